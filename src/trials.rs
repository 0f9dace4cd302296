//! The front of `cargo test`: one libtest trial for each directive of the suite.
//!
//! The units run ahead on a pool of threads, in the order that keeps all threads busy; the trials wait for their
//! results and report them, one after the other. Settings for which libtest has no flag come from the environment, or
//! the file `wassay.toml` (see [`settings`](crate::settings)):
//!
//! - `WASSAY_GROUPS`: names with commas between them;
//! - `WASSAY_FILTER` and `WASSAY_SHARD`: as the flags `--filter` and `--shard` of `wassay run`; Bazel's variables for
//!   shards do the same as the latter;
//! - `WASSAY_ENGINE` and `WASSAY_CONFIG`: the engine and its configuration, likewise;
//! - `WASSAY_RESULTS`, `WASSAY_JUNIT`: files for the results, as `wassay run --results` and `--junit` write them;
//!   likewise for every report of [`FILE_REPORTERS`](crate::report::FILE_REPORTERS);
//! - `WASSAY_TIMEOUT`: how many seconds a directive may take;
//! - `WASSAY_IN_PROCESS`: the engine runs in this process, and not in workers, which are this program too.

use crate::arguments::{self, RerunCommand, processors};
use crate::commands::list::write_names;
use crate::commands::run::RunArgs;
use crate::engines::choice::{EngineChoice, PreparedEngine};
use crate::engines::worker;
use crate::output::to_stdout;
use crate::report::{Finding, FinishedRun, LabelArgs, RunContext, RunEnd, RunReport, Summary};
use crate::settings::Settings;
use crate::suite::Suite;
use anyhow::Result;
use clap::{Args, FromArgMatches};
use libtest_mimic::{Arguments, Failed, FormatSetting, Trial};
use std::collections::HashMap;
use std::env;
use std::process::ExitCode;
use std::sync::{Condvar, Mutex};
use std::time::Instant;
use wassay_harness::results::{Header, Repetitions};
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::run::{self, Options};
use wassay_harness::selection::{Filter, Selection, Shard};
use wassay_harness::verdict::Strictness;

/// The exit code of libtest when a test failed.
const EXIT_FAILED: u8 = 101;

/// Runs the trials that the command line and the environment ask for: a test target without libtest's own harness needs
/// only this in its `main`.
///
/// # Errors
///
/// When the run cannot be carried out.
pub fn main() -> Result<ExitCode> {
    worker::serve_if_asked();
    let args = settings()?;
    let choice = args.judging.choice();
    run(&args, &choice, &choice.prepare()?)
}

/// Runs the trials of a suite on an engine.
///
/// # Errors
///
/// When the run cannot be carried out.
pub(crate) fn run(
    args: &RunArgs,
    choice: &EngineChoice,
    engine: &PreparedEngine<'_>,
) -> Result<ExitCode> {
    let (arguments, filter) = arguments(args)?;
    let strictness = args.judging.strictness();
    let suite = Suite::load(&args.suite, engine.name(), &filter)?;
    // The trials need the suite as long as the process runs.
    let suite: &'static Suite = Box::leak(Box::new(suite.in_configuration(&choice.configuration)));
    let mut selection = filter.select(&suite.manifest)?;
    if arguments.ignored {
        selection.files.clear(); // no directive is ignored
    }
    if arguments.list {
        to_stdout(|out| write_names(&selection, ": test", out))?;
        return Ok(ExitCode::SUCCESS);
    }
    let header = suite.header(engine.identity.clone(), strictness, filter.shard);
    let header = Header { settings: args.judging.in_force.clone(), ..header };
    let header = LabelArgs::default().apply(header);
    args.files.check_distinct(&[])?;
    let mut reports = args.files.begin(&header, false)?;
    let rerun = RerunCommand::new(&args.judging, &choice.configuration, &args.suite);
    let run = Run::new(suite, rerun, strictness, selection, filter.shard)?;
    let run: &'static Run = Box::leak(Box::new(run));
    let start = Instant::now();
    let threads = arguments.test_threads.unwrap_or_else(processors);
    let trials = trials(run, arguments.format)?;
    let conclusion = std::thread::scope(|scope| {
        let runner = scope.spawn(|| run.run_jobs(engine, threads));
        // The trials only wait and report: one thread is enough, and the order is the suite's.
        let arguments = Arguments { test_threads: Some(1), ..arguments };
        let conclusion = libtest_mimic::run(&arguments, trials);
        runner.join().expect("BUG: the runner catches the panics of engines")?;
        anyhow::Ok(conclusion)
    })?;
    let progress = run.progress.lock().expect("no thread panics while it holds the lock");
    let mut report = RunReport::new(run.context(), run.units(&progress), start.elapsed())?;
    report.notes = engine.notes();
    reports.iter_mut().try_for_each(|to| to.run(&report))?;
    let needs_records = reports.iter().any(|report| report.needs_records());
    let records = if needs_records { report.records()? } else { Vec::new() };
    let finished = FinishedRun::new(header, Repetitions::new(records), RunEnd::Whole);
    reports.into_iter().try_for_each(|report| report.finish(&finished))?;
    report.problems.iter().for_each(|problem| eprintln!("expectations: {problem}"));
    Ok(match report.problems.is_empty() {
        true => conclusion.exit_code(),
        false => ExitCode::from(EXIT_FAILED),
    })
}

