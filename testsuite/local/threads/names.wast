;;! features = ["wasm3", "threads"]
;; Names of threads: at each level their own, hidden by an inner one, left out, and waited for more than once.

(module $Mem
  (memory (export "shared") 1 1 shared)
  (func (export "load") (param i32) (result i32) (i32.atomic.load (local.get 0)))
)

(thread $T (shared (module $Mem))
  (register "mem" $Mem)
  (thread $T (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))))
    (invoke "run"))
  (wait $T)
  (wait $T)
  (thread (shared (module $Mem))
    (register "mem" $Mem)
    (module
      (memory (import "mem" "shared") 1 1 shared)
      (func (export "run") (result i32) (i32.atomic.rmw.add (i32.const 0) (i32.const 10))))
    (assert_return (invoke "run") (i32.const 1)))
  (wait)
  (thread $Empty)
  (wait $Empty)
)
(wait $T)
(wait)
(assert_return (invoke $Mem "load" (i32.const 0)) (i32.const 11))
