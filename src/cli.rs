//! The command line: which command, and what holds for all of them.
//!
//! Each command has its arguments, its examples and its own help in `commands/`.

use crate::commands::{bless, diff, engines, export, list, merge, repro, run, show};
use crate::engines::{Front, worker};
use crate::exit::{self, Exit};
use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::process::ExitCode;

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
    Engines(engines::EnginesArgs),
    Export(export::ExportArgs),
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
    /// Carries out the command, and says so if it cannot be.
    pub(crate) fn main(&self) -> ExitCode {
        let exit = self.run().unwrap_or_else(|error| {
            eprintln!("wassay: {error:#}");
            Exit::CouldNotRun
        });
        exit.into()
    }

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
            Command::Engines(args) => engines::run(args),
            Command::Export(args) => export::run(args),
        }
    }
}

/// The whole program: all that a `main` has, with the engines of a front.
///
/// For an engine's own program, which has the same commands:
///
/// ```no_run
/// # use wassay::engines::{BuiltIn, Construction, Front, Rerun};
/// # fn new(_: &Construction<'_>) -> anyhow::Result<Box<dyn wassay::adapter::Engine + Send>> { todo!() }
/// fn main() -> std::process::ExitCode {
///     static ENGINES: [BuiltIn; 1] = [BuiltIn::new("my-engine", "1.0.0", new)];
///     wassay::cli::main(Front::new(&ENGINES, Rerun::Program("my-engine-conformance")))
/// }
/// ```
pub fn main(front: Front) -> ExitCode {
    front.install();
    worker::serve_if_asked();
    Cli::parse().main()
}

fn after_help() -> String {
    let examples =
        [run::EXAMPLES, diff::EXAMPLES, show::EXAMPLES, repro::EXAMPLES, engines::EXAMPLES]
            .concat();
    format!("Examples:\n{examples}\n{}", exit::help())
}
