//! Files of expectations, as people write them and `wassay bless` changes them.

use std::fmt::Write as _;
use wassay_harness::engine::Outcome;
use wassay_harness::expectations::{Blessing, Entry, Expectations, Seen};
use wassay_harness::script::features::Features;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::suite::{GroupScript, GroupSource, ScriptSource};
use wassay_harness::verdict::{Observation, Status};

const EVERY_KEY: &str = include_str!("expectations/every-key.toml");
const EVERY_KEY_AS_READ: &str = include_str!("expectations/every-key.txt");
const BEFORE: &str = include_str!("expectations/before.toml");
const AFTER: &str = include_str!("expectations/after.toml");

const SCRIPT: &str = r#"(module (func (export "f")))
(module (func (export "g")))

(assert_trap (invoke "f") "b")
(assert_trap (invoke "f") "c")
"#;

fn manifest() -> Manifest {
    let source = ScriptSource::embedded("a.wast", SCRIPT);
    let script = GroupScript { source, features: Features::WASM3, wordings: "g".to_owned() };
    let group = GroupSource { name: "g".to_owned(), default: true, scripts: vec![script] };
    Manifest::lower(&[group]).unwrap()
}

/// The keys of an entry, as they were read. A new key does not compile here until the file has it.
fn shown(entry: &Entry) -> String {
    let Entry {
        directives,
        group,
        file,
        kind,
        feature,
        observation,
        reason,
        count,
        intermittent,
        digest,
        platform,
        configuration,
        issue,
        line,
        moved_from,
        is_superseded,
    } = entry;
    assert!(moved_from.is_none() && !is_superseded, "they come of no file");
    let mut text = format!("line {line}\n");
    let platform = platform.as_ref().map(ToString::to_string);
    for (key, value) in [
        ("directives", directives),
        ("group", group),
        ("file", file),
        ("kind", kind),
        ("feature", feature),
        ("observation", &Some(observation.clone())),
        ("reason", &Some(reason.clone())),
        ("digest", digest),
        ("platform", &platform),
        ("configuration", configuration),
        ("issue", issue),
    ] {
        if let Some(value) = value {
            writeln!(text, "{key}: {value:?}").unwrap();
        }
    }
    writeln!(text, "count: {count}\nintermittent: {intermittent}\n").unwrap();
    text
}

#[test]
fn every_key_is_read() {
    let expectations = Expectations::parse(EVERY_KEY, "every-key.toml").unwrap();
    let shown: String = expectations.entries.iter().map(shown).collect();
    assert_eq!(shown, EVERY_KEY_AS_READ);
}

/// The text that `bless` writes in the place of this one, given these observations.
fn blessed(text: &str, seen: Vec<(u32, Observation, Status, Option<usize>)>) -> String {
    let manifest = manifest();
    let mut expectations =
        Expectations::parse(text, "e.toml").unwrap().in_configuration("gc-stress");
    expectations.follow(&manifest).unwrap();
    let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
    let seen = seen.into_iter().map(|(id, observation, status, entry)| Seen {
        group,
        file,
        id,
        observation,
        status,
        entry,
    });
    let blessing = Blessing {
        manifest: &manifest,
        expectations: &expectations,
        text,
        seen: &seen.collect::<Vec<_>>(),
        complete_groups: &[],
        reason: Some("A reason with \"quotes\"."),
        platform: Some("linux-x86_64"),
        configuration: Some("gc-stress"),
    };
    blessing.bless().unwrap().text.unwrap()
}

#[test]
fn entries_that_are_not_concerned_are_written_as_they_were() {
    assert_eq!(blessed(EVERY_KEY, Vec::new()), EVERY_KEY);
}

#[test]
fn bless_writes_entries_as_it_always_did() {
    let trapped = |text: &str| Observation::from(Outcome::Trapped(text.to_owned()));
    let seen = vec![
        (0, trapped("unreachable"), Status::Failed, None),
        (1, Observation::DONE, Status::UnexpectedPass, Some(1)),
        (2, trapped("b"), Status::ExpectedFailure, Some(0)),
        (3, trapped("a\n\u{1b}[1m"), Status::Failed, None),
    ];
    assert_eq!(blessed(BEFORE, seen), AFTER);
}
