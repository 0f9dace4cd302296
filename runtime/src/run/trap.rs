//! How running ends: results, traps with their backtraces, exhausted resources, exceptions.

use super::backtrace::{Backtrace, Frame};
use crate::run::heap::exception::Exception;
use crate::vm::trap::TrapCode;
use std::fmt;
use std::sync::Arc;

/// How a computation of WebAssembly ended. Mistakes of the host are errors instead.
#[derive(Clone, Debug)]
#[must_use = "a trap is an outcome, not an error that `?` passes on"]
#[non_exhaustive]
pub enum Outcome<T> {
    /// The computation returned normally.
    Return(T),
    /// The computation trapped.
    Trap(Trap),
    /// The computation ran out of a resource that the specification does not bound.
    Exhaustion(Exhaustion),
    /// The computation threw an exception that nothing has caught.
    Exception(Exception),
}

impl<T> Outcome<T> {
    /// The same outcome with its result mapped by `f`.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Outcome::Return(value) => Outcome::Return(f(value)),
            Outcome::Trap(trap) => Outcome::Trap(trap),
            Outcome::Exhaustion(exhaustion) => Outcome::Exhaustion(exhaustion),
            Outcome::Exception(exception) => Outcome::Exception(exception),
        }
    }

    /// The result.
    ///
    /// # Panics
    ///
    /// When the computation did not return.
    #[track_caller]
    pub fn unwrap(self) -> T {
        match self {
            Outcome::Return(value) => value,
            Outcome::Trap(trap) => panic!("trapped: {trap}"),
            Outcome::Exhaustion(exhaustion) => panic!("exhausted: {exhaustion}"),
            Outcome::Exception(exception) => panic!("threw: {exception:?}"),
        }
    }
}

/// A trap: its code, its text and where it happened.
#[derive(Clone, Debug)]
pub struct Trap {
    code: TrapCode,
    message: Option<Box<str>>,
    backtrace: Option<Arc<Backtrace>>,
}

impl Trap {
    /// A trap with the text of its code.
    pub fn new(code: TrapCode) -> Self {
        Self { code, message: None, backtrace: None }
    }

    /// A trap whose text goes on after that of its code, as in `uninitialized element 7`.
    pub(crate) fn with_message(code: TrapCode, message: impl Into<Box<str>>) -> Self {
        Self { code, message: Some(message.into()), backtrace: None }
    }

    /// A trap that a host function raises with a text of its own.
    pub fn host(message: impl Into<Box<str>>) -> Self {
        Self::with_message(TrapCode::Host, message)
    }

    pub(super) fn with_backtrace(mut self, backtrace: Backtrace) -> Self {
        self.backtrace = Some(Arc::new(backtrace));
        self
    }

    pub(super) fn has_backtrace(&self) -> bool {
        self.backtrace.is_some()
    }

    /// Why execution trapped.
    pub fn code(&self) -> TrapCode {
        self.code
    }

    /// The specification's text, with details after it where there are any.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or(self.code.text())
    }

    /// The wasm functions that were active, innermost first, at most
    /// [`MAX_BACKTRACE_FRAMES`](crate::limits::MAX_BACKTRACE_FRAMES). Host functions between them
    /// are left out. They are looked up when this is first called; until the trap is dropped, it
    /// keeps the modules that its store had.
    pub fn backtrace(&self) -> &[Frame] {
        self.backtrace.as_ref().map_or(&[], |backtrace| backtrace.frames())
    }
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        for frame in self.backtrace() {
            write!(f, "\n    at {frame}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Trap {}

/// A resource ran out whose limit the specification leaves to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exhaustion {
    /// Calls nest deeper than the stack budget allows.
    CallStack,
    /// The garbage-collected heap is full of what is in use: structs, arrays and exceptions.
    Heap,
    /// A function that was called for the first time exceeds a limit of the compiler, or there was no memory for its
    /// code. Only with [`Compilation::Lazy`](crate::Compilation::Lazy): otherwise the module is refused.
    Compilation {
        /// Which limit, and by how much.
        message: Box<str>,
    },
}

impl Exhaustion {
    /// The specification's text, where it has one.
    pub fn text(&self) -> &'static str {
        match self {
            Exhaustion::Compilation { .. } => "function cannot be compiled",
            Exhaustion::CallStack => "call stack exhausted",
            Exhaustion::Heap => "heap exhausted",
        }
    }
}

impl fmt::Display for Exhaustion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())?;
        match self {
            Exhaustion::Compilation { message } => write!(f, ": {message}"),
            Exhaustion::CallStack | Exhaustion::Heap => Ok(()),
        }
    }
}
