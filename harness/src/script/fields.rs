//! The fields of the modules in a script's text, which a smaller script may leave out.

use super::tokens::Tokens;
use std::ops::Range;
use wast::lexer::TokenKind;

/// A field of a module: `(func ...)`, `(export ...)` and so on. Ranges are of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleField {
    /// The whole field.
    pub range: Range<usize>,
    /// The instructions of a function that has any.
    pub body: Option<Range<usize>>,
}

/// What stands before the instructions of a function.
const BEFORE_BODY: [&str; 6] = ["export", "import", "type", "param", "result", "local"];

/// The fields of all modules that are written out in a text, in order. There are none if the text is no sequence of
/// tokens; modules that are given as strings have none.
pub fn module_fields(text: &str) -> Vec<ModuleField> {
    let Some(tokens) = Tokens::of(text) else { return Vec::new() };
    let mut fields = Vec::new();
    let mut at = 0;
    while at < tokens.tokens.len() {
        let is_module =
            tokens.kind(at) == Some(TokenKind::LParen) && tokens.keyword(at + 1) == Some("module");
        if !is_module {
            at += 1;
            continue;
        }
        let end = tokens.closing(at);
        at += 2;
        if tokens.keyword(at) == Some("definition") {
            at += 1;
        }
        if tokens.kind(at) == Some(TokenKind::Id) {
            at += 1;
        }
        while at < end && tokens.kind(at) == Some(TokenKind::LParen) {
            let closing = tokens.closing(at);
            if closing >= end {
                break;
            }
            if !tokens.is_annotation(at) {
                let range = tokens.offset(at)..tokens.offset(closing) + 1;
                fields.push(ModuleField { range, body: body(&tokens, at, closing) });
            }
            at = closing + 1;
        }
        at = end;
    }
    fields
}

fn body(tokens: &Tokens<'_>, field: usize, closing: usize) -> Option<Range<usize>> {
    if tokens.keyword(field + 1) != Some("func") {
        return None;
    }
    let mut at = field + 2;
    if tokens.kind(at) == Some(TokenKind::Id) {
        at += 1;
    }
    while let Some(keyword) =
        tokens.keyword(at + 1).filter(|_| tokens.kind(at) == Some(TokenKind::LParen))
    {
        match keyword {
            "import" => return None,
            keyword if BEFORE_BODY.contains(&keyword) => at = tokens.closing(at) + 1,
            _ => break,
        }
    }
    (at < closing).then(|| tokens.offset(at)..tokens.offset(closing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_bodies_are_found_where_they_stand() {
        let text =
            "(module $m (func $f (export \"f\") (param i32) nop (block)) ;; (func)\n (memory 1))
            (module binary \"(func)\") (assert_invalid (module (func (result i32) (nop))) \"x\")
            (module definition $d (func (import \"a\" \"b\"))) (module instance $i $d) (module";
        let fields = module_fields(text);
        let shown: Vec<_> = fields
            .iter()
            .map(|field| (&text[field.range.clone()], field.body.clone().map(|body| &text[body])))
            .collect();
        let expected = [
            ("(func $f (export \"f\") (param i32) nop (block))", Some("nop (block)")),
            ("(memory 1)", None),
            ("(func (result i32) (nop))", Some("(nop)")),
            ("(func (import \"a\" \"b\"))", None),
        ];
        assert_eq!(shown, expected);
        assert!(module_fields("(module \"").is_empty());
    }
}
