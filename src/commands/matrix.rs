//! `wassay matrix`: runs several engines over one selection, and shows them beside each other.

use crate::arguments::{FilterArgs, JobsArgs, filter_help};
use crate::engines::choice::EngineChoice;
use crate::engines::{self, BuiltIn, DEFAULT_CONFIGURATION};
use crate::exit::Exit;
use crate::limits::DIRECTIVE_SECONDS;
use crate::report::board::{BoardArgs, read_columns, write_board};
use crate::report::matrix::Column;
use crate::report::progress::Progress;
use crate::report::{LabelArgs, ResultsFile, counted};
use crate::settings::Settings;
use crate::suite::{Suite, expectations_of_results};
use anyhow::{Context, Result};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wassay_harness::results::{Job, Record, Results, in_suite_order};
use wassay_harness::run::{self, Options};
use wassay_harness::selection::Filter;
use wassay_harness::verdict::Strictness;
use wassay_harness::verdict::reject::Messages;

/// Run several engines one after the other, and compare them as `report` does
///
/// Known failures of an engine are marked as such. An engine that cannot be started has a column that says why.
#[derive(Clone, Debug, Args)]
#[command(after_help = after_help(), after_long_help = format!("{}\n\n{}", after_help(), filter_help()))]
pub struct MatrixArgs {
    #[command(flatten)]
    filter: FilterArgs,

    /// An engine, as `run --engine` names it, and its configuration, which may be `all`; may be given several times
    #[arg(long = "engine", value_name = "ENGINE[:CONFIG]")]
    engines: Vec<String>,

    /// Add these results without a run; with no --engine, nothing runs
    #[arg(long, value_name = "FILE", num_args = 1..)]
    from: Vec<PathBuf>,

    /// Write the results of each engine into this folder; the page links them
    #[arg(long, value_name = "FOLDER")]
    results: Option<PathBuf>,

    #[command(flatten)]
    board: BoardArgs,

    #[command(flatten)]
    label: LabelArgs,

    #[command(flatten)]
    jobs: JobsArgs,

    /// How long a worker may take for a directive
    #[arg(long, value_name = "SECONDS", default_value_t = DIRECTIVE_SECONDS, value_parser = clap::value_parser!(u32).range(1..))]
    timeout: u32,

    /// Accept a module's rejection in the right phase whatever the reason
    #[arg(long)]
    lenient_messages: bool,

    /// The command lines of engines that the file of settings names.
    #[arg(skip)]
    commands: BTreeMap<String, String>,
}

/// Runs the engines, and writes the page, the table or the badges.
///
/// # Errors
///
/// When the suite cannot be read, no engine has results, or nothing can be written.
pub fn run(args: &MatrixArgs) -> Result<Exit> {
    let mut columns = match args.from.is_empty() {
        true => Vec::new(),
        false => read_columns(&args.from)?,
    };
    let choices = args.choices()?;
    if !choices.is_empty() {
        let mut filter = args.filter.to_filter(None)?;
        let suite = Suite::load(&args.board.suite_args(), "", &filter)?;
        filter.complete_names(&suite.manifest)?;
        if filter.select(&suite.manifest)?.matches_nothing() {
            eprintln!("wassay: no test matches: see `wassay list`");
            return Ok(Exit::CouldNotRun);
        }
        if let Some(folder) = &args.results {
            let context = || format!("cannot write {}", folder.display());
            std::fs::create_dir_all(folder).with_context(context)?;
        }
        for choice in &choices {
            columns.push(column(args, choice, &suite, &filter)?);
        }
    }
    write_board(&columns, &args.board)?;
    Ok(Exit::as_expected(columns.iter().all(|column| column.run.is_ok())))
}

impl MatrixArgs {
    /// Takes the engines and the groups that settings name.
    pub(crate) fn apply(&mut self, settings: &Settings) {
        self.commands = settings.engines.clone();
        self.board.groups = settings.groups.clone();
    }

    /// The engines that are asked for, in each of their configurations. If none is named, the one that is built in.
    fn choices(&self) -> Result<Vec<EngineChoice>> {
        let named: Vec<&str> = match (self.engines.is_empty(), self.from.is_empty()) {
            (true, true) => {
                vec![engines::default_engine().context("no engine is built in: name one")?]
            }
            _ => self.engines.iter().map(String::as_str).collect(),
        };
        let mut choices = Vec::new();
        for (engine, configuration) in named.into_iter().map(split) {
            let engine = self.commands.get(engine).map_or(engine, String::as_str);
            for configuration in engines::configurations(engine, configuration)? {
                choices.push(EngineChoice::in_workers(engine, configuration, self.timeout));
            }
        }
        Ok(choices)
    }
}

