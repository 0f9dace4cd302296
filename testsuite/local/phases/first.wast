;;! features = ["wasm1"]
;; Modules of version 1.0 that decode and do not validate, where a feature would make them valid or is what gives their
;; bytes a meaning.

;; A block in a constant expression.
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\06\09\01\7f\00\02\7f\41\01\0b\0b")
  "constant expression required")

;; A function type with two results.
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\01\06\01\60\00\02\7f\7f")
  "invalid result arity")
(assert_invalid
  (module (type (func (result i32 i64 f32))))
  "invalid result arity")
(assert_invalid
  (module (import "m" "f" (func (result i32 i32))))
  "invalid result arity")
(assert_invalid
  (module (func (result i32 i32) (i32.const 1) (i32.const 2)))
  "invalid result arity")

;; The flags of a data segment are, in version 1.0, the index of its memory.
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\05\03\01\00\01" "\0b\07\01\03\41\00\0b\01x")
  "unknown memory")
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\0b\06\01\00\41\00\0b\00")
  "unknown memory")
;; Likewise the flags of an element segment.
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\04\04\01\70\00\01" "\09\06\01\09\41\00\0b\00")
  "unknown table")
