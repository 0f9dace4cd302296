//! The effect of a loss on the rest of a unit: directives that need the lost state are blocked, all others run.

use crate::runs::{run_script, setup};
use wassay_harness::run::worker::Setup;

#[track_caller]
fn check(engine: &str, change: impl FnOnce(&mut Setup), script: &str, expected: &[&str]) {
    let mut setup = setup(engine);
    change(&mut setup);
    assert_eq!(run_script(script, setup), expected.join("\n") + "\n");
}

const ABORTED: &str = if cfg!(unix) { "crashed: SIGABRT" } else { "crashed: exit code 0xC0000409" };

/// `write` may leave state behind, `read` may not.
const MODULE: &str = r#"(module (global $g (mut i32) (i32.const 0)) (func (export "write") (global.set $g (i32.const 1))) (func (export "read") (result i32) (global.get $g)))"#;

#[test]
fn a_death_in_a_directive_that_writes_nothing_costs_only_itself() {
    let script = format!(
        r#"{MODULE}
(invoke "write")
(assert_trap (invoke "read" (i32.const 7)) "dies here")
(assert_return (invoke "read") (i32.const 1))
(assert_invalid (module (func (result i32))) "type mismatch")"#
    );
    let expected = [
        "1 returned nothing",
        "2 returned nothing",
        &format!("3 {ABORTED}"),
        "4 returned i32:1 (0x00000001)",
        "5 invalid: type mismatch: expected i32 but nothing on stack",
    ];
    check("fault:abort:read:i32:0x7", |_| {}, &script, &expected);
}

#[test]
fn directives_that_read_lost_state_are_blocked() {
    let script = format!(
        r#"{MODULE}
(assert_return (invoke "read") (i32.const 0))
(invoke "write" (i32.const 7))
(assert_return (invoke "read") (i32.const 1))
(register "m")
(module (import "m" "read" (func $read)) (func (export "f") (call $read)))
(module (func (export "g")))
(invoke "g")"#
    );
    let expected = [
        "1 returned nothing",
        "2 returned i32:0 (0x00000000)",
        &format!("3 {ABORTED}"),
        "4 blocked by directive 2",
        "5 returned nothing",
        "6 blocked by directive 2",
        "7 returned nothing",
        "8 returned nothing",
    ];
    check("fault:abort:write:i32:0x7", |_| {}, &script, &expected);
}

#[test]
fn a_panic_is_a_loss_too() {
    let script = format!(
        r#"{MODULE}
(invoke "write")
(assert_trap (invoke "read" (i32.const 7)) "panics here")
(assert_return (invoke "read") (i32.const 1))"#
    );
    let expected = [
        "1 returned nothing",
        "2 returned nothing",
        "3 panicked: the engine panics on purpose",
        "4 returned i32:1 (0x00000001)",
    ];
    check("fault:panic:read:i32:0x7", |_| {}, &script, &expected);
}

#[test]
fn each_death_in_a_unit_is_observed() {
    let script = format!(
        r#"{MODULE}
(invoke "read" (i32.const 7))
(invoke "write")
(invoke "read" (i32.const 7))
(assert_return (invoke "read") (i32.const 1))
(invoke "read" (i32.const 7))"#
    );
    let expected = [
        "1 returned nothing",
        &format!("2 {ABORTED}"),
        "3 returned nothing",
        &format!("4 {ABORTED}"),
        "5 returned i32:1 (0x00000001)",
        &format!("6 {ABORTED}"),
    ];
    check("fault:abort:read:i32:0x7", |_| {}, &script, &expected);
}

#[test]
fn wasm_that_loops_is_ended() {
    let script = r#"(module (func (export "loop") (loop (br 0))) (func (export "f")))
(invoke "f")
(invoke "loop")
(invoke "f")
(module (func (export "f")))
(invoke "f")"#;
    let expected = [
        "1 returned nothing",
        "2 returned nothing",
        "3 timed out after 2 s",
        "4 returned nothing",
        "5 returned nothing",
        "6 returned nothing",
    ];
    check("wassay", |setup| setup.timeout_seconds = 2, script, &expected);
}

/// The engine's own limit refuses before the system does.
#[test]
fn the_memory_limit_holds_in_the_store() {
    let script = r#"(module (memory 1) (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
(invoke "grow" (i32.const 2000))
(module (memory 4000))"#;
    let expected = [
        "1 returned nothing",
        "2 returned i32:-1 (0xffffffff)",
        "3 exhausted: allocate a memory of 4000 pages (page size 65536)",
    ];
    check("wassay", |setup| setup.memory_limit = Some(100 << 20), script, &expected);
}
