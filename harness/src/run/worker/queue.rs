//! Feeds one worker with units, and finds the directive to blame when it does not answer.
//!
//! An engine that reads ahead (`pipelined`) is sent all requests of a unit at once, and those of the next units before
//! the first is done. Any other engine gets one request at a time. Answers come in the order of the requests, so the
//! directive in flight is always the first that has no answer. When a worker is lost, the requests that were sent ahead
//! are sent again, to a new one.

use super::Workers;
use super::in_flight::InFlightSlot;
use super::process::{Loss, StartError, Worker};
use crate::engine::{ModuleRef, Outcome, Request};
use crate::run::protocol::{Answer, Answered, Encoding, FromEngine, Hello, JoinedThread, ToEngine};
use crate::run::unit_run::{Capabilities, UnitRun};
use crate::script::features::Features;
use crate::script::{Action, Directive};
use crate::suite::manifest::ManifestError;
use crate::verdict::{Observation, Observed};
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Units are taken ahead until this many requests have no answer. These are enough to keep a worker busy between two
/// looks at its answers, and few enough to spread the last units of a run over all workers.
const AHEAD: u64 = 500;

/// More units are taken when at most this many requests have no answer. Each time wakes three threads, so it does not
/// happen for each answer.
const LOW: u64 = AHEAD / 2;

/// How many units are taken at once at the most: units that need no engine leave no request.
const UNITS_AHEAD: usize = 200;

/// A unit that is to run.
pub(crate) struct UnitJob {
    pub(crate) job: usize,
    pub(crate) unit: Vec<Directive>,
    pub(crate) mask: Vec<bool>,
    pub(crate) features: Features,
}

impl UnitJob {
    /// The result if the unit does not run.
    pub(crate) fn not_run(self) -> UnitDone {
        let Self { job, unit, mask, features } = self;
        let run = UnitRun::new(&unit, mask, features, Capabilities::IN_PROCESS);
        QueuedUnit { job, unit, run, has_session: false, modules: HashMap::new() }.finish()
    }
}

/// A unit whose directives all have an observation.
pub(crate) struct UnitDone {
    pub(crate) job: usize,
    pub(crate) unit: Vec<Directive>,
    pub(crate) observed: Vec<Observed>,
}

/// Why workers cannot be fed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FeedError {
    /// There is no worker.
    #[error(transparent)]
    Start(#[from] StartError),
    /// There are no units.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

/// Runs units on a worker until there are no more, or the run is broken off.
pub(crate) fn feed(
    workers: &Workers,
    mut take: impl FnMut() -> Result<Option<UnitJob>, ManifestError>,
    mut finished: impl FnMut(UnitDone) -> Result<(), ManifestError>,
) -> Result<(), FeedError> {
    let Some(first) = take()? else { return Ok(()) };
    let mut queue = WorkerQueue::new(workers)?;
    queue.add(first);
    let mut is_last = false;
    loop {
        if queue.is_low() {
            while !is_last && queue.has_room() {
                match take()? {
                    Some(taken) => queue.add(taken),
                    None => is_last = true,
                }
            }
        }
        while let Some(unit) = queue.advance() {
            finished(unit)?;
        }
        if workers.is_stopped() {
            queue.worker.channel.kill();
            return queue.break_off().try_for_each(|unit| Ok(finished(unit)?));
        }
        match queue.units.is_empty() {
            false => queue.receive()?,
            true if is_last => break,
            true => {}
        }
    }
    queue.close().map_or(Ok(()), |unit| Ok(finished(unit)?))
}

/// A worker, and the units that it has or gets.
struct WorkerQueue<'w> {
    workers: &'w Workers,
    worker: Worker<'w>,
    in_flight: InFlightSlot,
    capabilities: Capabilities,
    /// In the order in which they were sent.
    units: VecDeque<QueuedUnit>,
    /// The last unit that is done. It is kept until the next is done or the worker ends, as a death after the last
    /// answer is counted against it.
    done: Option<UnitDone>,
    /// The bytes that are to be sent.
    outgoing: Vec<u8>,
    /// Whether modules are sent ahead, in messages of their own.
    sends_modules_once: bool,
    /// The number of the next module.
    next_module: u64,
    /// The number of the next request, and of the one whose answer comes next.
    next_number: u64,
    next_answer: u64,
    /// How many requests were sent.
    sent: u64,
    /// Since when the worker has been working on the directive in flight.
    since: Instant,
}

/// What a message was.
enum Taken {
    /// The answer that was due.
    Answer,
    /// A message that answers nothing.
    Nothing,
}

/// A unit that has begun.
struct QueuedUnit {
    job: usize,
    unit: Vec<Directive>,
    run: UnitRun,
    /// Whether the session of its pass was begun.
    has_session: bool,
    /// The numbers of the modules that were sent in the session.
    modules: HashMap<Vec<u8>, u64>,
}

