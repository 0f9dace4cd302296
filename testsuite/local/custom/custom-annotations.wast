;; Annotations that write out custom sections: form, placement, and what the sections hold.

(module
  (@custom "a" "x")
  (@custom "a" (before first) "x" "\ff" "y")
  (@custom "b" (after last))
  (@custom "c" (before type)) (@custom "c" (after import)) (@custom "c" (before func))
  (@custom "c" (after table)) (@custom "c" (before memory)) (@custom "c" (after tag))
  (@custom "c" (before global)) (@custom "c" (after export)) (@custom "c" (before start))
  (@custom "c" (after elem)) (@custom "c" (before code)) (@custom "c" (after data))
  (func)
  (@custom "")
)
(module $m (@custom "a" ""))
(module quote "(@custom \"a\" (after datacount)) (func)")

;; What is malformed has no effect on a module that is quoted.
(module quote "(func (@custom))")

;; ---- The name

(assert_malformed_custom (module quote "(@custom)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom 1)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom a)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom $a)") "@custom annotation: missing section name")
(assert_malformed_custom
  (module quote "(@custom (before first) \"a\")")
  "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom \"\\c3\")") "@custom annotation: malformed UTF-8 encoding")
(assert_malformed_custom (module quote "(@\"cust\\6fm\")") "@custom annotation: missing section name")
(assert_malformed_custom (module (@custom)) "@custom annotation: missing section name")

;; ---- What the section holds

(assert_malformed_custom (module quote "(@custom \"a\" 1)") "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"a\" \"x\" y)") "@custom annotation: unexpected token")
(assert_malformed_custom
  (module quote "(@custom \"a\" \"x\" (before first))")
  "@custom annotation: unexpected token")
(assert_malformed_custom
  (module quote "(@custom \"a\" (before first) (after last))")
  "@custom annotation: unexpected token")
(assert_malformed_custom (module quote "(@custom \"a\" (@b) \"x\")") "@custom annotation: unexpected token")

;; ---- Where the section goes

(assert_malformed_custom (module quote "(@custom \"a\" ())") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"a\" (type))") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"a\" (in type))") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"a\" (\"before\" type))") "@custom annotation: malformed placement")
(assert_malformed_custom (module quote "(@custom \"a\" (before))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"a\" (after types))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"a\" (after custom))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"a\" (before 1))") "@custom annotation: malformed section kind")
;; The virtual sections `first` and `last` have one side each.
(assert_malformed_custom (module quote "(@custom \"a\" (after first))") "@custom annotation: malformed section kind")
(assert_malformed_custom (module quote "(@custom \"a\" (before last))") "@custom annotation: malformed section kind")
(assert_malformed_custom
  (module quote "(@custom \"a\" (before type func))")
  "@custom annotation: unexpected token")

;; ---- Where the annotation stands: in a module, after its identifier, and in nothing else

(assert_malformed_custom (module quote "(module (@custom \"a\") $m)") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(@custom \"a\") (module)") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(module) (@custom \"a\")") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(type (@custom \"a\") (func))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(module (func (@custom \"a\")))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(func (block (@custom \"a\")))") "misplaced @custom annotation")
(assert_malformed_custom (module quote "(memory 1 (@custom \"a\"))") "misplaced @custom annotation")
(assert_malformed_custom
  (module quote "(import \"m\" \"f\" (func) (@custom \"a\"))")
  "misplaced @custom annotation")

;; ---- Sections that have rules have them here too

(module (func) (@custom "name" "\01\04\01\00\01f"))
(assert_malformed_custom
  (module quote "(@custom \"name\" \"\\03\\00\")")
  "invalid name subsection id")
(assert_malformed_custom
  (module quote "(@custom \"name\" \"\\00\\02\" \"\\01\")")
  "unexpected end of name section")
(assert_invalid_custom
  (module quote "(@custom \"name\" \"\\01\\04\\01\\00\\01f\")")
  "custom @name: invalid function index 0")
(assert_invalid_custom
  (module (@custom "name" "\01\04\01\01\01f") (func))
  "custom @name: invalid function index 1")
;; An annotation and a section that say the same are two sections, and that is fine for names.
(module quote "(module (@name \"m\") (@custom \"name\" \"\\00\\02\\01n\"))")
(assert_malformed_custom
  (module quote
    "(@custom \"metadata.code.branch_hint\" (before code) \"\\00\")"
    "(func (@metadata.code.branch_hint \"\\00\") (if (i32.const 0) (then)))")
  "@metadata.code.branch_hint section: duplicate section")
(assert_malformed_custom
  (module quote "(@custom \"metadata.code.branch_hint\" \"\\00\") (func)")
  "@metadata.code.branch_hint section: not before the code section")
(assert_malformed_custom
  (module quote "(@custom \"metadata.code.branch_hint\" (after code) \"\\00\") (func)")
  "@metadata.code.branch_hint section: not before the code section")
(assert_malformed_custom
  (module quote "(@custom \"metadata.code.branch_hint\" (before code) \"\\01\\00\\01\\01\\01\\02\")"
    "(func (if (i32.const 0) (then)))")
  "@metadata.code.branch_hint section: invalid hint value")
;; Offset 1 is the constant, offset 3 the `if`.
(module (@custom "metadata.code.branch_hint" (after func) "\01\00\01\03\01\00") (func (if (i32.const 0) (then))))
(assert_invalid_custom
  (module (@custom "metadata.code.branch_hint" (after func) "\01\00\01\01\01\00") (func (if (i32.const 0) (then))))
  "@metadata.code.branch_hint annotation: invalid target")
