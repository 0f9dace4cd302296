//! `wassay list`: prints the names of tests.

use crate::arguments::{FilterArgs, ShardArgs, SuiteArgs, filter_help};
use crate::engines;
use crate::exit::Exit;
use crate::output::to_stdout;
use crate::suite::{Suite, take_paths};
use anyhow::Result;
use clap::Args;
use serde::Serialize;
use std::io::Write;
use wassay_harness::selection::{DecodedUnits, NeededFeatures, SelectedFile, Selection};

/// List the names of tests, one on each line
#[derive(Clone, Debug, Args)]
#[command(after_long_help = filter_help())]
pub struct ListArgs {
    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    part: ShardArgs,

    #[command(flatten)]
    suite: SuiteArgs,

    /// How to write them
    #[arg(long, value_enum, default_value_t = ListFormat::Names)]
    format: ListFormat,

    /// Print the number of tests instead of their names
    #[arg(long, conflicts_with = "format")]
    count: bool,

    /// Print after each name and a tab the features that the test's module needs
    ///
    /// It is the smallest set with which the module is valid, or well-formed if it never is: names with commas between
    /// them, `mvp` where it is none, and `-` for a test about no module, or about one that is malformed whatever is on.
    #[arg(long, conflicts_with_all = ["format", "count"])]
    show_features: bool,

    /// The faults that engines such as `fault:abort:CALL` can have, in the place of tests
    #[arg(long, hide = true)]
    faults: bool,
}

impl ListArgs {
    /// The arguments that settings can set.
    pub(crate) fn suite_mut(&mut self) -> &mut SuiteArgs {
        &mut self.suite
    }
}

/// How names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ListFormat {
    /// One on each line
    Names,
    /// For programs: one array, with an object for each test
    Json,
}

/// A test, as it is written in JSON.
#[derive(Serialize)]
struct ListedTest<'a> {
    name: &'a str,
    group: &'a str,
    /// The path in the group.
    file: &'a str,
    line: u32,
    kind: &'static str,
    /// The digest of its text, as in files of results.
    digest: String,
}

/// Prints the names of the selected tests.
///
/// # Errors
///
/// When the suite cannot be read, or nothing can be written.
pub fn run(args: &ListArgs) -> Result<Exit> {
    if args.faults {
        to_stdout(|out| Ok(engines::faults().try_for_each(|fault| writeln!(out, "{fault}"))?))?;
        return Ok(Exit::AsExpected);
    }
    let mut args = args.clone();
    take_paths(&mut args.filter, &mut args.suite)?;
    let mut filter = args.filter.to_filter(args.part.shard)?;
    let suite = Suite::load(&args.suite, engines::default_engine().unwrap_or_default(), &filter)?;
    filter.complete_names(&suite.manifest)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches");
        return Ok(Exit::CouldNotRun);
    }
    to_stdout(|out| match args.format {
        _ if args.count => Ok(writeln!(out, "{}", selection.len())?),
        _ if args.show_features => write_features(&selection, out),
        ListFormat::Names => write_names(&selection, "", out),
        ListFormat::Json => write_json(&selection, out),
    })?;
    Ok(Exit::AsExpected)
}

/// Writes a JSON array, one element on each line.
fn write_json(selection: &Selection<'_>, out: &mut dyn Write) -> Result<()> {
    let mut before = "[\n";
    for SelectedFile { group, file, directives } in &selection.files {
        let heads = file.heads()?;
        for id in directives {
            let head = &heads[*id as usize];
            let test = ListedTest {
                name: &file.name(group, head).to_owned_name(),
                group: &group.name,
                file: file.path(),
                line: head.line,
                kind: head.kind.name(),
                digest: format!("{:08x}", head.digest),
            };
            out.write_all(before.as_bytes())?;
            serde_json::to_writer(&mut *out, &test)?;
            before = ",\n";
        }
    }
    let end = if before.starts_with('[') { "[]\n" } else { "\n]\n" };
    Ok(out.write_all(end.as_bytes())?)
}

/// Writes each name and `suffix` on a line.
///
/// # Errors
///
/// When it cannot be written, or the manifest is damaged.
pub fn write_names(selection: &Selection<'_>, suffix: &str, out: &mut dyn Write) -> Result<()> {
    for SelectedFile { group, file, directives } in &selection.files {
        let heads = file.heads()?;
        for id in directives {
            writeln!(out, "{}{suffix}", file.name(group, &heads[*id as usize]))?;
        }
    }
    Ok(())
}

/// Writes each name with the features that its module needs.
fn write_features(selection: &Selection<'_>, out: &mut dyn Write) -> Result<()> {
    for SelectedFile { group, file, directives } in &selection.files {
        let heads = file.heads()?;
        let (mut needed, mut units) = (NeededFeatures::default(), DecodedUnits::of(file));
        for id in directives {
            let head = &heads[*id as usize];
            let features = match needed.of(units.unit(head)?, *id) {
                None => "-".to_owned(),
                Some(names) if names.is_empty() => "mvp".to_owned(),
                Some(names) => names.iter().copied().collect::<Vec<_>>().join(","),
            };
            writeln!(out, "{}\t{features}", file.name(group, head))?;
        }
    }
    Ok(())
}
