//! Patterns in which `*` stands for any text and `?` for one character.
//!
//! Filters and expectations use the same patterns. A pattern must match the whole text; `\` makes the character after
//! it stand for itself.

use std::fmt;
use std::str::Chars;

/// A pattern, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Glob {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Piece {
    /// This character.
    One(char),
    /// `?`
    AnyOne,
    /// `*`
    Any,
}

impl Glob {
    /// Reads a pattern. Every text is one.
    pub fn new(text: &str) -> Self {
        let mut pieces = Vec::with_capacity(text.len());
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            pieces.push(match character {
                '*' => Piece::Any,
                '?' => Piece::AnyOne,
                '\\' => Piece::One(characters.next().unwrap_or('\\')),
                other => Piece::One(other),
            });
        }
        pieces.dedup_by(|next, before| *next == Piece::Any && *before == Piece::Any);
        Self { text: text.to_owned(), pieces }
    }

    /// The text that it was read from.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the pattern matches only one text.
    pub fn is_literal(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::One(_)))
    }

    /// The pattern that matches only this text.
    pub fn escape(text: &str) -> String {
        let mut pattern = String::with_capacity(text.len());
        for character in text.chars() {
            if matches!(character, '*' | '?' | '\\') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern
    }

    /// The literal text with which every matching text begins.
    pub fn literal_prefix(&self) -> String {
        let character = |piece: &Piece| match piece {
            Piece::One(character) => Some(*character),
            Piece::AnyOne | Piece::Any => None,
        };
        self.pieces.iter().map_while(character).collect()
    }

    /// Whether the whole text matches.
    pub fn matches(&self, text: &str) -> bool {
        let (mut piece, mut rest) = (0, text.chars());
        // Where to go on when a later piece does not match: the last `*` takes one character more. An earlier `*` need
        // not be tried again, because the last one can take whatever the earlier one would give up.
        let mut retry: Option<(usize, Chars<'_>)> = None;
        loop {
            let here = rest.clone();
            match (self.pieces.get(piece), rest.next()) {
                (None, None) => return true,
                (Some(Piece::Any), _) => {
                    rest = here;
                    piece += 1;
                    retry = Some((piece, rest.clone()));
                }
                (Some(Piece::AnyOne), Some(_)) => piece += 1,
                (Some(Piece::One(wanted)), Some(character)) if *wanted == character => piece += 1,
                _ => {
                    let Some((after_any, from)) = &mut retry else { return false };
                    if from.next().is_none() {
                        return false;
                    }
                    (piece, rest) = (*after_any, from.clone());
                }
            }
        }
    }
}

impl fmt::Display for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_question_marks_and_escapes_are_matched() {
        for (pattern, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("a*a", "a", false),
            ("a*b*c", "axbxc", true),
            ("a*b*c", "axcxb", false),
            ("a**c", "ac", true),
            ("*", "", true),
            ("", "", true),
            ("", "a", false),
            ("?", "é", true),
            ("?", "", false),
            ("a?c", "abc", true),
            ("*?", "", false),
            ("*ab", "aab", true),
            (r"a\*", "a*", true),
            (r"a\*", "ab", false),
            (r"a\", r"a\", true),
        ] {
            assert_eq!(Glob::new(pattern).matches(text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn every_match_begins_with_the_literal_prefix() {
        assert_eq!(Glob::new(r"a\*b?c*").literal_prefix(), "a*b");
        assert!(!Glob::new("a?").is_literal());
        assert!(Glob::new(r"a\?").is_literal());
    }

    /// The same, by trying all possibilities.
    fn naive(pattern: &[char], text: &[char]) -> bool {
        match (pattern.split_first(), text.split_first()) {
            (None, rest) => rest.is_none(),
            (Some(('*', pattern)), _) => {
                (0..=text.len()).any(|start| naive(pattern, &text[start..]))
            }
            (Some(_), None) => false,
            (Some((wanted, pattern)), Some((character, text))) => {
                (*wanted == '?' || wanted == character) && naive(pattern, text)
            }
        }
    }

    proptest! {
        #[test]
        fn matching_agrees_with_trying_all_possibilities(pattern in "[ab*?]{0,8}", text in "[ab]{0,10}") {
            let characters = |text: &str| text.chars().collect::<Vec<char>>();
            let expected = naive(&characters(&pattern), &characters(&text));
            prop_assert_eq!(Glob::new(&pattern).matches(&text), expected);
            let alone = Glob::new(&Glob::escape(&pattern));
            prop_assert!(alone.is_literal() && alone.matches(&pattern));
            prop_assert_eq!(alone.literal_prefix(), pattern);
        }
    }
}
