use super::*;
use crate::results::Digest;
use crate::results::tests::{header, record};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn results(records: Vec<Record>) -> Results {
    Results { header: header(), records, complete: true }
}

/// Results of another state of the same suite.
fn of_changed_suite(records: Vec<Record>) -> Results {
    let mut results = results(records);
    results.header.groups[0].digest = Digest(2);
    results
}

fn shown(diff: &Diff<'_>) -> Vec<String> {
    let name = |record: Option<&Record>| record.map_or("-", |record| &record.name).to_owned();
    let changes = diff.changes.iter();
    changes
        .map(|change| {
            format!("{}: {} {}", change.class.title(), name(change.old), name(change.new))
        })
        .collect()
}

#[track_caller]
fn check(old: &Results, new: &Results, expected: &[&str]) {
    assert_eq!(shown(&diff(old, new, Some(2.0))), expected);
}

fn one(status: Status) -> Record {
    record("g/a.wast:1:invoke", 1, status)
}

#[test]
fn each_change_of_an_outcome_has_its_class() {
    use Status as S;
    let here = "g/a.wast:1:invoke g/a.wast:1:invoke";
    for (old, new, class, regression) in [
        (S::Passed, S::Failed, "newly fails", true),
        (S::Passed, S::Flaky, "newly fails", true),
        (S::Passed, S::ExpectedFailure, "newly fails", true),
        (S::UnexpectedPass, S::Blocked, "newly fails", true),
        (S::ExpectedFailure, S::Failed, "no longer as expected", true),
        (S::Passed, S::UnexpectedPass, "no longer as expected", true),
        (S::Failed, S::Passed, "newly passes", false),
        (S::ExpectedFailure, S::UnexpectedPass, "newly passes", false),
        (S::Blocked, S::BlockedAsExpected, "now as expected", false),
        (S::Failed, S::Blocked, "observed otherwise", false),
        (S::Passed, S::Intermittent, "observed otherwise", false),
        (S::Intermittent, S::Failed, "no longer as expected", true),
        (S::Failed, S::Intermittent, "now as expected", false),
    ] {
        let (old, new) = (results(vec![one(old)]), results(vec![one(new)]));
        check(&old, &new, &[&format!("{class}: {here}")]);
        assert_eq!(diff(&old, &new, None).has_regression(), regression, "{class}");
    }
}

#[test]
fn observations_are_compared_except_for_words_for_the_right_cause() {
    let (mut old, mut new) = (one(Status::Passed), one(Status::Passed));
    new.observation = "returned i32:3".to_owned();
    let here = "observed otherwise: g/a.wast:1:invoke g/a.wast:1:invoke";
    for record in [&mut old, &mut new] {
        record.kind = ObservationKind::Unlinkable;
    }
    check(&results(vec![old.clone()]), &results(vec![new.clone()]), &[]);
    for record in [&mut old, &mut new] {
        (record.status, record.verdict.detail) = (Status::Failed, false);
    }
    check(&results(vec![old.clone()]), &results(vec![new.clone()]), &[here]);
    for record in [&mut old, &mut new] {
        record.kind = ObservationKind::InThread;
    }
    old.observation = "in line 3: returned i32:1".to_owned();
    new.observation = "in line 4: returned i32:1".to_owned();
    check(&results(vec![old]), &results(vec![new]), &[]);
}

/// Another NaN, or another result of a relaxed instruction: no regression, but counted.
#[test]
fn a_value_that_the_script_leaves_open_may_differ() {
    let (mut old, mut new) = (one(Status::Passed), one(Status::Passed));
    old.observation = "returned f32:nan (0x7fc00000)".to_owned();
    new.observation = "returned f32:-nan (0xffc00000)".to_owned();
    let whole = |record: &Record| results(vec![record.clone()]);
    let here = "differs as the script allows: g/a.wast:1:invoke g/a.wast:1:invoke";
    check(&whole(&old), &whole(&new), &[here]);
    assert!(!diff(&whole(&old), &whole(&new), None).has_regression());
    // It is another change if something else than a value was observed, or if the values are wrong.
    let other = "observed otherwise: g/a.wast:1:invoke g/a.wast:1:invoke";
    let trapped = Record { kind: ObservationKind::Trapped, ..new.clone() };
    check(&whole(&old), &whole(&trapped), &[other]);
    for record in [&mut old, &mut new] {
        (record.status, record.verdict.detail) = (Status::ExpectedFailure, false);
    }
    check(&whole(&old), &whole(&new), &[other]);
}

#[test]
fn a_test_is_slower_if_it_takes_a_factor_longer_and_more_than_noise() {
    let timed = |nanoseconds| results(vec![Record { nanoseconds, ..one(Status::Passed) }]);
    let slower = ["slower: g/a.wast:1:invoke g/a.wast:1:invoke"];
    check(&timed(1_000_000), &timed(2_000_000), &slower);
    check(&timed(1_000_000), &timed(1_999_999), &[]);
    check(&timed(10), &timed(900_000), &[]);
    check(&timed(2_000_000), &timed(1_000_000), &[]);
    assert!(diff(&timed(0), &timed(u64::MAX), None).changes.is_empty(), "nobody asked");
}

