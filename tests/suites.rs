//! `--suite` on folders as people have them: with scripts of several dialects, and files that are no scripts.

mod program;

use program::{folder, wassay, write};
use std::path::PathBuf;
use wassay_harness::verdict::reject::UNFINISHED;

/// A script for each proposal that the runtime lacks, by its name.
const UNSUPPORTED: [(&str, &str); 5] = [
    ("acquire-release-atomics", "(module (func (pause)))"),
    ("memory-control", "(module (memory 1) (func (memory.discard (i32.const 0) (i32.const 0))))"),
    (
        "multibyte-array-access",
        r#"(module binary "\00asm\01\00\00\00" "\01\0a\02\5e\78\01\60\01\64\00\01\7f" "\03\02\01\01" "\0a\0c\01\0a\00\20\00\41\00\28\22\00\00\0b")"#,
    ),
    ("shared-everything-threads", "(module (type (shared (struct))))"),
    ("stack-switching", "(module (type $f (func)) (type $k (cont $f)))"),
];

/// A folder in which each file is of another kind.
fn mixed(name: &str) -> PathBuf {
    let folder = folder(name);
    let module = "(module (func (export \"f\") (result i32) (i32.const 1)))\n\
                  (assert_return (invoke \"f\") (i32.const 1))\n";
    // Headers of all three dialects: ours, Wasmtime's, and one behind a comment.
    write(&folder, "ours.wast", &format!(";;! features = [\"wasm1\"]\n{module}"));
    let shared = "(module (memory 1 1 shared))\n";
    let wasmtime = format!(";;! threads = true\n;;! hogs_memory = true\n{shared}{module}");
    write(&folder, "wasmtime.wast", &wasmtime);
    write(&folder, "wizard.wast", &format!(";; (c) somebody\n;;! simd = false\n{module}"));
    write(&folder, "key.wast", &format!(";;! treads = true\n{module}"));
    write(&folder, "value.wast", &format!(";;! threads = 1\n{module}"));
    write(&folder, "nan.wast", &format!(";;! nan_canonicalization = true\n{module}"));
    write(
        &folder,
        "component.wast",
        "(component $c (core module))\n(assert_return (invoke \"f\") (u8.const 1))\n",
    );
    for (name, script) in UNSUPPORTED {
        write(&folder, &format!("{name}.wast"), script);
    }
    write(
        &folder,
        "stack-switching-on.wast",
        &format!(";;! stack_switching = true\n{}\n{module}", UNSUPPORTED[4].1),
    );
    write(&folder, "fuel.wast", "(assert_fuel 0 (module))\n");
    write(&folder, "output.wast", &format!("{module}(output \"x.wasm\")\n"));
    write(&folder, "empty.wast", "");
    write(&folder, "comments.wast", ";; later\n");
    write(&folder, "a b.wast", module);
    write(&folder, "a_b.wast", module);
    write(
        &folder,
        "reads.wast",
        "(input \"sub/read.wast\")\n(assert_return (invoke \"f\") (i32.const 1))\n",
    );
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    write(&folder, "sub/read.wast", module);
    write(&folder, "outside.wast", "(input \"../cli.wast\")\n");
    let bytes = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let utf_16: Vec<u8> = "\u{feff}(module)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes("utf-16.wast", &utf_16);
    bytes("bom.wast", b"\xef\xbb\xbf(module)");
    bytes("binary.wast", b"\0asm\x01\0\0\0");
    bytes("module.wasm", b"\0asm\x01\0\0\0");
    write(&folder, "module.wat", "(module)");
    std::fs::create_dir_all(folder.join("proposals/threads")).unwrap();
    write(&folder, "proposals/threads/own.wast", &format!("{shared}{module}"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.join("sub/loop")).unwrap();
        std::os::unix::fs::symlink("missing.wast", folder.join("dangling.wast")).unwrap();
    }
    folder
}

