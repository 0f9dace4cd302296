//! The boundary to an engine: what the harness asks of it, and what it can answer.
//!
//! Requests and outcomes are plain data that can cross a pipe. Invariant: what a script expects is in none of them, so
//! no engine can know it.
//!
//! Begin with [`Engine`] and [`Session`], the two traits of an adapter, and with [`Outcome`], all that an engine can answer.
//! [`spectest`] has the host module from which scripts import.

mod instances;
mod outcome;
mod request;
mod shared;
pub mod spectest;

pub use instances::Instances;
pub use request::{ModuleRef, Request, VERBS, Verb};
pub use shared::SharedMemories;

use crate::script::features::Features;
use crate::script::value::Value;
use crate::script::{DirectiveId, Printable, beginning, counted};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The stack of a thread on which engines run: more than any engine's own limit.
pub const THREAD_STACK_BYTES: usize = 16 << 20;

/// What an engine claims whose NaNs are always canonical, and the key in the header of a script that needs that.
pub const NAN_CANONICALIZATION: &str = "nan_canonicalization";

/// A WebAssembly engine that scripts can run on.
pub trait Engine: Sync {
    /// The name under which its expectations are kept.
    fn name(&self) -> &str;

    /// Begins a session: one store, in which every module has these features.
    fn session(&self, features: Features) -> Box<dyn Session + '_>;

    /// What the engine claims beyond the specification, by names such as [`NAN_CANONICALIZATION`]. A script that needs
    /// more than the engine claims is not run.
    fn claims(&self) -> &'static [&'static str] {
        &[]
    }

    /// What the engine has counted in all its sessions so far, with a name for people to read. No verdict depends on
    /// this.
    fn notes(&self) -> Vec<(String, u64)> {
        Vec::new()
    }
}

impl<E: Engine + ?Sized> Engine for &E {
    fn name(&self) -> &str {
        (**self).name()
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        (**self).session(features)
    }

    fn notes(&self) -> Vec<(String, u64)> {
        (**self).notes()
    }
}

/// The engine's side of one unit: instances that can see each other. Each method carries out one verb.
///
/// A method returns what was asked for, or the outcome in its place.
pub trait Session {
    /// Decodes, validates and compiles a module, and creates nothing.
    ///
    /// # Errors
    ///
    /// The outcome in its place, such as [`Outcome::Rejected`].
    fn define(&mut self, module: &[u8]) -> Partial<()>;

    /// Creates the instance that later requests call `instance`. `imports` has the instances that it imports from, by
    /// the name of the imported module; the host module [`spectest`] can be imported from without being in it.
    ///
    /// # Errors
    ///
    /// The outcome in its place, such as [`Outcome::Unlinkable`].
    fn instantiate(
        &mut self,
        instance: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Partial<()>;

    /// Calls an exported function, and returns its results.
    ///
    /// # Errors
    ///
    /// The outcome in their place, such as [`Outcome::Trapped`].
    fn invoke(
        &mut self,
        instance: DirectiveId,
        export: &str,
        arguments: &[Value],
    ) -> Partial<Vec<Value>>;

    /// Reads an exported global.
    ///
    /// # Errors
    ///
    /// The outcome in its place: [`Outcome::no_export`].
    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value>;

    /// What the functions of `spectest` have printed since the last call of this method: a text for each call of
    /// theirs. The executor calls it after each request; no verdict depends on the texts.
    fn printed(&mut self) -> Vec<String> {
        Vec::new()
    }

    /// Begins a session for another thread. The new session knows the instances in `shared` by the numbers 0, 1, 2 and
    /// so on, and can import from them whatever threads can share. Some of them may belong to another thread that
    /// shares them with this one.
    ///
    /// # Errors
    ///
    /// The outcome in its place: the engine has no threads, or there is no such instance.
    fn fork(&mut self, shared: &[DirectiveId]) -> Partial<Fork> {
        _ = shared;
        Err(Outcome::Unsupported("thread".to_owned()))
    }
}

/// A part of a request: an outcome in the place of a value ends the request early.
pub type Partial<T> = Result<T, Outcome>;

/// A session for another thread.
pub struct Fork {
    /// Makes the session, on the thread that will use it: an engine's stores need not move between threads.
    pub(crate) session: Box<dyn FnOnce() -> Box<dyn Session> + Send>,
    /// Interrupts the session's current call or, if none is running, the next one.
    pub(crate) interrupt: Box<dyn Fn() + Send>,
}

impl Fork {
    /// `session` makes the session, and is called on the thread that will use it. `interrupt` interrupts the session's
    /// current call or, if none is running, the next one; it is called on another thread.
    pub fn new(
        session: impl FnOnce() -> Box<dyn Session> + Send + 'static,
        interrupt: impl Fn() + Send + 'static,
    ) -> Self {
        Self { session: Box::new(session), interrupt: Box::new(interrupt) }
    }
}

/// The result of one request: all that an engine can answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", remote = "Self")]
pub enum Outcome {
    /// The request was carried out, with these results.
    Returned(Vec<Value>),
    /// The code trapped, for this reason.
    Trapped(String),
    /// The code threw an exception that nothing caught.
    Threw,
    /// The engine ran out of a resource such as the call stack.
    Exhausted(String),
    /// The engine refused the module.
    Rejected {
        /// Whether the module is malformed or invalid. `None` if the engine does not tell.
        phase: Option<Phase>,
        /// The reason that the engine gives.
        message: String,
    },
    /// The engine does not support something that the request needs, such as a feature.
    Unsupported(String),
    /// The module cannot be linked, for this reason.
    Unlinkable(String),
    /// The request does not fit: there is no such export, or it takes other arguments.
    Inapplicable(String),
    /// The engine panicked, or knows for another reason that its session cannot be used any more. It skips all further
    /// requests of the session.
    Panicked(String),
    /// The thread that a request waited for did not end within this many seconds. The harness also uses this for an
    /// engine that does not answer.
    TimedOut(u32),
    /// The engine did not carry out the request, because another that it needs did not return.
    Skipped,
    /// A thread waited for a thread that it had begun itself, and that has ended. The next outcomes, as many as this
    /// number, are those of the requests of the inner thread. This occurs only among the outcomes of a thread.
    Joined(u32),
}

impl Outcome {
    /// Success of something that has no results.
    pub const DONE: Outcome = Outcome::Returned(Vec::new());

