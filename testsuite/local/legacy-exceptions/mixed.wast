;;! legacy_exceptions = true
;; `try` and `try_table` in one function: each catches what the other throws, in the order in which they stand.

(module
  (tag $a (param i32))
  (tag $b)
  (func $throw (throw $a (i32.const 1)))

  (func (export "table-in-try") (result i32)
    (try (result i32)
      (do (block $h (try_table (catch $b $h) (call $throw))) (i32.const 0))
      (catch $a (i32.add (i32.const 10)))))

  (func (export "try-in-table") (result i32)
    (block $h (result i32)
      (try_table (catch $a $h)
        (try (do (call $throw)) (catch $b)))
      (i32.const 0))
    (i32.add (i32.const 20)))

  (func (export "inner-table") (result i32)
    (try (result i32)
      (do (block $h (result i32) (try_table (catch $a $h) (call $throw)) (i32.const 0)))
      (catch_all (i32.const 50))))

  ;; Delegating to a `try_table`: the clauses of the `try_table` catch.
  (func (export "delegate-to-table") (result i32)
    (block $h (result i32)
      (try_table $t (catch $a $h)
        (try
          (do (try (do (call $throw)) (delegate $t)))
          (catch_all (unreachable))))
      (i32.const 0))
    (i32.add (i32.const 30)))

  (func (export "delegate-past-table") (result i32)
    (try $t (result i32)
      (do
        (block $h (try_table (catch_all $h) (try (do (call $throw)) (delegate $t))))
        (i32.const 0))
      (catch $a (i32.add (i32.const 40)))))

  ;; A clause catches an exception that was caught by reference and thrown again, and rethrows the same one.
  (func (export "by-reference") (result i32)
    (local $exn exnref)
    (block $h (result exnref)
      (try_table (catch_all_ref $h) (call $throw))
      (unreachable))
    (local.set $exn)
    (block $h2 (result i32)
      (try_table (catch $a $h2)
        (try
          (do (throw_ref (local.get $exn)))
          (catch $b)
          (catch_all (rethrow 0))))
      (unreachable)))

  ;; A `try_table` in a clause: after it, the clause can still rethrow its exception.
  (func (export "table-in-clause") (result i32)
    (try $t (result i32)
      (do (call $throw) (i32.const 0))
      (catch $a
        (drop)
        (block $h (result i32) (try_table (catch $a $h) (rethrow $t)) (unreachable))
        (i32.add (i32.const 60)))))
  (func (export "null") (try (do (throw_ref (ref.null exn))) (catch_all)))
)

(assert_return (invoke "table-in-try") (i32.const 11))
(assert_return (invoke "try-in-table") (i32.const 21))
(assert_return (invoke "inner-table") (i32.const 1))
(assert_return (invoke "delegate-to-table") (i32.const 31))
(assert_return (invoke "delegate-past-table") (i32.const 41))
(assert_return (invoke "by-reference") (i32.const 1))
(assert_return (invoke "table-in-clause") (i32.const 61))
(assert_trap (invoke "null") "null exception reference")
