;; A chain of sixty subtypes: casts up, down and sideways at every depth, those past the inline display included.

(module
  (type $t0 (sub (struct (field (mut i32)))))
  (type $t1 (sub $t0 (struct (field (mut i32)) (field i64))))
  (type $t2 (sub $t1 (struct (field (mut i32)) (field i64) (field i32))))
  (type $t3 (sub $t2 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t4 (sub $t3 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t5 (sub $t4 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t6 (sub $t5 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t7 (sub $t6 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t8 (sub $t7 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t9 (sub $t8 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t10 (sub $t9 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t11 (sub $t10 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t12 (sub $t11 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t13 (sub $t12 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t14 (sub $t13 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t15 (sub $t14 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t16 (sub $t15 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t17 (sub $t16 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t18 (sub $t17 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t19 (sub $t18 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t20 (sub $t19 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t21 (sub $t20 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t22 (sub $t21 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t23 (sub $t22 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t24 (sub $t23 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t25 (sub $t24 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t26 (sub $t25 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t27 (sub $t26 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t28 (sub $t27 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t29 (sub $t28 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t30 (sub $t29 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t31 (sub $t30 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t32 (sub $t31 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t33 (sub $t32 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t34 (sub $t33 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t35 (sub $t34 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t36 (sub $t35 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t37 (sub $t36 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t38 (sub $t37 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t39 (sub $t38 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t40 (sub $t39 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t41 (sub $t40 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t42 (sub $t41 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t43 (sub $t42 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t44 (sub $t43 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t45 (sub $t44 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t46 (sub $t45 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t47 (sub $t46 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t48 (sub $t47 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t49 (sub $t48 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t50 (sub $t49 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t51 (sub $t50 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t52 (sub $t51 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t53 (sub $t52 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t54 (sub $t53 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t55 (sub $t54 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t56 (sub $t55 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t57 (sub $t56 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t58 (sub $t57 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $t59 (sub $t58 (struct (field (mut i32)) (field i64) (field i32) (field i64))))
  (type $side (sub $t58 (struct (field (mut i32)) (field i64) (field i32) (field i64) (field i32))))
  (type $list (array (mut (ref null $t0))))
  (func $make (param i32) (result (ref null $t0))
    (block $b59
    (block $b58
    (block $b57
    (block $b56
    (block $b55
    (block $b54
    (block $b53
    (block $b52
    (block $b51
    (block $b50
    (block $b49
    (block $b48
    (block $b47
    (block $b46
    (block $b45
    (block $b44
    (block $b43
    (block $b42
    (block $b41
    (block $b40
    (block $b39
    (block $b38
    (block $b37
    (block $b36
    (block $b35
    (block $b34
    (block $b33
    (block $b32
    (block $b31
    (block $b30
    (block $b29
    (block $b28
    (block $b27
    (block $b26
    (block $b25
    (block $b24
    (block $b23
    (block $b22
    (block $b21
    (block $b20
    (block $b19
    (block $b18
    (block $b17
    (block $b16
    (block $b15
    (block $b14
    (block $b13
    (block $b12
    (block $b11
    (block $b10
    (block $b9
    (block $b8
    (block $b7
    (block $b6
    (block $b5
    (block $b4
    (block $b3
    (block $b2
    (block $b1
    (block $b0
      (br_table $b0 $b1 $b2 $b3 $b4 $b5 $b6 $b7 $b8 $b9 $b10 $b11 $b12 $b13 $b14 $b15 $b16 $b17 $b18 $b19 $b20 $b21 $b22 $b23 $b24 $b25 $b26 $b27 $b28 $b29 $b30 $b31 $b32 $b33 $b34 $b35 $b36 $b37 $b38 $b39 $b40 $b41 $b42 $b43 $b44 $b45 $b46 $b47 $b48 $b49 $b50 $b51 $b52 $b53 $b54 $b55 $b56 $b57 $b58 $b59 $b59 (local.get 0))
    ) (return (struct.new_default $t0))
    ) (return (struct.new_default $t1))
    ) (return (struct.new_default $t2))
    ) (return (struct.new_default $t3))
    ) (return (struct.new_default $t4))
    ) (return (struct.new_default $t5))
    ) (return (struct.new_default $t6))
    ) (return (struct.new_default $t7))
    ) (return (struct.new_default $t8))
    ) (return (struct.new_default $t9))
    ) (return (struct.new_default $t10))
    ) (return (struct.new_default $t11))
    ) (return (struct.new_default $t12))
    ) (return (struct.new_default $t13))
    ) (return (struct.new_default $t14))
    ) (return (struct.new_default $t15))
    ) (return (struct.new_default $t16))
    ) (return (struct.new_default $t17))
    ) (return (struct.new_default $t18))
    ) (return (struct.new_default $t19))
    ) (return (struct.new_default $t20))
    ) (return (struct.new_default $t21))
    ) (return (struct.new_default $t22))
    ) (return (struct.new_default $t23))
    ) (return (struct.new_default $t24))
    ) (return (struct.new_default $t25))
    ) (return (struct.new_default $t26))
    ) (return (struct.new_default $t27))
    ) (return (struct.new_default $t28))
    ) (return (struct.new_default $t29))
    ) (return (struct.new_default $t30))
    ) (return (struct.new_default $t31))
    ) (return (struct.new_default $t32))
    ) (return (struct.new_default $t33))
    ) (return (struct.new_default $t34))
    ) (return (struct.new_default $t35))
    ) (return (struct.new_default $t36))
    ) (return (struct.new_default $t37))
    ) (return (struct.new_default $t38))
    ) (return (struct.new_default $t39))
    ) (return (struct.new_default $t40))
    ) (return (struct.new_default $t41))
    ) (return (struct.new_default $t42))
    ) (return (struct.new_default $t43))
    ) (return (struct.new_default $t44))
    ) (return (struct.new_default $t45))
    ) (return (struct.new_default $t46))
    ) (return (struct.new_default $t47))
    ) (return (struct.new_default $t48))
    ) (return (struct.new_default $t49))
    ) (return (struct.new_default $t50))
    ) (return (struct.new_default $t51))
    ) (return (struct.new_default $t52))
    ) (return (struct.new_default $t53))
    ) (return (struct.new_default $t54))
    ) (return (struct.new_default $t55))
    ) (return (struct.new_default $t56))
    ) (return (struct.new_default $t57))
    ) (return (struct.new_default $t58))
    ) (return (struct.new_default $t59))
  )
  ;; How many of the types the value of this depth has.
  (func (export "types") (param i32) (result i32) (local $v (ref null $t0)) (local.set $v (call $make (local.get 0)))
    (i32.const 0)
    (i32.add (ref.test (ref $t0) (local.get $v)))
    (i32.add (ref.test (ref $t1) (local.get $v)))
    (i32.add (ref.test (ref $t2) (local.get $v)))
    (i32.add (ref.test (ref $t3) (local.get $v)))
    (i32.add (ref.test (ref $t4) (local.get $v)))
    (i32.add (ref.test (ref $t5) (local.get $v)))
    (i32.add (ref.test (ref $t6) (local.get $v)))
    (i32.add (ref.test (ref $t7) (local.get $v)))
    (i32.add (ref.test (ref $t8) (local.get $v)))
    (i32.add (ref.test (ref $t9) (local.get $v)))
    (i32.add (ref.test (ref $t10) (local.get $v)))
    (i32.add (ref.test (ref $t11) (local.get $v)))
    (i32.add (ref.test (ref $t12) (local.get $v)))
    (i32.add (ref.test (ref $t13) (local.get $v)))
    (i32.add (ref.test (ref $t14) (local.get $v)))
    (i32.add (ref.test (ref $t15) (local.get $v)))
    (i32.add (ref.test (ref $t16) (local.get $v)))
    (i32.add (ref.test (ref $t17) (local.get $v)))
    (i32.add (ref.test (ref $t18) (local.get $v)))
    (i32.add (ref.test (ref $t19) (local.get $v)))
    (i32.add (ref.test (ref $t20) (local.get $v)))
    (i32.add (ref.test (ref $t21) (local.get $v)))
    (i32.add (ref.test (ref $t22) (local.get $v)))
    (i32.add (ref.test (ref $t23) (local.get $v)))
    (i32.add (ref.test (ref $t24) (local.get $v)))
    (i32.add (ref.test (ref $t25) (local.get $v)))
    (i32.add (ref.test (ref $t26) (local.get $v)))
    (i32.add (ref.test (ref $t27) (local.get $v)))
    (i32.add (ref.test (ref $t28) (local.get $v)))
    (i32.add (ref.test (ref $t29) (local.get $v)))
    (i32.add (ref.test (ref $t30) (local.get $v)))
    (i32.add (ref.test (ref $t31) (local.get $v)))
    (i32.add (ref.test (ref $t32) (local.get $v)))
    (i32.add (ref.test (ref $t33) (local.get $v)))
    (i32.add (ref.test (ref $t34) (local.get $v)))
    (i32.add (ref.test (ref $t35) (local.get $v)))
    (i32.add (ref.test (ref $t36) (local.get $v)))
    (i32.add (ref.test (ref $t37) (local.get $v)))
    (i32.add (ref.test (ref $t38) (local.get $v)))
    (i32.add (ref.test (ref $t39) (local.get $v)))
    (i32.add (ref.test (ref $t40) (local.get $v)))
    (i32.add (ref.test (ref $t41) (local.get $v)))
    (i32.add (ref.test (ref $t42) (local.get $v)))
    (i32.add (ref.test (ref $t43) (local.get $v)))
    (i32.add (ref.test (ref $t44) (local.get $v)))
    (i32.add (ref.test (ref $t45) (local.get $v)))
    (i32.add (ref.test (ref $t46) (local.get $v)))
    (i32.add (ref.test (ref $t47) (local.get $v)))
    (i32.add (ref.test (ref $t48) (local.get $v)))
    (i32.add (ref.test (ref $t49) (local.get $v)))
    (i32.add (ref.test (ref $t50) (local.get $v)))
    (i32.add (ref.test (ref $t51) (local.get $v)))
    (i32.add (ref.test (ref $t52) (local.get $v)))
    (i32.add (ref.test (ref $t53) (local.get $v)))
    (i32.add (ref.test (ref $t54) (local.get $v)))
    (i32.add (ref.test (ref $t55) (local.get $v)))
    (i32.add (ref.test (ref $t56) (local.get $v)))
    (i32.add (ref.test (ref $t57) (local.get $v)))
    (i32.add (ref.test (ref $t58) (local.get $v)))
    (i32.add (ref.test (ref $t59) (local.get $v)))
    (i32.add (i32.mul (i32.const 1000) (ref.test (ref $side) (local.get $v)))))
  (func (export "cast 0") (param i32) (drop (ref.cast (ref $t0) (call $make (local.get 0)))))
  (func (export "cast 7") (param i32) (drop (ref.cast (ref $t7) (call $make (local.get 0)))))
  (func (export "cast 8") (param i32) (drop (ref.cast (ref $t8) (call $make (local.get 0)))))
  (func (export "cast 9") (param i32) (drop (ref.cast (ref $t9) (call $make (local.get 0)))))
  (func (export "cast 30") (param i32) (drop (ref.cast (ref $t30) (call $make (local.get 0)))))
  (func (export "cast 59") (param i32) (drop (ref.cast (ref $t59) (call $make (local.get 0)))))
  (func (export "side") (result i32 i32 i32) (local $v (ref null $t0)) (local.set $v (struct.new_default $side))
    (ref.test (ref $t58) (local.get $v)) (ref.test (ref $t59) (local.get $v)) (ref.test (ref $side) (local.get $v)))
  ;; Casts in a loop that allocates: every value is made, kept in a list, and counted through a cast to $t30.
  (func (export "loop") (param $n i32) (result i32) (local $list (ref $list)) (local $i i32) (local $count i32)
    (local.set $list (array.new_default $list (local.get $n)))
    (loop $fill
      (array.set $list (local.get $list) (local.get $i)
        (call $make (i32.rem_u (local.get $i) (i32.const 60))))
      (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (loop $next
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (block $fails (result (ref null $t0))
        (br_on_cast_fail $fails (ref null $t0) (ref $t30) (array.get $list (local.get $list) (local.get $i)))
        (struct.set $t30 0 (i32.add (i32.const 1) (local.get $i)))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (array.set $list (local.get $list) (local.get $i) (call $make (i32.const 31)))
        (ref.null $t0))
      (drop)
      (br_if $next (local.get $i)))
    (local.get $count)))

(assert_return (invoke "types" (i32.const 0)) (i32.const 1))
(assert_return (invoke "types" (i32.const 1)) (i32.const 2))
(assert_return (invoke "types" (i32.const 6)) (i32.const 7))
(assert_return (invoke "types" (i32.const 7)) (i32.const 8))
(assert_return (invoke "types" (i32.const 8)) (i32.const 9))
(assert_return (invoke "types" (i32.const 9)) (i32.const 10))
(assert_return (invoke "types" (i32.const 15)) (i32.const 16))
(assert_return (invoke "types" (i32.const 30)) (i32.const 31))
(assert_return (invoke "types" (i32.const 58)) (i32.const 59))
(assert_return (invoke "types" (i32.const 59)) (i32.const 60))
(assert_return (invoke "cast 0" (i32.const 0)))
(assert_return (invoke "cast 0" (i32.const 59)))
(assert_return (invoke "cast 7" (i32.const 7)))
(assert_return (invoke "cast 7" (i32.const 59)))
(assert_trap (invoke "cast 7" (i32.const 6)) "cast failure")
(assert_return (invoke "cast 8" (i32.const 8)))
(assert_return (invoke "cast 8" (i32.const 59)))
(assert_trap (invoke "cast 8" (i32.const 7)) "cast failure")
(assert_return (invoke "cast 9" (i32.const 9)))
(assert_return (invoke "cast 9" (i32.const 59)))
(assert_trap (invoke "cast 9" (i32.const 8)) "cast failure")
(assert_return (invoke "cast 30" (i32.const 30)))
(assert_return (invoke "cast 30" (i32.const 59)))
(assert_trap (invoke "cast 30" (i32.const 29)) "cast failure")
(assert_return (invoke "cast 59" (i32.const 59)))
(assert_return (invoke "cast 59" (i32.const 59)))
(assert_trap (invoke "cast 59" (i32.const 58)) "cast failure")
(assert_return (invoke "side") (i32.const 1) (i32.const 0) (i32.const 1))
(assert_return (invoke "loop" (i32.const 120)) (i32.const 60))
