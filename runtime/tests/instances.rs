//! Instantiation: linking, and what remains of an instance that failed half-way.

mod check;

use check::{call, engine, instantiate};
use wassay_runtime::{Extern, Func, Instance, LinkError, Module, Outcome, Store, Trap, Val};

fn trap(outcome: Outcome<Instance>) -> Trap {
    match outcome {
        Outcome::Trap(trap) => trap,
        other => panic!("it traps, but {other:?}"),
    }
}

/// A function that an active segment has put into another instance's table stays callable, even if its own instance
/// fails after that.
#[test]
fn functions_of_an_instance_that_failed_stay_callable() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let owner = r#"(module
        (table (export "t") 10 funcref)
        (memory (export "m") 1)
        (func (export "call") (param i32) (result i32)
            (call_indirect (result i32) (local.get 0)))
        (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))"#;
    let owner = instantiate(&mut store, owner, &[]);
    let table = owner.export(&mut store, "t").unwrap();
    let memory = owner.export(&mut store, "m").unwrap();
    for (position, (rest, text)) in [
        (r#"(elem (i32.const 9) $f $f)"#, "out of bounds table access"),
        (r#"(data (i32.const 65535) "ab")"#, "out of bounds memory access"),
        (r#"(func $start unreachable) (start $start)"#, "unreachable"),
    ]
    .into_iter()
    .enumerate()
    {
        let text_of_module = format!(
            r#"(module
                (import "" "t" (table 10 funcref)) (import "" "m" (memory 1))
                (global $g (mut i32) (i32.const {position}))
                (func $f (result i32)
                    (global.set $g (i32.add (global.get $g) (i32.const 10))) (global.get $g))
                (elem (i32.const {position}) $f)
                (data (i32.const {position}) "x")
                {rest})"#
        );
        let module = Module::new(&engine, &text_of_module).unwrap();
        let before = engine.live_instances();
        let outcome = Instance::new(&mut store, &module, &[table, memory]).unwrap();
        assert_eq!(trap(outcome).message(), text);
        drop(module);
        assert_eq!(engine.live_instances(), before + 1);
        for round in 1..=3 {
            let result = call(&mut store, owner, "call", &[Val::I32(position as i32)]);
            assert_eq!(result, (position + 10 * round).to_string());
        }
        // Data segments come after all element segments.
        let written = if position == 0 { "0" } else { "120" };
        assert_eq!(call(&mut store, owner, "load", &[Val::I32(position as i32)]), written);
    }
    assert_eq!(call(&mut store, owner, "call", &[Val::I32(9)]), "trap: uninitialized element 9");
    assert_eq!(store.instance_count(), 4);
    drop(store);
    assert_eq!(engine.live_instances(), 0);
    assert_eq!(engine.live_rec_groups(), 0);
}

/// Engine, module and store may be dropped in any order; instances go with the store.
#[test]
fn handles_are_dropped_in_every_order() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let engine = engine();
        let watch = engine.clone();
        let mut store = Store::new(&engine);
        let text = r#"(module (type $t (func (param i32) (result i32)))
            (func (export "f") (type $t) (local.get 0)))"#;
        let module = Module::new(&engine, text).unwrap();
        let instance = Instance::new(&mut store, &module, &[]).unwrap().unwrap();
        let func = instance.func(&mut store, "f").unwrap();
        let (mut engine, mut module, mut store) = (Some(engine), Some(module), Some(store));
        for dropped in order {
            assert_eq!(watch.live_instances(), usize::from(store.is_some()));
            match dropped {
                0 => drop(engine.take()),
                1 => drop(module.take()),
                _ => drop(store.take()),
            }
            if let Some(store) = &mut store {
                let results = func.call(store, &[Val::I32(8)]).unwrap().unwrap();
                assert_eq!(results, [Val::I32(8)]);
            }
        }
        assert_eq!((watch.live_instances(), watch.live_rec_groups()), (0, 0));
    }
}

#[track_caller]
fn link_error(exporter: &str, importer: &str) -> String {
    let mut store = Store::new(&engine());
    let exporter = instantiate(&mut store, exporter, &[]);
    let export = exporter.export(&mut store, "e").unwrap();
    let module = Module::new(store.engine(), importer).unwrap();
    match Instance::new(&mut store, &module, &[export]) {
        Ok(outcome) => format!("linked: {:?}", outcome.map(|_| ())),
        Err(error) => error.to_string(),
    }
}

