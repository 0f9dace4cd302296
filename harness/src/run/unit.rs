//! The harness's side of one unit: what the engine is asked, in which order, and what that means for each directive.
//!
//! A unit runs in *passes*. The first asks for all of it, on one session. If the session is lost at a directive, because
//! the engine panicked, died or did not answer, then what depends on that directive is blocked by it, and the next pass,
//! on a new session, runs what is left and repeats what that needs. Text is parsed here, so an engine sees binaries only.
//!
//! Invariant: exactly one observation for each directive of the unit that is to run. Each loss settles at least the
//! directive at which it happened, so passes end.

use crate::engine::Observation;
use crate::run::executor::Performed;
use crate::run::protocol::{Answered, Ask, Outcome, Task};
use crate::script::features::Features;
use crate::script::slice::{slice, tainted};
use crate::script::{Action, Directive, DirectiveId, ModuleSource};
use crate::verdict::reject::{CustomRefusal, Phase, check_custom, parse_text};
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// What an engine can be asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    /// Whether requests may be sent ahead of answers.
    pub(crate) pipelined: bool,
    /// Whether it has threads.
    pub(crate) threads: bool,
    /// How long a script may wait for one of its threads.
    pub(crate) wait_seconds: u32,
}

impl Terms {
    /// Those of an engine in this process.
    pub(crate) const IN_PROCESS: Terms =
        Terms { pipelined: false, threads: true, wait_seconds: 10 };
}

/// What is known so far of the directives of a unit. The unit itself is with the caller.
#[derive(Debug)]
pub(crate) struct Course {
    terms: Terms,
    features: Features,
    /// The positions that are to run and to be reported.
    mask: Vec<bool>,
    /// What came of each position, once that is known.
    performed: Vec<Option<Performed>>,
    /// What each position has to do with this pass.
    steps: Vec<Step>,
    /// The position of the last step for which the engine is asked.
    last: Option<usize>,
    /// Positions before it are settled.
    settled: usize,
    /// Positions before it are asked for, or need not be.
    asked: usize,
    /// The positions for which an answer is still to come, in order.
    awaited: VecDeque<usize>,
    /// The directives that are not there in this pass, and the first cause of it.
    missing: HashMap<DirectiveId, DirectiveId>,
    /// The position at which the session was lost.
    lost: Option<usize>,
}

/// What a position has to do with a pass.
#[derive(Debug)]
enum Step {
    /// Nothing.
    Out,
    /// What comes of it needs no engine, unless something that it needs is missing.
    Known(Observation, Duration),
    /// The engine is asked.
    Ask,
    /// The engine is asked about this binary, the directive's text in the binary format.
    AskAbout(Vec<u8>),
}

/// An answer that does not fit what was asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Nothing was asked.
    #[error("an answer to nothing that was asked")]
    Unasked,
    /// It was not to be skipped, or to be skipped.
    #[error("directive {0} was {1}")]
    Skipped(DirectiveId, &'static str),
    /// What came of a thread, where no thread is waited for, or more of it than there is.
    #[error("directive {0} was answered with the outcomes of a thread that do not fit it")]
    Joined(DirectiveId),
}

impl Course {
    /// Begins the first pass over a unit.
    pub(crate) fn new(
        unit: &[Directive],
        mask: Vec<bool>,
        features: Features,
        terms: Terms,
    ) -> Self {
        let mut course = Self {
            terms,
            features,
            performed: unit.iter().map(|_| None).collect(),
            steps: Vec::new(),
            last: None,
            settled: 0,
            asked: 0,
            awaited: VecDeque::new(),
            missing: HashMap::new(),
            lost: None,
            mask,
        };
        let pass = course.mask.clone();
        course.begin_pass(unit, &pass);
        course
    }

    /// The features of its sessions.
    pub(crate) fn features(&self) -> Features {
        self.features
    }

    /// Whether every directive has an observation.
    pub(crate) fn is_done(&self) -> bool {
        self.settled == self.steps.len() && self.lost.is_none()
    }

