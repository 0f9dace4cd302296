//! What `run` prints: findings, what is wrong with expectations, the table by group, and what is flaky or slow
//! if somebody asks.

use super::{Ran, finding};
use crate::engines::Choice;
use crate::suite::{Suite, SuiteArgs};
use anyhow::Result;
use std::cmp::Reverse;
use std::io::{self, Write};
use std::time::Duration;
use wassay_harness::expectations::Expectations;
use wassay_harness::results::SelectedReport;
use wassay_harness::results::{Record, RepeatedOutcome, Repetitions, differences};
use wassay_harness::selection::Selection;
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::Status;

/// What reports say besides what came of a run.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// What is known to fail in it, in the configuration of the run.
    pub expectations: &'a Expectations,
    /// How the command line named it.
    pub suite_args: &'a SuiteArgs,
    /// The engine.
    pub choice: &'a Choice,
    /// What was selected of it.
    pub selection: &'a Selection<'a>,
    /// Whether there are colours.
    pub color: bool,
}

/// Prints what was not as expected, and the table. Returns whether all was as expected.
///
/// # Errors
///
/// When nothing can be written, or the manifest is damaged.
pub fn print(out: &mut dyn Write, ran: &Ran<'_>, context: Context<'_>) -> Result<bool> {
    let Context { suite, expectations, selection, .. } = context;
    for told in ran.told.iter().filter(|told| is_shown(told)) {
        print_finding(out, told, context)?;
    }
    let summary = ran.summary(&suite.manifest, expectations);
    let problems = suite.problems(selection, expectations, summary.covered())?;
    for problem in &problems {
        writeln!(out, "expectations: {problem}")?;
    }
    for note in expectations.notes(&selection.whole_groups()) {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "{}", summary.table(ran.wall))?;
    for (name, count) in &ran.notes {
        writeln!(out, "{name}: {count}")?;
    }
    writeln!(out, "{}\n", summary.last_line(problems.len()))?;
    Ok(problems.is_empty() && summary.unexpected() == 0)
}

/// Prints in one line what a repetition came to, behind what differed from the first. `differing` has the
/// positions of that.
///
/// # Errors
///
/// When nothing can be written, or the manifest is damaged.
pub fn print_repetition(
    out: &mut dyn Write,
    number: u32,
    ran: &Ran<'_>,
    differing: &[usize],
    context: Context<'_>,
) -> Result<()> {
    let differing = differing.iter().map(|position| &ran.told[*position]);
    for told in differing.filter(|told| is_shown(told)) {
        print_finding(out, told, context)?;
    }
    let summary = ran.summary(&context.suite.manifest, context.expectations);
    let seconds = ran.wall.as_secs_f64();
    writeln!(out, "repetition {number}: {} in {seconds:.3} s", summary.last_line(0))?;
    Ok(())
}

/// Whether a result is worth a finding: what was not run is only counted.
fn is_shown(told: &SelectedReport<'_>) -> bool {
    told.report.status.is_unexpected() && told.report.status != Status::NotRun
}

fn print_finding(
    out: &mut dyn Write,
    told: &SelectedReport<'_>,
    context: Context<'_>,
) -> Result<()> {
    let Context { suite_args, choice, color, .. } = context;
    let text = finding(told.job, told.unit, told.report, suite_args, choice, color)?;
    Ok(writeln!(out, "{text}")?)
}

/// Prints what each flaky directive came to. Returns whether there is none.
///
/// # Errors
///
/// When nothing can be written.
pub fn print_flaky(out: &mut dyn Write, repetitions: &Repetitions) -> io::Result<bool> {
    let count = repetitions.count();
    let flaky = repetitions.flaky();
    if count > 1 {
        writeln!(out, "\n{count} repetitions: {} flaky", flaky.len())?;
    }
    for outcomes in &flaky {
        writeln!(out, "{} is flaky:", outcomes[0].record.name)?;
        for RepeatedOutcome { record, first_in, times } in outcomes {
            let (status, observation) = (record.status.name(), &record.observation);
            let first = format!("{times} of {count} times, first in repetition {first_in}");
            writeln!(out, "  {status}: {observation} ({first})")?;
        }
    }
    Ok(flaky.is_empty())
}

/// Prints which directives came to something else in one configuration than in the first. Returns whether none
/// did.
///
/// # Errors
///
/// When nothing can be written.
pub fn print_differences(
    out: &mut dyn Write,
    (first_name, first): (&str, &[Record]),
    (name, records): (&str, &[Record]),
) -> io::Result<bool> {
    let differing = differences(first, records);
    for position in &differing {
        let (a, b) = (&first[*position], &records[*position]);
        let test = &a.name;
        let (a, b) = (&a.observation, &b.observation);
        writeln!(out, "{test} differs:\n  {first_name}: {a}\n  {name}: {b}")?;
    }
    Ok(differing.is_empty())
}

/// Prints the units and the directives that took longest.
///
/// # Errors
///
/// When nothing can be written, or the manifest is damaged.
pub fn print_slowest(out: &mut dyn Write, ran: &Ran<'_>, count: usize) -> Result<()> {
    let mut units: Vec<_> = ran.jobs.iter().zip(ran.units).collect();
    units.sort_by_key(|(_, unit)| Reverse(unit.time));
    writeln!(out, "slowest units:")?;
    for (job, unit) in units.iter().take(count) {
        let first = job.targets.first().ok_or(ManifestError::Format)?;
        let head = job.file.heads()?.get(*first as usize).ok_or(ManifestError::Format)?;
        let (name, others) = (job.file.name(job.group, head), job.targets.len() - 1);
        writeln!(out, "  {}  {name} and {others} more", milliseconds(unit.time))?;
    }
    let mut told: Vec<&SelectedReport<'_>> = ran.told.iter().collect();
    told.sort_by_key(|told| Reverse(told.report.observed.time));
    writeln!(out, "slowest directives:")?;
    for told in told.into_iter().take(count) {
        let record = Record::new(told.job, told.report)?;
        writeln!(out, "  {}  {}", milliseconds(record.time()), record.name)?;
    }
    Ok(())
}

fn milliseconds(time: Duration) -> String {
    format!("{:>10.3} ms", time.as_secs_f64() * 1e3)
}
