;;! legacy_exceptions = true
;; `delegate` gives what its body throws to the handler of a label, past those between.

(module
  (tag $a)
  (tag $b (param i32))
  (func $throw (throw $a))
  (func $throw-b (throw $b (i32.const 9)))

  (func (export "no-throw") (result i32)
    (try $t (result i32)
      (do (try (result i32) (do (i32.const 1)) (delegate $t)))
      (catch_all (i32.const 2))))

  (func (export "nearest") (result i32)
    (try $t (result i32)
      (do (try (do (call $throw)) (delegate $t)) (i32.const 1))
      (catch $a (i32.const 2))))

  (func (export "past-a-handler") (result i32)
    (try $t (result i32)
      (do
        (try (result i32)
          (do (try (do (call $throw)) (delegate $t)) (i32.const 1))
          (catch $a (i32.const 2))))
      (catch $a (i32.const 3))))

  (func (export "by-number") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do
            (if (i32.eqz (local.get 0))
              (then (try (do (throw $a)) (delegate 1)))
              (else (try (do (throw $a)) (delegate 2))))
            (i32.const 1))
          (catch $a (i32.const 2))))
      (catch $a (i32.const 3))))

  ;; Blocks, loops and `if` have no handler: `delegate` to one of them gives to the next handler around it.
  (func (export "to-a-block") (result i32)
    (try (result i32)
      (do
        (block $b (loop $l (if $i (i32.const 1) (then
          (try (do (call $throw)) (delegate $b))
          (try (do (call $throw)) (delegate $l))
          (try (do (call $throw)) (delegate $i))))))
        (i32.const 1))
      (catch_all (i32.const 2))))
  (func (export "to-a-loop") (result i32)
    (try (result i32)
      (do (loop $l (try (do (call $throw)) (delegate $l))) (i32.const 1))
      (catch_all (i32.const 2))))
  (func (export "to-an-if") (result i32)
    (try (result i32)
      (do (if $i (i32.const 1) (then (try (do (call $throw)) (delegate $i)))) (i32.const 1))
      (catch_all (i32.const 2))))

  ;; A `try` without clauses passes the exception on.
  (func (export "to-a-catchless-try") (result i32)
    (try (result i32)
      (do (try $t (do (try (do (call $throw)) (delegate $t)))) (i32.const 1))
      (catch_all (i32.const 2))))

  ;; A chain of them.
  (func (export "to-a-delegate") (result i32)
    (try $outer (result i32)
      (do
        (try (result i32)
          (do
            (try $t
              (do (try (do (call $throw-b)) (delegate $t)))
              (delegate $outer))
            (i32.const 1))
          (catch $b)))
      (catch $b (i32.add (i32.const 1)))))

  (func (export "no-match") (result i32)
    (try $t (result i32)
      (do (try (do (call $throw-b)) (delegate $t)) (i32.const 1))
      (catch $a (i32.const 2))))

  ;; Its label is a target of branches, like that of any block.
  (func (export "branch") (param i32) (result i32)
    (try $t (result i32)
      (do (br_if $t (i32.const 4) (local.get 0)) (drop) (i32.const 5))
      (delegate 0)))
)

(assert_return (invoke "no-throw") (i32.const 1))
(assert_return (invoke "nearest") (i32.const 2))
(assert_return (invoke "past-a-handler") (i32.const 3))
(assert_return (invoke "by-number" (i32.const 0)) (i32.const 2))
(assert_return (invoke "by-number" (i32.const 1)) (i32.const 3))
(assert_return (invoke "to-a-block") (i32.const 2))
(assert_return (invoke "to-a-loop") (i32.const 2))
(assert_return (invoke "to-an-if") (i32.const 2))
(assert_return (invoke "to-a-catchless-try") (i32.const 2))
(assert_return (invoke "to-a-delegate") (i32.const 10))
(assert_exception (invoke "no-match"))
(assert_return (invoke "branch" (i32.const 1)) (i32.const 4))
(assert_return (invoke "branch" (i32.const 0)) (i32.const 5))
