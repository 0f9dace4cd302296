;;! legacy_exceptions = true
;; Types of a `try`: parameters, which the body has and no clause, and any number of results.

(module
  (type $swap (func (param i32 i64) (result i64 i32)))
  (tag $a)
  (tag $ij (param i32 i64))
  (tag $ji (param i64 i32))

  (func (export "params") (param i32) (result i64 i32)
    (i32.const 1) (i64.const 2)
    (try (type $swap)
      (do
        (if (param i32 i64) (result i32 i64) (local.get 0) (then) (else (throw $ij)))
        (throw $ij))
      (catch $ij (drop) (drop) (i64.const 3) (i32.const 4))))

  (func (export "values-as-results") (result i64 i32)
    (try (result i64 i32)
      (do (throw $ji (i64.const 5) (i32.const 6)))
      (catch $ji)))

  ;; Operands below the parameters stay.
  (func (export "below") (result i32 i32)
    (i32.const 7) (i32.const 8)
    (try (param i32) (result i32)
      (do (drop) (throw $a))
      (catch $a (i32.const 9))))

  (func (export "pass-through") (result i32 i32)
    (i32.const 1) (i32.const 2)
    (try (param i32 i32) (result i32 i32) (do) (catch_all (i32.const 3) (i32.const 4))))

  (func (export "delegated") (result i64 i32)
    (i32.const 1) (i64.const 2)
    (try (param i32 i64) (result i64 i32)
      (do (drop) (drop) (i64.const 10) (i32.const 11))
      (delegate 0)))

  (func (export "many") (result i32 i64 f32 f64 i32)
    (try (result i32 i64 f32 f64 i32)
      (do (throw $a))
      (catch $a (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4) (i32.const 5))))

  (func (export "none") (try (param) (result) (do (throw $a)) (catch $a)))
)

(assert_return (invoke "params" (i32.const 1)) (i64.const 3) (i32.const 4))
(assert_return (invoke "params" (i32.const 0)) (i64.const 3) (i32.const 4))
(assert_return (invoke "values-as-results") (i64.const 5) (i32.const 6))
(assert_return (invoke "below") (i32.const 7) (i32.const 9))
(assert_return (invoke "pass-through") (i32.const 1) (i32.const 2))
(assert_return (invoke "delegated") (i64.const 10) (i32.const 11))
(assert_return (invoke "many")
  (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4) (i32.const 5))
(assert_return (invoke "none"))