impl<'w> WorkerQueue<'w> {
    fn new(workers: &'w Workers) -> Result<Self, StartError> {
        let worker = Worker::start(workers)?;
        // With frames, sending and reading a module again is faster than looking it up.
        let sends_modules_once =
            workers.setup.encoding == Encoding::Lines && speaks_2(&worker.hello);
        let capabilities = Capabilities {
            pipelined: worker.hello.pipelined,
            threads: worker.hello.threads,
            // Only our own workers use frames, and they have what the harness has.
            nested_threads: workers.setup.encoding == Encoding::Frames || speaks_2(&worker.hello),
            features: features(&worker.hello),
            wait_seconds: workers.setup.timeout_seconds,
        };
        Ok(Self {
            workers,
            worker,
            in_flight: workers.slot(),
            capabilities,
            units: VecDeque::new(),
            done: None,
            outgoing: Vec::new(),
            sends_modules_once,
            next_module: 0,
            next_number: 0,
            next_answer: 0,
            sent: 0,
            since: Instant::now(),
        })
    }

    /// Takes a unit and sends what can be sent of it.
    fn add(&mut self, taken: UnitJob) {
        let UnitJob { job, unit, mask, features } = taken;
        let run = UnitRun::new(&unit, mask, features, self.capabilities);
        let mut running =
            QueuedUnit { job, unit, run, has_session: false, modules: HashMap::new() };
        self.send(&mut running);
        self.units.push_back(running);
    }

    fn is_low(&self) -> bool {
        self.units.is_empty() || (self.capabilities.pipelined && self.awaited() <= LOW)
    }

    fn has_room(&self) -> bool {
        match self.capabilities.pipelined {
            true => self.awaited() < AHEAD && self.units.len() < UNITS_AHEAD,
            false => self.units.is_empty(),
        }
    }

    /// How many requests have no answer.
    fn awaited(&self) -> u64 {
        self.next_number - self.next_answer
    }

    /// Writes the requests of a unit that can be sent now.
    fn send(&mut self, running: &mut QueuedUnit) {
        let QueuedUnit { unit, run, has_session, modules, .. } = running;
        let encoding = self.workers.setup.encoding;
        let features = run.features();
        while let Some(mut request) = run.next_request(unit, self.next_number) {
            if !*has_session {
                *has_session = true;
                modules.clear();
                let session = ToEngine::Session { features };
                encoding.write(&session, &mut self.outgoing).expect("BUG: it is short");
            }
            if self.sends_modules_once {
                send_modules(&mut request, modules, &mut self.next_module, &mut self.outgoing);
            }
            let written = encoding.write(&ToEngine::Request(request), &mut self.outgoing);
            written.expect("BUG: a directive of the manifest is longer than 4 GiB");
            self.next_number += 1;
        }
    }

    /// Goes on with the first units, as long as they wait for no answer: ends their passes or the units themselves, and
    /// sends the next requests. Returns a unit that is done and that nothing can change any more.
    fn advance(&mut self) -> Option<UnitDone> {
        while self.units.front().is_some_and(|front| front.run.awaited() == 0) {
            let Some(mut front) = self.units.pop_front() else { break };
            if front.run.is_lost() {
                front.run.end_pass(&front.unit);
                front.has_session = false;
            }
            if front.run.is_done() {
                let before = self.done.replace(front.finish());
                if before.is_some() {
                    return before;
                }
                continue;
            }
            // The unit goes behind the others, as its requests do.
            self.send(&mut front);
            self.units.push_back(front);
        }
        self.flush();
        None
    }

    fn flush(&mut self) {
        if self.outgoing.is_empty() {
            return;
        }
        if self.next_answer == self.sent {
            self.since = Instant::now(); // the worker had nothing to do before
        }
        self.sent = self.next_number;
        self.worker.channel.send(std::mem::take(&mut self.outgoing));
        self.worker.channel.backlog.store(self.awaited(), Ordering::Relaxed);
    }

