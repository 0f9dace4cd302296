;;! legacy_exceptions = true
;; The binary format: `try` 06, `catch` 07, `rethrow` 09, `delegate` 18, `catch_all` 19.

(module binary
  "\00asm" "\01\00\00\00"
  "\01\0c\03\60\00\01\7f\60\01\7f\00\60\00\00"  ;; 0: [] -> [i32], 1: [i32] -> [], 2: [] -> []
  "\03\04\03\00\00\00"
  "\0d\05\02\00\01\00\02"  ;; tags with an i32, and without
  "\07\0d\03\01\61\00\00\01\62\00\01\01\63\00\02"
  "\0a\38\03"
  ;; try (result i32) i32.const 3 throw 0 catch 0 i32.const 1 i32.add catch_all i32.const 9 end
  "\11\00\06\7f\41\03\08\00\07\00\41\01\6a\19\41\09\0b\0b"
  ;; try (result i32) try throw 1 delegate 0 i32.const 0 catch 1 i32.const 5 end
  "\11\00\06\7f\06\40\08\01\18\00\41\00\07\01\41\05\0b\0b"
  ;; try (result i32) try throw 1 catch_all rethrow 0 end i32.const 0 catch_all i32.const 6 end
  "\12\00\06\7f\06\40\08\01\19\09\00\0b\41\00\19\41\06\0b\0b"
)
(assert_return (invoke "a") (i32.const 4))
(assert_return (invoke "b") (i32.const 5))
(assert_return (invoke "c") (i32.const 6))

;; Clauses where there is no `try`, behind one that ends it, or behind `catch_all`.
;; catch
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\06\01\04\00\07\00\0b")
  "END opcode expected")
;; catch_all
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\05\01\03\00\19\0b")
  "END opcode expected")
;; delegate
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\06\01\04\00\18\00\0b")
  "END opcode expected")
;; block catch end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\09\01\07\00\02\40\07\00\0b\0b")
  "END opcode expected")
;; try catch_all catch_all end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\09\01\07\00\06\40\19\19\0b\0b")
  "END opcode expected")
;; try catch_all catch end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\0a\01\08\00\06\40\19\07\00\0b\0b")
  "END opcode expected")
;; try catch delegate
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\0a\01\08\00\06\40\07\00\18\00\0b")
  "END opcode expected")
;; try catch_all delegate
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\09\01\07\00\06\40\19\18\00\0b")
  "END opcode expected")
;; try block catch_all end end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\0b\01\09\00\06\40\02\40\19\0b\0b\0b")
  "END opcode expected")
;; try_table catch_all end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\09\01\07\00\1f\40\00\19\0b\0b")
  "END opcode expected")
;; try without an end
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\06\01\04\00\06\40\0b")
  "unexpected end of section or function")
;; a label of six bytes
(assert_malformed
  (module binary
    "\00asm\01\00\00\00\01\04\01\60\00\00\03\02\01\00\0d\03\01\00\00"
    "\0a\0e\01\0c\00\06\40\18\80\80\80\80\80\00\0b\0b")
  "integer representation too long")