#[test]
fn directives_move_with_the_lines_above_them() {
    let record =
        |line: u32, digest| record(&format!("g/a.wast:{line}:invoke"), digest, Status::Passed);
    let old = results(vec![record(1, 7), record(2, 8), record(3, 8), record(4, 9)]);
    // A line is put in behind the first; 8 stands there twice.
    let new = vec![record(1, 7), record(2, 5), record(3, 8), record(4, 8), record(5, 9)];
    check(
        &old,
        &of_changed_suite(new),
        &[
            "appeared: - g/a.wast:2:invoke",
            "moved: g/a.wast:2:invoke g/a.wast:3:invoke",
            "moved: g/a.wast:3:invoke g/a.wast:4:invoke",
            "moved: g/a.wast:4:invoke g/a.wast:5:invoke",
        ],
    );
    // A directive whose text changed in its place is the same directive.
    let new = vec![record(1, 7), record(2, 8), record(3, 6), record(4, 9)];
    check(&old, &of_changed_suite(new), &[]);
    // In the same suite, records are paired by name, whatever a filter left out.
    let new = results(vec![record(3, 8)]);
    check(
        &old,
        &new,
        &[
            "vanished: g/a.wast:1:invoke -",
            "vanished: g/a.wast:2:invoke -",
            "vanished: g/a.wast:4:invoke -",
        ],
    );
}

#[test]
fn differences_between_the_runs_as_a_whole_are_noted() {
    let old = results(Vec::new());
    let mut new = of_changed_suite(Vec::new());
    "aarch64".clone_into(&mut new.header.platform.arch);
    "single-pass".clone_into(&mut new.header.engine.configuration);
    new.header.strict_messages = false;
    new.header.shard = Some((1, 3));
    new.complete = false;
    let expected = [
        "the engines differ: e 1.2 (default), now e 1.2 (single-pass)",
        "the platforms differ: x86_64-linux, now aarch64-linux",
        "the shards differ: the whole, now 1/3",
        "the rules differ: messages are compared, now messages are not compared",
        "the suites differ in g",
        "the new run was stopped before its end",
    ];
    assert_eq!(diff(&old, &new, None).notes, expected);
    assert!(diff(&old, &old, None).notes.is_empty());
}

fn any_record() -> impl Strategy<Value = (u32, u32, usize, bool, u64)> {
    (1..12_u32, 0..4_u32, 0..8_usize, any::<bool>(), 0..4_000_000_u64)
}

/// Any records of two files, each name once, in the order of the suite.
fn any_results() -> impl Strategy<Value = Results> {
    const STATUSES: [Status; 8] = [
        Status::Passed,
        Status::Failed,
        Status::ExpectedFailure,
        Status::UnexpectedPass,
        Status::Intermittent,
        Status::BlockedAsExpected,
        Status::Blocked,
        Status::Flaky,
    ];
    let records = proptest::collection::vec(any_record(), 0..20);
    (records, any::<bool>()).prop_map(|(drawn, changed)| {
        let mut records = BTreeMap::new();
        for (line, digest, status, other_file, nanoseconds) in drawn {
            let file = if other_file { "b" } else { "a" };
            let name = format!("g/{file}.wast:{line}:invoke");
            let record = record(&name, digest, STATUSES[status]);
            records.insert((other_file, line), Record { nanoseconds, ..record });
        }
        let records = records.into_values().collect();
        if changed { of_changed_suite(records) } else { results(records) }
    })
}

/// The class that a change has when the runs change places, if it is one.
fn mirrored(class: Class) -> Option<Class> {
    Some(match class {
        Class::NewlyFails => Class::NewlyPasses,
        Class::NewlyPasses => Class::NewlyFails,
        Class::NewlyUnexpected => Class::NewlyExpected,
        Class::NewlyExpected => Class::NewlyUnexpected,
        Class::Vanished => Class::Appeared,
        Class::Appeared => Class::Vanished,
        Class::Changed => Class::Changed,
        Class::Allowed => Class::Allowed,
        Class::Moved => Class::Moved,
        Class::Slower => return None,
    })
}

fn sorted(mut changes: Vec<(Class, String, String)>) -> Vec<(Class, String, String)> {
    changes.sort();
    changes
}

fn keys(diff: &Diff<'_>, mirror: bool) -> Vec<(Class, String, String)> {
    let name = |record: Option<&Record>| record.map_or("", |record| &record.name).to_owned();
    let of_change = |change: &RecordChange<'_>| {
        let class = mirrored(change.class)?;
        Some(match mirror {
            true => (class, name(change.new), name(change.old)),
            false => (change.class, name(change.old), name(change.new)),
        })
    };
    sorted(diff.changes.iter().filter_map(of_change).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changes_from_a_run_to_itself(results in any_results()) {
        let diff = diff(&results, &results, Some(1.5));
        prop_assert!(diff.changes.is_empty() && diff.notes.is_empty());
        prop_assert_eq!(diff.compared, results.records.len());
    }

    #[test]
    fn every_record_is_in_one_pair(old in any_results(), new in any_results()) {
        let pairs = pair(&old, &new);
        let mut of_old: Vec<&str> = pairs.iter().filter_map(|(old, _)| Some(&*(*old)?.name)).collect();
        let mut of_new: Vec<&str> = pairs.iter().filter_map(|(_, new)| Some(&*(*new)?.name)).collect();
        let names = |results: &Results| {
            let mut names: Vec<String> = results.records.iter().map(|r| r.name.clone()).collect();
            names.sort();
            names
        };
        of_old.sort_unstable();
        of_new.sort_unstable();
        prop_assert_eq!(of_old, names(&old));
        prop_assert_eq!(of_new, names(&new));
    }

    #[test]
    fn both_directions_mirror_each_other(old in any_results(), new in any_results()) {
        let (there, back) = (diff(&old, &new, Some(1.5)), diff(&new, &old, Some(1.5)));
        prop_assert_eq!(keys(&there, false), keys(&back, true));
        for slower in there.of_class(Class::Slower) {
            let again = back.of_class(Class::Slower).any(|change| change.new == slower.old);
            prop_assert!(!again, "{:?} is slower in both directions", slower.new);
        }
    }
}
