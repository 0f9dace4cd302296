use super::*;
use crate::limits::MAX_RESULTS_LINE_BYTES;
use crate::verdict::{ObservationKind, Status, Verdict};
use expect_test::{Expect, expect};

pub(super) fn header() -> Header {
    let text = |text: &str| text.to_owned();
    Header {
        version: VERSION,
        harness: text("0.1.0"),
        engine: EngineIdentity {
            name: text("e"),
            version: text("1.2"),
            configuration: text("default"),
        },
        platform: Platform { os: text("linux"), arch: text("x86_64") },
        strict_messages: true,
        untold_fails: false,
        shard: None,
        began: None,
        label: None,
        commit: None,
        settings: Default::default(),
        groups: vec![GroupDigest { name: text("g"), directives: 2, digest: Digest(1 << 60) }],
    }
}

pub(super) fn record(name: &str, digest: u32, status: Status) -> Record {
    let passes = status.passes();
    Record {
        name: name.to_owned(),
        digest: Digest(digest.into()),
        status,
        verdict: Verdict { outcome: true, detail: passes, untold: None },
        kind: ObservationKind::Returned,
        observation: if passes { "returned i32:1" } else { "returned i32:2" }.to_owned(),
        cause: None,
        others: Vec::new(),
        nanoseconds: 5,
    }
}

fn written(records: &[Record], complete: bool) -> String {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes, &header()).unwrap();
    records.iter().for_each(|record| writer.record(record).unwrap());
    writer.finish(complete).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn two() -> Vec<Record> {
    let one = record("g/a.wast:1:module", 0xab, Status::Passed);
    let mut two = record("g/a.wast:2.2:assert_return", 7, Status::Flaky);
    two.others.push("trapped: \"ü\"".to_owned());
    vec![one, two]
}

#[test]
fn results_are_read_back_as_they_were_written() {
    for complete in [true, false] {
        let text = written(&two(), complete);
        let read = read_from(text.as_bytes(), "r").unwrap();
        assert_eq!(read, Results { header: header(), records: two(), complete });
        let of_windows = text.replace('\n', "\r\n");
        assert_eq!(read_from(of_windows.as_bytes(), "r").unwrap(), read);
    }
}

#[test]
fn no_text_of_a_file_moves_a_cursor() {
    const RAW: &str = "\\u001b[2J";
    let header = format!(
        r#"{{"wassay_results":1,"harness":"{RAW}","engine":{{"name":"{RAW}","version":"{RAW}","configuration":"{RAW}"}},
        "platform":{{"os":"{RAW}","arch":"{RAW}"}},"strict_messages":true,"began":"{RAW}","label":"{RAW}","commit":"{RAW}",
        "settings":{{"{RAW}":"{RAW}"}},"groups":[{{"name":"{RAW}","directives":1,"digest":"01"}}]}}"#
    );
    let record = format!(
        r#"{{"name":"{RAW}/a.wast:1:module","digest":"01","status":"flaky","verdict":{{"outcome":true,"detail":true}},
        "kind":"returned","observation":"{RAW}","cause":"{RAW}","others":["{RAW}"],"nanoseconds":1}}"#
    );
    let lines = [header, record].map(|line| line.replace('\n', ""));
    let end = r#"{"end":{"records":1,"complete":true}}"#;
    let text = format!("{}\n{}\n{end}\n", lines[0], lines[1]);
    let Results { header, records, .. } = read_from(text.as_bytes(), "r").unwrap();
    let shown = serde_json::to_string(&(header, records)).unwrap();
    let count = text.matches(RAW).count();
    assert_eq!(shown.matches(r"\\u{1b}[2J").count(), count, "{shown}");
    assert!(!shown.contains(RAW), "{shown}");
}

