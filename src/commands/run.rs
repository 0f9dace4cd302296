//! `wassay run`: runs tests and reports their results.
//!
//! Selection and plan are made once. Each configuration of the engine runs them, as often as is asked for, and is
//! reported separately; with several, the outcomes are compared too. The reports are in `report/`.

use crate::arguments::{
    self, FilterArgs, JobsArgs, JudgingArgs, RerunCommand, ShardArgs, SuiteArgs, Volume,
    VolumeArgs, filter_help,
};
use crate::engines::choice::{EngineChoice, PreparedEngine};
use crate::exit::Exit;
use crate::output::{Stream, write_whole};
use crate::report::progress::{LongRunning, Progress};
use crate::report::terminal::{Terminal, print_differences};
use crate::report::{
    Annotations, FinishedRun, HEADING, LabelArgs, ReportFiles, Reporter, RunContext, RunEnd,
    RunReport,
};
use crate::suite::{Suite, take_paths};
use anyhow::{Context, Result};
use clap::Args;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use wassay_harness::results::{Header, Record, Repetitions};
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::run::shuffle;
use wassay_harness::run::times::Times;
use wassay_harness::run::{self, Options, RunError};
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::{Status, mismatches};

/// Lines of the program's help.
pub const EXAMPLES: &str = "  wassay run                            the whole suite
  wassay run --group gc --group simd    two proposals
  wassay run i32.wast float_exprs       all tests whose names contain one of these
  wassay run --kind assert_trap         one kind of directive
  wassay run -E 'group(gc) and not file(i31)'
                                        a filter expression: see `wassay help run`
  wassay run --shard 1/3                a third of it
  wassay run my/scripts my.wast         your own .wast files
  wassay run --config all               every configuration of the engine, compared
  wassay run --repeat 20 --shuffle 1    what is flaky
  wassay run --results new.jsonl        the result of each test, as a file
";

/// Run tests, and print each unexpected result and a table by group
#[derive(Clone, Debug, Args)]
#[command(after_long_help = long_help())]
pub struct RunArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,

    #[command(flatten)]
    pub(crate) part: ShardArgs,

    #[command(flatten)]
    pub(crate) suite: SuiteArgs,

    #[command(flatten)]
    pub(crate) judging: JudgingArgs,

    #[command(flatten)]
    jobs: JobsArgs,

    #[command(flatten)]
    volume: VolumeArgs,

    #[command(flatten)]
    pub(crate) files: ReportFiles,

    #[command(flatten)]
    label: LabelArgs,

    /// Report failures in the way of a CI system [default: that of the system that this runs on]
    ///
    /// On GitHub Actions, failures are shown at their lines, and the job has a summary.
    #[arg(long, value_name = "SYSTEM", value_enum, help_heading = HEADING)]
    annotations: Option<Annotations>,

    /// Run the units first that took longest by the times in FILE, and write the times of this run to FILE
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

