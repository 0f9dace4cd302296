//! Judges the rejections of the whole published suite strictly: the phase and the message of every `assert_malformed`
//! and `assert_invalid` in every group. Every other module must be accepted.
//!
//! The engine of these tests is the text parser and the decode check of the harness, then wasmparser's validator. If
//! the validator refuses a module, its text counts: most engines written in Rust have these texts.

#[path = "messages/reference.rs"]
mod reference;
#[path = "messages/suite.rs"]
mod suite;
#[path = "messages/table.rs"]
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use expect_test::expect;
use proptest::prelude::*;
use suite::{Case, Claim, Source, Suite};
use wasmparser::{Validator, WasmFeatures};
use wassay_harness::engine::Phase;
use wassay_harness::script::Subject;
use wassay_harness::script::features::Features;
use wassay_harness::verdict::reject::{
    CustomRefusal, Messages, Missing, check_custom, decode, parse_text, phase,
};

/// The directives that contradict the features of their group, or the rules of wasmparser.
const CONTRADICTIONS: &[(&str, &str)] = &[
    // wasmparser requires that the supertype of a type with a descriptor has one too, as the proposal now does; the
    // files are older.
    ("custom-descriptors/br_on_cast_desc_eq.wast:456", "the proposal has made it invalid"),
    ("custom-descriptors/br_on_cast_desc_eq_fail.wast:432", "the proposal has made it invalid"),
    ("custom-descriptors/descriptors.wast:255", "the proposal has made it invalid"),
    ("custom-descriptors/descriptors.wast:262", "the proposal has made it invalid"),
    ("custom-descriptors/ref_cast_desc_eq.wast:168", "the proposal has made it invalid"),
    // `br_table` to labels of different types in unreachable code: valid since the proposal was finished.
    ("reference-types/unreached-invalid.wast:539", "the finished proposal made it valid"),
];

fn suite() -> &'static Suite {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    SUITE.get_or_init(suite::load)
}

fn features(group: &str) -> WasmFeatures {
    static GROUPS: OnceLock<BTreeMap<String, WasmFeatures>> = OnceLock::new();
    GROUPS.get_or_init(|| {
        let table: toml::Table = include_str!("../../testsuite/suites.toml").parse().unwrap();
        let groups = table["group"].as_array().unwrap().iter();
        groups
            .map(|group| {
                let names = group["features"].as_array().unwrap().iter();
                let features = Features::from_names(names.map(|name| name.as_str().unwrap()));
                (group["name"].as_str().unwrap().to_owned(), features.unwrap().to_wasmparser())
            })
            .collect()
    })[group]
}

impl Case {
    fn subject(&self) -> Subject<'_> {
        match &self.source {
            Source::Text(text) => Subject::Text(text),
            Source::Binary(bytes) => Subject::Binary(bytes),
        }
    }

    /// Whether, in which phase, and with which text the engine of these tests refuses the module.
    fn refusal(&self) -> Option<(Phase, String)> {
        self.refusal_with(features(&self.group))
    }

    fn refusal_with(&self, features: WasmFeatures) -> Option<(Phase, String)> {
        let validate = |bytes: &[u8]| {
            let error = Validator::new_with_features(features).validate_all(bytes).err()?;
            Some(error.message().to_owned())
        };
        match &self.source {
            Source::Text(text) => match parse_text(text, features) {
                Ok(bytes) => validate(&bytes).map(|said| (Phase::Invalid, said)),
                Err(refusal) => Some((Phase::Malformed, refusal.message)),
            },
            Source::Binary(bytes) => match validate(bytes) {
                Some(said) => Some((phase(bytes, features), said)),
                None => {
                    Some((Phase::Malformed, decode(bytes, features).err()?.message.into_owned()))
                }
            },
        }
    }

    fn claimed_phase(&self) -> Option<Phase> {
        match self.claim {
            Claim::Malformed => Some(Phase::Malformed),
            Claim::Invalid => Some(Phase::Invalid),
            Claim::Accepted => None,
        }
    }
}

