//! The suite that a command is about: the one that is built in, or a path that is read now.

use crate::arguments::{FilterArgs, SuiteArgs};
use crate::engines::{BuiltIn, KnownEngine, configurations_of, front};
use crate::exchange::{self, read_json_scripts};
use crate::output::{STANDARD, is_standard};
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use wassay_harness::expectations::{Environment, Expectations};
use wassay_harness::results::{EngineIdentity, Header};
use wassay_harness::script::printable;
use wassay_harness::selection::{Filter, Selection, Shard};
use wassay_harness::suite::manifest::{Manifest, ManifestError, may_be_meant};
use wassay_harness::suite::{
    GroupSource, Suites, group_scripts, join_groups, one_group, read_script_from, read_scripts,
};
use wassay_harness::verdict::Strictness;

/// Written by `build.rs`.
#[cfg(feature = "suite")]
static BUILT_IN: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/manifest.bin")));
#[cfg(not(feature = "suite"))]
static BUILT_IN: Option<&[u8]> = None;

/// The known failures of known engines in the built-in suite: the text of each file in `testsuite/expectations`, by its
/// path.
#[cfg(feature = "suite")]
static EXPECTATIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/expectations.rs"));
#[cfg(not(feature = "suite"))]
static EXPECTATIONS: &[(&str, &str)] = &[];

/// The groups and their features.
static SUITES: &str = include_str!("../testsuite/suites.toml");

/// The path of a script from standard input.
const FROM_STANDARD_INPUT: &str = "stdin.wast";

/// A suite and its known failures.
#[derive(Debug)]
pub struct Suite {
    /// The groups and scripts.
    pub manifest: Manifest,
    /// The known failures.
    pub expectations: Expectations,
}

impl Suite {
    /// Loads the suite that is asked for. Scripts of the built-in suite that have changed on disk are lowered again, if
    /// the filter may select them.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or understood.
    pub fn load(args: &SuiteArgs, engine: &str, filter: &Filter) -> Result<Self> {
        let manifest = match args.is_built_in() {
            true => {
                let bytes = BUILT_IN.context(
                    "no suite is built in: name one, or build with the feature `suite` of `wassay`",
                )?;
                let mut manifest = Manifest::from_bytes(bytes)?;
                manifest.refresh(filter)?;
                manifest
            }
            false => Manifest::lower(&read_suite(args, filter)?)?,
        };
        let expectations = expectations(args, engine)?;
        Self { manifest, expectations }.bound(engine)
    }

    /// Ties the expectations to the suite.
    fn bound(mut self, engine: &str) -> Result<Self> {
        let suites = Suites::parse(SUITES)?;
        let of_manifest = self.manifest.groups.iter().map(|group| &*group.name);
        let mut groups: Vec<&str> = of_manifest.collect();
        // A suite that is read from a path may have only some of the groups.
        let known = suites.groups.iter().map(|group| &*group.name);
        groups.extend(known.filter(|name| !self.manifest.groups.iter().any(|g| g.name == *name)));
        let configurations = configurations_of(engine);
        self.expectations.check_names(&groups, configurations.as_deref())?;
        self.expectations.follow(&self.manifest)?;
        Ok(self)
    }

    /// The same suite for a run with a configuration of the engine, to which entries may be limited.
    pub fn in_configuration(self, configuration: &str) -> Self {
        Self { expectations: self.expectations.in_configuration(configuration), ..self }
    }

    /// Finds what is wrong with the expectations after a run, given how many directives each entry covered and in which
    /// groups some did not run. In those groups it is no mistake if an entry covers too few.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn problems(
        &self,
        selection: &Selection<'_>,
        expectations: &Expectations,
        covered: &[usize],
        broken_off: &HashSet<&str>,
    ) -> Result<Vec<String>, ManifestError> {
        let whole = selection.whole_groups();
        let mut complete = selection.complete_groups();
        complete.retain(|group| !broken_off.contains(group));
        let mut problems = expectations.problems(covered, &complete);
        problems.extend(expectations.problems_with_names(&self.manifest, &whole)?);
        Ok(problems)
    }

    /// The header of the results of a run that begins now.
    pub fn header(
        &self,
        engine: EngineIdentity,
        strictness: Strictness,
        shard: Option<Shard>,
    ) -> Header {
        let shard = shard.map(Shard::parts);
        let began = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        Header { shard, began: Some(began), ..Header::new(engine, strictness, &self.manifest) }
    }

    /// Replaces the expectations by those in a text.
    ///
    /// # Errors
    ///
    /// When the text is not understood.
    pub fn with_expectations(self, text: &str, file: &str, engine: &str) -> Result<Self> {
        Self { expectations: Expectations::parse(text, file)?, ..self }.bound(engine)
    }
}

