//! Wasmtime, in its default configuration but where another makes it faster here, through
//! `wasmtime_wast::WastContext`.

use super::Engine;
use crate::scripts::Script;
use anyhow::{Result, anyhow};
use std::collections::HashMap;
use wasmtime::{Config, WasmFeatures};
use wasmtime_wast::{Async, SpectestConfig, WastContext};
use wassay_harness::features::Features;

/// One engine for each set of features: the set is fixed when an engine is made.
pub struct Wasmtime {
    engines: HashMap<Features, wasmtime::Engine>,
}

/// What Wasmtime 48 does not have. Scripts that need it fail.
const ABSENT: WasmFeatures = WasmFeatures::CUSTOM_DESCRIPTORS;

impl Wasmtime {
    /// Makes the engines that some scripts need.
    ///
    /// # Errors
    ///
    /// When Wasmtime refuses a configuration.
    pub fn new(scripts: &[Script]) -> Result<Self> {
        let mut engines = HashMap::new();
        for script in scripts {
            if !engines.contains_key(&script.features) {
                let engine = wasmtime::Engine::new(&config(script.features))
                    .map_err(|error| anyhow!("Wasmtime refuses {}: {error:#}", script.features))?;
                engines.insert(script.features, engine);
            }
        }
        Ok(Self { engines })
    }
}

fn config(features: Features) -> Config {
    let mut wanted = WasmFeatures::empty();
    for (name, _) in features.to_wasmparser().iter_names() {
        // The two are from different versions of wasmparser, with the same names.
        wanted |= WasmFeatures::from_name(name).unwrap_or(WasmFeatures::empty());
    }
    let mut config = Config::new();
    config.wasm_features(WasmFeatures::all() - wanted, false);
    config.wasm_features(wanted - ABSENT, true);
    // Scripts run side by side already: 5 % less work.
    config.parallel_compilation(false);
    config.shared_memory(features.to_wasmparser().threads());
    config
}

impl Engine for Wasmtime {
    fn run(&self, script: &Script) -> Result<(), String> {
        let mut context = WastContext::new(&self.engines[&script.features], Async::No, |_| {});
        // Its texts are not those of the specification, and its own tests don't compare them.
        context.ignore_error_messages(true);
        // Nothing reads it: 10 % less work.
        context.generate_dwarf(false);
        let use_shared_memory = script.features.to_wasmparser().threads();
        let spectest = SpectestConfig { use_shared_memory, suppress_prints: true };
        context.register_spectest(&spectest).map_err(|error| format!("{error:#}"))?;
        let result = context.run_wast(&script.name, script.text.as_bytes());
        result.map_err(|error| format!("{error:#}"))
    }
}