    /// Whether the session of this pass was lost.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost.is_some()
    }

    /// The number of answers that are still to come.
    pub(crate) fn awaited(&self) -> usize {
        self.awaited.len()
    }

    /// The directive for which the next answer is.
    pub(crate) fn in_flight<'u>(&self, unit: &'u [Directive]) -> Option<&'u Directive> {
        self.awaited.front().map(|position| &unit[*position])
    }

    /// The next request. There is none if the pass is over, or for the moment if the engine must answer first.
    pub(crate) fn next_ask<'a>(
        &'a mut self,
        unit: &'a [Directive],
        number: u64,
    ) -> Option<Ask<'a>> {
        if self.lost.is_some() || (!self.terms.pipelined && !self.awaited.is_empty()) {
            return None;
        }
        if self.awaited.is_empty() {
            self.settle(unit);
        }
        while matches!(self.steps.get(self.asked)?, Step::Out | Step::Known(..)) {
            self.asked += 1;
        }
        let position = self.asked;
        self.asked += 1;
        self.awaited.push_back(position);
        let parsed = match &self.steps[position] {
            Step::AskAbout(bytes) => Some(&**bytes),
            _ => None,
        };
        let directive = &unit[position];
        Some(Ask {
            number,
            directive: directive.id,
            needs: needs(&directive.action),
            last: self.last == Some(position),
            task: task(directive, parsed, self.features, self.terms),
        })
    }

    /// Takes the next answer.
    ///
    /// # Errors
    ///
    /// When it does not fit what was asked: the engine does not keep to the protocol.
    pub(crate) fn answer(
        &mut self,
        unit: &[Directive],
        answered: Answered,
        time: Duration,
    ) -> Result<(), Misfit> {
        let position = *self.awaited.front().ok_or(Misfit::Unasked)?;
        let directive = &unit[position];
        let id = directive.id;
        if self.lost.is_some() {
            self.awaited.pop_front();
            return match answered {
                Answered::Outcome(Outcome::Skipped) => Ok(()),
                _ => Err(Misfit::Skipped(id, "carried out after the session was lost")),
            };
        }
        let observation = match answered {
            Answered::Joined(outcomes) => {
                Some(self.joined(unit, directive, outcomes).ok_or(Misfit::Joined(id))?)
            }
            Answered::Outcome(outcome) => outcome.into_observation(),
        };
        let observation = match (self.cause_of_block(&directive.action), observation) {
            (None, Some(observation)) => observation,
            (Some(by), None) => Observation::Blocked { by },
            (None, None) => {
                return Err(Misfit::Skipped(id, "skipped, but nothing it needs is missing"));
            }
            (Some(_), Some(_)) => {
                return Err(Misfit::Skipped(id, "carried out, but something it needs is missing"));
            }
        };
        self.awaited.pop_front();
        let is_lost = matches!(observation, Observation::Panicked(_));
        self.record(position, directive, observation, time);
        self.settled = position + 1;
        match is_lost {
            true => self.lost = Some(position),
            false => self.settle(unit),
        }
        Ok(())
    }

    /// The engine's process is gone, and with it the session: because of the directive in flight, of which this was
    /// observed.
    pub(crate) fn lose(&mut self, unit: &[Directive], observation: Observation, stderr: String) {
        // Of a session that was lost before nothing is in flight but what is skipped: the death belongs to that loss.
        let position = self.lost.or(self.awaited.front().copied()).or(self.last).unwrap_or(0);
        let Some(directive) = unit.get(position) else { return };
        let (id, time) = (directive.id, Duration::ZERO);
        self.performed[position] = Some(Performed { id, observation, time, stderr });
        self.lost = Some(position);
        self.awaited.clear();
    }

    /// The engine's process is gone because of a unit that was before this one: all is to be asked again.
    pub(crate) fn restart(&mut self, unit: &[Directive]) {
        let pass: Vec<bool> = self.steps.iter().map(|step| !matches!(step, Step::Out)).collect();
        self.begin_pass(unit, &pass);
    }

    /// Ends a pass of which no answer is to come, and begins the next if the session was lost.
    pub(crate) fn end_pass(&mut self, unit: &[Directive]) {
        let Some(lost) = self.lost.take() else { return };
        let by = unit[lost].id;
        let tainted = tainted(unit, lost);
        for (position, directive) in unit.iter().enumerate() {
            let is_open = self.mask[position] && self.performed[position].is_none();
            if is_open && tainted[position] {
                self.set(position, directive, Observation::Blocked { by }, Duration::ZERO);
            }
        }
        let open = |position: usize| self.mask[position] && self.performed[position].is_none();
        let positions = |id: DirectiveId| unit.binary_search_by_key(&id, |directive| directive.id);
        let needed = slice(unit, |id| positions(id).is_ok_and(open));
        let pass: Vec<bool> = needed.iter().zip(&self.mask).map(|(a, b)| *a && *b).collect();
        self.begin_pass(unit, &pass);
    }

    /// What came of each directive, in order. Where nothing is known it did not run.
    pub(crate) fn finish(self, unit: &[Directive]) -> Vec<Performed> {
        let positions =
            unit.iter().zip(self.performed).zip(self.mask).filter(|(_, marked)| *marked);
        let not_run = |id| Performed {
            id,
            observation: Observation::NotRun,
            time: Duration::ZERO,
            stderr: String::new(),
        };
        let performed = positions
            .map(|((directive, performed), _)| performed.unwrap_or_else(|| not_run(directive.id)));
        performed.collect()
    }

    fn begin_pass(&mut self, unit: &[Directive], pass: &[bool]) {
        let (features, terms) = (self.features, self.terms);
        let step = |(directive, marked): (&Directive, &bool)| match marked {
            true => step(&directive.action, features, terms),
            false => Step::Out,
        };
        self.steps = unit.iter().zip(pass).map(step).collect();
        let asks = |step: &Step| matches!(step, Step::Ask | Step::AskAbout(_));
        self.last = self.steps.iter().rposition(asks);
        (self.settled, self.asked) = (0, 0);
        self.awaited.clear();
        self.missing.clear();
        self.settle(unit);
    }

    /// Settles the positions up to the next for which the engine is needed.
    fn settle(&mut self, unit: &[Directive]) {
        while let Some(step) = self.steps.get(self.settled) {
            let position = self.settled;
            let directive = &unit[position];
            let is_asked = position < self.asked;
            let blocked = || {
                let by = self.cause_of_block(&directive.action)?;
                Some((Observation::Blocked { by }, Duration::ZERO))
            };
            let settled = match step {
                Step::Out => None,
                Step::Known(observation, time) => {
                    blocked().or_else(|| Some((observation.clone(), *time)))
                }
                Step::Ask | Step::AskAbout(_) if is_asked || self.terms.pipelined => return,
                Step::Ask | Step::AskAbout(_) => match blocked() {
                    Some(blocked) => Some(blocked),
                    None => return,
                },
            };
            if let Some((observation, time)) = settled {
                self.record(position, directive, observation, time);
            }
            self.settled += 1;
            self.asked = self.asked.max(self.settled);
        }
    }

    /// Keeps what was observed, unless it was before, in another pass.
    fn record(
        &mut self,
        position: usize,
        directive: &Directive,
        observation: Observation,
        time: Duration,
    ) {
        let creates = matches!(
            directive.action,
            Action::Instantiate { .. }
                | Action::Define(_)
                | Action::Register { .. }
                | Action::Thread { .. }
        );
        if creates {
            match observation {
                Observation::Returned(_) => {}
                Observation::Blocked { by } => _ = self.missing.insert(directive.id, by),
                _ => _ = self.missing.insert(directive.id, directive.id),
            }
        }
        // A loss counts, also where the same was observed to go well before.
        if self.performed[position].is_none() || matches!(observation, Observation::Panicked(_)) {
            self.set(position, directive, observation, time);
        }
    }

    fn set(
        &mut self,
        position: usize,
        directive: &Directive,
        observation: Observation,
        time: Duration,
    ) {
        let (id, stderr) = (directive.id, String::new());
        self.performed[position] = Some(Performed { id, observation, time, stderr });
    }

    fn cause_of_block(&self, action: &Action) -> Option<DirectiveId> {
        match self.missing.is_empty() {
            true => None,
            false => action.needs().iter().find_map(|id| self.missing.get(id).copied()),
        }
    }

    /// What came of the directives of a thread, from what the engine says of those that it was asked for.
    fn joined(
        &self,
        unit: &[Directive],
        wait: &Directive,
        outcomes: Vec<Outcome>,
    ) -> Option<Observation> {
        let Action::Wait { thread } = &wait.action else { return None };
        let position = unit.binary_search_by_key(thread, |directive| directive.id).ok()?;
        let Action::Thread { directives, .. } = &unit[position].action else { return None };
        let terms = Terms { pipelined: true, threads: false, ..self.terms };
        let mut course =
            Course::new(directives, vec![true; directives.len()], self.features, terms);
        while course.next_ask(directives, 0).is_some() {}
        for outcome in outcomes {
            course.answer(directives, Answered::Outcome(outcome), Duration::ZERO).ok()?;
        }
        // What follows a panic, or was not begun, has no observation of its own.
        let known = course.performed.into_iter().map_while(|performed| performed);
        Some(Observation::Joined(known.map(|performed| performed.observation).collect()))
    }
}

