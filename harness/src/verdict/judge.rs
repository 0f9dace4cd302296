//! Compares what was observed with what the script expects.
//!
//! Malformed, invalid, unlinkable, trapped and exhausted are five different outcomes: none stands for another. A text
//! matches if the expected one is a prefix of the actual one, as in the reference interpreter. The actual one is the
//! specification's text for the cause.

use super::Observation;
use crate::engine::{Outcome, Phase};
use crate::script::features::Features;
use crate::script::value::{ShownValue, Value};
use crate::script::{Action, Directive, Expected, ModuleSource};
use crate::verdict::reject::{About, Cause, Messages, Missing};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether an observation is what the script expects, and in which respects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The kind of outcome is the expected one: for a rejection, in the expected phase.
    pub outcome: bool,
    /// The values or the text are the expected ones.
    pub detail: bool,
    /// What the engine does not tell although its outcome is the expected one. The detail is then neither right nor
    /// wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untold: Option<Untold>,
}

/// What an engine may not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Untold {
    /// Whether a module that the engine refuses is malformed or invalid.
    Phase,
    /// Why the engine refuses a module, cannot link it, or ends a call: its text is not a known one.
    Reason,
}

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Phase => "phase not told",
            Self::Reason => "reason not told",
        })
    }
}

/// How strictly reasons are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// A rejection in the right phase passes, whatever its reason.
    Lenient,
    /// Reasons must be right where the engine tells them.
    #[default]
    WhereTold,
    /// The engine must also tell the phase and the reason.
    Strict,
}

impl Verdict {
    pub(crate) const PASS: Verdict = Verdict { outcome: true, detail: true, untold: None };
    const FAIL: Verdict = Verdict { outcome: false, detail: false, untold: None };

    fn detail(detail: bool) -> Verdict {
        Verdict { outcome: true, detail, untold: None }
    }

    fn untold(what: Untold) -> Verdict {
        Verdict { outcome: true, detail: false, untold: Some(what) }
    }
}

/// The text of the reference interpreter for an exception that nothing catches. The values that follow it are not known
/// here.
const UNCAUGHT_EXCEPTION: &str = "uncaught exception with args ";

/// The judgement of one directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What was observed. For a thread, the first of its directives that failed.
    pub observation: Observation,
    /// What the script expects of that.
    pub expected: Expected,
    /// How the two compare.
    pub verdict: Verdict,
    /// Whether the verdict is a pass.
    pub passed: bool,
    /// Why a module was refused or could not be linked, or why a call ended, if the script names another cause.
    pub cause: Option<Cause>,
}

/// Judges the directives of one group.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// The table of texts.
    pub messages: &'a Messages,
    /// The name of the group: older wordings are tied to it.
    pub group: &'a str,
    /// The features that its modules have.
    pub features: Features,
    /// How strictly reasons are judged. Where an engine tells the reason of a trap or a link error, it must always be
    /// right.
    pub strictness: Strictness,
}

