//! A script that is written in JSON and read back is the same, and nothing is omitted silently.

use super::*;
use wassay_harness::script::features::Features;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::suite::{GroupScript, GroupSource, ScriptSource, Suites};

/// Every form and every constant of the language that a command stands for.
const SCRIPT: &str = r#"(module $first (func (export "f")) (global (export "g") i32 (i32.const -1)))
(register "M" $first)

(module (import "M" "f" (func)) (func (export "id") (param i32 i64 f32 f64 v128 externref funcref anyref)))
(assert_return (get $first "g") (i32.const -1))
(invoke "id" (i32.const -2) (i64.const -9223372036854775808) (f32.const -nan:0x200000) (f64.const 0x1.8p-1074)
  (v128.const i8x16 -1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16) (ref.extern 7) (ref.null func) (ref.host 3))
(assert_return (invoke $first "f"))
(assert_return (invoke "x") (f32.const nan:canonical) (f64.const nan:arithmetic) (f32.const -0.0) (f64.const inf)
  (f32.const 0x1p-149) (f64.const -0x1.fffffffffffffp+1023) (i64.const 0xffffffffffffffff))
(assert_return (invoke "x") (v128.const i8x16 -1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 255)
  (v128.const i16x8 -1 2 3 4 5 6 7 65535) (v128.const i32x4 -1 2 3 4) (v128.const i64x2 -1 2)
  (v128.const f32x4 1 nan:canonical -nan:0x1 4) (v128.const f64x2 nan:arithmetic -inf))
(assert_return (invoke "x") (ref.null) (ref.null func) (ref.null extern) (ref.null any) (ref.null exn) (ref.func)
  (ref.extern) (ref.extern 1) (ref.host 2) (ref.any) (ref.eq) (ref.i31) (ref.struct) (ref.array) (ref.exn)
  (either (i32.const 1) (either (i32.const 2) (f64.const nan:canonical))))
(assert_return (invoke "x") (either (i32.const 1) (i32.const 2)))
(assert_trap (invoke "\00\"\\ \09é") "unreachable \"quoted\"")
(assert_exhaustion (invoke "x") "call stack exhausted")
(assert_exception (invoke "x"))
(assert_malformed (module quote "(func \"\ff") "malformed UTF-8 encoding")
(assert_malformed (module binary "\00asm") "unexpected end")
(assert_invalid (module (func (result i32))) "type mismatch")
(assert_unlinkable (module (import "a" "b" (func))) "unknown import")
(assert_trap (module (func unreachable) (start 0)) "unreachable")
(module definition $d (func (export "d")))
(module instance $i $d)
(invoke $i "d")
(assert_malformed_custom (module quote "(@name \"a\")(@name \"b\")") "@name annotation: multiple module")
"#;

fn lower(text: &str) -> Vec<Command> {
    let group = GroupSource::of_script("core", text);
    all(&Manifest::lower(&[group]).unwrap())
}

fn all(manifest: &Manifest) -> Vec<Command> {
    let file = &manifest.groups[0].files[0];
    let ids: Vec<u32> = (0..).take(file.len()).collect();
    commands(file, &ids).unwrap()
}

