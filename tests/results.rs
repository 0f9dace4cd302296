//! What a run leaves behind, and what `diff` and `merge` make of it, as people and CI use them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wassay_harness::results::{self, RecordStatus, Results};

/// Runs the program in a folder.
#[track_caller]
fn wassay(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wassay"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(folder).env_remove("CARGO").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("results").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

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
    let folder = folder("records");
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
    let folder = folder("stale");
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
        assert_eq!(results.records[0].status, RecordStatus::Passed);
    }
}
