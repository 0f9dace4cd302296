//! Runs what is selected: units on all cores, the longest first.
//!
//! Invariant: every selected directive gets exactly one report, whatever the engine does.

pub mod executor;
pub mod order;
pub mod protocol;
pub mod times;
mod unit;
pub mod worker;

use crate::engine::{Engine, Observation};
use crate::expectations::{Expectations, FileExpectations, Status};
use crate::run::executor::{Performed, perform};
use crate::run::worker::{FeedError, Finished, StartError, Taken, Workers, feed};
use crate::script::features::Features;
use crate::script::slice::slice;
use crate::script::{Directive, DirectiveId, Expected};
use crate::selection::Selection;
use crate::suite::manifest::{File, Group, ManifestError};
use crate::verdict::judge::{Judge, Verdict};
use crate::verdict::reject::Messages;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

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
    /// How long the engine took for them all.
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

/// Where engines run.
#[derive(Clone, Copy)]
pub enum Host<'e> {
    /// In this process, which ends if they end it.
    InProcess(&'e dyn Engine),
    /// In processes of their own.
    Workers(&'e Workers),
}

impl<'e> From<&'e dyn Engine> for Host<'e> {
    fn from(engine: &'e dyn Engine) -> Self {
        Self::InProcess(engine)
    }
}

impl<'e> From<&'e (dyn Engine + Send)> for Host<'e> {
    fn from(engine: &'e (dyn Engine + Send)) -> Self {
        Self::InProcess(engine)
    }
}

impl<'e> From<&'e Workers> for Host<'e> {
    fn from(workers: &'e Workers) -> Self {
        Self::Workers(workers)
    }
}

/// Runs all jobs on a pool of threads of its own, and hands over each report as it comes.
///
/// If the run is broken off ([`Workers::stop`]), what has no observation yet is reported as not run.
///
/// # Errors
///
/// When the threads or workers cannot be started, or the manifest is damaged.
pub fn run<'e>(
    jobs: &[Job<'_>],
    engine: impl Into<Host<'e>>,
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
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        jobs.get(index).map(|job| (index, job))
    };
    match engine.into() {
        Host::InProcess(engine) => {
            let results = pool.broadcast(|_| {
                while let Some((index, job)) = take() {
                    report(index, run_job(job, engine, options)?);
                }
                Ok(())
            });
            results.into_iter().collect::<Result<(), ManifestError>>()?;
        }
        Host::Workers(workers) => {
            let take = || take().map(|(index, job)| job.taken(index)).transpose();
            let finished = |finished: Finished| {
                let job = &jobs[finished.job];
                report(finished.job, job.report(finished.unit, finished.performed, options)?);
                Ok(())
            };
            let results = pool.broadcast(|_| feed(workers, take, finished));
            results.into_iter().collect::<Result<(), FeedError>>()?;
            // A run that was broken off has jobs left.
            while let Some(taken) = take()? {
                finished(taken.not_run())?;
            }
        }
    }
    Ok(())
}

/// Runs all jobs and returns their reports, in the order of the jobs. `done` hears of each job that has run.
///
/// # Errors
///
/// When the threads or workers cannot be started, or the manifest is damaged.
pub fn collect<'e>(
    jobs: &[Job<'_>],
    engine: impl Into<Host<'e>>,
    options: Options<'_>,
    done: impl Fn(&Job<'_>) + Sync,
) -> Result<Vec<UnitReport>, RunError> {
    let units = Mutex::new(Vec::with_capacity(jobs.len()));
    run(jobs, engine, options, |job, unit| {
        done(&jobs[job]);
        units.lock().expect("no thread panics while it holds the lock").push((job, unit));
    })?;
    let mut units = units.into_inner().expect("no thread panics while it holds the lock");
    units.sort_unstable_by_key(|(job, _)| *job);
    let reported = units.iter().map(|(job, _)| *job);
    assert!(reported.eq(0..jobs.len()), "BUG: every job is reported once");
    Ok(units.into_iter().map(|(_, unit)| unit).collect())
}

/// Why a run could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The threads cannot be started.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A worker cannot be started.
    #[error(transparent)]
    Worker(#[from] StartError),
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

impl From<FeedError> for RunError {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Start(error) => Self::Worker(error),
            FeedError::Manifest(error) => Self::Manifest(error),
        }
    }
}

/// Runs one job on this thread, in this process.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn run_job(
    job: &Job<'_>,
    engine: &dyn Engine,
    options: Options<'_>,
) -> Result<UnitReport, ManifestError> {
    let unit = job.file.unit(job.unit)?;
    let performed = perform(engine, job.file.features(), &unit, &job.mask(&unit));
    job.report(unit, performed, options)
}

/// Runs the directives of a unit that `mask` marks, without judging them.
///
/// # Errors
///
/// When a worker or a thread cannot be started.
pub fn observe<'e>(
    engine: impl Into<Host<'e>>,
    features: Features,
    unit: &[Directive],
    mask: &[bool],
) -> Result<Vec<Performed>, RunError> {
    match engine.into() {
        Host::InProcess(engine) => {
            // On a thread with the stack that units run on.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
            let pool = pool.stack_size(THREAD_STACK_BYTES).build()?;
            Ok(pool.install(|| perform(engine, features, unit, mask)))
        }
        Host::Workers(workers) => {
            let (unit, mask) = (unit.to_vec(), mask.to_vec());
            let mut taken = Some(Taken { job: 0, unit, mask, features });
            let mut observed = Vec::new();
            feed(
                workers,
                || Ok(taken.take()),
                |finished| {
                    observed = finished.performed;
                    Ok(())
                },
            )?;
            Ok(observed)
        }
    }
}

impl Job<'_> {
    fn is_target(&self, id: DirectiveId) -> bool {
        self.targets.binary_search(&id).is_ok()
    }

    /// What is to run of its unit: the targets and what they need.
    fn mask(&self, unit: &[Directive]) -> Vec<bool> {
        slice(unit, |id| self.is_target(id))
    }

    fn taken(&self, job: usize) -> Result<Taken, ManifestError> {
        let unit = self.file.unit(self.unit)?;
        let mask = self.mask(&unit);
        Ok(Taken { job, unit, mask, features: self.file.features() })
    }

    fn report(
        &self,
        unit: Vec<Directive>,
        performed: Vec<Performed>,
        options: Options<'_>,
    ) -> Result<UnitReport, ManifestError> {
        let time = performed.iter().map(|performed| performed.time).sum();
        let judging = Judging::new(self, options);
        let reports = judging.judge(unit, performed, |id| self.is_target(id))?;
        Ok(UnitReport { reports, time })
    }
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
                Observation::Blocked { by } => statuses.get(by).copied(),
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
