;;! legacy_exceptions = true
;; References that live across a throw, and the exception of a clause, while allocations may move all objects.

(module
  (type $s (struct (field (mut i32))))
  (type $list (struct (field (ref null $list)) (field i32)))
  (tag $a (param (ref $s) i32))
  (global $last (mut (ref null $s)) (ref.null $s))

  (func $make (param i32) (result (ref $s))
    (drop (struct.new $s (i32.const -1)))
    (struct.new $s (local.get 0)))
  (func $throw (param i32) (throw $a (call $make (local.get 0)) (local.get 0)))

  ;; Operands below the `try`, locals, and the values that were caught.
  (func (export "operands") (param i32) (result i32) (local $l (ref null $s))
    (local.set $l (call $make (i32.const 100)))
    (struct.get $s 0 (call $make (i32.const 1000)))
    (call $make (i32.const 10))
    (try (result (ref $s))
      (do (call $throw (local.get 0)) (unreachable))
      (catch $a (drop) (drop (call $make (i32.const 0)))))
    (i32.add (struct.get $s 0) (struct.get $s 0 (local.get $l)))
    (local.set 0)
    (struct.get $s 0)
    (i32.add (local.get 0))
    (i32.add))

  ;; The exception of a clause stays alive while the clause makes objects.
  (func (export "rethrow") (param i32) (result i32)
    (try (result i32)
      (do
        (try
          (do (call $throw (local.get 0)))
          (catch $a
            (drop) (drop)
            (drop (call $make (i32.const 1)))
            (drop (call $make (i32.const 2)))
            (global.set $last (call $make (i32.const 3)))
            (rethrow 0)))
        (i32.const 0))
      (catch $a (drop (call $make (i32.const 4))) (drop) (struct.get $s 0))))

  ;; Two exceptions at a time.
  (func (export "two") (result i32)
    (try (result i32)
      (do
        (try $x
          (do (call $throw (i32.const 1)))
          (catch_all
            (try $y
              (do (call $throw (i32.const 2)))
              (catch_all (drop (call $make (i32.const 3))) (rethrow $x)))))
        (i32.const 0))
      (catch $a (drop) (struct.get $s 0))))

  ;; A list that grows in clauses.
  (func (export "list") (param i32) (result i32) (local $l (ref null $list)) (local $sum i32)
    (loop $again
      (try
        (do (call $throw (local.get 0)))
        (catch $a
          (local.set $sum)
          (drop)
          (local.set $l (struct.new $list (local.get $l) (local.get $sum)))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.set $sum (i32.const 0))
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (struct.get $list 1 (local.get $l))))
      (br_if $again (i32.eqz (ref.is_null (local.tee $l (struct.get $list 0 (local.get $l)))))))
    (local.get $sum))

  ;; Through a `delegate`, with objects made on the way.
  (func (export "delegate") (result i32)
    (try $t (result i32)
      (do
        (try
          (do (try (do (call $throw (i32.const 6))) (delegate $t)))
          (catch_all (unreachable)))
        (i32.const 0))
      (catch $a (drop (call $make (i32.const 0))) (drop) (struct.get $s 0))))
)

(assert_return (invoke "operands" (i32.const 1)) (i32.const 1111))
(assert_return (invoke "rethrow" (i32.const 8)) (i32.const 8))
(assert_return (invoke "two") (i32.const 1))
(assert_return (invoke "list" (i32.const 100)) (i32.const 5050))
(assert_return (invoke "delegate") (i32.const 6))