/// Writes a script in JSON, reads it back, and returns its commands and what was omitted.
fn there_and_back(
    commands: &[Command],
    format: ScriptFormat,
) -> (Vec<Command>, Vec<(u32, String)>) {
    let folder = tempfile::tempdir().unwrap();
    let written = format.write(commands, "core/a.wast", "a", 0);
    let path = folder.path().join(format!("a.{}", format.extension()));
    std::fs::write(&path, &written.text).unwrap();
    for (name, bytes) in &written.modules {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let suites = Suites::parse(include_str!("../../testsuite/suites.toml")).unwrap();
    let groups = match format {
        ScriptFormat::Json | ScriptFormat::JsonWabt => {
            read_json_scripts(&path, &suites, Some(Features::WASM3), &mut Vec::new()).unwrap()
        }
        ScriptFormat::BinWast | ScriptFormat::Js => {
            let source = ScriptSource::embedded("a.wast", &*written.text);
            let (features, wordings) = (Features::WASM3, "core".to_owned());
            let scripts = vec![GroupScript { source, features, wordings }];
            vec![GroupSource { name: "core".to_owned(), default: true, scripts }]
        }
    };
    (all(&Manifest::lower(&groups).unwrap()), written.omitted)
}

/// The commands without those that were omitted, and without numbers, which move.
fn without(commands: &[Command], omitted: &[(u32, String)]) -> Vec<(u32, Result<Form, String>)> {
    let is_kept = |command: &&Command| !omitted.iter().any(|(id, _)| *id == command.id);
    let kept = commands.iter().filter(is_kept);
    let form = |command: &Command| command.form.clone().map(renamed);
    kept.map(|command| (command.line, form(command))).collect()
}

/// Names are made from numbers, which change if something is omitted.
fn renamed(mut form: Form) -> Form {
    let (Form::Module { name, .. }
    | Form::Register { instance: name, .. }
    | Form::Act { action: Act { instance: name, .. }, .. }) = &mut form
    else {
        return form;
    };
    *name = name.as_ref().map(|_| "named".to_owned());
    form
}

#[test]
fn every_form_and_constant_comes_back_in_the_dialect_of_wasm_tools() {
    let commands = lower(SCRIPT);
    assert_eq!(commands.len(), 22);
    let (back, omitted) = there_and_back(&commands, ScriptFormat::Json);
    assert_eq!(omitted, []);
    assert_eq!(without(&commands, &[]), without(&back, &[]));
}

#[test]
fn commands_that_wabts_dialect_can_express_come_back() {
    let commands = lower(SCRIPT);
    let (back, omitted) = there_and_back(&commands, ScriptFormat::JsonWabt);
    let lines = omitted.iter().map(|(id, _)| commands[*id as usize].line);
    assert_eq!(lines.collect::<Vec<_>>(), [6, 14, 26, 29]);
    assert_eq!(without(&commands, &omitted), without(&back, &[]));
}

#[test]
fn text_with_binary_modules_lacks_only_directives_about_text() {
    let commands = lower(SCRIPT);
    let (back, omitted) = there_and_back(&commands, ScriptFormat::BinWast);
    let lines = omitted.iter().map(|(id, _)| commands[*id as usize].line);
    assert_eq!(lines.collect::<Vec<_>>(), [21, 29]);
    assert_eq!(without(&commands, &omitted), without(&back, &[]));
}

#[test]
fn javascript_has_a_call_for_each_command_or_says_why_not() {
    let commands = lower(SCRIPT);
    let written = ScriptFormat::Js.write(&commands, "core/a.wast", "a", 1);
    let calls = written.text.lines().filter(|line| line.starts_with("t.") && *line != "t.end();");
    assert_eq!(calls.count() + written.omitted.len(), commands.len());
    assert!(written.text.starts_with("import { begin } from \"../harness.mjs\";\n"));
    assert!((HARNESS.1)().contains("  shared_memory: \""));
}

/// Otherwise the effect of a thread on a shared memory would be missing.
#[test]
fn directives_after_a_thread_are_omitted_with_it() {
    let commands = lower(
        r#"(module $m (memory (export "m") 1 1 shared) (func (export "f") (result i32) (i32.load (i32.const 0))))
        (assert_return (invoke "f") (i32.const 0))
        (thread $t (shared (module $m)) (register "m" $m)
          (module (memory (import "m" "m") 1 1 shared) (func (export "g") (i32.store (i32.const 0) (i32.const 1))))
          (invoke "g"))
        (wait $t)
        (assert_return (invoke $m "f") (i32.const 1))"#,
    );
    let forms: Vec<&str> = commands
        .iter()
        .map(|command| command.form.as_ref().map_or_else(|why| &**why, |_| "written"))
        .collect();
    let threads = "threads of scripts cannot be written in this form";
    let after = "a thread comes before it, which cannot be written in this form";
    assert_eq!(forms, ["written", "written", threads, threads, after]);
}

#[test]
fn a_script_in_json_that_lies_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let suites = Suites::parse("group = []").unwrap();
    let read = |text: &str| {
        let path = folder.path().join("a.json");
        std::fs::write(&path, text).unwrap();
        read_json_scripts(&path, &suites, None, &mut Vec::new())
    };
    let command = |command: &str| format!("{{\"commands\": [{command}]}}");
    for (text, reason) in [
        ("[]".to_owned(), "is not a script in JSON"),
        (
            command(r#"{"type": "module", "line": 1, "filename": "../a.wasm"}"#),
            "is not a file below",
        ),
        (
            command(r#"{"type": "module", "line": 1, "filename": "/etc/passwd"}"#),
            "is not a file below",
        ),
        (command(r#"{"type": "module", "line": 4000000000, "filename": "a"}"#), "there is no line"),
        (command(r#"{"type": "module", "line": 1, "filename": "missing.wasm"}"#), "cannot read"),
    ] {
        let error = format!("{:#}", read(&text).unwrap_err());
        assert!(error.contains(reason), "{error}");
    }
    // An unknown command fails in its place.
    let groups = read(&command(r#"{"type": "assert_new", "line": 2}"#)).unwrap();
    let text = &groups[0].scripts[0].source.text;
    assert_eq!(text, "\n(not_understood \"the command `assert_new` is not known\")");
}
