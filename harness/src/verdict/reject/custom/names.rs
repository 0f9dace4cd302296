//! The name section: names for the module, its functions, locals, types, fields and tags.

use wasmparser::WasmFeatures as F;

use super::shape::{Composite, Shape};
use super::{DecodeRefusal, ended};
use crate::verdict::reject::reader::{Reader, Result, refuse};

/// The indices that have names, each list in increasing order. The names themselves are not needed.
#[derive(Default)]
pub(super) struct Names {
    functions: Vec<u32>,
    locals: Vec<(u32, Vec<u32>)>,
    types: Vec<u32>,
    fields: Vec<(u32, Vec<u32>)>,
    tags: Vec<u32>,
}

type Content = fn(&mut Reader<'_>, &mut Names) -> Result<()>;

/// The subsections in the order of their ids: the id, the feature that adds the subsection, its content.
const SUBSECTIONS: [(u8, F, Content); 6] = [
    (0, F::empty(), |r, _| name(r)),
    (1, F::empty(), |r, names| name_map(r).map(|map| names.functions = map)),
    (2, F::empty(), |r, names| indirect_name_map(r).map(|map| names.locals = map)),
    (4, F::GC, |r, names| name_map(r).map(|map| names.types = map)),
    (10, F::GC, |r, names| indirect_name_map(r).map(|map| names.fields = map)),
    (11, F::EXCEPTIONS, |r, names| name_map(r).map(|map| names.tags = map)),
];

/// Decodes a name section by the grammar that `features` make.
pub(super) fn decode(content: &[u8], features: F) -> std::result::Result<Names, DecodeRefusal> {
    let mut reader = Reader::new(content, features);
    section(&mut reader)
        .map_err(|refusal| ended(refusal, content, "unexpected end of name section"))
}

fn section(reader: &mut Reader<'_>) -> Result<Names> {
    let mut names = Names::default();
    for (id, feature, content) in SUBSECTIONS {
        if reader.peek() == Some(id) && reader.has(feature) {
            reader.byte()?;
            let size = reader.u32()?;
            let start = reader.at();
            content(reader, &mut names)?;
            if (reader.at() - start) as u64 != size {
                return refuse("name subsection size mismatch", reader.at());
            }
        }
    }
    match reader.at() == reader.len() {
        true => Ok(names),
        // A known id that is out of order, or occurs a second time, gets this text too.
        false => refuse("invalid name subsection id", reader.at()),
    }
}

/// A name. As in the reference, its length is not compared with the remaining bytes before they are taken.
fn name(reader: &mut Reader<'_>) -> Result<()> {
    let length = usize::try_from(reader.u32()?).unwrap_or(usize::MAX);
    let at = reader.at();
    match std::str::from_utf8(reader.take(length)?) {
        Ok(_) => Ok(()),
        Err(_) => refuse("malformed UTF-8 encoding", at),
    }
}

fn name_map(reader: &mut Reader<'_>) -> Result<Vec<u32>> {
    let mut indices = Vec::new();
    for _ in 0..reader.u32()? {
        let (at, index) = (reader.at(), index(reader)?);
        name(reader)?;
        follows(index, &indices, at, "custom @name: multiple function or local names")?;
        indices.push(index);
    }
    Ok(indices)
}

fn indirect_name_map(reader: &mut Reader<'_>) -> Result<Vec<(u32, Vec<u32>)>> {
    let (mut outer, mut maps) = (Vec::new(), Vec::new());
    for _ in 0..reader.u32()? {
        let (at, index) = (reader.at(), index(reader)?);
        let map = name_map(reader)?;
        follows(index, &outer, at, "custom @name: multiple function names")?;
        outer.push(index);
        maps.push((index, map));
    }
    Ok(maps)
}

fn index(reader: &mut Reader<'_>) -> Result<u32> {
    reader.u32().map(|index| u32::try_from(index).unwrap_or(u32::MAX))
}

/// Indices must increase. An index that occurs twice has a text of its own.
fn follows(index: u32, previous: &[u32], at: usize, twice: &'static str) -> Result<()> {
    match previous.last() {
        Some(last) if index <= *last && previous.contains(&index) => refuse(twice, at),
        Some(last) if index < *last => refuse("custom @name: indices out of order", at),
        _ => Ok(()),
    }
}

impl Names {
    /// Checks that everything that has a name exists.
    pub(super) fn check(&self, shape: &Shape<'_>) -> std::result::Result<(), String> {
        let unknown =
            |what: &str, index: u32| Err(format!("custom @name: invalid {what} index {index}"));
        for &index in &self.functions {
            if shape.function(index).is_none() {
                return unknown("function", index);
            }
        }
        for (function, locals) in &self.locals {
            let Some(count) = shape.locals(*function) else {
                return unknown("function", *function);
            };
            if let Some(local) = locals.iter().find(|local| u64::from(**local) >= count) {
                return Err(format!(
                    "custom @name: invalid local index {local} for function {function}"
                ));
            }
        }
        for &index in &self.types {
            if shape.composite(index).is_none() {
                return unknown("type", index);
            }
        }
        for (ty, fields) in &self.fields {
            let count = match shape.composite(*ty) {
                Some(Composite::Struct { fields }) => fields,
                Some(_) => return Err(format!("custom @name: non-struct type {ty}")),
                None => return unknown("type", *ty),
            };
            if let Some(field) = fields.iter().find(|field| **field as usize >= count) {
                return Err(format!("custom @name: invalid field index {field} for type {ty}"));
            }
        }
        match self.tags.iter().find(|tag| **tag >= shape.tags) {
            Some(tag) => unknown("tag", *tag),
            None => Ok(()),
        }
    }
}
