//! The root package, which joins the parts of Wassay: the built-in suites, the engines, the reports, the command line.
//!
//! There are two fronts: the program ([`cli`]) and the tests of the suite ([`trials`]). Other engines can use both:
//! without its default features the library has neither the runtime nor Cranelift, and [`conformance`] makes the tests
//! of an engine's own repository.

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
