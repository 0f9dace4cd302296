//! Feeds one worker with units, and finds the directive to blame when it does not answer.
//!
//! All requests of a unit are sent at once, and those of the next units before it is done, to an engine that takes them
//! (`pipelined`); another gets one at a time. Answers come in the order of the requests, so the directive in flight is
//! always the first that has no answer. When a worker is lost, what was sent ahead is sent again, to a new one.

use super::Workers;
use super::process::{Loss, StartError, Worker};
use crate::engine::Observation;
use crate::run::executor::Performed;
use crate::run::protocol::{Answered, FromEngine, ToEngine};
use crate::run::unit::{Course, Terms};
use crate::script::features::Features;
use crate::script::{Action, Directive};
use crate::suite::manifest::ManifestError;
use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Units are taken ahead until so many requests have no answer: enough for a worker not to run dry between two looks at
/// its answers, and few enough that the last units of a run are spread over all workers.
const AHEAD: u64 = 500;

/// More are taken when there are no more than so many: a few at a time, as each time wakes three threads.
const LOW: u64 = AHEAD / 2;

/// How many units are taken at once at the most: some need no engine.
const UNITS_AHEAD: usize = 200;

/// A unit that is to run.
pub(crate) struct Taken {
    pub(crate) job: usize,
    pub(crate) unit: Vec<Directive>,
    pub(crate) mask: Vec<bool>,
    pub(crate) features: Features,
}

impl Taken {
    /// What comes of it if it does not run.
    pub(crate) fn not_run(self) -> Finished {
        let Self { job, unit, mask, features } = self;
        let course = Course::new(&unit, mask, features, Terms::IN_PROCESS);
        Running { job, unit, course, has_session: false }.finish()
    }
}

/// What came of a unit.
pub(crate) struct Finished {
    pub(crate) job: usize,
    pub(crate) unit: Vec<Directive>,
    pub(crate) performed: Vec<Performed>,
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
    mut take: impl FnMut() -> Result<Option<Taken>, ManifestError>,
    mut finished: impl FnMut(Finished) -> Result<(), ManifestError>,
) -> Result<(), FeedError> {
    let Some(first) = take()? else { return Ok(()) };
    let mut lane = Lane::new(workers)?;
    lane.add(first);
    let mut is_last = false;
    loop {
        if lane.is_low() {
            while !is_last && lane.has_room() {
                match take()? {
                    Some(taken) => lane.add(taken),
                    None => is_last = true,
                }
            }
        }
        while let Some(unit) = lane.advance() {
            finished(unit)?;
        }
        if workers.is_stopped() {
            lane.worker.kill();
            return lane.break_off().try_for_each(|unit| Ok(finished(unit)?));
        }
        match lane.queue.is_empty() {
            false => lane.receive()?,
            true if is_last => break,
            true => {}
        }
    }
    lane.close().map_or(Ok(()), |unit| Ok(finished(unit)?))
}

/// A worker, and the units that it has or gets.
struct Lane<'w> {
    workers: &'w Workers,
    worker: Worker<'w>,
    terms: Terms,
    /// In the order in which they were sent.
    queue: VecDeque<Running>,
    /// The last unit that is done. It waits for the next, or for the end of the worker, as a death after the last answer
    /// is counted against it.
    done: Option<Finished>,
    /// What is to be sent.
    outgoing: Vec<u8>,
    /// The number of the next request, and of the one that is to be answered next.
    next_number: u64,
    next_answer: u64,
    /// How many requests were sent.
    sent: u64,
    /// Since when the directive in flight has the worker for itself.
    since: Instant,
}

/// A unit that has begun.
struct Running {
    job: usize,
    unit: Vec<Directive>,
    course: Course,
    /// Whether the session of its pass was begun.
    has_session: bool,
}

impl<'w> Lane<'w> {
    fn new(workers: &'w Workers) -> Result<Self, StartError> {
        let worker = Worker::start(workers)?;
        let terms = Terms {
            pipelined: worker.hello.pipelined,
            threads: worker.hello.threads,
            wait_seconds: workers.setup.timeout_seconds,
        };
        Ok(Self {
            workers,
            worker,
            terms,
            queue: VecDeque::new(),
            done: None,
            outgoing: Vec::new(),
            next_number: 0,
            next_answer: 0,
            sent: 0,
            since: Instant::now(),
        })
    }

    /// Takes a unit and sends what can be sent of it.
    fn add(&mut self, taken: Taken) {
        let Taken { job, unit, mask, features } = taken;
        let course = Course::new(&unit, mask, features, self.terms);
        let mut running = Running { job, unit, course, has_session: false };
        self.send(&mut running);
        self.queue.push_back(running);
    }

    fn is_low(&self) -> bool {
        self.queue.is_empty() || (self.terms.pipelined && self.awaited() <= LOW)
    }

    fn has_room(&self) -> bool {
        match self.terms.pipelined {
            true => self.awaited() < AHEAD && self.queue.len() < UNITS_AHEAD,
            false => self.queue.is_empty(),
        }
    }

    /// How many requests have no answer.
    fn awaited(&self) -> u64 {
        self.next_number - self.next_answer
    }

