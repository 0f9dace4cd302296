//! Exceptions between compiled code and the host, and out of every kind of frame.

mod check;

use check::{call, check, describe, engine, instantiate, same, stress_configurations};
use std::panic::{AssertUnwindSafe, catch_unwind};
use wassay_runtime::{
    Engine, Exception, Extern, ExternRef, Func, FuncType, HostError, Instance, LinkError, Module,
    ModuleError, Outcome, ResourceError, Store, StoreLimits, Tag, TrapCode, Val, ValType,
};

/// Runs `test` with a new store under every configuration.
fn everywhere(test: impl Fn(&mut Store)) {
    for config in stress_configurations() {
        test(&mut Store::new(&Engine::new(&config).unwrap()));
    }
}

/// Calls a function that must throw.
#[track_caller]
fn thrown(store: &mut Store, instance: Instance, name: &str, arguments: &[Val]) -> Exception {
    let func = instance.func(store, name).unwrap();
    match func.call(store, arguments).unwrap() {
        Outcome::Exception(exception) => exception,
        other => panic!("it should throw: {}", describe(other)),
    }
}

const EVERY_TYPE: [ValType; 8] = [
    ValType::I32,
    ValType::I64,
    ValType::F32,
    ValType::F64,
    ValType::V128,
    ValType::FUNCREF,
    ValType::EXTERNREF,
    ValType::EXNREF,
];
const EVERY_TYPE_TEXT: &str = "i32 i64 f32 f64 v128 funcref externref exnref";

/// A value of each type, one of them an exception of its own.
fn every_value(store: &mut Store) -> Vec<Val> {
    let func = Func::new(store, FuncType::new([], []), |_, _, _| Ok(())).unwrap();
    let host_value = ExternRef::new(store, "a value").unwrap();
    let tag = Tag::new(store, [ValType::I32]).unwrap();
    let exception = Exception::new(store, tag, &[Val::I32(77)]).unwrap();
    vec![
        Val::I32(-1),
        Val::I64(i64::MIN + 1),
        Val::F32(0x7fa0_0001),
        Val::F64(0xfff0_0000_0000_0001),
        Val::V128(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210),
        Val::FuncRef(Some(func)),
        Val::ExternRef(Some(host_value)),
        Val::ExnRef(Some(exception)),
    ]
}

