//! Everything about WebAssembly conformance tests but an engine.
//!
//! ```text
//! suite -> lower -> manifest -> selection -> runner -> session -> Engine
//!                                 report <- expectations <- judge <- Observation
//! ```
//!
//! An engine is known through [`engine::Engine`] alone, and what a script expects never crosses it.
#![forbid(unsafe_code)]

mod course;
mod effects;
mod encoding;
pub mod engine;
pub mod expectations;
pub mod features;
pub mod judge;
pub mod lower;
pub mod manifest;
pub mod order;
pub mod protocol;
pub mod reject;
pub mod results;
pub mod runner;
pub mod script;
pub mod selection;
pub mod session;
pub mod slice;
pub mod suite;
pub mod times;
pub mod value;
pub mod worker;
