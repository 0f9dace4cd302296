;; A module that fails takes along what acts on it or imports from it, and nothing else.
(module $good (func (export "f") (result i32) (i32.const 1)))
;;= trapped: unreachable
(module $bad (func (export "f")) (func $s (unreachable)) (start $s))
;;= blocked by directive 1
(invoke $bad "f")
;;= blocked by directive 1
(register "bad" $bad)
;;= blocked by directive 1
(module $importer (import "bad" "f" (func $f)) (func (export "g") (call $f)))
;;= blocked by directive 1
(assert_return (invoke $importer "g"))
;;~ returned i32:1 (0x00000001)
(assert_return (invoke $good "f") (i32.const 2))
(assert_return (invoke $good "f") (i32.const 1))
;;= inapplicable: there is no exported function `g`
(invoke $good "g")
;;= inapplicable: pass the arguments: expected 0, got 1
(invoke $good "f" (i32.const 0))
;;= inapplicable: there is no exported global `f`
(assert_return (get $good "f") (i32.const 1))
