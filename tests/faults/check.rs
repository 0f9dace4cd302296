//! `wassay adapter`: its findings about adapters that are right and wrong, and the skeletons of new ones.

use crate::program::{command_line, folder, has, wassay};
use std::path::Path;
use wassay::engines::worker;

#[test]
fn our_own_engine_does_nothing_wrong() {
    let adapter = format!("{} {} wassay {}", command_line(), worker::ARGUMENT, worker::LINES);
    let (code, out, error) = wassay(&folder("faults-check"), &["adapter", "check", &adapter]);
    assert_eq!((code, &*error), (0, ""), "{out}");
    let last = out.lines().last().unwrap();
    let right: usize = last.split(' ').next().unwrap().parse().unwrap();
    assert!(right > 100 && last.ends_with(" 0 wrong, 0 left out as unsupported"), "{out}");
}

/// What the adapter lacks is left out, also if it answers `skipped` to requests that need that.
#[test]
fn an_adapter_that_skips_what_it_lacks_does_nothing_wrong() {
    if !has("python3") {
        return;
    }
    let folder = folder("faults-check-skips");
    let answer = "outcome = outcome_of(session, modules, message)";
    let skeleton = include_str!("../../src/commands/adapter/skeletons/adapter.py");
    assert!(skeleton.contains(answer));
    let skips = format!("{answer} if not message[\"needs\"] else \"skipped\"");
    let adapter = skeleton.replace(answer, &skips);
    std::fs::write(folder.join("adapter.py"), adapter).unwrap();
    let (code, out, error) = wassay(&folder, &["adapter", "check", "python3 adapter.py"]);
    assert_eq!((code, &*error), (0, ""), "{out}");
}

/// Checks the adapter that misbehaves in one of the ways of `misbehaving.py`.
fn check_misbehaving(way: &str) -> (i32, String, String) {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/misbehaving.py");
    let adapter = format!("python3 '{}' {way}", program.display());
    wassay(&folder("faults-check-misbehaving"), &["adapter", "check", "--timeout", "2", &adapter])
}

#[test]
fn faults_of_an_adapter_are_said_in_words() {
    if !has("python3") {
        return;
    }
    // This adapter answers everything with success, and calls with 1.
    let (code, out, _) = check_misbehaving("behaves");
    assert_eq!(code, 1, "{out}");
    for line in [
        "wrong: `define` with no bytes: `rejected` as malformed, or with the phase null is wanted, not: returned nothing",
        "wrong: 1 + 2: returned i32:3 (0x00000003) is wanted, not: returned i32:1 (0x00000001)",
        "wrong: `unreachable`: `trapped` is wanted, not: returned i32:1 (0x00000001)",
        "wrong: a task that there is not: `unsupported` is wanted, not: returned nothing",
    ] {
        assert!(out.lines().any(|found| found == line), "{line}\n{out}");
    }
    let (code, out, _) = check_misbehaving("another_number");
    let line = "wrong: `define` with no bytes: an answer to request 7, but request 1 is due";
    assert!(code == 1 && out.lines().any(|found| found == line), "{out}");
    let (code, out, error) = check_misbehaving("greets_people");
    assert!(code == 2 && out.is_empty() && error.contains("does not say hello"), "{error}");
}

/// Writes a skeleton, and checks it: the skeleton supports no module, but does nothing wrong.
#[track_caller]
fn check_skeleton(language: &str, start: &str) {
    let folder = folder(&format!("faults-new-{language}"));
    let new = ["adapter", "new", "--language", language, "it"];
    let (code, out, error) = wassay(&folder, &new);
    assert_eq!((code, &*error), (0, ""));
    assert!(out.contains(&format!("wassay run --engine '{start}'")), "{out}");
    let (code, out, error) = wassay(&folder, &["adapter", "check", start]);
    assert_eq!((code, &*error), (0, ""), "{out}");
    let last = out.lines().last().unwrap();
    assert!(last.contains(" 0 wrong, ") && !last.contains(" 0 left out"), "{out}");
    let (code, _, error) = wassay(&folder, &new);
    assert!(code == 2 && error.contains("already exists"), "{error}");
}

#[test]
fn the_skeleton_in_python_runs() {
    if has("python3") {
        check_skeleton("python", "python3 it/adapter.py");
    }
}

#[test]
fn the_skeleton_in_javascript_runs() {
    if has("node") {
        check_skeleton("javascript", "node it/adapter.mjs");
    }
}

/// `ci/own-engine.sh` builds it.
#[test]
fn the_skeleton_in_rust_is_written() {
    let folder = folder("faults-new-rust");
    let (code, _, error) = wassay(&folder, &["adapter", "new", "--language", "rust", "it"]);
    assert_eq!((code, &*error), (0, ""));
    let manifest = std::fs::read_to_string(folder.join("it/Cargo.toml")).unwrap();
    assert!(manifest.contains("wassay-harness = { path = "), "{manifest}");
    assert!(folder.join("it/src/main.rs").is_file());
}
