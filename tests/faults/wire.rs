//! The protocol in lines of JSON: the examples of the documentation, and the end of the input.

use crate::program;
use crate::runs::{UNDISTURBED, run, run_script, sample, setup};
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::time::{Duration, Instant};
use wassay::engines::worker;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Setup, StartError, Workers};
use wassay_harness::selection::Filter;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::suite::{GroupScript, GroupSource};

const DOCUMENTATION: &str = include_str!("../../docs/engine-protocol.md");

/// The text of the one block of code in this language.
fn block(language: &str) -> &'static str {
    let start =
        DOCUMENTATION.split_once(&format!("```{language}\n")).expect("there is such a block").1;
    start.split_once("```").expect("blocks end").0
}

/// Our worker, speaking lines of JSON.
fn worker() -> (Child, ChildStdin, impl Iterator<Item = String>) {
    let mut child = program::command()
        .args([worker::ARGUMENT, "wassay", worker::LINES])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.take().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, stdin, lines.map(|line| line.unwrap()))
}

/// Removes the time, which differs from run to run.
fn without_time(line: &str) -> String {
    let mut message: serde_json::Value = serde_json::from_str(line).unwrap();
    if let Some(answer) = message.get_mut("answer") {
        assert!(answer["nanoseconds"].is_u64(), "{line}");
        answer["nanoseconds"] = 0.into();
    }
    if let Some(hello) = message.get_mut("hello") {
        hello["features"] = "".into();
    }
    message.to_string()
}

#[test]
fn the_example_in_the_documentation_is_true() {
    let (mut child, mut stdin, mut answers) = worker();
    let mut count = 0;
    for line in block("jsonl").lines() {
        match line.split_at(2) {
            ("> ", message) => writeln!(stdin, "{message}").unwrap(),
            (_, message) => {
                let answer = answers.next().expect("there is an answer");
                assert_eq!(without_time(&answer), without_time(message));
                count += 1;
            }
        }
    }
    assert_eq!(count, 8);
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_values_in_the_documentation_are_read_and_written() {
    use wassay_harness::script::value::Value;
    let values: Vec<Value> = serde_json::from_str(block("json")).unwrap();
    assert_eq!(values[3], Value::F64(1 << 63));
    let written = serde_json::to_string(&values).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Value>>(&written).unwrap(), values);
    assert!(written.contains(r#"{"i64":"0xffffffffffffffff"}"#), "{written}");
}

#[test]
fn lines_of_json_say_what_frames_say() {
    let mut setup = setup("wassay");
    setup.arguments.push(worker::LINES.into());
    setup.encoding = Encoding::Lines;
    assert_eq!(run(&sample(), &Workers::new(setup), 2), *UNDISTURBED);
}

fn python() -> Option<&'static str> {
    program::has("python3").then_some("python3")
}

/// An engine that is a few lines of Python.
fn python_engine(python: &str, name: &str, program: &str) -> Setup {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, program).unwrap();
    Setup {
        program: OsString::from(python),
        arguments: vec![path.into_os_string()],
        encoding: Encoding::Lines,
        ..setup("wassay")
    }
}

const SCRIPT: &str = r#"(module (func (export "f")))
(invoke "f")
(assert_malformed (module quote "(func") "expected `)`")
(assert_invalid (module (func (result i32))) "type mismatch")"#;

#[test]
fn the_minimal_adapter_in_the_documentation_runs() {
    let Some(python) = python() else { return };
    let setup = python_engine(python, "minimal.py", block("python"));
    let expected = "1 unsupported: instantiate\n2 blocked by directive 0\n3 malformed: expected `)`\n4 unsupported: define\n";
    assert_eq!(run_script(SCRIPT, setup), expected);
}

/// The minimal adapter as it was in the documentation of version 1.
const VERSION_1: &str = include_str!("version-1.py");

#[test]
fn an_adapter_of_version_1_runs() {
    let Some(python) = python() else { return };
    let setup = python_engine(python, "version-1.py", VERSION_1);
    let expected = "1 unsupported: instantiate\n2 blocked by directive 0\n3 malformed: expected `)`\n4 unsupported: define\n";
    assert_eq!(run_script(SCRIPT, setup), expected);
    // The adapter must get modules in their tasks, as in version 1.
    let program = VERSION_1.replace(
        "    return {\"unsupported\": kind}",
        "    return {\"trapped\": fields.get(\"module\", \"none\")}",
    );
    let setup = python_engine(python, "modules-of-version-1.py", &program);
    let expected = "1 trapped: AGFzbQEAAAA=\n";
    assert_eq!(run_script("(module)", setup), expected);
}

/// The rows of a table of the documentation, by its first column's heading: the texts in backquotes.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let table =
        DOCUMENTATION.split_once(&format!("| {heading} |")).expect("there is such a table").1;
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect()).collect()
}

