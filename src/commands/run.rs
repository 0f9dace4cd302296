//! `wassay run`: the main job.
//!
//! Selection and plan are made once. Each configuration of the engine runs them, as often as is asked for, and is
//! reported on its own; with several, the outcomes are compared too. What is printed and written is in `report/`.

use crate::arguments::{
    self, FilterArgs, JobsArgs, JudgingArgs, ShardArgs, SuiteArgs, filter_help,
};
use crate::engines::choice::{EngineChoice, PreparedEngine};
use crate::exit::Exit;
use crate::report::progress::Progress;
use crate::report::terminal::{Terminal, print_differences};
use crate::report::{FinishedRun, HEADING, ReportFiles, Reporter, RunContext, RunReport};
use crate::suite::Suite;
use anyhow::{Context, Result};
use clap::Args;
use std::io::stdout;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::results::{Record, Repetitions};
use wassay_harness::run::shuffle;
use wassay_harness::run::times::Times;
use wassay_harness::run::{self, Options, RunError};
use wassay_harness::verdict::reject::Messages;

/// Lines of the program's help.
pub const EXAMPLES: &str = "  wassay run                            the whole suite
  wassay run --group gc --group simd    two proposals
  wassay run i32.wast float_exprs       all tests whose names contain one of these
  wassay run --kind assert_trap         one kind of directive
  wassay run -E 'group(gc) and not file(i31)'
                                        a filter expression: see `wassay help run`
  wassay run --shard 1/3                a third of it
  wassay run --suite my/scripts         your own .wast files
  wassay run --config all               every configuration of the engine, compared
  wassay run --repeat 20 --shuffle 1    what is flaky
  wassay run --results new.jsonl        the result of each test, as a file
";

/// Run tests and print what was not as expected, and a table by group
#[derive(Clone, Debug, Args)]
#[command(after_long_help = filter_help())]
pub struct RunArgs {
    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    part: ShardArgs,

    #[command(flatten)]
    suite: SuiteArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    #[command(flatten)]
    jobs: JobsArgs,

    /// Print the N units and the N directives that took longest
    #[arg(long, value_name = "N")]
    slowest: Option<usize>,

    #[command(flatten)]
    files: ReportFiles,

    /// Begin with the units that took longest by the times in FILE, and write those of this run to it
    ///
    /// The file may be missing. It changes nothing but the order.
    #[arg(long, value_name = "FILE", help_heading = HEADING)]
    times: Option<PathBuf>,

    /// Run everything N times; a test whose result differs between repetitions is flaky, and fails the run
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), help_heading = HEADING)]
    repeat: Option<u32>,

    /// Repeat, N times at the most with --repeat N, until something is not as expected
    #[arg(long, help_heading = HEADING)]
    until_failure: bool,

    /// Run the units in an order that SEED decides: a number, or `random`; repetitions take the numbers that follow
    #[arg(long, value_name = "SEED", value_parser = parse_seed, help_heading = HEADING)]
    shuffle: Option<u64>,
}

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<Exit> {
    let choices = args.judging.choices()?;
    let engines = choices.iter().map(EngineChoice::prepare).collect::<Result<Vec<_>>>()?;
    let filter = args.filter.to_filter(arguments::shard(args.part.shard)?)?;
    let suite = Suite::load(&args.suite, engines[0].name(), &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(Exit::CouldNotRun);
    }
    let is_one_of_many = choices.len() > 1;
    let mut jobs = run::plan(&selection)?;
    let mut times = read_times(args);
    stop_at_interrupt(&engines)?;
    let mut as_expected = true;
    let mut first: Option<(&str, Vec<Record>)> = None;
    for (choice, engine) in choices.iter().zip(&engines) {
        let name = &*choice.configuration;
        if is_one_of_many {
            println!("configuration: {name}\n");
        }
        let expectations = suite.expectations.in_configuration(name);
        let context = RunContext {
            suite: &suite,
            expectations: &expectations,
            suite_args: &args.suite,
            choice,
            selection: &selection,
        };
        let strictness = args.judging.strictness();
        let header = suite.header(engine.identity.clone(), strictness, filter.shard);
        let mut reports: Vec<Box<dyn Reporter>> =
            vec![Box::new(Terminal { color, slowest: args.slowest })];
        reports.extend(args.files.begin(&header, is_one_of_many)?);
        let repeats = args.until_failure || args.repeat.is_some();
        let reads_records = reports.iter().any(|report| report.needs_records());
        let runs = Runs {
            args,
            context,
            engine,
            jobs: &mut jobs,
            times: &mut times,
            reports: &mut reports,
            needs_records: is_one_of_many || repeats || reads_records,
        };
        let (as_expected_here, repetitions) = runs.repeat()?;
        let finished = FinishedRun::new(header, repetitions, !engine.is_stopped());
        reports.into_iter().try_for_each(|report| report.finish(&finished))?;
        as_expected &= as_expected_here && finished.flaky.is_empty();
        if !finished.results.complete {
            return Ok(Exit::Interrupted);
        }
        let records = finished.results.records;
        match &first {
            None => first = Some((name, records)),
            Some((first_name, first)) => {
                let mut out = stdout().lock();
                as_expected &= print_differences(&mut out, (first_name, first), (name, &records))?;
            }
        }
    }
    write_times(args, times.as_ref());
    Ok(Exit::as_expected(as_expected))
}

