//! The one pass over a binary: each section is validated, then decoded; `functions` does the same with each function.
//!
//! What the runtime does not support, or what exceeds its limits, is noted and reported only when
//! the whole module has been found valid. Once something is noted, nothing more is decoded.

use super::classify::classify;
use super::functions::{Functions, PARALLEL_FROM_BYTES, Wanted, code_error};
use super::info::{
    ConstExpr, DataSegment, ElementItems, ElementSegment, Export, ExternIndex, Import, ModuleInfo,
    SegmentMode,
};
use super::lazy::{Bodies, LazyFunctions};
use super::{Disassembly, Module, ModuleCode, ModuleError};
use crate::compile::code::CodeBuilder;
use crate::compile::codegen::CompileContext;
use crate::compile::engine::Engine;
use crate::config::Compilation;
use crate::limits::MAX_INSTANCE_SIZE;
use crate::types::convert::{ConversionError, memory_type};
use crate::vm::layout::InstanceLayout;
use std::sync::Arc;
use wasmparser::{
    CustomSectionReader, DataKind, ElementKind, Error, Parser, Payload, TableInit, TypeRef,
    ValidPayload, Validator, WasmFeatures,
};

/// Decodes and validates a binary, and compiles its functions or leaves them for later.
pub(super) fn compile(
    engine: &Engine,
    bytes: &[u8],
    features: WasmFeatures,
) -> Result<(ModuleInfo, ModuleCode), ModuleError> {
    let memory = &engine.inner().code_memory;
    // With features beyond these, a valid function may turn out to be unsupported only when it is translated.
    let wanted = match engine.config().compilation {
        Compilation::Lazy if Module::FEATURES.contains(features) => {
            Wanted::Bodies(Bodies::default())
        }
        _ => Wanted::Code(CodeBuilder::default()),
    };
    let Decoder { info, functions, .. } = Decoder::new(engine, bytes, wanted).run(features)?;
    let code = match functions.wanted {
        Wanted::Code(code) => code.publish(memory).map(|code| ModuleCode::Whole(Arc::new(code))),
        Wanted::Bodies(bodies) => {
            let mut escaping: Vec<(u32, u32)> = info.escaping_funcs().collect();
            escaping.sort_unstable_by_key(|(_, position)| *position);
            let escaping = escaping.into_iter().map(|(defined, _)| defined);
            LazyFunctions::new(bodies, escaping, memory).map(ModuleCode::Lazy)
        }
        Wanted::Disassembly { .. } => panic!("BUG: asked for code"),
    };
    Ok((info, code.map_err(code_error)?))
}

/// Whether a binary is valid with these features.
pub(super) fn is_valid(bytes: &[u8], features: WasmFeatures) -> bool {
    let mut validator = Validator::new_with_features(features);
    let mut parser = Parser::new(0);
    parser.set_features(features);
    CompileContext::with(|context| {
        parser.parse_all(bytes).all(|payload| {
            match payload.and_then(|payload| validator.payload(&payload)) {
                Ok(ValidPayload::Func(function, body)) => {
                    let allocations = std::mem::take(&mut context.validator);
                    let mut validator = function.into_validator(allocations);
                    let is_valid = validator.validate(&body).is_ok();
                    context.validator = validator.into_allocations();
                    is_valid
                }
                Ok(_) => true,
                Err(_) => false,
            }
        })
    })
}

/// Decodes a binary for the second time, and shows one function of it if that can be compiled.
pub(super) fn disassemble(
    engine: &Engine,
    bytes: &[u8],
    features: WasmFeatures,
    func_index: u32,
) -> Option<Disassembly> {
    let decoder = Decoder::new(engine, bytes, Wanted::Disassembly { func_index, shown: None });
    match decoder.run(features).ok()?.functions.wanted {
        Wanted::Disassembly { shown, .. } => shown,
        _ => panic!("BUG: asked for a disassembly"),
    }
}

struct Decoder<'a> {
    engine: &'a Engine,
    bytes: &'a [u8],
    info: ModuleInfo,
    functions: Functions<'a>,
    /// Whether the functions of the code section are compiled together when all have been seen.
    collects: bool,
}

/// Why decoding stops.
pub(super) enum Stop {
    Invalid(Error),
    Refused(ModuleError),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Invalid(error)
    }
}

impl From<ConversionError> for Stop {
    fn from(error: ConversionError) -> Self {
        Stop::Refused(match error {
            ConversionError::Unsupported(feature) => ModuleError::Unsupported { feature },
            ConversionError::OutOfTypeIds => {
                ModuleError::Limit { message: "the engine has no type ids left".into() }
            }
        })
    }
}

