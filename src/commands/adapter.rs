//! `wassay adapter`: helps to write an adapter.

mod check;
mod exchange;
mod new;

use crate::exit::Exit;
use anyhow::Result;
use clap::{Args, Subcommand};

/// Lines of the program's help.
pub const EXAMPLES: &str = "  wassay adapter new --language python my-adapter
                                        a skeleton of an adapter for your engine
  wassay adapter check 'python3 my-adapter/adapter.py'
                                        what it does wrong
";

/// Write an adapter for an engine: begin with a skeleton, and check what it does
#[derive(Clone, Debug, Args)]
pub struct AdapterArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    Check(check::CheckArgs),
    New(new::NewArgs),
}

/// Carries out the command.
///
/// # Errors
///
/// When it cannot be carried out.
pub fn run(args: &AdapterArgs) -> Result<Exit> {
    match &args.command {
        Command::Check(args) => check::run(args),
        Command::New(args) => new::run(args),
    }
}
