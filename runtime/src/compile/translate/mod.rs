//! From a function's operators to CLIF, one file per chapter of the specification.
//!
//! Validation and translation are one pass: each operator is validated, then translated if it can
//! be reached. Invariant: translation relies on what the validator has just accepted, so a state
//! that valid code cannot reach is a bug and panics.

mod array;
mod atomic;
mod bounds;
mod call;
mod cast;
mod control;
mod descriptor;
mod exception;
mod large_frame;
mod legacy_exception;
mod loop_locals;
mod memory;
mod numeric;
mod object;
mod operators;
mod reference;
mod structure;
mod table;
mod variable;
mod vector;

pub(crate) use large_frame::translate_entry;
pub(crate) use operators::feature as operator_feature;
pub use vector::MissingFeature;
pub(crate) use vector::required_features;

use crate::compile::module::info::ModuleInfo;
use crate::config::Config;
use crate::limits::{MAX_BLOCK_VALUES, MAX_LOOP_DEPTH};
use crate::types::registry::FuncEntry;
use crate::types::{HeapType, Hierarchy, ValType};
use crate::vm::libcall::Libcall;
use crate::vm::object::is_traced;
use crate::vm::trap::{RaiseReason, TrapCode};
use crate::vm::{VmContext, VmInstance, VmStore};
use control::ControlFrame;
use cranelift_codegen::cursor::{Cursor, FuncCursor};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{F32, F64, I8X16, I32, I64};
use cranelift_codegen::ir::{
    self, AbiParam, AliasRegion, AliasRegionData, Block, Function, InstBuilder, MemFlagsData,
    SigRef, Signature, Type, Value,
};
use cranelift_codegen::isa::{CallConv, TargetIsa};
use cranelift_frontend::{FuncInstBuilder, FunctionBuilder, FunctionBuilderContext, Variable};
use loop_locals::LoopLocals;
use std::collections::HashMap;
use std::mem::offset_of;
use wasmparser::{FuncValidator, FunctionBody, Operator, OperatorsReader, ValidatorResources};

/// What translation of every function of a module reads.
#[derive(Clone, Copy)]
pub(crate) struct Environment<'a> {
    pub(crate) info: &'a ModuleInfo,
    pub(crate) isa: &'a dyn TargetIsa,
    pub(crate) config: &'a Config,
}

/// Allocations that are used again for the next function.
#[derive(Default)]
pub(crate) struct Scratch {
    stack: Vec<Value>,
    frames: Vec<ControlFrame>,
    handlers: Vec<exception::Handler>,
    locals: Vec<Variable>,
    signatures: HashMap<u32, SigRef>,
    callees: HashMap<u32, ir::FuncRef>,
    checks: Vec<bounds::Check>,
    loop_locals: LoopLocals,
    /// Cold blocks that raise what the instance's record says.
    trap_blocks: Vec<Block>,
}

