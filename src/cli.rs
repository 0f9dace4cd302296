//! The command line: finds the command, and applies what holds for all of them.
//!
//! Each command has its arguments, its examples and its own help in `commands/`.

use crate::commands::{
    adapter, bless, config, diff, engines, export, init, list, matrix, merge, report, repro, run,
    show,
};
use crate::engines::{Front, worker};
use crate::exit::{self, Exit};
use crate::output::to_stdout;
use crate::settings::Settings;
use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, Result, anyhow, bail};
use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::process::ExitCode;
use wassay_harness::script::{did_you_mean, printable_lines};

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

    /// What holds where the command line says nothing.
    #[arg(skip)]
    settings: Settings,
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
    Report(report::ReportArgs),
    Matrix(matrix::MatrixArgs),
    Engines(engines::EnginesArgs),
    Export(export::ExportArgs),
    Adapter(adapter::AdapterArgs),
    Init(init::InitArgs),
    Config(config::ConfigArgs),
    /// Print a script that completes the words of this command line: `wassay completions bash`
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that has them; `NO_COLOR` and `CLICOLOR_FORCE` decide otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether text on standard output has colours.
    pub fn is_on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
        }
    }
}

impl Cli {
    /// Carries out the command of a command line, and says why if that fails.
    pub(crate) fn main(words: impl Iterator<Item = OsString>) -> ExitCode {
        let exit = Self::read(words).and_then(|cli| cli.run()).unwrap_or_else(|error| {
            eprintln!("wassay: {}", printable_lines(&format!("{error:#}")));
            Exit::CouldNotRun
        });
        exit.into()
    }

    /// Reads a command line. The program ends here for help, and for one that is not understood.
    ///
    /// # Errors
    ///
    /// When there is no such command, with the one that was meant, or the file of settings is not understood.
    fn read(words: impl Iterator<Item = OsString>) -> Result<Self> {
        let mut words: Vec<OsString> = words.collect();
        let command = Self::command();
        let matches = match command.clone().try_get_matches_from(&words) {
            Ok(matches) => matches,
            Err(error) => return Self::refuse(&error),
        };
        let Some((name, said)) = matches.subcommand() else { bail!("BUG: a command is required") };
        // Commands that compare and join files need no settings, and the one that writes the file of settings must not
        // read it.
        if matches!(name, "diff" | "merge" | "init" | "completions") {
            return Ok(Self::from_arg_matches(&matches)?);
        }
        let settings = Settings::here(settable(&command)?)?;
        let subcommand = command.find_subcommand(name).context("BUG: it was just parsed")?;
        let in_force = settings.in_force(subcommand, said);
        // Insert the flags after the name of the command: at the end of the line, words may no longer be flags.
        let at = words.iter().position(|word| word == name).map_or(words.len(), |at| at + 1);
        words.splice(at..at, settings.arguments(subcommand, said));
        let mut cli = Self::try_parse_from(&words).map_err(|error| {
            let flags = in_force.keys().map(|flag| format!("--{flag}"));
            let flags = flags.collect::<Vec<_>>().join(", ");
            anyhow!("the settings of this command ({flags}) are not understood: `wassay config` shows where each is from\n{error}")
        })?;
        cli.apply(settings, in_force);
        Ok(cli)
    }

    /// Hands the settings that are no flags to the commands that need them: engines by their names, and the groups of
    /// the suite.
    fn apply(&mut self, settings: Settings, in_force: BTreeMap<String, String>) {
        let (judging, suite) = match &mut self.command {
            Command::Run(args) => args.judging_and_suite(),
            Command::Bless(args) => args.judging_and_suite(),
            Command::Show(args) => args.judging_and_suite(),
            Command::Repro(args) => args.judging_and_suite(),
            Command::List(args) => (None, Some(args.suite_mut())),
            Command::Export(args) => (None, Some(args.suite_mut())),
            Command::Report(args) => {
                args.board_mut().groups = settings.groups.clone();
                (None, None)
            }
            Command::Matrix(args) => {
                args.apply(&settings);
                (None, None)
            }
            _ => (None, None),
        };
        if let Some(judging) = judging {
            judging.engines = settings.engines.clone();
            judging.in_force = in_force;
        }
        if let Some(suite) = suite {
            suite.groups = settings.groups.clone();
        }
        self.settings = settings;
    }

    /// Ends the program for help, and for a command line that is not understood.
    ///
    /// # Errors
    ///
    /// When there is no such command, with the one that was meant.
    fn refuse(error: &clap::Error) -> Result<Self> {
        match error.get(ContextKind::InvalidSubcommand) {
            Some(ContextValue::String(name)) => {
                let command = Self::command();
                let known = command.get_subcommands().map(clap::Command::get_name);
                let meant = did_you_mean(name, known);
                bail!("there is no command `{name}`{meant}; see `wassay help`");
            }
            _ => error.exit(),
        }
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
            Command::Report(args) => report::run(args),
            Command::Matrix(args) => matrix::run(args),
            Command::Engines(args) => engines::run(args),
            Command::Export(args) => export::run(args),
            Command::Adapter(args) => adapter::run(args),
            Command::Init(args) => init::run(args),
            Command::Config(args) => config::run(args, &self.settings, settable(&Self::command())?),
            Command::Completions { shell } => completions(*shell),
        }
    }
}

/// The whole program with the engines of a front: a `main` needs nothing else.
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
    Cli::main(std::env::args_os())
}

/// The command whose flags can be set.
fn settable(cli: &clap::Command) -> Result<&clap::Command> {
    cli.find_subcommand("run").context("BUG: there is such a command")
}

/// Prints the script with which a shell completes command lines.
fn completions(shell: Shell) -> Result<Exit> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    to_stdout(|out| Ok(out.write_all(&script)?))?;
    Ok(Exit::AsExpected)
}

fn after_help() -> String {
    let examples = [
        run::EXAMPLES,
        diff::EXAMPLES,
        show::EXAMPLES,
        repro::EXAMPLES,
        engines::EXAMPLES,
        adapter::EXAMPLES,
    ]
    .concat();
    format!("Examples:\n{examples}\n{}", exit::help())
}
