//! Invalid modules read again, where an engine's text does not tell the rule that they break.
//!
//! The module is validated once more to find the place; what stands there is read by the rules of the reference.

mod instructions;
mod types;

use wasmparser::{Validator, WasmFeatures};

/// The cause that the module tells, if it is one of those that an engine leaves unclear.
pub(super) fn cause(bytes: &[u8], features: WasmFeatures) -> Option<String> {
    let place = Validator::new_with_features(features).validate_all(bytes).err()?.offset();
    types::cause(bytes, place).or_else(|| instructions::cause(bytes, features, place))
}
