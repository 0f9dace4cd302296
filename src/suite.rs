//! The suite that a command is about: the one that is built in, or a path that is read now.

use crate::arguments::SuiteArgs;
use crate::engines::{BuiltIn, KnownEngine, configurations_of, front};
use crate::exchange::{self, read_json_scripts};
use anyhow::{Context, Result};
use std::path::PathBuf;
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{EngineIdentity, Header};
use wassay_harness::selection::{Filter, Selection, Shard};
use wassay_harness::suite::manifest::{Manifest, ManifestError};
use wassay_harness::suite::{GroupSource, Suites, group_scripts, read_scripts};
use wassay_harness::verdict::Strictness;

/// Written by `build.rs`.
#[cfg(feature = "suite")]
static BUILT_IN: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/manifest.bin")));
#[cfg(not(feature = "suite"))]
static BUILT_IN: Option<&[u8]> = None;

/// What known engines are known to fail in it: the text of each file in `testsuite/expectations`, by its path.
#[cfg(feature = "suite")]
static EXPECTATIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/expectations.rs"));
#[cfg(not(feature = "suite"))]
static EXPECTATIONS: &[(&str, &str)] = &[];

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
                let bytes = BUILT_IN.context(
                    "no suite is built in: name one, or build with the feature `suite` of `wassay`",
                )?;
                let mut manifest = Manifest::from_bytes(bytes)?;
                manifest.refresh(filter)?;
                manifest
            }
            Some(path) => {
                let suites = Suites::parse(SUITES)?;
                let mut warnings = Vec::new();
                let mut groups = if exchange::is_json(path) {
                    read_json_scripts(path, &suites, args.features, &mut warnings)?
                } else {
                    let scripts = read_scripts(path, &mut warnings)?;
                    group_scripts(scripts, &suites, args.features, &mut warnings)
                };
                if filter.exact {
                    // nextest asks for each test in a process of its own.
                    groups.iter_mut().for_each(|group| keep_named(group, &filter.names));
                }
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
        let configurations = configurations_of(engine);
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
    pub fn header(
        &self,
        engine: EngineIdentity,
        strictness: Strictness,
        shard: Option<Shard>,
    ) -> Header {
        let shard = shard.map(Shard::parts);
        Header { shard, ..Header::new(engine, strictness, &self.manifest) }
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

/// Leaves in a group the scripts that have one of these tests.
fn keep_named(group: &mut GroupSource, tests: &[String]) {
    let of_group = |test| str::strip_prefix(test, &*group.name)?.strip_prefix('/');
    let tests: Vec<&str> = tests.iter().filter_map(|test| of_group(test)).collect();
    let is_named = |script: &str| {
        let rests = tests.iter().filter_map(|test| test.strip_prefix(script));
        rests.into_iter().any(|rest| rest.starts_with(':'))
    };
    group.scripts.retain(|script| is_named(&script.source.path));
}

/// The file in which the expectations of a run are kept, if there is one.
pub fn expectations_file(args: &SuiteArgs, engine: &str) -> Option<PathBuf> {
    let built_in = || front().file(&format!("testsuite/expectations/{engine}.toml"));
    args.expectations.clone().or_else(|| args.suite.is_none().then(built_in)?)
}

fn expectations(args: &SuiteArgs, engine: &str) -> Result<Expectations> {
    if let Some(path) = &args.expectations {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        return Ok(Expectations::parse(&text, &path.display().to_string())?);
    }
    let file = format!("testsuite/expectations/{engine}.toml");
    let text = match BuiltIn::kept_as(engine) {
        _ if args.suite.is_some() => None,
        Some(built_in) => Some(built_in.expectations),
        None => KnownEngine::find(engine).and_then(|_| {
            EXPECTATIONS.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
        }),
    };
    Ok(text.map(|text| Expectations::parse(text, &file)).transpose()?.unwrap_or_default())
}
