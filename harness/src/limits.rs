//! The limits and times that users and makers of engines meet, each once.
//!
//! A size that shows nowhere, such as a buffer's, is where it is used.

use std::time::Duration;

/// The longest message that the harness takes from an engine.
pub const MAX_MESSAGE_BYTES: usize = 16 << 20;

/// The longest message that our own engines take from the harness: a little more than the largest module.
pub const MAX_REQUEST_BYTES: usize = 1 << 30;

/// The longest name of an engine.
pub const MAX_ENGINE_NAME_BYTES: usize = 64;

/// How long an engine may take to say hello, unless a directive may take longer.
pub const START_TIMEOUT: Duration = Duration::from_secs(10);

/// The same for an engine that is known to say hello, or has done so before: a browser takes long to start, and on a
/// busy machine any engine does.
pub const KNOWN_START_TIMEOUT: Duration = Duration::from_secs(30);

/// How often a process is started at the most if it dies before it has said hello. A process that stays silent is not
/// started again: that would only cost time.
pub const MAX_STARTS: usize = 3;

/// How long a process that has closed its output, or whose input is closed, may take to end: an interpreter on a busy machine
/// takes seconds.
pub const END_TIMEOUT: Duration = Duration::from_secs(10);

/// How much of a worker's standard error is kept: its end.
pub const MAX_STDERR_BYTES: usize = 4 << 10;

/// How many things an engine can count.
pub const MAX_NOTES: usize = 16;

/// How long the name of a thing that an engine counts can be.
pub const MAX_NOTE_BYTES: usize = 100;

/// How many of the texts that `spectest` prints for one directive are kept.
pub const MAX_PRINTED: usize = 16;

/// How much of each is kept.
pub const MAX_PRINTED_BYTES: usize = 200;

/// How much of a foreign name or text a message repeats.
pub const MAX_SHOWN_BYTES: usize = 200;

/// The longest line of a file of results. An observation is a few hundred bytes long, a header a few thousand.
pub const MAX_RESULTS_LINE_BYTES: usize = 4 << 20;

/// The most records that a file of results can have: a hundred times the official suite.
pub const MAX_RECORDS: usize = 8_000_000;

/// The largest file of times. The official suite takes some ten thousand bytes.
pub const MAX_TIMES_BYTES: u64 = 64 << 20;

/// The longest filter expression.
pub const MAX_FILTER_BYTES: usize = 1 << 16;

/// How deep parentheses and `not` may be nested in a filter expression.
pub const MAX_FILTER_DEPTH: usize = 64;

/// How much memory the regular expression of a filter may take.
pub const MAX_REGEX_BYTES: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_of_the_protocol_states_the_limits() {
        let documentation = include_str!("../../docs/engine-protocol.md").replace('\n', " ");
        for sentence in [
            format!("its last {} KiB are shown", MAX_STDERR_BYTES >> 10),
            format!("with its own `hello` within {} seconds", START_TIMEOUT.as_secs()),
            format!("are started later have at least {})", KNOWN_START_TIMEOUT.as_secs()),
            format!("a message of more than {} MiB", MAX_MESSAGE_BYTES >> 20),
            format!("with exit code 0 within {} seconds", END_TIMEOUT.as_secs()),
            format!("at most {MAX_NOTES} names of {MAX_NOTE_BYTES} bytes each"),
        ] {
            assert!(documentation.contains(&sentence), "docs/engine-protocol.md lacks: {sentence}");
        }
    }
}
