//! The scalar numeric instructions in plain Rust.

use super::model::{F32Bits, F64Bits, Model, Number, Results};

const ZERO: &str = "integer divide by zero";
const OVERFLOW: &str = "integer overflow";
const INVALID: &str = "invalid conversion to integer";

/// One row per instruction: operands, type of the result, result.
macro_rules! models {
    ($($text:literal ($($operand:ident: $ty:ty),*) -> $result:ty { $value:expr })*) => {
        /// All scalar numeric instructions but the constants, which have no operands.
        pub(crate) fn models() -> Vec<Model> {
            vec![$(Model {
                text: $text,
                params: vec![$(<$ty>::TYPE),*],
                results: <$result>::TYPES.to_vec(),
                inputs: inputs(&[$(<$ty>::edges()),*]),
                alternatives: vec![Box::new(|operands| {
                    let mut operands = operands.iter();
                    $(let $operand = <$ty>::decode(*operands.next().expect("as many as params"));)*
                    let result: $result = $value;
                    result.expected()
                })],
            }),*]
        }
    };
}

/// All combinations of the operands' edges, or those of every tenth where there would be too many.
fn inputs(edges: &[Vec<u128>]) -> Vec<Vec<u128>> {
    let step = if edges.len() > 2 { 10 } else { 1 };
    edges.iter().fold(vec![vec![]], |inputs, edges| {
        let extend = |input: Vec<u128>| {
            edges.iter().step_by(step).map(move |edge| [&input[..], &[*edge]].concat())
        };
        inputs.into_iter().flat_map(extend).collect()
    })
}

