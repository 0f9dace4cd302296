//! Functions that are compiled when they are first called.

mod check;

use check::{call, configurations, describe, instantiate};
use std::sync::Barrier;
use std::thread;
use wassay_runtime::{
    Compilation, Config, Engine, Exhaustion, Extern, Func, FuncType, Instance, Module, ModuleError,
    Outcome, Store, Trap, Val, ValType, WasmFeatures,
};

fn lazy(config: Config) -> Engine {
    Engine::new(&Config { compilation: Compilation::Lazy, ..config }).unwrap()
}

fn engine() -> Engine {
    lazy(Config::default())
}

#[test]
fn a_function_is_compiled_when_it_is_called() {
    let engine = engine();
    let text = r#"(module
        (func (export "a") (result i32) (call $b))
        (func $b (result i32) (i32.const 7))
        (func (export "never") (result i32) (call $c))
        (func $c (result i32) (i32.const 8)))"#;
    let module = Module::new(&engine, text).unwrap();
    let mut store = Store::new(&engine);
    let instance = Instance::new(&mut store, &module, &[]).unwrap().unwrap();
    assert_eq!(module.compiled_func_count(), 0);
    for _ in 0..2 {
        assert_eq!(call(&mut store, instance, "a", &[]), "7");
        assert_eq!(module.compiled_func_count(), 2);
    }
    let whole = Module::new(&Engine::new(&Config::default()).unwrap(), text).unwrap();
    assert_eq!(whole.compiled_func_count(), 4);
}

/// A function with many parameters of each kind: those that do not fit into registers are on the stack.
fn many_parameters() -> (String, Vec<Val>, String) {
    let types = ["i32", "i64", "f32", "f64", "v128"];
    let params: Vec<&str> = types.iter().cycle().take(40).copied().collect();
    let params = params.join(" ");
    let gets: String = (0..40).map(|index| format!("(local.get {index})")).collect();
    let values: Vec<Val> = (0..40)
        .map(|index| match index % 5 {
            0 => Val::I32(index + 1),
            1 => Val::I64(i64::from(index) << 40),
            2 => Val::F32((index as f32 + 0.5).to_bits()),
            3 => Val::F64((f64::from(index) + 0.25).to_bits()),
            _ => Val::V128(u128::from(index as u32) << 100 | 1),
        })
        .collect();
    let text = format!(
        r#"(module
        (type $many (func (param {params}) (result {params})))
        (table funcref (elem $indirect))
        (func $direct (type $many) {gets})
        (func $indirect (type $many) {gets})
        (func $tail (type $many) {gets})
        (func (export "direct") (type $many) {gets} (call $direct))
        (func (export "indirect") (type $many) {gets} (call_indirect (type $many) (i32.const 0)))
        (func (export "tail") (type $many) {gets} (return_call $tail))
        (func (export "ref") (type $many) {gets} (call_ref $many (ref.func $by_ref)))
        (func $by_ref (type $many) {gets})
        (elem declare func $by_ref))"#
    );
    let expected = describe(Outcome::Return(values.clone()));
    (text, values, expected)
}

#[test]
fn the_first_call_has_its_arguments_however_it_is_made() {
    let (text, values, expected) = many_parameters();
    for config in configurations() {
        let engine = lazy(config.clone());
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        for name in ["direct", "indirect", "tail", "ref"] {
            for _ in 0..2 {
                assert_eq!(
                    call(&mut store, instance, name, &values),
                    expected,
                    "{name} {config:?}"
                );
            }
        }
    }
}

/// Functions around one with more loops inside each other than the compiler takes.
fn with_a_function_that_cannot_be_compiled() -> String {
    let loops = "(loop ".repeat(40_000) + &")".repeat(40_000);
    format!(
        r#"(module
        (func (export "fine") (result i32) (i32.const 7))
        (func $hard (export "hard") (param v128 i32) (result i32 i64 f32 f64 v128 i32 i64 i32 i64 i32)
            {loops} unreachable)
        (func (export "around") (result i32)
            (call $hard (v128.const i64x2 1 2) (i32.const 1)) unreachable))"#
    )
}

