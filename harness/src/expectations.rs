//! What is known to fail, why, and as what: data that is checked as strictly as the tests.
//!
//! An entry names directives, the observation that they make and the reason. A directive that passes
//! although an entry names it, an entry that matches nothing or another number than it states, a
//! name twice and an unknown key: each fails the run. What a directive blocks inherits its entry.

use crate::engine::Observation;
use crate::manifest::{File, Group, Head, Manifest, ManifestError};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The known failures of one engine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectations {
    /// The entries, in the order of the file.
    #[serde(default, rename = "expect")]
    pub entries: Vec<Entry>,
}

/// One known failure, or many of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name of a test, in which `*` stands for any text. Each that matches must fail.
    pub directives: Option<String>,
    /// In the place of `directives`: every test of this group that makes the observation.
    pub group: Option<String>,
    /// What is observed, as reports show it. It may end where a `:` or a space follows.
    pub observation: String,
    /// Why.
    pub reason: String,
    /// How many directives it covers, those that they block left out.
    #[serde(default = "one")]
    pub count: usize,
    /// The digest of the directive's text, by which it is found when its line has changed.
    pub digest: Option<String>,
    /// The operating system, or the architecture, to which it is limited.
    pub platform: Option<String>,
    /// Where more is said.
    pub issue: Option<String>,
}

fn one() -> usize {
    1
}

/// What a verdict means in the light of what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It passed, as it should.
    Passed,
    /// It failed, and nobody expected that.
    Failed,
    /// It failed as the entry of this number says.
    ExpectedFailure(usize),
    /// It passed although the entry of this number says that it fails.
    UnexpectedPass(usize),
    /// What it needs is not there, because of a failure that the entry of this number expects.
    BlockedAsExpected(usize),
    /// What it needs is not there.
    Blocked,
    /// The run was broken off before it: nothing is known of it.
    NotRun,
}

impl Status {
    /// Whether a run with this status is not as expected.
    pub fn is_unexpected(self) -> bool {
        matches!(self, Self::Failed | Self::UnexpectedPass(_) | Self::Blocked | Self::NotRun)
    }
}

