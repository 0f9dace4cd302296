//! Rewrites the folded `try` of the legacy proposal to the flat form, the only one that the crate `wast` parses.
//!
//! `wast` reads a folded instruction as the instructions inside it, followed by itself. So
//!
//! ```text
//! (try bt (do a) (catch x b) (catch_all c))  is read as  (end try bt a catch x b catch_all c)
//! (try bt (do a) (delegate l))               is read as  (delegate l try bt a)
//! ```
//!
//! Invariant: only what is within a form moves, and [`Unfolded::original`] tells from where. A `try` that is not well-formed
//! stays as it is, for `wast` to refuse.

use super::tokens::Tokens;
use std::borrow::Cow;
use wast::lexer::TokenKind;

/// A text without folded `try`.
pub(crate) struct Unfolded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The places from which on bytes were taken as they were: in this text, and in the original.
    moved: Vec<(usize, usize)>,
    /// Where each `do` stands that is in no well-formed `try`, and where the mistake is: `wast` stops at the `do`.
    refused: Vec<(usize, usize)>,
}

impl<'a> Unfolded<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let tokens = has_word(text, "try").then(|| Tokens::of(text)).flatten();
        let Some(tokens) = tokens else {
            return Self { text: text.into(), moved: Vec::new(), refused: Vec::new() };
        };
        let Walk { changes, refused, .. } = Walk::over(&tokens);
        let mut unfolded = String::with_capacity(text.len());
        let mut moved = Vec::new();
        let mut position = 0;
        for Change { start, end, by } in changes {
            moved.push((unfolded.len(), position));
            unfolded.push_str(&text[position..start]);
            moved.push((unfolded.len(), start));
            unfolded.push_str(&by);
            position = end;
        }
        moved.push((unfolded.len(), position));
        unfolded.push_str(&text[position..]);
        Self { text: unfolded.into(), moved, refused }
    }

    /// The place in the original text of an error that `wast` has found at an offset of this text.
    pub(crate) fn original(&self, offset: usize) -> usize {
        let piece = self.moved.partition_point(|(start, _)| *start <= offset);
        let Some((start, original)) = piece.checked_sub(1).map(|piece| self.moved[piece]) else {
            return offset;
        };
        let end = self.moved.get(piece).map_or(usize::MAX, |(_, original)| *original);
        let offset = (original + (offset - start)).min(end);
        let refused = self.refused.iter().find(|(word, _)| *word == offset);
        refused.map_or(offset, |(_, stop)| *stop)
    }
}

/// The offset of the first mistake of this kind: a clause, `else` or `end`, with parentheses or without, that is part
/// of no instruction; or a parenthesis that closes a form within a block. `wast` takes `(end)` for a folded
/// instruction, and all others for flat ones.
pub(crate) fn stray_clause(text: &str) -> Option<usize> {
    if !CLAUSES.iter().any(|clause| has_word(text, clause)) {
        return None;
    }
    Walk::over(&Tokens::of(text)?).stray
}

/// Words that begin a part of an instruction.
const CLAUSES: [&str; 6] = ["do", "catch", "catch_all", "delegate", "else", "end"];

/// Whether a word is in a text, as a keyword or in a string or comment.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let bytes = text.as_bytes();
    text.match_indices(word).any(|(at, _)| {
        let before = at.checked_sub(1).map(|before| &bytes[before]);
        !is_part(before) && before != Some(&b'$') && !is_part(bytes.get(at + word.len()))
    })
}

/// A range of the original text, and the text that replaces it.
struct Change {
    start: usize,
    end: usize,
    by: String,
}

