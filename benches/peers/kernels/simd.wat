;; Vectors: mixes two pictures of 64 KiB, sums up what comes out, and adds a scaled row of floats to another.
(module
  (memory 4)

  (func $begin
    (local $i i32) (local $seed i32)
    (loop $next
      (local.set $seed
        (i32.add (i32.mul (local.get $seed) (i32.const 1664525)) (i32.const 1013904223)))
      (i32.store (local.get $i) (local.get $seed))
      (i32.store offset=65536 (local.get $i) (i32.rotl (local.get $seed) (i32.const 13)))
      (f32.store offset=131072 (local.get $i) (f32.convert_i32_u (i32.and (local.get $seed) (i32.const 255))))
      (f32.store offset=196608 (local.get $i) (f32.convert_i32_u (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 65536)))))

  ;; A sum over both pictures, each byte turned within its vector and averaged with the other's.
  (func $mix (result v128)
    (local $i i32) (local $mixed v128) (local $sum v128)
    (loop $next
      (local.set $mixed
        (i8x16.avgr_u
          (i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
            (v128.load (local.get $i)) (v128.load (local.get $i)))
          (v128.load offset=65536 (local.get $i))))
      (v128.store offset=65536 (local.get $i) (local.get $mixed))
      (local.set $sum
        (i32x4.add (local.get $sum)
          (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $mixed)))))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 65536))))
    (local.get $sum))

  (func $scale (param $factor f32)
    (local $i i32)
    (loop $next
      (v128.store offset=196608 (local.get $i)
        (f32x4.add
          (f32x4.mul (f32x4.splat (local.get $factor)) (v128.load offset=131072 (local.get $i)))
          (f32x4.mul (f32x4.splat (f32.const 0.5)) (v128.load offset=196608 (local.get $i)))))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 65536)))))

  ;; What all rounds sum up to.
  (func (export "run") (param $rounds i32) (result i64)
    (local $i i32) (local $sum v128)
    (call $begin)
    (loop $again
      (local.set $sum (v128.xor (call $mix) (i32x4.add (local.get $sum) (local.get $sum))))
      (call $scale (f32.convert_i32_u (local.get $rounds)))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (loop $add
      (local.set $sum (v128.xor (local.get $sum) (v128.load offset=196608 (local.get $i))))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $add (i32.lt_u (local.get $i) (i32.const 65536))))
    (i64.xor (i64x2.extract_lane 0 (local.get $sum)) (i64x2.extract_lane 1 (local.get $sum)))))
