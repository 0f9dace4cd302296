//! The files of results that a run writes, and `diff` and `merge` on them.

mod program;

use program::{folder, wassay, write};
use std::path::Path;
use wassay_harness::results::{self, Results};
use wassay_harness::verdict::Status;

fn read(folder: &Path, name: &str) -> Results {
    results::read(&folder.join(name)).unwrap()
}

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
(assert_invalid (module (func (result i32))) \"type mismatch\")
(assert_return (invoke \"one\") (i32.const 2))
(module (import \"no\" \"no\" (func)))
(invoke \"no\")
";

#[test]
fn results_have_one_record_for_each_directive_in_the_order_of_the_script() {
    let folder = folder("results-records");
    write(&folder, "a.wast", SCRIPT);
    let (code, _, error) = wassay(&folder, &["run", "--suite", "a.wast", "--results", "r.jsonl"]);
    assert_eq!(code, 1, "{error}");
    let results = read(&folder, "r.jsonl");
    assert!(results.complete);
    assert_eq!(
        results.header.engine.to_string(),
        format!("wassay {} (default)", env!("CARGO_PKG_VERSION"))
    );
    let shown: Vec<String> = results
        .records
        .iter()
        .map(|record| {
            let (status, verdict) = (record.status.name(), record.verdict);
            let matches = (u8::from(verdict.outcome), u8::from(verdict.detail));
            format!("{} {status} {matches:?} {}", record.name, record.observation)
        })
        .collect();
    let expected = [
        "core/a.wast:1:module passed (1, 1) returned nothing",
        "core/a.wast:2:assert_return passed (1, 1) returned i32:1 (0x00000001)",
        "core/a.wast:3:assert_invalid passed (1, 1) invalid: type mismatch",
        "core/a.wast:4:assert_return failed (1, 0) returned i32:1 (0x00000001)",
        "core/a.wast:5:module failed (0, 0) unlinkable: unknown import",
        "core/a.wast:6:invoke blocked (0, 0) blocked by core/a.wast:5:module",
    ];
    for (shown, expected) in shown.iter().zip(expected) {
        assert!(shown.starts_with(expected), "{shown}\n{expected}");
    }
    assert_eq!(shown.len(), expected.len());
}

#[test]
fn results_of_a_run_that_cannot_start_are_not_those_of_the_run_before() {
    let folder = folder("results-stale");
    write(&folder, "a.wast", SCRIPT);
    let run =
        |results: &str| wassay(&folder, &["run", "--suite", "a.wast", ":2:", "--results", results]);
    assert_eq!(run("r.jsonl").0, 0);
    let (code, _, error) = run("no-such-folder/r.jsonl");
    assert!(code == 2 && error.contains("cannot write"), "{error}");
    let several = ["run", "--suite", "a.wast", ":2:", "--config", "all", "--results"];
    let (code, _, error) = wassay(&folder, &[&several[..], &["r.jsonl"]].concat());
    assert!(code == 2 && error.contains("{config}"), "{error}");
    assert_eq!(wassay(&folder, &[&several[..], &["{config}.jsonl"]].concat()).0, 0);
    for configuration in ["default", "opt-speed", "gc-stress"] {
        let results = read(&folder, &format!("{configuration}.jsonl"));
        assert_eq!(results.header.engine.configuration, configuration);
        assert_eq!(results.records.len(), 1);
        assert_eq!(results.records[0].status, Status::Passed);
    }
}

/// Runs the script in a folder and keeps the results.
#[track_caller]
fn run_to(folder: &Path, script: &str, results: &str, more: &[&str]) -> i32 {
    write(folder, "a.wast", script);
    let arguments = [&["run", "--suite", "a.wast", "--results", results], more].concat();
    let (code, out, error) = wassay(folder, &arguments);
    assert_ne!(code, 2, "{out}{error}");
    code
}

/// The lines below the title of each class, up to the next empty line.
fn classes(out: &str) -> Vec<String> {
    let title = |line: &&str| line.ends_with("):") && !line.starts_with(' ');
    out.lines().filter(title).map(str::to_owned).collect()
}

#[test]
fn diff_shows_every_class() {
    let folder = folder("results-diff");
    let old = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
(assert_return (invoke \"one\") (i32.const 2))
(assert_return (invoke \"one\") (i32.const 3))
(invoke \"one\")
(assert_invalid (module (func (result i32))) \"type mismatch\")
(assert_malformed (module binary \"\") \"unexpected end\")
";
    // The function returns 2, two lines are gone, one is new, and all below have moved by one.
    let new = "\
(module (func (export \"one\") (result i32) (i32.const 2)))
(assert_return (invoke \"one\") (i32.const 1))
(assert_return (invoke \"one\") (i32.const 2))
(assert_return (invoke \"one\") (i32.const 3))
(assert_invalid (module (func (result i64))) \"type mismatch\")

(assert_malformed (module binary \"\") \"unexpected end\")
(module)
";
    run_to(&folder, old, "old.jsonl", &[]);
    run_to(&folder, new, "new.jsonl", &[]);
    let (code, out, _) = wassay(&folder, &["diff", "old.jsonl", "new.jsonl"]);
    assert_eq!(code, 1, "{out}");
    let expected = [
        "newly fails (1):",
        "vanished (2):",
        "newly passes (1):",
        "appeared (2):",
        "observed otherwise (1):",
    ];
    assert_eq!(classes(&out), expected, "{out}");
    for part in [
        "note: the suites differ in core",
        "  core/a.wast:2:assert_return\n    old: passed: returned i32:1 (0x00000001)\n    new: failed: returned i32:2",
        "  core/a.wast:5:invoke: passed: returned i32:1",
        "  core/a.wast:8:module: passed: returned nothing",
        "5 directives compared",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    // In the other direction, only what newly passed before newly fails. Directives in moved lines are followed.
    run_to(&folder, &format!("\n{new}"), "moved.jsonl", &[]);
    let (code, out, _) = wassay(&folder, &["diff", "new.jsonl", "moved.jsonl"]);
    assert_eq!((code, &*classes(&out)), (0, &["moved (7):".to_owned()][..]), "{out}");
    assert!(out.contains("  7 directives in core/a.wast\n"), "{out}");
}

#[test]
fn diff_of_a_run_with_itself_is_empty() {
    let folder = folder("results-diff-same");
    run_to(&folder, SCRIPT, "old.jsonl", &[]);
    run_to(&folder, SCRIPT, "new.jsonl", &["--jobs", "1"]);
    let (code, out, _) = wassay(&folder, &["diff", "old.jsonl", "new.jsonl"]);
    assert_eq!(code, 0);
    assert!(out.ends_with("6 directives compared: no change\n"), "{out}");
}

#[test]
fn diff_compares_platforms_and_engines() {
    let folder = folder("results-diff-platforms");
    run_to(&folder, SCRIPT, "linux.jsonl", &[]);
    let text = std::fs::read_to_string(folder.join("linux.jsonl")).unwrap();
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let here = format!("\"platform\":{{\"os\":\"{os}\",\"arch\":\"{arch}\"}}");
    assert!(text.contains(&here));
    let there = "\"platform\":{\"os\":\"plan9\",\"arch\":\"mips\"}";
    let text = text.replace(&here, there).replace("\"name\":\"wassay\"", "\"name\":\"other\"");
    write(&folder, "plan9.jsonl", &text.replace("type mismatch", "another wording"));
    let (code, out, _) = wassay(&folder, &["diff", "linux.jsonl", "plan9.jsonl"]);
    assert_eq!(code, 0, "{out}");
    for part in ["the engines differ: wassay", "now mips-plan9", "compared: no change"] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
}

#[test]
fn diff_has_formats_for_people_and_programs() {
    let folder = folder("results-diff-formats");
    run_to(&folder, SCRIPT, "old.jsonl", &[]);
    let text = std::fs::read_to_string(folder.join("old.jsonl")).unwrap();
    let (from, to) = ("\"nanoseconds\":", "\"nanoseconds\":9");
    write(&folder, "new.jsonl", &text.replace(from, &format!("{to}00000000")));
    let diff =
        |more: &[&str]| wassay(&folder, &[&["diff", "old.jsonl", "new.jsonl"], more].concat());
    assert!(diff(&[]).1.contains("no change"), "nobody asked for what is slower");
    let (code, out, _) = diff(&["--slower", "2.5"]);
    assert!(code == 0 && out.contains("slower (6):\n  core/a.wast:1:module: "), "{out}");
    write(&folder, "new.jsonl", &text.replace("\"passed\"", "\"blocked\""));
    let (code, out, _) = diff(&["--format", "markdown"]);
    assert_eq!(code, 1);
    let part = "\n<details open><summary>newly fails (3)</summary>\n\n```\ncore/a.wast:1:module\n";
    assert!(out.contains(part) && out.ends_with("```\n\n</details>\n"), "{out}");
    let (code, out, _) = diff(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1);
    assert_eq!(json["new"]["engine"]["name"], "wassay");
    assert_eq!(json["compared"], 6);
    assert_eq!(json["changes"].as_array().unwrap().len(), 3);
    assert_eq!(json["changes"][0]["class"], "newly-fails");
    assert_eq!(json["changes"][0]["new"]["status"], "blocked");
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let folder = folder("results-diff-damaged");
    run_to(&folder, SCRIPT, "good.jsonl", &[]);
    let text = std::fs::read_to_string(folder.join("good.jsonl")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    write(&folder, "cut.jsonl", &format!("{}\n", lines[..3].join("\n")));
    write(&folder, "damaged.jsonl", &text.replace(":4:", ":four:"));
    write(&folder, "empty.jsonl", "");
    write(&folder, "future.jsonl", &text.replace("results\":1", "results\":9"));
    for (file, said) in [
        ("cut.jsonl", "cut.jsonl is cut short after line 3"),
        ("damaged.jsonl", "damaged.jsonl:5: `core/a.wast:four:assert_return` is not the name"),
        ("empty.jsonl", "empty.jsonl is not a results file"),
        ("future.jsonl", "future.jsonl has results of format 9"),
        ("missing.jsonl", "cannot read missing.jsonl"),
    ] {
        for arguments in
            [["diff", "good.jsonl", file], ["diff", file, "good.jsonl"], ["merge", "o", file]]
        {
            let (code, _, error) = wassay(&folder, &arguments);
            assert!(code == 2 && error.contains(said), "{arguments:?}: {error}");
        }
    }
    assert!(!folder.join("o").exists());
    for factor in ["1", "0.5", "-3", "NaN", "inf", "x"] {
        let slower = format!("--slower={factor}");
        assert_eq!(
            wassay(&folder, &["diff", "good.jsonl", "good.jsonl", &slower]).0,
            2,
            "{factor}"
        );
    }
}

#[test]
fn shards_become_one_file() {
    let folder = folder("results-merge");
    run_to(&folder, SCRIPT, "whole.jsonl", &[]);
    let whole = std::fs::read_to_string(folder.join("whole.jsonl")).unwrap();
    for (shard, odd) in [(1, true), (2, false)] {
        let mut lines = whole.lines();
        let header = lines.next().unwrap();
        let header = header.replace("\"groups\":", &format!("\"shard\":[{shard},2],\"groups\":"));
        let records = lines.filter(|line| line.contains("\"name\"")).enumerate();
        let records: Vec<&str> =
            records.filter(|(i, _)| (i % 2 == 1) == odd).map(|(_, line)| line).collect();
        let end = format!("{{\"end\":{{\"records\":{},\"complete\":true}}}}", records.len());
        write(
            &folder,
            &format!("{shard}.jsonl"),
            &format!("{header}\n{}\n{end}\n", records.join("\n")),
        );
    }
    let merge = |shards: &[&str]| wassay(&folder, &[&["merge", "out.jsonl"], shards].concat());
    let (code, out, error) = merge(&["2.jsonl", "1.jsonl"]);
    assert!(code == 0 && out.contains("6 directives of 2 files"), "{out}{error}");
    assert_eq!(std::fs::read_to_string(folder.join("out.jsonl")).unwrap(), whole);
    for (shards, said) in [
        (&["1.jsonl"][..], "the results of shard 2 of 2 are missing"),
        (&["1.jsonl", "1.jsonl", "2.jsonl"], "both of shard 1"),
        (&["whole.jsonl", "whole.jsonl"], "`core/a.wast:1:module` is in whole.jsonl and in"),
        (&["1.jsonl", "whole.jsonl"], "the numbers of shards differ"),
        (&["out.jsonl"], "is both written and read"),
        (&[], "SHARD"),
    ] {
        let (code, _, error) = merge(shards);
        assert!(code == 2 && error.contains(said), "{shards:?}: {error}");
    }
}

#[test]
fn repetitions_in_any_order_have_the_same_results() {
    let folder = folder("results-repeat");
    run_to(&folder, SCRIPT, "old.jsonl", &[]);
    run_to(&folder, SCRIPT, "new.jsonl", &["--repeat", "3", "--shuffle", "7"]);
    let (code, out, _) = wassay(&folder, &["diff", "old.jsonl", "new.jsonl"]);
    assert!(code == 0 && out.contains("no change"), "{out}");
    let run = |more: &[&str]| wassay(&folder, &[&["run", "--suite", "a.wast"], more].concat());
    let (code, out, _) = run(&["--repeat", "3", "--shuffle", "7", ":2:"]);
    assert_eq!(code, 0, "{out}");
    for part in ["repetition 1: --shuffle 7", "repetition 3: --shuffle 9", "3 repetitions: 0 flaky"]
    {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    let (code, out, _) = run(&["--until-failure", "--repeat", "2", ":2:"]);
    assert!(code == 0 && out.contains("2 repetitions: 0 flaky"), "{out}");
    // A failure in the first repetition ends the run at once.
    let (code, out, _) = run(&["--until-failure"]);
    assert!(code == 1 && !out.contains("repetition 2"), "{out}");
    let (_, out, _) = run(&["--shuffle", "random", ":2:"]);
    assert!(out.contains("--shuffle "), "{out}");
    for wrong in [["--shuffle", "x"], ["--repeat", "0"]] {
        assert_eq!(run(&wrong).0, 2);
    }
}

#[test]
fn times_are_kept_and_a_damaged_file_of_times_fails_no_run() {
    let folder = folder("results-times");
    write(&folder, "a.wast", SCRIPT);
    let run = |times: &str, more: &[&str]| {
        wassay(&folder, &[&["run", "--suite", "a.wast", ":2:", "--times", times], more].concat())
    };
    // The time of a part of a unit is not kept; that of the whole unit is.
    assert_eq!(run("times.json", &[]).0, 0);
    let known = || std::fs::read_to_string(folder.join("times.json")).unwrap();
    assert!(!known().contains("core/a.wast"), "{}", known());
    wassay(&folder, &["run", "--suite", "a.wast", "--times", "times.json"]);
    assert!(known().contains("core/a.wast"), "{}", known());
    assert_eq!(run("times.json", &["--slowest", "2"]).0, 0);
    write(&folder, "times.json", "{");
    let (code, _, error) = run("times.json", &[]);
    assert!(code == 0 && error.contains("times.json are not used"), "{error}");
    let (code, _, error) = run("no-such-folder/times.json", &[]);
    assert!(code == 2 && error.contains("cannot write"), "{error}");
}

#[test]
fn slowest_names_units_and_directives() {
    let folder = folder("results-slowest");
    write(&folder, "a.wast", SCRIPT);
    let (_, out, _) = wassay(&folder, &["run", "--suite", "a.wast", "--slowest", "1"]);
    let (_, slowest) = out.split_once("slowest units:\n").unwrap();
    let lines: Vec<&str> = slowest.lines().collect();
    assert!(lines[0].contains(" ms  core/a.wast:") && lines[0].ends_with(" more"), "{slowest}");
    assert_eq!(lines[1], "slowest directives:");
    assert!(lines[2].contains(" ms  core/a.wast:"), "{slowest}");
    assert_eq!(lines.len(), 3, "{slowest}");
}

#[test]
fn junit_has_a_case_for_each_directive() {
    let folder = folder("results-junit");
    let known = "[[expect]]\ndirectives = \"core/a.wast:5:module\"\nobservation = \"unlinkable\"\nreason = \"r\"\n";
    write(&folder, "known.toml", known);
    run_to(&folder, SCRIPT, "r.jsonl", &["--junit", "r.xml", "--expectations", "known.toml"]);
    let xml = std::fs::read_to_string(folder.join("r.xml")).unwrap();
    for part in [
        "<testsuites name=\"wassay\" tests=\"6\" skipped=\"2\" failures=\"1\"",
        "<testsuite name=\"core/a.wast\" tests=\"6\" skipped=\"2\" errors=\"0\" failures=\"1\"",
        "<testcase name=\"core/a.wast:2:assert_return\" classname=\"core/a.wast\"",
        "<failure message=\"failed: returned i32:1 (0x00000001)\" type=\"failed\">",
        "<skipped message=\"expected-failure: unlinkable",
        "<skipped message=\"blocked-as-expected: blocked by core/a.wast:5:module\"",
    ] {
        assert!(xml.contains(part), "{part} is missing in:\n{xml}");
    }
    let (code, _, error) = wassay(&folder, &["run", "--suite", "a.wast", "--junit", "no/r.xml"]);
    assert!(code == 2 && error.contains("cannot write"), "{error}");
}

/// Results of the script in a folder, of an engine that calls itself something else.
fn run_as(folder: &Path, results: &str, name: &str, from: &str, to: &str) {
    run_to(folder, SCRIPT, "own.jsonl", &["--label", "night", "--commit", "abc"]);
    let text = std::fs::read_to_string(folder.join("own.jsonl")).unwrap();
    let text = text.replace("\"name\":\"wassay\"", &format!("\"name\":{name:?}"));
    write(folder, results, &text.replace(from, to));
}

#[test]
fn report_puts_engines_beside_each_other() {
    let folder = folder("results-report");
    let hostile = "</script><script>alert(1)</script>";
    run_as(&folder, "a.jsonl", "one", "", "");
    run_as(&folder, "b.jsonl", hostile, "returned nothing", &format!("=1 {hostile}"));
    write(&folder, "damaged.jsonl", "");
    let header = read(&folder, "a.jsonl").header;
    assert_eq!((header.label.as_deref(), header.commit.as_deref()), (Some("night"), Some("abc")));
    assert!(header.began.is_some_and(|began| began.ends_with('Z')));

    let report =
        |more: &[&str]| wassay(&folder, &[&["report", "a.jsonl", "b.jsonl"], more].concat());
    let (code, out, error) = report(&["--suite", "a.wast", "-o", "page.html", "--title", "<b>"]);
    assert_eq!((code, &*out, &*error), (0, "", ""));
    let page = std::fs::read_to_string(folder.join("page.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("<title>&lt;b&gt;</title>"));
    assert!(!page.contains("alert(1)") && page.matches("</script>").count() == 3);
    assert!(
        !page.contains("http://") && !page.contains("https://"),
        "a page asks nothing of anybody"
    );

    let (code, out, _) = report(&["--format", "markdown"]);
    assert!(code == 0 && out.contains("| core | 3 of 6 | 3 of 6 |\n"), "{out}");
    let (code, out, _) = report(&["--format", "csv", "--by", "directive"]);
    assert!(code == 0 && out.contains(",passed,no,passed,\"'=1 </script>"), "{out}");
    let (code, _, error) = report(&["--format", "badge"]);
    assert!(code == 2 && error.contains("--output"), "{error}");
    assert_eq!(report(&["--format", "badge", "-o", "badges"]).0, 0);
    let badge = std::fs::read_to_string(folder.join("badges/one-core.svg")).unwrap();
    assert!(badge.contains(">3 of 6</text>"), "{badge}");

    let (code, out, error) = report(&["damaged.jsonl", "--format", "markdown"]);
    assert!(code == 1 && out.contains("- damaged.jsonl has no results: "), "{out}");
    assert!(error.contains("damaged.jsonl is not a results file"), "{error}");
    let (code, _, error) = wassay(&folder, &["report", "damaged.jsonl"]);
    assert!(code == 2 && error.contains("damaged.jsonl is not a results file"), "{error}");
    let (code, out, _) = wassay(&folder, &["diff", "a.jsonl", "b.jsonl", "--format", "html"]);
    assert!(code == 0 && out.starts_with("<!doctype html>") && out.ends_with("</html>\n"));
}

#[test]
fn matrix_runs_engines_and_keeps_their_results() {
    let folder = folder("results-matrix");
    write(&folder, "a.wast", SCRIPT);
    let arguments = [
        &[
            "matrix",
            "--suite",
            "a.wast",
            "--engine",
            "wassay:gc-stress",
            "--engine",
            "no-such-engine",
        ][..],
        &["--engine", "wassay", "--results", "kept", "--format", "markdown", "--label", "night"],
    ];
    let (code, out, error) = wassay(&folder, &arguments.concat());
    assert_eq!(code, 1, "{out}{error}");
    for part in ["| core | 3 of 6 | no results | 3 of 6 |\n", "- no-such-engine has no results: "] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    let kept = read(&folder, "kept/wassay-gc-stress.jsonl");
    assert_eq!((kept.records.len(), kept.header.label.as_deref()), (6, Some("night")));
    let from = ["matrix", "--from", "kept/wassay-gc-stress.jsonl", "kept/wassay-default.jsonl"];
    let (code, page, _) = wassay(&folder, &from);
    assert!(code == 0 && page.starts_with("<!doctype html>"));
    let (code, _, error) = wassay(&folder, &["matrix", "--suite", "a.wast", "nothing-like-this"]);
    assert!(code == 2 && error.contains("no test matches"), "{error}");
}
