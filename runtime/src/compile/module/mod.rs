//! Modules: decoded, validated and compiled, and shared between stores and threads.
//!
//! `decode` drives the one pass over a binary, and `functions` compiles what is in its code section; `classify` tells a malformed module from an invalid
//! one when that pass has failed; `info` is what remains of it.

mod cache;
mod classify;
mod const_expr;
mod decode;
mod functions;
pub(crate) mod info;
mod lazy;
mod names;
mod parser_limits;

pub(crate) use cache::ModuleCache;
pub(crate) use lazy::Refusal;

use crate::compile::code::Code;
use crate::compile::code_registry::ModuleId;
use crate::compile::engine::Engine;
use crate::types::{ExternType, FuncType};
use info::{ExternIndex, ModuleInfo};
use lazy::LazyFunctions;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use wasmparser::WasmFeatures;

/// A compiled module. Cloning it is cheap and gives the same module.
#[derive(Clone)]
pub struct Module {
    inner: Arc<ModuleInner>,
}

struct ModuleInner {
    id: ModuleId,
    engine: Engine,
    info: ModuleInfo,
    code: ModuleCode,
    bytes: Box<[u8]>,
    /// The features with which the module was compiled.
    features: WasmFeatures,
    /// Other sets of features with which it has been found valid.
    also_valid_with: Mutex<Vec<WasmFeatures>>,
    /// The hash of the source, for the engine's cache.
    hash: u64,
}

/// The code of a module.
enum ModuleCode {
    /// Of all functions, side by side.
    Whole(Arc<Code>),
    /// Of the functions that have been called.
    Lazy(LazyFunctions),
}

impl ModuleCode {
    fn lazy(&self) -> Option<&LazyFunctions> {
        match self {
            ModuleCode::Whole(_) => None,
            ModuleCode::Lazy(functions) => Some(functions),
        }
    }
}

impl ModuleInner {
    fn is_valid_with(&self, features: WasmFeatures) -> bool {
        if features == self.features {
            return true;
        }
        let mut others = self.also_valid_with.lock().unwrap_or_else(PoisonError::into_inner);
        if !others.contains(&features) {
            if !decode::is_valid(&self.bytes, features) {
                return false;
            }
            others.push(features);
        }
        true
    }
}

impl Drop for ModuleInner {
    fn drop(&mut self) {
        let engine = self.engine.inner();
        engine.modules.forget(self.hash);
        let registry = &engine.code_registry;
        match &self.code {
            ModuleCode::Whole(code) => registry.remove(std::iter::once(code)),
            ModuleCode::Lazy(functions) => registry.remove(functions.compiled()),
        }
    }
}

/// Why a module was refused. Each text fits after "failed to ".
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
    /// Whether a function must have exactly this type, not a subtype.
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

    /// Compiles a binary with these features. If a module of the same engine and bytes is still in use, and is valid
    /// with these features, returns that one.
    ///
    /// # Errors
    ///
    /// See [`ModuleError`]. What needs a feature that is off is malformed.
    pub fn with_features(
        engine: &Engine,
        bytes: &[u8],
        features: WasmFeatures,
    ) -> Result<Self, ModuleError> {
        let cache = &engine.inner().modules;
        let source = cache.source(bytes);
        if let Some(inner) = cache.find(source).filter(|inner| inner.is_valid_with(features)) {
            return Ok(Self { inner });
        }
        let (info, mut code) = decode::compile(engine, bytes, features)?;
        let id = engine.inner().new_module_id();
        if let ModuleCode::Whole(code) = &code {
            engine.inner().code_registry.add(id, code.clone());
        }
        let (engine, bytes, hash) = (engine.clone(), bytes.into(), source.hash);
        let inner = Arc::new_cyclic(|inner| {
            if let ModuleCode::Lazy(functions) = &mut code {
                functions.belong_to(inner.as_ptr());
            }
            let also_valid_with = Mutex::default();
            ModuleInner { id, engine, info, code, bytes, features, also_valid_with, hash }
        });
        let kept = cache.add(source, inner.clone());
        Ok(Self { inner: if kept.is_valid_with(features) { kept } else { inner } })
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

    /// How many of the functions that it defines have been compiled: fewer than all with
    /// [`Compilation::Lazy`](crate::Compilation::Lazy).
    pub fn compiled_func_count(&self) -> u32 {
        match &self.inner.code {
            ModuleCode::Whole(_) => self.func_count() - self.info().counts.imported_funcs,
            ModuleCode::Lazy(functions) => functions.compiled().count() as u32,
        }
    }

    /// The type of a function.
    pub fn func_type(&self, func_index: u32) -> Option<&FuncType> {
        let type_index = self.info().funcs.get(func_index as usize)?;
        Some(&self.info().types.entry(*type_index).func().ty)
    }

    /// Compiles a function again and shows it, if the module defines it and it can be compiled. Nothing is kept for this.
    pub fn disassemble(&self, func_index: u32) -> Option<Disassembly> {
        let imported = self.info().counts.imported_funcs;
        if func_index < imported || func_index >= self.func_count() {
            return None;
        }
        let ModuleInner { engine, bytes, features, .. } = &*self.inner;
        decode::disassemble(engine, bytes, *features, func_index)
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

    /// The module's number in its engine.
    pub(crate) fn id(&self) -> ModuleId {
        self.inner.id
    }

    /// The address at which to call a defined function that has a record, which is at `position`.
    pub(crate) fn entry(&self, defined: u32, position: u32) -> *const u8 {
        match &self.inner.code {
            ModuleCode::Whole(code) => code.function(defined),
            ModuleCode::Lazy(functions) => functions.entry(defined, position),
        }
    }

    /// Why a function has no code, if a call has found that it cannot be compiled.
    pub(crate) fn refusal(&self, func_index: u32) -> Option<&Refusal> {
        let defined = func_index - self.info().counts.imported_funcs;
        self.inner.code.lazy()?.refusal(defined)
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
