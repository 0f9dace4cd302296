;;! legacy_exceptions = true
;; Tags of other instances: the same one under two names, and another of the same type.

(module $A
  (tag $e (export "e") (export "same") (param i32))
  (tag $f (export "f") (param i32))
  (func (export "throw-e") (param i32) (throw $e (local.get 0)))
  (func (export "throw-f") (param i32) (throw $f (local.get 0)))
  (func (export "catch-e") (param funcref) (result i32)
    (try (result i32)
      (do (call_ref $v (ref.cast (ref $v) (local.get 0))) (i32.const -1))
      (catch $e)))
  (type $v (func))
)
(register "a" $A)

(module $B
  (type $v (func))
  (tag $e (import "a" "e") (param i32))
  (tag $same (import "a" "same") (param i32))
  (tag $f (import "a" "f") (param i32))
  (tag $own (param i32))
  (func $throw-e (import "a" "throw-e") (param i32))
  (func $throw-f (import "a" "throw-f") (param i32))
  (func $catch-e (import "a" "catch-e") (param funcref) (result i32))

  (func (export "catch") (param i32) (result i32)
    (try (result i32)
      (do
        (if (local.get 0) (then (call $throw-e (i32.const 1))))
        (call $throw-f (i32.const 2))
        (i32.const 0))
      (catch $own (i32.add (i32.const 10)))
      (catch $same (i32.add (i32.const 20)))
      (catch $e (i32.add (i32.const 30)))
      (catch $f (i32.add (i32.const 40)))))

  (func (export "mismatch") (result i32)
    (try (result i32)
      (do (try (result i32) (do (call $throw-e (i32.const 1)) (i32.const 0)) (catch $own)))
      (catch_all (i32.const 50))))

  ;; A rethrown exception goes back through the other instance, whose handler is next.
  (func $again
    (try (do (call $throw-e (i32.const 6))) (catch_all (rethrow 0))))
  (func $delegates
    (try (do (try (do (call $throw-e (i32.const 7))) (delegate 1))) (catch_all (unreachable))))
  (func $throws-f (call $throw-f (i32.const 8)))
  (elem declare func $again $delegates $throws-f)
  (func (export "again") (result i32) (call $catch-e (ref.func $again)))
  (func (export "delegates") (result i32) (call $catch-e (ref.func $delegates)))
  (func (export "throws-f") (result i32) (call $catch-e (ref.func $throws-f)))
)

(assert_return (invoke $B "catch" (i32.const 1)) (i32.const 21))
(assert_return (invoke $B "catch" (i32.const 0)) (i32.const 42))
(assert_return (invoke $B "mismatch") (i32.const 50))
(assert_return (invoke $B "again") (i32.const 6))
(assert_return (invoke $B "delegates") (i32.const 7))
(assert_exception (invoke $B "throws-f"))
(assert_exception (invoke $A "throw-e" (i32.const 0)))

;; Two instances of one module have tags of their own.
(module definition $M
  (tag $t (export "t"))
  (func (export "throw") (throw $t))
)
(module instance $M1 $M)
(module instance $M2 $M)
(register "m1" $M1)
(register "m2" $M2)
(module
  (tag $t1 (import "m1" "t"))
  (tag $t2 (import "m2" "t"))
  (func $throw1 (import "m1" "throw"))
  (func $throw2 (import "m2" "throw"))
  (func (export "which") (param i32) (result i32)
    (try (result i32)
      (do (if (local.get 0) (then (call $throw1)) (else (call $throw2))) (i32.const 0))
      (catch $t1 (i32.const 1))
      (catch $t2 (i32.const 2))))
)
(assert_return (invoke "which" (i32.const 1)) (i32.const 1))
(assert_return (invoke "which" (i32.const 0)) (i32.const 2))

(assert_unlinkable (module (tag (import "a" "e") (param i64))) "incompatible import type")
(assert_unlinkable (module (tag (import "a" "e"))) "incompatible import type")
(assert_unlinkable (module (tag (import "a" "none"))) "unknown import")
