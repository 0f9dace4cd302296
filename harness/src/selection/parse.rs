//! Text → filter expression, by recursive descent.
//!
//! ```text
//! expression = term { ( "or" | "|" | "||" ) term }
//! term       = factor { ( "and" | "&" | "&&" ) factor }
//! factor     = ( "not" | "!" ) factor | "(" expression ")" | predicate "(" argument ")"
//! argument   = text without parentheses and quotes | "~" regular expression | '"' text, with '""' for a quote '"'
//! ```
//!
//! Invariant: no text makes it panic or recurse deeper than [`MAX_FILTER_DEPTH`].

use super::expression::{Expression, Predicate};
use super::pattern::TextPattern;
use crate::limits::{MAX_FILTER_BYTES, MAX_FILTER_DEPTH};
use crate::script::Kind;
use crate::script::did_you_mean;
use crate::script::features::Features;
use crate::verdict::Status;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// How many characters an excerpt shows on each side of a mistake.
const EXCERPT: usize = 60;

/// An expression with the text that it was read from, so that what is wrong in it can be shown.
#[derive(Clone, Debug)]
pub struct ParsedFilter {
    pub(super) expression: Expression,
    text: String,
    /// Where the argument of each predicate stands, in their order.
    arguments: Vec<Range<usize>>,
}

/// What is wrong with a filter expression, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct FilterError {
    message: String,
    text: String,
    /// Bytes of the text, at character boundaries.
    place: Range<usize>,
}

impl ParsedFilter {
    /// The expression.
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// Its predicates, each with its number in the expression.
    pub(super) fn predicates(&self) -> impl Iterator<Item = (usize, &Predicate)> {
        self.expression.predicates().into_iter().map(|(predicate, _)| predicate).enumerate()
    }

    /// An error about the argument of the predicate of this number.
    pub(super) fn error(&self, predicate: usize, message: String) -> FilterError {
        let place = self.arguments.get(predicate).cloned().unwrap_or(0..0);
        FilterError { message, text: self.text.clone(), place }
    }

    /// The statuses that `status` predicates name, and their results files.
    pub fn statuses(&self) -> impl Iterator<Item = (Status, &str)> {
        self.predicates().filter_map(|(_, predicate)| match predicate {
            Predicate::Status { status, results } => Some((*status, &**results)),
            _ => None,
        })
    }
}

impl FromStr for ParsedFilter {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, FilterError> {
        let mut parser = Parser { text, at: 0, depth: 0, arguments: Vec::new() };
        if text.len() > MAX_FILTER_BYTES {
            let message = format!("the expression is longer than {MAX_FILTER_BYTES} bytes");
            return Err(parser.error(0..0, message));
        }
        let expression = parser.expression()?;
        if let Some(next) = parser.peek() {
            let word = parser.word_at(parser.at);
            let meant = did_you_mean(&parser.text[word.clone()], ["and", "or"]);
            let place = if word.is_empty() { parser.at..parser.at + next.len_utf8() } else { word };
            return Err(parser.error(place, format!("expected `and`, `or` or the end{meant}")));
        }
        Ok(Self { expression, text: text.to_owned(), arguments: parser.arguments })
    }
}

impl FilterError {
    /// The column in characters, from 1.
    pub fn column(&self) -> usize {
        self.text[..self.place.start].chars().count() + 1
    }
}

/// The message with its column, and below it the text with the place marked.
impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Each character takes one column: one that would move the cursor in another way is shown as a blank.
        let shown = |text: &str| -> Vec<char> {
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
        };
        let before = shown(&self.text[..self.place.start]);
        let marked = shown(&self.text[self.place.clone()]);
        let after = shown(&self.text[self.place.end..]);
        let left = &before[before.len().saturating_sub(EXCERPT)..];
        let marked = &marked[..marked.len().min(EXCERPT)];
        let right = &after[..after.len().min(EXCERPT)];
        writeln!(f, "filter, column {}: {}", self.column(), self.message)?;
        let line: String = left.iter().chain(marked).chain(right).collect();
        writeln!(f, "    {}", line.trim_end())?;
        write!(f, "    {}{}", " ".repeat(left.len()), "^".repeat(marked.len().max(1)))
    }
}