/// Each file that is not a proper script gets one line, everything else runs, and the run fails.
#[test]
fn in_a_mixed_folder_all_proper_scripts_run() {
    let folder = mixed("suites-mixed");
    let (code, out, error) = wassay(&folder, &["run", "--suite", ".", "--all-failures"]);
    assert_eq!(code, 1, "{out}\n{error}");
    let failures: Vec<&str> = out
        .lines()
        .filter(|line| line.starts_with("   = got: "))
        .map(|line| line.trim_start_matches("   = got: ").trim())
        .collect();
    let mut expected = vec![
        "not understood: the file begins with a byte order mark, which the text format does not have: save it without",
        "not understood: the file is a module in the binary format, not a script",
        "not understood: the file is in UTF-16 (little endian): a script is in UTF-8",
        "not understood: the header's key `threads`: expected true or false",
        "not understood: the script has only comments",
        "not understood: the script has nothing in it",
        "not understood: there is no script `../cli.wast` below the folder of the suite",
        "unsupported: assert_fuel",
        "unsupported: component",
        "unsupported: nan_canonicalization",
        "unsupported: output",
    ];
    // Six: stack switching is on in one script, and off in another.
    assert_eq!(UNSUPPORTED.map(|(name, _)| name), UNFINISHED, "each has a script here");
    let unsupported = UNSUPPORTED.map(|(name, _)| format!("unsupported: {name}"));
    expected.extend(unsupported.iter().map(String::as_str));
    expected.push("unsupported: stack-switching");
    #[cfg(unix)]
    expected
        .push("not understood: the file cannot be read: No such file or directory (os error 2)");
    let mut found = failures.clone();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected, "{out}");
    // A directive that acts on the component is blocked by it; the rest of a script for canonical NaNs is blocked by
    // its first line.
    for blocked in ["core/component.wast:2:assert_return", "core/nan.wast:3:assert_return"] {
        assert!(out.contains(&format!("{blocked}: blocked")), "{out}");
    }
    let failed = expected.len();
    assert!(out.contains(&format!("{failed} failed, 0 expected failures, 2 blocked")), "{out}");
    let warning = |path: &str, what: &str| {
        format!("wassay: warning: {}: {what}", path.replace('/', std::path::MAIN_SEPARATOR_STR))
    };
    let link = warning("./sub/loop", "the link leads back to a folder above: not followed");
    let key = "the header's key `treads` is not known: did you mean `threads`?";
    let links = cfg!(unix).then_some(link);
    let warnings: Vec<String> = links.into_iter().chain([warning("./key.wast", key)]).collect();
    let warned: Vec<&str> = error.lines().filter(|line| line.contains("warning")).collect();
    assert_eq!(warned, warnings);
    // Two files whose names would be the same get different ones.
    let (_, list, _) = wassay(&folder, &["list", "--suite", "."]);
    for name in ["core/a_b.wast:2:assert_return", "core/a_b~2.wast:2:assert_return"] {
        assert!(list.lines().any(|line| line.starts_with(name)), "{name} is missing in:\n{list}");
    }
}

/// A script below `proposals/NAME/` belongs to that group, whether `--suite` names the top folder, the script's folder
/// or the script.
#[test]
fn a_group_is_known_from_every_folder() {
    let folder = mixed("suites-groups");
    for suite in [".", "proposals", "proposals/threads", "proposals/threads/own.wast"] {
        let filter = "threads/own.wast";
        let (code, out, error) = wassay(&folder, &["run", "--suite", suite, filter]);
        assert!(code == 0 && out.contains("3 directives: 3 passed"), "{suite}: {out}\n{error}");
    }
    let inside = folder.join("proposals/threads");
    let (code, out, _) = wassay(&inside, &["run", "--suite", "own.wast"]);
    assert!(code == 0 && out.contains("threads"), "{out}");
}

