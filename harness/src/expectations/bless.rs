//! Writes a file of expectations from what was observed.
//!
//! Whatever a person wrote stays: entries that hold, their reasons, comments, order and layout. An entry is removed
//! when its directive passes or is gone, and follows its directive to a new line. A new failure needs a reason, which
//! only a person knows. Invariant: no entry about something that was not observed is changed, so a part of the suite
//! can be blessed. The text is read back before it is written, and must expect exactly these observations.

use super::document::Document;
use super::{Entry, ExpectationError, Expectations};
use crate::script::{DirectiveId, Glob, counted};
use crate::suite::manifest::{File, Group, Head, Manifest, ManifestError};
use crate::verdict::{Observation, Status};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// What a run observed of one selected directive.
#[derive(Clone, Debug)]
pub struct Seen<'m> {
    /// Its group.
    pub group: &'m Group,
    /// Its file.
    pub file: &'m File,
    /// Its number in the file.
    pub id: DirectiveId,
    /// What was observed.
    pub observation: Observation,
    /// What the verdict meant, given the entries as they were.
    pub status: Status,
    /// The number of the entry that says so.
    pub entry: Option<usize>,
}

/// What `bless` writes, and from what.
#[derive(Clone, Debug)]
pub struct Blessing<'a> {
    /// The suite.
    pub manifest: &'a Manifest,
    /// The entries as they were, bound to the suite and to the configuration of the run.
    pub expectations: &'a Expectations,
    /// The text that they were read from.
    pub text: &'a str,
    /// What was observed.
    pub seen: &'a [Seen<'a>],
    /// The groups of which everything was selected.
    pub complete_groups: &'a [&'a str],
    /// The reason for new failures.
    pub reason: Option<&'a str>,
    /// To which platform entries that are added are limited.
    pub platform: Option<&'a str>,
    /// To which configuration entries that are added are limited. Then only entries that are
    /// limited to it are changed.
    pub configuration: Option<&'a str>,
}

/// The text to be written, and how it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blessed {
    /// The text. None if a change needs a reason that is missing.
    pub text: Option<String>,
    /// What is changed.
    pub changes: Vec<EntryChange>,
    /// Results that are unexpected all the same, one line each.
    pub remaining: Vec<String>,
}

/// One thing that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryChange {
    /// An entry is added for a directive.
    Added {
        /// The name of its test.
        name: String,
        /// What is observed.
        observation: String,
    },
    /// An entry expects another observation, for another reason.
    Observation {
        /// The name of the test.
        name: String,
        /// What was expected.
        from: String,
        /// What is observed.
        to: String,
    },
    /// An entry covers more or fewer directives.
    Count {
        /// What the entry is about.
        scope: String,
        /// How many it stated.
        from: usize,
        /// How many it covers.
        to: usize,
        /// How many were known to fail in this way, those of groups that are gone included.
        known: usize,
    },
    /// An entry is removed.
    Removed {
        /// What it was about.
        scope: String,
        /// Why it is removed.
        because: &'static str,
    },
    /// The pattern of an entry gives way to the names of what still fails.
    Narrowed {
        /// The pattern.
        scope: String,
        /// How many names take its place.
        names: usize,
    },
    /// An entry follows its directive, or the directives of a group that is gone to another group.
    Moved {
        /// The name of the test as it was, or what the entry was about.
        from: String,
        /// As it is.
        to: String,
    },
    /// This many entries get the digests of their directives, with which they follow them from now on.
    Digests(usize),
}

impl EntryChange {
    /// What is done to entries, for a summary of many changes.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Observation { .. } => "changed",
            Self::Count { .. } => "counted",
            Self::Removed { .. } => "removed",
            Self::Narrowed { .. } => "narrowed",
            Self::Moved { .. } => "moved",
            Self::Digests(_) => "given digests",
        }
    }

    /// Whether the change lets more directives fail than before.
    pub fn needs_reason(&self) -> bool {
        match self {
            Self::Added { .. } | Self::Observation { .. } => true,
            Self::Count { known, to, .. } => known < to,
            Self::Removed { .. }
            | Self::Narrowed { .. }
            | Self::Moved { .. }
            | Self::Digests(_) => false,
        }
    }
}

