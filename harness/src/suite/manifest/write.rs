//! Lowers the scripts of all groups, in parallel, and lays them out as one manifest.

use super::{FileEntry, GroupEntry, Head, Index, InputEntry, MAGIC, Span, digest, digest_of_all};
use crate::script::lower::{Inputs, Place, Script, lower_reading, refused};
use crate::script::slice::units;
use crate::script::{Action, Directive, DirectiveId};
use crate::suite::read::read_input;
use crate::suite::{GroupScript, GroupSource, Problem, ScriptSource};
use rayon::prelude::*;
use std::path::Path;

/// Lowers all scripts and writes the manifest of them.
pub fn write(groups: &[GroupSource]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    // The index comes last; its offset follows the magic bytes.
    bytes.extend_from_slice(&[0; 8]);
    let groups = groups.iter().map(|group| write_group(group, &mut bytes)).collect();
    let index_offset = bytes.len() as u64;
    bytes[MAGIC.len()..][..8].copy_from_slice(&index_offset.to_le_bytes());
    bytes.extend_from_slice(&encode(&Index { groups }));
    bytes
}

fn write_group(group: &GroupSource, bytes: &mut Vec<u8>) -> GroupEntry {
    let files: Vec<Parts> = group.scripts.par_iter().map(Parts::of).collect();
    let scripts = group.scripts.iter().zip(files);
    let files = scripts.map(|(script, parts)| parts.append(script, bytes)).collect();
    GroupEntry { name: group.name.clone(), default: group.default, files }
}

/// The parts of one file, not yet in their place.
struct Parts {
    heads: Vec<Head>,
    units: Vec<Vec<u8>>,
    source: Vec<u8>,
    /// The path and the text of each script that it reads.
    inputs: Vec<(String, Vec<u8>)>,
    digest: u64,
}

impl Parts {
    fn of(script: &GroupScript) -> Self {
        let text = &script.source.text;
        let script = lowered(&script.source);
        let units = units(&script);
        let heads = heads(&script, &units, text);
        let units = units.iter().map(|unit| {
            let directives: Vec<&Directive> =
                unit.iter().map(|id| &script.directives[*id as usize]).collect();
            encode(&directives)
        });
        let units = units.collect();
        let digest = digest_of_all(text, script.inputs.iter().map(|input| &*input.text));
        let source = lz4_flex::compress_prepend_size(text.as_bytes());
        let compress = |text: &str| lz4_flex::compress_prepend_size(text.as_bytes());
        let inputs = script.inputs.into_iter();
        let inputs = inputs.map(|input| (input.path, compress(&input.text))).collect();
        Self { heads, units, source, inputs, digest }
    }

    fn append(self, script: &GroupScript, bytes: &mut Vec<u8>) -> FileEntry {
        let source = &script.source;
        let text = |path: &std::path::PathBuf| path.to_string_lossy().into_owned();
        let inputs = self.inputs.into_iter();
        let inputs =
            inputs.map(|(path, source)| InputEntry { path, source: append(bytes, &source) });
        let inputs = inputs.collect();
        FileEntry {
            path: source.path.clone(),
            file: source.file.as_ref().map(text),
            root: source.root.as_ref().map(text),
            digest: self.digest,
            features: script.features,
            wordings: script.wordings.clone(),
            claims: source.claims.clone(),
            directives: u32::try_from(self.heads.len()).unwrap_or(u32::MAX),
            heads: append(bytes, &encode(&self.heads)),
            units: self.units.iter().map(|unit| append(bytes, unit)).collect(),
            source: append(bytes, &self.source),
            inputs,
        }
    }
}

fn lowered(source: &ScriptSource) -> Script {
    match &source.problem {
        Some(Problem(reason)) => refused(&source.text, Action::Broken(reason.clone())),
        None => {
            let file = source.file.as_ref().map(|file| file.to_string_lossy());
            let read = |from: &str, name: &str| match &source.root {
                Some(root) => read_input(root, Path::new(from), name),
                None => Err("`input` reads files, and this script is not in a folder".to_owned()),
            };
            let inputs = Inputs { path: file.as_deref().unwrap_or_default(), read: &read };
            lower_reading(&source.text, &inputs)
        }
    }
}

fn heads(script: &Script, units: &[Vec<DirectiveId>], text: &str) -> Vec<Head> {
    let mut unit_of = vec![0; script.places.len()];
    for (number, unit) in (0_u32..).zip(units) {
        unit.iter().for_each(|id| unit_of[*id as usize] = number);
    }
    let mut heads: Vec<Head> = Vec::with_capacity(script.places.len());
    for (place, unit) in script.places.iter().zip(unit_of) {
        let same_line = match heads.last() {
            Some(before) if before.line == place.line => before.same_line.saturating_add(1),
            _ => 0,
        };
        let text = match place.inside {
            Some(inside) => &script.inputs[inside.input as usize].text[inside.range()],
            None => &text[place.start..place.end],
        };
        heads.push(head(place, unit, same_line, text));
    }
    heads
}

fn head(place: &Place, unit: u32, same_line: u16, text: &str) -> Head {
    let Place { kind, line, column, start, end, inside } = *place;
    let whole = digest(text.as_bytes());
    let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let (start, length) = (short(start), short(end - start));
    let digest = (whole ^ (whole >> 32)) as u32; // folded to half its size, which is unique enough
    Head { kind, line, column, same_line, start, length, unit, digest, inside }
}

fn append(bytes: &mut Vec<u8>, part: &[u8]) -> Span {
    let offset = bytes.len() as u64;
    bytes.extend_from_slice(part);
    Span { offset, length: part.len() as u64 }
}

fn encode<T: serde::Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("BUG: plain data cannot fail to be encoded")
}
