//! Wasmtime, in its default configuration without what only costs time here, and set to compile as fast as it can; both
//! through `wasmtime_wast::WastContext`.

use super::Engine;
use crate::scripts::Script;
use anyhow::{Result, anyhow};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use wasmtime::{Config, OptLevel, RegallocAlgorithm, WasmFeatures};
use wasmtime_wast::{Async, SpectestConfig, WastContext};
use wassay_harness::script::features::Features;

/// One engine for each set of features: the set is fixed when an engine is made.
pub struct Wasmtime {
    engines: HashMap<Features, wasmtime::Engine>,
}

/// What Cranelift is optimised for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compile {
    /// The speed of the code, as by default.
    Default,
    /// The speed of compilation, as in Wassay by default.
    Fast,
}

/// Features that Wasmtime 48 lacks. Scripts that need them fail.
const ABSENT: WasmFeatures = WasmFeatures::CUSTOM_DESCRIPTORS;

impl Wasmtime {
    /// Makes the engines that some scripts need.
    ///
    /// # Errors
    ///
    /// When Wasmtime refuses a configuration.
    pub fn new(scripts: &[Script], compile: Compile) -> Result<Self> {
        let mut engines = HashMap::new();
        for script in scripts {
            if let Entry::Vacant(entry) = engines.entry(script.features) {
                let engine = wasmtime::Engine::new(&config(script.features, compile))
                    .map_err(|error| anyhow!("Wasmtime refuses {}: {error:#}", script.features))?;
                entry.insert(engine);
            }
        }
        Ok(Self { engines })
    }
}

fn config(features: Features, compile: Compile) -> Config {
    let mut wanted = WasmFeatures::empty();
    for (name, _) in features.to_wasmparser().iter_names() {
        // Both sets of features are wasmparser's, of different versions, with the same names.
        wanted |= WasmFeatures::from_name(name).unwrap_or(WasmFeatures::empty());
    }
    let mut config = Config::new();
    config.wasm_features(WasmFeatures::all() - wanted, false);
    config.wasm_features(wanted - ABSENT, true);
    // Scripts already run in parallel: 15 % less work without more threads.
    config.parallel_compilation(false);
    if compile == Compile::Fast {
        config.cranelift_opt_level(OptLevel::None);
        config.cranelift_regalloc_algorithm(RegallocAlgorithm::SinglePass);
    }
    config.shared_memory(features.to_wasmparser().threads());
    config
}

impl Engine for Wasmtime {
    fn run(&self, script: &Script) -> Result<(), String> {
        let mut context = WastContext::new(&self.engines[&script.features], Async::No, |_| {});
        // Wasmtime's texts are not those of the specification, and its own tests do not compare them.
        context.ignore_error_messages(true);
        // Nothing reads debug information: 5 % less work without it.
        context.generate_dwarf(false);
        let use_shared_memory = script.features.to_wasmparser().threads();
        let spectest = SpectestConfig { use_shared_memory, suppress_prints: true };
        context.register_spectest(&spectest).map_err(|error| format!("{error:#}"))?;
        let result = context.run_wast(&script.name, script.text.as_bytes());
        result.map_err(|error| format!("{error:#}"))
    }
}
