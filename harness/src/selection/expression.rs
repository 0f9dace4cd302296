//! Filter expressions as data: which predicates there are, and how they are joined and printed.
//!
//! Invariant: what is printed is read back as the same expression ([`super::parse`]).

use super::pattern::TextPattern;
use crate::verdict::Status;
use std::fmt;

/// A filter expression: predicates with `and`, `or` and `not`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// One of these holds. There are two or more.
    Or(Vec<Expression>),
    /// All of these hold. There are two or more.
    And(Vec<Expression>),
    /// This does not hold.
    Not(Box<Expression>),
    /// A predicate holds.
    Is(Predicate),
}

/// A property of a directive, with what it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// The name of the directive's group matches.
    Group(TextPattern),
    /// The path of its file matches: with or without `.wast`, and without the folders if the
    /// pattern has no `/`.
    File(TextPattern),
    /// The name of its kind matches.
    Kind(TextPattern),
    /// Its whole name matches.
    Name(TextPattern),
    /// The directive begins in these lines, both included. An open end has no number.
    Line(Option<u32>, Option<u32>),
    /// The module that it is about needs this feature, and is refused without it.
    Feature(String),
    /// The text that the script expects of a trap, an exhaustion, a link error or a rejection matches. A directive that
    /// expects no text does not match.
    Message(TextPattern),
    /// A file of results has this status for it.
    Status {
        /// The status.
        status: Status,
        /// The path of the file.
        results: String,
    },
}

impl Predicate {
    /// The names of all predicates.
    pub const NAMES: [&str; 8] =
        ["group", "file", "kind", "name", "line", "feature", "message", "status"];

    /// The name by which expressions know it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Group(_) => "group",
            Self::File(_) => "file",
            Self::Kind(_) => "kind",
            Self::Name(_) => "name",
            Self::Line(..) => "line",
            Self::Feature(_) => "feature",
            Self::Message(_) => "message",
            Self::Status { .. } => "status",
        }
    }
}

impl Expression {
    /// Its predicates, in the order in which they are printed, and whether each stands below an
    /// even number of `not`s.
    pub(super) fn predicates(&self) -> Vec<(&Predicate, bool)> {
        fn collect<'a>(it: &'a Expression, plain: bool, found: &mut Vec<(&'a Predicate, bool)>) {
            match it {
                Expression::Or(parts) | Expression::And(parts) => {
                    parts.iter().for_each(|part| collect(part, plain, found));
                }
                Expression::Not(inner) => collect(inner, !plain, found),
                Expression::Is(predicate) => found.push((predicate, plain)),
            }
        }
        let mut found = Vec::new();
        collect(self, true, &mut found);
        found
    }

    /// Evaluates the expression in three-valued logic: `None` means that the value cannot be told.
    ///
    /// # Errors
    ///
    /// What `holds` fails with.
    pub(super) fn evaluate<E>(
        &self,
        holds: &mut impl FnMut(&Predicate) -> Result<Option<bool>, E>,
    ) -> Result<Option<bool>, E> {
        let (parts, decisive) = match self {
            Self::Or(parts) => (parts, true),
            Self::And(parts) => (parts, false),
            Self::Not(inner) => return Ok(inner.evaluate(holds)?.map(|holds| !holds)),
            Self::Is(predicate) => return holds(predicate),
        };
        let mut answer = Some(!decisive);
        for part in parts {
            match part.evaluate(holds)? {
                Some(value) if value == decisive => return Ok(Some(decisive)),
                Some(_) => {}
                None => answer = None,
            }
        }
        Ok(answer)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Or(parts) => write_joined(f, parts, " or ", |part| matches!(part, Self::Or(_))),
            Self::And(parts) => write_joined(f, parts, " and ", Self::is_joined),
            Self::Not(inner) if inner.is_joined() => write!(f, "not ({inner})"),
            Self::Not(inner) => write!(f, "not {inner}"),
            Self::Is(predicate) => write!(f, "{predicate}"),
        }
    }
}

impl Expression {
    fn is_joined(&self) -> bool {
        matches!(self, Self::Or(_) | Self::And(_))
    }
}

fn write_joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Expression],
    word: &str,
    needs_parentheses: fn(&Expression) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(word)?;
        }
        match needs_parentheses(part) {
            true => write!(f, "({part})")?,
            false => write!(f, "{part}")?,
        }
    }
    Ok(())
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let argument = match self {
            Self::Group(glob)
            | Self::File(glob)
            | Self::Kind(glob)
            | Self::Name(glob)
            | Self::Message(glob) => glob.to_string(),
            Self::Line(from, to) if from == to && from.is_some() => {
                format!("{}", from.unwrap_or(0))
            }
            Self::Line(from, to) => {
                let end = |end: &Option<u32>| end.map(|line| line.to_string()).unwrap_or_default();
                format!("{}..{}", end(from), end(to))
            }
            Self::Feature(name) => name.clone(),
            Self::Status { status, results } => format!("{} in {results}", status.name()),
        };
        write!(f, "{}({})", self.name(), quoted(argument))
    }
}

/// An argument as it must be written: in quotes if it would otherwise end too early, or lose blanks at its ends.
fn quoted(argument: String) -> String {
    let plain = !argument.contains(['(', ')', '"']) && argument.trim().len() == argument.len();
    match plain && !argument.is_empty() {
        true => argument,
        false => format!("\"{}\"", argument.replace('"', "\"\"")),
    }
}
