//! The boundary to an engine: what it is asked to do, and what is observed.
//!
//! Requests and observations are plain data that can cross a pipe. Invariant: what a script expects
//! is in none of them, so no engine can know it.

use crate::script::DirectiveId;
use crate::script::features::Features;
use crate::script::value::Value;
use crate::verdict::reject::Phase;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A WebAssembly engine that scripts can run on.
pub trait Engine: Sync {
    /// The name under which its expectations are kept.
    fn name(&self) -> &str;

    /// Begins a session: one store, in which every module has these features.
    fn session(&self, features: Features) -> Box<dyn Session + '_>;

    /// What the engine has counted in all its sessions so far, with a name for people to read. No
    /// verdict rests on it.
    fn notes(&self) -> Vec<(String, u64)> {
        Vec::new()
    }
}

/// The engine's side of one unit: instances that can see each other.
pub trait Session {
    /// Carries out one request and says what came of it.
    ///
    /// The host module `spectest` can be imported from without being registered.
    fn perform(&mut self, request: &Request<'_>) -> Observation;

    /// Begins a session for another thread, which can import what an instance of this one exports
    /// and threads can share, from the instance [`SHARED`](crate::script::SHARED).
    ///
    /// # Errors
    ///
    /// What is observed instead: the engine has no threads, or there is no such instance.
    fn fork(&mut self, shared: Option<DirectiveId>) -> Result<Fork, Observation> {
        _ = shared;
        Err(Observation::Unsupported("thread".to_owned()))
    }
}

/// A session for another thread.
pub struct Fork {
    /// The session.
    pub session: Box<dyn Session + Send>,
    /// Ends what runs in it, or runs next.
    pub interrupt: Box<dyn Fn() + Send>,
}

/// What an engine is asked to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Request<'a> {
    /// Decode, validate and compile a module, and create nothing.
    Define {
        /// The module in the binary format.
        module: &'a [u8],
    },
    /// Create an instance.
    Instantiate {
        /// The number by which later requests name the instance.
        instance: DirectiveId,
        /// The module in the binary format.
        module: &'a [u8],
        /// The instances that it imports from, by the name of the imported module.
        imports: Vec<(&'a str, DirectiveId)>,
    },
    /// Call an exported function.
    Invoke {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: &'a str,
        /// The arguments.
        arguments: &'a [Value],
    },
    /// Read an exported global.
    Get {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: &'a str,
    },
}

/// What came of a directive. Each that is selected gets exactly one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Observation {
    /// It was carried out, with these results.
    Returned(Vec<Value>),
    /// It trapped, for the reason that the engine gave.
    Trapped(String),
    /// It threw an exception that nothing caught.
    Threw,
    /// It ran out of a resource such as the call stack.
    Exhausted(String),
    /// The module was refused.
    Rejected {
        /// Whether it is malformed or invalid.
        phase: Phase,
        /// The reason that was given.
        message: String,
    },
    /// The engine, or the harness, does not know a feature that is needed.
    Unsupported(String),
    /// The module cannot be linked, for the reason that the engine gave.
    Unlinkable(String),
    /// The action does not fit: there is no such export, or it takes other arguments.
    Inapplicable(String),
    /// The engine panicked.
    Panicked(String),
    /// The engine's process died.
    Crashed(String),
    /// The engine did not answer within this many seconds.
    TimedOut(u32),
    /// The instance that it acts on, or imports from, is not there, because of this directive.
    Blocked {
        /// The first cause.
        by: DirectiveId,
    },
    /// The thread ended, and this came of its directives.
    Joined(Vec<Observation>),
    /// What came of the first directive of a thread that did not do as it expects.
    InThread {
        /// The line of that directive.
        line: u32,
        /// What was observed.
        observation: Box<Observation>,
    },
    /// The text of the directive could not be understood.
    NotUnderstood(String),
    /// A custom section or an annotation of the module was refused, by the harness.
    RejectedCustom {
        /// Whether it is malformed or invalid.
        phase: Phase,
        /// The specification's text for the reason.
        message: String,
    },
    /// The run was broken off before.
    NotRun,
}

impl Observation {
    /// Success of something that has no results.
    pub const DONE: Observation = Observation::Returned(Vec::new());
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Returned(values) if values.is_empty() => f.write_str("returned nothing"),
            Self::Returned(values) => {
                f.write_str("returned ")?;
                crate::script::value::write_list(f, values, ", ")
            }
            Self::Trapped(text) => write!(f, "trapped: {text}"),
            Self::Threw => f.write_str("threw an exception"),
            Self::Exhausted(text) => write!(f, "exhausted: {text}"),
            Self::Rejected { phase: Phase::Malformed, message } => {
                write!(f, "malformed: {message}")
            }
            Self::Rejected { phase: Phase::Invalid, message } => write!(f, "invalid: {message}"),
            Self::Unsupported(feature) => write!(f, "unsupported: {feature}"),
            Self::Unlinkable(text) => write!(f, "unlinkable: {text}"),
            Self::Inapplicable(text) => write!(f, "inapplicable: {text}"),
            Self::Panicked(text) => write!(f, "panicked: {text}"),
            Self::Crashed(how) => write!(f, "crashed: {how}"),
            Self::TimedOut(seconds) => write!(f, "timed out after {seconds} s"),
            Self::Blocked { by } => write!(f, "blocked by directive {by}"),
            Self::Joined(inner) => write!(f, "ended a thread of {} directives", inner.len()),
            Self::InThread { line, observation } => write!(f, "in line {line}: {observation}"),
            Self::NotRun => f.write_str("not run"),
            Self::NotUnderstood(reason) => write!(f, "not understood: {reason}"),
            Self::RejectedCustom { phase: Phase::Malformed, message } => {
                write!(f, "malformed custom section: {message}")
            }
            Self::RejectedCustom { phase: Phase::Invalid, message } => {
                write!(f, "invalid custom section: {message}")
            }
        }
    }
}
