//! `wassay diff`: what changed from one run to another.

use crate::cli::{DiffArgs, EXIT_AS_EXPECTED, EXIT_UNEXPECTED};
use crate::report::diff::write;
use anyhow::Result;
use std::io;
use wassay_harness::results::{diff, read};

/// Compares two files of results and prints what changed.
///
/// # Errors
///
/// When they cannot be read, or nothing can be written.
pub fn run(args: &DiffArgs) -> Result<u8> {
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let diff = diff(&old, &new, args.slower);
    write(&mut io::stdout().lock(), args.format, &diff, &old, &new)?;
    Ok(if diff.has_regression() { EXIT_UNEXPECTED } else { EXIT_AS_EXPECTED })
}
