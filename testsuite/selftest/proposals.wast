;; Modules of proposals. One that needs a proposal that the runtime lacks is unsupported, and not malformed, except if
;; the script says that it is malformed here. One that needs a feature that is only off says which.

;; Stack switching: continuation types, and every instruction.
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (func (param (ref $k))))
;;= unsupported: stack-switching
(module (func (param contref)))
;;= unsupported: stack-switching
(module (func (suspend 0)))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (func $g (drop (cont.new $k (ref.func $g)))))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (func (param (ref $k)) (drop (cont.bind $k $k (local.get 0)))))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (func (param (ref $k)) (resume $k (local.get 0))))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (tag $e)
  (func (param (ref $k)) (block $l (result (ref $k)) (resume $k (on $e $l) (local.get 0)) (unreachable)) (drop)))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (tag $e) (func (param (ref $k)) (resume_throw $k $e (local.get 0))))
;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)) (tag $e) (func (param (ref $k)) (switch $k $e (local.get 0))))
;;= unsupported: stack-switching
(assert_invalid (module (type $k (cont 7))) "unknown type 7")
;;= unsupported: stack-switching
(module quote "(func (suspend 0))")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\06\02\60\00\00\5d\00") "malformed definition type")
;;~ malformed: malformed definition type
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\06\02\60\00\00\5d\00") "malformed storage type")
(assert_malformed (module quote "(type (func)) (type (cont 0))") "unknown operator cont")
(assert_malformed (module quote "(func (suspend 0))") "unknown operator suspend")
;;~ malformed: unknown operator suspend
(assert_malformed (module quote "(func (suspend 0))") "unexpected token")

;; Shared everything.
;;= unsupported: shared-everything-threads
(module (type (shared (struct))))
;;= unsupported: shared-everything-threads
(module (global (shared i32) (i32.const 0)))
;;= unsupported: shared-everything-threads
(module (table shared 1 (ref null (shared any))))
;;= unsupported: shared-everything-threads
(module (func (param (ref null (shared eq)))))
;;= unsupported: shared-everything-threads
(module (global $g (shared mut i32) (i32.const 0)) (func (drop (global.atomic.get seqcst $g))))
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\65\5f\00") "malformed definition type")
(assert_malformed (module quote "(type (shared (struct)))") "unknown operator shared")

;; Compact imports: several of one module, and several of one module and type.
;;= malformed: malformed import kind: `compact-imports` is off in this group; switch it on with `;;! compact_imports = true` or `--features`
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\02\0a\01\01a\00\7f\01\01b\00\00")
;;= malformed: malformed import kind: `compact-imports` is off in this group; switch it on with `;;! compact_imports = true` or `--features`
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\02\0a\01\01a\00\7e\00\00\01\01b")
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\02\0a\01\01a\00\7f\01\01b\00\00")
  "malformed import kind")

;; Memory control.
;;= unsupported: memory-control
(module (memory 1) (func (memory.discard (i32.const 0) (i32.const 0))))
(assert_malformed (module quote "(memory 1) (func (memory.discard (i32.const 0) (i32.const 0)))")
  "unknown operator memory.discard")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\05\03\01\00\01"
    "\0a\0b\01\09\00\41\00\41\00\fc\12\00\0b")
  "illegal opcode fc 12")

;; Legacy exceptions.
;;= malformed: illegal opcode 06: `legacy-exceptions` is off in this group; switch it on with `;;! legacy_exceptions = true` or `--features`
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\06\40\19\0b\0b")
;;= malformed: illegal opcode 06: `legacy-exceptions` is off in this group; switch it on with `;;! legacy_exceptions = true` or `--features`
(module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\06\40\18\00\0b")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\08\01\06\00\06\40\19\0b\0b")
  "illegal opcode 06")

;; Acquire and release; the memory is shared, which is a feature too.
;;= unsupported: acquire-release-atomics
(module (func (pause)))
;;= unsupported: acquire-release-atomics
(module (memory 1 1 shared) (func (drop (i32.atomic.load acqrel (i32.const 0)))))

;; Features that are only off.
;;= malformed: malformed limits flags: `threads` is off in this group; switch it on with `;;! threads = true` or `--features`
(module (memory 1 1 shared))
;;= malformed: malformed limits flags: `custom-page-sizes` is off in this group; switch it on with `;;! custom_page_sizes = true` or `--features`
(module (memory 1 (pagesize 1)))
;;= malformed: illegal opcode fc 13: `wide-arithmetic` is off in this group; switch it on with `;;! wide_arithmetic = true` or `--features`
(module (func (drop (drop (i64.add128 (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0))))))
(assert_malformed (module quote "(memory 1 1 shared)") "unknown operator shared")
;;~ malformed: unknown operator shared
(assert_malformed (module quote "(memory 1 1 shared)") "unexpected token")
;;= unsupported: stack-switching
(assert_invalid (module (func (suspend 0))) "unknown tag")