/// An operator: as a word, and as signs, the longest first.
type Operator = (&'static str, &'static [&'static str]);

const OR: Operator = ("or", &["||", "|"]);
const AND: Operator = ("and", &["&&", "&"]);
const NOT: Operator = ("not", &["!"]);

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    arguments: Vec<Range<usize>>,
}

impl<'t> Parser<'t> {
    fn expression(&mut self) -> Result<Expression, FilterError> {
        self.joined(OR, Expression::Or, |parser| parser.joined(AND, Expression::And, Self::factor))
    }

    fn joined(
        &mut self,
        words: Operator,
        join: fn(Vec<Expression>) -> Expression,
        part: impl Fn(&mut Self) -> Result<Expression, FilterError>,
    ) -> Result<Expression, FilterError> {
        let first = part(self)?;
        if !self.take_operator(words) {
            return Ok(first);
        }
        let mut parts = vec![first, part(self)?];
        while self.take_operator(words) {
            parts.push(part(self)?);
        }
        Ok(join(parts))
    }

    fn factor(&mut self) -> Result<Expression, FilterError> {
        self.peek();
        if self.depth == MAX_FILTER_DEPTH {
            let message =
                format!("parentheses and `not` are nested deeper than {MAX_FILTER_DEPTH}");
            return Err(self.error(self.at..self.at, message));
        }
        self.depth += 1;
        let factor = if self.take_operator(NOT) {
            Expression::Not(Box::new(self.factor()?))
        } else if self.peek() == Some('(') {
            let open = self.at;
            self.at += 1;
            let inner = self.expression()?;
            if self.peek() != Some(')') {
                return Err(self.unclosed(open));
            }
            self.at += 1;
            inner
        } else {
            Expression::Is(self.predicate()?)
        };
        self.depth -= 1;
        Ok(factor)
    }

    /// An error about the text at which a parenthesis should have been closed.
    fn unclosed(&mut self, open: usize) -> FilterError {
        let word = self.word_at(self.at);
        match word.is_empty() {
            true => self.error(open..open + 1, "this parenthesis is not closed".to_owned()),
            false => {
                let meant = did_you_mean(&self.text[word.clone()], ["and", "or"]);
                self.error(word, format!("expected `and`, `or` or `)`{meant}"))
            }
        }
    }

    fn predicate(&mut self) -> Result<Predicate, FilterError> {
        let next = self.peek();
        let word = self.word_at(self.at);
        if word.is_empty() {
            let place = self.at..self.at + next.map_or(0, char::len_utf8);
            let example = "expected a predicate, for instance `group(gc)`".to_owned();
            return Err(self.error(place, example));
        }
        let name = &self.text[word.clone()];
        if !Predicate::NAMES.contains(&name) {
            let known = Predicate::NAMES.into_iter().chain(["and", "or", "not"]);
            let meant = match did_you_mean(name, known) {
                meant if meant.is_empty() => {
                    format!("; the predicates are {}", Predicate::NAMES.join(", "))
                }
                meant => meant,
            };
            return Err(self.error(word, format!("there is no predicate `{name}`{meant}")));
        }
        self.at = word.end;
        if self.peek() != Some('(') {
            let message = format!("expected `(`: a predicate is written `{name}(...)`");
            return Err(self.error(word, message));
        }
        let (argument, place) = self.argument()?;
        self.arguments.push(place.clone());
        predicate(name, &argument).map_err(|message| self.error(place, message))
    }

    /// The text between the parentheses, and where it stands.
    fn argument(&mut self) -> Result<(String, Range<usize>), FilterError> {
        let open = self.at;
        self.at += 1;
        let (argument, place) = match self.peek() {
            Some('"') => self.quoted()?,
            _ => self.unquoted(open)?,
        };
        if self.peek() != Some(')') {
            return Err(self.error(open..open + 1, "this parenthesis is not closed".to_owned()));
        }
        self.at += 1;
        match argument.is_empty() {
            true => {
                Err(self.error(open..self.at, "there is nothing in the parentheses".to_owned()))
            }
            false => Ok((argument, place)),
        }
    }

    fn quoted(&mut self) -> Result<(String, Range<usize>), FilterError> {
        let start = self.at;
        let mut argument = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(end) = rest.find('"') else {
                return Err(self.error(start..start + 1, "this quote is not closed".to_owned()));
            };
            argument += &rest[..end];
            self.at += end + 1;
            if !self.text[self.at..].starts_with('"') {
                return Ok((argument, start..self.at));
            }
            argument.push('"');
            self.at += 1;
        }
    }

    fn unquoted(&mut self, open: usize) -> Result<(String, Range<usize>), FilterError> {
        let rest = &self.text[self.at..];
        let end = match rest.starts_with('~') {
            true => end_of_regex(rest),
            false => rest.find(['(', ')', '"']),
        };
        let Some(end) = end else {
            return Err(self.error(open..open + 1, "this parenthesis is not closed".to_owned()));
        };
        let (start, stop) = (self.at, self.at + end);
        if !rest[end..].starts_with(')') {
            let message = "a text with parentheses or quotes needs quotes around it, and `\"\"` for \
                           each quote in it";
            return Err(self.error(stop..stop + 1, message.to_owned()));
        }
        let argument = rest[..end].trim_end();
        self.at = stop;
        Ok((argument.to_owned(), start..start + argument.len()))
    }

    /// Skips blanks. Returns the next character.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        trimmed.chars().next()
    }

    fn take_operator(&mut self, (wanted, signs): Operator) -> bool {
        self.peek();
        let word = self.word_at(self.at);
        let sign = signs.iter().find(|sign| self.text[self.at..].starts_with(**sign));
        let end = match sign {
            Some(sign) => self.at + sign.len(),
            None if &self.text[word.clone()] == wanted => word.end,
            None => return false,
        };
        self.at = end;
        true
    }

    /// The word that begins at a place; it may be empty.
    fn word_at(&self, start: usize) -> Range<usize> {
        let rest = &self.text[start..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        start..start + length
    }

    fn error(&self, place: Range<usize>, message: String) -> FilterError {
        FilterError { message, text: self.text.to_owned(), place }
    }
}

