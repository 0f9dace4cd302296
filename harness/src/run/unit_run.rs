//! Runs one unit: asks the engine, tracks blocked directives, and asks again after a session is lost.
//!
//! A unit runs in *passes*. The first pass asks for the whole unit, on one session. The session is lost at a directive
//! if the engine panics, dies or does not answer. That directive then blocks the directives that depend on it. The next
//! pass, on a new session, runs the directives that are left, and repeats those that they need. Text is parsed here, so
//! an engine sees binaries only.
//!
//! Invariant: exactly one observation for each directive of the unit that is to run. Each loss settles at least the
//! directive at which it happened, so passes end.

use super::protocol::Answer;
use crate::engine::{ModuleRef, Outcome, Phase, Request, Verb};
use crate::limits::{MAX_PRINTED, MAX_PRINTED_BYTES};
use crate::script::features::Features;
use crate::script::slice::{slice, tainted};
use crate::script::{Action, Directive, DirectiveId, ModuleSource};
use crate::verdict::reject::{CustomRefusal, check_custom, lacking, parse_text};
use crate::verdict::{Observation, Observed};
use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// What an engine is able to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capabilities {
    /// Whether requests may be sent ahead of answers.
    pub(crate) pipelined: bool,
    /// Whether it has threads.
    pub(crate) threads: bool,
    /// Whether its threads may begin threads, and share several instances.
    pub(crate) nested_threads: bool,
    /// The features that it has, if it says so.
    pub(crate) features: Option<Features>,
    /// How long a script may wait for one of its threads.
    pub(crate) wait_seconds: u32,
}

impl Capabilities {
    /// The capabilities of an engine in this process.
    pub(crate) const IN_PROCESS: Capabilities = Capabilities {
        pipelined: false,
        threads: true,
        nested_threads: true,
        features: None,
        wait_seconds: 10,
    };
}

/// The state of a unit that runs. The caller keeps the unit itself.
#[derive(Debug)]
pub(crate) struct UnitRun {
    capabilities: Capabilities,
    features: Features,
    /// The positions that are to run and to be reported.
    mask: Vec<bool>,
    /// The observation of each position, once there is one.
    observed: Vec<Option<Observed>>,
    /// What each position has to do with this pass.
    steps: Vec<Step>,
    /// The position of the last step for which the engine is asked.
    last: Option<usize>,
    /// All positions before this one are settled.
    settled: usize,
    /// For all positions before this one, the engine has been asked or need not be.
    asked: usize,
    /// The positions for which an answer is still to come, in order.
    awaited: VecDeque<usize>,
    /// The directives that were not carried out in this pass, each with the directive that is the first cause.
    missing: HashMap<DirectiveId, DirectiveId>,
    /// The position at which the session was lost.
    lost: Option<usize>,
}

/// What a position has to do with a pass.
#[derive(Debug)]
enum Step {
    /// Nothing.
    Out,
    /// The harness knows the observation itself, unless something that the directive needs is missing.
    Known(Observation, Duration),
    /// The engine is asked.
    Ask,
    /// The engine is asked about this binary, the directive's text in the binary format.
    AskAbout(Vec<u8>),
}

/// How the engine broke the protocol: its answer does not fit the request.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum ProtocolViolation {
    /// Nothing was asked.
    #[error("an answer although no request is open")]
    Unasked,
    /// The engine skipped a directive that it had to carry out, or the other way round.
    #[error("directive {0} was {1}")]
    Skipped(DirectiveId, &'static str),
    /// Outcomes of a thread where no thread is waited for, or more than it has directives.
    #[error("the outcomes of a thread in the answer to directive {0} do not match its requests")]
    Joined(DirectiveId),
}

impl UnitRun {
    /// Begins the first pass over a unit.
    pub(crate) fn new(
        unit: &[Directive],
        mask: Vec<bool>,
        features: Features,
        capabilities: Capabilities,
    ) -> Self {
        let mut run = Self {
            capabilities,
            features,
            observed: unit.iter().map(|_| None).collect(),
            steps: Vec::new(),
            last: None,
            settled: 0,
            asked: 0,
            awaited: VecDeque::new(),
            missing: HashMap::new(),
            lost: None,
            mask,
        };
        let pass = run.mask.clone();
        run.begin_pass(unit, &pass);
        run
    }

