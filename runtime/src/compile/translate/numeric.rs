//! Numeric instructions: constants, comparisons, arithmetic and conversions of the four number
//! types, and wide arithmetic.
//!
//! CLIF takes the type of most instructions from their operands, so that `i32` and `i64`, or `f32`
//! and `f64`, share a row. **Invariant:** no instruction emitted here can trap in hardware. What
//! Cranelift would guard with a trap of the processor stands behind an explicit check.

use super::FunctionTranslator;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::immediates::{Ieee32, Ieee64};
use cranelift_codegen::ir::types::{F32, F64, I8, I16, I32, I64, I128};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Type, Value};
use cranelift_frontend::FuncInstBuilder;
use wasmparser::Operator as Op;

const TWO_31: f64 = (1_u64 << 31) as f64;
const TWO_32: f64 = (1_u64 << 32) as f64;
const TWO_63: f64 = (1_u64 << 63) as f64;
const TWO_64: f64 = TWO_32 * TWO_32;

/// Translates `op` if it is a numeric instruction, and says whether it is one.
pub(super) fn translate(t: &mut FunctionTranslator<'_>, op: &Op<'_>) -> bool {
    // The name of a CLIF instruction, preceded by the type of its result where the operands do not
    // determine it.
    macro_rules! unary {
        ($ins:ident) => {
            unary(t, |ins, a| ins.$ins(a))
        };
        ($ty:expr, $ins:ident) => {
            unary(t, |ins, a| ins.$ins($ty, a))
        };
    }
    macro_rules! binary {
        ($ins:ident) => {
            binary(t, |ins, a, b| ins.$ins(a, b))
        };
    }

    match *op {
        // The bits of a float constant are kept, those of a signalling NaN too.
        Op::I32Const { value } => constant(t, |ins| ins.iconst(I32, i64::from(value as u32))),
        Op::I64Const { value } => constant(t, |ins| ins.iconst(I64, value)),
        Op::F32Const { value } => constant(t, |ins| ins.f32const(Ieee32::with_bits(value.bits()))),
        Op::F64Const { value } => constant(t, |ins| ins.f64const(Ieee64::with_bits(value.bits()))),

        Op::I32Eqz | Op::I64Eqz => is_zero(t),
        Op::I32Eq | Op::I64Eq => compare(t, IntCC::Equal),
        Op::I32Ne | Op::I64Ne => compare(t, IntCC::NotEqual),
        Op::I32LtS | Op::I64LtS => compare(t, IntCC::SignedLessThan),
        Op::I32LtU | Op::I64LtU => compare(t, IntCC::UnsignedLessThan),
        Op::I32GtS | Op::I64GtS => compare(t, IntCC::SignedGreaterThan),
        Op::I32GtU | Op::I64GtU => compare(t, IntCC::UnsignedGreaterThan),
        Op::I32LeS | Op::I64LeS => compare(t, IntCC::SignedLessThanOrEqual),
        Op::I32LeU | Op::I64LeU => compare(t, IntCC::UnsignedLessThanOrEqual),
        Op::I32GeS | Op::I64GeS => compare(t, IntCC::SignedGreaterThanOrEqual),
        Op::I32GeU | Op::I64GeU => compare(t, IntCC::UnsignedGreaterThanOrEqual),

        Op::F32Eq | Op::F64Eq => compare_floats(t, FloatCC::Equal),
        Op::F32Ne | Op::F64Ne => compare_floats(t, FloatCC::NotEqual),
        Op::F32Lt | Op::F64Lt => compare_floats(t, FloatCC::LessThan),
        Op::F32Gt | Op::F64Gt => compare_floats(t, FloatCC::GreaterThan),
        Op::F32Le | Op::F64Le => compare_floats(t, FloatCC::LessThanOrEqual),
        Op::F32Ge | Op::F64Ge => compare_floats(t, FloatCC::GreaterThanOrEqual),

        Op::I32Clz | Op::I64Clz => unary!(clz),
        Op::I32Ctz | Op::I64Ctz => unary!(ctz),
        Op::I32Popcnt | Op::I64Popcnt => unary!(popcnt),
        Op::I32Add | Op::I64Add => binary!(iadd),
        Op::I32Sub | Op::I64Sub => binary!(isub),
        Op::I32Mul | Op::I64Mul => binary!(imul),
        Op::I32DivS | Op::I64DivS => divide(t, Overflow::Trap, |ins, a, b| ins.sdiv(a, b)),
        Op::I32DivU | Op::I64DivU => divide(t, Overflow::Impossible, |ins, a, b| ins.udiv(a, b)),
        // The remainder of the least integer by -1 is 0, in CLIF as in wasm.
        Op::I32RemS | Op::I64RemS => divide(t, Overflow::Impossible, |ins, a, b| ins.srem(a, b)),
        Op::I32RemU | Op::I64RemU => divide(t, Overflow::Impossible, |ins, a, b| ins.urem(a, b)),
        Op::I32And | Op::I64And => binary!(band),
        Op::I32Or | Op::I64Or => binary!(bor),
        Op::I32Xor | Op::I64Xor => binary!(bxor),
        // CLIF takes counts modulo the width, as wasm does.
        Op::I32Shl | Op::I64Shl => binary!(ishl),
        Op::I32ShrS | Op::I64ShrS => binary!(sshr),
        Op::I32ShrU | Op::I64ShrU => binary!(ushr),
        Op::I32Rotl | Op::I64Rotl => binary!(rotl),
        Op::I32Rotr | Op::I64Rotr => binary!(rotr),

        Op::F32Abs | Op::F64Abs => unary!(fabs),
        Op::F32Neg | Op::F64Neg => unary!(fneg),
        Op::F32Ceil | Op::F64Ceil => unary!(ceil),
        Op::F32Floor | Op::F64Floor => unary!(floor),
        Op::F32Trunc | Op::F64Trunc => unary!(trunc),
        Op::F32Nearest | Op::F64Nearest => unary!(nearest),
        Op::F32Sqrt | Op::F64Sqrt => unary!(sqrt),
        Op::F32Add | Op::F64Add => binary!(fadd),
        Op::F32Sub | Op::F64Sub => binary!(fsub),
        Op::F32Mul | Op::F64Mul => binary!(fmul),
        Op::F32Div | Op::F64Div => binary!(fdiv),
        Op::F32Min | Op::F64Min => binary!(fmin),
        Op::F32Max | Op::F64Max => binary!(fmax),
        Op::F32Copysign | Op::F64Copysign => binary!(fcopysign),

        Op::I32WrapI64 => unary!(I32, ireduce),
        Op::I64ExtendI32S => unary!(I64, sextend),
        Op::I64ExtendI32U => unary!(I64, uextend),
        Op::I32Extend8S => sign_extend(t, I8, I32),
        Op::I32Extend16S => sign_extend(t, I16, I32),
        Op::I64Extend8S => sign_extend(t, I8, I64),
        Op::I64Extend16S => sign_extend(t, I16, I64),
        Op::I64Extend32S => sign_extend(t, I32, I64),

        // Signed or not, the greatest float below the range, and the least above it.
        Op::I32TruncF32S => truncate(t, I32, Signed::Yes, below(-TWO_31 as f32), TWO_31),
        Op::I32TruncF64S => truncate(t, I32, Signed::Yes, -TWO_31 - 1.0, TWO_31),
        Op::I32TruncF32U | Op::I32TruncF64U => truncate(t, I32, Signed::No, -1.0, TWO_32),
        Op::I64TruncF32S => truncate(t, I64, Signed::Yes, below(-TWO_63 as f32), TWO_63),
        Op::I64TruncF64S => truncate(t, I64, Signed::Yes, (-TWO_63).next_down(), TWO_63),
        Op::I64TruncF32U | Op::I64TruncF64U => truncate(t, I64, Signed::No, -1.0, TWO_64),
        Op::I32TruncSatF32S | Op::I32TruncSatF64S => unary!(I32, fcvt_to_sint_sat),
        Op::I32TruncSatF32U | Op::I32TruncSatF64U => unary!(I32, fcvt_to_uint_sat),
        Op::I64TruncSatF32S | Op::I64TruncSatF64S => unary!(I64, fcvt_to_sint_sat),
        Op::I64TruncSatF32U | Op::I64TruncSatF64U => unary!(I64, fcvt_to_uint_sat),

        Op::F32ConvertI32S | Op::F32ConvertI64S => unary!(F32, fcvt_from_sint),
        Op::F32ConvertI32U | Op::F32ConvertI64U => unary!(F32, fcvt_from_uint),
        Op::F64ConvertI32S | Op::F64ConvertI64S => unary!(F64, fcvt_from_sint),
        Op::F64ConvertI32U | Op::F64ConvertI64U => unary!(F64, fcvt_from_uint),
        Op::F32DemoteF64 => unary!(F32, fdemote),
        Op::F64PromoteF32 => unary!(F64, fpromote),
        Op::I32ReinterpretF32 => reinterpret(t, I32),
        Op::I64ReinterpretF64 => reinterpret(t, I64),
        Op::F32ReinterpretI32 => reinterpret(t, F32),
        Op::F64ReinterpretI64 => reinterpret(t, F64),

        Op::I64Add128 => wide_binary(t, |ins, a, b| ins.iadd(a, b)),
        Op::I64Sub128 => wide_binary(t, |ins, a, b| ins.isub(a, b)),
        Op::I64MulWideS => wide_multiply(t, |ins, a| ins.sextend(I128, a)),
        Op::I64MulWideU => wide_multiply(t, |ins, a| ins.uextend(I128, a)),
        _ => return false,
    }
    true
}

