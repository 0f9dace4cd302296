//! The binary grammar of the specification, read only to find out what it refuses.
//!
//! [`decode`] reads a module in the order of the reference interpreter and stops at the first byte that the grammar of
//! the given features refuses. A module that it refuses is malformed, with the reference's text; a module that it
//! accepts can only be invalid. An engine's own error tells neither reliably: decoders of engines check types and
//! indices while they read, report every missing byte the same way, and know the features of today only.
//!
//! Invariant: one pass, no recursion except over type constructors, no allocation except for the nesting of blocks.

mod instructions;
mod sections;
mod types;

use std::borrow::Cow;

use wasmparser::WasmFeatures;

use super::reader::Reader;

/// Why and where the binary grammar refuses a module.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message} at offset {offset:#x}")]
pub struct DecodeRefusal {
    /// The specification's text for the cause.
    pub message: Cow<'static, str>,
    /// Offset of the byte that the grammar does not allow.
    pub offset: usize,
}

/// Reads `bytes` by the binary grammar with these `features`.
///
/// Refuses everything that the grammar refuses. This includes opcodes, flags, types and sections of features that are
/// off, and instructions that need a missing data count section.
///
/// wasmparser's readers accept some malformed modules, which only its validator refuses. With `decode`, an adapter
/// refuses them in the right phase: section ids, flags of globals, alignment exponents and opcodes that the features do
/// not know; missing data counts; bodies that do not end where their size says; and `else` outside `if`.
///
/// # Errors
/// The first refusal in the order of the reference interpreter.
pub fn decode(bytes: &[u8], features: WasmFeatures) -> Result<(), DecodeRefusal> {
    sections::module(&mut Reader::new(bytes, features))
}