/// Why a file of expectations is refused.
#[derive(Debug, thiserror::Error)]
pub enum ExpectationError {
    /// It is no TOML, or has an unknown or missing key.
    #[error("{0}")]
    Syntax(#[from] toml::de::Error),
    /// An entry says neither or both of `directives` and `group`.
    #[error("the entry for `{0}` needs either `directives` or `group`")]
    Scope(String),
    /// An entry gives no reason.
    #[error("the entry for `{0}` has no reason")]
    NoReason(String),
    /// Two entries are about the same.
    #[error("there are two entries for `{0}`")]
    Duplicate(String),
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

impl Entry {
    /// What the entry is about, in words.
    pub fn scope(&self) -> String {
        match (&self.directives, &self.group) {
            (Some(pattern), _) => pattern.clone(),
            (None, Some(group)) => format!("{group}/* ({})", self.observation),
            (None, None) => self.observation.clone(),
        }
    }

    fn applies_here(&self) -> bool {
        use std::env::consts::{ARCH, OS};
        self.platform.as_deref().is_none_or(|platform| platform == OS || platform == ARCH)
    }

    fn covers_observation(&self, observation: &Observation) -> bool {
        let actual = observation.to_string();
        let rest = actual.strip_prefix(&*self.observation);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ']))
    }

    /// The part of the pattern before the first `*`, which narrows down where it can match.
    fn literal_prefix(&self) -> &str {
        let pattern = self.directives.as_deref().unwrap_or_default();
        pattern.split('*').next().unwrap_or_default()
    }

    fn may_match_in(&self, group: &str) -> bool {
        match &self.group {
            Some(own) => own == group,
            None => {
                let prefix = self.literal_prefix();
                prefix.split_once('/').map_or(group.starts_with(prefix), |(own, _)| own == group)
            }
        }
    }
}

impl Expectations {
    /// Reads a file of expectations.
    ///
    /// # Errors
    ///
    /// When it is not understood, or an entry is incomplete or there twice.
    pub fn parse(text: &str) -> Result<Self, ExpectationError> {
        let expectations: Expectations = toml::from_str(text)?;
        let mut scopes = HashSet::new();
        for entry in &expectations.entries {
            if entry.directives.is_some() == entry.group.is_some() {
                return Err(ExpectationError::Scope(entry.scope()));
            }
            if entry.reason.trim().is_empty() {
                return Err(ExpectationError::NoReason(entry.scope()));
            }
            if !scopes.insert((entry.scope(), &entry.platform)) {
                return Err(ExpectationError::Duplicate(entry.scope()));
            }
        }
        Ok(expectations)
    }

    /// Lets entries follow directives that have moved to another line of their file.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn follow(&mut self, manifest: &Manifest) -> Result<(), ManifestError> {
        for entry in &mut self.entries {
            let (Some(name), Some(digest)) = (&entry.directives, &entry.digest) else { continue };
            let Ok(digest) = u32::from_str_radix(digest, 16) else { continue };
            if let Some(moved) = find_moved(manifest, name, digest)? {
                entry.directives = Some(moved);
            }
        }
        Ok(())
    }

    /// The entries that can be about tests of a file.
    pub fn of_file<'a>(&'a self, group: &'a Group, file: &'a File) -> FileExpectations<'a> {
        let entries = self.entries.iter().enumerate();
        let entries = entries.filter(|(_, entry)| {
            let path = format!("{}/{}:", group.name, file.path());
            let prefix = entry.literal_prefix();
            entry.applies_here()
                && entry.may_match_in(&group.name)
                && (path.starts_with(prefix) || prefix.starts_with(&path))
        });
        FileExpectations { group, file, entries: entries.collect() }
    }

    /// What is wrong with the entries after a run, given how many directives each covered and the
    /// groups that ran as a whole.
    pub fn problems(&self, covered: &[usize], complete_groups: &[&str]) -> Vec<String> {
        let mut problems = Vec::new();
        for (entry, covered) in self.entries.iter().zip(covered) {
            let ran = complete_groups.iter().any(|group| entry.may_match_in(group));
            if !entry.applies_here() || !ran || *covered == entry.count {
                continue;
            }
            let scope = entry.scope();
            problems.push(match covered {
                0 => format!("the entry for `{scope}` matches nothing"),
                _ => {
                    format!("the entry for `{scope}` states {}, but covers {covered}", entry.count)
                }
            });
        }
        problems
    }
}

/// The entries that can be about tests of one file.
#[derive(Debug)]
pub struct FileExpectations<'a> {
    group: &'a Group,
    file: &'a File,
    entries: Vec<(usize, &'a Entry)>,
}

impl FileExpectations<'_> {
    /// What a verdict means. A blocked directive has the status of its cause to inherit from.
    pub fn status(
        &self,
        head: &Head,
        observation: &Observation,
        passed: bool,
        cause: Option<Status>,
    ) -> Status {
        if let Observation::NotRun = observation {
            return Status::NotRun;
        }
        if let Observation::Blocked { .. } = observation {
            return match cause {
                Some(Status::ExpectedFailure(entry) | Status::BlockedAsExpected(entry)) => {
                    Status::BlockedAsExpected(entry)
                }
                _ => Status::Blocked,
            };
        }
        let named = self.named(head);
        match (passed, named) {
            (true, Some((entry, _))) => Status::UnexpectedPass(entry),
            (true, None) => Status::Passed,
            (false, Some((number, entry))) if entry.covers_observation(observation) => {
                Status::ExpectedFailure(number)
            }
            (false, Some(_)) => Status::Failed,
            (false, None) => {
                self.of_group(observation).map_or(Status::Failed, Status::ExpectedFailure)
            }
        }
    }

    fn named(&self, head: &Head) -> Option<(usize, &Entry)> {
        let with_pattern = |(_, entry): &&(usize, &Entry)| entry.directives.is_some();
        let mut candidates = self.entries.iter().filter(with_pattern).peekable();
        candidates.peek()?; // most files have none: no name is written then
        let name = self.file.name(self.group, head).to_owned_name();
        let matches = |pattern: &String| matches_pattern(pattern, &name);
        let found = candidates.find(|(_, entry)| entry.directives.as_ref().is_some_and(matches));
        found.map(|(number, entry)| (*number, *entry))
    }

    fn of_group(&self, observation: &Observation) -> Option<usize> {
        let of_group = self.entries.iter().filter(|(_, entry)| entry.group.is_some());
        let mut covering = of_group.filter(|(_, entry)| entry.covers_observation(observation));
        covering.next().map(|(number, _)| *number)
    }
}

