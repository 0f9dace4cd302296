//! Traps, exhaustion, interruption and backtraces: the points that a design without signals must
//! handle.

mod check;

use check::{check, check_with, describe, engine, instantiate};
use std::time::Duration;
use wassay_runtime::{
    Config, Engine, Extern, Func, FuncType, Instance, Module, Outcome, Store, Trap, TrapCode, Val,
    ValType,
};

#[test]
fn each_trap_has_the_text_of_the_specification() {
    check(
        r#"(module
            (type $t (func))
            (type $u (func (result i32)))
            (table 3 funcref)
            (elem (i32.const 0) $nothing $number)
            (func $nothing)
            (func $number (result i32) (i32.const 1))
            (func (export "unreachable") unreachable)
            (func (export "div") (param i32 i32) (result i32)
                (i32.div_s (local.get 0) (local.get 1)))
            (func (export "rem") (param i64 i64) (result i64)
                (i64.rem_s (local.get 0) (local.get 1)))
            (func (export "trunc") (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
            (func (export "indirect") (param i32) (call_indirect (type $t) (local.get 0)))
            (func (export "table.get") (param i32) (drop (table.get 0 (local.get 0)))))"#,
        &[
            ("unreachable", &[], "trap: unreachable"),
            ("div", &[Val::I32(1), Val::I32(0)], "trap: integer divide by zero"),
            ("div", &[Val::I32(i32::MIN), Val::I32(-1)], "trap: integer overflow"),
            ("rem", &[Val::I64(1), Val::I64(0)], "trap: integer divide by zero"),
            ("rem", &[Val::I64(i64::MIN), Val::I64(-1)], "0L"),
            ("trunc", &[Val::f64(f64::NAN)], "trap: invalid conversion to integer"),
            ("trunc", &[Val::f64(2_147_483_648.0)], "trap: integer overflow"),
            ("trunc", &[Val::f64(-2_147_483_648.9)], "-2147483648"),
            ("indirect", &[Val::I32(0)], ""),
            ("indirect", &[Val::I32(1)], "trap: indirect call type mismatch"),
            ("indirect", &[Val::I32(2)], "trap: uninitialized element 2"),
            ("indirect", &[Val::I32(3)], "trap: undefined element 3"),
            ("indirect", &[Val::I32(-1)], "trap: undefined element 4294967295"),
            ("table.get", &[Val::I32(3)], "trap: out of bounds table access"),
        ],
    );
}

#[test]
fn endless_recursion_exhausts_the_stack_and_leaves_all_as_it_was() {
    check(
        r#"(module
            (global $depth (mut i32) (i32.const 0))
            (func $down (export "down")
                (global.set $depth (i32.add (global.get $depth) (i32.const 1))) (call $down))
            (func (export "deep enough") (result i32)
                (i32.gt_u (global.get $depth) (i32.const 1000)))
            (func $a (export "mutual") (param i64 i64) (result i64)
                (call $b (local.get 0) (local.get 1)))
            (func $b (param i64 i64) (result i64) (call $a (local.get 1) (local.get 0))))"#,
        &[
            ("down", &[], "call stack exhausted"),
            ("deep enough", &[], "1"),
            ("mutual", &[Val::I64(0), Val::I64(1)], "call stack exhausted"),
            ("deep enough", &[], "1"),
        ],
    );
}

/// A host function and its caller call each other again and again: all entries share one budget. With a new budget for
/// each, the thread's stack would overflow.
#[test]
fn nested_entries_share_the_stack_budget() {
    for config in check::configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let ty = FuncType::new([ValType::FUNCREF], []);
        let again = Func::new(&mut store, ty, |caller, params, _| {
            let Val::FuncRef(Some(func)) = params[0] else {
                panic!("it gets a function");
            };
            func.call(caller, &[]).unwrap().propagate()?;
            Ok(())
        })
        .unwrap();
        let text = r#"(module
            (import "" "again" (func $again (param funcref)))
            (elem declare func $round)
            (func $round (export "round") (call $again (ref.func $round))))"#;
        let instance = instantiate(&mut store, text, &[Extern::Func(again)]);
        for _ in 0..2 {
            let outcome = check::call(&mut store, instance, "round", &[]);
            assert_eq!(outcome, "call stack exhausted", "{config:?}");
        }
    }
}

