//! What people read of a run: findings with excerpts, and the table by group.

mod finding;
mod summary;

pub use finding::{command_prefix, excerpt, finding};
pub use summary::Summary;
