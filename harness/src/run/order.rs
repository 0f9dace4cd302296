//! In which order units run, and in which order their results are told.
//!
//! Invariant: the order in which units run changes how long a run takes, and never what it comes to; results
//! are told in the order of the suite.

use crate::run::{Job, Report, UnitReport};
use crate::suite::manifest::Manifest;

/// What came of one selected directive, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The job that it was part of.
    pub job: &'a Job<'a>,
    /// What came of the job.
    pub unit: &'a UnitReport,
    /// What came of the directive.
    pub report: &'a Report,
}

/// The selected directives of jobs that ran, in the order of the suite.
pub fn in_suite_order<'a>(
    manifest: &Manifest,
    ran: impl Iterator<Item = (&'a Job<'a>, &'a UnitReport)>,
) -> Vec<Told<'a>> {
    let mut told = Vec::new();
    for (job, unit) in ran {
        let group = manifest.groups.iter().position(|group| std::ptr::eq(group, job.group));
        let file = job.group.files.element_offset(job.file);
        let selected = unit.reports.iter().filter(|report| report.selected);
        told.extend(selected.map(|report| {
            let place = (group, file, report.performed.id);
            (place, Told { job, unit, report })
        }));
    }
    told.sort_unstable_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, told)| told).collect()
}

/// Puts jobs into an order that only `seed` decides.
pub fn shuffle(jobs: &mut [Job<'_>], seed: u64) {
    fastrand::Rng::with_seed(seed).shuffle(jobs);
}
