//! Runs what is selected: units on all cores, the longest first.
//!
//! Invariant: every selected directive gets exactly one report, whatever the engine does.

use crate::engine::Engine;
use crate::expectations::{Expectations, FileExpectations, Status};
use crate::judge::{Judge, Verdict};
use crate::manifest::{File, Group, ManifestError};
use crate::reject::Messages;
use crate::script::{Directive, DirectiveId, Expected};
use crate::selection::Selection;
use crate::session::{Performed, perform};
use crate::slice::slice;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// One unit, as far as it is needed.
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

/// How a run is done.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The texts of causes.
    pub messages: &'a Messages,
    /// What is known to fail.
    pub expectations: &'a Expectations,
    /// Whether the texts of rejections must match.
    pub strict_messages: bool,
    /// How many units run at once.
    pub threads: usize,
}

/// What came of one job.
#[derive(Debug)]
pub struct UnitReport {
    /// One report for each directive that ran, in order: the targets and what they need.
    pub reports: Vec<Report>,
    /// How long the unit took on its thread.
    pub time: Duration,
}

/// What came of one directive.
#[derive(Debug)]
pub struct Report {
    /// What was observed, and how long it took.
    pub performed: Performed,
    /// What the script expects.
    pub expected: Expected,
    /// How the two compare.
    pub verdict: Verdict,
    /// What that means.
    pub status: Status,
    /// Whether it was selected, and is not only needed by one that was.
    pub selected: bool,
}

/// The stack of a thread on which engines run: more than any engine's own limit.
pub const THREAD_STACK_BYTES: usize = 16 << 20;

/// Divides a selection into jobs, the longest first.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn plan<'m>(selection: &Selection<'m>) -> Result<Vec<Job<'m>>, ManifestError> {
    let mut jobs: Vec<(u64, Job<'m>)> = Vec::new();
    for selected in &selection.files {
        let heads = selected.file.heads()?;
        let sizes: Vec<u64> = selected.file.unit_sizes().collect();
        let mut of_unit: HashMap<u32, usize> = HashMap::new();
        for id in &selected.directives {
            let unit = heads.get(*id as usize).ok_or(ManifestError::Format)?.unit;
            let index = *of_unit.entry(unit).or_insert_with(|| {
                let (group, file) = (selected.group, selected.file);
                let size = sizes.get(unit as usize).copied().unwrap_or(0);
                jobs.push((size, Job { group, file, unit, targets: Vec::new() }));
                jobs.len() - 1
            });
            jobs[index].1.targets.push(*id);
        }
    }
    // Stable, so that the order is the same on every machine.
    jobs.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

/// Runs all jobs on a pool of threads of its own, and hands over each report as it comes.
///
/// # Errors
///
/// When the threads cannot be started, or the manifest is damaged.
pub fn run(
    jobs: &[Job<'_>],
    engine: &dyn Engine,
    options: Options<'_>,
    report: impl Fn(usize, UnitReport) + Sync,
) -> Result<(), RunError> {
    let next = AtomicUsize::new(0);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .stack_size(THREAD_STACK_BYTES)
        .build()?;
    // Each thread takes the next job until there is none: rayon's own splitting would start with
    // the first of each half, and not with the longest.
    let results = pool.broadcast(|_| {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return Ok(()) };
            report(index, run_job(job, engine, options)?);
        }
    });
    results.into_iter().collect::<Result<(), ManifestError>>()?;
    Ok(())
}

/// Why a run could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The threads cannot be started.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

/// Runs one job on this thread.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn run_job(
    job: &Job<'_>,
    engine: &dyn Engine,
    options: Options<'_>,
) -> Result<UnitReport, ManifestError> {
    let start = Instant::now();
    let unit = job.file.unit(job.unit)?;
    let is_target = |id: DirectiveId| job.targets.binary_search(&id).is_ok();
    let mask = slice(&unit, is_target);
    let performed = perform(engine, job.file.features(), &unit, &mask);
    let reports = Judging::new(job, options).judge(unit, performed, is_target)?;
    Ok(UnitReport { reports, time: start.elapsed() })
}

struct Judging<'a> {
    job: &'a Job<'a>,
    judge: Judge<'a>,
    expectations: FileExpectations<'a>,
}

impl<'a> Judging<'a> {
    fn new(job: &'a Job<'a>, options: Options<'a>) -> Self {
        let judge = Judge {
            messages: options.messages,
            group: job.file.wordings(),
            features: job.file.features(),
            strict_messages: options.strict_messages,
        };
        Self { job, judge, expectations: options.expectations.of_file(job.group, job.file) }
    }

    fn judge(
        &self,
        unit: Vec<Directive>,
        performed: Vec<Performed>,
        is_target: impl Fn(DirectiveId) -> bool,
    ) -> Result<Vec<Report>, ManifestError> {
        let heads = self.job.file.heads()?;
        let mut statuses: HashMap<DirectiveId, Status> = HashMap::new();
        let mut directives = unit.into_iter();
        let mut reports = Vec::with_capacity(performed.len());
        for mut performed in performed {
            let id = performed.id;
            let directive =
                directives.find(|directive| directive.id == id).ok_or(ManifestError::Format)?;
            let head = heads.get(id as usize).ok_or(ManifestError::Format)?;
            let verdict = self.judge.verdict(&directive, &performed.observation);
            let passed = self.judge.passes(&directive, verdict);
            let mut expected = directive.expected;
            let in_thread = self.judge.failure_in_thread(&expected, &performed.observation);
            if let Some((inner, wanted)) = in_thread {
                (performed.observation, expected) = (inner, wanted);
            }
            let observation = &performed.observation;
            let cause = match observation {
                crate::engine::Observation::Blocked { by } => statuses.get(by).copied(),
                _ => None,
            };
            let status = self.expectations.status(head, observation, passed, cause);
            if status != Status::Passed {
                statuses.insert(id, status);
            }
            let selected = is_target(id);
            reports.push(Report { performed, expected, verdict, status, selected });
        }
        Ok(reports)
    }
}
