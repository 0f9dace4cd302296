//! Whether a filter expression holds for a directive.
//!
//! An expression is evaluated twice. First for a whole file, about which only its entry in the manifest is known. Then
//! for each directive of the files for which that was not decisive. So one exact name takes milliseconds, and a unit is
//! decoded only for `message(...)` and `feature(...)`. Invariant: a decision for a file is the one that each of its
//! directives would give.

use super::expression::{Expression, Predicate};
use super::needs::{DecodedUnits, NeededFeatures};
use super::pattern::TextPattern;
use super::status_index::StatusIndex;
use crate::script::{DirectiveId, Glob};
use crate::suite::manifest::{File, Group, Head, ManifestError};

/// Whether the expression holds for all directives of a file or for none; `None` if that cannot be told.
pub(super) fn of_file(
    expression: &Expression,
    group: &Group,
    file: &File,
    recorded: &StatusIndex,
) -> Option<bool> {
    let mut holds = |predicate: &Predicate| -> Result<Option<bool>, ManifestError> {
        Ok(match predicate {
            Predicate::Group(glob) => Some(glob.matches(&group.name)),
            Predicate::File(glob) => Some(file_matches(glob, group, file)),
            Predicate::Name(glob) => may_name(glob, group, file),
            Predicate::Status { status, results } => {
                let path = format!("{}/{}", group.name, file.path());
                let may_have = recorded.may_have(*status, results, &path);
                if may_have { None } else { Some(false) }
            }
            Predicate::Kind(_) | Predicate::Line(..) => None,
            Predicate::Message(_) | Predicate::Feature(_) => None,
        })
    };
    expression.evaluate(&mut holds).unwrap_or(None)
}

/// The name of any directive of the file begins with its group and path.
fn may_name(glob: &TextPattern, group: &Group, file: &File) -> Option<bool> {
    let path = format!("{}/{}:", group.name, file.path());
    let prefix = glob.literal_prefix();
    let may = path.starts_with(&prefix) || prefix.starts_with(&path);
    let is_exact_elsewhere = glob.is_literal() && !prefix.starts_with(&path);
    if may && !is_exact_elsewhere { None } else { Some(false) }
}

/// Whether a pattern is about a file. A regular expression may match anywhere in its path with its group.
pub(super) fn file_matches(pattern: &TextPattern, group: &Group, file: &File) -> bool {
    match pattern {
        TextPattern::Glob(glob) => matches_file(glob, &group.name, file.path()),
        TextPattern::Regex(_) => pattern.matches(&format!("{}/{}", group.name, file.path())),
    }
}

/// Whether a path matches: with or without `.wast`, by its last part if the pattern has no `/`, else as a whole, with or
/// without its group.
pub(crate) fn matches_file(glob: &Glob, group: &str, path: &str) -> bool {
    let is = |shown: &str| {
        glob.matches(shown) || shown.strip_suffix(".wast").is_some_and(|stem| glob.matches(stem))
    };
    match glob.as_str().contains('/') {
        true => is(path) || is(&format!("{group}/{path}")),
        false => is(path.rsplit('/').next().unwrap_or(path)),
    }
}

/// The directives of one file, asked one after the other.
pub(super) struct FileEvaluation<'a> {
    group: &'a Group,
    file: &'a File,
    recorded: &'a StatusIndex,
    units: DecodedUnits<'a>,
    needed: NeededFeatures,
}

impl<'a> FileEvaluation<'a> {
    pub(super) fn new(group: &'a Group, file: &'a File, recorded: &'a StatusIndex) -> Self {
        let (units, needed) = (DecodedUnits::of(file), NeededFeatures::default());
        Self { group, file, recorded, units, needed }
    }

    /// Whether an expression holds for a directive. `name` is that of its test.
    pub(super) fn holds(
        &mut self,
        expression: &Expression,
        id: DirectiveId,
        head: &Head,
        name: &str,
    ) -> Result<bool, ManifestError> {
        let mut holds = |predicate: &Predicate| -> Result<Option<bool>, ManifestError> {
            Ok(Some(match predicate {
                Predicate::Group(glob) => glob.matches(&self.group.name),
                Predicate::File(glob) => file_matches(glob, self.group, self.file),
                Predicate::Feature(name) => self.needs_feature(name, id, head)?,
                Predicate::Kind(glob) => glob.matches(head.kind.name()),
                Predicate::Name(glob) => glob.matches(name),
                Predicate::Line(from, to) => {
                    from.is_none_or(|from| from <= head.line) && to.is_none_or(|to| head.line <= to)
                }
                Predicate::Message(glob) => {
                    head.kind.expects_text() && self.message_matches(glob, id, head)?
                }
                Predicate::Status { status, results } => {
                    let path = format!("{}/{}", self.group.name, self.file.path());
                    self.recorded.has(*status, results, name, &path, head.digest)
                }
            }))
        };
        Ok(expression.evaluate(&mut holds)?.unwrap_or(false))
    }

    fn message_matches(
        &mut self,
        glob: &TextPattern,
        id: DirectiveId,
        head: &Head,
    ) -> Result<bool, ManifestError> {
        let unit = self.units.unit(head)?;
        let position = unit.binary_search_by_key(&id, |directive| directive.id);
        let text = unit[position.map_err(|_| ManifestError::Format)?].expected.text();
        Ok(text.is_some_and(|text| glob.matches(text)))
    }

    fn needs_feature(
        &mut self,
        name: &str,
        id: DirectiveId,
        head: &Head,
    ) -> Result<bool, ManifestError> {
        let unit = self.units.unit(head)?;
        Ok(self.needed.of(unit, id).is_some_and(|names| names.contains(name)))
    }
}
