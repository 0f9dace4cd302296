//! What changed from one run to another: on another day, platform or engine.
//!
//! Records are paired first, then each pair is looked at. Invariant: both steps are the same in both
//! directions, so that each class of changes has its mirror image when the runs change places.

use super::{Header, Record, Results};
use crate::verdict::{ObservationKind, Status, Verdict};
use serde::Serialize;
use std::collections::{HashMap, VecDeque};
use std::time::Duration;

/// A test that takes only this much longer than before is not slower: that is noise.
pub const SLOWER_FLOOR: Duration = Duration::from_millis(1);

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diff<'a> {
    /// What ran in the old run.
    pub old: &'a Header,
    /// What ran in the new run.
    pub new: &'a Header,
    /// How the two runs differ as a whole, such as in platform.
    pub notes: Vec<String>,
    /// How many directives are in both.
    pub compared: usize,
    /// The changes by class, in each by the order of the suite.
    pub changes: Vec<RecordChange<'a>>,
}

/// A change of one directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RecordChange<'a> {
    /// What kind of change.
    pub class: Class,
    /// Its record in the old run, if it was there.
    pub old: Option<&'a Record>,
    /// Its record in the new run, if it is there.
    pub new: Option<&'a Record>,
}

/// The kinds of changes, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The directive passed, and does not any more.
    NewlyFails,
    /// The directive was as expected, and is not any more: a known failure fails in another way, or a directive passes
    /// that an entry expects to fail.
    NewlyUnexpected,
    /// The directive is only in the old run.
    Vanished,
    /// The directive did not pass, and does now.
    NewlyPasses,
    /// The directive was not as expected, and is now.
    NewlyExpected,
    /// The directive is only in the new run.
    Appeared,
    /// The directive has the same status, but another observation.
    Changed,
    /// The directive passes with another value: the script leaves the choice, as with the bits of a NaN.
    Allowed,
    /// The directive takes longer.
    Slower,
    /// The same directive is in another line.
    Moved,
}

impl Class {
    /// All classes, in their order.
    pub const ALL: [Class; 10] = [
        Self::NewlyFails,
        Self::NewlyUnexpected,
        Self::Vanished,
        Self::NewlyPasses,
        Self::NewlyExpected,
        Self::Appeared,
        Self::Changed,
        Self::Allowed,
        Self::Slower,
        Self::Moved,
    ];

    /// The class in words.
    pub fn title(self) -> &'static str {
        match self {
            Self::NewlyFails => "newly fails",
            Self::NewlyUnexpected => "no longer as expected",
            Self::Vanished => "vanished",
            Self::NewlyPasses => "newly passes",
            Self::NewlyExpected => "now as expected",
            Self::Appeared => "appeared",
            Self::Changed => "observed otherwise",
            Self::Allowed => "differs as the script allows",
            Self::Slower => "slower",
            Self::Moved => "moved",
        }
    }

    /// The class in words behind a number of directives.
    pub fn counted(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::NewlyFails, 2..) => "newly fail",
            (Self::NewlyPasses, 2..) => "newly pass",
            _ => self.title(),
        }
    }

    /// Whether the change is a regression.
    pub fn is_regression(self) -> bool {
        matches!(self, Self::NewlyFails | Self::NewlyUnexpected | Self::Vanished)
    }
}

impl Diff<'_> {
    /// Whether there is a regression.
    pub fn has_regression(&self) -> bool {
        self.changes.iter().any(|change| change.class.is_regression())
    }

    /// The changes of one class.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = &RecordChange<'_>> {
        self.changes.iter().filter(move |change| change.class == class)
    }
}

