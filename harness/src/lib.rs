//! Everything about WebAssembly conformance tests but an engine.
//!
//! ```text
//! suite -> lower -> manifest -> selection -> plan -> unit run -> executor -> Engine
//!                               report <- expectations <- judge <- Observation <- Outcome
//! ```
//!
//! An engine is known through [`engine::Engine`] alone, and what a script expects never crosses it.
#![forbid(unsafe_code)]

pub mod engine;
pub mod expectations;
pub mod limits;
pub mod results;
pub mod run;
pub mod script;
pub mod selection;
pub mod suite;
pub mod verdict;
