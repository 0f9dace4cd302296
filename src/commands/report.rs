//! `wassay report`: compares several runs, from their files of results.

use crate::exit::Exit;
use crate::report::board::{BoardArgs, read_columns, write_board};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;

/// Lines of the program's help.
pub const EXAMPLES: &str =
    "  wassay report *.jsonl -o page.html    a page of how engines stand, down to the directive\n";

/// Compare engines and runs as a page, a table or badges, from the files that `run --results` wrote
#[derive(Clone, Debug, Args)]
#[command(after_help = after_help())]
pub struct ReportArgs {
    /// The results of the runs, in the order of the columns
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    board: BoardArgs,
}

impl ReportArgs {
    /// The arguments that settings can set.
    pub(crate) fn board_mut(&mut self) -> &mut BoardArgs {
        &mut self.board
    }
}

/// Reads the files of results, and writes the page, the table or the badges. For a file that cannot be read, the column
/// says so.
///
/// # Errors
///
/// When no file can be read, or nothing can be written.
pub fn run(args: &ReportArgs) -> Result<Exit> {
    let columns = read_columns(&args.files)?;
    write_board(&columns, &args.board)?;
    Ok(Exit::as_expected(columns.iter().all(|column| column.run.is_ok())))
}

fn after_help() -> String {
    let (all, some) = (Exit::AsExpected.code(), Exit::Unexpected.code());
    let none = Exit::CouldNotRun.code();
    format!(
        "\
Examples:
  wassay report wassay.jsonl node.jsonl bun.jsonl -o page.html       a page of three engines
  wassay report monday.jsonl tuesday.jsonl -o page.html              two runs of one engine: what newly fails
  wassay report *.jsonl --format markdown                            a table for a pull request
  wassay report *.jsonl --format csv --by directive -o results.csv   for a spreadsheet
  wassay report *.jsonl --format badge -o badges                     an SVG for each engine and group

Exit codes: {all} written; {some} written, but a file could not be read and is a column that says so; {none} nothing was written."
    )
}
