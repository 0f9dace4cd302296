//! From a module's bytes to machine code that runs.
//!
//! `module` reads, validates and keeps a binary; it drives `translate` (operators to CLIF) and `codegen` (CLIF to machine
//! code) with the `effort` that a function is worth, and `code` publishes the result. `trampoline` makes the ways in and
//! out of it, `engine` holds what modules share.

pub(crate) mod code;
pub(crate) mod code_memory;
pub(crate) mod code_registry;
pub(crate) mod codegen;
pub(crate) mod effort;
pub(crate) mod engine;
mod libcall;
pub(crate) mod module;
mod stub;
pub(crate) mod trampoline;
pub(crate) mod translate;
