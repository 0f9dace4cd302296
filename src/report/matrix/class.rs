//! What a record means to someone who compares engines: one table of all classes.

use wassay_harness::results::Record;
use wassay_harness::verdict::{ObservationKind, Status};

/// One row for each class: its name for people, and its sign.
macro_rules! classes {
    ($( $(#[doc = $doc:literal])+ $class:ident $name:literal $sign:literal; )+) => {
        /// What the engine did with a directive.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Class {
            $( $(#[doc = $doc])+ $class, )+
        }

        impl Class {
            /// All of them.
            pub const ALL: &[Class] = &[$(Self::$class),+];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$class => $name),+ }
            }

            /// A character that stands for it.
            pub fn sign(self) -> &'static str {
                match self { $(Self::$class => $sign),+ }
            }
        }
    };
}

classes! {
    /// The engine did what the script asks for.
    Passed "passed" "✓";
    /// The outcome is of the right kind, but the engine does not tell the reason, or the phase in which it refused a
    /// module.
    NotTold "reason not told" "?";
    /// The engine returned other values.
    WrongValue "wrong value" "≠";
    /// The engine refused a module or ended a call as it should, but for another reason.
    WrongReason "wrong reason" "≈";
    /// The outcome is of another kind.
    WrongOutcome "wrong outcome" "✗";
    /// The engine crashed or panicked.
    Crashed "crashed" "†";
    /// The engine did not answer in time.
    TimedOut "timed out" "∞";
    /// The engine does not support the request, and says so; or the harness does not.
    Unsupported "unsupported" "○";
    /// Something that the directive acts on is missing.
    Blocked "blocked" "⊘";
    /// The outcome is not the same every time.
    Flaky "flaky" "±";
    /// The run ended before the directive.
    NotRun "not run" "–";
}

impl Class {
    /// The class of a record. Invariant: it is [`Class::Passed`] or [`Class::NotTold`] if the record's status passes, and
    /// never [`Class::Passed`] otherwise.
    pub fn of(record: &Record) -> Self {
        use ObservationKind as K;
        match record.status {
            Status::Passed | Status::UnexpectedPass if record.verdict.untold.is_some() => {
                return Self::NotTold;
            }
            Status::Passed | Status::UnexpectedPass => return Self::Passed,
            Status::Unsupported => return Self::Unsupported,
            Status::Flaky => return Self::Flaky,
            Status::NotRun => return Self::NotRun,
            Status::Blocked | Status::BlockedAsExpected => return Self::Blocked,
            Status::Failed | Status::ExpectedFailure | Status::Intermittent => {}
        }
        let verdict = record.verdict;
        match record.kind {
            K::Crashed | K::Panicked => Self::Crashed,
            K::TimedOut => Self::TimedOut,
            K::Unsupported | K::NotUnderstood | K::Inapplicable => Self::Unsupported,
            K::Blocked => Self::Blocked,
            K::NotRun => Self::NotRun,
            _ if verdict.outcome && verdict.detail => Self::Flaky,
            _ if verdict.untold.is_some() => Self::NotTold,
            _ if !verdict.outcome => Self::WrongOutcome,
            K::Returned => Self::WrongValue,
            K::InThread if record.observation.contains(": returned ") => Self::WrongValue,
            _ => Self::WrongReason,
        }
    }
}

/// Whether an entry of the known failures says that the directive may fail.
pub fn is_known(record: &Record) -> bool {
    matches!(
        record.status,
        Status::ExpectedFailure | Status::Intermittent | Status::BlockedAsExpected
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use wassay_harness::results::Digest;
    use wassay_harness::verdict::{Untold, Verdict};

    fn record(status: Status, outcome: bool, detail: bool, kind: ObservationKind) -> Record {
        Record {
            name: "g/a.wast:1:invoke".to_owned(),
            digest: Digest(1),
            status,
            verdict: Verdict { outcome, detail, untold: None },
            kind,
            observation: "in line 3: trapped: x".to_owned(),
            cause: None,
            others: Vec::new(),
            nanoseconds: 0,
        }
    }

    #[test]
    fn the_class_follows_from_what_the_engine_did() {
        use ObservationKind as K;
        for (outcome, detail, kind, class) in [
            (true, false, K::Returned, Class::WrongValue),
            (true, false, K::Invalid, Class::WrongReason),
            (true, false, K::InThread, Class::WrongReason),
            (false, false, K::Returned, Class::WrongOutcome),
            (false, false, K::Unsupported, Class::Unsupported),
            (false, false, K::Panicked, Class::Crashed),
            (false, false, K::TimedOut, Class::TimedOut),
        ] {
            for status in [Status::Failed, Status::ExpectedFailure] {
                assert_eq!(Class::of(&record(status, outcome, detail, kind)), class);
            }
        }
    }

    /// Whatever else a record says, it only counts as passed if its status does.
    #[test]
    fn only_a_record_whose_status_passes_is_passed() {
        for status in Status::ALL {
            for (outcome, detail) in [(true, true), (true, false), (false, false)] {
                for kind in [ObservationKind::Returned, ObservationKind::Unsupported] {
                    let record = record(*status, outcome, detail, kind);
                    assert_eq!(Class::of(&record) == Class::Passed, status.passes(), "{status:?}");
                }
            }
        }
    }

    #[test]
    fn an_untold_reason_is_no_pass() {
        for (status, class) in [
            (Status::Passed, Class::NotTold),
            (Status::Failed, Class::NotTold),
            (Status::Unsupported, Class::Unsupported),
        ] {
            let mut record = record(status, true, false, ObservationKind::Invalid);
            record.verdict.untold = Some(Untold::Reason);
            assert_eq!(Class::of(&record), class, "{status:?}");
        }
    }

    #[test]
    fn no_two_classes_share_a_sign_or_a_name() {
        for (index, class) in Class::ALL.iter().enumerate() {
            assert_eq!(*class as usize, index);
            for other in &Class::ALL[..index] {
                assert!(class.sign() != other.sign() && class.name() != other.name());
            }
        }
    }
}