/// A body in which this many vectors live across a call. They are loaded from memory, as the optimiser would move pure
/// instructions behind the call.
fn many_live(count: usize) -> String {
    let loads: String = (0..count)
        .map(|i| format!("(local.set {i} (v128.load offset={} (i32.const 0)))", i * 16))
        .collect();
    let sum: String = (1..count).map(|i| format!("(local.get {i}) (v128.xor)")).collect();
    let locals = "v128 ".repeat(count);
    format!(
        r#"(module (memory 4) (func $empty)
            (func (export "f") (result v128) (local {locals})
                {loads} (call $empty) (local.get 0) {sum}))"#
    )
}

#[test]
fn frames_larger_than_the_slack_are_checked_before_they_begin() {
    for config in check::configurations() {
        let slack = Config { stack_slack: 16 << 10, ..config.clone() };
        check_with(&slack, &many_live(2000), &[("f", &[], "v128:0x0")]);
        let small = Config { stack_budget: 24 << 10, ..slack };
        check_with(&small, &many_live(100), &[("f", &[], "v128:0x0")]);
        check_with(&small, &many_live(2000), &[("f", &[], "call stack exhausted")]);
    }
}

/// The entry passes on the arguments in registers and on the stack, and all kinds of calls go through it.
#[test]
fn large_frames_get_their_arguments_by_all_kinds_of_calls() {
    let loads: String =
        (0..200).map(|at| format!("(v128.load offset={} (i32.const 0))", at * 16)).collect();
    let sum = "v128.xor ".repeat(199);
    let text = format!(
        r#"(module (memory 1) (table 1 funcref) (elem (i32.const 0) $f) (tag $e)
            (type $t (func (param i32 f64 i64 i64 i64 i64 i64 i64 v128) (result i32 v128)))
            (global (ref $t) (ref.func $f))
            (func $empty (param i32)
                (if (i32.eq (local.get 0) (i32.const 5)) (then (throw $e)))
                (if (i32.eq (local.get 0) (i32.const 6)) (then (unreachable))))
            (func $f (export "f") (type $t)
                {loads} (call $empty (local.get 0)) {sum} drop
                (i32.add (local.get 0) (i32.wrap_i64 (local.get 7))) (local.get 8))
            (func $arguments (param i32) (result i32 f64 i64 i64 i64 i64 i64 i64 v128)
                (local.get 0) (f64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5)
                (i64.const 6) (i64.const 7) (v128.const i64x2 8 9))
            (func (export "call") (param i32) (result i32 v128)
                (call $arguments (local.get 0)) (call $f))
            (func (export "tail") (param i32) (result i32 v128)
                (call $arguments (local.get 0)) (return_call $f))
            (func (export "indirect") (param i32) (result i32 v128)
                (call $arguments (local.get 0)) (i32.const 0) (call_indirect (type $t)))
            (func (export "reference") (param i32) (result i32 v128)
                (call $arguments (local.get 0)) (global.get 0) (call_ref $t))
            (func (export "catch") (param i32) (result i32)
                (block (try_table (catch $e 0)
                    (call $arguments (local.get 0)) (call $f) (drop) (return)))
                (i32.const -1)))"#
    );
    for config in check::configurations() {
        let config = Config { stack_slack: 1 << 10, ..config };
        let results = "107 v128:0x90000000000000008";
        let mut calls: Vec<(&str, &[Val], &str)> = Vec::new();
        for name in ["call", "tail", "indirect", "reference"] {
            calls.push((name, &[Val::I32(100)], results));
            calls.push((name, &[Val::I32(5)], "exception"));
            calls.push((name, &[Val::I32(6)], "trap: unreachable"));
        }
        calls.push(("catch", &[Val::I32(5)], "-1"));
        calls.push(("catch", &[Val::I32(1)], "8"));
        check_with(&config, &text, &calls);
    }
}

