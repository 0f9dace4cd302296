;;! features = ["wasm3", "threads"]
;; Message passing in two threads of a thread: plain accesses may be seen in either order, atomic ones may not.

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
        (i32.store (i32.const 0) (i32.const 42))
        (i32.store (i32.const 4) (i32.const 1))
        (i32.atomic.store (i32.const 8) (i32.const 42))
        (i32.atomic.store (i32.const 12) (i32.const 1))))
    (assert_return (invoke "run")))
  (thread $T2 (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "plain") (result i32 i32)
        (i32.load (i32.const 4)) (i32.load (i32.const 0)))
      (func (export "atomic") (result i32) (local i32 i32)
        (local.set 0 (i32.atomic.load (i32.const 12)))
        (local.set 1 (i32.atomic.load (i32.const 8)))
        (i32.add (i32.mul (local.get 0) (i32.const 100)) (local.get 1))))
    (assert_return (invoke "plain")
      (either (i32.const 0) (i32.const 1)) (either (i32.const 0) (i32.const 42)))
    ;; Never 100: the flag without the message.
    (assert_return (invoke "atomic") (either (i32.const 0) (i32.const 42) (i32.const 142))))
  (wait $T1)
  (wait $T2)
  (register "mem" $Mem)
  (module
    (memory (import "mem" "shared") 1 1 shared)
    (func (export "end") (result i32 i32)
      (i32.load (i32.const 0)) (i32.load (i32.const 8))))
  (assert_return (invoke "end") (i32.const 42) (i32.const 42))
)
(wait $Litmus)
