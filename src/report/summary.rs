//! The counts by group, and their table.

use super::counted;
use comfy_table::ColumnConstraint::Hidden;
use comfy_table::{Attribute, Cell, CellAlignment, Table, presets};
use std::time::Duration;
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{Job, UnitReport};
use wassay_harness::script::Expected;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::verdict::{Status, Untold, Verdict};

/// The counts of a run.
#[derive(Debug)]
pub struct Summary<'m> {
    groups: Vec<(&'m str, Counts)>,
    /// How many directives each entry of the expectations covered.
    covered: Vec<usize>,
    /// Rejections in the right phase whose text is not the one that the script names.
    other_messages: usize,
    /// Right outcomes whose phase the engine does not tell, and those whose reason it does not tell.
    untold: [usize; 2],
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    directives: usize,
    passed: usize,
    failed: usize,
    expected_failures: usize,
    intermittent: usize,
    blocked: usize,
    unexpectedly_blocked: usize,
    unsupported: usize,
    not_run: usize,
    time: Duration,
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.directives += other.directives;
        self.passed += other.passed;
        self.failed += other.failed;
        self.expected_failures += other.expected_failures;
        self.intermittent += other.intermittent;
        self.blocked += other.blocked;
        self.unexpectedly_blocked += other.unexpectedly_blocked;
        self.unsupported += other.unsupported;
        self.not_run += other.not_run;
        self.time += other.time;
    }

    fn count(&mut self, status: Status) {
        self.directives += 1;
        match status {
            Status::Passed => self.passed += 1,
            Status::Failed | Status::UnexpectedPass | Status::Flaky => self.failed += 1,
            Status::ExpectedFailure => self.expected_failures += 1,
            Status::Intermittent => self.intermittent += 1,
            Status::BlockedAsExpected => self.blocked += 1,
            Status::Unsupported => self.unsupported += 1,
            Status::NotRun => self.not_run += 1,
            Status::Blocked => {
                self.blocked += 1;
                self.unexpectedly_blocked += 1;
            }
        }
    }
}

impl<'m> Summary<'m> {
    /// A summary without any counts.
    pub fn new(manifest: &'m Manifest, expectations: &Expectations) -> Self {
        let groups = manifest.groups.iter().map(|group| (&*group.name, Counts::default()));
        let covered = vec![0; expectations.entries.len()];
        Self { groups: groups.collect(), covered, other_messages: 0, untold: [0, 0] }
    }

    /// Adds the report of one unit.
    pub fn add(&mut self, job: &Job<'_>, unit: &UnitReport) {
        let group = self.groups.iter_mut().find(|(name, _)| *name == job.group.name);
        let (_, counts) = group.expect("BUG: a job is of a group of the manifest");
        counts.time += unit.time;
        for report in unit.reports.iter().filter(|report| report.selected) {
            counts.count(report.status);
            if let Some(entry) = report.entry {
                self.covered[entry] += 1;
            }
            let is_rejection =
                matches!(report.expected, Expected::Malformed(_) | Expected::Invalid(_));
            let Verdict { outcome, detail, untold } = report.verdict;
            let other = is_rejection && outcome && !detail && untold.is_none();
            self.other_messages += usize::from(other);
            match untold {
                Some(Untold::Phase) => self.untold[0] += 1,
                Some(Untold::Reason) => self.untold[1] += 1,
                None => {}
            }
        }
    }

    /// How many directives each entry of the expectations covered.
    pub fn covered(&self) -> &[usize] {
        &self.covered
    }

    /// How many directives were not as expected.
    pub fn unexpected(&self) -> usize {
        let total = self.total();
        total.failed + total.unexpectedly_blocked + total.not_run
    }

