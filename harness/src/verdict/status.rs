//! What a verdict means, given the known failures: one table of all statuses.

use serde::{Deserialize, Serialize};

/// One row for each status: its name in files of results and in filters, whether the engine did what the script asks for,
/// and whether that is not as expected.
macro_rules! statuses {
    ($( $(#[doc = $doc:literal])+ $status:ident $name:literal passes: $passes:literal, unexpected: $unexpected:literal; )+) => {
        /// What a verdict means, given the known failures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Status {
            $( $(#[doc = $doc])+ #[serde(rename = $name)] $status, )+
        }

        impl Status {
            /// All of them.
            pub const ALL: &[Status] = &[$(Self::$status),+];

            /// Its name, as files of results and filters have it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$status => $name),+ }
            }

            /// Whether the engine did what the script expects. With `Intermittent`, it may have.
            pub fn passes(self) -> bool {
                match self { $(Self::$status => $passes),+ }
            }

            /// Whether this status is unexpected, so that the run fails.
            pub fn is_unexpected(self) -> bool {
                match self { $(Self::$status => $unexpected),+ }
            }
        }
    };
}

statuses! {
    /// The directive passed, as it should.
    Passed "passed" passes: true, unexpected: false;
    /// The directive failed, and no entry expects that.
    Failed "failed" passes: false, unexpected: true;
    /// The directive failed as an entry of the known failures says.
    ExpectedFailure "expected-failure" passes: false, unexpected: false;
    /// The directive passed although an entry says that it fails.
    UnexpectedPass "unexpected-pass" passes: true, unexpected: true;
    /// The directive passed or failed, and an entry allows both.
    Intermittent "intermittent" passes: false, unexpected: false;
    /// Something that the directive needs is missing, because of an expected failure.
    BlockedAsExpected "blocked-as-expected" passes: false, unexpected: false;
    /// Something that the directive needs is missing.
    Blocked "blocked" passes: false, unexpected: true;
    /// The engine was not asked: it says that it lacks something that is needed by the directive, or by something that
    /// the directive acts on.
    Unsupported "unsupported" passes: false, unexpected: false;
    /// The run ended before the directive ran: nothing is known of it.
    NotRun "not-run" passes: false, unexpected: true;
    /// The directive did not do the same in every repetition. A single run never has this status.
    Flaky "flaky" passes: false, unexpected: true;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `docs/ci.md` tells readers of results which statuses there are.
    #[test]
    fn the_documentation_lists_all_statuses() {
        let names: Vec<String> =
            Status::ALL.iter().map(|status| format!("`{}`", status.name())).collect();
        let [others @ .., last] = names.as_slice() else { panic!("there are several") };
        let row = format!("| `status` | {} or {last} |", others.join(", "));
        let documentation = include_str!("../../../docs/ci.md");
        assert!(documentation.contains(&row), "docs/ci.md lacks: {row}");
    }
}
