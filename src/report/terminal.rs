//! The output of `run`: findings, mistakes in the expectations, the table by group, and flaky or slow directives if
//! these are asked for.

use super::causes::by_cause;
use super::{Finding, FinishedRun, Reporter, RunEnd, RunReport, counted};
use crate::arguments::Volume;
use crate::limits::FINDINGS;
use crate::output::Stream;
use anyhow::Result;
use std::cmp::Reverse;
use std::io::{self, Write};
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
    /// The stream that it is printed to.
    pub stream: Stream,
    /// Whether each failure is shown on its own, however many there are.
    pub all_failures: bool,
    /// How much is printed besides the failures and the counts in one line.
    pub volume: Volume,
}

impl Reporter for Terminal {
    fn needs_records(&self) -> bool {
        false
    }

    fn run(&mut self, run: &RunReport<'_>) -> Result<()> {
        self.stream.write_all(|out| {
            if run.repetition > 1 {
                return self.print_repetition(out, run);
            }
            self.print(out, run)?;
            match self.slowest {
                Some(count) => print_slowest(out, run, count),
                None => Ok(()),
            }
        })
    }

    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        self.stream.write_all(|out| {
            print_flaky(out, finished)?;
            let how = match finished.end {
                RunEnd::Whole => return Ok(()),
                RunEnd::BrokenOff => "was broken off",
                RunEnd::TooManyFailures => "ended at as many failures as --max-failures allows",
            };
            Ok(writeln!(out, "The run {how}: what was not run has not passed.")?)
        })
    }
}

impl Terminal {
    /// Prints what was not as expected, and the table.
    fn print(self, out: &mut dyn Write, run: &RunReport<'_>) -> Result<()> {
        if let Some(shard) = run.context.shard {
            let (number, count) = shard.parts();
            let elsewhere = run.context.selection.in_other_shards.iter();
            let elsewhere: usize = elsewhere.map(|(_, directives)| directives).sum();
            let elsewhere = counted(elsewhere, "directive");
            writeln!(out, "shard {number} of {count}: {elsewhere} in the others\n")?;
        }
        self.print_findings(out, run)?;
        for (name, time) in &run.in_flight {
            writeln!(out, "in flight when the run ended, for {:.1} s: {name}", time.as_secs_f64())?;
        }
        for problem in &run.problems {
            writeln!(out, "expectations: {problem}")?;
        }
        let last_line = run.summary.last_line(run.problems.len());
        if self.volume == Volume::Quiet {
            return Ok(writeln!(out, "{last_line}")?);
        }
        let whole_groups = run.context.selection.whole_groups();
        for note in run.context.expectations.notes(&whole_groups) {
            writeln!(out, "note: {note}")?;
        }
        if self.volume == Volume::All {
            writeln!(out, "{}", run.summary.table(run.wall, self.color))?;
        }
        for (name, count) in &run.notes {
            writeln!(out, "{name}: {count}")?;
        }
        Ok(writeln!(out, "{last_line}")?)
    }

    /// Prints the failures: each, or those that share a cause as one finding, and no more findings than a reader can
    /// take in.
    fn print_findings(self, out: &mut dyn Write, run: &RunReport<'_>) -> Result<()> {
        let directives = run.directives.iter().copied();
        if self.all_failures {
            let mut shown = directives.filter(is_shown);
            return shown.try_for_each(|told| self.print_finding(out, &told, &[], run));
        }
        let causes = by_cause(directives)?;
        for cause in causes.iter().take(FINDINGS) {
            self.print_finding(out, &cause.first, &cause.notes(), run)?;
        }
        if causes.len() > FINDINGS {
            let (left, more) =
                (causes.len() - FINDINGS, "--all-failures shows each, --results keeps all");
            writeln!(out, "and {}: {more}\n", counted(left, "other finding"))?;
        }
        Ok(())
    }

    /// Prints the directives of a repetition that differ from the first run, then the counts in one line.
    fn print_repetition(self, out: &mut dyn Write, run: &RunReport<'_>) -> Result<()> {
        let differing = run.differing.iter().map(|position| run.directives[*position]);
        for cause in by_cause(differing)?.iter().take(FINDINGS) {
            self.print_finding(out, &cause.first, &cause.notes(), run)?;
        }
        let (number, seconds) = (run.repetition, run.wall.as_secs_f64());
        let counts = run.summary.last_line(0);
        Ok(writeln!(out, "repetition {number}: {counts} in {seconds:.3} s")?)
    }

    fn print_finding(
        self,
        out: &mut dyn Write,
        told: &SelectedReport<'_>,
        notes: &[String],
        run: &RunReport<'_>,
    ) -> Result<()> {
        let finding = Finding::new(told.job, told.unit, told.report, run.context)?;
        Ok(writeln!(out, "{}\n", finding.text(notes, self.color))?)
    }
}

/// Whether a result gets a finding. Directives that did not run are only counted.
fn is_shown(told: &SelectedReport<'_>) -> bool {
    told.report.status.is_unexpected() && told.report.status != Status::NotRun
}

/// Prints the outcomes of each flaky directive.
fn print_flaky(out: &mut dyn Write, finished: &FinishedRun) -> io::Result<()> {
    let (count, flaky) = (finished.repetitions, &finished.flaky);
    if count > 1 {
        writeln!(out, "\n{count} repetitions: {} flaky", flaky.len())?;
    }
    for outcomes in flaky.iter().take(FINDINGS) {
        writeln!(out, "{} is flaky:", outcomes[0].record.name)?;
        for RepeatedOutcome { record, first_in, times } in outcomes {
            let (status, observation) = (record.status.name(), &record.observation);
            let first = format!("{times} of {count} times, first in repetition {first_in}");
            writeln!(out, "  {status}: {observation} ({first})")?;
        }
    }
    if flaky.len() > FINDINGS {
        writeln!(out, "and {} more: --results keeps all", flaky.len() - FINDINGS)?;
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
    for position in differing.iter().take(FINDINGS) {
        let (a, b) = (&first[*position], &records[*position]);
        let test = &a.name;
        let (a, b) = (&a.observation, &b.observation);
        writeln!(out, "{test} differs:\n  {first_name}: {a}\n  {name}: {b}")?;
    }
    if differing.len() > FINDINGS {
        writeln!(
            out,
            "and {} more differ: `diff` of their --results shows all",
            differing.len() - FINDINGS
        )?;
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