    /// There is no instance of this number, or it has no export of this kind (`function`, `global`) and name.
    pub fn no_export(kind: &str, name: &str) -> Self {
        Self::Inapplicable(format!("there is no exported {kind} `{}`", beginning(name)))
    }

    /// The exported function `name` takes another number of arguments, or arguments of other types.
    pub fn other_arguments(name: &str) -> Self {
        Self::Inapplicable(format!("`{}` takes other arguments", beginning(name)))
    }

    /// The engine, or its interface, has no values of this kind.
    pub fn unsupported_argument(value: &Value) -> Self {
        Self::Unsupported(format!("`{value}` as an argument"))
    }

    /// Nothing has what a module imports.
    pub fn unknown_import(module: &str, name: &str) -> Self {
        let (module, name) = (beginning(module), beginning(name));
        Self::Unlinkable(format!("unknown import: `{module}` has no `{name}`"))
    }
}

impl From<Partial<Vec<Value>>> for Outcome {
    fn from(results: Partial<Vec<Value>>) -> Self {
        results.map_or_else(|outcome| outcome, Self::Returned)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Returned(values) if values.is_empty() => f.write_str("returned nothing"),
            Self::Returned(values) => {
                f.write_str("returned ")?;
                crate::script::value::write_list(f, values, ", ")
            }
            Self::Trapped(text) => write!(f, "trapped: {}", Printable(text)),
            Self::Threw => f.write_str("threw an exception"),
            Self::Exhausted(text) => write!(f, "exhausted: {}", Printable(text)),
            Self::Rejected { phase: Some(phase), message } => {
                write!(f, "{phase}: {}", Printable(message))
            }
            Self::Rejected { phase: None, message } => {
                write!(f, "rejected: {}", Printable(message))
            }
            Self::Unsupported(feature) => write!(f, "unsupported: {}", Printable(feature)),
            Self::Unlinkable(text) => write!(f, "unlinkable: {}", Printable(text)),
            Self::Inapplicable(text) => write!(f, "inapplicable: {}", Printable(text)),
            Self::Panicked(text) => write!(f, "panicked: {}", Printable(text)),
            Self::TimedOut(seconds) => write!(f, "timed out after {seconds} s"),
            Self::Skipped => f.write_str("skipped"),
            Self::Joined(count) => {
                write!(f, "joined a thread with {}", counted(*count as usize, "outcome"))
            }
        }
    }
}

/// The phase that refused a module.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The binary or the text grammar has no such module.
    Malformed,
    /// The module breaks a typing rule.
    Invalid,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "malformed",
            Self::Invalid => "invalid",
        })
    }
}
