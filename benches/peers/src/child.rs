//! The child process: runs scripts on one engine and writes the outcome to a file, because engines print to standard
//! output.
//!
//! ```text
//! start NAME            a script begins (when they run one by one)
//! pass NAME
//! fail NAME REASON
//! directives NUMBER     how many ran, if the engine counts them
//! peak KIB              the largest resident size, where the system tells it
//! done                  nothing is missing
//! ```

use crate::engines::{self, Contender};
use crate::scripts;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Arguments of a child process.
#[derive(Debug, clap::Args)]
pub struct ChildArgs {
    /// Who runs
    #[arg(long, value_enum)]
    pub engine: Contender,

    /// How many threads
    #[arg(long, default_value_t = 1)]
    pub jobs: usize,

    /// A file with the names of the scripts, one on each line
    #[arg(long, value_name = "LIST")]
    pub files: PathBuf,

    /// A folder with just these scripts, for engines that read text from disk
    #[arg(long)]
    pub folder: Option<PathBuf>,

    /// Where to write the outcome
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// The command that runs scripts on an engine in a child process.
///
/// # Errors
///
/// When this program cannot be found.
pub fn command(subcommand: &str, contender: Contender, list: &Path, out: &Path) -> Result<Command> {
    let mut command = program(subcommand)?;
    command.args(["--engine", &contender.argument()]);
    command.arg("--files").arg(list).arg("--out").arg(out);
    Ok(command)
}

/// The command that runs this program again as a child process.
///
/// The child has no environment: RUST_BACKTRACE alone makes Wasmtime 1.4 times slower, because it then records a
/// backtrace with each error, and a script has many errors that it expects.
///
/// # Errors
///
/// When this program cannot be found.
pub fn program(subcommand: &str) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(subcommand).env_clear().stdin(Stdio::null()).stdout(Stdio::null());
    Ok(command)
}

/// Runs scripts one by one, and announces each before it begins, so that the script is known that kills or blocks the
/// process.
///
/// # Errors
///
/// When the scripts cannot be read or the file cannot be written.
pub fn probe(args: &ChildArgs) -> Result<()> {
    std::panic::set_hook(Box::new(|_| ())); // a panic is a result here
    let scripts = scripts::listed(&args.files)?;
    let engine = args.engine.engine(&scripts, args.folder.as_deref())?;
    let mut out = create(&args.out)?;
    engines::on_large_stack(|| {
        for script in &scripts {
            writeln!(out, "start {}", script.name)?;
            match engines::run_caught(&*engine, script) {
                Ok(()) => writeln!(out, "pass {}", script.name)?,
                Err(reason) => writeln!(out, "fail {} {}", script.name, one_line(&reason))?,
            }
        }
        writeln!(out, "done")
    })??;
    Ok(())
}

/// Runs scripts as fast as the engine can.
///
/// # Errors
///
/// When the scripts cannot be read or the file cannot be written.
pub fn measure(args: &ChildArgs) -> Result<()> {
    let scripts = scripts::listed(&args.files)?;
    let outcome = args.engine.run_all(&scripts, args.jobs, args.folder.as_deref())?;
    let mut out = create(&args.out)?;
    for (name, reason) in &outcome.failed {
        writeln!(out, "fail {name} {}", one_line(reason))?;
    }
    if let Some(directives) = outcome.directives {
        writeln!(out, "directives {directives}")?;
    }
    if let Some(peak) = peak_kib() {
        writeln!(out, "peak {peak}")?;
    }
    writeln!(out, "done")?;
    Ok(())
}

/// Creates the file of the outcome.
///
/// # Errors
///
/// When it cannot be created.
pub fn create(out: &Path) -> Result<File> {
    File::create(out).with_context(|| out.display().to_string())
}

/// The largest resident size of this process.
///
/// `getrusage` would count the parent's memory too, which a child shares until it is itself.
pub fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let value = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    value.split_whitespace().next()?.parse().ok()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