#[test]
fn values_of_every_type_leave_uncaught() {
    everywhere(|store| {
        let text = format!(
            "(module (tag $t (export \"t\") (param {EVERY_TYPE_TEXT}))
                (func (export \"throw\") (param {EVERY_TYPE_TEXT}) {} (throw $t)))",
            (0..8).map(|i| format!("(local.get {i})")).collect::<String>()
        );
        let instance = instantiate(store, &text, &[]);
        let values = every_value(store);
        let exception = thrown(store, instance, "throw", &values);
        assert_eq!(Some(exception.tag(store)), instance.tag(store, "t"));
        let fields = exception.fields(store);
        assert!(same(store, &fields, &values), "{fields:?}");
        let nulls: Vec<Val> =
            EVERY_TYPE.into_iter().map(|ty| Val::default_of(ty).unwrap()).collect();
        let other = thrown(store, instance, "throw", &nulls);
        assert!(!other.ref_eq(store, exception));
        assert_eq!(other.fields(store), nulls);
        let fields = exception.fields(store);
        assert!(same(store, &fields, &values), "{fields:?}");
    });
}

#[test]
fn values_of_every_type_come_from_the_host() {
    everywhere(|store| {
        let tag = Tag::new(store, EVERY_TYPE).unwrap();
        let values = every_value(store);
        let exception = Exception::new(store, tag, &values).unwrap();
        let throw = Func::new(store, FuncType::new([], []), move |_, _, _| Err(exception.into()));
        let text = format!(
            r#"(module
                (import "" "t" (tag $t (param {EVERY_TYPE_TEXT}))) (import "" "f" (func $f))
                (func (export "catch") (result {EVERY_TYPE_TEXT})
                    (block $h (result {EVERY_TYPE_TEXT})
                        (try_table (catch $t $h) (call $f)) unreachable))
                (func (export "catch_ref") (result {EVERY_TYPE_TEXT} exnref)
                    (block $h (result {EVERY_TYPE_TEXT} exnref)
                        (try_table (catch_ref $t $h) (call $f)) unreachable))
                (func (export "pass") (call $f)))"#
        );
        let imports = [Extern::Tag(tag), Extern::Func(throw.unwrap())];
        let instance = instantiate(store, &text, &imports);
        let func = instance.func(store, "catch").unwrap();
        let caught = func.call(store, &[]).unwrap().unwrap();
        assert!(same(store, &caught, &values), "{caught:?}");
        let func = instance.func(store, "catch_ref").unwrap();
        let caught = func.call(store, &[]).unwrap().unwrap();
        assert!(same(store, &caught[..8], &values), "{caught:?}");
        assert!(same(store, &caught[8..], &[Val::ExnRef(Some(exception))]));
        assert!(thrown(store, instance, "pass", &[]).ref_eq(store, exception));
    });
}

/// Host, wasm, host, wasm: an exception of the inner wasm goes through both activations.
#[test]
fn an_exception_goes_through_nested_activations() {
    const TEXT: &str = r#"(module
        (import "" "again" (func $again (param i32 i32) (result i32)))
        (tag $t (export "t") (param i32)) (tag $other)
        (func $run (export "run") (param $depth i32) (param $catch i32) (result i32)
            (if (i32.eqz (local.get $depth))
                (then (throw $t (i32.const 100))))
            (if (i32.eq (local.get $depth) (local.get $catch))
                (then (return (block $h (result i32)
                    (try_table (catch $t $h)
                        (drop (call $again
                            (i32.sub (local.get $depth) (i32.const 1)) (local.get $catch))))
                    (i32.const -1)))))
            ;; A handler for something else in every frame.
            (block $h
                (try_table (catch $other $h)
                    (return (i32.add (i32.const 1) (call $again
                        (i32.sub (local.get $depth) (i32.const 1)) (local.get $catch))))))
            unreachable))"#;
    everywhere(|store| {
        let ty = FuncType::new([ValType::I32; 2], [ValType::I32]);
        let run = std::sync::Arc::new(std::sync::OnceLock::<Func>::new());
        let inner = run.clone();
        let again = Func::new(store, ty, move |caller, params, results| {
            let run = *inner.get().unwrap();
            results[0] = run.call(caller, params).unwrap().propagate()?[0];
            Ok(())
        });
        let instance = instantiate(store, TEXT, &[Extern::Func(again.unwrap())]);
        run.set(instance.func(store, "run").unwrap()).unwrap();
        for depth in 1..8 {
            for catch in 1..=depth {
                let arguments = [Val::I32(depth), Val::I32(catch)];
                let expected = (100 + depth - catch).to_string();
                assert_eq!(call(store, instance, "run", &arguments), expected);
            }
            let exception = thrown(store, instance, "run", &[Val::I32(depth), Val::I32(-1)]);
            assert_eq!(exception.fields(store), [Val::I32(100)]);
        }
    });
}

/// The chain of activations is right again after an exception has left some of them.
#[test]
fn a_host_function_catches_and_goes_on() {
    const TEXT: &str = r#"(module
        (import "" "try" (func $try (result i32)))
        (import "" "trap" (func $trap))
        (tag $t (param i32))
        (func $deep (param i32)
            (if (i32.eqz (local.get 0)) (then (throw $t (i32.const 5))))
            (call $deep (i32.sub (local.get 0) (i32.const 1))))
        (func (export "throw") (call $deep (i32.const 20)))
        (func (export "f") (result i32 i32)
            (call $try)
            (block $h (result i32)
                (try_table (catch $t $h) (drop (call $try)) (call $deep (i32.const 3)))
                (i32.const -1)))
        (func (export "g") (drop (call $try)) (call $trap)))"#;
    everywhere(|store| {
        let throw = std::sync::Arc::new(std::sync::OnceLock::<Func>::new());
        let inner = throw.clone();
        let ty = FuncType::new([], [ValType::I32]);
        let catch = Func::new(store, ty, move |caller, _, results| {
            let Outcome::Exception(exception) = inner.get().unwrap().call(caller, &[]).unwrap()
            else {
                panic!("it throws");
            };
            let fields = exception.fields(caller);
            assert_eq!(fields, [Val::I32(5)]);
            results[0] = Val::I32(1);
            Ok(())
        });
        let trap =
            Func::new(store, FuncType::new([], []), |_, _, _| Err(HostError::trap(TrapCode::Host)));
        let imports = [Extern::Func(catch.unwrap()), Extern::Func(trap.unwrap())];
        let instance = instantiate(store, TEXT, &imports);
        throw.set(instance.func(store, "throw").unwrap()).unwrap();
        assert_eq!(call(store, instance, "f", &[]), "1 5");
        let func = instance.func(store, "g").unwrap();
        let Outcome::Trap(trap) = func.call(store, &[]).unwrap() else {
            panic!("it traps");
        };
        let frames: Vec<u32> = trap.backtrace().iter().map(|frame| frame.func_index()).collect();
        assert_eq!(frames, [5]); // only `g`: two imports, `$deep` and two exports come before it
    });
}

