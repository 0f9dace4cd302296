//! Compares what was observed with what the script expects.
//!
//! Malformed, invalid, unlinkable, trapped and exhausted are five different outcomes: none stands
//! for another. A text matches when the expected one is a prefix of the actual one, as in the
//! reference interpreter, where the actual one is the specification's text for the cause.

use super::Observation;
use crate::engine::{Outcome, Phase};
use crate::script::features::Features;
use crate::script::{Action, Directive, Expected};
use crate::verdict::reject::Messages;
use serde::{Deserialize, Serialize};

/// Whether an observation is what the script expects, and in which respects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The kind of outcome is the expected one: for a rejection, in the expected phase.
    pub outcome: bool,
    /// The values or the text are the expected ones.
    pub detail: bool,
}

impl Verdict {
    const PASS: Verdict = Verdict { outcome: true, detail: true };
    const FAIL: Verdict = Verdict { outcome: false, detail: false };

    fn detail(detail: bool) -> Verdict {
        Verdict { outcome: true, detail }
    }
}

/// What the reference interpreter says of an exception that nothing catches. The values behind it are not known here.
const UNCAUGHT_EXCEPTION: &str = "uncaught exception with args ";

/// Judges the directives of one group.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// The table of texts.
    pub messages: &'a Messages,
    /// The name of the group: older wordings are tied to it.
    pub group: &'a str,
    /// The features that its modules have.
    pub features: Features,
    /// Whether the text of a rejection must match too. Those of traps and links always must.
    pub strict_messages: bool,
}

impl Judge<'_> {
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
            (Expected::Trap(text), O::Outcome(Trapped(actual)))
            | (Expected::Exhaustion(text), O::Outcome(Exhausted(actual)))
            | (Expected::Unlinkable(text), O::Outcome(Unlinkable(actual))) => {
                Verdict::detail(self.messages.matches_trap(self.group, text, actual))
            }
            (Expected::Exception, O::Outcome(Threw)) => Verdict::PASS,
            // Of a start function, never of an invocation: `assert_trap` there takes an exception for a trap with this
            // text (reference interpreter, `script/runner.ml`, `AssertUninstantiable`).
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
            (
                Expected::Malformed(text),
                O::Outcome(Rejected { phase: Phase::Malformed, message }),
            ) => Verdict::detail(self.cause_matches(directive, Phase::Malformed, text, message)),
            (Expected::Invalid(text), O::Outcome(Rejected { phase: Phase::Invalid, message })) => {
                Verdict::detail(self.cause_matches(directive, Phase::Invalid, text, message))
            }
            // The harness refused it itself, in the specification's words.
            (
                Expected::MalformedCustom(text),
                O::RejectedCustom { phase: Phase::Malformed, message },
            )
            | (
                Expected::InvalidCustom(text),
                O::RejectedCustom { phase: Phase::Invalid, message },
            ) => Verdict::detail(self.messages.matches_trap(self.group, text, message)),
            _ => Verdict::FAIL,
        }
    }

    /// Whether a verdict is a pass. Only the text of a rejection can be wrong and yet pass.
    pub fn passes(&self, directive: &Directive, verdict: Verdict) -> bool {
        let lenient = !self.strict_messages
            && matches!(
                directive.expected,
                Expected::Malformed(_)
                    | Expected::Invalid(_)
                    | Expected::MalformedCustom(_)
                    | Expected::InvalidCustom(_)
            );
        verdict.outcome && (verdict.detail || lenient)
    }

    /// The observation of the first directive of a thread that failed, and what it expects.
    pub(crate) fn failure_in_thread(
        &self,
        expected: &Expected,
        observation: &Observation,
    ) -> Option<(Observation, Expected)> {
        let (Expected::Joined(directives), Observation::Joined(observations)) =
            (expected, observation)
        else {
            return None;
        };
        let (line, failed, observation, _) = self.first_failure(directives, observations)?;
        let observation = Box::new(observation.clone());
        Some((Observation::InThread { line, observation }, failed.expected.clone()))
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

    fn cause_matches(
        &self,
        directive: &Directive,
        phase: Phase,
        expected: &str,
        message: &str,
    ) -> bool {
        let subject = match &directive.action {
            Action::Define(module) | Action::Instantiate { module, .. } => module.subject(),
            _ => return false,
        };
        let features = self.features.to_wasmparser();
        self.messages.matches(self.group, expected, phase, message, subject, features)
    }
}
