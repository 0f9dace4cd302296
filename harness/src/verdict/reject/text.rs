//! Parses text modules, checks the rules that `wast` does not check, and finds the cause when a module is refused.
//!
//! `wast` stops where the reference would, but says what it wanted instead of what it found. So [`cause`] reads the
//! tokens again. The lexer finds a word that is no token before the grammar sees it.

pub(super) mod annotations;
mod keywords;
mod lanes;
mod lexer;

use wasmparser::WasmFeatures;
use wast::lexer::Lexer;
use wast::parser::{self, ParseBuffer};
use wast::{Error, Wat};

use crate::script::folded_try::{Unfolded, stray_clause};
use crate::script::tokens::{is_blank, without_annotations};
use lexer::{Kind, Token, Tokens};

/// Why and where a text module was refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message} at byte {offset}")]
pub struct TextRefusal {
    /// What `wast` said, or the specification's text where the rule is the harness's own.
    pub message: String,
    /// The offset in the source, or 0 if the rule is about the whole module.
    pub offset: usize,
}

/// Parses a text module to bytes, by the text grammar that `features` make.
///
/// # Errors
/// When the source is not UTF-8, when `wast` refuses it, or when it breaks a rule that `wast` does not know.
pub fn parse_text(source: &[u8], features: WasmFeatures) -> Result<Vec<u8>, TextRefusal> {
    let text = std::str::from_utf8(source).map_err(|error| TextRefusal {
        message: "malformed UTF-8 encoding".to_owned(),
        offset: error.valid_up_to(),
    })?;
    let bytes = parse(text)?;
    let refusal = second_start(source)
        .or_else(|| import_after_tag(source))
        .or_else(|| foreign(source, &bytes, features))
        .or_else(|| misplaced_clause(text));
    refusal.map_or(Ok(bytes), Err)
}

fn parse(text: &str) -> Result<Vec<u8>, TextRefusal> {
    let text = without_annotations(text);
    let unfolded = Unfolded::of(&text);
    let refuse = |error: Error| {
        let offset = unfolded.original(error.span().offset());
        TextRefusal { message: error.message(), offset }
    };
    let mut lexer = Lexer::new(&unfolded.text);
    // The specification has no notion of confusing characters.
    lexer.allow_confusing_unicode(true);
    // The text has no field, and no `(module)` either. `wast` would ask for one.
    if lexer.iter(0).all(|token| token.is_ok_and(|token| is_blank(token.kind))) {
        return Ok(b"\0asm\x01\0\0\0".to_vec());
    }
    let buffer = ParseBuffer::new_with_lexer(lexer).map_err(refuse)?;
    let mut module = parser::parse::<Wat<'_>>(&buffer).map_err(refuse)?;
    module.encode().map_err(refuse)
}

/// `(end)`, `(else)` and the clauses of the legacy proposal's `try` may only stand in their instruction: they are no
/// instructions themselves.
fn misplaced_clause(text: &str) -> Option<TextRefusal> {
    let offset = stray_clause(text)?;
    Some(TextRefusal { message: "unexpected token".to_owned(), offset })
}

/// A module has one start field at most. The keyword `start` begins only that field.
fn second_start(source: &[u8]) -> Option<TextRefusal> {
    if source.windows(5).filter(|word| word == b"start").count() < 2 {
        return None;
    }
    let tokens = Tokens::new(source, WasmFeatures::all()).map_while(Result::ok);
    let tokens: Vec<Token<'_>> = tokens.collect();
    let mut starts = tokens.windows(2).filter(|pair| {
        pair[0].kind == Kind::Open && pair[1].kind == Kind::Keyword && pair[1].text == b"start"
    });
    let second = starts.nth(1)?;
    Some(TextRefusal { message: "multiple start sections".to_owned(), offset: second[1].offset })
}

/// Imports come before all definitions, those of tags too. A definition with an inline import is one.
fn import_after_tag(source: &[u8]) -> Option<TextRefusal> {
    let has = |word: &[u8]| source.windows(word.len()).any(|text| text == word);
    if !has(b"tag") || !has(b"import") {
        return None;
    }
    let tokens = Tokens::new(source, WasmFeatures::all()).map_while(Result::ok);
    let tokens: Vec<Token<'_>> = tokens.collect();
    let base = usize::from(tokens.get(1).is_some_and(|token| token.text == b"module"));
    let (mut depth, mut field, mut is_import) = (0_usize, &b""[..], false);
    let mut has_tag = false;
    for pair in tokens.windows(2) {
        match pair[0].kind {
            Kind::Open => {
                if depth == base {
                    (field, is_import) = (pair[1].text, false);
                }
                is_import |= depth <= base + 1 && pair[1].text == b"import";
                if is_import && has_tag {
                    let message = "import after tag definition".to_owned();
                    return Some(TextRefusal { message, offset: pair[1].offset });
                }
                depth += 1;
            }
            Kind::Close => {
                depth = depth.saturating_sub(1);
                has_tag |= depth == base && field == b"tag" && !is_import;
            }
            _ => {}
        }
    }
    None
}

