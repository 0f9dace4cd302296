//! Measures how much memory processes take together. Only Linux tells.

use anyhow::{Result, bail};
use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// How often the memory is measured.
const INTERVAL: Duration = Duration::from_millis(5);

/// Runs a command, and returns the most KiB that it and its descendants had at one time, pages that they share counted
/// once: the largest sum of their proportional set sizes. `None` where the system does not tell them.
///
/// # Errors
///
/// When the command cannot be started, or fails.
pub fn peak_of_tree(command: &mut Command) -> Result<Option<u64>> {
    let mut child = command.spawn()?;
    let mut peak = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let sizes = tree(child.id()).into_iter().filter_map(proportional_kib);
        peak = peak.max(sizes.reduce(|a, b| a + b));
        sleep(INTERVAL);
    };
    if !status.success() {
        bail!("the process whose memory is measured failed: {status}");
    }
    Ok(peak)
}

/// A process and all that descend from it.
fn tree(root: u32) -> Vec<u32> {
    let mut processes = vec![root];
    let mut next = 0;
    while let Some(process) = processes.get(next).copied() {
        next += 1;
        let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { continue };
        for thread in threads.flatten() {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            processes
                .extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
    }
    processes
}

fn proportional_kib(process: u32) -> Option<u64> {
    let sizes = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let value = sizes.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    value.split_whitespace().next()?.parse().ok()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn children_count() {
        // Each shell takes a MiB or so; the second waits in the first.
        let peak = |script| peak_of_tree(Command::new("sh").args(["-c", script])).unwrap().unwrap();
        let alone = peak("sleep 0.2");
        let with_child = peak("x=$(head -c 50000000 /dev/zero | tail -c 40000000 | wc -c)");
        assert!(with_child > alone + 20_000, "{alone} {with_child}");
        assert!(peak_of_tree(&mut Command::new("false")).is_err());
    }
}
