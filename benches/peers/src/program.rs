//! The program `wassay` as it is used: the suite that is built in, with workers and without, once and ten times over.

use crate::compare::Repetitions;
use crate::measure::{Sample, cpu};
use crate::memory::peak_of_tree;
use crate::report::median_of;
use crate::table::table;
use anyhow::{Context, Result, bail};
use nix::sys::resource::UsageWho;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Arguments of the measurement of the program.
#[derive(Debug, clap::Args)]
pub struct ProgramArgs {
    /// The program
    #[arg(long, value_name = "FILE")]
    wassay: PathBuf,

    #[command(flatten)]
    repetitions: Repetitions,
}

/// The ways to run it.
const MODES: [(&str, &[&str]); 4] = [
    ("in one process, 1 job", &["--in-process", "--jobs", "1"]),
    ("in one process, 2 jobs", &["--in-process", "--jobs", "2"]),
    ("workers, 1 job", &["--jobs", "1"]),
    ("workers, 2 jobs", &["--jobs", "2"]),
];

/// How often the suite runs in one process, where it runs more than once.
const TIMES: u32 = 10;

/// Measures the program, and describes the result as a table.
///
/// # Errors
///
/// When the program does not run, or does not end as expected.
pub fn program_table(args: &ProgramArgs) -> Result<String> {
    program(&args.wassay, args.repetitions.count())
}

/// The same, as often as this.
///
/// # Errors
///
/// As [`program_table`].
pub fn program(wassay: &Path, repetitions: u8) -> Result<String> {
    let mut all: Vec<[Vec<Sample>; 2]> = MODES.iter().map(|_| [Vec::new(), Vec::new()]).collect();
    for round in 1..=repetitions {
        eprintln!("the program: round {round}");
        for ((_, options), [once, often]) in MODES.iter().zip(&mut all) {
            once.push(run(wassay, options, 1)?);
            often.push(run(wassay, options, TIMES)?);
        }
    }
    let (cpu, wall): (fn(&Sample) -> f64, fn(&Sample) -> f64) =
        (|sample| sample.cpu, |sample| sample.wall);
    let mut rows = Vec::new();
    for ((mode, options), [once, often]) in MODES.iter().zip(&all) {
        let [cpu_once, cpu_often] = [once, often].map(|samples| median_of(samples, cpu));
        let peak = peak_of_tree(&mut command(wassay, options, 1))?;
        rows.push(vec![
            (*mode).to_owned(),
            format!("{cpu_once:.3}"),
            format!("{:.3}", median_of(once, wall)),
            format!("{cpu_often:.2}"),
            format!("**{:.2}**", cpu_often / cpu_once),
            peak.map_or_else(|| "unknown".to_owned(), |kib| (kib / 1024).to_string()),
        ]);
    }
    let times = format!("CPU s, {TIMES} times");
    let ratio = format!("{TIMES} times / once");
    let header = ["", "CPU s", "wall s", &times, &ratio, "peak MB, all processes"];
    Ok(format!(
        "### The program\n\nThe suite that is built in, `local` included; medians of {repetitions}. CPU is that of all \
         processes; their proportional sets are summed up every few milliseconds, in a run of their own.\n\n{}\n",
        table(&header, &rows)
    ))
}

fn command(wassay: &Path, options: &[&str], times: u32) -> Command {
    let mut command = Command::new(wassay);
    command.args(["run", "--quiet"]).args(options);
    if times > 1 {
        command.args(["--repeat", &times.to_string()]);
    }
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::null());
    command
}

fn run(wassay: &Path, options: &[&str], times: u32) -> Result<Sample> {
    let mut command = command(wassay, options, times);
    let (before, start) = (cpu(UsageWho::RUSAGE_CHILDREN)?, Instant::now());
    let status = command.status().with_context(|| wassay.display().to_string())?;
    let (wall, cpu) = (start.elapsed(), cpu(UsageWho::RUSAGE_CHILDREN)? - before);
    if !status.success() {
        bail!("`wassay run {}` does not end as expected: {status}", options.join(" "));
    }
    Ok(Sample { cpu: cpu.as_secs_f64(), wall: wall.as_secs_f64(), peak_kib: None })
}
