//! Starts the program as people and CI do, in a folder of a test's own.
#![allow(dead_code, reason = "each test program uses its part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wassay::engines::choice::{RUNNER, own_program};

/// The command that starts the program, through an emulator if the system itself cannot run it.
pub(crate) fn command() -> Command {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// The same as a command line, for a shell or for `--engine`.
pub(crate) fn command_line() -> String {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let words = std::iter::once(program).chain(arguments);
    let quoted = words.map(|word| format!("'{}'", word.into_string().unwrap()));
    quoted.collect::<Vec<_>>().join(" ")
}

/// Runs the program in a folder. Returns its exit code, standard output and standard error.
#[track_caller]
pub(crate) fn wassay(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    wassay_with(folder, arguments, &[])
}

/// Runs the program with variables of the environment.
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

/// Removes the variables with which the tests themselves were started, which are not meant for the program. The one
/// that names an emulator stays.
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

/// An empty folder. Its name begins with that of the test program, as all test programs share one place.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

/// Whether a program is installed that some tests need and users do not.
pub(crate) fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}
