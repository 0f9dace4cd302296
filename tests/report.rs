//! The reports of a run: findings by cause, files that are complete or an error, nothing that acts on a terminal.

mod program;

use program::{folder, wassay, wassay_with, write};
use std::process::Stdio;

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
(assert_return (invoke \"one\") (i32.const 2))
(assert_return (invoke \"one\") (i32.const 33))
(assert_return (invoke \"one\") (i32.const 4))
(assert_return (invoke \"one\") (i32.const 5))
(module (import \"no\" \"no\" (func)))
(invoke \"no\")
(assert_trap (invoke \"no\") \"unreachable\")
";

#[test]
fn failures_that_share_a_cause_are_one_finding() {
    let folder = folder("report-causes");
    write(&folder, "a.wast", SCRIPT);
    let (code, out, _) = wassay(&folder, &["run", "a.wast"]);
    assert_eq!(code, 1);
    assert_eq!(out.matches("error: ").count(), 2, "{out}");
    let alike = "= 4 alike: also core/a.wast:4:assert_return, core/a.wast:5:assert_return, ...";
    assert!(out.contains(alike), "{out}");
    assert!(out.contains("= blocks 2 directives"), "{out}");
    let (_, out, _) = wassay(&folder, &["run", "a.wast", "--all-failures"]);
    assert_eq!(out.matches("error: ").count(), 7, "{out}");
    // A directive that is blocked by one that was not selected has a finding of its own.
    let (_, out, _) = wassay(&folder, &["run", "a.wast", ":8:", ":9:"]);
    assert!(out.contains("core/a.wast:8:invoke: blocked"), "{out}");
    assert!(out.contains("= by:       core/a.wast:7:module (unlinkable"), "{out}");
    assert!(out.contains("= 2 alike: also core/a.wast:9:assert_trap\n"), "{out}");
}

#[test]
fn the_number_of_printed_findings_is_limited() {
    let folder = folder("report-many");
    let assert = |number: u32| {
        let name: String =
            format!("{number:03}").chars().map(|c| char::from(b'a' + c as u8 - b'0')).collect();
        format!(
            "(module (import \"spectest\" \"x{name}\" (func)))\n(assert_malformed (module quote \"(x{name})\") \"{name}\")\n"
        )
    };
    // Each failure has a cause of its own: the texts differ in more than numbers and quoted names.
    let script: String = (0..60).map(assert).collect();
    write(&folder, "a.wast", &script);
    let (code, out, _) = wassay(&folder, &["run", "a.wast"]);
    assert_eq!(code, 1);
    assert!(out.lines().count() < 600, "{out}");
    let (_, all, _) = wassay(&folder, &["run", "a.wast", "--all-failures"]);
    assert_eq!(all.matches("error: ").count(), 120, "{all}");
}

#[test]
fn flags_decide_how_much_is_printed() {
    let folder = folder("report-volume");
    write(&folder, "a.wast", SCRIPT);
    let run = |flags: &[&str]| {
        let (code, out, error) = wassay(&folder, &[&["run", "a.wast", "-j1"], flags].concat());
        assert_eq!((code, &*error), (1, ""), "{out}");
        out
    };
    let table = "directives  passed  failed";
    assert!(run(&[]).contains(table));
    assert!(!run(&["--no-table"]).contains(table));
    let quiet = run(&["--quiet"]);
    assert!(!quiet.contains(table) && !quiet.contains("garbage"), "{quiet}");
    assert!(
        quiet.lines().last().unwrap().starts_with("9 directives: 2 passed, 5 failed"),
        "{quiet}"
    );
    let verbose = run(&["-v"]);
    assert!(verbose.contains("core/a.wast:2:assert_return ... passed ("), "{verbose}");
    assert!(verbose.contains("core/a.wast:8:invoke ... blocked ("), "{verbose}");
}

#[test]
fn a_run_ends_at_as_many_failures_as_are_allowed() {
    let folder = folder("report-max-failures");
    // Each is a unit of its own.
    let unit = |number: u32| {
        format!(
            "(module)\n(assert_invalid (module (func (result i32) (i32.const {number}))) \"x\")\n"
        )
    };
    write(&folder, "a.wast", &(0..2000).map(unit).collect::<String>());
    for in_process in [&["--in-process"][..], &[]] {
        for limit in [&["--fail-fast"][..], &["--max-failures", "3"]] {
            let run = ["run", "a.wast", "-j1", "--results", "r.jsonl"];
            let (code, out, error) = wassay(&folder, &[&run[..], limit, in_process].concat());
            assert_eq!(code, 1, "{out}{error}");
            assert!(out.contains("ended at as many failures as --max-failures allows"), "{out}");
            assert!(out.contains(" not run\n"), "{out}");
            let results = wassay_harness::results::read(&folder.join("r.jsonl")).unwrap();
            assert!(!results.complete && results.records.len() == 4000);
        }
    }
}

/// The command that a finding shows, run by a shell of the system, shows the finding again.
#[test]
#[cfg(unix)]
fn the_command_of_a_finding_runs_only_that() {
    let folder = folder("report-rerun");
    write(&folder, "it's a \"test\".wast", SCRIPT);
    let run =
        ["run", "--suite", "it's a \"test\".wast", "--features", "wasm2,threads", "--timeout", "7"];
    let (_, out, _) = wassay(&folder, &[&run[..], &["--lenient-messages"]].concat());
    let line = out.lines().find_map(|line| line.trim().strip_prefix("= run it:")).unwrap().trim();
    assert!(line.contains("wasm2,threads") && !line.contains("bulk"), "as it was typed: {line}");
    assert!(line.contains("--timeout 7") && line.contains("--lenient-messages"), "{line}");
    let line = format!("{} {}", program::command_line(), line.strip_prefix("wassay ").unwrap());
    let output =
        std::process::Command::new("sh").args(["-c", &line]).current_dir(&folder).output().unwrap();
    let again = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{line}\n{again}");
    assert!(again.contains("1 directive: 0 passed, 1 failed"), "{line}\n{again}");
}

/// Text of a script, of a file's name or of an engine never reaches the terminal unescaped.
#[test]
fn control_characters_are_escaped_everywhere() {
    let folder = folder("report-control");
    let hostile = "\\1b[2J\\c2\\9b\\e2\\80\\ae\\ef\\bf\\be\\ef\\bf\\bf";
    let script = format!(
        "(module (func (export \"f\") (unreachable)))\n\
         (assert_trap (invoke \"f\") \"{hostile}\")\n\
         (module (import \"{hostile}\" \"{hostile}\" (func))) ;; \u{1b}[2J\n\
         (invoke \"{hostile}\")\n\
         (assert_malformed (module quote \"{hostile}\") \"x\")\n\u{1b}[2J"
    );
    let name = if cfg!(unix) { "a\u{1b}[2J.wast" } else { "a.wast" };
    write(&folder, name, &script);
    let files = ["--results", "r.jsonl", "--junit", "r.xml", "--all-failures"];
    let (code, out, error) = wassay(&folder, &[&["run", "--suite", name], &files[..]].concat());
    assert_eq!(code, 1, "{error}");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (_, diff, _) = wassay(&folder, &["diff", "r.jsonl", "r.jsonl", "--format", "json"]);
    let (_, list, _) = wassay(&folder, &["list", "--suite", name]);
    let shown = list.lines().nth(1).unwrap();
    let (_, show, _) = wassay(&folder, &["show", shown, "--suite", name]);
    for text in [&out, &error, &read("r.jsonl"), &read("r.xml"), &diff, &list, &show] {
        let is_bad =
            |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{fffe}\u{ffff}".contains(c);
        assert!(!text.contains(is_bad), "{text:?}");
    }
    assert!(out.contains("\\u{1b}[2J"), "{out}");
}

#[test]
fn junit_has_what_a_reader_needs() {
    let folder = folder("report-junit");
    write(&folder, "a.wast", SCRIPT);
    wassay(&folder, &["run", "a.wast", "--junit", "r.xml", "--engine", "fault:slow:1"]);
    let xml = std::fs::read_to_string(folder.join("r.xml")).unwrap();
    for part in [
        "file=\"a.wast\" line=\"3\"",
        "expected: returned i32:2 (0x00000002)",
        "got:      returned i32:1 (0x00000001)",
        "3 | (assert_return (invoke &quot;one&quot;) (i32.const 2))",
        "--exact core/a.wast:3:assert_return --engine fault:slow:1 --suite a.wast",
    ] {
        let xml = xml.replace("\"one\"", "&quot;one&quot;");
        assert!(xml.contains(part), "{part} is missing in:\n{xml}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_cannot_be_written_is_an_error() {
    let folder = folder("report-full");
    write(&folder, "a.wast", SCRIPT);
    for flags in [
        &["run", "a.wast", "--junit", "/dev/full"][..],
        &["run", "a.wast", "--results", "/dev/full"],
        &["run", "a.wast", "--times", "/dev/full"],
        &["run", "a.wast", "--junit", "no/such/folder"],
    ] {
        let (code, _, error) = wassay(&folder, flags);
        assert!(code == 2 && error.contains("cannot write"), "{flags:?}: {error}");
    }
    // A full standard output is an error too.
    for arguments in [&["run", "a.wast"][..], &["list"], &["show", "a:1", "--suite", "a.wast"]] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let mut command = program::command();
        let status = command.args(arguments).current_dir(&folder).stdout(full);
        assert_eq!(status.stderr(Stdio::null()).status().unwrap().code(), Some(2), "{arguments:?}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left of them");
}

/// If the reader of standard output closes it, everything else goes on.
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder("report-pipe");
    write(&folder, "a.wast", SCRIPT);
    let arguments: [&[&str]; 7] = [
        &["run", "a.wast", "--junit", "r.xml", "-v", "--repeat", "3"],
        &["list"],
        &["list", "--suite", "a.wast"],
        &["show", "a:1", "--suite", "a.wast"],
        &["repro", "a:2", "--suite", "a.wast"],
        &["engines", "wassay"],
        &["engines", "--lines"],
    ];
    for (arguments, expected) in arguments.into_iter().zip([1, 0, 0, 0, 0, 0, 0]) {
        let mut command = program::command();
        let command = command.args(arguments).current_dir(&folder);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*error), (Some(expected), ""), "{arguments:?}");
    }
    assert!(std::fs::read_to_string(folder.join("r.xml")).unwrap().contains("</testsuites>"));
}

#[test]
fn two_reports_in_one_file_are_refused() {
    let folder = folder("report-twice");
    write(&folder, "a.wast", SCRIPT);
    for second in [["--junit", "./x"], ["--times", "x"]] {
        let run = ["run", "a.wast", "--results", "x"];
        let (code, _, error) = wassay(&folder, &[&run[..], &second].concat());
        assert!(code == 2 && error.contains("both write to"), "{error}");
    }
    assert!(!folder.join("x").exists());
    let (code, ..) = wassay(&folder, &["run", "a.wast", "--results", "-", "--junit", "-"]);
    assert_eq!(code, 2);
}

#[test]
fn reports_go_to_standard_output_alone() {
    let folder = folder("report-stdout");
    write(&folder, "a.wast", SCRIPT);
    let (code, out, error) = wassay(&folder, &["run", "a.wast", "--results", "-"]);
    assert_eq!(code, 1);
    let results = wassay_harness::results::read_from(out.as_bytes(), "-").unwrap();
    assert_eq!(results.records.len(), 9);
    assert!(error.contains("9 directives: 2 passed"), "{error}");
    let (_, out, _) = wassay(&folder, &["run", "a.wast", "--junit", "-"]);
    assert!(out.starts_with("<?xml") && out.trim_end().ends_with("</testsuites>"), "{out}");
}

#[test]
fn a_run_of_a_shard_says_which_it_is() {
    let folder = folder("report-shard");
    write(&folder, "a.wast", SCRIPT);
    let variables = [("TEST_TOTAL_SHARDS", "3"), ("TEST_SHARD_INDEX", "0")];
    let (_, out, _) = wassay_with(&folder, &["run", "a.wast"], &variables);
    assert!(out.starts_with("shard 1 of 3: "), "{out}");
    let (_, out, _) = wassay(&folder, &["run", "a.wast", "--shard", "2/3"]);
    assert!(out.starts_with("shard 2 of 3: "), "{out}");
}

#[test]
fn github_shows_failures_at_their_lines_and_a_summary() {
    let folder = folder("report-github");
    write(&folder, "a.wast", SCRIPT);
    let summary = folder.join("summary.md");
    std::fs::write(&summary, "before\n").unwrap();
    let variables =
        [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap())];
    let (code, out, error) = wassay_with(&folder, &["run", "a.wast"], &variables);
    assert_eq!(code, 1, "{error}");
    let lines: Vec<&str> = out.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(lines.len(), 2, "{out}");
    let title = "::error file=a.wast,line=3,col=1,title=core/a.wast%3A3%3Aassert_return%3A right outcome%2C wrong value or text::";
    assert!(lines[0].starts_with(title), "{out}");
    assert!(lines[0].contains("%0Agot:      returned i32:1 (0x00000001)%0A"), "{out}");
    let text = std::fs::read_to_string(&summary).unwrap();
    assert!(text.starts_with("before\n### :x: 9 directives: 2 passed, 5 failed"), "{text}");
    assert!(text.contains("<details>") && text.contains("group  directives"), "{text}");
    let none = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", "")];
    let (_, out, _) = wassay_with(&folder, &["run", "a.wast", "--annotations", "none"], &none);
    assert!(!out.contains("::error"), "{out}");
    let (_, out, _) = wassay(&folder, &["run", "a.wast", "--annotations", "github"]);
    assert!(out.contains("::error"), "{out}");
}

#[test]
fn lists_and_directives_are_data_for_programs() {
    let folder = folder("report-json");
    write(&folder, "a.wast", SCRIPT);
    let (_, out, _) = wassay(&folder, &["list", "--suite", "a.wast", "--format", "json"]);
    let tests: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(tests.as_array().unwrap().len(), 9);
    assert_eq!(tests[2]["name"], "core/a.wast:3:assert_return");
    assert_eq!((&tests[2]["line"], &tests[2]["kind"]), (&3.into(), &"assert_return".into()));
    let (_, out, _) = wassay(&folder, &["list", "--suite", "a.wast", "--count", ":3:", ":4:"]);
    assert_eq!(out, "2\n");
    let show = ["show", "a:3", "--suite", "a.wast", "--format", "json"];
    let (code, out, error) = wassay(&folder, &show);
    assert_eq!(code, 1, "{error}");
    let shown: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(shown["status"], "failed");
    assert_eq!(shown["mismatch"], "wrong-detail");
    assert_eq!(shown["place"]["line"], 3);
    assert_eq!(shown["got"], "returned i32:1 (0x00000001)");
    assert_eq!(shown["needs"][0]["name"], "core/a.wast:1:module");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (code, out, _) = wassay(&folder, &["completions", shell]);
        assert!(code == 0 && out.contains("max-failures"), "{shell}");
    }
}

/// No long text of a script or an engine is repeated as a whole.
#[test]
fn findings_show_only_the_beginning_of_a_long_text() {
    let folder = folder("report-long");
    let name = "n".repeat(65_000);
    let script = format!(
        "(module (func (export \"f\")))\n(assert_return\n(invoke \"{name}\"))\n\
         (assert_return (invoke ${name} \"f\"))\n({name})\n(module (import \"{name}\" \"{name}\" (func)))\n"
    );
    write(&folder, "long.wast", &script);
    let (code, out, error) = wassay(&folder, &["run", "long.wast"]);
    assert_eq!(code, 1, "{error}");
    let longest = out.lines().map(str::len).max();
    assert!(longest.is_some_and(|bytes| bytes < 3_000), "{longest:?} bytes in a line");
    assert!(out.contains("nnn… (") && out.contains(" bytes more)"), "{}", out.len());
}
