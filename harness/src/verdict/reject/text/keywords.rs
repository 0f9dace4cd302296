//! The keywords of the text format.
//!
//! Names of instructions are asked of `wast`, which knows them all; the other keywords are few and listed.

use wast::core::Instruction;
use wast::parser::{self, ParseBuffer};

use super::lexer::is_digits;

/// Keywords that are no instructions, those of scripts included, as the reference has one lexer for both.
const OTHERS: &[&str] = &[
    // Types.
    "any",
    "anyref",
    "array",
    "arrayref",
    "eq",
    "eqref",
    "exact",
    "exn",
    "exnref",
    "extern",
    "externref",
    "f32",
    "f64",
    "field",
    "final",
    "func",
    "funcref",
    "i16",
    "i31",
    "i31ref",
    "i32",
    "i64",
    "i8",
    "mut",
    "noexn",
    "noextern",
    "nofunc",
    "none",
    "null",
    "nullexnref",
    "nullexternref",
    "nullfuncref",
    "nullref",
    "pagesize",
    "rec",
    "ref",
    "shared",
    "struct",
    "structref",
    "sub",
    "v128",
    "describes",
    "descriptor",
    // Shapes.
    "f32x4",
    "f64x2",
    "i16x8",
    "i32x4",
    "i64x2",
    "i8x16",
    // Clauses and fields.
    "binary",
    "catch",
    "catch_all",
    "catch_all_ref",
    "catch_ref",
    "data",
    "declare",
    "definition",
    "elem",
    "else",
    "end",
    "export",
    "global",
    "import",
    "instance",
    "item",
    "local",
    "memory",
    "module",
    "offset",
    "param",
    "quote",
    "result",
    "start",
    "table",
    "tag",
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
];

/// Whether a word without quotes is a keyword, or a keyword with its number as in `offset=8`.
pub(super) fn is_keyword(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else { return false };
    if let Some((b"offset" | b"align", value)) =
        word.split_once('=').map(|(key, value)| (key.as_bytes(), value))
    {
        return match value.strip_prefix("0x") {
            Some(digits) => is_digits(digits.as_bytes(), 16),
            None => is_digits(value.as_bytes(), 10),
        };
    }
    OTHERS.contains(&word) || is_instruction(word)
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
