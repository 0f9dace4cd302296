;;! legacy_exceptions = true
;; Clauses in clauses: each label means the exception that its own `try` has caught, whatever was caught since.

(module
  (tag $a (param i32))
  (func $throw (param i32) (throw $a (local.get 0)))

  (func $three (param i32)
    (try $x
      (do (call $throw (i32.const 1)))
      (catch $a
        (drop)
        (block $plain
          (try $y
            (do (call $throw (i32.const 2)))
            (catch_all
              (try $z
                (do (throw $a (i32.const 3)))
                (catch $a
                  (drop)
                  (loop
                    (if (i32.eq (local.get 0) (i32.const 0)) (then (rethrow $x)))
                    (if (i32.eq (local.get 0) (i32.const 1)) (then (rethrow $y)))
                    (if (i32.eq (local.get 0) (i32.const 2)) (then (rethrow $z)))
                    ;; By numbers: `if`, loop, $z, $y, $plain, $x.
                    (if (i32.eq (local.get 0) (i32.const 3)) (then (rethrow 2)))
                    (if (i32.eq (local.get 0) (i32.const 4)) (then (rethrow 3)))
                    (if (i32.eq (local.get 0) (i32.const 5)) (then (rethrow 5)))
                    (br $plain))))))))))

  (func (export "three") (param i32) (result i32)
    (try (result i32)
      (do (call $three (local.get 0)) (i32.const 0))
      (catch $a)))

  ;; The body of a `try` in a clause rethrows the clause's exception.
  (func (export "from-body") (result i32)
    (try $x (result i32)
      (do (call $throw (i32.const 10)) (i32.const 0))
      (catch $a
        (drop)
        (try (result i32)
          (do (try (do (rethrow $x)) (delegate 0)) (i32.const 0))
          (catch $a (i32.add (i32.const 1)))))))

  ;; A clause throws another exception; its own exception stays the same.
  (func (export "both") (result i32) (local i32)
    (try $x (result i32)
      (do (call $throw (i32.const 20)) (i32.const 0))
      (catch $a
        (drop)
        (try (do (call $throw (i32.const 1))) (catch $a (local.set 0)))
        (try (result i32)
          (do (rethrow $x))
          (catch $a (i32.add (local.get 0)))))))
)

(assert_return (invoke "three" (i32.const 0)) (i32.const 1))
(assert_return (invoke "three" (i32.const 1)) (i32.const 2))
(assert_return (invoke "three" (i32.const 2)) (i32.const 3))
(assert_return (invoke "three" (i32.const 3)) (i32.const 3))
(assert_return (invoke "three" (i32.const 4)) (i32.const 2))
(assert_return (invoke "three" (i32.const 5)) (i32.const 1))
(assert_return (invoke "three" (i32.const 6)) (i32.const 0))
(assert_return (invoke "from-body") (i32.const 11))
(assert_return (invoke "both") (i32.const 21))
