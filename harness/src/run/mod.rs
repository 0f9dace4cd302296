//! Runs the selected directives: units on all cores, the longest first.
//!
//! Invariant: every selected directive gets exactly one report, whatever the engine does.
//!
//! Begin with [`plan()`] and [`collect`]; the page of the crate has both in an example. [`worker`] starts engines in processes of
//! their own, [`protocol`] has the messages between the two sides.

mod executor;
mod in_process;
mod judging;
mod plan;
pub mod protocol;
pub mod times;
mod unit_run;
pub mod worker;

pub use in_process::run_unit;
pub use plan::{plan, shuffle};

use crate::engine::{Engine, Outcome, THREAD_STACK_BYTES};
use crate::expectations::Expectations;
use crate::results::{Job, UnitReport};
use crate::script::features::Features;
use crate::script::slice::slice;
use crate::script::{Directive, DirectiveId};
use crate::suite::manifest::ManifestError;
use crate::verdict::reject::Messages;
use crate::verdict::{Observation, Observed, Strictness};

use judging::Judging;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use worker::{FeedError, StartError, UnitDone, UnitJob, Workers, feed};

/// The settings of a run.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The texts of causes.
    pub messages: &'a Messages,
    /// What is known to fail.
    pub expectations: &'a Expectations,
    /// How strictly reasons are judged.
    pub strictness: Strictness,
    /// How many units run at once.
    pub threads: usize,
}

/// Where engines run.
#[derive(Clone, Copy)]
pub enum Host<'e> {
    /// In this process: an engine that crashes ends the run.
    InProcess(&'e dyn Engine),
    /// In processes of their own.
    Workers(&'e Workers),
}

impl Host<'_> {
    /// What the engine claims beyond the specification.
    fn claims(self) -> &'static [&'static str] {
        match self {
            Self::InProcess(engine) => engine.claims(),
            Self::Workers(workers) => workers.claims(),
        }
    }
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

/// Runs all jobs on a thread pool of its own, and hands over each report as soon as it is there.
///
/// If the run is stopped ([`Workers::stop`]), directives without an observation are reported as not run.
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
    run_while(jobs, engine, options, |job, unit| {
        report(job, unit);
        ControlFlow::Continue(())
    })
}

/// The same, but `report` can stop the run.
fn run_while<'e>(
    jobs: &[Job<'_>],
    engine: impl Into<Host<'e>>,
    options: Options<'_>,
    report: impl Fn(usize, UnitReport) -> ControlFlow<()> + Sync,
) -> Result<(), RunError> {
    let engine = engine.into();
    let is_stopped = AtomicBool::new(false);
    let report = |job, unit| {
        if report(job, unit).is_break() {
            is_stopped.store(true, Ordering::Relaxed);
            if let Host::Workers(workers) = engine {
                workers.stop();
            }
        }
    };
    let next = AtomicUsize::new(0);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .stack_size(THREAD_STACK_BYTES)
        .build()?;
    // Each thread takes the next job until there is none: rayon's own splitting would start with
    // the first of each half, and not with the longest.
    let take_any = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        jobs.get(index).map(|job| (index, job))
    };
    let take = || if is_stopped.load(Ordering::Relaxed) { None } else { take_any() };
    let finished = |done: UnitDone| {
        let job = &jobs[done.job];
        report(done.job, job.report(done.unit, done.observed, options)?);
        Ok(())
    };
    let claims = engine.claims();
    match engine {
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
            let take = || loop {
                let Some((index, job)) = take() else { return Ok(None) };
                match job.file.unclaimed(claims) {
                    Some(name) => report(index, job.unsupported(name, options)?),
                    None => return job.to_unit_job(index).map(Some),
                }
            };
            workers.begin();
            let results = pool.broadcast(|_| feed(workers, take, finished));
            results.into_iter().collect::<Result<(), FeedError>>()?;
        }
    }
    // A run that was stopped has jobs left.
    while let Some((index, job)) = take_any() {
        finished(job.to_unit_job(index)?.not_run())?;
    }
    Ok(())
}

