//! What compiled functions compute, under every configuration.

mod check;

use check::{check, engine, instantiate};
use wassay_runtime::{Func, FuncType, Global, Memory, Module, Store, Val, ValType};

#[test]
fn control_flow_has_the_expected_results() {
    check(
        r#"(module
            (func (export "sum") (param i32) (result i32) (local i32)
                (loop $next
                    (local.set 1 (i32.add (local.get 1) (local.get 0)))
                    (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                local.get 1)
            (func (export "switch") (param i32) (result i32)
                (block $a (block $b (block $c
                    (br_table $a $b $c (local.get 0)))
                    (return (i32.const 30)))
                    (return (i32.const 20)))
                i32.const 10)
            (func (export "switch with values") (param i32) (result i32)
                (block $a (result i32) (block $b (result i32)
                    (br_table $a $b $a (i32.const 7) (local.get 0)))
                    (i32.add (i32.const 100)))
                (i32.add (i32.const 1)))
            (func (export "if without else") (param i32) (result i32)
                (i32.const 5) (local.get 0)
                (if (param i32) (result i32) (then (i32.add (i32.const 1)))))
            (func (export "dead code") (result i32)
                (block (result i32) (return (i32.const 1))
                    (loop (br 0)) (if (i32.const 1) (then (nop)) (else (unreachable)))))
            (func (export "return in a loop") (param i32) (result i32)
                (loop $l (result i32)
                    (if (i32.eqz (local.get 0)) (then (return (i32.const 9))))
                    (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                    (br $l))))"#,
        &[
            ("sum", &[Val::I32(10)], "55"),
            ("switch", &[Val::I32(0)], "10"),
            ("switch", &[Val::I32(1)], "20"),
            ("switch", &[Val::I32(2)], "30"),
            ("switch", &[Val::I32(-1)], "30"),
            ("switch with values", &[Val::I32(0)], "8"),
            ("switch with values", &[Val::I32(1)], "108"),
            ("switch with values", &[Val::I32(2)], "8"),
            ("if without else", &[Val::I32(0)], "5"),
            ("if without else", &[Val::I32(1)], "6"),
            ("dead code", &[], "1"),
            ("return in a loop", &[Val::I32(3)], "9"),
        ],
    );
}

#[test]
fn nan_bits_pass_unchanged() {
    check(
        r#"(module
            (global $g (mut f32) (f32.const 0))
            (func (export "f32") (param f32) (result f32) (global.set $g (local.get 0)) global.get $g)
            (func (export "f64") (param f64) (result f64) local.get 0))"#,
        &[
            ("f32", &[Val::F32(0x7f80_0001)], "f32:0x7f800001"),
            ("f64", &[Val::F64(0xfff0_0000_0000_0001)], "f64:0xfff0000000000001"),
        ],
    );
}

/// More parameters and results than any processor has registers, of every size.
#[test]
fn functions_pass_more_values_than_registers_hold() {
    let types = ["i32", "i64", "f32", "f64", "v128", "funcref", "externref"];
    let all: Vec<_> = types.iter().cycle().take(60).copied().collect();
    let list = all.join(" ");
    let gets: String = (0..60).rev().map(|i| format!("(local.get {i})")).collect();
    let reversed: Vec<_> = all.iter().rev().copied().collect();
    let reversed = reversed.join(" ");
    let text = format!(
        r#"(module
            (func $turn (param {list}) (result {reversed}) {gets})
            (func $back (param {reversed}) (result {list}) {gets})
            (func (export "turn") (param {list}) (result {reversed})
                {straight} call $turn)
            (func (export "there and back") (param {list}) (result {list})
                {straight} call $turn call $back))"#,
        straight = (0..60).map(|i| format!("(local.get {i})")).collect::<String>(),
    );
    for config in check::configurations() {
        let engine = wassay_runtime::Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        let func = instance.func(&mut store, "turn").unwrap();
        let arguments: Vec<Val> = (0..60u64)
            .map(|i| match i % 7 {
                0 => Val::I32(i as i32 - 30),
                1 => Val::I64(-(i as i64) << 40),
                2 => Val::F32(0x7f80_0001 + i as u32),
                3 => Val::F64(0x7ff0_0000_0000_0001 + i),
                4 => Val::V128(u128::from(i) << 64 | u128::from(!i)),
                5 => Val::FuncRef(i.is_multiple_of(2).then_some(func)),
                _ => Val::ExternRef(None),
            })
            .collect();
        let turned: Vec<Val> = arguments.iter().rev().copied().collect();
        assert_eq!(func.call(&mut store, &arguments).unwrap().unwrap(), turned);
        let func = instance.func(&mut store, "there and back").unwrap();
        assert_eq!(func.call(&mut store, &arguments).unwrap().unwrap(), arguments);
    }
}

