;;! legacy_exceptions = true
;; Handlers nested deeply, many clauses, and many calls in one body.

(module
  (tag $e (param i32))
  (tag $f)
  (func $throw (throw $e (i32.const 1)))
  (func (export "nested") (result i32)
    (try (result i32)
      (do
(try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (call $throw)))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f))))) (catch $f)) (i32.const 0))
      (catch $e)))
  (func (export "delegated") (result i32)
    (try $t (result i32)
      (do
(try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (call $throw)) (delegate $t))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable)))) (catch_all (unreachable))) (i32.const 0))
      (catch $e (i32.add (i32.const 1)))))
  (func (export "clauses") (result i32)
    (try (result i32)
      (do (call $throw) (i32.const 0))
      (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9)) (catch $f (i32.const 9))
      (catch $e (i32.add (i32.const 2)))))
  (func (export "rethrown") (result i32)
    (try (result i32)
      (do
(try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (try (do (call $throw)) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0)))) (catch_all (rethrow 0))) (i32.const 0))
      (catch $e (i32.add (i32.const 3)))))
)

(assert_return (invoke "nested") (i32.const 1))
(assert_return (invoke "delegated") (i32.const 2))
(assert_return (invoke "clauses") (i32.const 3))
(assert_return (invoke "rethrown") (i32.const 4))
