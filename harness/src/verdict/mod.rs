//! Judges an observation: is it what the script expects, and why was a module refused?
//!
//! ```text
//! Outcome ── observe ──> Observation ── judge ──> Verdict ── known failures ──> Status
//! ```
//!
//! Begin with [`Observation`] and [`Judge`]. For a module that was refused, [`reject`] finds the reason.

mod judge;
mod mismatch;
mod observation;
pub mod reject;
mod status;

pub use judge::{Judge, Judgement, Strictness, Untold, Verdict, with_cause};
pub use mismatch::{Mismatch, mismatches};
pub use observation::{Observation, ObservationKind, Observed};
pub use status::Status;
