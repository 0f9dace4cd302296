//! Vector instructions that load and store.
//!
//! Each accesses exactly the bytes that wasm says, so that a bounds check for that width is enough: an instruction that
//! takes one lane from memory never reads a whole vector.

use super::lanes::{push, shaped};
use crate::compile::translate::FunctionTranslator;
use cranelift_codegen::ir::types::{I8X16, I16X8, I32X4, I64X2};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Type, Value};
use cranelift_frontend::FuncInstBuilder;
use wasmparser::{MemArg, Operator as Op};

/// Translates `op` if it loads or stores, and says whether it does.
pub(super) fn translate(t: &mut FunctionTranslator<'_>, op: &Op<'_>) -> bool {
    macro_rules! load_extended {
        ($ins:ident, $memarg:expr) => {
            load_extended(t, $memarg, |ins, flags, pointer, offset| {
                ins.$ins(flags, pointer, offset)
            })
        };
    }

    match op {
        Op::V128Load { memarg } => load(t, memarg),
        Op::V128Load8x8S { memarg } => load_extended!(sload8x8, memarg),
        Op::V128Load8x8U { memarg } => load_extended!(uload8x8, memarg),
        Op::V128Load16x4S { memarg } => load_extended!(sload16x4, memarg),
        Op::V128Load16x4U { memarg } => load_extended!(uload16x4, memarg),
        Op::V128Load32x2S { memarg } => load_extended!(sload32x2, memarg),
        Op::V128Load32x2U { memarg } => load_extended!(uload32x2, memarg),
        Op::V128Load8Splat { memarg } => load_splat(t, memarg, I8X16),
        Op::V128Load16Splat { memarg } => load_splat(t, memarg, I16X8),
        Op::V128Load32Splat { memarg } => load_splat(t, memarg, I32X4),
        Op::V128Load64Splat { memarg } => load_splat(t, memarg, I64X2),
        Op::V128Load32Zero { memarg } => load_zero(t, memarg, I32X4),
        Op::V128Load64Zero { memarg } => load_zero(t, memarg, I64X2),
        Op::V128Load8Lane { memarg, lane } => load_lane(t, memarg, I8X16, *lane),
        Op::V128Load16Lane { memarg, lane } => load_lane(t, memarg, I16X8, *lane),
        Op::V128Load32Lane { memarg, lane } => load_lane(t, memarg, I32X4, *lane),
        Op::V128Load64Lane { memarg, lane } => load_lane(t, memarg, I64X2, *lane),
        Op::V128Store { memarg } => store(t, memarg),
        Op::V128Store8Lane { memarg, lane } => store_lane(t, memarg, I8X16, *lane),
        Op::V128Store16Lane { memarg, lane } => store_lane(t, memarg, I16X8, *lane),
        Op::V128Store32Lane { memarg, lane } => store_lane(t, memarg, I32X4, *lane),
        Op::V128Store64Lane { memarg, lane } => store_lane(t, memarg, I64X2, *lane),
        _ => return false,
    }
    true
}

/// Loads a `ty`, a vector or one lane, from the address on the stack.
fn load_type(t: &mut FunctionTranslator<'_>, memarg: &MemArg, ty: Type) -> Value {
    let (pointer, flags, offset) = t.memory_address(memarg, ty.bytes() as u8);
    t.ins().load(ty, flags, pointer, offset)
}

fn load(t: &mut FunctionTranslator<'_>, memarg: &MemArg) {
    let result = load_type(t, memarg, I8X16);
    t.push(result);
}

/// Loads half a vector, whose lanes become twice as wide.
fn load_extended(
    t: &mut FunctionTranslator<'_>,
    memarg: &MemArg,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, MemFlagsData, Value, i32) -> Value,
) {
    let (pointer, flags, offset) = t.memory_address(memarg, 8);
    let result = f(t.ins(), flags, pointer, offset);
    push(t, result);
}

fn load_splat(t: &mut FunctionTranslator<'_>, memarg: &MemArg, shape: Type) {
    let lane = load_type(t, memarg, shape.lane_type());
    let result = t.ins().splat(shape, lane);
    push(t, result);
}

fn load_zero(t: &mut FunctionTranslator<'_>, memarg: &MemArg, shape: Type) {
    let lane = load_type(t, memarg, shape.lane_type());
    let result = t.ins().scalar_to_vector(shape, lane);
    push(t, result);
}

fn load_lane(t: &mut FunctionTranslator<'_>, memarg: &MemArg, shape: Type, lane: u8) {
    let vector = t.pop();
    let scalar = load_type(t, memarg, shape.lane_type());
    let vector = shaped(t, vector, shape);
    let result = t.ins().insertlane(vector, scalar, lane);
    push(t, result);
}

fn store(t: &mut FunctionTranslator<'_>, memarg: &MemArg) {
    let vector = t.pop();
    store_value(t, memarg, vector);
}

fn store_lane(t: &mut FunctionTranslator<'_>, memarg: &MemArg, shape: Type, lane: u8) {
    let vector = t.pop();
    let vector = shaped(t, vector, shape);
    let scalar = t.ins().extractlane(vector, lane);
    store_value(t, memarg, scalar);
}

/// Stores `value`, a vector or one lane, at the address on the stack.
fn store_value(t: &mut FunctionTranslator<'_>, memarg: &MemArg, value: Value) {
    let ty = t.builder.func.dfg.value_type(value);
    let (pointer, flags, offset) = t.memory_address(memarg, ty.bytes() as u8);
    t.ins().store(flags, value, pointer, offset);
    t.settle_checks();
}
