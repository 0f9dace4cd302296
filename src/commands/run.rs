//! `wassay run`: the main job.
//!
//! Selection and plan are made once; each configuration of the engine runs them and is reported on
//! its own. With several, the verdicts are compared too.

use crate::cli::{
    EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_INTERRUPTED, EXIT_UNEXPECTED, RunArgs,
};
use crate::engines::{self, Choice, Prepared};
use crate::report::{Summary, finding};
use crate::suite::Suite;
use anyhow::{Context, Result};
use std::io::Write;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use wassay_harness::expectations::Status;
use wassay_harness::reject::Messages;
use wassay_harness::runner::{self, Job, Options, RunError, UnitReport};
use wassay_harness::selection::Selection;

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<u8> {
    let judging = &args.judging;
    let names = engines::configurations(&judging.config);
    let engines = names.iter().map(|name| Choice::new(judging, name).prepare());
    let engines = engines.collect::<Result<Vec<_>>>()?;
    let filter = args.filter.to_filter();
    let suite = Suite::load(&args.suite, &engines[0].name, &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.is_empty() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let jobs = runner::plan(&selection)?;
    stop_at_interrupt(&engines)?;
    let run = Run { args, suite: &suite, selection: &selection, jobs: &jobs, color };
    let mut as_expected = true;
    let mut first: Option<Vec<UnitReport>> = None;
    for (name, engine) in names.iter().zip(&engines) {
        if names.len() > 1 {
            println!("configuration: {name}\n");
        }
        let start = Instant::now();
        let units = run.units(engine)?;
        as_expected &= run.print(&units, start.elapsed())?;
        if engine.workers().is_some_and(|workers| workers.is_stopped()) {
            println!("The run was broken off: what was not run has not passed.");
            return Ok(EXIT_INTERRUPTED);
        }
        match &first {
            Some(first) => as_expected &= run.print_differences(names[0], first, name, &units)?,
            None => first = Some(units),
        }
    }
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}

/// What every configuration runs.
struct Run<'a> {
    args: &'a RunArgs,
    suite: &'a Suite,
    selection: &'a Selection<'a>,
    jobs: &'a [Job<'a>],
    color: bool,
}

impl Run<'_> {
    /// Runs all jobs. The reports are in the order of the jobs.
    fn units(&self, engine: &Prepared) -> Result<Vec<UnitReport>, RunError> {
        let options = Options {
            messages: Messages::builtin(),
            expectations: &self.suite.expectations,
            strict_messages: !self.args.judging.lenient_messages,
            threads: threads(self.args.jobs),
        };
        let units: Mutex<Vec<(usize, UnitReport)>> =
            Mutex::new(Vec::with_capacity(self.jobs.len()));
        runner::run(self.jobs, engine.host(), options, |job, unit| {
            units.lock().expect("no thread panics while it holds the lock").push((job, unit));
        })?;
        let mut units = units.into_inner().expect("no thread panics while it holds the lock");
        units.sort_unstable_by_key(|(job, _)| *job);
        Ok(units.into_iter().map(|(_, unit)| unit).collect())
    }

    /// Prints what was not as expected, and the table. Returns whether all was as expected.
    fn print(&self, units: &[UnitReport], wall: Duration) -> Result<bool> {
        let mut summary = Summary::new(&self.suite.manifest, &self.suite.expectations);
        let mut out = std::io::stdout().lock();
        for index in self.order() {
            let (job, unit) = (&self.jobs[index], &units[index]);
            summary.add(job, unit);
            for report in unit.reports.iter().filter(|report| report.selected) {
                if report.status.is_unexpected() && report.status != Status::NotRun {
                    let text = finding(job, unit, report, &self.args.suite, self.color)?;
                    writeln!(out, "{text}")?;
                }
            }
        }
        let complete = self.selection.complete_groups();
        let problems = self.suite.expectations.problems(summary.covered(), &complete);
        for problem in &problems {
            writeln!(out, "expectations: {problem}")?;
        }
        writeln!(out, "{}", summary.table(wall))?;
        writeln!(out, "{}\n", summary.last_line(problems.len()))?;
        Ok(problems.is_empty() && summary.unexpected() == 0)
    }

    /// Prints which directives have another status in one configuration than in the first.
    fn print_differences(
        &self,
        first_name: &str,
        first: &[UnitReport],
        name: &str,
        units: &[UnitReport],
    ) -> Result<bool> {
        let mut same = true;
        for ((job, first), unit) in self.jobs.iter().zip(first).zip(units) {
            for (a, b) in first.reports.iter().zip(&unit.reports) {
                if a.selected && a.status != b.status {
                    let head = &job.file.heads()?[a.performed.id as usize];
                    let test = job.file.name(job.group, head);
                    let (a, b) = (&a.performed.observation, &b.performed.observation);
                    println!("{test} differs:\n  {first_name}: {a}\n  {name}: {b}");
                    same = false;
                }
            }
        }
        Ok(same)
    }

    /// The jobs in the order of the manifest, whatever the order in which they ran.
    fn order(&self) -> Vec<usize> {
        let groups = &self.suite.manifest.groups;
        let place = |index: &usize| {
            let job = &self.jobs[*index];
            let group = groups.iter().position(|group| std::ptr::eq(group, job.group));
            (group, job.group.files.element_offset(job.file), job.unit)
        };
        let mut order: Vec<usize> = (0..self.jobs.len()).collect();
        order.sort_by_cached_key(place);
        order
    }
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

fn threads(jobs: Option<u16>) -> usize {
    let all = || available_parallelism().map_or(1, NonZero::get);
    jobs.map_or_else(all, usize::from)
}
