//! Reads the annotations of a text module that have rules: `@custom`, `@name` and `@metadata.code.branch_hint`.
//!
//! All others mean nothing.

use std::borrow::Cow;

use wast::lexer::TokenKind;

use super::{TextRefusal, keywords};
use crate::script::tokens::Tokens;
use crate::verdict::reject::custom::Section;

/// What the annotations of a module say.
#[derive(Default)]
pub(in crate::verdict::reject) struct Annotations<'a> {
    /// The sections that `@custom` writes out, in the order of the text.
    pub(in crate::verdict::reject) sections: Vec<Section<'a>>,
    /// Whether there is a hint for a branch.
    pub(in crate::verdict::reject) has_hints: bool,
    /// The rule of validation that an annotation breaks, if one does.
    pub(in crate::verdict::reject) invalid: Option<&'static str>,
}

type Result<T> = std::result::Result<T, TextRefusal>;

fn refuse<T>(message: impl Into<String>, offset: usize) -> Result<T> {
    Err(TextRefusal { message: message.into(), offset })
}

const INVALID_TARGET: &str = "@metadata.code.branch_hint annotation: invalid target";
const MISPLACED_CUSTOM: &str = "misplaced @custom annotation";
const MISPLACED_NAME: &str = "misplaced @name annotation";
/// The same in a function or a tag.
const MISPLACED_INNER_NAME: &str = "@name annotation: misplaced annotation";

/// Reads the annotations of a module that parses.
pub(in crate::verdict::reject) fn read(source: &[u8]) -> Result<Annotations<'static>> {
    let Some(tokens) = Tokens::of(std::str::from_utf8(source).unwrap_or_default()) else {
        return Ok(Annotations::default());
    };
    let base = usize::from(tokens.is_wrapped());
    let mut walk =
        Walk { tokens, base, open: Vec::new(), hinted: None, found: Annotations::default() };
    walk.module()?;
    Ok(walk.found)
}

/// An element of an annotation, as far as the rules tell them apart.
enum Item<'a> {
    String(Cow<'a, [u8]>),
    /// A parenthesised part: the numbers of its first and its closing token.
    Parentheses(usize, usize),
    Other,
}

impl<'a> Tokens<'a> {
    /// Whether `(module` is written around the fields.
    fn is_wrapped(&self) -> bool {
        let at = self.after_annotations(0);
        self.kind(at) == Some(TokenKind::LParen)
            && self.keyword(self.after_annotations(at + 1)) == Some("module")
    }

    /// The elements between two tokens, and the offset of each.
    fn items(&self, from: usize, to: usize) -> Vec<(Item<'a>, usize)> {
        let mut items = Vec::new();
        let mut at = from;
        while at < to {
            let offset = self.offset(at);
            let (item, next) = match self.tokens[at].kind {
                TokenKind::String => (Item::String(self.tokens[at].string(self.source)), at + 1),
                TokenKind::LParen => {
                    let end = self.closing(at);
                    let item = match self.is_annotation(at) {
                        true => Item::Other,
                        false => Item::Parentheses(at + 1, end),
                    };
                    (item, end + 1)
                }
                _ => (Item::Other, at + 1),
            };
            items.push((item, offset));
            at = next;
        }
        items
    }
}

// ---- The module around the annotations.

/// How far a parenthesised part has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Nothing,
    Keyword,
    Identifier,
    More,
}

/// A parenthesis that is open.
struct Open<'a> {
    keyword: &'a str,
    stage: Stage,
    /// Whether it has a `@name` already.
    is_named: bool,
    /// The text for the mistake if an identifier follows now: an annotation stands before it that had to come after it.
    too_early: Option<&'static str>,
    /// The elements after keyword and identifier.
    elements: usize,
}

struct Walk<'a> {
    tokens: Tokens<'a>,
    /// How many parentheses are open around a field.
    base: usize,
    open: Vec<Open<'a>>,
    /// The token of the instruction that the last hint is for.
    hinted: Option<usize>,
    found: Annotations<'static>,
}

impl<'a> Walk<'a> {
    fn module(&mut self) -> Result<()> {
        let mut at = 0;
        while let Some(kind) = self.tokens.kind(at) {
            if self.tokens.is_annotation(at) {
                let end = self.tokens.closing(at);
                self.annotation(at, end)?;
                at = end + 1;
                continue;
            }
            match kind {
                TokenKind::LParen => self.opening(),
                TokenKind::RParen => self.closing(at)?,
                kind => self.inner(kind, at)?,
            }
            at += 1;
        }
        Ok(())
    }

