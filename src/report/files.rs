//! Which reports are written to files: chosen by the command line of `run`, or the environment of `cargo test`.

use super::{FILE_REPORTERS, FileReporter, Reporter};
use crate::output::is_standard;
use anyhow::{Result, bail};
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use std::path::{Path, PathBuf};
use wassay_harness::results::Header;

/// The heading in `--help` for flags that are about more than one run.
pub const HEADING: &str = "From run to run";

/// The placeholder for the configuration in the name of a file.
const CONFIGURATION: &str = "{config}";

/// The files to write, each with its report.
#[derive(Clone, Debug, Default)]
pub struct ReportFiles {
    files: Vec<(&'static FileReporter, PathBuf)>,
}

impl ReportFiles {
    /// Whether one of the reports goes to standard output.
    pub fn use_stdout(&self) -> bool {
        self.files.iter().any(|(_, path)| is_standard(path))
    }

    /// Checks that no two reports use the same file, and that none uses one of `others`, which are given with their
    /// flags: one would destroy the other.
    ///
    /// # Errors
    ///
    /// When two are.
    pub fn check_distinct(&self, others: &[(&str, &Path)]) -> Result<()> {
        let files = self.files.iter().map(|(report, path)| (report.name, &**path));
        let all: Vec<(&str, &Path)> = files.chain(others.iter().copied()).collect();
        for (number, (flag, path)) in all.iter().enumerate() {
            let is_same = |(_, before): &&(&str, &Path)| real(before) == real(path);
            // Several reports can go to a device such as /dev/null.
            let is_device = path.exists() && !path.is_file();
            if let Some((before, _)) = all[..number].iter().find(is_same).filter(|_| !is_device) {
                bail!("--{before} and --{flag} both write to {}", path.display());
            }
        }
        Ok(())
    }

    /// Begins the reports of a run that has this header. With `is_one_of_many`, other configurations run too.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, or several configurations would be written to the same one.
    pub fn begin(&self, header: &Header, is_one_of_many: bool) -> Result<Vec<Box<dyn Reporter>>> {
        let begun = self.files.iter().map(|(report, path)| {
            let path = path_for(path, &header.engine.configuration, is_one_of_many)?;
            (report.begin)(path, header)
        });
        begun.collect()
    }
}

/// A path without links and detours, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    let of_folder = || Some(folder.ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}

/// The file for a configuration, whose name replaces `{config}` in the path.
fn path_for(path: &Path, configuration: &str, is_one_of_many: bool) -> Result<PathBuf> {
    let text = path.to_string_lossy();
    if is_one_of_many && !text.contains(CONFIGURATION) {
        bail!("each configuration has results of its own: put {CONFIGURATION} into `{text}`");
    }
    match text.contains(CONFIGURATION) {
        true => Ok(text.replace(CONFIGURATION, configuration).into()),
        false => Ok(path.to_owned()),
    }
}

impl FromArgMatches for ReportFiles {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut files = Self::default();
        files.update_from_arg_matches(matches)?;
        Ok(files)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        let file = |report: &'static FileReporter| {
            Some((report, matches.get_one::<PathBuf>(report.name)?.clone()))
        };
        self.files = FILE_REPORTERS.iter().filter_map(file).collect();
        Ok(())
    }
}

impl Args for ReportFiles {
    fn augment_args(command: Command) -> Command {
        command.args(FILE_REPORTERS.iter().map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn flag(report: &'static FileReporter) -> Arg {
    let flag = Arg::new(report.name).long(report.name).value_name("FILE").help(report.help);
    let flag = flag.value_parser(clap::value_parser!(PathBuf)).help_heading(HEADING);
    match report.long_help {
        None => flag,
        Some(more) => flag.long_help(format!("{}\n\n{more}", report.help)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::choice::EngineChoice;
    use crate::engines::{DEFAULT, DEFAULT_CONFIGURATION};
    use crate::report::{FinishedRun, RunEnd};
    use crate::settings::variable;
    use crate::suite::Suite;
    use wassay_harness::results::{self, Repetitions};
    use wassay_harness::selection::Filter;
    use wassay_harness::verdict::Strictness;

    #[test]
    fn the_documentation_names_the_flag_and_the_variable_of_each_report() {
        let page = include_str!("../../docs/running.md");
        for report in &FILE_REPORTERS {
            for named in [format!("--{} ", report.name), format!("{}=", variable(report.name))] {
                assert!(page.contains(&named), "docs/running.md does not name {named}");
            }
        }
    }

    #[test]
    fn every_report_is_begun_and_finished() {
        let folder = std::env::temp_dir().join(format!("wassay-reports-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (records, junit) = (folder.join("default.jsonl"), folder.join("junit.xml"));
        let named = [folder.join("{config}.jsonl"), junit.clone()];
        let files = ReportFiles { files: FILE_REPORTERS.iter().zip(named).collect() };
        let choice = EngineChoice::in_workers(DEFAULT, DEFAULT_CONFIGURATION, 1);
        let choice = EngineChoice { in_process: true, ..choice };
        let identity = choice.prepare().unwrap().identity;
        let suite = Suite::load(&Default::default(), DEFAULT, &Filter::default()).unwrap();
        let header = suite.header(identity, Strictness::default(), None);
        assert!(files.begin(&header, true).is_err(), "two configurations in one file");
        let reports = files.begin(&header, false).unwrap();
        assert!(results::read(&records).is_err(), "it has no end yet");
        let finished = FinishedRun::new(header, Repetitions::new(Vec::new()), RunEnd::Whole);
        reports.into_iter().try_for_each(|report| report.finish(&finished)).unwrap();
        assert!(results::read(&records).unwrap().complete);
        assert!(std::fs::read_to_string(&junit).unwrap().contains("<testsuites name=\"wassay\""));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
