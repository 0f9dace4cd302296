//! Limits and times that users see, each once.

use std::time::Duration;

/// How many seconds a worker may take for a directive by default.
pub const DIRECTIVE_SECONDS: u32 = 10;

/// How many lines of a directive an excerpt shows.
pub const EXCERPT_LINES: usize = 4;

/// How many findings of a run show the backtrace of their trap. Each of them runs its slice again.
pub const BACKTRACES: usize = 20;

/// How many frames of a backtrace are shown, the innermost first.
pub const BACKTRACE_FRAMES: usize = 16;

/// How large a module may be for a finding to print one of its instructions: that prints the whole module.
pub const PRINTED_MODULE_BYTES: usize = 1 << 20;

/// How much of a field of a module a finding shows. A data segment has all of its bytes in one line.
pub const FIELD_CHARACTERS: usize = 100;

/// How often progress is printed where there is no terminal.
pub const PROGRESS_INTERVAL: Duration = Duration::from_secs(10);

/// How long a directive runs before the progress of a run names it.
pub const LONG_RUNNING: Duration = Duration::from_secs(1);

/// How many findings a run prints unless all are asked for.
pub const FINDINGS: usize = 50;

/// How much of a value or a text a finding shows.
pub const FINDING_BYTES: usize = 2000;

/// How long `repro` looks for what a script does not need, and how many smaller scripts it tries.
pub const REDUCE_TIME: Duration = Duration::from_secs(20);
/// See [`REDUCE_TIME`].
pub const REDUCE_ATTEMPTS: usize = 2000;

/// How many changes of one class a comparison in Markdown shows: a comment on a pull request holds some 65,000
/// characters.
pub const MARKDOWN_CHANGES: usize = 50;

/// How many rows a table in Markdown has at the most, for the same reason.
pub const MARKDOWN_ROWS: usize = 300;

/// How many directives of a file may have moved, or differ as the script allows, before a comparison shows only their
/// number.
pub const FEW_IN_FILE: usize = 3;

/// The largest script in JSON that is read, and how much its modules may be together.
pub const MAX_JSON_SCRIPT_BYTES: u64 = 256 << 20;

/// The last line that a command of a script in JSON may name: the text that is made of it has as many lines.
pub const MAX_JSON_LINE: u32 = 1 << 22;

#[cfg(test)]
mod tests {
    use super::*;

    /// The time limit that the documentation gives for a directive.
    #[test]
    fn the_documentation_names_the_timeout() {
        let said = format!("`timed out after {DIRECTIVE_SECONDS} s`");
        for (name, text) in [
            ("docs/running.md", include_str!("../docs/running.md")),
            ("docs/engine-protocol.md", include_str!("../docs/engine-protocol.md")),
        ] {
            assert!(text.contains(&said), "{name} does not say {said}");
        }
    }
}
