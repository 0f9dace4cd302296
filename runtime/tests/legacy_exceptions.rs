//! The exceptions of the legacy proposal between compiled code and the host. Cases that scripts can state are in
//! `testsuite/local/legacy-exceptions`.

mod check;

use check::{describe, engine, instantiate, stress_configurations};
use wassay_runtime::{
    Engine, Exception, Extern, Func, FuncType, Module, ModuleError, Outcome, Store, Tag, Val,
    ValType,
};

/// An exception of the host that passes through clauses that throw it again, and through `delegate`, is the same
/// outside.
#[test]
fn an_exception_of_the_host_stays_the_same() {
    for config in stress_configurations() {
        let store = &mut Store::new(&Engine::new(&config).unwrap());
        let tag = Tag::new(store, [ValType::I64]).unwrap();
        let exception = Exception::new(store, tag, &[Val::I64(-5)]).unwrap();
        let throw = Func::new(store, FuncType::new([], []), move |_, _, _| Err(exception.into()));
        let text = r#"(module
            (import "" "t" (tag $t (param i64))) (import "" "f" (func $f)) (tag $other)
            (type $s (struct))
            (func $rethrow (export "rethrow")
                try call $f catch $other catch $t drop struct.new $s drop rethrow 0 end)
            (func (export "twice")
                try call $rethrow catch_all try struct.new $s drop rethrow 1 catch_all rethrow 0 end end)
            (func (export "delegate") try try call $rethrow delegate 1 catch_all end)
            (func (export "catch") (result i64)
                try (result i64) call $rethrow i64.const 0 catch $t end))"#;
        let imports = [Extern::Tag(tag), Extern::Func(throw.unwrap())];
        let instance = instantiate(store, text, &imports);
        for name in ["rethrow", "twice", "delegate"] {
            let func = instance.func(store, name).unwrap();
            match func.call(store, &[]).unwrap() {
                Outcome::Exception(thrown) => assert!(thrown.ref_eq(store, exception), "{name}"),
                other => panic!("{name}: {}", describe(other)),
            }
        }
        let func = instance.func(store, "catch").unwrap();
        assert_eq!(func.call(store, &[]).unwrap().unwrap(), [Val::I64(-5)]);
    }
}

/// A host function in the body of a `try` gets the exception of a function that it calls, and passes it on or not.
#[test]
fn a_host_function_passes_exceptions_on_or_not() {
    for config in stress_configurations() {
        let store = &mut Store::new(&Engine::new(&config).unwrap());
        let ty = FuncType::new([ValType::FUNCREF, ValType::I32], []);
        let again = Func::new(store, ty, |caller, arguments, _| {
            let [Val::FuncRef(Some(func)), Val::I32(passes)] = *arguments else {
                panic!("its arguments are of its type")
            };
            match func.call(caller, &[]).unwrap() {
                Outcome::Exception(exception) if passes == 1 => Err(exception.into()),
                Outcome::Exception(_) => Ok(()),
                other => panic!("it throws: {}", describe(other)),
            }
        });
        let text = r#"(module
            (import "" "f" (func $f (param funcref i32)))
            (tag $t (param i32))
            (elem declare func $throw)
            (func $throw i32.const 7 throw $t)
            (func (export "run") (param i32) (result i32)
                try (result i32)
                    try ref.func $throw local.get 0 call $f delegate 0
                    i32.const 1
                catch $t
                end))"#;
        let instance = instantiate(store, text, &[Extern::Func(again.unwrap())]);
        let func = instance.func(store, "run").unwrap();
        for (passes, expected) in [(0, 1), (1, 7)] {
            let results = func.call(store, &[Val::I32(passes)]).unwrap().unwrap();
            assert_eq!(results, [Val::I32(expected)]);
        }
    }
}

/// A clause of two bytes with a thousand values counts by the code that it makes, not by its own size.
#[test]
fn clauses_out_of_proportion_are_refused() {
    let params = "i32 ".repeat(1000);
    let clauses = "catch 0 unreachable ".repeat(5000);
    let text =
        format!("(module (tag (param {params})) (func $f) (func try call $f {clauses} end))");
    let error = Module::new(&engine(), text).unwrap_err();
    assert!(matches!(error, ModuleError::Limit { .. }), "{error}");
}