#[test]
fn every_module_of_the_suite_is_judged_as_its_script_says() {
    let mut wrong = BTreeSet::new();
    let mut counts: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    for case in &suite().cases {
        let count = counts.entry(&case.group).or_default();
        count[case.claim as usize] += 1;
        let refusal = case.refusal();
        if refusal.as_ref().map(|(phase, _)| *phase) != case.claimed_phase() {
            count[3] += 1;
            wrong.insert(case.place.as_str());
        } else if let Some((phase, said)) = refusal {
            let features = features(&case.group);
            let table = Messages::builtin();
            if !table.matches(&case.group, &case.message, phase, &said, case.subject(), features) {
                count[4] += 1;
                let cause = table.cause(phase, &said, case.subject(), features);
                eprintln!("{}: {:?}: {said:?} {cause:?}", case.place, case.message);
            }
        }
    }
    assert_eq!(wrong, CONTRADICTIONS.iter().map(|(place, _)| *place).collect());
    let mut table = format!("{:38}malformed invalid accepted | wrong phase, wrong message\n", "");
    for (group, [malformed, invalid, accepted, phase, message]) in counts {
        let row = format!("{malformed:9} {invalid:7} {accepted:8} | {phase} {message}");
        writeln!(table, "{group:38}{row}").unwrap();
    }
    expect![[r#"
                                              malformed invalid accepted | wrong phase, wrong message
        annotations                                 202      83       58 | 0 0
        bulk-memory                                   0     273      181 | 0 0
        core                                       1365    1310     1291 | 0 0
        custom-descriptors                          127     157       96 | 5 0
        custom-page-sizes                           112      19       43 | 0 0
        exceptions                                    2      16       14 | 0 0
        extended-const                                7      83       95 | 0 0
        function-references                         187     495      288 | 0 0
        gc                                            2      76      103 | 0 0
        memory64                                    262     119      141 | 0 0
        multi-memory                                  2       2      120 | 0 0
        multi-value                                 149     383       28 | 0 0
        mutable-global                                4      11       33 | 0 0
        nontrapping-float-to-int-conversions          0      25        1 | 0 0
        reference-types                             217     547      545 | 1 0
        relaxed-simd                                  0       0        8 | 0 0
        sign-extension-ops                            0     112        2 | 0 0
        simd                                        509     671      474 | 0 0
        spec-1.0                                   1076     981      876 | 0 0
        spec-2.0                                   1300    1471     1243 | 0 0
        tail-call                                    11      24        6 | 0 0
        threads                                      22      96      173 | 0 0
        wide-arithmetic                               0       8        2 | 0 0
    "#]].assert_eq(&table);
}

/// The harness's own decoder has the specification's text for a malformed binary, whatever the engine says.
#[test]
fn the_decoder_speaks_the_words_of_the_specification() {
    for case in &suite().cases {
        if let (Claim::Malformed, Source::Binary(bytes)) = (case.claim, &case.source) {
            let refusal = decode(bytes, features(&case.group)).unwrap_err();
            let table = Messages::builtin();
            let said = &refusal.message;
            let features = features(&case.group);
            let cause = table.cause(Phase::Malformed, said, case.subject(), features);
            assert_eq!(&cause.text, said, "{}", case.place);
            assert!(
                table.matches(
                    &case.group,
                    &case.message,
                    Phase::Malformed,
                    said,
                    case.subject(),
                    features
                ),
                "{}: {:?}: {refusal}",
                case.place,
                case.message
            );
        }
    }
}

/// A directive fails if its message is replaced by that of another directive.
#[test]
fn the_message_of_another_directive_does_not_match() {
    let messages: BTreeSet<(Claim, &str)> =
        suite().cases.iter().map(|case| (case.claim, case.message.as_str())).collect();
    let table = Messages::builtin();
    for case in &suite().cases {
        let refusal = case.refusal();
        let Some((phase, said)) = refusal.filter(|(phase, _)| Some(*phase) == case.claimed_phase())
        else {
            continue;
        };
        let cause = table.cause(phase, &said, case.subject(), features(&case.group));
        let own = table.in_words_of(&case.group, cause);
        for &(claim, other) in &messages {
            // Two wordings of one cause that every group may use.
            let is_wording = |text: &String| text.starts_with(other);
            if !own.also.is_empty() && (is_wording(&own.text) || own.also.iter().any(is_wording)) {
                continue;
            }
            let differs = !other.starts_with(&case.message) && !case.message.starts_with(other);
            if claim == case.claim && differs {
                let matches = own.begins_with(other);
                assert!(!matches, "{}: {:?} is also {other:?}", case.place, case.message);
            }
        }
    }
}

/// A reason that the table does not know is not taken for the right one.
#[test]
fn an_unknown_reason_matches_nothing() {
    for case in suite().cases.iter().filter(|case| matches!(case.source, Source::Binary(_))) {
        if let Some(phase) = case.claimed_phase() {
            let features = features(&case.group);
            for said in ["", "no", "unsupported feature", "internal error: type mismatch"] {
                assert!(
                    !Messages::builtin().matches(
                        &case.group,
                        &case.message,
                        phase,
                        said,
                        case.subject(),
                        features
                    ),
                    "{}",
                    case.place
                );
            }
        }
    }
}

/// The texts of traps and link errors, as the project's own engine gives them.
const TRAPS: &[&str] = &[
    "call stack exhausted",
    "cast failure",
    "descriptor cast failure",
    "incompatible import type: \"spectest\" \"print\" wants func [] -> [i32], got func [] -> []",
    "indirect call type mismatch",
    "integer divide by zero",
    "integer overflow",
    "invalid conversion to integer",
    "null array reference",
    "null descriptor reference",
    "null function reference",
    "null i31 reference",
    "null reference",
    "null structure reference",
    "out of bounds array access",
    "out of bounds memory access",
    "out of bounds table access",
    "unaligned atomic",
    "undefined element",
    "uninitialized element",
    "unknown import: `spectest` has no `nothing`",
    "unreachable",
];

#[test]
fn every_trap_and_link_error_of_the_suite_has_one_text() {
    let table = Messages::builtin();
    let mut several = BTreeSet::new();
    for text in &suite().texts {
        let matching: Vec<_> = TRAPS
            .iter()
            .filter(|trap| table.matches_trap(&text.group, &text.message, trap))
            .collect();
        assert!(!matching.is_empty(), "{} {}: {:?}", text.place, text.kind, text.message);
        if matching.len() > 1 {
            several.insert(format!("{} {:?}", text.group, text.message));
        }
    }
    // The two texts share a prefix, as in the reference.
    assert_eq!(several.into_iter().collect::<Vec<_>>(), ["reference-types \"out of bounds\""]);
    assert!(table.matches_trap(
        "bulk-memory",
        "uninitialized element 2",
        "uninitialized element 2"
    ));
    assert!(!table.matches_trap(
        "bulk-memory",
        "uninitialized element 2",
        "uninitialized element 3"
    ));
    assert!(!table.matches_trap("bulk-memory", "uninitialized element x", "uninitialized element"));
    assert!(table.matches_trap("core", "uninitialized element 2", "uninitialized element"));
    assert!(!table.matches_trap("core", "uninitialized element 2", "undefined element"));
    assert!(table.matches_trap("core", "unreachable executed", "unreachable"));
    assert!(!table.matches_trap("core", "unreachable executed now", "unreachable"));
    assert!(!table.matches_trap(
        "core",
        "data segment does not fit",
        "out of bounds memory access"
    ));
}

/// Checks what must hold for any bytes: there is an answer, and it is the same twice.
fn survives(bytes: &[u8], features: WasmFeatures) {
    let table = Messages::builtin();
    let refused = decode(bytes, features).is_err();
    assert_eq!(phase(bytes, features) == Phase::Malformed, refused);
    let text = parse_text(bytes, features);
    for subject in [Subject::Binary(bytes), Subject::Text(bytes)] {
        let checked = check_custom(subject, features);
        assert_eq!(checked, check_custom(subject, features));
        let refused = match subject {
            Subject::Binary(_) => refused,
            Subject::Text(_) => text.is_err(),
        };
        let phase = Phase::Malformed;
        assert_eq!(
            matches!(checked, Err(CustomRefusal::Module { phase: p, .. }) if p == phase),
            refused
        );
    }
    for subject in [Subject::Binary(bytes), Subject::Text(bytes)] {
        for phase in [Phase::Malformed, Phase::Invalid] {
            for said in [
                "unexpected end-of-file",
                "unexpected heap type",
                "sub type must match super type",
                "x",
            ] {
                let cause = table.cause(phase, said, subject, features);
                assert_eq!(cause, table.cause(phase, said, subject, features));
            }
        }
    }
    for subject in [Subject::Binary(bytes), Subject::Text(bytes)] {
        let missing = Missing::of(subject, features);
        assert!(missing.is_none_or(|missing| !missing.to_string().is_empty()));
    }
    if let Err(refusal) = text {
        assert!(refusal.offset <= bytes.len());
    }
}

#[test]
fn deep_nesting_and_long_runs_are_bounded() {
    let all = WasmFeatures::all();
    for unit in [
        "(",
        "(@a ",
        "(@name \"x\")",
        "(@custom (",
        "(func(@metadata.code.branch_hint \"\\00\")",
        "(;",
        "(block ",
        "\"",
        "\\",
        "0_",
        "$",
        "(module ",
        "(func (if ",
    ] {
        survives(unit.repeat(20_000).as_bytes(), all);
    }
    // A function of blocks that never end.
    let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a".to_vec();
    let body = [&[0][..], &b"\x02\x40".repeat(50_000)].concat();
    for length in [body.len() + 4, body.len()] {
        module.extend([
            0x80 | (length & 0x7f) as u8,
            0x80 | (length >> 7 & 0x7f) as u8,
            (length >> 14) as u8,
        ]);
        if module.last() != Some(&0) && !module.ends_with(&[1]) {
            module.push(1);
        }
    }
    module.extend(body);
    survives(&module, all);
}

fn any_features() -> impl Strategy<Value = WasmFeatures> {
    prop_oneof![
        Just(features("core")),
        Just(features("spec-1.0")),
        Just(features("custom-descriptors")),
        any::<u64>().prop_map(WasmFeatures::from_bits_truncate),
    ]
}

/// A module with a custom section before its code.
fn with_custom_section(name: &str, content: &[u8]) -> Vec<u8> {
    let mut section = vec![0, (1 + name.len() + content.len()) as u8, name.len() as u8];
    section.extend([name.as_bytes(), content].concat());
    let types: &[u8] = b"\x01\x04\x01\x60\0\0\x03\x02\x01\0";
    let code: &[u8] = b"\x0a\x09\x01\x07\0\x41\0\x04\x40\x0b\x0b";
    [b"\0asm\x01\0\0\0", types, &section, code].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        features in any_features(),
    ) {
        survives(&bytes, features);
        survives(&[b"\0asm\x01\0\0\0", &bytes[..]].concat(), features);
    }

    #[test]
    fn random_custom_sections_are_refused_without_a_panic(
        name in prop::sample::select(&["name", "metadata.code.branch_hint"][..]),
        // Small numbers are ids, counts, indices and offsets.
        content in prop::collection::vec(prop_oneof![4 => 0..6_u8, 1 => any::<u8>()], 0..40),
        features in any_features(),
    ) {
        survives(&with_custom_section(name, &content), features);
    }

    #[test]
    fn random_text_is_refused_without_a_panic(
        words in prop::collection::vec(
            prop::sample::select(&[
                "(", ")", "module", "func", "(@a", "(;", ";)", ";;", "\n", "\"", "\\", "\\u{d800}", "$", "$x",
                "$\"\"", "i32.const", "v128.const", "i8x16.shuffle", "i32x4", "1", "-1", "0x", "1e",
                "(@custom", "(@name", "(@metadata.code.branch_hint", "\"\\01\"", "before", "if", "func", "param",
                "nan:0x1", "offset=", "start", "é", "\u{202e}", "try_table", "catch", "type", "rec", "sub", "local.get", "\0",
                "(try", "(do", "(catch_all", "(delegate", "try", "delegate", "rethrow", "block", "else", "end",
            ][..]),
            0..60,
        ),
        spaced in any::<bool>(),
        features in any_features(),
    ) {
        survives(words.join(if spaced { " " } else { "" }).as_bytes(), features);
    }

    #[test]
    fn mutated_modules_are_refused_without_a_panic(
        case in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        features in any_features(),
    ) {
        let (Source::Binary(source) | Source::Text(source)) = &case.get(&suite().cases).source;
        let mut bytes = source.clone();
        if !bytes.is_empty() && bytes.len() < 4096 {
            for (at, byte) in edits {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            survives(&bytes, features);
            survives(&bytes[..cut.index(bytes.len())], features);
        }
    }
}