/// Tail calls leave the frame whose handlers were around them; other calls do not.
#[test]
fn tail_calls_leave_their_handlers() {
    const TEXT: &str = r#"(module
        (import "" "host" (func $host (param i32)))
        (type $f (func (param i32)))
        (tag $t (param i32))
        (table funcref (elem $throw $host))
        (elem declare func $throw)
        (func $throw (param i32) (throw $t (local.get 0)))
        (func $tail (param i32) (block $h (result i32)
            (try_table (catch $t $h) (return_call $throw (i32.const 1))) unreachable) drop)
        (func $tail_host (param i32) (block $h (result i32)
            (try_table (catch $t $h) (return_call $host (i32.const 1))) unreachable) drop)
        (func $tail_indirect (param i32) (block $h (result i32)
            (try_table (catch $t $h)
                (return_call_indirect (type $f) (i32.const 2) (local.get 0))) unreachable) drop)
        (func $tail_ref (param i32) (block $h (result i32)
            (try_table (catch $t $h)
                (return_call_ref $f (i32.const 3) (ref.func $throw))) unreachable) drop)
        ;; The callee takes far more arguments than its caller.
        (func $many (param i32 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
            (throw $t (local.get 0)))
        (func $tail_many (param i32) (block $h (result i32)
            (try_table (catch $t $h) (return_call $many (i32.const 4)
                (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0)
                (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0)
                (i64.const 0))) unreachable) drop)
        (func (export "uncaught") (call $tail (i32.const 0)))
        (func (export "uncaught host") (call $tail_host (i32.const 0)))
        (func (export "outside") (result i32 i32 i32 i32)
            (block $h (result i32)
                (try_table (catch $t $h) (call $tail (i32.const 0))) (i32.const -1))
            (block $h (result i32)
                (try_table (catch $t $h) (call $tail_indirect (i32.const 0))) (i32.const -1))
            (block $h (result i32)
                (try_table (catch $t $h) (call $tail_ref (i32.const 0))) (i32.const -1))
            (block $h (result i32)
                (try_table (catch $t $h) (call $tail_many (i32.const 0))) (i32.const -1))))"#;
    everywhere(|store| {
        let tag = Tag::new(store, []).unwrap();
        let exception = Exception::new(store, tag, &[]).unwrap();
        let host = Func::new(store, FuncType::new([ValType::I32], []), move |_, _, _| {
            Err(exception.into())
        });
        let instance = instantiate(store, TEXT, &[Extern::Func(host.unwrap())]);
        assert_eq!(call(store, instance, "uncaught", &[]), "exception");
        assert!(thrown(store, instance, "uncaught host", &[]).ref_eq(store, exception));
        assert_eq!(call(store, instance, "outside", &[]), "1 2 3 4");
    });
}

#[test]
fn traps_exhaustion_and_panics_are_not_caught() {
    const TEXT: &str = r#"(module
        (import "" "panic" (func $panic))
        (func $trap (unreachable))
        (func $endless (call $endless) (call $trap))
        (func (export "trap") (block $h (try_table (catch_all $h) (call $trap))))
        (func (export "own trap") (block $h (try_table (catch_all $h) (unreachable))))
        (func (export "exhaust") (block $h (try_table (catch_all $h) (call $endless))))
        (func (export "panic") (block $h (try_table (catch_all $h) (call $panic))))
        (func (export "null") (block $h (try_table (catch_all $h)
            (throw_ref (ref.null exn)))))
        (func $throw_null (param exnref) (throw_ref (local.get 0)))
        (func (export "null below") (block $h (try_table (catch_all $h)
            (call $throw_null (ref.null exn)))))
        (func (export "interrupted") (block $h (try_table (catch_all $h)
            (loop $l (call $trap) (br $l))))))"#;
    everywhere(|store| {
        let panic = Func::new(store, FuncType::new([], []), |_, _, _| panic!("on purpose"));
        let instance = instantiate(store, TEXT, &[Extern::Func(panic.unwrap())]);
        assert_eq!(call(store, instance, "trap", &[]), "trap: unreachable");
        assert_eq!(call(store, instance, "own trap", &[]), "trap: unreachable");
        assert_eq!(call(store, instance, "exhaust", &[]), "call stack exhausted");
        assert_eq!(call(store, instance, "null", &[]), "trap: null exception reference");
        assert_eq!(call(store, instance, "null below", &[]), "trap: null exception reference");
        let result = catch_unwind(AssertUnwindSafe(|| call(store, instance, "panic", &[])));
        assert_eq!(*result.unwrap_err().downcast::<&str>().unwrap(), "on purpose");
        store.interrupt_handle().unwrap().interrupt();
        assert_eq!(call(store, instance, "interrupted", &[]), "trap: interrupted");
        assert_eq!(call(store, instance, "trap", &[]), "trap: unreachable");
    });
}

