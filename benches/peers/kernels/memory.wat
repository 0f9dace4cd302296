;; Memory-bound: sorts 2^16 pseudo-random numbers with a heap, again and again. Loads and stores of 32 bits, at addresses
;; that depend on what was loaded before.
(module
  (memory 4)
  (global $seed (mut i32) (i32.const 0))

  (func $next (result i32)
    (global.set $seed
      (i32.add (i32.mul (global.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
    (global.get $seed))

  ;; Lets the element at $root sink in a heap of $length elements.
  (func $sink (param $root i32) (param $length i32)
    (local $value i32) (local $child i32)
    (local.set $value (i32.load (i32.shl (local.get $root) (i32.const 2))))
    (block $done
      (loop $down
        (local.set $child (i32.add (i32.shl (local.get $root) (i32.const 1)) (i32.const 1)))
        (br_if $done (i32.ge_u (local.get $child) (local.get $length)))
        (if (i32.lt_u (i32.add (local.get $child) (i32.const 1)) (local.get $length))
          (then
            (local.set $child
              (i32.add (local.get $child)
                (i32.lt_u
                  (i32.load (i32.shl (local.get $child) (i32.const 2)))
                  (i32.load offset=4 (i32.shl (local.get $child) (i32.const 2))))))))
        (br_if $done
          (i32.ge_u (local.get $value) (i32.load (i32.shl (local.get $child) (i32.const 2)))))
        (i32.store (i32.shl (local.get $root) (i32.const 2))
          (i32.load (i32.shl (local.get $child) (i32.const 2))))
        (local.set $root (local.get $child))
        (br $down)))
    (i32.store (i32.shl (local.get $root) (i32.const 2)) (local.get $value)))

  (func $sort (param $length i32)
    (local $i i32) (local $last i32)
    (local.set $i (i32.shr_u (local.get $length) (i32.const 1)))
    (loop $build
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (call $sink (local.get $i) (local.get $length))
      (br_if $build (local.get $i)))
    (local.set $i (local.get $length))
    (loop $take
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (local.set $last (i32.load (i32.shl (local.get $i) (i32.const 2))))
      (i32.store (i32.shl (local.get $i) (i32.const 2)) (i32.load (i32.const 0)))
      (i32.store (i32.const 0) (local.get $last))
      (call $sink (i32.const 0) (local.get $i))
      (br_if $take (i32.gt_u (local.get $i) (i32.const 1)))))

  ;; A number that depends on the place of every element, in each of $rounds rounds.
  (func (export "run") (param $rounds i32) (result i64)
    (local $i i32) (local $sum i64)
    (global.set $seed (i32.const 0))
    (loop $again
      (local.set $i (i32.const 0))
      (loop $fill
        (i32.store (i32.shl (local.get $i) (i32.const 2)) (call $next))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $fill (i32.lt_u (local.get $i) (i32.const 65536))))
      (call $sort (i32.const 65536))
      (local.set $i (i32.const 0))
      (loop $add
        (local.set $sum
          (i64.add (i64.mul (local.get $sum) (i64.const 31))
            (i64.load32_u (i32.shl (local.get $i) (i32.const 2)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $add (i32.lt_u (local.get $i) (i32.const 65536))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (local.get $sum)))
