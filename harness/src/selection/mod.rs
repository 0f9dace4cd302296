//! Which directives a run is about: filters by name, kind and group, with the meaning that they have
//! for libtest, filter expressions, and shards.
//!
//! ```text
//! text ── parse ──> expression ──┐
//! names, kinds, groups ──────────┴─> Filter ── select ──> Selection (minus other shards)
//! ```
//!
//! All parts of a filter must hold; of several expressions, one must. [`EXPRESSIONS`] describes the language.
//!
//! Begin with [`Filter`] and [`Filter::select`]; a [`ParsedFilter`] is an expression, a [`Shard`] a part of the suite.

mod evaluate;
mod expression;
mod names;
mod needs;
mod parse;
mod pattern;
mod shard;
mod status_index;

pub(crate) use evaluate::matches_file;
pub use expression::{Expression, Predicate};
pub use names::whole_name;
pub use needs::{DecodedUnits, NeededFeatures};
pub use parse::{FilterError, ParsedFilter};
pub use pattern::TextPattern;
pub use shard::{Shard, ShardError};
pub use status_index::StatusIndex;

use crate::script::{DirectiveId, Kind, did_you_mean};
use crate::suite::manifest::{File, Group, Head, Manifest, ManifestError, may_be_meant};
use evaluate::FileEvaluation;
use std::fmt::Write;

/// The language of filter expressions, for help texts.
pub const EXPRESSIONS: &str = "\
A filter expression is made of predicates, `and`, `or`, `not` and parentheses; `not` binds closest,
then `and`. `&` or `&&`, `|` or `||` and `!` are the same. Patterns have `*` for any text and `?` for
one character, and must match the whole text. `~` before a pattern makes it a regular expression that
matches anywhere, as in `file(~^i(32|64)$)`.

  group(PATTERN)      the group, such as `gc` or `spec-*`
  file(PATTERN)       the path; the group, the folders and `.wast` can be left out
  kind(PATTERN)       the kind of directive, such as `assert_trap` or `assert_*`
  name(PATTERN)       the whole name, such as `core/i32.wast:37:*`
  line(N), line(N..M) the first line of the directive, both ends included; one can be left out
  feature(NAME)       the directive's module is refused without this feature: see
                      `wassay list --show-features`
  message(PATTERN)    the text that the script expects of a trap, an exhaustion, a link error or a
                      rejection; what expects no text does not match
  status(STATUS in FILE)
                      the status in a results file: passed, failed, expected-failure,
                      unexpected-pass, blocked, blocked-as-expected, unsupported, not-run, intermittent
                      or flaky

A text with parentheses or quotes stands in quotes, with \"\" for a quote; \\ before `*`, `?` or \\
takes its meaning away. Several expressions together mean `or`.

  group(gc) and kind(assert_trap) and not file(i31)
  message(out of bounds *) and (feature(memory64) or group(multi-memory))
  status(failed in results.jsonl) or status(blocked in results.jsonl)";

/// Selects directives. An empty list allows everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A name must contain one of these, or be one of them if `exact`.
    pub names: Vec<String>,
    /// Whether names and skips are whole names.
    pub exact: bool,
    /// A name must contain none of these.
    pub skip: Vec<String>,
    /// The groups; without any, those that run by default, and those that a name begins with.
    pub groups: Vec<String>,
    /// The groups that do not run by default, though they would.
    pub left_out: Vec<String>,
    /// The kinds of directives.
    pub kinds: Vec<Kind>,
    /// One of these expressions must hold.
    pub expressions: Vec<ParsedFilter>,
    /// The results files that `status` predicates of the expressions name.
    pub recorded: StatusIndex,
    /// The part of the remaining directives that is selected. All, if there is none.
    pub shard: Option<Shard>,
}

