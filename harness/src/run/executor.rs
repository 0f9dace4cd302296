//! Carries out requests on an engine, in order, one session after the other.
//!
//! The executor is the same in this process and in a worker, which reads the requests from its standard input. A
//! script's threads have executors of their own, on sessions that the engine forked off.
//!
//! Invariant: exactly one answer to each request.

use super::protocol::Answer;
use crate::engine::{Engine, Fork, Outcome, Partial, Request, Session, THREAD_STACK_BYTES, Verb};
use crate::script::features::Features;
use crate::script::value::Value;
use crate::script::{DirectiveId, shared_numbers};
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Carries out requests on an engine.
pub(super) struct Executor<'e> {
    /// Begins new sessions. None on a thread of the script, which has one session.
    engine: Option<&'e dyn Engine>,
    features: Features,
    /// Begun when it is first needed.
    session: Option<Box<dyn Session + 'e>>,
    /// The directives that have created something that others need.
    made: HashSet<DirectiveId>,
    /// Whether the engine panicked: its session is not used again.
    is_lost: bool,
    /// The threads that nothing has waited for.
    threads: HashMap<DirectiveId, Thread>,
    /// The threads whose parent threads have ended. They run on until the session of the script ends.
    orphans: Orphans,
}

impl<'e> Executor<'e> {
    /// Makes an executor without a session. It skips all requests until one begins.
    pub(super) fn new(engine: &'e dyn Engine) -> Self {
        let mut executor = Self::with(Some(engine), None, Features::WASM3, Orphans::default());
        executor.is_lost = true;
        executor
    }

    fn with(
        engine: Option<&'e dyn Engine>,
        session: Option<Box<dyn Session + 'e>>,
        features: Features,
        orphans: Orphans,
    ) -> Self {
        let (made, threads) = (HashSet::new(), HashMap::new());
        Self { engine, features, session, made, is_lost: false, threads, orphans }
    }

    /// Begins a session, and ends the one before.
    pub(super) fn begin(&mut self, features: Features) {
        // A fault at this point belongs to no directive: see `Request::last`.
        _ = self.end();
        self.features = features;
        self.is_lost = false;
        self.orphans = Orphans::default();
    }

    /// Carries out one request. Returns what was printed, too.
    pub(super) fn perform(&mut self, request: &Request<'_>) -> (Answer, Vec<String>) {
        let mut answer = self.answer(request);
        let session = self.session.as_deref_mut().filter(|_| !self.is_lost);
        let printed = session.map(Session::printed).unwrap_or_default();
        if request.last
            && let Err(panicked) = self.end()
        {
            answer = Answer::Outcome(panicked);
        }
        (answer, printed)
    }

    fn answer(&mut self, request: &Request<'_>) -> Answer {
        if self.is_lost || !request.needs.iter().all(|id| self.made.contains(id)) {
            return Answer::Outcome(Outcome::Skipped);
        }
        let id = request.directive;
        let outcome = match &request.verb {
            Verb::Define { module } => match module.bytes() {
                Some(module) => self.ask(|session| done(session.define(module))),
                None => unknown_module(),
            },
            Verb::Instantiate { module, imports } => match module.bytes() {
                Some(module) => self.ask(|session| {
                    let imports: Vec<(&str, DirectiveId)> =
                        imports.iter().map(|(name, instance)| (&**name, *instance)).collect();
                    done(session.instantiate(id, module, &imports))
                }),
                None => unknown_module(),
            },
            Verb::Invoke { instance, export, arguments } => {
                self.ask(|session| session.invoke(*instance, export, arguments))
            }
            Verb::Get { instance, export } => {
                self.ask(|session| session.get(*instance, export).map(|value| vec![value]))
            }
            Verb::Thread { shared, requests } => match self.thread(id, shared, requests) {
                Ok(()) => Outcome::DONE,
                Err(refusal) => refusal,
            },
            Verb::Wait { thread, seconds } => match self.threads.remove(thread) {
                Some(thread) => return thread.wait(*seconds),
                None => Outcome::Inapplicable("the thread was waited for already".to_owned()),
            },
        };
        if request.verb.creates() && matches!(outcome, Outcome::Returned(_)) {
            self.made.insert(id);
        }
        Answer::Outcome(outcome)
    }

