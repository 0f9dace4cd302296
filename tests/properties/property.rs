//! Runs a property on its cases, which are the same in every run, on a thread with the stack that engines need.

use proptest::strategy::Strategy;
use proptest::test_runner::{
    Config, RngSeed, TestCaseError, TestCaseResult, TestError, TestRunner,
};
use std::any::Any;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use wassay_harness::engine::THREAD_STACK_BYTES;

/// A case for which the property does not hold: a script, and what is wrong.
pub(crate) type Broken = String;

/// Checks a property on this many cases, and shrinks one that fails.
pub(crate) fn check<S>(
    cases: u32,
    strategy: S,
    property: impl Fn(S::Value) -> Result<(), Broken> + Send,
) where
    S: Strategy + Send,
    S::Value: Send,
{
    let config = Config {
        cases: variable("WASSAY_PROPERTY_CASES").unwrap_or(cases),
        rng_seed: RngSeed::Fixed(variable("WASSAY_PROPERTY_SEED").unwrap_or(1)),
        failure_persistence: None,
        max_shrink_iters: 1000,
        ..Config::default()
    };
    let run = move || {
        let test = |case| -> TestCaseResult { property(case).map_err(TestCaseError::fail) };
        TestRunner::new(config).run(&strategy, test).err()
    };
    let error = on_large_stack(run).map(|error| match error {
        TestError::Fail(reason, _) | TestError::Abort(reason) => reason,
    });
    if let Some(reason) = error {
        panic!("{reason}");
    }
}

/// Runs on a thread with the stack that engines need.
pub(crate) fn on_large_stack<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(THREAD_STACK_BYTES);
        let thread = thread.spawn_scoped(scope, run).expect("threads can be started");
        thread.join().unwrap_or_else(|payload| std::panic::resume_unwind(payload))
    })
}

/// The result of something that must not panic, or the panic's text.
pub(crate) fn survive<T>(run: impl FnOnce() -> T) -> Result<T, Broken> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| format!("panicked: {}", text(&*payload)))
}

fn text(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without a text")
}

fn variable<T: std::str::FromStr>(name: &str) -> Option<T> {
    let value = env::var(name).ok()?;
    let number = value.parse().ok();
    assert!(number.is_some(), "{name} is no number: {value}");
    number
}
