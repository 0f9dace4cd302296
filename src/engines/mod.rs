//! The engines: those that are built in, a row of [`BuiltIn`] each, and any program that speaks the engine protocol.
//!
//! The [`Front`] says which are built in: this project's program has [`BUILT_IN`], another engine's program has that
//! engine.

pub mod choice;
#[cfg(feature = "runtime")]
mod fault;
mod front;
#[cfg(windows)]
mod job;
mod known;
#[cfg(feature = "runtime")]
pub mod wassay;
pub mod words;
pub mod worker;

#[cfg(feature = "runtime")]
pub use fault::faults;
pub use front::{Front, Rerun, front};
pub use known::{Get, KnownEngine, known};

use anyhow::{Context, Result, bail};
use std::sync::Arc;
use wassay_harness::engine::Engine;
use wassay_harness::script::features::Features;
use wassay_harness::script::{Directive, did_you_mean};

/// The engines that this project's program has. A new one is a file beside these, and a row here.
pub const BUILT_IN: &[BuiltIn] = &[
    #[cfg(feature = "runtime")]
    wassay::ENGINE,
    #[cfg(feature = "runtime")]
    fault::ENGINE,
];

/// The name of this project's own engine.
#[cfg(feature = "runtime")]
pub const DEFAULT: &str = wassay::ENGINE.name;

/// The name of the engine that runs if none is named, if there is one: the first that is built in.
pub fn default_engine() -> Option<&'static str> {
    front().engines.first().map(|row| row.name)
}

/// The faults that engines such as `fault:abort:CALL` can have: none without the runtime.
#[cfg(not(feature = "runtime"))]
pub fn faults() -> impl Iterator<Item = &'static str> {
    std::iter::empty()
}

/// The configuration that an engine has if none is named.
pub const DEFAULT_CONFIGURATION: &str = "default";

/// The name that stands for all configurations of an engine.
pub const ALL_CONFIGURATIONS: &str = "all";

/// An engine that is built in.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name for `--engine`.
    pub name: &'static str,
    /// What follows the name and a colon, if something must. Such engines are for tests, and no help names them.
    pub argument: Option<&'static str>,
    /// The name under which results and expectations are kept.
    pub kept_as: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The names of its configurations.
    pub configurations: fn() -> Vec<&'static str>,
    /// The language features that it has.
    pub features: fn() -> Features,
    /// What it claims beyond the specification in one of its configurations.
    pub claims: fn(configuration: &str) -> &'static [&'static str],
    /// Its known failures in the built-in suite: the text of `testsuite/expectations/NAME.toml`.
    pub expectations: &'static str,
    /// Makes the engine.
    pub construct: fn(&Construction<'_>) -> Result<Box<dyn Engine + Send>>,
    /// Prints the code that it makes of a module, if it can.
    pub code: Option<fn(&CodeRequest<'_>) -> Result<String>>,
    /// Finds the frames of a trap, the innermost first, if the engine can do that. It does so in this process.
    pub backtrace: Option<FindBacktrace>,
}

/// Finds the frames of a trap.
pub type FindBacktrace = fn(&BacktraceRequest<'_>) -> Result<Vec<TrapFrame>>;

/// A function that was active when a trap happened.
#[derive(Clone, Debug)]
pub struct TrapFrame {
    /// Its module, in the binary format.
    pub module: Arc<[u8]>,
    /// Its index there.
    pub function: u32,
    /// The offset in the module of the instruction that trapped or called.
    pub offset: u64,
}

/// How to make an engine.
#[derive(Clone, Copy, Debug)]
pub struct Construction<'a> {
    /// What follows its name.
    pub argument: Option<&'a str>,
    /// The name of its configuration.
    pub configuration: &'a str,
    /// How many bytes it may allocate.
    pub memory_limit: Option<u64>,
}

/// Which code of a module to show.
#[derive(Clone, Copy, Debug)]
pub struct CodeRequest<'a> {
    /// The module, in the binary format.
    pub module: &'a [u8],
    /// The language features that are on.
    pub features: Features,
    /// The configuration of the engine.
    pub configuration: &'a str,
    /// Whether to show the Cranelift IR.
    pub clif: bool,
    /// Whether to show the machine code.
    pub asm: bool,
}

/// The trap whose frames are to be found: that of the last directive that is marked.
#[derive(Clone, Copy, Debug)]
pub struct BacktraceRequest<'a> {
    /// The unit.
    pub unit: &'a [Directive],
    /// Which of its directives run: the slice of the last one.
    pub mask: &'a [bool],
    /// The language features that are on.
    pub features: Features,
    /// The configuration of the engine.
    pub configuration: &'a str,
}

impl BuiltIn {
    /// An engine of this name, with one configuration, every feature of the finished specification and no known failures.
    /// The other fields change that: `BuiltIn { configurations: …, ..BuiltIn::new(…) }`.
    pub const fn new(
        name: &'static str,
        version: &'static str,
        construct: fn(&Construction<'_>) -> Result<Box<dyn Engine + Send>>,
    ) -> Self {
        Self {
            name,
            argument: None,
            kept_as: name,
            version,
            configurations: || vec![DEFAULT_CONFIGURATION],
            features: || Features::WASM3,
            claims: |_| &[],
            expectations: "",
            construct,
            code: None,
            backtrace: None,
        }
    }

    /// The engine that a name means, and what follows the name.
    pub fn find(name: &str) -> Option<(&'static BuiltIn, Option<&str>)> {
        let (name, argument) = match name.split_once(':') {
            Some((name, argument)) => (name, Some(argument)),
            None => (name, None),
        };
        let is_meant =
            |row: &&BuiltIn| row.name == name && row.argument.is_some() == argument.is_some();
        front().engines.iter().find(is_meant).map(|row| (row, argument))
    }

    /// The engine whose results and expectations are kept under a name.
    pub fn kept_as(name: &str) -> Option<&'static BuiltIn> {
        front().engines.iter().find(|row| row.kept_as == name)
    }

