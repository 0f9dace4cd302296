//! Engines in processes of their own: a run survives whatever the processes do.
//!
//! ```text
//! run -> queue -> process ==pipe==> serve -> executor -> Engine
//! ```
//!
//! [`serve`] is the child's side. On the parent's side, `process` starts a worker, talks to it and says how it ended.
//! `queue` feeds units to the worker, and finds the directive to blame if there is no answer.
//!
//! Begin with [`serve`], if you make an engine, and with [`Workers`], if you run one.
//!
//! Invariant: nothing that a worker does makes the parent panic, wait without end or keep memory without bound.

mod conversation;
mod in_flight;
mod process;
mod queue;
mod serve;

pub use conversation::Conversation;
pub use in_flight::InFlight;
pub use process::StartError;
pub(crate) use queue::{FeedError, UnitDone, UnitJob, feed};
pub use serve::{Served, serve};

use crate::limits::{KNOWN_START_TIMEOUT, MAX_NOTE_BYTES, MAX_NOTES};
use crate::run::protocol::{Encoding, Greeting, Hello, NEWEST, VERSION};
use in_flight::{InFlightSlot, InFlightTable};
use process::{Process, Worker};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How workers are started, and how long they may take.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The program.
    pub program: OsString,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// How it writes messages.
    pub encoding: Encoding,
    /// The configuration of the engine.
    pub configuration: String,
    /// How many bytes each worker may allocate.
    pub memory_limit: Option<u64>,
    /// How long a directive may take.
    pub timeout_seconds: u32,
    /// How long the first process may take to say hello.
    pub start_timeout: Duration,
}

/// The workers of a run.
pub struct Workers {
    setup: Setup,
    /// What their engine claims beyond the specification.
    claims: &'static [&'static str],
    /// The processes that are running.
    alive: Mutex<Vec<Arc<Process>>>,
    in_flight: InFlightTable,
    /// Whether a process has said hello.
    has_greeted: AtomicBool,
    is_stopped: AtomicBool,
    notes: Mutex<BTreeMap<String, u64>>,
}

impl Workers {
    /// The workers of a run, none of which has been started.
    pub fn new(setup: Setup) -> Self {
        Self {
            setup,
            claims: &[],
            alive: Mutex::default(),
            in_flight: InFlightTable::default(),
            has_greeted: AtomicBool::new(false),
            is_stopped: AtomicBool::new(false),
            notes: Mutex::default(),
        }
    }

    /// The same workers, of an engine that claims something beyond the specification.
    #[must_use]
    pub fn claiming(self, claims: &'static [&'static str]) -> Self {
        Self { claims, ..self }
    }

    /// What their engine claims beyond the specification: see [`Engine::claims`](crate::engine::Engine::claims).
    pub fn claims(&self) -> &'static [&'static str] {
        self.claims
    }

    /// The engine's hello.
    ///
    /// # Errors
    ///
    /// When the engine cannot be started, or says nothing that is understood.
    pub fn hello(&self) -> Result<Hello, StartError> {
        let mut worker = Worker::start(self)?;
        let hello = worker.hello.clone();
        _ = worker.channel.end();
        Ok(hello)
    }

    /// Stops the run: kills the workers, and starts no more. Directives without an observation do not run.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        self.alive().iter().for_each(|process| process.kill());
    }

    /// Whether the run was stopped.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::SeqCst)
    }

    /// The directives that are in flight, or were when the run was stopped. The one that has taken longest is first.
    pub fn in_flight(&self) -> Vec<InFlight> {
        self.in_flight.all()
    }

    /// Begins a run, and forgets what was in flight in the one before.
    pub(super) fn begin(&self) {
        self.in_flight.clear();
    }

    fn slot(&self) -> InFlightSlot {
        self.in_flight.slot()
    }

    /// The sums of what the workers have counted, without those that died.
    pub fn notes(&self) -> Vec<(String, u64)> {
        let notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.iter().map(|(name, count)| (name.clone(), *count)).collect()
    }

    /// Adds what a worker has counted.
    fn note(&self, notes: Vec<(String, u64)>) -> Result<(), String> {
        let mut sums = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
        for (name, count) in notes {
            if name.len() > MAX_NOTE_BYTES || name.chars().any(char::is_control) {
                return Err(format!(
                    "a name in `noted` that has more than one line or more than {MAX_NOTE_BYTES} bytes"
                ));
            }
            if sums.len() >= MAX_NOTES && !sums.contains_key(&name) {
                return Err(format!("more than {MAX_NOTES} names in `noted`"));
            }
            let sum = sums.entry(name).or_default();
            *sum = sum.saturating_add(count);
        }
        Ok(())
    }

    /// Kills a busy worker, for tests. Returns whether there was one.
    pub fn kill_one(&self, choice: usize) -> bool {
        let alive = self.alive();
        match alive.len() {
            0 => false,
            count => alive[choice % count].kill_if_running(),
        }
    }

    fn alive(&self) -> MutexGuard<'_, Vec<Arc<Process>>> {
        self.alive.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn greeting(&self) -> Greeting {
        let Setup { configuration, memory_limit, .. } = &self.setup;
        let (configuration, memory_limit) = (configuration.clone(), *memory_limit);
        Greeting { protocol: VERSION, configuration, memory_limit, newest: NEWEST }
    }

    /// How long a process may take to say hello. An engine that has said hello before is not silent but slow, and gets
    /// longer.
    fn start_timeout(&self) -> Duration {
        match self.has_greeted.load(Ordering::Relaxed) {
            true => self.setup.start_timeout.max(KNOWN_START_TIMEOUT),
            false => self.setup.start_timeout,
        }
    }

    fn timeout(&self) -> Duration {
        Duration::from_secs(self.setup.timeout_seconds.into())
    }
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Workers").field(&self.setup).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::START_TIMEOUT;

    #[test]
    fn counts_are_added_up_within_limits() {
        let workers = Workers::new(Setup {
            program: OsString::new(),
            arguments: Vec::new(),
            encoding: Encoding::Frames,
            configuration: String::new(),
            memory_limit: None,
            timeout_seconds: 1,
            start_timeout: START_TIMEOUT,
        });
        let note = |name: &str, count| workers.note(vec![(name.to_owned(), count)]);
        note("a", 1).unwrap();
        note("a", 2).unwrap();
        assert_eq!(workers.notes(), [("a".to_owned(), 3)]);
        note("a", u64::MAX).unwrap();
        assert_eq!(workers.notes(), [("a".to_owned(), u64::MAX)]);
        note(&"b".repeat(MAX_NOTE_BYTES + 1), 1).unwrap_err();
        note("two\nlines", 1).unwrap_err();
        for number in 1..MAX_NOTES {
            note(&number.to_string(), 1).unwrap();
        }
        note("one too many", 1).unwrap_err();
        assert_eq!(workers.notes().len(), MAX_NOTES);
    }
}
