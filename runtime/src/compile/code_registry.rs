//! Which code an address is in: of all modules of an engine.

use super::code::Code;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

/// A module, by its number in the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ModuleId(pub(crate) u64);

/// The code that modules have now.
#[derive(Default)]
pub(crate) struct CodeRegistry {
    /// By the address at which it ends.
    by_end: RwLock<BTreeMap<usize, Registered>>,
}

struct Registered {
    module: ModuleId,
    code: Arc<Code>,
}

/// The registry while nothing is added or removed.
pub(crate) struct CodeReader<'a> {
    by_end: RwLockReadGuard<'a, BTreeMap<usize, Registered>>,
}

impl CodeRegistry {
    /// Adds code of a module, if it has any bytes.
    pub(crate) fn add(&self, module: ModuleId, code: Arc<Code>) {
        let range = code.range();
        if !range.is_empty() {
            let mut by_end = self.by_end.write().unwrap_or_else(PoisonError::into_inner);
            by_end.insert(range.end, Registered { module, code });
        }
    }

    /// Removes code that was added.
    pub(crate) fn remove<'c>(&self, all: impl Iterator<Item = &'c Arc<Code>>) {
        let mut by_end = self.by_end.write().unwrap_or_else(PoisonError::into_inner);
        all.for_each(|code| drop(by_end.remove(&code.range().end)));
    }

    pub(crate) fn read(&self) -> CodeReader<'_> {
        CodeReader { by_end: self.by_end.read().unwrap_or_else(PoisonError::into_inner) }
    }
}

impl CodeReader<'_> {
    /// The code that a call returning to this address is in, and whose it is.
    pub(crate) fn find(&self, return_address: usize) -> Option<(ModuleId, &Code)> {
        let (_, found) = self.by_end.range(return_address..).next()?;
        let is_inside = return_address > found.code.range().start;
        is_inside.then_some((found.module, &*found.code))
    }
}
