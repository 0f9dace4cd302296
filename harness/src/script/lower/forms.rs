//! The top-level forms of a script, found without parsing them.
//!
//! Each form is parsed on its own afterwards, so that one that cannot be understood does not take
//! the rest of its file along. Invariant: the forms are in order, do not overlap, and leave out
//! nothing but white space and comments.

use crate::script::beginning;
use crate::script::tokens::is_blank;
use std::borrow::Cow;
use wast::lexer::{Lexer, TokenKind};

/// One parenthesised form at the top level of a script, or text that should be one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Form<'a> {
    /// The offset of its opening parenthesis.
    pub(crate) start: usize,
    /// Its text.
    pub(crate) text: &'a str,
    /// The words that it begins with: the keyword, and the keyword after that.
    pub(crate) keywords: [&'a str; 2],
    /// Why the text is not even a balanced form.
    pub(crate) error: Option<String>,
}

/// Finds all forms of `source`.
pub(crate) fn forms(source: &str) -> Vec<Form<'_>> {
    forms_from(source, 0).collect()
}

/// The forms inside a form of `source`, after its keyword and this many more words.
pub(crate) fn inner_forms<'a>(source: &'a str, form: &Form<'_>, words: usize) -> Vec<Form<'a>> {
    let end = form.start + form.text.len() - 1;
    forms_from(&source[..end], form.start + 1).skip(1 + words).collect()
}

/// The forms from an offset on. An annotation between them stands for nothing.
fn forms_from(source: &str, mut position: usize) -> impl Iterator<Item = Form<'_>> {
    let mut lexer = Lexer::new(source);
    lexer.allow_confusing_unicode(true); // names.wast is about such names
    let forms = std::iter::from_fn(move || next_form(&lexer, source, &mut position));
    forms.filter(|form| form.error.is_some() || !form.text.starts_with("(@"))
}

fn next_form<'a>(lexer: &Lexer<'a>, source: &'a str, position: &mut usize) -> Option<Form<'a>> {
    let mut start = None;
    let mut depth = 0_usize;
    let mut keywords = Keywords::default();
    loop {
        let before = *position;
        let token = match lexer.parse(position) {
            Ok(Some(token)) => token,
            Ok(None) => {
                let start = start?;
                let error = Some("the form has no end: a `)` is missing".to_owned());
                return Some(Form {
                    start,
                    text: &source[start..],
                    keywords: keywords.words,
                    error,
                });
            }
            Err(error) => {
                let start = start.unwrap_or(before);
                *position = after_broken(source, before.max(start + 1));
                // Trim the white space of the script language only: any other text is the mistake.
                let text = source[start..*position].trim_end_matches([' ', '\t', '\r', '\n']);
                let error = Some(error.message());
                return Some(Form { start, text, keywords: keywords.words, error });
            }
        };
        if is_blank(token.kind) {
            continue;
        }
        let first = *start.get_or_insert(token.offset);
        match token.kind {
            TokenKind::LParen => depth += 1,
            TokenKind::RParen => depth = depth.saturating_sub(1),
            _ => {}
        }
        keywords.see(token.kind, token.src(source), depth);
        if depth == 0 {
            let error = (token.kind != TokenKind::RParen || first == token.offset)
                .then(|| format!("`{}` is not a directive", beginning(token.src(source))));
            let text = &source[first..*position];
            return Some(Form { start: first, text, keywords: keywords.words, error });
        }
    }
}

/// The words that a form begins with, up to anything else. Annotations stand for nothing.
#[derive(Default)]
struct Keywords<'a> {
    words: [&'a str; 2],
    count: usize,
    /// Whether the last token may have begun an annotation: `(` and then `@name`.
    opened: bool,
}

impl<'a> Keywords<'a> {
    /// Takes the next token. `depth` is the number of parentheses that are open after it.
    fn see(&mut self, kind: TokenKind, text: &'a str, depth: usize) {
        let opened = std::mem::replace(&mut self.opened, kind == TokenKind::LParen && depth == 2);
        match kind {
            TokenKind::Keyword if depth == 1 && self.count < 2 => {
                self.words[self.count] = text;
                self.count += 1;
            }
            TokenKind::Annotation => {}
            // Any other token of the form itself ends the words.
            _ if opened
                || (depth == 1 && !matches!(kind, TokenKind::LParen | TokenKind::RParen)) =>
            {
                self.count = 2;
            }
            _ => {}
        }
    }
}

/// Where to go on after text that is no tokens at all: at the next line that begins a form.
fn after_broken(source: &str, from: usize) -> usize {
    let from = source.ceil_char_boundary(from);
    source[from..].find("\n(").map_or(source.len(), |offset| from + offset + 1)
}

/// The names at the beginning of a form, before any form inside it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// The identifiers, without their `$`.
    pub(crate) ids: Vec<String>,
    /// The first string.
    pub(crate) string: Option<String>,
}

impl Names {
    /// Reads the names, as far as the text can be read.
    pub(crate) fn of(form: &str) -> Self {
        let mut lexer = Lexer::new(form);
        lexer.allow_confusing_unicode(true);
        let mut names = Self::default();
        let mut depth = 0_usize;
        let mut opened = false;
        for token in lexer.iter(0).map_while(Result::ok).filter(|token| !is_blank(token.kind)) {
            let after_opening = std::mem::replace(&mut opened, token.kind == TokenKind::LParen);
            if after_opening && depth == 2 && token.kind != TokenKind::Annotation {
                break;
            }
            match token.kind {
                TokenKind::LParen => depth += 1,
                TokenKind::RParen => depth = depth.saturating_sub(1),
                TokenKind::Id if depth == 1 => {
                    names.ids.extend(token.id(form).map(Cow::into_owned));
                }
                TokenKind::String if depth == 1 && names.string.is_none() => {
                    names.string = String::from_utf8(token.string(form).into_owned()).ok();
                }
                _ => {}
            }
        }
        names
    }
}

