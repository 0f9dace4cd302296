//! The arguments that run the same again: as the user typed them, quoted for the shell of the system.

use super::{JudgingArgs, SuiteArgs};
use crate::engines::{self, Rerun, front};
use crate::limits::DIRECTIVE_SECONDS;
use std::borrow::Cow;
use wassay_harness::script::printable;

/// The arguments that say which engine and which suite run, as the user typed them.
#[derive(Clone, Debug, Default)]
pub struct RerunCommand {
    arguments: Vec<String>,
    engine: String,
    configuration: String,
}

impl RerunCommand {
    /// The arguments of a command, in one of the configurations that it asks for.
    pub fn new(judging: &JudgingArgs, configuration: &str, suite: &SuiteArgs) -> Self {
        let mut arguments = Vec::new();
        let mut add = |flag: &str, value: Option<String>| {
            // A flag that settings set holds the next time too.
            let set = judging.in_force.get(flag);
            if set.is_none() || (flag == "config" && set != value.as_ref()) {
                arguments.push(format!("--{flag}"));
                arguments.extend(value);
            }
        };
        if engines::default_engine() != Some(&judging.engine) {
            add("engine", Some(judging.engine.clone()));
        }
        let is_set = judging.in_force.contains_key("config");
        if configuration != engines::DEFAULT_CONFIGURATION || is_set {
            add("config", Some(configuration.to_owned()));
        }
        if judging.in_process {
            add("in-process", None);
        }
        if judging.timeout != DIRECTIVE_SECONDS {
            add("timeout", Some(judging.timeout.to_string()));
        }
        if let Some(limit) = judging.memory_limit {
            add("memory-limit", Some(limit.to_string()));
        }
        if judging.lenient_messages {
            add("lenient-messages", None);
        }
        if judging.strict_messages {
            add("strict-messages", None);
        }
        if !suite.is_default() {
            suite.suite.iter().for_each(|path| add("suite", Some(path.display().to_string())));
        }
        if let Some(features) = &suite.features {
            add("features", Some(features.typed.clone()));
        }
        let expectations = suite.expectations.as_ref().map(|path| path.display().to_string());
        if let Some(path) = expectations.filter(|path| front().expectations != Some(path)) {
            add("expectations", Some(path));
        }
        let (engine, configuration) = (judging.engine.clone(), configuration.to_owned());
        Self { arguments, engine, configuration }
    }

    /// The engine that runs.
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// Its configuration.
    pub fn configuration(&self) -> &str {
        &self.configuration
    }

    /// The command line that runs one test again.
    pub fn test(&self, name: &str) -> String {
        let program = match front().rerun {
            Rerun::CargoTest => {
                let line =
                    format!("cargo test --test {} -- --exact {}", test_target(), quoted(name));
                return printable(&line).into_owned();
            }
            Rerun::Program(_) if std::env::var_os("CARGO").is_some() => "cargo run --release --",
            Rerun::Program(program) => program,
        };
        let words = ["run", "--exact", name].into_iter().map(quoted);
        let words: Vec<_> = words.chain(self.arguments.iter().map(|word| quoted(word))).collect();
        printable(&format!("{program} {}", words.join(" "))).into_owned()
    }
}

/// The name of the test target that this program is: that of its file, without the hash that cargo adds.
fn test_target() -> String {
    let own = std::env::current_exe().unwrap_or_default();
    let name = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match name.rsplit_once('-') {
        Some((target, hash)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            target.to_owned()
        }
        _ => name,
    }
}

/// A word, quoted for the shell of the system.
pub fn quoted(word: &str) -> Cow<'_, str> {
    match cfg!(windows) {
        true => quoted_for_windows(word),
        false => shlex::try_quote(word).unwrap_or(Cow::Borrowed(word)),
    }
}

/// A word that `cmd` and PowerShell pass on unchanged: in double quotes if it needs any.
fn quoted_for_windows(word: &str) -> Cow<'_, str> {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '\\' | ':' | '=');
    match !word.is_empty() && word.chars().all(is_plain) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(format!("\"{}\"", word.replace('"', "\\\""))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_take_them_apart() {
        for (word, windows, posix) in [
            (
                "core/a.wast:3:assert_return",
                "core/a.wast:3:assert_return",
                "core/a.wast:3:assert_return",
            ),
            ("it's.wast", "\"it's.wast\"", "\"it's.wast\""),
            ("a b", "\"a b\"", "'a b'"),
            ("", "\"\"", "''"),
        ] {
            assert_eq!(quoted_for_windows(word), windows);
            assert_eq!(shlex::try_quote(word).unwrap(), posix);
        }
        assert_eq!(quoted_for_windows("say \"a\""), "\"say \\\"a\\\"\"");
    }
}
