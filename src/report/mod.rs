//! What is told of a run: to people on the terminal, to programs in files. Every report is made of [`Ran`].

mod finding;
mod ran;
pub mod results;
mod summary;
pub mod terminal;

pub use finding::{command_prefix, excerpt, finding};
pub use ran::Ran;
pub use summary::Summary;
