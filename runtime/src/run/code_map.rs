//! Which module's code an address is in.

use super::backtrace::Frame;
use crate::compile::code::{CatchSite, Code};
use crate::compile::module::Module;
use std::collections::BTreeMap;

/// The modules of a store that have code. Keeps them.
#[derive(Clone, Default)]
pub(crate) struct CodeMap {
    /// By the end of their code, with its start.
    by_end: BTreeMap<usize, (usize, Module)>,
}

impl CodeMap {
    /// Whether a module is here, or has no code.
    pub(crate) fn has(&self, module: &Module) -> bool {
        let range = module.code().range();
        range.is_empty() || self.by_end.contains_key(&range.end)
    }

    pub(crate) fn add(&mut self, module: &Module) {
        let range = module.code().range();
        self.by_end.insert(range.end, (range.start, module.clone()));
    }

    /// The module that a call returning to this address is in.
    fn module_at(&self, return_address: usize) -> Option<&Module> {
        let (_, (start, module)) = self.by_end.range(return_address..).next()?;
        (return_address > *start).then_some(module)
    }

    /// The code that a call returning to this address is in, if it is a module's.
    pub(crate) fn code_at(&self, return_address: usize) -> Option<&Code> {
        Some(self.module_at(return_address)?.code())
    }

    /// The handler of the call that returns to this address.
    pub(crate) fn catch_at(&self, return_address: usize) -> Option<CatchSite> {
        self.code_at(return_address)?.catch_at(return_address)
    }

    /// The function that a call returning to this address is in, if it is a wasm function.
    pub(super) fn frame_at(&self, return_address: usize) -> Option<Frame> {
        let module = self.module_at(return_address)?;
        let (defined, offset) = module.code().call_at(return_address)?;
        let func_index = module.info().counts.imported_funcs + defined;
        Some(Frame::new(module.clone(), func_index, offset.unwrap_or(0)))
    }
}
