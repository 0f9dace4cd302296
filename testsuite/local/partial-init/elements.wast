;; A module that fails half-way through initialising another's table must leave behind functions that can be called.

(module $owner
  (type $f (func (result i32)))
  (table (export "table") 10 funcref)
  (func (export "call") (param i32) (result i32) (call_indirect (type $f) (local.get 0)))
  (func (export "is null") (param i32) (result i32) (ref.is_null (table.get (local.get 0)))))
(register "owner" $owner)

;; The first segment is written, the second is out of bounds.
(assert_trap
  (module
    (table (import "owner" "table") 10 funcref)
    (global $g (mut i32) (i32.const 40))
    (func $bump (result i32)
      (global.set $g (i32.add (global.get $g) (i32.const 1)))
      (global.get $g))
    (func $constant (result i32) (i32.const 7))
    (elem (i32.const 0) $bump $constant)
    (elem (i32.const 9) $bump $bump))
  "out of bounds table access")

;; The instance that failed is still there: its functions run, on its own global, as often as they are called.
(assert_return (invoke $owner "call" (i32.const 0)) (i32.const 41))
(assert_return (invoke $owner "call" (i32.const 0)) (i32.const 42))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 7))
;; A segment that does not fit writes nothing.
(assert_return (invoke $owner "is null" (i32.const 9)) (i32.const 1))
(assert_trap (invoke $owner "call" (i32.const 9)) "uninitialized element 9")

;; A second module fails in the same table, over the first one's functions.
(assert_trap
  (module
    (table (import "owner" "table") 10 funcref)
    (memory 1)
    (data (i32.const 0) "\2a")
    (func $load (result i32) (i32.load8_u (i32.const 0)))
    (func $grow (result i32) (memory.grow (i32.const 1)))
    (elem (i32.const 0) $load)
    (elem (i32.const 2) $grow)
    (elem (i32.const 10) $load))
  "out of bounds table access")
;; Its memory was not initialised: elements come before data.
(assert_return (invoke $owner "call" (i32.const 0)) (i32.const 0))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 7))
(assert_return (invoke $owner "call" (i32.const 2)) (i32.const 1))
(assert_return (invoke $owner "call" (i32.const 2)) (i32.const 2))
(assert_return (invoke $owner "call" (i32.const 2)) (i32.const 3))
