//! Modules: decoded, validated and compiled, and shared between stores and threads.
//!
//! `decode` drives the one pass over a binary, and `functions` compiles what is in its code section; `classify` tells a malformed module from an invalid
//! one when that pass has failed; `info` is what remains of it.

mod classify;
mod const_expr;
mod decode;
mod functions;
pub(crate) mod info;
mod names;
mod parser_limits;

use crate::compile::code::Code;
use crate::compile::engine::Engine;
use crate::types::{ExternType, FuncType};
use info::{ExternIndex, ModuleInfo};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use wasmparser::WasmFeatures;

/// A compiled module. Cloning it is cheap and gives the same module.
#[derive(Clone)]
pub struct Module {
    inner: Arc<ModuleInner>,
}

struct ModuleInner {
    engine: Engine,
    info: ModuleInfo,
    code: Code,
    bytes: Box<[u8]>,
    features: WasmFeatures,
}

/// Why there is no module. Each fits after "failed to ".
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModuleError {
    /// The text format was not understood.
    #[error("parse the module's text: {message}")]
    Text {
        /// What is wrong, with its place in the text.
        message: String,
    },
    /// The binary cannot be decoded, or needs a feature that is off.
    #[error("decode the module: {message} (at offset {offset:#x})")]
    Malformed {
        /// What is wrong.
        message: String,
        /// Where in the binary.
        offset: u64,
    },
    /// The module is not valid.
    #[error("validate the module: {message} (at offset {offset:#x})")]
    Invalid {
        /// What is wrong.
        message: String,
        /// Where in the binary.
        offset: u64,
    },
    /// The module is valid, but uses a feature that the runtime does not have.
    #[error("compile the module: unsupported feature: {feature}")]
    Unsupported {
        /// The feature's name, in lower case with dashes, such as `threads` or `gc`.
        feature: &'static str,
    },
    /// The module exceeds a limit of the runtime or of its parser. In the former case it is valid; in the
    /// latter, what comes after that has not been validated.
    #[error("compile the module: {message}")]
    Limit {
        /// Which limit, and by how much.
        message: String,
    },
}

/// An import: its two names and its type.
#[derive(Clone, Debug)]
pub struct ImportType<'a> {
    /// The module that it is imported from.
    pub module: &'a str,
    /// Its name there.
    pub name: &'a str,
    /// What is imported.
    pub ty: ExternType,
    /// Whether a function must have the very type, not one below it.
    pub exact: bool,
}

/// An export: its name and its type.
#[derive(Clone, Debug)]
pub struct ExportType<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is exported.
    pub ty: ExternType,
}

/// A function as Cranelift saw it, for people to read.
#[derive(Clone, Debug, Default)]
pub struct Disassembly {
    /// Cranelift's intermediate representation, before optimisation. That of the entry follows where
    /// the function has one of its own, as its frame is large.
    pub clif: String,
    /// The machine code.
    pub asm: String,
}

impl Module {
    /// Every language feature that can be turned on.
    pub const FEATURES: WasmFeatures = WasmFeatures::WASM3
        .union(WasmFeatures::THREADS)
        .union(WasmFeatures::COMPACT_IMPORTS)
        .union(WasmFeatures::CUSTOM_DESCRIPTORS)
        .union(WasmFeatures::CUSTOM_PAGE_SIZES)
        .union(WasmFeatures::LEGACY_EXCEPTIONS)
        .union(WasmFeatures::WIDE_ARITHMETIC);

    /// Compiles a binary, or text when the bytes do not start as a binary does, with all [`Module::FEATURES`].
    ///
    /// # Errors
    ///
    /// See [`ModuleError`].
    pub fn new(engine: &Engine, bytes: impl AsRef<[u8]>) -> Result<Self, ModuleError> {
        let text = |error: wat::Error| ModuleError::Text { message: error.to_string() };
        let bytes = bytes.as_ref();
        let binary = if bytes.starts_with(b"\0asm") {
            Cow::Borrowed(bytes)
        } else {
            wat::parse_bytes(bytes).map_err(text)?
        };
        Self::with_features(engine, &binary, Self::FEATURES)
    }

