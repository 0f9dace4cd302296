//! Which scripts an engine passes whole. A script that kills the process or blocks it is a failure
//! of that script alone: another process goes on with the rest.

use crate::engines::Contender;
use crate::scripts::{Script, write_list};
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The reason of each script that failed, and none of each that passed.
pub type Verdicts = HashMap<String, Option<String>>;

/// How long one script may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs all scripts on one engine.
///
/// # Errors
///
/// When a child process fails otherwise than in a script.
pub fn probe(contender: Contender, scripts: &[Script], folder: &Path) -> Result<Verdicts> {
    let (list, out) = (folder.join("probe.list"), folder.join("probe.out"));
    let mut verdicts = Verdicts::new();
    loop {
        let left = scripts.iter().filter(|script| !verdicts.contains_key(&script.name));
        write_list(&list, left)?;
        fs::write(&out, "").with_context(|| out.display().to_string())?;
        let end = wait(command(contender, &list, &out)?.spawn()?, &out)?;
        let written = fs::read_to_string(&out).with_context(|| out.display().to_string())?;
        let (in_flight, is_done) = read(&written, &mut verdicts);
        match (in_flight, is_done, end) {
            (None, true, End::Exited(status)) if status.success() => return Ok(verdicts),
            (Some(name), _, End::Exited(status)) => verdicts.insert(name, Some(status.to_string())),
            (Some(name), _, End::TimedOut) => {
                verdicts.insert(name, Some(format!("no end after {} s", PATIENCE.as_secs())))
            }
            (None, _, _) => bail!("{} does not run: see above", contender.label()),
        };
    }
}

fn command(contender: Contender, list: &Path, out: &Path) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("probe").args(["--engine", &contender.argument()]);
    command.arg("--files").arg(list).arg("--out").arg(out);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    Ok(command)
}

enum End {
    Exited(ExitStatus),
    TimedOut,
}

/// Waits for the child for as long as it goes on writing.
fn wait(mut child: Child, out: &Path) -> Result<End> {
    let (mut length, mut since) = (0, Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(End::Exited(status));
        }
        let now = fs::metadata(out)?.len();
        if now != length {
            (length, since) = (now, Instant::now());
        }
        if since.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(End::TimedOut);
        }
        sleep(Duration::from_millis(20));
    }
}

/// Takes over the verdicts; returns the script that has begun and not ended, and whether all is done.
fn read(written: &str, verdicts: &mut Verdicts) -> (Option<String>, bool) {
    let (mut in_flight, mut is_done) = (None, false);
    for line in written.lines() {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (name, reason) = rest.split_once(' ').unwrap_or((rest, ""));
        let verdict = match what {
            "start" => {
                in_flight = Some(name.to_owned());
                continue;
            }
            "pass" => None,
            "fail" => Some(reason.to_owned()),
            _ => {
                is_done |= what == "done";
                continue;
            }
        };
        in_flight = None;
        verdicts.insert(name.to_owned(), verdict);
    }
    (in_flight, is_done)
}