impl fmt::Display for EntryChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { name, observation } => write!(f, "add {name}: {observation}"),
            Self::Observation { name, from, to } => write!(f, "change {name}: {from} -> {to}"),
            Self::Count { scope, from, to, .. } => write!(f, "count {scope}: {from} -> {to}"),
            Self::Removed { scope, because } => write!(f, "remove {scope}: {because}"),
            Self::Narrowed { scope, names } => {
                write!(f, "narrow {scope}: {}", counted(*names, "name"))
            }
            Self::Moved { from, to } => write!(f, "move {from} -> {to}"),
            Self::Digests(count) => write!(f, "write digests: {count}"),
        }
    }
}

/// Why nothing can be written.
#[derive(Debug, thiserror::Error)]
pub enum BlessError {
    /// The text is not one that can be changed.
    #[error(transparent)]
    Text(#[from] ExpectationError),
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

/// What becomes of one entry.
#[derive(Clone, Debug, Default)]
struct Fate {
    observation: Option<String>,
    count: Option<usize>,
    directives: Option<String>,
    digest: Option<String>,
    group: Option<String>,
    removed: bool,
}

/// What was seen of the directives of one entry.
#[derive(Clone, Debug, Default)]
struct SeenOfEntry<'a> {
    covered: Vec<&'a Seen<'a>>,
    passed: Vec<&'a Seen<'a>>,
    /// The directives that failed, but not as the entry says.
    otherwise: Vec<&'a Seen<'a>>,
}

/// Where the directives of an entry are now whose group is gone.
#[derive(Clone, Debug)]
struct Settled<'a> {
    group: &'a str,
    count: usize,
}

