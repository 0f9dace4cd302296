//! The keywords of the text format, and the feature that each comes with.
//!
//! `wast` knows the names of all instructions; the other keywords are few, and listed here.

use wasmparser::WasmFeatures as F;
use wast::core::Instruction;
use wast::parser::{self, ParseBuffer};

use super::lexer::is_digits;

/// Keywords that are no instructions, by feature. Those of scripts are included, as the reference has one lexer for
/// both.
const OTHERS: &[(F, &[&str])] = &[
    (
        F::empty(),
        &[
            // Types.
            "f32",
            "f64",
            "func",
            "funcref",
            "i32",
            "i64",
            "mut",
            // Clauses and fields.
            "binary",
            "data",
            "definition",
            "elem",
            "else",
            "end",
            "export",
            "global",
            "import",
            "instance",
            "local",
            "memory",
            "module",
            "offset",
            "param",
            "quote",
            "result",
            "start",
            "table",
            "then",
            "type",
            // Scripts.
            "assert_exception",
            "assert_exhaustion",
            "assert_invalid",
            "assert_invalid_custom",
            "assert_malformed",
            "assert_malformed_custom",
            "assert_return",
            "assert_trap",
            "assert_unlinkable",
            "either",
            "get",
            "input",
            "invoke",
            "nan:arithmetic",
            "nan:canonical",
            "output",
            "register",
            "script",
            "thread",
            "wait",
        ],
    ),
    (F::BULK_MEMORY, &["item"]),
    (F::REFERENCE_TYPES, &["declare", "extern", "externref", "null", "ref"]),
    (F::SIMD, &["f32x4", "f64x2", "i16x8", "i32x4", "i64x2", "i8x16", "v128"]),
    (
        F::EXCEPTIONS,
        &[
            "catch",
            "catch_all",
            "catch_all_ref",
            "catch_ref",
            "exn",
            "exnref",
            "noexn",
            "nullexnref",
            "tag",
        ],
    ),
    (
        F::GC,
        &[
            "any",
            "anyref",
            "array",
            "arrayref",
            "eq",
            "eqref",
            "field",
            "final",
            "i16",
            "i31",
            "i31ref",
            "i8",
            "noextern",
            "nofunc",
            "none",
            "nullexternref",
            "nullfuncref",
            "nullref",
            "rec",
            "struct",
            "structref",
            "sub",
        ],
    ),
    (F::LEGACY_EXCEPTIONS, &["do", "tag"]),
    (F::THREADS, &["shared"]),
    (F::SHARED_EVERYTHING_THREADS, &["shared"]),
    (F::CUSTOM_PAGE_SIZES, &["pagesize"]),
    (F::CUSTOM_DESCRIPTORS, &["describes", "descriptor", "exact"]),
    (F::STACK_SWITCHING, &["cont", "contref", "nocont", "nullcontref", "on"]),
    (F::ACQUIRE_RELEASE_ATOMICS, &["acqrel", "seqcst"]),
];

/// Whether a word without quotes is a keyword, or a keyword with its number as in `offset=8`.
pub(super) fn is_keyword(word: &[u8], features: F) -> bool {
    let Ok(word) = std::str::from_utf8(word) else { return false };
    if let Some((b"offset" | b"align", value)) =
        word.split_once('=').map(|(key, value)| (key.as_bytes(), value))
    {
        return match value.strip_prefix("0x") {
            Some(digits) => is_digits(digits.as_bytes(), 16),
            None => is_digits(value.as_bytes(), 10),
        };
    }
    let has =
        |(feature, words): &(F, &[&str])| features.contains(*feature) && words.contains(&word);
    OTHERS.iter().any(has) || (features.contains(feature_of(word)) && is_instruction(word))
}

/// The feature that an instruction comes with.
fn feature_of(instruction: &str) -> F {
    let (head, rest) = instruction.split_once('.').unwrap_or((instruction, ""));
    let is_atomic = rest.starts_with("atomic.");
    match (head, rest) {
        ("memory" | "i32" | "i64", _) if is_atomic => F::THREADS,
        ("atomic", _) => F::THREADS,
        ("global" | "table" | "struct" | "array", _) if is_atomic => F::SHARED_EVERYTHING_THREADS,
        ("ref", "i31_shared") => F::SHARED_EVERYTHING_THREADS,
        ("pause", "") => F::ACQUIRE_RELEASE_ATOMICS,
        ("memory", "discard") => F::MEMORY_CONTROL,
        ("cont", _) => F::STACK_SWITCHING,
        ("resume" | "resume_throw" | "resume_throw_ref" | "suspend" | "switch", "") => {
            F::STACK_SWITCHING
        }
        ("try" | "catch" | "catch_all" | "rethrow" | "delegate", "") => F::LEGACY_EXCEPTIONS,
        ("try_table" | "throw" | "throw_ref", "") => F::EXCEPTIONS,
        ("return_call" | "return_call_indirect", "") => F::TAIL_CALL,
        ("call_ref" | "return_call_ref" | "br_on_null" | "br_on_non_null", "") => {
            F::FUNCTION_REFERENCES
        }
        ("ref", "as_non_null") => F::FUNCTION_REFERENCES,
        ("struct", "new_desc" | "new_default_desc") | ("ref", "get_desc" | "cast_desc_eq") => {
            F::CUSTOM_DESCRIPTORS
        }
        ("br_on_cast_desc_eq" | "br_on_cast_desc_eq_fail", "") => F::CUSTOM_DESCRIPTORS,
        ("struct" | "array" | "i31" | "any" | "extern", _) => F::GC,
        ("ref", "test" | "cast" | "eq" | "i31") => F::GC,
        ("br_on_cast" | "br_on_cast_fail", "") => F::GC,
        ("ref", _) | ("table", "get" | "set" | "size" | "grow" | "fill") => F::REFERENCE_TYPES,
        ("memory", "copy" | "fill" | "init") | ("table", "copy" | "init") => F::BULK_MEMORY,
        ("data" | "elem", "drop") => F::BULK_MEMORY,
        ("i64", "add128" | "sub128" | "mul_wide_s" | "mul_wide_u") => F::WIDE_ARITHMETIC,
        ("i32" | "i64", "extend8_s" | "extend16_s" | "extend32_s") => F::SIGN_EXTENSION,
        ("i32" | "i64", _) if rest.starts_with("trunc_sat") => F::SATURATING_FLOAT_TO_INT,
        ("v128" | "i8x16" | "i16x8" | "i32x4" | "i64x2" | "f32x4" | "f64x2", _) => {
            if rest.starts_with("relaxed") { F::RELAXED_SIMD } else { F::SIMD }
        }
        _ => F::empty(),
    }
}

/// Whether `wast` knows an instruction of this name, whatever must follow it.
pub(super) fn is_instruction(word: &str) -> bool {
    let mut characters = word.bytes();
    if !characters.next().is_some_and(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let Ok(buffer) = ParseBuffer::new(word) else { return false };
    match parser::parse::<Instruction<'_>>(&buffer) {
        Ok(_) => true,
        Err(error) => {
            let message = error.message();
            message != "unknown operator or unexpected token"
                && message != "expected an instruction"
        }
    }
}