/// Reads the scripts that the command line names.
fn read_suite(args: &SuiteArgs, filter: &Filter) -> Result<Vec<GroupSource>> {
    let suites = Suites::parse(SUITES)?;
    let features = args.features.as_ref().map(|list| list.features);
    let (mut warnings, mut scripts, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for path in &args.suite {
        if is_standard(path) {
            scripts.push(read_script_from(std::io::stdin().lock(), FROM_STANDARD_INPUT)?);
        } else if exchange::is_json(path) {
            groups.extend(read_json_scripts(path, &suites, features, &mut warnings)?);
        } else {
            scripts.extend(read_scripts(path, &mut warnings)?);
        }
    }
    groups.extend(group_scripts(scripts, &suites, features, &mut warnings));
    // A path replaces the groups of the file of settings.
    for row in args.groups.iter().filter(|_| args.suite.is_empty()) {
        let scripts = read_scripts(Path::new(&row.source), &mut warnings)?;
        groups.push(one_group(row, scripts, &mut warnings));
    }
    let mut groups = join_groups(groups);
    if filter.exact && !filter.names.is_empty() {
        // nextest runs each test in a process of its own.
        groups.iter_mut().for_each(|group| keep_named(group, &filter.names));
    }
    warnings.iter().for_each(|warning| eprintln!("wassay: warning: {}", printable(warning)));
    Ok(groups)
}

/// Keeps only the scripts of a group that may have one of these tests.
fn keep_named(group: &mut GroupSource, tests: &[String]) {
    let GroupSource { name, scripts, .. } = group;
    scripts.retain(|script| tests.iter().any(|test| may_be_meant(name, &script.source.path, test)));
}

/// Turns filters that are paths into suites.
///
/// # Errors
///
/// When one is a path and a part of a name of the suite that is built in, or features are named for that suite.
pub fn take_paths(filter: &mut FilterArgs, suite: &mut SuiteArgs) -> Result<()> {
    // If --suite names the suite, every other word is a filter.
    if suite.is_default() {
        let is_path = |name: &String| name == STANDARD || Path::new(name).exists();
        let (paths, names): (Vec<String>, Vec<String>) =
            std::mem::take(&mut filter.names).into_iter().partition(is_path);
        for path in &paths {
            if !is_explicit(path) && is_part_of_a_name(path)? {
                let path = printable(path);
                bail!(
                    "`{path}` is a path and a part of the names of tests: write `--suite {path}` for the path, \
                     `-E 'name(*{path}*)'` for the tests"
                );
            }
        }
        filter.names = names;
        if !paths.is_empty() {
            suite.suite = paths.into_iter().map(Into::into).collect();
        }
    }
    if suite.features.is_some() && suite.suite.is_empty() {
        bail!("--features needs scripts of your own: the built-in suite has features of its own");
    }
    Ok(())
}

/// Whether a text can only be a path, because it says where to begin.
fn is_explicit(path: &str) -> bool {
    path == STANDARD || path.starts_with('.') || Path::new(path).is_absolute()
}

/// Whether a text may be meant as a filter: it is a group, a folder or a file in the names of tests of the built-in
/// suite, or several of these. `a.wast` does not count as a part of `core/data.wast`.
///
/// # Errors
///
/// When the manifest is damaged.
fn is_part_of_a_name(text: &str) -> Result<bool> {
    let text = text.trim_end_matches('/');
    let is_edge = |c: Option<char>| c.is_none_or(|c| matches!(c, '/' | '.'));
    let has_part = |path: &str| {
        path.match_indices(text).any(|(at, _)| {
            is_edge(path[..at].chars().next_back())
                && is_edge(path[at + text.len()..].chars().next())
        })
    };
    let Some(bytes) = BUILT_IN else { return Ok(false) };
    let manifest = Manifest::from_bytes(bytes)?;
    let mut groups = manifest.groups.iter();
    Ok(groups.any(|group| {
        let mut paths = group.files.iter().map(|file| format!("{}/{}", group.name, file.path()));
        paths.any(|path| has_part(&path))
    }))
}

/// The file in which the expectations of a run are kept, if there is one.
pub fn expectations_file(args: &SuiteArgs, engine: &str) -> Option<PathBuf> {
    let built_in = || front().file(&format!("testsuite/expectations/{engine}.toml"));
    args.expectations.clone().or_else(|| args.is_built_in().then(built_in)?)
}

/// The known failures of an engine whose results were read. They are in the file with the engine's name, among the
/// files that are given, or else among those of the built-in suite.
///
/// # Errors
///
/// When the file cannot be read or understood.
pub fn expectations_of_results(
    header: &Header,
    files: &[PathBuf],
    manifest: &Manifest,
    is_built_in: bool,
) -> Result<Option<Expectations>> {
    let engine = &*header.engine.name;
    let is_of_engine = |file: &&PathBuf| file.file_stem().is_some_and(|stem| stem == engine);
    let args =
        SuiteArgs { expectations: files.iter().find(is_of_engine).cloned(), ..Default::default() };
    if args.expectations.is_none() && !is_built_in {
        return Ok(None);
    }
    let parsed = expectations(&args, engine)?;
    let environment = Environment {
        system: header.platform.os.clone(),
        processor: header.platform.arch.clone(),
        configuration: header.engine.configuration.clone(),
    };
    let mut expectations = parsed.in_environment(environment);
    expectations.follow(manifest)?;
    Ok(Some(expectations))
}

fn expectations(args: &SuiteArgs, engine: &str) -> Result<Expectations> {
    if let Some(path) = &args.expectations {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        return Ok(Expectations::parse(&text, &path.display().to_string())?);
    }
    let file = format!("testsuite/expectations/{engine}.toml");
    let text = match BuiltIn::kept_as(engine) {
        _ if !args.is_built_in() => None,
        Some(built_in) => Some(built_in.expectations),
        None => KnownEngine::find(engine).and_then(|_| {
            EXPECTATIONS.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
        }),
    };
    Ok(text.map(|text| Expectations::parse(text, &file)).transpose()?.unwrap_or_default())
}
