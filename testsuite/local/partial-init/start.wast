;; Start functions that trap: everything that segments and the start function itself did before stays.

(module $owner
  (type $f (func (result i32)))
  (table (export "table") 4 funcref)
  (memory (export "memory") 1)
  (global $g (export "global") (mut i32) (i32.const 0))
  (func (export "set") (param i32) (global.set $g (local.get 0)))
  (func (export "call") (param i32) (result i32) (call_indirect (type $f) (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))
(register "owner" $owner)

(assert_trap
  (module
    (type $f (func (result i32)))
    (table (import "owner" "table") 4 funcref)
    (memory (import "owner" "memory") 1)
    (global $g (import "owner" "global") (mut i32))
    (func $answer (result i32) (i32.add (global.get $g) (i32.const 2)))
    (func $again (result i32) (call_indirect (type $f) (i32.const 0)))
    (elem (i32.const 0) $answer)
    (data (i32.const 0) "s")
    (func $start
      (global.set $g (i32.const 40))
      (table.set (i32.const 1) (ref.func $again))
      (i32.store8 (i32.const 1) (i32.const 116))
      (unreachable))
    (elem declare func $again)
    (start $start))
  "unreachable")
(assert_return (get $owner "global") (i32.const 40))
(assert_return (invoke $owner "load" (i32.const 0)) (i32.const 115))
(assert_return (invoke $owner "load" (i32.const 1)) (i32.const 116))
(assert_return (invoke $owner "call" (i32.const 0)) (i32.const 42))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 42))
(invoke $owner "set" (i32.const 1))
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 3))

;; A start function that traps in a function that it calls.
(assert_trap
  (module
    (table (import "owner" "table") 4 funcref)
    (func $late (result i32) (i32.const 9))
    (func $trap (result i32) (i32.div_u (i32.const 1) (i32.const 0)))
    (elem (i32.const 2) $late $trap)
    (func $start (drop (call $trap)))
    (start $start))
  "integer divide by zero")
(assert_return (invoke $owner "call" (i32.const 2)) (i32.const 9))
(assert_trap (invoke $owner "call" (i32.const 3)) "integer divide by zero")
