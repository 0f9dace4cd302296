;;! legacy_exceptions = true
;; `delegate` to the function's own label gives the exception to the caller, past every handler of the function.

(module
  (tag $a (param i32))
  (func $throw (throw $a (i32.const 4)))

  (func $trivial (try (do (call $throw)) (delegate 0)))
  (func $past
    (try (do (try (do (call $throw)) (delegate 1))) (catch_all (unreachable))))
  (func $own-throw
    (try (do (try (do (throw $a (i32.const 5))) (delegate 1))) (catch_all (unreachable))))
  (func $past-blocks
    (block (loop (try (do (try (do (call $throw)) (delegate 3))) (catch_all (unreachable))))))

  (table funcref (elem $trivial $past $own-throw $past-blocks))
  (func (export "caught") (param i32) (result i32)
    (try (result i32)
      (do (call_indirect (local.get 0)) (i32.const 0))
      (catch $a)))
  (func (export "uncaught") (param i32) (call_indirect (local.get 0)))
)

(assert_return (invoke "caught" (i32.const 0)) (i32.const 4))
(assert_return (invoke "caught" (i32.const 1)) (i32.const 4))
(assert_return (invoke "caught" (i32.const 2)) (i32.const 5))
(assert_return (invoke "caught" (i32.const 3)) (i32.const 4))
(assert_exception (invoke "uncaught" (i32.const 0)))
(assert_exception (invoke "uncaught" (i32.const 2)))
