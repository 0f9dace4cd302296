//! Wassay joins its parts here: the suites that are built in, the engines, the command line.
//!
//! The tests of the suite (`tests/directives.rs`) and the program (`main.rs`) are two fronts of it.

pub mod cli;
pub mod commands;
pub mod engines;
pub mod report;
pub mod sharding;
pub mod suite;
pub mod worker;
