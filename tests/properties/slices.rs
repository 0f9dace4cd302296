//! Slices of the suite: a directive alone, in its unit and in its whole file shows the same.
//!
//! This is the invariant on which filters, units and `wassay repro` rest.

use crate::corpus;
use crate::property::check;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::HashMap;
use std::sync::Mutex;
use wassay::engines;
use wassay_harness::engine::{Engine, Observation};
use wassay_harness::manifest::File;
use wassay_harness::script::{Directive, DirectiveId};
use wassay_harness::session::perform;
use wassay_harness::slice::slice;

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
        if alone == in_unit && alone == *in_file {
            return Ok(());
        }
        let name = file.name(group, &heads[target]);
        Err(format!("{name}\n  alone: {alone}\n  in its unit: {in_unit}\n  in its file: {in_file}"))
    });
}

fn observe(
    engine: &dyn Engine,
    file: &File,
    unit: &[Directive],
    mask: &[bool],
    id: DirectiveId,
) -> Observation {
    let performed = perform(engine, file.features(), unit, mask);
    let found = performed.into_iter().find(|performed| performed.id == id);
    found.expect("every directive that is to run gets an observation").observation
}

/// Runs all directives of a file in order, in one store.
fn whole_file(engine: &dyn Engine, file: &File) -> Vec<Observation> {
    let units = (0..).take(file.unit_sizes().count());
    let unit = |unit| file.unit(unit).expect("the manifest can be read");
    let mut directives: Vec<Directive> = units.flat_map(unit).collect();
    directives.sort_by_key(|directive| directive.id);
    let performed = perform(engine, file.features(), &directives, &vec![true; directives.len()]);
    performed.into_iter().map(|performed| performed.observation).collect()
}
