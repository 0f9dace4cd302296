//! Known failures: which directives fail, how and why. They are checked as strictly as the tests.
//!
//! ```text
//! text ── read ──> entries ── bind ──> of a suite ── status ──> of each directive
//!   ^                                                  check ──> what is wrong with the entries
//!   └── bless ── what was observed
//! ```
//!
//! An entry names directives, the observation that they make and the reason. What a directive blocks inherits its entry. These
//! fail the run:
//!
//! - a directive that passes although an entry names it;
//! - an entry that matches nothing, or another number of directives than it states;
//! - two entries that say the same, or contradict each other;
//! - a name or a key that is not known.
//!
//! Begin with [`Expectations::parse`], which reads a file, and [`Blessing`], which writes one from a run.

mod bind;
mod bless;
mod check;
mod document;
mod entry;
mod environment;
mod read;
mod status;

pub use bless::{BlessError, Blessed, Blessing, EntryChange, Seen};
pub use entry::Entry;
pub use environment::{Environment, PlatformPattern};
pub use status::FileExpectations;

/// The known failures of one engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectations {
    /// The file that they were read from, as errors call it.
    pub file: String,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    /// The platform and the configuration of the run that they are applied to.
    pub environment: Environment,
}

/// What is wrong with a file of expectations, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct ExpectationError {
    /// The file.
    pub file: String,
    /// The line in which the entry begins, or the mistake stands.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

impl Expectations {
    /// The same expectations for a run with a configuration of the engine.
    pub fn in_configuration(&self, configuration: &str) -> Self {
        Self { environment: Environment::here(configuration), ..self.clone() }
    }

    /// The same expectations for a run elsewhere.
    pub fn in_environment(self, environment: Environment) -> Self {
        Self { environment, ..self }
    }

    fn error(&self, entry: &Entry, problem: String) -> ExpectationError {
        ExpectationError { file: self.file.clone(), line: entry.line, problem }
    }
}

#[cfg(test)]
mod tests;
