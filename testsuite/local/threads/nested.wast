;;! features = ["wasm3", "threads"]
;; A thread begins a thread of its own and waits for it: what the inner thread wrote is then visible.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)

(thread $Outer (shared (module $Mem))
  (register "mem" $Mem)
  (module $M
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1)))
    (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
  (invoke "store" (i32.const 0) (i32.const 1))
  (thread $Inner (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "add") (result i32)
        (i32.store (i32.const 4) (i32.add (i32.load (i32.const 0)) (i32.const 10)))
        (i32.load (i32.const 4))))
    (assert_return (invoke "add") (i32.const 11)))
  (wait $Inner)
  (assert_return (invoke $M "load" (i32.const 4)) (i32.const 11))
  (invoke $M "store" (i32.const 8) (i32.const 100))
)
(wait $Outer)
(assert_return (invoke $Mem "load" (i32.const 4)) (i32.const 11))
(assert_return (invoke $Mem "load" (i32.const 8)) (i32.const 100))
