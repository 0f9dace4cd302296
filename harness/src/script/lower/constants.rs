//! Constants and expected results: from the parser's types to values and patterns.

use crate::script::value::{FloatPattern, Hierarchy, Lanes, Pattern, Reference, Value};
use wast::core::{AbstractHeapType, HeapType, NanPattern, V128Pattern, WastArgCore, WastRetCore};
use wast::token::{F32, F64};
use wast::{WastArg, WastRet};

/// An argument of an action.
pub(super) fn argument(argument: &WastArg<'_>) -> Result<Value, String> {
    let WastArg::Core(argument) = argument else {
        return Err("values of the component model are no part of the language".to_owned());
    };
    Ok(match argument {
        WastArgCore::I32(number) => Value::I32(number.cast_unsigned()),
        WastArgCore::I64(number) => Value::I64(number.cast_unsigned()),
        WastArgCore::F32(float) => Value::F32(float.bits),
        WastArgCore::F64(float) => Value::F64(float.bits),
        WastArgCore::V128(vector) => Value::V128(u128::from_le_bytes(vector.to_le_bytes())),
        WastArgCore::RefNull(ty) => {
            let hierarchy = hierarchy(ty).ok_or("a null argument needs an abstract heap type")?;
            Value::Ref(Reference::Null(hierarchy))
        }
        WastArgCore::RefExtern(number) => Value::Ref(Reference::Extern(*number)),
        WastArgCore::RefHost(number) => Value::Ref(Reference::Host(*number)),
    })
}

/// An expected result.
pub(super) fn result(result: &WastRet<'_>) -> Result<Pattern, String> {
    match result {
        WastRet::Core(result) => core_result(result),
        _ => Err("values of the component model are no part of the language".to_owned()),
    }
}

fn core_result(result: &WastRetCore<'_>) -> Result<Pattern, String> {
    Ok(match result {
        WastRetCore::I32(number) => Pattern::I32(number.cast_unsigned()),
        WastRetCore::I64(number) => Pattern::I64(number.cast_unsigned()),
        WastRetCore::F32(pattern) => Pattern::F32(f32_pattern(pattern)),
        WastRetCore::F64(pattern) => Pattern::F64(f64_pattern(pattern)),
        WastRetCore::V128(pattern) => Pattern::V128(lanes(pattern)),
        WastRetCore::RefNull(None) => Pattern::Null(None),
        WastRetCore::RefNull(Some(ty)) => Pattern::Null(hierarchy(ty)),
        WastRetCore::RefExtern(number) => Pattern::Extern(*number),
        WastRetCore::RefHost(number) => Pattern::Host(*number),
        WastRetCore::RefFunc(None) => Pattern::Func,
        WastRetCore::RefFunc(Some(_)) => {
            return Err("a function's index cannot be observed from outside".to_owned());
        }
        WastRetCore::RefAny => Pattern::Any,
        WastRetCore::RefEq => Pattern::Eq,
        WastRetCore::RefArray => Pattern::Array,
        WastRetCore::RefStruct => Pattern::Struct,
        WastRetCore::RefI31 => Pattern::I31,
        WastRetCore::RefI31Shared => return Err("shared references are not known".to_owned()),
        WastRetCore::Either(patterns) => {
            Pattern::Either(patterns.iter().map(core_result).collect::<Result<_, _>>()?)
        }
    })
}

fn f32_pattern(pattern: &NanPattern<F32>) -> FloatPattern<u32> {
    match pattern {
        NanPattern::CanonicalNan => FloatPattern::CanonicalNan,
        NanPattern::ArithmeticNan => FloatPattern::ArithmeticNan,
        NanPattern::Value(float) => FloatPattern::Bits(float.bits),
    }
}

fn f64_pattern(pattern: &NanPattern<F64>) -> FloatPattern<u64> {
    match pattern {
        NanPattern::CanonicalNan => FloatPattern::CanonicalNan,
        NanPattern::ArithmeticNan => FloatPattern::ArithmeticNan,
        NanPattern::Value(float) => FloatPattern::Bits(float.bits),
    }
}

fn lanes(pattern: &V128Pattern) -> Lanes {
    match pattern {
        V128Pattern::I8x16(lanes) => Lanes::I8x16(lanes.map(i8::cast_unsigned)),
        V128Pattern::I16x8(lanes) => Lanes::I16x8(lanes.map(i16::cast_unsigned)),
        V128Pattern::I32x4(lanes) => Lanes::I32x4(lanes.map(i32::cast_unsigned)),
        V128Pattern::I64x2(lanes) => Lanes::I64x2(lanes.map(i64::cast_unsigned)),
        V128Pattern::F32x4(lanes) => Lanes::F32x4(lanes.map(|lane| f32_pattern(&lane))),
        V128Pattern::F64x2(lanes) => Lanes::F64x2(lanes.map(|lane| f64_pattern(&lane))),
    }
}

/// The hierarchy of an abstract heap type. That of a type index is not known here.
fn hierarchy(ty: &HeapType<'_>) -> Option<Hierarchy> {
    use AbstractHeapType as A;
    let HeapType::Abstract { ty, .. } = ty else { return None };
    match ty {
        A::Func | A::NoFunc => Some(Hierarchy::Func),
        A::Extern | A::NoExtern => Some(Hierarchy::Extern),
        A::Any | A::Eq | A::Struct | A::Array | A::I31 | A::None => Some(Hierarchy::Any),
        A::Exn | A::NoExn => Some(Hierarchy::Exn),
        A::Cont | A::NoCont => None,
    }
}