    fn opening(&mut self) {
        if let Some(top) = self.open.last_mut() {
            top.stage = Stage::More;
            top.elements += 1;
        }
        let (keyword, stage) = ("", Stage::Nothing);
        self.open.push(Open { keyword, stage, is_named: false, too_early: None, elements: 0 });
    }

    fn closing(&mut self, at: usize) -> Result<()> {
        let misplaced = self.misplaced_name();
        match self.open.pop() {
            // One name for one declaration.
            Some(Open {
                keyword: "param" | "local" | "field", is_named: true, elements, ..
            }) if elements != 1 => refuse(misplaced, self.tokens.offset(at)),
            _ => Ok(()),
        }
    }

    /// A token that is no parenthesis.
    fn inner(&mut self, kind: TokenKind, at: usize) -> Result<()> {
        let keyword = self.tokens.keyword(at);
        let Some(top) = self.open.last_mut() else { return Ok(()) };
        match (top.stage, keyword) {
            (Stage::Nothing, Some(keyword)) => (top.keyword, top.stage) = (keyword, Stage::Keyword),
            (Stage::Keyword, _) if kind == TokenKind::Id => {
                if let Some(message) = top.too_early {
                    return refuse(message, self.tokens.offset(at));
                }
                top.stage = Stage::Identifier;
            }
            _ => {
                top.stage = Stage::More;
                top.elements += 1;
            }
        }
        Ok(())
    }

