//! The way into compiled code and the way out: one entry and one exit trampoline per signature.
//!
//! Both pass values as an array of 16-byte slots. They are kept by the engine for all modules, and
//! made when the first call or host function needs them.
//!
//! The entry trampoline stores its frame pointer, stack pointer and handler in the store's record;
//! its `try_call` catches everything, which is where `raise` resumes. The exit trampoline records
//! where compiled code stands, for backtraces, and turns the failure of a host function into a
//! `raise`.

use crate::compile::code::{Code, CodeBuilder, CodeError};
use crate::compile::codegen::CompileContext;
use crate::compile::engine::{Engine, EngineInner};
use crate::compile::translate::{clif_type, unreachable_code};
use crate::types::registry::FuncEntry;
use crate::types::{FuncType, ValType};
use crate::vm::libcall::Libcall;
use crate::vm::{SLOT_SIZE, VmActivation, VmContext, VmStore};
use cranelift_codegen::ir::types::{F32, F64, I8X16, I32, I64};
use cranelift_codegen::ir::{
    AbiParam, BlockArg, BlockCall, ExceptionTableData, ExceptionTableItem, InstBuilder,
    MemFlagsData, Signature, StackSlotData, StackSlotKind, Type, Value,
};
use cranelift_codegen::isa::{CallConv, TargetIsa};
use cranelift_frontend::FunctionBuilder;
use std::mem::offset_of;
use std::sync::OnceLock;

/// What entry trampolines return when the callee has returned, and when `raise` has resumed them.
pub(crate) const STATUS_RETURNED: i64 = 0;
pub(crate) const STATUS_RAISED: i64 = 1;

/// A function type as the trampolines see it: references of one size are the same.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct AbiSignature {
    params: Box<[AbiType]>,
    results: Box<[AbiType]>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum AbiType {
    I32,
    I64,
    F32,
    F64,
    V128,
}

impl AbiSignature {
    pub(crate) fn new(ty: &FuncType) -> Self {
        let list = |types: &[ValType]| types.iter().map(|ty| AbiType::new(*ty)).collect();
        Self { params: list(&ty.params), results: list(&ty.results) }
    }

    /// The signature of compiled functions of this type.
    fn clif(&self) -> Signature {
        let mut signature = Signature::new(CallConv::Tail);
        let list =
            |types: &[AbiType]| types.iter().map(|ty| AbiParam::new(ty.clif())).collect::<Vec<_>>();
        signature.params.push(AbiParam::new(I64));
        signature.params.extend(list(&self.params));
        signature.returns.extend(list(&self.results));
        signature
    }
}

impl AbiType {
    fn new(ty: ValType) -> Self {
        match clif_type(ty) {
            I32 => AbiType::I32,
            I64 => AbiType::I64,
            F32 => AbiType::F32,
            F64 => AbiType::F64,
            _ => AbiType::V128,
        }
    }

    fn clif(self) -> Type {
        match self {
            AbiType::I32 => I32,
            AbiType::I64 => I64,
            AbiType::F32 => F32,
            AbiType::F64 => F64,
            AbiType::V128 => I8X16,
        }
    }
}

/// The trampolines of one signature.
pub(crate) struct Trampolines {
    signature: AbiSignature,
    entry: OnceLock<Code>,
    exit: OnceLock<Code>,
}

impl Trampolines {
    pub(crate) fn new(signature: AbiSignature) -> Self {
        Self { signature, entry: OnceLock::new(), exit: OnceLock::new() }
    }
}

impl Engine {
    /// The address of the entry trampoline for functions of this type, in the host's convention:
    /// `(context, code, values) -> status`. The engine keeps its code.
    pub(crate) fn entry_trampoline(&self, func: &FuncEntry) -> Result<*const u8, CodeError> {
        address(&func.entry_trampoline, || {
            let trampolines = self.trampolines(&func.ty);
            code(&trampolines.entry, || compile(self.inner(), &trampolines.signature, entry))
        })
    }

