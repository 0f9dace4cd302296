//! Finds vector constants and shuffles with the wrong number of lanes: `wast` only reports the token that it met
//! instead of a number.

use super::lexer::{Kind, Token};

/// The cause, if the grammar stopped within the numbers of a vector constant or a shuffle, or right after them.
pub(super) fn cause(tokens: &[Token<'_>], stop: usize) -> Option<String> {
    let end = tokens.iter().position(|token| token.offset >= stop).unwrap_or(tokens.len());
    let head = tokens[..end].iter().rposition(|token| token.kind == Kind::Keyword)?;
    let numbers: Vec<_> = tokens[head + 1..].iter().take_while(|token| token.is_number()).collect();
    if head + 1 + numbers.len() < end {
        return None;
    }
    let previous = head.checked_sub(1).map(|before| tokens[before].text);
    match (previous, tokens[head].text) {
        (_, b"i8x16.shuffle") => match numbers.iter().find(|number| number.kind != Kind::Natural) {
            // This text differs from that of other unexpected tokens, because older grammars took any number here.
            Some(_) => Some("unexpected token for a lane index".to_owned()),
            None if numbers.len() != 16 => Some("invalid lane length".to_owned()),
            None => None,
        },
        (Some(b"v128.const"), shape) if numbers.len() != lanes(shape)? => {
            Some("wrong number of lane literals".to_owned())
        }
        _ => None,
    }
}

fn lanes(shape: &[u8]) -> Option<usize> {
    Some(match shape {
        b"i8x16" => 16,
        b"i16x8" => 8,
        b"i32x4" | b"f32x4" => 4,
        b"i64x2" | b"f64x2" => 2,
        _ => return None,
    })
}
