//! The messages between the harness and the process of an engine, and how they are written.
//!
//! They are the same for our own workers, which write them as frames of bytes, and for any other program, which writes
//! a line of JSON for each: see `wire` and `docs/engine-protocol.md`.
//!
//! Invariant: what a script expects is in none of them. No message from an engine nests, so none can make the reader
//! recurse.

mod wire;

pub use wire::{Decoder, Encoding, MAX_MESSAGE_BYTES, WireError};

use crate::engine::{Observation, Request};
use crate::script::DirectiveId;
use crate::script::encoding::bytes;
use crate::script::features::Features;
use crate::script::value::Value;
use crate::verdict::reject::Phase;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::time::Duration;

/// The version of the protocol. Another one is another protocol.
pub const VERSION: u32 = 1;

/// A message from the harness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToEngine<'a> {
    /// The first one, which is answered by [`FromEngine::Hello`].
    Hello(Greeting),
    /// Begins a session: one store, in which every module has these features. The session before it is over, and
    /// everything in it can go. It is not answered.
    Session {
        /// The features.
        features: Features,
    },
    /// Something to do, which is answered.
    Request(Ask<'a>),
}

/// What the harness says of itself, and of how the engine is to be set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// The version of the protocol that the harness speaks: [`VERSION`].
    pub protocol: u32,
    /// The configuration of the engine that the user asks for: `default` if none.
    pub configuration: String,
    /// How many bytes the engine may allocate, if that is limited.
    pub memory_limit: Option<u64>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask<'a> {
    /// The number of the request, which its answer repeats. It rises by one with each.
    pub number: u64,
    /// The directive of the script that it is about. An instance is known by the directive that creates it.
    pub directive: DirectiveId,
    /// The directives that must have been carried out, and have returned, in this session. If one has not, the request
    /// is not carried out, but answered as [`Outcome::Skipped`].
    pub needs: Vec<DirectiveId>,
    /// Whether it is the last of its session, which ends before the answer is given: so what goes wrong at the end of a
    /// session is seen in the session.
    pub last: bool,
    /// What is to be done.
    pub task: Task<'a>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task<'a> {
    /// Decode, validate and compile a module, and create nothing.
    Define {
        /// The module in the binary format.
        #[serde(with = "bytes")]
        module: Cow<'a, [u8]>,
    },
    /// Create the instance that has the directive's number.
    Instantiate {
        /// The module in the binary format.
        #[serde(with = "bytes")]
        module: Cow<'a, [u8]>,
        /// The instances that it imports from, by the name of the imported module.
        imports: Vec<(Cow<'a, str>, DirectiveId)>,
    },
    /// Call an exported function.
    Invoke {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
        /// The arguments.
        arguments: Cow<'a, [Value]>,
    },
    /// Read an exported global.
    Get {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
    },
    /// Carry out requests on a thread of their own, in a session of their own, and return at once.
    Thread {
        /// The instance whose shared memories the thread can import, as those of instance
        /// [`SHARED`](crate::script::SHARED).
        shared: Option<DirectiveId>,
        /// What the thread does. It begins no threads.
        asks: Vec<Ask<'a>>,
    },
    /// Wait until a thread has ended, and answer with what came of it.
    Wait {
        /// The directive that began it.
        thread: DirectiveId,
        /// For how long, before it is interrupted and left alone.
        seconds: u32,
    },
}

/// A message from an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromEngine {
    /// The first one.
    Hello(Hello),
    /// What came of a request. Answers come in the order of the requests.
    Answer {
        /// The number of the request.
        number: u64,
        /// How long it took, if the engine measures that.
        #[serde(default)]
        nanoseconds: Option<u64>,
        /// What came of it.
        outcome: Outcome,
    },
    /// What the engine has counted since it said so last, with names for people to read. It answers nothing, and can
    /// come before any answer.
    Noted(Vec<(String, u64)>),
    /// What came of the requests of a thread, for which a [`Task::Wait`] waited.
    Joined {
        /// The number of the request to wait.
        number: u64,
        /// How long it took, if the engine measures that.
        #[serde(default)]
        nanoseconds: Option<u64>,
        /// One for each that was begun, in order.
        outcomes: Vec<Outcome>,
    },
}

/// What an engine says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The version of the protocol that it speaks: [`VERSION`].
    pub protocol: u32,
    /// Its name, under which its expectations are kept: letters, digits and `-`.
    pub engine: String,
    /// Its version.
    pub version: String,
    /// The configuration that it has.
    pub configuration: String,
    /// The language features that it claims to have, by the names of proposals. Nothing rests on it.
    #[serde(default)]
    pub features: Vec<String>,
    /// Whether it reads on while it works, so that many requests can be sent ahead of their answers. One that does not
    /// say so gets a request when it has answered the one before.
    #[serde(default)]
    pub pipelined: bool,
    /// Whether it knows [`Task::Thread`] and [`Task::Wait`].
    #[serde(default)]
    pub threads: bool,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was carried out, with these results.
    Returned(Vec<Value>),
    /// It trapped, for this reason.
    Trapped(String),
    /// It threw an exception that nothing caught.
    Threw,
    /// It ran out of a resource such as the call stack.
    Exhausted(String),
    /// The module was refused.
    Rejected {
        /// Whether it is malformed or invalid.
        phase: Phase,
        /// The reason.
        message: String,
    },
    /// The engine does not know this, such as a feature.
    Unsupported(String),
    /// The module cannot be linked, for this reason.
    Unlinkable(String),
    /// The request does not fit: there is no such export, or it takes other arguments.
    Inapplicable(String),
    /// The engine panicked, or knows in another way that its session is of no use any more. All that follows in the
    /// session is skipped.
    Panicked(String),
    /// A thread did not end within the time.
    TimedOut(u32),
    /// It was not carried out, as something that it needs was not.
    Skipped,
}

