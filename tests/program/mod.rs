//! The program as people and CI start it, in a folder of a test's own.
#![allow(dead_code, reason = "each test program uses its part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use wassay::engines::choice::own_program;

/// The program: by itself, or by what runs it where the system cannot.
pub(crate) fn command() -> Command {
    let (program, arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    let mut command = Command::new(program);
    command.args(arguments);
    command
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

/// Takes away the variables with which the tests themselves were started: they are not meant for the program.
pub(crate) fn isolate(command: &mut Command) {
    let variables = std::env::vars_os().map(|(name, _)| name);
    for name in variables.filter(|name| name.to_string_lossy().starts_with("WASSAY_")) {
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
