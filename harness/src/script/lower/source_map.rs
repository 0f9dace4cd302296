//! From places in a module back to the text of the form that it stands in.
//!
//! Invariant: an offset that is returned is one of the form's text, at the boundary of a character.

use super::grammar::{Body, Command, Execution, Instantiation, Module};
use super::modules::{WITHOUT_DEFINITION, buffer};
use crate::script::tokens::without_annotations;
use crate::script::{InstructionPlace, Part};
use wast::Wat;
use wast::core::{
    DataKind, ElemKind, ElemPayload, Expression, FuncKind, GlobalKind, MemoryKind, ModuleField,
    ModuleKind, TableKind,
};
use wast::lexer::{Lexer, TokenKind};
use wast::parser;
use wast::token::Span;

/// The place in a form at which the parser stops.
pub fn syntax_error(form: &str) -> Option<usize> {
    let plain = without_annotations(form);
    let offset = match buffer(&plain) {
        Ok(buffer) => parser::parse::<Command<'_>>(&buffer).err()?.span().offset(),
        Err(error) => error.span().offset(),
    };
    Some(form.floor_char_boundary(offset))
}

/// Where an instruction of the module in a form is written. The `end` of an expression is not written, and some places
/// are in no instruction: for these it is the place of the function, segment or other part that they belong to. The
/// same holds for the offset of a data segment without the keyword `offset`, as the crate `wast` does not tell its
/// place.
pub fn instruction_offset(form: &str, place: &InstructionPlace) -> Option<usize> {
    let plain = without_annotations(form);
    let mut buffer = buffer(&plain).ok()?;
    buffer.track_instr_spans(true);
    let in_fields = |kind: &ModuleKind<'_>| in_fields(kind, place);
    let Some(module) = parser::parse(&buffer).ok().and_then(module_of) else {
        // The form is the fields of a module, which are the whole script.
        let Wat::Module(module) = parser::parse(&buffer).ok()? else { return None };
        return in_fields(&module.kind);
    };
    match module.body {
        Body::Module(module) => in_fields(&module.kind),
        Body::Quote(strings) => {
            let text = String::from_utf8(strings.concat()).ok()?;
            let mut buffer = self::buffer(&text).ok()?;
            buffer.track_instr_spans(true);
            let Wat::Module(module) = parser::parse(&buffer).ok()? else { return None };
            quoted_offset(form, in_fields(&module.kind)?)
        }
        Body::Component => None,
    }
}

/// Where a byte of the text of the module in a form is written, for a module that is kept as text.
pub fn text_offset(form: &str, offset: usize) -> Option<usize> {
    let plain = without_annotations(form);
    let buffer = buffer(&plain).ok()?;
    let Some(module) = parser::parse(&buffer).ok().and_then(module_of) else {
        return Some(form.floor_char_boundary(offset));
    };
    let written = match (&module.body, module.is_definition) {
        (Body::Quote(_), _) => quoted_offset(form, offset)?,
        (Body::Module(_), true) => module.inside + offset.saturating_sub(WITHOUT_DEFINITION.len()),
        (Body::Module(_), false) => module.start + offset.saturating_sub("(".len()),
        (Body::Component, _) => return None,
    };
    Some(form.floor_char_boundary(written))
}

