//! What `run` prints: findings, what is wrong with expectations, the table by group.

use super::{Ran, finding};
use crate::suite::{Suite, SuiteArgs};
use anyhow::Result;
use std::io::Write;
use wassay_harness::selection::Selection;

/// What reports say besides what came of a run.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The suite.
    pub suite: &'a Suite,
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
    let Context { suite, suite_args, selection, color } = context;
    for told in ran.told.iter().filter(|told| told.report.status.is_unexpected()) {
        let text = finding(told.job, told.unit, told.report, suite_args, color)?;
        writeln!(out, "{text}")?;
    }
    let summary = ran.summary(&suite.manifest, &suite.expectations);
    let problems = suite.expectations.problems(summary.covered(), &selection.complete_groups());
    for problem in &problems {
        writeln!(out, "expectations: {problem}")?;
    }
    writeln!(out, "{}", summary.table(ran.wall))?;
    writeln!(out, "{}\n", summary.last_line(problems.len()))?;
    Ok(problems.is_empty() && summary.unexpected() == 0)
}
