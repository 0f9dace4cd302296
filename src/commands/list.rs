//! `wassay list`: the names of tests.

use crate::cli::{EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, ListArgs};
use crate::engines;
use crate::suite::Suite;
use anyhow::Result;
use std::io::{self, BufWriter, ErrorKind, Write};
use wassay_harness::selection::Selection;

/// Prints the names of the selected tests.
///
/// # Errors
///
/// When the suite cannot be read, or nothing can be written.
pub fn run(args: &ListArgs) -> Result<u8> {
    let filter = args.filter.to_filter(args.part.shard)?;
    let suite = Suite::load(&args.suite, engines::DEFAULT, &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    match write_names(&selection, "", io::stdout().lock()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(EXIT_AS_EXPECTED),
        result => Ok(result.map(|()| EXIT_AS_EXPECTED)?),
    }
}

/// Writes each name and `suffix` on a line, through one buffer.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_names(selection: &Selection<'_>, suffix: &str, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    for selected in &selection.files {
        let heads = selected.file.heads().map_err(io::Error::other)?;
        for id in &selected.directives {
            let name = selected.file.name(selected.group, &heads[*id as usize]);
            writeln!(out, "{name}{suffix}")?;
        }
    }
    out.flush()
}