fn module_of(command: Command<'_>) -> Option<Module<'_>> {
    match command {
        Command::Module(module)
        | Command::AssertInvalid(module, _)
        | Command::AssertMalformed(module, _)
        | Command::AssertInvalidCustom(module, _)
        | Command::AssertMalformedCustom(module, _)
        | Command::AssertUnlinkable(Instantiation::Inline(module), _)
        | Command::AssertTrap(Execution::Instantiation(Instantiation::Inline(module)), _) => {
            Some(module)
        }
        _ => None,
    }
}

fn in_fields(kind: &ModuleKind<'_>, place: &InstructionPlace) -> Option<usize> {
    let ModuleKind::Text(fields) = kind else { return None };
    let mut written = fields.iter().filter_map(|field| written(field, place));
    let (field, expression) = written.nth(place.defined)?;
    let spans = expression.and_then(|expression| expression.instr_spans.as_ref());
    let instruction = spans.zip(place.instruction).and_then(|(spans, number)| spans.get(number));
    Some(instruction.unwrap_or(&field).offset())
}

/// Where a field is written that defines a part of the right kind, and the expression in it that has the place.
fn written<'f, 'a>(
    field: &'f ModuleField<'a>,
    place: &InstructionPlace,
) -> Option<(Span, Option<&'f Expression<'a>>)> {
    use ModuleField as F;
    let element = |payload: &'f ElemPayload<'a>| match payload {
        ElemPayload::Exprs { exprs, .. } => place.element.and_then(|number| exprs.get(number)),
        ElemPayload::Indices(_) => None,
    };
    Some(match (place.part, field) {
        (Part::Function, F::Func(func)) => match &func.kind {
            FuncKind::Inline { expression, .. } => (func.span, Some(expression)),
            FuncKind::Import(..) => return None,
        },
        (Part::Table, F::Table(table)) => match &table.kind {
            TableKind::Normal { init_expr, .. } => (table.span, init_expr.as_ref()),
            TableKind::Inline { .. } => (table.span, None),
            TableKind::Import { .. } => return None,
        },
        (Part::Global, F::Global(global)) => match &global.kind {
            GlobalKind::Inline(expression) => (global.span, Some(expression)),
            GlobalKind::Import(_) => return None,
        },
        (Part::Element, F::Elem(segment)) => match (&segment.kind, place.element) {
            (ElemKind::Active { offset, .. }, None) => (segment.span, Some(offset)),
            _ => (segment.span, element(&segment.payload)),
        },
        // A table may have its element segment inside.
        (Part::Element, F::Table(table)) => match &table.kind {
            TableKind::Inline { payload, .. } => (table.span, element(payload)),
            _ => return None,
        },
        (Part::Data, F::Data(segment)) => match &segment.kind {
            DataKind::Active { offset, .. } => (segment.span, Some(offset)),
            DataKind::Passive => (segment.span, None),
        },
        // A memory may have its data segment inside.
        (Part::Data, F::Memory(memory)) => match &memory.kind {
            MemoryKind::Inline { .. } => (memory.span, None),
            _ => return None,
        },
        _ => return None,
    })
}

/// Where a byte of a quoted module's text is written. For an offset behind the last byte, where the module ends.
fn quoted_offset(form: &str, offset: usize) -> Option<usize> {
    let mut lexer = Lexer::new(form);
    lexer.allow_confusing_unicode(true);
    let mut is_quoted = false;
    let mut left = offset;
    for token in lexer.iter(0).map_while(Result::ok) {
        match token.kind {
            TokenKind::Keyword => is_quoted |= token.src(form) == "quote",
            TokenKind::String if is_quoted => {
                for (at, length) in characters(token.src(form)) {
                    if left < length {
                        return Some(token.offset + at);
                    }
                    left -= length;
                }
            }
            TokenKind::RParen if is_quoted => return Some(token.offset),
            _ => {}
        }
    }
    None
}

/// The characters and escapes of a string as it is written, quotes included: where each begins, and how many bytes it
/// stands for.
fn characters(string: &str) -> Vec<(usize, usize)> {
    let inside = string.get(1..string.len().saturating_sub(1)).unwrap_or_default();
    let mut characters = Vec::new();
    let mut at = 0;
    while let Some(next) = inside[at..].chars().next() {
        let (written, bytes) = match (next, inside[at + next.len_utf8()..].chars().next()) {
            ('\\', Some('u')) => {
                let end = inside[at..].find('}').map_or(inside.len() - at, |end| end + 1);
                let digits = inside[at..at + end].trim_matches(['\\', 'u', '{', '}']);
                let code = u32::from_str_radix(&digits.replace('_', ""), 16).ok();
                (end, code.and_then(char::from_u32).map_or(1, char::len_utf8))
            }
            ('\\', Some(digit)) if digit.is_ascii_hexdigit() => (3, 1),
            ('\\', Some(_)) => (2, 1),
            _ => (next.len_utf8(), next.len_utf8()),
        };
        characters.push((1 + at, bytes));
        at = inside.floor_char_boundary((at + written).min(inside.len()));
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(
        part: Part,
        defined: usize,
        element: Option<usize>,
        number: usize,
    ) -> InstructionPlace {
        let instruction = Some(number);
        InstructionPlace { part, index: 0, name: None, defined, element, instruction }
    }

    /// The text of a form from an offset on, as far as the next blank or parenthesis.
    fn word(form: &str, offset: Option<usize>) -> &str {
        let Some(offset) = offset else { return "nowhere" };
        let end = form[offset..].find([' ', ')', '"']).filter(|end| *end > 0);
        end.map_or(&form[offset..], |end| &form[offset..offset + end])
    }

    #[test]
    fn instructions_are_found_where_they_are_written() {
        let body = "(func (import \"m\" \"f\")) (func nop) (func $g (drop (i32.add (i32.const 1) (i64.const 2))))";
        for form in [
            format!("(module {body})"),
            format!("(module definition $m {body})"),
            format!("(assert_invalid (module $m {body}) \"x\")"),
            format!("(assert_trap (module {body}) \"x\")"),
            format!("(assert_invalid (module quote \"{}\") \"x\")", body.replace('"', "\\\"")),
            format!(
                "(module $m (@a) quote \"{}\")",
                body.replace('"', "\\22").replace(" (func $", "\" \"(func $")
            ),
            body.to_owned(),
        ] {
            let found = |number| instruction_offset(&form, &place(Part::Function, 1, None, number));
            let words: Vec<&str> = (0..5).map(|number| word(&form, found(number))).collect();
            assert_eq!(words, ["i32.const", "i64.const", "i32.add", "drop", "func"], "{form}");
            assert_eq!(instruction_offset(&form, &place(Part::Function, 2, None, 0)), None);
        }
        for form in ["(module binary \"\")", "(invoke \"f\")", "("] {
            assert_eq!(instruction_offset(form, &place(Part::Function, 0, None, 0)), None);
        }
    }

    #[test]
    fn constant_expressions_are_found_where_they_are_written() {
        let form = "(module (global (import \"m\" \"g\") i32) (global i32 (i32.const 1)) (memory (data \"x\"))
            (global $g i32 (i32.add (i32.const 2) (i32.const 3))) (table funcref (elem (ref.null 4)))
            (table 1 funcref (ref.null 5)) (data (offset (i32.const 6)) \"\") (elem func) (elem (i32.const 7) funcref (ref.null 8)))";
        let argument = |part, defined, element, number| {
            let at = instruction_offset(form, &place(part, defined, element, number)).unwrap();
            form[at..].split([' ', ')']).nth(1).unwrap()
        };
        assert_eq!(argument(Part::Global, 0, None, 0), "1");
        assert_eq!(argument(Part::Global, 1, None, 0), "2");
        assert_eq!(argument(Part::Global, 1, None, 1), "3");
        assert_eq!(argument(Part::Global, 1, None, 3), "$g", "the end");
        assert_eq!(argument(Part::Element, 0, Some(0), 0), "4");
        assert_eq!(argument(Part::Table, 1, None, 0), "5");
        assert_eq!(argument(Part::Data, 1, None, 0), "6");
        assert_eq!(argument(Part::Element, 2, None, 0), "7");
        assert_eq!(argument(Part::Element, 2, Some(0), 0), "8");
        for (part, defined) in [(Part::Data, 0), (Part::Table, 0), (Part::Element, 1)] {
            let at = instruction_offset(form, &place(part, defined, None, 0)).unwrap();
            let keyword = form[at..].split([' ', ')']).next().unwrap();
            assert!(["memory", "table", "elem"].contains(&keyword), "{keyword}");
        }
        assert_eq!(instruction_offset(form, &place(Part::Data, 2, None, 0)), None);
    }

    #[test]
    fn errors_are_found_where_they_are_written() {
        let form =
            "(assert_malformed (module quote \"(func\\n\" \"\\u{e9}\\28nonsense) é\") \"x\")";
        // The text is: (func\né(nonsense) é
        let quoted = |offset| word(form, text_offset(form, offset));
        assert_eq!(quoted(0), "(func\\n");
        assert_eq!(quoted(6), "\\u{e9}\\28nonsense");
        assert_eq!(quoted(8), "\\28nonsense");
        assert_eq!(quoted(9), "nonsense");
        assert_eq!(quoted(19), "é");
        assert!(quoted(21).starts_with(") \"x\""), "{}", quoted(21));
        let form = "(module definition $m (func (call $f)))";
        assert_eq!(word(form, text_offset(form, "(module $m (func (call ".len())), "$f");
        let form = "(assert_invalid (module (func (call $f))) \"x\")";
        assert_eq!(word(form, text_offset(form, "(module (func (call ".len())), "$f");
        let form = "(invoke \"f\" (i32.const x))";
        assert_eq!(word(form, syntax_error(form)), "x");
        assert_eq!(syntax_error("(invoke \"f\")"), None);
        assert!(syntax_error("(module \"\\q\")").is_some());
    }
}
