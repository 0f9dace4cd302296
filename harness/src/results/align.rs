//! Puts several runs beside each other: one row for each directive, one cell for each run.
//!
//! The rows are those of the run with the most records, in its order. A directive that only other runs have follows in
//! its file, by its line. Directives are paired as `diff` pairs them. Invariant: each record of each run is in one
//! cell.

use super::diff::partners;
use super::record::place_of;
use super::{Digest, Header, Record, Results};
use std::collections::HashMap;

/// One directive in all runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned<'a> {
    /// Its record in each run, in the order of the runs. At least one run has a record.
    pub records: Vec<Option<&'a Record>>,
    /// The run whose record names the row.
    pub named_by: usize,
}

impl<'a> Aligned<'a> {
    /// The record that names the row.
    pub fn record(&self) -> &'a Record {
        self.records[self.named_by].expect("BUG: the run that names a row has a record of it")
    }
}

/// Finds the record of each directive in all runs. A missing run has no record of any.
pub fn align<'a>(runs: &[Option<&'a Results>]) -> Vec<Aligned<'a>> {
    let there = runs.iter().enumerate().filter_map(|(run, results)| Some((run, (*results)?)));
    let mut there: Vec<(usize, &Results)> = there.collect();
    // The sort is stable: of several runs with equally many records, the first comes first.
    there.sort_by_key(|(_, results)| std::cmp::Reverse(results.records.len()));
    let mut files: Files<'a> = Files::default();
    for (run, results) in there {
        files.add(run, results, runs.len());
    }
    files.rows()
}

/// The rows of each file.
#[derive(Default)]
struct Files<'a> {
    numbers: HashMap<&'a str, usize>,
    all: Vec<FileRows<'a>>,
}

struct FileRows<'a> {
    /// The digest of its group in the run that named its first rows.
    digest: Option<Digest>,
    rows: Vec<Aligned<'a>>,
}

impl<'a> Files<'a> {
    /// Aligns the records of one more run with those that have been added.
    fn add(&mut self, run: usize, results: &'a Results, runs: usize) {
        let Results { header, records, .. } = results;
        let mut of_file: Vec<(usize, Vec<&'a Record>)> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for record in records {
            let number = *self.numbers.entry(record.file()).or_insert_with(|| {
                let digest = group_digest(header, record.group());
                self.all.push(FileRows { digest, rows: Vec::new() });
                self.all.len() - 1
            });
            let place = *places.entry(number).or_insert_with(|| {
                of_file.push((number, Vec::new()));
                of_file.len() - 1
            });
            of_file[place].1.push(record);
        }
        for (number, records) in of_file {
            let file = &mut self.all[number];
            let has_changed = file.digest != group_digest(header, records[0].group());
            file.add(run, runs, &records, has_changed);
        }
    }

    /// All rows: the files of a group together, in the order in which they came.
    fn rows(self) -> Vec<Aligned<'a>> {
        let mut groups: HashMap<&str, usize> = HashMap::new();
        let mut files = self.all;
        files.retain(|file| !file.rows.is_empty());
        files.sort_by_cached_key(|file| {
            let next = groups.len();
            *groups.entry(file.rows[0].record().group()).or_insert(next)
        });
        files.into_iter().flat_map(|file| file.rows).collect()
    }
}

impl<'a> FileRows<'a> {
    fn add(&mut self, run: usize, runs: usize, records: &[&'a Record], has_changed: bool) {
        let known: Vec<&Record> = self.rows.iter().map(Aligned::record).collect();
        let partners = partners(&known, records, has_changed);
        let before = self.rows.len();
        for (record, partner) in records.iter().zip(partners) {
            match partner {
                Some(row) => self.rows[row].records[run] = Some(record),
                None => {
                    let mut row = Aligned { records: vec![None; runs], named_by: run };
                    row.records[run] = Some(record);
                    self.rows.push(row);
                }
            }
        }
        if before > 0 && self.rows.len() > before {
            self.rows.sort_by_cached_key(|row| place_of(&row.record().name));
        }
    }
}

fn group_digest(header: &Header, group: &str) -> Option<Digest> {
    header.groups.iter().find(|known| known.name == group).map(|known| known.digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{header, record};
    use crate::verdict::Status;

    fn run(records: &[(&str, u32)]) -> Results {
        let record = |(name, digest): &(&str, u32)| record(name, *digest, Status::Passed);
        Results { header: header(), records: records.iter().map(record).collect(), complete: true }
    }

    fn shown(runs: &[&Results]) -> Vec<String> {
        let runs: Vec<Option<&Results>> = runs.iter().copied().map(Some).collect();
        let rows = align(&runs);
        let cells = |row: &Aligned<'_>| -> Vec<String> {
            let place = |record: &Record| record.name.rsplit(':').nth(1).unwrap().to_owned();
            row.records.iter().map(|record| record.map_or("-".to_owned(), place)).collect()
        };
        rows.iter().map(|row| format!("{} {}", row.record().name, cells(row).join(" "))).collect()
    }

    #[test]
    fn runs_of_one_suite_are_paired_by_name() {
        let first = run(&[("g/a.wast:5:invoke", 1)]);
        let second =
            run(&[("g/a.wast:1:module", 1), ("g/a.wast:5:invoke", 1), ("g/b.wast:1:module", 1)]);
        let third =
            run(&[("h/a.wast:1:module", 1), ("g/a.wast:3:invoke", 1), ("g/c.wast:1:get", 1)]);
        let expected = [
            "g/a.wast:1:module - 1 -",
            "g/a.wast:3:invoke - - 3",
            "g/a.wast:5:invoke 5 5 -",
            "g/b.wast:1:module - 1 -",
            "g/c.wast:1:get - - 1",
            "h/a.wast:1:module - - 1",
        ];
        assert_eq!(shown(&[&first, &second, &third]), expected);
        assert!(align(&[]).is_empty());
        let missing = align(&[None, Some(&first)]);
        assert_eq!(missing[0].records, [None, Some(&first.records[0])]);
    }

    #[test]
    fn runs_of_changed_suites_are_paired_by_text() {
        let old = run(&[("g/a.wast:1:module", 1), ("g/a.wast:2:invoke", 2), ("g/a.wast:3:get", 3)]);
        let mut new =
            run(&[("g/a.wast:1:module", 1), ("g/a.wast:9:invoke", 2), ("g/a.wast:11:get", 4)]);
        new.header.groups[0].digest = Digest(5);
        let expected = [
            "g/a.wast:1:module 1 1",
            "g/a.wast:2:invoke 2 9",
            "g/a.wast:3:get 3 -",
            "g/a.wast:11:get - 11",
        ];
        assert_eq!(shown(&[&old, &new]), expected);
    }
}
