;; One wrong lane of each shape.
(module
  (func (export "i") (result v128) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
  (func (export "f") (result v128) (v128.const f32x4 0 nan -1 nan:0x200000))
  (func (export "d") (result v128) (v128.const f64x2 nan 1)))

(assert_return (invoke "i") (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15))
(assert_return (invoke "i") (v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c))
;;~ returned v128:i8x16 0x00 0x01 0x02 0x03 0x04 0x05 0x06 0x07 0x08 0x09 0x0a 0x0b 0x0c 0x0d 0x0e 0x0f
(assert_return (invoke "i") (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 16))
;;~ returned v128:i16x8 0x0100 0x0302 0x0504 0x0706 0x0908 0x0b0a 0x0d0c 0x0f0e
(assert_return (invoke "i") (v128.const i16x8 0x0101 0x0302 0x0504 0x0706 0x0908 0x0b0a 0x0d0c 0x0f0e))
;;~ returned v128:i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c
(assert_return (invoke "i") (v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0x8f0e0d0c))
;;~ returned v128:i64x2 0x0706050403020100 0x0f0e0d0c0b0a0908
(assert_return (invoke "i") (v128.const i64x2 0x0706050403020101 0x0f0e0d0c0b0a0908))
(assert_return (invoke "f") (v128.const f32x4 0 nan:canonical -1 nan:0x200000))
;;~ returned v128:f32x4 0.0 (0x00000000) NaN (0x7fc00000) -1.0 (0xbf800000) NaN (0x7fa00000)
(assert_return (invoke "f") (v128.const f32x4 -0 nan:canonical -1 nan:0x200000))
;;~ returned v128:f32x4 0.0 (0x00000000) NaN (0x7fc00000) -1.0 (0xbf800000) NaN (0x7fa00000)
(assert_return (invoke "f") (v128.const f32x4 0 nan:canonical -1 nan:arithmetic))
(assert_return (invoke "d") (v128.const f64x2 nan:arithmetic 1))
;;~ returned v128:f64x2 NaN (0x7ff8000000000000) 1.0 (0x3ff0000000000000)
(assert_return (invoke "d") (v128.const f64x2 nan:arithmetic nan:arithmetic))
;;~ returned v128:i32x4 0x00000000 0x7ff80000 0x00000000 0x3ff00000
(assert_return (invoke "d") (i64.const 0))

;; Of several patterns the first vector tells the shape, and several results are each shown by their own.
(module
  (func (export "two") (result f32 v128) (f32.const 1.5) (v128.const i64x2 1 2)))
;;~ returned f32:1.5 (0x3fc00000), v128:i64x2 0x0000000000000001 0x0000000000000002
(assert_return (invoke "two") (f32.const 1.5) (either (v128.const i64x2 1 1) (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0)))
;;~ returned f32:1.5 (0x3fc00000), v128:i32x4 0x00000001 0x00000000 0x00000002 0x00000000
(assert_return (invoke "two") (f32.const 1.5))