models! {
    "i32.eqz" (a: u32) -> bool { a == 0 }
    "i32.eq" (a: u32, b: u32) -> bool { a == b }
    "i32.ne" (a: u32, b: u32) -> bool { a != b }
    "i32.lt_s" (a: i32, b: i32) -> bool { a < b }
    "i32.lt_u" (a: u32, b: u32) -> bool { a < b }
    "i32.gt_s" (a: i32, b: i32) -> bool { a > b }
    "i32.gt_u" (a: u32, b: u32) -> bool { a > b }
    "i32.le_s" (a: i32, b: i32) -> bool { a <= b }
    "i32.le_u" (a: u32, b: u32) -> bool { a <= b }
    "i32.ge_s" (a: i32, b: i32) -> bool { a >= b }
    "i32.ge_u" (a: u32, b: u32) -> bool { a >= b }
    "i32.clz" (a: u32) -> u32 { a.leading_zeros() }
    "i32.ctz" (a: u32) -> u32 { a.trailing_zeros() }
    "i32.popcnt" (a: u32) -> u32 { a.count_ones() }
    "i32.add" (a: u32, b: u32) -> u32 { a.wrapping_add(b) }
    "i32.sub" (a: u32, b: u32) -> u32 { a.wrapping_sub(b) }
    "i32.mul" (a: u32, b: u32) -> u32 { a.wrapping_mul(b) }
    "i32.div_s" (a: i32, b: i32) -> Result<i32, &'static str> {
        if b == 0 { Err(ZERO) } else { a.checked_div(b).ok_or(OVERFLOW) }
    }
    "i32.div_u" (a: u32, b: u32) -> Result<u32, &'static str> { a.checked_div(b).ok_or(ZERO) }
    "i32.rem_s" (a: i32, b: i32) -> Result<i32, &'static str> {
        if b == 0 { Err(ZERO) } else { Ok(a.wrapping_rem(b)) }
    }
    "i32.rem_u" (a: u32, b: u32) -> Result<u32, &'static str> { a.checked_rem(b).ok_or(ZERO) }
    "i32.and" (a: u32, b: u32) -> u32 { a & b }
    "i32.or" (a: u32, b: u32) -> u32 { a | b }
    "i32.xor" (a: u32, b: u32) -> u32 { a ^ b }
    "i32.shl" (a: u32, b: u32) -> u32 { a << (b % 32) }
    "i32.shr_s" (a: i32, b: u32) -> i32 { a >> (b % 32) }
    "i32.shr_u" (a: u32, b: u32) -> u32 { a >> (b % 32) }
    "i32.rotl" (a: u32, b: u32) -> u32 { a.rotate_left(b % 32) }
    "i32.rotr" (a: u32, b: u32) -> u32 { a.rotate_right(b % 32) }
    "i32.extend8_s" (a: u32) -> i32 { i32::from(a as i8) }
    "i32.extend16_s" (a: u32) -> i32 { i32::from(a as i16) }

    "i64.eqz" (a: u64) -> bool { a == 0 }
    "i64.eq" (a: u64, b: u64) -> bool { a == b }
    "i64.ne" (a: u64, b: u64) -> bool { a != b }
    "i64.lt_s" (a: i64, b: i64) -> bool { a < b }
    "i64.lt_u" (a: u64, b: u64) -> bool { a < b }
    "i64.gt_s" (a: i64, b: i64) -> bool { a > b }
    "i64.gt_u" (a: u64, b: u64) -> bool { a > b }
    "i64.le_s" (a: i64, b: i64) -> bool { a <= b }
    "i64.le_u" (a: u64, b: u64) -> bool { a <= b }
    "i64.ge_s" (a: i64, b: i64) -> bool { a >= b }
    "i64.ge_u" (a: u64, b: u64) -> bool { a >= b }
    "i64.clz" (a: u64) -> u64 { a.leading_zeros().into() }
    "i64.ctz" (a: u64) -> u64 { a.trailing_zeros().into() }
    "i64.popcnt" (a: u64) -> u64 { a.count_ones().into() }
    "i64.add" (a: u64, b: u64) -> u64 { a.wrapping_add(b) }
    "i64.sub" (a: u64, b: u64) -> u64 { a.wrapping_sub(b) }
    "i64.mul" (a: u64, b: u64) -> u64 { a.wrapping_mul(b) }
    "i64.div_s" (a: i64, b: i64) -> Result<i64, &'static str> {
        if b == 0 { Err(ZERO) } else { a.checked_div(b).ok_or(OVERFLOW) }
    }
    "i64.div_u" (a: u64, b: u64) -> Result<u64, &'static str> { a.checked_div(b).ok_or(ZERO) }
    "i64.rem_s" (a: i64, b: i64) -> Result<i64, &'static str> {
        if b == 0 { Err(ZERO) } else { Ok(a.wrapping_rem(b)) }
    }
    "i64.rem_u" (a: u64, b: u64) -> Result<u64, &'static str> { a.checked_rem(b).ok_or(ZERO) }
    "i64.and" (a: u64, b: u64) -> u64 { a & b }
    "i64.or" (a: u64, b: u64) -> u64 { a | b }
    "i64.xor" (a: u64, b: u64) -> u64 { a ^ b }
    "i64.shl" (a: u64, b: u64) -> u64 { a << (b % 64) }
    "i64.shr_s" (a: i64, b: u64) -> i64 { a >> (b % 64) }
    "i64.shr_u" (a: u64, b: u64) -> u64 { a >> (b % 64) }
    "i64.rotl" (a: u64, b: u64) -> u64 { a.rotate_left((b % 64) as u32) }
    "i64.rotr" (a: u64, b: u64) -> u64 { a.rotate_right((b % 64) as u32) }
    "i64.extend8_s" (a: u64) -> i64 { i64::from(a as i8) }
    "i64.extend16_s" (a: u64) -> i64 { i64::from(a as i16) }
    "i64.extend32_s" (a: u64) -> i64 { i64::from(a as i32) }
    "i64.add128" (a: u64, b: u64, c: u64, d: u64) -> (u64, u64) {
        halves(whole(a, b).wrapping_add(whole(c, d)))
    }
    "i64.sub128" (a: u64, b: u64, c: u64, d: u64) -> (u64, u64) {
        halves(whole(a, b).wrapping_sub(whole(c, d)))
    }
    "i64.mul_wide_s" (a: i64, b: i64) -> (u64, u64) { halves((i128::from(a) * i128::from(b)) as u128) }
    "i64.mul_wide_u" (a: u64, b: u64) -> (u64, u64) { halves(u128::from(a) * u128::from(b)) }

    "f32.eq" (a: f32, b: f32) -> bool { a == b }
    "f32.ne" (a: f32, b: f32) -> bool { a != b }
    "f32.lt" (a: f32, b: f32) -> bool { a < b }
    "f32.gt" (a: f32, b: f32) -> bool { a > b }
    "f32.le" (a: f32, b: f32) -> bool { a <= b }
    "f32.ge" (a: f32, b: f32) -> bool { a >= b }
    "f32.abs" (a: F32Bits) -> F32Bits { F32Bits(a.0 & i32::MAX as u32) }
    "f32.neg" (a: F32Bits) -> F32Bits { F32Bits(a.0 ^ 1 << 31) }
    "f32.copysign" (a: F32Bits, b: F32Bits) -> F32Bits {
        F32Bits(a.0 & i32::MAX as u32 | b.0 & 1 << 31)
    }
    "f32.ceil" (a: f32) -> f32 { a.ceil() }
    "f32.floor" (a: f32) -> f32 { a.floor() }
    "f32.trunc" (a: f32) -> f32 { a.trunc() }
    "f32.nearest" (a: f32) -> f32 { a.round_ties_even() }
    "f32.sqrt" (a: f32) -> f32 { a.sqrt() }
    "f32.add" (a: f32, b: f32) -> f32 { a + b }
    "f32.sub" (a: f32, b: f32) -> f32 { a - b }
    "f32.mul" (a: f32, b: f32) -> f32 { a * b }
    "f32.div" (a: f32, b: f32) -> f32 { a / b }
    "f32.min" (a: f32, b: f32) -> f32 { min(a.into(), b.into()) as f32 }
    "f32.max" (a: f32, b: f32) -> f32 { max(a.into(), b.into()) as f32 }

    "f64.eq" (a: f64, b: f64) -> bool { a == b }
    "f64.ne" (a: f64, b: f64) -> bool { a != b }
    "f64.lt" (a: f64, b: f64) -> bool { a < b }
    "f64.gt" (a: f64, b: f64) -> bool { a > b }
    "f64.le" (a: f64, b: f64) -> bool { a <= b }
    "f64.ge" (a: f64, b: f64) -> bool { a >= b }
    "f64.abs" (a: F64Bits) -> F64Bits { F64Bits(a.0 & i64::MAX as u64) }
    "f64.neg" (a: F64Bits) -> F64Bits { F64Bits(a.0 ^ 1 << 63) }
    "f64.copysign" (a: F64Bits, b: F64Bits) -> F64Bits {
        F64Bits(a.0 & i64::MAX as u64 | b.0 & 1 << 63)
    }
    "f64.ceil" (a: f64) -> f64 { a.ceil() }
    "f64.floor" (a: f64) -> f64 { a.floor() }
    "f64.trunc" (a: f64) -> f64 { a.trunc() }
    "f64.nearest" (a: f64) -> f64 { a.round_ties_even() }
    "f64.sqrt" (a: f64) -> f64 { a.sqrt() }
    "f64.add" (a: f64, b: f64) -> f64 { a + b }
    "f64.sub" (a: f64, b: f64) -> f64 { a - b }
    "f64.mul" (a: f64, b: f64) -> f64 { a * b }
    "f64.div" (a: f64, b: f64) -> f64 { a / b }
    "f64.min" (a: f64, b: f64) -> f64 { min(a, b) }
    "f64.max" (a: f64, b: f64) -> f64 { max(a, b) }

    "i32.wrap_i64" (a: u64) -> u32 { a as u32 }
    "i64.extend_i32_s" (a: i32) -> i64 { a.into() }
    "i64.extend_i32_u" (a: u32) -> u64 { a.into() }
    "i32.trunc_f32_s" (a: f32) -> Result<i32, &'static str> {
        truncate(a.into(), i32::MIN.into(), i32::MAX.into()).map(|a| a as i32)
    }
    "i32.trunc_f32_u" (a: f32) -> Result<u32, &'static str> {
        truncate(a.into(), 0, u32::MAX.into()).map(|a| a as u32)
    }
    "i32.trunc_f64_s" (a: f64) -> Result<i32, &'static str> {
        truncate(a, i32::MIN.into(), i32::MAX.into()).map(|a| a as i32)
    }
    "i32.trunc_f64_u" (a: f64) -> Result<u32, &'static str> {
        truncate(a, 0, u32::MAX.into()).map(|a| a as u32)
    }
    "i64.trunc_f32_s" (a: f32) -> Result<i64, &'static str> {
        truncate(a.into(), i64::MIN.into(), i64::MAX.into()).map(|a| a as i64)
    }
    "i64.trunc_f32_u" (a: f32) -> Result<u64, &'static str> {
        truncate(a.into(), 0, u64::MAX.into()).map(|a| a as u64)
    }
    "i64.trunc_f64_s" (a: f64) -> Result<i64, &'static str> {
        truncate(a, i64::MIN.into(), i64::MAX.into()).map(|a| a as i64)
    }
    "i64.trunc_f64_u" (a: f64) -> Result<u64, &'static str> {
        truncate(a, 0, u64::MAX.into()).map(|a| a as u64)
    }
    "i32.trunc_sat_f32_s" (a: f32) -> i32 { a as i32 }
    "i32.trunc_sat_f32_u" (a: f32) -> u32 { a as u32 }
    "i32.trunc_sat_f64_s" (a: f64) -> i32 { a as i32 }
    "i32.trunc_sat_f64_u" (a: f64) -> u32 { a as u32 }
    "i64.trunc_sat_f32_s" (a: f32) -> i64 { a as i64 }
    "i64.trunc_sat_f32_u" (a: f32) -> u64 { a as u64 }
    "i64.trunc_sat_f64_s" (a: f64) -> i64 { a as i64 }
    "i64.trunc_sat_f64_u" (a: f64) -> u64 { a as u64 }
    "f32.convert_i32_s" (a: i32) -> f32 { a as f32 }
    "f32.convert_i32_u" (a: u32) -> f32 { a as f32 }
    "f32.convert_i64_s" (a: i64) -> f32 { a as f32 }
    "f32.convert_i64_u" (a: u64) -> f32 { a as f32 }
    "f64.convert_i32_s" (a: i32) -> f64 { a.into() }
    "f64.convert_i32_u" (a: u32) -> f64 { a.into() }
    "f64.convert_i64_s" (a: i64) -> f64 { a as f64 }
    "f64.convert_i64_u" (a: u64) -> f64 { a as f64 }
    "f32.demote_f64" (a: f64) -> f32 { a as f32 }
    "f64.promote_f32" (a: f32) -> f64 { a.into() }
    "i32.reinterpret_f32" (a: F32Bits) -> u32 { a.0 }
    "i64.reinterpret_f64" (a: F64Bits) -> u64 { a.0 }
    "f32.reinterpret_i32" (a: u32) -> F32Bits { F32Bits(a) }
    "f64.reinterpret_i64" (a: u64) -> F64Bits { F64Bits(a) }
}

fn whole(low: u64, high: u64) -> u128 {
    u128::from(high) << 64 | u128::from(low)
}

fn halves(whole: u128) -> (u64, u64) {
    (whole as u64, (whole >> 64) as u64)
}

/// The lesser operand, -0 before 0, or NaN if one is.
pub(crate) fn min(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        f64::NAN
    } else if a == b {
        f64::from_bits(a.to_bits() | b.to_bits())
    } else if a < b {
        a
    } else {
        b
    }
}

/// The greater operand, 0 after -0, or NaN if one is.
pub(crate) fn max(a: f64, b: f64) -> f64 {
    -min(-a, -b)
}

/// 128 bits are enough for every float that is not far out of range, and the cast to them saturates.
fn truncate(a: f64, least: i128, greatest: i128) -> Result<i128, &'static str> {
    match a as i128 {
        _ if a.is_nan() => Err(INVALID),
        integer if integer < least || integer > greatest => Err(OVERFLOW),
        integer => Ok(integer),
    }
}
