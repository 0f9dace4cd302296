//! Counts of classes, by group or by file.

use super::{Class, Matrix, is_known};
use std::collections::HashMap;
use wassay_harness::results::Record;

/// How many directives of one engine are of which class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_class: [usize; Class::ALL.len()],
    /// How many of them are known failures.
    pub known: usize,
}

impl Counts {
    /// Counts a record.
    pub fn count(&mut self, record: &Record) {
        self.by_class[Class::of(record) as usize] += 1;
        self.known += usize::from(is_known(record));
    }

    /// Adds what others have counted.
    pub fn add(&mut self, other: &Counts) {
        for (own, other) in self.by_class.iter_mut().zip(other.by_class) {
            *own += other;
        }
        self.known += other.known;
    }

    /// How many are of a class.
    pub fn of(&self, class: Class) -> usize {
        self.by_class[class as usize]
    }

    /// How many there are.
    pub fn asked(&self) -> usize {
        self.by_class.iter().sum()
    }

    /// How many are wrong: neither passed, nor undecided because the engine does not tell something.
    pub fn failed(&self) -> usize {
        self.asked() - self.passed() - self.of(Class::NotTold)
    }

    /// How many passed.
    pub fn passed(&self) -> usize {
        self.of(Class::Passed)
    }
}

/// The counts of each column, for one group or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The group, or the file with its group.
    pub of: String,
    /// The counts, in the order of the columns.
    pub counts: Vec<Counts>,
}

/// By what directives are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// A row for each group
    #[default]
    Group,
    /// A row for each script
    File,
    /// A row for each directive
    Directive,
}

impl Matrix<'_> {
    /// The counts of all columns, in the order of the rows; each directive alone with [`By::Directive`].
    pub fn totals(&self, by: By) -> Vec<Totals> {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut totals: Vec<Totals> = Vec::new();
        for row in &self.rows {
            let record = row.record();
            let of = match by {
                By::Group => record.group(),
                By::File => record.file(),
                By::Directive => &record.name,
            };
            let number = *numbers.entry(of).or_insert_with(|| {
                let counts = vec![Counts::default(); self.columns.len()];
                totals.push(Totals { of: of.to_owned(), counts });
                totals.len() - 1
            });
            for (counts, record) in totals[number].counts.iter_mut().zip(&row.records) {
                record.iter().for_each(|record| counts.count(record));
            }
        }
        totals
    }

    /// The counts of each column over everything.
    pub fn sums(&self) -> Vec<Counts> {
        let mut sums = vec![Counts::default(); self.columns.len()];
        for total in self.totals(By::Group) {
            sums.iter_mut().zip(&total.counts).for_each(|(sum, counts)| sum.add(counts));
        }
        sums
    }
}
