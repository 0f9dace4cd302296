//! Everything in the message table is used: without any one of its texts, or of the groups of a wording, some refusal
//! would have another cause, in the published suite or in the project's own scripts.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};
use wasmparser::WasmFeatures;
use wassay_harness::engine::Phase;
use wassay_harness::script::lower::lower;
use wassay_harness::script::{Action, Directive, Expected, ModuleSource};
use wassay_harness::suite::{Suites, one_group, read_scripts};
use wassay_harness::verdict::reject::{Cause, Found, Messages};

use super::suite::{Case, Claim, Source};
use super::{TRAPS, features, suite};

const TABLE: &str = include_str!("../../messages.toml");

/// The engine's text for a refused module, and the cause that the table gives it.
struct Refusal<'a> {
    case: &'a Case,
    features: WasmFeatures,
    phase: Phase,
    said: String,
    cause: Cause,
    /// Whether the cause was found without the table.
    is_told: bool,
}

#[test]
fn nothing_in_the_table_is_unused() {
    let published = suite().cases.iter().map(|case| (case, features(&case.group)));
    let local = local();
    let cases = local.iter().filter_map(|local| Some((local.case.as_ref()?, local.features)));
    let cases = cases.filter(|(case, _)| case.claim != Claim::Accepted);
    let refusals: Vec<Refusal<'_>> =
        published.chain(cases).filter_map(|(case, features)| refusal(case, features)).collect();
    let texts = texts(&local);
    let mut unused = Vec::new();
    let table: Table = TABLE.parse().unwrap();
    for kind in ["cause", "unclear"] {
        let used = |row: &Value, without: &Messages| match row["of"].as_str() {
            Some("trap") => changes_a_trap(without, &texts),
            _ => changes_a_cause(without, &refusals),
        };
        unused.extend(unused_items(&table, kind, "said", used));
    }
    let used = |_: &Value, without: &Messages| {
        changes_a_trap(without, &texts) || changes_a_match(without, &refusals)
    };
    unused.extend(unused_items(&table, "wording", "groups", used));
    assert!(unused.is_empty(), "nothing uses these:\n{}", unused.join("\n"));
}

/// The texts that scripts want of traps and links: group and text.
fn texts(local: &[Local]) -> Vec<(&str, &str)> {
    let published = suite().texts.iter().map(|text| (&*text.group, &*text.message));
    let local = local.iter().filter_map(|local| match &local.expected {
        Expected::Trap(text) | Expected::Exhaustion(text) | Expected::Unlinkable(text) => {
            Some((&*local.group, &**text))
        }
        _ => None,
    });
    let texts: BTreeSet<_> = published.chain(local).collect();
    texts.into_iter().collect()
}

/// The items of a list, in the rows of one kind, that no refusal uses.
fn unused_items(
    table: &Table,
    kind: &str,
    list: &str,
    used: impl Fn(&Value, &Messages) -> bool,
) -> Vec<String> {
    let mut unused = Vec::new();
    for (number, row) in table[kind].as_array().unwrap().iter().enumerate() {
        // A wording for all groups is used as a whole, or not at all.
        let Some(items) = row.get(list).map(|items| items.as_array().unwrap()) else {
            let mut without = table.clone();
            without[kind].as_array_mut().unwrap().remove(number);
            if !used(row, &without.try_into().unwrap()) {
                unused.push(format!("{kind} {:?}", row["text"].as_str()));
            }
            continue;
        };
        for (item, value) in items.iter().enumerate() {
            let mut without = table.clone();
            let Some(Value::Array(items)) =
                without[kind].get_mut(number).and_then(|row| row.get_mut(list))
            else {
                unreachable!("it is there in the table that this is a copy of")
            };
            items.remove(item);
            if !used(row, &without.try_into().unwrap()) {
                let text = row.get("text").or(row.get("because")).unwrap();
                unused.push(format!("{kind} {:?}: {:?}", text.as_str(), value.as_str()));
            }
        }
    }
    unused
}

