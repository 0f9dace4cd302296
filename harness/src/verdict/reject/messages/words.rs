//! Words of engines: what an engine's own texts mean, as far as they tell a cause.
//!
//! The rows are data (`testsuite/words/ENGINE.toml`). A text without a row tells nothing, unless it is the specification's
//! own: then no reason was told, which is neither right nor wrong.

use super::{About, Cause, CauseRow, Found, TableError, pattern, template};
use serde::Deserialize;
use std::sync::LazyLock;

/// The rows of one engine.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Whether the engine's validator is wasmparser, whose texts the table of causes has.
    #[serde(default)]
    pub(super) wasmparser: bool,
    #[serde(default)]
    cause: Vec<CauseRow>,
    #[serde(default)]
    unclear: Vec<UnclearRow>,
}

/// Texts that can have several causes.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct UnclearRow {
    of: About,
    said: Vec<String>,
    #[expect(dead_code, reason = "every row says why the text is unclear, for its readers")]
    because: String,
    /// The specification's texts for the possible causes. For traps and the like, as there is no module to read again.
    #[serde(default)]
    may: Vec<String>,
}

/// What the rows say of a text.
pub(super) enum Meaning<'w> {
    /// One cause.
    Cause(Cause),
    /// One of several.
    OneOf(&'w [String]),
}

impl Words {
    /// Reads the rows.
    ///
    /// # Errors
    ///
    /// When it is not TOML of the right shape, or gives one text two meanings.
    pub(super) fn parse(toml: &str) -> Result<Self, TableError> {
        let words: Self = toml::from_str(toml)?;
        let causes = words.cause.iter().map(|row| (row.of, &row.said));
        let unclear = words.unclear.iter().map(|row| (row.of, &row.said));
        super::check_once(causes.chain(unclear))?;
        Ok(words)
    }

    /// The words of an engine for which nobody has written any: it may use wasmparser's and the specification's.
    pub(super) fn unknown() -> Self {
        Self { wasmparser: true, ..Self::default() }
    }

    /// What a text means, by the longest pattern that matches its beginning.
    pub(super) fn meaning(&self, of: About, said: &str) -> Option<Meaning<'_>> {
        let causes = self.cause.iter().filter(|row| row.of == of).flat_map(|row| {
            row.said.iter().filter_map(move |pattern| {
                let captured = pattern::captures_beginning(pattern, said)?;
                let text = template::fill(&row.text, &captured);
                Some((pattern.len(), Meaning::Cause(Cause::new(text, Found::Words))))
            })
        });
        let unclear = self.unclear.iter().filter(|row| row.of == of).flat_map(|row| {
            row.said.iter().filter_map(move |pattern| {
                pattern::captures_beginning(pattern, said)?;
                Some((pattern.len(), Meaning::OneOf(&row.may)))
            })
        });
        causes.chain(unclear).max_by_key(|(length, _)| *length).map(|(_, meaning)| meaning)
    }
}

/// Whether a text begins with one of the specification's.
pub(super) fn is_of_specification(of: About, said: &str) -> bool {
    #[derive(Deserialize)]
    struct Reference {
        phase: Vec<PhaseTexts>,
    }
    #[derive(Deserialize)]
    struct PhaseTexts {
        of: String,
        texts: Vec<String>,
    }
    static REFERENCE: LazyLock<Reference> = LazyLock::new(|| {
        let source = include_str!("../../../../reference-messages.toml");
        toml::from_str(source).unwrap_or_else(|error| panic!("BUG: the texts: {error}"))
    });
    let phase = REFERENCE.phase.iter().find(|phase| phase.of == of.name());
    let mut texts = phase.into_iter().flat_map(|phase| &phase.texts);
    texts.any(|text| {
        let literal = text.split('{').next().unwrap_or_default();
        !literal.is_empty() && said.starts_with(literal.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::super::Messages;
    use super::*;

    const WORDS: &str = r#"
        [[cause]]
        of = "trap"
        text = "integer divide by zero"
        said = ["divide by zero", "remainder of * by zero"]

        [[cause]]
        of = "link"
        text = "incompatible import type"
        said = ["no match"]

        [[unclear]]
        of = "trap"
        because = "it says no more"
        may = ["undefined element {number}", "out of bounds table access"]
        said = ["divide by zero or so"]
    "#;

    /// Whether a text is the one that a script wants: `None` if that is not told.
    fn judged(messages: &Messages, of: About, wanted: &str, said: &str) -> Option<bool> {
        let cause = messages.in_words_of("core", messages.ending_cause(of, said));
        cause.is(wanted)
    }

    #[test]
    fn a_row_tells_the_cause_and_a_text_without_a_row_tells_nothing() {
        let messages = Messages::of_engine(Some(WORDS)).unwrap();
        let trap = |wanted, said| judged(&messages, About::Trap, wanted, said);
        assert_eq!(trap("integer divide by zero", "divide by zero (at 7)"), Some(true));
        assert_eq!(trap("integer divide by zero", "remainder of 7 by zero"), Some(true));
        assert_eq!(trap("integer overflow", "divide by zero"), Some(false));
        // The longest pattern decides. A text that may be meant is not told; any other is wrong.
        assert_eq!(trap("out of bounds table access", "divide by zero or so"), None);
        assert_eq!(trap("undefined element 3", "divide by zero or so"), None);
        assert_eq!(trap("undefined", "divide by zero or so"), None);
        assert_eq!(trap("unreachable", "divide by zero or so"), Some(false));
        // Without a row, only the specification's own words tell a cause.
        assert_eq!(trap("unreachable", "what is this"), None);
        assert_eq!(trap("unreachable", "integer overflow"), Some(false));
        assert_eq!(trap("integer overflow", "integer overflow"), Some(true));
        assert_eq!(trap("heap exhausted", "heap exhausted: 1 GiB"), Some(true));
        // A row about something else does not count.
        let link = |wanted, said| judged(&messages, About::Link, wanted, said);
        assert_eq!(link("incompatible import type for \"a\" \"b\"", "no match"), Some(true));
        assert_eq!(link("unknown import", "no match"), Some(false));
        assert_eq!(link("unknown import", "divide by zero"), None);
    }

    #[test]
    fn an_engine_without_words_may_have_those_of_wasmparser_and_of_the_specification() {
        let messages = Messages::of_engine(None).unwrap();
        let trap = |wanted, said| judged(&messages, About::Trap, wanted, said);
        assert_eq!(trap("uninitialized element 2", "uninitialized element"), Some(true));
        assert_eq!(trap("integer overflow", "wasm trap: integer overflow"), None);
        assert_eq!(trap("integer overflow", "integer divide by zero"), Some(false));
        let told = judged(Messages::builtin(), About::Trap, "integer overflow", "what is this");
        assert_eq!(told, Some(false), "the project's own engine has no words of its own");
    }

    #[test]
    fn the_place_that_wasmparser_appends_is_no_part_of_its_text() {
        let messages = Messages::of_engine(None).unwrap();
        let invalid = |wanted, said| judged(&messages, About::Invalid, wanted, said);
        let said = "unknown global: global index out of bounds (at offset 0x17)";
        assert_eq!(invalid("unknown global 7", said), Some(true));
        assert_eq!(invalid("unknown label 7", said), Some(false));
    }

    #[test]
    fn a_text_with_two_meanings_is_refused() {
        let twice = WORDS.replace("divide by zero or so", "divide by zero");
        assert!(matches!(Messages::of_engine(Some(&twice)), Err(TableError::Twice { .. })));
    }
}