impl RunArgs {
    /// The arguments that settings can set.
    pub(crate) fn judging_and_suite(
        &mut self,
    ) -> (Option<&mut JudgingArgs>, Option<&mut SuiteArgs>) {
        (Some(&mut self.judging), Some(&mut self.suite))
    }
}

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<Exit> {
    let mut args = args.clone();
    take_paths(&mut args.filter, &mut args.suite)?;
    let args = &args;
    let times = args.times.iter().map(|path| ("times", &**path));
    args.files.check_distinct(&times.collect::<Vec<(&str, &Path)>>())?;
    let stream = if args.files.use_stdout() { Stream::Error } else { Stream::Output };
    let choices = args.judging.choices()?;
    let engines = choices.iter().map(EngineChoice::prepare).collect::<Result<Vec<_>>>()?;
    let mut filter = args.filter.to_filter(arguments::shard(args.part.shard)?)?;
    let suite = Suite::load(&args.suite, engines[0].name(), &filter)?;
    filter.complete_names(&suite.manifest)?;
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
            stream.write_all(|out| Ok(writeln!(out, "configuration: {name}\n")?))?;
        }
        let expectations = suite.expectations.in_configuration(name);
        let context = RunContext {
            suite: &suite,
            expectations: &expectations,
            rerun: &RerunCommand::new(&args.judging, name, &args.suite),
            selection: &selection,
            shard: filter.shard,
        };
        let strictness = args.judging.strictness();
        let header = suite.header(engine.identity.clone(), strictness, filter.shard);
        let header = Header { settings: args.judging.in_force.clone(), ..header };
        let header = args.label.apply(header);
        let mut reports: Vec<Box<dyn Reporter>> =
            vec![Box::new(terminal(&args.volume, color, stream))];
        reports.extend(args.files.begin(&header, is_one_of_many)?);
        reports.extend(args.annotations.unwrap_or_else(Annotations::here).reporter(stream));
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
            stream,
            failures: AtomicUsize::new(0),
        };
        let (as_expected_here, end, repetitions) = runs.repeat()?;
        let finished = FinishedRun::new(header, repetitions, end);
        reports.into_iter().try_for_each(|report| report.finish(&finished))?;
        as_expected &= as_expected_here && finished.flaky.is_empty();
        match finished.end {
            RunEnd::Whole => {}
            RunEnd::BrokenOff => return Ok(Exit::Interrupted),
            RunEnd::TooManyFailures => return Ok(Exit::Unexpected),
        }
        let records = finished.results.records;
        match &first {
            None => first = Some((name, records)),
            Some((first_name, first)) => {
                as_expected &= stream.write_all(|out| {
                    Ok(print_differences(out, (first_name, first), (name, &records))?)
                })?;
            }
        }
    }
    if let (Some(path), Some(times)) = (&args.times, &times) {
        write_whole(path, &times.to_bytes())?;
    }
    Ok(Exit::as_expected(as_expected))
}

fn terminal(volume: &VolumeArgs, color: bool, stream: Stream) -> Terminal {
    let (slowest, all_failures) = (volume.slowest, volume.all_failures);
    Terminal { color, slowest, stream, all_failures, volume: volume.volume() }
}

/// The runs of one engine in one configuration.
struct Runs<'a, 'm> {
    args: &'a RunArgs,
    context: RunContext<'a>,
    engine: &'a PreparedEngine<'a>,
    jobs: &'a mut Vec<Job<'m>>,
    /// How long units take, if the times are to be kept.
    times: &'a mut Option<Times>,
    reports: &'a mut [Box<dyn Reporter>],
    needs_records: bool,
    stream: Stream,
    /// How many results were not as expected, in all repetitions.
    failures: AtomicUsize,
}

impl Runs<'_, '_> {
    /// Runs all jobs as often as is asked for. Returns whether the first run was as expected, how it ended, and the records.
    fn repeat(mut self) -> Result<(bool, RunEnd, Repetitions)> {
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
        let end = match self.engine.is_stopped() {
            _ if self.has_too_many_failures() => RunEnd::TooManyFailures,
            true => RunEnd::BrokenOff,
            false => RunEnd::Whole,
        };
        Ok((as_expected, end, repetitions.expect("BUG: something ran")))
    }

    fn has_too_many_failures(&self) -> bool {
        self.args.volume.has_too_many(self.failures.load(Ordering::Relaxed))
    }

