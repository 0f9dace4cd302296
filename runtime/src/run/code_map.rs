//! The modules of a store, which keep its code and tell what its addresses mean.

use super::backtrace::Frame;
use crate::compile::code::CatchSite;
use crate::compile::code_registry::ModuleId;
use crate::compile::engine::Engine;
use crate::compile::module::Module;
use std::collections::HashMap;

/// The modules that have run in a store, kept alive and found by their number.
#[derive(Clone)]
pub(crate) struct CodeMap {
    engine: Engine,
    modules: HashMap<ModuleId, Module>,
}

impl CodeMap {
    pub(crate) fn new(engine: &Engine) -> Self {
        Self { engine: engine.clone(), modules: HashMap::new() }
    }

    pub(crate) fn has(&self, module: &Module) -> bool {
        self.modules.contains_key(&module.id())
    }

    pub(crate) fn add(&mut self, module: &Module) {
        self.modules.insert(module.id(), module.clone());
    }

    /// The handler of the call that returns to this address.
    pub(crate) fn catch_at(&self, return_address: usize) -> Option<CatchSite> {
        let code = self.engine.inner().code_registry.read();
        code.find(return_address)?.1.catch_at(return_address)
    }

    /// The function that a call returning to this address is in, if it is a wasm function of the store.
    pub(super) fn frame_at(&self, return_address: usize) -> Option<Frame> {
        let code = self.engine.inner().code_registry.read();
        let (module, code) = code.find(return_address)?;
        let module = self.modules.get(&module)?;
        let (defined, offset) = code.call_at(return_address)?;
        let func_index = module.info().counts.imported_funcs + defined;
        Some(Frame::new(module.clone(), func_index, offset.unwrap_or(0)))
    }
}
