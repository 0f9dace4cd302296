;; Data segments that fail half-way: what was written before stays written, in an own and in an imported memory.

(module $owner
  (memory (export "memory") 1 1)
  (table (export "table") 2 funcref)
  (type $f (func (result i32)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect (type $f) (local.get 0))))
(register "owner" $owner)

(assert_trap
  (module
    (memory (import "owner" "memory") 1)
    (data (i32.const 0) "abc")
    (data (i32.const 65535) "de"))
  "out of bounds memory access")
(assert_return (invoke $owner "load" (i32.const 0)) (i32.const 97))
(assert_return (invoke $owner "load" (i32.const 2)) (i32.const 99))
;; A segment that does not fit writes nothing, not even the part that would.
(assert_return (invoke $owner "load" (i32.const 65535)) (i32.const 0))

;; The elements are in place when the data fails, and their functions see what the data wrote.
(assert_trap
  (module
    (memory (import "owner" "memory") 1)
    (table (import "owner" "table") 2 funcref)
    (memory $own 1)
    (func $imported (result i32) (i32.load8_u 0 (i32.const 10)))
    (func $own_memory (result i32) (i32.load8_u $own (i32.const 10)))
    (elem (i32.const 0) $imported $own_memory)
    (data (i32.const 10) "x")
    (data (memory $own) (i32.const 10) "y")
    (data (i32.const 65536) "z"))
  "out of bounds memory access")
(assert_return (invoke $owner "call" (i32.const 0)) (i32.const 120))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 121))

;; An empty segment at the end fits, one behind the end does not.
(module (memory (import "owner" "memory") 1) (data (i32.const 65536) ""))
(assert_trap
  (module (memory (import "owner" "memory") 1) (data (i32.const 65537) ""))
  "out of bounds memory access")
