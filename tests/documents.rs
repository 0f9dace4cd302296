//! Runs the commands that the documentation shows: each line that begins with `wassay` must end with the exit code that
//! is written after it.
//!
//! The exit code is 0, unless a comment after the command begins with `exit code N`. Every document has a folder of its
//! own, with the files that its lines name, and a small suite with the names of the real one. Commands within a
//! sentence are not run; their arguments are parsed.

#![cfg_attr(not(unix), allow(dead_code, reason = "the lines run in a POSIX shell"))]

mod program;

use clap::Parser;
use clap::error::ErrorKind;
use program::{folder, wassay, write};
use std::fs;
use std::path::{Path, PathBuf};
use wassay::cli::Cli;

/// Commands that no test can run. Their arguments are parsed.
const NOT_RUN: [(&str, &str); 2] = [
    ("cargo test --test spec --", "`ci/own-engine.sh` builds the package of that page and runs it"),
    ("ci/page.sh", "needs browsers"),
];

/// The script of this suite.
const SCRIPT: &str = r#"(module
  (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "trap") (unreachable)))
(assert_trap (invoke "trap") "unreachable")
"#;

/// The assertion in line 37, which the documents show.
const ASSERTION: &str = r#"(assert_return (invoke "add" (i32.const 1) (i32.const 1)) (i32.const 2))
"#;

/// An engine that fails at that assertion, which ends a run that repeats until something fails.
const FAILING: &str = "fault:exit:add:i32:0x1,i32:0x1";

/// The suite of the documents: the groups and scripts that they name.
const SUITE: [(&str, &[&str]); 6] = [
    ("core", &["i32", "float_exprs"]),
    ("gc", &["i31", "struct"]),
    ("memory64", &["address64"]),
    ("simd", &["simd_align"]),
    ("tail-call", &["return_call"]),
    ("threads", &["atomic"]),
];

/// An engine of another maker: the project's own, behind the engine protocol and another name.
const ADAPTER: &str = r#"
import json, os, subprocess, sys

hello = json.loads(sys.stdin.readline())
configuration = hello["hello"]["configuration"]
if configuration not in ("default", "liftoff"):
    sys.exit("there is no configuration " + configuration)
hello["hello"]["configuration"] = "default"
engine = subprocess.Popen(["sh", "-c", 'exec $WASSAY wassay-worker wassay lines'], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True, bufsize=1)
engine.stdin.write(json.dumps(hello) + "\n")
answer = json.loads(engine.stdout.readline())
answer["hello"].update(engine="stand-in", configuration=configuration, pipelined=False)
print(json.dumps(answer), flush=True)
for line in sys.stdin:
    engine.stdin.write(line)
    if "request" in json.loads(line):
        print(engine.stdout.readline(), end="", flush=True)
"#;

/// The beginning of the shell script that runs a document's lines: `wassay` and `cargo run` are the program of this
/// test.
const SHELL: &str = r#"
wassay() { $WASSAY "$@"; }
cargo() { while [ "$1" != -- ]; do shift; done; shift; wassay "$@"; }
set -e
"#;

/// A line of a document that is a command, or several lines with the input of the first.
#[derive(Debug)]
struct Line {
    number: usize,
    text: String,
    exit_code: i32,
}

impl Line {
    /// Why the command is not run, if it is not.
    fn not_run(&self) -> Option<&'static str> {
        let reason = NOT_RUN.iter().find(|(part, _)| self.text.contains(part));
        reason.map(|(_, reason)| *reason)
    }
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The documents, by their paths.
fn documents() -> Vec<PathBuf> {
    let names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];
    let pages = fs::read_dir(top().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut documents: Vec<PathBuf> = names.map(|name| top().join(name)).into();
    documents.extend(pages);
    documents.sort();
    documents
}

/// The command in a line of a block, which a workflow runs or a shell reads.
fn command_in(line: &str) -> Option<&str> {
    let mut text = line.trim_start();
    for before in ["- ", "run: "] {
        text = text.strip_prefix(before).unwrap_or(text).trim_start();
    }
    let text = text.strip_prefix("target/release/").unwrap_or(text);
    let begins = [
        "wassay ",
        "cargo run --release -- ",
        "cargo run --release --locked -- ",
        "cargo test --test spec -- wassay ",
    ];
    begins.iter().any(|words| text.starts_with(words)).then_some(text)
}

/// The exit code in the comment after a command.
fn exit_code(text: &str) -> i32 {
    let comment = text.rsplit_once(" # ").map_or("", |(_, comment)| comment.trim_start());
    let Some(rest) = comment.strip_prefix("exit code ") else { return 0 };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    match rest.as_bytes().get(digits) {
        None | Some(b':' | b',') => rest[..digits].parse().unwrap(),
        Some(_) => 0, // "exit code 1 if ..."
    }
}

