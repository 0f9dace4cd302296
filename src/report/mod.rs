//! Reports of a run: for people on the terminal, for programs in files.
//!
//! A report is an implementation of [`Reporter`]; all are made of [`RunReport`], a run in the order of the suite, and
//! [`FinishedRun`], its results. `wassay run` and `cargo test` begin the same reports in files: those of [`FILE_REPORTERS`].

pub mod board;
mod causes;
pub mod diff;
mod files;
mod finding;
mod github;
mod junit;
mod label;
pub mod matrix;
pub mod page;
mod place;
pub mod progress;
mod results_file;
mod run_report;
mod standing;
mod summary;
pub mod terminal;
mod words;

pub use files::{HEADING, ReportFiles};
pub use finding::{Finding, Place};
pub use github::Annotations;
pub use label::LabelArgs;
pub use results_file::ResultsFile;
pub use run_report::{FinishedRun, RunContext, RunEnd, RunReport};
pub use standing::standings;
pub use summary::Summary;
pub use words::counted;

use anyhow::Result;
use std::path::PathBuf;
use wassay_harness::results::Header;

/// The reports that are files. A new one is a file beside these, and a row here: that gives `run` its flag, and `cargo
/// test` its variable.
pub static FILE_REPORTERS: [FileReporter; 2] = [results_file::REPORT, junit::REPORT];

/// A report on everything that one engine runs in one configuration.
pub trait Reporter {
    /// Whether the report reads the records, which take time to make.
    fn needs_records(&self) -> bool {
        true
    }

    /// Takes a run of everything that is selected: the first, or a repetition.
    ///
    /// # Errors
    ///
    /// When nothing can be written, or the manifest is damaged.
    fn run(&mut self, run: &RunReport<'_>) -> Result<()> {
        _ = run;
        Ok(())
    }

    /// Takes the results at the end of all repetitions.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()>;
}

/// A report that is a file.
#[derive(Debug)]
pub struct FileReporter {
    /// The flag of `run`.
    pub name: &'static str,
    /// What the flag does, in a line.
    pub help: &'static str,
    /// What else `--help` says of it.
    pub long_help: Option<&'static str>,
    /// Begins the file before anything runs, and removes what an earlier run left there.
    pub begin: fn(PathBuf, &Header) -> Result<Box<dyn Reporter>>,
}
