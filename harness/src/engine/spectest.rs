//! The host module `spectest`, which every script can import from, as data (WebAssembly/spec, `interpreter/host/spectest.ml`).
//!
//! An engine makes the items itself, from the rows of [`ITEMS`]. Or it instantiates [`module`], which exports one item:
//! all that this needs is that instances can import from each other. What the functions print decides no verdict.

use crate::script::value::Value;

/// The name by which modules import from it.
pub const NAME: &str = "spectest";

/// An item of `spectest`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A function that takes values of these types, and does and returns nothing.
    Print(&'static [NumberType]),
    /// A global that cannot be changed.
    Global(Value),
    /// A table of [`TABLE_ELEMENTS`] null references to functions.
    Table {
        /// The type of its indices.
        index: NumberType,
    },
    /// A memory of [`MEMORY_PAGES`].
    Memory {
        /// Whether threads can share it.
        shared: bool,
    },
}

/// A type of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a type of the specification")]
pub enum NumberType {
    I32,
    I64,
    F32,
    F64,
}

impl NumberType {
    /// The type of a number, or none for a vector or a reference.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::I32(_) => Some(I32),
            Value::I64(_) => Some(I64),
            Value::F32(_) => Some(F32),
            Value::F64(_) => Some(F64),
            Value::V128(_) | Value::Ref(_) => None,
        }
    }
}

/// How many elements the tables of `spectest` have, and can have at the most.
pub const TABLE_ELEMENTS: (u32, u32) = (10, 20);

/// How many pages the memories of `spectest` have, and can have at the most.
pub const MEMORY_PAGES: (u32, u32) = (1, 2);

use NumberType::{F32, F64, I32, I64};

/// All of `spectest`, by name.
pub const ITEMS: [(&str, Item); 15] = [
    ("print", Item::Print(&[])),
    ("print_i32", Item::Print(&[I32])),
    ("print_i64", Item::Print(&[I64])),
    ("print_f32", Item::Print(&[F32])),
    ("print_f64", Item::Print(&[F64])),
    ("print_i32_f32", Item::Print(&[I32, F32])),
    ("print_f64_f64", Item::Print(&[F64, F64])),
    ("global_i32", Item::Global(Value::I32(666))),
    ("global_i64", Item::Global(Value::I64(666))),
    ("global_f32", Item::Global(Value::F32(666.6_f32.to_bits()))),
    ("global_f64", Item::Global(Value::F64(666.6_f64.to_bits()))),
    ("table", Item::Table { index: I32 }),
    ("table64", Item::Table { index: I64 }),
    ("memory", Item::Memory { shared: false }),
    ("shared_memory", Item::Memory { shared: true }),
];

/// The item of a name.
pub fn item(name: &str) -> Option<Item> {
    ITEMS.into_iter().find(|(known, _)| *known == name).map(|(_, item)| item)
}

/// A module in the binary format that exports the item of a name, and nothing else.
///
/// It needs no feature that the item itself does not need: memory64 for `table64`, threads for `shared_memory`.
pub fn module(name: &str) -> Option<Vec<u8>> {
    let item = item(name)?;
    let mut bytes = b"\0asm\x01\0\0\0".to_vec();
    match &item {
        Item::Print(parameters) => {
            let mut ty = vec![1, 0x60];
            vector(&mut ty, &parameters.iter().map(|ty| code(*ty)).collect::<Vec<_>>());
            ty.push(0);
            section(&mut bytes, 1, &ty);
            section(&mut bytes, 3, &[1, 0]);
        }
        Item::Global(value) => section(&mut bytes, 6, &global(value)),
        Item::Table { index } => {
            let (minimum, maximum) = TABLE_ELEMENTS;
            let flags = if *index == I64 { 0x05 } else { 0x01 };
            section(&mut bytes, 4, &[1, 0x70, flags, small(minimum), small(maximum)]);
        }
        Item::Memory { shared } => {
            let (minimum, maximum) = MEMORY_PAGES;
            let flags = if *shared { 0x03 } else { 0x01 };
            section(&mut bytes, 5, &[1, flags, small(minimum), small(maximum)]);
        }
    }
    let kind = match item {
        Item::Print(_) => 0,
        Item::Table { .. } => 1,
        Item::Memory { .. } => 2,
        Item::Global(_) => 3,
    };
    let mut export = vec![1];
    vector(&mut export, name.as_bytes());
    export.extend([kind, 0]);
    section(&mut bytes, 7, &export);
    if matches!(item, Item::Print(_)) {
        section(&mut bytes, 10, &[1, 2, 0, 0x0b]);
    }
    Some(bytes)
}