/// The commands in the blocks of a document.
fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut is_script = false;
    let mut numbered = (1..).zip(text.lines());
    while let Some((number, line)) = numbered.next() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            is_script = ["sh", "yaml"].contains(&language);
        }
        if !is_script {
            continue;
        }
        if line.starts_with("cat >") && line.ends_with("<<'END'") && !line.contains(">>") {
            let written = numbered.by_ref().map(|(_, line)| line);
            let mut text = vec![line];
            for line in written {
                text.push(line);
                if line == "END" {
                    break;
                }
            }
            found.push(Line { number, text: text.join("\n"), exit_code: 0 });
        } else if let Some(text) = command_in(line) {
            found.push(Line { number, text: text.to_owned(), exit_code: exit_code(text) });
        }
    }
    found
}

/// The commands in the sentences of a document, each with the line in which its paragraph begins.
fn commands_in_sentences(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut is_code = false;
    let mut paragraph = (1, String::new());
    for (number, line) in (1..).zip(text.lines().chain([""])) {
        is_code ^= line.trim_start().starts_with("```");
        if !is_code && !line.trim().is_empty() && !line.starts_with('|') {
            paragraph.1 += line.trim();
            paragraph.1.push(' ');
            continue;
        }
        let cells = if line.starts_with('|') { line } else { "" };
        for text in [std::mem::take(&mut paragraph.1).as_str(), cells] {
            let code =
                text.split('`').skip(1).step_by(2).filter(|code| code.starts_with("wassay "));
            found.extend(code.map(|code| (paragraph.0, code.to_owned())));
        }
        paragraph.0 = number + 1;
    }
    found
}

/// What is wrong with the arguments of a command. Words in capitals are placeholders, and a command in a sentence may
/// lack required arguments.
fn misparsed(text: &str) -> Option<String> {
    let text = text.split(" # ").next().unwrap_or_default();
    let text = text.split(" | ").next().unwrap_or_default();
    let text = text.split(" && ").next().unwrap_or_default();
    let text = text.split(" > ").next().unwrap_or_default();
    let text = text.split_once(" -- ").map_or(text, |(_, arguments)| arguments);
    let words = shlex::split(text).unwrap_or_default();
    let stands_for_something = |word: &String| word.contains(|c: char| c.is_ascii_uppercase());
    let words =
        if words.first().is_some_and(|word| word == "wassay") { &words[1..] } else { &words[..] };
    let error = Cli::try_parse_from(["wassay".to_owned()].iter().chain(words)).err()?;
    let is_fine = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::MissingRequiredArgument
        | ErrorKind::MissingSubcommand => true,
        _ => words.iter().any(stands_for_something) && error.kind() != ErrorKind::UnknownArgument,
    };
    (!is_fine).then(|| error.to_string())
}

/// Makes the folder of a document: a suite, the files of results that it names, and the programs that stand for
/// engines.
fn prepare(name: &str) -> PathBuf {
    let top = folder(name);
    let here = top.join("here");
    let script = format!("{SCRIPT}{}{ASSERTION}", "\n".repeat(36 - SCRIPT.lines().count()));
    let mut settings = String::new();
    for (group, files) in SUITE {
        let folder = here.join("suite").join(group);
        fs::create_dir_all(&folder).unwrap();
        files.iter().for_each(|file| write(&folder, &format!("{file}.wast"), &script));
        settings += &format!(
            "[[group]]\nname = \"{group}\"\nsource = \"suite/{group}\"\nfeatures = [\"wasm3\"]\ndefault = true\n\n"
        );
    }
    write(&here, "wassay.toml", &settings);
    fs::create_dir(top.join("testsuite")).unwrap();
    write(&top.join("testsuite"), "own.wast", &script);
    let protocol = fs::read_to_string(self::top().join("docs/engine-protocol.md")).unwrap();
    let minimal = protocol.split("```python\n").nth(1).unwrap().split("```").next().unwrap();
    write(&here, "minimal.py", minimal);
    write(&here, "adapter.py", ADAPTER);
    write(&here, "my-engine.toml", "");
    let results = |arguments: &[&str]| {
        let (code, _, errors) = wassay(&here, arguments);
        assert!(code < 2, "{arguments:?}: {errors}");
    };
    results(&["run", "--in-process", "--results", "main.jsonl"]);
    results(&["run", "--results", "last.jsonl", "--engine", FAILING, "i32.wast"]);
    for shard in ["1", "2"] {
        let (part, file) = (format!("{shard}/2"), format!("shard-{shard}.jsonl"));
        results(&["run", "--in-process", "--shard", &part, "--results", &file]);
    }
    let main = fs::read_to_string(here.join("main.jsonl")).unwrap();
    for name in ["change", "linux", "windows", "wassay", "node", "bun", "monday", "tuesday", "new"]
    {
        write(&here, &format!("{name}.jsonl"), &main);
    }
    here
}

