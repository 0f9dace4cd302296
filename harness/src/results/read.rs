//! Reads results. Any bytes are either results or an error that says where the mistake is.

use super::record::split_name;
use super::{EndLine, EngineIdentity, Header, Platform, Record, Results, VERSION};
use crate::limits::{MAX_RECORDS, MAX_RESULTS_LINE_BYTES};
use crate::script::printable;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Why results cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// The file cannot be read.
    #[error("cannot read {path}: {error}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// The file does not begin with a header.
    #[error(
        "{0} is not a results file: its first line is not a header that `wassay run --results` writes"
    )]
    NotResults(String),
    /// The file is of another version of the format.
    #[error("{path} has results of format {version}; this program reads format {VERSION}")]
    Version {
        /// The file.
        path: String,
        /// The version of its format.
        version: u32,
    },
    /// A line is not understood.
    #[error("{path}:{line}: {error}")]
    Line {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        error: String,
    },
    /// A directive has two records.
    #[error("{path}:{line}: there is a record of `{name}` in line {first} already")]
    Duplicate {
        /// The file.
        path: String,
        /// The line of the second record, from 1.
        line: usize,
        /// The line of the first.
        first: usize,
        /// The name.
        name: String,
    },
    /// There is no end.
    #[error(
        "{path} is cut short after line {line}: the run that wrote it was stopped, or still goes on"
    )]
    CutShort {
        /// The file.
        path: String,
        /// Its last whole line.
        line: usize,
    },
}

/// Reads a file of results.
///
/// # Errors
///
/// When it cannot be read, is damaged, cut short or of another version.
pub fn read(path: &Path) -> Result<Results, ResultsError> {
    let shown = path.display().to_string();
    match File::open(path) {
        Ok(file) => read_from(BufReader::with_capacity(1 << 16, file), &shown),
        Err(error) => Err(ResultsError::Read { path: shown, error }),
    }
}

/// Reads results. `path` is what errors call them.
///
/// # Errors
///
/// As [`read`].
pub fn read_from(input: impl BufRead, path: &str) -> Result<Results, ResultsError> {
    let mut lines = Lines { input, path, number: 0, line: Vec::new() };
    let header = header(&mut lines)?;
    let mut records = Vec::new();
    while lines.next()? {
        let record = match serde_json::from_slice::<Record>(&lines.line) {
            Ok(record) => record,
            Err(error) => match serde_json::from_slice::<EndLine>(&lines.line) {
                Ok(EndLine { end }) if end.records == records.len() => {
                    if lines.next()? {
                        return Err(lines.error("there are lines after the end"));
                    }
                    check_names(&records, path)?;
                    return Ok(Results { header, records, complete: end.complete });
                }
                Ok(EndLine { end }) => {
                    let (stated, found) = (end.records, records.len());
                    return Err(lines
                        .error(format!("the end states {stated} records, but there are {found}")));
                }
                Err(_) => return Err(lines.error(reason(&error))),
            },
        };
        if split_name(&record.name).is_none() {
            return Err(lines.error(format!("`{}` is not the name of a test", record.name)));
        }
        if records.len() == MAX_RECORDS {
            return Err(lines.error(format!("there are more than {MAX_RECORDS} records")));
        }
        records.push(record.printable());
    }
    Err(ResultsError::CutShort { path: path.to_owned(), line: lines.number })
}

/// What every version of the format has.
#[derive(Deserialize)]
struct AnyHeader {
    wassay_results: u32,
}

fn header(lines: &mut Lines<'_, impl BufRead>) -> Result<Header, ResultsError> {
    let not_results = || ResultsError::NotResults(lines.path.to_owned());
    if !lines.next()? {
        return Err(not_results());
    }
    let any: AnyHeader = serde_json::from_slice(&lines.line).map_err(|_| not_results())?;
    if any.wassay_results != VERSION {
        let (path, version) = (lines.path.to_owned(), any.wassay_results);
        return Err(ResultsError::Version { path, version });
    }
    let header: Header =
        serde_json::from_slice(&lines.line).map_err(|error| lines.error(reason(&error)))?;
    match header.shard {
        Some((number, count)) if number == 0 || number > count => {
            Err(lines.error(format!("there is no shard {number} of {count}")))
        }
        _ => Ok(header.printable()),
    }
}

/// Makes a text printable, in its place.
fn make_printable(text: &mut String) {
    if let Cow::Owned(shown) = printable(text) {
        *text = shown;
    }
}

// A file may hold any text, and all of it is shown. Each field is named here, so that a new one cannot be forgotten.
impl Header {
    fn printable(mut self) -> Self {
        let Self {
            version: _,
            harness,
            engine: EngineIdentity { name, version, configuration },
            platform: Platform { os, arch },
            strict_messages: _,
            untold_fails: _,
            shard: _,
            began,
            label,
            commit,
            settings,
            groups,
        } = &mut self;
        let texts = [harness, name, version, configuration, os, arch].into_iter();
        let texts = texts.chain([began, label, commit].into_iter().flatten());
        let names = groups.iter_mut().map(|group| &mut group.name);
        texts.chain(names).for_each(make_printable);
        let pairs = std::mem::take(settings).into_iter().map(|(mut flag, mut value)| {
            [&mut flag, &mut value].into_iter().for_each(make_printable);
            (flag, value)
        });
        *settings = pairs.collect();
        self
    }
}

impl Record {
    fn printable(mut self) -> Self {
        let Self {
            name,
            digest: _,
            status: _,
            verdict: _,
            kind: _,
            observation,
            cause,
            others,
            nanoseconds: _,
        } = &mut self;
        [name, observation].into_iter().chain(cause).chain(others).for_each(make_printable);
        self
    }
}

/// What is wrong with a line, without the decoder's own line number, which is always 1.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(&*text, |(what, _)| what);
    format!("{what} (column {})", error.column())
}

/// Checks that no directive has two records.
fn check_names(records: &[Record], path: &str) -> Result<(), ResultsError> {
    let mut lines = HashMap::with_capacity(records.len());
    for (line, record) in (2..).zip(records) {
        if let Some(first) = lines.insert(&*record.name, line) {
            let (path, name) = (path.to_owned(), record.name.clone());
            return Err(ResultsError::Duplicate { path, line, first, name });
        }
    }
    Ok(())
}

/// The lines of a file, one after the other in one buffer.
struct Lines<'p, R> {
    input: R,
    path: &'p str,
    /// The number of the line that is in the buffer, from 1.
    number: usize,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<'_, R> {
    /// Reads the next line, if there is one. A last line without a line feed does not count: the file was cut short
    /// there.
    fn next(&mut self) -> Result<bool, ResultsError> {
        self.line.clear();
        let limit = MAX_RESULTS_LINE_BYTES as u64 + 1;
        let length = self.input.by_ref().take(limit).read_until(b'\n', &mut self.line);
        let length =
            length.map_err(|error| ResultsError::Read { path: self.path.to_owned(), error })?;
        if self.line.ends_with(b"\n") {
            self.number += 1;
            return Ok(true);
        }
        if length > MAX_RESULTS_LINE_BYTES {
            self.number += 1;
            return Err(
                self.error(format!("the line is longer than {MAX_RESULTS_LINE_BYTES} bytes"))
            );
        }
        Ok(false)
    }

    fn error(&self, error: impl ToString) -> ResultsError {
        let path = self.path.to_owned();
        ResultsError::Line { path, line: self.number, error: error.to_string() }
    }
}
