//! Runs the directives of one unit, in order, on one session of an engine.
//!
//! A script's threads run their directives in the same way, on sessions that the engine forked off.
//!
//! Invariant: exactly one observation for each directive that is to run.

use crate::engine::{Engine, Fork, Observation, Request, Session};
use crate::features::Features;
use crate::reject::{CustomRefusal, Phase, check_custom, parse_text};
use crate::runner::THREAD_STACK_BYTES;
use crate::script::{Action, Directive, DirectiveId, ModuleSource};
use std::borrow::Cow;
use std::collections::HashMap;
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
}

/// Runs the directives of a unit that `mask` marks.
pub fn perform(
    engine: &dyn Engine,
    features: Features,
    unit: &[Directive],
    mask: &[bool],
) -> Vec<Performed> {
    let mut run = Run::new(Some(engine), None, features);
    let marked = unit.iter().zip(mask).filter(|(_, needed)| **needed);
    marked
        .map(|(directive, _)| {
            let start = Instant::now();
            let observation = run.directive(directive);
            Performed { id: directive.id, observation, time: start.elapsed() }
        })
        .collect()
}

/// How long a script may wait for one of its threads.
const WAIT_SECONDS: u32 = 10;

struct Run<'e> {
    /// Where new sessions come from: nowhere on a thread of the script.
    engine: Option<&'e dyn Engine>,
    features: Features,
    /// Begun when it is needed first, or anew after a panic.
    session: Option<Box<dyn Session + 'e>>,
    /// The instances and definitions that are not there, and the first cause of it.
    missing: HashMap<DirectiveId, DirectiveId>,
    /// The directive at which the engine panicked, and all instances before it were lost.
    lost: Option<DirectiveId>,
    /// The threads that nothing has waited for.
    threads: HashMap<DirectiveId, Thread>,
}

/// A thread of the script. It is left alone when it does not end.
struct Thread {
    observations: Receiver<Vec<Observation>>,
    /// Set before it is interrupted, so that it begins nothing new.
    is_stopped: Arc<AtomicBool>,
    interrupt: Box<dyn Fn() + Send>,
}

impl Thread {
    /// Begins a thread that performs directives on a session of its own.
    fn spawn(fork: Fork, features: Features, directives: Vec<Directive>) -> std::io::Result<Self> {
        let Fork { session, interrupt } = fork;
        let (sender, observations) = channel();
        let is_stopped = Arc::<AtomicBool>::default();
        let stop = is_stopped.clone();
        let work = move || {
            let mut run = Run::new(None, Some(session), features);
            let running = directives.iter().take_while(|_| !stop.load(Ordering::SeqCst));
            let observations = running.map(|directive| run.directive(directive)).collect();
            _ = sender.send(observations); // nobody may wait for it
        };
        let builder = std::thread::Builder::new().stack_size(THREAD_STACK_BYTES);
        builder.spawn(work)?;
        Ok(Self { observations, is_stopped, interrupt })
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        (self.interrupt)();
    }

    fn wait(self) -> Observation {
        match self.observations.recv_timeout(Duration::from_secs(WAIT_SECONDS.into())) {
            Ok(observations) => Observation::Joined(observations),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Observation::TimedOut(WAIT_SECONDS)
            }
            Err(RecvTimeoutError::Disconnected) => Observation::Panicked("the thread".to_owned()),
        }
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        self.threads.values().for_each(Thread::stop);
    }
}

impl<'e> Run<'e> {
    fn new(
        engine: Option<&'e dyn Engine>,
        session: Option<Box<dyn Session + 'e>>,
        features: Features,
    ) -> Self {
        let (missing, threads) = (HashMap::new(), HashMap::new());
        Self { engine, features, session, missing, lost: None, threads }
    }

    fn directive(&mut self, directive: &Directive) -> Observation {
        let observation = match self.cause_of_block(&directive.action) {
            Some(by) => Observation::Blocked { by },
            None => self.action(directive),
        };
        self.record_missing(directive, &observation);
        observation
    }

    fn cause_of_block(&self, action: &Action) -> Option<DirectiveId> {
        let lost = |id: DirectiveId| self.lost.filter(|panicked| id <= *panicked);
        let needs = action.needs();
        needs.iter().find_map(|id| self.missing.get(id).copied().or_else(|| lost(*id)))
    }

