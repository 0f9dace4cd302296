//! How the rows of vector instructions become CLIF: operands take the shape of their row, results
//! lose it again.

use crate::compile::translate::FunctionTranslator;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F64X2, I8X16, I16X8, I32, I32X4, I64X2};
use cranelift_codegen::ir::{ConstantData, Endianness, InstBuilder, MemFlagsData, Type, Value};
use cranelift_frontend::FuncInstBuilder;

/// Lane 0 is in the least significant bits, whatever the machine's order.
const LANE_ORDER: MemFlagsData = MemFlagsData::new().with_endianness(Endianness::Little);

/// `value`, a vector, with its bits seen as `shape`.
pub(super) fn shaped(t: &mut FunctionTranslator<'_>, value: Value, shape: Type) -> Value {
    if t.builder.func.dfg.value_type(value) == shape {
        return value;
    }
    t.ins().bitcast(shape, LANE_ORDER, value)
}

pub(super) fn pop(t: &mut FunctionTranslator<'_>, shape: Type) -> Value {
    let a = t.pop();
    shaped(t, a, shape)
}

pub(super) fn pop2(t: &mut FunctionTranslator<'_>, shape: Type) -> [Value; 2] {
    t.pop2().map(|operand| shaped(t, operand, shape))
}

pub(super) fn pop3(t: &mut FunctionTranslator<'_>, shape: Type) -> [Value; 3] {
    t.pop3().map(|operand| shaped(t, operand, shape))
}

/// Pushes a vector of any shape.
pub(super) fn push(t: &mut FunctionTranslator<'_>, vector: Value) {
    let vector = shaped(t, vector, I8X16);
    t.push(vector);
}

// ---- One CLIF instruction.

pub(super) fn constant(t: &mut FunctionTranslator<'_>, bytes: &[u8; 16]) {
    let result = vector_constant(t, I8X16, bytes);
    t.push(result);
}

pub(super) fn vector_constant(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    bytes: &[u8; 16],
) -> Value {
    let handle = t.builder.func.dfg.constants.insert(ConstantData::from(bytes.as_slice()));
    t.ins().vconst(shape, handle)
}

pub(super) fn shuffle(t: &mut FunctionTranslator<'_>, lanes: [u8; 16]) {
    let [a, b] = t.pop2();
    let mask = t.builder.func.dfg.immediates.push(ConstantData::from(lanes.as_slice()));
    let result = t.ins().shuffle(a, b, mask);
    push(t, result);
}

pub(super) fn unary(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let a = pop(t, shape);
    let result = f(t.ins(), a);
    push(t, result);
}

pub(super) fn binary(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let [a, b] = pop2(t, shape);
    let result = f(t.ins(), a, b);
    push(t, result);
}

/// CLIF takes counts modulo the width of a lane, as wasm does.
pub(super) fn shift(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let [a, count] = t.pop2();
    let a = shaped(t, a, shape);
    let result = f(t.ins(), a, count);
    push(t, result);
}

pub(super) fn compare(t: &mut FunctionTranslator<'_>, condition: IntCC, shape: Type) {
    binary(t, shape, |ins, a, b| ins.icmp(condition, a, b));
}

pub(super) fn compare_floats(t: &mut FunctionTranslator<'_>, condition: FloatCC, shape: Type) {
    binary(t, shape, |ins, a, b| ins.fcmp(condition, a, b));
}

pub(super) fn bitselect(t: &mut FunctionTranslator<'_>) {
    let [a, b, mask] = t.pop3();
    let result = t.ins().bitselect(mask, a, b);
    t.push(result);
}

// ---- Vectors and scalars.

pub(super) fn splat(t: &mut FunctionTranslator<'_>, shape: Type) {
    let scalar = t.pop();
    let result = t.ins().splat(shape, scalar);
    push(t, result);
}

/// The lanes are narrower than the `i32` on the stack.
pub(super) fn splat_narrow(t: &mut FunctionTranslator<'_>, shape: Type) {
    let scalar = t.pop();
    let lane = t.ins().ireduce(shape.lane_type(), scalar);
    let result = t.ins().splat(shape, lane);
    push(t, result);
}

pub(super) fn extract(t: &mut FunctionTranslator<'_>, shape: Type, lane: u8) {
    let a = pop(t, shape);
    let result = t.ins().extractlane(a, lane);
    t.push(result);
}

