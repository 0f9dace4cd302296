//! One entry: which directives it is about, where it holds, and how they fail.

use super::environment::{Environment, PlatformPattern};
use crate::script::Glob;
use crate::selection::matches_file;
use crate::suite::manifest::{File, Group, Head};
use crate::verdict::Observation;
use serde::Deserialize;

/// One known failure, or many of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name of a test, or a pattern. Each test that matches must fail.
    pub directives: Option<String>,
    /// Instead of `directives`: the tests of the groups that match, if they make the observation.
    pub group: Option<String>,
    /// The tests in files that match, as with `file(...)` in a filter, if they make the observation.
    pub file: Option<String>,
    /// The tests of a kind that matches, if they make the observation.
    pub kind: Option<String>,
    /// The tests in scripts whose modules have this feature, if they make the observation.
    pub feature: Option<String>,
    /// What is observed, as reports show it. It may end where a `:` or a space follows.
    pub observation: String,
    /// Why.
    pub reason: String,
    /// How many directives it covers, without those that they block.
    #[serde(default = "one")]
    pub count: usize,
    /// Whether a directive may pass as well as make the observation.
    #[serde(default)]
    pub intermittent: bool,
    /// The digest of the directive's text, which finds the directive in another line.
    pub digest: Option<String>,
    /// The system to which it is limited: `linux`, `x86_64` or `linux-x86_64`.
    pub platform: Option<PlatformPattern>,
    /// The configuration of the engine to which it is limited.
    pub configuration: Option<String>,
    /// Where to read more about it.
    pub issue: Option<String>,
    /// The line of the file in which it begins.
    #[serde(skip)]
    pub line: usize,
    /// What `directives` was before the entry followed a directive that has moved.
    #[serde(skip)]
    pub moved_from: Option<String>,
    /// Whether the entry covers nothing: its directive is gone, and another directive, with an entry of its own, has
    /// the name now.
    #[serde(skip)]
    pub is_superseded: bool,
}

fn one() -> usize {
    1
}

impl Entry {
    /// What the entry is about, in words.
    pub fn scope(&self) -> String {
        if let Some(pattern) = &self.directives {
            return pattern.clone();
        }
        let group = self.group.as_deref().unwrap_or("*");
        let file = self.file.as_deref().unwrap_or("*");
        let kind = self.kind.as_ref().map(|kind| format!(":{kind}")).unwrap_or_default();
        let feature = self.feature.as_ref().map(|name| format!(", with {name}"));
        let feature = feature.unwrap_or_default();
        format!("{group}/{file}{kind}{feature} ({})", self.observation)
    }

    /// Whether the entry is about directives by name, and not about any that make an observation.
    pub fn is_named(&self) -> bool {
        self.directives.is_some()
    }

    /// The name of the one directive that it is about, if it names one.
    pub fn exact(&self) -> Option<String> {
        let pattern = Glob::new(self.directives.as_deref()?);
        pattern.is_literal().then(|| pattern.literal_prefix())
    }

    /// Whether the entry holds here.
    pub fn applies_in(&self, environment: &Environment) -> bool {
        self.platform.as_ref().is_none_or(|platform| environment.is_on(platform))
            && self.configuration.as_ref().is_none_or(|name| *name == environment.configuration)
    }

    /// Whether there is a place where both hold.
    pub(super) fn overlaps(&self, other: &Entry) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a == b || a.is_none() || b.is_none();
        let platforms = self.platform.as_ref().zip(other.platform.as_ref());
        platforms.is_none_or(|(a, b)| a.overlaps(b))
            && same(&self.configuration, &other.configuration)
    }

    /// Whether the entry expects this observation.
    pub fn covers_observation(&self, observation: &str) -> bool {
        let rest = observation.strip_prefix(&*self.observation);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ']))
    }

    /// Whether the entry is about directives of a kind in a file, whatever their names and whatever group the entry
    /// names.
    pub(super) fn has_in_scope(&self, file: &File, group: &str, kind: &str) -> bool {
        let is_file = |glob: &String| matches_file(&Glob::new(glob), group, file.path());
        !self.is_named()
            && self.file.as_ref().is_none_or(is_file)
            && self.feature.as_ref().is_none_or(|name| file.features().has(name))
            && self.kind.as_ref().is_none_or(|glob| Glob::new(glob).matches(kind))
    }

    /// Whether the entry can be about tests of a group.
    pub(super) fn may_match_in(&self, group: &str) -> bool {
        match &self.directives {
            None => self.group.as_ref().is_none_or(|own| Glob::new(own).matches(group)),
            Some(pattern) => {
                let prefix = Glob::new(pattern).literal_prefix();
                prefix.split_once('/').map_or(group.starts_with(&prefix), |(own, _)| own == group)
            }
        }
    }

    /// The name of the group that it is about, if it names one.
    pub(super) fn named_group(&self) -> Option<String> {
        match &self.directives {
            None => self.group.clone().filter(|group| Glob::new(group).is_literal()),
            Some(pattern) => {
                let prefix = Glob::new(pattern).literal_prefix();
                prefix.split_once('/').map(|(group, _)| group.to_owned())
            }
        }
    }
}

/// An entry ready to be asked about the tests of one file that it can be about.
#[derive(Debug)]
pub(super) struct OfFile<'a> {
    pub(super) number: usize,
    pub(super) entry: &'a Entry,
    directives: Option<Glob>,
    kind: Option<Glob>,
}

impl<'a> OfFile<'a> {
    /// `None` if the entry cannot be about the file.
    pub(super) fn new(
        number: usize,
        entry: &'a Entry,
        group: &Group,
        file: &File,
    ) -> Option<OfFile<'a>> {
        let glob = |text: &Option<String>| text.as_deref().map(Glob::new);
        let matches = match &entry.directives {
            Some(pattern) => !entry.is_superseded && may_be_in(pattern, group, file),
            None => {
                let in_file = |glob: Glob| matches_file(&glob, &group.name, file.path());
                entry.may_match_in(&group.name)
                    && glob(&entry.file).is_none_or(in_file)
                    && entry.feature.as_ref().is_none_or(|name| file.features().has(name))
            }
        };
        if !matches {
            return None;
        }
        let (directives, kind) = (glob(&entry.directives), glob(&entry.kind));
        Some(OfFile { number, entry, directives, kind })
    }

    /// Whether a named entry is about the directive of this name.
    pub(super) fn has_name(&self, name: &str) -> bool {
        self.directives.as_ref().is_some_and(|pattern| pattern.matches(name))
    }

    /// Whether the entry is about directives of this kind, whatever their names.
    pub(super) fn has_in_scope(&self, head: &Head) -> bool {
        self.directives.is_none()
            && self.kind.as_ref().is_none_or(|kind| kind.matches(head.kind.name()))
    }

    /// Whether the entry expects what was observed.
    pub(super) fn covers(&self, observation: &Observation) -> bool {
        self.entry.covers_observation(&observation.to_string())
    }
}

/// Whether a pattern may match names of tests of a file: a cheap test that may answer yes wrongly, and reads no more of
/// the pattern than necessary. There may be thousands of entries for each of thousands of units.
fn may_be_in(pattern: &str, group: &Group, file: &File) -> bool {
    let name = [&*group.name, "/", file.path(), ":"];
    let mut pattern = pattern.bytes();
    for byte in name.into_iter().flat_map(str::bytes) {
        match pattern.next() {
            Some(b'*' | b'?' | b'\\') => return true,
            found if found == Some(byte) => {}
            _ => return false,
        }
    }
    true
}
