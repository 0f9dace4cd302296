//! `wassay diff`: shows what changed from one run to another.

use crate::exit::Exit;
use crate::output::to_stdout;
use crate::report::diff::{Format, write};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;
use wassay_harness::results::{diff, read};

/// Lines of the program's help.
pub const EXAMPLES: &str =
    "  wassay diff old.jsonl new.jsonl       what changed between two runs\n";

/// Show what changed between two runs, from the files that `run --results` wrote
#[derive(Clone, Debug, Args)]
#[command(after_help = after_help())]
pub struct DiffArgs {
    /// The results of the run to compare with
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The results of the run in question
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Show also what now takes at least FACTOR times as long, and a millisecond longer
    #[arg(long, value_name = "FACTOR", value_parser = parse_factor)]
    slower: Option<f64>,
}

/// Compares two files of results and prints what changed.
///
/// # Errors
///
/// When they cannot be read, or nothing can be written.
pub fn run(args: &DiffArgs) -> Result<Exit> {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let diff = diff(&old, &new, args.slower);
    let (old, new) = ((&*args.old, &old), (&*args.new, &new));
    to_stdout(|out| write(out, args.format, &diff, old, new))?;
    Ok(Exit::as_expected(!diff.has_regression()))
}

fn after_help() -> String {
    let (none, regression) = (Exit::AsExpected.code(), Exit::Unexpected.code());
    let unread = Exit::CouldNotRun.code();
    format!(
        "\
Examples:
  wassay run --results new.jsonl
  wassay diff main.jsonl new.jsonl                        this change against main
  wassay diff linux.jsonl windows.jsonl                   one platform against another
  wassay diff main.jsonl new.jsonl --format markdown      for a comment on a pull request
  wassay diff main.jsonl new.jsonl --format html > diff.html   a page
  wassay diff main.jsonl new.jsonl --slower 3

Exit codes: {none} no regression; {regression} something newly fails, is no longer as expected or vanished; {unread} the results could not be
read."
    )
}

fn parse_factor(text: &str) -> Result<f64, String> {
    let factor = text.parse().ok().filter(|factor: &f64| factor.is_finite() && *factor > 1.0);
    factor.ok_or_else(|| "expected a number above 1".to_owned())
}
