//! Writes a comparison of several runs: as a page, a table or badges, with sources from the suite that is at hand.

use super::matrix::{By, Column, Matrix, badges, csv, markdown};
use super::page::{PageParts, page};
use crate::arguments::{FeatureList, SuiteArgs};
use crate::engines::front;
use crate::output::{cannot_write, to_stdout, write_whole};
use crate::suite::{Suite, expectations_of_results};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{Results, read};
use wassay_harness::selection::Filter;
use wassay_harness::suite::GroupConfig;
use wassay_harness::suite::manifest::Manifest;

/// How several runs are shown beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BoardFormat {
    /// A page, for a browser: one file
    Html,
    /// A table for a pull request
    Markdown,
    /// A table for a spreadsheet
    Csv,
    /// SVG badges, one for each engine and group, in a folder
    Badge,
}

/// What is written, and where.
#[derive(Clone, Debug, Args)]
pub struct BoardArgs {
    /// Where to write it: a file, or for badges a folder; else it is printed
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,

    /// How to write it
    #[arg(long, value_enum, default_value_t = BoardFormat::Html)]
    pub format: BoardFormat,

    /// What a row of a table is about
    #[arg(long, value_enum, default_value_t = By::Group)]
    pub by: By,

    /// What the page or the table is called
    #[arg(long, value_name = "TEXT", default_value = "WebAssembly conformance")]
    pub title: String,

    /// Take sources and expected values from this .wast file or folder instead of the built-in suite; may be given
    /// several times
    #[arg(long, value_name = "PATH", default_value = front().suite)]
    pub suite: Vec<PathBuf>,

    /// The features of every module of --suite
    #[arg(long, value_name = "LIST")]
    pub features: Option<FeatureList>,

    /// Take the reasons of the known failures of engine NAME from a file called NAME.toml; may be given several times
    #[arg(long = "expectations", value_name = "FILE")]
    pub expectations: Vec<PathBuf>,

    /// The groups of the suite that the file of settings has, with paths as their sources.
    #[arg(skip)]
    pub groups: Vec<GroupConfig>,
}

impl BoardArgs {
    /// Where the suite comes from.
    pub fn suite_args(&self) -> SuiteArgs {
        let Self { suite, features, groups, .. } = self;
        let (suite, features, groups) = (suite.clone(), features.clone(), groups.clone());
        SuiteArgs { suite, features, groups, ..SuiteArgs::default() }
    }
}

/// Reads files of results. Standard error names those that cannot be read.
///
/// # Errors
///
/// When none can be read.
pub fn read_columns(files: &[PathBuf]) -> Result<Vec<Column>> {
    let column = |file: &PathBuf| {
        let run = read(file).map_err(|error| error.to_string());
        Column { name: file.display().to_string(), file: Some(file.clone()), run }
    };
    let columns: Vec<Column> = files.iter().map(column).collect();
    let errors: Vec<&String> = columns.iter().filter_map(|c| c.run.as_ref().err()).collect();
    match (&errors[..], errors.len() == columns.len()) {
        ([error, ..], true) => bail!("{error}"),
        (errors, _) => errors.iter().for_each(|error| eprintln!("wassay: {error}")),
    }
    Ok(columns)
}

/// Writes a comparison of runs.
///
/// # Errors
///
/// When the suite cannot be read, or nothing can be written.
pub fn write_board(columns: &[Column], args: &BoardArgs) -> Result<()> {
    let matrix = Matrix::new(columns);
    let output = args.output.as_deref();
    match args.format {
        BoardFormat::Html => {
            let from_suite = args.suite_args();
            let suite = Suite::load(&from_suite, "", &Filter::default())?;
            let from = (from_suite.is_built_in(), &*args.expectations);
            let expectations = expectations(columns, from, &suite.manifest);
            let parts = PageParts {
                title: &args.title,
                view: "",
                manifest: &suite.manifest,
                expectations: &expectations,
                output,
            };
            write_text(output, &page(&matrix, parts)?)
        }
        BoardFormat::Markdown => write_text(output, &markdown(&matrix, args.by, &args.title)),
        BoardFormat::Csv => write_text(output, &csv(&matrix, args.by)),
        BoardFormat::Badge => {
            let folder = output.context("badges are files: name a folder with --output")?;
            std::fs::create_dir_all(folder).with_context(|| cannot_write(folder))?;
            badges(&matrix)?
                .iter()
                .try_for_each(|badge| write_text(Some(&folder.join(&badge.file)), &badge.svg))
        }
    }
}

/// The known failures of each column's engine. If they cannot be read, a warning says so.
fn expectations(
    columns: &[Column],
    (is_built_in, files): (bool, &[PathBuf]),
    manifest: &Manifest,
) -> Vec<Option<Expectations>> {
    let of_column = |column: &Column| {
        let header = &column.run.as_ref().ok()?.header;
        let found = expectations_of_results(header, files, manifest, is_built_in);
        found.unwrap_or_else(|error| {
            eprintln!("wassay: reasons of known failures are left out: {error:#}");
            None
        })
    };
    columns.iter().map(of_column).collect()
}

/// The page of two runs, which opens with the directives that differ.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn comparison(runs: [(&Path, &Results); 2]) -> Result<String> {
    let columns = runs.map(|(file, results)| Column {
        name: file.display().to_string(),
        file: Some(file.to_owned()),
        run: Ok(results.clone()),
    });
    let suite = Suite::load(&SuiteArgs::default(), "", &Filter::default())?;
    let expectations = expectations(&columns, (true, &[]), &suite.manifest);
    let parts = PageParts {
        title: "What changed",
        view: "show=changed&series=all&against=0",
        manifest: &suite.manifest,
        expectations: &expectations,
        output: None,
    };
    page(&Matrix::new(&columns), parts)
}

fn write_text(output: Option<&Path>, text: &str) -> Result<()> {
    match output {
        Some(path) => write_whole(path, text.as_bytes()),
        None => to_stdout(|out| Ok(out.write_all(text.as_bytes())?)),
    }
}
