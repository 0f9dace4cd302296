//! Makes a script smaller without changing its outcome: leaves out fields of modules, and the instructions of functions
//! that need not run.

use crate::limits::{REDUCE_ATTEMPTS, REDUCE_TIME};
use anyhow::Result;
use std::time::Instant;
use wassay_harness::script::{ModuleField, module_fields};

/// Replaces the instructions that are left out: this is valid in a function of any type.
const STUB: &str = "unreachable";

/// How much of a field stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Whole,
    Stub,
    Gone,
}

/// A script from which parts are left out as long as the outcome stays the same.
struct Reduction<'t, F> {
    text: &'t str,
    fields: Vec<ModuleField>,
    fates: Vec<Fate>,
    is_same: F,
    attempts: usize,
    start: Instant,
}

/// Leaves out of a script what its outcome does not need. `is_same` tells whether a script still has that outcome.
///
/// # Errors
///
/// What `is_same` fails with.
pub(super) fn reduce(text: &str, is_same: impl FnMut(&str) -> Result<bool>) -> Result<String> {
    let fields = module_fields(text);
    let fates = vec![Fate::Whole; fields.len()];
    let start = Instant::now();
    let mut reduction = Reduction { text, fields, fates, is_same, attempts: 0, start };
    // A call keeps the function that it calls: when the instructions of the caller are gone, more functions can go.
    while reduction.shrink(Fate::Stub)? | reduction.shrink(Fate::Gone)? {}
    Ok(reduction.text())
}

impl<F: FnMut(&str) -> Result<bool>> Reduction<'_, F> {
    /// Tries a fate on all fields, first on many at once, then on fewer. Returns whether some fields have it now.
    fn shrink(&mut self, fate: Fate) -> Result<bool> {
        let mut has_changed = false;
        let mut size = self.fields.len();
        while size > 0 {
            let numbers: Vec<usize> =
                (0..self.fields.len()).filter(|number| self.may_have(*number, fate)).collect();
            size = size.min(numbers.len());
            // Begin with the last: most fields stand before those that use them.
            for chunk in numbers.rchunks(size.max(1)) {
                has_changed |= self.try_fate(chunk, fate)?;
            }
            size /= 2;
        }
        Ok(has_changed)
    }

    fn may_have(&self, number: usize, fate: Fate) -> bool {
        let is_stub_already =
            |body: &std::ops::Range<usize>| self.text[body.clone()].trim() == STUB;
        match fate {
            Fate::Gone => self.fates[number] != Fate::Gone,
            Fate::Stub => {
                let body = self.fields[number].body.as_ref();
                self.fates[number] == Fate::Whole && body.is_some_and(|body| !is_stub_already(body))
            }
            Fate::Whole => false,
        }
    }

    fn try_fate(&mut self, numbers: &[usize], fate: Fate) -> Result<bool> {
        if self.attempts == REDUCE_ATTEMPTS || self.start.elapsed() > REDUCE_TIME {
            return Ok(false);
        }
        self.attempts += 1;
        let before = self.fates.clone();
        numbers.iter().for_each(|number| self.fates[*number] = fate);
        let text = self.text();
        let is_same = (self.is_same)(&text)?;
        if !is_same {
            self.fates = before;
        }
        Ok(is_same)
    }

    /// The text of the script with the present fates.
    fn text(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for (field, fate) in self.fields.iter().zip(&self.fates) {
            match (fate, &field.body) {
                (Fate::Gone, _) => {
                    text.push_str(
                        self.text[at..field.range.start].trim_end_matches([' ', '\t', '\n', '\r']),
                    );
                    // A comment before the form ends with its line.
                    let line = text.rfind('\n').map_or(0, |newline| newline + 1);
                    if text[line..].contains(";;") {
                        text.push('\n');
                    }
                }
                (Fate::Stub, Some(body)) => {
                    text.push_str(&self.text[at..body.start]);
                    text.push_str(STUB);
                    text.push(')');
                }
                _ => text.push_str(&self.text[at..field.range.end]),
            }
            at = field.range.end;
        }
        text + &self.text[at..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn fields_and_instructions_that_are_not_needed_go() {
        let functions: String = (0..500)
            .map(|number| format!("\n  (func $f{number} (call $f{}))", (number + 1) % 500))
            .collect();
        let text = format!(
            "(module ;; a comment\n  (memory 1){functions}\n  (export \"f\" (func $f7)))\n(invoke \"f\")"
        );
        let mut attempts = 0;
        let needs = |text: &str| {
            attempts += 1;
            // The names that are used must exist, as in a real module.
            let after = |start: &'static str| {
                let names = text.split(start).skip(1);
                names.filter_map(|rest| rest.split([' ', ')']).next()).collect::<HashSet<&str>>()
            };
            let functions = after("(func $");
            let is_closed = after("(call $").is_subset(&functions);
            Ok(is_closed && text.contains("(func $f7 ") && text.contains("(export"))
        };
        let reduced = reduce(&text, needs).unwrap();
        assert_eq!(
            reduced,
            "(module ;; a comment\n\n  (func $f7 unreachable)\n  (export \"f\" (func $f7)))\n(invoke \"f\")"
        );
        assert!(attempts < 200, "{attempts}");
    }
}
