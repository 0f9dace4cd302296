//! The program as people and CI use it: what it prints, and its exit codes.

mod program;

use program::{folder, wassay, wassay_with, write};
use std::path::Path;
use wassay::engines::choice::own_program;

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
  (assert_return (invoke \"one\")
    (i32.const 2))
";

#[test]
fn a_failure_shows_place_excerpt_values_and_command() {
    let folder = folder("cli-failure");
    write(&folder, "a.wast", SCRIPT);
    let (code, out, _) = wassay(&folder, &["run", "--suite", "a.wast"]);
    assert_eq!(code, 1, "{out}");
    for part in [
        "core/a.wast:3:assert_return: right outcome, wrong value or text",
        "a.wast:3:3",
        "3 | /   (assert_return (invoke \"one\")",
        "= expected: returned i32:2 (0x00000002)",
        "= got:      returned i32:1 (0x00000001)",
        "= run it:   wassay run --exact core/a.wast:3:assert_return --suite a.wast",
        "3 directives: 2 passed, 1 failed, 0 expected failures, 0 blocked",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "no colours in a pipe");
    let (code, out, _) = wassay(&folder, &["run", "--suite", "a.wast", "--color", "always"]);
    assert!(code == 1 && out.contains('\u{1b}'));
}

#[test]
fn the_exit_code_says_how_the_program_ended() {
    let folder = folder("cli-exit-codes");
    write(&folder, "a.wast", SCRIPT);
    std::fs::create_dir(folder.join("empty")).unwrap();
    let code = |arguments: &[&str]| wassay(&folder, arguments).0;
    assert_eq!(code(&["run", "--suite", "a.wast", ":2:"]), 0);
    assert_eq!(code(&["run", "--suite", "a.wast"]), 1);
    for arguments in [
        &["run", "--suite", "missing"][..],
        &["run", "--suite", "empty"],
        &["run", "--suite", "a.wast", "no such name"],
        &["run", "--group", "no-such-group"],
        &["run", "--engine", "no-such-engine"],
        &["run", "--kind", "no_such_kind"],
        &["run", "--suite", "a.wast", "--features", "wasm0"],
        &["run", "--suite", "a.wast", "--expectations", "missing.toml"],
        &["run", "--suite", "a.wast", "--jobs", "0"],
        &["show", "no/such.wast:1:module"],
        &["list", "--suite", "empty"],
        &["no-such-command"],
    ] {
        let (code, _, error) = wassay(&folder, arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(!error.is_empty(), "{arguments:?} says why");
    }
}

#[test]
fn expectations_are_strict() {
    let folder = folder("cli-expectations");
    write(&folder, "a.wast", SCRIPT);
    let run = |name: &str, line: u32, observation: &str| {
        let entry = format!(
            "[[expect]]\ndirectives = \"core/a.wast:{line}:{name}\"\n\
             observation = \"{observation}\"\nreason = \"a test\"\n"
        );
        write(&folder, "known.toml", &entry);
        wassay(&folder, &["run", "--suite", "a.wast", "--expectations", "known.toml"])
    };
    let (code, out, _) = run("assert_return", 3, "returned i32:1");
    assert!(code == 0 && out.contains("2 passed, 0 failed, 1 expected failure"), "{out}");
    let (code, out, _) = run("assert_return", 3, "returned i32:2");
    assert!(code == 1 && out.contains("1 failed"), "{out}");
    let (code, out, _) = run("assert_return", 2, "returned i32:1");
    assert!(code == 1 && out.contains("passes, although an entry expects it to fail"), "{out}");
    let (code, out, _) = run("assert_trap", 3, "returned i32:1");
    assert!(code == 1 && out.contains("matches nothing"), "{out}");
    write(&folder, "known.toml", "[[expect]]\nraeson = 1");
    let (code, _, error) =
        wassay(&folder, &["run", "--suite", "a.wast", "--expectations", "known.toml"]);
    assert!(code == 2 && error.contains("raeson"), "{error}");
}

#[test]
fn changing_one_expected_value_fails_exactly_that_test() {
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join("testsuite/local/partial-init");
    let text = std::fs::read_to_string(local.join("elements.wast")).unwrap();
    let folder = folder("cli-changed");
    let asserted = "(assert_return (invoke $owner \"call\" (i32.const 0)) (i32.const 42))";
    write(&folder, "a.wast", &text);
    assert_eq!(wassay(&folder, &["run", "--suite", "a.wast"]).0, 0);
    assert_eq!(text.matches(asserted).count(), 1);
    write(&folder, "a.wast", &text.replace(asserted, &asserted.replace("42", "43")));
    let (code, out, _) = wassay(&folder, &["run", "--suite", "a.wast"]);
    assert!(code == 1 && out.contains(", 1 failed, 0 expected failures, 0 blocked"), "{out}");
}

#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn list_has_the_same_filters() {
    let folder = folder("cli-list");
    write(&folder, "a.wast", SCRIPT);
    let list = |arguments: &[&str]| {
        let (code, out, _) = wassay(&folder, &[&["list", "--suite", "a.wast"], arguments].concat());
        assert_eq!(code, 0);
        out
    };
    let all = "core/a.wast:1:module\ncore/a.wast:2:assert_return\ncore/a.wast:3:assert_return\n";
    assert_eq!(list(&[]), all);
    assert_eq!(list(&["--kind", "module"]), "core/a.wast:1:module\n");
    assert_eq!(list(&["--skip", ":3:", "--skip", "module"]), "core/a.wast:2:assert_return\n");
    let (_, out, _) = wassay(&folder, &["list"]);
    assert!(out.lines().count() > 60_000);
    assert!(!out.contains("spec-1.0/"), "it runs only when asked for");
    let (_, out, _) = wassay(&folder, &["list", "--group", "spec-1.0"]);
    assert!(out.lines().count() > 10_000);
}

#[test]
fn show_tells_slice_outcome_and_code() {
    let folder = folder("cli-show");
    write(&folder, "a.wast", SCRIPT);
    let show = |flags: &[&str]| {
        let arguments = ["show", "core/a.wast:2:assert_return", "--suite", "a.wast"];
        let (code, out, error) = wassay(&folder, &[&arguments, flags].concat());
        assert_eq!(code, 0, "{error}");
        out
    };
    let out = show(&[]);
    for part in ["a.wast:2:1", "got:      returned i32:1", "core/a.wast:1:module ("] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    assert!(show(&["--wasm"]).contains("i32.const 1"));
    assert!(show(&["--clif"]).contains("iconst.i32 1"));
    assert!(show(&["--asm"]).contains("ret"));
}

#[test]
fn show_names_a_status_as_results_do() {
    let folder = folder("cli-show-status");
    write(&folder, "a.wast", SCRIPT);
    let known = "[[expect]]\ndirectives = \"core/a.wast:3:assert_return\"\nobservation = \"returned i32:1\"\nreason = \"r\"\n";
    write(&folder, "known.toml", known);
    for (line, status) in [(2, "passed"), (3, "expected-failure")] {
        let name = format!("core/a.wast:{line}:assert_return");
        let arguments = ["show", &name, "--suite", "a.wast", "--expectations", "known.toml"];
        let (code, out, error) = wassay(&folder, &arguments);
        assert_eq!(code, 0, "{error}");
        assert!(out.starts_with(&format!("note: {name}: {status}\n")), "{out}");
        assert!(!out.contains("error"), "{out}");
    }
}

#[test]
fn show_prints_the_backtrace_of_a_trap() {
    let folder = folder("cli-show-backtrace");
    let script = r#"(module
  (func $inner (unreachable))
  (func $outer (export "f") (call $inner)))
(assert_trap (invoke "f") "unreachable")
(assert_trap (invoke "f") "integer overflow")
"#;
    write(&folder, "a.wast", script);
    for (line, expected) in [(4, 0), (5, 1)] {
        let name = format!("core/a.wast:{line}:assert_trap");
        let (code, out, error) = wassay(&folder, &["show", &name, "--suite", "a.wast"]);
        assert_eq!(code, expected, "{error}");
        let frames = ["backtrace", "func 0 $inner @ 0x", "func 1 $outer @ 0x"];
        let places: Vec<_> = frames.iter().map(|frame| out.find(frame)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{out}");
    }
}

/// A finding shows the instruction, the word or the frames, in the script if they are written there.
#[test]
fn findings_show_the_place_in_the_module() {
    let folder = folder("cli-places");
    let script = r#"(module
  (func nop)
  (func $f (result i32)
    (i32.add (i32.const 1)
      (i64.const 2))))
(assert_return (invoke "f" (i32.cont 1)))
(module quote "(func)"
  "(func (call $nowhere))")
(module binary "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\0a\04\01\02\00\0b")
(module (func (export "t") (call $g)) (func $g (unreachable)))
(assert_return (invoke "t"))
(module (start 7))
"#;
    write(&folder, "a.wast", script);
    let (code, out, error) = wassay(&folder, &["run", "--suite", "a.wast"]);
    assert_eq!(code, 1, "{error}");
    for part in [
        // An invalid module: the instruction is shown.
        "a.wast:4:6\n  |\n4 |     (i32.add (i32.const 1)\n  |      ^^^^^^^\n",
        "= where:    function 1 $f, offset 0x24 of the module: i32.add\n",
        // A directive that is not understood, and the text of a quoted module.
        "a.wast:6:29\n  |\n6 | (assert_return (invoke \"f\" (i32.cont 1)))\n  |                             ^^^^^^^^\n",
        "a.wast:8:16\n  |\n8 |   \"(func (call $nowhere))\")\n  |                ^^^^^^^^\n",
        // A binary module: offsets are shown, also for a place in no function.
        "= where:    function 0, offset 0x18 of the module: end\n",
        "= where:    offset 0x",
        // A trap.
        "= backtrace:\n       func 1 $g @ 0x24: unreachable, a.wast:10:49\n       func 0 @ 0x1f: call $g, a.wast:10:29\n",
    ] {
        assert!(out.contains(part), "{part}\nis missing in:\n{out}");
    }
}

