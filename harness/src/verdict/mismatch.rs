//! In which respect a result is not as expected: one table of the words for it.

use super::{Observation, Status, Untold, Verdict};
use crate::engine::Outcome;

/// One row for each: its name in data, and the words that findings begin with.
macro_rules! mismatches {
    ($( $(#[doc = $doc:literal])+ $mismatch:ident $name:literal $words:literal; )+) => {
        /// In which respect a result is not as expected.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Mismatch {
            $( $(#[doc = $doc])+ $mismatch, )+
        }

        impl Mismatch {
            /// All of them.
            pub const ALL: &[Mismatch] = &[$(Self::$mismatch),+];

            /// Its name in data.
            pub fn name(self) -> &'static str {
                match self { $(Self::$mismatch => $name),+ }
            }

            /// The words that a finding begins with.
            pub fn words(self) -> &'static str {
                match self { $(Self::$mismatch => $words),+ }
            }
        }
    };
}

mismatches! {
    /// The kind of outcome is not the expected one, or a module was refused in the other phase.
    Outcome "wrong-outcome" "wrong outcome";
    /// The kind of outcome is the expected one, its values or its text are not.
    Detail "wrong-detail" "right outcome, wrong value or text";
    /// A module was refused in the right phase, for a reason that the script does not name.
    Reason "other-reason" "refused for another reason";
    /// A module was refused, and the engine does not tell whether as malformed or as invalid.
    Phase "phase-not-told" "right outcome, phase not told";
    /// The kind of outcome is the expected one, and the engine does not tell why.
    Untold "reason-not-told" "right outcome, reason not told";
    /// The directive passes, although an entry of the known failures says that it fails.
    Pass "unexpected-pass" "passes, although an entry expects it to fail";
    /// Something that the directive needs is missing, because of another directive that is not as expected.
    Blocked "blocked" "blocked";
    /// The run ended before the directive ran.
    NotRun "not-run" "not run";
}

impl Mismatch {
    /// In which respect an unexpected result is wrong.
    pub fn of(status: Status, verdict: Verdict, observation: &Observation) -> Self {
        let is_refusal = matches!(
            observation,
            Observation::Outcome(Outcome::Rejected { .. }) | Observation::RejectedCustom { .. }
        );
        match (status, observation) {
            (_, Observation::NotRun) => Self::NotRun,
            (_, Observation::Blocked { .. }) => Self::Blocked,
            (Status::UnexpectedPass, _) => Self::Pass,
            _ if verdict.untold == Some(Untold::Phase) => Self::Phase,
            _ if verdict.untold == Some(Untold::Reason) => Self::Untold,
            _ if !verdict.outcome => Self::Outcome,
            _ if is_refusal => Self::Reason,
            _ => Self::Detail,
        }
    }
}

/// The words, for help texts.
pub fn mismatches() -> String {
    let words = Mismatch::ALL.iter().map(|mismatch| format!("`{}`", mismatch.words()));
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `docs/command-line.md` tells readers of findings what their first words mean.
    #[test]
    fn the_documentation_lists_all_words() {
        let documentation = include_str!("../../../docs/command-line.md");
        for mismatch in Mismatch::ALL {
            let row = format!("| `{}` | `{}` |", mismatch.words(), mismatch.name());
            assert!(documentation.contains(&row), "docs/command-line.md lacks: {row}");
        }
    }
}
