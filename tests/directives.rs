//! One libtest trial for each directive of the suite.
//!
//! The units run ahead on a pool of threads, in the order that keeps all of them busy; the trials
//! wait for their results and report them, one after the other. What libtest has no flag for comes
//! through the environment: `WASSAY_GROUPS` (names with commas between them), `WASSAY_FILTER` and
//! `WASSAY_SHARD` (as `wassay run` takes `--filter` and `--shard`; Bazel's variables for shards do
//! the same), `WASSAY_ENGINE` and `WASSAY_CONFIG` (the engine and its configuration, likewise), and
//! `WASSAY_RESULTS` (a file for what came of each directive, as `wassay run --results` writes it).
//! `WASSAY_TIMEOUT` is how many seconds a directive may take. With `WASSAY_IN_PROCESS` the engine
//! runs in this process, and not in workers, which are this program too.

use anyhow::{Context, Result};
use libtest_mimic::{Arguments, Failed, FormatSetting, Trial};
use std::collections::HashMap;
use std::env;
use std::io;
use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Condvar, Mutex};
use std::thread::available_parallelism;
use wassay::commands::list::write_names;
use wassay::engines::{self, Choice};
use wassay::report::results::{self, ResultsFile};
use wassay::report::{Summary, finding};
use wassay::sharding;
use wassay::suite::{Suite, SuiteArgs};
use wassay_harness::results::{EngineIdentity, Header, Record};
use wassay_harness::run::order::in_suite_order;
use wassay_harness::run::{self, Host, Job, Options, UnitReport};
use wassay_harness::selection::{Filter, Filtering, Recorded, Selection, Shard};
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::reject::Messages;

/// Whether the texts of rejections must match.
const STRICT_MESSAGES: bool = true;

fn main() -> Result<ExitCode> {
    wassay::worker::serve_if_asked();
    let (arguments, filter) = arguments()?;
    let choice = choice()?;
    let engine = choice.prepare()?;
    let suite = Suite::load(&SuiteArgs::default(), &engine.name, &filter)?;
    // The trials need the suite for as long as the process runs.
    let suite: &'static Suite = Box::leak(Box::new(suite.in_configuration(&choice.configuration)));
    let mut selection = filter.select(&suite.manifest)?;
    if arguments.ignored {
        selection.files.clear(); // no directive is ignored
    }
    if arguments.list {
        write_names(&selection, ": test", io::stdout().lock())?;
        return Ok(ExitCode::SUCCESS);
    }
    let results = begin_results(engine.identity(&choice.configuration), suite, filter.shard)?;
    let run: &'static Run = Box::leak(Box::new(Run::new(suite, choice, &selection)?));
    let threads = arguments.test_threads.unwrap_or_else(processors);
    let runner = std::thread::spawn(move || run.run_jobs(engine.host(), threads));
    let trials = trials(run, &selection, arguments.format)?;
    // The trials only wait and report: one thread is enough, and the order is the suite's.
    let conclusion = libtest_mimic::run(&Arguments { test_threads: Some(1), ..arguments }, trials);
    runner.join().expect("BUG: the runner catches the panics of engines")?;
    if let Some(file) = results {
        file.finish(&run.records()?, true)?;
    }
    let problems = run.problems(&selection)?;
    problems.iter().for_each(|problem| eprintln!("expectations: {problem}"));
    Ok(if problems.is_empty() { conclusion.exit_code() } else { ExitCode::from(101) })
}

/// The engine that the environment asks for.
fn choice() -> Result<Choice> {
    let text = |name: &str, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
    Ok(Choice {
        engine: text("WASSAY_ENGINE", engines::DEFAULT),
        configuration: text("WASSAY_CONFIG", engines::DEFAULT_CONFIGURATION),
        in_process: env::var_os("WASSAY_IN_PROCESS").is_some(),
        timeout_seconds: text("WASSAY_TIMEOUT", "10").parse().context("WASSAY_TIMEOUT")?,
        memory_limit: None,
    })
}

/// Begins the file of results, if the environment asks for one.
fn begin_results(
    engine: EngineIdentity,
    suite: &Suite,
    shard: Option<Shard>,
) -> Result<Option<ResultsFile>> {
    let Some(path) = env::var_os("WASSAY_RESULTS") else { return Ok(None) };
    let path = results::path_for(Path::new(&path), &engine.configuration, false)?;
    let mut header = Header::new(engine, STRICT_MESSAGES, &suite.manifest);
    header.shard = shard.map(Shard::parts);
    ResultsFile::create(path, &header).map(Some)
}

/// Splits the command line: libtest's flags, and the filters, of which libtest takes only one.
fn arguments() -> Result<(Arguments, Filter)> {
    const WITH_VALUE: [&str; 6] =
        ["--test-threads", "--skip", "--format", "--color", "--logfile", "-Z"];
    let (mut flags, mut names) = (Vec::new(), Vec::new());
    let mut rest = env::args();
    flags.extend(rest.next());
    while let Some(argument) = rest.next() {
        if !argument.starts_with('-') {
            names.push(argument);
            continue;
        }
        let takes_value = WITH_VALUE.contains(&argument.as_str());
        flags.push(argument);
        if takes_value {
            flags.extend(rest.next());
        }
    }
    let mut arguments = Arguments::from_iter(flags);
    if arguments.format.is_none() {
        arguments.format = Some(FormatSetting::Terse);
    }
    let groups = env::var("WASSAY_GROUPS").unwrap_or_default();
    let groups = groups.split(',').map(str::trim).filter(|group| !group.is_empty());
    let expression = env::var("WASSAY_FILTER").ok().map(|text| text.parse()).transpose()?;
    let expressions: Vec<Filtering> = expression.into_iter().collect();
    let named = env::var("WASSAY_SHARD").ok().map(|text| text.parse()).transpose()?;
    let filter = Filter {
        names,
        exact: arguments.exact,
        skip: std::mem::take(&mut arguments.skip),
        groups: groups.map(str::to_owned).collect(),
        recorded: Recorded::read(&expressions)?,
        expressions,
        shard: sharding::shard(named)?,
        ..Filter::default()
    };
    Ok((arguments, filter))
}

