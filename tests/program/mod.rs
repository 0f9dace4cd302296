//! The program as people and CI start it, in a folder of a test's own.
#![allow(dead_code, reason = "each test program uses its part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wassay::engines::choice::{RUNNER, own_program};

/// The program: by itself, or by what runs it where the system cannot.
pub(crate) fn command() -> Command {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// The same as a line for a shell, or for what takes an engine's command line.
pub(crate) fn command_line() -> String {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let words = std::iter::once(program).chain(arguments);
    let quoted = words.map(|word| format!("'{}'", word.into_string().unwrap()));
    quoted.collect::<Vec<_>>().join(" ")
}

/// Runs the program in a folder. Returns its exit code, what it prints, and what it says of errors.
#[track_caller]
pub(crate) fn wassay(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    wassay_with(folder, arguments, &[])
}

/// The same with variables.
#[track_caller]
pub(crate) fn wassay_with(
    folder: &Path,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> (i32, String, String) {
    let mut command = command();
    isolate(&mut command);
    command.args(arguments).current_dir(folder);
    let Output { status, stdout, stderr } =
        command.envs(variables.iter().copied()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("\r\n", "\n");
    (status.code().unwrap(), text(stdout), text(stderr))
}

/// Takes away the variables with which the tests themselves were started: they are not meant for the program, but the one that
/// says what starts it.
pub(crate) fn isolate(command: &mut Command) {
    let is_for_tests = |name: &str| name.starts_with("WASSAY_") && name != RUNNER;
    for (name, _) in std::env::vars_os().filter(|(name, _)| is_for_tests(&name.to_string_lossy())) {
        command.env_remove(name);
    }
    for name in
        ["CARGO", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TERM", "NO_COLOR", "CLICOLOR_FORCE"]
    {
        command.env_remove(name);
    }
}

/// An empty folder. The name begins with that of the test program, as all have one place for such.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// Whether a program is here that some tests need and users do not.
pub(crate) fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}