/// Runs all jobs and returns their reports, in the order of the jobs. `done` is called with each job that has run.
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
    collect_while(jobs, engine, options, |job, _| {
        done(job);
        ControlFlow::Continue(())
    })
}

/// The same, with a callback that can stop the run: `done` gets each job with its report, and says whether to go on.
/// Directives without an observation are then reported as not run.
///
/// # Errors
///
/// As [`collect`].
pub fn collect_while<'e>(
    jobs: &[Job<'_>],
    engine: impl Into<Host<'e>>,
    options: Options<'_>,
    done: impl Fn(&Job<'_>, &UnitReport) -> ControlFlow<()> + Sync,
) -> Result<Vec<UnitReport>, RunError> {
    let units = Mutex::new(Vec::with_capacity(jobs.len()));
    run_while(jobs, engine, options, |job, unit| {
        let flow = done(&jobs[job], &unit);
        units.lock().expect("no thread panics while it holds the lock").push((job, unit));
        flow
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
fn run_job(
    job: &Job<'_>,
    engine: &dyn Engine,
    options: Options<'_>,
) -> Result<UnitReport, ManifestError> {
    if let Some(name) = job.file.unclaimed(engine.claims()) {
        return job.unsupported(name, options);
    }
    let unit = job.file.unit(job.unit)?;
    let observed = run_unit(engine, job.file.features(), &unit, &job.mask(&unit));
    job.report(unit, observed, options)
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
) -> Result<Vec<Observed>, RunError> {
    match engine.into() {
        Host::InProcess(engine) => {
            // On a thread with the stack that units run on.
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
            let pool = pool.stack_size(THREAD_STACK_BYTES).build()?;
            Ok(pool.install(|| run_unit(engine, features, unit, mask)))
        }
        Host::Workers(workers) => {
            let (unit, mask) = (unit.to_vec(), mask.to_vec());
            let mut next = Some(UnitJob { job: 0, unit, mask, features });
            let mut observed = Vec::new();
            feed(
                workers,
                || Ok(next.take()),
                |done| {
                    observed = done.observed;
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

    /// Marks the directives of the unit that are to run: the targets and what they need.
    fn mask(&self, unit: &[Directive]) -> Vec<bool> {
        slice(unit, |id| self.is_target(id))
    }

    fn to_unit_job(&self, job: usize) -> Result<UnitJob, ManifestError> {
        let unit = self.file.unit(self.unit)?;
        let mask = self.mask(&unit);
        Ok(UnitJob { job, unit, mask, features: self.file.features() })
    }

    /// The report of a unit whose script needs more than the engine claims. Nothing runs: the first directive says so,
    /// and blocks the others.
    fn unsupported(&self, name: &str, options: Options<'_>) -> Result<UnitReport, ManifestError> {
        let unit = self.file.unit(self.unit)?;
        let mask = self.mask(&unit);
        let marked = unit.iter().zip(&mask).filter(|(_, is_marked)| **is_marked);
        let ids: Vec<DirectiveId> = marked.map(|(directive, _)| directive.id).collect();
        let observed = ids.iter().map(|id| Observed {
            id: *id,
            observation: match ids[0] == *id {
                true => Outcome::Unsupported(name.to_owned()).into(),
                false => Observation::Blocked { by: ids[0] },
            },
            time: Duration::ZERO,
            stderr: String::new(),
            printed: Vec::new(),
        });
        let observed = observed.collect();
        self.report(unit, observed, options)
    }

    fn report(
        &self,
        unit: Vec<Directive>,
        observed: Vec<Observed>,
        options: Options<'_>,
    ) -> Result<UnitReport, ManifestError> {
        let time = observed.iter().map(|observed| observed.time).sum();
        let judging = Judging::new(self, options);
        let reports = judging.judge(unit, observed, |id| self.is_target(id))?;
        Ok(UnitReport { reports, time })
    }
}