#[test]
fn the_format_stays_as_it_is() {
    expect![[r#"
        {"wassay_results":1,"harness":"0.1.0","engine":{"name":"e","version":"1.2","configuration":"default"},"platform":{"os":"linux","arch":"x86_64"},"strict_messages":true,"groups":[{"name":"g","directives":2,"digest":"1000000000000000"}]}
        {"name":"g/a.wast:1:module","digest":"000000ab","status":"passed","verdict":{"outcome":true,"detail":true},"kind":"returned","observation":"returned i32:1","nanoseconds":5}
        {"name":"g/a.wast:2.2:assert_return","digest":"00000007","status":"flaky","verdict":{"outcome":true,"detail":false},"kind":"returned","observation":"returned i32:2","others":["trapped: \"ü\""],"nanoseconds":5}
        {"end":{"records":2,"complete":true}}
    "#]]
    .assert_eq(&written(&two(), true));
}

#[track_caller]
fn check_error(text: &[u8], expected: Expect) {
    expected.assert_eq(&read_from(text, "r").unwrap_err().to_string());
}

#[test]
fn damage_is_an_error_with_its_place() {
    let whole = written(&two(), true);
    let changed = |from: &str, to: &str| {
        assert_eq!(whole.matches(from).count(), 1, "{from}");
        whole.replace(from, to).into_bytes()
    };
    check_error(
        b"",
        expect![
            "r is not a results file: its first line is not a header that `wassay run --results` writes"
        ],
    );
    check_error(
        b"\n",
        expect![
            "r is not a results file: its first line is not a header that `wassay run --results` writes"
        ],
    );
    check_error(
        b"\xff\xfe\n",
        expect![
            "r is not a results file: its first line is not a header that `wassay run --results` writes"
        ],
    );
    check_error(b"{\"wassay_results\":1}\n", expect!["r:1: missing field `harness` (column 20)"]);
    check_error(
        &changed("results\":1", "results\":2"),
        expect!["r has results of format 2; this program reads format 1"],
    );
    check_error(
        &changed("\"passed\"", "\"pased\""),
        expect![
            "r:2: unknown variant `pased`, expected one of `passed`, `failed`, `expected-failure`, `unexpected-pass`, `intermittent`, `blocked-as-expected`, `blocked`, `unsupported`, `not-run`, `flaky` (column 64)"
        ],
    );
    check_error(&changed("ab\"", "xy\""), expect!["r:2: `000000xy` is no digest (column 47)"]);
    check_error(
        &changed(":2.2:", ":two:"),
        expect!["r:3: `g/a.wast:two:assert_return` is not the name of a test"],
    );
    check_error(
        &changed("{\"name\":\"g/a.wast:1", "[\"name\":\"g/a.wast:1"),
        expect!["r:2: expected `,` or `]` (column 8)"],
    );
    check_error(
        &changed("records\":2", "records\":3"),
        expect!["r:4: the end states 3 records, but there are 2"],
    );
    check_error(&changed("true}}\n", "true}}\n\n"), expect!["r:5: there are lines after the end"]);
    check_error(
        &changed("\"strict", "\"shard\":[3,2],\"strict"),
        expect!["r:1: there is no shard 3 of 2"],
    );
    let twice = [two(), two()].concat();
    check_error(
        written(&twice, true).as_bytes(),
        expect!["r:4: there is a record of `g/a.wast:1:module` in line 2 already"],
    );
    let long = changed("returned i32:1", &"x".repeat(MAX_RESULTS_LINE_BYTES));
    check_error(&long, expect!["r:2: the line is longer than 4194304 bytes"]);
}

#[test]
fn wherever_a_file_is_cut_short_it_is_seen() {
    let whole = written(&two(), true);
    for length in 0..whole.len() {
        read_from(&whole.as_bytes()[..length], "r").unwrap_err();
    }
    let end = whole.find("{\"end\"").unwrap();
    check_error(
        &whole.as_bytes()[..end],
        expect!["r is cut short after line 3: the run that wrote it was stopped, or still goes on"],
    );
    check_error(
        &whole.as_bytes()[..end - 1],
        expect!["r is cut short after line 2: the run that wrote it was stopped, or still goes on"],
    );
}
