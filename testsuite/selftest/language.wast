;; Every form of the language with every kind of module, right and wrong. What is expected of each is what the reference
;; interpreter says: WebAssembly/spec, `interpreter/README.md` ("Scripts"), `text/parser.mly` and `script/runner.ml`, whose
;; functions are named here.

;; Modules by text, `binary` and `quote`, named or not (`script_module`): each is a definition and its instance (`cmd`).
(module $text (func (export "f") (result i32) (i32.const 1)))
(module $binary binary
  "\00asm" "\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\07\05\01\01f\00\00" "\0a\06\01\04\00\41\02\0b")
(module $quote quote "(func (export \"f\") (result i32)" " (i32.const 3))")
(assert_return (invoke $text "f") (i32.const 1))
(assert_return (invoke $binary "f") (i32.const 2))
(assert_return (invoke $quote "f") (i32.const 3))
(assert_return (invoke "f") (i32.const 3))
;;~ returned i32:3 (0x00000003)
(assert_return (invoke $quote "f") (i32.const 4))
;; The strings of a quote are concatenated, without anything between them ("parsed from the (concatenation of the) strings").
(module quote "(fu" "nc (export \"f\") (result i32) (i32.const 1" "2))")
(assert_return (invoke "f") (i32.const 12))

;; Definitions make no instance (`cmd`), and instances of them are independent (`run_command`, `Instance`).
(module definition $text.d (global (export "g") i32 (i32.const 4)))
(module definition $binary.d binary "\00asm" "\01\00\00\00")
(module definition $quote.d quote "(global (export \"g\") i32 (i32.const 5))")
(assert_return (invoke "f") (i32.const 12))
(module instance $i $text.d)
(module instance $j $quote.d)
(module instance $binary.d)
(assert_return (get $i "g") (i32.const 4))
(assert_return (get $j "g") (i32.const 5))
;;~ returned i32:5 (0x00000005)
(assert_return (get $j "g") (i32.const 4))
;; Without names: the last definition, and the module that a plain one is.
(module definition (global (export "g") i32 (i32.const 6)))
(module instance)
(assert_return (get "g") (i32.const 6))
(module $counter (global $g (mut i32) (i32.const 0))
  (func (export "up") (result i32)
    (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
(assert_return (invoke "up") (i32.const 1))
(module instance)
(assert_return (invoke "up") (i32.const 1))
(assert_return (invoke $counter "up") (i32.const 2))
;; One name is the module's (`instance`), and the instance has none.
(module instance $counter)
(assert_return (invoke "up") (i32.const 1))
(assert_return (invoke $counter "up") (i32.const 3))
;;= not understood: no module is called $none
(module instance $none)
;;= blocked by directive 31
(invoke "up")

;; A name is bound once in each category (`bind`): a module and an instance may share one.
(module definition $both (func (export "f")))
(module instance $both $both)
(assert_return (invoke $both "f"))
;;= not understood: module $both already defined
(module $both (func (export "f")))
;;= blocked by directive 36
(invoke $both "f")
;;= not understood: instance $i already defined
(module instance $i $text.d)

;; What assertions instantiate (`script_instance`): a module of any kind, or an instance of a definition.
(assert_trap (module (func $s (unreachable)) (start $s)) "unreachable")
(assert_trap (module quote "(func $s (unreachable)) (start $s)") "unreachable")
;; It is the current definition from then on, and not an instance (`AssertUninstantiable`).
(assert_trap (module instance) "unreachable")
(assert_unlinkable (module (import "none" "f" (func))) "unknown import")
(assert_unlinkable (module quote "(import \"none\" \"f\" (func))") "unknown import")
(assert_unlinkable (module instance) "unknown import")
(module definition $unlinkable quote "(import \"none\" \"f\" (func))")
(assert_unlinkable (module instance $unlinkable) "unknown import")
(assert_unlinkable (module instance $named $unlinkable) "unknown import")
;;= unlinkable: unknown import: `none` has no `f`
(assert_trap (module instance $unlinkable) "unreachable")
;;= not understood: no module instance is called $named
(invoke $named "f")
;;= returned nothing
(assert_trap (module instance $binary.d) "unreachable")
;;= not understood: misplaced module definition at `module definition) "unreachable")`
(assert_trap (module definition) "unreachable")
;;= not understood: misplaced module definition at `module definition quote "") "unknown imp`
(assert_unlinkable (module definition quote "") "unknown import")
;; An exception out of a start function is told like a trap, with this text (`AssertUninstantiable`, `result`) ...
(assert_trap (module (tag $e) (func $s (throw $e)) (start $s)) "uncaught exception")
;;~ threw an exception
(assert_trap (module (tag $e) (func $s (throw $e)) (start $s)) "unreachable")
;; ... that of an invocation is not (`AssertTrap`).
(module $throws (tag $e) (func (export "f") (throw $e)))
;;= threw an exception
(assert_trap (invoke "f") "uncaught exception")
(assert_exception (invoke "f"))
;;= not understood: expected an action, `invoke` or `get` at `module))`
(assert_exception (module))

;; Definitions and names inside assertions about modules are allowed, and bind nothing (`assertion`).
(assert_invalid (module definition $x (func (result i32))) "type mismatch")
(assert_invalid (module $x quote "(func (result i32))") "type mismatch")
(assert_invalid (module definition $x quote "(func (result i32))") "type mismatch")
(assert_malformed (module definition quote "(func") "unexpected token")
(assert_malformed (module $x quote "(func") "unexpected token")
(assert_malformed (module definition $x binary "\00asm\02\00\00\00") "unknown binary version")
;;= returned nothing
(assert_malformed (module definition $x quote "(func)") "unexpected token")
;;= not understood: no module is called $x
(module instance $x)

;; Results (`result`).
(module $results (tag $e) (func (export "exn") (result exnref)
    (block $h (result exnref) (try_table (catch_all_ref $h) (throw $e)) (unreachable)))
  (func $f (export "func") (result funcref) (ref.func $f))
  (func (export "i31") (result anyref) (ref.i31 (i32.const 7)))
  (func (export "null") (result anyref) (ref.null any)))
(assert_return (invoke "exn") (ref.exn))
;;~ returned ref.exn
(assert_return (invoke "exn") (ref.func))
(assert_return (invoke "func") (ref.func))
;;~ returned ref.func
(assert_return (invoke "func") (ref.exn))
(assert_return (invoke "i31") (ref))
;;~ returned ref.func
(assert_return (invoke "func") (ref))
(assert_return (invoke "null") (ref.null))
;;= not understood: a function's index cannot be observed from outside at `0))`
(assert_return (invoke "func") (ref.func 0))
;;= not understood: expected a constant or a pattern of a result at `ref.none))`
(assert_return (invoke "func") (ref.none))

;; Scripts in scripts run in place (`run_quote_script`), and their names are those of one script.
(script $inner
  (module $in (func (export "f") (result i32) (i32.const 8)))
;;~ returned i32:8 (0x00000008)
  (assert_return (invoke "f") (i32.const 9))
  (script (assert_return (invoke $in "f") (i32.const 8))))
(assert_return (invoke "f") (i32.const 8))
;;= not understood: script $inner already defined
(script $inner)
(script
;;= not understood: there is no directive `moduel`: did you mean `module`?
  (moduel))

;; What is not run, each by its own name.
;;= unsupported: output
(output "x.wasm")
;;= unsupported: output
(output $inner)
;;= unsupported: assert_fuel
(assert_fuel 3 (invoke "f"))
;;= unsupported: component
(component $c (core module))
;;= blocked by directive 89
(assert_return (invoke "f" (u32.const 1)) (str.const "s"))
;;= unsupported: component
(component instance $d $c)