/// Whether a quotient can be out of range.
#[derive(Clone, Copy)]
enum Overflow {
    Trap,
    Impossible,
}

#[derive(Clone, Copy)]
enum Signed {
    Yes,
    No,
}

/// The greatest `f32` below `a`.
fn below(a: f32) -> f64 {
    f64::from(a.next_down())
}

fn constant(t: &mut FunctionTranslator<'_>, f: impl FnOnce(FuncInstBuilder<'_, '_>) -> Value) {
    let result = f(t.ins());
    t.push(result);
}

fn unary(t: &mut FunctionTranslator<'_>, f: impl FnOnce(FuncInstBuilder<'_, '_>, Value) -> Value) {
    let a = t.pop();
    let result = f(t.ins(), a);
    t.push(result);
}

fn binary(
    t: &mut FunctionTranslator<'_>,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let [a, b] = t.pop2();
    let result = f(t.ins(), a, b);
    t.push(result);
}

fn is_zero(t: &mut FunctionTranslator<'_>) {
    let a = t.pop();
    let result = t.ins().icmp_imm_u(IntCC::Equal, a, 0);
    push_bool(t, result);
}

fn compare(t: &mut FunctionTranslator<'_>, condition: IntCC) {
    let [a, b] = t.pop2();
    let result = t.ins().icmp(condition, a, b);
    push_bool(t, result);
}

