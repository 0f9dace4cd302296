//! The engines: ours by name, in this process or in workers, and any program that speaks the engine protocol.

mod fault;
pub mod wassay;

use crate::cli::JudgingArgs;
use crate::worker;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::sync::Arc;
use wassay_harness::engine::Engine;
use wassay_harness::results::EngineIdentity;
use wassay_harness::run::Host;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Setup, Workers};
use wassay_harness::script::features::Features;

/// The engine that is always there.
pub const DEFAULT: &str = "wassay";

/// The configuration that an engine has if none is named.
pub const DEFAULT_CONFIGURATION: &str = "default";

/// The name that stands for all configurations of an engine.
pub const ALL_CONFIGURATIONS: &str = "all";

/// Which engine, and how it is run.
#[derive(Clone, Debug)]
pub struct Choice {
    /// A name of ours, or the command line of a program that speaks the engine protocol.
    pub engine: String,
    /// The configuration of the engine.
    pub configuration: String,
    /// Whether it runs in this process.
    pub in_process: bool,
    /// How long a worker may take for a directive.
    pub timeout_seconds: u32,
    /// How many bytes it may allocate.
    pub memory_limit: Option<u64>,
}

impl Choice {
    /// What the command line asks for, in one configuration.
    pub fn new(args: &JudgingArgs, configuration: &str) -> Self {
        Self {
            engine: args.engine.clone(),
            configuration: configuration.to_owned(),
            in_process: args.in_process,
            timeout_seconds: args.timeout,
            memory_limit: args.memory_limit,
        }
    }

    /// Makes the engine ready.
    ///
    /// # Errors
    ///
    /// When there is no such engine or configuration, or it cannot be started.
    pub fn prepare(&self) -> Result<Prepared> {
        let is_ours = is_ours(&self.engine);
        if self.in_process {
            if !is_ours {
                bail!("`{}` is none of the engines of this program: {DEFAULT}", self.engine);
            }
            let engine = limited(&self.engine, &self.configuration, self.memory_limit)?;
            let (name, version) = (engine.name().to_owned(), VERSION.to_owned());
            return Ok(Prepared { name, version, place: Place::Here(engine) });
        }
        let (program, arguments, encoding) = if is_ours {
            let own = std::env::current_exe().context("cannot find this program's own file")?;
            let arguments = vec![worker::ARGUMENT.into(), OsString::from(&self.engine)];
            (own.into_os_string(), arguments, Encoding::Frames)
        } else {
            let mut words = words(&self.engine).into_iter().map(OsString::from);
            let program = words.next().context("--engine names no program")?;
            (program, words.collect(), Encoding::Lines)
        };
        let workers = Arc::new(Workers::new(Setup {
            program,
            arguments,
            encoding,
            configuration: self.configuration.clone(),
            memory_limit: self.memory_limit,
            timeout_seconds: self.timeout_seconds,
        }));
        // What is known of our own engines need not be asked.
        let (name, version) = if is_ours {
            wassay::configuration(&self.configuration)?;
            (DEFAULT.to_owned(), VERSION.to_owned())
        } else {
            let hello = workers.hello()?;
            (hello.engine, hello.version)
        };
        Ok(Prepared { name, version, place: Place::Workers(workers) })
    }
}

/// An engine that is ready to run.
pub struct Prepared {
    /// The name under which its expectations are kept.
    pub name: String,
    /// Its version.
    pub version: String,
    place: Place,
}

enum Place {
    Here(Box<dyn Engine + Send>),
    Workers(Arc<Workers>),
}

impl Prepared {
    /// Where it runs.
    pub fn host(&self) -> Host<'_> {
        match &self.place {
            Place::Here(engine) => Host::InProcess(&**engine),
            Place::Workers(workers) => Host::Workers(workers),
        }
    }

    /// What results say of it.
    pub fn identity(&self, configuration: &str) -> EngineIdentity {
        EngineIdentity {
            name: self.name.clone(),
            version: self.version.clone(),
            configuration: configuration.to_owned(),
        }
    }

    /// What it has counted so far, with names for people to read.
    pub fn notes(&self) -> Vec<(String, u64)> {
        match &self.place {
            Place::Here(engine) => engine.notes(),
            Place::Workers(workers) => workers.notes(),
        }
    }

    /// Whether the run was broken off.
    pub fn is_stopped(&self) -> bool {
        self.workers().is_some_and(|workers| workers.is_stopped())
    }

    /// Its workers, if it runs in such.
    pub fn workers(&self) -> Option<&Arc<Workers>> {
        match &self.place {
            Place::Here(_) => None,
            Place::Workers(workers) => Some(workers),
        }
    }
}

/// The version of the engines of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn is_ours(name: &str) -> bool {
    name == DEFAULT || name.starts_with(fault::PREFIX)
}

/// The engine of this name, in one of its configurations.
///
/// # Errors
///
/// When there is none, or this machine lacks what it needs.
pub fn by_name(name: &str, configuration: &str) -> Result<Box<dyn Engine + Send>> {
    limited(name, configuration, None)
}

/// The engine of this name, with a limit of what it may allocate, in bytes.
pub(crate) fn limited(
    name: &str,
    configuration: &str,
    memory_limit: Option<u64>,
) -> Result<Box<dyn Engine + Send>> {
    match name {
        DEFAULT => Ok(Box::new(wassay::Wassay::new(configuration, memory_limit)?)),
        name if name.starts_with(fault::PREFIX) => {
            Ok(Box::new(fault::Faulty::new(name, configuration, memory_limit)?))
        }
        _ => bail!("there is no engine `{name}`; the engines are {DEFAULT}"),
    }
}

/// The language features that our engine has, by the names of proposals.
pub(crate) fn features() -> Vec<String> {
    let proposals = ["threads", "custom-page-sizes", "wide-arithmetic", "custom-descriptors"];
    Features::WASM3.names().chain(proposals).map(str::to_owned).collect()
}

/// The names that a configuration stands for: itself, or all.
pub fn configurations(configuration: &str) -> Vec<&str> {
    match configuration {
        ALL_CONFIGURATIONS => wassay::CONFIGURATIONS.iter().map(|(name, _)| *name).collect(),
        one => vec![one],
    }
}

/// What is known to fail with an engine, in the suite that is built in.
pub fn built_in_expectations(engine: &str) -> Option<&'static str> {
    match engine {
        DEFAULT => Some(include_str!("../../testsuite/expectations/wassay.toml")),
        _ => None,
    }
}

/// The words of a command line: quotes hold words together, and backslashes are what they are in paths of Windows.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut quote, mut in_word) = (None, false);
    for c in line.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                begin(&mut words, &mut in_word);
            }
            None if c.is_whitespace() => in_word = false,
            _ => begin(&mut words, &mut in_word).push(c),
        }
    }
    words
}

/// The word that is going on, or a new one.
fn begin<'w>(words: &'w mut Vec<String>, in_word: &mut bool) -> &'w mut String {
    if !std::mem::replace(in_word, true) {
        words.push(String::new());
    }
    words.last_mut().expect("BUG: there is a word")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_words_together() {
        let split = |line| words(line).join("|");
        assert_eq!(split("python3 adapter.py"), "python3|adapter.py");
        assert_eq!(
            split(r#" "C:\Program Files\a.exe"  --x='a b' "" "#),
            r"C:\Program Files\a.exe|--x=a b|"
        );
        assert_eq!(split("  "), "");
    }
}
