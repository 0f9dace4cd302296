//! A checkout of WebAssembly/testsuite, of the specification's repository or of a proposal's, as groups of scripts.

use super::{GroupSource, SuiteError, Suites, group_scripts, one_group, read_scripts};
use std::path::Path;

/// The folders of scripts in the repositories of the specification and of proposals: today's, and those of what was
/// replaced.
const TESTS: &str = "test/core";
const LEGACY_TESTS: &str = "test/legacy";

/// Reads a checkout, with groups by folder, as [`group_scripts`].
///
/// In a repository of the specification or of a proposal the scripts are those below `test/core` and `test/legacy`. If
/// the folder of the repository has the name of a group of `suites.toml`, the scripts below `test/core` belong to that
/// group.
///
/// # Errors
///
/// As [`read_scripts`].
pub fn read_checkout(
    path: &Path,
    suites: &Suites,
    warnings: &mut Vec<String>,
) -> Result<Vec<GroupSource>, SuiteError> {
    let path =
        path.canonicalize().map_err(|error| SuiteError::Read { path: path.to_owned(), error })?;
    let tests = path.join(TESTS);
    let mut groups = if tests.is_dir() {
        let scripts = read_scripts(&tests, warnings)?;
        let name = path.file_name().map(|name| name.to_string_lossy());
        let mut groups = match name.and_then(|name| suites.group(&name)) {
            Some(own) => vec![one_group(own, scripts, warnings)],
            None => group_scripts(scripts, suites, None, warnings),
        };
        let legacy = path.join(LEGACY_TESTS);
        if legacy.is_dir() {
            let scripts = read_scripts(&legacy, warnings)?;
            groups.extend(group_scripts(scripts, suites, None, warnings));
        }
        groups
    } else {
        group_scripts(read_scripts(&path, warnings)?, suites, None, warnings)
    };
    for group in &mut groups {
        if let Some(known) = suites.group(&group.name) {
            group.default = known.default;
        }
    }
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SUITES: &str = r#"
        [[group]]
        name = "core"
        source = "spec/V3"
        features = ["wasm3"]
        default = true
        [[group]]
        name = "threads"
        source = "proposal/threads"
        features = ["wasm1", "threads"]
        default = false
    "#;

    #[test]
    fn groups_are_those_of_folders_and_a_repository_is_one() {
        let suites = Suites::parse(SUITES).unwrap();
        let top = std::env::temp_dir().join(format!("wassay-checkout-{}", std::process::id()));
        let read = |folder: &str, files: &[&str]| {
            let folder = top.join(folder);
            for file in files {
                let file = folder.join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "(module)").unwrap();
            }
            let mut found = Vec::new();
            for group in read_checkout(&folder, &suites, &mut Vec::new()).unwrap() {
                for script in &group.scripts {
                    let features = script.features;
                    let path = script.source.path.clone();
                    found.push((group.name.clone(), path, group.default, features.has("gc")));
                }
            }
            found
        };
        let row = |group: &str, path: &str, default, has_gc| {
            (group.to_owned(), path.to_owned(), default, has_gc)
        };
        let mirror = ["a.wast", "sub/b.wast", "proposals/threads/c.wast", "proposals/new/d.wast"];
        let expected = [
            row("core", "a.wast", true, true),
            row("core", "sub/b.wast", true, true),
            row("new", "d.wast", true, true),
            row("threads", "c.wast", false, false),
        ];
        let mut found = read("testsuite", &mirror);
        found.sort();
        assert_eq!(found, expected);
        let repository = ["test/core/a.wast", "test/core/simd/b.wast", "test/legacy/c.wast"];
        let of_group = |group: &str, default, has_gc| {
            [
                row(group, "a.wast", default, has_gc),
                row(group, "simd/b.wast", default, has_gc),
                row("legacy-exceptions", "c.wast", true, true),
            ]
        };
        assert_eq!(read("threads", &repository), of_group("threads", false, false));
        assert_eq!(read("spec", &repository), of_group("core", true, true));
        assert!(read_checkout(&top.join("missing"), &suites, &mut Vec::new()).is_err());
        fs::remove_dir_all(&top).unwrap();
    }
}