    /// The names that users know, in words.
    pub fn names() -> String {
        visible().map(|row| row.name).collect::<Vec<_>>().join(", ")
    }

    /// Suggests the engine that an unknown name may mean, if one is similar.
    pub fn hint(name: &str) -> String {
        let of_others = known().iter().map(|row| &*row.name);
        did_you_mean(name, visible().map(|row| row.name).chain(of_others))
    }

    /// Checks that there is such a configuration.
    ///
    /// # Errors
    ///
    /// When there is no such configuration. The error lists those that exist.
    pub fn check_configuration(&self, name: &str) -> Result<()> {
        let known = (self.configurations)();
        if !known.contains(&name) {
            let meant = did_you_mean(name, known.iter().copied());
            bail!("there is no configuration `{name}`{meant}; there are {}", known.join(", "));
        }
        Ok(())
    }
}

/// The engines that are built in and that users know.
pub fn visible() -> impl Iterator<Item = &'static BuiltIn> {
    front().engines.iter().filter(|row| row.argument.is_none())
}

/// The configurations of an engine that is built in or known, by the name under which its expectations are kept.
pub fn configurations_of(kept_as: &str) -> Option<Vec<&'static str>> {
    if let Some(row) = BuiltIn::kept_as(kept_as) {
        return Some((row.configurations)());
    }
    let known = KnownEngine::find(kept_as)?;
    Some(known.configurations.iter().map(String::as_str).collect())
}

/// The engine of this name, in one of its configurations.
///
/// # Errors
///
/// When there is no such engine or configuration, or this machine lacks what the engine needs.
pub fn by_name(name: &str, configuration: &str) -> Result<Box<dyn Engine + Send>> {
    construct(name, configuration, None)
}

/// The engine of this name, with a limit of what it may allocate, in bytes.
fn construct(
    name: &str,
    configuration: &str,
    memory_limit: Option<u64>,
) -> Result<Box<dyn Engine + Send>> {
    let Some((engine, argument)) = BuiltIn::find(name) else {
        bail!("there is no engine `{name}`; the engines are {}", BuiltIn::names());
    };
    engine.check_configuration(configuration)?;
    (engine.construct)(&Construction { argument, configuration, memory_limit })
}

/// The names that a configuration of an engine stands for: itself, or all.
///
/// # Errors
///
/// When `all` is asked for, of an engine that is neither built in nor known: its configurations are not known.
pub fn configurations<'c>(engine: &str, configuration: &'c str) -> Result<Vec<&'c str>> {
    if configuration != ALL_CONFIGURATIONS {
        return Ok(vec![configuration]);
    }
    let names = match BuiltIn::find(engine) {
        Some((engine, _)) => Some((engine.configurations)()),
        None => configurations_of(engine),
    };
    names.with_context(|| {
        format!(
            "`--config {ALL_CONFIGURATIONS}` is for the engines that `wassay engines` lists: name one configuration"
        )
    })
}

#[cfg(all(test, feature = "runtime"))]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_an_engine_with_or_without_an_argument() {
        let find = |name| BuiltIn::find(name).map(|(row, argument)| (row.name, argument));
        assert_eq!(find("wassay"), Some(("wassay", None)));
        assert_eq!(find("fault:abort:f:"), Some(("fault", Some("abort:f:"))));
        for other in ["fault", "wassay:", "C:\\wassay.exe", "python3 adapter.py", ""] {
            assert_eq!(find(other), None, "{other}");
        }
        assert_eq!(BuiltIn::names(), "wassay");
    }

    #[test]
    fn engines_have_the_configuration_that_runs_if_none_is_named() {
        for row in BUILT_IN {
            row.check_configuration(DEFAULT_CONFIGURATION).unwrap();
            assert!(row.check_configuration(ALL_CONFIGURATIONS).is_err(), "{}", row.name);
            assert!(BuiltIn::kept_as(row.kept_as).is_some_and(|row| row.argument.is_none()));
        }
        let all = configurations(DEFAULT, ALL_CONFIGURATIONS).unwrap();
        assert_eq!(all.first(), Some(&DEFAULT_CONFIGURATION));
        assert!(configurations("node", ALL_CONFIGURATIONS).unwrap().len() > 1);
        assert!(configurations("python3 adapter.py", ALL_CONFIGURATIONS).is_err());
    }

    #[test]
    fn the_documentation_names_the_configurations() {
        let page = include_str!("../../docs/running.md");
        for name in (wassay::ENGINE.configurations)() {
            assert!(page.contains(&format!("`{name}`")), "docs/running.md does not name `{name}`");
        }
    }

    /// Every group of the suite uses only features that the engine says it has.
    #[test]
    fn the_features_of_the_engine_are_those_of_the_suite() {
        let suites = include_str!("../../testsuite/suites.toml");
        let suites = wassay_harness::suite::Suites::parse(suites).unwrap();
        let engine = (wassay::ENGINE.features)();
        for group in suites.groups {
            let missing: Vec<_> = group.features.names().filter(|name| !engine.has(name)).collect();
            assert_eq!(missing, [""; 0], "{}", group.name);
        }
        assert!(!engine.has("stack-switching"));
    }
}