#[test]
fn list_shows_the_features_that_modules_need() {
    let folder = folder("cli-features");
    let script = r#"(module (func (export "f") (result v128) (v128.const i64x2 1 2)))
(assert_return (invoke "f") (v128.const i64x2 1 2))
(module (func) (memory 1) (memory i64 1))
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_malformed (module quote "(func") "unexpected token")
"#;
    write(&folder, "a.wast", script);
    let (code, out, _) = wassay(&folder, &["list", "--suite", "a.wast", "--show-features"]);
    let expected = "core/a.wast:1:module\tsimd\n\
                    core/a.wast:2:assert_return\tsimd\n\
                    core/a.wast:3:module\tmemory64,multi-memory\n\
                    core/a.wast:4:assert_invalid\tmvp\n\
                    core/a.wast:5:assert_malformed\t-\n";
    assert_eq!((code, &*out), (0, expected));
    let (_, out, _) = wassay(&folder, &["list", "--suite", "a.wast", "-E", "feature(memory64)"]);
    assert_eq!(out, "core/a.wast:3:module\n");
}

/// The program itself, as an engine that is neither built in nor known.
fn other_engine() -> String {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let words = [program].into_iter().chain(arguments);
    let words: Vec<_> = words.map(|word| format!("'{}'", word.display())).collect();
    format!("{} wassay-worker wassay lines", words.join(" "))
}

