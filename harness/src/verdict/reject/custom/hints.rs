//! The section of branch hints: for offsets of instructions in functions, whether a branch is likely.

use super::shape::Shape;
use super::{DecodeRefusal, ended};
use crate::verdict::reject::reader::{Reader, Result, refuse};

pub(super) const DUPLICATE: &str = "@metadata.code.branch_hint section: duplicate section";
pub(super) const LATE: &str = "@metadata.code.branch_hint section: not before the code section";

/// The hinted functions in the order of the section, each with the offsets of its hints in their order.
pub(super) struct Hints(Vec<(u32, Vec<u32>)>);

/// Decodes a section of hints. Offsets must be those of instructions, so this also reads the module's code.
pub(super) fn decode(
    content: &[u8],
    shape: &mut Shape<'_>,
) -> std::result::Result<Hints, DecodeRefusal> {
    let mut reader = Reader::new(content, wasmparser::WasmFeatures::empty());
    section(&mut reader, shape).map_err(|refusal| {
        ended(refusal, content, "@metadata.code.branch_hint section: unexpected end")
    })
}

fn section(reader: &mut Reader<'_>, shape: &mut Shape<'_>) -> Result<Hints> {
    let mut functions = Vec::new();
    for _ in 0..reader.u32()? {
        let function = number(reader)?;
        let mut offsets = Vec::new();
        for _ in 0..reader.u32()? {
            offsets.push(hint(reader, function, shape)?);
        }
        functions.push((function, offsets));
    }
    match reader.at() == reader.len() {
        true => Ok(Hints(functions)),
        false => refuse("@metadata.code.branch_hint section: size mismatch", reader.at()),
    }
}

/// One hint: the offset of its instruction, the size of the hint's value, and the value.
fn hint(reader: &mut Reader<'_>, function: u32, shape: &mut Shape<'_>) -> Result<u32> {
    let start = reader.at();
    let offset = number(reader)?;
    let at = reader.at();
    if reader.u32()? != 1 {
        return refuse("@metadata.code.branch_hint section: missing reserved byte", at);
    }
    let at = reader.at();
    if reader.byte()? > 1 {
        return refuse("@metadata.code.branch_hint section: invalid hint value", at);
    }
    // A missing function has no offsets to compare with. Validation reports that.
    match shape.instructions(function) {
        Some(instructions) if instructions.at(offset).is_none() => {
            refuse("@metadata.code.branch_hint section: invalid offset", start)
        }
        _ => Ok(offset),
    }
}

fn number(reader: &mut Reader<'_>) -> Result<u32> {
    reader.u32().map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

impl Hints {
    /// Whether functions and offsets are in order, and every hint is for a conditional branch.
    pub(super) fn check(&self, shape: &mut Shape<'_>) -> std::result::Result<(), String> {
        let order = || Err("@metadata.code.branch_hint annotation: invalid order".to_owned());
        if self.0.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
            return order();
        }
        for (function, offsets) in &self.0 {
            let Some(instructions) = shape.instructions(*function) else {
                return Err(format!(
                    "@metadata.code.branch_hint section: invalid function index {function}"
                ));
            };
            if offsets.windows(2).any(|pair| pair[0] >= pair[1]) {
                return order();
            }
            if offsets.iter().any(|offset| instructions.at(*offset) != Some(true)) {
                return Err("@metadata.code.branch_hint annotation: invalid target".to_owned());
            }
        }
        Ok(())
    }
}
