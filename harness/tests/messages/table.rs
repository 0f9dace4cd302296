//! The message table has nothing that nobody uses: without any of its texts, or any group of a wording, some refusal of
//! the published suite or of the project's own scripts would have another cause.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};
use wasmparser::WasmFeatures;
use wassay_harness::engine::Phase;
use wassay_harness::script::lower::lower;
use wassay_harness::script::{Action, Expected, ModuleSource};
use wassay_harness::suite::{Suites, one_group, read_scripts};
use wassay_harness::verdict::reject::{Found, Messages};

use super::suite::{Case, Claim, Source};
use super::{TRAPS, features, suite};

const TABLE: &str = include_str!("../../../testsuite/messages.toml");

/// What is said of a module that is refused, and what the table makes of it.
struct Refusal<'a> {
    case: &'a Case,
    features: WasmFeatures,
    phase: Phase,
    said: String,
    cause: String,
    /// Whether the table had no part in it.
    is_told: bool,
}

#[test]
fn nothing_in_the_table_is_unused() {
    let published = suite().cases.iter().map(|case| (case, features(&case.group)));
    let local = local_cases();
    let local = local.iter().map(|(case, features)| (case, *features));
    let refusals: Vec<Refusal<'_>> =
        published.chain(local).filter_map(|(case, features)| refusal(case, features)).collect();
    let mut unused = Vec::new();
    let table: Table = TABLE.parse().unwrap();
    for kind in ["cause", "unclear"] {
        let used = |without: &Messages| changes_a_cause(without, &refusals);
        unused.extend(unused_items(&table, kind, "said", used));
    }
    let used = |without: &Messages| changes_a_match(without, &refusals);
    unused.extend(unused_items(&table, "wording", "groups", used));
    assert!(unused.is_empty(), "nothing uses these:\n{}", unused.join("\n"));
}

/// The items of a list, in the rows of one kind, that no refusal uses.
fn unused_items(
    table: &Table,
    kind: &str,
    list: &str,
    used: impl Fn(&Messages) -> bool,
) -> Vec<String> {
    let mut unused = Vec::new();
    for (number, row) in table[kind].as_array().unwrap().iter().enumerate() {
        let items = row[list].as_array().unwrap();
        for (item, value) in items.iter().enumerate() {
            let mut without = table.clone();
            let Some(Value::Array(items)) =
                without[kind].get_mut(number).and_then(|row| row.get_mut(list))
            else {
                unreachable!("it is there in the table that this is a copy of")
            };
            items.remove(item);
            if !used(&without.try_into().unwrap()) {
                let text = row.get("text").or(row.get("because")).unwrap();
                unused.push(format!("{kind} {:?}: {:?}", text.as_str(), value.as_str()));
            }
        }
    }
    unused
}

fn changes_a_cause(without: &Messages, refusals: &[Refusal<'_>]) -> bool {
    // One of each text and cause will do.
    let mut seen = BTreeSet::new();
    let mut refusals = refusals.iter().filter(|refusal| {
        let is_text = matches!(refusal.case.source, Source::Text(_));
        let is_malformed = refusal.phase == Phase::Malformed;
        let key = (is_text, is_malformed, &refusal.said, &refusal.cause);
        !refusal.is_told && seen.insert(key)
    });
    refusals.any(|refusal| {
        let (phase, subject) = (refusal.phase, refusal.case.subject());
        let cause = without.cause(phase, &refusal.said, subject, refusal.features);
        cause.text != refusal.cause || cause.found == Found::Told
    })
}

fn changes_a_match(without: &Messages, refusals: &[Refusal<'_>]) -> bool {
    let with = Messages::builtin();
    let changes = |group: &str, message: &str, actual: &str| {
        with.matches_trap(group, message, actual) && !without.matches_trap(group, message, actual)
    };
    let refused =
        |refusal: &Refusal<'_>| changes(&refusal.case.group, &refusal.case.message, &refusal.cause);
    refusals.iter().any(refused)
        || suite()
            .texts
            .iter()
            .any(|text| TRAPS.iter().any(|trap| changes(&text.group, &text.message, trap)))
}

fn refusal(case: &Case, features: WasmFeatures) -> Option<Refusal<'_>> {
    let (phase, said) = case.refusal_with(features)?;
    let cause = Messages::builtin().cause(phase, &said, case.subject(), features);
    // The tokens of a text speak before the table.
    let is_text = phase == Phase::Malformed && matches!(case.source, Source::Text(_));
    let is_told = cause.found == Found::Told || (is_text && cause.found == Found::Module);
    Some(Refusal { case, features, phase, said, cause: cause.text, is_told })
}

/// The claims of the project's own scripts.
fn local_cases() -> Vec<(Case, WasmFeatures)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testsuite");
    let suites = std::fs::read_to_string(root.join("suites.toml")).unwrap();
    let suites = Suites::parse(&suites).unwrap();
    let scripts = read_scripts(&root.join("local"), &mut Vec::new()).unwrap();
    let group = one_group(suites.group("local").unwrap(), scripts, &mut Vec::new());
    let mut cases = Vec::new();
    for script in &group.scripts {
        for directive in lower(&script.source.text).directives {
            let (claim, message) = match directive.expected {
                Expected::Malformed(message) => (Claim::Malformed, message),
                Expected::Invalid(message) => (Claim::Invalid, message),
                _ => continue,
            };
            let source = match directive.action {
                Action::Define(ModuleSource::Binary(bytes)) => Source::Binary(bytes),
                Action::Define(ModuleSource::Text(text)) => Source::Text(text),
                _ => continue,
            };
            let (group, place) = (script.wordings.clone(), script.source.path.clone());
            let case = Case { group, place, claim, message, source };
            cases.push((case, script.features.to_wasmparser()));
        }
    }
    cases
}
