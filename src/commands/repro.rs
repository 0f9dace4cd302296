//! `wassay repro`: prints a small script that shows the outcome of a directive by itself.
//!
//! Begins with the slice, drops directives one by one as long as the outcome stays, and then drops what modules do not
//! need.

use super::directive::{exactly, find, run_slice};
use super::reduce::reduce;
use crate::arguments::{JudgingArgs, SuiteArgs};
use crate::exit::Exit;
use crate::output::to_stdout;
use crate::suite::Suite;
use anyhow::{Context, Result};
use clap::Args;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use wassay_harness::run::{self, Host};
use wassay_harness::script::features::Features;
use wassay_harness::script::lower::{name_in, renamed, whole_module, with_name};
use wassay_harness::script::{Directive, DirectiveId, Kind, printable_lines};
use wassay_harness::suite::manifest::{File, Group, Located, Manifest};
use wassay_harness::suite::{GroupScript, GroupSource, ScriptSource};
use wassay_harness::verdict::Observation;

/// Lines of the program's help.
pub const EXAMPLES: &str = "  wassay repro core/i32.wast:37:assert_return > small.wast\n";

/// Print a small script that shows the outcome of a directive by itself
#[derive(Clone, Debug, Args)]
pub struct ReproArgs {
    /// The name of a test
    #[arg(value_name = "NAME")]
    name: String,

    #[command(flatten)]
    suite: SuiteArgs,

    #[command(flatten)]
    judging: JudgingArgs,
}

impl ReproArgs {
    /// The arguments that settings can set.
    pub(crate) fn judging_and_suite(
        &mut self,
    ) -> (Option<&mut JudgingArgs>, Option<&mut SuiteArgs>) {
        (Some(&mut self.judging), Some(&mut self.suite))
    }
}

/// Prints the script.
///
/// # Errors
///
/// When there is no such directive.
pub fn run(args: &ReproArgs) -> Result<Exit> {
    let engine = args.judging.choice().prepare()?;
    let suite = Suite::load(&args.suite, engine.name(), &exactly(&args.name))?;
    let suite = suite.in_configuration(&args.judging.config);
    let found = find(&suite.manifest, &args.name)?;
    let file = found.file;
    let name = file.name(found.group, &file.heads()?[found.id as usize]).to_owned_name();
    let run = run_slice(&suite, &engine, args.judging.strictness(), found)?;
    let kept = drop_directives(file, engine.host(), found.id, run.slice().collect())?;
    let observation = &run.report().observed.observation;
    let script = script(found.group, file, &name, &kept.directives, observation)?;
    let observed = observations(&script, file, engine.host())?;
    warn_if_another(&kept.observation, observed.last().map(String::as_str).unwrap_or_default());
    let script = smaller(&script, &observed, file, engine.host())?;
    // The script as it is, except for characters that would act on a terminal.
    let script = if io::stdout().is_terminal() { printable_lines(&script) } else { script };
    to_stdout(|out| Ok(out.write_all(script.as_bytes())?))?;
    Ok(Exit::AsExpected)
}

/// Warns if the outcome of the script differs from that of the directive in its place.
fn warn_if_another(observation: &Observation, observed: &str) {
    // A blocked directive names the one that blocks it, which has another name in the script.
    let is_same =
        matches!(observation, Observation::Blocked { .. }) || observation.to_string() == observed;
    if !is_same {
        let observed = printable_lines(observed);
        eprintln!("wassay: warning: by itself, the script shows something else: {observed}");
    }
}

/// The script without what its modules do not need. All its directives are observed as before.
fn smaller(script: &str, expected: &[String], file: &File, engine: Host<'_>) -> Result<String> {
    reduce(script, |fewer| Ok(observations(fewer, file, engine)? == expected))
}

/// What is observed of each directive of a script.
fn observations(script: &str, file: &File, engine: Host<'_>) -> Result<Vec<String>> {
    let wordings = file.wordings().to_owned();
    let source = ScriptSource::embedded("repro.wast", script);
    let script = GroupScript { source, features: file.features(), wordings: wordings.clone() };
    let group = GroupSource { name: wordings, default: true, scripts: vec![script] };
    let manifest = Manifest::lower(&[group])?;
    let mut observations = Vec::new();
    for script in manifest.groups.iter().flat_map(|group| &group.files) {
        for unit in 0..script.unit_sizes().count() as u32 {
            let unit = script.unit(unit)?;
            let mask = vec![true; unit.len()];
            let performed = run::observe(engine, script.features(), &unit, &mask)?;
            observations
                .extend(performed.iter().map(|performed| performed.observation.to_string()));
        }
    }
    Ok(observations)
}

