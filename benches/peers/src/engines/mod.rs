//! The engines, each driven by the runner of scripts that its own project publishes.

mod wasmi;
mod wasmtime;
mod wassay;

pub use self::wasmi::Wasmi;
pub use self::wasmtime::{Compile, Wasmtime};
pub use self::wassay::Wassay;

use crate::scripts::Script;
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Contender {
    /// Wassay, from the manifest that is built in.
    Wassay,
    /// Wassay, from text that is parsed in the run.
    WassayText,
    /// Wassay as a program, with workers, from text that is parsed in the run.
    #[value(skip)]
    WassayProgram,
    /// Wasmtime, as it is by default.
    Wasmtime,
    /// Wasmtime, set to compile as fast as it can.
    WasmtimeFast,
    /// wasmi.
    Wasmi,
}

/// An engine that runs one script at a time.
pub trait Engine: Sync {
    /// Runs a script, and returns the first failure if there is one.
    fn run(&self, script: &Script) -> Result<(), String>;
}

/// The outcome of a run of many scripts.
pub struct Outcome {
    /// The names of the scripts that did not pass as a whole, and why.
    pub failed: Vec<(String, String)>,
    /// How many directives ran, if the engine counts them.
    pub directives: Option<usize>,
}

/// A stack that no engine's own limit exceeds.
const THREAD_STACK_BYTES: usize = 16 << 20;

impl Contender {
    /// Its name in reports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Wassay => "Wassay",
            Self::WassayText => "Wassay, text",
            Self::WassayProgram => "Wassay, text, workers",
            Self::Wasmtime => "Wasmtime",
            Self::WasmtimeFast => "Wasmtime, fast",
            Self::Wasmi => "wasmi",
        }
    }

    /// Whether it is Wassay.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Wassay | Self::WassayText | Self::WassayProgram)
    }

    /// Whether it is a separate program, and not this program as a child process.
    pub fn is_program(self) -> bool {
        self == Self::WassayProgram
    }

    /// Other settings of the same engine that get a row of their own.
    pub fn variants(self) -> &'static [Self] {
        match self {
            Self::Wassay => &[Self::WassayText, Self::WassayProgram],
            Self::Wasmtime => &[Self::WasmtimeFast],
            Self::WassayText | Self::WassayProgram | Self::WasmtimeFast | Self::Wasmi => &[],
        }
    }

    /// Whether its runner parses the text of a quoted module in an `assert_malformed`.
    pub fn checks_quoted_text(self) -> bool {
        self.is_ours()
    }

    /// Its name on the command line.
    pub fn argument(self) -> String {
        let value = self.to_possible_value().expect("BUG: it is no child process");
        value.get_name().to_owned()
    }

    /// Gets the engine ready for some scripts.
    ///
    /// # Errors
    ///
    /// When it cannot be configured.
    pub fn engine(self, scripts: &[Script], folder: Option<&Path>) -> Result<Box<dyn Engine>> {
        Ok(match self {
            Self::Wassay | Self::WassayText => Box::new(Wassay::new(folder)?),
            Self::WassayProgram => bail!("BUG: it is no child process"),
            Self::Wasmtime => Box::new(Wasmtime::new(scripts, Compile::Default)?),
            Self::WasmtimeFast => Box::new(Wasmtime::new(scripts, Compile::Fast)?),
            Self::Wasmi => Box::new(Wasmi),
        })
    }

    /// Runs many scripts, as fast as the engine can on `jobs` threads.
    ///
    /// # Errors
    ///
    /// When they cannot be run at all.
    pub fn run_all(
        self,
        scripts: &[Script],
        jobs: usize,
        folder: Option<&Path>,
    ) -> Result<Outcome> {
        if self.is_ours() {
            // Lower text on a pool of threads too.
            return pool(jobs)?.install(|| Wassay::new(folder))?.run_scripts(scripts, jobs);
        }
        by_file(&*self.engine(scripts, folder)?, scripts, jobs)
    }
}

/// Calls a function on a thread of a pool whose stack is large enough for any script.
///
/// # Errors
///
/// When the thread cannot be started.
pub fn on_large_stack<T: Send>(call: impl FnOnce() -> T + Send) -> Result<T> {
    Ok(pool(1)?.install(call))
}

/// Runs a script, and turns a panic into a failure.
pub fn run_caught(engine: &dyn Engine, script: &Script) -> Result<(), String> {
    let result = catch_unwind(AssertUnwindSafe(|| engine.run(script)));
    result.unwrap_or_else(|payload| Err(format!("panicked: {}", panic_text(&*payload))))
}

/// Runs one script per task, the largest first, so that no thread is left with a long one at the end.
fn by_file(engine: &dyn Engine, scripts: &[Script], jobs: usize) -> Result<Outcome> {
    let mut order: Vec<&Script> = scripts.iter().collect();
    order.sort_by_key(|script| std::cmp::Reverse(script.text.len()));
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    pool(jobs)?.broadcast(|_| {
        while let Some(script) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = run_caught(engine, script) {
                let mut failed = failed.lock().expect("no thread panics while it holds the lock");
                failed.push((script.name.clone(), error));
            }
        }
    });
    let failed = failed.into_inner().expect("no thread panics while it holds the lock");
    Ok(Outcome { failed, directives: None })
}

/// A pool of threads with stacks that are large enough for any script.
///
/// # Errors
///
/// When the threads cannot be started.
pub fn pool(threads: usize) -> Result<rayon::ThreadPool> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads);
    Ok(builder.stack_size(THREAD_STACK_BYTES).build()?)
}

fn panic_text(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wassay_harness::script::features::Features;

    fn run(contender: Contender, text: &'static str) -> Result<(), String> {
        let name = "core/own.wast".to_owned();
        let scripts = [Script { name, text, features: Features::WASM3 }];
        run_caught(&*contender.engine(&scripts, None).unwrap(), &scripts[0])
    }

    #[test]
    fn a_wrong_value_is_seen() {
        const MODULE: &str = r#"(module (func (export "f") (result i32) i32.const 1))"#;
        for contender in [Contender::Wasmtime, Contender::Wasmi] {
            let right = format!(r#"{MODULE} (assert_return (invoke "f") (i32.const 1))"#);
            assert_eq!(run(contender, right.leak()), Ok(()));
            let wrong = format!(r#"{MODULE} (assert_return (invoke "f") (i32.const 2))"#);
            assert!(run(contender, wrong.leak()).is_err());
        }
    }

    #[test]
    fn peers_do_not_check_quoted_text() {
        for contender in [Contender::Wasmtime, Contender::Wasmi] {
            assert!(!contender.checks_quoted_text());
            let valid = r#"(assert_malformed (module quote "(func)") "unknown operator")"#;
            assert_eq!(run(contender, valid), Ok(()));
        }
    }
}