/// A trap below a `try_table` still tells where it happened.
#[test]
fn backtraces_go_through_try_tables() {
    everywhere(|store| {
        let text = r#"(module
            (func $trap (unreachable))
            (func $middle (block $h (try_table (catch_all $h) (call $trap))))
            (func (export "f") (block $h (try_table (catch_all $h) (call $middle)))))"#;
        let instance = instantiate(store, text, &[]);
        let func = instance.func(store, "f").unwrap();
        let Outcome::Trap(trap) = func.call(store, &[]).unwrap() else {
            panic!("it traps");
        };
        let frames: Vec<_> = trap.backtrace().iter().map(|frame| frame.func_index()).collect();
        assert_eq!(frames, [0, 1, 2]);
        let offsets: Vec<_> = trap.backtrace().iter().map(|frame| frame.offset()).collect();
        assert!(offsets.is_sorted() && offsets[0] > 0, "{offsets:?}");
    });
}

#[test]
fn an_exception_leaves_a_start_function() {
    everywhere(|store| {
        let owner = r#"(module (table (export "table") 1 funcref)
            (func (export "call") (result i32) (call_indirect (result i32) (i32.const 0))))"#;
        let owner = instantiate(store, owner, &[]);
        let table = owner.export(store, "table").unwrap();
        let text = r#"(module
            (import "" "table" (table 1 funcref))
            (tag $t (param i32 i64))
            (elem (i32.const 0) $answer)
            (func $answer (result i32) (i32.const 42))
            (func $start (throw $t (i32.const 1) (i64.const 2)))
            (start $start))"#;
        let module = Module::new(store.engine(), text).unwrap();
        let Outcome::Exception(exception) = Instance::new(store, &module, &[table]).unwrap() else {
            panic!("it throws");
        };
        assert_eq!(exception.fields(store), [Val::I32(1), Val::I64(2)]);
        assert_eq!(call(store, owner, "call", &[]), "42");
    });
}

#[test]
fn tags_are_linked_by_identity_and_type() {
    let mut store = Store::new(&engine());
    let [first, second] = [(); 2].map(|()| Tag::new(&mut store, [ValType::I32]).unwrap());
    assert_ne!(first, second);
    assert_eq!(first.type_id(&store), second.type_id(&store));
    assert_eq!(first.ty(&store), &FuncType::new([ValType::I32], []));
    let text = r#"(module
        (import "" "a" (tag $a (param i32))) (import "" "b" (tag $b (param i32)))
        (tag $c (param i32))
        (export "b again" (tag $b))
        (func (export "f") (result i32)
            (block $own (result i32) (block $first (result i32)
                (try_table (catch $a $first) (catch $c $own) (throw $b (i32.const 7)))
                unreachable) (return (i32.const 1))) (return (i32.const 3))))"#;
    let instance = instantiate(&mut store, text, &[Extern::Tag(first), Extern::Tag(second)]);
    assert_eq!(instance.tag(&mut store, "b again"), Some(second));
    assert_eq!(thrown(&mut store, instance, "f", &[]).tag(&store), second);
    let instance = instantiate(&mut store, text, &[Extern::Tag(first), Extern::Tag(first)]);
    assert_eq!(call(&mut store, instance, "f", &[]), "1");

    let module = Module::new(store.engine(), text).unwrap();
    let import = module.imports().next().unwrap();
    assert_eq!(import.ty, Extern::Tag(first).ty(&store));
    assert_eq!(import.ty.to_string(), "tag [i32] -> []");
    let other = Tag::new(&mut store, [ValType::I64]).unwrap();
    let func = Func::new(&mut store, FuncType::new([ValType::I32], []), |_, _, _| Ok(())).unwrap();
    for wrong in [Extern::Tag(other), Extern::Func(func)] {
        let error = Instance::new(&mut store, &module, &[Extern::Tag(first), wrong]).unwrap_err();
        assert!(matches!(error, LinkError::IncompatibleImport { .. }), "{error}");
    }
}

