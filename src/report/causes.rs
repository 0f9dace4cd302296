//! Groups failures by their cause: failures that are alike become one finding, with a count and the first places. The
//! directives that a directive blocks are counted with it.

use super::words::{counted_grouped, grouped};
use std::collections::HashMap;
use wassay_harness::engine::Outcome;
use wassay_harness::results::{SelectedReport, UnitReport};
use wassay_harness::script::{DirectiveId, printable};
use wassay_harness::suite::manifest::ManifestError;
use wassay_harness::verdict::{Mismatch, Observation, Status};

/// How many places of failures that are alike are shown.
const PLACES: usize = 3;

/// Failures that share a cause.
#[derive(Debug)]
pub(super) struct CommonCause<'a> {
    /// The first of them.
    pub first: SelectedReport<'a>,
    /// The names of the following ones, as far as they are shown.
    pub others: Vec<String>,
    /// How many there are.
    pub count: usize,
    /// How many directives they block.
    pub blocked: usize,
    /// What the engine lacks, each with its count. All of this is one cause.
    unsupported: Vec<(String, usize)>,
}

/// How many of the things that an engine lacks are named.
const UNSUPPORTED: usize = 10;

/// What failures with the same cause have in common: the respect, and the observation with numbers and names blanked.
type Key = (Mismatch, String);

/// Groups failures that share a cause, in the order of the first of each group. Directives that have not run are left
/// out.
///
/// # Errors
///
/// When the manifest is damaged.
pub(super) fn by_cause<'a>(
    directives: impl Iterator<Item = SelectedReport<'a>>,
) -> Result<Vec<CommonCause<'a>>, ManifestError> {
    let mut causes: Vec<CommonCause<'a>> = Vec::new();
    let mut numbers: HashMap<Key, usize> = HashMap::new();
    let mut blocking: HashMap<(*const UnitReport, DirectiveId), usize> = HashMap::new();
    for told in directives {
        let report = told.report;
        if !report.status.is_unexpected() || report.status == Status::NotRun {
            continue;
        }
        let observation = &report.observed.observation;
        let unit = std::ptr::from_ref(told.unit);
        // The directive that blocks it comes earlier in the order of the suite.
        if let Observation::Blocked { by } = observation
            && let Some(number) = blocking.get(&(unit, *by))
        {
            causes[*number].blocked += 1;
            continue;
        }
        let number = *numbers.entry(key(&told)).or_insert_with(|| {
            let (others, unsupported) = (Vec::new(), Vec::new());
            causes.push(CommonCause { first: told, others, count: 0, blocked: 0, unsupported });
            causes.len() - 1
        });
        let cause = &mut causes[number];
        cause.count += 1;
        if (2..=PLACES).contains(&cause.count) {
            cause.others.push(name(&told)?);
        }
        if let Observation::Outcome(Outcome::Unsupported(name)) = observation {
            match cause.unsupported.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None => cause.unsupported.push((name.clone(), 1)),
            }
        }
        blocking.insert((unit, report.observed.id), number);
    }
    Ok(causes)
}

impl CommonCause<'_> {
    /// The notes for the first failure's finding: how many are alike, what they lack, and what they block.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.count > 1 {
            let others = self.others.join(", ");
            let more = if self.count > PLACES { ", ..." } else { "" };
            notes.push(format!("{} alike: also {others}{more}", grouped(self.count)));
        }
        if self.unsupported.len() > 1 {
            let mut names = self.unsupported.clone();
            names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let named = names.iter().take(UNSUPPORTED);
            let named =
                named.map(|(name, count)| format!("{} ({})", printable(name), grouped(*count)));
            let more = if names.len() > UNSUPPORTED { ", ..." } else { "" };
            let named: Vec<String> = named.collect();
            notes.push(format!("unsupported: {}{more}", named.join(", ")));
        }
        if self.blocked > 0 {
            notes.push(format!("blocks {}", counted_grouped(self.blocked, "directive")));
        }
        notes
    }
}

fn key(told: &SelectedReport<'_>) -> Key {
    let report = told.report;
    let observation = &report.observed.observation;
    let mismatch = Mismatch::of(report.status, report.verdict, observation);
    if let Observation::Blocked { by } = observation {
        let cause = told.unit.reports.iter().find(|report| report.observed.id == *by);
        let cause = cause.map(|cause| blanked(&cause.observed.observation.to_string()));
        return (mismatch, cause.unwrap_or_default());
    }
    match observation {
        Observation::Outcome(Outcome::Unsupported(_)) => (mismatch, "unsupported: _".to_owned()),
        observation => (mismatch, blanked(&observation.to_string())),
    }
}

fn name(told: &SelectedReport<'_>) -> Result<String, ManifestError> {
    let heads = told.job.file.heads()?;
    let head = heads.get(told.report.observed.id as usize).ok_or(ManifestError::Format)?;
    Ok(told.job.file.name(told.job.group, head).to_owned_name())
}

/// A text with `#` for each number and `_` for each name. A name is in quotes or follows a `$`.
fn blanked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut in_word = false;
    while let Some(character) = rest.next() {
        let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '$');
        match character {
            '"' | '`' | '\'' if !in_word => {
                // A quote that is not closed does not count.
                let mut ahead = rest.clone();
                if ahead.by_ref().any(|c| c == character) {
                    rest = ahead;
                    shown.push('_');
                } else {
                    shown.push(character);
                }
            }
            '$' => {
                while rest.next_if(is_part).is_some() {}
                shown.push('_');
            }
            c if c.is_ascii_digit() && !in_word => {
                // Hexadecimal digits and a fraction are parts of the number.
                while rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '.').is_some() {}
                shown.push('#');
            }
            other => shown.push(other),
        }
        in_word = character.is_alphabetic()
            || character == '_'
            || (in_word && character.is_ascii_digit());
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_blanked() {
        for (text, expected) in [
            ("returned i32:1 (0x00000001)", "returned i32:# (#)"),
            ("trapped: undefined element 7", "trapped: undefined element #"),
            ("unsupported: instantiate", "unsupported: instantiate"),
            ("unlinkable: unknown import \"a\" \"b c\"", "unlinkable: unknown import _ _"),
            ("panicked: at `x.rs:12`, don't", "panicked: at _, don't"),
            ("malformed: $f12 at 0x1f.5", "malformed: _ at #"),
            ("it's 5", "it's #"),
        ] {
            assert_eq!(blanked(text), expected);
        }
    }
}
