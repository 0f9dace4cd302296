//! Ctrl-C, as a terminal sends it.
#![cfg(unix)]

use crate::program;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The processes that are children of one.
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
    std::thread::sleep(Duration::from_millis(300)); // so that something was done
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
