;;! features = ["wasm3", "custom-descriptors"]
;; Descriptors and exact types across instances: through globals, tables, functions and exceptions, and what is checked
;; when they are linked.

(module $owner
  (rec
    (type $a (sub (descriptor $b) (struct (field (mut i32)))))
    (type $b (sub (describes $a) (struct (field (mut i32)))))
    (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
    (type $d (sub $b (describes $c) (struct (field (mut i32))))))
  (type $f (sub (func (param i32) (result i32))))
  (type $g (sub $f (func (param i32) (result i32))))
  (global (export "b") (mut (ref null (exact $b))) (struct.new $b (i32.const 1)))
  (global $inexact (export "inexact b") (ref null $b) (struct.new $d (i32.const 2)))
  (global (export "exact b") (ref (exact $b)) (struct.new $b (i32.const 3)))
  (table (export "exact") 2 (ref null (exact $a)))
  (table (export "inexact") 2 (ref null $a))
  (table $funcs (export "funcs") 2 (ref null (exact $g)))
  (tag (export "tag") (param (ref (exact $a))))
  (func (export "f") (type $f) (i32.add (local.get 0) (i32.const 1)))
  (func (export "g") (type $g) (i32.add (local.get 0) (i32.const 2)))
  (func (export "make") (param (ref null (exact $b))) (result (ref (exact $a)))
    (struct.new_desc $a (i32.const 5) (local.get 0)))
  (func (export "id") (param (ref $a)) (result i32) (struct.get $b 0 (ref.get_desc $a (local.get 0))))
  (func (export "call") (param i32) (result i32) (call_indirect $funcs (type $g) (i32.const 7) (local.get 0))))
(register "owner" $owner)

(module $user
  (type $first (struct)) ;; so that indices differ
  (type $f (sub (func (param i32) (result i32))))
  (rec
    (type $a (sub (descriptor $b) (struct (field (mut i32)))))
    (type $b (sub (describes $a) (struct (field (mut i32)))))
    (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
    (type $d (sub $b (describes $c) (struct (field (mut i32))))))
  (type $g (sub $f (func (param i32) (result i32))))
  (import "owner" "b" (global $b (mut (ref null (exact $b)))))
  (import "owner" "inexact b" (global $inexact (ref null $b)))
  (import "owner" "exact b" (global $exact (ref null $b)))
  (import "owner" "exact" (table $exact 2 (ref null (exact $a))))
  (import "owner" "inexact" (table $inexact 2 (ref null $a)))
  (import "owner" "funcs" (table $funcs 2 (ref null (exact $g))))
  (import "owner" "tag" (tag $tag (param (ref (exact $a)))))
  (import "owner" "g" (func $g (exact (type $g))))
  (import "owner" "make" (func $make (param (ref null (exact $b))) (result (ref (exact $a)))))
  (import "owner" "id" (func $id (param (ref $a)) (result i32)))
  (elem (table $funcs) (i32.const 1) (ref null (exact $g)) (item (ref.func $g)))

  (func (export "make") (result i32 i32)
    (local $a (ref (exact $a)))
    (local.set $a (call $make (global.get $b)))
    (ref.eq (ref.get_desc $a (local.get $a)) (global.get $b))
    (call $id (local.get $a)))
  (func (export "make null") (result i32) (call $id (call $make (ref.null none))))
  (func (export "set") (global.set $b (struct.new $b (i32.const 10))))
  (func (export "subtype") (result i32 i32)
    (call $id (struct.new_desc $c (i32.const 1) (struct.new $d (i32.const 20))))
    (ref.test (ref (exact $b)) (global.get $inexact)))
  (func (export "tables") (result i32 i32)
    (table.set $exact (i32.const 1) (call $make (global.get $b)))
    (table.set $inexact (i32.const 0) (table.get $exact (i32.const 1)))
    (ref.test (ref (exact $a)) (table.get $inexact (i32.const 0)))
    (ref.eq
      (ref.cast_desc_eq (ref (exact $a)) (table.get $inexact (i32.const 0)) (global.get $b))
      (table.get $exact (i32.const 1))))
  (func (export "throw") (result i32)
    (block $caught (result (ref (exact $a)))
      (try_table (catch $tag $caught)
        (throw $tag (call $make (global.get $b))))
      (unreachable))
    (struct.get $b 0 (ref.get_desc $a)))
  (func (export "call") (result i32) (call_ref $g (i32.const 1) (ref.func $g)))
  (func (export "cast of exact") (result i32) (ref.test (ref (exact $b)) (global.get $exact))))

(assert_return (invoke $user "make") (i32.const 1) (i32.const 1))
(assert_trap (invoke $user "make null") "null descriptor reference")
(invoke $user "set")
(assert_return (invoke $user "make") (i32.const 1) (i32.const 10))
(assert_return (invoke $user "subtype") (i32.const 20) (i32.const 0))
(assert_return (invoke $user "tables") (i32.const 1) (i32.const 1))
(assert_return (invoke $user "throw") (i32.const 10))
(assert_return (invoke $user "call") (i32.const 3))
(assert_return (invoke $user "cast of exact") (i32.const 1))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 9))
(assert_trap (invoke $owner "call" (i32.const 0)) "uninitialized element")

