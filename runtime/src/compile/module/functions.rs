//! Functions: each is validated, translated and compiled. Those of a large module are collected, and compiled in
//! chunks on all threads: the code and the errors are the same.

use super::decode::Stop;
use super::info::ModuleInfo;
use super::lazy::Bodies;
use super::{Disassembly, ModuleError, ModuleInner};
use crate::compile::code::{CodeBuilder, CodeError};
use crate::compile::codegen::{CompileContext, TooLarge, frame_size};
use crate::compile::effort::{Effort, TooManyLiveValues};
use crate::compile::engine::Engine;
use crate::compile::translate::{
    Environment, TranslateError, Translated, translate, translate_entry, translate_refused,
};
use crate::limits::{
    MAX_BLOCK_VALUES, MAX_CODE_SIZE, MAX_ENTRY_FRAME_BYTES, MAX_LIVE_VALUES_OF_BLOCKS,
    MAX_LOOP_DEPTH,
};
use cranelift_codegen::CompiledCode;
use cranelift_frontend::FunctionBuilderContext;
use rayon::prelude::*;
use std::ops::Range;
use wasmparser::{BinaryReader, Error, FuncToValidate, FunctionBody, ValidatorResources};

/// The size of a code section, in bytes, from which its functions are compiled on several threads: below it, handing
/// them out costs more than it saves.
pub(super) const PARALLEL_FROM_BYTES: u32 = 64 << 10;

/// How many chunks each thread gets, so that none waits long for the last.
const CHUNKS_PER_THREAD: usize = 8;

/// A function that has been found in the binary and not yet been validated.
pub(super) type Undone<'a> = (FuncToValidate<ValidatorResources>, FunctionBody<'a>);

/// What the functions are compiled for.
pub(super) enum Wanted {
    Code(CodeBuilder),
    /// Nothing yet: the functions are validated, and where they are is noted.
    Bodies(Bodies),
    Disassembly {
        func_index: u32,
        shown: Option<Disassembly>,
    },
}

/// What the functions of a module are compiled into.
pub(super) struct Functions<'a> {
    engine: &'a Engine,
    pub(super) wanted: Wanted,
    /// Why the module, which is valid so far, cannot be compiled. From then on functions are only validated.
    pub(super) refused: Option<ModuleError>,
    /// The functions that wait to be compiled together.
    collected: Vec<Undone<'a>>,
}

/// The two pieces of machine code that a function can have.
#[derive(Clone, Copy)]
enum Part {
    Body,
    /// Checks the stack for a frame that is larger than the slack, then goes on into the body.
    Entry,
}

impl<'a> Functions<'a> {
    pub(super) fn new(engine: &'a Engine, wanted: Wanted) -> Self {
        Self { engine, wanted, refused: None, collected: Vec::new() }
    }

    /// Leaves a function for [`Functions::compile_collected`].
    pub(super) fn collect(&mut self, function: Undone<'a>) {
        self.collected.push(function);
    }

