//! The command line.

use crate::commands;
use crate::report::diff::Format;
use crate::suite::SuiteArgs;
use anyhow::Result;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use wassay_harness::expectations::{Environment, PlatformPattern};
use wassay_harness::script::Kind;
use wassay_harness::selection::{EXPRESSIONS, Filter, ParsedFilter, Shard, StatusIndex};

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
  wassay run -E 'group(gc) and not file(i31)'
                                        a filter expression: see `wassay help run`
  wassay run --shard 1/3                a third of it
  wassay run --suite my/scripts         your own .wast files
  wassay run --config all               every configuration of the engine, compared
  wassay run --results new.jsonl        what came of each test, as a file
  wassay diff old.jsonl new.jsonl       what changed between two runs
  wassay run --repeat 20 --shuffle 1    what is flaky
  wassay show core/i32.wast:37:assert_return --clif
  wassay repro core/i32.wast:37:assert_return > small.wast

Exit codes: 0 all as expected, 1 something was not, 2 could not run, 130 broken off by Ctrl-C.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run tests and print what was not as expected, and a table by group
    #[command(after_long_help = filter_help())]
    Run(RunArgs),
    /// List the names of tests, one on each line
    #[command(after_long_help = filter_help())]
    List(ListArgs),
    /// Write the expectations from a run: keep what holds, drop what passes, add what fails
    ///
    /// Reasons, comments and order stay. What lets more fail than before needs --reason: without
    /// it, nothing is written, the changes are listed, and the exit code is 2. In a configuration
    /// other than `default`, entries are added for that configuration, and only such are changed.
    #[command(after_long_help = filter_help())]
    Bless(BlessArgs),
    /// Show a directive, what it needs, what came of it, and the code of its module
    Show(ShowArgs),
    /// Print a small script of its own that shows the outcome of a directive
    Repro(ReproArgs),
    /// Show what changed between two runs, by the files that `run --results` wrote
    Diff(DiffArgs),
    /// Join the results of the shards of a run
    Merge(MergeArgs),
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

    /// Only tests for which this filter expression holds, such as `group(gc) and not file(i31)`
    ///
    /// With several, those for which one holds. The language is described below, with --help.
    #[arg(long, short = 'E', value_name = "EXPR")]
    pub filter: Vec<ParsedFilter>,
}

/// Which part of them.
#[derive(Clone, Debug, Args)]
pub struct ShardArgs {
    /// Only part I of N, the same on every machine
    ///
    /// What belongs together stays together: the parts are divided by units.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
}

/// The heading in `--help` of what is about more than one run.
const RUNS: &str = "From run to run";

/// Arguments of `run`.
#[derive(Clone, Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) part: ShardArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,

    /// How many units run at once [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,

    /// Print the N units and the N directives that took longest
    #[arg(long, value_name = "N")]
    pub(crate) slowest: Option<usize>,

    /// Write what came of each test to FILE, as JSON lines, for `diff` and `merge`
    ///
    /// `{config}` in the name stands for the configuration of the engine. With --repeat, it is what came of the first
    /// run; what differed in another is marked as flaky.
    #[arg(long, value_name = "FILE", help_heading = RUNS)]
    pub(crate) results: Option<PathBuf>,

    /// Write what came of each test to FILE as JUnit XML, which systems for CI show; as --results
    #[arg(long, value_name = "FILE", help_heading = RUNS)]
    pub(crate) junit: Option<PathBuf>,

    /// Begin with the units that took longest by the times in FILE, and write those of this run to it
    ///
    /// It needs not be there, and changes nothing but the order.
    #[arg(long, value_name = "FILE", help_heading = RUNS)]
    pub(crate) times: Option<PathBuf>,

    /// Run everything N times; a test that does not come to the same every time is flaky, and fails the run
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), help_heading = RUNS)]
    pub(crate) repeat: Option<u32>,

    /// Repeat, N times at the most with --repeat N, until something is not as expected
    #[arg(long, help_heading = RUNS)]
    pub(crate) until_failure: bool,

    /// Run the units in an order that SEED decides: a number, or `random`; repetitions take the numbers that follow
    #[arg(long, value_name = "SEED", value_parser = parse_seed, help_heading = RUNS)]
    pub(crate) shuffle: Option<u64>,
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
    pub(crate) part: ShardArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,
}

