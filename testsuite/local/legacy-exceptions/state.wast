;;! legacy_exceptions = true
;; Locals, globals and memories are what they were when the body threw.

(module
  (tag $a)
  (memory 1 3)
  (global $g (mut i64) (i64.const 0))
  (func $throw (throw $a))

  (func (export "locals") (result i32) (local i32 i32)
    (local.set 0 (i32.const 1))
    (try
      (do
        (local.set 0 (i32.const 2))
        (call $throw)
        (local.set 0 (i32.const 3)))
      (catch $a (local.set 1 (i32.mul (local.get 0) (i32.const 10)))))
    (i32.add (local.get 0) (local.get 1)))

  ;; A local tells which of the calls has thrown.
  (func (export "which-call") (param i32) (result i32) (local i32)
    (try
      (do
        (local.set 1 (i32.const 10))
        (if (i32.eqz (local.get 0)) (then (call $throw)))
        (local.set 1 (i32.add (local.get 1) (i32.const 1)))
        (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $a)))
        (local.set 1 (i32.add (local.get 1) (i32.const 1)))
        (call $throw))
      (catch_all))
    (local.get 1))

  (func (export "global") (result i64)
    (try
      (do (global.set $g (i64.const 5)) (call $throw) (global.set $g (i64.const 6)))
      (catch_all (global.set $g (i64.add (global.get $g) (i64.const 1)))))
    (global.get $g))

  ;; A bounds check in the body does not hold in a clause: the body may have thrown before that check.
  (func (export "memory") (param i32 i32) (result i32)
    (try (result i32)
      (do
        (if (local.get 1) (then (call $throw)))
        (i32.load8_u (local.get 0)))
      (catch $a (i32.load8_u (local.get 0)))))
  (func (export "grown") (result i32)
    (try (result i32)
      (do (drop (memory.grow (i32.const 1))) (call $throw) (i32.const 0))
      (catch_all (i32.store (i32.const 65536) (i32.const 4)) (i32.load (i32.const 65536)))))
)

(assert_return (invoke "locals") (i32.const 22))
(assert_return (invoke "which-call" (i32.const 0)) (i32.const 10))
(assert_return (invoke "which-call" (i32.const 1)) (i32.const 11))
(assert_return (invoke "which-call" (i32.const 2)) (i32.const 12))
(assert_return (invoke "global") (i64.const 6))
(assert_return (invoke "memory" (i32.const 65535) (i32.const 0)) (i32.const 0))
(assert_return (invoke "memory" (i32.const 65535) (i32.const 1)) (i32.const 0))
(assert_trap (invoke "memory" (i32.const 65536) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "memory" (i32.const 65536) (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "grown") (i32.const 4))
