//! Reports a run to GitHub Actions: an annotation at the line of each failure, and a summary of the job.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use super::causes::by_cause;
use super::{Finding, FinishedRun, Reporter, RunReport, counted};
use crate::output::Stream;
use anyhow::{Context, Result};
use std::env;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// How many annotations a run makes: GitHub shows no more for a step.
const ANNOTATIONS: usize = 10;

/// How many findings the summary of a job has: the summaries of all its steps share a limit of 1 MiB.
const SUMMARIZED: usize = 25;

/// The CI system to which failures are reported in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Annotations {
    /// GitHub Actions
    Github,
    /// None
    None,
}

impl Annotations {
    /// The CI system on which this process runs.
    pub fn here() -> Self {
        match env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true") {
            true => Self::Github,
            false => Self::None,
        }
    }

    /// The report for this system, if there is one.
    pub fn reporter(self, stream: Stream) -> Option<Box<dyn Reporter>> {
        match self {
            Self::None => None,
            Self::Github => {
                let summary = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
                let summary = summary.map(PathBuf::from);
                Some(Box::new(GithubReport { stream, summary, text: String::new() }))
            }
        }
    }
}

/// The report for GitHub Actions.
#[derive(Debug)]
struct GithubReport {
    stream: Stream,
    /// The file that is shown as the summary of the job.
    summary: Option<PathBuf>,
    /// The summary so far.
    text: String,
}

impl Reporter for GithubReport {
    fn needs_records(&self) -> bool {
        false
    }

    fn run(&mut self, run: &RunReport<'_>) -> Result<()> {
        if run.repetition > 1 {
            return Ok(());
        }
        let causes = by_cause(run.directives.iter().copied())?;
        let shown = causes.iter().take(SUMMARIZED).map(|cause| {
            let told = &cause.first;
            let finding = Finding::new(told.job, told.unit, told.report, run.context)?;
            Ok((finding, cause.notes()))
        });
        let shown = shown.collect::<Result<Vec<(Finding, Vec<String>)>>>()?;
        self.stream.write_all(|out| {
            for (finding, notes) in shown.iter().take(ANNOTATIONS) {
                writeln!(out, "{}", annotation(finding, notes))?;
            }
            Ok(())
        })?;
        self.text = summary(run, &shown, causes.len());
        Ok(())
    }

    fn finish(self: Box<Self>, finished: &FinishedRun) -> Result<()> {
        let Some(path) = &self.summary else { return Ok(()) };
        let mut text = self.text;
        if finished.repetitions > 1 {
            let flaky = finished.flaky.len();
            _ = writeln!(
                text,
                "{}: {flaky} flaky\n",
                counted(finished.repetitions as usize, "repetition")
            );
        }
        let file = OpenOptions::new().create(true).append(true).open(path);
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        written.with_context(|| format!("cannot write GITHUB_STEP_SUMMARY: {}", path.display()))
    }
}

/// A line that GitHub reads as an annotation.
fn annotation(finding: &Finding, notes: &[String]) -> String {
    let place = &finding.place;
    let title = format!("{}: {}", finding.name, finding.title());
    let mut text = finding.notes();
    text.extend_from_slice(notes);
    text.push(format!("run it:   {}", finding.rerun));
    format!(
        "::error file={},line={},col={},title={}::{}",
        property(&place.file),
        place.line,
        place.column,
        property(&title),
        data(&text.join("\n"))
    )
}

/// A text, escaped as the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text, escaped as a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The summary of a job, in Markdown.
fn summary(run: &RunReport<'_>, shown: &[(Finding, Vec<String>)], findings: usize) -> String {
    let mut text = String::new();
    let mark = if run.is_as_expected() { ":white_check_mark:" } else { ":x:" };
    _ = writeln!(text, "### {mark} {}\n", run.summary.last_line(run.problems.len()));
    for problem in &run.problems {
        _ = writeln!(text, "- {}", inline(problem));
    }
    for (finding, notes) in shown {
        let title = format!("{}: {}", finding.name, finding.title());
        // No text may end the code block early.
        let code = finding.text(notes, false).replace("```", "'''");
        _ = write!(
            text,
            "<details><summary>{}</summary>\n\n```\n{code}\n```\n\n</details>\n",
            title.replace('&', "&amp;").replace('<', "&lt;")
        );
    }
    if findings > shown.len() {
        _ = writeln!(text, "\nand {}", counted(findings - shown.len(), "other finding"));
    }
    _ = writeln!(text, "\n```\n{}\n```\n", run.summary.table(run.wall, false));
    text
}

fn inline(text: &str) -> String {
    format!("`` {} ``", text.replace('`', "'").replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_would_end_a_command_are_escaped() {
        assert_eq!(property("a:b,c%\nd"), "a%3Ab%2Cc%25%0Ad");
        assert_eq!(data("::error::100%\r\n"), "::error::100%25%0D%0A");
    }
}
