//! Finds a directive by its name, and runs it with the directives that it needs.

use crate::engines::choice::PreparedEngine;
use crate::suite::Suite;
use anyhow::{Context, Result, bail};
use wassay_harness::results::{Job, Report, UnitReport};
use wassay_harness::run::{self, Options};
use wassay_harness::script::DirectiveId;
use wassay_harness::selection::{Filter, SelectedFile, Selection, whole_name};
use wassay_harness::suite::manifest::{File, Group, Manifest};
use wassay_harness::verdict::Strictness;

/// The filter that selects the test of this name alone.
pub(super) fn exactly(name: &str) -> Filter {
    Filter { names: vec![name.to_owned()], exact: true, ..Filter::default() }
}

/// A directive of a suite.
#[derive(Clone, Copy)]
pub(super) struct Found<'m> {
    pub(super) group: &'m Group,
    pub(super) file: &'m File,
    pub(super) id: DirectiveId,
}

/// Finds the directive of a name, which may be short. If there is none, the error suggests similar names.
pub(super) fn find<'m>(manifest: &'m Manifest, name: &str) -> Result<Found<'m>> {
    let name = &whole_name(manifest, name)?;
    if let Some((group, file, id)) = manifest.find(name)? {
        return Ok(Found { group, file, id });
    }
    bail!("BUG: the whole name `{name}` is of no test")
}

/// The result of one directive and of those that it needs.
pub(super) struct SliceRun<'m> {
    pub(super) selection: Selection<'m>,
    pub(super) job: Job<'m>,
    pub(super) unit: UnitReport,
}

impl SliceRun<'_> {
    /// The directives that ran, in order: the slice.
    pub(super) fn slice(&self) -> impl Iterator<Item = DirectiveId> {
        self.unit.reports.iter().map(|report| report.observed.id)
    }

    /// The report of the directive itself.
    pub(super) fn report(&self) -> &Report {
        let selected = self.unit.reports.iter().find(|report| report.selected);
        selected.expect("BUG: every selected directive gets a report")
    }
}

/// Runs the slice of one directive.
pub(super) fn run_slice<'m>(
    suite: &Suite,
    engine: &PreparedEngine<'_>,
    strictness: Strictness,
    Found { group, file, id }: Found<'m>,
) -> Result<SliceRun<'m>> {
    let selected = SelectedFile { group, file, directives: vec![id] };
    let selection = Selection { files: vec![selected], ..Selection::default() };
    let mut jobs = run::plan(&selection)?;
    let options = Options {
        messages: &engine.messages,
        expectations: &suite.expectations,
        strictness,
        threads: 1,
    };
    let unit = run::collect(&jobs, engine.host(), options, |_| {})?.pop();
    let unit = unit.context("BUG: the run reported nothing")?;
    Ok(SliceRun { selection, job: jobs.remove(0), unit })
}
