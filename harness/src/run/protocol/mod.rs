//! The messages between the harness and the process of an engine, and how they are written.
//!
//! They are the same for our own workers, which write them as frames of bytes, and for any other program, which writes
//! a line of JSON for each: see `wire` and `docs/engine-protocol.md`.
//!
//! Invariant: what a script expects is in none of them. No message from an engine nests, so none can make the reader
//! recurse.

mod wire;

pub use wire::{Decoder, Encoding, WireError};

use crate::engine::{Outcome, Request};
use crate::script::features::Features;
use serde::{Deserialize, Serialize};
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
    Request(Request<'a>),
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

/// A message from an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromEngine {
    /// The first one.
    Hello(Hello),
    /// The outcome of a request. Answers come in the order of the requests.
    Answer {
        /// The number of the request.
        number: u64,
        /// How long it took, if the engine measures that.
        #[serde(default)]
        nanoseconds: Option<u64>,
        /// The outcome.
        outcome: Outcome,
    },
    /// What the engine has counted since it said so last, with names for people to read. It answers nothing, and can
    /// come before any answer.
    Noted(Vec<(String, u64)>),
    /// The outcomes of the requests of a thread, for which a [`Verb::Wait`](crate::engine::Verb::Wait) waited.
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
    /// Whether it knows [`Verb::Thread`](crate::engine::Verb::Thread) and [`Verb::Wait`](crate::engine::Verb::Wait).
    #[serde(default)]
    pub threads: bool,
}

impl FromEngine {
    /// An answer that says how long it took.
    pub fn answer(number: u64, time: Duration, answer: Answer) -> Self {
        let nanoseconds = u64::try_from(time.as_nanos()).ok();
        match answer {
            Answer::Outcome(outcome) => Self::Answer { number, nanoseconds, outcome },
            Answer::Joined(outcomes) => Self::Joined { number, nanoseconds, outcomes },
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
