;; A module that is not understood takes the place of the one before it and of the name that it bears: what means it is
;; blocked by it, and nothing passes on the module before. (README of the reference interpreter: "Commands taking an
;; optional module name refer to the most recently defined module if no name is given".)
(module $old (func (export "f") (result i32) (i32.const 1)))
(register "m")
(assert_return (invoke "f") (i32.const 1))
;;= not understood: unknown operator or unexpected token at `i32.newop)))`
(module $new (func (export "f") (result i32) (i32.newop)))
;;= blocked by directive 3
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 3
(assert_return (invoke $new "f") (i32.const 1))
;;= blocked by directive 3
(assert_trap (invoke "f") "unreachable")
;;= blocked by directive 3
(get "g")
(assert_return (invoke $old "f") (i32.const 1))
;; So are a registration of it, what imports from there, and what acts on that.
;;= blocked by directive 3
(register "m")
;;= blocked by directive 3
(module (import "m" "f" (func (result i32))) (export "f" (func 0)))
;;= blocked by directive 3
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 3
(assert_unlinkable (module (import "m" "g" (func))) "unknown import")

;; The other kinds of modules, and names that are bound again.
(module $again (func (export "f") (result i32) (i32.const 1)))
;;= malformed: unknown operator or unexpected token
(module quote "(func (i32.newop))")
;;= blocked by directive 14
(assert_return (invoke "f") (i32.const 1))
;;= not understood: invalid string escape 'q'
(module $binary binary "\q")
;;= blocked by directive 16
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 16
(invoke $binary "f")
;;= malformed: unexpected end of section or function
(module binary "\00asm")
;;= blocked by directive 19
(assert_return (invoke "f") (i32.const 1))
(assert_return (invoke $again "f") (i32.const 1))

;; A definition takes the place of the definition before, not that of the instance.
(module $current (func (export "f") (result i32) (i32.const 1)))
;;= not understood: unknown operator or unexpected token at `i32.newop)))`
(module definition $definition (func (export "f") (i32.newop)))
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 23
(module instance $i $definition)
;;= blocked by directive 23
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 23
(invoke $i "f")
(assert_return (invoke $current "f") (i32.const 1))
;;= not understood: no module is called $none
(module instance $j $none)
;;= blocked by directive 29
(assert_return (invoke "f") (i32.const 1))
;;= blocked by directive 29
(invoke $j "f")

;; A registration that is not understood takes the place of the one before.
(register "n" $again)
(module (import "n" "f" (func (result i32))))
;;= not understood: no module instance is called $none
(register "n" $none)
;;= blocked by directive 34
(module (import "n" "f" (func (result i32))))

;; What an engine refuses.
(module $good (func (export "f") (result i32) (i32.const 1)))
;;= invalid: type mismatch: expected i32 but nothing on stack
(module (func (export "f") (result i32)))
;;= blocked by directive 37
(assert_return (invoke "f") (i32.const 1))

;; A thread that is not understood is one that nothing can wait for.
;;= not understood: no module instance is called $none
(thread $t (shared (module $none)) (invoke "f"))
;;= blocked by directive 39
(wait $t)
;;= not understood: the form has no end: a `)` is missing
(module $open (func