impl Blessing<'_> {
    /// Finds what changes, and the text with the changes.
    ///
    /// # Errors
    ///
    /// When the text is not one that can be changed, or the manifest is damaged.
    pub fn bless(&self) -> Result<Blessed, BlessError> {
        let mut plan = Plan::default();
        let (of_entries, new) = self.sort()?;
        let (settled, new) = self.settle(new)?;
        for (number, entry) in self.expectations.entries.iter().enumerate() {
            let none = SeenOfEntry::default();
            let seen = of_entries.get(&number).unwrap_or(&none);
            let fate = match (self.is_concerned(entry), settled.get(&number)) {
                (true, Some(settled)) => self.fate_of_settled(entry, settled, &mut plan),
                (true, None) => self.fate(entry, seen, &mut plan)?,
                (false, _) => Fate::default(),
            };
            plan.fates.push(fate);
        }
        for seen in new {
            let name = name(seen)?;
            let observation = seen.observation.to_string();
            plan.changes.push(EntryChange::Added { name, observation });
            plan.added.push(self.addition(seen, None)?);
        }
        if plan.digests > 0 {
            plan.changes.push(EntryChange::Digests(plan.digests));
        }
        let text = self.write(&plan)?;
        let remaining = self.remaining(&text)?;
        let lacks_reason =
            self.reason.is_none() && plan.changes.iter().any(EntryChange::needs_reason);
        let text = (!lacks_reason).then_some(text);
        Ok(Blessed { text, changes: plan.changes, remaining })
    }

    /// Whether an entry may be changed: it holds here and, if `bless` is for one configuration, is limited to that.
    fn is_concerned(&self, entry: &Entry) -> bool {
        entry.applies_in(&self.expectations.environment)
            && (self.configuration.is_none() || entry.configuration.is_some())
    }

    /// Sorts what was seen: by entry, and the failures that no entry is about.
    fn sort(&self) -> Result<(HashMap<usize, SeenOfEntry<'_>>, Vec<&Seen<'_>>), ManifestError> {
        let mut of_entries: HashMap<usize, SeenOfEntry<'_>> = HashMap::new();
        let mut new = Vec::new();
        for seen in self.seen {
            match (seen.status, seen.entry) {
                (Status::UnexpectedPass, Some(entry)) => {
                    of_entries.entry(entry).or_default().passed.push(seen);
                }
                (_, Some(entry)) => of_entries.entry(entry).or_default().covered.push(seen),
                (Status::Failed, None) => {
                    let of_file = self.expectations.of_file(seen.group, seen.file);
                    let named = of_file.named(head(seen)?).next();
                    match named.filter(|(_, entry)| self.is_concerned(entry)) {
                        Some((entry, _)) => {
                            of_entries.entry(entry).or_default().otherwise.push(seen)
                        }
                        None if named.is_none() => new.push(seen),
                        None => {}
                    }
                }
                (_, None) => {}
            }
        }
        Ok((of_entries, new))
    }

    /// Finds entries for new failures among those about a group that is gone, as the scripts of a proposal become the
    /// specification's. Each entry moves to the first group that has what it expects. Returns the failures that are
    /// still new.
    fn settle<'s>(
        &self,
        new: Vec<&'s Seen<'s>>,
    ) -> Result<(HashMap<usize, Settled<'s>>, Vec<&'s Seen<'s>>), ManifestError> {
        let homeless = self.expectations.entries.iter().enumerate();
        let homeless: Vec<(usize, &Entry)> = homeless
            .filter(|(_, entry)| self.is_homeless(entry) && self.is_concerned(entry))
            .collect();
        let mut settled: HashMap<usize, Settled<'s>> = HashMap::new();
        let mut rest = Vec::new();
        for seen in new {
            let group = &*seen.group.name;
            let kind = head(seen)?.kind.name();
            let observation = seen.observation.to_string();
            let taker = homeless.iter().find(|(number, entry)| {
                entry.covers_observation(&observation)
                    && entry.has_in_scope(seen.file, group, kind)
                    && settled.get(number).is_none_or(|settled| settled.group == group)
            });
            match taker {
                Some((number, _)) => {
                    settled.entry(*number).or_insert(Settled { group, count: 0 }).count += 1;
                }
                None => rest.push(seen),
            }
        }
        Ok((settled, rest))
    }

    /// Whether an entry is about an observation in a group that is gone.
    fn is_homeless(&self, entry: &Entry) -> bool {
        let has = |name: &str| self.manifest.groups.iter().any(|group| group.name == name);
        !entry.is_named() && entry.named_group().is_some_and(|name| !has(&name))
    }

    fn fate_of_settled(&self, entry: &Entry, settled: &Settled<'_>, plan: &mut Plan) -> Fate {
        let group = Some(settled.group.to_owned());
        let moved = Entry { group: group.clone(), ..entry.clone() };
        let scope = moved.scope();
        plan.changes.push(EntryChange::Moved { from: entry.scope(), to: scope.clone() });
        let count = (settled.count != entry.count).then_some(settled.count);
        if let Some(to) = count {
            let known = self.known(entry);
            plan.changes.push(EntryChange::Count { scope, from: entry.count, to, known });
        }
        Fate { group, count, ..Fate::default() }
    }

    /// How many directives were known to fail as an entry says: its own, and those of groups that are gone.
    fn known(&self, entry: &Entry) -> usize {
        let others = self.expectations.entries.iter().filter(|other| {
            !std::ptr::eq(*other, entry)
                && other.observation == entry.observation
                && self.is_homeless(other)
        });
        others.map(|other| other.count).fold(entry.count, usize::saturating_add)
    }

    fn fate(
        &self,
        entry: &Entry,
        seen: &SeenOfEntry<'_>,
        plan: &mut Plan,
    ) -> Result<Fate, ManifestError> {
        match entry.exact() {
            Some(name) => self.fate_of_one(entry, &name, seen, plan),
            None => self.fate_of_many(entry, seen, plan),
        }
    }

    fn fate_of_one(
        &self,
        entry: &Entry,
        name: &str,
        seen: &SeenOfEntry<'_>,
        plan: &mut Plan,
    ) -> Result<Fate, ManifestError> {
        let mut fate = Fate::default();
        if !seen.passed.is_empty() {
            return Ok(plan.remove(entry, "now passes"));
        }
        let Some(of_directive) = seen.covered.first().or(seen.otherwise.first()) else {
            let is_gone = entry.is_superseded || self.manifest.find(name)?.is_none();
            let is_gone = is_gone && self.is_complete(entry);
            return Ok(if is_gone { plan.remove(entry, "no longer exists") } else { fate });
        };
        if seen.covered.is_empty() {
            let (from, to) = (entry.observation.clone(), of_directive.observation.to_string());
            fate.observation = Some(to.clone());
            plan.changes.push(EntryChange::Observation { name: name.to_owned(), from, to });
        }
        if let Some(from) = &entry.moved_from {
            plan.changes.push(EntryChange::Moved { from: from.clone(), to: name.to_owned() });
            fate.directives = Some(Glob::escape(name));
        }
        let digest = digest(head(of_directive)?);
        if entry.digest.as_ref() != Some(&digest) {
            plan.digests += 1;
            fate.digest = Some(digest);
        }
        Ok(fate)
    }

    fn fate_of_many(
        &self,
        entry: &Entry,
        seen: &SeenOfEntry<'_>,
        plan: &mut Plan,
    ) -> Result<Fate, ManifestError> {
        // The entry may be about directives that the filter leaves out.
        if !self.is_complete(entry) {
            return Ok(Fate::default());
        }
        let (covered, passed) = (seen.covered.len(), seen.passed.len());
        if passed + seen.otherwise.len() > 0 && covered + seen.otherwise.len() > 0 {
            for seen in &seen.covered {
                plan.added.push(self.addition(seen, Some(entry))?);
            }
            for seen in &seen.otherwise {
                let observation = seen.observation.to_string();
                plan.changes.push(EntryChange::Added { name: name(seen)?, observation });
                plan.added.push(self.addition(seen, None)?);
            }
            plan.changes.push(EntryChange::Narrowed { scope: entry.scope(), names: covered });
            return Ok(Fate { removed: true, ..Fate::default() });
        }
        if covered == 0 {
            // An intermittent failure may have passed this time.
            let keep = entry.intermittent && !entry.is_named();
            let because = if passed > 0 { "now passes" } else { "matches nothing" };
            return Ok(if keep { Fate::default() } else { plan.remove(entry, because) });
        }
        let may_be_fewer = entry.intermittent && !entry.is_named();
        if covered == entry.count || (may_be_fewer && covered < entry.count) {
            return Ok(Fate::default());
        }
        let (scope, known) = (entry.scope(), self.known(entry));
        plan.changes.push(EntryChange::Count { scope, from: entry.count, to: covered, known });
        Ok(Fate { count: Some(covered), ..Fate::default() })
    }

    /// Whether every directive that an entry can be about was selected.
    fn is_complete(&self, entry: &Entry) -> bool {
        let groups = self.manifest.groups.iter().filter(|group| group.default || self.ran(group));
        let mut groups = groups.filter(|group| entry.may_match_in(&group.name));
        groups.all(|group| self.ran(group))
    }

    fn ran(&self, group: &Group) -> bool {
        self.complete_groups.contains(&&*group.name)
    }

    /// An entry for one directive. Its reason is that of an earlier entry about the directive, or the new one.
    fn addition(
        &self,
        seen: &Seen<'_>,
        of: Option<&Entry>,
    ) -> Result<Vec<(&'static str, String)>, ManifestError> {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let mut fields = vec![
            ("directives", Glob::escape(&name(seen)?)),
            ("observation", seen.observation.to_string()),
            ("digest", digest(head(seen)?)),
        ];
        let reason = of.map_or(self.reason.unwrap_or(NO_REASON), |entry| &entry.reason);
        fields.push(("reason", reason.to_owned()));
        let (platform, configuration, issue) = match of {
            Some(entry) => (
                entry.platform.as_ref().map(ToString::to_string),
                entry.configuration.clone(),
                entry.issue.clone(),
            ),
            None => (own(self.platform), own(self.configuration), None),
        };
        let rest = [("platform", platform), ("configuration", configuration), ("issue", issue)];
        fields.extend(rest.into_iter().filter_map(|(key, value)| Some((key, value?))));
        Ok(fields)
    }

    fn write(&self, plan: &Plan) -> Result<String, ExpectationError> {
        let mut document = Document::parse(self.text, &self.expectations.file)?;
        for (number, fate) in plan.fates.iter().enumerate() {
            if let Some(count) = fate.count.and_then(|count| i64::try_from(count).ok()) {
                document.set(number, "count", count);
            }
            let reason = fate.observation.as_ref().and(self.reason);
            let fields = [
                ("directives", fate.directives.as_deref()),
                ("observation", fate.observation.as_deref()),
                ("digest", fate.digest.as_deref()),
                ("group", fate.group.as_deref()),
                ("reason", reason),
            ];
            for (key, value) in fields.into_iter().filter_map(|(key, value)| Some((key, value?))) {
                document.set(number, key, value);
            }
        }
        document.remove(|number| plan.fates[number].removed);
        plan.added.iter().for_each(|fields| document.append(fields));
        Ok(document.print())
    }

    /// Reads a text back, and returns what was observed but is not as the text expects.
    fn remaining(&self, text: &str) -> Result<Vec<String>, BlessError> {
        let mut read = Expectations::parse(text, &self.expectations.file)?;
        read.environment = self.expectations.environment.clone();
        read.follow(self.manifest)?;
        let mut covered = vec![0; read.entries.len()];
        let mut statuses: BTreeMap<(*const File, DirectiveId), Status> = BTreeMap::new();
        let mut remaining = Vec::new();
        // There may be thousands of entries, and tens of thousands of directives.
        let mut of_last_file = None;
        for seen in self.seen {
            let file = std::ptr::from_ref(seen.file);
            let cause = match seen.observation {
                Observation::Blocked { by } => {
                    statuses.get(&(file, by)).copied().or(Some(seen.status))
                }
                _ => None,
            };
            let of_file = match of_last_file {
                Some((last, ref of_file)) if last == file => of_file,
                _ => &of_last_file.insert((file, read.of_file(seen.group, seen.file))).1,
            };
            let head = head(seen)?;
            let status = |passed| of_file.status(head, &seen.observation, passed, cause);
            let (status, entry) = match (seen.status, status(false)) {
                (Status::Passed | Status::UnexpectedPass, _) => status(true),
                // It is not known whether the directive passed before, but an entry for what was observed allows both.
                (Status::Intermittent, (Status::Failed, _)) => status(true),
                (_, status) => status,
            };
            statuses.insert((file, seen.id), status);
            if let Some(covered) = entry.and_then(|entry| covered.get_mut(entry)) {
                *covered += 1;
            }
            if status.is_unexpected() {
                remaining.push(format!("{}: {}", name(seen)?, describe(seen, status)?));
            }
        }
        remaining.extend(read.problems(&covered, self.complete_groups));
        remaining.extend(read.problems_with_names(self.manifest, self.complete_groups)?);
        Ok(remaining)
    }
}