/// Compares two runs. A test is slower if it takes at least `slower` times as long as before.
pub fn diff<'a>(old: &'a Results, new: &'a Results, slower: Option<f64>) -> Diff<'a> {
    let pairs = pair(old, new);
    let mut changes = Vec::new();
    let mut compared = 0;
    for (old, new) in pairs {
        let mut add = |class| changes.push(RecordChange { class, old, new });
        match (old, new) {
            (Some(a), Some(b)) => {
                compared += 1;
                class_of_outcomes(a, b).into_iter().for_each(&mut add);
                if slower.is_some_and(|factor| is_slower(a, b, factor)) {
                    add(Class::Slower);
                }
                if a.name != b.name {
                    add(Class::Moved);
                }
            }
            (Some(_), None) => add(Class::Vanished),
            (None, _) => add(Class::Appeared),
        }
    }
    // The sort is stable: the order of the suite stays inside a class.
    changes.sort_by_key(|change| change.class);
    Diff { old: &old.header, new: &new.header, notes: notes(old, new), compared, changes }
}

fn class_of_outcomes(old: &Record, new: &Record) -> Option<Class> {
    let (a, b) = (old.status, new.status);
    match (a.passes(), b.passes()) {
        // An intermittent failure says nothing, whether it occurred this time or not.
        _ if a == Status::Intermittent || b == Status::Intermittent => {}
        (true, false) => return Some(Class::NewlyFails),
        (false, true) => return Some(Class::NewlyPasses),
        _ => {}
    }
    match (a.is_unexpected(), b.is_unexpected()) {
        (false, true) => Some(Class::NewlyUnexpected),
        (true, false) => Some(Class::NewlyExpected),
        _ if a == b && (a == Status::Intermittent || observes_the_same(old, new)) => None,
        _ if a == b && both_are_allowed(old, new) => Some(Class::Allowed),
        _ => Some(Class::Changed),
    }
}

/// Whether two values differ that the script allows equally.
fn both_are_allowed(old: &Record, new: &Record) -> bool {
    let returned = ObservationKind::Returned;
    let is_allowed = |record: &Record| {
        record.status.passes() && record.kind == returned && record.verdict == Verdict::PASS
    };
    is_allowed(old) && is_allowed(new)
}

/// If both runs give the cause that the script names, the engines' own words for the cause do not count.
fn observes_the_same(old: &Record, new: &Record) -> bool {
    if old.verdict.untold != new.verdict.untold {
        return false;
    }
    let has_cause = old.kind != ObservationKind::Returned && old.verdict.detail;
    let same_cause = old.status.passes() && old.kind == new.kind && old.verdict == new.verdict;
    (has_cause && same_cause) || old.observed_the_same(new)
}

fn is_slower(old: &Record, new: &Record, factor: f64) -> bool {
    let (old, new) = (old.time(), new.time());
    new.saturating_sub(old) >= SLOWER_FLOOR && new.as_secs_f64() >= old.as_secs_f64() * factor
}

fn notes(old: &Results, new: &Results) -> Vec<String> {
    let (a, b) = (&old.header, &new.header);
    let shard = |header: &Header| {
        header.shard.map_or("the whole".to_owned(), |(number, count)| format!("{number}/{count}"))
    };
    let mut notes = Vec::new();
    let mut note = |what: &str, old: String, new: String| {
        if old != new {
            notes.push(format!("the {what} differ: {old}, now {new}"));
        }
    };
    note("engines", a.engine.to_string(), b.engine.to_string());
    note("platforms", a.platform.to_string(), b.platform.to_string());
    note("shards", shard(a), shard(b));
    let strictness = |header: &Header| match (header.strict_messages, header.untold_fails) {
        (false, _) => "messages are not compared".to_owned(),
        (true, false) => "messages are compared".to_owned(),
        (true, true) => "messages are compared, and must be told".to_owned(),
    };
    note("rules", strictness(a), strictness(b));
    let changed = changed_groups(a, b);
    if !changed.is_empty() {
        notes.push(format!("the suites differ in {}", changed.join(", ")));
    }
    for (results, which) in [(old, "old"), (new, "new")] {
        if !results.complete {
            notes.push(format!("the {which} run was stopped before its end"));
        }
    }
    notes
}

