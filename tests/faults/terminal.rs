//! Ctrl-C, as a terminal sends it.
#![cfg(unix)]

use crate::program;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The child processes of a process.
fn children(parent: u32) -> Vec<String> {
    let output = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().unwrap();
    let table = String::from_utf8(output.stdout).unwrap();
    let rows = table.lines().map(|row| row.split_whitespace().collect::<Vec<_>>());
    let of_parent = rows.filter(|row| row.get(1).is_some_and(|pid| *pid == parent.to_string()));
    of_parent.map(|row| row[0].to_owned()).collect()
}

fn is_alive(pid: &str) -> bool {
    let kill = Command::new("kill").args(["-0", pid]).stderr(Stdio::null()).status();
    kill.unwrap().success()
}

/// Waits until something holds, for some seconds.
#[track_caller]
fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn ctrl_c_prints_what_was_done_and_leaves_no_process() {
    let run = program::command()
        .args(["run", "--engine", "fault:slow:5000", "--jobs", "2", "core/f32"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pid = run.id();
    eventually("two workers begin", || children(pid).len() == 2);
    let workers = children(pid);
    std::thread::sleep(Duration::from_millis(300)); // let it do something first
    let sent = Command::new("kill").args(["-INT", &pid.to_string()]).status().unwrap();
    assert!(sent.success());
    let output = run.wait_with_output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(130), "{out}");
    assert!(out.contains(" not run\n"), "{out}");
    assert!(out.contains("The run was broken off: what was not run has not passed."), "{out}");
    assert!(!out.contains(": 0 passed") && !out.contains("crashed"), "{out}");
    eventually("the workers end", || !workers.iter().any(|worker| is_alive(worker)));
}

#[test]
fn workers_end_with_a_run_that_is_killed() {
    let mut run = program::command()
        .args(["run", "--engine", "fault:loop:add:i32:0x1,i32:0x1", "--jobs", "1", "core/i32.wast"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    eventually("a worker begins", || !children(run.id()).is_empty());
    let workers = children(run.id());
    run.kill().unwrap();
    run.wait().unwrap();
    eventually("the workers end", || !workers.iter().any(|worker| is_alive(worker)));
}

/// Starts a run on workers, and stops it as a terminal does once it has printed a line that begins with `sign`. Without
/// a `sign`, stops it when something has run and something is in flight.
fn stopped(
    arguments: &[&str],
    results: &std::path::Path,
    sign: Option<&str>,
) -> (Option<i32>, String) {
    let mut run = program::command()
        .args(arguments)
        .arg("--results")
        .arg(results)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = String::new();
    let mut lines = BufReader::new(run.stdout.take().unwrap());
    match sign {
        Some(sign) => {
            while !out.lines().any(|line| line.starts_with(sign)) {
                assert!(lines.read_line(&mut out).unwrap() > 0, "{out}");
            }
        }
        None => {
            eventually("two workers begin", || children(run.id()).len() == 2);
            std::thread::sleep(Duration::from_millis(500));
        }
    }
    let sent = Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert!(sent.success());
    lines.read_to_string(&mut out).unwrap();
    (run.wait().unwrap().code(), out)
}

/// A directive that was not run has no outcome: it is not flaky, its entry of the expectations is not in vain, and it
/// can be run later.
#[test]
fn directives_that_were_not_run_are_reported_so_and_can_be_run_later() {
    let results = std::env::temp_dir().join(format!("wassay-stopped-{}", std::process::id()));
    let engine = "fault:slow:5000";
    let run = ["run", "--engine", engine, "--jobs", "2", "--group", "mutable-global,core"];
    let (code, out) = stopped(&run, &results, None);
    assert_eq!(code, Some(130), "{out}");
    assert!(!out.contains("expectations:"), "{out}");
    assert!(out.contains("in flight when the run ended, for "), "{out}");
    let left = format!("status(not-run in {})", results.display());
    let count = |expression: &str| -> usize {
        let mut command = program::command();
        let output = command.args(["list", "-E", expression, "--count"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
    };
    let whole = count("group(mutable-global) or group(core)");
    assert!((1..whole).contains(&count(&left)), "{}", count(&left));

    let run = [
        "run",
        "--engine",
        engine,
        "--jobs",
        "2",
        "--repeat",
        "1000",
        "core/i32.wast:3",
        "core/i64.wast:3",
    ];
    let (code, out) = stopped(&run, &results, Some("repetition 2:"));
    assert_eq!(code, Some(130), "{out}");
    assert!(out.contains(" 0 flaky") && !out.contains("is flaky"), "{out}");
    let read = wassay_harness::results::read(&results).unwrap();
    assert!(read.complete, "the results are those of the first run, which was whole");
    std::fs::remove_file(&results).unwrap();
}
