//! The engines that run in this process.

pub mod wassay;

use anyhow::{Result, bail};
use wassay_harness::engine::Engine;
use wassay_harness::results::EngineIdentity;

/// The engine that is always there.
pub const DEFAULT: &str = "wassay";

/// The configuration that an engine has if none is named.
pub const DEFAULT_CONFIGURATION: &str = "default";

/// The name that stands for all configurations of an engine.
pub const ALL_CONFIGURATIONS: &str = "all";

/// The engine of this name, in one of its configurations.
///
/// # Errors
///
/// When there is none, or this machine lacks what it needs.
pub fn by_name(name: &str, configuration: &str) -> Result<Box<dyn Engine + Send>> {
    match name {
        DEFAULT => Ok(Box::new(wassay::Wassay::new(configuration)?)),
        _ => bail!("there is no engine `{name}`; the engines are {DEFAULT}"),
    }
}

/// The names that a configuration stands for: itself, or all.
pub fn configurations(configuration: &str) -> Vec<&str> {
    match configuration {
        ALL_CONFIGURATIONS => wassay::CONFIGURATIONS.iter().map(|(name, _)| *name).collect(),
        one => vec![one],
    }
}

/// What results say of an engine. The versions of those that are built in are the program's own.
pub fn identity(name: &str, configuration: &str) -> EngineIdentity {
    EngineIdentity {
        name: name.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        configuration: configuration.to_owned(),
    }
}

/// What is known to fail with an engine, in the suite that is built in.
pub fn built_in_expectations(engine: &str) -> Option<&'static str> {
    match engine {
        DEFAULT => Some(include_str!("../../testsuite/expectations/wassay.toml")),
        _ => None,
    }
}