#[test]
fn bulk_operations_and_growth_have_the_expected_results() {
    check(
        r#"(module
            (memory 1 3)
            (data $d "abcdef")
            (table $t 2 10 funcref)
            (elem $e func $f $f $f)
            (func $f)
            (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
            (func (export "size") (result i32) memory.size)
            (func (export "init") (param i32 i32 i32)
                (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
            (func (export "drop") (data.drop $d))
            (func (export "fill") (param i32 i32 i32)
                (memory.fill (local.get 0) (local.get 1) (local.get 2)))
            (func (export "copy") (param i32 i32 i32)
                (memory.copy (local.get 0) (local.get 1) (local.get 2)))
            (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
            (func (export "table.grow") (param i32) (result i32)
                (table.grow $t (ref.null func) (local.get 0)))
            (func (export "table.init") (param i32 i32 i32)
                (table.init $t $e (local.get 0) (local.get 1) (local.get 2)))
            (func (export "elem.drop") (elem.drop $e))
            (func (export "table.get") (param i32) (result funcref) (table.get $t (local.get 0)))
            (func (export "table.fill") (param i32 i32)
                (table.fill $t (local.get 0) (ref.func $f) (local.get 1))))"#,
        &[
            ("init", &[Val::I32(10), Val::I32(1), Val::I32(3)], ""),
            ("load", &[Val::I32(10)], "98"),
            ("init", &[Val::I32(0), Val::I32(5), Val::I32(2)], "trap: out of bounds memory access"),
            ("drop", &[], ""),
            ("init", &[Val::I32(0), Val::I32(0), Val::I32(0)], ""),
            ("init", &[Val::I32(0), Val::I32(0), Val::I32(1)], "trap: out of bounds memory access"),
            ("copy", &[Val::I32(11), Val::I32(10), Val::I32(3)], ""),
            ("load", &[Val::I32(13)], "100"),
            ("fill", &[Val::I32(65535), Val::I32(7), Val::I32(1)], ""),
            (
                "fill",
                &[Val::I32(65535), Val::I32(9), Val::I32(2)],
                "trap: out of bounds memory access",
            ),
            ("load", &[Val::I32(65535)], "7"),
            ("load", &[Val::I32(65536)], "trap: out of bounds memory access"),
            ("grow", &[Val::I32(2)], "1"),
            ("load", &[Val::I32(65536)], "0"),
            ("load", &[Val::I32(65535)], "7"),
            ("grow", &[Val::I32(1)], "-1"),
            ("grow", &[Val::I32(-1)], "-1"),
            ("size", &[], "3"),
            ("table.get", &[Val::I32(2)], "trap: out of bounds table access"),
            ("table.grow", &[Val::I32(3)], "2"),
            ("table.grow", &[Val::I32(-1)], "-1"),
            ("table.init", &[Val::I32(1), Val::I32(0), Val::I32(3)], ""),
            ("table.get", &[Val::I32(0)], "null"),
            ("table.get", &[Val::I32(3)], "func"),
            (
                "table.init",
                &[Val::I32(3), Val::I32(0), Val::I32(3)],
                "trap: out of bounds table access",
            ),
            ("elem.drop", &[], ""),
            (
                "table.init",
                &[Val::I32(0), Val::I32(0), Val::I32(1)],
                "trap: out of bounds table access",
            ),
            ("table.fill", &[Val::I32(4), Val::I32(2)], "trap: out of bounds table access"),
            ("table.get", &[Val::I32(4)], "null"),
        ],
    );
}

#[test]
fn typed_references_and_tail_calls_have_the_expected_results() {
    check(
        r#"(module
            (type $step (func (param i64 i64) (result i64)))
            (table $t 2 (ref null $step))
            (elem (table $t) (i32.const 0) (ref null $step) (ref.func $odd))
            (elem declare func $even)
            (func $even (export "even") (type $step)
                (if (i64.eqz (local.get 0)) (then (return (local.get 1))))
                (return_call_indirect $t (type $step)
                    (i64.sub (local.get 0) (i64.const 1)) (i64.add (local.get 1) (i64.const 2))
                    (i32.const 0)))
            (func $odd (type $step)
                (if (i64.eqz (local.get 0)) (then (return (i64.const -1))))
                (return_call_ref $step
                    (i64.sub (local.get 0) (i64.const 1)) (local.get 1) (ref.func $even)))
            (func (export "call_ref null") (result i64)
                (call_ref $step (i64.const 0) (i64.const 0) (ref.null $step)))
            (func (export "as_non_null") (param i32) (result i32)
                (drop (ref.as_non_null (table.get $t (local.get 0)))) (i32.const 1))
            (func (export "br_on_null") (param i32) (result i32)
                (block $null
                    (drop (br_on_null $null (table.get $t (local.get 0))))
                    (return (i32.const 1)))
                (i32.const 0))
            (func (export "br_on_non_null") (param i32) (result i32)
                (block $there (result (ref $step))
                    (br_on_non_null $there (table.get $t (local.get 0)))
                    (return (i32.const 0)))
                (drop) (i32.const 1)))"#,
        &[
            ("even", &[Val::I64(1_000_000), Val::I64(0)], "1000000L"),
            ("even", &[Val::I64(3), Val::I64(0)], "-1L"),
            ("call_ref null", &[], "trap: null function reference"),
            ("as_non_null", &[Val::I32(0)], "1"),
            ("as_non_null", &[Val::I32(1)], "trap: null reference"),
            ("br_on_null", &[Val::I32(0)], "1"),
            ("br_on_null", &[Val::I32(1)], "0"),
            ("br_on_non_null", &[Val::I32(0)], "1"),
            ("br_on_non_null", &[Val::I32(1)], "0"),
        ],
    );
}

/// Tail calls with more stack arguments than their caller has, and with fewer, in turn.
#[test]
fn tail_calls_change_the_number_of_stack_arguments() {
    let params = "i64 ".repeat(100);
    let zeros = "(i64.const 1)".repeat(99);
    let sum: String = (1..100).map(|i| format!("(local.get {i}) i64.add ")).collect();
    let text = format!(
        r#"(module
            (func $few (export "few") (param i64) (result i64)
                (if (i64.le_s (local.get 0) (i64.const 0)) (then (return (local.get 0))))
                (return_call $many (local.get 0) {zeros}))
            (func $many (param {params}) (result i64)
                (return_call $few (i64.sub (local.get 0) (i64.sub (i64.const 100)
                    (i64.const 0) {sum})))))"#,
    );
    check(&text, &[("few", &[Val::I64(100_000)], "0L")]);
}

#[test]
fn memories_of_every_shape_are_accessed() {
    check(
        r#"(module
            (memory $small 0 10 (pagesize 1))
            (memory $large i64 1 2)
            (func (export "grow small") (param i32) (result i32)
                (memory.grow $small (local.get 0)))
            (func (export "store small") (param i32 i32)
                (i32.store8 $small (local.get 0) (local.get 1)))
            (func (export "wide small") (param i32) (result i64)
                (i64.load $small (local.get 0)))
            (func (export "load large") (param i64) (result i32)
                (i32.load8_u $large (local.get 0)))
            (func (export "load far") (param i64) (result i32)
                (i32.load8_u $large offset=0xffffffffffffffff (local.get 0)))
            (func (export "copy") (param i64 i32 i32)
                (memory.copy $large $small (local.get 0) (local.get 1) (local.get 2)))
            (func (export "grow large") (param i64) (result i64)
                (memory.grow $large (local.get 0))))"#,
        &[
            ("store small", &[Val::I32(0), Val::I32(1)], "trap: out of bounds memory access"),
            ("grow small", &[Val::I32(9)], "0"),
            ("store small", &[Val::I32(8), Val::I32(77)], ""),
            ("store small", &[Val::I32(9), Val::I32(1)], "trap: out of bounds memory access"),
            ("wide small", &[Val::I32(1)], "5548434740920451072L"),
            ("wide small", &[Val::I32(2)], "trap: out of bounds memory access"),
            ("wide small", &[Val::I32(-1)], "trap: out of bounds memory access"),
            ("copy", &[Val::I64(100), Val::I32(0), Val::I32(9)], ""),
            ("load large", &[Val::I64(108)], "77"),
            ("load large", &[Val::I64(1 << 32)], "trap: out of bounds memory access"),
            ("load large", &[Val::I64(-1)], "trap: out of bounds memory access"),
            ("load far", &[Val::I64(0)], "trap: out of bounds memory access"),
            ("load far", &[Val::I64(109)], "trap: out of bounds memory access"),
            ("grow small", &[Val::I32(2)], "-1"),
            ("grow large", &[Val::I64(1)], "1L"),
            ("grow large", &[Val::I64(i64::MIN)], "-1L"),
        ],
    );
}

#[test]
fn modules_run_on_other_threads_than_they_were_compiled_on() {
    let engine = engine();
    let module = Module::new(
        &engine,
        r#"(module (func (export "f") (param i32) (result i32)
            (i32.mul (local.get 0) (i32.const 3))))"#,
    )
    .unwrap();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let module = module.clone();
            scope.spawn(move || {
                let mut store = Store::new(module.engine());
                let instance =
                    wassay_runtime::Instance::new(&mut store, &module, &[]).unwrap().unwrap();
                let results = check::call(&mut store, instance, "f", &[Val::I32(number)]);
                assert_eq!(results, (number * 3).to_string());
            });
        }
    });
}

#[test]
fn what_the_engine_shares_may_cross_threads() {
    fn send<T: Send>() {}
    fn send_and_sync<T: Send + Sync>() {}
    send::<Store>();
    send_and_sync::<wassay_runtime::Engine>();
    send_and_sync::<Module>();
    send_and_sync::<wassay_runtime::InterruptHandle>();
    send_and_sync::<(Func, Memory, Global, Val, ValType, FuncType)>();
}
