//! The garbage-collected heap: nothing that is in use is lost, and nothing else is kept.

mod check;

use check::{call, check_with, configurations, describe, instantiate, same, stress_configurations};
use std::panic::{AssertUnwindSafe, catch_unwind};
use wassay_runtime::{
    AnyKind, Config, Engine, Exhaustion, Extern, ExternRef, Func, FuncType, Instance, Module,
    Outcome, Store, StoreLimits, Val, ValType,
};

fn with_heap(config: &Config, heap_bytes: u64) -> Config {
    let store_limits = StoreLimits { heap_bytes, ..StoreLimits::default() };
    Config { store_limits, ..config.clone() }
}

#[track_caller]
fn check(text: &str, calls: &[(&str, &[Val], &str)]) {
    for config in stress_configurations() {
        let store = check_with(&config, text, calls);
        assert!(!config.gc_stress || store.collections() > 0);
    }
}

/// Lists, trees, cycles and arrays of references.
const STRUCTURES: &str = r#"(module
    (rec (type $node (sub (struct (field $value (mut i32)) (field $next (mut (ref null $node)))))))
    (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))
    (type $nodes (array (mut (ref null $node))))
    (type $bytes (array (mut i8)))
    (global $kept (mut (ref null $node)) (ref.null $node))
    (table $table 4 (ref null $nodes))

    (func $list (export "list") (param $length i32) (result (ref null $node))
        (local $list (ref null $node))
        (loop $next
            (local.set $list (struct.new $node (local.get $length) (local.get $list)))
            (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
        (local.get $list))
    (func $sum (param $list (ref null $node)) (result i32) (local $sum i32)
        (block $done
            (loop $next
                (br_if $done (ref.is_null (local.get $list)))
                (local.set $sum (i32.add (local.get $sum) (struct.get $node $value (local.get $list))))
                (local.set $list (struct.get $node $next (local.get $list)))
                (br $next)))
        (local.get $sum))
    (func (export "sum of a list") (param i32) (result i32)
        (call $sum (call $list (local.get 0))))
    ;; The first list lives across the making of the second, on the stack alone.
    (func (export "sum of two") (param i32) (result i32)
        (i32.sub (call $sum (call $list (local.get 0)) (drop (call $list (local.get 0))))
            (call $sum (call $list (local.get 0)))))

    (func $tree (param $depth i32) (result (ref null $tree))
        (if (i32.eqz (local.get $depth)) (then (return (ref.null $tree))))
        (struct.new $tree
            (call $tree (i32.sub (local.get $depth) (i32.const 1)))
            (call $tree (i32.sub (local.get $depth) (i32.const 1)))))
    (func $count (param $tree (ref null $tree)) (result i32)
        (if (ref.is_null (local.get $tree)) (then (return (i32.const 0))))
        (i32.add (i32.const 1) (i32.add
            (call $count (struct.get $tree $left (local.get $tree)))
            (call $count (struct.get $tree $right (local.get $tree))))))
    (func (export "tree") (param i32) (result i32) (call $count (call $tree (local.get 0))))

    (func (export "cycle") (param $length i32) (result i32) (local $first (ref null $node))
        (local $last (ref null $node))
        (local.set $first (struct.new $node (i32.const 1) (ref.null $node)))
        (local.set $last (local.get $first))
        (loop $next
            (struct.set $node $next (local.get $last)
                (struct.new $node (i32.const 2) (local.get $first)))
            (local.set $last (struct.get $node $next (local.get $last)))
            (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
        (ref.eq (local.get $first) (struct.get $node $next (local.get $last))))

    (func (export "keep") (param i32)
        (global.set $kept (call $list (local.get 0)))
        (table.set $table (i32.const 1)
            (array.new $nodes (call $list (local.get 0)) (i32.const 3))))
    (func (export "kept") (result i32 i32 i32)
        (call $sum (global.get $kept))
        (call $sum (array.get $nodes (table.get $table (i32.const 1)) (i32.const 2)))
        (ref.eq (array.get $nodes (table.get $table (i32.const 1)) (i32.const 0))
            (array.get $nodes (table.get $table (i32.const 1)) (i32.const 1))))

    (func (export "garbage") (param $rounds i32) (param $bytes i32)
        (loop $next
            (drop (array.new_default $bytes (local.get $bytes)))
            (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1))))))
    (func (export "bytes") (param i32) (result i32)
        (array.len (array.new $bytes (i32.const 7) (local.get 0))))
    (func (export "fixed") (result i32)
        (call $sum (array.get $nodes (array.new_fixed $nodes 3
            (call $list (i32.const 2)) (call $list (i32.const 3)) (call $list (i32.const 4)))
            (i32.const 1)))))"#;

#[test]
fn objects_in_use_are_kept() {
    check(
        STRUCTURES,
        &[
            ("sum of a list", &[Val::I32(40)], "820"),
            ("sum of two", &[Val::I32(20)], "0"),
            ("tree", &[Val::I32(5)], "31"),
            ("cycle", &[Val::I32(20)], "1"),
            ("keep", &[Val::I32(10)], ""),
            ("garbage", &[Val::I32(20), Val::I32(100)], ""),
            ("kept", &[], "55 55 1"),
            ("fixed", &[], "6"),
        ],
    );
}

