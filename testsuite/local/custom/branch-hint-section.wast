;; The section of branch hints, metadata.code.branch_hint: every rule of the proposal, one module each.
;;
;; The module around it imports the function 0 and has the functions 1 and 2, with an `if` at offset 3 and a `br_if` at
;; offset 12, an `else` at offset 6 and an `end` at offset 7.

;; Hints of both values for both instructions.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\04\01\60\00\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\03\02\00\00" ;; functions
  "\00\28\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\02\01\02\03\01\00\0c\01\01\02\01\0c\01\00" ;; hints
  "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
)

;; No function, and a function without hints.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\04\01\60\00\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\03\02\00\00" ;; functions
  "\00\1b\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\00" ;; hints
  "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
)

(module definition binary
  "\00asm\01\00\00\00"
  "\01\04\01\60\00\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\03\02\00\00" ;; functions
  "\00\1d\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\00" ;; hints
  "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
)

;; What is malformed has no effect on the module.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\04\01\60\00\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\03\02\00\00" ;; functions
  "\00\1d\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\07\07\07" ;; hints
  "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
)

;; ---- The section

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01\00" ;; hints
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\02\01\03\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: duplicate section")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01\00" ;; hints
  )
  "@metadata.code.branch_hint section: not before the code section")

;; Ends where a function, a count, an offset, a size and a value should be.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1b\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1c\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1d\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1e\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1f\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

;; Spare bytes.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\21\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01\00\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: size mismatch")

;; Offsets that are no integers.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\25\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\80\80\80\80\80\00\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "integer representation too long")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\24\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\ff\ff\ff\ff\1f\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "integer too large")

;; More functions than there are bytes.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1f\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\ff\ff\ff\ff\0f" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: unexpected end")

;; ---- Hints

;; Hints of no byte, and of two.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\1f\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: missing reserved byte")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\21\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\02\00\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: missing reserved byte")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01\02" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid hint value")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\03\01\ff" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid hint value")

;; ---- Offsets: before the first instruction, within one, at what only delimits instructions, and past the last.

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\00\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\04\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\06\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\07\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\10\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\24\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\ff\ff\ff\ff\0f\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid offset")

;; ---- Order

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\25\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\02\02\01\03\01\00\01\01\03\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid order")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\25\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\02\01\01\03\01\00\01\01\0c\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid order")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\23\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\02\0c\01\00\03\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid order")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\23\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\02\03\01\00\03\01\01" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid order")

;; ---- Only for conditional branches, and in functions of the module.

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\01\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid target")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\05\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid target")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\01\01\08\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint annotation: invalid target")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\20\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\01\00\01\03\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid function index 0")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\04\01\60\00\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\03\02\00\00" ;; functions
    "\00\25\19\6d\65\74\61\64\61\74\61\2e\63\6f\64\65\2e\62\72\61\6e\63\68\5f\68\69\6e\74\02\01\01\03\01\00\03\01\03\01\00" ;; hints
    "\0a\23\02\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b\10\00\41\00\04\40\01\05\0b\02\40\41\01\0d\00\0b\0b" ;; code
  )
  "@metadata.code.branch_hint section: invalid function index 3")