#[test]
fn a_function_that_cannot_be_compiled_ends_each_call_with_the_limit() {
    let engine = engine();
    let text = with_a_function_that_cannot_be_compiled();
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, &text, &[]);
    let hard = instance.func(&mut store, "hard").unwrap();
    let arguments = [Val::V128(0), Val::I32(0)];
    for _ in 0..2 {
        let outcome = hard.call(&mut store, &arguments).unwrap();
        let Outcome::Exhaustion(Exhaustion::Compilation { message }) = outcome else {
            panic!("{outcome:?}");
        };
        let expected = "translate function 1: more than 32768 loops are inside each other";
        assert_eq!(&*message, expected);
        let through = call(&mut store, instance, "around", &[]);
        assert_eq!(through, format!("function cannot be compiled: {expected}"));
        assert_eq!(call(&mut store, instance, "fine", &[]), "7");
    }
    // Compiled as a whole, the module is refused.
    let whole = Module::new(&Engine::new(&Config::default()).unwrap(), &text).unwrap_err();
    assert!(matches!(whole, ModuleError::Limit { .. }), "{whole}");
}

#[test]
fn a_module_is_invalid_whatever_else_it_holds() {
    let functions = ["(func (export \"f\"))", "(func (result i32))", "(func (drop (i32.const 1)))"];
    let text = format!("(module {})", functions.join(" "));
    let whole = Module::new(&Engine::new(&Config::default()).unwrap(), &text).unwrap_err();
    assert!(matches!(whole, ModuleError::Invalid { .. }));
    assert_eq!(Module::new(&engine(), &text).unwrap_err().to_string(), whole.to_string());
}

#[test]
fn an_unsupported_feature_is_found_before_there_is_a_module() {
    let text = "(module (type $f (func)) (type $c (cont $f))
        (func (param (ref $c)) (resume $c (local.get 0))) (func (export \"f\")))";
    let binary = wat::parse_str(text).unwrap();
    let features = Module::FEATURES | WasmFeatures::STACK_SWITCHING;
    let [eager, lazy] = [Compilation::Eager, Compilation::Lazy].map(|compilation| {
        let engine = Engine::new(&Config { compilation, ..Config::default() }).unwrap();
        Module::with_features(&engine, &binary, features).unwrap_err().to_string()
    });
    assert_eq!(lazy, eager);
    assert_eq!(lazy, "compile the module: unsupported feature: stack-switching");
}

/// The module is large enough to be validated on several threads.
#[test]
fn the_first_invalid_function_of_a_large_module_is_reported() {
    let functions: String = (0..5_000)
        .map(|index| match index {
            1_234 | 3_456 => "(func (result i32) (i64.const 1))".to_owned(),
            _ => format!("(func (result i32) (i32.add (i32.const {index}) (i32.const 100000)))"),
        })
        .collect();
    let text = format!("(module {functions})");
    let [eager, lazy] = [Compilation::Eager, Compilation::Lazy].map(|compilation| {
        let engine = Engine::new(&Config { compilation, ..Config::default() }).unwrap();
        Module::new(&engine, &text).unwrap_err().to_string()
    });
    assert_eq!(lazy, eager);
    assert!(lazy.contains("type mismatch"), "{lazy}");
}

#[test]
fn two_threads_at_one_first_call_compile_once() {
    let engine = engine();
    let text = r#"(module
        (func $f (export "f") (param i32) (result i32)
            (if (result i32) (i32.eqz (local.get 0))
                (then (i32.const 0))
                (else (i32.add (i32.const 1) (call $g (i32.sub (local.get 0) (i32.const 1)))))))
        (func $g (param i32) (result i32) (call $f (local.get 0))))"#;
    for _ in 0..20 {
        let module = Module::new(&engine, text).unwrap();
        let barrier = Barrier::new(4);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let mut store = Store::new(&engine);
                    let instance = Instance::new(&mut store, &module, &[]).unwrap().unwrap();
                    barrier.wait();
                    assert_eq!(call(&mut store, instance, "f", &[Val::I32(100)]), "100");
                });
            }
        });
        assert_eq!(module.compiled_func_count(), 2);
    }
}