/// Stands for a missing reason, in a text that is never written.
const NO_REASON: &str = "?";

/// What is to be done to the text.
#[derive(Debug, Default)]
struct Plan {
    fates: Vec<Fate>,
    added: Vec<Vec<(&'static str, String)>>,
    changes: Vec<EntryChange>,
    digests: usize,
}

impl Plan {
    fn remove(&mut self, entry: &Entry, because: &'static str) -> Fate {
        self.changes.push(EntryChange::Removed { scope: entry.scope(), because });
        Fate { removed: true, ..Fate::default() }
    }
}

fn head<'m>(seen: &Seen<'m>) -> Result<&'m Head, ManifestError> {
    seen.file.heads()?.get(seen.id as usize).ok_or(ManifestError::Format)
}

fn name(seen: &Seen<'_>) -> Result<String, ManifestError> {
    Ok(seen.file.name(seen.group, head(seen)?).to_owned_name())
}

fn digest(head: &Head) -> String {
    format!("{:08x}", head.digest)
}

/// Describes a directive that is not as expected, and says why nothing was changed.
fn describe(seen: &Seen<'_>, status: Status) -> Result<String, ManifestError> {
    Ok(match (&seen.observation, status) {
        (Observation::Blocked { by }, _) => {
            let cause = seen.file.heads()?.get(*by as usize).ok_or(ManifestError::Format)?;
            format!("blocked by {}", seen.file.name(seen.group, cause))
        }
        (_, Status::UnexpectedPass) => {
            "passes, but its entry is about more than what was selected".to_owned()
        }
        (observation, _) => {
            format!("{observation}, but its entry is about more than what was selected")
        }
    })
}
