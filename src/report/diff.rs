//! A comparison of two runs as text, Markdown, JSON or a page.

use super::board::comparison;
use super::counted;
use crate::limits::{FEW_IN_FILE, MARKDOWN_CHANGES};
use anyhow::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use wassay_harness::results::{Class, Diff, Header, Record, RecordChange, Results};

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For a comment on a pull request
    Markdown,
    /// For programs: one object
    Json,
    /// For a browser: the page of `report` with both runs, and what differs
    Html,
}

/// Writes a comparison.
///
/// # Errors
///
/// When it cannot be written, or for a page the suite cannot be read.
pub fn write(
    out: &mut dyn Write,
    format: Format,
    diff: &Diff<'_>,
    (old_file, old): (&Path, &Results),
    (new_file, new): (&Path, &Results),
) -> Result<()> {
    match format {
        Format::Text => out.write_all(text(diff, old, new).as_bytes())?,
        Format::Markdown => out.write_all(markdown(diff, old, new).as_bytes())?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, diff)?;
            out.write_all(b"\n")?;
        }
        Format::Html => {
            out.write_all(comparison([(old_file, old), (new_file, new)])?.as_bytes())?;
        }
    }
    Ok(())
}

fn text(diff: &Diff<'_>, old: &Results, new: &Results) -> String {
    let mut text = String::new();
    for (which, results) in [("old", old), ("new", new)] {
        text += &format!("{which}: {}\n", run_in_words(results));
    }
    diff.notes.iter().for_each(|note| text += &format!("note: {note}\n"));
    for (class, changes) in by_class(diff) {
        text += &format!("\n{} ({}):\n", class.title(), changes.len());
        let lines = match class {
            Class::Moved | Class::Allowed => by_file(&changes),
            _ => changes.iter().flat_map(|change| lines(change)).collect(),
        };
        lines.iter().for_each(|line| text += &format!("  {line}\n"));
    }
    text + &format!("\n{}\n", last_line(diff))
}

fn markdown(diff: &Diff<'_>, old: &Results, new: &Results) -> String {
    let mut text = format!("### {}\n\n", last_line(diff));
    for (which, results) in [("old", old), ("new", new)] {
        text += &format!("- {which}: {}\n", run_in_words(results));
    }
    diff.notes.iter().for_each(|note| text += &format!("- {note}\n"));
    for (class, changes) in by_class(diff) {
        let open = if class.is_regression() { " open" } else { "" };
        let (title, count) = (class.title(), changes.len());
        _ = write!(text, "\n<details{open}><summary>{title} ({count})</summary>\n\n```\n");
        let lines: Vec<String> = match class {
            Class::Moved | Class::Allowed => by_file(&changes),
            _ => changes.iter().take(MARKDOWN_CHANGES).flat_map(|change| lines(change)).collect(),
        };
        let shown = lines.iter().take(MARKDOWN_CHANGES * LINES_OF_CHANGE);
        shown.for_each(|line| text += &format!("{}\n", fenced(line)));
        if !matches!(class, Class::Moved | Class::Allowed) && count > MARKDOWN_CHANGES {
            text += &format!("and {} more\n", count - MARKDOWN_CHANGES);
        }
        text += "```\n\n</details>\n";
    }
    text
}

/// A line that cannot end the code block around it, whatever text of an engine it has.
fn fenced(line: &str) -> String {
    line.replace("```", "'''")
}

/// The most lines that [`lines`] makes of one change.
const LINES_OF_CHANGE: usize = 3;

fn run_in_words(results: &Results) -> String {
    let Header { engine, platform, .. } = &results.header;
    format!("{engine} on {platform}, {}", counted(results.records.len(), "directive"))
}

/// The classes that occur, with their changes.
fn by_class<'d>(diff: &'d Diff<'_>) -> Vec<(Class, Vec<&'d RecordChange<'d>>)> {
    let of_class = |class: &Class| (*class, diff.of_class(*class).collect::<Vec<_>>());
    Class::ALL.iter().map(of_class).filter(|(_, changes)| !changes.is_empty()).collect()
}

/// One change: its name, and the observations if they add something.
fn lines(change: &RecordChange<'_>) -> Vec<String> {
    match (change.old, change.new) {
        (Some(old), Some(new)) => {
            let mut name = new.name.clone();
            if old.name != new.name {
                name += &format!(" (was {})", old.name);
            }
            if change.class == Class::Moved {
                return vec![format!("{} -> {}", old.name, new.name)];
            }
            if change.class == Class::Slower {
                let (old, new) = (old.time(), new.time());
                let factor = new.as_secs_f64() / old.as_secs_f64().max(1e-9);
                return vec![format!("{name}: {} -> {} ({factor:.1} times)", time(old), time(new))];
            }
            vec![name, format!("  old: {}", outcome(old)), format!("  new: {}", outcome(new))]
        }
        (Some(record), None) | (None, Some(record)) => {
            vec![format!("{}: {}", record.name, outcome(record))]
        }
        (None, None) => Vec::new(),
    }
}

fn outcome(record: &Record) -> String {
    let untold = record.verdict.untold.map(|untold| format!(" ({untold})")).unwrap_or_default();
    let (status, observation) = (record.status.name(), &record.observation);
    // An observation may begin with the same word as the status: `blocked: blocked by ...` would only repeat it.
    match observation.strip_prefix(status).is_some_and(|rest| rest.starts_with([' ', ':'])) {
        true => format!("{observation}{untold}"),
        false => format!("{status}: {observation}{untold}"),
    }
}

fn time(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// Lists changes by file: each one if a file has few, else their number.
fn by_file(changes: &[&RecordChange<'_>]) -> Vec<String> {
    let mut files: BTreeMap<&str, Vec<&RecordChange<'_>>> = BTreeMap::new();
    for change in changes {
        if let Some(new) = change.new {
            files.entry(new.file()).or_default().push(change);
        }
    }
    let lines = files.into_iter().flat_map(|(file, changes)| match changes.len() {
        count if count > FEW_IN_FILE => vec![format!("{} in {file}", counted(count, "directive"))],
        _ => changes.iter().flat_map(|change| lines(change)).collect(),
    });
    lines.collect()
}

fn last_line(diff: &Diff<'_>) -> String {
    let counts: Vec<String> = by_class(diff)
        .iter()
        .map(|(class, changes)| format!("{} {}", changes.len(), class.counted(changes.len())))
        .collect();
    let compared = counted(diff.compared, "directive");
    match counts.is_empty() {
        true => format!("{compared} compared: no change"),
        false => format!("{compared} compared: {}", counts.join(", ")),
    }
}