/// The directives that a filter selects.
#[derive(Debug, Default)]
pub struct Selection<'m> {
    /// The files with selected directives, in the order of the manifest.
    pub files: Vec<SelectedFile<'m>>,
    /// How many directives of the groups in question the filter leaves out.
    pub filtered_out: usize,
    /// How many directives the filter leaves that are in other shards, for each group that has any.
    pub in_other_shards: Vec<(&'m Group, usize)>,
}

/// The selected directives of one file.
#[derive(Debug)]
pub struct SelectedFile<'m> {
    /// The group.
    pub group: &'m Group,
    /// The file.
    pub file: &'m File,
    /// The directives, in order.
    pub directives: Vec<DirectiveId>,
}

/// Why nothing can be selected.
#[derive(Debug, thiserror::Error)]
pub enum SelectionError {
    /// There is no group of this name.
    #[error("there is no group `{name}`{hint}")]
    UnknownGroup {
        /// The name.
        name: String,
        /// The one that was meant, or the names of all groups.
        hint: String,
    },
    /// No directive has a name like this.
    #[error("no test matches `{name}`{hint}")]
    NoTest {
        /// The name, or the part of one.
        name: String,
        /// What was meant.
        hint: String,
    },
    /// A short name means several directives.
    #[error("`{name}` is the name of several tests: {names}")]
    NotUnique {
        /// The name.
        name: String,
        /// Those that it can mean.
        names: String,
    },
    /// An expression asks for something that is not there.
    #[error(transparent)]
    Expression(#[from] FilterError),
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

impl Filter {
    /// Selects directives.
    ///
    /// # Errors
    ///
    /// When a group or file does not exist, or the manifest is damaged.
    pub fn select<'m>(&self, manifest: &'m Manifest) -> Result<Selection<'m>, SelectionError> {
        self.check(manifest)?;
        let mut selection = Selection::default();
        for group in manifest.groups.iter().filter(|group| self.has_group(group)) {
            let mut elsewhere = 0;
            for file in &group.files {
                let (directives, in_other_shards) = self.select_in(group, file)?;
                elsewhere += in_other_shards;
                selection.filtered_out += file.len() - directives.len() - in_other_shards;
                if !directives.is_empty() {
                    selection.files.push(SelectedFile { group, file, directives });
                }
            }
            if elsewhere > 0 {
                selection.in_other_shards.push((group, elsewhere));
            }
        }
        Ok(selection)
    }

    /// Whether the filter may select anything of a file: a cheap test that may answer yes wrongly.
    pub fn may_select(&self, group: &Group, file: &File) -> bool {
        let named = || self.names.iter().any(|name| may_be_meant(&group.name, file.path(), name));
        self.has_group(group)
            && (!self.exact || self.names.is_empty() || named())
            && self.expressions_of_file(group, file) != Some(false)
    }

    /// Refuses a filter that names groups or files that do not exist.
    fn check(&self, manifest: &Manifest) -> Result<(), SelectionError> {
        let known = || manifest.groups.iter().map(|group| &*group.name);
        // The groups to leave out need not exist: a file of settings names them for more than one suite.
        if let Some(name) = self.groups.iter().find(|name| !known().any(|known| known == **name)) {
            return Err(SelectionError::UnknownGroup {
                name: name.clone(),
                hint: group_hint(name, known().collect()),
            });
        }
        for expression in &self.expressions {
            for (number, predicate) in expression.predicates() {
                if let Some(message) = self.unknown(predicate, manifest) {
                    return Err(expression.error(number, message).into());
                }
            }
        }
        Ok(())
    }

