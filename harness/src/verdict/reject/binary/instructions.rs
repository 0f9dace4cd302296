//! Instructions: what follows each opcode, and the feature that each opcode comes with.

use wasmparser::WasmFeatures as F;

use super::types;
use crate::verdict::reject::reader::{Reader, Result, refuse};

/// What follows an opcode.
#[derive(Clone, Copy)]
enum Immediates {
    None,
    /// A structured instruction; its body ends with `end`.
    Block,
    If,
    TryTable,
    /// A `try` of the legacy proposal; `catch`, `catch_all` or `delegate` may come in it.
    Try,
    Catch,
    CatchAll,
    /// A label; ends the `try`.
    Delegate,
    Index,
    TwoIndices,
    /// A type and a table. The table's index was a zero byte before reference types.
    CallIndirect,
    BranchTable,
    ValueTypes,
    HeapType,
    BranchOnCast,
    /// A continuation type, then this many more indices, then the handlers.
    Resume(usize),
    Memory,
    /// An atomic access that reads or writes, which may name its ordering.
    Atomic,
    /// An atomic access that does both, which may name both orderings.
    ReadModifyWrite,
    /// An ordering. It was a zero byte when there was only one ordering.
    Fence,
    /// An ordering, then this many indices.
    Ordered(usize),
    /// A memory's access, then the lane.
    MemoryLane,
    /// The memory's index was a zero byte before multi-memory.
    MemoryIndex,
    /// Segment, then memory.
    DataThenMemory,
    TwoMemories,
    /// A type and a data segment, whose number the data count section tells.
    TypeThenData,
    Data,
    /// A signed integer of this many bits.
    Signed(u32),
    /// This many bytes of any value.
    Bytes(usize),
}

use Immediates as I;

/// What an opcode of one byte takes, and its feature.
fn plain(opcode: u8) -> Option<(Immediates, F)> {
    Some(match opcode {
        0x00 | 0x01 | 0x0f | 0x1a | 0x1b | 0x45..=0xbf => (I::None, F::empty()),
        0x02 | 0x03 => (I::Block, F::empty()),
        0x04 => (I::If, F::empty()),
        0x06 => (I::Try, F::LEGACY_EXCEPTIONS),
        0x07 => (I::Catch, F::LEGACY_EXCEPTIONS),
        0x08 => (I::Index, F::EXCEPTIONS),
        0x09 => (I::Index, F::LEGACY_EXCEPTIONS),
        0x0a => (I::None, F::EXCEPTIONS),
        0x1f => (I::TryTable, F::EXCEPTIONS),
        0x0c | 0x0d | 0x10 | 0x20..=0x24 => (I::Index, F::empty()),
        0x0e => (I::BranchTable, F::empty()),
        0x11 => (I::CallIndirect, F::empty()),
        0x12 => (I::Index, F::TAIL_CALL),
        0x13 => (I::CallIndirect, F::TAIL_CALL),
        0x14 | 0x15 => (I::Index, F::FUNCTION_REFERENCES),
        0x18 => (I::Delegate, F::LEGACY_EXCEPTIONS),
        0x19 => (I::CatchAll, F::LEGACY_EXCEPTIONS),
        0x1c => (I::ValueTypes, F::REFERENCE_TYPES),
        0x25 | 0x26 | 0xd2 => (I::Index, F::REFERENCE_TYPES),
        0x28..=0x3e => (I::Memory, F::empty()),
        0x3f | 0x40 => (I::MemoryIndex, F::empty()),
        0x41 => (I::Signed(32), F::empty()),
        0x42 => (I::Signed(64), F::empty()),
        0x43 => (I::Bytes(4), F::empty()),
        0x44 => (I::Bytes(8), F::empty()),
        0xc0..=0xc4 => (I::None, F::SIGN_EXTENSION),
        0xd0 => (I::HeapType, F::REFERENCE_TYPES),
        0xd1 => (I::None, F::REFERENCE_TYPES),
        0xd3 => (I::None, F::GC),
        0xd4 => (I::None, F::FUNCTION_REFERENCES),
        0xd5 | 0xd6 => (I::Index, F::FUNCTION_REFERENCES),
        0xe0 | 0xe2 => (I::Index, F::STACK_SWITCHING),
        0xe1 | 0xe6 => (I::TwoIndices, F::STACK_SWITCHING),
        0xe3 | 0xe5 => (I::Resume(0), F::STACK_SWITCHING),
        0xe4 => (I::Resume(1), F::STACK_SWITCHING),
        _ => return None,
    })
}

