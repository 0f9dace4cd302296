//! Slices of the suite: a directive alone, in its unit and in its whole file shows the same.
//!
//! Filters, units and `wassay repro` depend on this invariant.

use crate::corpus;
use crate::property::check;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashMap;
use std::sync::Mutex;
use wassay::engines;
use wassay_harness::engine::Engine;
use wassay_harness::results::Record;
use wassay_harness::results::in_suite_order;
use wassay_harness::run::run_unit;
use wassay_harness::run::{self, Options};
use wassay_harness::script::slice::slice;
use wassay_harness::script::{Directive, DirectiveId};
use wassay_harness::selection::Filter;
use wassay_harness::suite::manifest::File;
use wassay_harness::verdict::reject::Messages;
use wassay_harness::verdict::{Observation, Strictness};

/// What was observed of each directive of a file in one store, by the file's number.
type WholeFiles = Mutex<HashMap<usize, Vec<Observation>>>;

#[test]
fn a_directive_shows_the_same_alone_in_its_unit_and_in_its_file() {
    let engine = engines::by_name(engines::DEFAULT, engines::DEFAULT_CONFIGURATION)
        .expect("the machine is supported");
    let whole_files = WholeFiles::default();
    check(300, any::<(Index, Index)>().no_shrink(), |(file, directive)| {
        let number = file.index(corpus::files().len());
        let (group, file) = corpus::files()[number];
        let heads = file.heads().expect("the manifest can be read");
        if heads.is_empty() {
            return Ok(());
        }
        let target = directive.index(heads.len());
        let unit = file.unit(heads[target].unit).expect("the manifest can be read");
        let id = DirectiveId::try_from(target).expect("numbers of directives are 32 bits");
        let alone = observe(&*engine, file, &unit, &slice(&unit, |other| other == id), id);
        let in_unit = observe(&*engine, file, &unit, &vec![true; unit.len()], id);
        let mut whole_files = whole_files.lock().expect("no thread panics while it holds the lock");
        let in_file =
            &whole_files.entry(number).or_insert_with(|| whole_file(&*engine, file))[target];
        // Compare texts: they say how a thread ended, but not which of the allowed values it saw in a race.
        let [alone, in_unit, in_file] = [&alone, &in_unit, in_file].map(ToString::to_string);
        if alone == in_unit && alone == in_file {
            return Ok(());
        }
        let name = file.name(group, &heads[target]);
        Err(format!("{name}\n  alone: {alone}\n  in its unit: {in_unit}\n  in its file: {in_file}"))
    });
}

/// A test that a filter selects has the same record as in a run of everything.
#[test]
fn a_test_has_the_same_record_alone_by_its_name_and_in_the_whole_run() {
    let engine = engines::by_name(engines::DEFAULT, engines::DEFAULT_CONFIGURATION)
        .expect("the machine is supported");
    let whole = records(&*engine, &Filter::default(), 2);
    assert!(whole.len() > 60_000, "the whole suite: {}", whole.len());
    check(400, any::<Index>().no_shrink(), |index| {
        let in_whole = index.get(&whole);
        let filter =
            Filter { names: vec![in_whole.name.clone()], exact: true, ..Filter::default() };
        let alone = records(&*engine, &filter, 1);
        match &alone[..] {
            [alone] if alone == in_whole => Ok(()),
            alone => Err(format!("in the whole run: {in_whole:?}\nalone: {alone:?}")),
        }
    });
}

/// Runs what a filter selects. Times, which differ from run to run, are removed from the records.
fn records(engine: &dyn Engine, filter: &Filter, threads: usize) -> Vec<Record> {
    let suite = corpus::suite();
    let selection = filter.select(&suite.manifest).expect("the manifest can be read");
    let jobs = run::plan(&selection).expect("the manifest can be read");
    let options = Options {
        messages: Messages::builtin(),
        expectations: &suite.expectations,
        strictness: Strictness::default(),
        threads,
    };
    let units = run::collect(&jobs, engine, options, |_| {}).expect("threads can be started");
    let told = in_suite_order(&suite.manifest, jobs.iter().zip(&units));
    let records = told.iter().map(|told| {
        let record = Record::new(told.job, told.report).expect("the manifest can be read");
        Record { nanoseconds: 0, ..record }
    });
    records.collect()
}

fn observe(
    engine: &dyn Engine,
    file: &File,
    unit: &[Directive],
    mask: &[bool],
    id: DirectiveId,
) -> Observation {
    let observed = run_unit(engine, file.features(), unit, mask);
    let found = observed.into_iter().find(|observed| observed.id == id);
    found.expect("every directive that is to run gets an observation").observation
}

/// Runs all directives of a file in order, in one store.
fn whole_file(engine: &dyn Engine, file: &File) -> Vec<Observation> {
    let units = (0..).take(file.unit_sizes().count());
    let unit = |unit| file.unit(unit).expect("the manifest can be read");
    let mut directives: Vec<Directive> = units.flat_map(unit).collect();
    directives.sort_by_key(|directive| directive.id);
    let observed = run_unit(engine, file.features(), &directives, &vec![true; directives.len()]);
    observed.into_iter().map(|observed| observed.observation).collect()
}
