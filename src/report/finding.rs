//! One result that was not as expected, as data: the place, what was expected, what was observed, and the command that
//! runs only this. Every report shows it in its own way.

use super::place::{Spot, backtrace, spot};
use super::{RunContext, counted};
use crate::limits::{BACKTRACES, EXCERPT_LINES, FINDING_BYTES};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use wassay_harness::engine::Outcome;
use wassay_harness::results::{Job, Report, UnitReport};
use wassay_harness::script::{printable, printable_lines};
use wassay_harness::suite::manifest::{Located, ManifestError};
use wassay_harness::verdict::{Mismatch, Observation, Status, with_cause};

/// A result with everything that a reader needs. All its texts are printable.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The name of the test.
    pub name: String,
    /// Its status, as files of results have it.
    #[serde(serialize_with = "status_name")]
    pub status: Status,
    /// The name of the respect in which it is not as expected, if it is not.
    #[serde(serialize_with = "mismatch_name")]
    pub mismatch: Option<Mismatch>,
    /// Where the directive stands.
    pub place: Place,
    /// What the script expects.
    pub expected: String,
    /// What was observed.
    pub got: String,
    /// The text of the engine or the parser, if `got` has the specification's text instead.
    pub said: Option<String>,
    /// What the engine does not tell, in words.
    pub untold: Option<String>,
    /// Where in its module the directive is wrong: the function, the instruction and the offset.
    pub location: Option<String>,
    /// The frames of its trap, the innermost first, if the engine tells them.
    pub backtrace: Vec<String>,
    /// What the functions of `spectest` printed, a text for each call.
    pub printed: Vec<String>,
    /// What the engine's process wrote to its standard error before it ended here.
    pub stderr: String,
    /// The command that runs only this directive.
    pub rerun: String,
}

/// A place in a script, and its first lines.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The file, relative to the current folder if it is below that.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The first lines of the directive.
    pub excerpt: String,
    /// The range of the excerpt that is the directive.
    #[serde(skip)]
    marked: Range<usize>,
}

fn status_name<S: serde::Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.name())
}

fn mismatch_name<S: serde::Serializer>(
    mismatch: &Option<Mismatch>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    mismatch.map(Mismatch::name).serialize(serializer)
}

impl Finding {
    /// Describes a result.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn new(
        job: &Job<'_>,
        unit: &UnitReport,
        report: &Report,
        context: RunContext<'_>,
    ) -> Result<Self, ManifestError> {
        let heads = job.file.heads()?;
        let head_of = |id: u32| heads.get(id as usize).ok_or(ManifestError::Format);
        let head = head_of(report.observed.id)?;
        let name = job.file.name(job.group, head).to_owned_name();
        let observation = &report.observed.observation;
        let (got, said) = match observation {
            Observation::Blocked { by } => {
                let cause = job.file.name(job.group, head_of(*by)?);
                let observed = unit.reports.iter().find(|report| report.observed.id == *by);
                let observed = observed.map(|report| report.observed.observation.to_string());
                (format!("blocked by {cause} ({})", observed.unwrap_or_default()), None)
            }
            observation => got(report, observation),
        };
        let located = job.file.located(job.group, head)?;
        let Spot { at, note } = spot(job, report, &located)?;
        let place = match at {
            Some(at) => Place::inside(&located, at),
            None => Place::of(&located),
        };
        let mismatch = (report.status != Status::Passed)
            .then(|| Mismatch::of(report.status, report.verdict, observation));
        Ok(Self {
            status: report.status,
            mismatch: mismatch.filter(|_| report.status.is_unexpected()),
            place,
            expected: report.expected.to_string(),
            got,
            said,
            untold: report.verdict.untold.map(|untold| untold.to_string()),
            location: note.map(|note| printable(&note).into_owned()),
            backtrace: frames(job, unit, report, context),
            printed: report.observed.printed.iter().map(|text| printable(text).into()).collect(),
            stderr: printable_lines(&report.observed.stderr),
            rerun: context.rerun.test(&name),
            name,
        })
    }

    /// The words with which the finding begins.
    pub fn title(&self) -> &'static str {
        self.mismatch.map_or(self.status.name(), Mismatch::words)
    }

    /// The lines that say what was expected and what was observed.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        match self.got.strip_prefix("blocked by ") {
            Some(cause) if self.mismatch == Some(Mismatch::Blocked) => {
                notes.push(format!("by:       {cause}"));
            }
            _ => {
                notes.push(format!("expected: {}", shortened(&self.expected)));
                // The first words of a finding already say what is not told.
                let untold = self.untold.as_ref().filter(|_| self.mismatch.is_none());
                let untold = untold.map(|untold| format!(" ({untold})")).unwrap_or_default();
                notes.push(format!("got:      {}{untold}", shortened(&self.got)));
            }
        }
        notes.extend(self.said.as_ref().map(|said| format!("said:     {}", shortened(said))));
        notes.extend(self.location.as_ref().map(|location| format!("where:    {location}")));
        if !self.backtrace.is_empty() {
            let lines = self.backtrace.iter().map(|frame| format!("\n       {frame}"));
            notes.push(format!("backtrace:{}", lines.collect::<String>()));
        }
        if !self.stderr.is_empty() {
            let lines = self.stderr.lines().map(|line| format!("\n       {line}"));
            let lines: String = lines.collect();
            notes.push(format!("standard error of the engine:{lines}"));
        }
        notes.extend(self.printed.iter().map(|text| format!("printed:  {text}")));
        notes
    }

    /// The text of the finding, with `more` notes before the command.
    pub fn text(&self, more: &[String], color: bool) -> String {
        let level = if self.mismatch.is_some() { Level::ERROR } else { Level::NOTE };
        let title = level.primary_title(format!("{}: {}", self.name, self.title()));
        let snippet = Snippet::source(&*self.place.excerpt)
            .path(&*self.place.file)
            .line_start(self.place.line as usize)
            .annotation(AnnotationKind::Primary.span(self.place.marked.clone()));
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let mut text = renderer.render(&[title.element(snippet)]);
        for note in self.notes().iter().chain(more) {
            text += &format!("\n   = {note}");
        }
        if self.mismatch.is_some() {
            text += &format!("\n   = run it:   {}", self.rerun);
        }
        text
    }
}

