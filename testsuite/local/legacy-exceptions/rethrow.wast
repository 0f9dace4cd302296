;;! legacy_exceptions = true
;; `rethrow` throws what the clause of a label has caught: the same exception, with its values.

(module
  (tag $a (param i32))
  (tag $b)

  (func $again (param i32)
    (try (do (throw $a (local.get 0))) (catch $a (drop) (rethrow 0))))

  (func (export "values") (param i32) (result i32)
    (try (result i32) (do (call $again (local.get 0)) (i32.const 0)) (catch $a)))

  (func (export "out") (try (do (throw $b)) (catch_all (rethrow 0))))

  (func (export "conditional") (param i32) (result i32)
    (try $t (result i32)
      (do (throw $b))
      (catch $b (if (local.get 0) (then (rethrow $t))) (i32.const 5))))

  ;; Not caught by the clauses of the same `try`.
  (func (export "other-clause") (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (throw $b))
          (catch $b (rethrow 0))
          (catch_all (i32.const 1))))
      (catch_all (i32.const 2))))

  ;; Caught anew within the clause.
  (func (export "within") (result i32)
    (try $outer (result i32)
      (do (throw $a (i32.const 8)))
      (catch $a
        (drop)
        (try (result i32)
          (do (rethrow $outer))
          (catch $b (i32.const 1))
          (catch $a (i32.add (i32.const 1)))))))

  (func (export "any-stack") (result i64)
    (try (result i64) (do (throw $b)) (catch_all (f32.const 1) (rethrow 0) (i64.add))))

  ;; As an operand, which is not reached.
  (func (export "folded") (result i32)
    (try (result i32) (do (throw $b)) (catch_all (i32.eqz (rethrow 0 (i32.const 1))))))
)

(assert_return (invoke "values" (i32.const -3)) (i32.const -3))
(assert_exception (invoke "out"))
(assert_exception (invoke "conditional" (i32.const 1)))
(assert_return (invoke "conditional" (i32.const 0)) (i32.const 5))
(assert_return (invoke "other-clause") (i32.const 2))
(assert_return (invoke "within") (i32.const 9))
(assert_exception (invoke "any-stack"))
(assert_exception (invoke "folded"))
