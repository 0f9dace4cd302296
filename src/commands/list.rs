//! `wassay list`: the names of tests.

use crate::arguments::{FilterArgs, ShardArgs, SuiteArgs, filter_help};
use crate::engines;
use crate::exit::Exit;
use crate::suite::Suite;
use anyhow::Result;
use clap::Args;
use std::io::{self, BufWriter, ErrorKind, Write};
use wassay_harness::selection::Selection;

/// List the names of tests, one on each line
#[derive(Clone, Debug, Args)]
#[command(after_long_help = filter_help())]
pub struct ListArgs {
    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    part: ShardArgs,

    #[command(flatten)]
    suite: SuiteArgs,

    /// The faults that engines such as `fault:abort:CALL` can have, in the place of tests
    #[arg(long, hide = true)]
    faults: bool,
}

/// Prints the names of the selected tests.
///
/// # Errors
///
/// When the suite cannot be read, or nothing can be written.
pub fn run(args: &ListArgs) -> Result<Exit> {
    if args.faults {
        engines::faults().for_each(|fault| println!("{fault}"));
        return Ok(Exit::AsExpected);
    }
    let filter = args.filter.to_filter(args.part.shard)?;
    let suite = Suite::load(&args.suite, engines::default_engine().unwrap_or_default(), &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches");
        return Ok(Exit::CouldNotRun);
    }
    match write_names(&selection, "", io::stdout().lock()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::AsExpected),
        result => Ok(result.map(|()| Exit::AsExpected)?),
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
