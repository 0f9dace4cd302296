;;! features = ["wasm3", "threads"]
;; Several shared instances: in any order, one of them twice, and each with several memories.

(module $A
  (memory (export "m") 1 1 shared)
  (memory (export "n") 1 2 shared)
  (func (export "load") (result i32 i32) (i32.atomic.load (i32.const 0)) (i32.atomic.load 1 (i32.const 0)))
)
(module $B
  (memory (export "m") 1 3 shared)
  (func (export "load") (result i32) (i32.atomic.load (i32.const 0)))
)
(module $C (memory (export "m") 2 2 shared))

(thread $T (shared (module $B)) (shared (module $A)) (shared (module $C)) (shared (module $A))
  (register "a" $A)
  (register "b" $B)
  (module
    (memory (import "a" "m") 1 1 shared)
    (memory (import "a" "n") 1 2 shared)
    (memory (import "b" "m") 1 3 shared)
    (func (export "run")
      (i32.atomic.store 0 (i32.const 0) (i32.const 1))
      (i32.atomic.store 1 (i32.const 0) (i32.const 2))
      (i32.atomic.store 2 (i32.const 0) (i32.const 3))))
  (assert_return (invoke "run"))
  (assert_unlinkable (module (memory (import "c" "m") 2 2 shared)) "unknown import")
  (register "c" $C)
  (module (memory (import "c" "m") 2 2 shared))
  (assert_unlinkable (module (memory (import "c" "n") 1 1 shared)) "unknown import")
  (assert_unlinkable (module (memory (import "b" "m") 1 1 shared)) "incompatible import type")

  ;; A part of them, under other numbers, to a thread of the thread.
  (thread $U (shared (module $A)) (shared (module $B))
    (register "x" $A)
    (register "y" $B)
    (module
      (memory $m (import "x" "n") 1 2 shared)
      (memory $n (import "y" "m") 1 3 shared)
      (func (export "run") (result i32)
        (i32.atomic.store $n (i32.const 4) (i32.const 5))
        (i32.add
          (i32.mul (i32.atomic.load $m (i32.const 0)) (i32.const 10))
          (i32.atomic.load $n (i32.const 0)))))
    (assert_return (invoke "run") (i32.const 23)))
  (wait $U)
)
(wait $T)
(assert_return (invoke $A "load") (i32.const 1) (i32.const 2))
(assert_return (invoke $B "load") (i32.const 3))
