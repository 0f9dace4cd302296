;;! features = ["wasm3", "threads"]
;; Six threads, which two threads have begun, add to one counter, all at once.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)

(thread $T (shared (module $Mem))
  (thread $A (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (thread $B (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (thread $C (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (wait $A)
  (wait $B)
  (wait $C)
)
(thread $U (shared (module $Mem))
  (thread $A (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (thread $B (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (thread $C (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (param i32)
        (loop $again
          (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))
          (drop (i64.atomic.rmw16.add_u (i32.const 8) (i64.const 1)))
          (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))
    (assert_return (invoke "run" (i32.const 1000))))
  (wait $A)
  (wait $B)
  (wait $C)
)
(wait $T)
(wait $U)
(assert_return (invoke $Mem "load" (i32.const 0)) (i32.const 6000))
(assert_return (invoke $Mem "load" (i32.const 8)) (i32.const 6000))