#[test]
fn imports_must_match() {
    let error = link_error(
        r#"(module (func (export "e") (param i32)))"#,
        r#"(module (import "m" "n" (func (param i64))))"#,
    );
    let expected =
        r#"incompatible import type: "m" "n" wants func [i64] -> [], got func [i32] -> []"#;
    assert_eq!(error, expected);
    for (exporter, importer, matches) in [
        (r#"(memory (export "e") 1)"#, r#"(memory 1)"#, true),
        (r#"(memory (export "e") 1)"#, r#"(memory 2)"#, false),
        (r#"(memory (export "e") 2 3)"#, r#"(memory 1 4)"#, true),
        (r#"(memory (export "e") 2 5)"#, r#"(memory 1 4)"#, false),
        (r#"(memory (export "e") 2)"#, r#"(memory 1 4)"#, false),
        (r#"(memory (export "e") i64 1)"#, r#"(memory 1)"#, false),
        (r#"(memory (export "e") 0 (pagesize 1))"#, r#"(memory 0)"#, false),
        (r#"(table (export "e") 1 funcref)"#, r#"(table 1 funcref)"#, true),
        (r#"(table (export "e") 1 funcref)"#, r#"(table 1 externref)"#, false),
        (r#"(table (export "e") 1 (ref null $t))"#, r#"(table 1 funcref)"#, false),
        (r#"(global (export "e") i32 (i32.const 0))"#, r#"(global i32)"#, true),
        (r#"(global (export "e") i32 (i32.const 0))"#, r#"(global (mut i32))"#, false),
        (r#"(global (export "e") (ref null $t) (ref.null $t))"#, r#"(global funcref)"#, true),
        (
            r#"(global (export "e") (mut (ref null $t)) (ref.null $t))"#,
            r#"(global (mut funcref))"#,
            false,
        ),
        (r#"(func (export "e") (type $sub))"#, r#"(func (type $super))"#, true),
        (r#"(func (export "e") (type $super))"#, r#"(func (type $sub))"#, false),
    ] {
        let types = "(type $t (func)) (type $super (sub (func))) (type $sub (sub $super (func)))";
        let exporter = format!("(module {types} {exporter})");
        let importer = format!("(module {types} (import \"\" \"\" {importer}))");
        let result = link_error(&exporter, &importer);
        let expected = if matches { "linked: Return(())" } else { "incompatible import type: " };
        assert!(result.starts_with(expected), "{exporter} {importer}: {result}");
    }
}

/// The ids of types depend on everything that the engine has seen before, so no message contains one.
#[test]
fn types_in_link_errors_are_written_out() {
    const TYPES: &str = r#"(rec
        (type $point (struct (field i8) (field (mut (ref null $line)))))
        (type $line (array (mut (ref $f))))
        (type $f (func (param i32 (ref $point)) (result (ref null $line))))
        (type $described (descriptor $descriptor) (struct (field i32)))
        (type $descriptor (describes $described) (struct)))"#;
    for (exported, imported, wants, got) in [
        (
            r#"(table (export "e") i64 1 2 (ref null $f))"#,
            "(table 1 (ref null $point))",
            "table 1 (ref null (struct i8 (mut (ref null $array))))",
            "table i64 1 2 (ref null (func [i32 (ref $struct)] -> [(ref null $array)]))",
        ),
        (
            r#"(global (export "e") (mut (ref null $line)) (ref.null $line))"#,
            "(global anyref)",
            "global (ref null any)",
            "global (mut (ref null (array (mut (ref $func)))))",
        ),
        (
            r#"(func (export "e") (type $f) unreachable)"#,
            "(func (param (ref $point)))",
            "func [(ref (struct i8 (mut (ref null $array))))] -> []",
            "func [i32 (ref (struct i8 (mut (ref null $array))))] -> \
             [(ref null (array (mut (ref $func))))]",
        ),
        (
            r#"(func (export "e"))"#,
            "(func (type $alike))",
            "func [] -> []",
            "func [] -> [] of another definition",
        ),
        (
            r#"(func (export "e"))"#,
            "(func (exact (type $alike)))",
            "exactly func [] -> []",
            "func [] -> [] of another definition",
        ),
        (
            r#"(global (export "e") (ref null (exact $described)) (ref.null none))"#,
            "(global (ref null (exact $point)))",
            "global (ref null (exact (struct i8 (mut (ref null $array)))))",
            "global (ref null (exact (struct (descriptor $struct) i32)))",
        ),
    ] {
        let exporter = format!("(module {TYPES} {exported})");
        let alike = "(rec (type $alike (func)) (type (struct)))";
        let importer = format!("(module {TYPES} {alike} (import \"m\" \"n\" {imported}))");
        let expected = format!(r#"incompatible import type: "m" "n" wants {wants}, got {got}"#);
        assert_eq!(link_error(&exporter, &importer), expected);
    }
    let long = format!(r#"(module (func (export "e") (param {})))"#, "i32 ".repeat(900));
    let error = link_error(&long, r#"(module (import "" "" (func)))"#);
    assert!(error.ends_with(" i32 ...") && error.len() < 500, "{error}");
}

#[test]
fn a_missing_import_is_unknown() {
    let mut store = Store::new(&engine());
    let module = Module::new(store.engine(), r#"(module (import "m" "n" (func)))"#).unwrap();
    let error = Instance::new(&mut store, &module, &[]).unwrap_err();
    assert!(matches!(error, LinkError::UnknownImport { .. }));
    assert_eq!(error.to_string(), r#"unknown import: "m" "n""#);
    assert_eq!(store.instance_count(), 0);
}

#[test]
fn types_are_canonical_across_modules() {
    let mut store = Store::new(&engine());
    // The same recursive types, in another order and among others.
    let exporter = r#"(module
        (rec (type $a (func (param (ref null $b)))) (type $b (func (param (ref null $a)))))
        (func (export "e") (type $b)))"#;
    let importer = r#"(module
        (type (func (result i64)))
        (rec (type $x (func (param (ref null $y)))) (type $y (func (param (ref null $x)))))
        (import "" "" (func $f (type $y)))
        (table funcref (elem $f))
        (func (export "call") (call_indirect (type $y) (ref.null $x) (i32.const 0)))
        (func (export "wrong") (call_indirect (type $x) (ref.null $y) (i32.const 0))))"#;
    let exporter = instantiate(&mut store, exporter, &[]);
    let export = exporter.export(&mut store, "e").unwrap();
    let importer = instantiate(&mut store, importer, &[export]);
    assert_eq!(call(&mut store, importer, "call", &[]), "");
    assert_eq!(call(&mut store, importer, "wrong", &[]), "trap: indirect call type mismatch");
}

#[test]
fn indirect_calls_accept_subtypes() {
    check::check(
        r#"(module
            (type $super (sub (func (result i32))))
            (type $sub (sub $super (func (result i32))))
            (type $other (sub (func (result i64))))
            (table funcref (elem $a $b $c))
            (func $a (type $super) (i32.const 1))
            (func $b (type $sub) (i32.const 2))
            (func $c (type $other) (i64.const 3))
            (func (export "super") (param i32) (result i32)
                (call_indirect (type $super) (local.get 0)))
            (func (export "sub") (param i32) (result i32)
                (call_indirect (type $sub) (local.get 0))))"#,
        &[
            ("super", &[Val::I32(0)], "1"),
            ("super", &[Val::I32(1)], "2"),
            ("super", &[Val::I32(2)], "trap: indirect call type mismatch"),
            ("sub", &[Val::I32(0)], "trap: indirect call type mismatch"),
            ("sub", &[Val::I32(1)], "2"),
        ],
    );
}

#[test]
fn types_go_with_the_last_module_that_uses_them() {
    let engine = engine();
    // A chain of groups, each using the one before, must be freed without recursion.
    let mut chain = "(type $t0 (func))".to_owned();
    for i in 1..5000 {
        let before = i - 1;
        chain += &format!("(type $t{i} (func (param (ref null $t{before}))))");
    }
    let first = Module::new(&engine, format!("(module {chain})")).unwrap();
    assert_eq!(engine.live_rec_groups(), 5000);
    let second = Module::new(&engine, "(module (type (func)) (type (func (param i32))))").unwrap();
    assert_eq!(engine.live_rec_groups(), 5001);
    drop(first);
    assert_eq!(engine.live_rec_groups(), 2);
    drop(second);
    assert_eq!(engine.live_rec_groups(), 0);
}

#[test]
fn an_instance_past_the_limits_of_the_store_is_refused() {
    let mut store = Store::new(&engine());
    let mut limits = store.engine().config().store_limits.clone();
    (limits.instances, limits.memory_bytes, limits.table_elements) = (2, 1 << 16, 10);
    store.set_limits(limits);
    for text in ["(module (memory 2))", "(module (table 11 funcref))"] {
        let module = Module::new(store.engine(), text).unwrap();
        let error = Instance::new(&mut store, &module, &[]).unwrap_err();
        assert!(matches!(error, LinkError::Resource(_)), "{error}");
    }
    let module = Module::new(store.engine(), "(module)").unwrap();
    let error = Instance::new(&mut store, &module, &[]).unwrap_err();
    assert_eq!(error.to_string(), "allocate more than 2 instances");
}

#[test]
fn a_start_function_may_be_imported() {
    let mut store = Store::new(&engine());
    let global = r#"(module (global (export "g") (mut i32) (i32.const 1)))"#;
    let global = instantiate(&mut store, global, &[]).global(&mut store, "g").unwrap();
    let host = Func::new(&mut store, wassay_runtime::FuncType::new([], []), move |caller, _, _| {
        global.set(caller, Val::I32(2)).unwrap();
        Ok(())
    })
    .unwrap();
    instantiate(
        &mut store,
        r#"(module (import "" "" (func $f)) (start $f))"#,
        &[Extern::Func(host)],
    );
    assert_eq!(global.get(&mut store), Val::I32(2));
}