pub(super) fn extract_narrow(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    lane: u8,
    extend: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let a = pop(t, shape);
    let narrow = t.ins().extractlane(a, lane);
    let result = extend(t.ins(), narrow);
    t.push(result);
}

pub(super) fn replace(t: &mut FunctionTranslator<'_>, shape: Type, lane: u8) {
    let [a, scalar] = t.pop2();
    let a = shaped(t, a, shape);
    let result = t.ins().insertlane(a, scalar, lane);
    push(t, result);
}

pub(super) fn replace_narrow(t: &mut FunctionTranslator<'_>, shape: Type, lane: u8) {
    let [a, scalar] = t.pop2();
    let a = shaped(t, a, shape);
    let narrow = t.ins().ireduce(shape.lane_type(), scalar);
    let result = t.ins().insertlane(a, narrow, lane);
    push(t, result);
}

pub(super) fn any_true(t: &mut FunctionTranslator<'_>) {
    let a = t.pop();
    let any = t.ins().vany_true(a);
    let result = t.ins().uextend(I32, any);
    t.push(result);
}

pub(super) fn all_true(t: &mut FunctionTranslator<'_>, shape: Type) {
    let a = pop(t, shape);
    let all = t.ins().vall_true(a);
    let result = t.ins().uextend(I32, all);
    t.push(result);
}

pub(super) fn bitmask(t: &mut FunctionTranslator<'_>, shape: Type) {
    let a = pop(t, shape);
    let result = t.ins().vhigh_bits(I32, a);
    t.push(result);
}

// ---- Several CLIF instructions. Cranelift's backends know these very patterns, and make one or a
// few machine instructions of each.

/// Extends the low or the high lanes of both operands and multiplies them.
pub(super) fn extended_multiply(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    extend: impl Fn(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let [a, b] = pop2(t, shape).map(|factor| extend(t.ins(), factor));
    let result = t.ins().imul(a, b);
    push(t, result);
}

/// Extends all lanes and adds neighbours.
pub(super) fn extended_pairwise_add(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    low: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
    high: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let a = pop(t, shape);
    let low = low(t.ins(), a);
    let high = high(t.ins(), a);
    let result = t.ins().iadd_pairwise(low, high);
    push(t, result);
}

/// `i32x4.dot_i16x8_s`.
pub(super) fn dot(t: &mut FunctionTranslator<'_>) {
    let [a, b] = pop2(t, I16X8);
    let result = dot_product(t, a, b);
    push(t, result);
}

/// Multiplies the lanes of `a` and `b`, which are signed, as lanes of twice the width and adds
/// neighbours.
pub(super) fn dot_product(t: &mut FunctionTranslator<'_>, a: Value, b: Value) -> Value {
    let lows = [a, b].map(|factor| t.ins().swiden_low(factor));
    let highs = [a, b].map(|factor| t.ins().swiden_high(factor));
    let [low, high] = [lows, highs].map(|[a, b]| t.ins().imul(a, b));
    t.ins().iadd_pairwise(low, high)
}

/// The minimum and maximum of C's `b < a ? b : a` and `a < b ? b : a`.
#[derive(Clone, Copy)]
pub(super) enum Pseudo {
    Minimum,
    Maximum,
}

pub(super) fn pseudo(t: &mut FunctionTranslator<'_>, extremum: Pseudo, shape: Type) {
    let [a, b] = pop2(t, shape);
    let take_b = match extremum {
        Pseudo::Minimum => t.ins().fcmp(FloatCC::LessThan, b, a),
        Pseudo::Maximum => t.ins().fcmp(FloatCC::LessThan, a, b),
    };
    let take_b = shaped(t, take_b, shape);
    let result = t.ins().bitselect(take_b, b, a);
    push(t, result);
}

/// Truncates the two lanes of an `f64x2` and narrows them to the low lanes of an `i32x4`, whose
/// high ones are 0.
pub(super) fn truncate_and_narrow(
    t: &mut FunctionTranslator<'_>,
    truncate: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
    narrow: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let a = pop(t, F64X2);
    let wide = truncate(t.ins(), a);
    let zero = vector_constant(t, I64X2, &[0; 16]);
    let result = narrow(t.ins(), wide, zero);
    push(t, result);
}

/// Widens the low lanes of an `i32x4` and converts them to an `f64x2`.
pub(super) fn widen_and_convert(
    t: &mut FunctionTranslator<'_>,
    widen: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
    convert: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let a = pop(t, I32X4);
    let wide = widen(t.ins(), a);
    let result = convert(t.ins(), wide);
    push(t, result);
}
