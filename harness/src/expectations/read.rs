//! A file of expectations as text → entries. What is wrong is said with file and line.
//!
//! What needs no suite is checked here: unknown keys and names, entries without a reason, entries
//! that say the same or contradict each other.

use super::{Entry, Environment, ExpectationError, Expectations};
use crate::script::Kind;
use crate::script::features::Features;
use crate::script::{Glob, did_you_mean, without_types};
use serde::Deserialize;
use std::collections::HashMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    expect: Vec<Spanned<Entry>>,
}

impl Expectations {
    /// Reads a file of expectations. `file` is what errors call it.
    ///
    /// # Errors
    ///
    /// When the text is not understood, or an entry is incomplete, is there twice or contradicts another.
    pub fn parse(text: &str, file: &str) -> Result<Self, ExpectationError> {
        let error = |line, problem| ExpectationError { file: file.to_owned(), line, problem };
        let document: Document = toml::from_str(text).map_err(|wrong| {
            let line = wrong.span().map_or(1, |span| line_of(text, span.start));
            error(line, without_types(wrong.message()))
        })?;
        let entries = document.expect.into_iter().map(|entry| {
            let line = line_of(text, entry.span().start);
            Entry { line, ..entry.into_inner() }
        });
        let entries: Vec<Entry> = entries.collect();
        let mut by_scope: HashMap<Scope<'_>, Vec<&Entry>> = HashMap::new();
        for entry in &entries {
            check(entry).map_err(|problem| error(entry.line, problem))?;
            let same_scope = by_scope.entry(scope(entry)).or_default();
            for before in same_scope.iter().filter(|before| before.overlaps(entry)) {
                check_pair(before, entry).map_err(|problem| error(entry.line, problem))?;
            }
            same_scope.push(entry);
        }
        let environment = Environment::default();
        Ok(Self { file: file.to_owned(), entries, environment })
    }
}

/// The line of an offset, from 1.
fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn check(entry: &Entry) -> Result<(), String> {
    let scope = entry.scope();
    let by_scope = [&entry.group, &entry.file, &entry.kind, &entry.feature];
    if entry.is_named() == by_scope.iter().any(|part| part.is_some()) {
        return Err(format!(
            "the entry for `{scope}` needs either `directives`, or some of `group`, `file`, \
             `kind` and `feature`"
        ));
    }
    if entry.reason.trim().is_empty() {
        return Err(format!("the entry for `{scope}` has no reason"));
    }
    if entry.count == 0 {
        return Err(format!("the entry for `{scope}` has a count of 0"));
    }
    if let Some(kind) = &entry.kind {
        let known = Kind::ALL.iter().map(|(_, name)| *name);
        let glob = Glob::new(kind);
        if !known.clone().any(|name| glob.matches(name)) {
            return Err(format!("there is no kind `{kind}`{}", did_you_mean(kind, known)));
        }
    }
    if let Some(feature) = &entry.feature {
        let known = Features::known_names();
        if !known.clone().any(|name| name == feature) {
            return Err(format!("unknown feature `{feature}`{}", did_you_mean(feature, known)));
        }
    }
    match &entry.digest {
        Some(digest) if digest_of(digest).is_none() => {
            Err(format!("the digest of `{scope}` is not eight hexadecimal digits"))
        }
        Some(_) if entry.exact().is_none() => {
            Err(format!("the entry for `{scope}` has a digest, but is not about one directive"))
        }
        _ => Ok(()),
    }
}

pub(super) fn digest_of(text: &str) -> Option<u32> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(text, 16).ok().filter(|_| is_digits)
}

/// What an entry is about, whatever is observed.
type Scope<'a> = [Option<&'a str>; 5];

fn scope(entry: &Entry) -> Scope<'_> {
    let Entry { directives, group, file, kind, feature, .. } = entry;
    [directives, group, file, kind, feature].map(Option::as_deref)
}

/// Checks two entries about the same directives: if they hold in the same places, one of them is superfluous or wrong.
fn check_pair(before: &Entry, entry: &Entry) -> Result<(), String> {
    let (scope, line) = (entry.scope(), before.line);
    let same = before.observation == entry.observation;
    if entry.is_named() && !same {
        return Err(format!(
            "the entry for `{scope}` contradicts the one in line {line}, which expects `{}` \
             and not `{}`",
            before.observation, entry.observation
        ));
    }
    if same || before.covers_observation(&entry.observation) {
        return Err(format!("the entry for `{scope}` repeats the one in line {line}"));
    }
    Ok(())
}
