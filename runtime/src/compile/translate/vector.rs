//! Vector instructions: everything of `v128`.
//!
//! The instructions that compute lane by lane have their rows here, those that load and store in [`memory`], those
//! whose result depends on the machine in [`relaxed`]. [`lanes`] says how a row becomes CLIF, [`features`] which
//! extensions of the processor it needs.
//!
//! **Invariant:** a `v128` on the stack has the CLIF type `I8X16`, whatever shape the instruction
//! that made it works on.

mod features;
mod lanes;
mod memory;
mod relaxed;
#[cfg(test)]
mod tests;

pub use features::MissingFeature;
pub(crate) use features::required_features;

use super::FunctionTranslator;
use cranelift_codegen::ir::InstBuilder;
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F32X4, F64X2, I8X16, I16X8, I32, I32X4, I64X2};
use lanes::{
    Pseudo, all_true, any_true, bitmask, bitselect, compare, compare_floats, constant, dot,
    extract, pseudo, replace, replace_narrow, shuffle, splat, splat_narrow,
};
use wasmparser::Operator as Op;

/// Translates `op` if it is a vector instruction, and says whether it is one.
pub(super) fn translate(t: &mut FunctionTranslator<'_>, op: &Op<'_>) -> bool {
    // A row names its CLIF instruction and the shape of its operands, then that of its result where
    // the instruction needs to be told.
    macro_rules! unary {
        ($ins:ident, $shape:expr) => {
            lanes::unary(t, $shape, |ins, a| ins.$ins(a))
        };
        ($ins:ident, $shape:expr => $result:expr) => {
            lanes::unary(t, $shape, |ins, a| ins.$ins($result, a))
        };
    }
    macro_rules! binary {
        ($ins:ident, $shape:expr) => {
            lanes::binary(t, $shape, |ins, a, b| ins.$ins(a, b))
        };
    }
    macro_rules! shift {
        ($ins:ident, $shape:expr) => {
            lanes::shift(t, $shape, |ins, a, count| ins.$ins(a, count))
        };
    }
    macro_rules! extract_narrow {
        ($extend:ident, $shape:expr, $lane:expr) => {
            lanes::extract_narrow(t, $shape, $lane, |ins, a| ins.$extend(I32, a))
        };
    }
    macro_rules! extended_multiply {
        ($extend:ident, $shape:expr) => {
            lanes::extended_multiply(t, $shape, |ins, a| ins.$extend(a))
        };
    }
    macro_rules! extended_pairwise_add {
        ($low:ident, $high:ident, $shape:expr) => {
            lanes::extended_pairwise_add(t, $shape, |ins, a| ins.$low(a), |ins, a| ins.$high(a))
        };
    }
    macro_rules! truncate_and_narrow {
        ($truncate:ident, $narrow:ident) => {
            lanes::truncate_and_narrow(
                t,
                |ins, a| ins.$truncate(I64X2, a),
                |ins, a, zero| ins.$narrow(a, zero),
            )
        };
    }
    macro_rules! widen_and_convert {
        ($widen:ident, $convert:ident) => {
            lanes::widen_and_convert(t, |ins, a| ins.$widen(a), |ins, a| ins.$convert(F64X2, a))
        };
    }

    match *op {
        Op::V128Const { value } => constant(t, value.bytes()),
        Op::I8x16Shuffle { lanes } => shuffle(t, lanes),
        Op::I8x16Swizzle => binary!(swizzle, I8X16),

        Op::I8x16Splat => splat_narrow(t, I8X16),
        Op::I16x8Splat => splat_narrow(t, I16X8),
        Op::I32x4Splat => splat(t, I32X4),
        Op::I64x2Splat => splat(t, I64X2),
        Op::F32x4Splat => splat(t, F32X4),
        Op::F64x2Splat => splat(t, F64X2),

        Op::I8x16ExtractLaneS { lane } => extract_narrow!(sextend, I8X16, lane),
        Op::I8x16ExtractLaneU { lane } => extract_narrow!(uextend, I8X16, lane),
        Op::I16x8ExtractLaneS { lane } => extract_narrow!(sextend, I16X8, lane),
        Op::I16x8ExtractLaneU { lane } => extract_narrow!(uextend, I16X8, lane),
        Op::I32x4ExtractLane { lane } => extract(t, I32X4, lane),
        Op::I64x2ExtractLane { lane } => extract(t, I64X2, lane),
        Op::F32x4ExtractLane { lane } => extract(t, F32X4, lane),
        Op::F64x2ExtractLane { lane } => extract(t, F64X2, lane),
        Op::I8x16ReplaceLane { lane } => replace_narrow(t, I8X16, lane),
        Op::I16x8ReplaceLane { lane } => replace_narrow(t, I16X8, lane),
        Op::I32x4ReplaceLane { lane } => replace(t, I32X4, lane),
        Op::I64x2ReplaceLane { lane } => replace(t, I64X2, lane),
        Op::F32x4ReplaceLane { lane } => replace(t, F32X4, lane),
        Op::F64x2ReplaceLane { lane } => replace(t, F64X2, lane),

        Op::I8x16Eq => compare(t, IntCC::Equal, I8X16),
        Op::I8x16Ne => compare(t, IntCC::NotEqual, I8X16),
        Op::I8x16LtS => compare(t, IntCC::SignedLessThan, I8X16),
        Op::I8x16LtU => compare(t, IntCC::UnsignedLessThan, I8X16),
        Op::I8x16GtS => compare(t, IntCC::SignedGreaterThan, I8X16),
        Op::I8x16GtU => compare(t, IntCC::UnsignedGreaterThan, I8X16),
        Op::I8x16LeS => compare(t, IntCC::SignedLessThanOrEqual, I8X16),
        Op::I8x16LeU => compare(t, IntCC::UnsignedLessThanOrEqual, I8X16),
        Op::I8x16GeS => compare(t, IntCC::SignedGreaterThanOrEqual, I8X16),
        Op::I8x16GeU => compare(t, IntCC::UnsignedGreaterThanOrEqual, I8X16),

        Op::I16x8Eq => compare(t, IntCC::Equal, I16X8),
        Op::I16x8Ne => compare(t, IntCC::NotEqual, I16X8),
        Op::I16x8LtS => compare(t, IntCC::SignedLessThan, I16X8),
        Op::I16x8LtU => compare(t, IntCC::UnsignedLessThan, I16X8),
        Op::I16x8GtS => compare(t, IntCC::SignedGreaterThan, I16X8),
        Op::I16x8GtU => compare(t, IntCC::UnsignedGreaterThan, I16X8),
        Op::I16x8LeS => compare(t, IntCC::SignedLessThanOrEqual, I16X8),
        Op::I16x8LeU => compare(t, IntCC::UnsignedLessThanOrEqual, I16X8),
        Op::I16x8GeS => compare(t, IntCC::SignedGreaterThanOrEqual, I16X8),
        Op::I16x8GeU => compare(t, IntCC::UnsignedGreaterThanOrEqual, I16X8),

        Op::I32x4Eq => compare(t, IntCC::Equal, I32X4),
        Op::I32x4Ne => compare(t, IntCC::NotEqual, I32X4),
        Op::I32x4LtS => compare(t, IntCC::SignedLessThan, I32X4),
        Op::I32x4LtU => compare(t, IntCC::UnsignedLessThan, I32X4),
        Op::I32x4GtS => compare(t, IntCC::SignedGreaterThan, I32X4),
        Op::I32x4GtU => compare(t, IntCC::UnsignedGreaterThan, I32X4),
        Op::I32x4LeS => compare(t, IntCC::SignedLessThanOrEqual, I32X4),
        Op::I32x4LeU => compare(t, IntCC::UnsignedLessThanOrEqual, I32X4),
        Op::I32x4GeS => compare(t, IntCC::SignedGreaterThanOrEqual, I32X4),
        Op::I32x4GeU => compare(t, IntCC::UnsignedGreaterThanOrEqual, I32X4),

        Op::I64x2Eq => compare(t, IntCC::Equal, I64X2),
        Op::I64x2Ne => compare(t, IntCC::NotEqual, I64X2),
        Op::I64x2LtS => compare(t, IntCC::SignedLessThan, I64X2),
        Op::I64x2GtS => compare(t, IntCC::SignedGreaterThan, I64X2),
        Op::I64x2LeS => compare(t, IntCC::SignedLessThanOrEqual, I64X2),
        Op::I64x2GeS => compare(t, IntCC::SignedGreaterThanOrEqual, I64X2),

        Op::F32x4Eq => compare_floats(t, FloatCC::Equal, F32X4),
        Op::F32x4Ne => compare_floats(t, FloatCC::NotEqual, F32X4),
        Op::F32x4Lt => compare_floats(t, FloatCC::LessThan, F32X4),
        Op::F32x4Gt => compare_floats(t, FloatCC::GreaterThan, F32X4),
        Op::F32x4Le => compare_floats(t, FloatCC::LessThanOrEqual, F32X4),
        Op::F32x4Ge => compare_floats(t, FloatCC::GreaterThanOrEqual, F32X4),

        Op::F64x2Eq => compare_floats(t, FloatCC::Equal, F64X2),
        Op::F64x2Ne => compare_floats(t, FloatCC::NotEqual, F64X2),
        Op::F64x2Lt => compare_floats(t, FloatCC::LessThan, F64X2),
        Op::F64x2Gt => compare_floats(t, FloatCC::GreaterThan, F64X2),
        Op::F64x2Le => compare_floats(t, FloatCC::LessThanOrEqual, F64X2),
        Op::F64x2Ge => compare_floats(t, FloatCC::GreaterThanOrEqual, F64X2),

        Op::V128Not => unary!(bnot, I8X16),
        Op::V128And => binary!(band, I8X16),
        Op::V128AndNot => binary!(band_not, I8X16),
        Op::V128Or => binary!(bor, I8X16),
        Op::V128Xor => binary!(bxor, I8X16),
        Op::V128Bitselect => bitselect(t),
        Op::V128AnyTrue => any_true(t),

        Op::I8x16Abs => unary!(iabs, I8X16),
        Op::I8x16Neg => unary!(ineg, I8X16),
        Op::I8x16Popcnt => unary!(popcnt, I8X16),
        Op::I8x16AllTrue => all_true(t, I8X16),
        Op::I8x16Bitmask => bitmask(t, I8X16),
        Op::I8x16NarrowI16x8S => binary!(snarrow, I16X8),
        Op::I8x16NarrowI16x8U => binary!(unarrow, I16X8),
        Op::I8x16Shl => shift!(ishl, I8X16),
        Op::I8x16ShrS => shift!(sshr, I8X16),
        Op::I8x16ShrU => shift!(ushr, I8X16),
        Op::I8x16Add => binary!(iadd, I8X16),
        Op::I8x16AddSatS => binary!(sadd_sat, I8X16),
        Op::I8x16AddSatU => binary!(uadd_sat, I8X16),
        Op::I8x16Sub => binary!(isub, I8X16),
        Op::I8x16SubSatS => binary!(ssub_sat, I8X16),
        Op::I8x16SubSatU => binary!(usub_sat, I8X16),
        Op::I8x16MinS => binary!(smin, I8X16),
        Op::I8x16MinU => binary!(umin, I8X16),
        Op::I8x16MaxS => binary!(smax, I8X16),
        Op::I8x16MaxU => binary!(umax, I8X16),
        Op::I8x16AvgrU => binary!(avg_round, I8X16),

        Op::I16x8Abs => unary!(iabs, I16X8),
        Op::I16x8Neg => unary!(ineg, I16X8),
        Op::I16x8AllTrue => all_true(t, I16X8),
        Op::I16x8Bitmask => bitmask(t, I16X8),
        Op::I16x8NarrowI32x4S => binary!(snarrow, I32X4),
        Op::I16x8NarrowI32x4U => binary!(unarrow, I32X4),
        Op::I16x8Shl => shift!(ishl, I16X8),
        Op::I16x8ShrS => shift!(sshr, I16X8),
        Op::I16x8ShrU => shift!(ushr, I16X8),
        Op::I16x8Add => binary!(iadd, I16X8),
        Op::I16x8AddSatS => binary!(sadd_sat, I16X8),
        Op::I16x8AddSatU => binary!(uadd_sat, I16X8),
        Op::I16x8Sub => binary!(isub, I16X8),
        Op::I16x8SubSatS => binary!(ssub_sat, I16X8),
        Op::I16x8SubSatU => binary!(usub_sat, I16X8),
        Op::I16x8Mul => binary!(imul, I16X8),
        Op::I16x8MinS => binary!(smin, I16X8),
        Op::I16x8MinU => binary!(umin, I16X8),
        Op::I16x8MaxS => binary!(smax, I16X8),
        Op::I16x8MaxU => binary!(umax, I16X8),
        Op::I16x8AvgrU => binary!(avg_round, I16X8),
        Op::I16x8Q15MulrSatS => binary!(sqmul_round_sat, I16X8),
        Op::I16x8ExtAddPairwiseI8x16S => extended_pairwise_add!(swiden_low, swiden_high, I8X16),
        Op::I16x8ExtAddPairwiseI8x16U => extended_pairwise_add!(uwiden_low, uwiden_high, I8X16),
        Op::I16x8ExtendLowI8x16S => unary!(swiden_low, I8X16),
        Op::I16x8ExtendLowI8x16U => unary!(uwiden_low, I8X16),
        Op::I16x8ExtendHighI8x16S => unary!(swiden_high, I8X16),
        Op::I16x8ExtendHighI8x16U => unary!(uwiden_high, I8X16),
        Op::I16x8ExtMulLowI8x16S => extended_multiply!(swiden_low, I8X16),
        Op::I16x8ExtMulLowI8x16U => extended_multiply!(uwiden_low, I8X16),
        Op::I16x8ExtMulHighI8x16S => extended_multiply!(swiden_high, I8X16),
        Op::I16x8ExtMulHighI8x16U => extended_multiply!(uwiden_high, I8X16),

        Op::I32x4Abs => unary!(iabs, I32X4),
        Op::I32x4Neg => unary!(ineg, I32X4),
        Op::I32x4AllTrue => all_true(t, I32X4),
        Op::I32x4Bitmask => bitmask(t, I32X4),
        Op::I32x4Shl => shift!(ishl, I32X4),
        Op::I32x4ShrS => shift!(sshr, I32X4),
        Op::I32x4ShrU => shift!(ushr, I32X4),
        Op::I32x4Add => binary!(iadd, I32X4),
        Op::I32x4Sub => binary!(isub, I32X4),
        Op::I32x4Mul => binary!(imul, I32X4),
        Op::I32x4MinS => binary!(smin, I32X4),
        Op::I32x4MinU => binary!(umin, I32X4),
        Op::I32x4MaxS => binary!(smax, I32X4),
        Op::I32x4MaxU => binary!(umax, I32X4),
        Op::I32x4DotI16x8S => dot(t),
        Op::I32x4ExtAddPairwiseI16x8S => extended_pairwise_add!(swiden_low, swiden_high, I16X8),
        Op::I32x4ExtAddPairwiseI16x8U => extended_pairwise_add!(uwiden_low, uwiden_high, I16X8),
        Op::I32x4ExtendLowI16x8S => unary!(swiden_low, I16X8),
        Op::I32x4ExtendLowI16x8U => unary!(uwiden_low, I16X8),
        Op::I32x4ExtendHighI16x8S => unary!(swiden_high, I16X8),
        Op::I32x4ExtendHighI16x8U => unary!(uwiden_high, I16X8),
        Op::I32x4ExtMulLowI16x8S => extended_multiply!(swiden_low, I16X8),
        Op::I32x4ExtMulLowI16x8U => extended_multiply!(uwiden_low, I16X8),
        Op::I32x4ExtMulHighI16x8S => extended_multiply!(swiden_high, I16X8),
        Op::I32x4ExtMulHighI16x8U => extended_multiply!(uwiden_high, I16X8),

        Op::I64x2Abs => unary!(iabs, I64X2),
        Op::I64x2Neg => unary!(ineg, I64X2),
        Op::I64x2AllTrue => all_true(t, I64X2),
        Op::I64x2Bitmask => bitmask(t, I64X2),
        Op::I64x2Shl => shift!(ishl, I64X2),
        Op::I64x2ShrS => shift!(sshr, I64X2),
        Op::I64x2ShrU => shift!(ushr, I64X2),
        Op::I64x2Add => binary!(iadd, I64X2),
        Op::I64x2Sub => binary!(isub, I64X2),
        Op::I64x2Mul => binary!(imul, I64X2),
        Op::I64x2ExtendLowI32x4S => unary!(swiden_low, I32X4),
        Op::I64x2ExtendLowI32x4U => unary!(uwiden_low, I32X4),
        Op::I64x2ExtendHighI32x4S => unary!(swiden_high, I32X4),
        Op::I64x2ExtendHighI32x4U => unary!(uwiden_high, I32X4),
        Op::I64x2ExtMulLowI32x4S => extended_multiply!(swiden_low, I32X4),
        Op::I64x2ExtMulLowI32x4U => extended_multiply!(uwiden_low, I32X4),
        Op::I64x2ExtMulHighI32x4S => extended_multiply!(swiden_high, I32X4),
        Op::I64x2ExtMulHighI32x4U => extended_multiply!(uwiden_high, I32X4),

        Op::F32x4Ceil => unary!(ceil, F32X4),
        Op::F32x4Floor => unary!(floor, F32X4),
        Op::F32x4Trunc => unary!(trunc, F32X4),
        Op::F32x4Nearest => unary!(nearest, F32X4),
        Op::F32x4Abs => unary!(fabs, F32X4),
        Op::F32x4Neg => unary!(fneg, F32X4),
        Op::F32x4Sqrt => unary!(sqrt, F32X4),
        Op::F32x4Add => binary!(fadd, F32X4),
        Op::F32x4Sub => binary!(fsub, F32X4),
        Op::F32x4Mul => binary!(fmul, F32X4),
        Op::F32x4Div => binary!(fdiv, F32X4),
        Op::F32x4Min => binary!(fmin, F32X4),
        Op::F32x4Max => binary!(fmax, F32X4),
        Op::F32x4PMin => pseudo(t, Pseudo::Minimum, F32X4),
        Op::F32x4PMax => pseudo(t, Pseudo::Maximum, F32X4),

        Op::F64x2Ceil => unary!(ceil, F64X2),
        Op::F64x2Floor => unary!(floor, F64X2),
        Op::F64x2Trunc => unary!(trunc, F64X2),
        Op::F64x2Nearest => unary!(nearest, F64X2),
        Op::F64x2Abs => unary!(fabs, F64X2),
        Op::F64x2Neg => unary!(fneg, F64X2),
        Op::F64x2Sqrt => unary!(sqrt, F64X2),
        Op::F64x2Add => binary!(fadd, F64X2),
        Op::F64x2Sub => binary!(fsub, F64X2),
        Op::F64x2Mul => binary!(fmul, F64X2),
        Op::F64x2Div => binary!(fdiv, F64X2),
        Op::F64x2Min => binary!(fmin, F64X2),
        Op::F64x2Max => binary!(fmax, F64X2),
        Op::F64x2PMin => pseudo(t, Pseudo::Minimum, F64X2),
        Op::F64x2PMax => pseudo(t, Pseudo::Maximum, F64X2),

        Op::I32x4TruncSatF32x4S => unary!(fcvt_to_sint_sat, F32X4 => I32X4),
        Op::I32x4TruncSatF32x4U => unary!(fcvt_to_uint_sat, F32X4 => I32X4),
        Op::F32x4ConvertI32x4S => unary!(fcvt_from_sint, I32X4 => F32X4),
        Op::F32x4ConvertI32x4U => unary!(fcvt_from_uint, I32X4 => F32X4),
        Op::I32x4TruncSatF64x2SZero => truncate_and_narrow!(fcvt_to_sint_sat, snarrow),
        Op::I32x4TruncSatF64x2UZero => truncate_and_narrow!(fcvt_to_uint_sat, uunarrow),
        Op::F64x2ConvertLowI32x4S => widen_and_convert!(swiden_low, fcvt_from_sint),
        Op::F64x2ConvertLowI32x4U => widen_and_convert!(uwiden_low, fcvt_from_uint),
        Op::F32x4DemoteF64x2Zero => unary!(fvdemote, F64X2),
        Op::F64x2PromoteLowF32x4 => unary!(fvpromote_low, F32X4),
        _ => return memory::translate(t, op) || relaxed::translate(t, op),
    }
    true
}