/// What an opcode after a prefix byte takes, and its feature.
fn prefixed(prefix: u8, opcode: u64) -> Option<(Immediates, F)> {
    match prefix {
        0xfb => heap(opcode),
        0xfc => bulk(opcode),
        0xfd => vector(opcode),
        0xfe => atomic(opcode),
        _ => None,
    }
}

/// Structures, arrays, casts.
fn heap(opcode: u64) -> Option<(Immediates, F)> {
    Some(match opcode {
        0x00 | 0x01 | 0x06 | 0x07 | 0x0b..=0x0e | 0x10 => (I::Index, F::GC),
        0x02..=0x05 | 0x08 | 0x0a | 0x11 | 0x13 => (I::TwoIndices, F::GC),
        0x09 | 0x12 => (I::TypeThenData, F::GC),
        0x0f | 0x1a..=0x1e => (I::None, F::GC),
        0x14..=0x17 => (I::HeapType, F::GC),
        0x18 | 0x19 => (I::BranchOnCast, F::GC),
        0x20..=0x22 => (I::Index, F::CUSTOM_DESCRIPTORS),
        0x23 | 0x24 => (I::HeapType, F::CUSTOM_DESCRIPTORS),
        0x25 | 0x26 => (I::BranchOnCast, F::CUSTOM_DESCRIPTORS),
        _ => return None,
    })
}

/// Saturating conversions, bulk operations on memories and tables, `memory.discard`, wide arithmetic.
fn bulk(opcode: u64) -> Option<(Immediates, F)> {
    Some(match opcode {
        0x00..=0x07 => (I::None, F::SATURATING_FLOAT_TO_INT),
        0x08 => (I::DataThenMemory, F::BULK_MEMORY),
        0x09 => (I::Data, F::BULK_MEMORY),
        0x0a => (I::TwoMemories, F::BULK_MEMORY_OPT),
        0x0b => (I::MemoryIndex, F::BULK_MEMORY_OPT),
        0x0c | 0x0e => (I::TwoIndices, F::BULK_MEMORY),
        0x0d => (I::Index, F::BULK_MEMORY),
        0x0f..=0x11 => (I::Index, F::REFERENCE_TYPES),
        0x12 => (I::MemoryIndex, F::MEMORY_CONTROL),
        0x13..=0x16 => (I::None, F::WIDE_ARITHMETIC),
        _ => return None,
    })
}

/// Vector instructions.
fn vector(opcode: u64) -> Option<(Immediates, F)> {
    let immediates = match opcode {
        0x00..=0x0b | 0x5c | 0x5d => I::Memory,
        0x54..=0x5b => I::MemoryLane,
        0x0c | 0x0d => I::Bytes(16),
        0x15..=0x22 => I::Bytes(1),
        // Gaps in the table of opcodes.
        0x9a
        | 0xa2
        | 0xa5
        | 0xa6
        | 0xaf
        | 0xb0
        | 0xb2..=0xb4
        | 0xbb
        | 0xc2
        | 0xc5
        | 0xc6
        | 0xcf
        | 0xd0
        | 0xd2..=0xd4
        | 0xe2
        | 0xee => return None,
        0x0e..=0xff => I::None,
        0x100..=0x113 => return Some((I::None, F::RELAXED_SIMD)),
        _ => return None,
    };
    Some((immediates, F::SIMD))
}

