;;! features = ["wasm3", "threads"]
;; The names and instances of a thread are its own: neither the script nor the thread's own threads see them.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)
(register "main" $Mem)

(thread $T (shared (module $Mem))
  (assert_unlinkable (module (memory (import "main" "shared") 1 1 shared)) "unknown import")
  (register "thread" $Mem)
  (module $Own
    (memory (export "own") 1 1 shared)
    (global (export "g") i32 (i32.const 7))
    (func (export "load") (result i32) (i32.atomic.load (i32.const 0))))
  (register "own" $Own)
  (assert_return (get $Own "g") (i32.const 7))

  (thread $U (shared (module $Mem)) (shared (module $Own))
    (assert_unlinkable (module (memory (import "thread" "shared") 1 1 shared)) "unknown import")
    (assert_unlinkable (module (memory (import "own" "own") 1 1 shared)) "unknown import")
    (register "mine" $Own)
    (assert_unlinkable (module (global (import "mine" "g") i32)) "unknown import")
    (module
      (memory (import "mine" "own") 1 1 shared)
      (func (export "store") (i32.atomic.store (i32.const 0) (i32.const 42))))
    (assert_return (invoke "store"))
    (register "late" $Mem))
  (wait $U)
  (assert_return (invoke $Own "load") (i32.const 42))
  (assert_unlinkable (module (memory (import "mine" "own") 1 1 shared)) "unknown import")
  (assert_unlinkable (module (memory (import "late" "shared") 1 1 shared)) "unknown import")
)
(wait $T)
(assert_unlinkable (module (memory (import "thread" "shared") 1 1 shared)) "unknown import")
(assert_unlinkable (module (memory (import "own" "own") 1 1 shared)) "unknown import")
(module (memory (import "main" "shared") 1 1 shared))
