;;! legacy_exceptions = true
;; Types of bodies and clauses.

(assert_invalid (module (func (result i32) (try (result i32) (do)))) "type mismatch")
(assert_invalid (module (func (result i32) (try (result i32) (do (i64.const 1))))) "type mismatch")
(assert_invalid (module (func (try (do (i32.const 1))))) "type mismatch")
(assert_invalid
  (module (func (result i32) (try (result i32) (do (i32.const 1)) (catch_all)))) "type mismatch")
(assert_invalid
  (module (func (try (do) (catch_all (i32.const 1))))) "type mismatch")
(assert_invalid
  (module (tag $e) (func (try (do) (catch $e (i32.const 1))))) "type mismatch")
(assert_invalid
  (module (tag $e (param i64))
    (func (result i32) (try (result i32) (do (i32.const 1)) (catch $e)))) "type mismatch")
(assert_invalid
  (module (tag $e (param i64)) (func (try (do) (catch $e)))) "type mismatch")
;; The values of an exception are no operands of `catch_all`.
(assert_invalid
  (module (tag $e (param i32))
    (func (result i32) (try (result i32) (do (throw $e (i32.const 1))) (catch_all)))) "type mismatch")
;; Parameters are no operands of a clause, nor is what is below them.
(assert_invalid
  (module (func (result i32)
    (i32.const 1) (try (param i32) (result i32) (do) (catch_all)))) "type mismatch")
(assert_invalid
  (module (func (result i32)
    (i32.const 1) (try (do) (catch_all (drop))))) "type mismatch")
(assert_invalid (module (func (try (param i32) (do (drop))))) "type mismatch")
;; A clause after one whose end is unreachable is typed on its own.
(assert_invalid
  (module (tag $e) (func (result i32)
    (try (result i32) (do (unreachable)) (catch $e (unreachable)) (catch_all)))) "type mismatch")
(assert_invalid
  (module (func (result i32)
    (try (result i32) (do (unreachable)) (catch_all (i64.const 1))))) "type mismatch")
;; `delegate` ends a block with results.
(assert_invalid
  (module (func (result i32) (try (result i32) (do) (delegate 0)))) "type mismatch")
(assert_invalid
  (module (func (result i64) (try (result i32) (do (i32.const 1)) (delegate 0)))) "type mismatch")
;; Branches have the results of the `try`.
(assert_invalid
  (module (func (result i32) (try (result i32) (do (br 0)) (catch_all (i32.const 1))))) "type mismatch")
(assert_invalid
  (module (func (result i32) (try (result i32) (do (i32.const 1)) (catch_all (br 0))))) "type mismatch")
;; A local that the body sets is not set in a clause, nor after the `try`.
(assert_invalid
  (module (func (local (ref func))
    (try (do (local.set 0 (ref.func 0))) (catch_all (drop (local.get 0))))) (elem declare func 0))
  "uninitialized local")
(assert_invalid
  (module (func (local (ref func))
    (try (do (local.set 0 (ref.func 0)))) (drop (local.get 0))) (elem declare func 0))
  "uninitialized local")

;; Tags and types that do not exist.
(assert_invalid (module (func (try (do) (catch 0)))) "unknown tag 0")
(assert_invalid (module (tag) (func (try (do) (catch 1)))) "unknown tag 1")
(assert_invalid (module (func (try (type 7) (do)))) "unknown type 7")
