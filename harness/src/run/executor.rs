//! The engine's side of a run: carries out what the harness asks, in order, one session after the other.
//!
//! It is the same in this process and in a worker, which reads what is asked from its standard input. A script's threads
//! carry out what is theirs in the same way, on sessions that the engine forked off.
//!
//! Invariant: exactly one answer to each request.

use crate::engine::{Engine, Fork, Observation, Session};
use crate::run::THREAD_STACK_BYTES;
use crate::run::protocol::{Answered, Ask, Outcome, Task};
use crate::run::unit::{Course, Terms};
use crate::script::features::Features;
use crate::script::{Directive, DirectiveId, SHARED};
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What came of one directive, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performed {
    /// The directive.
    pub id: DirectiveId,
    /// What came of it.
    pub observation: Observation,
    /// The time from the request to the answer.
    pub time: Duration,
    /// The end of what the engine's process wrote to its standard error before it died here.
    pub stderr: String,
}

/// Runs the directives of a unit that `mask` marks, on an engine in this process.
pub fn perform(
    engine: &dyn Engine,
    features: Features,
    unit: &[Directive],
    mask: &[bool],
) -> Vec<Performed> {
    let mut course = Course::new(unit, mask.to_vec(), features, Terms::IN_PROCESS);
    let mut executor = Executor::new(engine);
    while !course.is_done() {
        executor.begin(features);
        while let Some(ask) = course.next_ask(unit, 0) {
            let start = Instant::now();
            let answered = executor.perform(&ask);
            let answer = course.answer(unit, answered, start.elapsed());
            answer.expect("BUG: the executor answers what it is asked");
        }
        course.end_pass(unit);
    }
    course.finish(unit)
}

/// Carries out requests on an engine.
pub struct Executor<'e> {
    /// Where new sessions come from: nowhere on a thread of the script.
    engine: Option<&'e dyn Engine>,
    features: Features,
    /// Begun when it is needed first.
    session: Option<Box<dyn Session + 'e>>,
    /// The directives that left something behind which others need.
    made: HashSet<DirectiveId>,
    /// Whether the engine panicked: its session is not used again.
    is_lost: bool,
    /// The threads that nothing has waited for.
    threads: HashMap<DirectiveId, Thread>,
}

impl<'e> Executor<'e> {
    /// No session yet: all is skipped until one begins.
    pub fn new(engine: &'e dyn Engine) -> Self {
        let mut executor = Self::with(Some(engine), None, Features::WASM3);
        executor.is_lost = true;
        executor
    }

    fn with(
        engine: Option<&'e dyn Engine>,
        session: Option<Box<dyn Session + 'e>>,
        features: Features,
    ) -> Self {
        let (made, threads) = (HashSet::new(), HashMap::new());
        Self { engine, features, session, made, is_lost: false, threads }
    }

    /// Begins a session, and ends the one before.
    pub fn begin(&mut self, features: Features) {
        // What goes wrong here has no directive that it belongs to: see `Ask::last`.
        _ = self.end();
        self.features = features;
        self.is_lost = false;
    }

    /// Carries out one request and says what came of it.
    pub fn perform(&mut self, ask: &Ask<'_>) -> Answered {
        let mut answered = self.answer(ask);
        if ask.last
            && let Err(panicked) = self.end()
        {
            answered = Answered::Outcome(panicked);
        }
        answered
    }

    fn answer(&mut self, ask: &Ask<'_>) -> Answered {
        if self.is_lost || !ask.needs.iter().all(|id| self.made.contains(id)) {
            return Answered::Outcome(Outcome::Skipped);
        }
        let outcome = match &ask.task {
            Task::Thread { shared, asks } => match self.thread(ask.directive, *shared, asks) {
                Ok(()) => Outcome::Returned(Vec::new()),
                Err(refusal) => refusal,
            },
            Task::Wait { thread, seconds } => match self.threads.remove(thread) {
                Some(thread) => return thread.wait(*seconds),
                None => Outcome::Inapplicable("the thread was waited for already".to_owned()),
            },
            task => match task.as_request(ask.directive) {
                Some(request) => self
                    .with_session(|session| session.perform(&request).into())
                    .unwrap_or_else(|panicked| panicked),
                None => Outcome::Unsupported("a thread within a thread".to_owned()),
            },
        };
        if ask.task.creates() && matches!(outcome, Outcome::Returned(_)) {
            self.made.insert(ask.directive);
        }
        Answered::Outcome(outcome)
    }

