//! `wassay run`: the main job.
//!
//! Selection and plan are made once; each configuration of the engine runs them and is reported on
//! its own. With several, the verdicts are compared too. What is printed and written is in `report/`.

use crate::cli::{EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_UNEXPECTED, RunArgs};
use crate::engines;
use crate::report::results::{self, ResultsFile};
use crate::report::{Ran, terminal};
use crate::sharding;
use crate::suite::Suite;
use anyhow::Result;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread::available_parallelism;
use std::time::Instant;
use wassay_harness::engine::Engine;
use wassay_harness::expectations::Expectations;
use wassay_harness::reject::Messages;
use wassay_harness::results::Record;
use wassay_harness::runner::{self, Job, Options, RunError, UnitReport};
use wassay_harness::selection::Shard;

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<u8> {
    let judging = &args.judging;
    let names = engines::configurations(&judging.config);
    let engines = names.iter().map(|name| engines::by_name(&judging.engine, name));
    let engines = engines.collect::<Result<Vec<_>>>()?;
    let filter = args.filter.to_filter(sharding::shard(args.part.shard)?)?;
    let suite = Suite::load(&args.suite, &judging.engine, &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let jobs = runner::plan(&selection)?;
    let is_one_of_many = names.len() > 1;
    let mut as_expected = true;
    let mut first: Option<Vec<Record>> = None;
    for (name, engine) in names.iter().zip(&engines) {
        if is_one_of_many {
            println!("configuration: {name}\n");
        }
        let file = begin_results(args, name, is_one_of_many, &suite, filter.shard)?;
        let expectations = suite.expectations.in_configuration(name);
        let context = terminal::Context {
            suite: &suite,
            expectations: &expectations,
            suite_args: &args.suite,
            selection: &selection,
            color,
        };
        let start = Instant::now();
        let units = run_units(args, &expectations, &jobs, &**engine)?;
        let ran = Ran::new(&suite.manifest, &jobs, &units, start.elapsed());
        as_expected &= terminal::print(&mut std::io::stdout().lock(), &ran, context)?;
        if file.is_none() && !is_one_of_many {
            continue;
        }
        let records = ran.records()?;
        if let Some(file) = file {
            file.finish(&records, true)?;
        }
        match &first {
            Some(first) => as_expected &= print_differences(names[0], first, name, &records),
            None => first = Some(records),
        }
    }
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}

/// Begins the file of results, if one is asked for.
fn begin_results(
    args: &RunArgs,
    configuration: &str,
    is_one_of_many: bool,
    suite: &Suite,
    shard: Option<Shard>,
) -> Result<Option<ResultsFile>> {
    let Some(path) = &args.results else { return Ok(None) };
    let judging = &args.judging;
    let path = results::path_for(path, configuration, is_one_of_many)?;
    let strict = !judging.lenient_messages;
    let mut header = results::header(&judging.engine, configuration, strict, &suite.manifest);
    header.shard = shard.map(Shard::parts);
    ResultsFile::create(path, &header).map(Some)
}

/// Runs all jobs. The reports are in the order of the jobs.
fn run_units(
    args: &RunArgs,
    expectations: &Expectations,
    jobs: &[Job<'_>],
    engine: &dyn Engine,
) -> Result<Vec<UnitReport>, RunError> {
    let options = Options {
        messages: Messages::builtin(),
        expectations,
        strict_messages: !args.judging.lenient_messages,
        threads: threads(args.jobs),
    };
    let units: Mutex<Vec<(usize, UnitReport)>> = Mutex::new(Vec::with_capacity(jobs.len()));
    runner::run(jobs, engine, options, |job, unit| {
        units.lock().expect("no thread panics while it holds the lock").push((job, unit));
    })?;
    let mut units = units.into_inner().expect("no thread panics while it holds the lock");
    units.sort_unstable_by_key(|(job, _)| *job);
    Ok(units.into_iter().map(|(_, unit)| unit).collect())
}

/// Prints which directives have another status in one configuration than in the first.
fn print_differences(first_name: &str, first: &[Record], name: &str, records: &[Record]) -> bool {
    let mut same = true;
    for (a, b) in first.iter().zip(records).filter(|(a, b)| a.status != b.status) {
        let (a, b, test) = (&a.observation, &b.observation, &a.name);
        println!("{test} differs:\n  {first_name}: {a}\n  {name}: {b}");
        same = false;
    }
    same
}

pub(super) fn threads(jobs: Option<u16>) -> usize {
    let all = || available_parallelism().map_or(1, NonZero::get);
    jobs.map_or_else(all, usize::from)
}