/// Why a function could not be translated.
#[derive(Debug)]
pub(crate) enum TranslateError {
    /// The function is not valid, or cannot be decoded.
    Invalid(wasmparser::Error),
    /// A valid function uses an instruction or type of this feature.
    Unsupported(&'static str),
    /// The blocks and branches of a valid function carry more values than the limit allows.
    TooManyBlockValues,
    /// The loops of a valid function are deeper inside each other than the limit allows.
    LoopsTooDeep,
}

impl From<wasmparser::Error> for TranslateError {
    fn from(error: wasmparser::Error) -> Self {
        TranslateError::Invalid(error)
    }
}

/// What is known of a translated function besides its CLIF.
pub(crate) struct Translated {
    /// An upper bound on the room that tail calls with many arguments need: Cranelift's frame
    /// layout leaves it out.
    pub(crate) tail_call_bytes: u32,
    /// How many loops are around the innermost one, and that one.
    pub(crate) loop_depth: u32,
}

/// Validates the function `index` and writes its CLIF into `function`.
///
/// When this fails, `builder_context` must not be used again.
pub(crate) fn translate(
    environment: Environment<'_>,
    validator: &mut FuncValidator<ValidatorResources>,
    body: &FunctionBody<'_>,
    function: &mut Function,
    builder_context: &mut FunctionBuilderContext,
    scratch: &mut Scratch,
) -> Result<Translated, TranslateError> {
    let index = validator.index();
    let mut translator = begin(environment, index, function, builder_context, scratch);
    let entry = environment.info.func_type(index).func();
    let operators = translator.define_locals(entry, validator, body)?;
    translator.operators(validator, operators)?;
    Ok(translator.finish())
}

/// Writes into `function` the CLIF of what stands for function `index` if it cannot be compiled: it ends its activation.
pub(crate) fn translate_refused(
    environment: Environment<'_>,
    index: u32,
    function: &mut Function,
    builder_context: &mut FunctionBuilderContext,
    scratch: &mut Scratch,
) {
    let mut translator = begin(environment, index, function, builder_context, scratch);
    translator.raise(RaiseReason::NotCompiled);
    translator.finish();
}

/// Gives a function without CLIF its name, its signature and the block in which it begins.
fn begin<'a>(
    environment: Environment<'a>,
    index: u32,
    function: &'a mut Function,
    builder_context: &'a mut FunctionBuilderContext,
    scratch: &'a mut Scratch,
) -> FunctionTranslator<'a> {
    function.signature = signature(environment.info.func_type(index).func());
    function.name = ir::UserFuncName::user(0, index);
    let builder = FunctionBuilder::new(function, builder_context);
    FunctionTranslator::new(environment, index, builder, scratch)
}

/// The signature of a compiled function: the callee's context, then the parameters.
pub(crate) fn signature(entry: &FuncEntry) -> Signature {
    let abi = |types: &[ValType], list: &mut Vec<AbiParam>| {
        list.extend(types.iter().map(|ty| AbiParam::new(clif_type(*ty))));
    };
    let mut signature = Signature::new(CallConv::Tail);
    signature.params.push(AbiParam::new(I64));
    abi(&entry.ty.params, &mut signature.params);
    abi(&entry.ty.results, &mut signature.returns);
    signature
}

/// The CLIF type of a value: funcrefs are pointers, all other references are 32-bit.
pub(crate) fn clif_type(ty: ValType) -> Type {
    match ty {
        ValType::I32 => I32,
        ValType::I64 => I64,
        ValType::F32 => F32,
        ValType::F64 => F64,
        ValType::V128 => I8X16,
        ValType::Ref(ty) => reference_type(ty.heap),
    }
}

/// The CLIF type of references.
pub(crate) fn reference_type(heap: HeapType) -> Type {
    match heap.hierarchy() {
        Hierarchy::Func => I64,
        Hierarchy::Extern | Hierarchy::Any | Hierarchy::Exn => I32,
    }
}

/// Kinds of memory that do not overlap, so that Cranelift knows that a store into one does not change what was loaded
/// from another.
#[derive(Clone, Copy)]
pub(super) struct Regions {
    /// Bytes of linear memories.
    heap: AliasRegion,
    /// Elements of tables.
    elements: AliasRegion,
    /// Values of globals.
    globals: AliasRegion,
    /// Bases and lengths of memories and tables, and the store's record.
    records: AliasRegion,
    /// Objects of the store's heap. Made by the first access to one.
    objects: Option<AliasRegion>,
}

/// How many checks share one trap block, before the next ones get another. regalloc2 walks up the dominator tree from
/// each predecessor to the block that dominates them all; with a single trap block that would be the entry.
const MAX_CHECKS_OF_TRAP_BLOCK: u32 = 128;

/// How many checks store their detail in a cold block. The value lives until that block, past the end of all other
/// code, and each block in between costs the single-pass allocator time for each such value.
const MAX_COLD_CHECKS_WITH_DETAIL: u32 = 1_024;

