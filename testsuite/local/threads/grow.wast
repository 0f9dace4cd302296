;;! features = ["wasm3", "threads"]
;; A memory that a thread's thread grows is larger for all threads. The traps of one thread do not affect the others.

(module $Mem
  (memory (export "shared") 1 4 shared)
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
)

(thread $T (shared (module $Mem))
  (register "mem" $Mem)
  (module $M
    (memory (import "mem" "shared") 1 4 shared)
    (tag $e)
    (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
    (func (export "throw") (throw $e)))
  (assert_trap (invoke "load" (i32.const 65536)) "out of bounds memory access")
  (thread $U (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 9 shared)
      (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
      (func (export "store") (i32.store (i32.const 131072) (i32.const 6)))
      (func $deep (export "deep") (call $deep) (call $deep)))
    (assert_return (invoke "grow" (i32.const 2)) (i32.const 1))
    (assert_return (invoke "grow" (i32.const 2)) (i32.const -1))
    (assert_return (invoke "store"))
    (assert_exhaustion (invoke "deep") "call stack exhausted")
    (assert_malformed (module quote "(func") "unexpected token")
    (assert_invalid (module (func (result i32))) "type mismatch"))
  (wait $U)
  (assert_return (invoke $M "load" (i32.const 131072)) (i32.const 6))
  (assert_trap (invoke $M "load" (i32.const 196608)) "out of bounds memory access")
  (assert_exception (invoke $M "throw"))
)
(wait $T)
(assert_return (invoke $Mem "size") (i32.const 3))
(assert_return (invoke $Mem "load" (i32.const 131072)) (i32.const 6))
