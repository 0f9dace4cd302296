//! The message table: leads from an engine's text to the cause, and from the cause to the words of older scripts.

use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;
use wasmparser::WasmFeatures;

use super::{Phase, Subject, binary, invalid, text};

mod pattern;
mod template;
mod words;

use pattern::captures;
use words::{Meaning, Words};

/// The table of `harness/messages.toml`.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    #[serde(default)]
    cause: Vec<CauseRow>,
    #[serde(default)]
    unclear: Vec<UnclearRow>,
    #[serde(default)]
    wording: Vec<WordingRow>,
    /// The words of an engine that is not the project's own.
    #[serde(skip)]
    words: Option<Words>,
}

/// Texts of engines that tell one cause.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct CauseRow {
    of: About,
    text: String,
    said: Vec<String>,
}

/// Texts of engines that do not tell the cause.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct UnclearRow {
    of: About,
    said: Vec<String>,
    #[expect(dead_code, reason = "every row says why the text is unclear, for its readers")]
    because: String,
}

/// What older scripts call a cause for which the specification has other words today.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct WordingRow {
    text: String,
    older: String,
    /// The groups in which this wording replaces the specification's text. If there are none, it may be used beside
    /// that text.
    groups: Option<Vec<String>>,
}

impl WordingRow {
    /// The older text for a cause, if this row is about it.
    fn word(&self, text: &str) -> Option<String> {
        text.strip_prefix(&self.text).map(|rest| format!("{}{rest}", self.older))
    }
}

/// What a message is about. It may be a refusal: of a text by the text parser, of a binary by an engine's decoder, of a
/// module by its validator. Or it is a trap, a link error or an exhaustion, which are one in the table and three in the
/// words of an engine.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum About {
    Text,
    Binary,
    Invalid,
    Trap,
    Link,
    Exhaustion,
}

impl About {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Binary => "binary",
            Self::Invalid => "invalid",
            Self::Trap => "trap",
            Self::Link => "link",
            Self::Exhaustion => "exhaustion",
        }
    }
}

/// Why a table can't be used.
#[derive(Debug, thiserror::Error)]
#[error("message table: {0}")]
pub enum TableError {
    /// The text is not TOML of the right shape.
    Syntax(#[from] toml::de::Error),
    /// Two rows give one text of an engine different causes.
    #[error("message table: `{said}` stands in two rows")]
    Twice {
        /// The text, as the table writes it.
        said: String,
    },
}

/// The cause of a refusal, a trap or a link error.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The specification's text, or the engine's own if the cause was not found. In a text from a row of the table,
    /// `{number}`, `{name}` and `{type}` stand for what the engine does not tell.
    pub text: String,
    /// How the cause was found.
    pub found: Found,
    /// Other texts for the cause that scripts may use. If the engine does not tell the cause, the texts of the possible
    /// causes, as far as these are known.
    pub also: Vec<String>,
}

impl Cause {
    /// Whether this is the cause that a script expects. By the reference's rule, the expected text must begin the
    /// actual one. `None` if the engine does not tell the cause.
    pub fn is(&self, expected: &str) -> Option<bool> {
        let begins = |text: &String| match self.found {
            Found::Row => template::begins(expected, text),
            // The row has as much detail as the engine tells.
            Found::Words => template::begins(expected, text) || expected.starts_with(&**text),
            Found::Told | Found::Module | Found::Nothing | Found::Untold => {
                text.starts_with(expected)
            }
        };
        if self.found != Found::Untold {
            return Some(begins(&self.text) || self.also.iter().any(begins));
        }
        if begins(&self.text) {
            return Some(true);
        }
        let may = |text: &String| template::begins(expected, text);
        match self.also.is_empty() || self.also.iter().any(may) {
            true => None,
            false => Some(false),
        }
    }

    /// Whether the engine tells the cause, and it is the one that a script expects.
    pub fn begins_with(&self, expected: &str) -> bool {
        self.is(expected) == Some(true)
    }

