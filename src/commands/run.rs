//! `wassay run`: the main job.
//!
//! Selection and plan are made once. Each configuration of the engine runs them, as often as is asked for, and is
//! reported on its own; with several, the outcomes are compared too. What is printed and written is in `report/`.

use crate::cli::{
    EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_INTERRUPTED, EXIT_UNEXPECTED, RunArgs,
};
use crate::engines::{self, Choice, Prepared};
use crate::report::junit::JunitFile;
use crate::report::progress::Progress;
use crate::report::results::{self, ResultsFile};
use crate::report::{Ran, terminal};
use crate::sharding;
use crate::suite::Suite;
use anyhow::{Context, Result};
use std::io::stdout;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::thread::available_parallelism;
use std::time::Instant;
use wassay_harness::results::{EngineIdentity, Header, Record, Repetitions};
use wassay_harness::run::order::shuffle;
use wassay_harness::run::times::Times;
use wassay_harness::run::{self, Job, Options, RunError, UnitReport};
use wassay_harness::selection::Shard;
use wassay_harness::verdict::reject::Messages;

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<u8> {
    let judging = &args.judging;
    let names = engines::configurations(&judging.config);
    let choices: Vec<Choice> = names.iter().map(|name| Choice::new(judging, name)).collect();
    let engines = choices.iter().map(Choice::prepare).collect::<Result<Vec<_>>>()?;
    let filter = args.filter.to_filter(sharding::shard(args.part.shard)?)?;
    let suite = Suite::load(&args.suite, &engines[0].name, &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let is_one_of_many = names.len() > 1;
    let mut jobs = run::plan(&selection)?;
    let mut times = read_times(args);
    stop_at_interrupt(&engines)?;
    let mut as_expected = true;
    let mut first: Option<Vec<Record>> = None;
    for ((name, choice), engine) in names.iter().zip(&choices).zip(&engines) {
        if is_one_of_many {
            println!("configuration: {name}\n");
        }
        let identity = engine.identity(name);
        let file = begin_results(args, identity, is_one_of_many, &suite, filter.shard)?;
        let junit = begin_junit(args, name, is_one_of_many)?;
        let expectations = suite.expectations.in_configuration(name);
        let context = terminal::Context {
            suite: &suite,
            expectations: &expectations,
            suite_args: &args.suite,
            choice,
            selection: &selection,
            color,
        };
        let keeps_records = is_one_of_many || args.needs_records();
        let run = Run { args, context, jobs: &mut jobs, times: &mut times, keeps_records };
        let (as_expected_here, records) = run.repeat(engine)?;
        as_expected &= as_expected_here;
        let is_complete = !engine.is_stopped();
        if let Some(file) = file {
            file.finish(&records, is_complete)?;
        }
        if let Some(file) = junit {
            file.finish(&records)?;
        }
        if !is_complete {
            println!("The run was broken off: what was not run has not passed.");
            return Ok(EXIT_INTERRUPTED);
        }
        let Some(first) = &first else {
            first = Some(records);
            continue;
        };
        let (first, other) = ((names[0], &**first), (*name, &*records));
        as_expected &= terminal::print_differences(&mut stdout().lock(), first, other)?;
    }
    write_times(args, times.as_ref());
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}

impl RunArgs {
    /// Whether anything is made of the records of one configuration: they take time.
    fn needs_records(&self) -> bool {
        let repeats = self.until_failure || self.repeat.is_some();
        repeats || self.results.is_some() || self.junit.is_some()
    }
}

/// What one configuration runs.
struct Run<'a, 'm> {
    args: &'a RunArgs,
    context: terminal::Context<'a>,
    jobs: &'a mut Vec<Job<'m>>,
    /// How long units take, if that is to be kept.
    times: &'a mut Option<Times>,
    keeps_records: bool,
}

impl Run<'_, '_> {
    /// Runs all jobs as often as is asked for. Returns whether all was as expected, and the records of the first
    /// run, in which flaky directives are marked.
    fn repeat(mut self, engine: &Prepared) -> Result<(bool, Vec<Record>)> {
        let mut repetitions = None;
        let mut as_expected = true;
        let last = match self.args.repeat {
            Some(count) => count,
            None if self.args.until_failure => u32::MAX,
            None => 1,
        };
        for number in 1..=last {
            let next = self.repetition(number, engine, &mut repetitions, &mut as_expected)?;
            if next.is_break() {
                break;
            }
        }
        let repetitions = repetitions.expect("BUG: something ran");
        as_expected &= terminal::print_flaky(&mut stdout().lock(), &repetitions)?;
        Ok((as_expected, repetitions.into_records()))
    }

    /// Runs all jobs once more. It breaks where a failure is the last that is asked for.
    fn repetition(
        &mut self,
        number: u32,
        engine: &Prepared,
        repetitions: &mut Option<Repetitions>,
        as_expected: &mut bool,
    ) -> Result<ControlFlow<()>> {
        self.order_jobs(number);
        let start = Instant::now();
        let units = self.units(engine)?;
        let ran = Ran::new(&self.context.suite.manifest, self.jobs, &units, start.elapsed());
        let ran = Ran { notes: engine.notes(), ..ran };
        let mut out = stdout().lock();
        let records = if self.keeps_records { ran.records()? } else { Vec::new() };
        let differs = match repetitions {
            None => {
                *as_expected = terminal::print(&mut out, &ran, self.context)?;
                if let Some(count) = self.args.slowest {
                    terminal::print_slowest(&mut out, &ran, count)?;
                }
                *repetitions = Some(Repetitions::new(records));
                false
            }
            Some(repetitions) => {
                let differing = repetitions.add(&records);
                terminal::print_repetition(&mut out, number, &ran, &differing, self.context)?;
                !differing.is_empty()
            }
        };
        if let Some(times) = self.times {
            times.learn(self.jobs.iter().zip(&units))?;
        }
        let failed = differs || !*as_expected;
        Ok(match engine.is_stopped() || failed && self.args.until_failure {
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
    fn units(&self, engine: &Prepared) -> Result<Vec<UnitReport>, RunError> {
        let options = Options {
            messages: Messages::builtin(),
            expectations: self.context.expectations,
            strict_messages: !self.args.judging.lenient_messages,
            threads: threads(self.args.jobs),
        };
        let units: Mutex<Vec<(usize, UnitReport)>> =
            Mutex::new(Vec::with_capacity(self.jobs.len()));
        let progress = Progress::begin(self.context.selection.len());
        let result = run::run(self.jobs, engine.host(), options, |job, unit| {
            progress.advance(self.jobs[job].targets.len());
            units.lock().expect("no thread panics while it holds the lock").push((job, unit));
        });
        progress.end();
        result?;
        let mut units = units.into_inner().expect("no thread panics while it holds the lock");
        units.sort_unstable_by_key(|(job, _)| *job);
        Ok(units.into_iter().map(|(_, unit)| unit).collect())
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

/// Begins the file of results, if one is asked for.
fn begin_results(
    args: &RunArgs,
    engine: EngineIdentity,
    is_one_of_many: bool,
    suite: &Suite,
    shard: Option<Shard>,
) -> Result<Option<ResultsFile>> {
    let Some(path) = &args.results else { return Ok(None) };
    let path = results::path_for(path, &engine.configuration, is_one_of_many)?;
    let strict = !args.judging.lenient_messages;
    let mut header = Header::new(engine, strict, &suite.manifest);
    header.shard = shard.map(Shard::parts);
    ResultsFile::create(path, &header).map(Some)
}

/// Begins the file of JUnit XML, if one is asked for.
fn begin_junit(
    args: &RunArgs,
    configuration: &str,
    is_one_of_many: bool,
) -> Result<Option<JunitFile>> {
    let Some(path) = &args.junit else { return Ok(None) };
    JunitFile::create(results::path_for(path, configuration, is_one_of_many)?).map(Some)
}

/// Lets the first Ctrl-C break the run off, so that what was done is still printed, and the second end the program.
/// Workers end with it, as their input is closed then.
fn stop_at_interrupt(engines: &[Prepared]) -> Result<()> {
    let workers: Vec<_> = engines.iter().filter_map(Prepared::workers).cloned().collect();
    if workers.is_empty() {
        return Ok(());
    }
    let handler = move || {
        if workers.iter().any(|workers| workers.is_stopped()) {
            std::process::exit(EXIT_INTERRUPTED.into());
        }
        workers.iter().for_each(|workers| workers.stop());
    };
    ctrlc::set_handler(handler).context("cannot prepare for Ctrl-C")
}

pub(super) fn threads(jobs: Option<u16>) -> usize {
    let all = || available_parallelism().map_or(1, NonZero::get);
    jobs.map_or_else(all, usize::from)
}