    /// Begins a thread. What comes of it is observed where the script waits for it.
    fn thread(
        &mut self,
        id: DirectiveId,
        shared: Option<DirectiveId>,
        asks: &[Ask<'_>],
    ) -> Result<(), Outcome> {
        let fork = self.with_session(|session| session.fork(shared))?.map_err(Outcome::from)?;
        let asks = asks.iter().cloned().map(Ask::into_owned).collect();
        let thread = Thread::spawn(fork, self.features, asks);
        let thread = thread.map_err(|error| Outcome::Exhausted(error.to_string()))?;
        self.threads.insert(id, thread);
        Ok(())
    }

    /// Asks the engine. After a panic nothing more is asked in the session.
    fn with_session<T>(
        &mut self,
        ask: impl FnOnce(&mut (dyn Session + 'e)) -> T,
    ) -> Result<T, Outcome> {
        let (engine, features) = (self.engine, self.features);
        let session = &mut self.session;
        let result = catch_unwind(AssertUnwindSafe(|| {
            if session.is_none() {
                *session = engine.map(|engine| engine.session(features));
            }
            session.as_deref_mut().map(ask)
        }));
        match result {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(Outcome::Panicked("before: the session of the thread is gone".into())),
            Err(payload) => {
                self.is_lost = true;
                Err(Outcome::Panicked(panic_text(&*payload)))
            }
        }
    }

    /// Ends the session and its threads.
    fn end(&mut self) -> Result<(), Outcome> {
        self.threads.drain().for_each(|(_, thread)| thread.stop());
        self.made.clear();
        self.is_lost = true;
        let session = self.session.take();
        let ended = catch_unwind(AssertUnwindSafe(|| drop(session)));
        ended.map_err(|payload| {
            Outcome::Panicked(format!("at the end of the session: {}", panic_text(&*payload)))
        })
    }
}

impl Drop for Executor<'_> {
    fn drop(&mut self) {
        _ = self.end();
    }
}

/// A thread of the script. It is left alone when it does not end.
struct Thread {
    outcomes: Receiver<Vec<Outcome>>,
    /// Set before it is interrupted, so that it begins nothing new.
    is_stopped: Arc<AtomicBool>,
    interrupt: Box<dyn Fn() + Send>,
}

impl Thread {
    /// Begins a thread that carries out requests on a session of its own.
    fn spawn(fork: Fork, features: Features, asks: Vec<Ask<'static>>) -> std::io::Result<Self> {
        let Fork { session, interrupt } = fork;
        let (sender, outcomes) = channel();
        let is_stopped = Arc::<AtomicBool>::default();
        let stop = is_stopped.clone();
        let work = move || {
            let mut executor = Executor::with(None, Some(session), features);
            executor.made.insert(SHARED);
            let running = asks.iter().take_while(|_| !stop.load(Ordering::SeqCst));
            let outcomes = running.map(|ask| match executor.answer(ask) {
                Answered::Outcome(outcome) => outcome,
                Answered::Joined(_) => Outcome::Unsupported("a thread within a thread".to_owned()),
            });
            _ = sender.send(outcomes.collect()); // nobody may wait for it
        };
        let builder = std::thread::Builder::new().stack_size(THREAD_STACK_BYTES);
        builder.spawn(work)?;
        Ok(Self { outcomes, is_stopped, interrupt })
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        (self.interrupt)();
    }

    fn wait(self, seconds: u32) -> Answered {
        match self.outcomes.recv_timeout(Duration::from_secs(seconds.into())) {
            Ok(outcomes) => Answered::Joined(outcomes),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Answered::Outcome(Outcome::TimedOut(seconds))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Answered::Outcome(Outcome::Panicked("the thread".to_owned()))
            }
        }
    }
}

fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a text").to_owned()
}
