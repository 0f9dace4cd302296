//! The settings that hold where the command line says nothing: from the environment, then from the file `wassay.toml`
//! in the current folder or the nearest one above it.
//!
//! A key of the file is a flag of `run` without its hyphens, and a variable is `WASSAY_` and the flag in capitals.
//! Settings are put onto the command line before that is parsed, so every value is read, checked and refused in the
//! same way.

use anyhow::{Context, Result, bail};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};
use wassay_harness::script::{did_you_mean, without_types};
use wassay_harness::suite::GroupConfig;

/// The name of the file.
pub const FILE: &str = "wassay.toml";

/// The largest file that is read.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// Flags whose values are paths: in the file they are relative to its folder.
const PATHS: [&str; 5] = ["suite", "expectations", "results", "junit", "times"];

/// Tables of the file that are no flags.
const TABLES: [&str; 2] = ["group", "engines"];

/// Flags that cannot be set, as they are about one run, or about the program.
const NOT_SET: [&str; 5] = ["help", "version", "group", "exact", "skip"];

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A variable of the environment.
    Variable(String),
    /// A line of the file.
    File(PathBuf, usize),
    /// The program.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => f.write_str(name),
            Self::File(path, line) => write!(f, "{}:{line}", path.display()),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A flag with its value, or with several if it can be given several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The flag, without its hyphens.
    pub flag: String,
    /// Its values. A flag that takes none has `true` or `false`.
    pub values: Vec<OsString>,
    /// Where the values come from.
    pub origin: Origin,
}

/// The settings that hold where the command line says nothing.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    settings: Vec<Setting>,
    /// The groups of the suite, as rows of `suites.toml`, with paths as their sources.
    pub groups: Vec<GroupConfig>,
    /// Command lines of engines, by their names.
    pub engines: BTreeMap<String, String>,
    /// The file, if there is one.
    pub file: Option<PathBuf>,
}

/// The tables of the file that are no flags.
#[derive(Debug, Default, Deserialize)]
struct Tables {
    #[serde(default)]
    group: Vec<GroupConfig>,
    #[serde(default)]
    engines: BTreeMap<String, String>,
}

impl Settings {
    /// The settings that hold in the current folder. `command` is `run`, whose flags can be set.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not understood.
    pub fn here(command: &Command) -> Result<Self> {
        let mut settings = match nearest_file()? {
            Some(path) => Self::read(&path, command)?,
            None => Self::default(),
        };
        for flag in flags(command) {
            let name = variable(flag);
            let Some(value) = env::var_os(&name).filter(|value| !value.is_empty()) else {
                continue;
            };
            settings.settings.retain(|setting| setting.flag != flag);
            let value = if takes_value(command, flag) { value } else { "true".into() };
            let origin = Origin::Variable(name);
            let setting = Setting { flag: flag.to_owned(), values: vec![value], origin };
            settings.settings.insert(0, setting); // the first of two conflicting settings holds
        }
        Ok(settings)
    }

    fn read(path: &Path, command: &Command) -> Result<Self> {
        let shown = path.display();
        let size = fs::metadata(path).with_context(|| format!("cannot read {shown}"))?.len();
        if size > MAX_FILE_BYTES {
            bail!("{shown} is larger than {MAX_FILE_BYTES} bytes");
        }
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
        Self::parse(&text, path, command)
    }