    fn ask(&mut self, ask: impl FnOnce(&mut (dyn Session + 'e)) -> Partial<Vec<Value>>) -> Outcome {
        self.with_session(ask).flatten().into()
    }

    /// Begins a thread. Its outcomes are observed where the script waits for it.
    fn thread(
        &mut self,
        id: DirectiveId,
        shared: &[DirectiveId],
        requests: &[Request<'_>],
    ) -> Result<(), Outcome> {
        let fork = self.with_session(|session| session.fork(shared))??;
        let requests = requests.iter().cloned().map(Request::into_owned).collect();
        let made = (0..).take(shared_numbers(shared)).collect();
        let thread = Thread::spawn(fork, self.features, made, self.orphans.clone(), requests);
        let thread = thread.map_err(|error| Outcome::Exhausted(error.to_string()))?;
        self.threads.insert(id, thread);
        Ok(())
    }

    /// Asks the engine. After a panic the session is not used again.
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

    /// Ends the session and its threads. If this is the executor of a thread, the threads of that run on.
    fn end(&mut self) -> Result<(), Outcome> {
        self.threads.drain().for_each(|(_, thread)| self.orphans.add(thread));
        if self.engine.is_some() {
            self.orphans.stop();
        }
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

/// The answer to a request that names a module that was not sent in this session.
fn unknown_module() -> Outcome {
    Outcome::Inapplicable("no module has this number".to_owned())
}

/// A thread of the script. A thread that does not end is abandoned.
struct Thread {
    outcomes: Receiver<Vec<Outcome>>,
    /// Set before it is interrupted, so that it begins nothing new.
    is_stopped: Arc<AtomicBool>,
    interrupt: Box<dyn Fn() + Send>,
}

impl Thread {
    /// Begins a thread that carries out requests on a session of its own.
    fn spawn(
        fork: Fork,
        features: Features,
        made: HashSet<DirectiveId>,
        orphans: Orphans,
        requests: Vec<Request<'static>>,
    ) -> std::io::Result<Self> {
        let Fork { session, interrupt } = fork;
        let (sender, outcomes) = channel();
        let is_stopped = Arc::<AtomicBool>::default();
        let stop = is_stopped.clone();
        let work = move || {
            let mut executor = Executor::with(None, Some(session()), features, orphans);
            executor.made = made;
            let mut outcomes = Vec::new();
            for request in requests.iter().take_while(|_| !stop.load(Ordering::SeqCst)) {
                match executor.answer(request) {
                    Answer::Outcome(outcome) => outcomes.push(outcome),
                    Answer::Joined(inner) => {
                        outcomes
                            .push(Outcome::Joined(u32::try_from(inner.len()).unwrap_or(u32::MAX)));
                        outcomes.extend(inner);
                    }
                }
            }
            _ = sender.send(outcomes); // nobody may wait for it
        };
        let builder = std::thread::Builder::new().stack_size(THREAD_STACK_BYTES);
        builder.spawn(work)?;
        Ok(Self { outcomes, is_stopped, interrupt })
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        (self.interrupt)();
    }

    fn wait(self, seconds: u32) -> Answer {
        match self.outcomes.recv_timeout(Duration::from_secs(seconds.into())) {
            Ok(outcomes) => Answer::Joined(outcomes),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Answer::Outcome(Outcome::TimedOut(seconds))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Answer::Outcome(Outcome::Panicked("the thread".to_owned()))
            }
        }
    }
}

/// Success of something that has no results.
fn done(partial: Partial<()>) -> Partial<Vec<Value>> {
    partial.map(|()| Vec::new())
}

/// The threads whose parents have ended. They run on until the session of the script ends. The threads of a parent that
/// ends even later are stopped at once.
#[derive(Clone, Default)]
struct Orphans(Arc<Mutex<OrphanList>>);

#[derive(Default)]
struct OrphanList {
    threads: Vec<Thread>,
    has_ended: bool,
}

impl Orphans {
    fn add(&self, thread: Thread) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match list.has_ended {
            true => thread.stop(),
            false => list.threads.push(thread),
        }
    }

    fn stop(&self) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.has_ended = true;
        list.threads.drain(..).for_each(|thread| thread.stop());
    }
}

fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a text").to_owned()
}
