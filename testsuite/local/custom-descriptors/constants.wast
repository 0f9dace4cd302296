;;! features = ["wasm3", "custom-descriptors"]
;; Descriptors in constant expressions: globals, initial values of tables, and element segments, with null in each.

(module $constants
  (rec
    (type $a (descriptor $b) (struct (field i32) (field (ref null $a)) (field f64)))
    (type $b (describes $a) (descriptor $c) (struct (field i8)))
    (type $c (describes $b) (struct (field v128))))
  (type $as (array (ref $a)))

  (global $c (export "c") (ref (exact $c)) (struct.new $c (v128.const i32x4 1 2 3 4)))
  (global $b (export "b") (ref (exact $b)) (struct.new_desc $b (i32.const 0x1ff) (global.get $c)))
  (global $a (export "a") (ref (exact $a))
    (struct.new_desc $a
      (i32.add (i32.const 20) (i32.const 1))
      (struct.new_default_desc $a (struct.new_default_desc $b (global.get $c)))
      (f64.const 0.5)
      (global.get $b)))
  (global $as (ref $as)
    (array.new_fixed $as 3
      (global.get $a)
      (struct.new_default_desc $a (global.get $b))
      (struct.new_desc $a (i32.const 5) (global.get $a) (f64.const 1) (struct.new_desc $b (i32.const 6) (global.get $c)))))
  (table $table 3 (ref (exact $a))
    (struct.new_default_desc $a (struct.new_desc $b (i32.const 8) (struct.new_default $c))))
  (elem $passive (ref $a)
    (item (struct.new_default_desc $a (struct.new_default_desc $b (struct.new_default $c))))
    (item (global.get $a)))
  (table $active (ref null (exact $b)) (elem
    (item (struct.new_default_desc $b (global.get $c)))
    (item (ref.null none))
    (item (ref.null (exact $b)))))

  (func (export "fields") (result i32 f64 i32)
    (struct.get $a 0 (global.get $a))
    (struct.get $a 2 (global.get $a))
    (struct.get $a 0 (struct.get $a 1 (global.get $a))))
  (func (export "descriptors") (result i32 i32 i32 i32)
    (struct.get_s $b 0 (ref.get_desc $a (global.get $a)))
    (ref.eq (ref.get_desc $a (global.get $a)) (global.get $b))
    (ref.eq (ref.get_desc $b (ref.get_desc $a (global.get $a))) (global.get $c))
    (ref.eq (ref.get_desc $b (ref.get_desc $a (struct.get $a 1 (global.get $a)))) (global.get $c)))
  (func (export "array") (param i32) (result i32 i32)
    (struct.get_u $b 0 (ref.get_desc $a (array.get $as (global.get $as) (local.get 0))))
    (struct.get $a 0 (array.get $as (global.get $as) (local.get 0))))
  (func (export "table") (param i32) (result i32 i32)
    (struct.get_s $b 0 (ref.get_desc $a (table.get $table (local.get 0))))
    (ref.eq (table.get $table (local.get 0)) (table.get $table (i32.const 0))))
  (func (export "segment") (param i32) (result i32)
    (ref.eq
      (ref.get_desc $a (array.get $as (array.new_elem $as $passive (i32.const 0) (i32.const 2)) (local.get 0)))
      (global.get $b)))
  (func (export "active") (param i32) (result i32)
    (ref.is_null (table.get $active (local.get 0)))))

(assert_return (invoke "fields") (i32.const 21) (f64.const 0.5) (i32.const 0))
(assert_return (invoke "descriptors") (i32.const -1) (i32.const 1) (i32.const 1) (i32.const 1))
(assert_return (invoke "array" (i32.const 0)) (i32.const 255) (i32.const 21))
(assert_return (invoke "array" (i32.const 1)) (i32.const 255) (i32.const 0))
(assert_return (invoke "array" (i32.const 2)) (i32.const 6) (i32.const 5))
(assert_return (invoke "table" (i32.const 2)) (i32.const 8) (i32.const 1))
(assert_return (invoke "segment" (i32.const 0)) (i32.const 0))
(assert_return (invoke "segment" (i32.const 1)) (i32.const 1))
(assert_return (invoke "active" (i32.const 0)) (i32.const 0))
(assert_return (invoke "active" (i32.const 1)) (i32.const 1))
(assert_return (get $constants "a") (ref.struct))
(register "constants" $constants)

;; With the globals of another instance.
(module
  (rec
    (type $a (descriptor $b) (struct (field i32) (field (ref null $a)) (field f64)))
    (type $b (describes $a) (descriptor $c) (struct (field i8)))
    (type $c (describes $b) (struct (field v128))))
  (import "constants" "c" (global $c (ref (exact $c))))
  (import "constants" "b" (global $b (ref null (exact $b))))
  (import "constants" "a" (global $imported (ref $a)))
  (global $a (ref $a) (struct.new_desc $a (i32.const 1) (global.get $imported) (f64.const 2) (global.get $b)))
  (func (export "same") (result i32 i32)
    (ref.eq (ref.get_desc $a (global.get $a)) (ref.get_desc $a (global.get $imported)))
    (ref.eq (ref.get_desc $b (ref.get_desc $a (global.get $a))) (global.get $c))))
(assert_return (invoke "same") (i32.const 1) (i32.const 1))

;; A null descriptor: the constant expression traps, and with it the instantiation.
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct (field i32))) (type $b (describes $a) (struct)))
    (global (ref $a) (struct.new_desc $a (i32.const 1) (ref.null none))))
  "null descriptor reference")
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct (field i32))) (type $b (describes $a) (struct)))
    (global (ref $a) (struct.new_default_desc $a (ref.null (exact $b)))))
  "null descriptor reference")
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct)) (type $b (describes $a) (descriptor $c) (struct)) (type $c (describes $b) (struct)))
    (global (ref $a) (struct.new_desc $a (struct.new_desc $b (ref.null none)))))
  "null descriptor reference")
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct)) (type $b (describes $a) (struct)))
    (table 1 (ref $a) (struct.new_default_desc $a (ref.null none))))
  "null descriptor reference")
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct)) (type $b (describes $a) (struct)))
    (elem (ref $a) (item (struct.new_desc $a (struct.new $b))) (item (struct.new_desc $a (ref.null none)))))
  "null descriptor reference")

;; The trap comes before the module has any effect: no segment is written, and no start function runs.
(module $seen
  (memory (export "memory") 1)
  (func (export "load") (result i32) (i32.load (i32.const 0)))
  (func (export "store") (i32.store (i32.const 0) (i32.const 1))))
(register "seen" $seen)
(assert_trap
  (module
    (rec (type $a (descriptor $b) (struct)) (type $b (describes $a) (struct)))
    (import "seen" "memory" (memory 1))
    (import "seen" "store" (func $store))
    (data (i32.const 0) "\ff")
    (elem (ref $a) (item (struct.new_desc $a (ref.null none))))
    (start $store))
  "null descriptor reference")
(assert_return (invoke $seen "load") (i32.const 0))
