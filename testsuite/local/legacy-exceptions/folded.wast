;;! legacy_exceptions = true
;; A folded `try` stands wherever a folded instruction may.

(module
  (tag $a)
  (tag $i (param i32))
  (memory 1)
  (global $g (mut i32) (i32.const 0))
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))

  (func (export "operands") (result i32)
    (call $add
      (try (result i32) (do (throw $a)) (catch $a (i32.const 1)))
      (i32.mul
        (try (result i32) (do (i32.const 2)) (delegate 0))
        (try (result i32) (do (throw $i (i32.const 3))) (catch $i)))))

  (func (export "condition") (result i32)
    (if (result i32) (try (result i32) (do (throw $a)) (catch_all (i32.const 1)))
      (then (try (result i32) (do (i32.const 2)) (delegate 0)))
      (else (i32.const 3))))

  (func (export "delegating-condition") (result i32)
    (if (result i32) (try (result i32) (do (i32.const 0)) (delegate 0))
      (then (i32.const 2))
      (else (try (result i32) (do (throw $a)) (catch $a (i32.const 3))))))

  (func (export "stored") (result i32)
    (i32.store (try (result i32) (do (throw $a)) (catch $a (i32.const 8))) (i32.const 5))
    (global.set $g (try (result i32) (do (i32.load (i32.const 8))) (catch_all (i32.const 0))))
    (drop (try (result i32) (do (i32.const 0))))
    (return (try (result i32) (do (global.get $g)))))

  (func (export "branches") (result i32)
    (block $b (result i32)
      (drop (br_if $b
        (try (result i32) (do (throw $a)) (catch $a (i32.const 6)))
        (try (result i32) (do (i32.const 1)) (delegate $b))))
      (i32.const 7)))

  (func (export "thrown") (result i32)
    (try (result i32)
      (do (throw $i (try (result i32) (do (throw $i (i32.const 8))) (catch $i (i32.add (i32.const 1))))))
      (catch $i (i32.mul (try (result i32) (do (i32.const 2)) (catch_all (i32.const 0)))))))

  (func (export "in-clauses") (result i32)
    (try (result i32)
      (do (try (do (throw $a)) (catch $a (try (do (throw $a)) (catch_all (try (do (throw $a)) (delegate 2)))))) (i32.const 1))
      (catch_all (try (result i32) (do (i32.const 2)) (catch_all (i32.const 3))))))

  (func (export "among-flat-ones") (result i32)
    block (result i32)
      (try (result i32) (do i32.const 1 throw $i i32.const 2) (catch $i i32.const 10 i32.add))
      i32.const 1
      i32.add
    end)

  ;; No white space, and comments and annotations everywhere.
  (func(export "tight")(result i32)(try(result i32)(do(throw $a))(catch $a(i32.const 4))))
  (func (export "loose") (result i32)
    ((@x) try (; ( ;) $t (@a (try)) (result i32) (;;)
      ( do ;; )
        (throw (; ;) $i (i32.const 5)))
      (@b "catch") ( catch ;; $a
        $i
        (br $t)) (@c)
      ( (@d) catch_all (unreachable)) ) )
  (func (export "loose-delegate") (result i32)
    (try $t (result i32)
      (do (try (do (throw $a)) (@a) ( delegate ;; )
        (; ( ;) $t (@b) ) ) (i32.const 0))
      (catch_all (i32.const 6))))

  ;; Identifiers that are strings, and that say `try`.
  (func (export "names") (result i32)
    (try $"the try" (result i32)
      (do (try $try (do (throw $a)) (delegate $"the try")) (i32.const 0))
      (catch $a (br $"the try" (i32.const 7)))))
)

(assert_return (invoke "operands") (i32.const 7))
(assert_return (invoke "condition") (i32.const 2))
(assert_return (invoke "delegating-condition") (i32.const 3))
(assert_return (invoke "stored") (i32.const 5))
(assert_return (invoke "branches") (i32.const 6))
(assert_return (invoke "thrown") (i32.const 18))
(assert_return (invoke "in-clauses") (i32.const 2))
(assert_return (invoke "among-flat-ones") (i32.const 12))
(assert_return (invoke "tight") (i32.const 4))
(assert_return (invoke "loose") (i32.const 5))
(assert_return (invoke "loose-delegate") (i32.const 6))
(assert_return (invoke "names") (i32.const 7))

;; In quoted modules, and in modules of assertions.
(module quote "(tag $a) (func (export \"f\") (result i32)"
  "(try (result i32) (do (throw $a)) (catch $a (i32.const 8))))")
(assert_return (invoke "f") (i32.const 8))
(assert_trap
  (module (tag $a) (func $f (try (do (throw $a)) (catch $a (unreachable)))) (start $f))
  "unreachable")