#[test]
fn a_hundred_times_the_limit_is_allocated() {
    const LIMIT: u64 = 256 << 10;
    for config in configurations() {
        let engine = Engine::new(&with_heap(&config, LIMIT)).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, STRUCTURES, &[]);
        assert_eq!(call(&mut store, instance, "keep", &[Val::I32(100)]), "");
        let chunk = 4 << 10;
        let rounds = (100 * LIMIT / chunk) as i32;
        let arguments = [Val::I32(rounds), Val::I32(chunk as i32)];
        assert_eq!(call(&mut store, instance, "garbage", &arguments), "");
        // Make cycles and trees too: each call makes about a tenth of the limit.
        for _ in 0..100 {
            assert_eq!(call(&mut store, instance, "cycle", &[Val::I32(1000)]), "1");
            assert_eq!(call(&mut store, instance, "tree", &[Val::I32(10)]), "1023");
        }
        assert_eq!(call(&mut store, instance, "kept", &[]), "5050 5050 1");
        assert!(store.collections() > 100, "{}", store.collections());
    }
}

#[test]
fn a_full_heap_is_an_exhausted_resource() {
    for config in stress_configurations() {
        let engine = Engine::new(&with_heap(&config, 64 << 10)).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, STRUCTURES, &[]);
        assert_eq!(call(&mut store, instance, "bytes", &[Val::I32(60_000)]), "60000");
        for length in [1 << 16, i32::MAX, -1] {
            let full = call(&mut store, instance, "bytes", &[Val::I32(length)]);
            assert_eq!(full, "heap exhausted");
        }
        if !config.gc_stress {
            let list = instance.func(&mut store, "list").unwrap();
            let full = list.call(&mut store, &[Val::I32(10_000)]).unwrap();
            assert!(matches!(full, Outcome::Exhaustion(Exhaustion::Heap)), "{full:?}");
        }
        // The objects that filled the heap are garbage now.
        assert_eq!(call(&mut store, instance, "sum of a list", &[Val::I32(100)]), "5050");
    }
}

#[test]
fn constant_expressions_allocate() {
    check(
        r#"(module
            (type $pair (struct (field i32) (field (ref null $pair))))
            (type $pairs (array (mut (ref null $pair))))
            (global $a (ref $pair) (struct.new $pair (i32.const 1) (struct.new_default $pair)))
            (global $b (ref $pairs)
                (array.new_fixed $pairs 2 (global.get $a) (struct.new $pair (i32.const 2) (global.get $a))))
            (global $c (ref $pairs) (array.new $pairs (global.get $a) (i32.const 5)))
            (global $d externref (extern.convert_any (ref.i31 (i32.const -5))))
            (table $t 3 (ref $pair) (struct.new $pair (i32.const 3) (ref.null $pair)))
            (elem $e (ref null $pair)
                (item (struct.new $pair (i32.const 4) (global.get $a)))
                (item global.get $a) (item ref.null $pair)
                (item (struct.new $pair (i32.const 5) (ref.null $pair))))
            (func (export "a") (result i32) (struct.get $pair 0 (global.get $a)))
            (func (export "b") (result i32)
                (struct.get $pair 0 (struct.get $pair 1 (array.get $pairs (global.get $b) (i32.const 1)))))
            (func (export "c") (result i32) (array.len (global.get $c)))
            (func (export "d") (result i32)
                (i31.get_s (ref.cast (ref i31) (any.convert_extern (global.get $d)))))
            (func (export "t") (result i32)
                (struct.get $pair 0 (table.get $t (i32.const 2))))
            (func (export "e") (param i32 i32 i32) (result i32)
                (struct.get $pair 0 (array.get $pairs
                    (array.new_elem $pairs $e (local.get 0) (local.get 1)) (local.get 2))))
            (func (export "drop") (elem.drop $e)))"#,
        &[
            ("a", &[], "1"),
            ("b", &[], "1"),
            ("c", &[], "5"),
            ("d", &[], "-5"),
            ("t", &[], "3"),
            ("e", &[Val::I32(0), Val::I32(4), Val::I32(3)], "5"),
            ("e", &[Val::I32(0), Val::I32(4), Val::I32(0)], "4"),
            ("e", &[Val::I32(0), Val::I32(4), Val::I32(2)], "trap: null structure reference"),
            ("e", &[Val::I32(1), Val::I32(4), Val::I32(2)], "trap: out of bounds table access"),
            ("drop", &[], ""),
            ("e", &[Val::I32(0), Val::I32(1), Val::I32(0)], "trap: out of bounds table access"),
        ],
    );
}

