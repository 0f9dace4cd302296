//! What a run came to: the data that every report is made of.

use super::Summary;
use std::time::Duration;
use wassay_harness::expectations::Expectations;
use wassay_harness::results::Record;
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::results::{SelectedReport, in_suite_order};
use wassay_harness::suite::manifest::{Manifest, ManifestError};

/// What one run came to.
#[derive(Debug)]
pub struct Ran<'a> {
    /// What ran.
    pub jobs: &'a [Job<'a>],
    /// What came of each job.
    pub units: &'a [UnitReport],
    /// The selected directives, in the order of the suite.
    pub told: Vec<SelectedReport<'a>>,
    /// How long the whole run took.
    pub wall: Duration,
    /// What the engine has counted, for people to read.
    pub notes: Vec<(String, u64)>,
}

impl<'a> Ran<'a> {
    /// Puts the results of a run into the order of the suite.
    pub fn new(
        manifest: &Manifest,
        jobs: &'a [Job<'a>],
        units: &'a [UnitReport],
        wall: Duration,
    ) -> Self {
        let told = in_suite_order(manifest, jobs.iter().zip(units));
        Self { jobs, units, told, wall, notes: Vec::new() }
    }

    /// The records of the selected directives.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn records(&self) -> Result<Vec<Record>, ManifestError> {
        self.told.iter().map(|told| Record::new(told.job, told.report)).collect()
    }

    /// The counts.
    pub fn summary<'m>(&self, manifest: &'m Manifest, expectations: &Expectations) -> Summary<'m> {
        let mut summary = Summary::new(manifest, expectations);
        self.jobs.iter().zip(self.units).for_each(|(job, unit)| summary.add(job, unit));
        summary
    }
}
