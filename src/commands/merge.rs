//! `wassay merge`: joins the results of shards to those of one run.

use crate::exit::Exit;
use crate::output::{is_standard, to_stdout};
use crate::report::{ResultsFile, counted};
use anyhow::{Result, bail};
use clap::Args;
use std::path::{Path, PathBuf};
use wassay_harness::results::{ShardResults, merge, read};

/// Join the results of the shards of a run
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Example:\n  wassay merge all.jsonl shard-1.jsonl shard-2.jsonl shard-3.jsonl"
)]
pub struct MergeArgs {
    /// The file to write
    #[arg(value_name = "OUT")]
    out: PathBuf,

    /// The results of the shards, all of them
    #[arg(value_name = "SHARD", required = true)]
    shards: Vec<PathBuf>,
}

/// Reads the results of all shards, and writes those of the whole run.
///
/// # Errors
///
/// When one cannot be read, or they are not of one run.
pub fn run(args: &MergeArgs) -> Result<Exit> {
    if args.shards.iter().any(|shard| is_same_file(shard, &args.out)) {
        bail!("{} is both written and read: name another file to write", args.out.display());
    }
    let shards = args.shards.iter().map(|path| {
        let results = read(path)?;
        Ok(ShardResults { path: path.display().to_string(), results })
    });
    let merged = merge(shards.collect::<Result<Vec<_>>>()?)?;
    ResultsFile::create(args.out.clone(), &merged.header)?.write(&merged.records, true)?;
    if !is_standard(&args.out) {
        let directives = counted(merged.records.len(), "directive");
        let files = counted(args.shards.len(), "file");
        let out_file = args.out.display();
        to_stdout(|out| Ok(writeln!(out, "{out_file}: {directives} of {files}")?))?;
    }
    Ok(Exit::AsExpected)
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