    /// What a directive should have created is missing if it did not succeed.
    fn record_missing(&mut self, directive: &Directive, observation: &Observation) {
        let creates = matches!(
            directive.action,
            Action::Instantiate { .. }
                | Action::Define(_)
                | Action::Register { .. }
                | Action::Thread { .. }
        );
        match observation {
            Observation::Returned(_) => {}
            Observation::Blocked { by } if creates => {
                self.missing.insert(directive.id, *by);
            }
            _ if creates => {
                self.missing.insert(directive.id, directive.id);
            }
            _ => {}
        }
    }

    fn action(&mut self, directive: &Directive) -> Observation {
        match &directive.action {
            Action::Define(source) => match self.module(source) {
                Ok(module) => self.request(directive.id, &Request::Define { module: &module }),
                Err(refusal) => refusal,
            },
            Action::Instantiate { module: source, imports, .. } => match self.module(source) {
                Ok(module) => {
                    let imports = imports.iter().map(|i| (i.module.as_str(), i.instance)).collect();
                    let instance = directive.id;
                    let request = Request::Instantiate { instance, module: &module, imports };
                    self.request(directive.id, &request)
                }
                Err(refusal) => refusal,
            },
            Action::Register { .. } => Observation::DONE,
            Action::Invoke { instance, export, arguments } => {
                let instance = *instance;
                self.request(directive.id, &Request::Invoke { instance, export, arguments })
            }
            Action::Get { instance, export } => {
                let instance = *instance;
                self.request(directive.id, &Request::Get { instance, export })
            }
            Action::Thread { shared, directives } => {
                self.thread(directive.id, *shared, directives).unwrap_or_else(|observed| observed)
            }
            Action::Wait { thread } => match self.threads.remove(thread) {
                Some(thread) => thread.wait(),
                None => Observation::Inapplicable("the thread was waited for already".to_owned()),
            },
            Action::CheckCustom(source) => self.custom_sections(source),
            Action::Unsupported(form) => Observation::Unsupported(form.clone()),
            Action::Broken(reason) => Observation::NotUnderstood(reason.clone()),
        }
    }

    /// The bytes of a module, or why its text has none.
    fn module<'a>(&self, source: &'a ModuleSource) -> Result<Cow<'a, [u8]>, Observation> {
        match source {
            ModuleSource::Binary(bytes) => Ok(Cow::Borrowed(bytes)),
            ModuleSource::Text(text) => match parse_text(text, self.features.to_wasmparser()) {
                Ok(bytes) => Ok(Cow::Owned(bytes)),
                Err(refusal) => {
                    Err(Observation::Rejected { phase: Phase::Malformed, message: refusal.message })
                }
            },
        }
    }

    /// What the harness itself says of a module's custom sections and annotations.
    fn custom_sections(&self, source: &ModuleSource) -> Observation {
        match check_custom(source.subject(), self.features.to_wasmparser()) {
            Ok(()) => Observation::DONE,
            Err(CustomRefusal::Module { phase, message }) => {
                Observation::Rejected { phase, message }
            }
            Err(CustomRefusal::Custom { phase, message }) => {
                Observation::RejectedCustom { phase, message: message.into_owned() }
            }
        }
    }

    /// Begins a thread. What comes of its directives is observed where the script waits for it.
    fn thread(
        &mut self,
        id: DirectiveId,
        shared: Option<DirectiveId>,
        directives: &[Directive],
    ) -> Result<Observation, Observation> {
        let fork = self.with_session(id, |session| session.fork(shared))??;
        let thread = Thread::spawn(fork, self.features, directives.to_vec());
        let thread = thread.map_err(|error| Observation::Exhausted(error.to_string()))?;
        self.threads.insert(id, thread);
        Ok(Observation::DONE)
    }

    fn request(&mut self, id: DirectiveId, request: &Request<'_>) -> Observation {
        let answer = self.with_session(id, |session| session.perform(request));
        answer.unwrap_or_else(|panicked| panicked)
    }

    /// Asks the engine. After a panic its session is not used again: all instances are gone.
    fn with_session<T>(
        &mut self,
        id: DirectiveId,
        ask: impl FnOnce(&mut dyn Session) -> T,
    ) -> Result<T, Observation> {
        let features = self.features;
        if self.session.is_none() {
            self.session = self.engine.map(|engine| engine.session(features));
        }
        let Some(session) = &mut self.session else {
            return Err(Observation::Panicked("before, and the thread's session is gone".into()));
        };
        catch_unwind(AssertUnwindSafe(|| ask(&mut **session))).map_err(|payload| {
            self.session = None;
            self.lost = Some(id);
            Observation::Panicked(panic_text(&*payload))
        })
    }
}

fn panic_text(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a text").to_owned()
}
