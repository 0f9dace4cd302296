//! Engines of other makers that stand behind an adapter in `engines/`: the rows of `testsuite/engines.toml`.

use super::front;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The table.
const TABLE: &str = include_str!("../../testsuite/engines.toml");

/// An engine of another maker.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownEngine {
    /// The name of the engine, for `--engine` and in its adapter's hello.
    pub name: String,
    /// What it is, for people.
    pub about: String,
    /// The program that is looked for.
    program: String,
    /// Folders in which it is looked for before `PATH` is.
    #[serde(default)]
    look: Vec<String>,
    /// The command line of its adapter.
    start: Vec<String>,
    /// How `ci/engines.sh` gets it.
    pub get: Get,
    /// Its configurations, the default one first.
    pub configurations: Vec<String>,
    /// How many of its processes run at once at the most.
    pub jobs: Option<u16>,
}

/// How an engine is got.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Get {
    /// By npm, in the versions that this folder pins.
    Npm(String),
    /// By pip, in the versions that this folder pins.
    Pip(String),
    /// By building the package in this folder.
    Cargo(String),
    /// As this package of Debian's.
    Apt(String),
}

impl Get {
    /// The tool, and what it is given.
    pub fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Npm(folder) => ("npm", folder),
            Self::Pip(folder) => ("pip", folder),
            Self::Cargo(folder) => ("cargo", folder),
            Self::Apt(package) => ("apt", package),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    engine: Vec<KnownEngine>,
}

/// The engines, in the order of the table. Only this project's own program has any.
pub fn known() -> &'static [KnownEngine] {
    static KNOWN: OnceLock<Vec<KnownEngine>> = OnceLock::new();
    if front().repository.is_none() {
        return &[];
    }
    KNOWN.get_or_init(|| parse(TABLE).unwrap_or_else(|error| panic!("BUG: engines.toml: {error}")))
}

fn parse(text: &str) -> Result<Vec<KnownEngine>> {
    let table: Table = toml::from_str(text)?;
    let mut names = HashSet::new();
    for engine in &table.engine {
        if !names.insert(&*engine.name) {
            bail!("`{}` has two rows", engine.name);
        }
        if engine.start.is_empty() || engine.configurations.is_empty() {
            bail!("`{}` has no command line or no configuration", engine.name);
        }
    }
    Ok(table.engine)
}

impl KnownEngine {
    /// The engine of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        known().iter().find(|engine| engine.name == name)
    }

    /// Where its program is, if it is found.
    pub fn program(&self) -> Option<PathBuf> {
        let folders = self.look.iter().filter_map(|folder| self.filled(folder, None).ok());
        let of_path = env::var_os("PATH").unwrap_or_default();
        let folders = folders.map(PathBuf::from).chain(env::split_paths(&of_path));
        let name = format!("{}{}", self.program, env::consts::EXE_SUFFIX);
        folders.map(|folder| folder.join(&name)).find(|program| program.is_file())
    }

    /// The command line of its adapter.
    ///
    /// # Errors
    ///
    /// When its program is not found, with how to get it, or its adapter is not.
    pub fn command(&self) -> Result<Vec<OsString>> {
        let program = self
            .program()
            .with_context(|| format!("`{}` is not found: {}", self.program, self.how_to_get()))?;
        self.start.iter().map(|word| self.filled(word, Some(&program))).collect()
    }

    /// How to get it, in words.
    pub fn how_to_get(&self) -> String {
        let by_hand = match &self.get {
            Get::Apt(package) => format!("install Debian's package {package}"),
            Get::Npm(_) => format!("npm install --global {}", self.program),
            Get::Cargo(folder) => format!("cargo install --path {folder}"),
            Get::Pip(folder) => format!("pip install -r {folder}/requirements.txt"),
        };
        format!("in the repository `ci/engines.sh {}`, or {by_hand}", self.name)
    }

    /// A word of the table with its placeholders replaced.
    fn filled(&self, word: &str, program: Option<&Path>) -> Result<OsString> {
        let mut filled = OsString::new();
        let mut rest = word;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').context("BUG: engines.toml: no `}`")?;
            filled.push(before);
            match (name.split_once(':'), program) {
                (Some(("adapter", folder)), _) => filled.push(adapter(folder)?),
                (None, Some(program)) if name == "program" => filled.push(program),
                (None, _) if name == "engines" => filled.push(engines_folder()?),
                (None, _) if name == "target" => filled.push(target_folder()?),
                _ => bail!("BUG: engines.toml: `{{{name}}}` in `{}`", self.name),
            }
            rest = after;
        }
        filled.push(rest);
        Ok(filled)
    }
}

/// A folder of the repository with an adapter's files.
fn adapter(folder: &str) -> Result<PathBuf> {
    let found = front().file(folder).filter(|path| path.is_dir());
    found.with_context(|| format!("the adapter's folder {folder} of the repository is not there"))
}

/// Where `ci/engines.sh` installs.
fn engines_folder() -> Result<PathBuf> {
    match env::var_os("ENGINES") {
        Some(folder) => Ok(folder.into()),
        None => Ok(target_folder()?.join("engines")),
    }
}

/// Where cargo builds in the repository.
fn target_folder() -> Result<PathBuf> {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => Ok(folder.into()),
        None => front().file("target").context("the repository is not there"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_started_and_has_its_files() {
        for engine in known() {
            let program = Path::new("a program");
            let start: Result<Vec<_>> =
                engine.start.iter().map(|word| engine.filled(word, Some(program))).collect();
            let start = start.unwrap();
            assert!(start.iter().any(|word| word == program), "{}", engine.name);
            for folder in &engine.look {
                engine.filled(folder, None).unwrap();
            }
            assert_eq!(engine.configurations[0], super::super::DEFAULT_CONFIGURATION);
            let expectations = format!("testsuite/expectations/{}.toml", engine.name);
            assert!(front().file(&expectations).unwrap().is_file(), "{expectations}");
            if let Get::Npm(folder) | Get::Pip(folder) | Get::Cargo(folder) = &engine.get {
                assert!(front().file(folder).unwrap().is_dir(), "{folder}");
            }
        }
        assert!(KnownEngine::find("node").is_some() && KnownEngine::find("nod").is_none());
    }

    #[test]
    fn a_table_with_a_mistake_is_refused() {
        let row =
            "[[engine]]\nname = \"a\"\nabout = \"\"\nprogram = \"a\"\nget = { npm = \"a\" }\n";
        let whole = format!("{row}start = [\"a\"]\nconfigurations = [\"default\"]\n");
        assert_eq!(parse(&whole).unwrap().len(), 1);
        assert!(parse(&whole.repeat(2)).is_err());
        assert!(parse(&format!("{row}start = []\nconfigurations = [\"default\"]\n")).is_err());
        assert!(parse(&format!("{whole}other = 1\n")).is_err());
        assert!(parse(row).is_err());
    }

    /// The configurations in the table are those of the adapter of JavaScript engines.
    #[test]
    fn the_adapter_of_javascript_engines_has_the_configurations_of_the_table() {
        let adapter = include_str!("../../engines/js/configurations.mjs");
        for engine in known().iter().filter(|e| e.start.iter().any(|w| w.contains("engines/js"))) {
            for name in engine.configurations.iter().skip(1) {
                let is_named = [format!("  {name}: "), format!("  \"{name}\": ")];
                assert!(is_named.iter().any(|key| adapter.contains(key)), "{}:{name}", engine.name);
            }
        }
    }
}