    /// Validates and compiles the functions that have been collected, on the threads of rayon's pool.
    ///
    /// # Errors
    ///
    /// That of the first function that is not valid.
    pub(super) fn compile_collected(&mut self, info: &ModuleInfo) -> Result<(), Error> {
        if self.collected.is_empty() {
            return Ok(()); // and no pool of threads is started
        }
        let collected = std::mem::take(&mut self.collected);
        let chunks = chunks(collected, rayon::current_num_threads() * CHUNKS_PER_THREAD);
        let compile_chunk = |chunk: Vec<Undone<'a>>| {
            let mut functions = Functions::new(self.engine, self.wanted.emptied());
            functions.refused = self.refused.clone();
            CompileContext::with(|context| {
                let mut chunk = chunk.into_iter();
                chunk.try_for_each(|function| functions.compile(info, function, context))
            })?;
            Ok(functions)
        };
        let compiled: Vec<Result<Functions<'_>, Error>> =
            chunks.into_par_iter().map(compile_chunk).collect();
        for chunk in compiled {
            let chunk = chunk?;
            self.refused = self.refused.take().or(chunk.refused);
            if self.refused.is_none() {
                self.refused = self.wanted.append_all(chunk.wanted).err().map(code_error);
            }
        }
        Ok(())
    }

    /// Validates a function, and compiles it unless the module has been refused.
    ///
    /// # Errors
    ///
    /// When the function is not valid. Any other obstacle to compiling it is noted.
    pub(super) fn compile(
        &mut self,
        info: &ModuleInfo,
        function: Undone<'a>,
        context: &mut CompileContext,
    ) -> Result<(), Error> {
        match self.try_compile(info, function, context) {
            Ok(()) => Ok(()),
            Err(Stop::Invalid(error)) => Err(error),
            Err(Stop::Refused(error)) => {
                self.refused = Some(error);
                Ok(())
            }
        }
    }

    fn try_compile(
        &mut self,
        info: &ModuleInfo,
        (function, body): Undone<'a>,
        context: &mut CompileContext,
    ) -> Result<(), Stop> {
        let index = function.index;
        let wanted = match &mut self.wanted {
            Wanted::Code(_) => true,
            Wanted::Bodies(bodies) => {
                bodies.add(&function.resources, body.range());
                false
            }
            Wanted::Disassembly { func_index, .. } => *func_index == index,
        };
        let mut validator = function.into_validator(std::mem::take(&mut context.validator));
        if self.refused.is_some() || !wanted {
            validator.validate(&body)?;
            context.validator = validator.into_allocations();
            return Ok(());
        }
        context.codegen.clear();
        let translated = translate(
            self.environment(info),
            &mut validator,
            &body,
            &mut context.codegen.func,
            &mut context.builder,
            &mut context.scratch,
        );
        context.validator = validator.into_allocations();
        match translated {
            Ok(translated) => self.codegen(info, index, &translated, context),
            Err(error) => {
                // The old one stopped in the middle of a function.
                context.builder = FunctionBuilderContext::new();
                Err(translate_error(error, index))
            }
        }
    }

    fn environment<'b>(&'b self, info: &'b ModuleInfo) -> Environment<'b> {
        let engine = self.engine.inner();
        Environment { info, isa: engine.isa(), config: &engine.config }
    }

    /// Compiles a function, and its entry if its frame is larger than the slack.
    fn codegen(
        &mut self,
        info: &ModuleInfo,
        index: u32,
        translated: &Translated,
        context: &mut CompileContext,
    ) -> Result<(), Stop> {
        let imported = info.counts.imported_funcs;
        let effort = Effort::of(&mut context.codegen.func, translated.loop_depth);
        let effort = effort.map_err(|TooManyLiveValues(count)| {
            let message = format!(
                "compile function {index}: {count} values live at the beginnings of its blocks \
                 (the limit is {MAX_LIVE_VALUES_OF_BLOCKS})"
            );
            Stop::Refused(ModuleError::Limit { message })
        })?;
        let code = self.machine_code(imported, index, Part::Body, effort, context)?;
        let frame = frame_size(code) + u64::from(translated.tail_call_bytes);
        if frame <= self.engine.config().stack_slack.into() {
            return Ok(());
        }
        let CompileContext { codegen, builder, scratch, .. } = context;
        codegen.clear();
        translate_entry(self.environment(info), index, frame, &mut codegen.func, builder, scratch);
        let entry = self.machine_code(imported, index, Part::Entry, Effort::Configured, context)?;
        let frame = frame_size(entry);
        assert!(frame <= MAX_ENTRY_FRAME_BYTES, "BUG: {frame} bytes for 1,000 parameters");
        Ok(())
    }

    /// Compiles the CLIF in a context, and adds what is wanted of it.
    fn machine_code<'c>(
        &mut self,
        imported: u32,
        index: u32,
        part: Part,
        effort: Effort,
        context: &'c mut CompileContext,
    ) -> Result<&'c CompiledCode, Stop> {
        let clif = match &self.wanted {
            Wanted::Code(_) | Wanted::Bodies(_) => String::new(),
            Wanted::Disassembly { .. } => {
                context.codegen.set_disasm(true);
                context.codegen.func.display().to_string()
            }
        };
        let compiled = context.compile(self.engine.inner().isa_with(effort)).map(drop);
        compiled.map_err(|TooLarge| {
            let message = format!("compile function {index}: it is too large for Cranelift");
            Stop::Refused(ModuleError::Limit { message })
        })?;
        let (function, code) = (&context.codegen.func, context.codegen.compiled_code());
        let code = code.expect("BUG: it has just been compiled");
        match (&mut self.wanted, part) {
            (Wanted::Code(builder), Part::Body) => builder.add(function, code, imported),
            (Wanted::Code(builder), Part::Entry) => builder.add_entry(function, code, imported),
            (Wanted::Bodies(_), _) => panic!("BUG: nobody wants code"),
            (Wanted::Disassembly { shown, .. }, _) => {
                let shown = shown.get_or_insert_default();
                shown.clif.push_str(&clif);
                shown.asm.push_str(code.vcode.as_deref().unwrap_or_default());
                Ok(())
            }
        }
        .map_err(|error| Stop::Refused(code_error(error)))?;
        Ok(code)
    }
}