/// Something that is open at a token.
enum Open<'a> {
    /// A parenthesis, with the keyword that follows it.
    Form(Option<&'a str>),
    /// A block without parentheses, with its label.
    Block(Option<&'a str>),
}

/// Goes over all tokens once.
struct Walk<'t, 'a> {
    tokens: &'t Tokens<'a>,
    /// For each opening parenthesis, the number of the token that closes it.
    closing: Vec<usize>,
    /// The parentheses of clauses that stand where they may.
    placed: Vec<bool>,
    changes: Vec<Change>,
    /// See [`Unfolded`].
    refused: Vec<(usize, usize)>,
    /// See [`stray_clause`].
    stray: Option<usize>,
}

impl<'t, 'a> Walk<'t, 'a> {
    fn over(tokens: &'t Tokens<'a>) -> Self {
        let count = tokens.tokens.len();
        let mut closing = vec![count; count];
        let mut open = Vec::new();
        for at in 0..count {
            match tokens.kind(at) {
                Some(TokenKind::LParen) => open.push(at),
                Some(TokenKind::RParen) => drop(open.pop().map(|start| closing[start] = at)),
                _ => {}
            }
        }
        let placed = vec![false; count];
        let (changes, refused) = (Vec::new(), Vec::new());
        let mut walk = Self { tokens, closing, placed, changes, refused, stray: None };
        walk.run();
        walk.changes.sort_by_key(|change| change.start);
        walk
    }

    fn run(&mut self) {
        let mut open = Vec::new();
        for at in 0..self.tokens.tokens.len() {
            match self.tokens.kind(at) {
                Some(TokenKind::LParen) => {
                    let head = self.head(at);
                    self.form(at, head, open.last());
                    open.push(Open::Form(head));
                }
                Some(TokenKind::RParen) => {
                    while let Some(Open::Block(_)) = open.pop() {
                        self.stray.get_or_insert(self.tokens.offset(at));
                    }
                }
                Some(TokenKind::Keyword) => {
                    let is_head = at > 0 && self.tokens.kind(at - 1) == Some(TokenKind::LParen);
                    let word = self.tokens.keyword(at).unwrap_or_default();
                    if word == "try_table" {
                        self.place_catches(at);
                    }
                    if !is_head {
                        self.flat(at, word, &mut open);
                    }
                }
                _ => {}
            }
        }
    }

    /// The keyword behind an opening parenthesis.
    fn head(&self, at: usize) -> Option<&'a str> {
        self.tokens.keyword(self.tokens.after_annotations(at + 1))
    }

    fn form(&mut self, at: usize, head: Option<&str>, around: Option<&Open<'_>>) {
        match head {
            Some("try") => match self.clauses(at) {
                Ok(clauses) => {
                    clauses.iter().for_each(|clause| self.placed[clause.at] = true);
                    self.unfold(at, &clauses);
                }
                Err(Refused { word: Some(word), stop }) => {
                    self.refused.push((self.tokens.offset(word), self.tokens.offset(stop)));
                }
                Err(Refused { word: None, .. }) => {}
            },
            Some("else") if matches!(around, Some(Open::Form(Some("if")))) => {}
            Some(word) if CLAUSES.contains(&word) && !self.placed[at] => {
                self.stray.get_or_insert(self.tokens.offset(at));
            }
            _ => {}
        }
    }

    /// The clauses of a `try_table`, which follow its type.
    fn place_catches(&mut self, at: usize) {
        let mut at = self.after_label(at + 1);
        while let Some(
            "type" | "param" | "result" | "catch" | "catch_ref" | "catch_all" | "catch_all_ref",
        ) = self.head(at)
            && self.tokens.kind(at) == Some(TokenKind::LParen)
        {
            self.placed[at] = true;
            at = self.tokens.after_annotations(self.closing[at] + 1);
        }
    }

    fn after_label(&self, at: usize) -> usize {
        let at = self.tokens.after_annotations(at);
        let has_label = self.tokens.kind(at) == Some(TokenKind::Id);
        self.tokens.after_annotations(at + usize::from(has_label))
    }

    fn is_index(&self, at: usize) -> bool {
        matches!(self.tokens.kind(at), Some(TokenKind::Id | TokenKind::Integer(_)))
    }

    fn text(&self, at: usize) -> &'a str {
        self.tokens.tokens[at].src(self.tokens.source)
    }

    // ---- Folded.

    /// The clauses of a folded `try`: `do`, then `delegate`, or `catch` any number of times and `catch_all` once at the most.
    fn clauses(&self, form: usize) -> Result<Vec<Clause>, Refused> {
        let end = self.closing[form];
        let mut at = self.after_label(self.tokens.after_annotations(form + 1) + 1);
        let mut clauses: Vec<Clause> = Vec::new();
        let refuse = |clauses: &[Clause], stop| {
            let word = clauses.first().map(|clause| self.tokens.after_annotations(clause.at + 1));
            Err(Refused { word, stop })
        };
        while at < end {
            if self.tokens.kind(at) != Some(TokenKind::LParen) {
                return refuse(&clauses, at);
            }
            let word = self.tokens.after_annotations(at + 1);
            let (index, close) = (self.tokens.after_annotations(word + 1), self.closing[at]);
            let behind = self.tokens.after_annotations(index + 1);
            let last = clauses.last().map(|clause| clause.kind);
            use ClauseKind as K;
            let kind = match (self.tokens.keyword(word), last) {
                (Some("type" | "param" | "result"), None) => None,
                (Some("do"), None) => Some(K::Do),
                (Some("catch_all"), Some(K::Do | K::Catch)) => Some(K::CatchAll),
                (Some("catch"), Some(K::Do | K::Catch)) if self.is_index(index) => Some(K::Catch),
                (Some("delegate"), Some(K::Do)) if self.is_index(index) && behind == close => {
                    Some(K::Delegate { label: index })
                }
                (Some("catch"), Some(K::Do | K::Catch)) => return refuse(&clauses, index),
                (Some("delegate"), Some(K::Do)) if self.is_index(index) => {
                    return refuse(&clauses, behind);
                }
                (Some("delegate"), Some(K::Do)) => return refuse(&clauses, index),
                _ => return refuse(&clauses, word),
            };
            clauses.extend(kind.map(|kind| Clause { kind, at }));
            at = self.tokens.after_annotations(close + 1);
        }
        match end < self.tokens.tokens.len() && !clauses.is_empty() {
            true => Ok(clauses),
            false => refuse(&clauses, end),
        }
    }

    fn unfold(&mut self, form: usize, clauses: &[Clause]) {
        let delegated = clauses.iter().find_map(|clause| match clause.kind {
            ClauseKind::Delegate { label } => Some(self.text(label)),
            _ => None,
        });
        // The clauses give up as many bytes as this adds in front, so that the text after the form does not move.
        let first = delegated.map_or("end ".to_owned(), |label| format!("delegate {label} "));
        let start = self.tokens.offset(form) + 1;
        self.changes.push(Change { start, end: start, by: first });
        for clause in clauses {
            let (start, end) =
                (self.tokens.offset(clause.at), self.tokens.offset(self.closing[clause.at]));
            match (clause.kind, delegated) {
                (ClauseKind::Do, _) => {
                    let word = self.tokens.offset(self.tokens.after_annotations(clause.at + 1));
                    let length = word + "do".len() - start;
                    // The `do` clause gives up as many bytes as `end ` adds; the clause of `delegate` does so for its
                    // own.
                    let (left, close) = match delegated {
                        None => (length - "(do".len(), ""),
                        Some(_) => (length, " "),
                    };
                    let by = " ".repeat(left);
                    self.changes.push(Change { start, end: start + length, by });
                    self.changes.push(Change { start: end, end: end + 1, by: close.to_owned() });
                }
                (ClauseKind::Delegate { .. }, _) => {
                    let first = "delegate ".len() + delegated.map_or(0, str::len) + 1;
                    let length = end + 1 - start;
                    self.changes.push(Change {
                        start,
                        end: end + 1,
                        by: " ".repeat(length - first),
                    });
                }
                (ClauseKind::Catch | ClauseKind::CatchAll, _) => {
                    for at in [start, end] {
                        self.changes.push(Change { start: at, end: at + 1, by: " ".to_owned() });
                    }
                }
            }
        }
    }

    // ---- Flat.

    /// A keyword that is not the head of a form. A clause may repeat the label of its `try`, which `wast` does not know.
    fn flat(&mut self, at: usize, word: &str, open: &mut Vec<Open<'a>>) {
        const WITHIN: [&str; 5] = ["catch", "catch_all", "delegate", "else", "end"];
        if WITHIN.contains(&word) && !matches!(open.last(), Some(Open::Block(_))) {
            self.stray.get_or_insert(self.tokens.offset(at));
        }
        let next = self.tokens.after_annotations(at + 1);
        let is_label = self.tokens.kind(next) == Some(TokenKind::Id);
        match word {
            "block" | "loop" | "if" | "try" | "try_table" => {
                open.push(Open::Block(is_label.then(|| self.text(next))));
            }
            "catch" | "catch_all" | "delegate" => {
                let Some(Open::Block(label)) = open.last() else { return };
                let is_repeated = is_label
                    && (word == "catch_all"
                        || self.is_index(self.tokens.after_annotations(next + 1)));
                if is_repeated && *label == Some(self.text(next)) {
                    let (start, length) = (self.tokens.offset(next), self.text(next).len());
                    self.changes.push(Change {
                        start,
                        end: start + length,
                        by: " ".repeat(length),
                    });
                }
                if word == "delegate" {
                    open.pop();
                }
            }
            "end" if matches!(open.last(), Some(Open::Block(_))) => drop(open.pop()),
            _ => {}
        }
    }
}

