;; Imports of memories whose limits differ from those of the export: index type, page size and sharing are the same, the
;; present size is at least the minimum, and the maximum of the export is there and no larger where the import has one.

(module $bounded
  (memory (export "memory") 2 4)
  (memory (export "other") 1 2)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))
(register "bounded" $bounded)
(module $open (memory (export "memory") 2))
(register "open" $open)
(module $wide (memory (export "memory") i64 2 4))
(register "wide" $wide)
(module $bytes (memory (export "memory") 2 4 (pagesize 1)))
(register "bytes" $bytes)
(module $shared (memory (export "memory") 2 4 shared))
(register "shared" $shared)

;; ---- The minimum

(module (memory (import "bounded" "memory") 0))
(module (memory (import "bounded" "memory") 1))
(module (memory (import "bounded" "memory") 2))
(assert_unlinkable (module (memory (import "bounded" "memory") 3)) "incompatible import type")
(assert_unlinkable (module (memory (import "bounded" "memory") 4)) "incompatible import type")
(assert_unlinkable (module (memory (import "bounded" "memory") 65536)) "incompatible import type")

;; ---- The maximum

(assert_unlinkable (module (memory (import "bounded" "memory") 2 3)) "incompatible import type")
(module (memory (import "bounded" "memory") 2 4))
(module (memory (import "bounded" "memory") 2 5))
(module (memory (import "bounded" "memory") 0 65536))
(module (memory (import "open" "memory") 2))
(assert_unlinkable (module (memory (import "open" "memory") 2 65536)) "incompatible import type")
;; Neither limit fits, or just one.
(assert_unlinkable (module (memory (import "bounded" "memory") 3 3)) "incompatible import type")
(assert_unlinkable (module (memory (import "bounded" "memory") 3 4)) "incompatible import type")
(assert_unlinkable (module (memory (import "bounded" "memory") 1 1)) "incompatible import type")

;; ---- The index type

(assert_unlinkable (module (memory (import "bounded" "memory") i64 2 4)) "incompatible import type")
(assert_unlinkable (module (memory (import "bounded" "memory") i64 0)) "incompatible import type")
(assert_unlinkable (module (memory (import "wide" "memory") 2 4)) "incompatible import type")
(assert_unlinkable (module (memory (import "wide" "memory") 0)) "incompatible import type")
(module (memory (import "wide" "memory") i64 2 4))
(module (memory (import "wide" "memory") i64 0 0x1_0000_0000_0000))
(assert_unlinkable (module (memory (import "wide" "memory") i64 3)) "incompatible import type")
(assert_unlinkable (module (memory (import "wide" "memory") i64 2 3)) "incompatible import type")

;; ---- The page size

(assert_unlinkable
  (module (memory (import "bounded" "memory") 2 4 (pagesize 1)))
  "incompatible import type")
(assert_unlinkable (module (memory (import "bytes" "memory") 2 4)) "incompatible import type")
;; Equal sizes in bytes are different numbers of pages.
(assert_unlinkable
  (module (memory (import "bounded" "memory") 131072 262144 (pagesize 1)))
  "incompatible import type")
(assert_unlinkable (module (memory (import "bytes" "memory") 0)) "incompatible import type")
(module (memory (import "bounded" "memory") 2 4 (pagesize 65536)))
(module (memory (import "bytes" "memory") 2 4 (pagesize 1)))
(module (memory (import "bytes" "memory") 0 0xffff_ffff (pagesize 1)))
(assert_unlinkable
  (module (memory (import "bytes" "memory") 3 (pagesize 1)))
  "incompatible import type")
(assert_unlinkable
  (module (memory (import "bytes" "memory") 0 3 (pagesize 1)))
  "incompatible import type")

;; ---- Sharing

