;;! legacy_exceptions = true
;; What cannot be reached: bodies that throw nothing, clauses behind them, and whole `try` in dead code.

(module
  (tag $a (param i32))
  (tag $b)

  ;; Nothing in the body throws, so no clause runs; it must be valid all the same.
  (func (export "nothing-throws") (result i32)
    (try (result i32)
      (do (i32.const 1))
      (catch $a (try $t (param i32) (result i32) (do) (catch_all (rethrow $t))))
      (catch $b (block (result i32) (loop (result i32) (i32.const 2))))
      (catch_all (try (result i32) (do (throw $b)) (delegate 0)))))

  (func (export "body-leaves") (param i32) (result i32)
    (block $out
      (try
        (do (br $out))
        (catch $a (drop) (unreachable))
        (catch_all (rethrow 0))))
    (local.get 0))

  (func (export "in-dead-code") (result i32)
    (return (i32.const 3))
    (try (result i32)
      (do (try (do (throw $b)) (catch $b) (catch_all (rethrow 0))) (i32.const 1))
      (catch $a)
      (catch_all (try (result i32) (do (i32.const 1)) (delegate 0)))))

  (func (export "dead-delegate") (result i32)
    (block (result i32)
      (br 0 (i32.const 4))
      (try (result i32) (do (block (loop (br 1))) (i32.const 1)) (delegate 0))
      (try $t (result i32) (do (try (do) (delegate $t)) (i32.const 1)) (catch_all (i32.const 2)))
      (i32.add)))

  ;; The stack of dead code has any type, in a clause as in a body.
  (func (export "any-stack") (result i32)
    (try (result i32)
      (do (unreachable) (i32.add))
      (catch $a (unreachable) (i64.eqz))
      (catch_all (throw $b) (select) (i32.eqz))))

  ;; All clauses leave: what follows cannot be reached.
  (func (export "all-leave") (param i32) (result i32)
    (try
      (do (if (local.get 0) (then (throw $b))) (throw $a (i32.const 5)))
      (catch $a (return))
      (catch $b (return (i32.const 6)))
      (catch_all (rethrow 0)))
    (unreachable))

  ;; A clause after one that leaves, and what follows.
  (func (export "one-stays") (param i32) (result i32)
    (try
      (do (if (local.get 0) (then (throw $b))) (throw $a (i32.const 7)))
      (catch $a (return))
      (catch $b))
    (i32.const 8))

  (func (export "delegated-end") (param i32) (result i32)
    (try $t (result i32)
      (do
        (block $out
          (try (do (br_if $out (local.get 0)) (throw $b)) (delegate $t))
          (unreachable))
        (i32.const 9))
      (catch_all (i32.const 10))))
)

(assert_return (invoke "nothing-throws") (i32.const 1))
(assert_return (invoke "body-leaves" (i32.const 2)) (i32.const 2))
(assert_return (invoke "in-dead-code") (i32.const 3))
(assert_return (invoke "dead-delegate") (i32.const 4))
(assert_trap (invoke "any-stack") "unreachable")
(assert_return (invoke "all-leave" (i32.const 0)) (i32.const 5))
(assert_return (invoke "all-leave" (i32.const 1)) (i32.const 6))
(assert_return (invoke "one-stays" (i32.const 0)) (i32.const 7))
(assert_return (invoke "one-stays" (i32.const 1)) (i32.const 8))
(assert_return (invoke "delegated-end" (i32.const 1)) (i32.const 9))
(assert_return (invoke "delegated-end" (i32.const 0)) (i32.const 10))