/// Divides a text into engine and configuration. The latter follows the last colon, if that text looks like a name and
/// is not part of the engine's name.
fn split(named: &str) -> (&str, &str) {
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    match named.rsplit_once(':') {
        Some((engine, configuration))
            if is_name(configuration) && BuiltIn::find(named).is_none() && engine.len() > 1 =>
        {
            (engine, configuration)
        }
        _ => (named, DEFAULT_CONFIGURATION),
    }
}

/// The column of an engine: its results, or why it could not be started.
fn column(
    args: &MatrixArgs,
    choice: &EngineChoice,
    suite: &Suite,
    filter: &Filter,
) -> Result<Column> {
    let name = match &*choice.configuration {
        DEFAULT_CONFIGURATION => choice.engine.clone(),
        configuration => format!("{} ({configuration})", choice.engine),
    };
    let engine = match choice.prepare() {
        Ok(engine) => engine,
        Err(error) => {
            let error = format!("{error:#}");
            eprintln!("wassay: {name}: {error}");
            return Ok(Column { name, file: None, run: Err(error) });
        }
    };
    let strictness = match args.lenient_messages {
        true => Strictness::Lenient,
        false => Strictness::default(),
    };
    let header = args.label.apply(suite.header(engine.identity.clone(), strictness, None));
    let (files, is_built_in) = (&args.board.expectations, args.board.suite_args().is_built_in());
    let expectations = expectations_of_results(&header, files, &suite.manifest, is_built_in)?;
    let expectations = expectations.unwrap_or_default();
    let selection = filter.select(&suite.manifest)?;
    let jobs = run::plan(&selection)?;
    eprintln!("wassay: {name}: {}", counted(selection.len(), "directive"));
    let options = Options {
        messages: Messages::builtin(),
        expectations: &expectations,
        strictness,
        threads: args.jobs.threads(),
    };
    let file =
        args.results.as_ref().map(|folder| results_file(folder, choice, &engine.identity.name));
    let begun = file.clone().map(|file| ResultsFile::create(file, &header)).transpose()?;
    let progress = Progress::begin(selection.len(), false);
    let done = |job: &Job<'_>| progress.advance(job.targets.len());
    let units = std::thread::scope(|scope| {
        scope.spawn(|| progress.watch(Vec::new));
        let units = run::collect(&jobs, engine.host(), options, done);
        progress.end();
        units
    })?;
    let directives = in_suite_order(&suite.manifest, jobs.iter().zip(&units));
    let records = directives.iter().map(|told| Record::new(told.job, told.report));
    let records = records.collect::<Result<Vec<_>, _>>()?;
    if let Some(begun) = begun {
        begun.write(&records, true)?;
    }
    Ok(Column { name, file, run: Ok(Results { header, records, complete: true }) })
}

/// The file of an engine's results in a folder, whatever the engine calls itself.
fn results_file(folder: &Path, choice: &EngineChoice, engine: &str) -> PathBuf {
    let safe = |c: char| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '-' };
    let name: String = format!("{engine}-{}", choice.configuration).chars().map(safe).collect();
    folder.join(format!("{name}.jsonl"))
}

fn after_help() -> String {
    let (all, some) = (Exit::AsExpected.code(), Exit::Unexpected.code());
    let none = Exit::CouldNotRun.code();
    format!(
        "\
Examples:
  wassay matrix --engine wassay:all -o page.html                     all configurations of the built-in engine
  wassay matrix --engine wassay --engine 'node adapter.mjs:liftoff' --results results -o page.html
  wassay matrix --from wassay.jsonl node.jsonl -o page.html          as `report`

Exit codes: {all} written; {some} written, but an engine has no results and is a column that says so; {none} nothing was written."
    )
}

#[cfg(all(test, feature = "runtime"))]
mod tests {
    use super::*;
    use crate::engines::ALL_CONFIGURATIONS;

    #[test]
    fn a_configuration_follows_the_last_colon() {
        for (named, engine, configuration) in [
            ("wassay", "wassay", "default"),
            ("wassay:all", "wassay", ALL_CONFIGURATIONS),
            ("node adapter.mjs:no-opt", "node adapter.mjs", "no-opt"),
            (r"C:\engines\a.exe", r"C:\engines\a.exe", "default"),
            ("C:a", "C:a", "default"),
            ("fault:abort:f", "fault:abort:f", "default"),
            ("a:", "a:", "default"),
        ] {
            assert_eq!(split(named), (engine, configuration), "{named}");
        }
    }
}
