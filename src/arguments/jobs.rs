//! How many units run at once.

use clap::Args;
use std::num::NonZero;
use std::thread::available_parallelism;

/// How many units run at once.
#[derive(Clone, Debug, Args)]
pub struct JobsArgs {
    /// How many units run at once [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
}

impl JobsArgs {
    /// How many threads a run has.
    pub fn threads(&self) -> usize {
        self.jobs.map_or_else(processors, usize::from)
    }
}

/// How many processors this process may use.
pub fn processors() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}
