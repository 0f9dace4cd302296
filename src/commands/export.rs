//! `wassay export`: writes scripts in the forms that other runners read.

use crate::arguments::{FilterArgs, ShardArgs, SuiteArgs, filter_help, shard};
use crate::engines;
use crate::exchange::{HARNESS, INDEX, Index, IndexEntry, ScriptFormat, commands};
use crate::exit::Exit;
use crate::output::{to_stdout, write_whole};
use crate::report::counted;
use crate::suite::{Suite, take_paths};
use anyhow::{Context, Result, bail};
use clap::Args;
use rayon::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use wassay_harness::selection::SelectedFile;

/// Lines of the program's help.
pub const EXAMPLES: &str =
    "  wassay export --format js --group core out    scripts for engines with the JavaScript API
";

/// Write scripts in the forms that other runners read: JSON, text with binary modules, JavaScript
///
/// Each script becomes a file in DIR/GROUP, with what the selected directives need. A directive that the form has no word for is
/// named in DIR/index.json, with the reason. `wassay run --suite DIR` reads JSON back.
#[derive(Clone, Debug, Args)]
#[command(after_long_help = filter_help())]
pub struct ExportArgs {
    /// The folder to write to, which is made; it must be empty if it exists
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// The form
    #[arg(long, value_enum)]
    format: ScriptFormat,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    part: ShardArgs,

    #[command(flatten)]
    suite: SuiteArgs,
}

impl ExportArgs {
    /// The arguments that settings can set.
    pub(crate) fn suite_mut(&mut self) -> &mut SuiteArgs {
        &mut self.suite
    }
}

/// Writes the scripts.
///
/// # Errors
///
/// When the suite cannot be read, or something cannot be written.
pub fn run(args: &ExportArgs) -> Result<Exit> {
    let mut args = args.clone();
    take_paths(&mut args.filter, &mut args.suite)?;
    let mut filter = args.filter.to_filter(shard(args.part.shard)?)?;
    let suite = Suite::load(&args.suite, engines::default_engine().unwrap_or_default(), &filter)?;
    filter.complete_names(&suite.manifest)?;
    let selection = filter.select(&suite.manifest)?;
    if selection.matches_nothing() {
        eprintln!("wassay: no test matches: see `wassay list`");
        return Ok(Exit::CouldNotRun);
    }
    let folder = &args.folder;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if fs::read_dir(folder)?.next().is_some() {
        bail!("{} is not empty: name a new folder", folder.display());
    }
    if args.format == ScriptFormat::Js {
        write_whole(&folder.join(HARNESS.0), HARNESS.1().as_bytes())?;
    }
    let scripts = selection.files.par_iter().map(|selected| export(folder, args.format, selected));
    let scripts: Vec<(IndexEntry, usize)> = scripts.collect::<Result<_>>()?;
    let written: usize = scripts.iter().map(|(_, written)| written).sum();
    let index = Index { scripts: scripts.into_iter().map(|(entry, _)| entry).collect() };
    write_whole(&folder.join(INDEX), serde_json::to_string_pretty(&index)?.as_bytes())?;
    let omitted: usize = index.scripts.iter().map(|script| script.omitted.len()).sum();
    let count = index.scripts.len();
    let scripts = counted(count, "script");
    let written = counted(written, "directive");
    let told =
        format!("{scripts}, {written}; {omitted} cannot be written in this form: see {INDEX}");
    to_stdout(|out| Ok(writeln!(out, "{told}")?))?;
    Ok(Exit::AsExpected)
}

/// Writes one script. Returns its entry in the index, and how many directives it has.
fn export(
    folder: &Path,
    format: ScriptFormat,
    selected: &SelectedFile<'_>,
) -> Result<(IndexEntry, usize)> {
    let SelectedFile { group, file, directives } = selected;
    let commands = commands(file, directives)?;
    let path = file.path();
    let without_extension = path.strip_suffix(".wast").unwrap_or(path);
    let name = format!("{}/{without_extension}.{}", group.name, format.extension());
    let depth = name.matches('/').count();
    let stem = without_extension.rsplit('/').next().unwrap_or_default();
    let source = format!("{}/{path}", group.name);
    let script = format.write(&commands, &source, stem, depth);
    let place = folder.join(&name);
    let beside = place.parent().context("BUG: it has a folder")?;
    fs::create_dir_all(beside).with_context(|| format!("cannot make {}", beside.display()))?;
    write_whole(&place, script.text.as_bytes())?;
    for (name, bytes) in &script.modules {
        write_whole(&beside.join(name), bytes)?;
    }
    let heads = file.heads()?;
    let count = commands.len() - script.omitted.len();
    let mut known = HashSet::new();
    let omitted = script
        .omitted
        .into_iter()
        .filter(|(id, _)| known.insert(*id))
        .map(|(id, why)| (file.name(group, &heads[id as usize]).to_owned_name(), why));
    let entry = IndexEntry {
        file: name,
        source: path.to_owned(),
        group: group.name.clone(),
        wordings: file.wordings().to_owned(),
        features: file.features().names().map(str::to_owned).collect(),
        omitted: omitted.collect(),
    };
    Ok((entry, count))
}
