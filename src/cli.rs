//! The command line: which command, and what holds for all of them.
//!
//! Each command has its arguments, its examples and its own help in `commands/`.

use crate::commands::{bless, diff, list, merge, repro, run, show};
use crate::exit::{self, Exit};
use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;

/// Runs WebAssembly conformance scripts, one test per directive.
///
/// Tests are called `group/file:line:kind`, for instance `core/i32.wast:37:assert_return`. A filter
/// is a part of such a name.
#[derive(Debug, Parser)]
#[command(version, after_help = after_help())]
pub struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
enum Command {
    Run(run::RunArgs),
    List(list::ListArgs),
    Bless(bless::BlessArgs),
    Show(show::ShowArgs),
    Repro(repro::ReproArgs),
    Diff(diff::DiffArgs),
    Merge(merge::MergeArgs),
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether what is written to standard output has colours.
    pub fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        }
    }
}

impl Cli {
    /// Carries out the command.
    ///
    /// # Errors
    ///
    /// When it cannot be carried out.
    pub fn run(&self) -> Result<Exit> {
        let color = self.color.is_on();
        match &self.command {
            Command::Run(args) => run::run(args, color),
            Command::List(args) => list::run(args),
            Command::Bless(args) => bless::run(args),
            Command::Show(args) => show::run(args, color),
            Command::Repro(args) => repro::run(args),
            Command::Diff(args) => diff::run(args),
            Command::Merge(args) => merge::run(args),
        }
    }
}

fn after_help() -> String {
    let examples = [run::EXAMPLES, diff::EXAMPLES, show::EXAMPLES, repro::EXAMPLES].concat();
    format!("Examples:\n{examples}\n{}", exit::help())
}