impl Judge<'_> {
    /// Compares what was observed of a directive with what it expects, and finds the cause if they differ.
    pub fn judge(&self, directive: Directive, observation: Observation) -> Judgement {
        let verdict = self.verdict(&directive, &observation);
        let passed = self.passes(&directive, verdict);
        let in_thread = self.failure_in_thread(&directive.expected, &observation);
        let (observation, expected, cause) = match in_thread {
            Some((line, directive, observation)) => {
                let (observation, cause) = self.explained(directive, observation.clone());
                let observation = Box::new(observation);
                let observation = Observation::InThread { line, observation };
                (observation, directive.expected.clone(), cause)
            }
            None if passed => (observation, directive.expected, None),
            None => {
                let (observation, cause) = self.explained(&directive, observation);
                (observation, directive.expected, cause)
            }
        };
        Judgement { observation, expected, verdict, passed, cause }
    }

    /// The observation of a directive that failed, and the cause if only the text is wrong.
    fn explained(
        &self,
        directive: &Directive,
        observation: Observation,
    ) -> (Observation, Option<Cause>) {
        let verdict = self.verdict(directive, &observation);
        let cause = verdict.outcome.then(|| self.cause(directive, &observation)).flatten();
        let observation = self.with_missing_features(directive, observation, verdict);
        (in_shape_of(&directive.expected, observation), cause)
    }

    /// Adds to the observation of a refused module which of the features that it needs are off. A module that needs a
    /// proposal that cannot be switched on is unsupported, unless it is refused as the script claims.
    fn with_missing_features(
        &self,
        directive: &Directive,
        observation: Observation,
        verdict: Verdict,
    ) -> Observation {
        let Observation::Outcome(Outcome::Rejected { phase, message }) = &observation else {
            return observation;
        };
        let subject = directive.action.module().map(ModuleSource::subject);
        let missing =
            subject.and_then(|subject| Missing::of(subject, self.features.to_wasmparser()));
        let Some(missing) = missing else { return observation };
        let unfinished = missing.unfinished();
        if !unfinished.is_empty() && !verdict.outcome {
            return Outcome::Unsupported(unfinished.join(", ")).into();
        }
        Outcome::Rejected { phase: *phase, message: format!("{message}: {missing}") }.into()
    }

    /// Compares an observation with what the directive expects.
    pub fn verdict(&self, directive: &Directive, observation: &Observation) -> Verdict {
        use Observation as O;
        use Outcome::{Exhausted, Rejected, Returned, Threw, Trapped, Unlinkable};
        match (&directive.expected, observation) {
            (Expected::Success, O::Outcome(Returned(_))) => Verdict::PASS,
            (Expected::Results(patterns), O::Outcome(Returned(values))) => {
                let same = patterns.len() == values.len();
                let mut pairs = patterns.iter().zip(values);
                Verdict::detail(same && pairs.all(|(pattern, value)| pattern.matches(value)))
            }
            (Expected::Trap(text), O::Outcome(Trapped(_)))
            | (Expected::Exhaustion(text), O::Outcome(Exhausted(_)))
            | (Expected::Unlinkable(text), O::Outcome(Unlinkable(_)))
            | (Expected::Malformed(text), O::Outcome(Rejected { phase: Some(Phase::Malformed), .. }))
            | (Expected::Invalid(text), O::Outcome(Rejected { phase: Some(Phase::Invalid), .. }))
            // The harness itself has refused the module, in the specification's words.
            | (Expected::MalformedCustom(text), O::RejectedCustom { phase: Phase::Malformed, .. })
            | (Expected::InvalidCustom(text), O::RejectedCustom { phase: Phase::Invalid, .. }) => {
                let cause = self.cause(directive, observation);
                match cause.map(|cause| cause.is(text)) {
                    Some(None) => Verdict::untold(Untold::Reason),
                    is_right => Verdict::detail(is_right == Some(Some(true))),
                }
            }
            (
                Expected::Malformed(_) | Expected::Invalid(_),
                O::Outcome(Rejected { phase: None, .. }),
            ) => Verdict::untold(Untold::Phase),
            (Expected::Exception, O::Outcome(Threw)) => Verdict::PASS,
            // This is for a start function, never for an invocation: of the former, `assert_trap` accepts an exception
            // as a trap with this text (reference interpreter, `script/runner.ml`, `AssertUninstantiable`).
            (Expected::Trap(text), O::Outcome(Threw))
                if matches!(directive.action, Action::Instantiate { .. }) =>
            {
                Verdict::detail(UNCAUGHT_EXCEPTION.starts_with(text.as_str()))
            }
            (Expected::Joined(directives), O::Joined(observations)) => {
                let same = directives.len() == observations.len();
                match self.first_failure(directives, observations) {
                    None if same => Verdict::PASS,
                    None => Verdict::FAIL,
                    Some((.., verdict)) => verdict,
                }
            }
            _ => Verdict::FAIL,
        }
    }

    /// Whether a verdict is a pass. Only the text of a rejection can be wrong and yet pass.
    pub fn passes(&self, directive: &Directive, verdict: Verdict) -> bool {
        if verdict.untold.is_some() {
            return verdict.outcome && self.strictness != Strictness::Strict;
        }
        let lenient = self.strictness == Strictness::Lenient
            && matches!(
                directive.expected,
                Expected::Malformed(_)
                    | Expected::Invalid(_)
                    | Expected::MalformedCustom(_)
                    | Expected::InvalidCustom(_)
            );
        verdict.outcome && (verdict.detail || lenient)
    }

    /// The first directive of a thread that failed, with its line and its observation. If that directive waited for an
    /// inner thread, the first one of the inner thread.
    fn failure_in_thread<'d>(
        &self,
        expected: &'d Expected,
        observation: &'d Observation,
    ) -> Option<(u32, &'d Directive, &'d Observation)> {
        let (Expected::Joined(directives), Observation::Joined(observations)) =
            (expected, observation)
        else {
            return None;
        };
        let (line, failed, observation, _) = self.first_failure(directives, observations)?;
        let within = self.failure_in_thread(&failed.expected, observation);
        Some(within.unwrap_or((line, failed, observation)))
    }

    fn first_failure<'d>(
        &self,
        directives: &'d [(u32, Directive)],
        observations: &'d [Observation],
    ) -> Option<(u32, &'d Directive, &'d Observation, Verdict)> {
        let pairs = directives.iter().zip(observations);
        let mut verdicts = pairs.map(|((line, directive), observation)| {
            (*line, directive, observation, self.verdict(directive, observation))
        });
        verdicts.find(|(_, directive, _, verdict)| !self.passes(directive, *verdict))
    }

    /// Why a module was refused or could not be linked, or why a call ended, in the words of the group.
    fn cause(&self, directive: &Directive, observation: &Observation) -> Option<Cause> {
        use Observation as O;
        use Outcome::{Exhausted, Rejected, Trapped, Unlinkable};
        let cause = match observation {
            O::Outcome(Trapped(said)) => self.messages.ending_cause(About::Trap, said),
            O::Outcome(Exhausted(said)) => self.messages.ending_cause(About::Exhaustion, said),
            O::Outcome(Unlinkable(said)) => self.messages.ending_cause(About::Link, said),
            O::Outcome(Rejected { phase, message }) => {
                let subject = directive.action.module()?.subject();
                let features = self.features.to_wasmparser();
                self.messages.cause((*phase)?, message, subject, features)
            }
            O::RejectedCustom { message, .. } => Cause::told(message),
            _ => return None,
        };
        Some(self.messages.in_words_of(self.group, cause))
    }
}

