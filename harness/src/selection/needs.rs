//! Finds which features are needed by the module that a directive is about.
//!
//! The manifest does not tell: a module is validated when it is first asked about, and only once.

use crate::script::{Action, Directive, DirectiveId};
use crate::suite::manifest::{File, Head, ManifestError};
use crate::verdict::reject::needed_features;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

/// The units of one file, each decoded when a directive of it is first asked for.
#[derive(Debug)]
pub struct DecodedUnits<'f> {
    file: &'f File,
    units: HashMap<u32, Vec<Directive>>,
}

impl<'f> DecodedUnits<'f> {
    /// The units of a file, none of which is decoded yet.
    pub fn of(file: &'f File) -> Self {
        Self { file, units: HashMap::new() }
    }

    /// The unit of a directive, in order.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn unit(&mut self, head: &Head) -> Result<&[Directive], ManifestError> {
        Ok(match self.units.entry(head.unit) {
            Entry::Occupied(unit) => unit.into_mut(),
            Entry::Vacant(place) => place.insert(self.file.unit(head.unit)?),
        })
    }
}

/// The features that the modules of one file need, as far as they have been asked for.
#[derive(Debug, Default)]
pub struct NeededFeatures {
    /// By the directive that the module stands in.
    of_modules: HashMap<DirectiveId, Option<BTreeSet<&'static str>>>,
}

impl NeededFeatures {
    /// The names of the features without which the module of a directive is refused. That is the module in the
    /// directive, or the one whose instance it acts on, or those in its thread. `None` if there is no such module, or
    /// it is refused whatever features are on. `unit` contains the directive, and is in order.
    pub fn of(&mut self, unit: &[Directive], id: DirectiveId) -> Option<&BTreeSet<&'static str>> {
        let find = |id: DirectiveId| {
            let position = unit.binary_search_by_key(&id, |directive| directive.id).ok()?;
            Some(&unit[position])
        };
        let mut about = find(id)?;
        // An instance is known by the directive that creates it, a thread by the one that begins it.
        while let Action::Invoke { instance: other, .. }
        | Action::Get { instance: other, .. }
        | Action::Register { instance: other }
        | Action::Wait { thread: other } = &about.action
        {
            about = find(*other).filter(|found| found.id < about.id)?;
        }
        let needed = self.of_modules.entry(about.id).or_insert_with(|| of_modules(&about.action));
        needed.as_ref()
    }
}

/// The features that the modules in a directive need.
fn of_modules(action: &Action) -> Option<BTreeSet<&'static str>> {
    match action {
        Action::Thread { directives, .. } => {
            let modules: Vec<_> =
                directives.iter().filter_map(|directive| of_modules(&directive.action)).collect();
            modules.into_iter().reduce(|mut all, more| {
                all.extend(more);
                all
            })
        }
        action => {
            let names = needed_features(action.module()?.subject())?;
            Some(names.into_iter().collect())
        }
    }
}
