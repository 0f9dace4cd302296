;; Every text that the reference interpreter has for a module that is invalid, each wanted where it is the cause.

;; ---- Names that nothing has.

(assert_invalid (module (func (type 7))) "unknown type 7")
(assert_invalid (module (global (ref null 7) (unreachable))) "unknown type 7")
(assert_invalid (module (func (drop (struct.new 7)))) "unknown type 7")
(assert_invalid (module (type (sub 7 (func)))) "unknown type 7")
(assert_invalid (module (func (call 7))) "unknown function 7")
(assert_invalid (module (start 7)) "unknown function 7")
(assert_invalid (module (export "" (func 7))) "unknown function 7")
(assert_invalid (module (elem func 7)) "unknown function 7")
(assert_invalid (module (func (drop (table.get 7 (i32.const 0))))) "unknown table 7")
(assert_invalid (module (export "" (table 7))) "unknown table 7")
(assert_invalid (module (elem (table 7) (i32.const 0) func)) "unknown table 7")
(assert_invalid (module (func (drop (i32.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (export "" (memory 7))) "unknown memory 7")
(assert_invalid (module (data (memory 7) (i32.const 0) "")) "unknown memory 7")
(assert_invalid (module (func (drop (i32.atomic.load (i32.const 0))))) "unknown memory 0")
(assert_invalid (module (func (drop (global.get 7)))) "unknown global 7")
(assert_invalid (module (global i32 (global.get 7))) "unknown global 7")
(assert_invalid (module (export "" (global 7))) "unknown global 7")
(assert_invalid (module (func (throw 7))) "unknown tag 7")
(assert_invalid (module (export "" (tag 7))) "unknown tag 7")
(assert_invalid (module (func (block (try_table (catch 7 0))))) "unknown tag 7")
(assert_invalid (module (func (drop (local.get 7)))) "unknown local 7")
(assert_invalid (module (func (local.set 7 (i32.const 0)))) "unknown local 7")
(assert_invalid (module (func (br 7))) "unknown label 7")
(assert_invalid (module (func (br_table 0 7 (i32.const 0)))) "unknown label 7")
(assert_invalid (module (func (try_table (catch_all 7)))) "unknown label 7")
(assert_invalid (module (func (elem.drop 7))) "unknown elem segment 7")
(assert_invalid (module (table 1 funcref) (func (table.init 7 (i32.const 0) (i32.const 0) (i32.const 0))))
  "unknown elem segment 7")
(assert_invalid (module (func (data.drop 7))) "unknown data segment 7")
(assert_invalid (module (memory 1) (func (memory.init 7 (i32.const 0) (i32.const 0) (i32.const 0))))
  "unknown data segment 7")
(assert_invalid (module (type $s (struct)) (func (param (ref $s)) (drop (struct.get $s 7 (local.get 0))))) "unknown field 7")
(assert_invalid (module (func $f) (func (drop (ref.func $f)))) "undeclared function reference 0")

;; ---- Types of another kind.

(assert_invalid (module (type (struct)) (func (type 0))) "non-function type 0")
(assert_invalid (module (type (struct)) (tag (type 0))) "non-function type 0")
(assert_invalid (module (type (struct)) (func (block (type 0)))) "non-function type 0")
(assert_invalid (module (type (struct)) (table 1 funcref) (func (call_indirect (type 0) (i32.const 0)))) "non-function type 0")
(assert_invalid (module (type (struct)) (func (call_ref 0 (unreachable)))) "non-function type 0")
(assert_invalid (module (type (func)) (func (drop (struct.new 0)))) "non-structure type 0")
(assert_invalid (module (type (array i32)) (func (drop (struct.get 0 0 (unreachable))))) "non-structure type 0")
(assert_invalid (module (type (func)) (func (drop (array.new_default 0 (i32.const 0))))) "non-array type 0")
(assert_invalid (module (type (struct (field i32))) (func (drop (array.get 0 (unreachable) (i32.const 0))))) "non-array type 0")

(assert_invalid (module (rec (type (sub 1 (func))) (type (sub (func))))) "forward use of type 1 in sub type definition")
(assert_invalid (module (rec (type (sub (func))) (type (sub 1 (func))))) "forward use of type 1 in sub type definition")
(assert_invalid (module (type (sub 1 (func))) (type (sub (func)))) "unknown type 1")
(assert_invalid (module (type (sub (struct))) (type (sub 0 (array i32)))) "sub type 1 does not match super type 0")
(assert_invalid (module (type (func)) (type (sub 0 (func)))) "sub type 1 has final super type 0")
(assert_invalid (module (tag (result i32))) "non-empty tag result type")

;; ---- Structures and arrays.

(assert_invalid (module (type $s (struct (field i8))) (func (param (ref $s)) (drop (struct.get $s 0 (local.get 0))))) "field is packed")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (struct.get_s $s 0 (local.get 0))))) "field is unpacked")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (drop (struct.get_u $s 0 (local.get 0))))) "field is unpacked")
(assert_invalid (module (type $a (array i16)) (func (param (ref $a)) (drop (array.get $a (local.get 0) (i32.const 0))))) "array is packed")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (drop (array.get_s $a (local.get 0) (i32.const 0))))) "array is unpacked")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (drop (array.get_u $a (local.get 0) (i32.const 0))))) "array is unpacked")
(assert_invalid (module (type $s (struct (field i32))) (func (param (ref $s)) (struct.set $s 0 (local.get 0) (i32.const 0)))) "immutable field")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (array.set $a (local.get 0) (i32.const 0) (i32.const 0)))) "immutable array")
(assert_invalid (module (type $a (array i32)) (func (param (ref $a)) (array.fill $a (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0))))
  "immutable array")
