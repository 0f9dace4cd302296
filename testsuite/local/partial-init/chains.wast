;; Failures through re-exports: the function that is left behind imports from an instance that imports from another.

(module $base
  (global $count (mut i32) (i32.const 0))
  (func (export "count") (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (global.get $count))
  (table (export "table") 8 funcref)
  (global (export "shared") (mut funcref) (ref.null func)))
(register "base" $base)

(module $middle
  (import "base" "count" (func $count (result i32)))
  (import "base" "table" (table 8 funcref))
  (import "base" "shared" (global $shared (mut funcref)))
  (type $f (func (result i32)))
  (export "count" (func $count))
  (export "table" (table 0))
  (export "shared" (global $shared))
  (func (export "call") (param i32) (result i32) (call_indirect (type $f) (local.get 0)))
  (func (export "call shared") (result i32)
    (table.set (i32.const 7) (global.get $shared))
    (call_indirect (type $f) (i32.const 7))))
(register "middle" $middle)

(assert_trap
  (module
    (import "middle" "count" (func $count (result i32)))
    (import "middle" "table" (table 8 funcref))
    (import "middle" "shared" (global $shared (mut funcref)))
    (func $twice (result i32) (drop (call $count)) (call $count))
    (func $start (global.set $shared (ref.func $twice)) (unreachable))
    (elem (i32.const 0) $count $twice)
    (start $start))
  "unreachable")
(assert_return (invoke $middle "call" (i32.const 0)) (i32.const 1))
(assert_return (invoke $middle "call" (i32.const 1)) (i32.const 3))
;; Only a global refers to the function now.
(assert_return (invoke $middle "call shared") (i32.const 5))
(assert_return (invoke $middle "call shared") (i32.const 7))

;; Each of these fails over the functions of the one before.
(assert_trap
  (module
    (import "middle" "table" (table 8 funcref))
    (func $one (result i32) (i32.const 101))
    (elem (i32.const 0) $one $one $one)
    (elem (i32.const 8) $one))
  "out of bounds table access")
(assert_trap
  (module
    (import "middle" "table" (table 8 funcref))
    (type $f (func (result i32)))
    (func $two (result i32) (call_indirect (type $f) (i32.const 2)))
    (elem (i32.const 1) $two)
    (elem (i32.const 8) $two))
  "out of bounds table access")
(assert_return (invoke $middle "call" (i32.const 0)) (i32.const 101))
(assert_return (invoke $middle "call" (i32.const 1)) (i32.const 101))
(assert_return (invoke $middle "call" (i32.const 2)) (i32.const 101))

;; What cannot be linked writes nothing at all.
(assert_unlinkable
  (module
    (import "middle" "table" (table 8 funcref))
    (import "middle" "none" (func))
    (func $f (result i32) (i32.const 0))
    (elem (i32.const 0) $f))
  "unknown import")
(assert_return (invoke $middle "call" (i32.const 0)) (i32.const 101))
