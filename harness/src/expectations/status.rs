//! The status of a directive: its verdict, and whether an entry of the known failures covers it.

use super::entry::OfFile;
use super::{Entry, Expectations};
use crate::suite::manifest::{File, Group, Head};
use crate::verdict::{Observation, Status};

/// The entries that can be about tests of one file, and hold here.
#[derive(Debug)]
pub struct FileExpectations<'a> {
    group: &'a Group,
    file: &'a File,
    named: Vec<OfFile<'a>>,
    by_scope: Vec<OfFile<'a>>,
}

impl Expectations {
    /// The entries that can be about tests of a file, and hold here.
    pub fn of_file<'a>(&'a self, group: &'a Group, file: &'a File) -> FileExpectations<'a> {
        let entries = self.entries.iter().enumerate();
        let here = entries.filter(|(_, entry)| entry.applies_in(&self.environment));
        let of_file = here.filter_map(|(number, entry)| OfFile::new(number, entry, group, file));
        let (named, by_scope) = of_file.partition(|of_file| of_file.entry.is_named());
        FileExpectations { group, file, named, by_scope }
    }
}

impl<'a> FileExpectations<'a> {
    /// The status that a verdict has, and the number of the entry that decides it. A blocked directive inherits the
    /// status of its cause.
    pub fn status(
        &self,
        head: &Head,
        observation: &Observation,
        passed: bool,
        cause: Option<Status>,
    ) -> (Status, Option<usize>) {
        if let Observation::NotRun = observation {
            return (Status::NotRun, None);
        }
        if let Observation::Blocked { .. } = observation {
            if cause == Some(Status::Unsupported) {
                return (Status::Unsupported, None);
            }
            let is_expected = matches!(
                cause,
                Some(Status::ExpectedFailure | Status::Intermittent | Status::BlockedAsExpected)
            );
            let status = if is_expected { Status::BlockedAsExpected } else { Status::Blocked };
            return (status, None);
        }
        match (passed, self.named(head).next()) {
            (true, Some((number, entry))) if entry.intermittent => {
                (Status::Intermittent, Some(number))
            }
            (true, Some((number, _))) => (Status::UnexpectedPass, Some(number)),
            (true, None) => (Status::Passed, None),
            (false, Some((number, entry))) => {
                match entry.covers_observation(&observation.to_string()) {
                    true => expected(number, entry),
                    false => (Status::Failed, None),
                }
            }
            (false, None) => {
                let mut in_scope = self.by_scope.iter().filter(|known| known.has_in_scope(head));
                let covering = in_scope.find(|known| known.covers(observation));
                let otherwise = match observation {
                    Observation::Lacking(_) => Status::Unsupported,
                    _ => Status::Failed,
                };
                covering.map_or((otherwise, None), |known| expected(known.number, known.entry))
            }
        }
    }

    /// The entry that expects what a file of results says of a directive.
    pub fn entry_for(&self, head: &Head, observation: &str) -> Option<&'a Entry> {
        let expects = |entry: &&Entry| entry.intermittent || entry.covers_observation(observation);
        if let Some((_, entry)) = self.named(head).next() {
            return Some(entry).filter(expects);
        }
        let in_scope = self.by_scope.iter().filter(|known| known.has_in_scope(head));
        in_scope.map(|known| known.entry).find(|entry| entry.covers_observation(observation))
    }

    /// Whether any entry may name a directive of the file.
    pub(super) fn has_names(&self) -> bool {
        !self.named.is_empty()
    }

    /// The entries that are about a directive by its name, with their numbers: the first holds.
    pub(super) fn named(&self, head: &Head) -> impl Iterator<Item = (usize, &'a Entry)> {
        // Most files have no such entry: then no name is written.
        let name =
            (!self.named.is_empty()).then(|| self.file.name(self.group, head).to_owned_name());
        let of_name =
            move |known: &&OfFile<'a>| name.as_ref().is_some_and(|name| known.has_name(name));
        self.named.iter().filter(of_name).map(|known| (known.number, known.entry))
    }
}

fn expected(number: usize, entry: &Entry) -> (Status, Option<usize>) {
    let status = if entry.intermittent { Status::Intermittent } else { Status::ExpectedFailure };
    (status, Some(number))
}
