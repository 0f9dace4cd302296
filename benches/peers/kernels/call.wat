;; Call-bound: Fibonacci numbers by recursion, one call direct and one through a table.
(module
  (type $fib (func (param i32) (result i64)))
  (table 2 funcref)
  (elem (i32.const 0) $direct $indirect)

  (func $direct (type $fib)
    (if (result i64) (i32.lt_u (local.get 0) (i32.const 2))
      (then (i64.extend_i32_u (local.get 0)))
      (else
        (i64.add
          (call $indirect (i32.sub (local.get 0) (i32.const 1)))
          (call_indirect (type $fib)
            (i32.sub (local.get 0) (i32.const 2))
            (i32.and (local.get 0) (i32.const 1)))))))

  (func $indirect (type $fib)
    (if (result i64) (i32.lt_u (local.get 0) (i32.const 2))
      (then (i64.extend_i32_u (local.get 0)))
      (else
        (i64.add
          (call $direct (i32.sub (local.get 0) (i32.const 1)))
          (call_indirect (type $fib)
            (i32.sub (local.get 0) (i32.const 2))
            (i32.and (local.get 0) (i32.const 1)))))))

  ;; The sum of as many times the 27th number.
  (func (export "run") (param $rounds i32) (result i64)
    (local $sum i64)
    (loop $again
      (local.set $sum (i64.add (local.get $sum) (call $direct (i32.const 27))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $again (local.get $rounds)))
    (local.get $sum)))
