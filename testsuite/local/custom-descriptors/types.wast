;;! features = ["wasm3", "custom-descriptors"]
;; Rules for types that the proposal gained after the suite's files were written.

;; A type with a descriptor has a supertype with one, if it has a supertype.
(assert_invalid
  (module
    (rec
      (type $a (sub (struct)))
      (type $b (sub $a (descriptor $b-desc) (struct)))
      (type $b-desc (sub (describes $b) (struct)))))
  "sub type 1 does not match super type 0")
(assert_invalid
  (module
    (type $a (sub (struct)))
    (rec
      (type $b (sub $a (descriptor $b-desc) (struct)))
      (type $b-desc (sub (describes $b) (struct)))))
  "sub type 1 does not match super type 0")