#[test]
fn backtraces_and_exceptions_go_through_functions_of_any_age() {
    let engine = engine();
    let text = r#"(module
        (tag $e (param i32))
        (func $trap unreachable)
        (func $throw (param i32) (throw $e (local.get 0)))
        (func (export "traps") (call $middle))
        (func $middle (call $trap))
        (func (export "caught") (result i32)
            (block $h (result i32)
                (try_table (catch $e $h) (call $throw (i32.const 7)))
                (i32.const 0))))"#;
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, text, &[]);
    for _ in 0..2 {
        assert_eq!(call(&mut store, instance, "caught", &[]), "7");
        let func = instance.func(&mut store, "traps").unwrap();
        let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
            panic!("it traps");
        };
        let frames: Vec<u32> = trap.backtrace().iter().map(|frame| frame.func_index()).collect();
        assert_eq!(frames, [0, 3, 2]);
    }
}

#[test]
fn references_survive_a_first_call() {
    let config = Config { gc_stress: true, ..Config::default() };
    let engine = lazy(config);
    let text = r#"(module
        (type $box (struct (field i32)))
        (func $make (param i32) (result (ref $box)) (struct.new $box (local.get 0)))
        (func $sum (param (ref $box) (ref $box)) (result i32)
            (i32.add (struct.get $box 0 (local.get 0)) (struct.get $box 0 (local.get 1))))
        (func (export "f") (result i32)
            (call $sum (call $make (i32.const 3)) (call $make (i32.const 4)))))"#;
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, text, &[]);
    assert_eq!(call(&mut store, instance, "f", &[]), "7");
}

#[test]
fn a_host_function_works_and_traps_as_ever() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let ty = FuncType::new([ValType::I32], [ValType::I32]);
    let host = Func::new(&mut store, ty, |_, arguments, results| match arguments[0] {
        Val::I32(0) => Err(Trap::host("not 0").into()),
        value => {
            results[0] = value;
            Ok(())
        }
    });
    let text = r#"(module (import "" "" (func $host (param i32) (result i32)))
        (func (export "f") (param i32) (result i32) (call $g (local.get 0)))
        (func $g (param i32) (result i32) (call $host (local.get 0))))"#;
    let host = Extern::Func(host.unwrap());
    let instance = instantiate(&mut store, text, &[host]);
    assert_eq!(call(&mut store, instance, "f", &[Val::I32(0)]), "trap: not 0");
    assert_eq!(call(&mut store, instance, "f", &[Val::I32(5)]), "5");
}

/// The compiler runs on the stack of the call. On a thread of 2 MiB it has enough beyond the budget of 512 KiB.
#[test]
fn deep_calls_leave_the_compiler_its_stack() {
    let config = Config { stack_budget: 512 << 10, ..Config::default() };
    let deep = move || {
        let engine = lazy(config);
        let text = r#"(module
            (func $down (export "down") (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0))
                    (then (call $bottom (i32.const 5) (i32.const 6)))
                    (else (call $down (i32.sub (local.get 0) (i32.const 1))))))
            (func $bottom (param i32 i32) (result i32)
                (block (loop (br_if 1 (i32.gt_u (local.get 0) (i32.const 100)))
                    (local.set 0 (i32.mul (local.get 0) (local.get 1))) (br 0)))
                (local.get 0)))"#;
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, text, &[]);
        // Find by halving how deep the recursion can go without the last call.
        let (mut fits, mut too_deep) = (0, 100_000);
        while too_deep - fits > 1 {
            let middle = (fits + too_deep) / 2;
            match call(&mut store, instance, "down", &[Val::I32(middle)]).as_str() {
                "180" => fits = middle,
                "call stack exhausted" => too_deep = middle,
                other => panic!("{other}"),
            }
        }
        // The module goes with its store, so a new one calls the function at the bottom for the first time.
        drop(store);
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, text, &[]);
        assert_eq!(instance.module(&store).compiled_func_count(), 0);
        assert_eq!(call(&mut store, instance, "down", &[Val::I32(fits)]), "180");
    };
    let thread = thread::Builder::new().stack_size(2 << 20).spawn(deep).unwrap();
    thread.join().unwrap();
}
