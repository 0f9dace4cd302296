;;! legacy_exceptions = false
;; Without the feature there are no such instructions, in either format; `try_table` is there.

(module
  (tag $e)
  (func (export "table") (result i32)
    (block $h (try_table (catch $e $h) (throw $e))) (i32.const 1))
)
(assert_return (invoke "table") (i32.const 1))

(assert_malformed (module quote "(func (try (do)))") "unknown operator try")
(assert_malformed (module quote "(func (try (do) (delegate 0)))") "unknown operator try")
(assert_malformed (module quote "(func try end)") "unknown operator try")
(assert_malformed (module quote "(func (rethrow 0))") "unknown operator rethrow")
(assert_malformed (module quote "(func delegate 0)") "unknown operator delegate")
(assert_malformed (module quote "(func (catch_all))") "unexpected token")
(assert_malformed (module quote "(func (do))") "unknown operator do")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00"
    "\0a\07\01\05\00\06\40\0b\0b")
  "illegal opcode 06")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00"
    "\0a\06\01\04\00\07\00\0b")
  "illegal opcode 07")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00"
    "\0a\06\01\04\00\09\00\0b")
  "illegal opcode 09")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00"
    "\0a\06\01\04\00\18\00\0b")
  "illegal opcode 18")
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00"
    "\0a\05\01\03\00\19\0b")
  "illegal opcode 19")
