//! Joins the results of shards to those of one run.

use super::record::place_of;
use super::{Header, Record, Results};
use std::collections::HashMap;

/// The results of a shard, and what errors call them.
#[derive(Clone, Debug)]
pub struct ShardResults {
    /// The file that they were read from.
    pub path: String,
    /// The results.
    pub results: Results,
}

/// Why results are not of one run.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// There is nothing to join.
    #[error("there are no results to merge")]
    Nothing,
    /// A run was stopped.
    #[error("the run behind {0} was stopped before its end")]
    Incomplete(String),
    /// Something that all shards of a run have in common differs.
    #[error("{first} and {second} are from different runs: the {what} differ")]
    Differ {
        /// The file of the first shard.
        first: String,
        /// The file of the other.
        second: String,
        /// What differs.
        what: &'static str,
    },
    /// The results of some shards are missing.
    #[error("the results of {missing} of {count} are missing")]
    Missing {
        /// How many shards there are.
        count: u32,
        /// Those that are missing, as `shard 3` or `shards 2, 3`.
        missing: String,
    },
    /// Two files are of the same shard.
    #[error("{first} and {second} are both of shard {number}")]
    SameShard {
        /// A file.
        first: String,
        /// The other.
        second: String,
        /// The number of the shard.
        number: u32,
    },
    /// A directive ran in two shards.
    #[error("`{name}` is in {first} and in {second}")]
    Duplicate {
        /// The name of its test.
        name: String,
        /// A file.
        first: String,
        /// The other.
        second: String,
    },
}

/// Joins the results of all shards of a run, in the order of the suite.
///
/// # Errors
///
/// When they are not of one run, when a shard is missing or a directive is in two.
pub fn merge(shards: Vec<ShardResults>) -> Result<Results, MergeError> {
    let first = shards.first().ok_or(MergeError::Nothing)?;
    for shard in &shards {
        check_header(first, shard)?;
    }
    check_numbers(&shards)?;
    check_names(&shards)?;
    let headers = || shards.iter().map(|shard| &shard.results.header);
    let header = Header {
        shard: None,
        began: headers().filter_map(|header| header.began.clone()).min(),
        ..first.results.header.clone()
    };
    let mut records: Vec<Record> =
        shards.into_iter().flat_map(|shard| shard.results.records).collect();
    let groups: HashMap<&str, usize> =
        header.groups.iter().enumerate().map(|(number, group)| (&*group.name, number)).collect();
    records.sort_by_cached_key(|record| {
        let group = groups.get(record.group()).copied().unwrap_or(usize::MAX);
        (group, record.file().to_owned(), place_of(&record.name))
    });
    Ok(Results { header, records, complete: true })
}

fn check_header(first: &ShardResults, shard: &ShardResults) -> Result<(), MergeError> {
    if !shard.results.complete {
        return Err(MergeError::Incomplete(shard.path.clone()));
    }
    let (a, b) = (&first.results.header, &shard.results.header);
    let count = |header: &Header| header.shard.map(|(_, count)| count);
    let rules = |header: &Header| (header.strict_messages, header.untold_fails);
    let what = match () {
        () if a.engine != b.engine => "engines",
        () if a.platform != b.platform => "platforms",
        () if a.harness != b.harness => "versions of the harness",
        () if rules(a) != rules(b) => "rules for messages",
        () if a.groups != b.groups => "suites",
        () if a.commit != b.commit => "commits",
        () if a.label != b.label => "labels",
        () if count(a) != count(b) => "numbers of shards",
        () => return Ok(()),
    };
    let (first, second) = (first.path.clone(), shard.path.clone());
    Err(MergeError::Differ { first, second, what })
}

/// Checks that each shard is there once, if the headers name any.
fn check_numbers(shards: &[ShardResults]) -> Result<(), MergeError> {
    let mut of_number: HashMap<u32, &str> = HashMap::new();
    for shard in shards {
        let Some((number, _)) = shard.results.header.shard else { return Ok(()) };
        if let Some(first) = of_number.insert(number, &shard.path) {
            let (first, second) = (first.to_owned(), shard.path.clone());
            return Err(MergeError::SameShard { first, second, number });
        }
    }
    let count = shards.iter().find_map(|shard| shard.results.header.shard).map_or(0, |(_, n)| n);
    // A header may name any number of shards, so only the first missing ones are listed.
    let missing = (1..=count).filter(|number| !of_number.contains_key(number));
    let missing: Vec<String> = missing.take(MAX_LISTED + 1).map(|n| n.to_string()).collect();
    let missing = match missing.as_slice() {
        [] => return Ok(()),
        [one] => format!("shard {one}"),
        [listed @ .., _] if listed.len() == MAX_LISTED => {
            format!("shards {} and more", listed.join(", "))
        }
        several => format!("shards {}", several.join(", ")),
    };
    Err(MergeError::Missing { count, missing })
}

