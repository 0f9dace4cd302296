//! What the verdict on a directive means in the light of the known failures.

/// What a verdict means in the light of what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It passed, as it should.
    Passed,
    /// It failed, and nobody expected that.
    Failed,
    /// It failed as the entry of this number says.
    ExpectedFailure(usize),
    /// It passed although the entry of this number says that it fails.
    UnexpectedPass(usize),
    /// It passed or failed as the entry of this number says, which allows both.
    Intermittent(usize),
    /// What it needs is not there, because of a failure that the entry of this number expects.
    BlockedAsExpected(usize),
    /// What it needs is not there.
    Blocked,
    /// The run was broken off before it: nothing is known of it.
    NotRun,
}

impl Status {
    /// Whether a run with this status is not as expected.
    pub fn is_unexpected(self) -> bool {
        matches!(self, Self::Failed | Self::UnexpectedPass(_) | Self::Blocked | Self::NotRun)
    }

    /// The entry that covers the directive itself.
    pub fn covered_by(self) -> Option<usize> {
        match self {
            Self::ExpectedFailure(entry)
            | Self::UnexpectedPass(entry)
            | Self::Intermittent(entry) => Some(entry),
            Self::Passed
            | Self::Failed
            | Self::BlockedAsExpected(_)
            | Self::Blocked
            | Self::NotRun => None,
        }
    }
}
