//! The exit codes of the program: one table, from which help texts are made.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Everything was as expected.
    AsExpected = 0,
    /// Something was not as expected.
    Unexpected = 1,
    /// The run could not be carried out.
    CouldNotRun = 2,
    /// The run was stopped at the terminal. Shells know this code as the end by SIGINT.
    Interrupted = 130,
}

/// Each code with its meaning for users.
const MEANINGS: [(Exit, &str); 4] = [
    (Exit::AsExpected, "all as expected"),
    (Exit::Unexpected, "something was not"),
    (Exit::CouldNotRun, "could not run"),
    (Exit::Interrupted, "broken off by Ctrl-C"),
];

impl Exit {
    /// Whether all was as expected.
    pub fn as_expected(as_expected: bool) -> Self {
        if as_expected { Self::AsExpected } else { Self::Unexpected }
    }

    /// The number.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}

/// All exit codes in a sentence.
pub fn help() -> String {
    let codes = MEANINGS.map(|(exit, meaning)| format!("{} {meaning}", exit.code()));
    format!("Exit codes: {}.", codes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_says_what_help_says() {
        let page = include_str!("../docs/command-line.md");
        let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&help()), "docs/command-line.md does not say: {}", help());
    }
}