    /// Runs all jobs once more. Breaks if the limit of failures is reached.
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
        if self.engine.is_stopped() {
            run.in_flight = in_flight(self.engine, self.jobs)?;
        }
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
        let ends = self.engine.is_stopped() || self.has_too_many_failures();
        Ok(match ends || failed && self.args.until_failure {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        })
    }

    /// Puts the jobs into the order in which they run: that of a seed, or the longest first.
    fn order_jobs(&mut self, number: u32) {
        if let Some(seed) = self.args.shuffle {
            let seed = seed.wrapping_add(u64::from(number - 1));
            // Start from the same order each time, so that only the seed decides.
            self.jobs.sort_by_key(|job| (&*job.group.name, job.file.path(), job.unit));
            shuffle(self.jobs, seed);
            // The reader of standard output may be gone, which is no reason to end.
            _ = writeln!(self.stream, "order of repetition {number}: --shuffle {seed}");
        } else if let Some(times) = self.times {
            times.longest_first(self.jobs);
        }
    }

    /// Runs all jobs. The reports are in the order of the jobs.
    fn units(&self) -> Result<Vec<UnitReport>, RunError> {
        let options = Options {
            messages: &self.engine.messages,
            expectations: self.context.expectations,
            strictness: self.args.judging.strictness(),
            threads: self.args.jobs.threads(),
        };
        let (engine, stream) = (self.engine, self.stream);
        let (jobs, failures, volume) = (&*self.jobs, &self.failures, &self.args.volume);
        let is_quiet = volume.volume() == Volume::Quiet;
        let progress = Progress::begin(self.context.selection.len(), is_quiet);
        let done = |job: &Job<'_>, unit: &UnitReport| {
            progress.advance(job.targets.len());
            if volume.is_verbose() {
                progress.aside(|| print_unit(stream, job, unit));
            }
            let here = failures_of(unit);
            match volume.has_too_many(failures.fetch_add(here, Ordering::Relaxed) + here) {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| progress.watch(|| in_flight(engine, jobs).unwrap_or_default()));
            let units = run::collect_while(jobs, engine.host(), options, done);
            progress.end();
            units
        })
    }
}

/// How many results of a unit are not as expected. Directives that have not run do not count.
fn failures_of(unit: &UnitReport) -> usize {
    let is_failure = |status: Status| status.is_unexpected() && status != Status::NotRun;
    let selected = unit.reports.iter().filter(|report| report.selected);
    selected.filter(|report| is_failure(report.status)).count()
}

/// Prints the result of each directive of a unit that has run. An error of standard output shows later.
fn print_unit(stream: Stream, job: &Job<'_>, unit: &UnitReport) {
    let lines = unit.reports.iter().filter(|report| report.selected).map(|report| {
        let record = Record::new(job, report)?;
        let time = record.time().as_secs_f64() * 1e3;
        Ok(format!("{} ... {} ({time:.3} ms)\n", record.name, record.status.name()))
    });
    let lines = lines.collect::<Result<String, ManifestError>>();
    _ = stream.write_all(|out| Ok(out.write_all(lines?.as_bytes())?));
}

/// The names of the directives that are in flight, and for how long they have been.
fn in_flight(
    engine: &PreparedEngine<'_>,
    jobs: &[Job<'_>],
) -> Result<Vec<LongRunning>, ManifestError> {
    let Some(workers) = engine.workers() else { return Ok(Vec::new()) };
    let named = workers.in_flight().into_iter().map(|in_flight| {
        let job = jobs.get(in_flight.job).ok_or(ManifestError::Format)?;
        let head = job.file.heads()?.get(in_flight.directive as usize);
        let name = job.file.name(job.group, head.ok_or(ManifestError::Format)?);
        Ok::<(String, Duration), ManifestError>((name.to_owned_name(), in_flight.time))
    });
    named.collect()
}

fn long_help() -> String {
    format!("A finding begins with one of: {}.\n\n{}", mismatches(), filter_help())
}

/// The times of the last run, if times are to be kept. Empty if they cannot be read.
fn read_times(args: &RunArgs) -> Option<Times> {
    let path = args.times.as_ref()?;
    let times = Times::read(path).inspect_err(|error| {
        eprintln!("wassay: the times in {} are not used: {error}", path.display());
    });
    Some(times.unwrap_or_default())
}

/// Lets the first Ctrl-C stop the run, so that the results so far are still printed, and the second end the program.
/// Workers end with the program, as their input is closed then.
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

/// Reads a number, or makes a random one.
fn parse_seed(text: &str) -> Result<u64, String> {
    use std::hash::{BuildHasher, RandomState};
    match text {
        "random" => Ok(RandomState::new().hash_one(0) >> 32), // short enough to type
        number => number.parse().map_err(|_| "expected a number, or `random`".to_owned()),
    }
}