impl Wanted {
    /// The same kind of result, still empty.
    fn emptied(&self) -> Self {
        match self {
            Wanted::Code(_) => Wanted::Code(CodeBuilder::default()),
            Wanted::Bodies(_) => Wanted::Bodies(Bodies::default()),
            Wanted::Disassembly { func_index, .. } => {
                Wanted::Disassembly { func_index: *func_index, shown: None }
            }
        }
    }

    /// Appends the results for the functions that follow.
    fn append_all(&mut self, more: Wanted) -> Result<(), CodeError> {
        match (self, more) {
            (Wanted::Code(code), Wanted::Code(more)) => code.append_all(more),
            (Wanted::Bodies(bodies), Wanted::Bodies(more)) => {
                bodies.append_all(more);
                Ok(())
            }
            _ => panic!("BUG: functions of which something else is wanted"),
        }
    }
}

/// Compiles one function of a module that has been validated.
pub(super) fn compile_one(
    module: &ModuleInner,
    index: u32,
    resources: ValidatorResources,
    body: Range<usize>,
) -> Result<CodeBuilder, ModuleError> {
    let ModuleInner { engine, info, bytes, features, .. } = module;
    let ty = info.funcs[index as usize];
    let function = FuncToValidate { resources, index, ty, features: *features };
    let offset = body.start as u64;
    let body = FunctionBody::new(BinaryReader::new_features(&bytes[body], offset, *features));
    let mut functions = Functions::new(engine, Wanted::Code(CodeBuilder::default()));
    CompileContext::with(|context| functions.compile(info, (function, body), context))
        .expect("BUG: the function was valid before");
    match (functions.refused, functions.wanted) {
        (None, Wanted::Code(code)) => Ok(code),
        (Some(error), _) => Err(error),
        _ => panic!("BUG: asked for code"),
    }
}

/// Code in the place of a function that cannot be compiled: it ends its activation.
pub(super) fn refused(engine: &Engine, info: &ModuleInfo, index: u32) -> CodeBuilder {
    let inner = engine.inner();
    let environment = Environment { info, isa: inner.isa(), config: &inner.config };
    let mut code = CodeBuilder::default();
    CompileContext::with(|context| {
        context.codegen.clear();
        let CompileContext { codegen, builder, scratch, .. } = context;
        translate_refused(environment, index, &mut codegen.func, builder, scratch);
        context.compile(inner.isa()).expect("BUG: no signature is too large for Cranelift");
        let compiled = context.codegen.compiled_code().expect("BUG: it has just been compiled");
        code.add(&context.codegen.func, compiled, info.counts.imported_funcs)
    })
    .expect("BUG: a call is not too large");
    code
}

/// Divides functions into about so many chunks of about the same size in bytes, in order.
fn chunks(functions: Vec<Undone<'_>>, count: usize) -> Vec<Vec<Undone<'_>>> {
    let size = |(_, body): &Undone<'_>| body.as_bytes().len();
    let most = functions.iter().map(size).sum::<usize>() / count.max(1);
    let mut chunks = vec![Vec::new()];
    let mut bytes = 0;
    for function in functions {
        if bytes > most {
            chunks.push(Vec::new());
            bytes = 0;
        }
        bytes += size(&function);
        chunks.last_mut().expect("BUG: there is one at least").push(function);
    }
    chunks
}

fn translate_error(error: TranslateError, index: u32) -> Stop {
    match error {
        TranslateError::Invalid(error) => Stop::Invalid(error),
        TranslateError::Unsupported(feature) => Stop::Refused(ModuleError::Unsupported { feature }),
        TranslateError::TooManyBlockValues => {
            let message = format!(
                "translate function {index}: its blocks and branches carry more than \
                 {MAX_BLOCK_VALUES} values"
            );
            Stop::Refused(ModuleError::Limit { message })
        }
        TranslateError::LoopsTooDeep => {
            let message = format!(
                "translate function {index}: more than {MAX_LOOP_DEPTH} loops are inside each other"
            );
            Stop::Refused(ModuleError::Limit { message })
        }
    }
}

pub(super) fn code_error(error: CodeError) -> ModuleError {
    ModuleError::Limit { message: error.to_string() }
}

impl std::fmt::Display for CodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CodeError::TooLarge => {
                write!(f, "publish the code: it is larger than {MAX_CODE_SIZE} bytes")
            }
            CodeError::OutOfMemory(error) => write!(f, "publish the code: {error}"),
        }
    }
}