#[test]
fn a_failure_in_a_script_that_is_read_is_shown_there() {
    let folder = folder("suites-input");
    write(&folder, "a.wast", "(input \"b.wast\")\n");
    write(
        &folder,
        "b.wast",
        "(module (func (export \"f\") (result i32) (i32.const 1)))\n\n  (assert_return (invoke \"f\") (i32.const 2))\n",
    );
    let (code, out, _) = wassay(&folder, &["run", "--suite", "a.wast"]);
    assert_eq!(code, 1, "{out}");
    for part in [
        "core/a.wast:1.3:assert_return: right outcome, wrong value or text",
        "b.wast:3:3",
        "3 |   (assert_return (invoke \"f\") (i32.const 2))",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
    let name = "core/a.wast:1.3:assert_return";
    let (code, out, _) = wassay(&folder, &["repro", "--suite", "a.wast", name]);
    assert_eq!(code, 0);
    assert!(
        out.contains("(module (func (export \"f\")") && out.contains("(i32.const 2))"),
        "{out}"
    );
}

/// The name that an `input` binds means a module in the script that it reads.
#[test]
fn repro_keeps_what_the_name_of_an_input_means() {
    let folder = folder("suites-input-name");
    let script = "(input $x \"b.wast\")\n(assert_return (invoke $x \"f\") (i32.const 2))\n";
    write(&folder, "a.wast", script);
    let function = "func (export \"f\") (result i32) (i32.const 1)";
    for module in [
        format!("(module ({function}))"),
        format!("(module $m ({function}))"),
        format!("({function})"),
    ] {
        write(&folder, "b.wast", &module);
        let name = "core/a.wast:2:assert_return";
        let (code, out, error) = wassay(&folder, &["repro", "--suite", "a.wast", name]);
        assert_eq!(code, 0, "{error}");
        write(&folder, "small.wast", &out);
        let (code, out, _) = wassay(&folder, &["run", "--suite", "small.wast"]);
        assert_eq!(code, 1, "{out}");
        assert!(out.contains("= got:      returned i32:1 (0x00000001)"), "{out}");
        assert!(out.contains("1 failed, 0 expected failures, 0 blocked"), "{out}");
    }
}

/// Scripts for canonical NaNs run only on an engine and a configuration that claim them.
#[test]
fn scripts_for_canonical_nans_run_only_on_engines_that_claim_them() {
    let folder = folder("suites-nan");
    let script = ";;! nan_canonicalization = true
(module (func (export \"f\") (param f32 f32) (result i32) (i32.reinterpret_f32 (f32.add (local.get 0) (local.get 1)))))
(assert_return (invoke \"f\" (f32.const -nan:0x7fffff) (f32.const 1)) (i32.const 0x7fc00000))
";
    write(&folder, "a.wast", script);
    for arguments in
        [&["--config", "deterministic"][..], &["--config", "deterministic", "--in-process"]]
    {
        let (code, out, _) = wassay(&folder, &[&["run", "--suite", "a.wast"], arguments].concat());
        assert!(code == 0 && out.contains("2 directives: 2 passed"), "{out}");
    }
    for arguments in [&[][..], &["--in-process"]] {
        let (code, out, _) = wassay(&folder, &[&["run", "--suite", "a.wast"], arguments].concat());
        assert!(
            code == 1 && out.contains("= got:      unsupported: nan_canonicalization"),
            "{out}"
        );
        assert!(out.contains("0 passed, 1 failed, 0 expected failures, 1 blocked"), "{out}");
    }
}

#[test]
fn a_module_by_itself_is_no_suite() {
    let folder = mixed("suites-modules");
    for (file, format) in [("module.wasm", "binary"), ("module.wat", "text")] {
        let (code, _, error) = wassay(&folder, &["run", "--suite", file]);
        let reason = format!("{file} is a module in the {format} format, not a script");
        assert!(code == 2 && error.contains(&reason), "{error}");
    }
}
