//! How much a run prints, and after how many failures it ends.

use crate::limits::FINDINGS;
use clap::Args;

/// How much a run prints, and after how many failures it ends.
#[derive(Clone, Debug, Args)]
pub struct VolumeArgs {
    /// Print the N units and the N directives that took longest
    #[arg(long, value_name = "N")]
    pub slowest: Option<usize>,

    /// Stop at the first unexpected result
    #[arg(long, conflicts_with = "max_failures")]
    fail_fast: bool,

    /// Stop after N unexpected results
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    max_failures: Option<u32>,

    /// Print each failure on its own, however many there are
    #[arg(long, help = all_failures_help())]
    pub all_failures: bool,

    /// Print only unexpected results, and the counts in one line
    #[arg(long, short)]
    quiet: bool,

    /// Leave out the table by group
    #[arg(long)]
    no_table: bool,

    /// Print each directive as it runs
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,
}

/// How much is printed besides the failures and the counts in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Volume {
    /// Nothing.
    Quiet,
    /// Notes and progress.
    NoTable,
    /// The table by group too.
    All,
}

impl VolumeArgs {
    /// How much is printed besides the failures.
    pub fn volume(&self) -> Volume {
        match (self.quiet, self.no_table) {
            (true, _) => Volume::Quiet,
            (false, true) => Volume::NoTable,
            (false, false) => Volume::All,
        }
    }

    /// Whether each directive is printed as it runs.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Whether the run ends at this many failures.
    pub fn has_too_many(&self, failures: usize) -> bool {
        let most = if self.fail_fast { Some(1) } else { self.max_failures };
        most.is_some_and(|most| failures >= most as usize)
    }
}

fn all_failures_help() -> String {
    format!(
        "Print each failure on its own, instead of one for each cause and {FINDINGS} at the most"
    )
}