impl<'a> Decoder<'a> {
    fn new(engine: &'a Engine, bytes: &'a [u8], wanted: Wanted) -> Self {
        let functions = Functions::new(engine, wanted);
        Self { engine, bytes, info: ModuleInfo::default(), functions, collects: false }
    }

    fn run(mut self, features: WasmFeatures) -> Result<Self, ModuleError> {
        match CompileContext::with(|context| self.sections(features, context)) {
            Ok(()) => self.functions.refused.take().map_or(Ok(self), Err),
            Err(error) => Err(classify(self.bytes, features, error)),
        }
    }

    fn sections(
        &mut self,
        features: WasmFeatures,
        context: &mut CompileContext,
    ) -> Result<(), Error> {
        let mut validator = Validator::new_with_features(features);
        let mut parser = Parser::new(0);
        parser.set_features(features);
        for payload in parser.parse_all(self.bytes) {
            // Compile the functions before reading on: an error in one of them is reported before any error that
            // follows it.
            if !matches!(payload, Ok(Payload::CodeSectionEntry(_))) {
                self.functions.compile_collected(&self.info)?;
            }
            let payload = payload?;
            let validated = validator.payload(&payload).or_else(|error| {
                self.functions.compile_collected(&self.info)?;
                Err(error)
            })?;
            match validated {
                ValidPayload::Func(function, body) if self.collects => {
                    self.functions.collect((function, body));
                }
                ValidPayload::Func(function, body) => {
                    self.functions.compile(&self.info, (function, body), context)?;
                }
                _ if self.functions.refused.is_none() => match self.section(payload) {
                    Ok(()) => {}
                    Err(Stop::Invalid(error)) => return Err(error),
                    Err(Stop::Refused(error)) => self.functions.refused = Some(error),
                },
                _ => {}
            }
        }
        Ok(())
    }