/// What a directive has to do with the engine.
fn step(action: &Action, features: Features, terms: Terms) -> Step {
    let known = |observation| Step::Known(observation, Duration::ZERO);
    match action {
        Action::Define(source) | Action::Instantiate { module: source, .. } => match source {
            ModuleSource::Binary(_) => Step::Ask,
            ModuleSource::Text(text) => {
                let start = Instant::now();
                match parse_text(text, features.to_wasmparser()) {
                    Ok(bytes) => Step::AskAbout(bytes),
                    Err(refusal) => {
                        let (phase, message) = (Phase::Malformed, refusal.message);
                        Step::Known(Observation::Rejected { phase, message }, start.elapsed())
                    }
                }
            }
        },
        Action::Register { .. } => known(Observation::DONE),
        Action::Invoke { .. } | Action::Get { .. } => Step::Ask,
        Action::Thread { .. } | Action::Wait { .. } if terms.threads => Step::Ask,
        Action::Thread { .. } | Action::Wait { .. } => {
            known(Observation::Unsupported("thread".to_owned()))
        }
        Action::CheckCustom(source) => {
            let start = Instant::now();
            let observation = custom_sections(source, features);
            Step::Known(observation, start.elapsed())
        }
        Action::Unsupported(form) => known(Observation::Unsupported(form.clone())),
        Action::Broken(reason) => known(Observation::NotUnderstood(reason.clone())),
    }
}

