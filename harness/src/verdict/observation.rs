//! What the harness observes of a directive: the engine's outcome, or what only the harness can see.

use crate::engine::{Outcome, Phase};
use crate::script::DirectiveId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// What was observed of a directive. Each that is selected gets exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// The engine answered, or the harness where no engine is needed.
    Outcome(Outcome),
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
            Self::Crashed(how) => write!(f, "crashed: {how}"),
            Self::Blocked { by } => write!(f, "blocked by directive {by}"),
            Self::Joined(inner) => write!(f, "ended a thread of {} directives", inner.len()),
            Self::InThread { line, observation } => write!(f, "in line {line}: {observation}"),
            Self::NotRun => f.write_str("not run"),
            Self::NotUnderstood(reason) => write!(f, "not understood: {reason}"),
            Self::RejectedCustom { phase, message } => {
                write!(f, "{phase} custom section: {message}")
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
}

/// The kinds of [`Observation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the observation of its name")]
pub enum ObservationKind {
    Returned,
    Trapped,
    Threw,
    Exhausted,
    Malformed,
    Invalid,
    MalformedCustom,
    InvalidCustom,
    Unsupported,
    Unlinkable,
    Inapplicable,
    Panicked,
    Crashed,
    TimedOut,
    Blocked,
    Joined,
    InThread,
    NotRun,
    NotUnderstood,
}

impl From<&Observation> for ObservationKind {
    fn from(observation: &Observation) -> Self {
        match observation {
            Observation::Outcome(outcome) => outcome.into(),
            Observation::RejectedCustom { phase: Phase::Malformed, .. } => Self::MalformedCustom,
            Observation::RejectedCustom { phase: Phase::Invalid, .. } => Self::InvalidCustom,
            Observation::Crashed(_) => Self::Crashed,
            Observation::Blocked { .. } => Self::Blocked,
            Observation::Joined(_) => Self::Joined,
            Observation::InThread { .. } => Self::InThread,
            Observation::NotRun => Self::NotRun,
            Observation::NotUnderstood(_) => Self::NotUnderstood,
        }
    }
}

impl From<&Outcome> for ObservationKind {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Returned(_) => Self::Returned,
            Outcome::Trapped(_) => Self::Trapped,
            Outcome::Threw => Self::Threw,
            Outcome::Exhausted(_) => Self::Exhausted,
            Outcome::Rejected { phase: Phase::Malformed, .. } => Self::Malformed,
            Outcome::Rejected { phase: Phase::Invalid, .. } => Self::Invalid,
            Outcome::Unsupported(_) => Self::Unsupported,
            Outcome::Unlinkable(_) => Self::Unlinkable,
            Outcome::Inapplicable(_) => Self::Inapplicable,
            Outcome::Panicked(_) => Self::Panicked,
            Outcome::TimedOut(_) => Self::TimedOut,
            // What is skipped is blocked, once the harness knows by what.
            Outcome::Skipped => Self::Blocked,
        }
    }
}
