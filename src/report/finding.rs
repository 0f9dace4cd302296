//! One result that was not as expected: where it stands, what was expected, what came, and the
//! command that runs just that.

use super::RunContext;
use crate::engines::{self, Rerun};
use crate::limits::EXCERPT_LINES;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet, Title};
use std::path::Path;
use wassay_harness::engine::Outcome;
use wassay_harness::results::{Job, Report, UnitReport};
use wassay_harness::suite::manifest::{File, Group, Head, Located, ManifestError};
use wassay_harness::verdict::Observation;
use wassay_harness::verdict::with_cause;
use wassay_harness::verdict::{Status, Untold};

/// Describes a result that was not as expected.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn finding(
    job: &Job<'_>,
    unit: &UnitReport,
    report: &Report,
    context: RunContext<'_>,
    color: bool,
) -> Result<String, ManifestError> {
    let heads = job.file.heads()?;
    let head = &heads[report.observed.id as usize];
    let name = job.file.name(job.group, head).to_string();
    let (title, notes) = match &report.observed.observation {
        Observation::Blocked { by } => {
            let cause = job.file.name(job.group, &heads[*by as usize]);
            let observed = unit.reports.iter().find(|report| report.observed.id == *by);
            let observed = observed.map(|report| report.observed.observation.to_string());
            let reason = format!("by:       {cause} ({})", observed.unwrap_or_default());
            ("blocked", vec![reason])
        }
        observation => (title(report), compared(report, observation)),
    };
    let title = Level::ERROR.primary_title(format!("{name}: {title}"));
    let mut text = excerpt(job.group, job.file, head, title, color)?;
    for note in notes {
        text += &format!("\n   = {note}");
    }
    if !report.observed.stderr.is_empty() {
        let lines = report.observed.stderr.lines().map(|line| format!("\n       {line}"));
        text += &format!("\n   = standard error of the engine:{}", lines.collect::<String>());
    }
    text += &printed(report);
    text += &format!("\n   = run it:   {}\n", rerun(&name, context));
    Ok(text)
}

/// What was expected and what was observed. Where only the text is wrong, the specification's texts for both are shown, and
/// what the engine or the parser said where that is a third.
fn compared(report: &Report, observation: &Observation) -> Vec<String> {
    let expected = report.expected.to_string();
    let Some(cause) = &report.cause else {
        return vec![format!("expected: {expected}"), format!("got:      {observation}")];
    };
    let found = with_cause(observation, cause).to_string();
    let said = observation.to_string();
    let mut notes = vec![format!("expected: {expected}"), format!("got:      {found}")];
    if said != found && said != expected {
        notes.push(format!("said:     {said}"));
    }
    notes
}

/// What the functions of `spectest` printed, a line for each call.
pub fn printed(report: &Report) -> String {
    let lines = report.observed.printed.iter().map(|text| {
        let escape = |c: char| match c.is_control() {
            true => c.escape_debug().to_string(),
            false => c.to_string(),
        };
        format!("\n   = printed:  {}", text.chars().map(escape).collect::<String>())
    });
    lines.collect()
}

fn title(report: &Report) -> &'static str {
    let rejected = matches!(
        report.observed.observation,
        Observation::Outcome(Outcome::Rejected { .. }) | Observation::RejectedCustom { .. }
    );
    if let (Some(untold), false) = (report.verdict.untold, report.status == Status::UnexpectedPass)
    {
        return match untold {
            Untold::Phase => "right outcome, phase not told",
            Untold::Reason => "right outcome, reason not told",
        };
    }
    match (report.status, report.verdict.outcome) {
        (Status::UnexpectedPass, _) => "passes, although an entry expects it to fail",
        (_, true) if rejected => "refused for another reason",
        (_, true) => "right outcome, wrong value or text",
        (_, false) => "wrong outcome",
    }
}

/// The lines of a directive with its place marked, as compilers show it.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn excerpt(
    group: &Group,
    file: &File,
    head: &Head,
    title: Title<'_>,
    color: bool,
) -> Result<String, ManifestError> {
    let Located { path, source, line, start, end } = file.located(group, head)?;
    let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let shown = source[line_start..end].split_inclusive('\n').take(EXCERPT_LINES);
    let shown: String = shown.collect();
    let marked = start - line_start..shown.trim_end().len().max(start - line_start + 1);
    let path = displayed(&path);
    let snippet = Snippet::source(shown)
        .path(path)
        .line_start(line as usize)
        .annotation(AnnotationKind::Primary.span(marked));
    let group = title.element(snippet);
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    Ok(renderer.render(&[group]))
}

/// A path relative to the current folder, if it is below that.
fn displayed(path: &str) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let relative = Path::new(path).strip_prefix(current).map(|path| path.display().to_string());
    relative.unwrap_or_else(|_| path.to_owned())
}

/// The command that runs one test again.
fn rerun(name: &str, context: RunContext<'_>) -> String {
    let program = match engines::front().rerun {
        Rerun::CargoTest => {
            return format!("cargo test --test {} -- --exact '{name}'", test_target());
        }
        Rerun::Program(_) if std::env::var_os("CARGO").is_some() => "cargo run --release --",
        Rerun::Program(program) => program,
    };
    format!("{program} run --exact '{name}'{}", args(context))
}

/// The name of the test target that this program is: that of its file, without the hash that cargo adds.
fn test_target() -> String {
    let own = std::env::current_exe().unwrap_or_default();
    let name = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match name.rsplit_once('-') {
        Some((target, hash)) if hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            target.to_owned()
        }
        _ => name,
    }
}

/// What a command line must say to run the same, on the same engine.
fn args(RunContext { choice, suite_args: suite, .. }: RunContext<'_>) -> String {
    let mut args = String::new();
    if engines::default_engine() != Some(&choice.engine) {
        args += &format!(" --engine '{}'", choice.engine);
    }
    if choice.configuration != engines::DEFAULT_CONFIGURATION {
        args += &format!(" --config {}", choice.configuration);
    }
    if let Some(path) = &suite.suite {
        args += &format!(" --suite '{}'", path.display());
    }
    if let Some(features) = suite.features {
        args += &format!(" --features {features}");
    }
    args
}
