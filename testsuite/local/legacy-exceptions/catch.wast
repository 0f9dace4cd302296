;;! legacy_exceptions = true
;; `catch` by its tag, in order, with the values of the exception; an exception that no clause catches goes on.

(module
  (tag $a)
  (tag $b (param i32))
  (tag $c (param i64 f64))
  (tag $d)

  (func $throw (param i32)
    (block $d (block $c (block $b (block $a
      (br_table $a $b $c $d (local.get 0)))
      (throw $a))
      (throw $b (i32.const 7)))
      (throw $c (i64.const -9) (f64.const 2.5)))
    (if (i32.eq (local.get 0) (i32.const 3)) (then (throw $d))))

  (func (export "each") (param i32) (result i32) (local $f f64)
    (try (result i32)
      (do (call $throw (local.get 0)) (i32.const 100))
      (catch $a (i32.const 1))
      (catch $b (i32.add (i32.const 2)))
      (catch $c (local.set $f) (i32.wrap_i64) (i32.trunc_f64_s (local.get $f)) (i32.add))))

  (func (export "first-of-two") (result i32)
    (try (result i32)
      (do (throw $b (i32.const 5)))
      (catch $b)
      (catch $b (drop) (i32.const 6))))

  (func (export "none") (try (do (call $throw (i32.const 3)))))

  (func (export "other") (try (do (call $throw (i32.const 1))) (catch $a) (catch $d)))

  (func (export "empty-body") (result i32)
    (try (result i32) (do (i32.const 1)) (catch $a (i32.const 2))))
)

(assert_return (invoke "each" (i32.const 0)) (i32.const 1))
(assert_return (invoke "each" (i32.const 1)) (i32.const 9))
(assert_return (invoke "each" (i32.const 2)) (i32.const -7))
(assert_exception (invoke "each" (i32.const 3)))
(assert_return (invoke "each" (i32.const 4)) (i32.const 100))
(assert_return (invoke "first-of-two") (i32.const 5))
(assert_exception (invoke "none"))
(assert_exception (invoke "other"))
(assert_return (invoke "empty-body") (i32.const 1))
