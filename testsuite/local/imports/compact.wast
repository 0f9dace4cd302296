;;! compact_imports = true
;; Several imports of one module in one entry: each with its type, or all with one.

(module
  (func (export "one") (result i32) (i32.const 1))
  (func (export "two") (result i32) (i32.const 2))
  (func (export "wide") (result i64) (i64.const 3))
  (global (export "g") i32 (i32.const 10))
  (global (export "h") i32 (i32.const 20))
  (memory (export "m") 1 2)
)
(register "a")

(module
  (import "a" (item "one" (func $one (result i32))) (item "g" (global $g i32)) (item "m" (memory 1)))
  (import "a" (item "one") (item "two") (func (result i32)))
  (import "a" "wide" (func $wide (result i64)))
  (import "a")
  (import "a" (func (param f32)))
  (import "a" (item "g") (item "h") (global i32))
  (func $own (result i32) (i32.const 100))
  ;; Functions are numbered in order: $one, "one", "two", $wide, $own.
  (func (export "functions") (result i32)
    (i32.add (i32.add (call $one) (i32.mul (call 1) (i32.const 10))) (i32.mul (call 2) (i32.const 100))))
  (func (export "wide") (result i64) (call 3))
  (func (export "own") (result i32) (call 4))
  (func (export "globals") (result i32)
    (i32.add (global.get $g) (i32.add (global.get 1) (global.get 2))))
  (func (export "memory") (result i32) (memory.size))
)
(assert_return (invoke "functions") (i32.const 211))
(assert_return (invoke "wide") (i64.const 3))
(assert_return (invoke "own") (i32.const 100))
(assert_return (invoke "globals") (i32.const 40))
(assert_return (invoke "memory") (i32.const 1))

(assert_unlinkable
  (module (import "a" (item "one" (func (result i32))) (item "none" (func)))) "unknown import")
(assert_unlinkable (module (import "a" (item "one") (item "none") (func (result i32)))) "unknown import")
(assert_unlinkable
  (module (import "a" (item "one") (item "wide") (func (result i32)))) "incompatible import type")
(assert_unlinkable (module (import "a" (item "g" (global (mut i32))))) "incompatible import type")

;; The binary format: an empty name, in however many bytes, and 7f or 7e.
(module binary
  "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f"
  "\02\12\01" "\01a" "\00\7f" "\02" "\03one\00\00" "\03two\00\00")
(module binary
  "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f"
  "\02\10\01" "\01a" "\00\7e" "\00\00" "\02" "\03one" "\03two")
(module binary
  "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f"
  "\02\12\01" "\01a" "\80\80\00\7e" "\00\00" "\02" "\03one" "\03two")
(module binary "\00asm\01\00\00\00" "\02\06\01" "\01a" "\00\7f" "\00")
;; A name that is not empty, and a byte that is no kind.
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f" "\02\08\01" "\01a" "\01b\7f" "\01\01")
  "malformed import kind")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f"
    "\02\13\01" "\01a" "\00\ff\00" "\02" "\03one\00\00" "\03two\00\00")
  "malformed import kind")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f" "\02\06\01" "\01a" "\00\7d" "\00")
  "malformed import kind")

;; The text format: either all items have a type, or none has one, and then one type without an identifier follows.
(assert_malformed
  (module quote "(import \"a\" (item \"b\") (item \"c\" (func)))") "unexpected token")
(assert_malformed
  (module quote "(import \"a\" (item \"b\" (func)) (item \"c\"))") "unexpected token")
(assert_malformed (module quote "(import \"a\" (item \"b\"))") "unexpected token")
(assert_malformed (module quote "(import \"a\" (item \"b\" (func)) (func))") "unexpected token")
(assert_malformed
  (module quote "(import \"a\" (item \"b\") (func $f))") "identifier not allowed")
