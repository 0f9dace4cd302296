//! Writes results. The header is written at once, so that a run that is cut short leaves a file that says so; the
//! records and the end follow when the run has them.

use super::{End, EndLine, Header, Record};
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// How much is written at once.
const BUFFER_BYTES: usize = 1 << 18;

/// Writes results through one buffer.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: BufWriter<W>,
    records: usize,
}

impl<W: Write> Writer<W> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn new(out: W, header: &Header) -> io::Result<Self> {
        let mut writer = Self { out: BufWriter::with_capacity(BUFFER_BYTES, out), records: 0 };
        writer.line(header)?;
        writer.out.flush()?;
        Ok(writer)
    }

    /// Writes a record. The caller passes the records in the order of the suite.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn record(&mut self, record: &Record) -> io::Result<()> {
        self.records += 1;
        self.line(record)
    }

    /// Writes the end. `complete` says whether everything that was selected ran.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self, complete: bool) -> io::Result<()> {
        self.line(&EndLine { end: End { records: self.records, complete } })?;
        self.out.flush()
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }
}