    /// The address of the exit trampoline, the code of host functions of this type. The engine keeps it.
    pub(crate) fn exit_trampoline(&self, func: &FuncEntry) -> Result<*const u8, CodeError> {
        address(&func.exit_trampoline, || {
            let trampolines = self.trampolines(&func.ty);
            code(&trampolines.exit, || compile(self.inner(), &trampolines.signature, exit))
        })
    }
}

/// The address in `noted`. If there is none, finds it with `find` and notes it.
fn address(
    noted: &OnceLock<usize>,
    find: impl FnOnce() -> Result<usize, CodeError>,
) -> Result<*const u8, CodeError> {
    let address = match noted.get() {
        Some(address) => *address,
        None => {
            let found = find()?;
            *noted.get_or_init(|| found)
        }
    };
    Ok(address as *const u8)
}

/// The address of a trampoline's code, which is made when it is first asked for.
fn code(
    code: &OnceLock<Code>,
    make: impl FnOnce() -> Result<Code, CodeError>,
) -> Result<usize, CodeError> {
    if let Some(code) = code.get() {
        return Ok(code.function(0) as usize);
    }
    let made = make()?;
    Ok(code.get_or_init(|| made).function(0) as usize)
}

type Body = fn(&mut FunctionBuilder<'_>, &AbiSignature, &dyn TargetIsa);

fn compile(engine: &EngineInner, signature: &AbiSignature, body: Body) -> Result<Code, CodeError> {
    CompileContext::with(|context| {
        context.codegen.clear();
        let isa = engine.isa();
        let function = &mut context.codegen.func;
        let mut builder = FunctionBuilder::new(function, &mut context.builder);
        body(&mut builder, signature, isa);
        builder.seal_all_blocks();
        builder.finalize(isa.frontend_config());
        // Trampolines count as host code: nothing checks the stack for them.
        context.compile(isa).expect("BUG: no signature is too large for Cranelift");
        let mut code = CodeBuilder::default();
        let compiled = context.codegen.compiled_code().expect("BUG: it has just been compiled");
        code.add(&context.codegen.func, compiled, 0)?;
        code.publish(&engine.code_memory)
    })
}

/// For accesses that are aligned and cannot fault.
const CHECKED: MemFlagsData = MemFlagsData::trusted();

/// `(context, code, values) -> status`.
fn entry(builder: &mut FunctionBuilder<'_>, signature: &AbiSignature, isa: &dyn TargetIsa) {
    let own = &mut builder.func.signature;
    *own = Signature::new(isa.default_call_conv());
    own.params.extend([AbiParam::new(I64); 3]);
    own.returns.push(AbiParam::new(I64));
    let start = builder.create_block();
    builder.append_block_params_for_function_params(start);
    builder.switch_to_block(start);
    let [context, callee, values] = *builder.block_params(start) else {
        panic!("BUG: entry trampolines have three parameters");
    };
    // `get_exception_handler_address` names the block that ends in the `try_call`.
    let calling = builder.create_block();
    builder.ins().jump(calling, &[]);
    builder.switch_to_block(calling);
    let mut arguments = vec![context];
    for (position, ty) in signature.params.iter().enumerate() {
        let offset = position as i32 * SLOT_SIZE;
        arguments.push(builder.ins().load(ty.clif(), CHECKED, values, offset));
    }
    let store = builder.ins().load(I64, CHECKED, context, offset_of!(VmContext, store) as i32);
    let fp = builder.ins().get_frame_pointer(I64);
    set_activation(builder, store, offset_of!(VmActivation, entry_fp), fp);
    let sp = builder.ins().get_stack_pointer(I64);
    set_activation(builder, store, offset_of!(VmActivation, entry_sp), sp);
    let handler = builder.ins().get_exception_handler_address(I64, calling, 0);
    set_activation(builder, store, offset_of!(VmActivation, entry_handler), handler);

    let [normal, raised] = [(); 2].map(|()| builder.create_block());
    let count = signature.results.len() as u32;
    let append = |ty: &AbiType| builder.append_block_param(normal, ty.clif());
    let results: Vec<Value> = signature.results.iter().map(append).collect();
    let [status, _] = [(); 2].map(|()| builder.append_block_param(raised, I64));
    let signature = builder.import_signature(signature.clif());
    let pool = &mut builder.func.dfg.value_lists;
    let to_normal = BlockCall::new(normal, (0..count).map(BlockArg::TryCallRet), pool);
    let to_raised = BlockCall::new(raised, [0, 1].map(BlockArg::TryCallExn), pool);
    let catch_all = [ExceptionTableItem::Default(to_raised)];
    let table = ExceptionTableData::new(signature, to_normal, catch_all);
    let table = builder.func.dfg.exception_tables.push(table);
    builder.ins().try_call_indirect(callee, &arguments, table);

    builder.switch_to_block(normal);
    for (position, value) in results.into_iter().enumerate() {
        builder.ins().store(CHECKED, value, values, position as i32 * SLOT_SIZE);
    }
    let returned = builder.ins().iconst(I64, STATUS_RETURNED);
    builder.ins().return_(&[returned]);
    builder.switch_to_block(raised);
    builder.ins().return_(&[status]);
}

/// A compiled function of the signature, whose context is a host function's.
fn exit(builder: &mut FunctionBuilder<'_>, signature: &AbiSignature, isa: &dyn TargetIsa) {
    builder.func.signature = signature.clif();
    let start = builder.create_block();
    builder.append_block_params_for_function_params(start);
    builder.switch_to_block(start);
    let params = builder.block_params(start).to_vec();
    let context = params[0];
    let slots = signature.params.len().max(signature.results.len()) as u32;
    let slots = slots * SLOT_SIZE as u32;
    let align = SLOT_SIZE.trailing_zeros() as u8;
    let slots = StackSlotData::new(StackSlotKind::ExplicitSlot, slots, align);
    let slots = builder.create_sized_stack_slot(slots);
    let values = builder.ins().stack_addr(I64, slots, 0);
    for (position, value) in params[1..].iter().enumerate() {
        builder.ins().store(CHECKED, *value, values, position as i32 * SLOT_SIZE);
    }
    let store = builder.ins().load(I64, CHECKED, context, offset_of!(VmContext, store) as i32);
    let fp = builder.ins().get_frame_pointer(I64);
    set_activation(builder, store, offset_of!(VmActivation, exit_fp), fp);
    let pc = builder.ins().get_return_address(I64);
    set_activation(builder, store, offset_of!(VmActivation, exit_pc), pc);
    let status = call_host(builder, isa, store, Libcall::HostCall, &[context, values]);
    let [failed, succeeded] = [(); 2].map(|()| builder.create_block());
    builder.set_cold_block(failed);
    let status = status.expect("BUG: it returns a status");
    builder.ins().brif(status, failed, &[], succeeded, &[]);
    builder.switch_to_block(failed);
    call_host(builder, isa, store, Libcall::RaisePending, &[context]);
    builder.ins().trap(unreachable_code()); // a terminator: never reached
    builder.switch_to_block(succeeded);
    let mut results = Vec::with_capacity(signature.results.len());
    for (position, ty) in signature.results.iter().enumerate() {
        let offset = position as i32 * SLOT_SIZE;
        results.push(builder.ins().load(ty.clif(), CHECKED, values, offset));
    }
    builder.ins().return_(&results);
}

fn set_activation(builder: &mut FunctionBuilder<'_>, store: Value, field: usize, value: Value) {
    let offset = offset_of!(VmStore, activation) + field;
    builder.ins().store(CHECKED, value, store, offset as i32);
}

fn call_host(
    builder: &mut FunctionBuilder<'_>,
    isa: &dyn TargetIsa,
    store: Value,
    libcall: Libcall,
    arguments: &[Value],
) -> Option<Value> {
    let signature = builder.import_signature(libcall.signature(isa.default_call_conv()));
    let address = builder.ins().load(I64, CHECKED, store, libcall.offset());
    let call = builder.ins().call_indirect(signature, address, arguments);
    builder.inst_results(call).first().copied()
}