#[test]
fn code_is_shown_for_the_built_in_engine_only() {
    let folder = folder("cli-show-other");
    write(&folder, "a.wast", SCRIPT);
    let engine = other_engine();
    let show = ["show", "core/a.wast:2:assert_return", "--suite", "a.wast", "--engine", &engine];
    let (code, out, _) = wassay(&folder, &show);
    assert!(code == 0 && out.contains("returned i32:1"), "{out}");
    assert!(wassay(&folder, &[&show[..], &["--wasm"]].concat()).1.contains("i32.const 1"));
    for flag in ["--clif", "--asm"] {
        let (code, out, error) = wassay(&folder, &[&show[..], &[flag]].concat());
        assert_eq!((code, &*out), (2, ""));
        assert!(error.contains("code is shown for the built-in engine only"), "{error}");
    }
}

#[test]
fn all_configurations_are_those_of_an_engine_that_is_known() {
    let folder = folder("cli-config-all");
    write(&folder, "a.wast", SCRIPT);
    let (engine, run) = (other_engine(), ["run", "--suite", "a.wast", ":2:", "--config", "all"]);
    let (code, out, _) = wassay(&folder, &run);
    assert!(code == 0 && out.contains("configuration: gc-stress"), "{out}");
    let (code, out, error) = wassay(&folder, &[&run[..], &["--engine", &engine]].concat());
    assert_eq!((code, &*out), (2, ""));
    assert!(error.contains("name one configuration"), "{error}");
}

