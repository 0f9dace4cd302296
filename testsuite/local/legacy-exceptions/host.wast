;;! legacy_exceptions = true
;; Functions of the host within handlers, and exceptions that leave the outermost function.

(module $M
  (import "spectest" "print_i32" (func $print (param i32)))
  (import "spectest" "global_i32" (global $g i32))
  (tag $a (export "a"))
  (func (export "in-body") (result i32)
    (try (result i32)
      (do (call $print (i32.const 1)) (throw $a))
      (catch $a (call $print (i32.const 2)) (global.get $g))))
  (func (export "delegated") (result i32)
    (try $t (result i32)
      (do (try (do (call $print (i32.const 3)) (throw $a)) (delegate $t)) (i32.const 0))
      (catch $a (call $print (i32.const 4)) (i32.const 1))))
  (func $throw (export "throw") (try (do (throw $a)) (catch $a (call $print (i32.const 5)) (rethrow 0))))
)
(register "m" $M)

(assert_return (invoke "in-body") (i32.const 666))
(assert_return (invoke "delegated") (i32.const 1))
(assert_exception (invoke "throw"))
(assert_exception (invoke "throw"))
(assert_return (invoke "in-body") (i32.const 666))

;; A start function that catches, and one that does not.
(module
  (func $throw (import "m" "throw"))
  (tag $a (import "m" "a"))
  (global $caught (export "caught") (mut i32) (i32.const 0))
  (func $start (try (do (call $throw)) (catch $a (global.set $caught (i32.const 1)))))
  (start $start)
)
(assert_return (get "caught") (i32.const 1))
(assert_trap
  (module
    (func $throw (import "m" "throw"))
    (func $start (try (do (try (do (call $throw)) (delegate 1))) (catch_all)))
    (start $start))
  "uncaught exception")
