;;! features = ["wasm3", "threads"]
;; Load buffering in two threads of a thread: with atomic accesses no value comes out of nothing, nor from later.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)

(thread $Litmus (shared (module $Mem))
  (thread $T1 (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run")
        (i32.store (i32.const 16) (i32.load (i32.const 0)))
        (i32.store (i32.const 4) (i32.const 1))
        (i32.store (i32.const 20) (i32.atomic.load (i32.const 8)))
        (i32.atomic.store (i32.const 12) (i32.const 1))))
    (assert_return (invoke "run")))
  (thread $T2 (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run")
        (i32.store (i32.const 24) (i32.load (i32.const 4)))
        (i32.store (i32.const 0) (i32.const 1))
        (i32.store (i32.const 28) (i32.atomic.load (i32.const 12)))
        (i32.atomic.store (i32.const 8) (i32.const 1))))
    (assert_return (invoke "run")))
  (wait $T1)
  (wait $T2)
  (register "mem" $Mem)
  (module
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "plain") (result i32 i32)
      (i32.load (i32.const 16)) (i32.load (i32.const 24)))
    (func (export "atomic") (result i32)
      (i32.add (i32.load (i32.const 20)) (i32.load (i32.const 28)))))
  (assert_return (invoke "plain")
    (either (i32.const 0) (i32.const 1)) (either (i32.const 0) (i32.const 1)))
  (assert_return (invoke "atomic") (either (i32.const 0) (i32.const 1)))
)
(wait $Litmus)
