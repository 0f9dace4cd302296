//! The modules of an engine by their source: equal modules are compiled once.

use super::ModuleInner;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What a module is made from: modules of one engine with equal sources are the same. The features are not part of the
/// source: they decide whether a module is valid, and not what it means.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) bytes: &'a [u8],
    /// Equal for equal bytes.
    pub(super) hash: u64,
}

/// Finds modules that are still in use. Keeps none alive.
#[derive(Default)]
pub(crate) struct ModuleCache {
    hasher: RandomState,
    by_hash: Mutex<HashMap<u64, Vec<Weak<ModuleInner>>>>,
}

impl ModuleCache {
    pub(super) fn source<'a>(&self, bytes: &'a [u8]) -> Source<'a> {
        Source { bytes, hash: self.hasher.hash_one(bytes) }
    }

    /// A module of the same source.
    pub(super) fn find(&self, source: Source<'_>) -> Option<Arc<ModuleInner>> {
        let by_hash = self.by_hash.lock().unwrap_or_else(PoisonError::into_inner);
        let candidates = candidates(by_hash.get(&source.hash)?);
        drop(by_hash);
        candidates.into_iter().find(|module| is_of(module, source))
    }

    /// Adds a module and returns it. If another thread has added one of the same source meanwhile, returns that one
    /// instead.
    pub(super) fn add(&self, source: Source<'_>, made: Arc<ModuleInner>) -> Arc<ModuleInner> {
        let mut by_hash = self.by_hash.lock().unwrap_or_else(PoisonError::into_inner);
        let modules = by_hash.entry(source.hash).or_default();
        let candidates = candidates(modules);
        let earlier = candidates.iter().find(|module| is_of(module, source)).cloned();
        if earlier.is_none() {
            modules.push(Arc::downgrade(&made));
        }
        drop(by_hash);
        earlier.unwrap_or(made)
    }

    /// Forgets the modules with this hash that are no longer in use.
    pub(super) fn forget(&self, hash: u64) {
        let mut by_hash = self.by_hash.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(modules) = by_hash.get_mut(&hash) {
            modules.retain(|module| module.strong_count() > 0);
            if modules.is_empty() {
                by_hash.remove(&hash);
            }
        }
    }
}

/// The modules that are still in use. Dropping the last handle of one takes the lock, so the caller must release the
/// lock before it drops them.
fn candidates(modules: &[Weak<ModuleInner>]) -> Vec<Arc<ModuleInner>> {
    modules.iter().filter_map(Weak::upgrade).collect()
}

fn is_of(module: &ModuleInner, source: Source<'_>) -> bool {
    *module.bytes == *source.bytes
}

#[cfg(test)]
mod tests {
    use crate::compile::engine::Engine;
    use crate::compile::module::Module;
    use crate::config::Config;
    use std::sync::Arc;
    use wasmparser::WasmFeatures;

    const TEXT: &str = r#"(module (func (export "f") (result i32) (i32.const 7)))"#;

    #[test]
    fn equal_modules_are_one_while_it_is_in_use() {
        let engine = Engine::new(&Config::default()).unwrap();
        let first = Module::new(&engine, TEXT).unwrap();
        let again = Module::new(&engine, TEXT).unwrap();
        assert!(Arc::ptr_eq(&first.inner, &again.inner));
        let other_features =
            Module::with_features(&engine, first.bytes(), WasmFeatures::WASM1).unwrap();
        assert!(Arc::ptr_eq(&first.inner, &other_features.inner), "it is valid with fewer, too");
        let other_bytes = Module::new(&engine, TEXT.replace('7', "8")).unwrap();
        let other_engine = Module::new(&Engine::new(&Config::default()).unwrap(), TEXT).unwrap();
        for other in [&other_bytes, &other_engine] {
            assert!(!Arc::ptr_eq(&first.inner, &other.inner));
        }
        let cache = || engine.inner().modules.by_hash.lock().unwrap().len();
        assert_eq!(cache(), 2);
        let id = first.id();
        drop((first, again, other_features));
        assert_eq!(cache(), 1);
        assert_ne!(Module::new(&engine, TEXT).unwrap().id(), id);
        drop(other_bytes);
        assert_eq!(cache(), 0);
    }

    #[test]
    fn a_cached_module_is_refused_if_its_features_are_off() {
        let engine = Engine::new(&Config::default()).unwrap();
        let module =
            Module::new(&engine, "(module (func (drop (i64.extend8_s (i64.const 1)))))").unwrap();
        let bytes = module.bytes();
        let refused = |features| {
            Module::with_features(&engine, bytes, features).map(drop).unwrap_err().to_string()
        };
        let fresh = Engine::new(&Config::default()).unwrap();
        let expected =
            Module::with_features(&fresh, bytes, WasmFeatures::WASM1).unwrap_err().to_string();
        assert_eq!(refused(WasmFeatures::WASM1), expected);
        Module::with_features(&engine, bytes, WasmFeatures::WASM2).unwrap();
        assert_eq!(refused(WasmFeatures::WASM1), expected, "each time");
    }

    #[test]
    fn threads_that_make_equal_modules_at_once_get_the_same() {
        let engine = Engine::new(&Config::default()).unwrap();
        let make = || Module::new(&engine, TEXT).unwrap();
        let modules = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(make)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let kept = modules.iter().map(|module| Arc::as_ptr(&module.inner));
        assert_eq!(kept.collect::<std::collections::HashSet<_>>().len(), 1);
    }
}