/// The arguments that `wassay run` would have here, from the environment and the file of settings.
///
/// # Errors
///
/// When a value is not understood.
pub(crate) fn settings() -> Result<RunArgs> {
    let command = RunArgs::augment_args(clap::Command::new("run"));
    let settings = Settings::here(&command)?;
    let nothing_said = command.clone().try_get_matches_from(["run"])?;
    let words = settings.arguments(&command, &nothing_said);
    let words = std::iter::once("run".into()).chain(words);
    let mut args = RunArgs::from_arg_matches(&command.clone().try_get_matches_from(words)?)?;
    args.judging.in_force = settings.in_force(&command, &nothing_said);
    args.judging.engines = settings.engines;
    args.suite.groups = settings.groups;
    Ok(args)
}

/// Splits the command line: libtest's flags, and the filters, of which libtest takes only one.
fn arguments(args: &RunArgs) -> Result<(Arguments, Filter)> {
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
    let filter = Filter {
        names,
        exact: arguments.exact,
        skip: std::mem::take(&mut arguments.skip),
        groups: groups.map(str::to_owned).collect(),
        ..args.filter.to_filter(arguments::shard(args.part.shard)?)?
    };
    Ok((arguments, filter))
}

/// The run in the background of the trials.
struct Run {
    suite: &'static Suite,
    rerun: RerunCommand,
    strictness: Strictness,
    shard: Option<Shard>,
    selection: Selection<'static>,
    jobs: Vec<Job<'static>>,
    progress: Mutex<Progress>,
    changed: Condvar,
}

#[derive(Default)]
struct Progress {
    /// The report of each job that has run.
    units: Vec<Option<UnitReport>>,
    /// Set when no further report will come.
    ended: bool,
}

impl Run {
    fn new(
        suite: &'static Suite,
        rerun: RerunCommand,
        strictness: Strictness,
        selection: Selection<'static>,
        shard: Option<Shard>,
    ) -> Result<Self> {
        let jobs = run::plan(&selection)?;
        let units = jobs.iter().map(|_| None).collect();
        let progress = Mutex::new(Progress { units, ended: false });
        let changed = Condvar::new();
        Ok(Self { suite, rerun, strictness, shard, selection, jobs, progress, changed })
    }

    fn run_jobs(&self, engine: &PreparedEngine<'_>, threads: usize) -> Result<()> {
        let options = Options {
            messages: &engine.messages,
            expectations: &self.suite.expectations,
            strictness: self.strictness,
            threads,
        };
        let result = run::run(&self.jobs, engine.host(), options, |job, unit| {
            self.update(|progress| progress.units[job] = Some(unit));
        });
        self.update(|progress| progress.ended = true);
        Ok(result?)
    }

    fn update(&self, change: impl FnOnce(&mut Progress)) {
        change(&mut self.progress.lock().expect("no thread panics while it holds the lock"));
        self.changed.notify_all();
    }

    /// Waits for the report of a job, and passes it to `look`. There is none if the run was stopped.
    fn wait<T>(&self, job: usize, look: impl FnOnce(&UnitReport) -> T) -> Option<T> {
        let progress = self.progress.lock().expect("no thread panics while it holds the lock");
        let waiting = |progress: &mut Progress| progress.units[job].is_none() && !progress.ended;
        let progress = self.changed.wait_while(progress, waiting);
        let progress = progress.expect("no thread panics while it holds the lock");
        progress.units[job].as_ref().map(look)
    }

    fn context(&self) -> RunContext<'_> {
        RunContext {
            suite: self.suite,
            expectations: &self.suite.expectations,
            rerun: &self.rerun,
            selection: &self.selection,
            shard: self.shard,
        }
    }

    /// The jobs that have run, with their reports.
    fn units<'a>(&'a self, progress: &'a Progress) -> Vec<(&'a Job<'a>, &'a UnitReport)> {
        let units = progress.units.iter().map(Option::as_ref);
        self.jobs.iter().zip(units).filter_map(|(job, unit)| Some((job, unit?))).collect()
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
            let finding = Finding::new(&self.jobs[job], unit, report, self.context())?;
            Err(finding.text(&[], false).into())
        });
        outcome.unwrap_or_else(|| Err("the run ended before this directive".into()))
    }

    /// Prints the counts that libtest does not know, before its own summary.
    fn print_counts(&self, format: Option<FormatSetting>) {
        let mut summary = Summary::new(&self.suite.manifest, &self.suite.expectations);
        for (index, job) in self.jobs.iter().enumerate() {
            self.wait(index, |unit| summary.add(job, unit));
        }
        let (mut line, filtered_out) = (summary.last_line(0), self.selection.filtered_out);
        if let Some((number, count)) = self.shard.map(Shard::parts) {
            line = format!("shard {number} of {count}: {line}");
        }
        match format {
            Some(FormatSetting::Json) => eprintln!("{line}; {filtered_out} filtered out"),
            _ => println!("\n{line}; {filtered_out} filtered out"),
        }
    }
}

/// One trial for each selected directive, in the order of the suite.
fn trials(run: &'static Run, format: Option<FormatSetting>) -> Result<Vec<Trial>> {
    let mut places = HashMap::new();
    for (index, job) in run.jobs.iter().enumerate() {
        for (target, id) in job.targets.iter().enumerate() {
            places.insert((std::ptr::from_ref(job.file), *id), (index, target));
        }
    }
    let count = run.selection.len();
    let mut trials: Vec<Trial> = Vec::with_capacity(count);
    for selected in &run.selection.files {
        let heads = selected.file.heads()?;
        for id in &selected.directives {
            let name = selected.file.name(selected.group, &heads[*id as usize]).to_owned_name();
            let (job, target) = places[&(std::ptr::from_ref(selected.file), *id)];
            let is_last = trials.len() + 1 == count;
            trials.push(Trial::test(name, move || {
                let outcome = run.outcome(job, target);
                if is_last {
                    run.print_counts(format);
                }
                outcome
            }));
        }
    }
    Ok(trials)
}
