;;! features = ["wasm3", "threads"]
;; Wait and notify across three threads: each adds its digit when the one before has done so.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "sum") (result i32) (i32.load (i32.const 4)))
  (func (export "turn") (result i32) (i32.atomic.load (i32.const 0)))
)

(thread $T3 (shared (module $Mem))
  (register "mem" $Mem)
  (module
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "run") (param $me i32) (local $now i32)
      (block $mine (loop $again
        (local.set $now (i32.atomic.load (i32.const 0)))
        (br_if $mine (i32.eq (local.get $now) (local.get $me)))
        (drop (memory.atomic.wait32 (i32.const 0) (local.get $now) (i64.const -1)))
        (br $again)))
      (i32.store (i32.const 4)
        (i32.add (i32.mul (i32.load (i32.const 4)) (i32.const 10)) (local.get $me)))
      (i32.atomic.store (i32.const 0) (i32.add (local.get $me) (i32.const 1)))
      (drop (memory.atomic.notify (i32.const 0) (i32.const -1))))
    (func (export "sum") (result i32) (i32.load (i32.const 4))))
  (assert_return (invoke "run" (i32.const 3)))
  (assert_return (invoke "sum") (i32.const 123))
)

(thread $T2 (shared (module $Mem))
  (register "mem" $Mem)
  (module
    (memory (import "mem" "shared") 0 2 shared)
    (func (export "run") (param $me i32) (local $now i32)
      (block $mine (loop $again
        (local.set $now (i32.atomic.load (i32.const 0)))
        (br_if $mine (i32.eq (local.get $now) (local.get $me)))
        (drop (memory.atomic.wait32 (i32.const 0) (local.get $now) (i64.const 1_000_000_000_000)))
        (br $again)))
      (i32.store (i32.const 4)
        (i32.add (i32.mul (i32.load (i32.const 4)) (i32.const 10)) (local.get $me)))
      (i32.atomic.store (i32.const 0) (i32.add (local.get $me) (i32.const 1)))
      (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))))
  (assert_return (invoke "run" (i32.const 2)))
)

(thread $T1 (shared (module $Mem))
  (register "mem" $Mem)
  (module
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "run")
      (i32.store (i32.const 4) (i32.const 1))
      (i32.atomic.store (i32.const 0) (i32.const 2))
      (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))))
  (assert_return (invoke "run"))
)

(wait $T1)
(wait $T2)
(wait $T3)
(assert_return (invoke $Mem "sum") (i32.const 123))
(assert_return (invoke $Mem "turn") (i32.const 4))
