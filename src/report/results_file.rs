//! The file of results that a run leaves.

use super::{FileReporter, FinishedRun, Reporter};
use crate::output::{cannot_write, open};
use anyhow::{Context, Result};
use std::io::Write;
use std::path::PathBuf;
use wassay_harness::results::{Header, Record, Writer};

/// The row of the report.
pub(super) const REPORT: FileReporter = FileReporter {
    name: "results",
    help: "Write the result of each test to FILE, as JSON lines, for `diff` and `merge`; `-` is standard output",
    long_help: Some(
        "`{config}` in the name stands for the configuration of the engine. With --repeat, it is the result of the first \
         run; what differed in another is marked as flaky.",
    ),
    begin: |path, header| Ok(Box::new(ResultsFile::create(path, header)?)),
};

/// A file of results that is open, with its header written.
pub struct ResultsFile {
    path: PathBuf,
    writer: Writer<Box<dyn Write + Send>>,
}

impl ResultsFile {
    /// Begins a file. Until [`ResultsFile::write`], readers see that the file is incomplete. So the results of an
    /// earlier run cannot be taken for those of a run that was stopped.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn create(path: PathBuf, header: &Header) -> Result<Self> {
        let writer = open(&path).and_then(|file| Writer::new(file, header));
        let writer = writer.with_context(|| cannot_write(&path))?;
        Ok(Self { path, writer })
    }

    /// Writes the records and the end.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn write(mut self, records: &[Record], complete: bool) -> Result<()> {
        let mut written = records.iter().try_for_each(|record| self.writer.record(record));
        if written.is_ok() {
            written = self.writer.finish(complete);
        }
        written.with_context(|| cannot_write(&self.path))
    }
}

impl Reporter for ResultsFile {
    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        self.write(&finished.results.records, finished.results.complete)
    }
}
