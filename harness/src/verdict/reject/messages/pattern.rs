//! Patterns for what engines say: texts in which `*` stands for any text.

/// The parts of a text that the stars of a pattern match, if the text matches. All stars except the last match as
/// little as they can.
pub(super) fn captures<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let Some((before, last)) = pattern.rsplit_once('*') else {
        return (pattern == text).then(Vec::new);
    };
    let (mut captured, rest) = beginning(before, text)?;
    captured.push(rest.strip_suffix(last)?);
    Some(captured)
}

/// The same, but the pattern need only match the beginning of the text.
pub(super) fn captures_beginning<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    beginning(pattern, text).map(|(captured, _)| captured)
}

/// The parts that the stars of a pattern match at the beginning of a text, and the rest of the text.
fn beginning<'t>(pattern: &str, text: &'t str) -> Option<(Vec<&'t str>, &'t str)> {
    let mut parts = pattern.split('*');
    let mut rest = text.strip_prefix(parts.next().unwrap_or_default())?;
    let mut captured = Vec::new();
    for part in parts {
        let at = rest.find(part)?;
        captured.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    Some((captured, rest))
}

#[cfg(test)]
mod tests {
    use super::{captures, captures_beginning};

    #[test]
    fn a_text_begins_with_a_pattern() {
        assert_eq!(captures_beginning("a*b", "a1b2"), Some(vec!["1"]));
        assert_eq!(captures_beginning("a*c", "a1b2"), None);
        assert_eq!(captures_beginning("", "a"), Some(vec![]));
    }

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, expected) in [
            ("a", "a", Some(vec![])),
            ("a", "ab", None),
            ("a*", "ab", Some(vec!["b"])),
            ("*b", "ab", Some(vec!["a"])),
            ("a*b*c", "a1b2c", Some(vec!["1", "2"])),
            ("a*b*c", "a1c2b", None),
            ("a*a", "a", None),
        ] {
            assert_eq!(captures(pattern, text), expected, "{pattern} {text}");
        }
    }
}