/// Atomic accesses: of memories, then of globals, tables, structures and arrays.
fn atomic(opcode: u64) -> Option<(Immediates, F)> {
    Some(match opcode {
        0x00..=0x02 => (I::Memory, F::THREADS),
        0x03 => (I::Fence, F::THREADS),
        0x04 => (I::None, F::ACQUIRE_RELEASE_ATOMICS),
        0x10..=0x1d => (I::Atomic, F::THREADS),
        0x1e..=0x4e => (I::ReadModifyWrite, F::THREADS),
        0x4f..=0x5b | 0x67..=0x71 => (I::Ordered(1), F::SHARED_EVERYTHING_THREADS),
        0x5c..=0x66 => (I::Ordered(2), F::SHARED_EVERYTHING_THREADS),
        0x72 => (I::None, F::SHARED_EVERYTHING_THREADS),
        _ => return None,
    })
}

/// What may still come in an open block before its `end`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nothing.
    Block,
    /// `else`.
    If,
    /// Handlers, or `delegate` in the place of `end`.
    Try,
    /// Handlers.
    Catch,
}

/// Instructions up to the `end` that closes them: a function's body or a constant expression.
pub(super) fn expression(reader: &mut Reader<'_>) -> Result<()> {
    let mut blocks = Vec::new();
    loop {
        let at = reader.at();
        match reader.byte()? {
            0x0b => match blocks.pop() {
                Some(_) => {}
                None => return Ok(()),
            },
            0x05 => match blocks.last_mut() {
                Some(open @ Open::If) => *open = Open::Block,
                _ => return refuse("END opcode expected", at),
            },
            opcode => match (instruction(reader, opcode, at)?, blocks.last_mut()) {
                (I::Block | I::TryTable, _) => blocks.push(Open::Block),
                (I::If, _) => blocks.push(Open::If),
                (I::Try, _) => blocks.push(Open::Try),
                (I::Catch, Some(open @ (Open::Try | Open::Catch))) => *open = Open::Catch,
                // Only the `end` may follow it.
                (I::CatchAll, Some(open @ (Open::Try | Open::Catch))) => *open = Open::Block,
                (I::Delegate, Some(Open::Try)) => drop(blocks.pop()),
                (I::Catch | I::CatchAll | I::Delegate, _) => {
                    return refuse("END opcode expected", at);
                }
                _ => {}
            },
        }
    }
}

/// One instruction whose opcode has been read at `at`.
fn instruction(reader: &mut Reader<'_>, opcode: u8, at: usize) -> Result<Immediates> {
    let (known, second) = match opcode {
        0xfb..=0xfe => {
            let second = reader.u32()?;
            (prefixed(opcode, second), Some(second))
        }
        _ => (plain(opcode), None),
    };
    match known {
        Some((immediates, feature)) if reader.has(feature) => {
            read(reader, immediates, at)?;
            Ok(immediates)
        }
        _ => refuse(illegal(reader, opcode, second), at),
    }
}

fn illegal(reader: &Reader<'_>, opcode: u8, second: Option<u64>) -> String {
    match second {
        // A prefix byte of a feature that is off is an illegal opcode itself.
        Some(_) if opcode == 0xfe && !reader.has(F::THREADS) => {
            format!("illegal opcode {opcode:02x}")
        }
        Some(second) => format!("illegal opcode {opcode:02x} {second:02x}"),
        None => format!("illegal opcode {opcode:02x}"),
    }
}