/// How many shards an error lists at the most.
const MAX_LISTED: usize = 10;

fn check_names(shards: &[ShardResults]) -> Result<(), MergeError> {
    let mut of_name: HashMap<&str, &str> = HashMap::new();
    for shard in shards {
        for record in &shard.results.records {
            if let Some(first) = of_name.insert(&record.name, &shard.path) {
                let (name, first) = (record.name.clone(), first.to_owned());
                return Err(MergeError::Duplicate { name, first, second: shard.path.clone() });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{header, record};
    use crate::verdict::Status;

    fn shard(path: &str, shard: Option<(u32, u32)>, names: &[&str]) -> ShardResults {
        let records = names.iter().map(|name| record(name, 1, Status::Passed)).collect();
        let header = Header { shard, ..header() };
        ShardResults { path: path.to_owned(), results: Results { header, records, complete: true } }
    }

    fn two() -> [ShardResults; 2] {
        [
            shard("x", Some((2, 2)), &["g/a.wast:2.2:invoke", "g/a.wast:10:module"]),
            shard(
                "y",
                Some((1, 2)),
                &["g/a.wast:2:invoke", "g/a.wast:9:invoke", "g/b.wast:1:module"],
            ),
        ]
    }

    #[track_caller]
    fn check(shards: &[ShardResults], expected: &str) {
        assert_eq!(merge(shards.to_vec()).unwrap_err().to_string(), expected);
    }

    #[test]
    fn shards_become_one_run_in_the_order_of_the_suite() {
        let merged = merge(two().to_vec()).unwrap();
        let names: Vec<&str> = merged.records.iter().map(|record| &*record.name).collect();
        let expected = [
            "g/a.wast:2:invoke",
            "g/a.wast:2.2:invoke",
            "g/a.wast:9:invoke",
            "g/a.wast:10:module",
            "g/b.wast:1:module",
        ];
        assert_eq!(names, expected);
        assert_eq!(merged.header, header());
        let [a, b] = two();
        assert_eq!(merge(vec![b, a]).unwrap(), merged, "in any order");
    }

    #[test]
    fn a_run_of_shards_began_with_the_first() {
        let began = |day: u32| Some(format!("2026-11-{day}T00:00:00Z"));
        let mut shards = two();
        (shards[0].results.header.began, shards[1].results.header.began) = (began(12), began(11));
        assert_eq!(merge(shards.to_vec()).unwrap().header.began, began(11));
    }

    #[test]
    fn results_of_different_runs_are_refused() {
        check(&[], "there are no results to merge");
        let [a, b] = two();
        check(std::slice::from_ref(&a), "the results of shard 1 of 2 are missing");
        check(&[a.clone(), a.clone()], "x and x are both of shard 2");
        let third = shard("z", Some((3, 3)), &[]);
        check(&[a.clone(), third], "x and z are from different runs: the numbers of shards differ");
        let mut twice = b.clone();
        twice.results.records[0].name = "g/a.wast:10:module".to_owned();
        check(&[a.clone(), twice], "`g/a.wast:10:module` is in x and in y");
        let mut stopped = b.clone();
        stopped.results.complete = false;
        check(&[a.clone(), stopped], "the run behind y was stopped before its end");
        let other = |what: &str, change: fn(&mut Header)| {
            let mut other = b.clone();
            change(&mut other.results.header);
            check(
                &[a.clone(), other],
                &format!("x and y are from different runs: the {what} differ"),
            );
        };
        other("engines", |header| header.engine.configuration.push('x'));
        other("platforms", |header| header.platform.os.push('x'));
        other("versions of the harness", |header| header.harness.push('x'));
        other("rules for messages", |header| header.strict_messages = false);
        other("rules for messages", |header| header.untold_fails = true);
        other("suites", |header| header.groups[0].directives += 1);
        other("commits", |header| header.commit = Some("x".to_owned()));
        other("labels", |header| header.label = Some("x".to_owned()));
        other("numbers of shards", |header| header.shard = None);
    }

    #[test]
    fn shards_that_are_missing_are_listed_up_to_a_number() {
        let missing = |count, listed: &str| {
            let only = shard("x", Some((2, count)), &[]);
            let expected = format!("the results of {listed} of {count} are missing");
            check(&[only], &expected);
        };
        missing(4, "shards 1, 3, 4");
        missing(11, "shards 1, 3, 4, 5, 6, 7, 8, 9, 10, 11");
        missing(12, "shards 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and more");
        missing(u32::MAX, "shards 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 and more");
    }

    #[test]
    fn runs_of_parts_chosen_by_hand_can_be_joined() {
        let a = shard("x", None, &["g/a.wast:1:module"]);
        let b = shard("y", None, &["g/b.wast:1:module"]);
        assert_eq!(merge(vec![a, b]).unwrap().records.len(), 2);
    }
}