/// The end of an argument that begins with `~`: its own parentheses are balanced, or escaped by a `\\`.
fn end_of_regex(text: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return Some(at),
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The predicate with a known name, or what is wrong with its argument.
fn predicate(name: &str, argument: &str) -> Result<Predicate, String> {
    let pattern = || TextPattern::parse(argument);
    Ok(match name {
        "group" => Predicate::Group(pattern()?),
        "file" => Predicate::File(pattern()?),
        "kind" => Predicate::Kind(kind(pattern()?)?),
        "name" => Predicate::Name(pattern()?),
        "line" => lines(argument)?,
        "feature" => {
            let known = Features::proposals();
            if !known.clone().any(|name| name == argument) {
                return Err(format!(
                    "unknown feature `{argument}`{}",
                    did_you_mean(argument, known)
                ));
            }
            Predicate::Feature(argument.to_owned())
        }
        "message" => Predicate::Message(pattern()?),
        "status" => status(argument)?,
        _ => return Err(format!("BUG: no predicate is called `{name}`")),
    })
}

fn kind(glob: TextPattern) -> Result<TextPattern, String> {
    let mut known = Kind::ALL.iter().map(|(_, name)| *name);
    if known.clone().any(|name| glob.matches(name)) {
        return Ok(glob);
    }
    let meant = did_you_mean(&glob.to_string(), known.clone());
    if !meant.is_empty() {
        return Err(format!("there is no kind `{glob}`{meant}"));
    }
    let first = known.next().unwrap_or_default();
    let all = known.fold(first.to_owned(), |all, name| all + ", " + name);
    Err(format!("there is no kind `{glob}`; the kinds are {all}"))
}

fn lines(argument: &str) -> Result<Predicate, String> {
    let number = |text: &str| {
        let number = text.trim().parse::<u32>();
        number.map_err(|_| {
            format!("expected a line such as 120, or lines such as 100..200, and not `{argument}`")
        })
    };
    let Some((from, to)) = argument.split_once("..") else {
        let line = number(argument)?;
        return Ok(Predicate::Line(Some(line), Some(line)));
    };
    let end = |text: &str| match text.trim() {
        "" => Ok(None),
        text => number(text).map(Some),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(format!("`{argument}` has no first and no last line")),
        (Some(from), Some(to)) if from > to => Err(format!("no line is in `{argument}`")),
        (from, to) => Ok(Predicate::Line(from, to)),
    }
}

fn status(argument: &str) -> Result<Predicate, String> {
    let (name, rest) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
    let Some(status) = Status::ALL.iter().find(|status| status.name() == name) else {
        let known = Status::ALL.iter().map(|status| status.name());
        let meant = match did_you_mean(name, known.clone()) {
            meant if meant.is_empty() => {
                format!("; the statuses are {}", known.collect::<Vec<_>>().join(", "))
            }
            meant => meant,
        };
        return Err(format!("there is no status `{name}`{meant}"));
    };
    let results = rest.trim_start().strip_prefix("in");
    let results = results.filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim);
    let results = results.filter(|results| !results.is_empty()).ok_or_else(|| {
        format!("a status needs a results file: `status({name} in results.jsonl)`")
    })?;
    Ok(Predicate::Status { status: *status, results: results.to_owned() })
}