/// A folder with a program `node` that is the adapter above.
#[cfg(unix)]
fn stand_ins() -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("documents-programs");
    write(
        &folder,
        "node",
        &format!("#!/bin/sh\nexec python3 {}\n", folder.join("adapter.py").display()),
    );
    write(&folder, "adapter.py", ADAPTER);
    fs::set_permissions(folder.join("node"), fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

/// Runs a line in a shell. Returns its exit code, and what it prints.
#[cfg(unix)]
fn run(line: &Line, here: &Path, programs: &Path) -> (i32, String) {
    use std::process::{Command, Output, Stdio};
    let program = program::command();
    let words = [program.get_program()].into_iter().chain(program.get_args());
    let words: Vec<&str> = words.map(|word| word.to_str().unwrap()).collect();
    let text = line.text.replace("${{ matrix.shard }}", "1");
    let mut shell = Command::new("sh");
    program::isolate(&mut shell);
    shell.arg("-c").arg(format!("{SHELL}{text}")).current_dir(here).stdin(Stdio::null());
    let path = std::env::var("PATH").unwrap_or_default();
    shell.env("PATH", format!("{}:{path}", programs.display())).env("WASSAY", words.join(" "));
    // The variables of the services in which some of the lines run.
    shell.envs([
        ("CI_NODE_INDEX", "1"),
        ("CI_NODE_TOTAL", "2"),
        ("GITHUB_STEP_SUMMARY", "summary.md"),
    ]);
    if text.contains("--until-failure") {
        shell.env("WASSAY_ENGINE", FAILING);
    }
    let Output { status, stdout, stderr } = shell.output().unwrap();
    let printed =
        format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    (status.code().unwrap_or(-1), printed)
}

#[test]
#[cfg(unix)]
fn commands_of_the_documents_run() {
    if !program::has("python3") {
        eprintln!("not run: no python3 for the engines of the documents");
        return;
    }
    let programs = stand_ins();
    let of_document = |path: &Path| {
        let name = path.strip_prefix(top()).unwrap().display().to_string();
        let lines = lines(&fs::read_to_string(path).unwrap());
        let mut problems = Vec::new();
        let mut here = None;
        for line in &lines {
            if line.not_run().is_some() {
                continue;
            }
            let folder = format!("documents-{}", name.replace(['/', '.'], "-"));
            let here = here.get_or_insert_with(|| prepare(&folder));
            let (code, printed) = run(line, here, &programs);
            if code != line.exit_code {
                problems.push(format!(
                    "{name}:{}: exit code {code}, where the line says {}: {}\n{printed}",
                    line.number, line.exit_code, line.text
                ));
            }
        }
        (lines.len(), problems)
    };
    let documents = documents();
    let results = std::thread::scope(|scope| {
        let of_document = &of_document;
        let threads = documents.iter().map(|path| scope.spawn(move || of_document(path)));
        let threads: Vec<_> = threads.collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let count = results.iter().map(|(count, _)| count).sum();
    let problems = results.into_iter().flat_map(|(_, problems)| problems).collect();
    check(count, 70, problems);
}

/// Checks that these commands have no problems, and that more than `least` commands were found.
#[track_caller]
fn check(count: usize, least: usize, problems: Vec<String>) {
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    assert!(problems.is_empty(), "{} of {count} commands are wrong", problems.len());
    assert!(count > least, "{count} commands: are they still found?");
}

#[test]
fn arguments_that_the_documents_name_are_those_of_the_program() {
    let mut problems = Vec::new();
    let mut count = 0;
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        let not_run = lines(&text).into_iter().filter(|line| line.not_run().is_some());
        let not_run = not_run.map(|line| (line.number, line.text));
        for (number, command) in not_run.chain(commands_in_sentences(&text)) {
            count += 1;
            if let Some(error) = misparsed(&command) {
                problems.push(format!("{}:{number}: `{command}`: {error}", path.display()));
            }
        }
    }
    check(count, 30, problems);
}

#[test]
fn commands_that_are_not_run_are_in_the_documents() {
    let texts: Vec<String> =
        documents().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for (part, reason) in NOT_RUN {
        let mut lines = texts.iter().flat_map(|text| lines(text));
        assert!(lines.any(|line| line.text.contains(part)), "no line has {part}: {reason}");
    }
}

#[test]
fn an_unknown_argument_is_found() {
    assert!(misparsed("wassay run --group gc").is_none());
    assert!(misparsed("wassay diff OLD NEW").is_none());
    assert!(misparsed("wassay adapter new").is_none());
    assert!(misparsed("wassay run --gruop gc").is_some_and(|error| error.contains("--gruop")));
    assert!(misparsed("wassay run --timeout soon").is_some());
    assert!(misparsed("wassay comapre a b").is_some());
}

#[test]
fn an_exit_code_is_read_from_the_comment() {
    assert_eq!(exit_code("wassay run"), 0);
    assert_eq!(exit_code("wassay run # exit code 1: it fails"), 1);
    assert_eq!(exit_code("wassay diff a b # exit code 1 if something newly fails"), 0);
}
