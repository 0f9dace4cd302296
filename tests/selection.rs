//! Filters and shards over the whole suite that is built in, and `wassay bless` on files of its own.

mod program;

use program::{folder, wassay_with as wassay};
use std::collections::HashSet;
use std::path::Path;
use wassay::arguments::SuiteArgs;
use wassay::engines;
use wassay::suite::Suite;
use wassay_harness::selection::{Filter, Selection, Shard};

fn suite() -> Suite {
    Suite::load(&SuiteArgs::default(), engines::DEFAULT, &Filter::default()).unwrap()
}

fn names(selection: &Selection<'_>) -> Vec<String> {
    let mut names = Vec::with_capacity(selection.len());
    for selected in &selection.files {
        let heads = selected.file.heads().unwrap();
        let name = |id: &u32| selected.file.name(selected.group, &heads[*id as usize]);
        names.extend(selected.directives.iter().map(|id| name(id).to_owned_name()));
    }
    names
}

#[test]
fn shards_of_the_suite_are_disjoint_complete_and_about_even() {
    let suite = suite();
    let all = names(&Filter::default().select(&suite.manifest).unwrap());
    for total in [2, 3, 7] {
        let mut found = HashSet::new();
        let mut sizes = Vec::new();
        for index in 1..=total {
            let shard = Some(Shard::new(index, total).unwrap());
            let selection = Filter { shard, ..Filter::default() }.select(&suite.manifest).unwrap();
            sizes.push(selection.len());
            for name in names(&selection) {
                assert!(!found.contains(&name), "{name} is in two shards of {total}");
                found.insert(name);
            }
        }
        assert_eq!(found.len(), all.len(), "shards of {total} miss something");
        assert!(all.iter().all(|name| found.contains(name)));
        // The largest units have some thousands of directives and are not divided.
        let even = all.len() / total as usize;
        for size in sizes {
            assert!(
                size > even / 2 && size < even * 2,
                "{size} of {} in one of {total}",
                all.len()
            );
        }
    }
}

