//! What a predicate compares with: a pattern with `*` and `?` about the whole text, or `~` and a regular expression that
//! matches anywhere in it.
//!
//! Invariant: matching takes time linear in the text, whatever the pattern is.

use crate::limits::MAX_REGEX_BYTES;
use crate::script::Glob;
use regex_lite::{Regex, RegexBuilder};
use std::fmt;

/// A pattern of a filter expression.
#[derive(Clone, Debug)]
pub enum TextPattern {
    /// `*` and `?`.
    Glob(Glob),
    /// `~` and a regular expression.
    Regex(Regex),
}

impl TextPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// When what follows `~` is no regular expression.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let Some(regex) = text.strip_prefix('~') else { return Ok(Self::Glob(Glob::new(text))) };
        let built = RegexBuilder::new(regex).size_limit(MAX_REGEX_BYTES).build();
        built.map(Self::Regex).map_err(|error| format!("not a regular expression: {error}"))
    }

    /// Whether a text matches.
    pub fn matches(&self, text: &str) -> bool {
        match self {
            Self::Glob(glob) => glob.matches(text),
            Self::Regex(regex) => regex.is_match(text),
        }
    }

    /// The literal text with which every matching text begins.
    pub(super) fn literal_prefix(&self) -> String {
        match self {
            Self::Glob(glob) => glob.literal_prefix(),
            Self::Regex(_) => String::new(),
        }
    }

    /// Whether the pattern matches only one text.
    pub(super) fn is_literal(&self) -> bool {
        matches!(self, Self::Glob(glob) if glob.is_literal())
    }
}

impl PartialEq for TextPattern {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Glob(a), Self::Glob(b)) => a == b,
            (Self::Regex(a), Self::Regex(b)) => a.as_str() == b.as_str(),
            _ => false,
        }
    }
}

impl Eq for TextPattern {}

impl fmt::Display for TextPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Glob(glob) => glob.fmt(f),
            Self::Regex(regex) => write!(f, "~{}", regex.as_str()),
        }
    }
}