;; A mutable global and a table must have exactly the imported type: neither a supertype nor an inexact type fits.
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32)))))
      (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
      (type $d (sub $b (describes $c) (struct (field (mut i32))))))
    (import "owner" "b" (global (mut (ref null $b)))))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32)))))
      (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
      (type $d (sub $b (describes $c) (struct (field (mut i32))))))
    (import "owner" "inexact b" (global (ref null (exact $b)))))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32)))))
      (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
      (type $d (sub $b (describes $c) (struct (field (mut i32))))))
    (import "owner" "exact" (table 2 (ref null $a))))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32)))))
      (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
      (type $d (sub $b (describes $c) (struct (field (mut i32))))))
    (import "owner" "inexact" (table 2 (ref null (exact $a)))))
  "incompatible import type")
;; The clauses are part of a type: without them, with one type more, or in another order, the types differ.
(assert_unlinkable
  (module
    (rec
      (type $a (sub (struct (field (mut i32)))))
      (type $b (sub (struct (field (mut i32)))))
      (type $c (sub $a (struct (field (mut i32)))))
      (type $d (sub $b (struct (field (mut i32))))))
    (import "owner" "exact b" (global (ref $b))))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32))))))
    (import "owner" "exact b" (global (ref $b))))
  "incompatible import type")
(assert_unlinkable
  (module
    (rec
      (type $a (sub (descriptor $b) (struct (field (mut i32)))))
      (type $c (sub $a (descriptor $d) (struct (field (mut i32)))))
      (type $b (sub (describes $a) (struct (field (mut i32)))))
      (type $d (sub $b (describes $c) (struct (field (mut i32))))))
    (import "owner" "exact b" (global (ref $b))))
  "incompatible import type")

;; Two descriptors that change places, in groups that are the same otherwise.
(module
  (rec
    (type $a1 (descriptor $b1) (struct))
    (type $c1 (descriptor $d1) (struct))
    (type $b1 (describes $a1) (struct))
    (type $d1 (describes $c1) (struct)))
  (rec
    (type $a2 (descriptor $b2) (struct))
    (type $c2 (descriptor $d2) (struct))
    (type $d2 (describes $c2) (struct))
    (type $b2 (describes $a2) (struct)))
  (rec
    (type $a3 (descriptor $b3) (struct))
    (type $c3 (descriptor $d3) (struct))
    (type $b3 (describes $a3) (struct))
    (type $d3 (describes $c3) (struct)))
  (func (export "same") (result i32 i32)
    (ref.test (ref $a2) (struct.new_desc $a1 (struct.new $b1)))
    (ref.test (ref $a3) (struct.new_desc $a1 (struct.new $b1)))))
(assert_return (invoke "same") (i32.const 0) (i32.const 1))

;; Exact function imports.
(module
  (type $f (sub (func (param i32) (result i32))))
  (import "owner" "f" (func (exact (type $f))))
  (import "owner" "g" (func (type $f))))
(assert_unlinkable
  (module
    (type $f (sub (func (param i32) (result i32))))
    (import "owner" "g" (func (exact (type $f)))))
  "incompatible import type")
(assert_unlinkable
  (module
    (type $f (sub (func (param i32) (result i32))))
    (type $g (sub $f (func (param i32) (result i32))))
    (import "owner" "f" (func (exact (type $g)))))
  "incompatible import type")
(assert_unlinkable
  (module (type $f (func (param i32) (result i32))) (import "owner" "f" (func (exact (type $f)))))
  "incompatible import type")
;; A function of the host has a final type, and that very one.
(module (type $f (func (param i32))) (import "spectest" "print_i32" (func (exact (type $f)))))
(assert_unlinkable
  (module (type $f (sub (func (param i32)))) (import "spectest" "print_i32" (func (exact (type $f)))))
  "incompatible import type")
(assert_unlinkable
  (module (import "spectest" "print_i32" (func (exact (param i64)))))
  "incompatible import type")
(assert_unlinkable
  (module (type $f (func (param i32))) (import "spectest" "global_i32" (func (exact (type $f)))))
  "incompatible import type")
(assert_unlinkable
  (module (type $f (func (param i32))) (import "owner" "nothing" (func (exact (type $f)))))
  "unknown import")
