//! What a run takes and returns: a [`Job`] for each unit goes in, a [`Report`] for each directive comes out.

use crate::script::{DirectiveId, Expected};
use crate::suite::manifest::{File, Group, Manifest};
use crate::verdict::reject::Cause;
use crate::verdict::{Observed, Status, Verdict};
use std::time::Duration;

/// A unit, and the directives of it that a run selects.
#[derive(Debug)]
pub struct Job<'m> {
    /// The group.
    pub group: &'m Group,
    /// The file.
    pub file: &'m File,
    /// The number of the unit in its file.
    pub unit: u32,
    /// The directives of it that are selected, in order.
    pub targets: Vec<DirectiveId>,
}

/// The reports of one job.
#[derive(Debug)]
pub struct UnitReport {
    /// One report for each directive that ran, in order: the targets and what they need.
    pub reports: Vec<Report>,
    /// How long the engine took for them all.
    pub time: Duration,
}

/// The result of one directive.
#[derive(Debug)]
pub struct Report {
    /// What was observed, and how long it took.
    pub observed: Observed,
    /// What the script expects.
    pub expected: Expected,
    /// Why a module was refused or a call ended, where that is not the cause that the script names.
    pub cause: Option<Cause>,
    /// How the two compare.
    pub verdict: Verdict,
    /// What the verdict means, given the known failures.
    pub status: Status,
    /// The number of the known failure that says so.
    pub entry: Option<usize>,
    /// Whether the directive itself was selected, and not only needed by another.
    pub selected: bool,
}

/// The report of one selected directive, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct SelectedReport<'a> {
    /// The job that it was part of.
    pub job: &'a Job<'a>,
    /// The reports of the job.
    pub unit: &'a UnitReport,
    /// The report of the directive.
    pub report: &'a Report,
}

/// The selected directives of jobs that ran, in the order of the suite.
pub fn in_suite_order<'a>(
    manifest: &Manifest,
    ran: impl Iterator<Item = (&'a Job<'a>, &'a UnitReport)>,
) -> Vec<SelectedReport<'a>> {
    let mut reports = Vec::new();
    for (job, unit) in ran {
        let group = manifest.groups.iter().position(|group| std::ptr::eq(group, job.group));
        let file = job.group.files.element_offset(job.file);
        let selected = unit.reports.iter().filter(|report| report.selected);
        reports.extend(selected.map(|report| {
            let place = (group, file, report.observed.id);
            (place, SelectedReport { job, unit, report })
        }));
    }
    // Each unit is in order, and most units are in order too. The stable sort is fast on such runs.
    reports.sort_by_key(|(place, _)| *place);
    reports.into_iter().map(|(_, report)| report).collect()
}
