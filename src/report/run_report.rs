//! One run in the order of the suite, and the results at the end of all repetitions: the data that every report is made
//! from.

use super::Summary;
use crate::arguments::RerunCommand;
use crate::suite::Suite;
use std::collections::HashSet;
use std::time::Duration;
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{Header, Record, RepeatedOutcome, Repetitions, Results};
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::results::{SelectedReport, in_suite_order};
use wassay_harness::selection::{Selection, Shard};
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::Status;

/// The data that is the same in all repetitions of a run.
#[derive(Clone, Copy, Debug)]
pub struct RunContext<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// The known failures in the suite, in the configuration of the run.
    pub expectations: &'a Expectations,
    /// The arguments that run the same again.
    pub rerun: &'a RerunCommand,
    /// What was selected of the suite.
    pub selection: &'a Selection<'a>,
    /// Which part of it, if it was divided.
    pub shard: Option<Shard>,
}

/// One run of everything that was selected.
#[derive(Debug)]
pub struct RunReport<'a> {
    /// What ran.
    pub context: RunContext<'a>,
    /// The number of the repetition, from 1.
    pub repetition: u32,
    /// The units that ran.
    pub units: Vec<(&'a Job<'a>, &'a UnitReport)>,
    /// The selected directives, in the order of the suite.
    pub directives: Vec<SelectedReport<'a>>,
    /// The positions of the directives that differ from the first run.
    pub differing: Vec<usize>,
    /// The counts.
    pub summary: Summary<'a>,
    /// What is wrong with the expectations.
    pub problems: Vec<String>,
    /// How long the whole run took.
    pub wall: Duration,
    /// What the engine has counted, for people to read.
    pub notes: Vec<(String, u64)>,
    /// The directives that were in flight when the run was stopped, and for how long.
    pub in_flight: Vec<(String, Duration)>,
}

impl<'a> RunReport<'a> {
    /// Puts the reports of units into the order of the suite, and counts.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn new(
        context: RunContext<'a>,
        units: Vec<(&'a Job<'a>, &'a UnitReport)>,
        wall: Duration,
    ) -> Result<Self, ManifestError> {
        let RunContext { suite, expectations, selection, .. } = context;
        let directives = in_suite_order(&suite.manifest, units.iter().copied());
        let mut summary = Summary::new(&suite.manifest, expectations);
        units.iter().for_each(|(job, unit)| summary.add(job, unit));
        let not_run = directives.iter().filter(|told| told.report.status == Status::NotRun);
        let broken_off: HashSet<&str> = not_run.map(|told| &*told.job.group.name).collect();
        let problems = suite.problems(selection, expectations, summary.covered(), &broken_off)?;
        let (differing, notes, in_flight) = (Vec::new(), Vec::new(), Vec::new());
        let repetition = 1;
        Ok(Self {
            context,
            repetition,
            units,
            directives,
            differing,
            summary,
            problems,
            wall,
            notes,
            in_flight,
        })
    }

    /// Whether every directive and every expectation was as expected.
    pub fn is_as_expected(&self) -> bool {
        self.problems.is_empty() && self.summary.unexpected() == 0
    }

    /// The records of the selected directives.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn records(&self) -> Result<Vec<Record>, ManifestError> {
        self.directives.iter().map(|told| Record::new(told.job, told.report)).collect()
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEnd {
    /// Everything ran, as often as was asked for.
    Whole,
    /// The run was stopped at the terminal.
    BrokenOff,
    /// The run ended at the limit of failures.
    TooManyFailures,
}

/// The results of a run and its repetitions.
#[derive(Debug)]
pub struct FinishedRun {
    /// The records of the first run, in which flaky directives are marked.
    pub results: Results,
    /// The different outcomes of each flaky directive.
    pub flaky: Vec<Vec<RepeatedOutcome>>,
    /// How many runs there were. The last one may have been stopped.
    pub repetitions: u32,
    /// How it ended.
    pub end: RunEnd,
}

impl FinishedRun {
    /// Ends the repetitions.
    pub fn new(header: Header, repetitions: Repetitions, end: RunEnd) -> Self {
        let (flaky, count) = (repetitions.flaky(), repetitions.count());
        let records = repetitions.into_records();
        // The results are those of the first run.
        let complete = end == RunEnd::Whole || count > 1;
        let results = Results { header, records, complete };
        Self { results, flaky, repetitions: count, end }
    }
}