    /// Whether the cause was found in the table or in the module, and is not only the engine's text.
    pub(crate) fn is_found(&self) -> bool {
        matches!(self.found, Found::Row | Found::Module)
    }

    /// The engine's text, taken as it is.
    pub(crate) fn told(said: &str) -> Self {
        Self::new(said, Found::Told)
    }

    fn new(text: impl Into<String>, found: Found) -> Self {
        Self { text: text.into(), found, also: Vec::new() }
    }
}

/// The text as reports show it: with `…` for what the engine does not tell.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found {
            Found::Row | Found::Words => template::write(f, &self.text),
            Found::Told | Found::Module | Found::Nothing | Found::Untold => f.write_str(&self.text),
        }
    }
}

/// How a cause was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// The engine's text, taken as it is.
    Told,
    /// A row of the table for the engine's text.
    Row,
    /// The module, read again since the engine's text is unclear.
    Module,
    /// A row of the engine's words for its text.
    Words,
    /// Nothing: the engine's text is unclear and the module has no fault that the harness finds.
    Nothing,
    /// Nothing: the engine's text has no row in its words.
    Untold,
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
        check_once(causes.chain(unclear))?;
        Ok(table)
    }

    /// The table for an engine that is not the project's own, with the engine's words if somebody has written them
    /// down. A text that is not among these words does not tell the cause.
    ///
    /// # Errors
    /// When the words are not TOML of the right shape, or give one text two meanings.
    pub fn of_engine(words: Option<&str>) -> Result<Self, TableError> {
        let words = words.map_or_else(|| Ok(Words::unknown()), Words::parse)?;
        Ok(Self { words: Some(words), ..Self::builtin().clone() })
    }

    /// The table that the harness is built with.
    pub fn builtin() -> &'static Self {
        static TABLE: OnceLock<Messages> = OnceLock::new();
        TABLE.get_or_init(|| {
            let source = include_str!("../../../messages.toml");
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
                // If a word is no token, that is the cause, whatever the parser wanted in its place.
                return match text::cause(source, features) {
                    Some(text) => Cause::new(text, Found::Module),
                    None => self.told(About::Text, said, || None),
                };
            }
            (Phase::Malformed, Subject::Binary(bytes)) => (About::Binary, bytes),
            (Phase::Invalid, Subject::Binary(bytes)) => (About::Invalid, bytes),
            (Phase::Invalid, Subject::Text(source)) => {
                bytes = text::parse_text(source, features).unwrap_or_default();
                (About::Invalid, &bytes[..])
            }
        };
        self.told(of, said, || match phase {
            Phase::Malformed => Some(binary::decode(binary, features).err()?.message.into_owned()),
            Phase::Invalid => invalid::cause(binary, features),
        })
    }

    /// Finds the cause: by the engine's words, by the table, or by reading the module again.
    fn told(&self, of: About, said: &str, read: impl FnOnce() -> Option<String>) -> Cause {
        // The text parser is the project's own.
        let words = self.words.as_ref().filter(|_| of != About::Text);
        let Some(words) = words else { return self.told_by_table(of, said, read) };
        let untold =
            |may: &[String]| Cause { also: may.to_vec(), ..Cause::new(said, Found::Untold) };
        match words.meaning(of, said) {
            Some(Meaning::Cause(cause)) => return cause,
            Some(Meaning::OneOf(may)) => {
                return match read() {
                    Some(text) => Cause::new(text, Found::Module),
                    None => untold(may),
                };
            }
            None => {}
        }
        if words.wasmparser {
            let cause = self.told_by_table(of, without_offset(said), read);
            if !matches!(cause.found, Found::Told | Found::Nothing) {
                return cause;
            }
        }
        match words::is_of_specification(of, said) {
            true => Cause::told(said),
            false => untold(&[]),
        }
    }

    /// Finds the cause: by the table, or by reading the module again.
    fn told_by_table(&self, of: About, said: &str, read: impl FnOnce() -> Option<String>) -> Cause {
        let of = match of {
            About::Link | About::Exhaustion => About::Trap,
            other => other,
        };
        let own = |found| Cause::new(said, found);
        let says = |pattern: &String| captures(pattern, said).is_some();
        if self.unclear.iter().any(|row| row.of == of && row.said.iter().any(says)) {
            return match read() {
                Some(text) => Cause::new(text, Found::Module),
                None => own(Found::Nothing),
            };
        }
        let mut rows = self.cause.iter().filter(|row| row.of == of);
        let row = rows.find_map(|row| {
            let captured = row.said.iter().find_map(|pattern| captures(pattern, said))?;
            Some(Cause::new(template::fill(&row.text, &captured), Found::Row))
        });
        row.unwrap_or_else(|| own(Found::Told))
    }

    /// The cause of a trap, a link error or an exhaustion, in the specification's words: `said` is the engine's text.
    pub fn ending_cause(&self, of: About, said: &str) -> Cause {
        self.told(of, said, || None)
    }

    /// Whether a refusal has the cause that a script of `group` names: `expected` must begin the cause's text, in the
    /// words of the specification or of the group.
    pub fn matches(
        &self,
        group: &str,
        expected: &str,
        phase: Phase,
        said: &str,
        subject: Subject<'_>,
        features: WasmFeatures,
    ) -> bool {
        self.in_words_of(group, self.cause(phase, said, subject, features)).begins_with(expected)
    }

    /// Whether a trap, a link error, an exhaustion or the refusal of a custom section is the one that a script of `group`
    /// names; `actual` is the engine's text for it.
    pub fn matches_trap(&self, group: &str, expected: &str, actual: &str) -> bool {
        self.in_words_of(group, self.ending_cause(About::Trap, actual)).begins_with(expected)
    }

    /// The cause as scripts of `group` word it, which may be of an older specification.
    pub fn in_words_of(&self, group: &str, cause: Cause) -> Cause {
        let of_group = |row: &&WordingRow| {
            row.groups.as_ref().is_some_and(|groups| groups.iter().any(|name| name == group))
        };
        if cause.found == Found::Untold {
            let words = |text: &String| {
                let rows = self.wording.iter().filter(|row| row.groups.is_none() || of_group(row));
                rows.filter_map(|row| row.word(text)).collect::<Vec<_>>()
            };
            let older: Vec<String> = cause.also.iter().flat_map(words).collect();
            return Cause { also: [cause.also, older].concat(), ..cause };
        }
        let word = |row: &WordingRow| row.word(&cause.text);
        let older = self.wording.iter().filter(of_group).find_map(word);
        let everywhere = self.wording.iter().filter(|row| row.groups.is_none());
        let also = everywhere.filter_map(word).collect();
        // The engine's own text has no holes.
        let found = match older {
            Some(_) if !cause.text.contains('{') => Found::Row,
            _ => cause.found,
        };
        Cause { text: older.unwrap_or(cause.text), found, also }
    }
}

/// A text of wasmparser without the place that its errors append.
fn without_offset(said: &str) -> &str {
    match said.rsplit_once(" (at offset 0x") {
        Some((text, place)) if place.ends_with(')') => text,
        _ => said,
    }
}

/// Checks that no text stands twice.
fn check_once<'r>(rows: impl Iterator<Item = (About, &'r Vec<String>)>) -> Result<(), TableError> {
    let mut said: Vec<(About, &String)> =
        rows.flat_map(|(of, said)| said.iter().map(move |said| (of, said))).collect();
    said.sort_unstable();
    match said.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(TableError::Twice { said: pair[0].1.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_two_causes_is_refused() {
        let table = "[[cause]]\nof = \"text\"\ntext = \"a\"\nsaid = [\"x\"]\n\
            [[unclear]]\nof = \"text\"\nbecause = \"b\"\nsaid = [\"x\"]\n";
        assert!(matches!(Messages::parse(table), Err(TableError::Twice { said }) if said == "x"));
    }
}
