//! `wassay bless`: writes the expectations from a run.
//!
//! The run is that of `wassay run` with the same filter. [`wassay_harness::expectations::Blessing`] finds what to
//! write. Nothing is written if a reason is missing.

use crate::arguments::{FilterArgs, JobsArgs, JudgingArgs, SuiteArgs, filter_help};
use crate::engines;
use crate::exit::Exit;
use crate::output::{to_stdout, write_whole};
use crate::report::counted;
use crate::suite::{Suite, expectations_file, take_paths};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use wassay_harness::expectations::{Blessed, Blessing, EntryChange, Environment};
use wassay_harness::expectations::{PlatformPattern, Seen};
use wassay_harness::results::in_suite_order;
use wassay_harness::run::{self, Options};
use wassay_harness::selection::Selection;

/// Write the known failures from a run: keep the entries that hold, drop those that pass, add what fails
///
/// Reasons, comments and order stay. What lets more fail than before needs --reason: without
/// it, nothing is written, the changes are listed, and the exit code is 2. In a configuration
/// other than `default`, entries are added for that configuration, and only such are changed.
#[derive(Clone, Debug, Args)]
#[command(after_long_help = filter_help())]
pub struct BlessArgs {
    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    suite: SuiteArgs,

    #[command(flatten)]
    judging: JudgingArgs,

    /// The reason of the new entries
    #[arg(long, value_name = "TEXT", value_parser = parse_reason)]
    reason: Option<String>,

    /// Limit new entries to a system, a processor or both: `linux`, `x86_64`, `linux-x86_64`
    #[arg(long, value_name = "NAME", value_parser = parse_platform)]
    platform: Option<String>,

    /// Print what would change, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    jobs: JobsArgs,
}

impl BlessArgs {
    /// The arguments that settings can set.
    pub(crate) fn judging_and_suite(
        &mut self,
    ) -> (Option<&mut JudgingArgs>, Option<&mut SuiteArgs>) {
        (Some(&mut self.judging), Some(&mut self.suite))
    }
}

/// Runs the selected tests, and writes the expectations that hold for them.
///
/// # Errors
///
/// When the suite cannot be read, the run cannot be carried out, or nothing can be written.
pub fn run(args: &BlessArgs) -> Result<Exit> {
    let mut args = args.clone();
    take_paths(&mut args.filter, &mut args.suite)?;
    let (args, judging) = (&args, &args.judging);
    if judging.config == engines::ALL_CONFIGURATIONS {
        bail!("`bless` takes one configuration at a time");
    }
    let engine = judging.choice().prepare()?;
    let file = expectations_file(&args.suite, engine.name())
        .context("there is no file of expectations: name one with --expectations")?;
    let text = read(&file)?;
    let mut filter = args.filter.to_filter(None)?;
    // Read the file itself: it may not exist yet, and the built-in expectations may be older.
    let suite_args = SuiteArgs { expectations: None, ..args.suite.clone() };
    let suite = Suite::load(&suite_args, engine.name(), &filter)?
        .with_expectations(&text, &file.display().to_string(), engine.name())?
        .in_configuration(&judging.config);
    filter.complete_names(&suite.manifest)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(Exit::CouldNotRun);
    }
    let options = Options {
        messages: &engine.messages,
        expectations: &suite.expectations,
        strictness: judging.strictness(),
        threads: args.jobs.threads(),
    };
    let jobs = run::plan(&selection)?;
    let units = run::collect(&jobs, engine.host(), options, |_| {})?;
    let directives = in_suite_order(&suite.manifest, jobs.iter().zip(&units));
    let seen = directives.into_iter().map(|told| Seen {
        group: told.job.group,
        file: told.job.file,
        id: told.report.observed.id,
        observation: told.report.observed.observation.clone(),
        status: told.report.status,
        entry: told.report.entry,
    });
    let is_particular = judging.config != engines::DEFAULT_CONFIGURATION;
    let blessing = Blessing {
        manifest: &suite.manifest,
        expectations: &suite.expectations,
        text: &text,
        seen: &seen.collect::<Vec<_>>(),
        complete_groups: &selection.complete_groups(),
        reason: args.reason.as_deref(),
        platform: args.platform.as_deref(),
        configuration: is_particular.then_some(&*judging.config),
    };
    finish(args, &file, &text, &selection, &blessing.bless()?)
}

/// The text of a file, or an empty text if it does not exist yet.
fn read(file: &Path) -> Result<String> {
    match std::fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text.with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Says what changes, and writes it.
fn finish(
    args: &BlessArgs,
    file: &Path,
    old: &str,
    selection: &Selection<'_>,
    blessed: &Blessed,
) -> Result<Exit> {
    to_stdout(|out| {
        blessed.changes.iter().try_for_each(|change| writeln!(out, "{change}"))?;
        let mut remaining = blessed.remaining.iter();
        Ok(remaining.try_for_each(|left| writeln!(out, "still not as expected: {left}"))?)
    })?;
    let file_name = file.display();
    let count = counted(selection.len(), "directive");
    let changes = summary(&blessed.changes);
    let Some(text) = &blessed.text else {
        let new = blessed.changes.iter().filter(|change| change.needs_reason()).count();
        eprintln!(
            "wassay: nothing was written to {file_name}: {new} of these changes let more fail than \
             before, and need --reason TEXT"
        );
        return Ok(Exit::CouldNotRun);
    };
    let told = if args.dry_run {
        format!("{count}, {changes}, nothing was written")
    } else if text != old {
        write_whole(file, text.as_bytes())?;
        format!("{count}, {changes}, {file_name} is written")
    } else {
        format!("{count}, {file_name} holds as it is")
    };
    to_stdout(|out| Ok(writeln!(out, "{told}")?))?;
    Ok(Exit::as_expected(blessed.remaining.is_empty()))
}

/// How many changes there are, and how many of each kind.
fn summary(changes: &[EntryChange]) -> String {
    let mut verbs: BTreeMap<&str, usize> = BTreeMap::new();
    changes.iter().for_each(|change| *verbs.entry(change.verb()).or_default() += 1);
    let kinds: Vec<String> = verbs.iter().map(|(verb, count)| format!("{count} {verb}")).collect();
    let count = counted(changes.len(), "change");
    if kinds.is_empty() { count } else { format!("{count} ({})", kinds.join(", ")) }
}

fn parse_reason(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("the reason is empty".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// A platform to which this machine belongs.
fn parse_platform(name: &str) -> Result<String, String> {
    let platform = PlatformPattern::try_from(name.to_owned())?;
    match Environment::here("").is_on(&platform) {
        true => Ok(name.to_owned()),
        false => Err("this machine is not of that platform".to_owned()),
    }
}
