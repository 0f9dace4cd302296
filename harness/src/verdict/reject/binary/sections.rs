//! Modules and their sections, in the order that the grammar gives them.

use wasmparser::WasmFeatures as F;

use super::instructions::expression;
use super::types;
use crate::verdict::reject::reader::{Reader, Result, refuse};

type Content = fn(&mut Reader<'_>, &mut Counts) -> Result<()>;

/// The sections in the order of the grammar: the id, the feature that adds the section, its content.
const SECTIONS: [(u8, F, Content); 13] = [
    (1, F::empty(), |r, _| r.vector(types::recursive_type)),
    (2, F::empty(), |r, _| r.vector(import)),
    (3, F::empty(), functions),
    (4, F::empty(), |r, _| r.vector(table)),
    (5, F::empty(), |r, _| r.vector(types::memory_type)),
    (13, F::EXCEPTIONS, |r, _| r.vector(types::tag_type)),
    (6, F::empty(), |r, _| r.vector(global)),
    (7, F::empty(), |r, _| r.vector(export)),
    (8, F::empty(), |r, _| r.u32().map(drop)),
    (9, F::empty(), |r, _| r.vector(element)),
    (12, F::BULK_MEMORY, data_count),
    (10, F::empty(), code),
    (11, F::empty(), data),
];

/// The lengths that sections must agree on.
#[derive(Default)]
struct Counts {
    functions: usize,
    bodies: usize,
    data: u64,
    data_count: Option<u64>,
    names_data: bool,
}

/// A whole module.
pub(super) fn module(reader: &mut Reader<'_>) -> Result<()> {
    if reader.take(4)? != b"\0asm" {
        return refuse("magic header not detected", 0);
    }
    if reader.take(4)? != [1, 0, 0, 0] {
        return refuse("unknown binary version", 4);
    }
    let mut counts = Counts::default();
    custom_sections(reader)?;
    for (id, feature, content) in SECTIONS {
        if next_section(reader)? == Some(id) && reader.has(feature) {
            reader.byte()?;
            reader.sized(|reader, _| content(reader, &mut counts))?;
            custom_sections(reader)?;
        }
    }
    let end = reader.len();
    if reader.at() != end {
        return refuse("unexpected content after last section", reader.at());
    }
    if counts.functions != counts.bodies {
        return refuse("function and code section have inconsistent lengths", end);
    }
    if counts.data_count.is_some_and(|count| count != counts.data) {
        return refuse("data count and data section have inconsistent lengths", end);
    }
    if counts.data_count.is_none() && counts.names_data {
        return refuse("data count section required", end);
    }
    Ok(())
}

/// The id of the section that comes next, if there is one.
fn next_section(reader: &Reader<'_>) -> Result<Option<u8>> {
    let known = |id| match id {
        0..=11 => true,
        12 => reader.has(F::BULK_MEMORY),
        13 => reader.has(F::EXCEPTIONS),
        _ => false,
    };
    match reader.peek() {
        Some(id) if !known(id) => refuse("malformed section id", reader.at()),
        id => Ok(id),
    }
}

fn custom_sections(reader: &mut Reader<'_>) -> Result<()> {
    while next_section(reader)? == Some(0) {
        reader.byte()?;
        reader.sized(|reader, size| {
            let start = reader.at();
            reader.name()?;
            match size.checked_sub(reader.at() - start) {
                Some(rest) => reader.take(rest).map(drop),
                None => reader.end(),
            }
        })?;
    }
    Ok(())
}

/// The imports of one entry: a compact entry has several of one module.
fn import(reader: &mut Reader<'_>) -> Result<()> {
    reader.name()?;
    let at = reader.at();
    let is_compact = reader.has(F::COMPACT_IMPORTS) && reader.length()? == 0;
    reader.back_to(at);
    reader.name()?;
    match reader.peek() {
        Some(0x7f) if is_compact => {
            reader.byte()?;
            reader.vector(|reader| {
                reader.name()?;
                external_type(reader)
            })
        }
        Some(0x7e) if is_compact => {
            reader.byte()?;
            external_type(reader)?;
            reader.vector(Reader::name)
        }
        _ => external_type(reader),
    }
}

fn external_type(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    match reader.byte()? {
        0x00 => reader.u32().map(drop),
        0x01 => types::table_type(reader),
        0x02 => types::memory_type(reader),
        0x03 => types::global_type(reader),
        0x04 if reader.has(F::EXCEPTIONS) => types::tag_type(reader),
        0x20 if reader.has(F::CUSTOM_DESCRIPTORS) => reader.u32().map(drop),
        _ => refuse("malformed import kind", at),
    }
}

fn functions(reader: &mut Reader<'_>, counts: &mut Counts) -> Result<()> {
    reader.vector(|reader| {
        counts.functions += 1;
        reader.u32().map(drop)
    })
}

fn table(reader: &mut Reader<'_>) -> Result<()> {
    if reader.peek() == Some(0x40) && reader.has(F::FUNCTION_REFERENCES) {
        reader.byte()?;
        reader.expect(0, "zero byte expected")?;
        types::table_type(reader)?;
        return expression(reader);
    }
    types::table_type(reader)
}

fn global(reader: &mut Reader<'_>) -> Result<()> {
    types::global_type(reader)?;
    expression(reader)
}

fn export(reader: &mut Reader<'_>) -> Result<()> {
    reader.name()?;
    let at = reader.at();
    match reader.byte()? {
        0x00..=0x03 => reader.u32().map(drop),
        0x04 if reader.has(F::EXCEPTIONS) => reader.u32().map(drop),
        _ => refuse("malformed export kind", at),
    }
}

fn element(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    let kind = reader.u32()?;
    if kind > 7 && !reader.has(F::BULK_MEMORY) {
        // The number was the table's index before bulk memory. A number that can be a kind is read as a kind all the
        // same, because today's encoders of text modules write kinds.
        expression(reader)?;
        return reader.vector(|reader| reader.u32().map(drop));
    }
    if kind > 7 {
        return refuse("malformed elements segment kind", at);
    }
    let (active, has_index, expressions) = (kind & 1 == 0, kind & 2 != 0, kind & 4 != 0);
    if active {
        if has_index {
            reader.u32()?;
        }
        expression(reader)?;
    }
    match (kind & 3 == 0, expressions) {
        (true, _) => {}
        (false, true) => types::reference_type(reader)?,
        (false, false) => reader.expect(0, "malformed element kind")?,
    }
    match expressions {
        true => reader.vector(expression),
        false => reader.vector(|reader| reader.u32().map(drop)),
    }
}

fn data_count(reader: &mut Reader<'_>, counts: &mut Counts) -> Result<()> {
    counts.data_count = Some(reader.u32()?);
    Ok(())
}

fn code(reader: &mut Reader<'_>, counts: &mut Counts) -> Result<()> {
    // Only bodies need a data count: constant expressions that name data are refused later, as not constant.
    reader.names_data = false;
    reader.vector(|reader| {
        counts.bodies += 1;
        reader.sized(|reader, _| {
            locals(reader)?;
            expression(reader)
        })
    })?;
    counts.names_data = reader.names_data;
    Ok(())
}

fn locals(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    let mut count = 0;
    reader.vector(|reader| {
        count += reader.u32()?;
        types::value_type(reader)
    })?;
    if count < 1 << 32 { Ok(()) } else { refuse("too many locals", at) }
}

fn data(reader: &mut Reader<'_>, counts: &mut Counts) -> Result<()> {
    reader.vector(|reader| {
        counts.data += 1;
        let at = reader.at();
        match reader.u32()? {
            0 => expression(reader)?,
            // The number was the memory's index before bulk memory.
            3.. if !reader.has(F::BULK_MEMORY) => expression(reader)?,
            1 => {}
            2 => {
                reader.u32()?;
                expression(reader)?;
            }
            _ => return refuse("malformed data segment kind", at),
        }
        let length = reader.length()?;
        reader.take(length).map(drop)
    })
}
