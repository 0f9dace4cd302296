;; Modules that are not what the script says of them.

;; Valid modules said to be malformed, in text and in binary.
;;= returned nothing
(assert_malformed (module quote "(func)") "unexpected token")
;;= returned nothing
(assert_malformed (module binary "\00asm\01\00\00\00") "unexpected end")
;;= returned nothing
(assert_invalid (module (func)) "type mismatch")

;; Malformed for another reason.
(assert_malformed (module quote "(func") "unexpected token")
;;~ malformed: unexpected token
(assert_malformed (module quote "(func") "unknown operator")
(assert_malformed (module binary "\00asm\02\00\00\00") "unknown binary version")
;;~ malformed: unknown binary version
(assert_malformed (module binary "\00asm\02\00\00\00") "magic header not detected")

;; Invalid for another reason, and malformed where invalid is said and the other way round.
(assert_invalid (module (func (result i32))) "type mismatch")
;;~ invalid: type mismatch: instruction requires [i32] but stack has []
(assert_invalid (module (func (result i32))) "unknown function")
;;= invalid: type mismatch: expected i32 but nothing on stack
(assert_malformed (module quote "(func (result i32))") "type mismatch")
;;= malformed: unknown func: failed to find name `$f`
(assert_invalid (module (func (call $f))) "unknown function")

;; Modules that do not link, or do.
(assert_unlinkable (module (import "spectest" "unknown" (func))) "unknown import")
;;~ unlinkable: unknown import "spectest"."unknown"
(assert_unlinkable (module (import "spectest" "unknown" (func))) "incompatible import type")
;;= returned nothing
(assert_unlinkable (module (import "spectest" "print" (func))) "unknown import")
;;= unlinkable: unknown import: `none` has no `f`
(module (import "none" "f" (func)))
;;= invalid: type mismatch: expected i32 but nothing on stack
(module (func (result i32)))
;;= invalid: type mismatch: expected i32 but nothing on stack
(assert_unlinkable (module (func (result i32))) "unknown import")
;;= invalid: type mismatch: expected i32 but nothing on stack
(assert_trap (module (func (result i32))) "unreachable")

;; What an instruction takes, and what a block leaves, is told whole.
;;~ invalid: type mismatch: instruction requires [i32 i32] but stack has [i32 i64]
(assert_invalid (module (func (drop (i32.add (i32.const 1) (i64.const 2))))) "type mismatch: instruction requires [i32 i32] but stack has [i64]")
;;~ invalid: type mismatch: block requires [] but stack has [i32]
(assert_invalid (module (func (i32.const 1))) "type mismatch: block requires [i32]")