    /// Writes the requests of a unit that can be sent now.
    fn send(&mut self, running: &mut Running) {
        let Running { unit, course, has_session, .. } = running;
        let encoding = self.workers.setup.encoding;
        let features = course.features();
        while let Some(ask) = course.next_ask(unit, self.next_number) {
            if !*has_session {
                *has_session = true;
                let session = ToEngine::Session { features };
                encoding.write(&session, &mut self.outgoing).expect("BUG: it is short");
            }
            let written = encoding.write(&ToEngine::Request(ask), &mut self.outgoing);
            written.expect("BUG: a directive of the manifest is longer than 4 GiB");
            self.next_number += 1;
        }
    }

    /// Goes on where no answer is to come: ends passes and units, and sends what is next. Returns a unit that is done
    /// and that nothing can change any more.
    fn advance(&mut self) -> Option<Finished> {
        while self.queue.front().is_some_and(|front| front.course.awaited() == 0) {
            let Some(mut front) = self.queue.pop_front() else { break };
            if front.course.is_lost() {
                front.course.end_pass(&front.unit);
                front.has_session = false;
            }
            if front.course.is_done() {
                let before = self.done.replace(front.finish());
                if before.is_some() {
                    return before;
                }
                continue;
            }
            // Behind the others, as its requests are.
            self.send(&mut front);
            self.queue.push_back(front);
        }
        self.flush();
        None
    }

    fn flush(&mut self) {
        if self.outgoing.is_empty() {
            return;
        }
        if self.next_answer == self.sent {
            self.since = Instant::now(); // it had nothing to do before
        }
        self.sent = self.next_number;
        self.worker.send(std::mem::take(&mut self.outgoing));
        self.worker.backlog.store(self.awaited(), Ordering::Relaxed);
    }

    /// Takes the next answer, or what came in its place.
    fn receive(&mut self) -> Result<(), StartError> {
        let in_flight = self.queue.front().and_then(|front| front.course.in_flight(&front.unit));
        let patience = match in_flight.map(|directive| &directive.action) {
            // The engine has its own eye on the threads that it waits for, and is to answer.
            Some(Action::Wait { .. }) => 2 * self.workers.timeout(),
            _ => self.workers.timeout(),
        };
        let message = self.worker.receive(self.since + patience);
        let loss = match message.map(|message| self.take(message)) {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(reason)) => Loss::Protocol(reason),
            Err(loss) => loss,
        };
        match self.workers.is_stopped() {
            true => Ok(()), // then the worker was killed
            false => self.lose(loss),
        }
    }

    /// Takes a message, which is the answer that is due if the engine keeps to the protocol.
    fn take(&mut self, message: FromEngine) -> Result<(), String> {
        let (number, nanoseconds, answered) = match message {
            FromEngine::Hello(_) => return Err("a second hello".to_owned()),
            FromEngine::Noted(notes) => return self.workers.note(notes),
            FromEngine::Answer { number, nanoseconds, outcome } => {
                (number, nanoseconds, Answered::Outcome(outcome))
            }
            FromEngine::Joined { number, nanoseconds, outcomes } => {
                (number, nanoseconds, Answered::Joined(outcomes))
            }
        };
        if number != self.next_answer {
            let due = self.next_answer;
            return Err(format!("an answer to request {number}, where that to {due} is due"));
        }
        let now = Instant::now();
        let time = nanoseconds.map_or(now - self.since, Duration::from_nanos);
        let front = self.queue.front_mut().ok_or("an answer to nothing that was asked")?;
        let taken = front.course.answer(&front.unit, answered, time);
        taken.map_err(|misfit| misfit.to_string())?;
        self.since = now;
        self.next_answer += 1;
        Ok(())
    }

    /// Blames the directive in flight for the loss of the worker, and goes on with a new one.
    fn lose(&mut self, loss: Loss) -> Result<(), StartError> {
        let stderr = self.worker.kill();
        let observation = match loss {
            Loss::Death(how) => Observation::Crashed(how),
            Loss::TimedOut => Observation::TimedOut(self.workers.setup.timeout_seconds),
            Loss::Protocol(what) => Observation::Crashed(format!("protocol error: {what}")),
        };
        let mut queue = std::mem::take(&mut self.queue);
        if let Some(front) = queue.front_mut() {
            front.course.lose(&front.unit, observation, stderr);
        }
        self.worker = Worker::start(self.workers)?;
        self.outgoing.clear();
        (self.next_number, self.next_answer, self.sent) = (0, 0, 0);
        for (index, mut running) in queue.into_iter().enumerate() {
            running.has_session = false;
            if index > 0 {
                running.course.restart(&running.unit);
                self.send(&mut running);
            }
            self.queue.push_back(running);
        }
        Ok(())
    }

    /// What is known of the units that are not done, when no more is to come.
    fn break_off(&mut self) -> impl Iterator<Item = Finished> {
        let rest = std::mem::take(&mut self.queue);
        self.done.take().into_iter().chain(rest.into_iter().map(Running::finish))
    }

    /// Ends the worker. That it does not end well is counted against the last directive.
    fn close(mut self) -> Option<Finished> {
        let end = self.worker.end();
        let mut done = self.done.take();
        let last = done.as_mut().and_then(|done| done.performed.last_mut());
        if let (Some((how, stderr)), Some(last), false) = (end, last, self.workers.is_stopped()) {
            last.observation = Observation::Crashed(format!("{how}, after the last answer"));
            last.stderr = stderr;
        }
        done
    }
}

impl Running {
    fn finish(self) -> Finished {
        let performed = self.course.finish(&self.unit);
        Finished { job: self.job, unit: self.unit, performed }
    }
}
