//! Which engine, and how strictly it is judged.

use crate::engines::choice::EngineChoice;
use crate::engines::{self, BuiltIn};
use crate::limits::DIRECTIVE_SECONDS;
use anyhow::Result;
use clap::Args;
use std::collections::BTreeMap;
use wassay_harness::verdict::Strictness;

/// Which engine, and how strictly it is judged.
#[derive(Clone, Debug, Args)]
pub struct JudgingArgs {
    /// The engine: a name, or the command line of a program that speaks the engine protocol
    #[arg(long, value_name = "CMD", default_value = engines::default_engine(),
        required = engines::default_engine().is_none())]
    pub engine: String,

    /// The configuration of the engine: its names are those of the engine that runs if none is named.
    #[arg(long, value_name = "NAME", default_value = engines::DEFAULT_CONFIGURATION,
        help = config_help(), long_help = config_long_help())]
    pub config: String,

    /// Run the engine in this process instead of in workers, for debuggers; if the engine dies, the run ends
    #[arg(long)]
    pub in_process: bool,

    /// How long a worker may take for a directive
    #[arg(long, value_name = "SECONDS", default_value_t = DIRECTIVE_SECONDS, conflicts_with = "in_process",
        value_parser = clap::value_parser!(u32).range(1..))]
    pub timeout: u32,

    /// How much each worker may allocate: bytes, or a number with KiB, MiB or GiB
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    pub memory_limit: Option<u64>,

    /// What the engine's own texts mean: a file such as testsuite/words/node.toml, or an engine that has one
    ///
    /// Without it the name that the engine says chooses. A text that is none of the words, and not the specification's, is
    /// neither right nor wrong, and counted apart.
    #[arg(long, value_name = "FILE")]
    pub words: Option<String>,

    /// Accept a module's rejection in the right phase whatever the reason
    #[arg(long, conflicts_with = "strict_messages")]
    pub lenient_messages: bool,

    /// Fail where the engine does not tell the phase or the reason of a rejection; otherwise this counts as right
    #[arg(long)]
    pub strict_messages: bool,

    /// The command lines of the engines that the file of settings names.
    #[arg(skip)]
    pub engines: BTreeMap<String, String>,

    /// The flags that settings set and the command line does not, with their values.
    #[arg(skip)]
    pub in_force: BTreeMap<String, String>,
}

impl JudgingArgs {
    /// The engine that is asked for, in the configuration that is asked for.
    pub fn choice(&self) -> EngineChoice {
        EngineChoice {
            engine: self.engines.get(&self.engine).unwrap_or(&self.engine).clone(),
            configuration: self.config.clone(),
            in_process: self.in_process,
            timeout_seconds: self.timeout,
            memory_limit: self.memory_limit,
            words: self.words.clone(),
        }
    }

    /// The engine that is asked for, in each of the configurations that are asked for.
    ///
    /// # Errors
    ///
    /// When all configurations are asked for, of an engine whose configurations are not known.
    pub fn choices(&self) -> Result<Vec<EngineChoice>> {
        let names = engines::configurations(&self.choice().engine, &self.config)?;
        let choice = |name: &str| EngineChoice { configuration: name.to_owned(), ..self.choice() };
        Ok(names.into_iter().map(choice).collect())
    }

    /// How strictly reasons are judged.
    pub fn strictness(&self) -> Strictness {
        match (self.lenient_messages, self.strict_messages) {
            (true, _) => Strictness::Lenient,
            (false, false) => Strictness::WhereTold,
            (false, true) => Strictness::Strict,
        }
    }
}

/// The configurations of the engine that runs if none is named.
fn config_help() -> String {
    let row = engines::default_engine().and_then(BuiltIn::find);
    let names = row.map_or(vec![engines::DEFAULT_CONFIGURATION], |(row, _)| (row.configurations)());
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let names = match &names[..] {
        [others @ .., last] if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        names => names.concat(),
    };
    format!("The configuration of the engine: {names}")
}

fn config_long_help() -> String {
    let all = engines::ALL_CONFIGURATIONS;
    format!("{}\n\n`run` also takes `{all}`, and compares the verdicts.", config_help())
}

/// Bytes, as `1048576`, `1024KiB` or `1MiB`.
fn parse_bytes(text: &str) -> Result<u64, String> {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30)];
    let unit = units.iter().find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, *shift)));
    let (number, shift) = unit.unwrap_or((text, 0));
    let number = number.trim().parse::<u64>().ok().filter(|number| *number > 0);
    let bytes = number.and_then(|number| number.checked_mul(1 << shift));
    bytes.ok_or_else(|| "expected a number of bytes, or one with KiB, MiB or GiB".to_owned())
}
