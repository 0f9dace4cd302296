//! An engine: settings, the target, canonical types and trampolines, shared by modules and stores.

use crate::compile::code_memory::CodeMemory;
use crate::compile::code_registry::{CodeRegistry, ModuleId};
use crate::compile::codegen::Isas;
use crate::compile::effort::Effort;
use crate::compile::module::ModuleCache;
use crate::compile::trampoline::{AbiSignature, Trampolines};
use crate::compile::translate::MissingFeature;
use crate::config::Config;
use crate::types::FuncType;
use crate::types::registry::TypeRegistry;
use cranelift_codegen::isa::TargetIsa;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The settings, types and code that modules and stores share. Cloning an engine is cheap and gives the same engine.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<EngineInner>,
}

pub(crate) struct EngineInner {
    pub(crate) config: Config,
    isas: Isas,
    pub(super) code_memory: CodeMemory,
    pub(crate) code_registry: CodeRegistry,
    next_module: AtomicU64,
    pub(super) modules: ModuleCache,
    types: Arc<TypeRegistry>,
    trampolines: Mutex<HashMap<AbiSignature, Arc<Trampolines>>>,
    live_instances: AtomicUsize,
    heap_collections: AtomicU64,
}

/// Why this machine cannot run compiled code.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// Cranelift does not compile for it.
    #[error("compile for this machine: {0}")]
    UnsupportedMachine(String),
    /// Its processor is too old.
    #[error(transparent)]
    MissingFeature(#[from] MissingFeature),
}

impl Engine {
    /// Makes an engine with these settings, for the processor that this runs on.
    ///
    /// # Errors
    ///
    /// When the processor is not supported, or lacks an extension that compiled code needs.
    pub fn new(config: &Config) -> Result<Self, EngineError> {
        let isas = Isas::new(config)?;
        let inner = EngineInner {
            config: config.clone(),
            isas,
            code_memory: CodeMemory::default(),
            code_registry: CodeRegistry::default(),
            next_module: AtomicU64::new(0),
            modules: ModuleCache::default(),
            types: Arc::default(),
            trampolines: Mutex::default(),
            live_instances: AtomicUsize::new(0),
            heap_collections: AtomicU64::new(0),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The settings that this engine was made with.
    pub fn config(&self) -> &Config {
        &self.inner.config
    }

    /// How many instances the engine's stores hold. An instance lives as long as its store.
    pub fn live_instances(&self) -> usize {
        self.inner.live_instances.load(Ordering::Relaxed)
    }

    /// How often heaps of the engine's stores have been collected, those that are gone included.
    pub fn heap_collections(&self) -> u64 {
        self.inner.heap_collections.load(Ordering::Relaxed)
    }

    /// How many recursion groups of types are in use by modules and stores.
    pub fn live_rec_groups(&self) -> usize {
        self.inner.types.len()
    }

    /// Whether both are clones of one engine.
    pub fn same(&self, other: &Engine) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    pub(crate) fn inner(&self) -> &EngineInner {
        &self.inner
    }

    pub(crate) fn types(&self) -> &Arc<TypeRegistry> {
        &self.inner.types
    }

    pub(crate) fn instances_changed(&self, by: isize) {
        self.inner.live_instances.fetch_add(by.cast_unsigned(), Ordering::Relaxed);
    }

    pub(crate) fn heap_collected(&self) {
        self.inner.heap_collections.fetch_add(1, Ordering::Relaxed);
    }

    /// The trampolines for functions of this type.
    pub(super) fn trampolines(&self, ty: &FuncType) -> Arc<Trampolines> {
        let signature = AbiSignature::new(ty);
        let trampolines = self.inner.trampolines.lock();
        let mut trampolines = trampolines.unwrap_or_else(PoisonError::into_inner);
        match trampolines.get(&signature) {
            Some(found) => found.clone(),
            None => {
                let made = Arc::new(Trampolines::new(signature.clone()));
                trampolines.insert(signature, made.clone());
                made
            }
        }
    }
}

impl EngineInner {
    /// A number that no module of the engine has.
    pub(super) fn new_module_id(&self) -> ModuleId {
        ModuleId(self.next_module.fetch_add(1, Ordering::Relaxed))
    }

    pub(crate) fn isa(&self) -> &dyn TargetIsa {
        self.isa_with(Effort::Configured)
    }

    pub(crate) fn isa_with(&self, effort: Effort) -> &dyn TargetIsa {
        self.isas.with(effort)
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("config", &self.inner.config).finish_non_exhaustive()
    }
}