/// Why a folded `try` is not well-formed.
struct Refused {
    /// The token of its `do`, if it has one.
    word: Option<usize>,
    /// The first token that has no place in it.
    stop: usize,
}

/// A clause of a folded `try`, at its opening parenthesis.
struct Clause {
    kind: ClauseKind,
    at: usize,
}

#[derive(Clone, Copy)]
enum ClauseKind {
    Do,
    Catch,
    CatchAll,
    Delegate { label: usize },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let unfolded = Unfolded::of(text);
        assert_eq!(unfolded.text, expected);
        assert_eq!(unfolded.text.len(), text.len(), "what follows moves");
        let buffer = wast::parser::ParseBuffer::new(&unfolded.text).unwrap();
        wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap();
    }

    #[test]
    fn folded_forms_become_flat_ones() {
        for (text, expected) in [
            ("(func (try (do)))", "(func (end try ))"),
            ("(func (try $l(do)))", "(func (end try $l))"),
            ("(func (try(do nop)(catch_all)))", "(func (end try nop catch_all ))"),
            (
                "(func (try (result i32) (do i32.const 1) (catch $e nop) (catch_all)))",
                "(func (end try (result i32)  i32.const 1  catch $e nop   catch_all ))",
            ),
            ("(func (try(do)(delegate 0)))", "(func (delegate 0 try     ))"),
            (
                "(func (try $l (do (try (do) (delegate $l)))))",
                "(func (end try $l  (delegate $l try       )))",
            ),
            (
                "(func (i32.eqz (try (result i32) (do (i32.const 1)))))",
                "(func (i32.eqz (end try (result i32)  (i32.const 1))))",
            ),
            (
                "(func (try (; ) ;) (do ;; )\n) (catch ;; x\n 0)))",
                "(func (end try (; ) ;)  ;; )\n  catch ;; x\n 0 ))",
            ),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn labels_behind_clauses_are_left_out() {
        check(
            "(func try $l catch $l 0 catch_all $l end $l)",
            "(func try $l catch    0 catch_all    end $l)",
        );
        check("(func try $l try $m delegate $m $l end)", "(func try $l try $m delegate    $l end)");
    }

    #[test]
    fn text_without_a_folded_try_stays() {
        for text in [
            "(func try catch 0 end)",
            "(func (try))",
            "(func (try nop (do)))",
            "(func (try (do) nop))",
            "(func (try (do) (do)))",
            "(func (try (do) (catch)))",
            "(func (try (do) (catch_all) (catch 0)))",
            "(func (try (do) (catch 0) (delegate 0)))",
            "(func (try (do) (delegate 0) (catch_all)))",
            "(func (try (do) (delegate)))",
            "(func (try (do) (delegate 0 nop)))",
            "(func (try (do)",
            "(func try $l catch_all $m end)",
            "(func (export \"try\") \"\\q\")",
        ] {
            assert_eq!(Unfolded::of(text).text, text);
        }
    }

    #[test]
    fn an_offset_leads_back_to_where_it_was() {
        let text =
            "(func (try (do (call $f)) (catch_all (call $g))) (try (do call $h) (delegate $l)))";
        let unfolded = Unfolded::of(text);
        for name in ["func", "$f", "$g", "$h", "call $h", "catch_all"] {
            let offset = unfolded.text.find(name).unwrap();
            assert_eq!(unfolded.original(offset), text.find(name).unwrap(), "{name}");
        }
        assert_eq!(unfolded.original(text.len()), text.len());
        assert_eq!(Unfolded::of("(func)").original(3), 3);
        // Where `wast` stops, and where it should.
        for (text, stop) in [
            ("(func (try (do) (catch_al)))", "catch_al"),
            ("(func (try (do) nop))", "nop"),
            ("(func (try (do) (catch_all) (catch 0)))", "catch 0"),
            ("(func (try (do) (catch (nop))))", "(nop"),
            ("(func (try (do) (delegate 0 nop)))", "nop"),
        ] {
            let unfolded = Unfolded::of(text);
            let buffer = wast::parser::ParseBuffer::new(&unfolded.text).unwrap();
            let error = wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap_err();
            assert_eq!(
                unfolded.original(error.span().offset()),
                text.find(stop).unwrap(),
                "{text}"
            );
        }
    }

    #[test]
    fn clauses_by_themselves_are_found() {
        for (text, expected) in [
            ("(func (catch_all))", Some("(catch_all")),
            ("(func try (catch_all) end)", Some("(catch_all")),
            ("(func (try (do) (delegate 0) (delegate 1)))", Some("(do")),
            ("(func (delegate 0))", Some("(delegate")),
            ("(func block (end))", Some("(end")),
            ("(func (try (do catch_all nop)))", Some("catch_all nop")),
            ("(func (try (do block) (catch_all end)))", Some(") (catch_all")),
            ("(func (block else end))", Some("else")),
            ("(func (block) end)", Some("end")),
            ("(func block block end end try catch 0 catch_all end)", None),
            ("(func (i32.const 1) if (else) end)", Some("(else")),
            ("(func (try_table (nop) (catch_all 0)))", Some("(catch_all")),
            ("(func (if (i32.const 1) (then) (else)))", None),
            ("(func (try_table $l (result i32) (catch_all 0) (catch $e 0)))", None),
            ("(func try_table (catch 0 0) end)", None),
            ("(func (try (do) (catch 0) (catch_all (try (do) (delegate 0)))))", None),
            ("(func (export \"(end\"))", None),
        ] {
            let expected = expected.map(|form| text.find(form).unwrap());
            assert_eq!(stray_clause(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn text_after_a_folded_form_does_not_move(words in proptest::collection::vec(
            proptest::sample::select(&[
                "(try", "(do", "(catch", "(catch_all", "(delegate", "(result i32)", "(@a", "(", ")", ")", ")", "try", "do",
                "catch", "catch_all", "delegate", "try_table", "block", "if", "else", "end", "$l", "0", "nop", ";; x\n",
                "(;", ";)", "\"", "é",
            ][..]),
            0..40,
        )) {
            let text = words.join(" ");
            let unfolded = Unfolded::of(&text);
            proptest::prop_assert_eq!(unfolded.text.len(), text.len());
            for offset in 0..=text.len() {
                proptest::prop_assert!(unfolded.original(offset) <= text.len());
            }
            stray_clause(&text);
        }
    }
}
