//! Finds which scripts an engine passes as a whole. If a script kills or blocks the process, only that script fails:
//! another process goes on with the rest.

use crate::child::command;
use crate::engines::Contender;
use crate::scripts::{Script, write_list};
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Child, ExitStatus};
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
        let end = wait(command("probe", contender, &list, &out)?.spawn()?, &out)?;
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

enum End {
    Exited(ExitStatus),
    TimedOut,
}

/// Waits for the child as long as it goes on writing.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_in_flight_is_the_one_that_began_last() {
        let mut verdicts = Verdicts::new();
        let written = "start a\npass a\nstart b\nfail b for a reason\nstart c\n";
        let (in_flight, is_done) = read(written, &mut verdicts);
        assert_eq!((in_flight.as_deref(), is_done), (Some("c"), false));
        assert_eq!(verdicts["a"], None);
        assert_eq!(verdicts["b"].as_deref(), Some("for a reason"));
        assert_eq!(read("start c\npass c\ndone\n", &mut verdicts), (None, true));
    }
}
