;; Loops in loops, and branches with a value to one block, by the thousand.

(module
  (global $count (mut i32) (i32.const 0))
  (global $last (mut i32) (i32.const 0))
  (global $bodies (mut i32) (i32.const 0))
  ;; Counts its calls. True if the count is a multiple of 500 and not above $last.
  (func $again (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.and
      (i32.eqz (i32.rem_u (global.get $count) (i32.const 500)))
      (i32.le_u (global.get $count) (global.get $last))))
  ;; Counts its calls. True if the count is $last.
  (func $found (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.eq (global.get $count) (global.get $last)))

  ;; 2100 nested loops: how often the innermost one is entered or repeated.
  (func (export "nested loops") (param i32) (result i32)
    (global.set $count (i32.const 0))
    (global.set $bodies (i32.const 0))
    (global.set $last (local.get 0))
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop loop
    loop loop loop loop loop loop loop loop loop loop loop loop
    (global.set $bodies (i32.add (global.get $bodies) (i32.const 1)))
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end call $again br_if 0 end
    (global.get $bodies))

  ;; The number before the parameter, if that is one of the first 4200, and -1 otherwise.
  (func (export "branches") (param i32) (result i32)
    (global.set $count (i32.const 0))
    (global.set $last (local.get 0))
    block (result i32)
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop global.get $count call $found br_if 0 drop
    i32.const -1 end)
)

(assert_return (invoke "nested loops" (i32.const 0)) (i32.const 1))
(assert_return (invoke "nested loops" (i32.const 5000)) (i32.const 11))
(assert_return (invoke "branches" (i32.const 1)) (i32.const 0))
(assert_return (invoke "branches" (i32.const 4200)) (i32.const 4199))
(assert_return (invoke "branches" (i32.const 0)) (i32.const -1))
