;;! group = "threads"
;;! features = ["wasm3", "threads"]
;; The text that the threads proposal's interpreter has beyond the reference's: the alignment of an atomic access is the
;; natural one, neither smaller nor larger, with each width and in each kind of access.

(assert_invalid (module (memory 1 shared)) "shared memory must have maximum")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load align=1 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load align=8 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.load align=4 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load8_u align=2 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.load16_u align=1 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.load32_u align=8 (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (i32.atomic.store align=2 (i32.const 0) (i32.const 0)))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (i64.atomic.store8 align=2 (i32.const 0) (i64.const 0)))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw.add align=1 (i32.const 0) (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i64.atomic.rmw16.xchg_u align=1 (i32.const 0) (i64.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (i32.atomic.rmw.cmpxchg align=8 (i32.const 0) (i32.const 0) (i32.const 0)))))
  "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.notify align=1 (i32.const 0) (i32.const 0))))) "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait32 align=8 (i32.const 0) (i32.const 0) (i64.const 0)))))
  "atomic alignment must be natural")
(assert_invalid (module (memory 1 1 shared) (func (drop (memory.atomic.wait64 align=4 (i32.const 0) (i64.const 0) (i64.const 0)))))
  "atomic alignment must be natural")

;; A plain access of a shared memory may be aligned to less.
(module (memory 1 1 shared) (func (drop (i32.load align=1 (i32.const 0)))))
