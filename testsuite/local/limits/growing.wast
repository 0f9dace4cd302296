;; Memories that grow to sizes that need only address space: nothing is copied, and no unused page is touched. Both
;; together stay below a GiB, as a limit for workers may be.

(module
  (memory $m 1)
  (memory $n i64 1)
  ;; Grows by a page as often as the parameter says, and writes its number to the end of each new page.
  (func (export "by pages") (param i32) (result i32)
    (loop $again
      (i32.store (i32.const 0) (memory.size $m))
      (if (i32.eq (memory.grow $m (i32.const 1)) (i32.const -1)) (then (return (i32.const -1))))
      (i32.store (i32.sub (i32.mul (memory.size $m) (i32.const 65536)) (i32.const 4)) (memory.size $m))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (memory.size $m))
  (func (export "grow") (param i32) (result i32) (memory.grow $m (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load $m (local.get 0)))
  (func (export "grow64") (param i64) (result i64) (memory.grow $n (local.get 0)))
  (func (export "store64") (param i64 i64) (i64.store $n (local.get 0) (local.get 1)))
  (func (export "load64") (param i64) (result i64) (i64.load $n (local.get 0)))
)

(assert_return (invoke "by pages" (i32.const 200)) (i32.const 201))
(assert_return (invoke "load" (i32.const 0)) (i32.const 200))
(assert_return (invoke "load" (i32.const 0x1fffc)) (i32.const 2))
(assert_return (invoke "load" (i32.const 0xc8fffc)) (i32.const 201))
(assert_trap (invoke "load" (i32.const 0xc90000)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 3895)) (i32.const 201))
(assert_return (invoke "load" (i32.const 0x0ffffffc)) (i32.const 0))
(assert_return (invoke "grow" (i32.const 1)) (i32.const 4096))
(assert_return (invoke "load" (i32.const 0xc8fffc)) (i32.const 201))
(assert_return (invoke "load" (i32.const 0x1000fffc)) (i32.const 0))
(assert_return (invoke "grow" (i32.const 61440)) (i32.const -1))
(assert_return (invoke "grow64" (i64.const 4095)) (i64.const 1))
(invoke "store64" (i64.const 0x0ffffff8) (i64.const 7))
(assert_return (invoke "grow64" (i64.const 1)) (i64.const 4096))
(assert_return (invoke "load64" (i64.const 0x0ffffff8)) (i64.const 7))
(assert_return (invoke "load64" (i64.const 0x1000fff8)) (i64.const 0))
(assert_trap (invoke "load64" (i64.const 0x10010000)) "out of bounds memory access")
