//! Relaxed vector instructions, whose result the specification leaves open where machines differ.
//!
//! For each choice the specification has a global parameter, such as `R_swizzle` below ("Relaxed Operations" in the
//! chapter on numerics). It is the position in a list of allowed results, and holds for the whole program. The
//! deterministic profile takes 0 everywhere, and so do the other modes unless the machine has an instruction for
//! another position.
//!
//! **Invariant:** a parameter depends on the engine's settings and processor alone, so that all
//! instructions that share it, in all modules and runs, agree.

use super::lanes::{
    Pseudo, binary, dot_product, pop3, pseudo, push, shaped, truncate_and_narrow, unary,
    vector_constant,
};
use crate::compile::translate::FunctionTranslator;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{F32X4, F64X2, I8X16, I16X8, I32X4, I64X2};
use cranelift_codegen::ir::{InstBuilder, Type, Value};
use wasmparser::Operator as Op;

/// Translates `op` if it is a relaxed instruction, and says whether it is.
pub(super) fn translate(t: &mut FunctionTranslator<'_>, op: &Op<'_>) -> bool {
    match *op {
        Op::I8x16RelaxedSwizzle => swizzle(t),
        Op::I32x4RelaxedTruncF32x4S => truncate_signed(t),
        // On no machine that Cranelift knows is another value of `R_trunc_u` cheaper than 0.
        Op::I32x4RelaxedTruncF32x4U => unary(t, F32X4, |ins, a| ins.fcvt_to_uint_sat(I32X4, a)),
        Op::I32x4RelaxedTruncF64x2SZero => truncate_signed_low(t),
        Op::I32x4RelaxedTruncF64x2UZero => truncate_and_narrow(
            t,
            |ins, a| ins.fcvt_to_uint_sat(I64X2, a),
            |ins, a, zero| ins.uunarrow(a, zero),
        ),
        Op::F32x4RelaxedMadd => multiply_add(t, F32X4, Factor::Plain),
        Op::F32x4RelaxedNmadd => multiply_add(t, F32X4, Factor::Negated),
        Op::F64x2RelaxedMadd => multiply_add(t, F64X2, Factor::Plain),
        Op::F64x2RelaxedNmadd => multiply_add(t, F64X2, Factor::Negated),
        Op::I8x16RelaxedLaneselect => lane_select(t, I8X16),
        Op::I16x8RelaxedLaneselect => lane_select(t, I16X8),
        Op::I32x4RelaxedLaneselect => lane_select(t, I32X4),
        Op::I64x2RelaxedLaneselect => lane_select(t, I64X2),
        Op::F32x4RelaxedMin => minimum(t, F32X4),
        Op::F32x4RelaxedMax => maximum(t, F32X4),
        Op::F64x2RelaxedMin => minimum(t, F64X2),
        Op::F64x2RelaxedMax => maximum(t, F64X2),
        Op::I16x8RelaxedQ15mulrS => q15_multiply(t),
        Op::I16x8RelaxedDotI8x16I7x16S => dot(t),
        Op::I32x4RelaxedDotI8x16I7x16AddS => dot_add(t),
        _ => return false,
    }
    true
}

/// Whether parameters may be other than 0.
fn may_choose(t: &FunctionTranslator<'_>) -> bool {
    !t.config.deterministic
}

/// Whether parameters may be those of instructions that every x86-64 processor has.
fn may_choose_x86(t: &FunctionTranslator<'_>) -> bool {
    may_choose(t) && t.isa.name() == "x64"
}

/// `R_swizzle`: indices from 16 to 127 give 0 (0), or are taken modulo 16 (1: `pshufb`).
fn swizzle(t: &mut FunctionTranslator<'_>) {
    let modulo = may_choose(t) && t.isa.has_x86_pshufb_lowering();
    binary(t, I8X16, |ins, a, indices| match modulo {
        true => ins.x86_pshufb(a, indices),
        false => ins.swizzle(a, indices),
    });
}

/// `R_trunc_s`: what is out of range saturates (0), or gives the least integer (1: `cvttps2dq`).
fn truncate_signed(t: &mut FunctionTranslator<'_>) {
    let least = may_choose_x86(t);
    unary(t, F32X4, |ins, a| match least {
        true => ins.x86_cvtt2dq(I32X4, a),
        false => ins.fcvt_to_sint_sat(I32X4, a),
    });
}

/// `R_trunc_s` again.
fn truncate_signed_low(t: &mut FunctionTranslator<'_>) {
    let least = may_choose_x86(t);
    truncate_and_narrow(
        t,
        |ins, a| match least {
            true => ins.x86_cvtt2dq(I64X2, a),
            false => ins.fcvt_to_sint_sat(I64X2, a),
        },
        |ins, a, zero| ins.snarrow(a, zero),
    );
}

