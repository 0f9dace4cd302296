//! What `run` prints: findings, what is wrong with expectations, the table by group, and what is flaky or slow
//! if somebody asks.

use super::{FinishedRun, Reporter, RunReport, finding};
use anyhow::Result;
use std::cmp::Reverse;
use std::io::{self, Write, stdout};
use std::time::Duration;
use wassay_harness::results::SelectedReport;
use wassay_harness::results::{Record, RepeatedOutcome, differences};
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::Status;

/// The report on the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether there are colours.
    pub color: bool,
    /// How many of the slowest units and directives to show.
    pub slowest: Option<usize>,
}

impl Reporter for Terminal {
    fn needs_records(&self) -> bool {
        false
    }

    fn run(&mut self, run: &RunReport<'_>) -> Result<()> {
        let mut out = stdout().lock();
        if run.repetition > 1 {
            return self.print_repetition(&mut out, run);
        }
        self.print(&mut out, run)?;
        match self.slowest {
            Some(count) => print_slowest(&mut out, run, count),
            None => Ok(()),
        }
    }

    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        let mut out = stdout().lock();
        print_flaky(&mut out, finished)?;
        if !finished.results.complete {
            writeln!(out, "The run was broken off: what was not run has not passed.")?;
        }
        Ok(())
    }
}

impl Terminal {
    /// Prints what was not as expected, and the table.
    fn print(self, out: &mut dyn Write, run: &RunReport<'_>) -> Result<()> {
        for told in run.directives.iter().filter(|told| is_shown(told)) {
            self.print_finding(out, told, run)?;
        }
        for problem in &run.problems {
            writeln!(out, "expectations: {problem}")?;
        }
        let whole_groups = run.context.selection.whole_groups();
        for note in run.context.expectations.notes(&whole_groups) {
            writeln!(out, "note: {note}")?;
        }
        writeln!(out, "{}", run.summary.table(run.wall))?;
        for (name, count) in &run.notes {
            writeln!(out, "{name}: {count}")?;
        }
        Ok(writeln!(out, "{}\n", run.summary.last_line(run.problems.len()))?)
    }

    /// Prints the counts of a repetition in one line, behind what differed from the first run.
    fn print_repetition(self, out: &mut dyn Write, run: &RunReport<'_>) -> Result<()> {
        let differing = run.differing.iter().map(|position| &run.directives[*position]);
        for told in differing.filter(|told| is_shown(told)) {
            self.print_finding(out, told, run)?;
        }
        let (number, seconds) = (run.repetition, run.wall.as_secs_f64());
        let counts = run.summary.last_line(0);
        Ok(writeln!(out, "repetition {number}: {counts} in {seconds:.3} s")?)
    }

    fn print_finding(
        self,
        out: &mut dyn Write,
        told: &SelectedReport<'_>,
        run: &RunReport<'_>,
    ) -> Result<()> {
        let text = finding(told.job, told.unit, told.report, run.context, self.color)?;
        Ok(writeln!(out, "{text}")?)
    }
}

/// Whether a result is worth a finding: what was not run is only counted.
fn is_shown(told: &SelectedReport<'_>) -> bool {
    told.report.status.is_unexpected() && told.report.status != Status::NotRun
}

/// Prints the outcomes of each flaky directive.
fn print_flaky(out: &mut dyn Write, finished: &FinishedRun) -> io::Result<()> {
    let (count, flaky) = (finished.repetitions, &finished.flaky);
    if count > 1 {
        writeln!(out, "\n{count} repetitions: {} flaky", flaky.len())?;
    }
    for outcomes in flaky {
        writeln!(out, "{} is flaky:", outcomes[0].record.name)?;
        for RepeatedOutcome { record, first_in, times } in outcomes {
            let (status, observation) = (record.status.name(), &record.observation);
            let first = format!("{times} of {count} times, first in repetition {first_in}");
            writeln!(out, "  {status}: {observation} ({first})")?;
        }
    }
    Ok(())
}

/// Prints which directives differ in one configuration from the first. Returns whether none does.
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
fn print_slowest(out: &mut dyn Write, run: &RunReport<'_>, count: usize) -> Result<()> {
    let mut units = run.units.clone();
    units.sort_by_key(|(_, unit)| Reverse(unit.time));
    writeln!(out, "slowest units:")?;
    for (job, unit) in units.iter().take(count) {
        let first = job.targets.first().ok_or(ManifestError::Format)?;
        let head = job.file.heads()?.get(*first as usize).ok_or(ManifestError::Format)?;
        let (name, others) = (job.file.name(job.group, head), job.targets.len() - 1);
        writeln!(out, "  {}  {name} and {others} more", milliseconds(unit.time))?;
    }
    let mut told: Vec<&SelectedReport<'_>> = run.directives.iter().collect();
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
