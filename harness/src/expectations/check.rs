//! What is wrong with entries after a run: too many, too few, none, two about one directive.
//!
//! Every run checks that an entry covers no more than it states. Only a run of the whole group can check that the entry
//! covers as many. That the entry is about something at all is checked if the group ran as a whole, here and in other
//! shards.

use super::entry::OfFile;
use super::read::digest_of;
use super::{Entry, Expectations};
use crate::suite::manifest::{File, Group, Manifest, ManifestError};
use std::collections::BTreeMap;

impl Expectations {
    /// Finds what is wrong with the entries after a run, given how many directives each covered and which groups ran
    /// as a whole.
    pub fn problems(&self, covered: &[usize], complete_groups: &[&str]) -> Vec<String> {
        let entries = self.entries.iter().zip(covered);
        let here = entries.filter(|(entry, _)| entry.applies_in(&self.environment));
        let problem = |(entry, covered): (&Entry, &usize)| {
            let (scope, stated) = (entry.scope(), entry.count);
            let ran = complete_groups.iter().any(|group| entry.may_match_in(group));
            // An intermittent entry that names no directive allows some to pass, so fewer may make the observation.
            let may_be_fewer = entry.intermittent && !entry.is_named();
            let wrong = *covered > stated || (ran && !may_be_fewer && *covered < stated);
            let problem = match covered {
                0 => format!("the entry for `{scope}` matches nothing"),
                _ => format!(
                    "the entry for `{scope}` states a count of {stated}, but covers {covered}"
                ),
            };
            wrong.then(|| self.error(entry, problem).to_string())
        };
        here.filter_map(problem).collect()
    }

    /// Finds entries that are wrong whatever the run's results are: those that cover no directive, in groups that were
    /// selected as a whole, and those that cover the same directive.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn problems_with_names(
        &self,
        manifest: &Manifest,
        whole_groups: &[&str],
    ) -> Result<Vec<String>, ManifestError> {
        let groups = manifest.groups.iter().filter(|group| whole_groups.contains(&&*group.name));
        let files: Vec<(&Group, &File)> =
            groups.flat_map(|group| group.files.iter().map(move |file| (group, file))).collect();
        let mut problems = BTreeMap::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let in_whole = |group: &&Group| whole_groups.contains(&&*group.name);
            let mut may_match =
                manifest.groups.iter().filter(|group| entry.may_match_in(&group.name)).peekable();
            // An entry that holds elsewhere is about the same suite, so it is checked too.
            if may_match.peek().is_none() || !may_match.all(|group| in_whole(&group)) {
                continue;
            }
            if !matches_any(entry, &files)? {
                problems.insert(number, self.error(entry, unmatched(entry)).to_string());
            } else if let Some(problem) = changed(entry, &files)? {
                problems.insert(number, self.error(entry, problem).to_string());
            }
        }
        for (group, file) in files {
            let of_file = self.of_file(group, file);
            let heads = if of_file.has_names() { file.heads()? } else { &[] };
            for head in heads {
                let mut named = of_file.named(head);
                if let (Some((_, first)), Some((number, second))) = (named.next(), named.next()) {
                    let name = file.name(group, head);
                    let problem = format!("the entry in line {} also names `{name}`", first.line);
                    let problem = self.error(second, problem).to_string();
                    problems.entry(number).or_insert(problem);
                }
            }
        }
        Ok(problems.into_values().collect())
    }

    /// Notes on entries with which nothing is wrong.
    pub fn notes(&self, whole_groups: &[&str]) -> Vec<String> {
        let note = |entry: &Entry| {
            let (from, to) = (entry.moved_from.as_ref()?, entry.directives.as_ref()?);
            let is_shown = whole_groups.iter().any(|group| entry.may_match_in(group));
            let note = format!("`{from}` is now `{to}`: `wassay bless` updates the entry");
            is_shown.then(|| self.error(entry, note).to_string())
        };
        self.entries.iter().filter_map(note).collect()
    }
}

fn unmatched(entry: &Entry) -> String {
    match entry.exact() {
        Some(name) if entry.is_superseded => {
            format!("the directive that was `{name}` when the entry was written is gone")
        }
        Some(name) => format!("there is no directive `{name}`"),
        None => format!("the entry for `{}` matches no directive", entry.scope()),
    }
}

/// Whether an entry is about any directive of these files.
fn matches_any(entry: &Entry, files: &[(&Group, &File)]) -> Result<bool, ManifestError> {
    let exact = entry.exact();
    for (group, file) in files {
        if exact.as_ref().is_some_and(|name| !file.may_have(&group.name, name)) {
            continue;
        }
        let Some(of_file) = OfFile::new(0, entry, group, file) else { continue };
        for head in file.heads()? {
            let name = || file.name(group, head).to_owned_name();
            if of_file.has_in_scope(head) || (entry.is_named() && of_file.has_name(&name())) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Why an entry is about another text than when it was written.
fn changed(entry: &Entry, files: &[(&Group, &File)]) -> Result<Option<String>, ManifestError> {
    let (Some(name), Some(digest)) = (entry.exact(), &entry.digest) else { return Ok(None) };
    for (group, file) in files.iter().filter(|(group, file)| file.may_have(&group.name, &name)) {
        let mut heads = file.heads()?.iter();
        let head = heads.find(|head| file.name(group, head).to_owned_name() == name);
        if head.is_some_and(|head| Some(head.digest) != digest_of(digest)) {
            return Ok(Some(format!(
                "the text of `{name}` has changed since the entry was written, and no directive of \
                 its file has the old one"
            )));
        }
    }
    Ok(None)
}
