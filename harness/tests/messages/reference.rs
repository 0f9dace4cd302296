//! Every text of the reference interpreter is expected by one of the project's own scripts. There it passes, and every
//! other text of its phase fails. For the remaining texts the list says why no module reaches them.

use std::collections::BTreeMap;

use serde::Deserialize;
use wassay_harness::engine::Phase::Malformed;
use wassay_harness::script::Expected;
use wassay_harness::verdict::reject::{About, Cause, CustomRefusal, Found, Messages, check_custom};

use super::suite::Source;
use super::table::{Local, local};

const LIST: &str = include_str!("../../reference-messages.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    phase: Vec<Phase>,
}

/// The texts of one phase.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phase {
    of: String,
    texts: Vec<String>,
    /// The texts that no module reaches, and why.
    #[serde(default)]
    unreachable: BTreeMap<String, String>,
}

/// The part of a text before the first thing that it names.
fn literal(text: &str) -> &str {
    let hole = ["{name}", "{number}", "{type}"].iter().filter_map(|hole| text.find(hole)).min();
    text[..hole.unwrap_or(text.len())].trim_end()
}

/// Whether a script wants a text in its full length, except for what the text names.
fn is_wanted(text: &str, wanted: &str) -> bool {
    let cause = Cause { text: text.to_owned(), found: Found::Row, also: Vec::new() };
    let is_whole = text != literal(text) || wanted == text;
    is_whole && wanted.len() >= literal(text).len() && cause.begins_with(wanted)
}

/// The text that a directive wants in a phase.
fn wanted<'l>(local: &'l Local, phase: &str) -> Option<&'l str> {
    let is_binary =
        || local.case.as_ref().is_some_and(|case| matches!(case.source, Source::Binary(_)));
    match (phase, &local.expected) {
        ("text", Expected::Malformed(text)) if !is_binary() => Some(text),
        ("binary", Expected::Malformed(text)) if is_binary() => Some(text),
        ("invalid", Expected::Invalid(text))
        | ("trap", Expected::Trap(text))
        | ("exhaustion", Expected::Exhaustion(text))
        | ("link", Expected::Unlinkable(text))
        | ("malformed custom", Expected::MalformedCustom(text))
        | ("invalid custom", Expected::InvalidCustom(text)) => Some(text),
        _ => None,
    }
}

/// The cause of the refusal, in the phase that a directive claims, if this can be found without an engine.
fn cause(local: &Local) -> Option<Result<Cause, String>> {
    let case = local.case.as_ref()?;
    let table = Messages::builtin();
    if let Expected::MalformedCustom(_) | Expected::InvalidCustom(_) = local.expected {
        let is_malformed = matches!(local.expected, Expected::MalformedCustom(_));
        return Some(match check_custom(case.subject(), local.features) {
            Err(CustomRefusal::Custom { phase, message })
                if (phase == Malformed) == is_malformed =>
            {
                Ok(table.ending_cause(About::Trap, &message))
            }
            other => Err(format!("{other:?}")),
        });
    }
    let (features, subject) = (local.features, case.subject());
    Some(match case.refusal_with(features) {
        Some((phase, said)) if Some(phase) == case.claimed_phase() => {
            Ok(table.in_words_of(&case.group, table.cause(phase, &said, subject, features)))
        }
        other => Err(format!("{other:?}")),
    })
}

#[test]
fn every_text_is_wanted_by_a_script_in_which_only_that_text_passes() {
    let list: List = toml::from_str(LIST).unwrap();
    let scripts = local();
    let mut wrong = Vec::new();
    for phase in &list.phase {
        for text in &phase.texts {
            let wants = |local: &&Local| {
                wanted(local, &phase.of).is_some_and(|wanted| is_wanted(text, wanted))
            };
            let wanting: Vec<&Local> = scripts.iter().filter(wants).collect();
            if wanting.is_empty() {
                wrong.push(format!("{}: no script wants {text:?}", phase.of));
            }
            for local in wanting {
                let own = wanted(local, &phase.of).unwrap();
                let Some(cause) = cause(local) else { continue };
                let Ok(cause) = cause.as_ref().map_err(|other| {
                    wrong.push(format!("{}: {own:?} is {other}", local.place));
                }) else {
                    continue;
                };
                if !cause.begins_with(own) {
                    wrong.push(format!("{}: {own:?} is {cause:?}", local.place));
                }
                for other in phase.texts.iter().map(|other| literal(other)) {
                    let is_prefix = literal(text).starts_with(other) || other.starts_with(own);
                    if !is_prefix && cause.begins_with(other) {
                        wrong.push(format!("{}: {own:?} is also {other:?}", local.place));
                    }
                }
            }
        }
        for (text, reason) in &phase.unreachable {
            assert!(!reason.is_empty(), "{text:?} has no reason");
            let wants = |local: &Local| {
                wanted(local, &phase.of).is_some_and(|wanted| is_wanted(text, wanted))
            };
            if let Some(local) = scripts.iter().find(|local| wants(local)) {
                wrong.push(format!("{}: wants {text:?}, which nothing reaches", local.place));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The documentation for authors of adapters lists the texts that scripts want of an engine.
#[test]
fn the_documentation_of_the_protocol_has_the_texts() {
    let documentation = include_str!("../../../docs/engine-protocol.md");
    let table = documentation.split_once("| text | when |\n|---|---|\n").expect("the table").1;
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let documented: Vec<&str> = rows.map(|row| row.split('`').nth(1).expect("a text")).collect();
    let list: List = toml::from_str(LIST).unwrap();
    let of_engines = ["trap", "exhaustion", "link"];
    let phases = list.phase.iter().filter(|phase| of_engines.contains(&&*phase.of));
    let texts: Vec<&str> = phases.flat_map(|phase| &phase.texts).map(String::as_str).collect();
    assert_eq!(documented, texts);
}
