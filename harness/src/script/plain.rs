//! Rewrites the messages of decoders into words that need no knowledge of Rust.

/// The types that messages of serde name, and what they are called in TOML and JSON.
const TYPES: [(&str, &str); 13] = [
    ("u8", "a number"),
    ("u16", "a number"),
    ("u32", "a number"),
    ("u64", "a number"),
    ("usize", "a number"),
    ("i64", "a number"),
    ("f64", "a number"),
    ("bool", "true or false"),
    ("a boolean", "true or false"),
    ("a string", "a text"),
    ("a sequence", "a list"),
    ("a map", "a table"),
    ("an array of tables", "a list of tables"),
];

/// A message of serde without the names of types: `invalid type: string "x", expected u32` says then that a number is
/// expected.
pub fn without_types(message: &str) -> String {
    let Some((before, expected)) = message.rsplit_once("expected ") else {
        return message.to_owned();
    };
    let end = expected.find([',', '\n']).unwrap_or(expected.len());
    let (name, rest) = expected.split_at(end);
    let known = TYPES.iter().find(|(known, _)| *known == name).map(|(_, word)| *word);
    let is_struct = name.starts_with("struct ") || name.starts_with("a struct");
    let word = known.or(is_struct.then_some("a table")).unwrap_or(name);
    // After the type, serde may repeat itself.
    format!("{before}expected {word}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_the_names_that_users_know() {
        for (message, expected) in [
            (
                "invalid type: string \"x\", expected u32",
                "invalid type: string \"x\", expected a number",
            ),
            (
                "invalid type: integer `1`, expected struct Entry",
                "invalid type: integer `1`, expected a table",
            ),
            (
                "unknown field `a`, expected one of `b`, `c`",
                "unknown field `a`, expected one of `b`, `c`",
            ),
            ("expected a boolean, got 1", "expected true or false, got 1"),
            ("nothing is here", "nothing is here"),
        ] {
            assert_eq!(without_types(message), expected);
        }
    }
}
