;;! legacy_exceptions = true
;; Handlers within bodies, the innermost first, and exceptions that clauses throw.

(module
  (tag $a)
  (tag $b)
  (tag $c)

  (func $throw (param i32)
    (if (i32.eq (local.get 0) (i32.const 0)) (then (throw $a)))
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $b)))
    (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $c))))

  (func (export "three") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do
            (try (result i32)
              (do (call $throw (local.get 0)) (i32.const 0))
              (catch $a (i32.const 1))))
          (catch $a (i32.const 10))
          (catch $b (i32.const 2))))
      (catch_all (i32.const 3))))

  ;; What a clause throws goes to the handlers around its `try`, not to its own.
  (func (export "from-clause") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (throw $a))
          (catch $a (call $throw (local.get 0)) (i32.const 0))
          (catch $b (i32.const 20))
          (catch_all (i32.const 30))))
      (catch $a (i32.const 1))
      (catch $b (i32.const 2))
      (catch $c (i32.const 3))))

  ;; Each clause throws an exception that the next `try` around it catches.
  (func (export "chain") (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do
            (try (result i32)
              (do (throw $a))
              (catch $a (throw $b))))
          (catch $b (throw $c))))
      (catch $c (i32.const 5))))

  ;; One `try` after the other, in the body and behind it.
  (func (export "sequence") (result i32) (local i32)
    (try (do (throw $a)) (catch $a (local.set 0 (i32.const 1))))
    (try
      (do
        (try (do (throw $b)) (catch $b (local.set 0 (i32.add (local.get 0) (i32.const 10)))))
        (throw $c))
      (catch_all (local.set 0 (i32.add (local.get 0) (i32.const 100)))))
    (try (do) (catch_all (local.set 0 (i32.const 0))))
    (local.get 0))

  ;; Through frames: handlers that do not match, and functions without any.
  (func $plain (param i32) (call $other (local.get 0)))
  (func $other (param i32) (try (do (call $throw (local.get 0))) (catch $a)))
  (func $catchless (param i32) (try (do (call $plain (local.get 0)))))
  (func (export "frames") (param i32) (result i32)
    (try (result i32)
      (do (call $catchless (local.get 0)) (i32.const 0))
      (catch $a (i32.const 1))
      (catch $b (i32.const 2))))
  (func $recursive (param i32)
    (if (i32.eqz (local.get 0)) (then (throw $b)))
    (try
      (do (call $recursive (i32.sub (local.get 0) (i32.const 1))))
      (catch $a (unreachable))))
  (func (export "recursive") (param i32) (result i32)
    (try (result i32) (do (call $recursive (local.get 0)) (i32.const 0)) (catch $b (i32.const 1))))
)

(assert_return (invoke "three" (i32.const 0)) (i32.const 1))
(assert_return (invoke "three" (i32.const 1)) (i32.const 2))
(assert_return (invoke "three" (i32.const 2)) (i32.const 3))
(assert_return (invoke "three" (i32.const 3)) (i32.const 0))
(assert_return (invoke "from-clause" (i32.const 0)) (i32.const 1))
(assert_return (invoke "from-clause" (i32.const 1)) (i32.const 2))
(assert_return (invoke "from-clause" (i32.const 2)) (i32.const 3))
(assert_return (invoke "from-clause" (i32.const 3)) (i32.const 0))
(assert_return (invoke "chain") (i32.const 5))
(assert_return (invoke "sequence") (i32.const 111))
(assert_return (invoke "frames" (i32.const 0)) (i32.const 0))
(assert_return (invoke "frames" (i32.const 1)) (i32.const 2))
(assert_exception (invoke "frames" (i32.const 2)))
(assert_return (invoke "recursive" (i32.const 500)) (i32.const 1))
