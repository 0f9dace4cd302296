//! What the harness observes of a directive: the engine's outcome, or what only the harness can see.

use crate::engine::{Outcome, Phase};
use crate::script::value::{ShownValue, write_list};
use crate::script::{DirectiveId, Printable, counted};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// What happened when a directive ran. Each selected directive gets exactly one observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// The engine answered, or the harness did if no engine is needed.
    Outcome(Outcome),
    /// The engine returned these values, vectors among them, and others were expected.
    Returned(Vec<ShownValue>),
    /// The engine's process died.
    Crashed(String),
    /// The instance that the directive acts on, or imports from, is missing.
    Blocked {
        /// The directive because of which it is missing: the first cause.
        by: DirectiveId,
    },
    /// The thread ended, with these observations of its directives.
    Joined(Vec<Observation>),
    /// The observation of the first directive of a thread that did not do as it expects.
    InThread {
        /// The line of that directive.
        line: u32,
        /// What was observed.
        observation: Box<Observation>,
    },
    /// The engine was not asked: it says that it lacks something that the directive needs, such as a feature.
    Lacking(String),
    /// The harness does not understand the text of the directive.
    NotUnderstood(String),
    /// The harness refused a custom section or an annotation of the module.
    RejectedCustom {
        /// Whether it is malformed or invalid.
        phase: Phase,
        /// The specification's text for the reason.
        message: String,
    },
    /// The run ended before the directive ran.
    NotRun,
}

impl Observation {
    /// Success of something that has no results.
    pub const DONE: Observation = Observation::Outcome(Outcome::DONE);
}

impl From<Outcome> for Observation {
    fn from(outcome: Outcome) -> Self {
        Self::Outcome(outcome)
    }
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outcome(outcome) => outcome.fmt(f),
            Self::Returned(values) => {
                f.write_str("returned ")?;
                write_list(f, values, ", ")
            }
            Self::Crashed(how) => write!(f, "crashed: {}", Printable(how)),
            Self::Blocked { by } => write!(f, "blocked by directive {by}"),
            Self::Joined(inner) => {
                write!(f, "ended a thread of {}", counted(inner.len(), "directive"))
            }
            Self::InThread { line, observation } => write!(f, "in line {line}: {observation}"),
            Self::Lacking(what) => write!(f, "unsupported: {what}"),
            Self::NotRun => f.write_str("not run"),
            Self::NotUnderstood(reason) => write!(f, "not understood: {}", Printable(reason)),
            Self::RejectedCustom { phase, message } => {
                write!(f, "{phase} custom section: {}", Printable(message))
            }
        }
    }
}

/// The observation of one directive, and how long it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The directive.
    pub id: DirectiveId,
    /// What was observed.
    pub observation: Observation,
    /// The time from the request to the answer.
    pub time: Duration,
    /// The end of what the engine's process wrote to its standard error before it died here.
    pub stderr: String,
    /// What the functions of `spectest` printed, if the engine tells.
    pub printed: Vec<String>,
}

/// One row for each kind: its name in files of results, and the observations of it.
macro_rules! kinds {
    ($( $kind:ident $name:literal = $observation:pat, )+) => {
        /// The kinds of [`Observation`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each is the observation of its name")]
        pub enum ObservationKind {
            $( #[serde(rename = $name)] $kind, )+
        }

        impl From<&Observation> for ObservationKind {
            fn from(observation: &Observation) -> Self {
                match observation { $( $observation => Self::$kind, )+ }
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$($name),+];
    };
}

use Observation as O;

kinds! {
    Returned "returned" = O::Outcome(Outcome::Returned(_)) | O::Returned(_),
    Trapped "trapped" = O::Outcome(Outcome::Trapped(_)),
    Threw "threw" = O::Outcome(Outcome::Threw),
    Exhausted "exhausted" = O::Outcome(Outcome::Exhausted(_)),
    Malformed "malformed" = O::Outcome(Outcome::Rejected { phase: Some(Phase::Malformed), .. }),
    Invalid "invalid" = O::Outcome(Outcome::Rejected { phase: Some(Phase::Invalid), .. }),
    Rejected "rejected" = O::Outcome(Outcome::Rejected { phase: None, .. }),
    MalformedCustom "malformed-custom" = O::RejectedCustom { phase: Phase::Malformed, .. },
    InvalidCustom "invalid-custom" = O::RejectedCustom { phase: Phase::Invalid, .. },
    Unsupported "unsupported" = O::Outcome(Outcome::Unsupported(_)) | O::Lacking(_),
    Unlinkable "unlinkable" = O::Outcome(Outcome::Unlinkable(_)),
    Inapplicable "inapplicable" = O::Outcome(Outcome::Inapplicable(_)),
    Panicked "panicked" = O::Outcome(Outcome::Panicked(_)),
    Crashed "crashed" = O::Crashed(_),
    TimedOut "timed-out" = O::Outcome(Outcome::TimedOut(_)),
    // A skipped request is reported as blocked, once the harness knows by what.
    Blocked "blocked" = O::Blocked { .. } | O::Outcome(Outcome::Skipped),
    Joined "joined" = O::Joined(_) | O::Outcome(Outcome::Joined(_)),
    InThread "in-thread" = O::InThread { .. },
    NotRun "not-run" = O::NotRun,
    NotUnderstood "not-understood" = O::NotUnderstood(_),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `docs/ci.md` tells readers of results which kinds there are.
    #[test]
    fn the_documentation_lists_all_kinds() {
        let names: Vec<String> = NAMES.iter().map(|name| format!("`{name}`")).collect();
        let [others @ .., last] = names.as_slice() else { panic!("there are several") };
        let row = format!("| `kind` | {} or {last} |", others.join(", "));
        let documentation = include_str!("../../../docs/ci.md");
        assert!(documentation.contains(&row), "docs/ci.md lacks: {row}");
    }
}
