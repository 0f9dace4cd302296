//! What the words of a command line mean: paths, names and parts of names, lists, misspelt words.

mod program;

use program::{folder, wassay, write};
use std::io::Write;
use std::process::Stdio;

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
";

#[test]
fn a_path_is_a_suite_and_equal_names_are_kept_apart() {
    let folder = folder("arguments-paths");
    for sub in ["x", "y"] {
        std::fs::create_dir(folder.join(sub)).unwrap();
        write(&folder.join(sub), "a.wast", SCRIPT);
    }
    write(&folder, "b.wast", SCRIPT);
    let list = |arguments: &[&str]| {
        let (code, out, error) = wassay(&folder, &[&["list"], arguments].concat());
        assert_eq!(code, 0, "{error}");
        out
    };
    assert_eq!(list(&["b.wast", ":2:"]), "core/b.wast:2:assert_return\n");
    assert_eq!(list(&["x"]), list(&["--suite", "x"]));
    let both = list(&["x/a.wast", "y", "./b.wast", "assert"]);
    let names: Vec<&str> = both.lines().collect();
    assert_eq!(names.len(), 3, "{both}");
    assert_eq!(names.iter().collect::<std::collections::HashSet<_>>().len(), 3, "{both}");
    for name in names {
        let arguments = ["run", "--exact", name, "--suite", "x/a.wast", "--suite", "y"];
        let arguments = [&arguments[..], &["--suite", "b.wast"]].concat();
        let (code, out, error) = wassay(&folder, &arguments);
        assert!(code == 0 && out.contains("1 directive: 1 passed"), "{out}{error}");
    }
}

#[test]
fn a_filter_that_is_a_path_and_a_part_of_a_name_shows_both_spellings() {
    let folder = folder("arguments-both");
    write(&folder, "i32.wast", SCRIPT);
    let (code, _, error) = wassay(&folder, &["list", "i32.wast"]);
    assert!(code == 2 && error.contains("`--suite i32.wast`"), "{error}");
    assert!(error.contains("`-E 'name(*i32.wast*)'`"), "{error}");
    assert_eq!(wassay(&folder, &["list", "./i32.wast"]).1.lines().count(), 2);
    assert_eq!(wassay(&folder, &["list", "--suite", "i32.wast"]).1.lines().count(), 2);
    assert!(wassay(&folder, &["list", "-E", "name(*i32.wast*)"]).1.lines().count() > 100);
    let (code, _, error) = wassay(&folder, &["run", "--features", "gc", "core/i32.wast:37"]);
    assert!(code == 2 && error.contains("--features needs scripts of your own"), "{error}");
}

#[test]
fn a_script_is_read_from_standard_input() {
    let folder = folder("arguments-stdin");
    let (code, script, error) = wassay(&folder, &["repro", "core/i32.wast:37"]);
    assert_eq!(code, 0, "{error}");
    for arguments in [&["run", "-"][..], &["run", "--suite", "-", "assert_return"]] {
        let mut child = program::command()
            .args(arguments)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && out.contains(", 0 failed"), "{out}");
    }
}

#[test]
fn short_names_are_understood_everywhere() {
    let folder = folder("arguments-short");
    let whole = "core/i32.wast:37:assert_return";
    for name in [whole, "core/i32.wast:37", "i32.wast:37", "i32:37", "i32:37:assert_return"] {
        let (code, out, error) = wassay(&folder, &["show", name]);
        assert!(code == 0 && out.starts_with(&format!("note: {whole}: passed")), "{out}{error}");
        let (code, out, error) = wassay(&folder, &["list", "--exact", name]);
        assert_eq!((code, out), (0, format!("{whole}\n")), "{error}");
    }
    let (_, of_core, _) = wassay(&folder, &["list", "-E", "file(core/i32.wast)"]);
    assert_eq!(of_core, wassay(&folder, &["list", "-E", "group(core) & file(i32)"]).1);
    let (code, _, error) = wassay(&folder, &["show", "core/i32.wast:36"]);
    assert!(code == 2 && error.contains("near it are core/i32.wast:"), "{error}");
    write(&folder, "a.wast", "(module) (module)");
    let (code, _, error) = wassay(&folder, &["show", "a:1", "--suite", "a.wast"]);
    assert!(code == 2 && error.contains("core/a.wast:1:module, core/a.wast:1.2:module"), "{error}");
}

#[test]
fn a_filter_that_matches_nothing_is_named() {
    let folder = folder("arguments-nothing");
    let whole = "core/i32.wast:37:assert_return";
    for (arguments, part) in [
        (&["--exact", whole, "core/i32.wast:9999:module"][..], "`core/i32.wast:9999:module`"),
        (&["i32.wast", "no such name"], "`no such name`"),
        (&["i33"], "`i33`: did you mean `i3"),
        (&["i32.wast", "no such name", "--shard", "1/3"], "`no such name`"),
        (&["assert_retrun"], "`assert_retrun`"),
    ] {
        for command in ["run", "list", "bless"] {
            if command == "bless" && arguments.contains(&"--shard") {
                continue;
            }
            let (code, _, error) = wassay(&folder, &[&[command], arguments].concat());
            assert!(code == 2 && error.contains(part), "{command} {arguments:?}: {error}");
        }
    }
}

#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn lists_and_operators_are_understood() {
    let folder = folder("arguments-lists");
    let list = |arguments: &[&str]| {
        let (code, out, error) = wassay(&folder, &[&["list"], arguments].concat());
        assert_eq!(code, 0, "{arguments:?}: {error}");
        out
    };
    let groups = list(&["--group", "gc", "--group", "tail-call", "--kind", "module"]);
    assert_eq!(list(&["--group", "gc,tail-call", "--kind", "module"]), groups);
    assert_eq!(list(&["-E", "(group(gc) | group(tail-call)) && kind(module)"]), groups);
    assert_eq!(
        list(&["-E", "(group(gc) || group(tail-call)) & !kind(~^(assert|reg|inv))"]),
        groups
    );
    assert_eq!(list(&["-E", "group(~^(gc|tail-call)$) and not !kind(module)"]), groups);
}

#[test]
#[cfg_attr(checkout, ignore = "it is about the groups of the crate")]
fn misspelt_words_are_answered_with_what_was_meant() {
    let folder = folder("arguments-misspelt");
    write(&folder, "a.wast", SCRIPT);
    for (arguments, part) in [
        (&["rnu"][..], "`run`"),
        (&["list", "--kind", "assert_retrun"], "`assert_return`"),
        (&["list", "--group", "simdd"], "`simd`"),
        (&["run", "--config", "defualt"], "`default`"),
        (&["run", "--engine", "wasay"], "`wassay`"),
        (&["list", "--suite", "a.wast", "--features", "thraeds"], "`threads`"),
        (&["list", "-E", "gruop(gc)"], "`group`"),
        (&["list", "-E", "kind(assert_retrun)"], "`assert_return`"),
        (&["list", "-E", "name(~[)"], "not a regular expression"),
    ] {
        let (code, _, error) = wassay(&folder, arguments);
        assert!(code == 2 && error.contains(part), "{arguments:?}: {error}");
    }
}

/// An error in a long expression shows its place, and not the whole expression.
#[test]
fn a_long_expression_is_not_repeated() {
    let folder = folder("arguments-long");
    let long = format!("{} gruop(gc)", "group(gc) or ".repeat(500));
    let (code, _, error) = wassay(&folder, &["list", "-E", &long]);
    assert!(code == 2 && error.len() < 1000, "{error}");
}
