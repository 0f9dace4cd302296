//! The command line.

use crate::commands;
use crate::suite::SuiteArgs;
use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::process::ExitCode;
use wassay_harness::script::Kind;
use wassay_harness::selection::Filter;

/// Everything was as expected.
pub const EXIT_AS_EXPECTED: u8 = 0;
/// Something was not as expected.
pub const EXIT_UNEXPECTED: u8 = 1;
/// The run could not be carried out.
pub const EXIT_COULD_NOT_RUN: u8 = 2;
/// The run was broken off at the terminal: what shells know as the end by SIGINT.
pub const EXIT_INTERRUPTED: u8 = 130;

/// Runs WebAssembly conformance scripts, one test per directive.
///
/// Tests are called `group/file:line:kind`, for instance `core/i32.wast:37:assert_return`. A filter
/// is a part of such a name.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

const EXAMPLES: &str = "\
Examples:
  wassay run                            the whole suite
  wassay run --group gc --group simd    two proposals
  wassay run i32.wast float_exprs       all tests whose names contain one of these
  wassay run --kind assert_trap         one kind of directive
  wassay run --suite my/scripts         your own .wast files
  wassay run --config all               every configuration of the engine, compared
  wassay show core/i32.wast:37:assert_return --clif
  wassay repro core/i32.wast:37:assert_return > small.wast

Exit codes: 0 all as expected, 1 something was not, 2 could not run, 130 broken off by Ctrl-C.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run tests and print what was not as expected, and a table by group
    Run(RunArgs),
    /// List the names of tests, one on each line
    List(ListArgs),
    /// Show a directive, what it needs, what came of it, and the code of its module
    Show(ShowArgs),
    /// Print a small script of its own that shows the outcome of a directive
    Repro(ReproArgs),
}

/// Which tests.
#[derive(Clone, Debug, Args)]
pub struct FilterArgs {
    /// Parts of names: a test is taken if its name contains one of them
    #[arg(value_name = "FILTER")]
    pub names: Vec<String>,

    /// The filters are whole names
    #[arg(long)]
    pub exact: bool,

    /// Leave out tests whose names contain this
    #[arg(long, value_name = "FILTER")]
    pub skip: Vec<String>,

    /// Only this group; `spec-1.0` and `spec-2.0` run only if they are asked for
    #[arg(long, value_name = "NAME")]
    pub group: Vec<String>,

    /// Only this kind of directive, such as `module` or `assert_trap`
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    pub kind: Vec<Kind>,
}

/// Arguments of `run`.
#[derive(Clone, Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,

    /// How many units run at once [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// Which engine, and how strictly it is judged.
#[derive(Clone, Debug, Args)]
pub struct JudgingArgs {
    /// The engine: a name, or the command line of a program that speaks the engine protocol
    #[arg(long, value_name = "CMD", default_value = crate::engines::DEFAULT)]
    pub engine: String,

    /// The configuration of the engine: `default`, `opt-speed`, `single-pass`, `deterministic` or
    /// `gc-stress`
    ///
    /// `run` also takes `all`, and compares the verdicts.
    #[arg(long, value_name = "NAME", default_value = crate::engines::DEFAULT_CONFIGURATION)]
    pub config: String,

    /// Run the engine in this process, and not in workers: for debuggers; what ends the engine ends the run
    #[arg(long)]
    pub in_process: bool,

    /// How long a worker may take for a directive
    #[arg(long, value_name = "SECONDS", default_value_t = 10, conflicts_with = "in_process",
        value_parser = clap::value_parser!(u32).range(1..))]
    pub timeout: u32,

    /// How much each worker may allocate: bytes, or a number with KiB, MiB or GiB
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    pub memory_limit: Option<u64>,

    /// Accept a rejection in the right phase for another reason than the script names
    #[arg(long)]
    pub lenient_messages: bool,
}

/// Arguments of `list`.
#[derive(Clone, Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,
}

/// Arguments of `show`.
#[derive(Clone, Debug, Args)]
pub struct ShowArgs {
    /// The name of a test
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    /// The Cranelift IR of the functions of its module
    #[arg(long)]
    pub(crate) clif: bool,

    /// The machine code of the functions of its module
    #[arg(long)]
    pub(crate) asm: bool,

    /// The bytes of its module as text
    #[arg(long)]
    pub(crate) wasm: bool,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,
}

/// Arguments of `repro`.
#[derive(Clone, Debug, Args)]
pub struct ReproArgs {
    /// The name of a test
    #[arg(value_name = "NAME")]
    pub(crate) name: String,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,
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

impl FilterArgs {
    pub(crate) fn to_filter(&self) -> Filter {
        Filter {
            names: self.names.clone(),
            exact: self.exact,
            skip: self.skip.clone(),
            groups: self.group.clone(),
            kinds: self.kind.clone(),
        }
    }
}

impl Cli {
    /// Carries out the command.
    ///
    /// # Errors
    ///
    /// When it cannot be carried out.
    pub fn run(&self) -> Result<ExitCode> {
        let color = self.color.is_on();
        let code = match &self.command {
            Command::Run(args) => commands::run::run(args, color)?,
            Command::List(args) => commands::list::run(args)?,
            Command::Show(args) => commands::show::run(args, color)?,
            Command::Repro(args) => commands::repro::run(args)?,
        };
        Ok(ExitCode::from(code))
    }
}

/// Bytes, as `1048576`, `1024KiB` or `1MiB`.
fn parse_bytes(text: &str) -> Result<u64, String> {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30)];
    let unit = units.iter().find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, *shift)));
    let (number, shift) = unit.unwrap_or((text, 0));
    let number = number.trim().parse::<u64>().ok().filter(|number| *number > 0);
    let bytes = number.and_then(|number| number.checked_mul(1 << shift));
    bytes.ok_or_else(|| "a number of bytes, or one with KiB, MiB or GiB".to_owned())
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    Kind::of_keyword(name).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|(_, name)| *name).collect();
        format!("the kinds are {}", known.join(", "))
    })
}