    /// Decodes a section that has been validated.
    fn section(&mut self, payload: Payload<'_>) -> Result<(), Stop> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    self.info.types.add_group(self.engine.types(), group?)?;
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.import(import?)?;
                }
            }
            Payload::FunctionSection(section) => {
                for type_index in section {
                    self.info.funcs.push(type_index?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.table(table?)?;
                }
            }
            Payload::MemorySection(section) => {
                for ty in section {
                    let ty = memory_type(&ty?)?;
                    self.info.memories.push(ty);
                    self.info.counts.defined_memories += 1;
                    if ty.shared {
                        self.info.counts.memory_pointers = self.info.memories.len() as u32;
                    }
                }
            }
            Payload::TagSection(section) => {
                for tag in section {
                    self.info.tags.push(tag?.func_type_idx);
                    self.info.counts.tags += 1;
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    let init = self.const_expr(&global.init_expr)?;
                    self.info.global_inits.push(init);
                    let ty = self.info.types.global_type(&global.ty)?;
                    self.info.globals.push(ty);
                    self.info.counts.defined_globals += 1;
                }
            }
            Payload::ExportSection(section) => self.exports(section)?,
            Payload::StartSection { func, .. } => {
                self.info.escape(func);
                self.info.start = Some(func);
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.element(element?)?;
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    self.data(data?)?;
                }
            }
            // All that decides the layout comes before the code.
            Payload::CodeSectionStart { size, .. } => {
                self.lay_out()?;
                let config = self.engine.config();
                self.collects = config.parallel_compilation
                    && size >= PARALLEL_FROM_BYTES
                    && !matches!(self.functions.wanted, Wanted::Disassembly { .. });
            }
            Payload::End(_) => self.lay_out()?,
            Payload::CustomSection(section) => self.custom(&section),
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, import: wasmparser::Import<'_>) -> Result<(), Stop> {
        let info = &mut self.info;
        let item = match import.ty {
            TypeRef::Func(type_index) | TypeRef::FuncExact(type_index) => {
                info.funcs.push(type_index);
                info.counts.imported_funcs += 1;
                ExternIndex::Func(info.funcs.len() as u32 - 1)
            }
            TypeRef::Table(ty) => {
                info.tables.push(info.types.table_type(&ty)?);
                info.counts.imported_tables += 1;
                ExternIndex::Table(info.tables.len() as u32 - 1)
            }
            TypeRef::Memory(ty) => {
                info.memories.push(memory_type(&ty)?);
                info.counts.imported_memories += 1;
                info.counts.memory_pointers += 1;
                ExternIndex::Memory(info.memories.len() as u32 - 1)
            }
            TypeRef::Global(ty) => {
                info.globals.push(info.types.global_type(&ty)?);
                info.counts.imported_globals += 1;
                ExternIndex::Global(info.globals.len() as u32 - 1)
            }
            TypeRef::Tag(ty) => {
                info.tags.push(ty.func_type_idx);
                info.counts.tags += 1;
                ExternIndex::Tag(info.tags.len() as u32 - 1)
            }
        };
        info.imports.push(Import {
            module: import.module.into(),
            name: import.name.into(),
            item,
            exact: matches!(import.ty, TypeRef::FuncExact(_)),
        });
        Ok(())
    }

    fn table(&mut self, table: wasmparser::Table<'_>) -> Result<(), Stop> {
        let ty = self.info.types.table_type(&table.ty)?;
        if let TableInit::Expr(expression) = table.init {
            let index = self.info.tables.len() as u32;
            let init = self.const_expr(&expression)?;
            self.info.table_inits.push((index, init));
        }
        self.info.tables.push(ty);
        self.info.counts.defined_tables += 1;
        Ok(())
    }

    fn exports(&mut self, section: wasmparser::ExportSectionReader<'_>) -> Result<(), Stop> {
        let info = &mut self.info;
        for export in section {
            let export = export?;
            let item = match export.kind {
                wasmparser::ExternalKind::Func | wasmparser::ExternalKind::FuncExact => {
                    info.escape(export.index);
                    ExternIndex::Func(export.index)
                }
                wasmparser::ExternalKind::Table => ExternIndex::Table(export.index),
                wasmparser::ExternalKind::Memory => ExternIndex::Memory(export.index),
                wasmparser::ExternalKind::Global => ExternIndex::Global(export.index),
                wasmparser::ExternalKind::Tag => ExternIndex::Tag(export.index),
            };
            info.exports.push(Export { name: export.name.into(), item });
        }
        let mut order: Vec<u32> = (0..info.exports.len() as u32).collect();
        order.sort_unstable_by_key(|position| &*info.exports[*position as usize].name);
        info.exports_by_name = order;
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'_>) -> Result<(), Stop> {
        let mode = match element.kind {
            ElementKind::Passive => SegmentMode::Passive,
            ElementKind::Declared => SegmentMode::Declared,
            ElementKind::Active { table_index, offset_expr } => SegmentMode::Active {
                target: table_index.unwrap_or(0),
                offset: self.const_expr(&offset_expr)?,
            },
        };
        let items = match element.items {
            wasmparser::ElementItems::Functions(section) => {
                let funcs = section.into_iter().collect::<Result<Box<[u32]>, _>>()?;
                funcs.iter().for_each(|index| self.info.escape(*index));
                ElementItems::Funcs(funcs)
            }
            wasmparser::ElementItems::Expressions(ty, section) => {
                let ty = self.info.types.ref_type(ty)?;
                let mut expressions = Vec::with_capacity(section.count() as usize);
                for expression in section {
                    expressions.push(self.const_expr(&expression?)?);
                }
                ElementItems::Exprs(ty, expressions.into())
            }
        };
        self.info.elements.push(ElementSegment { mode, items });
        Ok(())
    }

    fn data(&mut self, data: wasmparser::Data<'_>) -> Result<(), Stop> {
        let mode = match data.kind {
            DataKind::Passive => SegmentMode::Passive,
            DataKind::Active { memory_index, offset_expr } => {
                SegmentMode::Active { target: memory_index, offset: self.const_expr(&offset_expr)? }
            }
        };
        let bytes = self.range(data.data);
        self.info.data.push(DataSegment { mode, bytes });
        Ok(())
    }

    /// The range of the binary that `part` occupies.
    fn range(&self, part: &[u8]) -> std::ops::Range<usize> {
        let start = part.as_ptr() as usize - self.bytes.as_ptr() as usize;
        start..start + part.len()
    }

    fn custom(&mut self, section: &CustomSectionReader<'_>) {
        if section.name() == "name" {
            self.info.names = Some(self.range(section.data()));
        }
    }

    fn const_expr(&mut self, expression: &wasmparser::ConstExpr<'_>) -> Result<ConstExpr, Stop> {
        let expression = ConstExpr::decode(expression)?;
        expression.funcs().for_each(|index| self.info.escape(index));
        Ok(expression)
    }

    fn lay_out(&mut self) -> Result<(), Stop> {
        self.info.layout = InstanceLayout::new(self.info.counts).map_err(|size| {
            let message =
                format!("lay out an instance of {size} bytes: the limit is {MAX_INSTANCE_SIZE}");
            Stop::Refused(ModuleError::Limit { message })
        })?;
        Ok(())
    }
}