/// The code of a type in the binary format.
fn code(ty: NumberType) -> u8 {
    match ty {
        I32 => 0x7f,
        I64 => 0x7e,
        F32 => 0x7d,
        F64 => 0x7c,
    }
}

/// The contents of a section of one global that cannot be changed.
fn global(value: &Value) -> Vec<u8> {
    let ty = NumberType::of(value).expect("BUG: spectest has globals of numbers alone");
    let (opcode, immediate) = match value {
        Value::I32(number) => (0x41, signed(number.cast_signed().into())),
        Value::I64(number) => (0x42, signed(number.cast_signed())),
        Value::F32(bits) => (0x43, bits.to_le_bytes().to_vec()),
        Value::F64(bits) => (0x44, bits.to_le_bytes().to_vec()),
        Value::V128(_) | Value::Ref(_) => unreachable!("BUG: it has a type of numbers"),
    };
    let mut contents = vec![1, code(ty), 0, opcode];
    contents.extend(immediate);
    contents.push(0x0b);
    contents
}

/// A signed number in LEB128.
fn signed(mut number: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        let is_last = number == if low & 0x40 == 0 { 0 } else { -1 };
        bytes.push(if is_last { low } else { low | 0x80 });
        if is_last {
            return bytes;
        }
    }
}

fn section(module: &mut Vec<u8>, id: u8, contents: &[u8]) {
    module.push(id);
    vector(module, contents);
}

/// Appends the length of the bytes, then the bytes.
fn vector(to: &mut Vec<u8>, bytes: &[u8]) {
    to.push(small(u32::try_from(bytes.len()).unwrap_or(u32::MAX)));
    to.extend(bytes);
}

/// The one byte that LEB128 needs for a small number.
fn small(number: u32) -> u8 {
    u8::try_from(number).ok().filter(|byte| *byte < 0x80).expect("BUG: all of spectest is small")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::{ExternalKind, Parser, Payload, Validator, WasmFeatures};

    #[test]
    fn the_module_of_each_item_is_valid_and_exports_it() {
        for (name, item) in ITEMS {
            let module = module(name).unwrap();
            Validator::new_with_features(WasmFeatures::all()).validate_all(&module).unwrap();
            let kind = match item {
                Item::Print(_) => ExternalKind::Func,
                Item::Global(_) => ExternalKind::Global,
                Item::Table { .. } => ExternalKind::Table,
                Item::Memory { .. } => ExternalKind::Memory,
            };
            let exports = Parser::new(0).parse_all(&module).filter_map(|payload| match payload {
                Ok(Payload::ExportSection(exports)) => Some(exports),
                _ => None,
            });
            let exports: Vec<_> = exports.flatten().map(Result::unwrap).collect();
            assert_eq!(exports.len(), 1, "{name}");
            assert_eq!((exports[0].name, exports[0].kind), (name, kind));
        }
        assert_eq!(module("nothing"), None);
    }

    #[test]
    fn the_globals_are_those_of_the_reference_interpreter() {
        let text = |name: &str| wasm_text(&module(name).unwrap());
        assert!(text("global_i32").contains("i32 666"), "{}", text("global_i32"));
        assert!(text("global_i64").contains("i64 666"));
        assert!(text("global_f32").contains(&format!("f32 {:#x}", 666.6_f32.to_bits())));
        assert!(text("global_f64").contains(&format!("f64 {:#x}", 666.6_f64.to_bits())));
    }

    /// The constant of the only global.
    fn wasm_text(module: &[u8]) -> String {
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::GlobalSection(globals) = payload.unwrap() {
                let global = globals.into_iter().next().unwrap().unwrap();
                return match global.init_expr.get_operators_reader().read().unwrap() {
                    wasmparser::Operator::I32Const { value } => format!("i32 {value}"),
                    wasmparser::Operator::I64Const { value } => format!("i64 {value}"),
                    wasmparser::Operator::F32Const { value } => format!("f32 {:#x}", value.bits()),
                    wasmparser::Operator::F64Const { value } => format!("f64 {:#x}", value.bits()),
                    other => panic!("{other:?}"),
                };
            }
        }
        panic!("no global")
    }
}
