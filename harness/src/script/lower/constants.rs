//! Constants and expected results, by the reference interpreter's grammar of `literal` and `result`.

use super::grammar::{keyword, rest};
use crate::script::value::{FloatPattern, Hierarchy, Lanes, Pattern, Reference, Value};
use wast::core::{AbstractHeapType, HeapType, NanPattern, V128Const, V128Pattern};
use wast::parser::{Parser, Result};
use wast::token::{F32, F64};

/// A value or a pattern: of the core language, or of the component model, which scripts of this harness do not have.
pub(super) enum Literal<T = Value> {
    Core(T),
    Component(String),
}

/// How deep `either` may stand in `either`.
const MAX_EITHER_DEPTH: usize = 100;

/// An argument of an action, without its parentheses.
pub(super) fn argument(parser: Parser<'_>) -> Result<Literal> {
    let start = parser.cur_span();
    let word = keyword(parser)?;
    Ok(Literal::Core(match word {
        "i32.const" => Value::I32(parser.parse::<i32>()?.cast_unsigned()),
        "i64.const" => Value::I64(parser.parse::<i64>()?.cast_unsigned()),
        "f32.const" => Value::F32(parser.parse::<F32>()?.bits),
        "f64.const" => Value::F64(parser.parse::<F64>()?.bits),
        "v128.const" => {
            Value::V128(u128::from_le_bytes(parser.parse::<V128Const>()?.to_le_bytes()))
        }
        "ref.null" => {
            let ty = parser.cur_span();
            let hierarchy = hierarchy(&parser.parse()?);
            let needed = "a null argument needs an abstract heap type";
            let hierarchy = hierarchy.ok_or_else(|| parser.error_at(ty, needed))?;
            Value::Ref(Reference::Null(hierarchy))
        }
        "ref.extern" => Value::Ref(Reference::Extern(parser.parse()?)),
        "ref.host" => Value::Ref(Reference::Host(parser.parse()?)),
        _ if is_of_components(word) => return component(parser, word),
        _ => return Err(parser.error_at(start, "expected a constant")),
    }))
}

/// An expected result, without its parentheses.
pub(super) fn result(parser: Parser<'_>) -> Result<Literal<Pattern>> {
    let start = parser.cur_span();
    let word = keyword(parser)?;
    Ok(Literal::Core(match word {
        "i32.const" => Pattern::I32(parser.parse::<i32>()?.cast_unsigned()),
        "i64.const" => Pattern::I64(parser.parse::<i64>()?.cast_unsigned()),
        "f32.const" => Pattern::F32(f32_pattern(&parser.parse()?)),
        "f64.const" => Pattern::F64(f64_pattern(&parser.parse()?)),
        "v128.const" => Pattern::V128(lanes(&parser.parse()?)),
        "ref.null" => match parser.parse::<Option<HeapType<'_>>>()? {
            None => Pattern::Null(None),
            Some(ty) => Pattern::Null(hierarchy(&ty)),
        },
        "ref.extern" => Pattern::Extern(parser.parse()?),
        "ref.host" => Pattern::Host(parser.parse()?),
        "ref.func" if parser.is_empty() => Pattern::Func,
        "ref.func" => {
            return Err(parser.error("a function's index cannot be observed from outside"));
        }
        "ref" | "ref.any" => Pattern::Any,
        "ref.eq" => Pattern::Eq,
        "ref.i31" => Pattern::I31,
        "ref.struct" => Pattern::Struct,
        "ref.array" => Pattern::Array,
        "ref.exn" => Pattern::Exn,
        "either" => {
            if parser.parens_depth() > MAX_EITHER_DEPTH {
                return Err(parser.error_at(start, "`either` is nested too deep"));
            }
            let mut patterns = Vec::new();
            while !parser.is_empty() {
                match parser.parens(result)? {
                    Literal::Core(pattern) => patterns.push(pattern),
                    Literal::Component(word) => {
                        rest(parser)?;
                        return Ok(Literal::Component(word));
                    }
                }
            }
            Pattern::Either(patterns)
        }
        _ if is_of_components(word) => return component(parser, word),
        _ => return Err(parser.error_at(start, "expected a constant or a pattern of a result")),
    }))
}

/// The keywords of values that only components have.
fn is_of_components(word: &str) -> bool {
    const WORDS: [&str; 19] = [
        "bool.const",
        "u8.const",
        "s8.const",
        "u16.const",
        "s16.const",
        "u32.const",
        "s32.const",
        "u64.const",
        "s64.const",
        "char.const",
        "str.const",
        "list.const",
        "record.const",
        "tuple.const",
        "variant.const",
        "enum.const",
        "flags.const",
        "option.some",
        "option.none",
    ];
    WORDS.contains(&word) || matches!(word, "result.ok" | "result.err")
}

fn component<T>(parser: Parser<'_>, word: &str) -> Result<Literal<T>> {
    rest(parser)?;
    Ok(Literal::Component(word.to_owned()))
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
