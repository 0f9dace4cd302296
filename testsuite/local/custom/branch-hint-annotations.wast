;; Annotations with branch hints: their form, and the instruction that follows them.

(module
  (func (export "flat") (param i32) (result i32)
    (block
      (br_if 0 (local.get 0))
      local.get 0
      (@metadata.code.branch_hint "\01") br_if 0
      local.get 0
      i32.eqz
      (@metadata.code.branch_hint "\00") if (return (i32.const 1)) end)
    (i32.const 2))
  (func (export "folded") (param i32) (result i32)
    (block
      (@metadata.code.branch_hint "\00") (@other) (br_if 0 (local.get 0))
      (@metadata.code.branch_hint "" "\01" "")
      (if (local.get 0)
        (then (@metadata.code.branch_hint "\01") (if (local.get 0) (then)))
        (else (return (i32.const 1))))
      (return (i32.const 3)))
    (i32.const 2)))
(assert_return (invoke "flat" (i32.const 0)) (i32.const 1))
(assert_return (invoke "flat" (i32.const 1)) (i32.const 2))
(assert_return (invoke "folded" (i32.const 0)) (i32.const 1))
(assert_return (invoke "folded" (i32.const 1)) (i32.const 2))

;; What is malformed has no effect on a module that is quoted.
(module quote "(@metadata.code.branch_hint) (func)")

;; ---- The form

(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint) (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint \"\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint \"\\02\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint \"\\00\\01\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint \"1\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint 1) (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: unexpected token")
(assert_malformed_custom
  (module quote "(func (param i32) (@metadata.code.branch_hint \"\\01\" likely) (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: unexpected token")

;; ---- One for each instruction

(assert_malformed_custom
  (module quote
    "(func (param i32)"
    "  (@metadata.code.branch_hint \"\\01\") (@metadata.code.branch_hint \"\\01\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: duplicate annotation")
(assert_malformed_custom
  (module quote
    "(func (param i32) local.get 0"
    "  (@metadata.code.branch_hint \"\\01\") (@other) (@metadata.code.branch_hint \"\\00\") if end)")
  "@metadata.code.branch_hint annotation: duplicate annotation")

;; ---- In a function

(assert_malformed_custom
  (module quote "(module (@metadata.code.branch_hint \"\\01\") (func))")
  "@metadata.code.branch_hint annotation: not in a function")
(assert_malformed_custom
  (module quote "(func) (@metadata.code.branch_hint \"\\01\")")
  "@metadata.code.branch_hint annotation: not in a function")
(assert_malformed_custom
  (module quote "(global i32 (@metadata.code.branch_hint \"\\01\") (i32.const 0))")
  "@metadata.code.branch_hint annotation: not in a function")
(assert_malformed_custom
  (module quote "(import \"m\" \"f\" (func (@metadata.code.branch_hint \"\\01\")))")
  "@metadata.code.branch_hint annotation: not in a function")

;; ---- Before an instruction

(assert_malformed_custom
  (module quote "(func (@metadata.code.branch_hint \"\\01\"))")
  "@metadata.code.branch_hint annotation: invalid placement")
(assert_malformed_custom
  (module quote "(func (@metadata.code.branch_hint \"\\01\") (param i32) (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid placement")
(assert_malformed_custom
  (module quote "(func (param i32) (if (local.get 0) (@metadata.code.branch_hint \"\\01\") (then)))")
  "@metadata.code.branch_hint annotation: invalid placement")
(assert_malformed_custom
  (module quote "(func (param i32) local.get 0 if (@metadata.code.branch_hint \"\\01\") else end)")
  "@metadata.code.branch_hint annotation: invalid placement")
(assert_malformed_custom
  (module quote "(func (param i32) local.get 0 if (@metadata.code.branch_hint \"\\01\") end)")
  "@metadata.code.branch_hint annotation: invalid placement")
(assert_malformed_custom
  (module quote "(func (param i32) (block (br_if (@metadata.code.branch_hint \"\\01\") 0 (local.get 0))))")
  "@metadata.code.branch_hint annotation: invalid placement")

;; ---- Before a conditional branch

(assert_invalid_custom
  (module (func (param i32) (@metadata.code.branch_hint "\01") local.get 0 if end))
  "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom
  (module (func (param i32) (if (@metadata.code.branch_hint "\01") (local.get 0) (then))))
  "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom
  (module (func (@metadata.code.branch_hint "\00") (block)))
  "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom
  (module (func (@metadata.code.branch_hint "\00") (br 0)))
  "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom
  (module quote "(func (param i32) (local.get 0) (@metadata.code.branch_hint \"\\00\") (br_table 0 0))")
  "@metadata.code.branch_hint annotation: invalid target")
(assert_invalid_custom
  (module (func (param (ref null func)) (block (@metadata.code.branch_hint "\00") (br_on_null 0 (local.get 0)) (drop))))
  "@metadata.code.branch_hint annotation: invalid target")
