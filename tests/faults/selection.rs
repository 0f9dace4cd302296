//! One fault in a run of some thousand directives of the official suite changes no other result.

use crate::runs::{UNDISTURBED, run, sample, setup};
use wassay_harness::run::worker::{Setup, Workers};

/// `core/i32.wast` has this call once, at [`STRUCK`].
const CALL: &str = "add:i32:0x1,i32:0x1";

/// The directive at which the fault strikes.
const STRUCK: &str = "core/i32.wast:37:assert_return";

/// Checks that a fault is observed at the directive that it strikes, and that nothing else is different.
#[track_caller]
fn check(kind: &str, change: impl FnOnce(&mut Setup), expected: &str, stderr: &str) {
    let mut setup = setup(&format!("fault:{kind}:{CALL}"));
    change(&mut setup);
    let workers = Workers::new(setup);
    let mut observed = run(&sample(), &workers, 2);
    let (observation, text) = observed.remove(STRUCK).expect("the struck directive is reported");
    assert!(observation.starts_with(expected), "{observation}");
    assert!(text.contains(stderr), "standard error: {text}");
    assert_eq!(observed.len() + 1, UNDISTURBED.len());
    for (name, (observation, stderr)) in &observed {
        assert_eq!(*observation, UNDISTURBED[name].0, "{name}");
        assert_eq!(stderr, "", "{name}");
    }
}

/// Each fault that the program has is tested here, at the call or at the end of the session.
#[test]
fn every_fault_has_a_test() {
    let tests = include_str!("selection.rs");
    for fault in wassay::engines::faults() {
        let is_tested = [format!("check(\"{fault}\","), format!("\"fault:{fault}:")];
        assert!(is_tested.iter().any(|test| tests.contains(test)), "{fault}");
    }
}

fn unchanged(_: &mut Setup) {}

/// Much shorter than a late answer takes, and much longer than any other, even on a busy machine.
fn three_seconds(setup: &mut Setup) {
    setup.timeout_seconds = 3;
}

#[test]
fn workers_observe_what_is_observed_in_this_process() {
    let workers = Workers::new(setup("wassay"));
    assert_eq!(run(&sample(), &workers, 3), *UNDISTURBED);
}

#[test]
fn an_abort_is_observed() {
    let expected = if cfg!(unix) { "crashed: SIGABRT" } else { "crashed: exit code 0x" };
    check("abort", unchanged, expected, "the engine aborts on purpose");
}

#[test]
fn a_segfault_is_observed() {
    let expected = if cfg!(unix) { "crashed: SIGSEGV" } else { "crashed: exit code 0xC0000005" };
    check("segfault", unchanged, expected, "");
}

#[test]
fn an_exit_is_observed() {
    check("exit", unchanged, "crashed: exit code 3", "");
}

#[test]
fn an_endless_loop_is_observed() {
    check("loop", three_seconds, "timed out after 3 s", "");
}

#[test]
fn endless_recursion_is_observed() {
    let expected = if cfg!(unix) { "crashed: SIGABRT" } else { "crashed: exit code 0xC00000FD" };
    check("recurse", unchanged, expected, "has overflowed its stack");
}

/// Only these systems enforce the memory limit of a process.
#[cfg(any(target_os = "linux", windows))]
#[test]
fn endless_allocation_is_observed() {
    let limit = |setup: &mut Setup| setup.memory_limit = Some(1 << 30);
    let expected = if cfg!(unix) { "crashed: SIGABRT" } else { "crashed: exit code 0xC0000409" };
    check("allocate", limit, expected, "memory allocation of");
}

#[test]
fn garbage_in_the_pipe_is_observed() {
    check("garbage", unchanged, "crashed: protocol error: a message that is not understood", "");
}

#[test]
fn a_frame_that_is_too_long_is_observed() {
    let expected = "crashed: protocol error: a message of 4294967295 bytes: the limit is 16777216";
    check("huge-frame", unchanged, expected, "");
}

#[test]
fn an_answer_out_of_order_is_observed() {
    let expected = "crashed: protocol error: an answer to request 1099511627776, but request ";
    check("wrong-number", unchanged, expected, "");
}

#[test]
fn a_closed_pipe_is_observed() {
    let closed = "crashed: protocol error: it closed its standard output";
    check("close", unchanged, if cfg!(unix) { closed } else { "crashed: exit code 0" }, "");
}

#[test]
fn a_late_answer_is_a_timeout() {
    check("late", three_seconds, "timed out after 3 s", "");
}

#[test]
fn a_slow_answer_in_time_passes() {
    let expected = &*UNDISTURBED[STRUCK].0;
    check("late", unchanged, expected, "");
}

#[test]
fn a_panic_is_observed() {
    check("panic", unchanged, "panicked: the engine panics on purpose", "");
}

/// A fault at the end of a unit is reported for its last directive.
#[test]
fn a_panic_at_the_end_of_the_session_is_observed() {
    let workers = Workers::new(setup(&format!("fault:panic-at-end:{CALL}")));
    let observed = run(&sample(), &workers, 2);
    let changed: Vec<_> =
        observed.iter().filter(|(name, what)| **what != UNDISTURBED[*name]).collect();
    let [(name, (observation, _))] = changed[..] else { panic!("{changed:?}") };
    assert!(name.starts_with("core/i32.wast:"), "{name}");
    let expected = "panicked: at the end of the session: a fault at the end of the session";
    assert_eq!(observation, expected);
}
