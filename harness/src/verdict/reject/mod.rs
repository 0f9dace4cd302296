//! Why a module was refused: the phase, and the cause in the specification's words.
//!
//! An engine refuses a module with a text of its own. This room finds out whether that is the refusal that a script
//! names:
//!
//! - [`phase`] tells malformed from invalid by the bytes alone.
//! - [`Messages`] finds the cause: by a table in data if the engine's text tells it, otherwise by reading the module
//!   again. Begin here.
//! - [`Missing`] finds out whether a module is refused only because features are off, and says which.
//! - [`RefusalPlace`] tells where the module is wrong.
//!
//! [`decode`] and [`parse_text`] can also be the first two steps of an engine that checks less than the specification:
//! a module that they refuse is malformed, in the specification's words. [`check_custom`] checks custom sections and
//! annotations, about which no engine is asked.
//!
//! Invariant: nothing here panics, recurses or allocates without bound on any bytes, and no answer depends on what the
//! script expects.

mod binary;
mod custom;
mod invalid;
mod messages;
mod missing;
mod place;
mod reader;
mod text;

use crate::engine::Phase;
use crate::script::Subject;
use wasmparser::WasmFeatures;

pub use binary::{DecodeRefusal, decode};
pub use custom::{CustomRefusal, check_custom};
pub use messages::{About, Cause, Found, Messages, TableError};
pub use missing::{Missing, UNFINISHED, lacking, needed_features};
pub use place::RefusalPlace;
pub use text::{TextRefusal, parse_text};

/// The phase in which the specification refuses a binary that some engine refused.
pub fn phase(bytes: &[u8], features: WasmFeatures) -> Phase {
    match decode(bytes, features) {
        Ok(()) => Phase::Invalid,
        Err(_) => Phase::Malformed,
    }
}
