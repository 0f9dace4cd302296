//! `wassay merge`: the results of shards become those of one run.

use crate::cli::{EXIT_AS_EXPECTED, MergeArgs};
use crate::report::results::ResultsFile;
use anyhow::{Result, bail};
use std::path::Path;
use wassay_harness::results::{ShardResults, merge, read};

/// Reads the results of all shards, and writes those of the whole run.
///
/// # Errors
///
/// When one cannot be read, or they are not of one run.
pub fn run(args: &MergeArgs) -> Result<u8> {
    if args.shards.iter().any(|shard| is_same_file(shard, &args.out)) {
        bail!("{} is the file to write and one to read", args.out.display());
    }
    let shards = args.shards.iter().map(|path| {
        let results = read(path)?;
        Ok(ShardResults { path: path.display().to_string(), results })
    });
    let merged = merge(shards.collect::<Result<Vec<_>>>()?)?;
    ResultsFile::create(args.out.clone(), &merged.header)?.finish(&merged.records, true)?;
    println!(
        "{}: {} directives of {} files",
        args.out.display(),
        merged.records.len(),
        args.shards.len()
    );
    Ok(EXIT_AS_EXPECTED)
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
