//! The tokens of the text format, and texts without annotations.
//!
//! No annotation changes what a module means, but the crate `wast` interprets some. So they are removed before `wast`
//! parses a text.

use std::borrow::Cow;
use wast::lexer::{Lexer, Token, TokenKind};

/// The text with white space in the place of each annotation, so that nothing else moves. A text that is no sequence of
/// tokens, or leaves a parenthesis open, is returned as it was.
pub(crate) fn without_annotations(text: &str) -> Cow<'_, str> {
    let tokens = text.contains("(@").then(|| Tokens::of(text)).flatten();
    let Some(tokens) = tokens else { return text.into() };
    let mut blank = String::with_capacity(text.len());
    let mut at = 0;
    while at < tokens.tokens.len() {
        if !tokens.is_annotation(at) {
            at += 1;
            continue;
        }
        let (start, end) = (tokens.offset(at), tokens.closing(at));
        if end == tokens.tokens.len() {
            return text.into();
        }
        blank.push_str(&text[blank.len()..start]);
        blank.extend(std::iter::repeat_n(' ', tokens.offset(end) + 1 - start));
        at = end + 1;
    }
    blank.push_str(&text[blank.len()..]);
    blank.into()
}

/// Whether a token is white space or a comment.
pub(crate) fn is_blank(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment)
}

/// The tokens of a text but for white space and comments.
pub(crate) struct Tokens<'a> {
    pub(crate) source: &'a str,
    pub(crate) tokens: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// The tokens of a text but for white space and comments, if it has nothing else.
    pub(crate) fn of(source: &'a str) -> Option<Self> {
        let mut lexer = Lexer::new(source);
        lexer.allow_confusing_unicode(true);
        let mut tokens: Vec<Token> = Vec::new();
        for token in lexer.iter(0) {
            let token = token.ok()?;
            let is_opened = tokens.last().is_some_and(|last| last.kind == TokenKind::LParen);
            if is_opened && token.kind == TokenKind::Annotation {
                token.annotation(source).ok()?; // a name that is empty or no UTF-8
            }
            if !is_blank(token.kind) {
                tokens.push(token);
            }
        }
        Some(Tokens { source, tokens })
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(crate) fn offset(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.source.len(), |token| token.offset)
    }

    /// The keyword at a place.
    pub(crate) fn keyword(&self, at: usize) -> Option<&'a str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Keyword)?;
        Some(token.src(self.source))
    }

    pub(crate) fn is_annotation(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::LParen) && self.kind(at + 1) == Some(TokenKind::Annotation)
    }

    /// The number of the token that closes the parenthesis at a place.
    pub(crate) fn closing(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for (number, token) in self.tokens.iter().enumerate().skip(at) {
            match token.kind {
                TokenKind::LParen => depth += 1,
                TokenKind::RParen if depth == 1 => return number,
                TokenKind::RParen => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// The first token from a place on that is part of no annotation.
    pub(crate) fn after_annotations(&self, mut at: usize) -> usize {
        while self.is_annotation(at) {
            at = self.closing(at) + 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::without_annotations;

    #[test]
    fn only_annotations_are_removed_and_nothing_moves() {
        for (text, expected) in [
            ("(module)", "(module)"),
            ("(a (@b) c)", "(a      c)"),
            ("(a(@b (c) \")é\" (;)\n;) 1)d)", "(a                       d)"),
            ("(@a)(@b)", "        "),
            ("\"(@a)\" ;; (@b)", "\"(@a)\" ;; (@b)"),
            // No annotations, or no tokens.
            ("(@)", "(@)"),
            ("(@a) (@\"\")", "(@a) (@\"\")"),
            ("(@a) (@b", "(@a) (@b"),
            ("(@a) \"", "(@a) \""),
        ] {
            assert_eq!(without_annotations(text), expected);
            assert_eq!(without_annotations(text).len(), text.len());
        }
    }
}