fn read(reader: &mut Reader<'_>, immediates: Immediates, at: usize) -> Result<()> {
    match immediates {
        I::None | I::CatchAll => Ok(()),
        I::Block | I::If | I::Try => types::block_type(reader),
        I::TryTable => {
            types::block_type(reader)?;
            reader.vector(catch)
        }
        I::Index | I::Catch | I::Delegate => reader.u32().map(drop),
        I::TwoIndices => indices(reader, 2),
        I::Resume(more) => {
            indices(reader, 1 + more)?;
            reader.vector(handler)
        }
        I::CallIndirect => {
            reader.u32()?;
            index_or_zero(reader, F::REFERENCE_TYPES)
        }
        I::BranchTable => {
            reader.vector(|reader| reader.u32().map(drop))?;
            reader.u32().map(drop)
        }
        I::ValueTypes => reader.vector(types::value_type),
        I::HeapType => types::heap_type(reader),
        I::BranchOnCast => branch_on_cast(reader, at),
        I::Memory => memory_access(reader, &[]),
        I::MemoryLane => {
            memory_access(reader, &[])?;
            reader.byte().map(drop)
        }
        I::Atomic => memory_access(reader, &ORDERINGS),
        I::ReadModifyWrite => memory_access(reader, &ORDERINGS_OF_BOTH),
        I::Fence if reader.has(F::ACQUIRE_RELEASE_ATOMICS) => ordering(reader, &ORDERINGS),
        I::Fence => reader.expect(0, "zero byte expected"),
        I::Ordered(count) => {
            ordering(reader, &ORDERINGS)?;
            indices(reader, count)
        }
        I::MemoryIndex => index_or_zero(reader, F::MULTI_MEMORY),
        I::TwoMemories => {
            index_or_zero(reader, F::MULTI_MEMORY)?;
            index_or_zero(reader, F::MULTI_MEMORY)
        }
        I::DataThenMemory => {
            reader.names_data = true;
            reader.u32()?;
            index_or_zero(reader, F::MULTI_MEMORY)
        }
        I::TypeThenData => {
            reader.names_data = true;
            indices(reader, 2)
        }
        I::Data => {
            reader.names_data = true;
            reader.u32().map(drop)
        }
        I::Signed(bits) => reader.signed(bits).map(drop),
        I::Bytes(count) => reader.take(count).map(drop),
    }
}

/// An index that was a zero byte until `feature`.
fn index_or_zero(reader: &mut Reader<'_>, feature: F) -> Result<()> {
    if reader.has(feature) {
        reader.u32().map(drop)
    } else {
        reader.expect(0, "zero byte expected")
    }
}

fn indices(reader: &mut Reader<'_>, count: usize) -> Result<()> {
    (0..count).try_for_each(|_| reader.u32().map(drop))
}

/// Sequentially consistent, or acquire and release.
const ORDERINGS: [u8; 2] = [0x00, 0x01];

/// The same for reading and for writing.
const ORDERINGS_OF_BOTH: [u8; 2] = [0x00, 0x11];

fn ordering(reader: &mut Reader<'_>, allowed: &[u8]) -> Result<()> {
    let at = reader.at();
    match allowed.contains(&reader.byte()?) {
        true => Ok(()),
        false => refuse("malformed memory ordering", at),
    }
}

/// The flags of an access beside its alignment.
const HAS_ORDERING: u64 = 0x10;
const HAS_ARRAY: u64 = 0x20;
const HAS_MEMORY: u64 = 0x40;

/// Alignment with its flags, what they announce, and the offset.
fn memory_access(reader: &mut Reader<'_>, orderings: &[u8]) -> Result<()> {
    let at = reader.at();
    let flags = reader.u32()?;
    // With several memories, all other bits belong to the alignment; without, they are reserved.
    let mut known = if reader.has(F::MULTI_MEMORY) { 0x7f } else { 0x1f };
    let has_flag = |reader: &Reader<'_>, feature, flag| reader.has(feature) && flags & flag != 0;
    let has_memory = has_flag(reader, F::MULTI_MEMORY, HAS_MEMORY);
    let has_array = has_flag(reader, F::MULTIBYTE_ARRAY_ACCESS, HAS_ARRAY);
    let has_ordering = has_flag(reader, F::ACQUIRE_RELEASE_ATOMICS, HAS_ORDERING);
    if has_array {
        known |= HAS_ARRAY;
    }
    if flags & !known != 0 || (has_memory && has_array) || (has_ordering && orderings.is_empty()) {
        return refuse("malformed memop flags", at);
    }
    if has_memory || has_array {
        reader.u32()?;
    }
    if has_ordering {
        ordering(reader, orderings)?;
    }
    let bits = if reader.has(F::MEMORY64) { 64 } else { 32 };
    reader.unsigned(bits).map(drop)
}