    /// The run of a thread's directives, for all of which the engine has been asked at once.
    fn of_thread(directives: &[Directive], features: Features, capabilities: Capabilities) -> Self {
        let threads = capabilities.threads && capabilities.nested_threads;
        let capabilities = Capabilities { pipelined: true, threads, ..capabilities };
        Self::new(directives, vec![true; directives.len()], features, capabilities)
    }

    /// The features of its sessions: what its modules may need and the engine does not lack.
    pub(crate) fn features(&self) -> Features {
        self.capabilities.features.map_or(self.features, |has| self.features.intersection(has))
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

    /// The directive to which the next answer belongs.
    pub(crate) fn in_flight<'u>(&self, unit: &'u [Directive]) -> Option<&'u Directive> {
        self.awaited.front().map(|position| &unit[*position])
    }

    /// The next request. None if the pass is over, or if the engine must answer another one first.
    pub(crate) fn next_request<'a>(
        &'a mut self,
        unit: &'a [Directive],
        number: u64,
    ) -> Option<Request<'a>> {
        if self.lost.is_some() || (!self.capabilities.pipelined && !self.awaited.is_empty()) {
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
        Some(Request {
            number,
            directive: directive.id,
            needs: needs(&directive.action),
            last: self.last == Some(position),
            verb: verb(directive, parsed, self.features, self.capabilities),
        })
    }

    /// Takes the next answer.
    ///
    /// # Errors
    ///
    /// When the answer does not fit the request: the engine broke the protocol.
    pub(crate) fn take_answer(
        &mut self,
        unit: &[Directive],
        answer: Answer,
        time: Duration,
        printed: Vec<String>,
    ) -> Result<(), ProtocolViolation> {
        let position = *self.awaited.front().ok_or(ProtocolViolation::Unasked)?;
        let directive = &unit[position];
        let id = directive.id;
        if self.lost.is_some() {
            self.awaited.pop_front();
            return match answer {
                Answer::Outcome(Outcome::Skipped) => Ok(()),
                _ => Err(ProtocolViolation::Skipped(id, "carried out after the session was lost")),
            };
        }
        let observation = match answer {
            Answer::Joined(outcomes) => {
                Some(self.joined(unit, directive, outcomes).ok_or(ProtocolViolation::Joined(id))?)
            }
            Answer::Outcome(Outcome::Joined(_)) => return Err(ProtocolViolation::Joined(id)),
            Answer::Outcome(Outcome::Skipped) => None,
            Answer::Outcome(outcome) => Some(outcome.into()),
        };
        let observation = match (self.cause_of_block(&directive.action), observation) {
            (None, Some(observation)) => observation,
            (Some(by), None) => Observation::Blocked { by },
            (None, None) => {
                return Err(ProtocolViolation::Skipped(
                    id,
                    "skipped, but nothing it needs is missing",
                ));
            }
            (Some(_), Some(_)) => {
                return Err(ProtocolViolation::Skipped(
                    id,
                    "carried out, but something it needs is missing",
                ));
            }
        };
        self.awaited.pop_front();
        let is_lost = matches!(observation, Observation::Outcome(Outcome::Panicked(_)));
        self.record(position, directive, observation, time);
        if let (false, Some(observed)) = (printed.is_empty(), &mut self.observed[position]) {
            observed.printed = shortened(printed);
        }
        self.settled = position + 1;
        match is_lost {
            true => self.lost = Some(position),
            false => self.settle(unit),
        }
        Ok(())
    }

    /// Takes note that the engine's process is gone, and with it the session. Blames the directive in flight, which
    /// gets this observation. Returns whether there was one to blame.
    pub(crate) fn lose(
        &mut self,
        unit: &[Directive],
        observation: Observation,
        stderr: String,
    ) -> bool {
        // If the session was already lost, only skipped directives are in flight: the death belongs to the earlier
        // loss.
        let position = self.lost.or(self.awaited.front().copied()).or(self.last);
        let Some(position) = position else { return false };
        let (id, time, printed) = (unit[position].id, Duration::ZERO, Vec::new());
        self.observed[position] = Some(Observed { id, observation, time, stderr, printed });
        self.lost = Some(position);
        self.awaited.clear();
        true
    }

    /// Takes note that the engine's process is gone because of an earlier unit. Everything is asked again.
    pub(crate) fn restart(&mut self, unit: &[Directive]) {
        let pass: Vec<bool> = self.steps.iter().map(|step| !matches!(step, Step::Out)).collect();
        self.begin_pass(unit, &pass);
    }

    /// Ends a pass that waits for no more answers, and begins the next one if the session was lost.
    pub(crate) fn end_pass(&mut self, unit: &[Directive]) {
        let Some(lost) = self.lost.take() else { return };
        let by = unit[lost].id;
        let tainted = tainted(unit, lost);
        for (position, directive) in unit.iter().enumerate() {
            let is_open = self.mask[position] && self.observed[position].is_none();
            if is_open && tainted[position] {
                self.set(position, directive, Observation::Blocked { by }, Duration::ZERO);
            }
        }
        let open = |position: usize| self.mask[position] && self.observed[position].is_none();
        let positions = |id: DirectiveId| unit.binary_search_by_key(&id, |directive| directive.id);
        let needed = slice(unit, |id| positions(id).is_ok_and(open));
        let pass: Vec<bool> = needed.iter().zip(&self.mask).map(|(a, b)| *a && *b).collect();
        self.begin_pass(unit, &pass);
    }

    /// The observation of each directive, in order. A directive without one did not run.
    pub(crate) fn finish(self, unit: &[Directive]) -> Vec<Observed> {
        let positions = unit.iter().zip(self.observed).zip(self.mask).filter(|(_, marked)| *marked);
        let not_run = |id| Observed {
            id,
            observation: Observation::NotRun,
            time: Duration::ZERO,
            stderr: String::new(),
            printed: Vec::new(),
        };
        let observed = positions
            .map(|((directive, observed), _)| observed.unwrap_or_else(|| not_run(directive.id)));
        observed.collect()
    }

    fn begin_pass(&mut self, unit: &[Directive], pass: &[bool]) {
        let (features, capabilities) = (self.features, self.capabilities);
        let step = |(directive, marked): (&Directive, &bool)| match marked {
            true => step(&directive.action, features, capabilities),
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
                Step::Ask | Step::AskAbout(_) if is_asked || self.capabilities.pipelined => return,
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

    /// Keeps the observation of a directive, unless an earlier pass has made one.
    fn record(
        &mut self,
        position: usize,
        directive: &Directive,
        observation: Observation,
        time: Duration,
    ) {
        let observation = self.blame_definition(&directive.action, observation);
        let creates = matches!(
            directive.action,
            Action::Instantiate { .. }
                | Action::Define(_)
                | Action::Register { .. }
                | Action::Thread { .. }
                // Other directives may refer to what this one would have made.
                | Action::Broken(_)
                | Action::Unsupported(_)
        );
        if creates {
            match observation {
                Observation::Outcome(Outcome::Returned(_)) => {}
                Observation::Blocked { by } => _ = self.missing.insert(directive.id, by),
                _ => _ = self.missing.insert(directive.id, directive.id),
            }
        }
        // A loss counts even if the directive went well in an earlier pass.
        if self.observed[position].is_none()
            || matches!(observation, Observation::Outcome(Outcome::Panicked(_)))
        {
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
        let (id, stderr, printed) = (directive.id, String::new(), Vec::new());
        self.observed[position] = Some(Observed { id, observation, time, stderr, printed });
    }

    fn cause_of_block(&self, action: &Action) -> Option<DirectiveId> {
        if self.missing.is_empty() {
            return None;
        }
        let needs = match action {
            // The definition does not matter: it can be there even if the instance that was made with it is not.
            Action::Instantiate { imports, .. } => {
                imports.iter().flat_map(|i| [i.instance, i.registered_by]).collect()
            }
            action => action.needs(),
        };
        needs.iter().find_map(|id| self.missing.get(id).copied())
    }

    /// If a definition was refused, its instances do not report the refusal again: the definition blocks them.
    fn blame_definition(&self, action: &Action, observation: Observation) -> Observation {
        let Action::Instantiate { definition: Some(definition), .. } = action else {
            return observation;
        };
        let is_refused = matches!(
            observation,
            Observation::Outcome(Outcome::Rejected { .. } | Outcome::Unsupported(_))
        );
        match self.missing.get(definition) {
            Some(by) if is_refused => Observation::Blocked { by: *by },
            _ => observation,
        }
    }

    /// The observations of the directives of a thread, from the outcomes of those that the engine was asked for.
    fn joined(
        &self,
        unit: &[Directive],
        wait: &Directive,
        outcomes: Vec<Outcome>,
    ) -> Option<Observation> {
        let Action::Wait { thread } = &wait.action else { return None };
        let position = unit.binary_search_by_key(thread, |directive| directive.id).ok()?;
        let Action::Thread { directives, .. } = &unit[position].action else { return None };
        let mut run = UnitRun::of_thread(directives, self.features, self.capabilities);
        while run.next_request(directives, 0).is_some() {}
        let mut outcomes = outcomes.into_iter();
        while let Some(outcome) = outcomes.next() {
            let answer = match outcome {
                Outcome::Joined(count) => {
                    let count =
                        usize::try_from(count).ok().filter(|count| *count <= outcomes.len())?;
                    Answer::Joined(outcomes.by_ref().take(count).collect())
                }
                outcome => Answer::Outcome(outcome),
            };
            run.take_answer(directives, answer, Duration::ZERO, Vec::new()).ok()?;
        }
        // Directives that follow a panic, or were not begun, have no observation of their own.
        let known = run.observed.into_iter().map_while(|observed| observed);
        Some(Observation::Joined(known.map(|observed| observed.observation).collect()))
    }
}

/// The part of the printed texts that is kept.
fn shortened(mut printed: Vec<String>) -> Vec<String> {
    if printed.len() > MAX_PRINTED {
        printed.truncate(MAX_PRINTED);
        printed.push("… and more".to_owned());
    }
    for text in printed.iter_mut().filter(|text| text.len() > MAX_PRINTED_BYTES) {
        text.truncate(text.floor_char_boundary(MAX_PRINTED_BYTES));
        text.push('…');
    }
    printed
}

/// What a directive has to do with the engine.
fn step(action: &Action, features: Features, capabilities: Capabilities) -> Step {
    let known = |observation| Step::Known(observation, Duration::ZERO);
    match action {
        Action::Define(source) | Action::Instantiate { module: source, .. } => match source {
            ModuleSource::Binary(bytes) => match lacks(bytes, features, capabilities) {
                None => Step::Ask,
                Some(what) => known(Observation::Lacking(what)),
            },
            ModuleSource::Text(text) => {
                let start = Instant::now();
                match parse_text(text, features.to_wasmparser()) {
                    Ok(bytes) => match lacks(&bytes, features, capabilities) {
                        None => Step::AskAbout(bytes),
                        Some(what) => known(Observation::Lacking(what)),
                    },
                    Err(refusal) => {
                        let (phase, message) = (Some(Phase::Malformed), refusal.message);
                        let outcome = Outcome::Rejected { phase, message };
                        Step::Known(outcome.into(), start.elapsed())
                    }
                }
            }
        },
        Action::Register { .. } | Action::Nothing => known(Observation::DONE),
        Action::Invoke { .. } | Action::Get { .. } => Step::Ask,
        Action::Thread { shared, .. } if shared.len() > 1 && !capabilities.nested_threads => {
            known(Outcome::Unsupported("thread with several shared modules".to_owned()).into())
        }
        Action::Thread { .. } | Action::Wait { .. } if capabilities.threads => Step::Ask,
        Action::Thread { .. } | Action::Wait { .. } => {
            known(Observation::Lacking("thread".to_owned()))
        }
        Action::CheckCustom(source) => {
            let start = Instant::now();
            let observation = custom_sections(source, features);
            Step::Known(observation, start.elapsed())
        }
        Action::Unsupported(form) => known(Outcome::Unsupported(form.clone()).into()),
        Action::Broken(reason) => known(Observation::NotUnderstood(reason.clone())),
    }
}

/// What a module needs that the engine says it lacks.
fn lacks(bytes: &[u8], features: Features, capabilities: Capabilities) -> Option<String> {
    Some(lacking(bytes, features, capabilities.features?)?.join(", "))
}

/// Checks a module's custom sections and annotations: no engine is asked.
fn custom_sections(source: &ModuleSource, features: Features) -> Observation {
    match check_custom(source.subject(), features.to_wasmparser()) {
        Ok(()) => Observation::DONE,
        Err(CustomRefusal::Module { phase, message }) => {
            Outcome::Rejected { phase: Some(phase), message }.into()
        }
        Err(CustomRefusal::Custom { phase, message }) => {
            Observation::RejectedCustom { phase, message: message.into_owned() }
        }
    }
}

/// The directives that must have created something in the engine. Registered names are known to the harness only, and
/// each request brings its module along.
fn needs(action: &Action) -> Vec<DirectiveId> {
    match action {
        Action::Instantiate { imports, .. } => imports.iter().map(|i| i.instance).collect(),
        action => action.needs(),
    }
}

/// The verb for a directive that the engine is asked about.
fn verb<'a>(
    directive: &'a Directive,
    parsed: Option<&'a [u8]>,
    features: Features,
    capabilities: Capabilities,
) -> Verb<'a> {
    let bytes = |source: &'a ModuleSource| match (source, parsed) {
        (_, Some(parsed)) => ModuleRef::from(parsed),
        (ModuleSource::Binary(bytes) | ModuleSource::Text(bytes), None) => {
            ModuleRef::from(&**bytes)
        }
    };
    match &directive.action {
        Action::Define(source) => Verb::Define { module: bytes(source) },
        Action::Instantiate { module, imports, .. } => {
            let imports = imports.iter().map(|i| (Cow::Borrowed(&*i.module), i.instance)).collect();
            Verb::Instantiate { module: bytes(module), imports }
        }
        Action::Invoke { instance, export, arguments } => Verb::Invoke {
            instance: *instance,
            export: Cow::Borrowed(export),
            arguments: Cow::Borrowed(arguments),
        },
        Action::Get { instance, export } => {
            Verb::Get { instance: *instance, export: Cow::Borrowed(export) }
        }
        Action::Thread { shared, directives } => {
            let mut run = UnitRun::of_thread(directives, features, capabilities);
            let mut requests = Vec::new();
            while let Some(request) = run.next_request(directives, 0) {
                requests.push(request.into_owned());
            }
            Verb::Thread { shared: Cow::Borrowed(shared), requests }
        }
        Action::Wait { thread } => {
            Verb::Wait { thread: *thread, seconds: capabilities.wait_seconds }
        }
        Action::Register { .. }
        | Action::CheckCustom(_)
        | Action::Nothing
        | Action::Unsupported(_)
        | Action::Broken(_) => {
            unreachable!("BUG: the engine has no part in {:?}", directive.action)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::lower::lower;

    #[test]
    fn no_directive_is_blamed_while_nothing_is_asked() {
        // The harness itself observes that it does not understand this text.
        let unit = lower("(frobnicate)").directives;
        let mut run = UnitRun::new(&unit, vec![true], Features::WASM3, Capabilities::IN_PROCESS);
        assert_eq!(run.next_request(&unit, 0), None);
        assert!(!run.lose(&unit, Observation::Crashed("SIGKILL".to_owned()), String::new()));
        let observed = run.finish(&unit);
        assert!(matches!(observed[0].observation, Observation::NotUnderstood(_)), "{observed:?}");
    }
}
