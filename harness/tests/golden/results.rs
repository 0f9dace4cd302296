//! Files of results, as `wassay run --results` writes them.

use super::{check_all_seen, names};
use wassay_harness::results::{Results, VERSION, Writer, read_from};
use wassay_harness::verdict::{ObservationKind, Status};

const RUN: &str = include_str!("results/run.jsonl");
const STOPPED: &str = include_str!("results/stopped.jsonl");
const SHARD: &str = include_str!("results/shard.jsonl");
const SHARD_OF_A_LATER_VERSION: &str = include_str!("results/shard-of-a-later-version.jsonl");
const LABELLED: &str = include_str!("results/labelled.jsonl");
const EMPTY: &str = include_str!("results/empty.jsonl");

fn read(text: &str) -> Results {
    read_from(text.as_bytes(), "golden").unwrap()
}

/// Checks that a file is written as it was read.
fn check(text: &str) -> Results {
    let results = read(text);
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes, &results.header).unwrap();
    results.records.iter().for_each(|record| writer.record(record).unwrap());
    writer.finish(results.complete).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), text);
    results
}

#[test]
fn unprintable_characters_in_files_are_escaped() {
    let raw = RUN.replace("\\\\n\\\\u{0}", "\\n\\u0000");
    assert_ne!(raw, RUN);
    assert_eq!(read(&raw).records, read(RUN).records);
}

#[test]
fn files_of_results_stay_as_they_are() {
    let [run, stopped, shard, empty] = [RUN, STOPPED, SHARD, EMPTY].map(check);
    assert!(run.complete && !stopped.complete && shard.complete && empty.complete);
    assert_eq!([run.header.shard, shard.header.shard], [None, Some((2, 3))]);
    assert!(run.records.iter().any(|record| !record.others.is_empty()), "a flaky one");
    assert!(empty.records.is_empty());
    assert_eq!(run.header.version, VERSION);

    let records = [run.records, stopped.records].concat();
    let serialised = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let all = names!(Status {
        Status::Passed => "passed",
        Status::Failed => "failed",
        Status::ExpectedFailure => "expected-failure",
        Status::UnexpectedPass => "unexpected-pass",
        Status::Intermittent => "intermittent",
        Status::BlockedAsExpected => "blocked-as-expected",
        Status::Blocked => "blocked",
        Status::Unsupported => "unsupported",
        Status::NotRun => "not-run",
        Status::Flaky => "flaky",
    });
    let statuses: Vec<Status> = records.iter().map(|record| record.status).collect();
    check_all_seen(all, &statuses, |status| serialised(serde_json::to_value(status).unwrap()));
    let all = names!(ObservationKind {
        ObservationKind::Returned => "returned",
        ObservationKind::Trapped => "trapped",
        ObservationKind::Threw => "threw",
        ObservationKind::Exhausted => "exhausted",
        ObservationKind::Malformed => "malformed",
        ObservationKind::Invalid => "invalid",
        ObservationKind::MalformedCustom => "malformed-custom",
        ObservationKind::InvalidCustom => "invalid-custom",
        ObservationKind::Rejected => "rejected",
        ObservationKind::Unsupported => "unsupported",
        ObservationKind::Unlinkable => "unlinkable",
        ObservationKind::Inapplicable => "inapplicable",
        ObservationKind::Panicked => "panicked",
        ObservationKind::Crashed => "crashed",
        ObservationKind::TimedOut => "timed-out",
        ObservationKind::Blocked => "blocked",
        ObservationKind::Joined => "joined",
        ObservationKind::InThread => "in-thread",
        ObservationKind::NotRun => "not-run",
        ObservationKind::NotUnderstood => "not-understood",
    });
    let kinds: Vec<ObservationKind> = records.iter().map(|record| record.kind).collect();
    check_all_seen(all, &kinds, |kind| serialised(serde_json::to_value(kind).unwrap()));
}

/// The fields that the earliest files of the format lack.
#[test]
fn fields_that_may_be_missing_are_kept() {
    let Results { header, records, .. } = check(LABELLED);
    assert_eq!(header.began.as_deref(), Some("2026-11-26T02:03:04Z"));
    assert_eq!(header.label.as_deref(), Some("nightly"));
    assert_eq!(header.commit.as_deref(), Some("c5ddd67"));
    assert_eq!(records[0].cause.as_deref(), Some("type mismatch"));
}

/// A field that readers may ignore does not change the version.
#[test]
fn fields_of_a_later_version_are_ignored() {
    assert_ne!(SHARD_OF_A_LATER_VERSION, SHARD);
    assert_eq!(read(SHARD_OF_A_LATER_VERSION), read(SHARD));
}
