;; The name section of the binary format: every rule of the specification's appendix, one module each.
;;
;; The module around it has the function types 0 (two parameters) and 1 (none), the structure type 2 (two fields), an
;; imported function 0 of type 0, a function 1 of type 0 with three locals more, and the tag 0.

;; Every subsection, with the last index of each index space.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\02\01\00" ;; functions
  "\0d\03\01\00\01" ;; tags
  "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
  "\00\3f\04\6e\61\6d\65\00\02\01\6d\01\07\02\00\01\66\01\01\67\02\11\02\00\02\00\01\61\01\01\62\01\02\00\01\61\04\01\65\04\07\02\00\01\74\02\01\73\0a\09\01\02\02\00\01\78\01\01\79\0b\04\01\00\01\65" ;; name
)

;; No subsection, and empty ones.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\02\01\00" ;; functions
  "\0d\03\01\00\01" ;; tags
  "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
  "\00\05\04\6e\61\6d\65" ;; name
)

(module definition binary
  "\00asm\01\00\00\00"
  "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\02\01\00" ;; functions
  "\0d\03\01\00\01" ;; tags
  "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
  "\00\14\04\6e\61\6d\65\01\01\00\02\01\00\04\01\00\0a\01\00\0b\01\00" ;; name
)

;; Names may be empty, and need not be unique.
(module definition binary
  "\00asm\01\00\00\00"
  "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\02\01\00" ;; functions
  "\0d\03\01\00\01" ;; tags
  "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
  "\00\11\04\6e\61\6d\65\00\01\00\01\07\02\00\01\66\01\01\66" ;; name
)

;; ---- What is malformed has no effect on the module.

(module definition binary
  "\00asm\01\00\00\00"
  "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
  "\02\07\01\01\6d\01\66\00\00" ;; imports
  "\03\02\01\00" ;; functions
  "\0d\03\01\00\01" ;; tags
  "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
  "\00\08\04\6e\61\6d\65\09\09\09" ;; name
)

;; ---- Subsections

;; Out of order.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0f\04\6e\61\6d\65\01\04\01\00\01\66\00\02\01\6d" ;; name
  )
  "invalid name subsection id")

;; Twice.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\00\02\01\6d\00\02\01\6e" ;; name
  )
  "invalid name subsection id")

;; Ids that no subsection has.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\08\04\6e\61\6d\65\03\01\00" ;; name
  )
  "invalid name subsection id")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\08\04\6e\61\6d\65\0c\01\00" ;; name
  )
  "invalid name subsection id")

;; A size that is larger than the contents, or smaller.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\09\04\6e\61\6d\65\00\03\01\6d" ;; name
  )
  "name subsection size mismatch")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\09\04\6e\61\6d\65\00\01\01\6d" ;; name
  )
  "name subsection size mismatch")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0e\04\6e\61\6d\65\01\05\02\00\01\66\01\01\67" ;; name
  )
  "name subsection size mismatch")

;; A byte after a name map.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0c\04\6e\61\6d\65\01\05\01\00\01\66\00" ;; name
  )
  "name subsection size mismatch")

;; An end after the id, within the size, within a name, and before the last name.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\06\04\6e\61\6d\65\00" ;; name
  )
  "unexpected end of name section")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\07\04\6e\61\6d\65\00\80" ;; name
  )
  "unexpected end of name section")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\00\05\04\61\62\63" ;; name
  )
  "unexpected end of name section")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\01\04\02\00\01\66" ;; name
  )
  "unexpected end of name section")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\09\04\6e\61\6d\65\02\03\01\00" ;; name
  )
  "unexpected end of name section")

;; Sizes that are no integers.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0c\04\6e\61\6d\65\00\80\80\80\80\80\00" ;; name
  )
  "integer representation too long")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\00\ff\ff\ff\ff\1f" ;; name
  )
  "integer too large")

;; More names than there are bytes.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0c\04\6e\61\6d\65\01\05\ff\ff\ff\ff\0f" ;; name
  )
  "unexpected end of name section")

;; ---- Names

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\09\04\6e\61\6d\65\00\02\01\ff" ;; name
  )
  "malformed UTF-8 encoding")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\01\04\01\00\01\c3" ;; name
  )
  "malformed UTF-8 encoding")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0f\04\6e\61\6d\65\02\08\01\00\01\00\03\ed\a0\80" ;; name
  )
  "malformed UTF-8 encoding")

;; ---- Name maps: indices increase, and none is there twice.

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0e\04\6e\61\6d\65\01\07\02\01\01\67\00\01\66" ;; name
  )
  "custom @name: indices out of order")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0e\04\6e\61\6d\65\01\07\02\01\01\67\01\01\68" ;; name
  )
  "custom @name: multiple function or local names")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\11\04\6e\61\6d\65\04\0a\03\00\01\74\01\01\75\00\01\76" ;; name
  )
  "custom @name: multiple function or local names")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\10\04\6e\61\6d\65\02\09\01\01\02\01\01\62\00\01\61" ;; name
  )
  "custom @name: indices out of order")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\10\04\6e\61\6d\65\02\09\01\01\02\00\01\61\00\01\62" ;; name
  )
  "custom @name: multiple function or local names")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\12\04\6e\61\6d\65\02\0b\02\01\01\00\01\61\00\01\00\01\61" ;; name
  )
  "custom @name: indices out of order")

(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\12\04\6e\61\6d\65\02\0b\02\01\01\00\01\61\01\01\01\01\62" ;; name
  )
  "custom @name: multiple function names")

;; ---- Names of things that do not exist.

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0e\04\6e\61\6d\65\01\07\02\00\01\66\02\01\68" ;; name
  )
  "custom @name: invalid function index 2")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\02\06\01\02\01\00\01\61" ;; name
  )
  "custom @name: invalid function index 2")

;; The locals of an imported function are its parameters.
(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\02\06\01\00\01\02\01\63" ;; name
  )
  "custom @name: invalid local index 2 for function 0")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\10\04\6e\61\6d\65\02\09\01\01\02\04\01\65\05\01\66" ;; name
  )
  "custom @name: invalid local index 5 for function 1")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\04\04\01\03\01\74" ;; name
  )
  "custom @name: invalid type index 3")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\0a\06\01\03\01\00\01\78" ;; name
  )
  "custom @name: invalid type index 3")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\0a\06\01\00\01\00\01\78" ;; name
  )
  "custom @name: non-struct type 0")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0d\04\6e\61\6d\65\0a\06\01\02\01\02\01\7a" ;; name
  )
  "custom @name: invalid field index 2 for type 2")

(assert_invalid_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0b\04\6e\61\6d\65\0b\04\01\01\01\65" ;; name
  )
  "custom @name: invalid tag index 1")

;; A section that is malformed and invalid is malformed.
(assert_malformed_custom
  (module binary
    "\00asm\01\00\00\00"
    "\01\0f\03\60\02\7f\7f\00\60\00\00\5f\02\7f\00\7f\00" ;; types
    "\02\07\01\01\6d\01\66\00\00" ;; imports
    "\03\02\01\00" ;; functions
    "\0d\03\01\00\01" ;; tags
    "\0a\08\01\06\02\01\7f\02\7e\0b" ;; code
    "\00\0c\04\6e\61\6d\65\01\04\01\09\01\66\ff" ;; name
  )
  "invalid name subsection id")
