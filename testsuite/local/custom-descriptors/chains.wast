;;! features = ["wasm3", "custom-descriptors"]
;; Descriptors that have descriptors themselves.

(module
  (rec
    (type $t0 (descriptor $t1) (struct (field i32)))
    (type $t1 (describes $t0) (descriptor $t2) (struct (field i64)))
    (type $t2 (describes $t1) (descriptor $t3) (struct))
    (type $t3 (describes $t2) (descriptor $t4) (struct (field (mut (ref null $t0)))))
    (type $t4 (describes $t3) (descriptor $t5) (struct (field i8)))
    (type $t5 (describes $t4) (descriptor $t6) (struct (field v128)))
    (type $t6 (describes $t5) (descriptor $t7) (struct))
    (type $t7 (describes $t6) (struct (field f32))))
  (type $bytes (array (mut i8)))

  (func $churn (param $rounds i32)
    (loop $next
      (drop (array.new_default $bytes (i32.const 500)))
      (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))

  (func $chain (export "chain") (param $float f32) (result (ref (exact $t0)))
    (local $t3 (ref (exact $t3)))
    (local $t0 (ref (exact $t0)))
    (local.set $t3
      (struct.new_default_desc $t3
        (struct.new_desc $t4 (i32.const 4)
          (struct.new_desc $t5 (v128.const i64x2 5 55)
            (struct.new_desc $t6
              (struct.new $t7 (local.get $float)))))))
    (local.set $t0
      (struct.new_desc $t0 (i32.const 1)
        (struct.new_desc $t1 (i64.const 2)
          (struct.new_desc $t2 (local.get $t3)))))
    (struct.set $t3 0 (local.get $t3) (local.get $t0)) ;; a cycle through three descriptors
    (local.get $t0))

  (func $fourth (param (ref null $t0)) (result (ref $t3))
    (ref.get_desc $t2 (ref.get_desc $t1 (ref.get_desc $t0 (local.get 0)))))
  (func $last (param (ref null $t0)) (result (ref $t7))
    (ref.get_desc $t6 (ref.get_desc $t5 (ref.get_desc $t4 (ref.get_desc $t3 (call $fourth (local.get 0)))))))

  (func (export "along the chain") (param f32) (result i32 i64 i32 i64 f32 i32)
    (local $t0 (ref (exact $t0)))
    (local.set $t0 (call $chain (local.get 0)))
    (call $churn (i32.const 200))
    (struct.get $t0 0 (local.get $t0))
    (struct.get $t1 0 (ref.get_desc $t0 (local.get $t0)))
    (struct.get_s $t4 0 (ref.get_desc $t3 (call $fourth (local.get $t0))))
    (i64x2.extract_lane 1
      (struct.get $t5 0 (ref.get_desc $t4 (ref.get_desc $t3 (call $fourth (local.get $t0))))))
    (struct.get $t7 0 (call $last (local.get $t0)))
    (ref.eq (local.get $t0) (struct.get $t3 0 (call $fourth (local.get $t0)))))

  ;; Exactness goes along the chain: the descriptor of an exact type is exact, and a second object can be made with it.
  (func (export "made again") (param f32) (result i32 i32)
    (local $t0 (ref (exact $t0)))
    (local $t1 (ref (exact $t1)))
    (local $again (ref (exact $t0)))
    (local.set $t0 (call $chain (local.get 0)))
    (local.set $t1
      (struct.new_desc $t1 (i64.const 0) (ref.get_desc $t1 (ref.get_desc $t0 (local.get $t0)))))
    (local.set $again (struct.new_default_desc $t0 (local.get $t1)))
    (call $churn (i32.const 200))
    ;; The two objects differ in their descriptors, which have one descriptor.
    (ref.eq (ref.get_desc $t0 (local.get $t0)) (ref.get_desc $t0 (local.get $again)))
    (ref.eq
      (ref.get_desc $t1 (ref.get_desc $t0 (local.get $t0)))
      (ref.get_desc $t1 (ref.get_desc $t0 (local.get $again)))))

  ;; A cast of a descriptor by its descriptor.
  (func (export "cast") (param f32) (result i32)
    (local $any anyref)
    (local $t0 (ref (exact $t0)))
    (local.set $t0 (call $chain (local.get 0)))
    (local.set $any (ref.get_desc $t0 (local.get $t0)))
    (ref.eq
      (ref.cast_desc_eq (ref (exact $t1)) (local.get $any)
        (ref.get_desc $t1 (ref.get_desc $t0 (local.get $t0))))
      (ref.get_desc $t0 (local.get $t0))))
  ;; An object cannot be cast by its descriptor's descriptor.
  (func (export "wrong level") (param f32)
    (local $t0 (ref (exact $t0)))
    (local.set $t0 (call $chain (local.get 0)))
    (drop (ref.cast_desc_eq (ref $t1) (local.get $t0)
      (ref.get_desc $t1 (ref.get_desc $t0 (local.get $t0)))))))

(assert_return (invoke "chain" (f32.const 1)) (ref.struct))
(assert_return (invoke "along the chain" (f32.const 7.5))
  (i32.const 1) (i64.const 2) (i32.const 4) (i64.const 55) (f32.const 7.5) (i32.const 1))
(assert_return (invoke "made again" (f32.const 0)) (i32.const 0) (i32.const 1))
(assert_return (invoke "cast" (f32.const 0)) (i32.const 1))
(assert_trap (invoke "wrong level" (f32.const 0)) "descriptor cast failure")
