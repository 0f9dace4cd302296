//! Where in a module's bytes something stands: in which function, segment or other part, and which of its instructions.

use std::fmt;
use wasmparser::{
    ConstExpr, DataKind, Element, ElementItems, ElementKind, FunctionBody, KnownCustom, Name,
    NameMap, OperatorsReader, Parser, Payload, SectionLimited, TableInit, TypeRef, WasmFeatures,
};

/// A part of a module that has instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A function.
    Function,
    /// A table, which may have an initial value.
    Table,
    /// A global.
    Global,
    /// An element segment.
    Element,
    /// A data segment.
    Data,
}

/// A place in a part of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructionPlace {
    /// The kind of the part.
    pub part: Part,
    /// The index of the part.
    pub index: u32,
    /// The name of the part, if the module tells it: any text.
    pub name: Option<String>,
    /// The number of the part among those of its kind that the module defines.
    pub defined: usize,
    /// The number of the element in its segment, if the place is in an element's expression.
    pub element: Option<usize>,
    /// The number of the instruction in its function or constant expression. The number after the last one is the
    /// `end`. None if the place is in a part, but in no expression of it.
    pub instruction: Option<usize>,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Function => "function",
            Self::Table => "table",
            Self::Global => "global",
            Self::Element => "element segment",
            Self::Data => "data segment",
        })
    }
}

impl InstructionPlace {
    /// The place at an offset in the bytes, if the offset is in such a part.
    pub fn at(bytes: &[u8], offset: u64, features: WasmFeatures) -> Option<Self> {
        let mut parser = Parser::new(0);
        parser.set_features(features);
        let mut imported = Imported::default();
        let mut functions = 0;
        let mut place: Option<Self> = None;
        // Read as far as the bytes can be read: all that could follow a mistake is the name.
        for payload in parser.parse_all(bytes).map_while(Result::ok) {
            let found = match payload {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().map_while(Result::ok);
                    imports.for_each(|import| imported.count(import.ty));
                    None
                }
                Payload::TableSection(section) => {
                    find(section, offset, |table| match &table.init {
                        TableInit::Expr(init) => in_constant(init, offset),
                        TableInit::RefNull => None,
                    })
                    .map(|found| found.of(Part::Table, imported.tables))
                }
                Payload::GlobalSection(section) => {
                    find(section, offset, |global| in_constant(&global.init_expr, offset))
                        .map(|found| found.of(Part::Global, imported.globals))
                }
                Payload::ElementSection(section) => {
                    find(section, offset, |element| in_element(element, offset))
                        .map(|found| found.of(Part::Element, 0))
                }
                Payload::DataSection(section) => find(section, offset, |data| match &data.kind {
                    DataKind::Active { offset_expr, .. } => in_constant(offset_expr, offset),
                    DataKind::Passive => None,
                })
                .map(|found| found.of(Part::Data, 0)),
                Payload::CodeSectionEntry(body) => {
                    let number = functions;
                    functions += 1;
                    let is_there = body.range().contains(&offset);
                    let found = is_there.then(|| Found {
                        number,
                        inside: in_body(&body, offset).map(|number| (None, number)),
                    });
                    found.map(|found| found.of(Part::Function, imported.functions))
                }
                Payload::CustomSection(section) => {
                    if let (Some(place), KnownCustom::Name(names)) =
                        (&mut place, section.as_known())
                    {
                        let mut names = names.into_iter().map_while(Result::ok);
                        place.name = names.find_map(|names| place.name_in(names));
                    }
                    None
                }
                _ => None,
            };
            place = place.or(found);
        }
        place
    }

    fn name_in(&self, names: Name<'_>) -> Option<String> {
        let names: NameMap<'_> = match (self.part, names) {
            (Part::Function, Name::Function(names))
            | (Part::Table, Name::Table(names))
            | (Part::Global, Name::Global(names))
            | (Part::Element, Name::Element(names))
            | (Part::Data, Name::Data(names)) => names,
            _ => return None,
        };
        let mut names = names.into_iter().map_while(Result::ok);
        names.find(|naming| naming.index == self.index).map(|naming| naming.name.to_owned())
    }
}

/// How many of each kind are imported.
#[derive(Default)]
struct Imported {
    functions: u32,
    tables: u32,
    globals: u32,
}

impl Imported {
    fn count(&mut self, ty: TypeRef) {
        let count = match ty {
            TypeRef::Func(_) | TypeRef::FuncExact(_) => &mut self.functions,
            TypeRef::Table(_) => &mut self.tables,
            TypeRef::Global(_) => &mut self.globals,
            TypeRef::Memory(_) | TypeRef::Tag(_) => return,
        };
        *count = count.saturating_add(1);
    }
}

/// The number of the element in its segment, if the place is in one, and the number of the instruction.
type Inside = (Option<usize>, usize);

/// A part that an offset is in.
struct Found {
    /// Its number in its section.
    number: usize,
    /// The place in an expression of it, if the offset is in one.
    inside: Option<Inside>,
}

impl Found {
    fn of(self, part: Part, imported: u32) -> InstructionPlace {
        let Self { number, inside } = self;
        InstructionPlace {
            part,
            index: imported.saturating_add(u32::try_from(number).unwrap_or(u32::MAX)),
            name: None,
            defined: number,
            element: inside.and_then(|(element, _)| element),
            instruction: inside.map(|(_, instruction)| instruction),
        }
    }
}