(assert_unlinkable (module (memory (import "bounded" "memory") 2 4 shared)) "incompatible import type")
(assert_unlinkable (module (memory (import "shared" "memory") 2 4)) "incompatible import type")
(assert_unlinkable (module (memory (import "shared" "memory") 0)) "incompatible import type")
(module (memory (import "shared" "memory") 2 4 shared))
(module (memory (import "shared" "memory") 0 65536 shared))
(assert_unlinkable (module (memory (import "shared" "memory") 3 4 shared)) "incompatible import type")
(assert_unlinkable (module (memory (import "shared" "memory") 2 3 shared)) "incompatible import type")

;; ---- Growth: each side sees the other's changes, and only the exporter's maximum counts.

(module $importer
  (memory (import "bounded" "memory") 1 9)
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
  (func (export "both") (result i32 i32 i32)
    (memory.size) (memory.grow (i32.const 1)) (memory.size))
  (export "again" (memory 0)))
(register "importer" $importer)
(assert_trap (invoke $importer "store" (i32.const 131072) (i32.const 7)) "out of bounds memory access")
(assert_return (invoke $importer "both") (i32.const 2) (i32.const 2) (i32.const 3))
(assert_return (invoke $bounded "size") (i32.const 3))
(assert_return (invoke $importer "store" (i32.const 131072) (i32.const 7)))
(assert_return (invoke $bounded "load" (i32.const 131072)) (i32.const 7))
;; The present size is what an import needs now.
(module (memory (import "bounded" "memory") 3))
(module (memory (import "bounded" "memory") 3 4))
(assert_unlinkable (module (memory (import "bounded" "memory") 4 4)) "incompatible import type")
(assert_return (invoke $bounded "grow" (i32.const 1)) (i32.const 3))
(assert_return (invoke $importer "size") (i32.const 4))
(module (memory (import "bounded" "memory") 4 4))
(assert_return (invoke $importer "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke $importer "grow" (i32.const 0)) (i32.const 4))
(assert_return (invoke $bounded "grow" (i32.const 1)) (i32.const -1))
(assert_unlinkable (module (memory (import "bounded" "memory") 5)) "incompatible import type")

;; ---- An import that is exported again keeps the memory's limits: the import's own do not count.

(module (memory (import "importer" "again") 4 4))
(module (memory (import "importer" "again") 0 5))
(assert_unlinkable (module (memory (import "importer" "again") 0 3)) "incompatible import type")
(assert_unlinkable (module (memory (import "importer" "again") 5 9)) "incompatible import type")

(module $twice
  (memory $a (import "bounded" "memory") 0)
  (memory $b (import "importer" "again") 4 4)
  (func (export "same") (result i32)
    (i32.store8 $a (i32.const 9) (i32.const 81)) (i32.load8_u $b (i32.const 9))))
(assert_return (invoke $twice "same") (i32.const 81))

;; ---- An import with the right limits of a memory that is not the only one

(module (memory (import "bounded" "other") 1 2))
(assert_unlinkable (module (memory (import "bounded" "other") 2 2)) "incompatible import type")

;; ---- A memory that grows from nothing, between modules that both declare a maximum

(module $empty
  (memory (export "memory") i64 0 1)
  (func (export "grow") (result i64) (memory.grow (i64.const 1))))
(register "empty" $empty)
(assert_unlinkable (module (memory (import "empty" "memory") i64 1)) "incompatible import type")
(module $before
  (memory (import "empty" "memory") i64 0 2)
  (func (export "load") (param i64) (result i32) (i32.load (local.get 0)))
  (func (export "grow") (result i64) (memory.grow (i64.const 1))))
(assert_trap (invoke $before "load" (i64.const 0)) "out of bounds memory access")
(assert_return (invoke $empty "grow") (i64.const 0))
(assert_return (invoke $before "load" (i64.const 65532)) (i32.const 0))
(assert_trap (invoke $before "load" (i64.const 65533)) "out of bounds memory access")
(assert_return (invoke $before "grow") (i64.const -1))
(module (memory (import "empty" "memory") i64 1 1))