fn compare_floats(t: &mut FunctionTranslator<'_>, condition: FloatCC) {
    let [a, b] = t.pop2();
    let result = t.ins().fcmp(condition, a, b);
    push_bool(t, result);
}

/// Pushes the `i32` that wasm has for a CLIF condition, which is an `i8`.
fn push_bool(t: &mut FunctionTranslator<'_>, condition: Value) {
    let result = t.ins().uextend(I32, condition);
    t.push(result);
}

fn divide(
    t: &mut FunctionTranslator<'_>,
    overflow: Overflow,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let [a, b] = t.pop2();
    let by_zero = t.ins().icmp_imm_u(IntCC::Equal, b, 0);
    t.trap_if(by_zero, TrapCode::IntegerDivideByZero);
    if let Overflow::Trap = overflow {
        trap_if_quotient_overflows(t, a, b);
    }
    let result = f(t.ins(), a, b);
    t.push(result);
}

/// Only the least integer divided by -1 is out of range.
fn trap_if_quotient_overflows(t: &mut FunctionTranslator<'_>, a: Value, b: Value) {
    let bits = t.builder.func.dfg.value_type(a).bits();
    let least = t.ins().icmp_imm_s(IntCC::Equal, a, i64::MIN >> (64 - bits));
    let minus_one = t.ins().icmp_imm_s(IntCC::Equal, b, -1);
    let overflow = t.ins().band(least, minus_one);
    t.trap_if(overflow, TrapCode::IntegerOverflow);
}