#[test]
fn host_exceptions_are_checked() {
    let mut store = Store::new(&engine());
    let tag = Tag::new(&mut store, [ValType::I32]).unwrap();
    for wrong in [&[][..], &[Val::I64(1)], &[Val::I32(1), Val::I32(1)]] {
        let error = Exception::new(&mut store, tag, wrong).unwrap_err();
        assert!(matches!(error, ResourceError::Type { .. }), "{error}");
    }
    let exception = Exception::new(&mut store, tag, &[Val::I32(1)]).unwrap();
    let mut other = Store::new(&engine());
    assert!(catch_unwind(AssertUnwindSafe(|| exception.tag(&other))).is_err());
    // A host function that throws an exception of another store than its caller's is treated as any misuse of a handle.
    let throw = Func::new(&mut other, FuncType::new([], []), move |_, _, _| Err(exception.into()));
    let throw = throw.unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| throw.call(&mut other, &[]))).is_err());
}

/// An exception lives as long as something refers to it, and no longer.
#[test]
fn exceptions_that_nothing_refers_to_are_collected() {
    const TEXT: &str = r#"(module
        (tag $t (param i64)) (tag $u)
        (global $kept (mut exnref) (ref.null exn))
        (table $table 3 exnref)
        (type $box (struct (field (ref exn))))
        (global $box (mut (ref null $box)) (ref.null $box))
        (func $throw (param i64)
            (if (i64.eqz (i64.and (local.get 0) (i64.const 1))) (then (throw $u)))
            (throw $t (local.get 0)))
        (func (export "caught") (param $count i64) (result i64) (local $sum i64)
            (loop $next
                (block $u
                    (local.set $sum (i64.add (local.get $sum) (block $t (result i64)
                        (try_table (catch $t $t) (catch $u $u) (call $throw (local.get $count)))
                        unreachable))))
                (local.set $count (i64.sub (local.get $count) (i64.const 1)))
                (br_if $next (i64.ne (local.get $count) (i64.const 0))))
            local.get $sum)
        (func $make (param i64) (result (ref exn))
            (block $h (result (ref exn))
                (try_table (catch_all_ref $h) (throw $t (local.get 0))) unreachable))
        (func (export "lost") (param $count i64)
            (loop $next
                (drop (call $make (local.get $count)))
                (local.set $count (i64.sub (local.get $count) (i64.const 1)))
                (br_if $next (i64.ne (local.get $count) (i64.const 0)))))
        (func (export "keep") (param i64)
            (global.set $kept (call $make (local.get 0)))
            (table.set $table (i32.const 2) (call $make (i64.add (local.get 0) (i64.const 1))))
            (global.set $box (struct.new $box (call $make (i64.add (local.get 0) (i64.const 2))))))
        (func $open (param exnref) (result i64)
            (block $h (result i64) (try_table (catch $t $h) (throw_ref (local.get 0))) unreachable))
        (func (export "kept") (result i64 i64 i64)
            (call $open (global.get $kept))
            (call $open (table.get $table (i32.const 2)))
            (call $open (struct.get $box 0 (global.get $box))))
        (func (export "fill")
            (loop $next
                (drop (table.grow $table (call $make (i64.const 1)) (i32.const 1)))
                (br $next))))"#;
    const LIMIT: u64 = 64 << 10;
    everywhere(|store| {
        store.set_limits(StoreLimits { heap_bytes: LIMIT, ..StoreLimits::default() });
        let instance = instantiate(store, TEXT, &[]);
        assert_eq!(call(store, instance, "keep", &[Val::I64(7)]), "");
        assert_eq!(call(store, instance, "caught", &[Val::I64(5000)]), "6250000L");
        assert_eq!(call(store, instance, "lost", &[Val::I64(5000)]), "");
        assert_eq!(call(store, instance, "kept", &[]), "7L 8L 9L");
        assert!(store.heap_usage().peak as u64 <= 2 * LIMIT, "{:?}", store.heap_usage());
        assert!(store.collections() > 0);
        // A program that refers to too many of them runs out of heap, which no handler catches.
        if !store.engine().config().gc_stress {
            assert_eq!(call(store, instance, "fill", &[]), "heap exhausted");
        }
        let tag = Tag::new(store, [ValType::I64]).unwrap();
        store.set_limits(StoreLimits { heap_bytes: 0, ..StoreLimits::default() });
        assert!(Exception::new(store, tag, &[Val::I64(1)]).is_err());
        store.set_limits(StoreLimits::default());
        assert_eq!(call(store, instance, "lost", &[Val::I64(1000)]), "");
        assert_eq!(call(store, instance, "kept", &[]), "7L 8L 9L");
    });
}