/// What was observed. If only the text is wrong, the specification's text for the actual cause, and separately the text
/// of the engine or the parser if that is different again.
fn got(report: &Report, observation: &Observation) -> (String, Option<String>) {
    let said = observation.to_string();
    let Some(cause) = &report.cause else { return (said, None) };
    let found = with_cause(observation, cause).to_string();
    let is_third = said != found && said != report.expected.to_string();
    (found, is_third.then_some(said))
}

impl Place {
    /// The place of a directive.
    fn of(Located { path, source, line, start, end }: &Located) -> Self {
        let Position { column, line_start, .. } = Position::of(source, *start);
        let shown = source[line_start..*end].split_inclusive('\n').take(EXCERPT_LINES);
        let shown: String = shown.collect();
        let before = printable_lines(&shown[..start - line_start]);
        let directive = shortened(&printable_lines(&shown[start - line_start..]));
        let marked = before.len()..before.len() + directive.trim_end().len().max(1);
        let file = printable(&displayed(path)).into_owned();
        Self { file, line: *line, column, excerpt: before + &directive, marked }
    }

    /// A place inside a directive: the line, and the word in it.
    fn inside(Located { path, source, .. }: &Located, at: usize) -> Self {
        let Position { line, column, line_start } = Position::of(source, at);
        let line_end = source[at..].find('\n').map_or(source.len(), |length| at + length);
        let rest = &source[at..line_end];
        // Mark up to the end of the word, and at least one character.
        let end = rest.find([' ', '\t', '\r', '(', ')', '"']).filter(|end| *end > 0);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = at + end.unwrap_or(rest.len()).max(first);
        let before = printable_lines(&source[line_start..at]);
        let word = shortened(&printable_lines(&source[at..end]));
        let behind = shortened(&printable_lines(&source[end..line_end]));
        let marked = before.len()..before.len() + word.len().max(1);
        let file = printable(&displayed(path)).into_owned();
        Self { file, line, column, excerpt: before + &word + &behind, marked }
    }
}

/// Where an offset in a text is.
pub(super) struct Position {
    /// The line, from 1.
    pub(super) line: u32,
    /// The column in characters, from 1.
    pub(super) column: u32,
    /// The offset at which the line begins.
    line_start: usize,
}

impl Position {
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before[line_start..].chars().count() as u32 + 1;
        Self { line, column, line_start }
    }
}

/// The backtrace of a trap, for the first findings of this process.
fn frames(
    job: &Job<'_>,
    unit: &UnitReport,
    report: &Report,
    context: RunContext<'_>,
) -> Vec<String> {
    static SHOWN: AtomicUsize = AtomicUsize::new(0);
    if !matches!(report.observed.observation, Observation::Outcome(Outcome::Trapped(_)))
        || SHOWN.fetch_add(1, Ordering::Relaxed) >= BACKTRACES
    {
        return Vec::new();
    }
    let frames = backtrace(job, unit, report, context);
    let frames = frames.unwrap_or_else(|error| vec![format!("there is none: {error}")]);
    frames.iter().map(|frame| printable(frame).into_owned()).collect()
}

/// The part of a text that a finding shows. Results files have the whole text.
fn shortened(text: &str) -> String {
    match text.len().saturating_sub(FINDING_BYTES) {
        0 => text.to_owned(),
        _ => {
            let shown = &text[..text.floor_char_boundary(FINDING_BYTES)];
            format!("{shown}… ({} more)", counted(text.len() - shown.len(), "byte"))
        }
    }
}

/// A path relative to the current folder, if it is below that.
pub(super) fn displayed(path: &str) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let relative = Path::new(path).strip_prefix(current).map(|path| path.display().to_string());
    relative.unwrap_or_else(|_| path.to_owned())
}
