;;! legacy_exceptions = true
;; A `try` is a block: branches lead from its body and its clauses to its end, and to the blocks around it.

(module
  (tag $a)
  (tag $i (param i32))

  (func (export "from-body") (param i32) (result i32)
    (try $t (result i32)
      (do (br_if $t (i32.const 1) (local.get 0)) (drop) (throw $a))
      (catch $a (i32.const 2))))

  (func (export "from-clauses") (param i32) (result i32)
    (try $t (result i32)
      (do (if (local.get 0) (then (throw $a))) (throw $i (i32.const 3)))
      (catch $a (br $t (i32.const 1)))
      (catch_all (i32.const 2) (br 0))))

  (func (export "out") (param i32) (result i32)
    (block $out (result i32)
      (try
        (do (throw $i (local.get 0)))
        (catch $i (br $out)))
      (unreachable)))

  (func (export "table") (param i32) (result i32)
    (block $one (block $two
      (try $t
        (do (throw $a))
        (catch $a (br_table $t $one $two (local.get 0))))
      (return (i32.const 0)))
      (return (i32.const 2)))
    (i32.const 1))

  (func (export "return") (param i32) (result i32)
    (try
      (do (if (local.get 0) (then (return (i32.const 1)))) (throw $a))
      (catch_all (return (i32.const 2))))
    (unreachable))

  ;; Back to the loop around it from a clause.
  (func (export "retry") (param i32) (result i32) (local i32)
    (loop $again
      (try
        (do
          (local.set 1 (i32.add (local.get 1) (i32.const 1)))
          (if (i32.lt_u (local.get 1) (local.get 0)) (then (throw $a))))
        (catch $a (br $again))))
    (local.get 1))

  ;; One label hides another, in the body and in the clause.
  (func (export "hidden") (result i32)
    (try $t (result i32)
      (do (try $t (do (throw $a)) (catch $a (br $t))) (i32.const 1))
      (catch_all (i32.const 2))))

  ;; A label is not known behind its `try`, nor where `delegate` ends it.
  (func (export "not-own") (result i32)
    (try $t (result i32)
      (do (try $t (result i32) (do (throw $a)) (delegate $t)))
      (catch $a (i32.const 3))))
)

(assert_return (invoke "from-body" (i32.const 1)) (i32.const 1))
(assert_return (invoke "from-body" (i32.const 0)) (i32.const 2))
(assert_return (invoke "from-clauses" (i32.const 1)) (i32.const 1))
(assert_return (invoke "from-clauses" (i32.const 0)) (i32.const 2))
(assert_return (invoke "out" (i32.const 12)) (i32.const 12))
(assert_return (invoke "table" (i32.const 0)) (i32.const 0))
(assert_return (invoke "table" (i32.const 1)) (i32.const 1))
(assert_return (invoke "table" (i32.const 9)) (i32.const 2))
(assert_return (invoke "return" (i32.const 1)) (i32.const 1))
(assert_return (invoke "return" (i32.const 0)) (i32.const 2))
(assert_return (invoke "retry" (i32.const 100)) (i32.const 100))
(assert_return (invoke "hidden") (i32.const 1))
(assert_return (invoke "not-own") (i32.const 3))