/// The part of a section that an offset is in.
fn find<'a, T: wasmparser::FromReader<'a>>(
    section: SectionLimited<'a, T>,
    offset: u64,
    inside: impl Fn(&T) -> Option<Inside>,
) -> Option<Found> {
    if !section.range().contains(&offset) {
        return None;
    }
    let items = section.into_iter_with_offsets().map_while(Result::ok);
    let (number, (_, item)) =
        items.enumerate().take_while(|(_, (start, _))| *start <= offset).last()?;
    Some(Found { number, inside: inside(&item) })
}

fn in_constant(expression: &ConstExpr<'_>, offset: u64) -> Option<Inside> {
    let is_there = expression.get_binary_reader().range().contains(&offset);
    is_there.then(|| (None, number_at(expression.get_operators_reader(), offset)))
}

fn in_element(element: &Element<'_>, offset: u64) -> Option<Inside> {
    if let ElementKind::Active { offset_expr, .. } = &element.kind
        && let Some(inside) = in_constant(offset_expr, offset)
    {
        return Some(inside);
    }
    let ElementItems::Expressions(_, items) = &element.items else { return None };
    let mut items = items.clone().into_iter().map_while(Result::ok).enumerate();
    items.find_map(|(element, item)| {
        in_constant(&item, offset).map(|(_, instruction)| (Some(element), instruction))
    })
}

fn in_body(body: &FunctionBody<'_>, offset: u64) -> Option<usize> {
    body.get_operators_reader().ok().map(|operators| number_at(operators, offset))
}

/// The number of the instruction at an offset, or of the last before it.
fn number_at(mut operators: OperatorsReader<'_>, offset: u64) -> usize {
    let mut number = 0;
    while !operators.eof() && operators.read().is_ok() && operators.original_position() <= offset {
        number += 1;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(text: &str) -> Vec<u8> {
        let buffer = wast::parser::ParseBuffer::new(text).unwrap();
        wast::parser::parse::<wast::Wat<'_>>(&buffer).unwrap().encode().unwrap()
    }

    /// Where the bytes of some instructions are.
    fn start_of(bytes: &[u8], instructions: &[u8]) -> u64 {
        let start = bytes.windows(instructions.len()).position(|bytes| bytes == instructions);
        start.unwrap() as u64
    }

    #[test]
    fn an_offset_leads_to_its_function_and_instruction() {
        let bytes = encode(
            "(module (import \"m\" \"f\" (func)) (func) (func $f (local i32) nop (drop (i32.const 1))))",
        );
        let features = WasmFeatures::all();
        let at = |offset| InstructionPlace::at(&bytes, offset, features);
        // nop, i32.const 1, drop, end
        let body = [0x01, 0x41, 0x01, 0x1a, 0x0b];
        let start = start_of(&bytes, &body);
        let cut = &bytes[..usize::try_from(start).unwrap() + body.len()];
        for (offset, instruction) in [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)] {
            let expected = InstructionPlace {
                part: Part::Function,
                index: 2,
                name: Some("f".to_owned()),
                defined: 1,
                element: None,
                instruction: Some(instruction),
            };
            assert_eq!(at(start + offset), Some(expected), "{offset}");
        }
        assert_eq!(at(0), None);
        assert_eq!(at(u64::MAX), None);
        // If the module is cut short, the name is not known.
        let cut = InstructionPlace::at(cut, start, features);
        assert!(cut.is_none_or(|place| place.name.is_none()));
    }

    #[test]
    fn an_offset_leads_to_its_constant_expression() {
        let bytes = encode(
            "(module (import \"m\" \"g\" (global i32)) (memory 1)
               (table $t 1 (ref null i31) (ref.i31 (i32.const 11)))
               (global i32 (i32.const 12)) (global $g i32 (i32.add (i32.const 13) (i32.const 14)))
               (elem funcref (ref.null func)) (elem $e (i32.const 15) i31ref (ref.null i31) (ref.i31 (i32.const 16)))
               (func $f) (elem func $f) (data \"x\") (data $d (i32.const 17) \"y\"))",
        );
        let place = |constant: u8| {
            let offset = start_of(&bytes, &[0x41, constant]);
            let place = InstructionPlace::at(&bytes, offset, WasmFeatures::all()).unwrap();
            let InstructionPlace { part, index, name, defined, element, instruction } = place;
            (part, index, name.unwrap_or_default(), defined, element, instruction)
        };
        let row = |part, index, name: &str, defined, element, instruction| {
            (part, index, name.to_owned(), defined, element, Some(instruction))
        };
        assert_eq!(place(11), row(Part::Table, 0, "t", 0, None, 0));
        assert_eq!(place(12), row(Part::Global, 1, "", 0, None, 0));
        assert_eq!(place(14), row(Part::Global, 2, "g", 1, None, 1));
        assert_eq!(place(15), row(Part::Element, 1, "e", 1, None, 0));
        assert_eq!(place(16), row(Part::Element, 1, "e", 1, Some(1), 0));
        assert_eq!(place(17), row(Part::Data, 1, "d", 1, None, 0));
        // The index of a function in a segment is no instruction.
        let offset = start_of(&bytes, &[0x01, 0x00, 0x01, 0x00]) + 3;
        let place = InstructionPlace::at(&bytes, offset, WasmFeatures::all()).unwrap();
        assert_eq!((place.part, place.index, place.instruction), (Part::Element, 2, None));
    }
}