fn sign_extend(t: &mut FunctionTranslator<'_>, from: Type, to: Type) {
    let a = t.pop();
    let low = t.ins().ireduce(from, a);
    let result = t.ins().sextend(to, low);
    t.push(result);
}

/// The conversion saturates, because nothing is left to trap for after the checks: on aarch64 it is
/// a single instruction then, and on x86-64 no longer than the one that traps.
fn truncate(t: &mut FunctionTranslator<'_>, to: Type, signed: Signed, below: f64, above: f64) {
    let a = t.pop();
    let is_nan = t.ins().fcmp(FloatCC::Unordered, a, a);
    t.trap_if(is_nan, TrapCode::InvalidConversionToInteger);
    let [below, above] = [below, above].map(|bound| float_like(t, a, bound));
    let too_low = t.ins().fcmp(FloatCC::LessThanOrEqual, a, below);
    let too_high = t.ins().fcmp(FloatCC::GreaterThanOrEqual, a, above);
    let overflow = t.ins().bor(too_low, too_high);
    t.trap_if(overflow, TrapCode::IntegerOverflow);
    let result = match signed {
        Signed::Yes => t.ins().fcvt_to_sint_sat(to, a),
        Signed::No => t.ins().fcvt_to_uint_sat(to, a),
    };
    t.push(result);
}

/// `value`, which must be exact there, as a constant of the type of `like`.
fn float_like(t: &mut FunctionTranslator<'_>, like: Value, value: f64) -> Value {
    match t.builder.func.dfg.value_type(like) {
        F32 => t.ins().f32const(value as f32),
        _ => t.ins().f64const(value),
    }
}

fn reinterpret(t: &mut FunctionTranslator<'_>, to: Type) {
    unary(t, |ins, a| ins.bitcast(to, MemFlagsData::new(), a));
}

/// 128-bit integers are pairs of `i64` on the stack, the low half first.
fn wide_binary(
    t: &mut FunctionTranslator<'_>,
    f: impl FnOnce(FuncInstBuilder<'_, '_>, Value, Value) -> Value,
) {
    let [b_low, b_high] = t.pop2();
    let [a_low, a_high] = t.pop2();
    let a = t.ins().iconcat(a_low, a_high);
    let b = t.ins().iconcat(b_low, b_high);
    let result = f(t.ins(), a, b);
    push_wide(t, result);
}

/// Cranelift makes one widening multiplication of this pattern on x86-64, and the two instructions
/// for the halves on aarch64.
fn wide_multiply(
    t: &mut FunctionTranslator<'_>,
    extend: impl Fn(FuncInstBuilder<'_, '_>, Value) -> Value,
) {
    let [a, b] = t.pop2().map(|factor| extend(t.ins(), factor));
    let result = t.ins().imul(a, b);
    push_wide(t, result);
}

fn push_wide(t: &mut FunctionTranslator<'_>, value: Value) {
    let (low, high) = t.ins().isplit(value);
    t.push(low);
    t.push(high);
}