/// Expressions that depend only on names select the tests with such names.
#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn filters_agree_with_the_names_of_the_whole_suite() {
    let suite = suite();
    let all = names(&Filter::default().select(&suite.manifest).unwrap());
    let line = |name: &str| -> u32 {
        let line = name.rsplit(':').nth(1).unwrap();
        line.split('.').next().unwrap().parse().unwrap()
    };
    type Holds<'a> = &'a dyn Fn(&str) -> bool;
    let cases: [(&str, Holds<'_>); 5] = [
        ("group(gc) and kind(assert_trap) and not file(i31)", &|name| {
            name.starts_with("gc/")
                && name.ends_with(":assert_trap")
                && !name.contains("/i31.wast:")
        }),
        ("name(*/i32.wast:*) or name(simd/*:assert_trap)", &|name| {
            name.contains("/i32.wast:")
                || (name.starts_with("simd/") && name.ends_with(":assert_trap"))
        }),
        ("line(100..200) and not (kind(module) or kind(assert_*))", &|name| {
            let kind = name.rsplit(':').next().unwrap();
            (100..=200).contains(&line(name)) && kind != "module" && !kind.starts_with("assert_")
        }),
        ("file(i??) and line(..9)", &|name| {
            let path = name.split(':').next().unwrap().rsplit('/').next().unwrap();
            path.len() == 8 && path.starts_with('i') && line(name) <= 9
        }),
        ("not not group(threads) and line(30..)", &|name| {
            name.starts_with("threads/") && line(name) >= 30
        }),
    ];
    for (text, holds) in cases {
        let expressions = vec![text.parse().unwrap()];
        let selection =
            Filter { expressions, ..Filter::default() }.select(&suite.manifest).unwrap();
        let expected: Vec<&String> = all.iter().filter(|name| holds(name)).collect();
        assert!(!expected.is_empty(), "{text}");
        assert_eq!(names(&selection).iter().collect::<Vec<_>>(), expected, "{text}");
    }
}

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
(assert_return (invoke \"one\") (i32.const 2))
(assert_invalid (module (func (result i32))) \"type mismatch\")
";

#[test]
fn bless_asks_for_reasons_keeps_them_and_follows() {
    let folder = folder("selection-bless");
    let script = folder.join("a.wast");
    std::fs::write(&script, SCRIPT).unwrap();
    let known = folder.join("known.toml");
    let run = |arguments: &[&str]| {
        let common = ["--suite", "a.wast", "--expectations", "known.toml"];
        wassay(&folder, &[arguments, &common].concat(), &[])
    };
    let (code, out, error) = run(&["bless"]);
    assert!(code == 2 && out.contains("add core/a.wast:3:assert_return: returned i32:1"), "{out}");
    assert!(error.contains("need --reason TEXT") && !known.exists(), "{error}");
    assert_eq!(run(&["bless", "--reason", " "]).0, 2);
    let (code, out, _) = run(&["bless", "--reason", "It adds wrongly.", "--dry-run"]);
    assert!(code == 0 && out.contains("nothing was written") && !known.exists(), "{out}");
    assert_eq!(run(&["bless", "--reason", "It adds wrongly."]).0, 0);
    let (code, out, _) = run(&["run"]);
    assert!(code == 0 && out.contains("3 passed, 0 failed, 1 expected failure"), "{out}");
    // The reason that a person wrote stays, and the line moves.
    let text = std::fs::read_to_string(&known).unwrap();
    let text = text.replace("reason = ", "# A person says:\nreason = ");
    std::fs::write(&known, &text).unwrap();
    std::fs::write(&script, format!(";; new\n\n{SCRIPT}")).unwrap();
    let (code, out, _) = run(&["run"]);
    let note =
        "note: known.toml:1: `core/a.wast:3:assert_return` is now `core/a.wast:5:assert_return`";
    assert!(code == 0 && out.contains(note), "{out}");
    let (code, out, _) = run(&["bless"]);
    assert!(code == 0 && out.contains("move core/a.wast:3:assert_return"), "{out}");
    let written = std::fs::read_to_string(&known).unwrap();
    assert_eq!(written, text.replace("a.wast:3:", "a.wast:5:"));
    // The entry of a test that passes now is removed.
    std::fs::write(&script, SCRIPT.replace("i32.const 2", "i32.const 1")).unwrap();
    assert_eq!(run(&["bless"]).0, 0);
    assert_eq!(run(&["run"]).0, 0);
    assert!(!std::fs::read_to_string(&known).unwrap().contains("[[expect]]"));
    assert_eq!(run(&["bless", "--config", "all"]).0, 2);
}

/// Blessing the built-in suite changes nothing except digests.
#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn the_expectations_of_the_suite_stay_when_they_are_blessed() {
    let folder = folder("selection-built-in");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("testsuite/expectations/wassay.toml");
    let text = std::fs::read_to_string(file).unwrap();
    std::fs::write(folder.join("known.toml"), &text).unwrap();
    let group = ["--group", "mutable-global", "--group", "reference-types"];
    let bless = [&["bless", "--expectations", "known.toml"][..], &group].concat();
    let (code, out, error) = wassay(&folder, &bless, &[]);
    assert_eq!(code, 0, "{out}{error}");
    let written = std::fs::read_to_string(folder.join("known.toml")).unwrap();
    let without_digests = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("digest"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(without_digests(&written), without_digests(&text));
    let (_, again, _) = wassay(&folder, &bless, &[]);
    assert!(again.contains("holds as it is"), "{again}");
}

#[test]
fn shards_come_from_the_command_line_and_from_bazel() {
    let folder = folder("selection-shards");
    std::fs::write(folder.join("a.wast"), SCRIPT).unwrap();
    let run = ["run", "--suite", "a.wast", "--kind", "assert_invalid"];
    let mut ran = 0;
    for index in ["0", "1", "2"] {
        let status = format!("status-{index}");
        let bazel = [
            ("TEST_SHARD_INDEX", index),
            ("TEST_TOTAL_SHARDS", "3"),
            ("TEST_SHARD_STATUS_FILE", &status),
        ];
        let (code, out, error) = wassay(&folder, &run, &bazel);
        assert_eq!(code, 0, "an empty shard is none to fail: {out}{error}");
        ran += usize::from(out.contains("1 directive: 1 passed"));
        assert!(folder.join(&status).exists());
        let shard = format!("{}/3", index.parse::<u32>().unwrap() + 1);
        let (code, same, _) = wassay(&folder, &[&run[..], &["--shard", &shard]].concat(), &[]);
        assert_eq!((code, same.contains("1 passed")), (0, out.contains("1 passed")));
    }
    assert_eq!(ran, 1);
    let bad = [("TEST_SHARD_INDEX", "3"), ("TEST_TOTAL_SHARDS", "3")];
    assert_eq!(wassay(&folder, &run, &bad).0, 2);
    assert_eq!(wassay(&folder, &["run", "--shard", "0/3"], &[]).0, 2);
    let nothing = ["run", "--suite", "a.wast", "--shard", "1/3", "no such name"];
    assert_eq!(wassay(&folder, &nothing, &[]).0, 2, "a filter that matches nothing is a mistake");
}

#[test]
fn a_filter_can_ask_a_file_of_results() {
    let folder = folder("selection-results");
    std::fs::write(folder.join("a.wast"), SCRIPT).unwrap();
    let run = ["run", "--suite", "a.wast", "--results", "last.jsonl"];
    assert_eq!(wassay(&folder, &run, &[]).0, 1);
    let list = |filter: &str| wassay(&folder, &["list", "--suite", "a.wast", "-E", filter], &[]);
    assert_eq!(list("status(failed in last.jsonl)").1, "core/a.wast:3:assert_return\n");
    let (_, out, _) = list("status(passed in last.jsonl) and kind(assert_*)");
    assert_eq!(out, "core/a.wast:2:assert_return\ncore/a.wast:4:assert_invalid\n");
    // A directive whose line has changed is found by its text.
    std::fs::write(folder.join("a.wast"), format!(";; new\n{SCRIPT}")).unwrap();
    assert_eq!(list("status(failed in last.jsonl)").1, "core/a.wast:4:assert_return\n");
    let (code, _, error) = list("status(failed in none.jsonl)");
    assert!(code == 2 && error.contains("none.jsonl"), "{error}");
}

#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn a_filter_that_is_wrong_says_where() {
    let folder = folder("selection-wrong");
    let (code, _, error) = wassay(&folder, &["run", "-E", "group(simdd)"], &[]);
    assert_eq!(code, 2);
    assert!(
        error.contains("filter, column 7: there is no group `simdd`: did you mean `simd`?"),
        "{error}"
    );
    let (_, help, _) = wassay(&folder, &["help", "run"], &[]);
    assert!(help.contains("status(STATUS in FILE)"), "{help}");
}
