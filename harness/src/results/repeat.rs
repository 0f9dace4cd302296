//! Repetitions of one run: a directive whose result differs between them is flaky.
//!
//! A test that passes every time is not flaky, even if its values differ: a script may leave a choice. A test that an
//! entry calls intermittent is not flaky either.

use super::Record;
use crate::verdict::Status;
use std::collections::BTreeMap;

/// The results of a run and its repetitions so far. They only take memory for outcomes that differ.
#[derive(Debug)]
pub struct Repetitions {
    first: Vec<Record>,
    /// By the position of the directive: outcomes that differ from the first.
    others: BTreeMap<usize, Vec<RepeatedOutcome>>,
    /// By the position of the directive: in how many repetitions it did not run, because the repetition was stopped.
    not_run: BTreeMap<usize, u32>,
    count: u32,
}

/// One outcome of a flaky directive, and how often it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepeatedOutcome {
    /// The record of the repetition that had this outcome first.
    pub record: Record,
    /// The number of that repetition, from 1.
    pub first_in: u32,
    /// How many repetitions had this outcome.
    pub times: u32,
}

/// The positions of the records whose outcome differs from that of another run of the same directives. A directive that
/// did not run has no outcome.
pub fn differences(first: &[Record], other: &[Record]) -> Vec<usize> {
    let pairs = first.iter().zip(other).enumerate();
    pairs.filter(|(_, (a, b))| !is_same_outcome(a, b)).map(|(position, _)| position).collect()
}

fn is_same_outcome(a: &Record, b: &Record) -> bool {
    if a.status == Status::NotRun || b.status == Status::NotRun {
        return true; // one of them did not run
    }
    let anything_goes = a.status.passes() || a.status == Status::Intermittent;
    a.status == b.status && (anything_goes || a.observed_the_same(b))
}

impl Repetitions {
    /// The first run.
    pub fn new(first: Vec<Record>) -> Self {
        Self { first, others: BTreeMap::new(), not_run: BTreeMap::new(), count: 1 }
    }

    /// Adds a repetition of the same directives in the same order, and returns the positions of those whose outcome
    /// differs from the first.
    pub fn add(&mut self, records: &[Record]) -> Vec<usize> {
        self.count += 1;
        let not_run =
            records.iter().enumerate().filter(|(_, record)| record.status == Status::NotRun);
        not_run.for_each(|(position, _)| *self.not_run.entry(position).or_default() += 1);
        let differing = differences(&self.first, records);
        for position in &differing {
            let outcomes = self.others.entry(*position).or_default();
            let record = &records[*position];
            match outcomes.iter_mut().find(|outcome| is_same_outcome(&outcome.record, record)) {
                Some(outcome) => outcome.times += 1,
                None => {
                    let record = record.clone();
                    outcomes.push(RepeatedOutcome { record, first_in: self.count, times: 1 });
                }
            }
        }
        differing
    }

    /// How many runs there were, the first one included. The last one may have been stopped.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The outcomes of each flaky directive, the first run's first.
    pub fn flaky(&self) -> Vec<Vec<RepeatedOutcome>> {
        let outcomes = |(position, others): (&usize, &Vec<RepeatedOutcome>)| {
            let elsewhere = others.iter().map(|other| other.times).sum::<u32>();
            let times = self.count - elsewhere - self.not_run.get(position).unwrap_or(&0);
            let record = self.first[*position].clone();
            let first = RepeatedOutcome { record, first_in: 1, times };
            std::iter::once(first).chain(others.iter().cloned()).collect()
        };
        self.others.iter().map(outcomes).collect()
    }

    /// The records of the first run; those of flaky directives say so.
    pub fn into_records(mut self) -> Vec<Record> {
        for (position, others) in self.others {
            let record = &mut self.first[position];
            record.status = Status::Flaky;
            record.others = others.into_iter().map(|other| other.record.observation).collect();
        }
        self.first
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::record;

    #[test]
    fn only_differing_directives_are_flaky_and_each_outcome_is_counted() {
        let passed = |line: u32| record(&format!("g/a.wast:{line}:invoke"), 1, Status::Passed);
        let failed = |line, observed: &str| {
            let record = record(&format!("g/a.wast:{line}:invoke"), 1, Status::Failed);
            Record { observation: observed.to_owned(), ..record }
        };
        let mut other_value = passed(3);
        other_value.observation.push('0');
        let mut repetitions = Repetitions::new(vec![passed(1), failed(2, "x"), passed(3)]);
        assert!(repetitions.add(&[passed(1), failed(2, "x"), other_value]).is_empty());
        assert_eq!(repetitions.add(&[failed(1, "a"), failed(2, "y"), passed(3)]), [0, 1]);
        assert_eq!(repetitions.add(&[failed(1, "a"), failed(2, "x"), passed(3)]), [0]);
        assert_eq!(repetitions.add(&[failed(1, "b"), failed(2, "x"), passed(3)]), [0]);
        let shown: Vec<Vec<_>> = repetitions
            .flaky()
            .into_iter()
            .map(|outcomes| {
                let shown = |outcome: RepeatedOutcome| {
                    (outcome.record.observation, outcome.first_in, outcome.times)
                };
                outcomes.into_iter().map(shown).collect()
            })
            .collect();
        let outcome = |observed: &str, first, times| (observed.to_owned(), first, times);
        let expected = [
            vec![outcome("returned i32:1", 1, 2), outcome("a", 3, 2), outcome("b", 5, 1)],
            vec![outcome("x", 1, 4), outcome("y", 3, 1)],
        ];
        assert_eq!(shown, expected);
        let records = repetitions.into_records();
        assert_eq!(records[0].others, ["a", "b"]);
        let statuses: Vec<_> = records.iter().map(|record| record.status.name()).collect();
        assert_eq!(statuses, ["flaky", "flaky", "passed"]);
    }

    /// A directive that did not run has no outcome: it neither differs from the first nor agrees with it.
    #[test]
    fn a_repetition_that_is_stopped_makes_nothing_flaky() {
        let passed = |line: u32| record(&format!("g/a.wast:{line}:invoke"), 1, Status::Passed);
        let failed = |line: u32| record(&format!("g/a.wast:{line}:invoke"), 1, Status::Failed);
        let not_run = |line: u32| record(&format!("g/a.wast:{line}:invoke"), 1, Status::NotRun);
        let mut repetitions = Repetitions::new(vec![passed(1), passed(2), passed(3)]);
        assert_eq!(repetitions.add(&[passed(1), failed(2), passed(3)]), [1]);
        assert!(repetitions.add(&[passed(1), not_run(2), not_run(3)]).is_empty());
        let flaky = repetitions.flaky();
        assert_eq!(flaky.len(), 1);
        assert_eq!(flaky[0].iter().map(|outcome| outcome.times).collect::<Vec<_>>(), [1, 1]);
        let statuses: Vec<_> =
            repetitions.into_records().iter().map(|record| record.status.name()).collect();
        assert_eq!(statuses, ["passed", "flaky", "passed"]);
    }
}
