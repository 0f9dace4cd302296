//! What the processor must have for the vector instructions to become instructions.

use cranelift_codegen::isa::TargetIsa;

/// The x86-64 extensions that Cranelift needs for shuffles and for rounding, of scalars too: without them it calls
/// library functions that are not there. Without any other extension it only takes a few instructions more. All other
/// machines that it compiles for have what it needs.
const REQUIRED_ON_X86: [(&str, &str); 2] = [("has_ssse3", "SSSE3"), ("has_sse41", "SSE4.1")];

/// The processor lacks an extension that the runtime cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("use this processor: it lacks {name}, which compiled code needs")]
pub struct MissingFeature {
    name: &'static str,
}

/// Checks that `isa` has what vector instructions and the rounding of floats are compiled to.
///
/// # Errors
///
/// Names the first extension that is missing.
pub(crate) fn required_features(isa: &dyn TargetIsa) -> Result<(), MissingFeature> {
    if isa.name() != "x64" {
        return Ok(());
    }
    let flags = isa.isa_flags();
    let has =
        |flag: &str| flags.iter().any(|value| value.name == flag && value.as_bool() == Some(true));
    match REQUIRED_ON_X86.iter().find(|(flag, _)| !has(flag)) {
        Some((_, name)) => Err(MissingFeature { name }),
        None => Ok(()),
    }
}