/// What the harness itself says of a module's custom sections and annotations: no engine is asked.
fn custom_sections(source: &ModuleSource, features: Features) -> Observation {
    match check_custom(source.subject(), features.to_wasmparser()) {
        Ok(()) => Observation::DONE,
        Err(CustomRefusal::Module { phase, message }) => Observation::Rejected { phase, message },
        Err(CustomRefusal::Custom { phase, message }) => {
            Observation::RejectedCustom { phase, message: message.into_owned() }
        }
    }
}

/// What the engine itself must have made before: names are no matter of it.
fn needs(action: &Action) -> Vec<DirectiveId> {
    match action {
        Action::Instantiate { imports, definition, .. } => {
            imports.iter().map(|import| import.instance).chain(*definition).collect()
        }
        action => action.needs(),
    }
}

/// What the engine is asked to do for a directive, which is one that it is asked for.
fn task<'a>(
    directive: &'a Directive,
    parsed: Option<&'a [u8]>,
    features: Features,
    terms: Terms,
) -> Task<'a> {
    let bytes = |source: &'a ModuleSource| match (source, parsed) {
        (_, Some(parsed)) => Cow::Borrowed(parsed),
        (ModuleSource::Binary(bytes) | ModuleSource::Text(bytes), None) => Cow::Borrowed(&**bytes),
    };
    match &directive.action {
        Action::Define(source) => Task::Define { module: bytes(source) },
        Action::Instantiate { module, imports, .. } => {
            let imports = imports.iter().map(|i| (Cow::Borrowed(&*i.module), i.instance)).collect();
            Task::Instantiate { module: bytes(module), imports }
        }
        Action::Invoke { instance, export, arguments } => Task::Invoke {
            instance: *instance,
            export: Cow::Borrowed(export),
            arguments: Cow::Borrowed(arguments),
        },
        Action::Get { instance, export } => {
            Task::Get { instance: *instance, export: Cow::Borrowed(export) }
        }
        Action::Thread { shared, directives } => {
            let terms = Terms { pipelined: true, threads: false, ..terms };
            let all = vec![true; directives.len()];
            let mut course = Course::new(directives, all, features, terms);
            let mut asks = Vec::new();
            while let Some(ask) = course.next_ask(directives, 0) {
                asks.push(ask.into_owned());
            }
            Task::Thread { shared: *shared, asks }
        }
        Action::Wait { thread } => Task::Wait { thread: *thread, seconds: terms.wait_seconds },
        Action::Register { .. }
        | Action::CheckCustom(_)
        | Action::Unsupported(_)
        | Action::Broken(_) => {
            unreachable!("BUG: the engine has no part in {:?}", directive.action)
        }
    }
}