/// A host function that makes garbage through another instance while its caller waits with
/// references on its stack.
#[test]
fn references_survive_calls_through_the_host() {
    for config in stress_configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let garbage = instantiate(&mut store, STRUCTURES, &[]);
        let ty = FuncType::new([ValType::ANYREF], [ValType::ANYREF]);
        let host = Func::new(&mut store, ty, move |caller, params, results| {
            let func = garbage.func(caller, "garbage").unwrap();
            func.call(caller, &[Val::I32(30), Val::I32(1000)]).unwrap().propagate()?;
            results[0] = params[0];
            Ok(())
        });
        let text = r#"(module
            (type $box (struct (field i64)))
            (import "" "host" (func $host (param anyref) (result anyref)))
            (func $box (param i64) (result (ref $box)) (struct.new $box (local.get 0)))
            (func (export "run") (result i64) (local $a (ref null $box)) (local $b anyref)
                (local.set $a (call $box (i64.const 5)))
                (local.set $b (call $host (call $box (i64.const 7))))
                (i64.add (struct.get $box 0 (ref.cast (ref $box) (local.get $b)))
                    (i64.add (struct.get $box 0 (local.get $a))
                        (struct.get $box 0 (ref.cast (ref $box)
                            (call $host (call $host (local.get $a)))))))))"#;
        let module = Module::new(&engine, text).unwrap();
        let imports = [Extern::Func(host.unwrap())];
        let instance = Instance::new(&mut store, &module, &imports).unwrap().unwrap();
        for _ in 0..20 {
            assert_eq!(call(&mut store, instance, "run", &[]), "17L", "{config:?}");
        }
    }
}

#[test]
fn handles_keep_their_objects_until_their_scope_ends() {
    for config in stress_configurations() {
        let engine = Engine::new(&with_heap(&config, 256 << 10)).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, STRUCTURES, &[]);
        let list = instance.func(&mut store, "list").unwrap();
        let results = list.call(&mut store, &[Val::I32(3)]).unwrap().unwrap();
        let [Val::AnyRef(Some(first))] = results[..] else { panic!("{results:?}") };
        let first = first.as_struct(&store).unwrap();
        store.scope(|store| {
            for _ in 0..50 {
                list.call(store, &[Val::I32(10)]).unwrap().unwrap();
            }
        });
        assert_eq!(first.get(&mut store, 0), Some(Val::I32(1)));
        let Some(Val::AnyRef(Some(second))) = first.get(&mut store, 1) else { panic!() };
        let second = second.as_struct(&store).unwrap();
        assert_eq!(second.get(&mut store, 0), Some(Val::I32(2)));
        assert!(first.set(&mut store, 0, Val::I64(1)).is_err());
        first.set(&mut store, 1, first.into()).unwrap();
        let Some(Val::AnyRef(Some(again))) = first.get(&mut store, 1) else { panic!() };
        assert!(again.ref_eq(&store, first.as_any()));
        assert!(!again.ref_eq(&store, second.as_any()));
        assert!(first.get(&mut store, 2).is_none());
        second.unroot(&mut store);
        let stale = catch_unwind(AssertUnwindSafe(|| second.ty(&store)));
        assert!(stale.is_err());
        assert_eq!(first.get(&mut store, 0), Some(Val::I32(1)));
    }
}

#[test]
fn both_hierarchies_have_one_representation() {
    let text = r#"(module
        (type $box (struct (field i32)))
        (func (export "internalise") (param externref) (result anyref)
            (any.convert_extern (local.get 0)))
        (func (export "externalise") (param anyref) (result externref)
            (extern.convert_any (local.get 0)))
        (func (export "box") (result externref)
            (extern.convert_any (struct.new $box (i32.const 9))))
        (func (export "unbox") (param externref) (result i32)
            (struct.get $box 0 (ref.cast (ref $box) (any.convert_extern (local.get 0)))))
        (func (export "is eq") (param anyref) (result i32) (ref.test (ref eq) (local.get 0))))"#;
    for config in stress_configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, text, &[]);
        let call = |name: &str, argument: &[Val], store: &mut Store| {
            let func = instance.func(store, name).unwrap();
            func.call(store, argument).unwrap().unwrap()[0]
        };
        let host = ExternRef::new(&mut store, "a value").unwrap();
        let inside = call("internalise", &[Val::ExternRef(Some(host))], &mut store);
        assert!(same(&store, &[inside], &[host.internalize().into()]));
        assert_eq!(call("is eq", &[inside], &mut store), Val::I32(0));
        let outside = call("externalise", &[inside], &mut store);
        assert!(same(&store, &[outside], &[Val::ExternRef(Some(host))]));
        assert_eq!(host.value(&store).unwrap().downcast_ref(), Some(&"a value"));
        let boxed = call("box", &[], &mut store);
        call("box", &[], &mut store);
        assert_eq!(call("unbox", &[boxed], &mut store), Val::I32(9));
        let Val::ExternRef(Some(boxed)) = boxed else { panic!("{boxed:?}") };
        assert!(boxed.value(&store).is_none());
        assert!(matches!(boxed.internalize().kind(&store), AnyKind::Struct(_)));
        let number = wassay_runtime::AnyRef::i31(&store, -7);
        assert_eq!(number.kind(&store), AnyKind::I31(-7));
        let outcome = instance.func(&mut store, "unbox").unwrap();
        let null = outcome.call(&mut store, &[Val::ExternRef(None)]).unwrap();
        assert_eq!(describe(null), "trap: cast failure");
    }
}
