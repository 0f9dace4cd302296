//! `wassay repro`: a small script of its own that shows the outcome of a directive.
//!
//! It begins with the slice and drops directives one by one for as long as the outcome stays.

use super::find;
use super::show::{exactly, run_one};
use crate::cli::{EXIT_AS_EXPECTED, ReproArgs};
use crate::engines::Choice;
use crate::suite::Suite;
use anyhow::{Context, Result};
use std::fmt::Write;
use wassay_harness::engine::Observation;
use wassay_harness::run::{self, Host};
use wassay_harness::script::features::Features;
use wassay_harness::script::{Directive, DirectiveId};
use wassay_harness::suite::manifest::{File, Head};

/// Prints the script.
///
/// # Errors
///
/// When there is no such directive.
pub fn run(args: &ReproArgs) -> Result<u8> {
    let engine = Choice::new(&args.judging, &args.judging.config).prepare()?;
    let suite = Suite::load(&args.suite, &engine.name, &exactly(&args.name))?;
    let suite = suite.in_configuration(&args.judging.config);
    let (group, file, id) = find(&suite.manifest, &args.name)?;
    let strict = !args.judging.lenient_messages;
    let outcome = run_one(&suite, engine.host(), strict, group, file, id)?;
    let slice: Vec<DirectiveId> = outcome.slice().collect();
    let observation = &outcome.report().performed.observation;
    let kept = reduce(file, engine.host(), id, slice, observation)?;
    print!("{}", script(file, &args.name, &kept, observation)?);
    Ok(EXIT_AS_EXPECTED)
}

/// Drops directives from a slice, the last first, while the observation of `target` stays.
fn reduce(
    file: &File,
    engine: Host<'_>,
    target: DirectiveId,
    slice: Vec<DirectiveId>,
    observation: &Observation,
) -> Result<Vec<DirectiveId>> {
    let unit = file.unit(file.heads()?[target as usize].unit)?;
    let mut kept = slice;
    for id in kept.clone().into_iter().rev().filter(|id| *id != target) {
        let fewer: Vec<DirectiveId> = kept.iter().copied().filter(|kept| *kept != id).collect();
        if is_whole(&unit, &fewer) && observe(file, engine, &unit, &fewer, target)? == *observation
        {
            kept = fewer;
        }
    }
    Ok(kept)
}

/// Whether what is left has everything that its own directives name.
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

/// Writes the texts of the directives behind a header that says what they need.
fn script(
    file: &File,
    name: &str,
    kept: &[DirectiveId],
    observation: &Observation,
) -> Result<String> {
    let source = file.source()?;
    let heads = file.heads()?;
    let mut script = String::new();
    writeln!(script, ";;! group = \"{}\"", file.wordings())?;
    writeln!(script, ";;! features = [{}]", quoted_names(file.features()))?;
    writeln!(script, ";; From {name}, observed: {}", one_line(observation))?;
    for id in kept {
        let Head { start, length, .. } = heads[*id as usize];
        let text = source.get(start as usize..(start + length) as usize);
        writeln!(script, "{}", text.context("BUG: a directive lies outside of its source")?)?;
    }
    Ok(script)
}

fn one_line(observation: &Observation) -> String {
    observation.to_string().replace(['\n', '\r'], " ")
}

fn quoted_names(features: Features) -> String {
    features.names().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
