//! The message table: from an engine's text to the cause, and from the cause to what scripts of old call it.

use std::sync::OnceLock;

use serde::Deserialize;
use wasmparser::WasmFeatures;

use super::{Phase, Subject, binary, invalid, text};

/// The table of `testsuite/messages.toml`.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    #[serde(default)]
    cause: Vec<CauseRow>,
    #[serde(default)]
    unclear: Vec<UnclearRow>,
    #[serde(default)]
    wording: Vec<WordingRow>,
}

/// Texts of engines that tell one cause.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct CauseRow {
    of: Refused,
    text: String,
    said: Vec<String>,
}

/// Texts of engines that do not tell the cause.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct UnclearRow {
    of: Refused,
    said: Vec<String>,
    #[expect(dead_code, reason = "every row says why the text is unclear, for its readers")]
    because: String,
}

/// What some groups call a cause that the specification words otherwise today.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct WordingRow {
    text: String,
    older: String,
    groups: Vec<String>,
}

/// What was refused, by whom: a text by the text parser, a binary by an engine's decoder, a module by its validator.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "lowercase")]
enum Refused {
    Text,
    Binary,
    Invalid,
}

/// Why a table can't be used.
#[derive(Debug, thiserror::Error)]
#[error("message table: {0}")]
pub enum TableError {
    /// It is not TOML of the right shape.
    Syntax(#[from] toml::de::Error),
    /// Two rows give one text of an engine different causes.
    #[error("message table: `{said}` stands in two rows")]
    Twice {
        /// The text, as the table writes it.
        said: String,
    },
}

/// The cause of a refusal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The specification's text; the engine's own where nothing told the cause.
    pub text: String,
    /// What told it.
    pub found: Found,
}

/// What told a cause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The engine's text, taken as it is.
    Told,
    /// A row of the table for the engine's text.
    Row,
    /// The module, read again since the engine's text is unclear.
    Module,
    /// Nothing: the engine's text is unclear and the module has no fault that the harness finds.
    Nothing,
}

impl Messages {
    /// Reads a table.
    ///
    /// # Errors
    /// When it is not TOML of the right shape, or gives one text of an engine two causes.
    pub fn parse(toml: &str) -> Result<Self, TableError> {
        let table: Self = toml::from_str(toml)?;
        let causes = table.cause.iter().map(|row| (row.of, &row.said));
        let unclear = table.unclear.iter().map(|row| (row.of, &row.said));
        let rows = causes.chain(unclear);
        let mut said: Vec<(Refused, &String)> =
            rows.flat_map(|(of, said)| said.iter().map(move |said| (of, said))).collect();
        said.sort_unstable();
        match said.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(TableError::Twice { said: pair[0].1.clone() }),
            None => Ok(table),
        }
    }

    /// The table that the harness is built with.
    pub fn builtin() -> &'static Self {
        static TABLE: OnceLock<Messages> = OnceLock::new();
        TABLE.get_or_init(|| {
            let source = include_str!("../../../../testsuite/messages.toml");
            Self::parse(source).unwrap_or_else(|error| panic!("BUG: the built-in {error}"))
        })
    }

    /// The cause of a refusal, in the specification's words: `said` is what the engine, or the text parser, gave as
    /// its reason to refuse `subject` in `phase`.
    pub fn cause(
        &self,
        phase: Phase,
        said: &str,
        subject: Subject<'_>,
        features: WasmFeatures,
    ) -> Cause {
        let bytes;
        let (of, binary) = match (phase, subject) {
            (Phase::Malformed, Subject::Text(source)) => {
                // A token that is none is the cause whatever the parser wanted in its place.
                return match text::cause(source) {
                    Some(text) => Cause { text, found: Found::Module },
                    None => self.told(Refused::Text, said, || None),
                };
            }
            (Phase::Malformed, Subject::Binary(bytes)) => (Refused::Binary, bytes),
            (Phase::Invalid, Subject::Binary(bytes)) => (Refused::Invalid, bytes),
            (Phase::Invalid, Subject::Text(source)) => {
                bytes = text::parse_text(source, features).unwrap_or_default();
                (Refused::Invalid, &bytes[..])
            }
        };
        self.told(of, said, || match phase {
            Phase::Malformed => Some(binary::decode(binary, features).err()?.message.into_owned()),
            Phase::Invalid => invalid::cause(binary, features),
        })
    }

    /// The cause by the table, or by reading the module again.
    fn told(&self, of: Refused, said: &str, read: impl FnOnce() -> Option<String>) -> Cause {
        let says =
            |patterns: &[String]| patterns.iter().any(|pattern| matches_pattern(pattern, said));
        let own = |found| Cause { text: said.to_owned(), found };
        if self.unclear.iter().any(|row| row.of == of && says(&row.said)) {
            return match read() {
                Some(text) => Cause { text, found: Found::Module },
                None => own(Found::Nothing),
            };
        }
        let row = self.cause.iter().find(|row| row.of == of && says(&row.said));
        row.map_or_else(
            || own(Found::Told),
            |row| Cause { text: row.text.clone(), found: Found::Row },
        )
    }

    /// Whether a refusal has the cause that a script of `group` names: `expected` begins the cause's text, as the
    /// specification or the group words it.
    pub fn matches(
        &self,
        group: &str,
        expected: &str,
        phase: Phase,
        said: &str,
        subject: Subject<'_>,
        features: WasmFeatures,
    ) -> bool {
        self.begins(group, expected, &self.cause(phase, said, subject, features).text)
    }

    /// Whether a trap, a link error, an exhaustion or the refusal of a custom section is the one that a script of `group`
    /// names; `actual` is the specification's text for it.
    pub fn matches_trap(&self, group: &str, expected: &str, actual: &str) -> bool {
        self.begins(group, expected, actual)
    }

    /// The reference's rule: what is expected begins what is said, in the words of the group.
    fn begins(&self, group: &str, expected: &str, actual: &str) -> bool {
        let older = self.wording.iter().find_map(|row| {
            let rest = actual.strip_prefix(&row.text)?;
            row.groups.iter().any(|name| name == group).then_some((row, rest))
        });
        match older {
            Some((row, rest)) => row.begins(expected, rest),
            None => actual.starts_with(expected),
        }
    }
}

impl WordingRow {
    /// Whether `expected` begins the older text, `rest` being what the actual text adds to the specification's.
    fn begins(&self, expected: &str, rest: &str) -> bool {
        match self.older.strip_suffix("{number}") {
            // Which number it was is more than engines tell; one that does tell must tell the right one.
            Some(older) if rest.is_empty() => match expected.strip_prefix(older) {
                Some(number) => number.bytes().all(|byte| byte.is_ascii_digit()),
                None => older.starts_with(expected),
            },
            Some(_) => format!("{}{rest}", self.text).starts_with(expected),
            None => format!("{}{rest}", self.older).starts_with(expected),
        }
    }
}

/// Whether a text has the form of a pattern, in which `*` stands for any text.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "a1c2b", false),
            ("a*a", "a", false),
        ] {
            assert_eq!(matches_pattern(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn a_text_with_two_causes_is_refused() {
        let table = "[[cause]]\nof = \"text\"\ntext = \"a\"\nsaid = [\"x\"]\n\
            [[unclear]]\nof = \"text\"\nbecause = \"b\"\nsaid = [\"x\"]\n";
        assert!(matches!(Messages::parse(table), Err(TableError::Twice { said }) if said == "x"));
    }
}
