//! `wassay bless`: writes the expectations from a run.
//!
//! The run is that of `wassay run` with the same filter; what is to be written is found by
//! [`wassay_harness::expectations::Blessing`]. Nothing is written where a reason is missing.

use super::run::threads;
use crate::cli::{BlessArgs, EXIT_AS_EXPECTED, EXIT_COULD_NOT_RUN, EXIT_UNEXPECTED};
use crate::engines::{self, Choice};
use crate::suite::{Suite, SuiteArgs, expectations_file};
use anyhow::{Context, Result, bail};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Mutex;
use wassay_harness::expectations::{Blessed, Blessing, Seen};
use wassay_harness::run::{self, Job, Options, UnitReport};
use wassay_harness::selection::Selection;
use wassay_harness::verdict::reject::Messages;

/// Runs the selected tests, and writes the expectations that hold for them.
///
/// # Errors
///
/// When the suite cannot be read, the run cannot be carried out, or nothing can be written.
pub fn run(args: &BlessArgs) -> Result<u8> {
    let judging = &args.judging;
    if judging.config == engines::ALL_CONFIGURATIONS {
        bail!("bless one configuration after the other");
    }
    let engine = Choice::new(judging, &judging.config).prepare()?;
    let file = expectations_file(&args.suite, &engine.name)
        .context("there is no file of expectations: name one with --expectations")?;
    let text = read(&file)?;
    let filter = args.filter.to_filter(None)?;
    // The file may not be there yet, and what is built in may be older than the file.
    let suite_args = SuiteArgs { expectations: None, ..args.suite.clone() };
    let suite = Suite::load(&suite_args, &engine.name, &filter)?
        .with_expectations(&text, &file.display().to_string(), &engine.name)?
        .in_configuration(&judging.config);
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(EXIT_COULD_NOT_RUN);
    }
    let options = Options {
        messages: Messages::builtin(),
        expectations: &suite.expectations,
        strict_messages: !judging.lenient_messages,
        threads: threads(args.jobs),
    };
    let units = Mutex::new(Vec::new());
    let jobs = run::plan(&selection)?;
    run::run(&jobs, engine.host(), options, |job, unit| {
        units.lock().expect("no thread panics while it holds the lock").push((job, unit));
    })?;
    let units = units.into_inner().expect("no thread panics while it holds the lock");
    let seen = seen(&jobs, units);
    let is_particular = judging.config != engines::DEFAULT_CONFIGURATION;
    let blessing = Blessing {
        manifest: &suite.manifest,
        expectations: &suite.expectations,
        text: &text,
        seen: &seen,
        complete_groups: &selection.complete_groups(),
        reason: args.reason.as_deref(),
        platform: args.platform.as_deref(),
        configuration: is_particular.then_some(&*judging.config),
    };
    finish(args, &file, &text, &selection, &blessing.bless()?)
}

/// The text of a file; of one that is not there yet, none.
fn read(file: &Path) -> Result<String> {
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text.with_context(|| format!("cannot read {}", file.display())),
    }
}

/// What was observed of the selected directives, in the order of the suite.
fn seen<'m>(jobs: &[Job<'m>], units: Vec<(usize, UnitReport)>) -> Vec<Seen<'m>> {
    let mut seen = Vec::new();
    for (job, unit) in units {
        let (group, file) = (jobs[job].group, jobs[job].file);
        for report in unit.reports.into_iter().filter(|report| report.selected) {
            let (id, observation) = (report.performed.id, report.performed.observation);
            seen.push(Seen { group, file, id, observation, status: report.status });
        }
    }
    seen.sort_by(|a, b| {
        let place = |seen: &Seen<'m>| (&seen.group.name, seen.file.path(), seen.id);
        place(a).cmp(&place(b))
    });
    seen
}

/// Says what changes, and writes it.
fn finish(
    args: &BlessArgs,
    file: &Path,
    old: &str,
    selection: &Selection<'_>,
    blessed: &Blessed,
) -> Result<u8> {
    for change in &blessed.changes {
        println!("{change}");
    }
    for remaining in &blessed.remaining {
        println!("not as expected even so: {remaining}");
    }
    let (count, file_name) = (selection.len(), file.display());
    let Some(text) = &blessed.text else {
        let new = blessed.changes.iter().filter(|change| change.needs_reason()).count();
        eprintln!(
            "wassay: nothing was written to {file_name}: {new} of these changes let more fail than \
             before, and need --reason TEXT"
        );
        return Ok(EXIT_COULD_NOT_RUN);
    };
    if args.dry_run {
        println!("{count} directives, {} changes, nothing was written", blessed.changes.len());
    } else if text != old {
        std::fs::write(file, text).with_context(|| format!("cannot write {file_name}"))?;
        println!("{count} directives, {} changes, {file_name} is written", blessed.changes.len());
    } else {
        println!("{count} directives, {file_name} holds as it is");
    }
    let as_expected = blessed.remaining.is_empty();
    Ok(if as_expected { EXIT_AS_EXPECTED } else { EXIT_UNEXPECTED })
}