(assert_invalid
  (module (type $a (array i32)) (func (param (ref $a)) (array.copy $a $a (local.get 0) (i32.const 0) (local.get 0) (i32.const 0) (i32.const 0))))
  "immutable array")
(assert_invalid
  (module (type $a (array i32)) (data "") (func (param (ref $a)) (array.init_data $a 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0))))
  "immutable array")
(assert_invalid (module (type $a (array (ref any))) (func (drop (array.new_default $a (i32.const 0))))) "array type is not defaultable")
(assert_invalid (module (type $s (struct (field (ref any)))) (func (drop (struct.new_default $s)))) "field type is not defaultable")
(assert_invalid (module (type $a (array anyref)) (data "") (func (drop (array.new_data $a 0 (i32.const 0) (i32.const 0)))))
  "array type is not numeric or vector")
(assert_invalid
  (module (type $a (array (mut anyref))) (data "")
    (func (param (ref $a)) (array.init_data $a 0 (local.get 0) (i32.const 0) (i32.const 0) (i32.const 0))))
  "array type is not numeric or vector")
(assert_invalid
  (module (type $a (array (mut i8))) (type $b (array i16))
    (func (param (ref $a)) (param (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0))))
  "array types do not match")
(assert_invalid
  (module (type $a (array (mut i32))) (type $b (array i64))
    (func (param (ref $a)) (param (ref $b)) (array.copy $a $b (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 0))))
  "array types do not match")

;; ---- Constants and globals.

(assert_invalid (module (global i32 (i32.div_s (i32.const 1) (i32.const 1)))) "constant expression required")
(assert_invalid (module (global $g (mut i32) (i32.const 0)) (global i32 (global.get $g))) "constant expression required")
(assert_invalid (module (memory 1) (data (offset (nop) (i32.const 0)) "")) "constant expression required")
(assert_invalid (module (table 1 funcref) (elem (offset (unreachable)) func)) "constant expression required")
(assert_invalid (module (global $g i32 (i32.const 0)) (func (global.set $g (i32.const 0)))) "immutable global")

;; ---- Memories and tables.

(assert_invalid (module (memory 2 1)) "size minimum must not be greater than maximum")
(assert_invalid (module (table 2 1 funcref)) "size minimum must not be greater than maximum")
(assert_invalid (module (memory i64 2 1)) "size minimum must not be greater than maximum")
(assert_invalid (module (memory 65537)) "memory size must be at most 2^16 pages (4 GiB) for i32")
(assert_invalid (module (memory 0 65537)) "memory size must be at most 2^16 pages (4 GiB) for i32")
(assert_invalid (module (memory i64 0x1_0000_0000_0001)) "memory size must be at most 2^48 pages (256 TiB) for i64")
(assert_invalid (module binary "\00asm\01\00\00\00" "\04\08\01\70\00\80\80\80\80\10") "table size must be at most 2^32-1 for i32")
(assert_invalid (module (memory 1) (func (drop (i32.load offset=4294967296 (i32.const 0))))) "offset out of range")

