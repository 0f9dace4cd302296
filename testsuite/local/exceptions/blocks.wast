;; try_table among the other control instructions: in loops and ifs, as the target of branches, with parameters, and
;; with labels of every kind of block.

(module
  (tag $even (param i32))
  (tag $odd (param i32))
  (tag $stop)
  (memory 1)

  (func $throw (param i32)
    (if (i32.eqz (local.get 0)) (then (throw $stop)))
    (if (i32.and (local.get 0) (i32.const 1)) (then (throw $odd (local.get 0))))
    (throw $even (local.get 0)))

  ;; Caught in each turn of a loop: the even ones at the loop's head.
  (func (export "loop") (param $n i32) (result i32 i32) (local $odd i32) (local $even i32)
    (block $stop
      (i32.const 0)
      (loop $next (param i32)
        (local.set $even (i32.add (local.get $even)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (local.set $odd (i32.add (local.get $odd) (block $h (result i32)
          (try_table (catch $even $next) (catch $odd $h) (catch_all $stop)
            (call $throw (local.get $n)))
          unreachable)))
        (br $next (i32.const 0))))
    (local.get $odd) (local.get $even))

  ;; A try_table around a loop, which leaves it by throwing; the locals keep the values that they had then.
  (func (export "around a loop") (param $n i32) (result i32) (local $i i32)
    (block $h (result i32)
      (try_table (catch $even $h) (catch $odd $h)
        (loop $next
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (if (i32.eq (local.get $i) (local.get $n)) (then (call $throw (local.get $i))))
          (br $next)))
      unreachable)
    (i32.mul (i32.const 1000))
    (i32.add (local.get $i)))

  ;; In both arms of an if, with parameters and results of its own.
  (func (export "if") (param $which i32) (param $value i32) (result i32)
    (block $h (result i32)
      (if (result i32) (local.get $which)
        (then
          (local.get $value) (i32.const 10)
          (try_table (param i32 i32) (result i32) (catch $even $h)
            (i32.add)
            (if (i32.eq (local.get $value) (i32.const 2)) (then (call $throw (local.get $value))))))
        (else
          (try_table (result i32) (catch $odd $h)
            (call $throw (local.get $value))
            (i32.const -2))))
      (i32.add (i32.const 100))))

  ;; Branches to a try_table leave it as they leave a block.
  (func (export "branch") (param i32) (result i32)
    (block $h
      (try_table $t (result i32) (catch_all $h)
        (br_if $t (i32.const 1) (i32.eqz (local.get 0)))
        (drop)
        (br_table $t $t (i32.const 2) (i32.const 0)))
      (return))
    (i32.const 3))

  ;; Catching straight to the function's own label.
  (func (export "return") (param i32) (result i32)
    (try_table (catch $even 0) (catch $odd 0) (call $throw (local.get 0)))
    (i32.const -1))
  (func (export "return nothing") (param i32)
    (try_table (catch_all 0) (call $throw (local.get 0))) unreachable)

  ;; A try_table in which nothing can throw, and one that cannot be reached.
  (func (export "quiet") (result i32)
    (block $h (result i32)
      (return (try_table (result i32) (catch $even $h) (i32.const 2)))))
  (func (export "unreached") (result i32)
    (block $h (result i32)
      (return (i32.const 4))
      (try_table (catch $even $h) (call $throw (i32.const 2)))
      unreachable))
  (func (export "unreached inside") (result i32)
    (block $h (result i32)
      (try_table (catch $even $h)
        (throw $even (i32.const 5))
        (try_table (catch $odd $h) (throw $odd (i32.const 6)))
        (call $throw (i32.const 2)))
      unreachable))

  ;; Memory that was written before the throw, and an access that was checked on one way only.
  (func $write_and_throw (param i32)
    (i32.store (local.get 0) (i32.const 99)) (throw $even (local.get 0)))
  (func (export "memory") (param i32) (result i32)
    (i32.load (block $h (result i32)
      (try_table (catch $even $h) (call $write_and_throw (local.get 0)))
      unreachable)))
  (func (export "checked on one way") (param $address i32) (param $throws i32) (result i32)
    (block $h
      (try_table (catch_all $h)
        (if (local.get $throws) (then (call $throw (i32.const 1))))
        (drop (i32.load8_u (local.get $address)))
        (call $throw (i32.const 2))))
    (i32.load8_u (local.get $address)))
)

(assert_return (invoke "loop" (i32.const 1)) (i32.const 0) (i32.const 0))
(assert_return (invoke "loop" (i32.const 11)) (i32.const 25) (i32.const 30))
(assert_return (invoke "loop" (i32.const 1001)) (i32.const 250000) (i32.const 250500))
(assert_return (invoke "around a loop" (i32.const 7)) (i32.const 7007))
(assert_return (invoke "around a loop" (i32.const 500)) (i32.const 500500))
(assert_return (invoke "if" (i32.const 1) (i32.const 1)) (i32.const 111))
(assert_return (invoke "if" (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "if" (i32.const 0) (i32.const 3)) (i32.const 3))
(assert_exception (invoke "if" (i32.const 0) (i32.const 4)))
(assert_return (invoke "branch" (i32.const 0)) (i32.const 1))
(assert_return (invoke "branch" (i32.const 1)) (i32.const 2))
(assert_return (invoke "return" (i32.const 8)) (i32.const 8))
(assert_return (invoke "return" (i32.const 9)) (i32.const 9))
(assert_exception (invoke "return" (i32.const 0)))
(assert_return (invoke "return nothing" (i32.const 0)))
(assert_return (invoke "quiet") (i32.const 2))
(assert_return (invoke "unreached") (i32.const 4))
(assert_return (invoke "unreached inside") (i32.const 5))
(assert_return (invoke "memory" (i32.const 16)) (i32.const 99))
(assert_trap (invoke "memory" (i32.const 0x10000)) "out of bounds memory access")
(assert_return (invoke "checked on one way" (i32.const 65535) (i32.const 0)) (i32.const 0))
(assert_return (invoke "checked on one way" (i32.const 65535) (i32.const 1)) (i32.const 0))
(assert_trap (invoke "checked on one way" (i32.const 65536) (i32.const 1)) "out of bounds memory access")
