//! Texts of the specification that have holes: `{number}`, `{name}` and `{type}` stand for what an engine does not tell.
//!
//! A script may want any number, name or type in the place of such a hole.

use std::fmt;

/// What a text can have a hole for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hole {
    /// Decimal digits.
    Number,
    /// A name: any text without white space.
    Name,
    /// A type: any text.
    Type,
}

const HOLES: [(&str, Hole); 3] =
    [("{number}", Hole::Number), ("{name}", Hole::Name), ("{type}", Hole::Type)];

/// The text before the first hole, the hole, and the text after it.
fn split(template: &str) -> Option<(&str, Hole, &str)> {
    let holes = HOLES.iter().filter_map(|(mark, hole)| {
        template.split_once(mark).map(|(before, after)| (before, *hole, after))
    });
    holes.min_by_key(|(before, ..)| before.len())
}

/// Whether a text is the beginning of some text of the template's form.
pub(super) fn begins(text: &str, template: &str) -> bool {
    let Some((before, hole, after)) = split(template) else { return template.starts_with(text) };
    let Some(rest) = text.strip_prefix(before) else { return before.starts_with(text) };
    let allowed = |c: char| match hole {
        Hole::Number => c.is_ascii_digit(),
        Hole::Name => !c.is_whitespace(),
        Hole::Type => true,
    };
    let longest = rest.find(|c| !allowed(c)).unwrap_or(rest.len());
    // The text may end in the hole, or go on after it.
    longest == rest.len()
        || rest[..longest]
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .any(|end| begins(&rest[end..], after))
}

/// The text of a row: each `*` is replaced by what the next star of the row's pattern has matched.
pub(super) fn fill(text: &str, captured: &[&str]) -> String {
    let mut captured = captured.iter();
    let mut parts = text.split('*');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.extend(captured.next().copied());
        filled += part;
    }
    filled
}

/// Writes a text with `…` for its holes.
pub(super) fn write(f: &mut fmt::Formatter<'_>, mut template: &str) -> fmt::Result {
    while let Some((before, _, after)) = split(template) {
        write!(f, "{before}…")?;
        template = after;
    }
    f.write_str(template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_filled_with_what_can_stand_there() {
        for (text, template, expected) in [
            ("", "a", true),
            ("a", "ab", true),
            ("ab", "a", false),
            ("element", "element {number}", true),
            ("element ", "element {number}", true),
            ("element 12", "element {number}", true),
            ("element x", "element {number}", false),
            ("element 1x", "element {number}", false),
            ("element 1x", "element {number}x", true),
            (
                "mismatch, expected (ref 1) but got",
                "mismatch, expected {type} but got {type}",
                true,
            ),
            ("mismatch, wanted", "mismatch, expected {type} but got {type}", false),
            ("unknown type $a", "unknown type {name}", true),
            ("unknown type $a b", "unknown type {name}", false),
        ] {
            assert_eq!(begins(text, template), expected, "{text:?} {template:?}");
        }
    }

    #[test]
    fn stars_are_filled_in_order() {
        assert_eq!(fill("a * b * c", &["1", "2"]), "a 1 b 2 c");
        assert_eq!(fill("a", &["1"]), "a");
        assert_eq!(fill("a *", &[]), "a ");
    }
}
