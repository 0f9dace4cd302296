//! Where in a module's bytes something stands: in which function, and which of its instructions.

use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef, WasmFeatures};

/// An instruction of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructionPlace {
    /// The index of its function.
    pub function: u32,
    /// The name of the function, if the module tells it: any text.
    pub name: Option<String>,
    /// The number of the function among those that the module defines.
    pub defined: usize,
    /// The number of the instruction in its function. Behind the last is the `end` of the function.
    pub instruction: usize,
}

impl InstructionPlace {
    /// The instruction at an offset in the bytes, if it is in the body of a function.
    pub fn at(bytes: &[u8], offset: u64, features: WasmFeatures) -> Option<Self> {
        let mut parser = Parser::new(0);
        parser.set_features(features);
        let (mut imported, mut defined) = (0_u32, 0_usize);
        let mut place: Option<Self> = None;
        // As far as the bytes can be read: what is behind a mistake tells the name at most.
        for payload in parser.parse_all(bytes).map_while(Result::ok) {
            match payload {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().map_while(Result::ok);
                    let is_function = |ty| matches!(ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    let functions = imports.filter(|import| is_function(import.ty)).count();
                    imported =
                        imported.saturating_add(u32::try_from(functions).unwrap_or(u32::MAX));
                }
                Payload::CodeSectionEntry(body) => {
                    if body.range().contains(&offset) {
                        let index = u32::try_from(defined).unwrap_or(u32::MAX);
                        let function = imported.saturating_add(index);
                        let instruction = instruction_at(&body, offset)?;
                        place = Some(Self { function, name: None, defined, instruction });
                    }
                    defined += 1;
                }
                Payload::CustomSection(section) => {
                    if let (Some(place), KnownCustom::Name(names)) =
                        (&mut place, section.as_known())
                    {
                        let mut names = names.into_iter().map_while(Result::ok);
                        place.name = names.find_map(|name| name_of(name, place.function));
                    }
                }
                _ => {}
            }
        }
        place
    }
}

/// The number of the instruction at an offset, or of the last before it.
fn instruction_at(body: &FunctionBody<'_>, offset: u64) -> Option<usize> {
    let mut reader = body.get_operators_reader().ok()?;
    let mut number = 0;
    while !reader.eof() && reader.read().is_ok() && reader.original_position() <= offset {
        number += 1;
    }
    Some(number)
}

fn name_of(names: Name<'_>, function: u32) -> Option<String> {
    let Name::Function(names) = names else { return None };
    let mut names = names.into_iter().map_while(Result::ok);
    names.find(|naming| naming.index == function).map(|naming| naming.name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_and_the_instruction_at_an_offset() {
        let text = "(module (import \"m\" \"f\" (func)) (func) (func $f (local i32) nop (drop (i32.const 1))))";
        let buffer = wast::parser::ParseBuffer::new(text).unwrap();
        let bytes = wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap().encode().unwrap();
        let features = WasmFeatures::all();
        let at = |offset| InstructionPlace::at(&bytes, offset, features);
        // nop, i32.const 1, drop, end
        let body = [0x01, 0x41, 0x01, 0x1a, 0x0b];
        let start = bytes.windows(body.len()).position(|bytes| bytes == body).unwrap();
        let cut = &bytes[..start + body.len()];
        let start = start as u64;
        for (offset, instruction) in [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)] {
            let name = Some("f".to_owned());
            let expected = InstructionPlace { function: 2, name, defined: 1, instruction };
            assert_eq!(at(start + offset), Some(expected), "{offset}");
        }
        assert_eq!(at(0), None);
        assert_eq!(at(u64::MAX), None);
        // Cut short, nobody knows the name.
        let cut = InstructionPlace::at(cut, start, features);
        assert!(cut.is_none_or(|place| place.name.is_none()));
    }
}