    /// Why a predicate cannot hold for any directive, if that does not depend on the rest of the filter.
    fn unknown(&self, predicate: &Predicate, manifest: &Manifest) -> Option<String> {
        match predicate {
            Predicate::Group(glob) => {
                let known: Vec<&str> = manifest.groups.iter().map(|group| &*group.name).collect();
                let exists = known.iter().any(|name| glob.matches(name));
                let hint = || group_hint(&glob.to_string(), known.clone());
                (!exists).then(|| format!("there is no group `{glob}`{}", hint()))
            }
            Predicate::File(glob) => {
                let files = manifest.groups.iter();
                let mut files = files.flat_map(|group| group.files.iter().map(move |f| (group, f)));
                if files.clone().any(|(group, file)| evaluate::file_matches(glob, group, file)) {
                    return None;
                }
                let text = glob.to_string();
                let wanted = text.strip_suffix(".wast").unwrap_or(&text);
                // Compare with as many parts of the paths as the pattern has.
                let parts = wanted.matches('/').count() + 1;
                let stems = files.by_ref().map(|(group, file)| {
                    let path = format!("{}/{}", group.name, file.path());
                    let stem = path.strip_suffix(".wast").unwrap_or(&path);
                    let from = stem.rmatch_indices('/').nth(parts - 1).map_or(0, |(at, _)| at + 1);
                    stem[from..].to_owned()
                });
                let stems: Vec<String> = stems.collect();
                let meant = did_you_mean(wanted, stems.iter().map(String::as_str));
                Some(format!("there is no file `{glob}`{meant}"))
            }
            Predicate::Status { status, results } if !self.recorded.knows(*status, results) => {
                Some(format!("the results in {results} have not been read"))
            }
            _ => None,
        }
    }

    fn has_group(&self, group: &Group) -> bool {
        if !self.groups.is_empty() {
            return self.groups.contains(&group.name);
        }
        let begins_with_group =
            |name: &str| name.strip_prefix(&*group.name).is_some_and(|rest| rest.starts_with('/'));
        let asks_for_group = |predicate: &Predicate| match predicate {
            Predicate::Group(glob) => glob.matches(&group.name),
            Predicate::Name(glob) => begins_with_group(&glob.literal_prefix()),
            _ => false,
        };
        let names_group = |filtering: &ParsedFilter| {
            let mut predicates = filtering.expression.predicates().into_iter();
            predicates.any(|(predicate, plain)| plain && asks_for_group(predicate))
        };
        (group.default && !self.left_out.contains(&group.name))
            || self.names.iter().any(|name| begins_with_group(name))
            || self.expressions.iter().any(names_group)
    }