/// Whether a name matches a pattern in which `*` stands for any text.
fn matches_pattern(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(start) => rest = &rest[start + part.len()..],
            None => return false,
        }
    }
    rest.len() >= last.len() && rest.ends_with(last)
}

/// The new name of a directive that has the digest, if the one of the old name has another.
fn find_moved(
    manifest: &Manifest,
    name: &str,
    digest: u32,
) -> Result<Option<String>, ManifestError> {
    let files = manifest.groups.iter().flat_map(|g| g.files.iter().map(move |file| (g, file)));
    let mut files = files.filter(|(group, file)| file.may_have(&group.name, name));
    let Some((group, file)) = files.next() else { return Ok(None) };
    let heads = file.heads()?;
    let old = heads.iter().find(|head| file.name(group, head).to_owned_name() == name);
    if old.is_some_and(|head| head.digest == digest) {
        return Ok(None);
    }
    let line = line_of(name).unwrap_or(0);
    let kind = name.rsplit(':').next().unwrap_or_default();
    let same = heads.iter().filter(|head| head.digest == digest && head.kind.name() == kind);
    let nearest = same.min_by_key(|head| head.line.abs_diff(line));
    Ok(nearest.map(|head| file.name(group, head).to_owned_name()))
}

fn line_of(name: &str) -> Option<u32> {
    let line = name.rsplit(':').nth(1)?;
    line.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::suite::{GroupScript, GroupSource, ScriptSource};

    fn manifest(text: &str) -> Manifest {
        let source = ScriptSource { path: "a.wast".to_owned(), text: text.to_owned(), file: None };
        let script = GroupScript { source, features: Features::WASM3, wordings: "g".to_owned() };
        let group = GroupSource { name: "g".to_owned(), default: true, scripts: vec![script] };
        Manifest::lower(&[group]).unwrap()
    }

    fn entry(lines: &str) -> String {
        format!("[[expect]]\nreason = \"r\"\n{lines}\n")
    }

    const TRAPPED: &str = "directives = \"g/a.wast:1:module\"\nobservation = \"trapped\"";

    #[test]
    fn what_is_incomplete_or_twice_is_refused() {
        let error = |text: &str| Expectations::parse(text).unwrap_err().to_string();
        let both = entry("directives = \"a\"\ngroup = \"b\"\nobservation = \"o\"");
        assert_eq!(error(&both), "the entry for `a` needs either `directives` or `group`");
        let twice = entry(TRAPPED).repeat(2);
        assert_eq!(error(&twice), "there are two entries for `g/a.wast:1:module`");
        let no_reason = entry(TRAPPED).replace("\"r\"", "\" \"");
        assert_eq!(error(&no_reason), "the entry for `g/a.wast:1:module` has no reason");
        let unknown = entry(&format!("{TRAPPED}\nraeson = \"\""));
        assert!(error(&unknown).contains("unknown field `raeson`"));
    }

    #[track_caller]
    fn check(text: &str, observation: &Observation, passed: bool, expected: Status) {
        let manifest = manifest("(module)");
        let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
        let expectations = Expectations::parse(text).unwrap();
        let head = &file.heads().unwrap()[0];
        let status = expectations.of_file(group, file).status(head, observation, passed, None);
        assert_eq!(status, expected);
    }

    #[test]
    fn an_entry_covers_only_its_own_observation() {
        let trap = Observation::Trapped("unreachable".to_owned());
        check(&entry(TRAPPED), &trap, false, Status::ExpectedFailure(0));
        check(&entry(TRAPPED), &Observation::DONE, false, Status::Failed);
        check(&entry(TRAPPED), &Observation::DONE, true, Status::UnexpectedPass(0));
        check("", &trap, false, Status::Failed);
        check("", &trap, true, Status::Passed);
        let other_word = entry(TRAPPED).replace("\"trapped\"", "\"trap\"");
        check(&other_word, &trap, false, Status::Failed);
        let other_platform = entry(&format!("{TRAPPED}\nplatform = \"none\""));
        check(&other_platform, &trap, false, Status::Failed);
    }

    #[test]
    fn an_entry_for_a_group_covers_what_makes_its_observation() {
        let text = entry("group = \"g\"\nobservation = \"unsupported: gc\"\ncount = 2");
        let unsupported = |feature: &str| Observation::Unsupported(feature.to_owned());
        check(&text, &unsupported("gc"), false, Status::ExpectedFailure(0));
        check(&text, &unsupported("gcx"), false, Status::Failed);
        check(&text, &Observation::DONE, true, Status::Passed);
        let expectations = Expectations::parse(&text).unwrap();
        assert!(expectations.problems(&[2], &["g"]).is_empty());
        assert!(expectations.problems(&[1], &[]).is_empty(), "only a part of the group ran");
        let problems = expectations.problems(&[1], &["g"]);
        assert_eq!(problems, ["the entry for `g/* (unsupported: gc)` states 2, but covers 1"]);
        let problems = expectations.problems(&[0], &["g"]);
        assert_eq!(problems, ["the entry for `g/* (unsupported: gc)` matches nothing"]);
    }

    #[test]
    fn blocked_directives_inherit() {
        let manifest = manifest("(module)");
        let (group, file) = (&manifest.groups[0], &manifest.groups[0].files[0]);
        let head = &file.heads().unwrap()[0];
        let none = Expectations::default();
        let of_file = none.of_file(group, file);
        let status = |cause| of_file.status(head, &Observation::Blocked { by: 0 }, false, cause);
        assert_eq!(status(Some(Status::ExpectedFailure(7))), Status::BlockedAsExpected(7));
        assert_eq!(status(Some(Status::Failed)), Status::Blocked);
        assert_eq!(status(None), Status::Blocked);
    }

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("a*", "ab", true),
            ("*b", "ab", true),
            ("a*a", "a", false),
            ("a*b*c", "axbxc", true),
            ("a*b*c", "axcxb", false),
            ("*", "", true),
        ] {
            assert_eq!(matches_pattern(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn an_entry_follows_its_directive() {
        let before = manifest("(module)\n(module (func))");
        let digest = before.groups[0].files[0].heads().unwrap()[1].digest;
        let text = entry(&format!(
            "directives = \"g/a.wast:2:module\"\nobservation = \"trapped\"\ndigest = \"{digest:08x}\""
        ));
        let mut expectations = Expectations::parse(&text).unwrap();
        expectations.follow(&before).unwrap();
        assert_eq!(expectations.entries[0].directives.as_deref(), Some("g/a.wast:2:module"));
        let after = manifest("(module)\n\n(module)\n(module (func))");
        expectations.follow(&after).unwrap();
        assert_eq!(expectations.entries[0].directives.as_deref(), Some("g/a.wast:4:module"));
    }
}
