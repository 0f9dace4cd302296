//! Measures how long an engine takes for scripts that it passes. Each measurement has a new process, from its start to
//! its exit, so that engines share nothing, and work that they postpone is counted.

use crate::child::command;
use crate::engines::Contender;
use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What to measure.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The contender.
    pub contender: Contender,
    /// The program `wassay`, if it is there.
    pub program: Option<&'a Path>,
    /// On how many threads.
    pub jobs: usize,
    /// The list of the scripts.
    pub list: &'a Path,
    /// A folder with just these scripts.
    pub folder: &'a Path,
    /// How many directives they have.
    pub directives: usize,
}

/// One measurement.
#[derive(Clone, Copy)]
pub struct Sample {
    /// User and system time of the process, in seconds.
    pub cpu: f64,
    /// From its start to its exit, in seconds.
    pub wall: f64,
    /// The largest resident size, where the system tells it.
    pub peak_kib: Option<u64>,
}

/// Measures once.
///
/// # Errors
///
/// When the process fails, or a script does not pass, as the measurement would then be of something else.
pub fn measure(subject: Subject<'_>, out: &Path) -> Result<Sample> {
    fs::write(out, "").with_context(|| out.display().to_string())?;
    let mut command = match subject.program.filter(|_| subject.contender.is_program()) {
        Some(program) => program_command(program, subject, out)?,
        None => child_command(subject, out)?,
    };

    let (before, start) = (cpu(UsageWho::RUSAGE_CHILDREN)?, Instant::now());
    let status = command.status()?;
    let (wall, cpu) = (start.elapsed(), cpu(UsageWho::RUSAGE_CHILDREN)? - before);

    let label = subject.contender.label();
    if !status.success() {
        bail!("{label}: the measured process failed: {status}");
    }
    let written = fs::read_to_string(out).with_context(|| out.display().to_string())?;
    let peak_kib = match subject.contender.is_program() {
        true => check_program(&written, subject).map(|()| None),
        false => check(&written, subject),
    };
    let peak_kib = peak_kib.with_context(|| label)?;
    Ok(Sample { cpu: cpu.as_secs_f64(), wall: wall.as_secs_f64(), peak_kib })
}

fn child_command(subject: Subject<'_>, out: &Path) -> Result<Command> {
    let mut command = command("measure", subject.contender, subject.list, out)?;
    command.args(["--jobs", &subject.jobs.to_string()]);
    if subject.contender == Contender::WassayText {
        command.arg("--folder").arg(subject.folder);
    }
    Ok(command)
}

/// The program with workers, as its users run it. Its output goes to the file.
fn program_command(program: &Path, subject: Subject<'_>, out: &Path) -> Result<Command> {
    let mut command = Command::new(program);
    command.args(["run", "--jobs", &subject.jobs.to_string(), "--suite"]).arg(subject.folder);
    command.env_clear().stdin(Stdio::null()).stdout(File::create(out)?);
    Ok(command)
}

/// Checks that the program passed all directives.
fn check_program(written: &str, subject: Subject<'_>) -> Result<()> {
    let expected = format!("{0} directives: {0} passed", subject.directives);
    if !written.lines().any(|line| line.starts_with(&expected)) {
        bail!("there is no line `{expected}` in what it printed:\n{written}");
    }
    Ok(())
}

/// Checks that the process did all of the work, and returns its largest size.
fn check(written: &str, subject: Subject<'_>) -> Result<Option<u64>> {
    let (mut peak, mut is_done) = (None, false);
    for line in written.lines() {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("fail", script) => bail!("passed before, and failed while it was measured: {script}"),
            ("directives", number) if number.parse() != Ok(subject.directives) => {
                bail!("ran {number} directives in the place of {}", subject.directives)
            }
            ("peak", number) => peak = number.parse().ok(),
            ("done", _) => is_done = true,
            _ => {}
        }
    }
    if !is_done {
        bail!("the measured process did not come to its end");
    }
    Ok(peak)
}

/// The user and system time of this process, or of all its children that have ended.
///
/// # Errors
///
/// When the system does not tell it.
pub fn cpu(who: UsageWho) -> Result<Duration> {
    let usage = getrusage(who)?;
    let micros = |time: TimeVal| u64::try_from(time.num_microseconds());
    Ok(Duration::from_micros(micros(usage.user_time())? + micros(usage.system_time())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_did_less_is_refused() {
        let path = Path::new("");
        let contender = Contender::Wassay;
        let subject =
            Subject { contender, program: None, jobs: 1, list: path, folder: path, directives: 7 };
        let check = |written| check(written, subject).map_err(|error| error.to_string());
        assert_eq!(check("directives 7\npeak 99\ndone\n"), Ok(Some(99)));
        let less = check("directives 6\ndone\n").unwrap_err();
        assert_eq!(less, "ran 6 directives in the place of 7");
        let failed = check("fail core/a.wast line 1\ndirectives 7\ndone\n").unwrap_err();
        assert!(failed.ends_with("measured: core/a.wast line 1"), "{failed}");
        assert!(check("directives 7\n").unwrap_err().ends_with("to its end"));
    }
}