;; The alignment of an access, with each width; that of atomics must be natural.
(assert_invalid (module (memory 1) (func (drop (i32.load8_u align=2 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (i64.store align=16 (i32.const 0) (i64.const 0)))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (drop (v128.load align=32 (i32.const 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (drop (v128.load8_lane align=2 0 (i32.const 0) (v128.const i64x2 0 0))))) "alignment must not be larger than natural")
(assert_invalid (module (memory 1) (func (drop (v128.load64_zero align=16 (i32.const 0))))) "alignment must not be larger than natural")

;; ---- Lanes.

(assert_invalid (module (func (drop (i8x16.extract_lane_s 16 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i8x16.extract_lane_u 16 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i16x8.extract_lane_s 8 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i16x8.extract_lane_u 255 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i32x4.extract_lane 4 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i64x2.extract_lane 2 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (f32x4.extract_lane 4 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (f64x2.extract_lane 2 (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i8x16.replace_lane 16 (v128.const i64x2 0 0) (i32.const 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i16x8.replace_lane 8 (v128.const i64x2 0 0) (i32.const 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i32x4.replace_lane 4 (v128.const i64x2 0 0) (i32.const 0))))) "invalid lane index")
(assert_invalid (module (func (drop (i64x2.replace_lane 2 (v128.const i64x2 0 0) (i64.const 0))))) "invalid lane index")
(assert_invalid (module (func (drop (f32x4.replace_lane 4 (v128.const i64x2 0 0) (f32.const 0))))) "invalid lane index")
(assert_invalid (module (func (drop (f64x2.replace_lane 2 (v128.const i64x2 0 0) (f64.const 0))))) "invalid lane index")
(assert_invalid (module (memory 1) (func (drop (v128.load8_lane 16 (i32.const 0) (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (memory 1) (func (drop (v128.load16_lane 8 (i32.const 0) (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (memory 1) (func (drop (v128.load32_lane 4 (i32.const 0) (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (memory 1) (func (drop (v128.load64_lane 2 (i32.const 0) (v128.const i64x2 0 0))))) "invalid lane index")
(assert_invalid (module (memory 1) (func (v128.store8_lane 16 (i32.const 0) (v128.const i64x2 0 0)))) "invalid lane index")
(assert_invalid (module (memory 1) (func (v128.store16_lane 8 (i32.const 0) (v128.const i64x2 0 0)))) "invalid lane index")
(assert_invalid (module (memory 1) (func (v128.store32_lane 4 (i32.const 0) (v128.const i64x2 0 0)))) "invalid lane index")
(assert_invalid (module (memory 1) (func (v128.store64_lane 2 (i32.const 0) (v128.const i64x2 0 0)))) "invalid lane index")
(assert_invalid
  (module (func (drop (i8x16.shuffle 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 32 (v128.const i64x2 0 0) (v128.const i64x2 0 0)))))
  "invalid lane index")

;; ---- Instructions.

(assert_invalid (module (func (i32.const 0) (i32.const 0) (i32.const 0) (select (result)) drop)) "invalid result arity other than 1 is not (yet) allowed")
(assert_invalid (module (func (drop (select (result i32 i32) (i32.const 0) (i32.const 0) (i32.const 0)))))
  "invalid result arity other than 1 is not (yet) allowed")
(assert_invalid (module (func (local $l (ref func)) (drop (local.get $l)))) "uninitialized local 0")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (drop (i32.eqz (i64.const 0))))) "type mismatch: instruction requires [i32] but stack has [i64]")

;; ---- Exports and the start function.

(assert_invalid (module (func (export "a") (export "a"))) "duplicate export name \"a\"")
(assert_invalid (module (func $f (param i32)) (start $f)) "start function must not have parameters or results")
(assert_invalid (module (func $f (result i32) (i32.const 0)) (start $f)) "start function must not have parameters or results")

;; The end of a block: first its results must be there, like operands of an instruction, and then nothing more.
(assert_invalid (module (func (i32.const 1))) "type mismatch: block requires [] but stack has [i32]")
(assert_invalid (module (func (result i32) (i64.const 1) (i32.const 2))) "type mismatch: block requires [i32] but stack has [i64 i32]")
(assert_invalid (module (func (block (f32.const 1) (f64.const 2)))) "type mismatch: block requires [] but stack has [f32 f64]")
(assert_invalid (module (func (result i32 i64) (i64.const 1))) "type mismatch: instruction requires [i32 i64] but stack has [i64]")
(assert_invalid (module (func (result i32) (loop (result i32)))) "type mismatch: instruction requires [i32] but stack has []")
(assert_invalid
  (module (func (param i32) (if (local.get 0) (then (i32.const 1)) (else))))
  "type mismatch: block requires [] but stack has [i32]")

;; The text names all operands that an instruction takes, and at most as many from the stack: `valid.ml`, `check_stack`.
(assert_invalid (module (func (drop (i32.add (i32.const 1))))) "type mismatch: instruction requires [i32 i32] but stack has [i32]")
(assert_invalid (module (func (drop (i32.add (i32.const 1) (i64.const 2)))))
  "type mismatch: instruction requires [i32 i32] but stack has [i32 i64]")
(assert_invalid (module (func (i32.const 7) (drop (f64.add (f32.const 1) (f64.const 2))) (drop)))
  "type mismatch: instruction requires [f64 f64] but stack has [f32 f64]")
(assert_invalid (module (memory 1) (func (i64.store (i64.const 0) (f64.const 1))))
  "type mismatch: instruction requires [i32 i64] but stack has [i64 f64]")
(assert_invalid (module (func $f (param i32 f32 v128 i64)) (func (call $f (i32.const 1) (i64.const 2))))
  "type mismatch: instruction requires [i32 f32 v128 i64] but stack has [i32 i64]")
(assert_invalid (module (func (unreachable) (i64.const 1) (i32.add) (drop)))
  "type mismatch: instruction requires [i32 i32] but stack has [bot i64]")
(assert_invalid (module (func (result i32) (return (f32.const 1))))
  "type mismatch: instruction requires [i32] but stack has [f32]")
(assert_invalid (module (func (param externref) (result i32) (i31.get_s (local.get 0))))
  "type mismatch: instruction requires [(ref null i31)] but stack has [(ref null extern)]")
(assert_invalid (module (func $f (param (ref func) i32)) (func (call $f (ref.null func) (i32.const 1))))
  "type mismatch: instruction requires [(ref func) i32] but stack has [(ref null func) i32]")
(assert_invalid (module (func (param anyref) (result i32) (ref.eq (local.get 0) (ref.null none))))
  "type mismatch: instruction requires [(ref null eq) (ref null eq)] but stack has [(ref null any) (ref null none)]")
(assert_invalid (module (table 1 externref) (func (table.set (i32.const 0) (ref.null func))))
  "type mismatch: instruction requires [i32 (ref null extern)] but stack has [i32 (ref null func)]")
(assert_invalid (module (func (param (ref i31)) (i32.add (local.get 0) (i32.const 1)) (drop)))
  "type mismatch: instruction requires [i32 i32] but stack has [(ref i31) i32]")
(assert_invalid (module (func (result anyref) (ref.null extern)))
  "type mismatch: instruction requires [(ref null any)] but stack has [(ref null extern)]")
(assert_invalid (module (func (result anyref) (i32.const 0) (ref.null i31)))
  "type mismatch: block requires [(ref null any)] but stack has [i32 (ref null i31)]")
;; Operands that must be a reference of any type, and operands that must be none (`valid.ml`, `peek_ref` and `Select`).
(assert_invalid (module (func (drop (ref.is_null (f32.const 0))))) "type mismatch: instruction requires reference type but stack has f32")
(assert_invalid (module (func (param externref) (drop (select (local.get 0) (local.get 0) (i32.const 0)))))
  "type mismatch: instruction requires numeric or vector type but stack has (ref null extern)")
