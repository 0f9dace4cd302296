;;! legacy_exceptions = true
;; `catch_all` catches what no `catch` before it does, whatever its tag, and gets no values.

(module
  (tag $a)
  (tag $b (param i32 i32))
  (func $throw-b (throw $b (i32.const 1) (i32.const 2)))

  (func (export "alone") (result i32)
    (try (result i32) (do (call $throw-b) (i32.const 0)) (catch_all (i32.const 1))))

  (func (export "behind") (param i32) (result i32)
    (try (result i32)
      (do (if (local.get 0) (then (throw $a))) (call $throw-b) (i32.const 0))
      (catch $a (i32.const 1))
      (catch_all (i32.const 2))))

  ;; What was on the stack when the body threw is gone.
  (func (export "operands") (result i32)
    (i32.add
      (i32.const 10)
      (try (result i32)
        (do (i32.const 1) (i32.const 2) (call $throw-b) (i32.add))
        (catch_all (i32.const 3)))))

  (func (export "not-reached") (result i32)
    (try (result i32) (do (i32.const 4)) (catch_all (unreachable))))

  ;; An exception without values, and one whose clause is empty.
  (func (export "empty") (try (do (throw $a)) (catch_all)))
)

(assert_return (invoke "alone") (i32.const 1))
(assert_return (invoke "behind" (i32.const 1)) (i32.const 1))
(assert_return (invoke "behind" (i32.const 0)) (i32.const 2))
(assert_return (invoke "operands") (i32.const 13))
(assert_return (invoke "not-reached") (i32.const 4))
(assert_return (invoke "empty"))
