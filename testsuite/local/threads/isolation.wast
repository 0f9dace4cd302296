;;! features = ["wasm3", "threads"]
;; A thread has a store and names of its own: it sees what is shared, and nothing else.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (memory (export "private") 1 1)
  (func (export "load") (result i32) (i32.atomic.load (i32.const 0)))
  (func (export "wait") (result i32)
    (memory.atomic.wait32 (i32.const 8) (i32.const 0) (i64.const 10_000_000_000)))
)
(register "mem" $Mem)

(thread $Alone
  (assert_unlinkable (module (memory (import "mem" "shared") 1 1 shared)) "unknown import")
  (module (memory (import "spectest" "shared_memory") 1 2 shared)
    (func (export "f") (result i32) (i32.atomic.rmw.add (i32.const 0) (i32.const 1))))
  (assert_return (invoke "f") (i32.const 0))
  (assert_return (invoke "f") (i32.const 1))
)

(thread $Sharing (shared (module $Mem))
  (assert_unlinkable (module (memory (import "mem" "shared") 1 1 shared)) "unknown import")
  (register "other" $Mem)
  (assert_unlinkable (module (memory (import "other" "private") 1 1)) "unknown import")
  (assert_unlinkable (module (memory (import "other" "shared") 1 1)) "incompatible import type")
  (module $M
    (memory (import "other" "shared") 1 1 shared)
    (func (export "add") (param i32) (result i32)
      (i32.atomic.rmw.add (i32.const 0) (local.get 0)))
    (func (export "unaligned") (drop (i32.atomic.load (i32.const 1))))
    (func (export "wake") (result i32)
      (local $woken i32)
      (loop $again
        (local.set $woken (memory.atomic.notify (i32.const 8) (i32.const 9)))
        (br_if $again (i32.eqz (local.get $woken))))
      (local.get $woken)))
  (assert_return (invoke $M "add" (i32.const 40)) (i32.const 0))
  (assert_return (invoke "add" (i32.const 2)) (i32.const 40))
  (assert_trap (invoke "unaligned") "unaligned atomic")
  (assert_invalid (module (func (result i32))) "type mismatch")
  (assert_return (invoke "wake") (i32.const 1))
)

;; The script's own thread is woken by the one that it began.
(assert_return (invoke $Mem "wait") (i32.const 0))
(wait $Alone)
(wait $Sharing)
(assert_return (invoke $Mem "load") (i32.const 42))

;; The first thread's module `spectest` was its own.
(module (memory (import "spectest" "shared_memory") 1 2 shared)
  (func (export "load") (result i32) (i32.atomic.load (i32.const 0))))
(assert_return (invoke "load") (i32.const 0))
