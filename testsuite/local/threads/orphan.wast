;;! features = ["wasm3", "threads"]
;; A thread that nothing waits for runs on when the one that began it has ended.

(module $Mem
  (memory (export "shared") 1 1 shared)
    (func $wait-for (param $at i32) (param $value i32) (local $now i32)
      (block $done (loop $again
        (local.set $now (i32.atomic.load (local.get $at)))
        (br_if $done (i32.eq (local.get $now) (local.get $value)))
        (drop (memory.atomic.wait32 (local.get $at) (local.get $now) (i64.const -1)))
        (br $again))))
    (func $tell (param $at i32) (param $value i32)
      (i32.atomic.store (local.get $at) (local.get $value))
      (drop (memory.atomic.notify (local.get $at) (i32.const -1))))
  (func (export "go") (call $tell (i32.const 0) (i32.const 1)))
  (func (export "wait") (call $wait-for (i32.const 4) (i32.const 1)))
)

(thread $Parent (shared (module $Mem))
  (thread (shared (module $Mem))
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
    (func (export "run")
      (call $wait-for (i32.const 0) (i32.const 1))
      (call $tell (i32.const 4) (i32.const 1))))
    (assert_return (invoke "run")))
)
(wait $Parent)
(assert_return (invoke $Mem "go"))
(assert_return (invoke $Mem "wait"))