/// What `resume` does with a tag: branch to a label, or switch.
fn handler(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    match reader.byte()? {
        0x00 => indices(reader, 2),
        0x01 => indices(reader, 1),
        _ => refuse("malformed on clause", at),
    }
}

fn branch_on_cast(reader: &mut Reader<'_>, at: usize) -> Result<()> {
    if reader.byte()? & 0xfc != 0 {
        return refuse("malformed br_on_cast flags", at + 2);
    }
    reader.u32()?;
    types::heap_type(reader)?;
    types::heap_type(reader)
}

fn catch(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    match reader.byte()? {
        0x00 | 0x01 => {
            reader.u32()?;
            reader.u32().map(drop)
        }
        0x02 | 0x03 => reader.u32().map(drop),
        _ => refuse("malformed catch clause", at),
    }
}

#[cfg(test)]
mod tests {
    use wasmparser::{BinaryReader, Operator, OperatorsReader};

    use super::*;

    macro_rules! proposals {
        ($( @$proposal:ident $operator:ident $({ $($field:ident: $type:ty),* })? => $visit:ident ($($ann:tt)*) )*) => {
            /// The proposal that wasmparser says an operator is of.
            fn proposal(operator: &Operator<'_>) -> &'static str {
                match operator {
                    $( Operator::$operator $({ $($field: _),* })? => stringify!($proposal), )*
                    _ => unreachable!("the macro has all operators"),
                }
            }
        };
    }
    wasmparser::for_each_operator!(proposals);

    /// The flag of a proposal, which has the same name in wasmparser's table of operators and in its flags.
    fn feature(proposal: &str) -> F {
        match proposal {
            "mvp" => F::empty(),
            _ => F::from_name(&proposal.to_uppercase()).expect("a proposal with a flag"),
        }
    }

    /// The feature of the operator that wasmparser reads from an opcode followed by zeros.
    fn operator(prefix: Option<u8>, opcode: u8) -> Option<F> {
        let mut bytes: Vec<u8> = prefix.into_iter().chain([opcode]).collect();
        if prefix.is_some() && opcode >= 0x80 {
            bytes.push(1);
        }
        bytes.extend([0; 32]);
        let reader = BinaryReader::new_features(&bytes, 0, F::all());
        match OperatorsReader::new(reader).read() {
            Ok(operator) => Some(feature(proposal(&operator))),
            Err(error) => {
                let message = error.message();
                assert!(message.contains("opcode"), "{prefix:x?} {opcode:x}: {message}");
                None
            }
        }
    }

    #[test]
    fn every_operator_of_wasmparser_is_known_with_its_feature() {
        // `else`, `end` and the handlers of the legacy proposal are read with their blocks.
        let blocks = [0x05, 0x07, 0x0b, 0x18, 0x19];
        for opcode in
            (0..=0xff).filter(|opcode| !blocks.contains(opcode) && !(0xfb..=0xfe).contains(opcode))
        {
            let known = plain(opcode).map(|(_, feature)| feature);
            assert_eq!(known, operator(None, opcode), "{opcode:#x}");
        }
        for prefix in 0xfb..=0xfe {
            for opcode in 0..=0xff {
                let number = u64::from(opcode) | if opcode >= 0x80 { 0x80 } else { 0 };
                let known = prefixed(prefix, number).map(|(_, feature)| feature);
                let expected = operator(Some(prefix), opcode);
                // Copying and filling memories came before the rest of bulk operations.
                let is_part = known == Some(F::BULK_MEMORY_OPT) && expected == Some(F::BULK_MEMORY);
                assert!(known == expected || is_part, "{prefix:#x} {opcode:#x}: {known:?}");
            }
        }
    }
}
