;; Imports of tables whose limits differ from those of the export. The element type must be the same, not a subtype: a table
;; is written through its import too.

(module $bounded
  (type $t (func (result i32)))
  (table $table (export "table") 2 4 funcref)
  (table (export "externs") 2 4 externref)
  (table (export "typed") 2 4 (ref null $t))
  (table (export "filled") 2 4 (ref $t) (ref.func $one))
  (table (export "anys") 2 4 anyref)
  (func $one (export "one") (result i32) (i32.const 1))
  (func (export "grow") (param i32) (result i32) (table.grow $table (ref.null func) (local.get 0)))
  (func (export "size") (result i32) (table.size $table))
  (func (export "call") (param i32) (result i32) (call_indirect $table (type $t) (local.get 0))))
(register "bounded" $bounded)
(module $open (table (export "table") 2 funcref))
(register "open" $open)
(module $wide (table (export "table") i64 2 4 funcref))
(register "wide" $wide)

;; ---- The minimum

(module (table (import "bounded" "table") 0 funcref))
(module (table (import "bounded" "table") 1 funcref))
(module (table (import "bounded" "table") 2 funcref))
(assert_unlinkable (module (table (import "bounded" "table") 3 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 4 funcref)) "incompatible import type")
(assert_unlinkable
  (module (table (import "bounded" "table") 0xffff_ffff funcref))
  "incompatible import type")

;; ---- The maximum

(assert_unlinkable (module (table (import "bounded" "table") 2 3 funcref)) "incompatible import type")
(module (table (import "bounded" "table") 2 4 funcref))
(module (table (import "bounded" "table") 2 5 funcref))
(module (table (import "bounded" "table") 0 0xffff_ffff funcref))
(module (table (import "open" "table") 2 funcref))
(assert_unlinkable
  (module (table (import "open" "table") 2 0xffff_ffff funcref))
  "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 3 3 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 3 4 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 1 1 funcref)) "incompatible import type")

;; ---- The index type

(assert_unlinkable (module (table (import "bounded" "table") i64 2 4 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "wide" "table") 2 4 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "wide" "table") 0 funcref)) "incompatible import type")
(module (table (import "wide" "table") i64 2 4 funcref))
(module (table (import "wide" "table") i64 0 0xffff_ffff_ffff_ffff funcref))
(assert_unlinkable (module (table (import "wide" "table") i64 3 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "wide" "table") i64 2 3 funcref)) "incompatible import type")

;; ---- The element type: neither a supertype nor a subtype

(module
  (type $t (func (result i32)))
  (table (import "bounded" "typed") 2 4 (ref null $t))
  (table (import "bounded" "filled") 2 4 (ref $t))
  (table (import "bounded" "externs") 2 4 externref)
  (table (import "bounded" "anys") 2 4 anyref))
;; The same type under another number, and in another recursion group.
(module
  (type (struct))
  (type $same (func (result i32)))
  (table (import "bounded" "typed") 0 (ref null $same)))
