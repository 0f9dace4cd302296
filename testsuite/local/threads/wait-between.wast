;;! features = ["wasm3", "threads"]
;; A thread and one of its own wait for each other in turn, with `memory.atomic.wait32` and `notify`.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)

(thread $Parent (shared (module $Mem))
  (register "mem" $Mem)
  (thread $Child (shared (module $Mem))
    (register "mem" $Mem)
    (module
    (memory (import "mem" "shared") 1 1 shared)
    (func $wait-for (param $at i32) (param $value i32) (local $now i32)
      (block $done (loop $again
        (local.set $now (i32.atomic.load (local.get $at)))
        (br_if $done (i32.eq (local.get $now) (local.get $value)))
        (drop (memory.atomic.wait32 (local.get $at) (local.get $now) (i64.const -1)))
        (br $again))))
    (func $tell (param $at i32) (param $value i32)
      (i32.atomic.store (local.get $at) (local.get $value))
      (drop (memory.atomic.notify (local.get $at) (i32.const -1))))
    (func (export "run") (param $rounds i32) (local $i i32)
      (loop $again
        (call $wait-for (i32.const 0) (i32.add (local.get $i) (i32.const 1)))
        (call $tell (i32.const 4) (i32.add (local.get $i) (i32.const 1)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $again (i32.lt_u (local.get $i) (local.get $rounds))))))
    (assert_return (invoke "run" (i32.const 20))))
  (module
    (memory (import "mem" "shared") 1 1 shared)
    (func $wait-for (param $at i32) (param $value i32) (local $now i32)
      (block $done (loop $again
        (local.set $now (i32.atomic.load (local.get $at)))
        (br_if $done (i32.eq (local.get $now) (local.get $value)))
        (drop (memory.atomic.wait32 (local.get $at) (local.get $now) (i64.const -1)))
        (br $again))))
    (func $tell (param $at i32) (param $value i32)
      (i32.atomic.store (local.get $at) (local.get $value))
      (drop (memory.atomic.notify (local.get $at) (i32.const -1))))
    (func (export "run") (param $rounds i32) (result i32) (local $i i32)
      (loop $again
        (call $tell (i32.const 0) (i32.add (local.get $i) (i32.const 1)))
        (call $wait-for (i32.const 4) (i32.add (local.get $i) (i32.const 1)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $again (i32.lt_u (local.get $i) (local.get $rounds))))
      (local.get $i)))
  (assert_return (invoke "run" (i32.const 20)) (i32.const 20))
  (wait $Child)
)
(wait $Parent)
(assert_return (invoke $Mem "load" (i32.const 4)) (i32.const 20))
