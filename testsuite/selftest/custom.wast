;; Custom sections and annotations that are not what the script says of them.

;; Those that are fine.
;;= returned nothing
(assert_malformed_custom (module (@name "m")) "@name annotation: multiple module names")
;;= returned nothing
(assert_invalid_custom (module (@name "m")) "custom @name: invalid function index 0")
;;= returned nothing
(assert_malformed_custom (module quote "(@custom \"a\" (before first) \"x\")") "@custom annotation: unexpected token")
;;= returned nothing
(assert_invalid_custom
  (module (func (param i32) (@metadata.code.branch_hint "\01") (if (local.get 0) (then))))
  "@metadata.code.branch_hint annotation: invalid target")
;;= returned nothing
(assert_malformed_custom
  (module binary "\00asm\01\00\00\00" "\00\09\04name" "\00\02\01m")
  "name subsection size mismatch")
;; A section that nobody has rules for.
;;= returned nothing
(assert_malformed_custom
  (module binary "\00asm\01\00\00\00" "\00\09\04nama" "\00\02\01m")
  "name subsection size mismatch")

;; Malformed or invalid for another reason.
(assert_malformed_custom
  (module binary "\00asm\01\00\00\00" "\00\08\04name" "\00\01\01")
  "unexpected end of name section")
;;~ malformed custom section: unexpected end of name section
(assert_malformed_custom
  (module binary "\00asm\01\00\00\00" "\00\08\04name" "\00\01\01")
  "name subsection size mismatch")
;;~ malformed custom section: @custom annotation: missing section name
(assert_malformed_custom (module quote "(@custom)") "@custom annotation: malformed UTF-8 encoding")
;;~ invalid custom section: @metadata.code.branch_hint annotation: invalid target
(assert_invalid_custom
  (module (func (@metadata.code.branch_hint "\01") (nop)))
  "@metadata.code.branch_hint annotation: invalid order")

;; Malformed where invalid is said, and the other way round.
;;= malformed custom section: @custom annotation: missing section name
(assert_invalid_custom (module quote "(@custom)") "@custom annotation: missing section name")
;;= invalid custom section: @metadata.code.branch_hint annotation: invalid target
(assert_malformed_custom
  (module (func (@metadata.code.branch_hint "\01") (nop)))
  "@metadata.code.branch_hint annotation: invalid target")

;; The module itself is what is wrong, or only its section is.
;;= malformed: unknown binary version
(assert_malformed_custom (module binary "\00asm\02\00\00\00") "unknown binary version")
;;= malformed: expected `)`
(assert_malformed_custom (module quote "(func") "unexpected token")
;;= invalid: type mismatch: expected i32 but nothing on stack
(assert_invalid_custom (module (func (result i32))) "type mismatch")
;;= invalid: type mismatch: expected i32 but nothing on stack
(assert_invalid_custom
  (module (func (result i32) (@metadata.code.branch_hint "\01") (nop)))
  "@metadata.code.branch_hint annotation: invalid target")
;;= returned nothing
(assert_malformed (module quote "(@custom)") "@custom annotation: missing section name")
;;= returned nothing
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\00\0a\04name" "\01\03\01\00\00")
  "custom @name: invalid function index 0")
