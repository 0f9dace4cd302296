;; Forms that are no directives: each fails and says why, and those around it still run.
(module (func (export "f") (result i32) (i32.const 1)) (global (export "g") i32 (i32.const 2)))
;;= not understood: there is no directive `assert_retrun`: did you mean `assert_return`?
(assert_retrun (invoke "f") (i32.const 1))
;;= not understood: expected `)` at `2))`
(assert_return (invoke "f") (i32.const 1 2))
(assert_return (invoke "f") (i32.const 1))
;;= not understood: no module instance is called $none
(invoke $none "f")
(get "g")
;;= inapplicable: there is no exported global `f`
(get "f")
;;= not understood: invalid string escape 'q'
(invoke "\q")
(assert_return (invoke "f") (i32.const 1))
;;= unsupported: assert_suspension
(assert_suspension (invoke "f") "unhandled")
