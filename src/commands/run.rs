//! `wassay run`: the main job.

use crate::cli::{EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_UNEXPECTED, RunArgs};
use crate::engines;
use crate::report::{Summary, finding};
use crate::suite::Suite;
use anyhow::Result;
use std::io::Write;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread::available_parallelism;
use std::time::Instant;
use wassay_harness::reject::Messages;
use wassay_harness::runner::{self, Options, UnitReport};

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<u8> {
    let engine = engines::by_name(&args.judging.engine)?;
    let filter = args.filter.to_filter();
    let suite = Suite::load(&args.suite, engine.name(), &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.is_empty() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let start = Instant::now();
    let jobs = runner::plan(&selection)?;
    let options = Options {
        messages: Messages::builtin(),
        expectations: &suite.expectations,
        strict_messages: !args.judging.lenient_messages,
        threads: threads(args.jobs),
    };
    let reports: Mutex<Vec<(usize, UnitReport)>> = Mutex::new(Vec::with_capacity(jobs.len()));
    runner::run(&jobs, &*engine, options, |job, report| {
        reports.lock().expect("no thread panics while it holds the lock").push((job, report));
    })?;
    let mut reports = reports.into_inner().expect("no thread panics while it holds the lock");
    // In the order of the manifest, whatever the order in which they ran.
    reports.sort_by_key(|(job, _)| suite_order(&suite, &jobs[*job]));

    let mut summary = Summary::new(&suite.manifest, &suite.expectations);
    let mut out = std::io::stdout().lock();
    for (index, unit) in &reports {
        summary.add(&jobs[*index], unit);
        for report in unit.reports.iter().filter(|report| report.selected) {
            if report.status.is_unexpected() {
                let text = finding(&jobs[*index], unit, report, &args.suite, color)?;
                writeln!(out, "{text}")?;
            }
        }
    }
    let problems = suite.expectations.problems(summary.covered(), &selection.complete_groups());
    for problem in &problems {
        writeln!(out, "expectations: {problem}")?;
    }
    writeln!(out, "{}", summary.table(start.elapsed()))?;
    writeln!(out, "{}", summary.last_line(problems.len()))?;
    let as_expected = problems.is_empty() && summary.unexpected() == 0;
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}

fn threads(jobs: Option<u16>) -> usize {
    let all = || available_parallelism().map_or(1, NonZero::get);
    jobs.map_or_else(all, usize::from)
}

/// The position of a job in the manifest.
fn suite_order(suite: &Suite, job: &runner::Job<'_>) -> (usize, usize, u32) {
    let groups = &suite.manifest.groups;
    let group = groups.iter().position(|group| std::ptr::eq(group, job.group)).unwrap_or(0);
    let file = job.group.files.element_offset(job.file).unwrap_or(0);
    (group, file, job.unit)
}