    /// Takes the next answer, or the loss of the worker in its place.
    fn receive(&mut self) -> Result<(), StartError> {
        let front = self.units.front();
        let in_flight = front.and_then(|front| front.run.in_flight(&front.unit));
        let place =
            front.zip(in_flight).map(|(front, directive)| (front.job, directive.id, self.since));
        self.in_flight.set(place);
        let patience = match in_flight.map(|directive| &directive.action) {
            // The engine itself limits the time of a wait, and should answer when it is over.
            Some(Action::Wait { .. }) => 2 * self.workers.timeout(),
            _ => self.workers.timeout(),
        };
        let deadline = self.since + patience;
        let message = self.worker.channel.receive(deadline);
        let loss = match message.map(|message| self.take(message)) {
            // A message that answers nothing does not extend the time.
            Ok(Ok(Taken::Nothing)) if Instant::now() > deadline => Loss::TimedOut,
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(reason)) => Loss::Protocol(reason),
            Err(loss) => loss,
        };
        match self.workers.is_stopped() {
            true => Ok(()), // the worker was killed for that
            false => self.lose(loss),
        }
    }

    /// Takes a message, which is the answer that is due if the engine keeps to the protocol.
    fn take(&mut self, message: FromEngine) -> Result<Taken, String> {
        let (number, nanoseconds, answer, printed) = match message {
            FromEngine::Hello(_) => return Err("a second hello".to_owned()),
            FromEngine::Noted(notes) => {
                return self.workers.note(notes).map(|()| Taken::Nothing);
            }
            FromEngine::Answer(Answered { number, nanoseconds, outcome, printed }) => {
                (number, nanoseconds, Answer::Outcome(outcome), printed)
            }
            FromEngine::Joined(JoinedThread { number, nanoseconds, outcomes }) => {
                (number, nanoseconds, Answer::Joined(outcomes), Vec::new())
            }
        };
        if number != self.next_answer {
            let due = self.next_answer;
            return Err(format!("an answer to request {number}, but request {due} is due"));
        }
        let now = Instant::now();
        let time = nanoseconds.map_or(now - self.since, Duration::from_nanos);
        let front = self.units.front_mut().ok_or("an answer although no request is open")?;
        let taken = front.run.take_answer(&front.unit, answer, time, printed);
        taken.map_err(|violation| violation.to_string())?;
        self.since = now;
        self.next_answer += 1;
        Ok(Taken::Answer)
    }

    /// Blames the directive in flight for the loss of the worker, and goes on with a new one.
    fn lose(&mut self, loss: Loss) -> Result<(), StartError> {
        let stderr = self.worker.channel.kill();
        let observation = match loss {
            Loss::Death(how) => Observation::Crashed(how),
            Loss::TimedOut => Outcome::TimedOut(self.workers.setup.timeout_seconds).into(),
            Loss::Protocol(what) => Observation::Crashed(format!("protocol error: {what}")),
        };
        let mut units = std::mem::take(&mut self.units);
        let how = observation.to_string();
        let is_blamed =
            units.front_mut().is_some_and(|front| front.run.lose(&front.unit, observation, stderr));
        if !is_blamed {
            let program = self.workers.setup.program.to_string_lossy().into_owned();
            return Err(StartError::Idle { program, how });
        }
        let before = self.worker.hello.clone();
        self.worker = Worker::start(self.workers)?;
        if self.worker.hello != before {
            return Err(StartError::Changed { engine: before.engine });
        }
        self.outgoing.clear();
        (self.next_number, self.next_answer, self.sent, self.next_module) = (0, 0, 0, 0);
        for (index, mut running) in units.into_iter().enumerate() {
            running.has_session = false;
            if index > 0 {
                running.run.restart(&running.unit);
                self.send(&mut running);
            }
            self.units.push_back(running);
        }
        Ok(())
    }

    /// The results, as far as they are known, of the units that are not done when the run is stopped.
    fn break_off(&mut self) -> impl Iterator<Item = UnitDone> {
        let rest = std::mem::take(&mut self.units);
        self.done.take().into_iter().chain(rest.into_iter().map(QueuedUnit::finish))
    }

    /// Ends the worker. If it does not end well, that is counted against the last directive.
    fn close(mut self) -> Option<UnitDone> {
        self.in_flight.set(None);
        let end = self.worker.channel.end();
        let mut done = self.done.take();
        let last = done.as_mut().and_then(|done| done.observed.last_mut());
        if let (Some((how, stderr)), Some(last), false) = (end, last, self.workers.is_stopped()) {
            let how = match &last.observation {
                // The worker before this one died at the same directive: show both deaths.
                Observation::Crashed(before) => {
                    format!("{before}; then {how}, after the last answer")
                }
                _ => format!("{how}, after the last answer"),
            };
            last.observation = Observation::Crashed(how);
            last.stderr = stderr;
        }
        done
    }
}

/// Whether an engine is spoken to in version 2.
fn speaks_2(hello: &Hello) -> bool {
    hello.protocol >= 2
}

/// The features that an engine says it has.
fn features(hello: &Hello) -> Option<Features> {
    speaks_2(hello).then(|| Features::of_engine(&hello.features)).flatten()
}

/// Sends the modules of a request ahead, those that the session has not seen, and puts their numbers into it.
fn send_modules(
    request: &mut Request<'_>,
    sent: &mut HashMap<Vec<u8>, u64>,
    next: &mut u64,
    outgoing: &mut Vec<u8>,
) {
    for module in request.modules_mut() {
        let ModuleRef::Bytes(bytes) = module else { continue };
        let number = sent.get(&**bytes).copied().unwrap_or_else(|| {
            let number = *next;
            *next += 1;
            let message = ToEngine::Module { number, bytes: Cow::Borrowed(bytes) };
            let written = Encoding::Lines.write(&message, outgoing);
            written.expect("BUG: lines have no limit");
            sent.insert(bytes.to_vec(), number);
            number
        });
        *module = ModuleRef::Number(number);
    }
}

impl QueuedUnit {
    fn finish(self) -> UnitDone {
        let observed = self.run.finish(&self.unit);
        UnitDone { job: self.job, unit: self.unit, observed }
    }
}
