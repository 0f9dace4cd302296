;; Name annotations: where they may stand, and how often. Each rule of the specification's appendix has one module.

(module (@name "m"))
(module $m (@name "a name with spaces, a \"quote\" and a \u{3bb}"))
(module (@name ""))
(module
  (type $t (@name "t") (func))
  (rec (type $s (@name "s") (struct (field $x (@name "x") i32) (field (@name "y") (mut i64)))))
  (import "spectest" "print_i32" (func $p (@name "p") (param i32)))
  (tag $e (@name "e") (type $t))
  (func $f (@name "f") (param $a (@name "a") i32) (param (@name "b") i32) (local $c (@name "c") i64))
  (func (@name "f"))
)

;; Annotations of other names mean nothing, whatever they hold; nor do name annotations within them.
(module (func (@nam "x" (y) 1 )) (@other (@name)) (func (nop (@names))))

;; What is malformed has no effect on a module that is quoted.
(module quote "(module (func) (@name \"m\"))")

;; ---- The form

(assert_malformed_custom (module quote "(module (@name))") "@name annotation: string expected")
(assert_malformed_custom (module quote "(module (@name 1))") "@name annotation: string expected")
(assert_malformed_custom (module quote "(module (@name m))") "@name annotation: string expected")
(assert_malformed_custom (module quote "(module (@name (\"m\")))") "@name annotation: string expected")
(assert_malformed_custom (module quote "(module (@name \"m\" \"n\"))") "@name annotation: unexpected token")
(assert_malformed_custom (module quote "(module (@name \"m\" 1))") "@name annotation: unexpected token")
(assert_malformed_custom (module quote "(module (@name \"\\ff\"))") "malformed UTF-8 encoding")
;; The same name in the form of a string.
(assert_malformed_custom (module quote "(module (@\"name\"))") "@name annotation: string expected")
;; The module need not be quoted.
(assert_malformed_custom (module (@name)) "@name annotation: string expected")

;; ---- More than one

(assert_malformed_custom
  (module quote "(module (@name \"m\") (@name \"n\"))")
  "@name annotation: multiple module names")
(assert_malformed_custom
  (module quote "(func $f (@name \"f\") (@name \"g\"))")
  "@name annotation: multiple function names")
(assert_malformed_custom
  (module quote "(func (param (@name \"a\") (@name \"b\") i32))")
  "@name annotation: multiple local names")
(assert_malformed_custom
  (module quote "(func (local $a (@name \"a\") (@name \"a\") i32))")
  "@name annotation: multiple local names")
(assert_malformed_custom
  (module quote "(type (@name \"t\") (@name \"u\") (func))")
  "@name annotation: multiple type names")
(assert_malformed_custom
  (module quote "(type (struct (field (@name \"x\") (@name \"y\") i32)))")
  "@name annotation: multiple field names")
(assert_malformed_custom
  (module quote "(tag (@name \"e\") (@name \"f\"))")
  "@name annotation: multiple tag names")

;; ---- After the identifier, not before

(assert_malformed_custom (module quote "(module (@name \"m\") $m)") "misplaced @name annotation")
(assert_malformed_custom
  (module quote "(func (@name \"f\") $f)")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (param (@name \"a\") $a i32))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(type (@name \"t\") $t (func))")
  "misplaced @name annotation")

;; ---- Where nothing is declared, or nothing that has names

(assert_malformed_custom (module quote "(@name \"m\") (module)") "misplaced @name annotation")
(assert_malformed_custom (module quote "(module) (@name \"m\")") "misplaced @name annotation")
(assert_malformed_custom (module quote "(module (func) (@name \"m\"))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(module ((@name \"m\") func))") "misplaced @name annotation")
(assert_malformed_custom
  (module quote "(module (func $f) (start $f (@name \"m\")))")
  "misplaced @name annotation")
(assert_malformed_custom (module quote "(memory $m (@name \"m\") 1)") "misplaced @name annotation")
(assert_malformed_custom (module quote "(global (@name \"g\") i32 (i32.const 0))") "misplaced @name annotation")
(assert_malformed_custom
  (module quote "(func $f) (export \"f\" (func $f (@name \"f\")))")
  "misplaced @name annotation")
(assert_malformed_custom
  (module quote "(import \"m\" (@name \"f\") \"f\" (func))")
  "misplaced @name annotation")
(assert_malformed_custom (module quote "(type (func (@name \"t\")))") "misplaced @name annotation")
(assert_malformed_custom (module quote "(type $t (func) (@name \"t\"))") "misplaced @name annotation")
(assert_malformed_custom
  (module quote "(func (export \"f\") (@name \"f\"))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (nop (@name \"f\")))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (result (@name \"r\") i32) (i32.const 0))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (block $l (@name \"l\")))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (block (param (@name \"a\") i32) (drop)))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(type $t (func)) (tag $e (type $t (@name \"e\")))")
  "@name annotation: misplaced annotation")

;; ---- For one declaration of one thing

(assert_malformed_custom
  (module quote "(func (param (@name \"a\") i32 i32))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (param (@name \"a\")))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(func (local (@name \"a\") i32 (ref null func)))")
  "@name annotation: misplaced annotation")
(assert_malformed_custom
  (module quote "(type (struct (field (@name \"x\") i32 i32)))")
  "misplaced @name annotation")
