//! The engines that run in this process.

pub mod wassay;

use anyhow::{Result, bail};
use wassay_harness::engine::Engine;

/// The engine that is always there.
pub const DEFAULT: &str = "wassay";

/// The engine of this name.
///
/// # Errors
///
/// When there is none, or this machine lacks what it needs.
pub fn by_name(name: &str) -> Result<Box<dyn Engine + Send>> {
    match name {
        DEFAULT => Ok(Box::new(wassay::Wassay::new()?)),
        _ => bail!("there is no engine `{name}`; the engines are {DEFAULT}"),
    }
}

/// What is known to fail with an engine, in the suite that is built in.
pub fn built_in_expectations(engine: &str) -> Option<&'static str> {
    match engine {
        DEFAULT => Some(include_str!("../../testsuite/expectations/wassay.toml")),
        _ => None,
    }
}
