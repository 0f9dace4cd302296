//! Traps as data: one row per trap gives its code, its name and the specification's text.
//!
//! Compiled code passes the code's number to `raise` (see `unwind`), which builds the [`Trap`] that
//! the caller of the function gets. Invariant: the numbers are only ever made from [`TrapCode`], and
//! [`STACK_CHECK`] is none of them.

use crate::compile::module::Module;
use crate::run::heap::exception::Exception;
use std::fmt;

macro_rules! traps {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why execution trapped. The texts are those of the specification's reference interpreter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum TrapCode {
            $($(#[$doc])* $name,)*
        }

        impl TrapCode {
            const ALL: &[TrapCode] = &[$(TrapCode::$name,)*];

            /// The specification's text, such as `integer divide by zero`.
            pub const fn text(self) -> &'static str {
                match self {
                    $(TrapCode::$name => $text,)*
                }
            }
        }
    };
}

traps! {
    /// The `unreachable` instruction.
    Unreachable = "unreachable",
    /// Division or remainder by zero.
    IntegerDivideByZero = "integer divide by zero",
    /// A quotient or a truncated float that the result type cannot hold.
    IntegerOverflow = "integer overflow",
    /// Truncation of a NaN.
    InvalidConversionToInteger = "invalid conversion to integer",
    /// A memory access or bulk operation past the end of a memory or data segment.
    OutOfBoundsMemoryAccess = "out of bounds memory access",
    /// A table access or bulk operation past the end of a table or element segment.
    OutOfBoundsTableAccess = "out of bounds table access",
    /// `call_indirect` with an index past the end of the table.
    UndefinedElement = "undefined element",
    /// `call_indirect` through a null reference.
    UninitializedElement = "uninitialized element",
    /// `call_indirect` to a function of another type.
    IndirectCallTypeMismatch = "indirect call type mismatch",
    /// `call_ref` of null.
    NullFunctionReference = "null function reference",
    /// `ref.as_non_null` or `ref.get_desc` of null.
    NullReference = "null reference",
    /// `throw_ref` of null.
    NullExceptionReference = "null exception reference",
    /// Access to a field of null.
    NullStructureReference = "null structure reference",
    /// Access to an element of null.
    NullArrayReference = "null array reference",
    /// The value of a null `i31ref`.
    NullI31Reference = "null i31 reference",
    /// A new struct, or a cast by descriptor, with null for a descriptor.
    NullDescriptorReference = "null descriptor reference",
    /// An array access or bulk operation past the end of an array.
    OutOfBoundsArrayAccess = "out of bounds array access",
    /// `ref.cast` of a reference of another type.
    CastFailure = "cast failure",
    /// `ref.cast_desc_eq` of a reference with another descriptor.
    DescriptorCastFailure = "descriptor cast failure",
    /// An atomic access to an address that is not a multiple of its width.
    UnalignedAtomic = "unaligned atomic",
    /// `memory.atomic.wait` on a memory that is not shared.
    ExpectedSharedMemory = "expected shared memory",
    /// The run was interrupted through an `InterruptHandle`.
    Interrupted = "interrupted",
    /// A host function returned an error.
    Host = "host function failed",
}

impl TrapCode {
    /// The code with this number, which compiled code got from `self as u8`.
    pub(crate) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}

/// What the checks of the stack limit pass to `raise` in the place of a trap code: an exhausted
/// stack and an interruption look the same to compiled code.
pub(crate) const STACK_CHECK: u8 = u8::MAX;

/// What allocations pass to `raise` in the place of a trap code when the heap is full.
pub(crate) const HEAP_EXHAUSTED: u8 = u8::MAX - 1;

impl fmt::Display for TrapCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// How a computation of WebAssembly ended, short of an error of the embedder's own.
#[derive(Clone, Debug)]
#[must_use = "a trap is an outcome, not an error that `?` passes on"]
#[non_exhaustive]
pub enum Outcome<T> {
    /// It returned normally.
    Return(T),
    /// It trapped.
    Trap(Trap),
    /// It ran out of a resource that the specification does not bound.
    Exhaustion(Exhaustion),
    /// It threw an exception that nothing has caught.
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
    backtrace: Vec<Frame>,
}

impl Trap {
    /// A trap with the text of its code.
    pub fn new(code: TrapCode) -> Self {
        Self { code, message: None, backtrace: Vec::new() }
    }

    /// A trap whose text goes on after that of its code, as in `uninitialized element 7`.
    pub(crate) fn with_message(code: TrapCode, message: impl Into<Box<str>>) -> Self {
        Self { code, message: Some(message.into()), backtrace: Vec::new() }
    }

    /// A trap that a host function raises with a text of its own.
    pub fn host(message: impl Into<Box<str>>) -> Self {
        Self::with_message(TrapCode::Host, message)
    }

    pub(crate) fn with_backtrace(mut self, backtrace: Vec<Frame>) -> Self {
        self.backtrace = backtrace;
        self
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
    /// are left out.
    pub fn backtrace(&self) -> &[Frame] {
        &self.backtrace
    }
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())?;
        for frame in &self.backtrace {
            write!(f, "\n    at {frame}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Trap {}

/// A wasm function that was active when a trap happened.
#[derive(Clone, Debug)]
pub struct Frame {
    pub(crate) module: Module,
    pub(crate) func_index: u32,
    pub(crate) offset: u32,
}

impl Frame {
    /// The function's index in its module.
    pub fn func_index(&self) -> u32 {
        self.func_index
    }

    /// The function's name from the module's name section.
    pub fn func_name(&self) -> Option<&str> {
        self.module.func_name(self.func_index)
    }

    /// The offset in the module's binary of the instruction that trapped or called.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// The module that the function belongs to.
    pub fn module(&self) -> &Module {
        &self.module
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "func {}", self.func_index)?;
        if let Some(name) = self.func_name() {
            write!(f, " ${name}")?;
        }
        write!(f, " @ {:#x}", self.offset)
    }
}

/// A resource ran out whose bound the specification leaves to the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exhaustion {
    /// Calls nest deeper than the stack budget allows.
    CallStack,
    /// The garbage-collected heap is full of what is in use: structs, arrays and exceptions.
    Heap,
}

impl Exhaustion {
    /// The specification's text.
    pub fn text(&self) -> &'static str {
        match self {
            Exhaustion::CallStack => "call stack exhausted",
            Exhaustion::Heap => "heap exhausted",
        }
    }
}

impl fmt::Display for Exhaustion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
