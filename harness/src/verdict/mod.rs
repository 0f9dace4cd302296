//! What an observation means: whether it is what the script expects, and why a module was refused.
//!
//! ```text
//! Outcome ── observe ──> Observation ── judge ──> Verdict ── known failures ──> Status
//! ```

mod judge;
mod mismatch;
mod observation;
pub mod reject;
mod status;

pub use judge::{Judge, Judgement, Strictness, Untold, Verdict, with_cause};
pub use mismatch::{Mismatch, mismatches};
pub use observation::{Observation, ObservationKind, Observed};
pub use status::Status;