/// The groups that are not the same in both suites.
fn changed_groups<'a>(old: &'a Header, new: &'a Header) -> Vec<&'a str> {
    let changed = old.groups.iter().filter(|group| !new.groups.contains(group));
    let is_new = |name: &str| old.groups.iter().all(|group| group.name != name);
    let added = new.groups.iter().filter(|group| is_new(&group.name));
    changed.chain(added).map(|group| &*group.name).collect()
}

type Pair<'a> = (Option<&'a Record>, Option<&'a Record>);

/// Pairs the records of the same directive. A record that only the old run has comes at the end of its file.
fn pair<'a>(old: &'a Results, new: &'a Results) -> Vec<Pair<'a>> {
    let changed = changed_groups(&old.header, &new.header);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut files: Vec<[Vec<&Record>; 2]> = Vec::new();
    for (side, results) in [(1, new), (0, old)] {
        for record in &results.records {
            let number = *numbers.entry(record.file()).or_insert_with(|| {
                files.push([Vec::new(), Vec::new()]);
                files.len() - 1
            });
            files[number][side].push(record);
        }
    }
    let mut pairs = Vec::new();
    for [old, new] in files {
        let group = old.first().or(new.first()).map_or("", |record| record.group());
        pair_of_file(&old, &new, changed.contains(&group), &mut pairs);
    }
    pairs
}

fn pair_of_file<'a>(
    old: &[&'a Record],
    new: &[&'a Record],
    has_changed: bool,
    pairs: &mut Vec<Pair<'a>>,
) {
    let partners = partners(old, new, has_changed);
    let mut is_left = vec![true; old.len()];
    partners.iter().flatten().for_each(|position| is_left[*position] = false);
    pairs.extend(new.iter().zip(&partners).map(|(new, partner)| {
        let old = partner.map(|position| old[position]);
        (old, Some(*new))
    }));
    let vanished = old.iter().zip(&is_left).filter(|(_, is_left)| **is_left);
    pairs.extend(vanished.map(|(old, _)| (Some(*old), None)));
}

/// For each new record of a file, the position of the old one of the same directive. Records are paired by text if the
/// file may have changed, and the rest by name.
pub(super) fn partners(old: &[&Record], new: &[&Record], has_changed: bool) -> Vec<Option<usize>> {
    let mut partners = match has_changed {
        true => by_text(old, new),
        false => vec![None; new.len()],
    };
    let mut is_left = vec![true; old.len()];
    partners.iter().flatten().for_each(|position| is_left[*position] = false);
    let left = (0..old.len()).filter(|position| is_left[*position]);
    let left: HashMap<&str, usize> =
        left.map(|position| (&*old[position].name, position)).collect();
    for (record, partner) in new.iter().zip(&mut partners) {
        if partner.is_none() {
            *partner = left.get(&*record.name).copied();
            partner.iter().for_each(|position| is_left[*position] = false);
        }
    }
    partners
}

/// For each new record of a file that has changed, the position of the old one. The beginning and the end of the file
/// that are the same are paired first, then equal texts in order between them.
fn by_text(old: &[&Record], new: &[&Record]) -> Vec<Option<usize>> {
    let key = |record: &Record| (record.digest, record.directive_kind().to_owned());
    let old: Vec<_> = old.iter().map(|record| key(record)).collect();
    let new: Vec<_> = new.iter().map(|record| key(record)).collect();
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let mut between: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (position, key) in old.iter().enumerate().take(old_end).skip(start) {
        between.entry(key).or_default().push_back(position);
    }
    let partner = |position: usize| match position {
        position if position < start => Some(position),
        position if position >= new_end => Some(position - new_end + old_end),
        position => between.get_mut(&new[position]).and_then(VecDeque::pop_front),
    };
    (0..new.len()).map(partner).collect()
}

#[cfg(test)]
mod tests;