/// What `repro` prints shows the same outcome when it is run, for directives of every kind.
#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn repros_show_the_same_outcome() {
    let folder = folder("cli-repro");
    let (_, names, _) = wassay(&folder, &["list"]);
    let kinds = [
        "module",
        "register",
        "invoke",
        "assert_return",
        "assert_trap",
        "assert_exhaustion",
        "assert_invalid",
        "assert_malformed",
        "assert_unlinkable",
    ];
    let pick = |kind: &str, prefix: &str| {
        let suffix = format!(":{kind}");
        let fitting = names.lines().filter(|name| name.ends_with(&suffix));
        let mut fitting = fitting.filter(|name| name.starts_with(prefix));
        fitting.next_back().unwrap_or_else(|| panic!("no {kind} in {prefix}")).to_owned()
    };
    let mut picked: Vec<String> = kinds.iter().map(|kind| pick(kind, "core/")).collect();
    picked.push(pick("assert_return", "core/linking"));
    picked.push(pick("assert_return", "local/partial-init/chains"));
    picked.push(pick("assert_return", "reference-types/table_grow"));
    for name in picked {
        let (code, script, error) = wassay(&folder, &["repro", &name]);
        assert_eq!(code, 0, "{name}: {error}");
        write(&folder, "repro.wast", &script);
        let observed = script.lines().find_map(|line| line.split_once(", observed: "));
        let (_, observed) = observed.unwrap_or_else(|| panic!("no outcome in {script}"));
        let (_, list, _) = wassay(&folder, &["list", "--suite", "repro.wast"]);
        let last = list.lines().next_back().unwrap();
        let (code, out, error) = wassay(&folder, &["show", last, "--suite", "repro.wast"]);
        assert_eq!(code, 0, "{name}: {error}{out}\n{script}");
        assert!(out.contains(observed), "{name}: {observed}\n{out}\n{script}");
    }
}

/// A failure of a large module fits on a screen.
#[test]
fn repros_drop_what_the_outcome_does_not_need() {
    let folder = folder("cli-repro-large");
    let function = |number: u32| {
        format!(
            "  (func $f{number} (param i32) (result i32)\n    (i32.add (local.get 0)\n      (call $f{} (i32.const {number}))))\n",
            (number + 1) % 60
        )
    };
    let functions: String = (0..60).map(function).collect();
    let script = format!(
        "(module\n  (memory 1)\n{functions}  (func (export \"f\") (result i32) (i32.const 1)))\n\
         (assert_return (invoke \"f\") (i32.const 2))\n"
    );
    write(&folder, "a.wast", &script);
    let line = script.lines().count();
    let (code, small, error) =
        wassay(&folder, &["repro", &format!("a:{line}"), "--suite", "a.wast"]);
    assert_eq!(code, 0, "{error}");
    assert!(small.lines().count() < 10 && !small.contains("$f"), "{small}");
    write(&folder, "small.wast", &small);
    let (code, out, _) = wassay(&folder, &["run", "./small.wast"]);
    assert!(code == 1 && out.contains("got:      returned i32:1"), "{out}");
}