    pub(crate) fn parse(text: &str, path: &Path, command: &Command) -> Result<Self> {
        let shown = path.display();
        let line_of = |at: usize| 1 + text[..at.min(text.len())].matches('\n').count();
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(span.start));
            anyhow::anyhow!("{shown}:{line}: {}", error.message())
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut settings = Vec::new();
        for (key, value) in table.get_ref() {
            let (flag, line) = (&**key.get_ref(), line_of(key.span().start));
            if TABLES.contains(&flag) {
                continue;
            }
            let known = flags(command).into_iter();
            if !known.clone().any(|known| known == flag) {
                let meant = did_you_mean(flag, known.chain(TABLES));
                bail!("{shown}:{line}: there is no setting `{flag}`{meant}");
            }
            let values = values(value.get_ref(), takes_value(command, flag))
                .map_err(|expected| anyhow::anyhow!("{shown}:{line}: `{flag}` is {expected}"))?;
            let in_folder = |value: String| match PATHS.contains(&flag) && value != "-" {
                true => folder.join(value).into_os_string(),
                false => value.into(),
            };
            let values = values.into_iter().map(in_folder).collect();
            let origin = Origin::File(path.to_owned(), line);
            settings.push(Setting { flag: flag.to_owned(), values, origin });
        }
        let Tables { mut group, engines } = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(span.start));
            anyhow::anyhow!(
                "{shown}:{line}: in [[group]] or [engines]: {}",
                without_types(error.message())
            )
        })?;
        for row in &mut group {
            row.source = folder.join(&row.source).to_string_lossy().into_owned();
        }
        Ok(Self { settings, groups: group, engines, file: Some(path.to_owned()) })
    }

    /// The value of a flag, if one is set.
    pub fn value(&self, flag: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.flag == flag)
    }

    /// The arguments for the settings that the command line does not override.
    pub fn arguments(&self, command: &Command, matches: &ArgMatches) -> Vec<OsString> {
        self.missing(command, matches)
            .flat_map(|(setting, takes_value)| setting.arguments(takes_value))
            .collect()
    }

    /// The settings that hold for a command line, by their flags, for reports that show them.
    pub fn in_force(&self, command: &Command, matches: &ArgMatches) -> BTreeMap<String, String> {
        let shown = |(setting, _): (&Setting, bool)| (setting.flag.clone(), setting.shown());
        self.missing(command, matches).map(shown).collect()
    }

    fn missing<'s>(
        &'s self,
        command: &'s Command,
        matches: &'s ArgMatches,
    ) -> impl Iterator<Item = (&'s Setting, bool)> {
        let conflict = |a: &Arg, b: &Arg| {
            let names = |a: &Arg, b: &Arg| {
                command.get_arg_conflicts_with(a).iter().any(|other| other.get_id() == b.get_id())
            };
            names(a, b) || names(b, a)
        };
        let is_said = |known: &&Arg| {
            matches.value_source(known.get_id().as_str()) == Some(ValueSource::CommandLine)
        };
        let mut taken: Vec<&Arg> = command.get_arguments().filter(is_said).collect();
        self.settings.iter().filter_map(move |setting| {
            let argument = argument(command, &setting.flag)?;
            let is_off =
                !takes_a_value(argument) && setting.values.iter().all(|value| value != "true");
            let is_taken =
                |known: &&Arg| known.get_id() == argument.get_id() || conflict(known, argument);
            if is_off || taken.iter().any(is_taken) {
                return None;
            }
            taken.push(argument);
            Some((setting, takes_a_value(argument)))
        })
    }
}

impl Setting {
    fn arguments(&self, takes_value: bool) -> Vec<OsString> {
        let flag = format!("--{}", self.flag);
        if !takes_value {
            return vec![flag.into()];
        }
        let argument = |value: &OsString| {
            let mut argument = OsString::from(&flag);
            argument.push("=");
            argument.push(value);
            argument
        };
        self.values.iter().map(argument).collect()
    }

    /// The values in a line.
    pub fn shown(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|value| value.to_string_lossy()).collect();
        values.join(", ")
    }
}

/// The values of a key, or what the key should have.
fn values(value: &DeValue<'_>, takes_value: bool) -> Result<Vec<String>, &'static str> {
    let one = |value: &DeValue<'_>| match value {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.to_string()),
        DeValue::Float(number) => Ok(number.to_string()),
        _ => Err("a text, a number, or a list of such"),
    };
    match (value, takes_value) {
        (DeValue::Boolean(is_on), false) => Ok(vec![is_on.to_string()]),
        (_, false) => Err("true or false"),
        (DeValue::Array(values), true) => values.iter().map(|value| one(value.get_ref())).collect(),
        (value, true) => Ok(vec![one(value)?]),
    }
}

/// The flags that can be set, in the order of the help.
pub fn flags(command: &Command) -> Vec<&str> {
    let flags = command.get_arguments().filter_map(Arg::get_long);
    flags.filter(|flag| !NOT_SET.contains(flag)).collect()
}

/// The variable of a flag.
pub fn variable(flag: &str) -> String {
    format!("WASSAY_{}", flag.to_uppercase().replace('-', "_"))
}

fn argument<'c>(command: &'c Command, flag: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|argument| argument.get_long() == Some(flag))
}

fn takes_value(command: &Command, flag: &str) -> bool {
    argument(command, flag).is_some_and(takes_a_value)
}

fn takes_a_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// The file in the current folder, or in the nearest folder above it that has one.
fn nearest_file() -> Result<Option<PathBuf>> {
    let current = env::current_dir().context("cannot find the current folder")?;
    Ok(current.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file()))
}
