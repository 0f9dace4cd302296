//! Wassay, as `wassay run` does it: from the manifest that is built in, or from a folder of text.

use super::{Engine, Outcome};
use crate::scripts::Script;
use anyhow::{Result, bail};
use std::collections::HashSet;
use std::path::Path;
use wassay::arguments::SuiteArgs;
use wassay::engines::{DEFAULT, DEFAULT_CONFIGURATION, by_name};
use wassay::suite::Suite;
use wassay_harness::results::{Job, Report, UnitReport};
use wassay_harness::run::{self, Options};
use wassay_harness::selection::Filter;
use wassay_harness::verdict::reject::Messages;
use wassay_harness::verdict::{Status, Strictness};

/// The engine and the suite.
pub struct Wassay {
    engine: Box<dyn wassay_harness::engine::Engine + Send>,
    suite: Suite,
}

impl Wassay {
    /// Loads the suite that is built in, or reads the one in a folder.
    ///
    /// # Errors
    ///
    /// When either cannot be used, or the engine does not work on this machine.
    pub fn new(folder: Option<&Path>) -> Result<Self> {
        let engine = by_name(DEFAULT, DEFAULT_CONFIGURATION)?;
        let args = SuiteArgs {
            suite: folder.map(Path::to_owned).into_iter().collect(),
            ..SuiteArgs::default()
        };
        let suite = Suite::load(&args, engine.name(), &Filter::default())?;
        Ok(Self { engine, suite })
    }

    /// Runs all directives of some scripts, the units of all of them together.
    ///
    /// # Errors
    ///
    /// When a script is not in the suite, or the run cannot be carried out.
    pub fn run_scripts<'s>(
        &self,
        scripts: impl IntoIterator<Item = &'s Script>,
        threads: usize,
    ) -> Result<Outcome> {
        let wanted: HashSet<&str> = scripts.into_iter().map(|script| &*script.name).collect();
        let mut selection = Filter::default().select(&self.suite.manifest)?;
        selection.files.retain(|selected| {
            let name = format!("{}/{}", selected.group.name, selected.file.path());
            wanted.contains(&*name)
        });
        if selection.files.len() != wanted.len() {
            bail!("Wassay has {} of the {} scripts", selection.files.len(), wanted.len());
        }
        let jobs = run::plan(&selection)?;
        let options = Options {
            messages: Messages::builtin(),
            expectations: &self.suite.expectations,
            strictness: Strictness::default(),
            threads,
        };
        // Keep the reports until the end, as `wassay run` does.
        let units = run::collect(&jobs, &*self.engine, options, |_| {})?;
        outcome(&jobs, &units)
    }
}

impl Engine for Wassay {
    fn run(&self, script: &Script) -> Result<(), String> {
        let outcome = self.run_scripts([script], 1).map_err(|error| format!("{error:#}"))?;
        match outcome.failed.into_iter().next() {
            Some((_, reason)) => Err(reason),
            None => Ok(()),
        }
    }
}

/// The outcome of a run. An expected failure counts as a failure, as there is nothing to compare.
fn outcome(jobs: &[Job<'_>], units: &[UnitReport]) -> Result<Outcome> {
    let (mut failed, mut directives): (Vec<(String, String)>, usize) = (Vec::new(), 0);
    for (job, unit) in jobs.iter().zip(units) {
        for report in unit.reports.iter().filter(|report| report.selected) {
            directives += 1;
            if report.status != Status::Passed {
                let script = format!("{}/{}", job.group.name, job.file.path());
                failed.push((script, reason(job, report)?));
            }
        }
    }
    Ok(Outcome { failed, directives: Some(directives) })
}

fn reason(job: &Job<'_>, report: &Report) -> Result<String> {
    let head = &job.file.heads()?[report.observed.id as usize];
    Ok(format!("line {} {}", head.line, report.observed.observation))
}
