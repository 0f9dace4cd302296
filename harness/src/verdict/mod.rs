//! What an observation means: whether it is what the script expects, and why a module was refused.
//!
//! ```text
//! Outcome ── observe ──> Observation ── judge ──> Verdict ── known failures ──> Status
//! ```

mod judge;
mod observation;
pub mod reject;
mod status;

pub use judge::{Judge, Judgement, Strictness, Untold, Verdict, with_cause};
pub use observation::{Observation, ObservationKind, Observed};
pub use status::Status;
