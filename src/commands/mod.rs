//! The commands of the program: one file each, with its arguments, its examples and what it does.

pub mod bless;
pub mod diff;
mod directive;
pub mod engines;
pub mod export;
pub mod list;
pub mod merge;
pub mod repro;
pub mod run;
pub mod show;