    /// The keyword of the parenthesis that is open at a depth.
    fn keyword(&self, depth: usize) -> &'a str {
        self.open.get(depth).map_or("", |open| open.keyword)
    }

    fn annotation(&mut self, start: usize, end: usize) -> Result<()> {
        let id = self.tokens.tokens[start + 1].annotation(self.tokens.source);
        let items = |walk: &Self| walk.tokens.items(start + 2, end);
        match id.as_deref() {
            Ok("custom") => self.custom(items(self), self.tokens.offset(start)),
            Ok("name") => self.name(items(self), self.tokens.offset(start)),
            Ok("metadata.code.branch_hint") => self.hint(items(self), start, end),
            _ => Ok(()),
        }
    }

    // ---- @custom

    fn custom(&mut self, items: Vec<(Item<'a>, usize)>, offset: usize) -> Result<()> {
        let mut items = items.into_iter().peekable();
        let name = match items.next() {
            Some((Item::String(name), _)) => name,
            _ => return refuse("@custom annotation: missing section name", offset),
        };
        let Ok(name) = String::from_utf8(name.into_owned()) else {
            return refuse("@custom annotation: malformed UTF-8 encoding", offset);
        };
        let mut is_before_code = false;
        if let Some((Item::Parentheses(from, to), _)) = items.peek() {
            is_before_code = self.placement(*from, *to)?;
            items.next();
        }
        let mut content = Vec::new();
        for (item, offset) in items {
            match item {
                Item::String(part) => content.extend_from_slice(&part),
                _ => return refuse("@custom annotation: unexpected token", offset),
            }
        }
        if self.open.len() != self.base {
            return refuse(MISPLACED_CUSTOM, offset);
        }
        self.before_identifier(MISPLACED_CUSTOM);
        let (name, content) = (name.into(), content.into());
        self.found.sections.push(Section { name, content, is_before_code });
        Ok(())
    }

    /// Reads where the section goes, and says whether that is before the code.
    fn placement(&self, from: usize, to: usize) -> Result<bool> {
        const SECTIONS: [&str; 13] = [
            "type",
            "import",
            "func",
            "table",
            "memory",
            "tag",
            "global",
            "export",
            "start",
            "elem",
            "datacount",
            "code",
            "data",
        ];
        let offset = self.tokens.offset(from);
        let word = |at| self.tokens.keyword(at).filter(|_| at < to);
        let is_before = match word(from) {
            Some("before") => true,
            Some("after") => false,
            _ => return refuse("@custom annotation: malformed placement", offset),
        };
        let is_before_code = match word(from + 1) {
            Some("first") if is_before => true,
            Some("last") if !is_before => false,
            // `code` itself is the last but one.
            Some(section) => match SECTIONS.iter().position(|known| *known == section) {
                Some(number) => number < 11 || (number == 11 && is_before),
                None => return refuse("@custom annotation: malformed section kind", offset),
            },
            None => return refuse("@custom annotation: malformed section kind", offset),
        };
        match from + 2 < to {
            true => refuse("@custom annotation: unexpected token", self.tokens.offset(from + 2)),
            false => Ok(is_before_code),
        }
    }

    /// Notes that the parenthesis that was opened last may have no identifier from here on.
    fn before_identifier(&mut self, message: &'static str) {
        if let Some(top) = self.open.last_mut().filter(|top| top.stage == Stage::Keyword) {
            top.too_early.get_or_insert(message);
        }
    }

    // ---- @name

    fn name(&mut self, items: Vec<(Item<'a>, usize)>, offset: usize) -> Result<()> {
        let mut items = items.into_iter();
        match items.next() {
            Some((Item::String(name), _)) if std::str::from_utf8(&name).is_err() => {
                return refuse("malformed UTF-8 encoding", offset);
            }
            Some((Item::String(_), _)) => {}
            _ => return refuse("@name annotation: string expected", offset),
        }
        if let Some((_, offset)) = items.next() {
            return refuse("@name annotation: unexpected token", offset);
        }
        let misplaced = self.misplaced_name();
        let binder = self.binder();
        let top = self.open.last_mut();
        let top = top.filter(|top| matches!(top.stage, Stage::Keyword | Stage::Identifier));
        let (Some(kind), Some(top)) = (binder, top) else { return refuse(misplaced, offset) };
        if std::mem::replace(&mut top.is_named, true) {
            return refuse(format!("@name annotation: multiple {kind} names"), offset);
        }
        self.before_identifier(misplaced);
        Ok(())
    }

    fn misplaced_name(&self) -> &'static str {
        match self.keyword(self.base) {
            "func" | "tag" => MISPLACED_INNER_NAME,
            _ => MISPLACED_NAME,
        }
    }

    /// The kind of thing for which the parenthesis that was opened last binds an identifier, if it can have a name.
    fn binder(&self) -> Option<&'static str> {
        let depth = self.open.len().checked_sub(1)?;
        let parent = depth.checked_sub(1).map_or("", |depth| self.keyword(depth));
        let is_field = depth == self.base;
        let is_import = depth == self.base + 1 && parent == "import";
        match self.keyword(depth) {
            "module" if depth == 0 => Some("module"),
            "func" if is_field || is_import => Some("function"),
            "tag" if is_field || is_import => Some("tag"),
            "type" if is_field || parent == "rec" => Some("type"),
            "param" if matches!(parent, "func" | "tag") => Some("local"),
            "local" if parent == "func" => Some("local"),
            "field" if parent == "struct" => Some("field"),
            _ => None,
        }
    }

    // ---- @metadata.code.branch_hint

    fn hint(&mut self, items: Vec<(Item<'a>, usize)>, start: usize, end: usize) -> Result<()> {
        let offset = self.tokens.offset(start);
        let mut value = Vec::new();
        for (item, offset) in items {
            match item {
                Item::String(part) => value.extend_from_slice(&part),
                _ => {
                    let message = "@metadata.code.branch_hint annotation: unexpected token";
                    return refuse(message, offset);
                }
            }
        }
        if self.keyword(self.base) != "func" {
            return refuse("@metadata.code.branch_hint annotation: not in a function", offset);
        }
        if !matches!(value[..], [0 | 1]) {
            return refuse("@metadata.code.branch_hint annotation: invalid hint value", offset);
        }
        let next = self.tokens.after_annotations(end + 1);
        let folded = usize::from(self.tokens.kind(next) == Some(TokenKind::LParen));
        let head = self.tokens.after_annotations(next + folded);
        // A word that only delimits instructions is no instruction.
        let is_instruction =
            |word: &&str| !matches!(*word, "end" | "else") && keywords::is_instruction(word);
        let Some(instruction) = self.tokens.keyword(head).filter(is_instruction) else {
            return refuse("@metadata.code.branch_hint annotation: invalid placement", offset);
        };
        if self.hinted.replace(head) == Some(head) {
            return refuse("@metadata.code.branch_hint annotation: duplicate annotation", offset);
        }
        self.found.has_hints = true;
        if !matches!(instruction, "if" | "br_if") {
            self.found.invalid.get_or_insert(INVALID_TARGET);
        }
        Ok(())
    }
}