    /// The counts by group: as a table, or as a list on a terminal that is too narrow for that. `wall` is the time of the
    /// whole run.
    pub fn table(&self, wall: Duration, is_styled: bool) -> String {
        let groups = self.groups.iter().filter(|(_, counts)| counts.directives > 0);
        let mut rows: Vec<Row> =
            groups.map(|(name, counts)| row(name, counts, counts.time)).collect();
        let total = self.total();
        rows.push(row("total", &total, wall));
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(HEADS.map(|head| Cell::new(head).add_attribute(Attribute::Bold)));
        table.add_rows(&rows);
        let mut widths = table.column_max_content_widths();
        if total.unsupported == 0 {
            table.column_mut(UNSUPPORTED).expect("BUG: it is there").set_constraint(Hidden);
            widths.remove(UNSUPPORTED);
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        // Each column has a blank before and after it.
        let needed: usize = widths.iter().map(|width| usize::from(*width) + 2).sum();
        let width = table.width().map(usize::from);
        // The caller knows whether styles are wanted and the terminal has them.
        if is_styled {
            table.enforce_styling()
        } else {
            table.force_no_tty()
        };
        match width {
            Some(width) if width < needed => list(&rows, width),
            _ => table.trim_fmt(),
        }
    }

    /// The counts in one line.
    pub fn last_line(&self, problems: usize) -> String {
        let total = self.total();
        let mut line = format!(
            "{}: {} passed, {} failed, {}, {} blocked",
            counted(total.directives, "directive"),
            total.passed,
            total.failed,
            counted(total.expected_failures, "expected failure"),
            total.blocked
        );
        if total.blocked > total.unexpectedly_blocked {
            let expected = total.blocked - total.unexpectedly_blocked;
            line += &format!(" ({expected} of them by expected failures)");
        }
        if total.intermittent > 0 {
            line += &format!(", {} intermittent", total.intermittent);
        }
        if total.unsupported > 0 {
            line += &format!(", {} unsupported", total.unsupported);
        }
        line += &format!("; {} with another message", counted(self.other_messages, "rejection"));
        for (count, what) in self.untold.into_iter().zip(["phase", "reason"]) {
            if count > 0 {
                line += &format!("; {} not told", counted(count, what));
            }
        }
        if total.not_run > 0 {
            line += &format!("; {} not run", total.not_run);
        }
        if problems > 0 {
            let do_not = if problems == 1 { "does not" } else { "do not" };
            line += &format!("; {} {do_not} hold", counted(problems, "expectation"));
        }
        line
    }

    fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.groups.iter().for_each(|(_, counts)| total.add(counts));
        total
    }
}

/// The column of unsupported directives, which is shown only if there are any.
const UNSUPPORTED: usize = 6;

/// The heads of the columns.
const HEADS: [&str; 8] = [
    "group",
    "directives",
    "passed",
    "failed",
    "expected\nfailures",
    "blocked",
    "unsupported",
    "time",
];

type Row = [String; HEADS.len()];

/// For each row, a line with its name, and below it lines with its counts, broken between words.
fn list(rows: &[Row], width: usize) -> String {
    let mut lines = Vec::new();
    for [name, counts @ .., time] in rows {
        lines.push(format!(" {name}"));
        let counts = counts.iter().zip(&HEADS[1..]).filter(|(count, _)| *count != "0");
        let counts = counts.map(|(count, head)| match count == "1" {
            true => format!("1 {}", head.replace('\n', " ").trim_end_matches('s')),
            false => format!("{count} {}", head.replace('\n', " ")),
        });
        let mut line = "  ".to_owned();
        for word in counts.chain([time.clone()]) {
            // Count the comma after the word too.
            if line.len() + 1 + word.len() + 1 > width && line.trim() != "" {
                lines.push(std::mem::replace(&mut line, "  ".to_owned()));
            }
            line += &format!(" {word},");
        }
        lines.push(line.trim_end_matches(',').to_owned());
    }
    lines.join("\n")
}

fn row(name: &str, counts: &Counts, time: Duration) -> Row {
    [
        name.to_owned(),
        counts.directives.to_string(),
        counts.passed.to_string(),
        counts.failed.to_string(),
        counts.expected_failures.to_string(),
        counts.blocked.to_string(),
        counts.unsupported.to_string(),
        format!("{:.3} s", time.as_secs_f64()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_breaks_between_words() {
        let counts = Counts { directives: 1234, passed: 1230, failed: 3, ..Counts::default() };
        let one = Counts { directives: 1, expected_failures: 1, ..Counts::default() };
        let time = Duration::from_millis(6);
        let rows = [row("gc", &counts, time), row("total", &one, time)];
        let expected = " gc
   1234 directives, 1230 passed,
   3 failed, 0.006 s
 total
   1 directive, 1 expected failure,
   0.006 s";
        assert_eq!(list(&rows, 36), expected);
        let word_by_word = list(&rows, 1);
        assert_eq!(word_by_word.lines().filter(|line| line.contains("0.006 s")).count(), 2);
        assert_eq!(word_by_word.lines().count(), 9);
    }
}