#[test]
fn backtraces_name_functions_with_large_frames_once() {
    let text = many_live(200).replace("(func $empty)", "(func $fails unreachable)");
    let text =
        text.replace("call $empty", "call $fails").replace(r#"(export "f")"#, r#"$f (export "f")"#);
    for config in check::configurations() {
        let engine = Engine::new(&Config { stack_slack: 1 << 10, ..config }).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        let func = instance.func(&mut store, "f").unwrap();
        let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
            panic!("it traps");
        };
        assert_eq!(backtrace(&trap), "fails f");
    }
}

/// An entry's own frame is as large as its parameters, which live until they are passed on. It may be larger than the
/// slack, if the thread has that much stack.
#[test]
fn entries_of_functions_with_many_parameters_stay_within_their_limit() {
    let many = "v128 ".repeat(1000);
    let all: String = (0..1000).map(|at| format!("(local.get {at})")).collect();
    let text = format!(
        r#"(module
            (func $f (param {many})
                (if (i32x4.all_true (local.get 999)) (then (call $f {all})))
                (call $f {all}))
            (func (export "f") {zeros} (call $f)))"#,
        zeros = "(v128.const i64x2 1 2)".repeat(1000),
    );
    for config in check::configurations() {
        let config = Config { stack_slack: 1 << 10, verifier: false, ..config };
        let text = text.clone();
        let limit = wassay_runtime::limits::MAX_ENTRY_FRAME_BYTES as usize;
        // Add what Cranelift and the test need.
        let size = config.stack_budget + limit + (512 << 10);
        let run = move || check_with(&config, &text, &[("f", &[], "call stack exhausted")]);
        std::thread::Builder::new().stack_size(size).spawn(run).unwrap().join().unwrap();
    }
}

/// A function with a frame of a megabyte runs if there is enough stack, and otherwise exhausts it.
#[test]
fn frames_of_a_megabyte_run() {
    // A call with many results leaves as many operands, which all live until the last one is used.
    let many = "v128 ".repeat(999);
    let text = format!(
        r#"(module (type $source (func (result {many}))) (type $sink (func (param {many} v128) (result v128)))
            (func $source (type $source) {})
            (func $sink (type $sink) (v128.xor (local.get 0) (local.get 999)))
            (func (export "f") (result v128) {} (v128.const i64x2 1 0) {}))"#,
        "(v128.const i64x2 0 0)".repeat(999),
        "(call $source)".repeat(66),
        "(call $sink)".repeat(66),
    );
    let run = move || {
        let config = Config { stack_budget: 3 << 20, verifier: false, ..Config::default() };
        check_with(&config, &text, &[("f", &[], "v128:0x1")]);
        let config = Config { stack_budget: 1 << 20, ..config };
        check_with(&config, &text, &[("f", &[], "call stack exhausted")]);
    };
    std::thread::Builder::new().stack_size(8 << 20).spawn(run).unwrap().join().unwrap();
}

/// Cranelift's frame layout leaves out the room for the arguments of a tail call.
#[test]
fn tail_calls_with_many_arguments_count_as_frames() {
    let params = "i64 ".repeat(1000);
    let zeros = "(i64.const 0)".repeat(1000);
    let text = format!(
        "(module (func $many (param {params})) (func (export \"f\") (return_call $many {zeros})))"
    );
    check(&text, &[("f", &[], "")]);
    // The frame without these arguments is about half of the slack.
    let config = Config { stack_slack: 15 << 10, ..Config::default() };
    let module = Module::new(&Engine::new(&config).unwrap(), &text).unwrap();
    let clif = module.disassemble(1).unwrap().clif;
    assert!(clif.contains("get_stack_pointer"), "{clif}");
    check_with(&config, &text, &[("f", &[], "")]);
}

/// Deep recursion through frames near the slack and above it, on a thread with only as much stack as documented.
#[test]
fn large_frames_stay_within_budget_and_slack() {
    for (count, stack_slack) in [(900, 64 << 10), (900, 4 << 10)] {
        let config = Config { stack_slack, ..Config::default() };
        large_frames_stay_within(config, count);
    }
}

