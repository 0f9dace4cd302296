;; Modules that decode and do not validate, though decoders of engines already refuse them: the reason is that of
;; the specification.

;; A block in a constant expression: of a global, of an offset, of an element, of a table.
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\06\09\01\7f\00\02\7f\41\01\0b\0b")
  "constant expression required")
(assert_invalid
  (module (memory 1) (data (offset (block (result i32) (i32.const 0)))))
  "constant expression required")
(assert_invalid
  (module (table 1 funcref) (elem (offset (loop (result i32) (i32.const 0))) func))
  "constant expression required")
(assert_invalid
  (module (elem funcref (item (if (result funcref) (i32.const 1) (then (ref.null func)) (else (ref.null func))))))
  "constant expression required")
(assert_invalid
  (module (table 1 funcref (block (result funcref) (ref.null func))))
  "constant expression required")
(assert_invalid
  (module (global i32 (try_table (result i32) (i32.const 0))))
  "constant expression required")
