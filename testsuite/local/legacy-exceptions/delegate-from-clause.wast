;;! legacy_exceptions = true
;; In a clause the handler of its `try` is closed: `delegate` to that label means the handler around it.

(module
  (tag $a)
  (tag $b)
  (func $throw-b (throw $b))

  (func (export "own-try") (result i32)
    (try (result i32)
      (do
        (try $t (result i32)
          (do (throw $a))
          (catch $a (try (do (call $throw-b)) (delegate $t)) (i32.const 1))
          (catch_all (i32.const 2))))
      (catch $b (i32.const 3))))

  (func (export "own-try-of-all") (result i32)
    (try (result i32)
      (do
        (try $t (result i32)
          (do (throw $a))
          (catch_all (try (do (rethrow $t)) (delegate $t)) (i32.const 1))))
      (catch $a (i32.const 3))))

  (func (export "block-in-clause") (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (throw $a))
          (catch $a (block $b (try (do (throw $b)) (delegate $b))) (i32.const 1))
          (catch $b (i32.const 2))))
      (catch $b (i32.const 3))))

  (func (export "out") (result i32)
    (try $t (result i32)
      (do (throw $a))
      (catch $a (try (do (throw $b)) (delegate $t)) (i32.const 1))
      (catch $b (i32.const 2))))
)

(assert_return (invoke "own-try") (i32.const 3))
(assert_return (invoke "own-try-of-all") (i32.const 3))
(assert_return (invoke "block-in-clause") (i32.const 3))
(assert_exception (invoke "out"))