fn processors() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// The run that is going on behind the trials.
struct Run {
    suite: &'static Suite,
    choice: Choice,
    jobs: Vec<Job<'static>>,
    progress: Mutex<Progress>,
    changed: Condvar,
}

#[derive(Default)]
struct Progress {
    /// What came of each job.
    units: Vec<Option<UnitReport>>,
    /// Set when no further report comes.
    ended: bool,
}

impl Run {
    fn new(suite: &'static Suite, choice: Choice, selection: &Selection<'static>) -> Result<Self> {
        let jobs = run::plan(selection)?;
        let units = jobs.iter().map(|_| None).collect();
        let progress = Mutex::new(Progress { units, ended: false });
        Ok(Self { suite, choice, jobs, progress, changed: Condvar::new() })
    }

    fn run_jobs(&self, engine: Host<'_>, threads: usize) -> Result<()> {
        let options = Options {
            messages: Messages::builtin(),
            expectations: &self.suite.expectations,
            strict_messages: STRICT_MESSAGES,
            threads,
        };
        let result = run::run(&self.jobs, engine, options, |job, unit| {
            self.update(|progress| progress.units[job] = Some(unit));
        });
        self.update(|progress| progress.ended = true);
        Ok(result?)
    }

    fn update(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress.lock().expect("no thread panics while it holds the lock"));
        self.changed.notify_all();
    }

    /// Waits for the report of a job, and looks at it. There is none if the run broke off.
    fn wait<T>(&self, job: usize, look: impl FnOnce(&UnitReport) -> T) -> Option<T> {
        let progress = self.progress.lock().expect("no thread panics while it holds the lock");
        let waiting = |progress: &mut Progress| progress.units[job].is_none() && !progress.ended;
        let progress = self.changed.wait_while(progress, waiting);
        let progress = progress.expect("no thread panics while it holds the lock");
        progress.units[job].as_ref().map(look)
    }

    fn summary(&self) -> Summary<'static> {
        let mut summary = Summary::new(&self.suite.manifest, &self.suite.expectations);
        for (index, job) in self.jobs.iter().enumerate() {
            self.wait(index, |unit| summary.add(job, unit));
        }
        summary
    }

    fn problems(&self, selection: &Selection<'_>) -> Result<Vec<String>> {
        let (suite, summary) = (self.suite, self.summary());
        Ok(suite.problems(selection, &suite.expectations, summary.covered())?)
    }

    /// The records of all selected directives, in the order of the suite.
    fn records(&self) -> Result<Vec<Record>, ManifestError> {
        let progress = self.progress.lock().expect("no thread panics while it holds the lock");
        let units = progress.units.iter().map(Option::as_ref);
        let ran = self.jobs.iter().zip(units).filter_map(|(job, unit)| Some((job, unit?)));
        let told = in_suite_order(&self.suite.manifest, ran);
        told.iter().map(|told| Record::new(told.job, told.report)).collect()
    }

    /// The outcome of the directive at a position among the targets of a job.
    fn outcome(&self, job: usize, target: usize) -> Result<(), Failed> {
        let outcome = self.wait(job, |unit| {
            let mut of_targets = unit.reports.iter().filter(|report| report.selected);
            let report = of_targets.nth(target);
            let report = report.ok_or("BUG: every selected directive gets a report")?;
            if !report.status.is_unexpected() {
                return Ok(());
            }
            let suite = SuiteArgs::default();
            Err(finding(&self.jobs[job], unit, report, &suite, &self.choice, false)?.into())
        });
        outcome.unwrap_or_else(|| Err("the run broke off before this directive".into()))
    }
}

/// One trial for each selected directive, in the order of the suite.
fn trials(
    run: &'static Run,
    selection: &Selection<'static>,
    format: Option<FormatSetting>,
) -> Result<Vec<Trial>> {
    let mut places = HashMap::new();
    for (index, job) in run.jobs.iter().enumerate() {
        for (target, id) in job.targets.iter().enumerate() {
            places.insert((std::ptr::from_ref(job.file), *id), (index, target));
        }
    }
    let count = selection.len();
    let mut trials: Vec<Trial> = Vec::with_capacity(count);
    for selected in &selection.files {
        let heads = selected.file.heads()?;
        for id in &selected.directives {
            let name = selected.file.name(selected.group, &heads[*id as usize]).to_owned_name();
            let (job, target) = places[&(std::ptr::from_ref(selected.file), *id)];
            let is_last = trials.len() + 1 == count;
            let filtered_out = selection.filtered_out;
            trials.push(Trial::test(name, move || {
                let outcome = run.outcome(job, target);
                if is_last {
                    print_counts(run, filtered_out, format);
                }
                outcome
            }));
        }
    }
    Ok(trials)
}

/// Prints the counts that libtest does not know, ahead of its own summary.
fn print_counts(run: &Run, filtered_out: usize, format: Option<FormatSetting>) {
    let line = run.summary().last_line(0);
    match format {
        Some(FormatSetting::Json) => eprintln!("{line}; {filtered_out} filtered out"),
        _ => println!("\n{line}; {filtered_out} filtered out"),
    }
}
