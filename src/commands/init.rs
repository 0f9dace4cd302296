//! `wassay init`: writes a file of settings with comments.

use crate::exit::Exit;
use crate::output::to_stdout;
use crate::settings::FILE;
use anyhow::{Context, Result};
use clap::Args;
use std::fs::OpenOptions;
use std::io::Write;

/// Write a `wassay.toml` with comments into the current folder: the suites, the engine and the flags of a repository
#[derive(Clone, Debug, Args)]
pub struct InitArgs {}

/// The text of the file.
const TEXT: &str = r#"# Settings of wassay for everything below this folder. Any flag of `wassay run` can stand here, without its
# hyphens. What is said on the command line goes first, then variables such as WASSAY_ENGINE, then this file.
# `wassay config` shows what holds, and where it comes from. Paths are relative to this file.

# The engine: a name, or the command line of a program that speaks the engine protocol (docs/engine-protocol.md).
#engine = "python3 adapter.py"
#config = "default"
#timeout = 10                 # seconds for each directive
#memory-limit = "512MiB"      # for each worker

# Your own scripts, in the place of the suite that is built in.
#suite = ["tests/wast"]

# What is known to fail: `wassay bless --reason "..."` writes it from a run.
#expectations = "conformance.toml"

# Groups of the suite that do not run, unless they are asked for by name.
#exclude-group = ["threads", "custom-descriptors"]

# What a run leaves.
#results = "target/conformance.jsonl"
#junit = "target/conformance.xml"

# Engines by names of your own: `wassay run --engine nightly`.
#[engines]
#nightly = "target/debug/adapter --nightly"

# A suite in groups, each with the features of its modules, as in testsuite/suites.toml.
#[[group]]
#name = "core"
#source = "third_party/testsuite"
#features = ["wasm3"]
#default = true               # false: it runs only if it is asked for
"#;

/// Writes the file, if there is none.
///
/// # Errors
///
/// When there is a file already, or it cannot be written.
pub fn run(_: &InitArgs) -> Result<Exit> {
    let file = OpenOptions::new().write(true).create_new(true).open(FILE);
    let written = file.and_then(|mut file| file.write_all(TEXT.as_bytes()));
    written.with_context(|| format!("cannot write {FILE}"))?;
    to_stdout(|out| Ok(writeln!(out, "{FILE} is written: every line in it is a comment so far")?))?;
    Ok(Exit::AsExpected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::run::RunArgs;
    use crate::settings::Settings;
    use std::path::Path;

    /// Every example in the file is right.
    #[test]
    fn the_file_is_understood_without_its_comment_signs() {
        let lines = TEXT.lines().map(|line| match line.strip_prefix('#') {
            Some(example) if !example.starts_with(' ') => example,
            _ => line,
        });
        let text: String = lines.map(|line| format!("{line}\n")).collect();
        let settings = {
            let command = RunArgs::augment_args(clap::Command::new("run"));
            Settings::parse(&text, Path::new(FILE), &command).unwrap()
        };
        assert_eq!(settings.groups.len(), 1);
        assert_eq!(settings.engines.len(), 1);
        for flag in
            ["engine", "config", "timeout", "memory-limit", "suite", "expectations", "results"]
        {
            assert!(settings.value(flag).is_some(), "{flag}");
        }
    }
}
