//! The suite that a command is about: the one that is built in, or a path that is read now.

use crate::arguments::SuiteArgs;
use crate::engines::BuiltIn;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{EngineIdentity, Header};
use wassay_harness::selection::{Filter, Selection, Shard};
use wassay_harness::suite::manifest::{Manifest, ManifestError};
use wassay_harness::suite::{Suites, group_scripts, read_scripts};

/// Written by `build.rs`.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/manifest.bin"));

/// Which groups there are, and their features.
static SUITES: &str = include_str!("../testsuite/suites.toml");

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
                let mut warnings = Vec::new();
                let scripts = read_scripts(path, &mut warnings)?;
                let groups = group_scripts(scripts, &suites, args.features, &mut warnings);
                warnings.iter().for_each(|warning| eprintln!("wassay: warning: {warning}"));
                Manifest::lower(&groups)?
            }
        };
        let expectations = expectations(args, engine)?;
        Self { manifest, expectations }.bound(engine)
    }

    /// Ties the expectations to the suite.
    fn bound(mut self, engine: &str) -> Result<Self> {
        let suites = Suites::parse(SUITES)?;
        let of_manifest = self.manifest.groups.iter().map(|group| &*group.name);
        let mut groups: Vec<&str> = of_manifest.collect();
        // A path may have some of the groups alone.
        let known = suites.groups.iter().map(|group| &*group.name);
        groups.extend(known.filter(|name| !self.manifest.groups.iter().any(|g| g.name == *name)));
        let configurations = BuiltIn::kept_as(engine).map(|engine| (engine.configurations)());
        self.expectations.check_names(&groups, configurations.as_deref())?;
        self.expectations.follow(&self.manifest)?;
        Ok(self)
    }

    /// The same for a run with a configuration of the engine, to which entries may be limited.
    pub fn in_configuration(self, configuration: &str) -> Self {
        Self { expectations: self.expectations.in_configuration(configuration), ..self }
    }

    /// What is wrong with expectations after a run, given how many directives each entry covered.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn problems(
        &self,
        selection: &Selection<'_>,
        expectations: &Expectations,
        covered: &[usize],
    ) -> Result<Vec<String>, ManifestError> {
        let whole = selection.whole_groups();
        let mut problems = expectations.problems(covered, &selection.complete_groups());
        problems.extend(expectations.problems_with_names(&self.manifest, &whole)?);
        Ok(problems)
    }

    /// The header of the results of a run.
    pub fn header(&self, engine: EngineIdentity, strict: bool, shard: Option<Shard>) -> Header {
        let shard = shard.map(Shard::parts);
        Header { shard, ..Header::new(engine, strict, &self.manifest) }
    }

    /// Takes other expectations, of a text.
    ///
    /// # Errors
    ///
    /// When the text is not understood.
    pub fn with_expectations(self, text: &str, file: &str, engine: &str) -> Result<Self> {
        Self { expectations: Expectations::parse(text, file)?, ..self }.bound(engine)
    }
}

/// The file in which the expectations of a run are kept, if there is one.
pub fn expectations_file(args: &SuiteArgs, engine: &str) -> Option<PathBuf> {
    let built_in = || {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testsuite/expectations");
        (args.suite.is_none() && folder.is_dir()).then(|| folder.join(format!("{engine}.toml")))
    };
    args.expectations.clone().or_else(built_in)
}

fn expectations(args: &SuiteArgs, engine: &str) -> Result<Expectations> {
    if let Some(path) = &args.expectations {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        return Ok(Expectations::parse(&text, &path.display().to_string())?);
    }
    match BuiltIn::kept_as(engine) {
        Some(built_in) if args.suite.is_none() => {
            let file = format!("testsuite/expectations/{engine}.toml");
            Ok(Expectations::parse(built_in.expectations, &file)?)
        }
        _ => Ok(Expectations::default()),
    }
}
