//! Wassay joins its parts here: the suites that are built in, the engines, the reports, the command line.
//!
//! It has two fronts: the program ([`cli`]) and the tests of the suite ([`trials`]).

pub mod arguments;
pub mod cli;
pub mod commands;
pub mod engines;
pub mod exit;
pub mod limits;
pub mod report;
pub mod suite;
pub mod trials;
