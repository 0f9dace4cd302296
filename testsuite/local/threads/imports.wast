;;! features = ["wasm3", "threads"]
;; A shared memory under imports with other limits, between modules and memories that are not shared.

(module $Mem
  (memory $own 1)
  (memory (export "shared") 1 3 shared)
  (memory $last 2)
  (data (memory $own) (i32.const 0) "own")
  (func (export "sizes") (result i32 i32 i32)
    (memory.size $own) (memory.size 1) (memory.size $last))
  (func (export "take") (result i32)
    (memory.copy $last 1 (i32.const 65536) (i32.const 65536) (i32.const 4))
    (i32.load $last (i32.const 65536)))
)
(register "mem" $Mem)

(module $User
  (memory (import "mem" "shared") 0 9 shared)
  (memory (import "mem" "shared") 1 3 shared)
  (func (export "grow") (param i32) (result i32) (memory.grow 1 (local.get 0)))
  (func (export "size") (result i32) (memory.size 0))
  (func (export "poke") (param i32 i32) (i32.atomic.store (local.get 0) (local.get 1)))
  (func (export "move") (memory.copy 0 1 (i32.const 65538) (i32.const 65536) (i32.const 4)))
)

(assert_unlinkable (module (memory (import "mem" "shared") 1 3)) "incompatible import type")
(assert_unlinkable (module (memory (import "mem" "shared") 1 2 shared)) "incompatible import type")
(assert_unlinkable (module (memory (import "mem" "shared") 2 3 shared)) "incompatible import type")
(assert_unlinkable
  (module (memory (import "mem" "shared") i64 1 3 shared)) "incompatible import type")
(assert_unlinkable
  (module (memory (import "spectest" "memory") 1 2 shared)) "incompatible import type")
(assert_unlinkable (module (memory (import "spectest" "shared_memory") 1 2)) "incompatible import type")
(module (memory (import "spectest" "shared_memory") 1 2 shared))

(assert_trap (invoke $User "poke" (i32.const 65536) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke $User "grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke $Mem "sizes") (i32.const 1) (i32.const 2) (i32.const 2))
(assert_return (invoke $User "poke" (i32.const 65536) (i32.const 0x44332211)))
(assert_return (invoke $Mem "take") (i32.const 0x44332211))
(assert_return (invoke $User "move"))
(assert_return (invoke $Mem "take") (i32.const 0x22112211))
(assert_return (invoke $User "grow" (i32.const 2)) (i32.const -1))
(assert_return (invoke $User "grow" (i32.const 1)) (i32.const 2))
(assert_return (invoke $User "grow" (i32.const 0)) (i32.const 3))
(assert_return (invoke $User "size") (i32.const 3))

;; The present size counts, not the minimum of the definition.
(module (memory (import "mem" "shared") 3 3 shared))

(assert_invalid (module (memory 1 shared)) "shared memory must have maximum")
(assert_invalid (module (memory 2 1 shared)) "size minimum must not be greater than maximum")