/// The state of the translation of one function.
pub(super) struct FunctionTranslator<'a> {
    pub(super) builder: FunctionBuilder<'a>,
    pub(super) info: &'a ModuleInfo,
    pub(super) isa: &'a dyn TargetIsa,
    pub(super) config: &'a Config,
    scratch: &'a mut Scratch,
    regions: Regions,
    func_index: u32,
    entry: Block,
    /// The context of this function's instance.
    context: Value,
    /// Whether the place that is being translated can be reached.
    reachable: bool,
    /// How many blocks were opened where it cannot.
    unreachable_blocks: u32,
    /// The offset of the operator being translated in the module's binary.
    offset: u32,
    /// How many checks go to the last of the trap blocks.
    checks_of_trap_block: u32,
    checks_with_detail: u32,
    libcall_signatures: [Option<SigRef>; Libcall::COUNT],
    /// Set by the first call. A function without calls needs no check: its frame is no larger than the slack, or its
    /// entry has checked.
    needs_stack_check: bool,
    block_values: usize,
    tail_call_bytes: u32,
    /// How many of the open blocks are loops: now, and at the most so far.
    loop_depth: u32,
    max_loop_depth: u32,
    /// Why a function that is valid so far cannot be translated.
    refused: Option<TranslateError>,
}

