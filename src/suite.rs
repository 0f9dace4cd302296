//! The suite that a command is about: the one that is built in, or a path that is read now.

use crate::engines;
use anyhow::{Context, Result};
use std::path::PathBuf;
use wassay_harness::expectations::Expectations;
use wassay_harness::features::Features;
use wassay_harness::manifest::Manifest;
use wassay_harness::selection::Filter;
use wassay_harness::suite::{Suites, group_scripts, read_scripts};

/// Written by `build.rs`.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/manifest.bin"));

/// Which groups there are, and their features.
static SUITES: &str = include_str!("../testsuite/suites.toml");

/// Where a suite comes from.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct SuiteArgs {
    /// Run this .wast file or folder, read now, in the place of the suite that is built in
    ///
    /// What is below `proposals/NAME/` is group NAME with that group's features, all else is `core`
    /// with every finished feature. A script that begins with lines such as `;;! group = "simd"` or
    /// `;;! features = ["wasm2", "threads"]` says itself what it needs.
    #[arg(long, value_name = "PATH")]
    pub suite: Option<PathBuf>,

    /// The features of every module of --suite: `wasm1`, `wasm2`, `wasm3` and names of proposals
    #[arg(long, value_name = "LIST", requires = "suite")]
    pub features: Option<Features>,

    /// Known failures; those that are built in hold for the suite that is built in
    #[arg(long, value_name = "FILE")]
    pub expectations: Option<PathBuf>,
}

/// A suite, and what is known to fail in it.
#[derive(Debug)]
pub struct Suite {
    /// The groups and scripts.
    pub manifest: Manifest,
    /// What is known to fail.
    pub expectations: Expectations,
}

impl Suite {
    /// Loads the suite that is asked for. Of the one that is built in, what the filter may select
    /// is lowered again if it has changed on disk.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or understood.
    pub fn load(args: &SuiteArgs, engine: &str, filter: &Filter) -> Result<Self> {
        let manifest = match &args.suite {
            None => {
                let mut manifest = Manifest::from_bytes(BUILT_IN)?;
                manifest.refresh(filter)?;
                manifest
            }
            Some(path) => {
                let suites = Suites::parse(SUITES)?;
                let scripts = read_scripts(path)?;
                Manifest::lower(&group_scripts(scripts, &suites, args.features)?)?
            }
        };
        let mut expectations = expectations(args, engine)?;
        expectations.follow(&manifest)?;
        Ok(Self { manifest, expectations })
    }
}

fn expectations(args: &SuiteArgs, engine: &str) -> Result<Expectations> {
    if let Some(path) = &args.expectations {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        return Expectations::parse(&text).with_context(|| path.display().to_string());
    }
    match engines::built_in_expectations(engine) {
        Some(text) if args.suite.is_none() => {
            Expectations::parse(text).with_context(|| format!("expectations of {engine}"))
        }
        _ => Ok(Expectations::default()),
    }
}