#[test]
fn a_million_throws_take_a_few_pages() {
    let text = r#"(module
        (tag $t (param i32 externref))
        (func $throw (param i32) (throw $t (local.get 0) (ref.null extern)))
        (func (export "run") (param $count i32) (result i32) (local $last exnref)
            (loop $next
                (block $h (result i32 externref exnref)
                    (try_table (catch_ref $t $h) (call $throw (local.get $count)))
                    unreachable)
                (local.set $last) (drop) (drop)
                (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
            (block $h (result i32 externref)
                (try_table (catch $t $h) (throw_ref (local.get $last))) unreachable)
            drop))"#;
    let mut store = Store::new(&engine());
    let instance = instantiate(&mut store, text, &[]);
    assert_eq!(call(&mut store, instance, "run", &[Val::I32(1_000_000)]), "1");
    let usage = store.heap_usage();
    assert!(usage.peak <= 64 << 10 && usage.collections > 1000, "{usage:?}");
}

/// An exception goes through a host function that holds references to objects, which move during the unwinding. Objects
/// that the host keeps beyond the call stay, the others are freed.
#[test]
fn an_exception_goes_through_a_host_frame_that_holds_handles() {
    const TEXT: &str = r#"(module
        (type $box (struct (field (mut i64))))
        (import "" "host" (func $host (param anyref) (result anyref)))
        (tag $t (export "t") (param (ref $box) anyref))
        (func $garbage (param $count i32)
            (loop $next
                (drop (struct.new $box (i64.const -1)))
                (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
        (func (export "throw") (param anyref)
            (call $garbage (i32.const 50))
            (throw $t (struct.new $box (i64.const 30)) (local.get 0)))
        (func (export "run") (param i32) (result i64)
            (local $own (ref null $box))
            (local $e exnref)
            (local.set $own (struct.new $box (i64.const 500)))
            (block $h (result (ref $box) anyref exnref)
                (try_table (catch_ref $t $h)
                    (drop (call $host (struct.new $box (i64.const 7)))))
                unreachable)
            (local.set $e)
            (call $garbage (i32.const 50))
            (i64.add (struct.get $box 0 (ref.cast (ref $box))))
            (i64.add (struct.get $box 0 (local.get $own)))
            (if (local.get 0) (then (throw_ref (local.get $e)))))
    )"#;
    const TEXT_SUM: &str = "(i64.add (struct.get $box 0 (ref.cast (ref $box))))";
    // `i64.add` of two boxes on the stack: the last one is cast, and the first one is read through a local.
    let text = TEXT
        .replace(
            TEXT_SUM,
            "(local.set $second) (struct.get $box 0)
            (i64.add (struct.get $box 0 (ref.cast (ref $box) (local.get $second))))",
        )
        .replace("(local $e exnref)", "(local $e exnref) (local $second anyref)");
    everywhere(|store| {
        let inner = std::sync::Arc::new(std::sync::OnceLock::<Func>::new());
        let throw = inner.clone();
        let kept = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let keep = kept.clone();
        let ty = FuncType::new([ValType::ANYREF], [ValType::ANYREF]);
        let host = Func::new(store, ty, move |caller, params, _| {
            let Val::AnyRef(Some(object)) = params[0] else { panic!("it is no null") };
            let object = object.as_struct(caller).unwrap();
            keep.lock().unwrap().push((object, object.keep(caller)));
            let thrown = throw.get().unwrap().call(caller, params).unwrap();
            caller.collect().unwrap();
            assert_eq!(object.get(caller, 0), Some(Val::I64(7)));
            object.set(caller, 0, Val::I64(8)).unwrap();
            let Outcome::Exception(exception) = thrown else { panic!("it throws") };
            Err(exception.into())
        });
        let instance = instantiate(store, &text, &[Extern::Func(host.unwrap())]);
        inner.set(instance.func(store, "throw").unwrap()).unwrap();
        assert_eq!(call(store, instance, "run", &[Val::I32(0)]), "538L");
        let exception = thrown(store, instance, "run", &[Val::I32(1)]);
        let [Val::AnyRef(Some(own)), Val::AnyRef(Some(object))] = exception.fields(store)[..]
        else {
            panic!("it carries two references");
        };
        store.collect().unwrap();
        assert_eq!(own.as_struct(store).unwrap().get(store, 0), Some(Val::I64(30)));
        let kept = std::mem::take(&mut *kept.lock().unwrap());
        let [(_, first), (stale, second)] = kept[..] else { panic!("two calls") };
        assert!(second.as_any().ref_eq(store, object));
        assert!(!first.as_any().ref_eq(store, object));
        for object in [first, second] {
            assert_eq!(object.get(store, 0), Some(Val::I64(8)));
            object.unroot(store);
            assert!(catch_unwind(AssertUnwindSafe(|| object.get(store, 0))).is_err());
        }
        assert!(catch_unwind(AssertUnwindSafe(|| stale.get(store, 0))).is_err());
    });
}

/// Values in registers, on the stack and in locals are what they were when the handler runs.
#[test]
fn values_live_across_a_call_that_throws() {
    let locals = 40;
    let sets: String = (0..locals)
        .map(|i| format!("(local.set {} (i64.load (i32.const {})))", i + 1, i * 8))
        .collect();
    let sum: String = (0..locals).map(|i| format!("(i64.add (local.get {}))", i + 1)).collect();
    let vectors: String = (0..20).map(|i| format!("(v128.load (i32.const {}))", i * 16)).collect();
    let xor = "(v128.xor)".repeat(20);
    let numbers: String = (0..locals as u64)
        .flat_map(|i| (i * i + 1).to_le_bytes())
        .map(|b| format!("\\{b:02x}"))
        .collect();
    let text = format!(
        r#"(module
            (memory 1) (data (i32.const 0) "{numbers}")
            (tag $t (param i64))
            (func $deep (param i32) (result i64)
                (if (i32.eqz (local.get 0)) (then (throw $t (i64.const 1000000))))
                (i64.add (i64.const 1) (call $deep (i32.sub (local.get 0) (i32.const 1)))))
            (func (export "locals") (param i32) (result i64) {locals}
                {sets}
                (block $h (result i64)
                    (try_table (catch $t $h) (drop (call $deep (local.get 0))))
                    unreachable)
                {sum})
            (func (export "stack") (param i32) (result v128)
                {vectors}
                (block $h (result i64)
                    (try_table (catch $t $h) (drop (call $deep (local.get 0))))
                    unreachable)
                i64x2.splat {xor})
            (func (export "changed") (param i32) (result i32)
                (block $h (result i64)
                    (try_table (catch $t $h)
                        (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                        (drop (call $deep (i32.const 0)))
                        (local.set 0 (i32.const -1)))
                    (i64.const 0))
                drop local.get 0))"#,
        locals = "(local i64)".repeat(locals),
    );
    let sum: i64 = (0..40).map(|i| i * i + 1).sum();
    let xor = (0..20u128).fold(0, |xor, i| {
        let at = |i: u128| i * i + 1;
        xor ^ (at(2 * i) | at(2 * i + 1) << 64)
    }) ^ (1_000_000 | 1_000_000 << 64);
    let (sum, xor) = (format!("{}L", sum + 1_000_000), format!("v128:{xor:#x}"));
    check(
        &text,
        &[
            ("locals", &[Val::I32(0)], &sum),
            ("locals", &[Val::I32(1000)], &sum),
            ("stack", &[Val::I32(0)], &xor),
            ("stack", &[Val::I32(50)], &xor),
            ("changed", &[Val::I32(5)], "6"),
        ],
    );
}

/// What was loaded before a call that throws is loaded again in the handler.
#[test]
fn a_handler_sees_the_state_that_the_callee_left() {
    check(
        r#"(module
            (memory 1) (table 1 funcref) (elem declare func $change)
            (global $g (mut i64) (i64.const 1))
            (tag $t)
            (func $change
                (global.set $g (i64.add (global.get $g) (i64.const 1)))
                (i64.store (i32.const 8) (i64.add (i64.load (i32.const 8)) (i64.const 10)))
                (table.set (i32.const 0) (ref.func $change))
                (drop (memory.grow (i32.const 1)))
                (throw $t))
            (func (export "f") (result i64 i64 i32 i32 i64 i64 i32 i32)
                (global.get $g) (i64.load (i32.const 8))
                (ref.is_null (table.get (i32.const 0))) (memory.size)
                (block $h (try_table (catch $t $h) (call $change)))
                (global.get $g) (i64.load (i32.const 8))
                (ref.is_null (table.get (i32.const 0))) (memory.size)))"#,
        &[("f", &[], "1L 0L 1 1 2L 10L 0 2"), ("f", &[], "2L 10L 0 2 3L 20L 0 3")],
    );
}

/// Calls in a `try_table` with more arguments and results than there are registers.
#[test]
fn calls_in_a_try_table_pass_many_values() {
    let count = 30;
    let types = "i32 i64 f64 ".repeat(count / 3);
    let gets: String = (0..count).map(|i| format!("(local.get {i})")).collect();
    let text = format!(
        r#"(module
            (tag $t (param {types}))
            (type $f (func (param {types}) (result {types})))
            (table funcref (elem $same))
            (func $same (export "same") (param {types}) (result {types})
                (if (i32.eqz (local.get 0)) (then {gets} (throw $t)))
                {gets})
            (func (export "direct") (param {types}) (result {types})
                (block $h (result {types})
                    (try_table (result {types}) (catch $t $h) {gets} (call $same))))
            (func (export "indirect") (param {types}) (result {types})
                (block $h (result {types})
                    (try_table (result {types}) (catch $t $h)
                        {gets} (call_indirect (type $f) (i32.const 0))))))"#
    );
    everywhere(|store| {
        let instance = instantiate(store, &text, &[]);
        for first in [0, 1] {
            let arguments: Vec<Val> = (0..count as i64)
                .map(|i| match i % 3 {
                    0 => Val::I32(first + i as i32),
                    1 => Val::I64(i << 40),
                    _ => Val::f64(i as f64),
                })
                .collect();
            for name in ["direct", "indirect"] {
                let func = instance.func(store, name).unwrap();
                assert_eq!(func.call(store, &arguments).unwrap().unwrap(), arguments);
            }
        }
    });
}

/// Clauses of three bytes that each pass on a thousand values.
#[test]
fn landing_pads_out_of_proportion_are_refused() {
    let types = "i64 ".repeat(1000);
    let clauses = "(catch $t $h)".repeat(4500);
    let text = format!(
        "(module (type $b (func (result {types}))) (tag $t (param {types})) (func $f)
            (func (type $b) (block $h (type $b) (try_table {clauses} (call $f)) unreachable)))"
    );
    let error = Module::new(&engine(), text).unwrap_err();
    assert!(matches!(error, ModuleError::Limit { .. }), "{error}");
}

