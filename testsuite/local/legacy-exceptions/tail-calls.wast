;;! legacy_exceptions = true
;; A tail call leaves its function, and with it the handlers around the call.

(module
  (type $v (func))
  (tag $a)
  (func $throw (throw $a))
  (func $nop)
  (table funcref (elem $throw))
  (elem declare func $throw)

  (func $direct (try (do (return_call $throw)) (catch_all)))
  (func $indirect (try (do (return_call_indirect (i32.const 0))) (catch_all)))
  (func $reference (try (do (return_call_ref $v (ref.func $throw))) (catch_all)))
  (func $from-clause (try (do (throw $a)) (catch_all (return_call $throw))))
  (func $from-delegate (try (do (try (do (return_call $throw)) (delegate 0))) (catch_all)))
  (func (export "direct") (call $direct))
  (func (export "indirect") (call $indirect))
  (func (export "reference") (call $reference))
  (func (export "from-clause") (call $from-clause))
  (func (export "from-delegate") (call $from-delegate))

  ;; The handlers of the caller are still there.
  (func (export "caller") (param i32) (result i32)
    (try (result i32)
      (do
        (block $e (block $d (block $c (block $b (block $a
          (br_table $a $b $c $d $e (local.get 0)))
          (call $direct)) (call $indirect)) (call $reference)) (call $from-clause))
        (call $from-delegate)
        (i32.const 0))
      (catch $a (i32.const 1))))

  (func (export "returns") (result i32)
    (try (do (return_call $one)) (catch_all))
    (i32.const 2))
  (func $one (result i32) (i32.const 1))

  ;; A loop of tail calls through clauses takes no stack.
  (func $down (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (return (i32.const 9))))
    (try (result i32)
      (do (throw $a))
      (catch $a (return_call $down (i32.sub (local.get 0) (i32.const 1))))))
  (func (export "down") (result i32) (call $down (i32.const 100000)))
)

(assert_exception (invoke "direct"))
(assert_exception (invoke "indirect"))
(assert_exception (invoke "reference"))
(assert_exception (invoke "from-clause"))
(assert_exception (invoke "from-delegate"))
(assert_return (invoke "caller" (i32.const 0)) (i32.const 1))
(assert_return (invoke "caller" (i32.const 1)) (i32.const 1))
(assert_return (invoke "caller" (i32.const 2)) (i32.const 1))
(assert_return (invoke "caller" (i32.const 3)) (i32.const 1))
(assert_return (invoke "caller" (i32.const 4)) (i32.const 1))
(assert_return (invoke "returns") (i32.const 1))
(assert_return (invoke "down") (i32.const 9))
