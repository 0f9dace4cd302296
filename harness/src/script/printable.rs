//! Makes text of scripts and engines fit to be shown: none of its characters can move a cursor, forge a line or hide
//! another character.
//!
//! Invariant: what is made printable once stays as it is when that is done again.

use crate::limits::MAX_SHOWN_BYTES;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Shows a text with what cannot be seen escaped: `\n`, `\t`, `\u{1b}`.
#[derive(Clone, Copy, Debug)]
pub struct Printable<'t>(pub &'t str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        let mut shown = 0;
        for (at, character) in text.char_indices().filter(|(_, c)| is_unprintable(*c)) {
            f.write_str(&text[shown..at])?;
            write!(f, "{}", character.escape_default())?;
            shown = at + character.len_utf8();
        }
        f.write_str(&text[shown..])
    }
}

/// A text with what cannot be seen escaped.
pub fn printable(text: &str) -> Cow<'_, str> {
    match text.contains(is_unprintable) {
        true => Cow::Owned(Printable(text).to_string()),
        false => Cow::Borrowed(text),
    }
}

/// A text of several lines, each printable. Tabs stay.
pub fn printable_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => shown.push(character),
            other if is_unprintable(other) => {
                write!(shown, "{}", other.escape_default()).expect("a string takes everything");
            }
            other => shown.push(other),
        }
    }
    shown
}

/// The beginning of a text that may be long, for a message about it: as far as [`MAX_SHOWN_BYTES`], then an ellipsis.
pub fn beginning(text: &str) -> Cow<'_, str> {
    match text.len() <= MAX_SHOWN_BYTES {
        true => Cow::Borrowed(text),
        false => Cow::Owned(format!("{}…", &text[..text.floor_char_boundary(MAX_SHOWN_BYTES)])),
    }
}

/// A number and its noun: `1 directive`, `2 directives`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Whether a character moves the cursor, changes the order of those around it, or shows nothing. U+FFFE, which is no
/// character, is among them: XML has no way to write it.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unprintable_characters_are_escaped_and_all_others_stay() {
        for (text, shown) in [
            ("plain ü 漢 \\ \"", "plain ü 漢 \\ \""),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("\u{9b}2J\u{202e}\u{feff}", "\\u{9b}2J\\u{202e}\\u{feff}"),
            ("\u{fffe}\u{ffff}\u{1fffe}", "\\u{fffe}\\u{ffff}\\u{1fffe}"),
            ("", ""),
        ] {
            assert_eq!(printable(text), shown);
            assert_eq!(printable(shown), shown, "it is escaped once");
        }
        assert_eq!(printable_lines("a\n\tb\u{1b}"), "a\n\tb\\u{1b}");
    }

    #[test]
    fn a_long_text_is_cut_to_its_beginning() {
        let fits = "a".repeat(MAX_SHOWN_BYTES);
        assert_eq!(beginning(&fits), fits);
        assert_eq!(beginning(&format!("{fits}b")), format!("{fits}…"));
        let wide = "漢".repeat(MAX_SHOWN_BYTES);
        assert!(beginning(&wide).len() <= MAX_SHOWN_BYTES + '…'.len_utf8());
    }
}
