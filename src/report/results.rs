//! The file of results that a run leaves.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::{Path, PathBuf};
use wassay_harness::results::{Header, Record, Writer};

/// What stands for the configuration in the name of a file of results.
const CONFIGURATION: &str = "{config}";

/// A file of results that is open, with its header written.
#[derive(Debug)]
pub struct ResultsFile {
    path: PathBuf,
    writer: Writer<File>,
}

impl ResultsFile {
    /// Begins a file. From here on, until [`ResultsFile::finish`], whoever reads it sees that it is not
    /// whole: the results of an earlier run are never taken for those of one that was stopped.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn create(path: PathBuf, header: &Header) -> Result<Self> {
        let writer = File::create(&path).and_then(|file| Writer::new(file, header));
        let writer = writer.with_context(|| cannot_write(&path))?;
        Ok(Self { path, writer })
    }

    /// Writes the records and the end.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self, records: &[Record], complete: bool) -> Result<()> {
        let mut written = records.iter().try_for_each(|record| self.writer.record(record));
        if written.is_ok() {
            written = self.writer.finish(complete);
        }
        written.with_context(|| cannot_write(&self.path))
    }
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

/// The file for a configuration: `{config}` in its name stands for that.
///
/// # Errors
///
/// When several configurations would be written to the same file.
pub fn path_for(path: &Path, configuration: &str, is_one_of_many: bool) -> Result<PathBuf> {
    let text = path.to_string_lossy();
    if is_one_of_many && !text.contains(CONFIGURATION) {
        bail!("each configuration has results of its own: put {CONFIGURATION} into `{text}`");
    }
    match text.contains(CONFIGURATION) {
        true => Ok(text.replace(CONFIGURATION, configuration).into()),
        false => Ok(path.to_owned()),
    }
}