/// Exceptions find their handlers among many modules, each with code of its own.
#[test]
fn an_exception_finds_its_handler_across_many_instances() {
    everywhere(|store| {
        let tag = Tag::new(store, [ValType::I32]).unwrap();
        let ty = FuncType::new([ValType::I32], [ValType::I32]);
        let throw = Func::new(store, ty, move |caller, params, _| {
            Err(Exception::new(caller, tag, params).unwrap().into())
        });
        let mut next = throw.unwrap();
        for level in 0..20 {
            // Every third module catches and throws a new one, the others have another tag or none.
            let body = match level % 3 {
                0 => "(call $next (local.get 0))".to_owned(),
                1 => "(block $h (result i32) (try_table (catch $own $h)
                        (return (call $next (local.get 0)))) unreachable)"
                    .to_owned(),
                _ => "(block $h (result i32) (try_table (catch $t $h)
                        (return (call $next (local.get 0)))) unreachable)
                    (throw $t (i32.add (i32.const 1)))"
                    .to_owned(),
            };
            let text = format!(
                r#"(module
                    (import "" "next" (func $next (param i32) (result i32)))
                    (import "" "t" (tag $t (param i32)))
                    (tag $own (param i32))
                    (func (export "f") (param i32) (result i32) {body}))"#
            );
            let instance = instantiate(store, &text, &[Extern::Func(next), Extern::Tag(tag)]);
            next = instance.func(store, "f").unwrap();
        }
        let Outcome::Exception(exception) = next.call(store, &[Val::I32(100)]).unwrap() else {
            panic!("it throws");
        };
        assert_eq!(exception.fields(store), [Val::I32(106)]);
    });
}
