//! The commands of the program: one file each, with its arguments, its examples and what it does.

pub mod adapter;
pub mod bless;
pub mod config;
pub mod diff;
mod directive;
pub mod engines;
pub mod export;
pub mod init;
pub mod list;
pub mod matrix;
pub mod merge;
mod reduce;
pub mod report;
pub mod repro;
pub mod run;
pub mod show;
