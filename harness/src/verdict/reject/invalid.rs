//! Reads invalid modules again, if an engine's text does not tell the rule that they break.
//!
//! The module is validated once more to find the place, which is then read by the rules of the reference.

mod instructions;
mod types;

use wasmparser::{Parser, ValidPayload, Validator, WasmFeatures};

/// The cause, found in the module, if it is one of those that engines leave unclear.
pub(super) fn cause(bytes: &[u8], features: WasmFeatures) -> Option<String> {
    let mut validator = Validator::new_with_features(features);
    let mut parser = Parser::new(0);
    parser.set_features(features);
    let mut functions = Vec::new();
    for payload in parser.parse_all(bytes) {
        match payload.and_then(|payload| validator.payload(&payload)) {
            Ok(ValidPayload::Func(function, body)) => functions.push((function, body)),
            Ok(_) => {}
            Err(error) => return types::cause(bytes, error.offset()),
        }
    }
    // Everything else is valid, so an instruction is invalid.
    instructions::cause(functions)
}