impl<'a> FunctionTranslator<'a> {
    fn new(
        environment: Environment<'a>,
        func_index: u32,
        mut builder: FunctionBuilder<'a>,
        scratch: &'a mut Scratch,
    ) -> Self {
        let Environment { info, isa, config } = environment;
        scratch.clear();
        let entry = builder.create_block();
        builder.append_block_params_for_function_params(entry);
        builder.switch_to_block(entry);
        builder.seal_block(entry);
        let context = builder.block_params(entry)[0];
        let mut region = |user_id, description: &'static str| {
            let description = description.into();
            builder.func.dfg.alias_regions.insert(AliasRegionData { user_id, description })
        };
        let regions = Regions {
            heap: region(0, "heap"),
            elements: region(1, "elements"),
            globals: region(2, "globals"),
            records: region(3, "records"),
            objects: None,
        };
        Self {
            builder,
            info,
            isa,
            config,
            scratch,
            regions,
            func_index,
            entry,
            context,
            reachable: true,
            unreachable_blocks: 0,
            offset: 0,
            checks_of_trap_block: 0,
            checks_with_detail: 0,
            libcall_signatures: [None; Libcall::COUNT],
            needs_stack_check: false,
            block_values: 0,
            tail_call_bytes: 0,
            loop_depth: 0,
            max_loop_depth: 0,
            refused: None,
        }
    }

    /// Declares parameters and locals, and returns what follows them in the body.
    fn define_locals<'b>(
        &mut self,
        entry: &FuncEntry,
        validator: &mut FuncValidator<ValidatorResources>,
        body: &FunctionBody<'b>,
    ) -> Result<OperatorsReader<'b>, TranslateError> {
        for (position, ty) in entry.ty.params.iter().enumerate() {
            let variable = self.declare_local(*ty);
            let value = self.builder.block_params(self.entry)[position + 1];
            self.builder.def_var(variable, value);
            self.scratch.locals.push(variable);
        }
        let mut reader = body.get_locals_reader()?;
        for _ in 0..reader.get_count() {
            let offset = reader.original_position();
            let (count, ty) = reader.read()?;
            validator.define_locals(offset, count, ty)?;
            if let Some(ty) = self.supported(self.info.types.val_type(ty)) {
                self.define_local_group(count, ty);
            }
        }
        Ok(OperatorsReader::new(reader.get_binary_reader()))
    }

    /// A local without a default value is zero too, but in valid code no instruction reads it before it is set.
    fn define_local_group(&mut self, count: u32, ty: ValType) {
        if count == 0 {
            return;
        }
        let zero = self.zero(clif_type(ty));
        for _ in 0..count {
            let variable = self.declare_local(ty);
            self.builder.def_var(variable, zero);
            self.scratch.locals.push(variable);
        }
    }

    fn declare_local(&mut self, ty: ValType) -> Variable {
        let variable = self.builder.declare_var(clif_type(ty));
        if is_traced(ty) {
            self.builder.declare_var_needs_stack_map(variable);
        }
        variable
    }

    fn operators(
        &mut self,
        validator: &mut FuncValidator<ValidatorResources>,
        mut operators: OperatorsReader<'_>,
    ) -> Result<(), TranslateError> {
        self.push_function_frame();
        while !operators.eof() {
            let offset = operators.original_position();
            let operator = operators.read()?;
            validator.op(offset, &operator)?;
            if self.refused.is_some() {
                continue; // but the rest must be valid
            }
            self.offset = offset as u32;
            if self.reachable {
                if let Operator::Loop { .. } = operator {
                    self.look_into_loop(operators.get_binary_reader());
                }
                self.operator(&operator);
            } else {
                self.unreachable_operator(&operator);
            }
            if self.block_values > MAX_BLOCK_VALUES {
                self.refused = Some(TranslateError::TooManyBlockValues);
            }
            if self.loop_depth > MAX_LOOP_DEPTH {
                self.refused = Some(TranslateError::LoopsTooDeep);
            }
        }
        operators.finish()?;
        self.refused.take().map_or(Ok(()), Err)
    }

    fn finish(mut self) -> Translated {
        if self.needs_stack_check {
            self.check_stack_at_entry();
        }
        for at in 0..self.scratch.trap_blocks.len() {
            self.fill_trap_block(self.scratch.trap_blocks[at]);
        }
        self.builder.seal_all_blocks();
        let (tail_call_bytes, loop_depth) = (self.tail_call_bytes, self.max_loop_depth);
        self.builder.finalize(self.isa.frontend_config());
        Translated { tail_call_bytes, loop_depth }
    }

    // ---- The operand stack.

    pub(super) fn ins(&mut self) -> FuncInstBuilder<'_, 'a> {
        self.builder.ins()
    }

    pub(super) fn push(&mut self, value: Value) {
        self.scratch.stack.push(value);
    }

    pub(super) fn pop(&mut self) -> Value {
        self.scratch.stack.pop().expect("BUG: the validator has seen an operand")
    }

    /// The last two operands, the first pushed first.
    pub(super) fn pop2(&mut self) -> [Value; 2] {
        let b = self.pop();
        [self.pop(), b]
    }

    /// The last three operands, the first pushed first.
    pub(super) fn pop3(&mut self) -> [Value; 3] {
        let c = self.pop();
        let [a, b] = self.pop2();
        [a, b, c]
    }

    /// A zero of any type.
    pub(super) fn zero(&mut self, ty: Type) -> Value {
        match ty {
            I32 | I64 => self.ins().iconst(ty, 0),
            F32 => self.ins().f32const(0.0),
            F64 => self.ins().f64const(0.0),
            _ => {
                let zero = self.builder.func.dfg.constants.insert([0; 16].as_slice().into());
                self.ins().vconst(I8X16, zero)
            }
        }
    }

    /// Notes the feature that a failed conversion lacked, to report it if the module is valid.
    fn supported<T>(
        &mut self,
        result: Result<T, crate::types::convert::ConversionError>,
    ) -> Option<T> {
        use crate::types::convert::ConversionError;
        match result {
            Ok(value) => Some(value),
            Err(ConversionError::Unsupported(feature)) => {
                self.unsupported(feature);
                None
            }
            Err(ConversionError::OutOfTypeIds) => panic!("BUG: no type is registered here"),
        }
    }

    /// Notes that the function uses a feature that is not supported.
    fn unsupported(&mut self, feature: &'static str) {
        self.refused.get_or_insert(TranslateError::Unsupported(feature));
    }

    // ---- Memory that both sides see.

    /// Flags for loads of what never changes while the instance lives.
    fn constant_flags(&self) -> MemFlagsData {
        MemFlagsData::trusted().with_readonly().with_can_move()
    }

    fn record_flags(&self) -> MemFlagsData {
        MemFlagsData::trusted().with_alias_region(Some(self.regions.records))
    }

    /// Loads a pointer that never changes from the instance's record.
    fn constant_pointer(&mut self, offset: i32) -> Value {
        let (flags, context) = (self.constant_flags(), self.context);
        self.ins().load(I64, flags, context, offset)
    }

    fn store_record(&mut self) -> Value {
        self.constant_pointer(offset_of!(VmContext, store) as i32)
    }

    // ---- Traps: explicit checks, and cold blocks that many of them share.

    /// Traps if `condition` is not zero.
    pub(super) fn trap_if(&mut self, condition: Value, trap: TrapCode) {
        self.raise_if(condition, trap.into());
    }

    /// Traps if `condition` is not zero, with a 64-bit number for the message.
    pub(super) fn trap_if_with(&mut self, condition: Value, trap: TrapCode, detail: Value) {
        self.settle_checks();
        self.checks_with_detail += 1;
        let is_cold = self.checks_with_detail <= MAX_COLD_CHECKS_WITH_DETAIL;
        let next = self.branch_away_if(condition, is_cold);
        let (flags, context) = (self.record_flags(), self.context);
        self.ins().store(flags, detail, context, offset_of!(VmInstance, raise_detail) as i32);
        self.raise(trap.into());
        self.builder.switch_to_block(next);
    }

    /// Traps.
    pub(super) fn trap(&mut self, trap: TrapCode) {
        self.raise(trap.into());
        self.reachable = false;
    }

    fn raise_if(&mut self, condition: Value, reason: RaiseReason) {
        if reason != RaiseReason::Trap(TrapCode::OutOfBoundsMemoryAccess) {
            self.settle_checks();
        }
        let next = self.branch_away_if(condition, true);
        self.raise(reason);
        self.builder.switch_to_block(next);
    }

    /// Branches to a new block if a check fails, and goes on translating there, so that a check that passes only
    /// compares. Returns the block that follows a check that passes.
    fn branch_away_if(&mut self, condition: Value, is_cold: bool) -> Block {
        let [away, next] = [(); 2].map(|()| self.builder.create_block());
        if is_cold {
            self.builder.set_cold_block(away);
            self.ins().brif(condition, away, &[], next, &[]);
        } else {
            // Of two successors, Cranelift puts the second one behind the branch.
            let passes = self.ins().icmp_imm_u(IntCC::Equal, condition, 0);
            self.ins().brif(passes, next, &[], away, &[]);
        }
        self.builder.seal_block(away);
        self.builder.seal_block(next);
        self.builder.switch_to_block(away);
        next
    }

    /// Notes why the activation ends, and where, and goes to the trap block. That has no parameters:
    /// the register allocator takes time quadratic in the number of arguments to all blocks.
    fn raise(&mut self, reason: RaiseReason) {
        let trap_block = self.trap_block();
        let (flags, context) = (self.record_flags(), self.context);
        let word = reason.at(self.offset).cast_signed();
        let word = self.ins().iconst(I64, word);
        self.ins().store(flags, word, context, offset_of!(VmInstance, raise_word) as i32);
        self.ins().jump(trap_block, &[]);
    }

    /// The cold block for one more check.
    fn trap_block(&mut self) -> Block {
        self.checks_of_trap_block += 1;
        match self.scratch.trap_blocks.last() {
            Some(block) if self.checks_of_trap_block <= MAX_CHECKS_OF_TRAP_BLOCK => *block,
            _ => {
                let block = self.builder.create_block();
                self.builder.set_cold_block(block);
                self.scratch.trap_blocks.push(block);
                self.checks_of_trap_block = 1;
                block
            }
        }
    }

    fn fill_trap_block(&mut self, block: Block) {
        self.builder.switch_to_block(block);
        let (flags, context) = (self.record_flags(), self.context);
        let fields = [offset_of!(VmInstance, raise_word), offset_of!(VmInstance, raise_detail)];
        let [word, detail] =
            fields.map(|offset| self.ins().load(I64, flags, context, offset as i32));
        let index = self.index_constant(self.func_index);
        let fp = self.ins().get_frame_pointer(I64);
        self.libcall(Libcall::Raise, &[word, detail, index, fp]);
        self.ins().trap(unreachable_code()); // a terminator: never reached
    }

    // ---- The stack limit.

    /// Splits the entry block and puts the check in front. The prologue has moved the stack pointer and saved registers
    /// before the check: hence the slack, and the entries of `large_frame`.
    fn check_stack_at_entry(&mut self) {
        let trap_block = self.trap_block();
        let entry = self.entry;
        let (flags, record) = (self.constant_flags(), self.record_flags());
        let context = self.context;
        let function = &mut *self.builder.func;
        let [body, away] = [(); 2].map(|()| function.dfg.make_block());
        let first = function.layout.first_inst(entry).expect("BUG: the entry block is empty");
        function.layout.split_block(body, first);
        function.layout.append_block(away);
        function.layout.set_cold(away);
        let mut cursor = FuncCursor::new(function).at_bottom(entry);
        let store = cursor.ins().load(I64, flags, context, offset_of!(VmContext, store) as i32);
        let offset = offset_of!(VmStore, stack_limit) as i32;
        let limit = cursor.ins().load(I64, record, store, offset);
        let sp = cursor.ins().get_stack_pointer(I64);
        let overflow = cursor.ins().icmp(IntCC::UnsignedLessThan, sp, limit);
        cursor.ins().brif(overflow, away, &[], body, &[]);
        let mut cursor = cursor.at_bottom(away);
        let word = cursor.ins().iconst(I64, RaiseReason::StackCheck.at(0).cast_signed());
        cursor.ins().store(record, word, context, offset_of!(VmInstance, raise_word) as i32);
        cursor.ins().jump(trap_block, &[]);
    }

    /// Stops an interrupted run at a loop header, if runs can be interrupted. The load is atomic because nothing else
    /// keeps the optimiser from moving it out of the loop.
    fn check_interrupt(&mut self) {
        if !self.config.interruption {
            return;
        }
        let store = self.store_record();
        const { assert!(offset_of!(VmStore, stack_limit) == 0) };
        let flags = MemFlagsData::trusted();
        let limit = self.ins().atomic_load(I64, flags, store);
        let interrupted = self.ins().icmp_imm_s(IntCC::Equal, limit, -1);
        self.raise_if(interrupted, RaiseReason::StackCheck);
    }

    // ---- Libcalls.

    /// Calls the host, and returns the result if there is one.
    fn libcall(&mut self, libcall: Libcall, arguments: &[Value]) -> Option<Value> {
        let signature = match self.libcall_signatures[libcall as usize] {
            Some(signature) => signature,
            None => {
                let signature = libcall.signature(self.isa.default_call_conv());
                let signature = self.builder.import_signature(signature);
                self.libcall_signatures[libcall as usize] = Some(signature);
                signature
            }
        };
        let store = self.store_record();
        let flags = self.constant_flags();
        let address = self.ins().load(I64, flags, store, libcall.offset());
        let mut with_context = [self.context; 8];
        let count = arguments.len() + 1;
        with_context[1..count].copy_from_slice(arguments);
        let call = self.ins().call_indirect(signature, address, &with_context[..count]);
        self.builder.inst_results(call).first().copied()
    }

    /// Calls the host and traps if it returns a status other than 0.
    fn libcall_or_trap(&mut self, libcall: Libcall, arguments: &[Value], trap: TrapCode) {
        let status = self.libcall(libcall, arguments).expect("BUG: the libcall has a status");
        self.trap_if(status, trap);
    }

    fn index_constant(&mut self, index: u32) -> Value {
        self.ins().iconst(I32, i64::from(index))
    }
}

/// The code of CLIF traps that are never reached.
pub(crate) fn unreachable_code() -> ir::TrapCode {
    const { ir::TrapCode::unwrap_user(1) }
}

impl Scratch {
    fn clear(&mut self) {
        self.stack.clear();
        self.frames.clear();
        self.handlers.clear();
        self.locals.clear();
        self.signatures.clear();
        self.callees.clear();
        self.checks.clear();
        self.trap_blocks.clear();
    }
}
