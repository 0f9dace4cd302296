//! The requests to both engines, and the parts of their answers that are compared.

use std::fmt;
use wassay_harness::script::value::Value;
use wassay_runtime::TrapCode;

/// One instance on one of the engines.
pub(crate) trait Side {
    /// Calls an exported function.
    fn call(&mut self, name: &str, arguments: &[Value]) -> Ended;

    /// The names of everything that is exported.
    fn exports(&self) -> Vec<String>;

    /// The state of an export.
    fn state(&mut self, name: &str) -> State;

    /// The calls of imported functions until now.
    fn host_calls(&self) -> Vec<HostCall>;
}

/// How an instantiation or a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Returned(Vec<Value>),
    Trapped(TrapCode),
    /// It ended because of something that engines may do differently, such as the depth of the call stack.
    Incomparable(String),
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::Returned(values) => {
                f.write_str("returned")?;
                values.iter().try_for_each(|value| write!(f, " {value}"))
            }
            Ended::Trapped(code) => write!(f, "trapped: {code}"),
            Ended::Incomparable(text) => write!(f, "not comparable: {text}"),
        }
    }
}

/// The two names of an imported function, and the arguments that it was called with.
pub(crate) type HostCall = ([String; 2], Vec<Value>);

/// What can be seen of an export.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum State {
    Func,
    Global(Value),
    Memory(Vec<u8>),
    Table(Vec<Value>),
}

impl State {
    /// The difference from another state, in words.
    pub(crate) fn different(&self, other: &State) -> String {
        match (self, other) {
            (State::Memory(bytes), State::Memory(others)) => {
                let at = bytes.iter().zip(others).position(|(byte, other)| byte != other);
                let at = at.unwrap_or(bytes.len().min(others.len()));
                let end = bytes.len().min(at + 16);
                format!("{} bytes, with {:02x?} at {at:#x}", bytes.len(), &bytes[at..end])
            }
            _ => format!("{self:?}"),
        }
    }
}