    /// Compiles a binary with these features.
    ///
    /// # Errors
    ///
    /// See [`ModuleError`]. What needs a feature that is off is malformed.
    pub fn with_features(
        engine: &Engine,
        bytes: &[u8],
        features: WasmFeatures,
    ) -> Result<Self, ModuleError> {
        let (info, code) = decode::compile(engine, bytes, features)?;
        let (engine, bytes) = (engine.clone(), bytes.into());
        Ok(Self { inner: Arc::new(ModuleInner { engine, info, code, bytes, features }) })
    }

    /// The module's own name, from its name section.
    pub fn name(&self) -> Option<&str> {
        names::module_name(self.name_section()?)
    }

    /// The name of a function, from the name section.
    pub fn func_name(&self, func_index: u32) -> Option<&str> {
        names::func_name(self.name_section()?, func_index)
    }

    fn name_section(&self) -> Option<&[u8]> {
        self.inner.bytes.get(self.inner.info.names.clone()?)
    }

    /// The imports, in order.
    pub fn imports(&self) -> impl ExactSizeIterator<Item = ImportType<'_>> {
        self.info().imports.iter().map(|import| ImportType {
            module: &import.module,
            name: &import.name,
            ty: self.extern_type(import.item),
            exact: import.exact,
        })
    }

    /// The exports, in order.
    pub fn exports(&self) -> impl ExactSizeIterator<Item = ExportType<'_>> {
        self.info()
            .exports
            .iter()
            .map(|export| ExportType { name: &export.name, ty: self.extern_type(export.item) })
    }

    /// The number of functions, imported ones included.
    pub fn func_count(&self) -> u32 {
        self.info().funcs.len() as u32
    }

    /// The type of a function.
    pub fn func_type(&self, func_index: u32) -> Option<&FuncType> {
        let type_index = self.info().funcs.get(func_index as usize)?;
        Some(&self.info().types.entry(*type_index).func().ty)
    }

    /// Compiles a function again and shows it, if the module defines it. Nothing is kept for this.
    pub fn disassemble(&self, func_index: u32) -> Option<Disassembly> {
        let imported = self.info().counts.imported_funcs;
        if func_index < imported || func_index >= self.func_count() {
            return None;
        }
        let ModuleInner { engine, bytes, features, .. } = &*self.inner;
        Some(decode::disassemble(engine, bytes, *features, func_index))
    }

    /// The binary that it was compiled from.
    pub fn bytes(&self) -> &[u8] {
        &self.inner.bytes
    }

    /// The engine that compiled the module.
    pub fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    pub(crate) fn info(&self) -> &ModuleInfo {
        &self.inner.info
    }

    pub(crate) fn code(&self) -> &Code {
        &self.inner.code
    }

    /// The bytes of a data segment.
    pub(crate) fn data(&self, segment: u32) -> &[u8] {
        &self.inner.bytes[self.info().data[segment as usize].bytes.clone()]
    }

    /// The type of an entity.
    pub(crate) fn extern_type(&self, item: ExternIndex) -> ExternType {
        let info = self.info();
        match item {
            ExternIndex::Func(index) => {
                let entry = info.func_type(index);
                ExternType::Func(entry.id, entry.func().ty.clone())
            }
            ExternIndex::Table(index) => ExternType::Table(info.tables[index as usize]),
            ExternIndex::Memory(index) => ExternType::Memory(info.memories[index as usize]),
            ExternIndex::Global(index) => ExternType::Global(info.globals[index as usize]),
            ExternIndex::Tag(index) => {
                let entry = info.types.entry(info.tags[index as usize]);
                ExternType::Tag(entry.id, entry.func().ty.clone())
            }
        }
    }
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Module");
        debug.field("name", &self.name()).field("funcs", &self.func_count());
        debug.finish_non_exhaustive()
    }
}
