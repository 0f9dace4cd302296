//! wasmi, in its default configuration, through `wasmi_wast::WastRunner`.

use super::Engine;
use crate::scripts::Script;
use anyhow::Result;
use wasmi::Config;
use wasmi_wast::WastRunner;
use wassay_harness::script::features::Features;

/// The runner makes an engine for each script.
pub struct Wasmi;

fn config(features: Features) -> Config {
    let features = features.to_wasmparser();
    let mut config = Config::default();
    config
        .wasm_mutable_global(features.mutable_global())
        .wasm_sign_extension(features.sign_extension())
        .wasm_saturating_float_to_int(features.saturating_float_to_int())
        .wasm_multi_value(features.multi_value())
        .wasm_multi_memory(features.multi_memory())
        .wasm_bulk_memory(features.bulk_memory())
        .wasm_reference_types(features.reference_types())
        .wasm_tail_call(features.tail_call())
        .wasm_extended_const(features.extended_const())
        .wasm_custom_page_sizes(features.custom_page_sizes())
        .wasm_memory64(features.memory64())
        .wasm_wide_arithmetic(features.wide_arithmetic())
        .wasm_simd(features.simd())
        .wasm_relaxed_simd(features.relaxed_simd());
    config
}

impl Engine for Wasmi {
    fn run(&self, script: &Script) -> Result<(), String> {
        let mut runner = WastRunner::new(&config(script.features));
        runner.register_spectest().map_err(|error| error.to_string())?;
        let result = runner.process_directives(&script.name, script.text);
        result.map_err(|error| format!("{error:#}"))
    }
}