#[test]
fn the_host_module_is_as_the_documentation_says() {
    let rows = rows("export");
    assert_eq!(rows.len(), 15);
    let mut script = String::new();
    for row in &rows {
        let [_, name, ty, value, _] = row[..] else { panic!("{row:?}") };
        let (form, rest) = ty.split_at(ty.find([' ', ')']).unwrap());
        let of_global = match ty.strip_prefix("(global ") {
            Some(ty) => format!(
                "(export \"it\" (global $it)))\n(assert_return (get \"it\") ({}.const {value}))\n",
                ty.trim_end_matches(')')
            ),
            None => ")\n".to_owned(),
        };
        script += &format!("(module (import \"spectest\" \"{name}\" {form} $it{rest}){of_global}");
        // No other type may link.
        let other = if form == "(func" { "(func (param funcref))" } else { "(func)" };
        script += &format!(
            "(assert_unlinkable (module (import \"spectest\" \"{name}\" {other})) \"incompatible import type\")\n"
        );
    }
    let group = GroupSource::of_script("core", &script);
    let features = "wasm3,threads".parse().unwrap();
    let scripts = vec![GroupScript { features, ..group.scripts[0].clone() }];
    let manifest = Manifest::lower(&[GroupSource { scripts, ..group }]).unwrap();
    let selection = Filter::default().select(&manifest).unwrap();
    assert_eq!(selection.len(), 15 * 2 + 4);
    let workers = Workers::new(setup("wassay"));
    for (name, (observation, _)) in run(&selection, &workers, 1) {
        let is_right = match name.rsplit(':').next().unwrap() {
            "module" => observation == "returned nothing",
            "assert_return" => observation.contains(":666"),
            _ => observation.starts_with("unlinkable: incompatible import type"),
        };
        assert!(is_right, "{name}: {observation}");
    }
}

#[test]
fn an_adapter_that_breaks_off_is_started_again() {
    let Some(python) = python() else { return };
    // The adapter answers requests, but ends at the second definition.
    let program = block("python").replace(
        "    return {\"unsupported\": kind}",
        "    if kind == \"define\": sys.exit(\"enough\")\n    return {\"unsupported\": kind}",
    );
    let setup = python_engine(python, "breaks-off.py", &program);
    let expected = "1 unsupported: instantiate\n2 blocked by directive 0\n3 malformed: expected `)`\n4 crashed: exit code 1\n";
    assert_eq!(run_script(SCRIPT, setup), expected);
}

#[test]
fn a_program_that_is_no_engine_is_refused() {
    let mut no_engine = setup("no-such-engine");
    let error = Workers::new(no_engine.clone()).hello().unwrap_err();
    assert!(error.to_string().contains("there is no engine `no-such-engine`"), "{error}");
    no_engine.program = OsString::from("no-such-program-anywhere");
    let error = Workers::new(no_engine).hello().unwrap_err();
    assert!(matches!(error, StartError::Spawn { .. }), "{error}");
    let Some(python) = python() else { return };
    let other = block("python").replace("\"protocol\": 2", "\"protocol\": 3");
    let error = Workers::new(python_engine(python, "other.py", &other)).hello().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the engine `minimal` speaks version 3 of the protocol: the versions are 1 and 2"
    );
}

#[test]
fn an_engine_in_another_configuration_than_was_asked_for_is_refused() {
    let Some(python) = python() else { return };
    for (file, program) in
        [("fixed-1.py", include_str!("version-1.py")), ("fixed-2.py", block("python"))]
    {
        let fixed = program.replace("message[\"configuration\"]", "\"fast\\x1b\"");
        let mut setup = python_engine(python, file, &fixed);
        setup.configuration = "slow".to_owned();
        let error = Workers::new(setup).hello().unwrap_err().to_string();
        let reason = r"the engine `minimal` says that its configuration is `fast\u{1b}`, where `slow` was asked for";
        assert!(error.starts_with(reason), "{error}");
    }
}

#[test]
fn an_engine_that_says_nothing_is_started_once() {
    let Some(python) = python() else { return };
    let starts = Path::new(env!("CARGO_TARGET_TMPDIR")).join("silent-starts");
    _ = std::fs::remove_file(&starts);
    let program = format!("import time\nopen({starts:?}, 'a').write('.')\ntime.sleep(60)\n");
    let mut setup = python_engine(python, "silent.py", &program);
    setup.start_timeout = Duration::from_secs(1);
    let error = Workers::new(setup).hello().unwrap_err();
    assert!(matches!(error, StartError::Silent { seconds: 1, .. }), "{error}");
    // The file is missing if the machine was too busy to start the program in time.
    assert!(std::fs::read_to_string(&starts).unwrap_or_default().len() <= 1);
}

#[test]
fn a_worker_ends_when_its_input_is_closed_also_while_wasm_loops() {
    let (mut child, mut stdin, mut answers) = worker();
    for message in [
        r#"{"hello":{"protocol":1,"configuration":"default","memory_limit":null}}"#,
        r#"{"session":{"features":["wasm3"]}}"#,
        // (module (func (export "f") (loop (br 0))))
        r#"{"request":{"number":0,"directive":0,"needs":[],"last":false,"task":{"instantiate":{"module":"AGFzbQEAAAABBAFgAAADAgEABwUBAWYAAAoJAQcAA0AMAAsL","imports":[]}}}}"#,
        r#"{"request":{"number":1,"directive":1,"needs":[0],"last":true,"task":{"invoke":{"instance":0,"export":"f","arguments":[]}}}}"#,
    ] {
        writeln!(stdin, "{message}").unwrap();
    }
    assert!(answers.next().unwrap().contains("hello"));
    assert!(answers.next().unwrap().contains(r#"{"returned":[]}"#));
    std::thread::sleep(Duration::from_millis(100));
    assert!(child.try_wait().unwrap().is_none(), "it loops");
    let start = Instant::now();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(start.elapsed() < Duration::from_secs(1));
}
