;; One wrong lane of each shape.
(module
  (func (export "i") (result v128) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
  (func (export "f") (result v128) (v128.const f32x4 0 nan -1 nan:0x200000))
  (func (export "d") (result v128) (v128.const f64x2 nan 1)))

(assert_return (invoke "i") (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
(assert_return (invoke "i") (v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c))
;;~ returned v128:i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c
(assert_return (invoke "i") (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16))
;;~ returned v128:i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c
(assert_return (invoke "i") (v128.const i16x8 0x0101 0x0302 0x0504 0x0706 0x0908 0x0b0a 0x0d0c 0x0f0e))
;;~ returned v128:i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c
(assert_return (invoke "i") (v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0x8f0e0d0c))
;;~ returned v128:i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c
(assert_return (invoke "i") (v128.const i64x2 0x0706050403020101 0x0f0e0d0c0b0a0908))
(assert_return (invoke "f") (v128.const f32x4 0 nan:canonical -1 nan:0x200000))
;;~ returned v128:i32x4 0x00000000 0x7fc00000 0xbf800000 0x7fa00000
(assert_return (invoke "f") (v128.const f32x4 -0 nan:canonical -1 nan:0x200000))
;;~ returned v128:i32x4 0x00000000 0x7fc00000 0xbf800000 0x7fa00000
(assert_return (invoke "f") (v128.const f32x4 0 nan:canonical -1 nan:arithmetic))
(assert_return (invoke "d") (v128.const f64x2 nan:arithmetic 1))
;;~ returned v128:i32x4 0x00000000 0x7ff80000 0x00000000 0x3ff00000
(assert_return (invoke "d") (v128.const f64x2 nan:arithmetic nan:arithmetic))
;;~ returned v128:i32x4 0x00000000 0x7ff80000 0x00000000 0x3ff00000
(assert_return (invoke "d") (i64.const 0))