/// The configuration that collects at every allocation shows that it did.
#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn the_number_of_garbage_collections_is_shown() {
    let folder = folder("cli-collections");
    let script = "(module (type $s (struct)) (func (export \"new\") (drop (struct.new $s))))
        (assert_return (invoke \"new\")) (assert_return (invoke \"new\"))";
    write(&folder, "a.wast", script);
    let collections = |arguments: &[&str]| -> u64 {
        let (code, out, _) = wassay(&folder, arguments);
        assert_eq!(code, 0, "{out}");
        let line = out.lines().find_map(|line| line.strip_prefix("garbage collections: "));
        line.unwrap_or_else(|| panic!("no line tells in:\n{out}")).parse().unwrap()
    };
    assert_eq!(collections(&["run", "--suite", "a.wast", "--config", "gc-stress"]), 2);
    // Every other configuration collects only when there is no room: once, for the first object.
    assert_eq!(collections(&["run", "--suite", "a.wast"]), 1);
    assert!(collections(&["run", "--group", "gc", "--config", "gc-stress"]) > 100);
}

#[test]
fn engines_are_listed_for_people_and_for_scripts() {
    let folder = folder("cli-engines");
    // No engine of another maker is found in this environment.
    let nowhere = [("PATH", ""), ("ENGINES", "nowhere"), ("CARGO_TARGET_DIR", "nowhere")];
    let (code, out, err) = wassay_with(&folder, &["engines"], &nowhere);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("wassay 0.1.0: built in\n  configurations: default, "), "{out}");
    assert!(!out.contains("\nfault"), "{out}");
    let node = "node: not found (V8, in Node.js)\n  get it: in the repository `ci/engines.sh node`, or npm";
    assert!(out.contains(node), "{out}");
    let (_, lines, _) = wassay_with(&folder, &["engines", "--lines", "wasmi"], &nowhere);
    assert_eq!(lines, "wasmi\t-\tcargo\tengines/rust/wasmi\t-\n");
    let (code, _, err) = wassay_with(&folder, &["run", "--engine", "node"], &nowhere);
    assert_eq!(code, 2);
    assert!(err.contains("`node` is not found: in the repository `ci/engines.sh node`"), "{err}");
    let (code, _, err) = wassay(&folder, &["engines", "nod"]);
    assert_eq!(code, 2);
    assert!(err.contains("there is no engine `nod`: there are wassay, node, bun"), "{err}");
}

/// An engine of the table is found where `ci/engines.sh` installs it, and started with the command line of the table.
#[cfg(unix)]
#[test]
fn a_known_engine_runs_by_its_name() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("cli-known-engine");
    let program = folder.join("release/wassay-wasmi");
    std::fs::create_dir_all(program.parent().unwrap()).unwrap();
    // Wassay itself takes the engine's place, as the table requires only the protocol.
    let worker = program::command_line();
    let text = format!("#!/bin/sh\nexec {worker} wassay-worker wassay lines\n");
    std::fs::write(&program, text).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    write(&folder, "a.wast", SCRIPT);
    let target = folder.to_string_lossy().into_owned();
    let variables = [("CARGO_TARGET_DIR", &*target)];
    let run = ["run", "--engine", "wasmi", "--suite", "a.wast"];
    let (code, out, err) = wassay_with(&folder, &run, &variables);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("3 directives: 2 passed, 1 failed"), "{out}");
    let (_, out, _) = wassay_with(&folder, &["engines", "wasmi"], &variables);
    assert!(out.starts_with("wasmi 0.1.0: ") && out.contains("release/wassay-wasmi"), "{out}");
}

#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn scripts_exported_as_json_come_back_with_equal_verdicts() {
    let folder = folder("cli-export");
    for format in ["json", "json-wabt"] {
        let filter = ["--group", "exceptions", "--group", "core", "i32.wast", "throw", "linking"];
        let export = ["export", format, "--format", format].into_iter().chain(filter);
        let (code, out, err) = wassay(&folder, &export.collect::<Vec<_>>());
        assert_eq!(code, 0, "{err}");
        assert!(
            out.contains(" scripts, ") && out.contains("cannot be written in this form"),
            "{out}"
        );
        let results = format!("{format}.jsonl");
        wassay(&folder, &["run", "--suite", format, "--results", &results]);
        let run = ["run", "--results", "whole.jsonl"].into_iter().chain(filter);
        wassay(&folder, &run.collect::<Vec<_>>());
        let (_, out, _) = wassay(&folder, &["diff", "whole.jsonl", &results]);
        assert!(!out.contains("newly"), "{out}");
    }
    let (code, _, err) = wassay(&folder, &["export", "json", "--format", "js"]);
    assert_eq!(code, 2);
    assert!(err.contains("is not empty: name a new folder"), "{err}");
}