/// Refuses what `wast` encodes although the text grammar of these features does not have it. `wast` takes the numbers
/// of the widest grammar, and the keywords and forms of every proposal.
fn foreign(source: &[u8], bytes: &[u8], features: WasmFeatures) -> Option<TextRefusal> {
    let refusal = super::decode(bytes, features).err()?;
    if let Some(Err(no_token)) = Tokens::new(source, features).find(Result::is_err) {
        return Some(no_token);
    }
    let message = match &*refusal.message {
        // An integer that is too large in the encoding comes from the text: it is a limit or an offset.
        "integer too large" => "i32 constant out of range",
        _ => "unexpected token",
    };
    Some(TextRefusal { message: message.to_owned(), offset: 0 })
}

/// The cause, if the tokens tell it. They are read in the order of the reference, which reads a token only when the
/// grammar has taken all those before it.
pub(super) fn cause(source: &[u8], features: WasmFeatures) -> Option<String> {
    let (stop, said) = match std::str::from_utf8(source).map(parse) {
        Ok(Err(refusal)) => (refusal.offset, refusal.message),
        Ok(Ok(_)) => return None,
        Err(_) => (source.len(), String::new()),
    };
    let mut tokens = Vec::new();
    let mut past_stop = 0;
    for token in Tokens::new(source, features) {
        match token {
            Ok(token) => {
                // The grammar looks one token ahead of the one that `wast` names, and takes a list of numbers whole.
                past_stop += usize::from(token.offset >= stop);
                let is_number = token.is_number();
                tokens.push(token);
                if past_stop > 1 && !is_number {
                    break;
                }
            }
            Err(refusal) => return Some(refusal.message),
        }
    }
    lanes::cause(&tokens, stop)
        .or_else(|| address_type(&tokens, stop))
        .or_else(|| duplicate(&tokens, stop, &said))
        .or_else(|| parameter_after_result(&tokens, stop, &said))
}

/// An identifier that is bound twice. `wast` finds it, but for most index spaces it only names the space.
fn duplicate(tokens: &[Token<'_>], stop: usize, said: &str) -> Option<String> {
    let space = match said.strip_prefix("duplicate ")?.split(' ').next()? {
        "elem" => "elem segment",
        "data" => "data segment",
        "identifier:" => "field",
        space => space,
    };
    let identifier = tokens.iter().find(|token| token.offset == stop)?;
    Some(format!("duplicate {space} {}", String::from_utf8_lossy(identifier.text)))
}

/// The parser stopped at the address type of a memory or table, which is a number type but not an integer type.
fn address_type(tokens: &[Token<'_>], stop: usize) -> Option<String> {
    let at = tokens.iter().position(|token| token.offset == stop)?;
    // Before the type there may be an identifier, and exports or an import in parentheses.
    let mut depth = 0_usize;
    let head = tokens[..at].iter().rev().find(|token| match token.kind {
        Kind::Close => {
            depth += 1;
            false
        }
        Kind::Open if depth > 0 => {
            depth -= 1;
            false
        }
        kind => depth == 0 && kind != Kind::Identifier,
    });
    let is_declared = head.is_some_and(|token| matches!(token.text, b"memory" | b"table"));
    let is_float = matches!(tokens[at].text, b"f32" | b"f64");
    (is_declared && is_float).then(|| "malformed address type".to_owned())
}

/// A parameter after a result in the definition of a function type, which once had a rule of its own. `wast` finds it,
/// but has the same text for every function.
fn parameter_after_result(tokens: &[Token<'_>], stop: usize, said: &str) -> Option<String> {
    if !said.starts_with("result before parameter") {
        return None;
    }
    // The first words of the parentheses that are open where the parser stopped.
    let mut heads = Vec::new();
    for pair in tokens.windows(2).take_while(|pair| pair[1].offset <= stop) {
        match pair[0].kind {
            Kind::Open => heads.push(pair[1].text),
            Kind::Close => drop(heads.pop()),
            _ => {}
        }
    }
    let in_definition = heads.windows(2).any(|pair| pair == [&b"type"[..], b"func"]);
    in_definition
        .then(|| "unexpected token: parameter after result in a type definition".to_owned())
}