/// The rest of a slice, and the observation of its target.
struct Kept {
    directives: Vec<DirectiveId>,
    observation: Observation,
}

/// Drops directives from a slice, the last first, while the observation of `target` stays.
fn drop_directives(
    file: &File,
    engine: Host<'_>,
    target: DirectiveId,
    slice: Vec<DirectiveId>,
) -> Result<Kept> {
    let unit = file.unit(file.heads()?[target as usize].unit)?;
    // Compare observations before judging: a report says more, such as which feature is off.
    let observation = observe(file, engine, &unit, &slice, target)?;
    let mut kept = slice;
    for id in kept.clone().into_iter().rev().filter(|id| *id != target) {
        let fewer: Vec<DirectiveId> = kept.iter().copied().filter(|kept| *kept != id).collect();
        if is_whole(&unit, &fewer) && observe(file, engine, &unit, &fewer, target)? == observation {
            kept = fewer;
        }
    }
    Ok(Kept { directives: kept, observation })
}

/// Whether the directives that are left have everything that they name.
fn is_whole(unit: &[Directive], kept: &[DirectiveId]) -> bool {
    let needs = unit.iter().filter(|directive| kept.contains(&directive.id));
    needs.flat_map(|directive| directive.action.needs()).all(|needed| kept.contains(&needed))
}

fn observe(
    file: &File,
    engine: Host<'_>,
    unit: &[Directive],
    kept: &[DirectiveId],
    target: DirectiveId,
) -> Result<Observation> {
    let mask: Vec<bool> = unit.iter().map(|directive| kept.contains(&directive.id)).collect();
    let performed = run::observe(engine, file.features(), unit, &mask)?;
    let found = performed.into_iter().find(|performed| performed.id == target);
    Ok(found.context("BUG: the target was not observed")?.observation)
}

/// Writes the texts of the directives after a header with what they need.
fn script(
    group: &Group,
    file: &File,
    name: &str,
    kept: &[DirectiveId],
    observation: &Observation,
) -> Result<String> {
    let mut script = String::new();
    writeln!(script, ";;! group = \"{}\"", file.wordings())?;
    writeln!(script, ";;! features = [{}]", quoted_names(file.features()))?;
    writeln!(script, ";; From {name}, observed: {}", one_line(observation))?;
    for text in texts(group, file, kept)? {
        writeln!(script, "{text}")?;
    }
    Ok(script)
}

/// The texts of the directives. The name that an `input` binds means the last module in the script that it reads. No
/// `input` is left here, so that module gets the name.
fn texts(group: &Group, file: &File, kept: &[DirectiveId]) -> Result<Vec<String>> {
    let heads = file.heads()?;
    let whole_source = file.source()?;
    let mut texts = Vec::new();
    // For each `input`: where it stands, its name, and the position of its last module among the texts.
    let mut inputs: Vec<(u32, String, usize)> = Vec::new();
    for (position, id) in kept.iter().enumerate() {
        let head = &heads[*id as usize];
        let Located { source, start, end, .. } = file.located(group, head)?;
        let text = source.get(start..end);
        let text = text.context("BUG: a directive lies outside of its source")?;
        let is_module = head.kind == Kind::Module;
        texts.push(if is_module { whole_module(text) } else { text.to_owned() });
        if head.inside.is_none() || !is_module {
            continue;
        }
        let outer = head.start as usize;
        let input = whole_source.get(outer..outer + head.length as usize).unwrap_or_default();
        if let Some(name) = name_in(input) {
            inputs.retain(|(other, ..)| *other != head.start);
            inputs.push((head.start, name, position));
        }
    }
    for (_, name, position) in inputs {
        match name_in(&texts[position]) {
            Some(own) => {
                for text in &mut texts[position + 1..] {
                    *text = renamed(text, &name, &own);
                }
            }
            None => texts[position] = with_name(&texts[position], &name),
        }
    }
    Ok(texts)
}

fn one_line(observation: &Observation) -> String {
    observation.to_string().replace(['\n', '\r'], " ")
}

fn quoted_names(features: Features) -> String {
    features.names().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
