//! The instances of a session, as most engines keep them: by number, and those that export the items of `spectest`.

use super::spectest;
use super::{Outcome, Partial};
use crate::script::DirectiveId;
use std::collections::HashMap;

/// The instances of a session, and which of them a module imports from.
///
/// `I` is what the engine calls an instance: a handle that can be cloned.
#[derive(Debug)]
pub struct Instances<I> {
    made: HashMap<DirectiveId, I>,
    /// Each exports the item of this name, and nothing else.
    spectest: HashMap<String, I>,
}

impl<I> Default for Instances<I> {
    fn default() -> Self {
        Self { made: HashMap::new(), spectest: HashMap::new() }
    }
}

impl<I: Clone> Instances<I> {
    /// Keeps an instance under the number that later requests name it by.
    pub fn insert(&mut self, number: DirectiveId, instance: I) {
        self.made.insert(number, instance);
    }

    /// The instance with this number. `kind` (`function`, `global`) and `export` are those of the export that the
    /// engine was asked for.
    ///
    /// # Errors
    ///
    /// [`Outcome::no_export`] if there is no such instance.
    pub fn get(&self, number: DirectiveId, kind: &str, export: &str) -> Partial<I> {
        self.made.get(&number).cloned().ok_or_else(|| Outcome::no_export(kind, export))
    }

    /// The instance from which a module imports `name` of `module`. The engine finds out whether the instance has such
    /// an export.
    ///
    /// `imports` is what [`Session::instantiate`](super::Session::instantiate) is given. `instantiate` makes an
    /// instance of a module that imports nothing. Each item of [`spectest`] that a module imports comes from such an
    /// instance, which is made once.
    ///
    /// # Errors
    ///
    /// [`Outcome::unknown_import`] if there is no such instance, or the outcome that `instantiate` returned in its
    /// place.
    pub fn exporter(
        &mut self,
        imports: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
        instantiate: impl FnOnce(&[u8]) -> Partial<I>,
    ) -> Partial<I> {
        let unknown = || Outcome::unknown_import(module, name);
        if let Some((_, number)) = imports.iter().find(|(imported, _)| *imported == module) {
            return self.made.get(number).cloned().ok_or_else(unknown);
        }
        if module != spectest::NAME {
            return Err(unknown());
        }
        if let Some(instance) = self.spectest.get(name) {
            return Ok(instance.clone());
        }
        let instance = instantiate(&spectest::module(name).ok_or_else(unknown)?)?;
        self.spectest.insert(name.to_owned(), instance.clone());
        Ok(instance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In these tests an instance is the bytes of its module.
    fn instance(bytes: &[u8]) -> Partial<Vec<u8>> {
        Ok(bytes.to_vec())
    }

    #[test]
    fn registered_instances_come_before_spectest() {
        let mut instances = Instances::default();
        instances.insert(7, b"own".to_vec());
        let found = instances.exporter(&[("spectest", 7)], "spectest", "print", instance);
        assert_eq!(found, Ok(b"own".to_vec()));
        assert_eq!(instances.get(7, "function", "f"), Ok(b"own".to_vec()));
    }

    #[test]
    fn an_item_of_spectest_is_made_once() {
        let mut instances = Instances::default();
        let mut made = 0;
        for name in ["memory", "table", "memory"] {
            let found = instances.exporter(&[], "spectest", name, |bytes| {
                made += 1;
                instance(bytes)
            });
            assert_eq!(found, Ok(spectest::module(name).unwrap()));
        }
        assert_eq!(made, 2);
    }

    #[test]
    fn a_missing_instance_is_an_unknown_import() {
        let mut instances = Instances::default();
        let cases = [("spectest", "no-item"), ("registered", "f"), ("other", "f")];
        for (module, name) in cases {
            let found = instances.exporter(&[("registered", 1)], module, name, instance);
            assert_eq!(found, Err(Outcome::unknown_import(module, name)));
        }
        assert_eq!(instances.get(1, "global", "g"), Err(Outcome::no_export("global", "g")));
    }

    #[test]
    fn an_engine_that_cannot_make_an_item_says_so() {
        let mut instances = Instances::<()>::default();
        let refuse = |_: &[u8]| Err(Outcome::Unsupported("threads".to_owned()));
        let found = instances.exporter(&[], "spectest", "shared_memory", refuse);
        assert_eq!(found, Err(Outcome::Unsupported("threads".to_owned())));
    }
}
