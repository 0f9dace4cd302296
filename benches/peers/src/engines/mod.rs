//! The engines, each driven by the runner of scripts that its own project publishes.

mod wasmi;
mod wasmtime;
mod wassay;

pub use self::wasmi::Wasmi;
pub use self::wasmtime::Wasmtime;
pub use self::wassay::Wassay;

use crate::scripts::Script;
use anyhow::Result;
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
    /// Wasmtime.
    Wasmtime,
    /// wasmi.
    Wasmi,
}

/// An engine that runs one script at a time.
pub trait Engine: Sync {
    /// Runs a script and says what is wrong first, if anything is.
    fn run(&self, script: &Script) -> Result<(), String>;
}

/// What came of a run of many scripts.
pub struct Outcome {
    /// The names of the scripts that did not pass whole, and why.
    pub failed: Vec<(String, String)>,
    /// How many directives ran, if the engine counts them.
    pub directives: Option<usize>,
}

/// A stack that no engine's own limit exceeds.
const THREAD_STACK_BYTES: usize = 16 << 20;

impl Contender {
    /// As reports name it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Wassay => "Wassay",
            Self::WassayText => "Wassay, text",
            Self::Wasmtime => "Wasmtime",
            Self::Wasmi => "wasmi",
        }
    }

    /// As the command line names it.
    pub fn argument(self) -> String {
        let value = self.to_possible_value().expect("BUG: no contender is hidden");
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
            Self::Wasmtime => Box::new(Wasmtime::new(scripts)?),
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
        match self {
            // Text is lowered on a pool of threads too.
            Self::Wassay | Self::WassayText => {
                pool(jobs)?.install(|| Wassay::new(folder))?.run_scripts(scripts, jobs)
            }
            Self::Wasmtime => by_file(&Wasmtime::new(scripts)?, scripts, jobs),
            Self::Wasmi => by_file(&Wasmi, scripts, jobs),
        }
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

/// Runs a script, and takes a panic for a failure.
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

fn pool(threads: usize) -> Result<rayon::ThreadPool> {
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads);
    Ok(builder.stack_size(THREAD_STACK_BYTES).build()?)
}

fn panic_text(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no text")
}
