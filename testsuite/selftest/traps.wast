;; The wrong trap, no trap where there should be one, and a trap where there should be none.
(module
  (memory 1)
  (table 1 funcref)
  (func (export "unreachable") (unreachable))
  (func (export "divide") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "call") (call_indirect (i32.const 0)))
  (func $deep (export "deep") (call $deep)))

(assert_trap (invoke "unreachable") "unreachable")
;;~ trapped: unreachable executed
(assert_trap (invoke "unreachable") "integer divide by zero")
(assert_trap (invoke "unreachable") "unreachable executed")
;;~ trapped: unreachable executed
(assert_trap (invoke "unreachable") "unreachable executed here")
(assert_trap (invoke "divide" (i32.const 0)) "integer divide by zero")
;;~ trapped: integer divide by zero
(assert_trap (invoke "divide" (i32.const 0)) "integer overflow")
;;= returned i32:1 (0x00000001)
(assert_trap (invoke "divide" (i32.const 1)) "integer divide by zero")
;;= trapped: integer divide by zero
(assert_return (invoke "divide" (i32.const 0)) (i32.const 0))
;;= trapped: integer divide by zero
(invoke "divide" (i32.const 0))
;;= trapped: integer divide by zero
(assert_exhaustion (invoke "divide" (i32.const 0)) "call stack exhausted")
;;= trapped: integer divide by zero
(assert_exception (invoke "divide" (i32.const 0)))
;;= returned i32:1 (0x00000001)
(assert_exception (invoke "divide" (i32.const 1)))
(assert_trap (invoke "load" (i32.const 65536)) "out of bounds memory access")
;;~ trapped: out of bounds memory access
(assert_trap (invoke "load" (i32.const 65536)) "out of bounds table access")
(assert_trap (invoke "call") "uninitialized element")
;;~ trapped: uninitialized element 0
(assert_trap (invoke "call") "undefined element")
(assert_exhaustion (invoke "deep") "call stack exhausted")
;;= exhausted: call stack exhausted
(assert_trap (invoke "deep") "call stack exhausted")
;;~ exhausted: call stack exhausted
(assert_exhaustion (invoke "deep") "stack overflow")
;;= returned i32:1 (0x00000001)
(assert_exhaustion (invoke "divide" (i32.const 1)) "call stack exhausted")

;; Modules that trap, or do not.
(assert_trap (module (func $f (unreachable)) (start $f)) "unreachable")
;;~ trapped: unreachable executed
(assert_trap (module (func $f (unreachable)) (start $f)) "out of bounds memory access")
;;= returned nothing
(assert_trap (module (func $f) (start $f)) "unreachable")
;;= trapped: out of bounds memory access
(module (memory 1) (data (i32.const 65536) "a"))
