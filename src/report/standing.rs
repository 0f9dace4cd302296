//! How engines stand: a line for each run, with how much was asked and how much of it was right.

use super::matrix::{Class, Column};
use super::words::grouped;
use std::time::Duration;
use wassay_harness::results::{Record, Results};
use wassay_harness::script::printable;
use wassay_harness::verdict::Untold;

/// The sums over the records of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Standing {
    /// All directives except those that need something that the engine lacks.
    asked: usize,
    /// Of these, the ones with the right outcome.
    right_outcome: usize,
    /// Of those, the ones that also have the right values or reason.
    right_reason: usize,
    /// Modules that the engine refused, as it should, without telling whether they are malformed or invalid.
    phase_not_told: usize,
    /// Modules that the engine refused and calls that it ended, as it should, without telling why.
    reason_not_told: usize,
    /// Directives that need something that the engine lacks, and were not asked.
    unsupported: usize,
    /// How long the directives took, one after the other.
    time: Duration,
}

impl Standing {
    fn of(records: &[Record]) -> Self {
        let mut standing = Self::default();
        for record in records {
            standing.time += record.time();
            if Class::of(record) == Class::Unsupported {
                standing.unsupported += 1;
                continue;
            }
            standing.asked += 1;
            standing.right_outcome += usize::from(record.verdict.outcome);
            standing.right_reason += usize::from(record.verdict.detail);
            match record.verdict.untold {
                Some(Untold::Phase) => standing.phase_not_told += 1,
                Some(Untold::Reason) => standing.reason_not_told += 1,
                None => {}
            }
        }
        standing
    }

    /// The share of right outcomes among what was asked, in percent. Refusals without a phase are left out of both
    /// numbers.
    #[expect(clippy::cast_precision_loss, reason = "they are less than 2^52")]
    fn percent(&self) -> f64 {
        let told = |count: usize| count.saturating_sub(self.phase_not_told) as f64;
        match told(self.asked) {
            0.0 => 0.0,
            asked => 100.0 * told(self.right_outcome) / asked,
        }
    }
}

/// The runs as a table in Markdown.
pub fn standings(columns: &[Column]) -> String {
    let heads = [
        "engine",
        "asked",
        "right outcome",
        "in percent",
        "right reason",
        "phase not told",
        "reason not told",
        "unsupported",
        "seconds",
    ];
    let mut table =
        format!("| {} |\n|---{}|\n", heads.join(" | "), "|---:".repeat(heads.len() - 1));
    for column in columns {
        if let Ok(results) = &column.run {
            table += &format!("| {} |\n", cells(column, results).join(" | "));
        }
    }
    table
}

fn cells(column: &Column, results: &Results) -> [String; 9] {
    let standing = Standing::of(&results.records);
    // Round down, so that a share below the goal never looks as if it had reached it.
    let percent = (standing.percent() * 100.0).floor() / 100.0;
    [
        printable(&column.title()).replace('|', "\\|"),
        grouped(standing.asked),
        grouped(standing.right_outcome),
        format!("{percent:.2}"),
        grouped(standing.right_reason),
        grouped(standing.phase_not_told),
        grouped(standing.reason_not_told),
        grouped(standing.unsupported),
        format!("{:.1}", standing.time.as_secs_f64()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use wassay_harness::results::Digest;
    use wassay_harness::verdict::{ObservationKind, Status, Verdict};

    fn record(status: Status, outcome: bool, detail: bool, untold: Option<Untold>) -> Record {
        Record {
            name: "core/a.wast:1:assert_invalid".to_owned(),
            digest: Digest(0),
            status,
            verdict: Verdict { outcome, detail, untold },
            kind: ObservationKind::Returned,
            observation: String::new(),
            cause: None,
            others: Vec::new(),
            nanoseconds: 500_000_000,
        }
    }

    #[test]
    fn untold_phases_and_unasked_directives_are_left_out_of_the_share() {
        let records = [
            record(Status::Passed, true, true, None),
            record(Status::Passed, true, true, None),
            record(Status::Failed, true, false, None),
            record(Status::ExpectedFailure, false, false, None),
            record(Status::Passed, true, false, Some(Untold::Phase)),
            record(Status::Passed, true, false, Some(Untold::Reason)),
            record(Status::Unsupported, false, false, None),
        ];
        let standing = Standing::of(&records);
        let wanted = Standing {
            asked: 6,
            right_outcome: 5,
            right_reason: 2,
            phase_not_told: 1,
            reason_not_told: 1,
            unsupported: 1,
            time: Duration::from_millis(3_500),
        };
        assert_eq!(standing, wanted);
        assert!((standing.percent() - 80.0).abs() < 1e-9, "{}", standing.percent());
        assert!(Standing::default().percent().abs() < 1e-9);
    }
}
