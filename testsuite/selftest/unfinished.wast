;;! features = ["wasm3", "threads", "stack-switching", "shared-everything-threads", "memory-control", "acquire-release-atomics"]
;; Modules of proposals that are on, and that the runtime lacks.

;;= unsupported: stack-switching
(module (type $f (func)) (type $k (cont $f)))
;;= unsupported: stack-switching
(module (tag $e) (func (suspend $e)))
;;= unsupported: stack-switching
(module (func (param contref)))
;;= unsupported: stack-switching
(module quote "(tag $e) (func (suspend $e))")
;;= unsupported: shared-everything-threads
(module (type (shared (struct))))
;;= unsupported: shared-everything-threads
(module (global (shared i32) (i32.const 0)))
;;= unsupported: shared-everything-threads
(module (table shared 1 (ref null (shared any))))
;;= unsupported: memory-control
(module (memory 1) (func (memory.discard (i32.const 0) (i32.const 0))))
;;= unsupported: acquire-release-atomics
(module (func (pause)))

;; The part that it supports: every access is sequentially consistent, which is more than is required.
(module (memory 1 1 shared) (func (drop (i32.atomic.load acqrel (i32.const 0)))))

;; What is invalid is invalid, with its cause.
(assert_invalid (module (func (suspend 0))) "unknown tag 0")
;;~ invalid: unknown tag 0: tag index out of bounds
(assert_invalid (module (func (suspend 0))) "unknown type")
;; What is malformed in the proposals' grammar too.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\05\01\03\00\ef\0b") "illegal opcode ef")