impl Ask<'_> {
    /// The same with nothing borrowed.
    pub fn into_owned(self) -> Ask<'static> {
        let Self { number, directive, needs, last, task } = self;
        Ask { number, directive, needs, last, task: task.into_owned() }
    }
}

impl Task<'_> {
    fn into_owned(self) -> Task<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Define { module } => Task::Define { module: Cow::Owned(module.into_owned()) },
            Self::Instantiate { module, imports } => Task::Instantiate {
                module: Cow::Owned(module.into_owned()),
                imports: imports.into_iter().map(|(name, id)| (owned(name), id)).collect(),
            },
            Self::Invoke { instance, export, arguments } => Task::Invoke {
                instance,
                export: owned(export),
                arguments: Cow::Owned(arguments.into_owned()),
            },
            Self::Get { instance, export } => Task::Get { instance, export: owned(export) },
            Self::Thread { shared, asks } => {
                Task::Thread { shared, asks: asks.into_iter().map(Ask::into_owned).collect() }
            }
            Self::Wait { thread, seconds } => Task::Wait { thread, seconds },
        }
    }
    /// The same as an engine in this process is asked, if it is asked at all: threads are no matter of a session.
    pub fn as_request(&self, directive: DirectiveId) -> Option<Request<'_>> {
        Some(match self {
            Self::Define { module } => Request::Define { module },
            Self::Instantiate { module, imports } => {
                let imports = imports.iter().map(|(name, instance)| (&**name, *instance)).collect();
                Request::Instantiate { instance: directive, module, imports }
            }
            Self::Invoke { instance, export, arguments } => {
                Request::Invoke { instance: *instance, export, arguments }
            }
            Self::Get { instance, export } => Request::Get { instance: *instance, export },
            Self::Thread { .. } | Self::Wait { .. } => return None,
        })
    }

    /// Whether others can need it: it leaves something behind that has the directive's number.
    pub fn creates(&self) -> bool {
        matches!(self, Self::Define { .. } | Self::Instantiate { .. } | Self::Thread { .. })
    }
}

impl FromEngine {
    /// An answer that says how long it took.
    pub fn answer(number: u64, time: Duration, answered: Answered) -> Self {
        let nanoseconds = u64::try_from(time.as_nanos()).ok();
        match answered {
            Answered::Outcome(outcome) => Self::Answer { number, nanoseconds, outcome },
            Answered::Joined(outcomes) => Self::Joined { number, nanoseconds, outcomes },
        }
    }
}

/// What came of a request, whichever message says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Of one request.
    Outcome(Outcome),
    /// Of those of a thread.
    Joined(Vec<Outcome>),
}

impl From<Observation> for Outcome {
    fn from(observation: Observation) -> Self {
        match observation {
            Observation::Returned(values) => Self::Returned(values),
            Observation::Trapped(text) => Self::Trapped(text),
            Observation::Threw => Self::Threw,
            Observation::Exhausted(text) => Self::Exhausted(text),
            Observation::Rejected { phase, message } => Self::Rejected { phase, message },
            Observation::Unsupported(text) => Self::Unsupported(text),
            Observation::Unlinkable(text) => Self::Unlinkable(text),
            Observation::Inapplicable(text) => Self::Inapplicable(text),
            Observation::Panicked(text) => Self::Panicked(text),
            Observation::TimedOut(seconds) => Self::TimedOut(seconds),
            // What no engine observes, but the harness alone.
            other @ (Observation::Crashed(_)
            | Observation::Blocked { .. }
            | Observation::Joined(_)
            | Observation::InThread { .. }
            | Observation::NotRun
            | Observation::RejectedCustom { .. }
            | Observation::NotUnderstood(_)) => {
                Self::Panicked(format!("BUG: the adapter observed `{other}`"))
            }
        }
    }
}

impl Outcome {
    /// What is observed, unless it was skipped.
    pub fn into_observation(self) -> Option<Observation> {
        Some(match self {
            Self::Returned(values) => Observation::Returned(values),
            Self::Trapped(text) => Observation::Trapped(text),
            Self::Threw => Observation::Threw,
            Self::Exhausted(text) => Observation::Exhausted(text),
            Self::Rejected { phase, message } => Observation::Rejected { phase, message },
            Self::Unsupported(text) => Observation::Unsupported(text),
            Self::Unlinkable(text) => Observation::Unlinkable(text),
            Self::Inapplicable(text) => Observation::Inapplicable(text),
            Self::Panicked(text) => Observation::Panicked(text),
            Self::TimedOut(seconds) => Observation::TimedOut(seconds),
            Self::Skipped => return None,
        })
    }
}

#[cfg(test)]
mod tests;