    /// Whether the expressions hold for all directives of a file, for none, or (`None`) for some.
    fn expressions_of_file(&self, group: &Group, file: &File) -> Option<bool> {
        if self.expressions.is_empty() {
            return Some(true);
        }
        let of_file = |filtering: &ParsedFilter| {
            evaluate::of_file(&filtering.expression, group, file, &self.recorded)
        };
        let mut answer = Some(false);
        for filtering in &self.expressions {
            match of_file(filtering) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => answer = None,
            }
        }
        answer
    }

    /// The directives of a file that are selected, and how many would be but are in other shards.
    fn select_in(
        &self,
        group: &Group,
        file: &File,
    ) -> Result<(Vec<DirectiveId>, usize), ManifestError> {
        let directives = self.filtered_in(group, file)?;
        let Some(shard) = self.shard.filter(|_| !directives.is_empty()) else {
            return Ok((directives, 0));
        };
        let (heads, has) = (file.heads()?, shard.has_units(group, file)?);
        let is_here = |id: &DirectiveId| has[heads[*id as usize].unit as usize];
        let here: Vec<DirectiveId> = directives.iter().copied().filter(is_here).collect();
        let elsewhere = directives.len() - here.len();
        Ok((here, elsewhere))
    }

    fn filtered_in(&self, group: &Group, file: &File) -> Result<Vec<DirectiveId>, ManifestError> {
        if !self.may_select(group, file) {
            return Ok(Vec::new());
        }
        let all = 0..file.len() as DirectiveId;
        let by_name = !(self.names.is_empty() && self.skip.is_empty());
        let by_expression = self.expressions_of_file(group, file).is_none();
        if !by_name && !by_expression && self.kinds.is_empty() {
            return Ok(all.collect());
        }
        let mut asking = FileEvaluation::new(group, file, &self.recorded);
        let mut name = String::new();
        let mut selected = Vec::new();
        for (id, head) in all.zip(file.heads()?) {
            if !self.kinds.is_empty() && !self.kinds.contains(&head.kind) {
                continue;
            }
            if by_name || by_expression {
                name.clear();
                write!(name, "{}", file.name(group, head)).expect("a string takes everything");
            }
            if (!by_name || self.has_name(&name))
                && (!by_expression || self.holds(&mut asking, id, head, &name)?)
            {
                selected.push(id);
            }
        }
        Ok(selected)
    }

    fn has_name(&self, name: &str) -> bool {
        let is = |wanted: &String| match self.exact {
            true => name == wanted,
            false => name.contains(&**wanted),
        };
        (self.names.is_empty() || self.names.iter().any(is)) && !self.skip.iter().any(is)
    }

    /// Whether one of the expressions holds for a directive.
    fn holds(
        &self,
        asking: &mut FileEvaluation<'_>,
        id: DirectiveId,
        head: &Head,
        name: &str,
    ) -> Result<bool, ManifestError> {
        for filtering in &self.expressions {
            if asking.holds(&filtering.expression, id, head, name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The group that was meant, or the groups that there are.
fn group_hint(name: &str, known: Vec<&str>) -> String {
    match did_you_mean(name, known.iter().copied()) {
        meant if meant.is_empty() => format!("; the groups are {}", known.join(", ")),
        meant => meant,
    }
}

impl Selection<'_> {
    /// How many directives are selected.
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.directives.len()).sum()
    }

    /// Whether no directive is selected.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether the filter matches nothing in any shard, which is a mistake. An empty shard is not.
    pub fn matches_nothing(&self) -> bool {
        self.is_empty() && self.in_other_shards.is_empty()
    }

    /// The names of the groups of which every directive is selected.
    pub fn complete_groups(&self) -> Vec<&str> {
        self.groups_with(|group, here, _| here == size(group))
    }

    /// The names of the groups of which every directive is selected, here or in another shard.
    pub fn whole_groups(&self) -> Vec<&str> {
        self.groups_with(|group, here, elsewhere| here + elsewhere == size(group))
    }

    /// The groups with directives that are selected here or are in other shards, if `wanted` returns true for these two
    /// numbers.
    fn groups_with(&self, wanted: impl Fn(&Group, usize, usize) -> bool) -> Vec<&str> {
        let mut counts: Vec<(&Group, usize, usize)> = Vec::new();
        let here = self.files.iter().map(|file| (file.group, file.directives.len(), 0));
        let elsewhere = self.in_other_shards.iter().map(|(group, count)| (*group, 0, *count));
        for (group, here, elsewhere) in here.chain(elsewhere) {
            match counts.iter_mut().find(|(known, ..)| known.name == group.name) {
                Some(known) => (known.1, known.2) = (known.1 + here, known.2 + elsewhere),
                None => counts.push((group, here, elsewhere)),
            }
        }
        let wanted =
            counts.iter().filter(|(group, here, elsewhere)| wanted(group, *here, *elsewhere));
        wanted.map(|(group, ..)| &*group.name).collect()
    }
}

/// How many directives a group has.
fn size(group: &Group) -> usize {
    group.files.iter().map(File::len).sum()
}

impl Manifest {
    /// Lowers again what has changed on disk since the manifest was written, as far as the filter
    /// may select it.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn refresh(&mut self, filter: &Filter) -> Result<(), ManifestError> {
        for group in &mut self.groups {
            for index in 0..group.files.len() {
                let file = &group.files[index];
                if filter.may_select(group, file)
                    && let Some(refreshed) = file.refreshed()?
                {
                    group.files[index] = refreshed;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
