//! The messages between the harness and the process of an engine, and how they are written.
//!
//! The messages are the same for our own workers and for any other program. The former write each as a frame of bytes,
//! the latter as a line of JSON: see `wire` and `docs/engine-protocol.md`. Begin with [`ToEngine`] and [`FromEngine`].
//!
//! Invariant: what a script expects is in none of them. No message from an engine nests, so none can make the reader
//! recurse.

mod text;
mod wire;

pub use wire::{Decoder, Encoding, WireError};

use crate::engine::{Outcome, Request};
use crate::limits::MAX_ENGINE_NAME_BYTES;
use crate::script::encoding::bytes;
use crate::script::features::Features;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::time::Duration;

/// The version that every engine can speak. The harness says hello in it.
pub const VERSION: u32 = 1;

/// The newest version. The harness speaks it to an engine that answers with it.
pub const NEWEST: u32 = 2;

/// A message from the harness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToEngine<'a> {
    /// The first one, which is answered by [`FromEngine::Hello`].
    Hello(Greeting),
    /// Begins a session: one store, in which every module has these features. The session before it is over, and
    /// everything in that can be freed. This message has no answer.
    Session {
        /// The features.
        features: Features,
    },
    /// Something to do, which is answered.
    Request(Request<'a>),
    /// A module, which requests of the same session name by its number. This message has no answer. Since version 2.
    Module {
        /// Its number, which no other module has that is sent to the process.
        number: u64,
        /// The binary format.
        #[serde(with = "bytes")]
        bytes: Cow<'a, [u8]>,
    },
}

/// The harness's hello: which versions it speaks, and how to set up the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// The version of the protocol that every engine can answer with: [`VERSION`].
    pub protocol: u32,
    /// The configuration of the engine that the user asks for: `default` if none.
    pub configuration: String,
    /// How many bytes the engine may allocate, if that is limited.
    pub memory_limit: Option<u64>,
    /// The newest version of the protocol that the harness speaks: [`NEWEST`].
    #[serde(default = "version_1")]
    pub newest: u32,
}

/// The newest version of a harness that names none.
fn version_1() -> u32 {
    VERSION
}

/// A message from an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", remote = "Self")]
pub enum FromEngine {
    /// The first one.
    Hello(Hello),
    /// The outcome of a request. Answers come in the order of the requests.
    Answer(Answered),
    /// What the engine has counted since its last such message, with names for people to read. This message answers
    /// nothing, and can come before any answer.
    Noted(Vec<(String, u64)>),
    /// The outcomes of the requests of a thread, for which a [`Verb::Wait`](crate::engine::Verb::Wait) waited.
    Joined(JoinedThread),
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Answered {
    /// The number of the request.
    pub number: u64,
    /// How long it took, if the engine measures that.
    #[serde(default)]
    pub nanoseconds: Option<u64>,
    /// The outcome.
    pub outcome: Outcome,
    /// What the functions of `spectest` printed since the answer before, a text for each call. Since version 2.
    #[serde(default)]
    pub printed: Vec<String>,
}

/// The answer to a request to wait for a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinedThread {
    /// The number of the request to wait.
    pub number: u64,
    /// How long it took, if the engine measures that.
    #[serde(default)]
    pub nanoseconds: Option<u64>,
    /// The outcomes of the thread's requests, as far as they were begun, in order.
    pub outcomes: Vec<Outcome>,
}

/// In text, the field for what was printed is left out if nothing was: version 1 does not know it.
impl Serialize for Answered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let has_printed = !serializer.is_human_readable() || !self.printed.is_empty();
        let mut fields = serializer.serialize_struct("Answered", 3 + usize::from(has_printed))?;
        fields.serialize_field("number", &self.number)?;
        fields.serialize_field("nanoseconds", &self.nanoseconds)?;
        fields.serialize_field("outcome", &self.outcome)?;
        if has_printed {
            fields.serialize_field("printed", &self.printed)?;
        }
        fields.end()
    }
}

/// The engine's hello.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The version of the protocol that it speaks: [`VERSION`] to [`NEWEST`].
    pub protocol: u32,
    /// Its name, under which its expectations are kept: see [`Hello::has_name`].
    pub engine: String,
    /// Its version.
    pub version: String,
    /// The configuration that it has.
    pub configuration: String,
    /// The language features that the engine has, by the names of proposals and versions of the specification: it is
    /// asked nothing that needs others. If there are none, the engine does not tell its features and is asked
    /// everything. In version 1 this has no effect.
    #[serde(default)]
    pub features: Vec<String>,
    /// Whether the engine reads on while it works, so that many requests can be sent ahead of their answers. Any other
    /// engine gets a request only when it has answered the one before.
    #[serde(default)]
    pub pipelined: bool,
    /// Whether the engine knows [`Verb::Thread`](crate::engine::Verb::Thread) and
    /// [`Verb::Wait`](crate::engine::Verb::Wait).
    #[serde(default)]
    pub threads: bool,
}

impl Hello {
    /// Whether the name is usable: ASCII letters, digits, `-` and `_`, as it becomes the name of a file.
    pub fn has_name(&self) -> bool {
        let is_name_char = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (1..=MAX_ENGINE_NAME_BYTES).contains(&self.engine.len())
            && self.engine.chars().all(is_name_char)
    }
}

impl FromEngine {
    /// The message for an answer and the time that the request took.
    pub fn answer(number: u64, time: Duration, answer: Answer, printed: Vec<String>) -> Self {
        let nanoseconds = u64::try_from(time.as_nanos()).ok();
        match answer {
            Answer::Outcome(outcome) => {
                Self::Answer(Answered { number, nanoseconds, outcome, printed })
            }
            Answer::Joined(outcomes) => {
                Self::Joined(JoinedThread { number, nanoseconds, outcomes })
            }
        }
    }
}

/// The answer to a request, whichever message carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The outcome of the request.
    Outcome(Outcome),
    /// The outcomes of the requests of a thread that ended.
    Joined(Vec<Outcome>),
}

#[cfg(test)]
mod tests;