/// The runs of one engine in one configuration.
struct Runs<'a, 'm> {
    args: &'a RunArgs,
    context: RunContext<'a>,
    engine: &'a PreparedEngine<'a>,
    jobs: &'a mut Vec<Job<'m>>,
    /// How long units take, if that is to be kept.
    times: &'a mut Option<Times>,
    reports: &'a mut [Box<dyn Reporter>],
    needs_records: bool,
}

impl Runs<'_, '_> {
    /// Runs all jobs as often as is asked for. Returns whether the first run was as expected, and the records.
    fn repeat(mut self) -> Result<(bool, Repetitions)> {
        let mut repetitions = None;
        let mut as_expected = true;
        let last = match self.args.repeat {
            Some(count) => count,
            None if self.args.until_failure => u32::MAX,
            None => 1,
        };
        for number in 1..=last {
            let next = self.repetition(number, &mut repetitions, &mut as_expected)?;
            if next.is_break() {
                break;
            }
        }
        Ok((as_expected, repetitions.expect("BUG: something ran")))
    }

    /// Runs all jobs once more. It breaks where a failure is the last that is asked for.
    fn repetition(
        &mut self,
        number: u32,
        repetitions: &mut Option<Repetitions>,
        as_expected: &mut bool,
    ) -> Result<ControlFlow<()>> {
        self.order_jobs(number);
        let start = Instant::now();
        let units = self.units()?;
        let wall = start.elapsed();
        let ran = self.jobs.iter().zip(&units).collect();
        let mut run = RunReport::new(self.context, ran, wall)?;
        run.repetition = number;
        run.notes = self.engine.notes();
        let records = if self.needs_records { run.records()? } else { Vec::new() };
        match repetitions {
            None => {
                *as_expected = run.is_as_expected();
                *repetitions = Some(Repetitions::new(records));
            }
            Some(repetitions) => run.differing = repetitions.add(&records),
        }
        self.reports.iter_mut().try_for_each(|report| report.run(&run))?;
        let failed = !run.differing.is_empty() || !*as_expected;
        if let Some(times) = self.times {
            times.learn(self.jobs.iter().zip(&units))?;
        }
        Ok(match self.engine.is_stopped() || failed && self.args.until_failure {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
    }

    /// Puts the jobs into the order in which they run: that of a seed, or the longest first.
    fn order_jobs(&mut self, number: u32) {
        if let Some(seed) = self.args.shuffle {
            let seed = seed.wrapping_add(u64::from(number - 1));
            // From the same order each time, so that the seed alone decides.
            self.jobs.sort_by_key(|job| (&*job.group.name, job.file.path(), job.unit));
            shuffle(self.jobs, seed);
            println!("order of repetition {number}: --shuffle {seed}");
        } else if let Some(times) = self.times {
            times.longest_first(self.jobs);
        }
    }

    /// Runs all jobs. The reports are in the order of the jobs.
    fn units(&self) -> Result<Vec<UnitReport>, RunError> {
        let options = Options {
            messages: Messages::builtin(),
            expectations: self.context.expectations,
            strictness: self.args.judging.strictness(),
            threads: self.args.jobs.threads(),
        };
        let progress = Progress::begin(self.context.selection.len());
        let done = |job: &Job<'_>| progress.advance(job.targets.len());
        let units = run::collect(self.jobs, self.engine.host(), options, done);
        progress.end();
        units
    }
}

/// The times of the last run, if they are to be kept: none if they cannot be read.
fn read_times(args: &RunArgs) -> Option<Times> {
    let path = args.times.as_ref()?;
    let times = Times::read(path).inspect_err(|error| {
        eprintln!("wassay: the times in {} are not used: {error}", path.display());
    });
    Some(times.unwrap_or_default())
}

/// Keeps the times for the next run. That they cannot be kept is no reason to fail.
fn write_times(args: &RunArgs, times: Option<&Times>) {
    let (Some(path), Some(times)) = (&args.times, times) else { return };
    if let Err(error) = times.write(path) {
        eprintln!("wassay: cannot write {}: {error}", path.display());
    }
}

/// Lets the first Ctrl-C break the run off, so that what was done is still printed, and the second end the program.
/// Workers end with it, as their input is closed then.
fn stop_at_interrupt(engines: &[PreparedEngine<'_>]) -> Result<()> {
    let workers: Vec<_> = engines.iter().filter_map(PreparedEngine::workers).cloned().collect();
    if workers.is_empty() {
        return Ok(());
    }
    let handler = move || {
        if workers.iter().any(|workers| workers.is_stopped()) {
            std::process::exit(Exit::Interrupted.code().into());
        }
        workers.iter().for_each(|workers| workers.stop());
    };
    ctrlc::set_handler(handler).context("cannot prepare for Ctrl-C")
}

/// Reads a number, or makes one.
fn parse_seed(text: &str) -> Result<u64, String> {
    use std::hash::{BuildHasher, RandomState};
    match text {
        "random" => Ok(RandomState::new().hash_one(0) >> 32), // short enough to be typed
        number => number.parse().map_err(|_| "a seed is a number, or `random`".to_owned()),
    }
}
