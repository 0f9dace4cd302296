//! The suite that is built in, as a source of modules and scripts.

use proptest::sample::Index;
use std::sync::OnceLock;
use wassay::arguments::SuiteArgs;
use wassay::engines;
use wassay::suite::Suite;
use wassay_harness::script::features::Features;
use wassay_harness::script::{Action, Directive, ModuleSource};
use wassay_harness::selection::Filter;
use wassay_harness::suite::manifest::{File, Group};

/// The suite that is built in.
pub(crate) fn suite() -> &'static Suite {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    SUITE.get_or_init(|| {
        let suite = Suite::load(&SuiteArgs::default(), engines::DEFAULT, &Filter::default());
        suite.expect("the suite is built in")
    })
}

/// All its files, with their groups.
pub(crate) fn files() -> &'static [(&'static Group, &'static File)] {
    static FILES: OnceLock<Vec<(&Group, &File)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let groups = suite().manifest.groups.iter();
        groups.flat_map(|group| group.files.iter().map(move |file| (group, file))).collect()
    })
}

/// A module of the suite, and the features of its group.
#[derive(Debug)]
pub(crate) struct SuiteModule {
    pub(crate) source: ModuleSource,
    pub(crate) features: Features,
}

/// Where a module is picked: a file, a unit of the file, a module of the unit.
pub(crate) type Place = (Index, Index, Index);

/// Picks a module that is `wanted`. If the unit has none, picks from the next unit of the file that has one.
pub(crate) fn module(place: Place, wanted: fn(&Directive) -> bool) -> Option<SuiteModule> {
    let (file, unit, module) = place;
    let (_, file) = file.get(files());
    let count = file.unit_sizes().count();
    if count == 0 {
        return None;
    }
    let first = unit.index(count);
    let modules = (first..count).chain(0..first).find_map(|unit| {
        let unit = u32::try_from(unit).expect("its number is 32 bits");
        let mut unit = file.unit(unit).expect("the manifest can be read");
        unit.retain(|directive| source(directive).is_some() && wanted(directive));
        (!unit.is_empty()).then_some(unit)
    })?;
    let source = source(module.get(&modules)).cloned()?;
    Some(SuiteModule { source, features: file.features() })
}

/// The module that a directive defines.
pub(crate) fn source(directive: &Directive) -> Option<&ModuleSource> {
    match &directive.action {
        Action::Define(module) | Action::Instantiate { module, .. } => Some(module),
        _ => None,
    }
}