fn large_frames_stay_within(config: Config, count: usize) {
    let text = many_live(count).replace(r#"(func $empty)"#, "").replace("$empty", "$f");
    let text = text.replace(r#"(func (export "f")"#, r#"(func $f (export "f")"#);
    let text = text.replace("(call $f)", "(drop (call $f))");
    // Add what Cranelift and the test need.
    let size = config.stack_budget + config.stack_slack as usize + (512 << 10);
    let run = move || {
        check_with(&config, &text, &[("f", &[], "call stack exhausted")]);
    };
    std::thread::Builder::new().stack_size(size).spawn(run).unwrap().join().unwrap();
}

#[test]
fn another_thread_interrupts_loops_and_calls() {
    for config in check::configurations() {
        let engine = Engine::new(&config).unwrap();
        for name in ["loop", "tail", "counting"] {
            let mut store = Store::new(&engine);
            let text = r#"(module
                (memory 1)
                (func (export "loop") (loop (br 0)))
                (func $tail (export "tail") (return_call $tail))
                (func (export "counting") (param i32) (result i32)
                    (loop (local.set 0 (i32.add (local.get 0) (i32.const 1))) (br 0)) unreachable)
                (func (export "fine") (result i32) (i32.const 1)))"#;
            let instance = instantiate(&mut store, text, &[]);
            let handle = store.interrupt_handle().unwrap();
            let interrupter = std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(20));
                handle.interrupt();
            });
            let arguments: &[Val] = if name == "counting" { &[Val::I32(0)] } else { &[] };
            let outcome = check::call(&mut store, instance, name, arguments);
            assert_eq!(outcome, "trap: interrupted", "{name} with {config:?}");
            interrupter.join().unwrap();
            assert_eq!(check::call(&mut store, instance, "fine", &[]), "1");
        }
    }
}

#[test]
fn without_interruption_loops_check_nothing_and_there_is_no_handle() {
    let text = r#"(module (func (export "f") (param i32) (result i32)
        (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 0)))"#;
    let checks = |interruption| {
        let engine = Engine::new(&Config { interruption, ..Config::default() }).unwrap();
        let module = Module::new(&engine, text).unwrap();
        let store = Store::new(&engine);
        assert_eq!(store.interrupt_handle().is_ok(), interruption);
        module.disassemble(0).unwrap().clif.matches("atomic_load").count()
    };
    assert_eq!([checks(true), checks(false)], [1, 0]);
}

#[test]
fn an_interruption_waits_for_the_next_run_and_is_over_then() {
    let mut store = Store::new(&engine());
    let text = r#"(module (func $f) (func (export "calls") (call $f)))"#;
    let instance = instantiate(&mut store, text, &[]);
    let handle = store.interrupt_handle().unwrap();
    handle.interrupt();
    assert_eq!(check::call(&mut store, instance, "calls", &[]), "trap: interrupted");
    assert_eq!(check::call(&mut store, instance, "calls", &[]), "");
    drop(store);
    handle.interrupt(); // the store is gone, so this does nothing
}

