//! The statuses in files of results, as far as filters ask for them.

use super::parse::ParsedFilter;
use crate::results::{self, ResultsError};
use crate::verdict::Status;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// The directives that have a status in a file of results, for each status and file asked for.
#[derive(Clone, Debug, Default)]
pub struct StatusIndex {
    by_status: HashMap<(Status, String), WithStatus>,
}

#[derive(Clone, Debug, Default)]
struct WithStatus {
    /// The digest of the directive's text, by its name.
    digests: BTreeMap<String, u64>,
    /// The file with its group, and the digest of a directive's text in it.
    texts: HashSet<(String, u64)>,
}

impl StatusIndex {
    /// Reads the files that expressions name, each once.
    ///
    /// # Errors
    ///
    /// When one cannot be read, or has no results.
    pub fn read(expressions: &[ParsedFilter]) -> Result<Self, ResultsError> {
        let mut recorded = Self::default();
        let mut files = HashMap::new();
        for (status, path) in expressions.iter().flat_map(ParsedFilter::statuses) {
            if !files.contains_key(path) {
                files.insert(path, results::read(Path::new(path))?);
            }
            let with_status = files[path].records.iter().filter(|record| record.status == status);
            recorded.add(
                status,
                path,
                with_status.map(|record| (record.name.clone(), record.digest.0)),
            );
        }
        Ok(recorded)
    }

    /// Adds the names and digests of the directives that have a status in a file.
    pub fn add(
        &mut self,
        status: Status,
        results: &str,
        directives: impl IntoIterator<Item = (String, u64)>,
    ) {
        let with = self.by_status.entry((status, results.to_owned())).or_default();
        for (name, digest) in directives {
            let file = name.rsplitn(3, ':').last().unwrap_or_default().to_owned();
            with.texts.insert((file, digest));
            with.digests.insert(name, digest);
        }
    }

    /// Whether the index has this status of this file.
    pub(super) fn knows(&self, status: Status, results: &str) -> bool {
        self.get(status, results).is_some()
    }

    /// Whether a directive of this file (with its group) may have the status.
    pub(super) fn may_have(&self, status: Status, results: &str, file: &str) -> bool {
        let begins = |with: &WithStatus| {
            let from = with.digests.range(format!("{file}:")..).next();
            from.is_some_and(|(name, _)| {
                name.strip_prefix(file).is_some_and(|n| n.starts_with(':'))
            })
        };
        self.get(status, results).is_some_and(begins)
    }

    /// Whether a directive has the status: under its name, or, when its line has changed since, by
    /// its text.
    pub(super) fn has(
        &self,
        status: Status,
        results: &str,
        name: &str,
        file: &str,
        digest: u32,
    ) -> bool {
        let digest = u64::from(digest);
        self.get(status, results).is_some_and(|with| match with.digests.get(name) {
            Some(recorded) if *recorded == digest => true,
            _ => with.texts.contains(&(file.to_owned(), digest)),
        })
    }

    fn get(&self, status: Status, results: &str) -> Option<&WithStatus> {
        self.by_status.get(&(status, results.to_owned()))
    }
}