/// What the product has as its first factor.
#[derive(Clone, Copy)]
enum Factor {
    Plain,
    Negated,
}

/// `R_fmadd`: product and sum are rounded one after the other (0), or once (1: only if the machine has an `fma`, for
/// which Cranelift would call a library function otherwise).
fn multiply_add(t: &mut FunctionTranslator<'_>, shape: Type, factor: Factor) {
    let fused = may_choose(t) && t.isa.has_native_fma();
    let [a, b, c] = pop3(t, shape);
    let a = match factor {
        Factor::Plain => a,
        Factor::Negated => t.ins().fneg(a),
    };
    let result = if fused {
        t.ins().fma(a, b, c)
    } else {
        let product = t.ins().fmul(a, b);
        t.ins().fadd(product, c)
    };
    push(t, result);
}

/// `R_laneselect`: the mask selects bits (0), or its lanes' top bits select lanes (1: `blendv`).
fn lane_select(t: &mut FunctionTranslator<'_>, shape: Type) {
    let top_bits = may_choose(t) && t.isa.has_blendv_lowering(I8X16);
    let [a, b, mask] = pop3(t, shape);
    let result = match top_bits {
        true => select_by_top_bits(t, shape, [a, b, mask]),
        false => t.ins().bitselect(mask, a, b),
    };
    push(t, result);
}

/// No machine has a `blendv` of 16-bit lanes: the top bits fill them, and 8-bit lanes are selected.
fn select_by_top_bits(
    t: &mut FunctionTranslator<'_>,
    shape: Type,
    [a, b, mask]: [Value; 3],
) -> Value {
    if shape != I16X8 {
        return t.ins().blendv(mask, a, b);
    }
    let mask = t.ins().sshr_imm_u(mask, 15);
    let [a, b, mask] = [a, b, mask].map(|vector| shaped(t, vector, I8X16));
    t.ins().blendv(mask, a, b)
}

/// `R_fmin`: NaN and the sign of zero are as in `min` (0), or the first operand wins (1: `minps`).
fn minimum(t: &mut FunctionTranslator<'_>, shape: Type) {
    match may_choose_x86(t) {
        true => pseudo(t, Pseudo::Minimum, shape),
        false => binary(t, shape, |ins, a, b| ins.fmin(a, b)),
    }
}

/// `R_fmax`: likewise (1: `maxps`).
fn maximum(t: &mut FunctionTranslator<'_>, shape: Type) {
    match may_choose_x86(t) {
        true => pseudo(t, Pseudo::Maximum, shape),
        false => binary(t, shape, |ins, a, b| ins.fmax(a, b)),
    }
}

/// `R_iq15mulr`: the only product that is out of range saturates (0), or wraps (1: `pmulhrsw`).
fn q15_multiply(t: &mut FunctionTranslator<'_>) {
    let wraps = may_choose(t) && t.isa.has_x86_pmulhrsw_lowering();
    binary(t, I16X8, |ins, a, b| match wraps {
        true => ins.x86_pmulhrsw(a, b),
        false => ins.sqmul_round_sat(a, b),
    });
}

fn dot(t: &mut FunctionTranslator<'_>) {
    let [a, b] = t.pop2();
    let result = saturating_dot_product(t, a, b);
    push(t, result);
}

fn dot_add(t: &mut FunctionTranslator<'_>) {
    let [a, b, c] = t.pop3();
    let products = saturating_dot_product(t, a, b);
    let low = t.ins().swiden_low(products);
    let high = t.ins().swiden_high(products);
    let sums = t.ins().iadd_pairwise(low, high);
    let c = shaped(t, c, I32X4);
    let result = t.ins().iadd(sums, c);
    push(t, result);
}

/// `R_idot`: `b` is signed (0), or unsigned (1: `pmaddubsw`). The sums saturate in both cases.
fn saturating_dot_product(t: &mut FunctionTranslator<'_>, a: Value, b: Value) -> Value {
    if may_choose(t) && t.isa.has_x86_pmaddubsw_lowering() {
        return t.ins().x86_pmaddubsw(a, b);
    }
    let sums = dot_product(t, a, b);
    // Only one sum of two products is out of range, 32768, and no other sum gives the lane that it wraps to.
    let wrapped =
        vector_constant(t, I16X8, &0x8000_8000_8000_8000_8000_8000_8000_8000_u128.to_le_bytes());
    let is_wrapped = t.ins().icmp(IntCC::Equal, sums, wrapped);
    t.ins().iadd(sums, is_wrapped)
}
