;; Every text that the reference interpreter has for a binary module that is malformed, each wanted where it is the cause.

;; ---- Numbers, lengths, names.

(assert_malformed (module binary "") "unexpected end")
(assert_malformed (module binary "\00asm\01\00\00") "unexpected end")
(assert_malformed (module binary "\00bsm\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\00asm\02\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01") "unexpected end of section or function")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\81\80\80\80\80\00\00") "integer representation too long")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\80\80\80\80\10") "integer too large")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\05\00") "length out of bounds")
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\02\01\ff") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00asm\01\00\00\00" "\07\05\01\01\c0\00\00") "malformed UTF-8 encoding")

;; ---- Sections.

(assert_malformed (module binary "\00asm\01\00\00\00" "\7f\00") "malformed section id")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00asm\01\00\00\00" "\03\01\00" "\01\01\00") "unexpected content after last section")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00")
  "function and code section have inconsistent lengths")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0a\04\01\02\00\0b")
  "function and code section have inconsistent lengths")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0c\01\01")
  "data count and data section have inconsistent lengths")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0c\01\00" "\0b\03\01\01\00")
  "data count and data section have inconsistent lengths")
;; `data.drop` and `array.new_data` name a segment, which takes a data count section.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\07\01\05\00\fc\09\00\0b" "\0b\03\01\01\00")
  "data count section required")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\07\02\60\00\00\5e\78\00" "\03\02\01\00"
    "\0a\0d\01\0b\00\41\00\41\00\fb\09\01\00\1a\0b" "\0b\03\01\01\00")
  "data count section required")

;; ---- Types.

(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\59\00\00") "malformed definition type")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\05\01\60\01\40\00") "malformed reference type")
(assert_malformed (module binary "\00asm\01\00\00\00" "\04\04\01\7f\00\00") "malformed reference type")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\06\01\60\01\63\7f\00") "malformed heap type")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\5e\60\00") "malformed storage type")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\5e\7f\02") "malformed mutability")
(assert_malformed (module binary "\00asm\01\00\00\00" "\06\06\01\7f\02\41\00\0b") "malformed mutability")
(assert_malformed (module binary "\00asm\01\00\00\00" "\04\04\01\70\10\00") "malformed limits flags")
(assert_malformed (module binary "\00asm\01\00\00\00" "\05\03\01\10\00") "malformed limits flags")
(assert_malformed (module binary "\00asm\01\00\00\00" "\05\04\01\05\80\10") "unexpected end")

;; ---- Contents of sections.

(assert_malformed (module binary "\00asm\01\00\00\00" "\02\05\01\00\00\05\00") "malformed import kind")
(assert_malformed (module binary "\00asm\01\00\00\00" "\07\04\01\00\05\00") "malformed export kind")
(assert_malformed (module binary "\00asm\01\00\00\00" "\09\02\01\08") "malformed elements segment kind")
(assert_malformed (module binary "\00asm\01\00\00\00" "\09\04\01\01\01\00") "malformed element kind")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0b\02\01\03") "malformed data segment kind")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0d\03\01\01\00") "zero byte expected")
(assert_malformed (module binary "\00asm\01\00\00\00" "\04\09\01\40\01\70\00\00\d0\70\0b") "zero byte expected")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\0f\01\0d\02\ff\ff\ff\ff\0f\7f\01\7f\0b\00\00")
  "too many locals")

;; ---- Instructions.

(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ff\0b")
  "illegal opcode ff")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\06\01\04\00\fc\7f\0b")
  "illegal opcode fc 7f")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\05\0b")
  "END opcode expected")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\02\40\05\0b\0b")
  "END opcode expected")
(assert_malformed (module binary "\00asm\01\00\00\00" "\06\05\01\7f\00\41\00") "unexpected end of section or function")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\03\01\00\01"
    "\0a\0a\01\08\00\41\00\28\80\01\00\0b")
  "malformed memop flags")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\0b\01\09\00\d0\6e\fb\18\04\00\6e\6e\0b")
  "malformed br_on_cast flags")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\0a\01\08\00\1f\40\01\04\00\0b\0b")
  "malformed catch clause")