/// Arguments of `bless`.
#[derive(Clone, Debug, Args)]
pub struct BlessArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,

    /// Why what is new fails
    #[arg(long, value_name = "TEXT", value_parser = parse_reason)]
    pub(crate) reason: Option<String>,

    /// Limit what is added to a system, a processor or both: `linux`, `x86_64`, `linux-x86_64`
    #[arg(long, value_name = "NAME", value_parser = parse_platform)]
    pub(crate) platform: Option<String>,

    /// Say what would change, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// How many units run at once [default: the number of processors]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
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

/// Arguments of `diff`.
#[derive(Clone, Debug, Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub struct DiffArgs {
    /// The results of the run to compare with
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// The results of the run in question
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,

    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    /// Show also what takes at least FACTOR times as long as before, and a millisecond longer
    #[arg(long, value_name = "FACTOR", value_parser = parse_factor)]
    pub(crate) slower: Option<f64>,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  wassay run --results new.jsonl
  wassay diff main.jsonl new.jsonl                        this change against main
  wassay diff linux.jsonl windows.jsonl                   one platform against another
  wassay diff main.jsonl new.jsonl --format markdown      for a comment on a pull request
  wassay diff main.jsonl new.jsonl --slower 3

Exit codes: 0 no regression; 1 something newly fails, is no longer as expected or vanished; 2 the results could not be
read.";

/// Arguments of `merge`.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Example:\n  wassay merge all.jsonl shard-1.jsonl shard-2.jsonl shard-3.jsonl"
)]
pub struct MergeArgs {
    /// The file to write
    #[arg(value_name = "OUT")]
    pub(crate) out: PathBuf,

    /// The results of the shards, all of them
    #[arg(value_name = "SHARD", required = true)]
    pub(crate) shards: Vec<PathBuf>,
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
    /// The filter, with what the files of results say that it asks.
    pub(crate) fn to_filter(&self, shard: Option<Shard>) -> Result<Filter> {
        Ok(Filter {
            names: self.names.clone(),
            exact: self.exact,
            skip: self.skip.clone(),
            groups: self.group.clone(),
            kinds: self.kind.clone(),
            expressions: self.filter.clone(),
            recorded: StatusIndex::read(&self.filter)?,
            shard,
        })
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
            Command::Bless(args) => commands::bless::run(args)?,
            Command::Show(args) => commands::show::run(args, color)?,
            Command::Repro(args) => commands::repro::run(args)?,
            Command::Diff(args) => commands::diff::run(args)?,
            Command::Merge(args) => commands::merge::run(args)?,
        };
        Ok(ExitCode::from(code))
    }
}

/// What the long help of commands with filters says at its end.
fn filter_help() -> String {
    format!("Filter expressions:\n{EXPRESSIONS}")
}

fn parse_reason(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("a reason says why".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// A platform to which this machine belongs.
fn parse_platform(name: &str) -> Result<String, String> {
    let platform = PlatformPattern::try_from(name.to_owned())?;
    match Environment::here("").is_on(&platform) {
        true => Ok(name.to_owned()),
        false => Err("this machine is not one".to_owned()),
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

/// Reads a number, or makes one.
fn parse_seed(text: &str) -> Result<u64, String> {
    use std::hash::{BuildHasher, RandomState};
    match text {
        "random" => Ok(RandomState::new().hash_one(0) >> 32), // short enough to be typed
        number => number.parse().map_err(|_| "a seed is a number, or `random`".to_owned()),
    }
}

fn parse_factor(text: &str) -> Result<f64, String> {
    let factor = text.parse().ok().filter(|factor: &f64| factor.is_finite() && *factor > 1.0);
    factor.ok_or_else(|| "a factor is a number above 1".to_owned())
}