fn changes_a_cause(without: &Messages, refusals: &[Refusal<'_>]) -> bool {
    // One refusal for each text and cause is enough.
    let mut seen = BTreeSet::new();
    let mut refusals = refusals.iter().filter(|refusal| {
        let is_text = matches!(refusal.case.source, Source::Text(_));
        let is_malformed = refusal.phase == Phase::Malformed;
        let key = (is_text, is_malformed, &refusal.said, &refusal.cause.text);
        !refusal.is_told && seen.insert(key)
    });
    refusals.any(|refusal| {
        let (phase, subject) = (refusal.phase, refusal.case.subject());
        let cause = without.cause(phase, &refusal.said, subject, refusal.features);
        cause.text != refusal.cause.text || cause.found == Found::Told
    })
}

fn changes_a_match(without: &Messages, refusals: &[Refusal<'_>]) -> bool {
    let matches = |table: &Messages, refusal: &Refusal<'_>| {
        let cause = table.in_words_of(&refusal.case.group, refusal.cause.clone());
        cause.begins_with(&refusal.case.message)
    };
    let changes =
        |refusal: &Refusal<'_>| matches(Messages::builtin(), refusal) && !matches(without, refusal);
    refusals.iter().any(changes)
}

fn changes_a_trap(without: &Messages, texts: &[(&str, &str)]) -> bool {
    let with = Messages::builtin();
    texts.iter().any(|(group, message)| {
        let matches = |table: &Messages, trap| table.matches_trap(group, message, trap);
        TRAPS.iter().any(|trap| matches(with, trap) && !matches(without, trap))
    })
}

fn refusal(case: &Case, features: WasmFeatures) -> Option<Refusal<'_>> {
    let (phase, said) = case.refusal_with(features)?;
    let cause = Messages::builtin().cause(phase, &said, case.subject(), features);
    // For a text, the tokens are asked before the table.
    let is_text = phase == Phase::Malformed && matches!(case.source, Source::Text(_));
    let is_told = cause.found == Found::Told || (is_text && cause.found == Found::Module);
    Some(Refusal { case, features, phase, said, cause, is_told })
}

/// A directive of the project's own scripts.
pub(crate) struct Local {
    pub(crate) place: String,
    /// The group whose wordings its script uses.
    pub(crate) group: String,
    pub(crate) features: WasmFeatures,
    pub(crate) expected: Expected,
    /// Its module, if the directive is about one.
    pub(crate) case: Option<Case>,
}

/// The directives of the project's own scripts.
pub(crate) fn local() -> Vec<Local> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testsuite");
    let suites = std::fs::read_to_string(root.join("suites.toml")).unwrap();
    let suites = Suites::parse(&suites).unwrap();
    let scripts = read_scripts(&root.join("local"), &mut Vec::new()).unwrap();
    let group = one_group(suites.group("local").unwrap(), scripts, &mut Vec::new());
    let mut all = Vec::new();
    for script in &group.scripts {
        let lowered = lower(&script.source.text);
        for (directive, place) in lowered.directives.into_iter().zip(lowered.places) {
            let place = format!("{}:{}", script.source.path, place.line);
            let (group, features) = (script.wordings.clone(), script.features.to_wasmparser());
            let case = case(&directive, &group, &place);
            all.push(Local { place, group, features, expected: directive.expected, case });
        }
    }
    all
}

fn case(directive: &Directive, group: &str, place: &str) -> Option<Case> {
    let (claim, message) = match &directive.expected {
        Expected::Malformed(message) => (Claim::Malformed, message),
        Expected::Invalid(message) => (Claim::Invalid, message),
        Expected::MalformedCustom(message) | Expected::InvalidCustom(message) => {
            (Claim::Accepted, message)
        }
        _ => return None,
    };
    let source = match &directive.action {
        Action::Define(source) | Action::CheckCustom(source) => source.clone(),
        _ => return None,
    };
    let source = match source {
        ModuleSource::Binary(bytes) => Source::Binary(bytes),
        ModuleSource::Text(text) => Source::Text(text),
    };
    let (group, place) = (group.to_owned(), place.to_owned());
    Some(Case { group, place, claim, message: message.clone(), source })
}
