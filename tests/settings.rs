//! The settings that hold where the command line says nothing: `wassay.toml`, and variables.

mod program;

use program::{folder, wassay, wassay_with, write};

const SCRIPT: &str = "\
(module (func (export \"one\") (result i32) (i32.const 1)))
(assert_return (invoke \"one\") (i32.const 1))
";

#[test]
fn a_flag_goes_before_a_variable_before_the_file_before_the_default() {
    let folder = folder("settings-order");
    std::fs::create_dir_all(folder.join("inner/deep")).unwrap();
    write(&folder, "a.wast", SCRIPT);
    write(
        &folder,
        "wassay.toml",
        "suite = [\"a.wast\"]\nconfig = \"opt-speed\"\nresults = \"r.jsonl\"\n",
    );
    let deep = folder.join("inner/deep");
    let configuration = || {
        let results = wassay_harness::results::read(&folder.join("r.jsonl")).unwrap();
        assert_eq!(results.records.len(), 2);
        (results.header.engine.configuration, results.header.settings)
    };
    let run = |flags: &[&str], variables: &[(&str, &str)]| {
        let (code, out, error) = wassay_with(&deep, &[&["run"], flags].concat(), variables);
        assert_eq!(code, 0, "{out}{error}");
        configuration()
    };
    let (name, settings) = run(&[], &[]);
    assert_eq!(name, "opt-speed");
    assert_eq!(
        settings.get("config").map(String::as_str),
        Some("opt-speed"),
        "results say what held"
    );
    let variable = [("WASSAY_CONFIG", "deterministic")];
    assert_eq!(run(&[], &variable).0, "deterministic");
    let (name, settings) = run(&["--config", "single-pass"], &variable);
    assert_eq!(name, "single-pass");
    assert!(!settings.contains_key("config"), "{settings:?}");
    let (_, out, _) = wassay_with(&deep, &["config"], &variable);
    let row = |flag: &str| {
        let row = out.lines().find(|line| line.split_whitespace().next() == Some(flag));
        row.unwrap_or_else(|| panic!("{flag}: {out}"))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(row("config"), "config deterministic WASSAY_CONFIG");
    assert_eq!(row("timeout"), "timeout 10 default");
    assert!(row("suite").ends_with("wassay.toml:1"), "{out}");
}

#[test]
fn the_file_names_groups_engines_and_groups_to_leave_out() {
    let folder = folder("settings-groups");
    for name in ["one", "two"] {
        std::fs::create_dir(folder.join(name)).unwrap();
        write(&folder.join(name), "a.wast", SCRIPT);
    }
    let rows = "[engines]\nmine = \"fault:slow:1\"\n\
        [[group]]\nname = \"first\"\nsource = \"one\"\nfeatures = [\"wasm2\"]\ndefault = true\n\
        [[group]]\nname = \"second\"\nsource = \"two\"\nfeatures = [\"wasm3\"]\ndefault = true\n";
    write(&folder, "wassay.toml", &format!("exclude-group = [\"second\"]\n{rows}"));
    let list = |arguments: &[&str]| wassay(&folder, &[&["list"], arguments].concat()).1;
    // The setting leaves the second group out, unless `--group` names it.
    assert_eq!(list(&[]), "first/a.wast:1:module\nfirst/a.wast:2:assert_return\n");
    assert!(list(&["--group", "second"]).starts_with("second/"));
    let (code, out, error) = wassay(&folder, &["run", "--engine", "mine", "-v"]);
    assert!(code == 0 && out.contains("2 directives: 2 passed"), "{out}{error}");
    let (code, out, error) = wassay(&folder, &["matrix", "--engine", "mine", "--format", "csv"]);
    assert!(
        code == 0 && out.contains("\nfirst,wassay,") && !out.contains("\nsecond,"),
        "{out}{error}"
    );
    let (code, out, error) = wassay(&folder, &["export", "--format", "json", "out"]);
    assert!(code == 0 && out.starts_with("1 script, 2 directives"), "{out}{error}");
    // A path on the command line replaces that suite.
    assert!(list(&["./two"]).starts_with("core/a.wast:1:module\n"));
}

#[test]
fn a_mistake_in_the_file_is_shown_with_its_line() {
    let folder = folder("settings-wrong");
    write(&folder, "a.wast", SCRIPT);
    for (text, part) in [
        ("\nengin = \"x\"", "wassay.toml:2: there is no setting `engin`: did you mean `engine`?"),
        ("quiet = 1", "wassay.toml:1: `quiet` is true or false"),
        ("timeout = true", "wassay.toml:1: `timeout` is a text, a number, or a list of such"),
        ("timeout = \"x\"", "--timeout"),
        ("a b", "wassay.toml:1: "),
        ("[[group]]\nname = 1", "wassay.toml:2: in [[group]] or [engines]: "),
    ] {
        write(&folder, "wassay.toml", text);
        let (code, _, error) = wassay(&folder, &["run", "a.wast"]);
        assert!(code == 2 && error.contains(part), "{text}: {error}");
    }
    let (code, _, error) = wassay_with(&folder, &["diff", "x", "y"], &[]);
    assert!(code == 2 && !error.contains("wassay.toml"), "{error}");
}

#[test]
fn init_writes_a_file_once() {
    let folder = folder("settings-init");
    let (code, out, error) = wassay(&folder, &["init"]);
    assert_eq!(code, 0, "{error}");
    assert!(out.contains("wassay.toml is written"));
    let text = std::fs::read_to_string(folder.join("wassay.toml")).unwrap();
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')), "{text}");
    assert_eq!(wassay(&folder, &["config"]).0, 0);
    let (code, _, error) = wassay(&folder, &["init"]);
    assert!(code == 2 && error.contains("cannot write wassay.toml"), "{error}");
}
