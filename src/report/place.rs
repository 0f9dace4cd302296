//! Finds where in its module a directive is wrong, or trapped: the function, the instruction, and the text of the
//! script.

use super::RunContext;
use super::finding::{Position, displayed};
use crate::engines::{BacktraceRequest, BuiltIn, TrapFrame};
use crate::limits::{BACKTRACE_FRAMES, FIELD_CHARACTERS, PRINTED_MODULE_BYTES};
use anyhow::Result;
use wassay_harness::engine::Outcome;
use wassay_harness::results::{Job, Report, UnitReport};
use wassay_harness::script::features::Features;
use wassay_harness::script::lower::{instruction_offset, syntax_error, text_offset};
use wassay_harness::script::slice::slice;
use wassay_harness::script::{Directive, InstructionPlace, Kind, ModuleSource, Part};
use wassay_harness::suite::manifest::{Located, ManifestError};
use wassay_harness::verdict::Observation;
use wassay_harness::verdict::reject::{RefusalPlace, parse_text};

/// Where a directive is wrong.
#[derive(Debug, Default)]
pub(super) struct Spot {
    /// The offset in the text of the directive's script, if the place is written there.
    pub(super) at: Option<usize>,
    /// The function or other part, the instruction and the offset in the module.
    pub(super) note: Option<String>,
}

/// Finds where a directive is wrong that is not understood, or whose module is refused.
///
/// # Errors
///
/// When the manifest is damaged.
pub(super) fn spot(
    job: &Job<'_>,
    report: &Report,
    located: &Located,
) -> Result<Spot, ManifestError> {
    let Some(form) = located.source.get(located.start..located.end) else {
        return Ok(Spot::default());
    };
    let in_source = |offset: usize| located.start + offset;
    let head = &job.file.heads()?[report.observed.id as usize];
    match &report.observed.observation {
        // The parser names no place in forms that have directives inside, or in what is no script.
        Observation::NotUnderstood(_) if !matches!(head.kind, Kind::Script | Kind::Thread) => {
            Ok(Spot { at: syntax_error(form).map(in_source), note: None })
        }
        Observation::Outcome(Outcome::Rejected { .. }) => {
            let unit = job.file.unit(job.unit)?;
            let features = job.file.features();
            let directive = unit.iter().find(|directive| directive.id == report.observed.id);
            let module = directive.and_then(|directive| directive.action.module());
            let place =
                module.and_then(|m| RefusalPlace::of(m.subject(), features.to_wasmparser()));
            Ok(match place {
                Some(RefusalPlace::Text(offset)) => {
                    Spot { at: text_offset(form, offset).map(in_source), note: None }
                }
                Some(RefusalPlace::Binary { bytes, offset }) => {
                    let place = InstructionPlace::at(&bytes, offset, features.to_wasmparser());
                    let written = place.as_ref().and_then(|p| instruction_offset(form, p));
                    let note = described(&bytes, offset, place.as_ref());
                    Spot { at: written.map(in_source), note: Some(note) }
                }
                None => Spot::default(),
            })
        }
        _ => Ok(Spot::default()),
    }
}

/// A place in a module, in words.
fn described(bytes: &[u8], offset: u64, place: Option<&InstructionPlace>) -> String {
    let Some(place) = place else { return format!("offset {offset:#x} of the module") };
    let mut text = format!("{} {}", place.part, place.index);
    if let Some(name) = &place.name {
        text += &format!(" ${}", name.escape_debug());
    }
    text += &format!(", offset {offset:#x} of the module");
    let written = match place.part {
        Part::Function => instruction(bytes, offset),
        _ => field(bytes, offset),
    };
    text + &written.map(|written| format!(": {written}")).unwrap_or_default()
}

/// The opcode of `end`.
const END: u8 = 0x0b;

/// The lines of a module in the text format, each with the offset of what it prints, if the module can be printed.
fn printed(bytes: &[u8]) -> Option<Vec<(Option<u64>, String)>> {
    if bytes.len() > PRINTED_MODULE_BYTES {
        return None;
    }
    let mut text = String::new();
    let lines = wasmprinter::Config::new().offsets_and_lines(bytes, &mut text).ok()?;
    Some(lines.map(|(at, line)| (at, line.trim().to_owned())).collect())
}