/// The text of the first module inside a directive's form.
pub(crate) fn inner_module(form: &str) -> &str {
    let mut lexer = Lexer::new(form);
    lexer.allow_confusing_unicode(true);
    let mut opening = None;
    let mut depth = 0;
    for token in lexer.iter(0).map_while(Result::ok).filter(|token| !is_blank(token.kind)) {
        match token.kind {
            TokenKind::LParen => {
                depth += 1;
                if depth == 2 && opening.is_none() {
                    opening = Some(token.offset);
                }
            }
            TokenKind::RParen => {
                depth -= 1;
                if let (1, Some(start)) = (depth, opening) {
                    return &form[start..token.offset + 1];
                }
            }
            _ => {}
        }
    }
    form
}

/// Where the lines of a text begin, to turn offsets into lines and columns.
pub(crate) struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        let starts = source.match_indices('\n').map(|(offset, _)| offset + 1);
        Self { source, starts: std::iter::once(0).chain(starts).collect() }
    }

    /// The line and the column, in characters, both from 1, of a byte offset.
    pub(crate) fn place(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = self.source[start..offset].chars().count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &[(usize, &str, Option<&str>)]) {
        let forms = forms(source);
        let found: Vec<_> =
            forms.iter().map(|form| (form.start, form.text, form.error.as_deref())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn forms_are_found_among_comments_and_nested_forms() {
        check(
            ";; x\n(module (func)) (; ( ;)\n(invoke \"a)\")",
            &[(5, "(module (func))", None), (29, "(invoke \"a)\")", None)],
        );
    }

    #[test]
    fn a_form_without_an_end_is_the_last() {
        let error = Some("the form has no end: a `)` is missing");
        check("(a)(b (c)", &[(0, "(a)", None), (3, "(b (c)", error)]);
    }

    #[test]
    fn text_that_is_no_token_takes_only_its_own_form_along() {
        let forms = forms("(module)\n(invoke \"\\q\")\n(module (func))");
        let broken: Vec<bool> = forms.iter().map(|form| form.error.is_some()).collect();
        assert_eq!(broken, [false, true, false]);
        assert_eq!(forms[1].start, 9);
    }

    #[test]
    fn a_character_that_is_white_space_elsewhere_is_shown() {
        let forms = forms("(module)\n\u{b}\n(module)");
        let texts: Vec<&str> = forms.iter().map(|form| form.text).collect();
        assert_eq!(texts, ["(module)", "\u{b}", "(module)"]);
    }

    #[test]
    fn loose_tokens_are_forms_with_an_error() {
        check(
            "x (module) )",
            &[
                (0, "x", Some("`x` is not a directive")),
                (2, "(module)", None),
                (11, ")", Some("`)` is not a directive")),
            ],
        );
    }

    #[test]
    fn a_form_has_its_first_two_keywords() {
        assert_eq!(forms("(module definition $m)")[0].keywords, ["module", "definition"]);
        assert_eq!(forms("(module $m quote \"\")")[0].keywords, ["module", ""]);
        assert_eq!(forms("(assert_trap (module quote))")[0].keywords, ["assert_trap", ""]);
        assert_eq!(
            forms("((@a (b) \"c\") module (@d) definition)")[0].keywords,
            ["module", "definition"]
        );
    }

    #[test]
    fn forms_inside_a_form_are_found() {
        let source = "(a) (script (@n) $s (b) x (script (c)))";
        let outer = &forms(source)[1];
        let inner = inner_forms(source, outer, 1);
        let texts: Vec<&str> = inner.iter().map(|form| form.text).collect();
        assert_eq!(texts, ["(b)", "x", "(script (c))"]);
        assert_eq!(inner[0].start, 20);
        let innermost = inner_forms(source, &inner[2], 0);
        assert_eq!((innermost[0].text, innermost[0].start), ("(c)", 34));
    }

    #[test]
    fn names_are_read_from_a_form_that_cannot_be_parsed() {
        let names = |form: &str| {
            let Names { ids, string } = Names::of(form);
            (ids.join(" "), string.unwrap_or_default())
        };
        let of = |ids: &str, string: &str| (ids.to_owned(), string.to_owned());
        assert_eq!(names("(module (@a $x (b)) $m (func $f))"), of("m", ""));
        assert_eq!(names("(module definition $m quote \"a\" \"b\")"), of("m", "a"));
        assert_eq!(names("(module instance $\"i j\" $m)"), of("i j m", ""));
        assert_eq!(names("(register \"m\" $a"), of("a", "m"));
        assert_eq!(names("(module $m \"\\q\""), of("m", ""));
        assert_eq!(names(""), of("", ""));
    }

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("é(\n (");
        assert_eq!(lines.place(2), (1, 2));
        assert_eq!(lines.place(5), (2, 2));
    }

    #[test]
    fn the_module_inside_an_assertion_is_found() {
        let form = "(assert_invalid (; ( ;) (module $m (func)) \"text\")";
        assert_eq!(inner_module(form), "(module $m (func))");
    }
}
