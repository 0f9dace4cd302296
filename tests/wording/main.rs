//! Checks that messages follow the rules of CONTRIBUTING.md ("Messages").
//!
//! One test reads every literal in the source that becomes an error, a warning or a reason. Another compares a
//! catalogue: for each variant of the enums of errors and outcomes, the text that people see. `UPDATE_EXPECT=1` writes
//! the catalogue again.

mod samples;
mod source;

use expect_test::expect_file;
use samples::samples;
use source::{Source, Text};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// The attributes, macros and functions that turn a literal into a message.
const MESSAGES: [&str; 20] = [
    "Err",
    "Inapplicable",
    "Panicked",
    "Skipped",
    "Unsupported",
    "anyhow",
    "bail",
    "context",
    "custom",
    "ensure",
    "eprintln",
    "error",
    "error_at",
    "format_args",
    "get",
    "map_err",
    "ok_or",
    "ok_or_else",
    "over",
    "with_context",
];

/// The greatest length of a message without its arguments.
const MAX_BYTES: usize = 300;

/// Errors of which a test cannot make a value, and why.
const WITHOUT_SAMPLE: [(&str, &str); 8] = [
    ("ManifestError::Decode", "only a manifest that is damaged on purpose has it"),
    ("ManifestError::Source", "only a manifest that is damaged on purpose has it"),
    ("MissingFeature", "only an old processor has it"),
    ("ModuleError::Unsupported", "the validator refuses first what the translator lacks"),
    ("ProtocolViolation::", "private: the text of `Observation::Crashed`"),
    ("ResourceError::", "more of it than a test should use up"),
    ("RunError::Threads", "only a system without threads has it"),
    ("TypeError::OutOfTypeIds", "four thousand million types"),
];

static SOURCE: LazyLock<Source> = LazyLock::new(|| {
    let mut source = Source::default();
    for folder in ["runtime/src", "harness/src", "src"] {
        source.read(Path::new(env!("CARGO_MANIFEST_DIR")), folder);
    }
    source
});

/// Whether a literal is a message, and not text of a module, of a configuration or of a bug.
fn is_message(text: &Text) -> bool {
    let is_of_people = text.text.contains(' ') && !text.text.starts_with(['(', '\n', ' ']);
    MESSAGES.contains(&&*text.of) && is_of_people && !text.text.starts_with("BUG: ")
}

/// Which rules a message breaks.
fn broken_rules(text: &str) -> Vec<&'static str> {
    let text = text.strip_prefix("wassay: ").unwrap_or(text);
    let text = text.strip_prefix("warning: ").unwrap_or(text);
    let first = text.split([' ', ':', ',']).next().unwrap_or_default();
    let is_capitalised = first.starts_with(|c: char| c.is_ascii_uppercase())
        && first.contains(|c: char| c.is_ascii_lowercase());
    let debug = [":?}", ":#?}", "Some(", "Ok(", "Err("];
    let rules = [
        (is_capitalised && first != "Ctrl-C", "it begins with a capital letter"),
        (text.ends_with('.') && !text.ends_with("..."), "it ends with a full stop"),
        (debug.iter().any(|form| text.contains(form)), "it shows a value as Rust's `Debug` does"),
        (without_code(text).contains("::"), "it names a path of Rust"),
        (
            first == "it" || first == "this" && text.contains(" is no "),
            "`it` has no noun before it",
        ),
        (has_fixed_plural(text), "a plural follows a number that may be 1: take `counted`"),
        (text.len() > MAX_BYTES, "it is long"),
        (text.contains("  "), "it has two blanks together"),
    ];
    rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, rule)| rule).collect()
}

/// A text without the parts in backquotes, which may have names that users of the library know.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

/// Whether a number that is put in, and is no named limit, or a 1, stands before a plural.
fn has_fixed_plural(text: &str) -> bool {
    let nouns = [
        "arguments",
        "directives",
        "elements",
        "entries",
        "failures",
        "fields",
        "files",
        "lines",
        "names",
        "outcomes",
        "pages",
        "records",
        "results",
        "scripts",
        "shards",
        "tests",
        "units",
        "values",
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    if words.windows(2).any(|pair| pair[0] == "1" && nouns.contains(&pair[1])) {
        return true;
    }
    text.match_indices("} ").any(|(at, _)| {
        let hole = text[..at].rsplit('{').next().unwrap_or_default();
        let word = text[at + 2..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        nouns.contains(&word) && !hole.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

#[test]
fn messages_of_the_source_follow_the_rules() {
    let messages: Vec<&Text> = SOURCE.texts.iter().filter(|text| is_message(text)).collect();
    let mut problems = 0;
    for Text { place, text, .. } in &messages {
        for rule in broken_rules(text) {
            problems += 1;
            eprintln!("{place}: {rule}: {text:?}");
        }
    }
    assert!(problems == 0, "{problems} rules are broken");
    assert!(messages.len() > 200, "{} messages: are they found still?", messages.len());
}

#[test]
fn every_error_has_a_sample() {
    let samples = samples();
    let known: BTreeSet<&str> = samples.iter().map(|(name, _)| name.as_str()).collect();
    let excused = |name: &&String| WITHOUT_SAMPLE.iter().any(|(begin, _)| name.starts_with(begin));
    let missing = SOURCE.errors.iter().filter(|name| !known.contains(name.as_str()));
    let missing: Vec<&String> = missing.filter(|name| !excused(name)).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
    for (name, reason) in WITHOUT_SAMPLE {
        let is_there = SOURCE.errors.iter().any(|error| error.starts_with(name));
        assert!(is_there, "{name} is gone: {reason}");
    }
}

#[test]
fn the_catalogue_of_messages_is_up_to_date() {
    let mut catalogue = String::new();
    for (name, text) in samples() {
        let (first, excerpt) = text.split_once('\n').unwrap_or((&text, ""));
        assert_eq!(broken_rules(first), [""; 0], "{name}: {text}");
        catalogue += &format!("{name}: {first}\n");
        excerpt.lines().for_each(|line| catalogue += &format!("    > {}\n", line.trim_end()));
    }
    expect_file!["messages.txt"].assert_eq(&catalogue);
}

#[test]
fn a_message_that_breaks_a_rule_is_found() {
    for (text, rule) in [
        ("Cannot read {path}", "capital"),
        ("cannot read {path}.", "full stop"),
        ("cannot read {path:?}", "Debug"),
        ("cannot read std::fs", "path of Rust"),
        ("it has no end", "noun"),
        ("covers {count} directives", "counted"),
        ("covers 1 directives", "counted"),
        ("cannot  read", "blanks"),
    ] {
        let broken = broken_rules(text);
        assert!(broken.len() == 1 && broken[0].contains(rule), "{text}: {broken:?}");
    }
    assert_eq!(broken_rules("more than {MAX_NOTES} names; wait ..."), [""; 0]);
    let mut source = Source::default();
    let code = r#"
        #[derive(Debug, thiserror::Error)]
        enum E { #[error("one")] One, #[error(transparent)] Two(F) }
        fn f() { bail!("no {x}"); g.context("cannot f"); }
        #[cfg(test)]
        mod tests { fn f() { bail!("of a test"); } }
    "#;
    source.read_file("a.rs", code);
    let texts: Vec<(&str, &str)> = source.texts.iter().map(|t| (&*t.of, &*t.text)).collect();
    assert_eq!(texts, [("error", "one"), ("bail", "no {x}"), ("context", "cannot f")]);
    assert_eq!(source.errors, ["E::One"]);
}