/// The instruction at an offset in the text format, if the module can be printed.
fn instruction(bytes: &[u8], offset: u64) -> Option<String> {
    let line = printed(bytes)?.into_iter().find(|(at, _)| *at == Some(offset));
    // The end of a function is printed as a parenthesis, or not at all.
    let line = line.map(|(_, line)| line).filter(|line| line != ")");
    let is_end = usize::try_from(offset).is_ok_and(|offset| bytes.get(offset) == Some(&END));
    line.or_else(|| is_end.then(|| "end".to_owned()))
}

/// The field of the module at an offset in the text format, which has its constant expression in the same line.
fn field(bytes: &[u8], offset: u64) -> Option<String> {
    let lines = printed(bytes)?.into_iter();
    let (_, line) = lines.rev().find(|(at, _)| at.is_some_and(|at| at <= offset))?;
    let shown: String = line.chars().take(FIELD_CHARACTERS).collect();
    Some(if shown.len() < line.len() { shown + " ..." } else { shown })
}

/// The frames of a trap, the innermost first, each with its place. Only for engines of this program: the slice of the
/// directive runs again in this process. There are none if the directive did not trap.
///
/// # Errors
///
/// When the slice cannot be run again.
pub(super) fn backtrace(
    job: &Job<'_>,
    unit_report: &UnitReport,
    report: &Report,
    RunContext { rerun, .. }: RunContext<'_>,
) -> Result<Vec<String>> {
    let trapped = matches!(report.observed.observation, Observation::Outcome(Outcome::Trapped(_)));
    let built_in = BuiltIn::find(rerun.engine());
    let Some(find) = built_in.and_then(|(row, _)| row.backtrace).filter(|_| trapped) else {
        return Ok(Vec::new());
    };
    // A directive that ended or stopped a worker would do the same to this process.
    let is_harmless = |report: &Report| {
        !matches!(
            report.observed.observation,
            Observation::Crashed(_)
                | Observation::Outcome(Outcome::Panicked(_) | Outcome::TimedOut(_))
        )
    };
    if !unit_report.reports.iter().all(is_harmless) {
        return Ok(Vec::new());
    }
    let unit = job.file.unit(job.unit)?;
    let mask = slice(&unit, |id| id == report.observed.id);
    let features = job.file.features();
    let configuration = rerun.configuration();
    let request = BacktraceRequest { unit: &unit, mask: &mask, features, configuration };
    let frames = find(&request)?;
    let shown: Result<Vec<String>, _> =
        frames.iter().map(|frame| shown_frame(job, &unit, frame)).collect();
    let mut shown = shown?;
    if shown.len() == BACKTRACE_FRAMES {
        shown.push("...".to_owned());
    }
    Ok(shown)
}

fn shown_frame(
    job: &Job<'_>,
    unit: &[Directive],
    frame: &TrapFrame,
) -> Result<String, ManifestError> {
    let features = job.file.features();
    let bytes = &frame.module;
    let place = InstructionPlace::at(bytes, frame.offset, features.to_wasmparser());
    let mut text = format!("func {}", frame.function);
    if let Some(name) = place.as_ref().and_then(|place| place.name.as_ref()) {
        text += &format!(" ${}", name.escape_debug());
    }
    text += &format!(" @ {:#x}", frame.offset);
    if let Some(instruction) = instruction(bytes, frame.offset) {
        text += &format!(": {instruction}");
    }
    let of_frame = |directive: &&Directive| {
        directive.action.module().is_some_and(|module| has_bytes(module, bytes, features))
    };
    let (Some(place), Some(directive)) = (place, unit.iter().find(of_frame)) else {
        return Ok(text);
    };
    let head = &job.file.heads()?[directive.id as usize];
    let located = job.file.located(job.group, head)?;
    let form = located.source.get(located.start..located.end).unwrap_or_default();
    if let Some(offset) = instruction_offset(form, &place) {
        let Position { line, column, .. } = Position::of(&located.source, located.start + offset);
        text += &format!(", {}:{line}:{column}", displayed(&located.path));
    }
    Ok(text)
}

fn has_bytes(module: &ModuleSource, bytes: &[u8], features: Features) -> bool {
    match module {
        ModuleSource::Binary(own) => own == bytes,
        ModuleSource::Text(text) => {
            parse_text(text, features.to_wasmparser()).is_ok_and(|own| own == bytes)
        }
    }
}
