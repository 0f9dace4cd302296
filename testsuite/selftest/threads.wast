;;! features = ["wasm3", "threads"]
;; What fails in a thread fails where the script waits for it, and says in which line.
(module $m (memory (export "memory") 1 1 shared))
(thread $value (shared (module $m))
  (module (func (export "f") (result i32) (i32.const 1)))
  (assert_return (invoke "f") (i32.const 1))
  (assert_return (invoke "f") (i32.const 2))
  (assert_return (invoke "f") (i32.const 3))
)
;;~ in line 7: returned i32:1 (0x00000001)
(wait $value)
(thread $trap
  (module (func (export "f") (unreachable)))
  (assert_return (invoke "f"))
)
;;= in line 14: trapped: unreachable
(wait $trap)
(thread $blocked
  (module (func $s (unreachable)) (start $s))
  (invoke "f")
)
;;= in line 19: trapped: unreachable
(wait $blocked)
;; It has ended, and was judged (threads proposal, `interpreter/script/run.ml`, `Wait`).
(wait $trap)
;;= trapped: unreachable
(module $bad (memory (export "memory") 1 1 shared) (func $s (unreachable)) (start $s))
;;= blocked by directive 8
(thread $lost (shared (module $bad)))
;;= blocked by directive 8
(wait $lost)
;;= not understood: invalid string escape 'q'
(thread $form (invoke "\q"))
(thread $reason
  (assert_invalid (module (func (result i32))) "unknown function"))
(thread $good
  (module (func (export "f")))
  (assert_return (invoke "f")))
;;= not understood: thread $good already defined
(thread $good)
;;~ in line 35: invalid: type mismatch: instruction requires [i32] but stack has []
(wait $reason)
;;= not understood: no thread is called $none
(wait $none)
;; Without a name: the last thread (`bind`, `lookup_thread`).
(thread (module (func (export "f") (result i32) (i32.const 1)))
  (assert_return (invoke "f") (i32.const 2)))
;;~ in line 47: returned i32:1 (0x00000001)
(wait)
(thread (shared (module $m)) (module (import "m" "memory" (memory 1 1 shared))))
;;= in line 50: unlinkable: unknown import: `m` has no `memory`
(wait)
;;= not understood: no module instance is called $none
(thread (shared (module $none)) (invoke "f"))
;; A thread of a thread fails where that waits for it: the line is that of the inner directive.
(thread $outer (shared (module $m)) (shared (module $m))
  (thread $inner (shared (module $m))
    (module (func (export "f") (result i32) (i32.const 1)))
    (assert_return (invoke "f") (i32.const 1))
    (assert_return (invoke "f") (i32.const 2)))
  (wait $inner)
  (assert_return (invoke "g")))
;;~ in line 60: returned i32:1 (0x00000001)
(wait $outer)
(thread $outer2
  (thread $inner (module (func (export "f"))) (invoke "f"))
  (wait $inner)
  (module (func (export "f") (unreachable)))
  (invoke "f"))
;;= in line 69: trapped: unreachable
(wait $outer2)
(thread $outer3 (thread $inner (shared (module $m))) (wait $inner))
;;= in line 72: not understood: no module instance is called $m
(wait $outer3)
