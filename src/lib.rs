//! Wassay joins its parts here: the suites that are built in, the engines, the reports, the command line.
//!
//! It has two fronts: the program ([`cli`]) and the tests of the suite ([`trials`]). Both serve other engines too: without its
//! default features the library has neither the runtime nor Cranelift, and [`conformance`] makes tests of an engine's own.

pub mod adapter;
pub mod arguments;
pub mod cli;
pub mod commands;
mod conformance;
pub mod engines;
pub mod exchange;
pub mod exit;
pub mod limits;
pub mod output;
pub mod report;
pub mod settings;
pub mod suite;
pub mod trials;

pub use conformance::{Conformance, conformance};
