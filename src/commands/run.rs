//! `wassay run`: the main job.
//!
//! Selection and plan are made once; each configuration of the engine runs them and is reported on
//! its own. With several, the verdicts are compared too.

use crate::cli::{EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_UNEXPECTED, RunArgs};
use crate::engines;
use crate::report::{Summary, finding};
use crate::sharding;
use crate::suite::Suite;
use anyhow::Result;
use std::io::Write;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use wassay_harness::engine::Engine;
use wassay_harness::expectations::Expectations;
use wassay_harness::manifest::ManifestError;
use wassay_harness::reject::Messages;
use wassay_harness::runner::{self, Job, Options, RunError, UnitReport};
use wassay_harness::selection::Selection;

/// Runs the selected tests, and prints what was not as expected and a table by group.
///
/// # Errors
///
/// When the suite cannot be read, or the run cannot be carried out.
pub fn run(args: &RunArgs, color: bool) -> Result<u8> {
    let judging = &args.judging;
    let names = engines::configurations(&judging.config);
    let engines = names.iter().map(|name| engines::by_name(&judging.engine, name));
    let engines = engines.collect::<Result<Vec<_>>>()?;
    let filter = args.filter.to_filter(sharding::shard(args.part.shard)?);
    let suite = Suite::load(&args.suite, &judging.engine, &filter)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let jobs = runner::plan(&selection)?;
    let run = Run { args, suite: &suite, selection: &selection, jobs: &jobs, color };
    let mut as_expected = true;
    let mut first: Option<Vec<UnitReport>> = None;
    for (name, engine) in names.iter().zip(&engines) {
        if names.len() > 1 {
            println!("configuration: {name}\n");
        }
        let start = Instant::now();
        let expectations = suite.expectations.in_configuration(name);
        let units = run.units(&**engine, &expectations)?;
        as_expected &= run.print(&units, start.elapsed(), &expectations)?;
        match &first {
            Some(first) => as_expected &= run.print_differences(names[0], first, name, &units)?,
            None => first = Some(units),
        }
    }
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}

/// What every configuration runs.
struct Run<'a> {
    args: &'a RunArgs,
    suite: &'a Suite,
    selection: &'a Selection<'a>,
    jobs: &'a [Job<'a>],
    color: bool,
}

impl Run<'_> {
    /// Runs all jobs. The reports are in the order of the jobs.
    fn units(
        &self,
        engine: &dyn Engine,
        expectations: &Expectations,
    ) -> Result<Vec<UnitReport>, RunError> {
        let options = Options {
            messages: Messages::builtin(),
            expectations,
            strict_messages: !self.args.judging.lenient_messages,
            threads: threads(self.args.jobs),
        };
        let units: Mutex<Vec<(usize, UnitReport)>> =
            Mutex::new(Vec::with_capacity(self.jobs.len()));
        runner::run(self.jobs, engine, options, |job, unit| {
            units.lock().expect("no thread panics while it holds the lock").push((job, unit));
        })?;
        let mut units = units.into_inner().expect("no thread panics while it holds the lock");
        units.sort_unstable_by_key(|(job, _)| *job);
        Ok(units.into_iter().map(|(_, unit)| unit).collect())
    }

    /// Prints what was not as expected, and the table. Returns whether all was as expected.
    fn print(
        &self,
        units: &[UnitReport],
        wall: Duration,
        expectations: &Expectations,
    ) -> Result<bool> {
        let mut summary = Summary::new(&self.suite.manifest, expectations);
        let mut out = std::io::stdout().lock();
        for index in self.order() {
            let (job, unit) = (&self.jobs[index], &units[index]);
            summary.add(job, unit);
            for report in unit.reports.iter().filter(|report| report.selected) {
                if report.status.is_unexpected() {
                    let text = finding(job, unit, report, &self.args.suite, self.color)?;
                    writeln!(out, "{text}")?;
                }
            }
        }
        let problems = problems(self.suite, self.selection, expectations, summary.covered())?;
        for problem in &problems {
            writeln!(out, "expectations: {problem}")?;
        }
        for note in expectations.notes(&self.selection.whole_groups()) {
            writeln!(out, "note: {note}")?;
        }
        writeln!(out, "{}", summary.table(wall))?;
        writeln!(out, "{}\n", summary.last_line(problems.len()))?;
        Ok(problems.is_empty() && summary.unexpected() == 0)
    }

    /// Prints which directives have another status in one configuration than in the first.
    fn print_differences(
        &self,
        first_name: &str,
        first: &[UnitReport],
        name: &str,
        units: &[UnitReport],
    ) -> Result<bool> {
        let mut same = true;
        for ((job, first), unit) in self.jobs.iter().zip(first).zip(units) {
            for (a, b) in first.reports.iter().zip(&unit.reports) {
                if a.selected && a.status != b.status {
                    let head = &job.file.heads()?[a.performed.id as usize];
                    let test = job.file.name(job.group, head);
                    let (a, b) = (&a.performed.observation, &b.performed.observation);
                    println!("{test} differs:\n  {first_name}: {a}\n  {name}: {b}");
                    same = false;
                }
            }
        }
        Ok(same)
    }

    /// The jobs in the order of the manifest, whatever the order in which they ran.
    fn order(&self) -> Vec<usize> {
        let groups = &self.suite.manifest.groups;
        let place = |index: &usize| {
            let job = &self.jobs[*index];
            let group = groups.iter().position(|group| std::ptr::eq(group, job.group));
            (group, job.group.files.element_offset(job.file), job.unit)
        };
        let mut order: Vec<usize> = (0..self.jobs.len()).collect();
        order.sort_by_cached_key(place);
        order
    }
}

/// What is wrong with the expectations after a run, given how many directives each entry covered.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn problems(
    suite: &Suite,
    selection: &Selection<'_>,
    expectations: &Expectations,
    covered: &[usize],
) -> Result<Vec<String>, ManifestError> {
    let mut problems = expectations.problems(covered, &selection.complete_groups());
    problems.extend(expectations.problems_with_names(&suite.manifest, &selection.whole_groups())?);
    Ok(problems)
}

pub(super) fn threads(jobs: Option<u16>) -> usize {
    let all = || available_parallelism().map_or(1, NonZero::get);
    jobs.map_or_else(all, usize::from)
}
