;;! legacy_exceptions = true
;; Many exceptions, one after the other: throwing leaves nothing behind.

(module
  (tag $a (param i32))
  (tag $b)
  (func $throw (param i32)
    (if (i32.and (local.get 0) (i32.const 1)) (then (throw $a (local.get 0))))
    (throw $b))

  (func (export "sum") (param i32) (result i32) (local $sum i32)
    (loop $again
      (try
        (do (call $throw (local.get 0)))
        (catch $a (local.set $sum (i32.add (local.get $sum))))
        (catch $b (local.set $sum (i32.add (local.get $sum) (i32.const 1000)))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $sum))

  ;; Without a call: the throw is a jump.
  (func (export "own") (param i32) (result i32) (local $sum i32)
    (loop $again
      (try
        (do
          (try
            (do (throw $a (local.get 0)))
            (catch $b)))
        (catch $a (local.set $sum (i32.add (local.get $sum)))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $sum))

  (func (export "rethrown") (param i32) (result i32) (local $sum i32)
    (loop $again
      (try
        (do
          (try
            (do (call $throw (i32.const 1)))
            (catch_all (rethrow 0))))
        (catch $a (local.set $sum (i32.add (local.get $sum)))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get $sum))

  ;; A loop in a clause, which throws out of it.
  (func (export "in-clause") (param i32) (result i32)
    (try (result i32)
      (do
        (try
          (do (throw $b))
          (catch $b
            (loop $again
              (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
            (throw $a (i32.const 5))))
        (i32.const 0))
      (catch $a)))
)

(assert_return (invoke "sum" (i32.const 100)) (i32.const 52500))
(assert_return (invoke "own" (i32.const 1000)) (i32.const 500500))
(assert_return (invoke "rethrown" (i32.const 1000)) (i32.const 1000))
(assert_return (invoke "in-clause" (i32.const 10)) (i32.const 5))