fn backtrace(trap: &Trap) -> String {
    let frames = trap.backtrace().iter();
    frames.map(|frame| frame.func_name().unwrap_or("?").to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn backtraces_cross_modules_and_host_functions() {
    for config in check::configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let inner = r#"(module
            (func $fails (param i32) (drop (i32.div_u (i32.const 1) (local.get 0))))
            (func $inner (export "inner") (call $fails (i32.const 0)) (nop)))"#;
        let inner = instantiate(&mut store, inner, &[]);
        let inner = inner.func(&mut store, "inner").unwrap();
        let host = Func::new(&mut store, FuncType::new([], []), move |caller, _, _| {
            inner.call(caller, &[]).unwrap().propagate()?;
            Ok(())
        })
        .unwrap();
        let outer = r#"(module $outer
            (import "" "host" (func $host))
            (import "" "inner" (func $inner))
            (func $middle (call $host) (nop))
            (func $outer (export "outer") (call $middle) (nop))
            (func (export "host") (call $host)))"#;
        let imports = [Extern::Func(host), Extern::Func(inner)];
        let outer = instantiate(&mut store, outer, &imports);
        let func = outer.func(&mut store, "outer").unwrap();
        let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
            panic!("it traps");
        };
        assert_eq!(trap.code(), TrapCode::IntegerDivideByZero);
        assert_eq!(backtrace(&trap), "fails inner middle outer", "{config:?}");
        let text = trap.to_string();
        let line = text.lines().nth(3).unwrap();
        assert!(line.starts_with("    at func 2 $middle @ 0x"), "{text}");
        let offsets: Vec<u32> = trap.backtrace().iter().map(|frame| frame.offset()).collect();
        assert!(offsets.iter().all(|offset| *offset > 8), "{offsets:?}");
        let func = outer.func(&mut store, "host").unwrap();
        let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
            panic!("it traps");
        };
        assert_eq!(trap.backtrace().len(), 3);
    }
}

#[test]
fn traps_of_host_functions_have_backtraces_too() {
    let mut store = Store::new(&engine());
    let host =
        Func::new(&mut store, FuncType::new([], []), |_, _, _| Err(Trap::host("no luck").into()))
            .unwrap();
    let text = r#"(module (import "" "host" (func $host)) (func $f (export "f") (call $host)))"#;
    let instance = instantiate(&mut store, text, &[Extern::Func(host)]);
    let func = instance.func(&mut store, "f").unwrap();
    let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
        panic!("it traps");
    };
    assert_eq!((trap.message(), backtrace(&trap)), ("no luck", "f".to_owned()));
    // Called directly, without any wasm function in between.
    let outcome = host.call(&mut store, &[]).unwrap();
    assert_eq!(describe(outcome), "trap: no luck");
}

#[test]
fn a_long_backtrace_is_cut() {
    let mut store = Store::new(&engine());
    let text = r#"(module (func $f (export "f") (param i32)
        (if (i32.eqz (local.get 0)) (then (unreachable)))
        (call $f (i32.sub (local.get 0) (i32.const 1)))))"#;
    let module = Module::new(store.engine(), text).unwrap();
    let instance = Instance::new(&mut store, &module, &[]).unwrap().unwrap();
    let func = instance.func(&mut store, "f").unwrap();
    for (depth, frames) in [(0, 1), (5, 6), (1000, wassay_runtime::limits::MAX_BACKTRACE_FRAMES)] {
        let Outcome::Trap(trap) = func.call(&mut store, &[Val::I32(depth)]).unwrap() else {
            panic!("it traps");
        };
        assert_eq!(trap.backtrace().len(), frames);
    }
}

#[test]
fn a_backtrace_can_be_asked_for_when_the_store_is_gone() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let text =
        r#"(module (func $inner unreachable) (func $outer (export "f") (call $inner) (nop)))"#;
    let instance = instantiate(&mut store, text, &[]);
    let func = instance.func(&mut store, "f").unwrap();
    let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
        panic!("it traps");
    };
    let again = instantiate(&mut store, r#"(module (func $other (export "f")))"#, &[]);
    assert_eq!(check::call(&mut store, again, "f", &[]), "");
    drop(store);
    assert_eq!(backtrace(&trap), "inner outer");
    assert_eq!(backtrace(&trap.clone()), "inner outer");
}

#[test]
fn names_in_a_backtrace_are_printed_without_control_characters() {
    let mut store = Store::new(&engine());
    let text = r#"(module (func $"\1b[2J" (export "f") unreachable))"#;
    let instance = instantiate(&mut store, text, &[]);
    let func = instance.func(&mut store, "f").unwrap();
    let Outcome::Trap(trap) = func.call(&mut store, &[]).unwrap() else {
        panic!("it traps");
    };
    assert_eq!(trap.backtrace()[0].func_name(), Some("\x1b[2J"));
    let text = trap.to_string();
    assert!(text.contains(r"$\u{1b}[2J @") && !text.contains('\x1b'), "{text}");
}