(assert_unlinkable
  (module
    (rec (type $t (func (result i32))) (type (struct)))
    (table (import "bounded" "typed") 0 (ref null $t)))
  "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "typed") 0 funcref)) "incompatible import type")
(assert_unlinkable
  (module (type $t (func (result i32))) (table (import "bounded" "table") 0 (ref null $t)))
  "incompatible import type")
(assert_unlinkable
  (module (type $t (func (result i32))) (table (import "bounded" "filled") 0 (ref null $t)))
  "incompatible import type")
(assert_unlinkable
  (module (type $t (func (result i32))) (table (import "bounded" "typed") 0 (ref $t)))
  "incompatible import type")
(assert_unlinkable
  (module (type $t (func (result i64))) (table (import "bounded" "typed") 0 (ref null $t)))
  "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 0 externref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "externs") 0 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 0 nullfuncref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "table") 0 (ref func))) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "anys") 0 eqref)) "incompatible import type")
(assert_unlinkable (module (table (import "bounded" "anys") 0 i31ref)) "incompatible import type")

;; ---- Growth: each side sees the other's changes, and only the exporter's maximum counts.

(module $importer
  (type $t (func (result i32)))
  (import "bounded" "one" (func $one (type $t)))
  (table (import "bounded" "table") 1 9 funcref)
  (elem declare func $one)
  (func (export "grow") (param i32) (result i32) (table.grow (ref.func $one) (local.get 0)))
  (func (export "size") (result i32) (table.size))
  (export "again" (table 0)))
(register "importer" $importer)
(assert_trap (invoke $bounded "call" (i32.const 2)) "undefined element")
(assert_return (invoke $importer "grow" (i32.const 1)) (i32.const 2))
(assert_return (invoke $bounded "size") (i32.const 3))
(assert_return (invoke $bounded "call" (i32.const 2)) (i32.const 1))
(module (table (import "bounded" "table") 3 4 funcref))
(assert_unlinkable (module (table (import "bounded" "table") 4 4 funcref)) "incompatible import type")
(assert_return (invoke $bounded "grow" (i32.const 1)) (i32.const 3))
(assert_return (invoke $importer "size") (i32.const 4))
(assert_trap (invoke $bounded "call" (i32.const 3)) "uninitialized element")
(module (table (import "bounded" "table") 4 4 funcref))
(assert_return (invoke $importer "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke $importer "grow" (i32.const 0)) (i32.const 4))
(assert_return (invoke $bounded "grow" (i32.const 1)) (i32.const -1))
(assert_return (invoke $importer "grow" (i32.const -1)) (i32.const -1))

;; ---- An import that is exported again keeps the table's limits: the import's own do not count.

(module (table (import "importer" "again") 4 4 funcref))
(module (table (import "importer" "again") 0 5 funcref))
(assert_unlinkable (module (table (import "importer" "again") 0 3 funcref)) "incompatible import type")
(assert_unlinkable (module (table (import "importer" "again") 5 9 funcref)) "incompatible import type")
(module $twice
  (type $t (func (result i32)))
  (table $a (import "bounded" "table") 0 funcref)
  (table $b (import "importer" "again") 4 4 funcref)
  (elem declare func $two)
  (func $two (type $t) (i32.const 2))
  (func (export "same") (result i32)
    (table.set $a (i32.const 3) (ref.func $two)) (call_indirect $b (type $t) (i32.const 3))))
(assert_return (invoke $twice "same") (i32.const 2))
(assert_return (invoke $bounded "call" (i32.const 3)) (i32.const 2))

;; ---- 64-bit indices, from nothing up to the maximum

(module $empty
  (table (export "table") i64 0 2 externref)
  (func (export "grow") (param i64) (result i64) (table.grow (ref.null extern) (local.get 0))))
(register "empty" $empty)
(assert_unlinkable (module (table (import "empty" "table") i64 1 externref)) "incompatible import type")
(module $before
  (table (import "empty" "table") i64 0 externref)
  (func (export "get") (param i64) (result externref) (table.get (local.get 0)))
  (func (export "grow") (param i64 externref) (result i64) (table.grow (local.get 1) (local.get 0))))
(assert_trap (invoke $before "get" (i64.const 0)) "out of bounds table access")
(assert_return (invoke $before "grow" (i64.const 1) (ref.extern 5)) (i64.const 0))
(assert_return (invoke $empty "grow" (i64.const 1)) (i64.const 1))
(assert_return (invoke $before "get" (i64.const 0)) (ref.extern 5))
(assert_return (invoke $before "get" (i64.const 1)) (ref.null extern))
(assert_trap (invoke $before "get" (i64.const 0x1_0000_0000)) "out of bounds table access")
(assert_return (invoke $empty "grow" (i64.const 1)) (i64.const -1))
(assert_return (invoke $before "grow" (i64.const 0x1_0000_0000) (ref.null extern)) (i64.const -1))
(module (table (import "empty" "table") i64 2 2 externref))