/// The observation, with vectors in the shapes that the script writes.
fn in_shape_of(expected: &Expected, observation: Observation) -> Observation {
    match (expected, observation) {
        (Expected::Results(patterns), Observation::Outcome(Outcome::Returned(values)))
            if values.iter().any(|value| matches!(value, Value::V128(_))) =>
        {
            let shown = values.iter().enumerate().map(|(index, value)| match patterns.get(index) {
                Some(pattern) => pattern.shown(value),
                None => ShownValue::Plain(value.clone()),
            });
            Observation::Returned(shown.collect())
        }
        (_, observation) => observation,
    }
}

/// The observation, with the specification's text for its cause instead of the engine's.
pub fn with_cause(observation: &Observation, cause: &Cause) -> Observation {
    let text = cause.to_string();
    match observation {
        Observation::Outcome(outcome) => Observation::Outcome(match outcome {
            Outcome::Trapped(_) => Outcome::Trapped(text),
            Outcome::Exhausted(_) => Outcome::Exhausted(text),
            Outcome::Unlinkable(_) => Outcome::Unlinkable(text),
            Outcome::Rejected { phase, .. } => Outcome::Rejected { phase: *phase, message: text },
            other => other.clone(),
        }),
        Observation::InThread { line, observation } => {
            let observation = Box::new(with_cause(observation, cause));
            Observation::InThread { line: *line, observation }
        }
        other => other.clone(),
    }
}
