//! What `run` prints: findings, what is wrong with expectations, the table by group.

use super::{Ran, finding};
use crate::suite::{Suite, SuiteArgs};
use anyhow::Result;
use std::io::Write;
use wassay_harness::expectations::Expectations;
use wassay_harness::selection::Selection;

/// What reports say besides what came of a run.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// What is known to fail in it, in the configuration of the run.
    pub expectations: &'a Expectations,
    /// How the command line named it.
    pub suite_args: &'a SuiteArgs,
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
    let Context { suite, expectations, suite_args, selection, color } = context;
    for told in ran.told.iter().filter(|told| told.report.status.is_unexpected()) {
        let text = finding(told.job, told.unit, told.report, suite_args, color)?;
        writeln!(out, "{text}")?;
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
    writeln!(out, "{}\n", summary.last_line(problems.len()))?;
    Ok(problems.is_empty() && summary.unexpected() == 0)
}
