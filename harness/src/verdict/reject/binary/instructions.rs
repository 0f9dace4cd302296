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
    Index,
    TwoIndices,
    /// The table's index was a zero byte before reference types.
    CallIndirect,
    BranchTable,
    ValueTypes,
    HeapType,
    BranchOnCast,
    Memory,
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
    Zero,
    /// Signed integer of so many bits.
    Signed(u32),
    /// So many bytes of any value.
    Bytes(usize),
}

use Immediates as I;

/// What an opcode of one byte takes, and its feature.
fn plain(opcode: u8) -> Option<(Immediates, F)> {
    Some(match opcode {
        0x00 | 0x01 | 0x0f | 0x1a | 0x1b | 0x45..=0xbf => (I::None, F::empty()),
        0x02 | 0x03 => (I::Block, F::empty()),
        0x04 => (I::If, F::empty()),
        0x08 => (I::Index, F::EXCEPTIONS),
        0x0a => (I::None, F::EXCEPTIONS),
        0x1f => (I::TryTable, F::EXCEPTIONS),
        0x0c | 0x0d | 0x10 | 0x20..=0x24 => (I::Index, F::empty()),
        0x0e => (I::BranchTable, F::empty()),
        0x11 => (I::CallIndirect, F::empty()),
        0x12 => (I::Index, F::TAIL_CALL),
        0x13 => (I::CallIndirect, F::TAIL_CALL),
        0x14 | 0x15 => (I::Index, F::FUNCTION_REFERENCES),
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
        _ => return None,
    })
}

/// What an opcode after a prefix byte takes, and its feature.
fn prefixed(prefix: u8, opcode: u64) -> Option<(Immediates, F)> {
    match prefix {
        0xfb => heap(opcode),
        0xfc => bulk(opcode),
        0xfd => vector(opcode),
        0xfe => atomic(opcode).map(|immediates| (immediates, F::THREADS)),
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

/// Saturating conversions, bulk operations on memories and tables, wide arithmetic.
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
        // Holes of the table.
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

/// Atomic accesses.
fn atomic(opcode: u64) -> Option<Immediates> {
    Some(match opcode {
        0x00..=0x02 | 0x10..=0x4e => I::Memory,
        0x03 => I::Zero,
        _ => return None,
    })
}

/// Instructions up to the `end` that closes them: a function's body or a constant expression.
pub(super) fn expression(reader: &mut Reader<'_>) -> Result<()> {
    // For each open block, whether an `else` may still come.
    let mut blocks = Vec::new();
    loop {
        let at = reader.at();
        match reader.byte()? {
            0x0b => match blocks.pop() {
                Some(_) => {}
                None => return Ok(()),
            },
            0x05 => match blocks.last_mut() {
                Some(may_else @ true) => *may_else = false,
                _ => return refuse("END opcode expected", at),
            },
            opcode => match instruction(reader, opcode, at)? {
                I::Block | I::TryTable => blocks.push(false),
                I::If => blocks.push(true),
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
        I::None => Ok(()),
        I::Block | I::If => types::block_type(reader),
        I::TryTable => {
            types::block_type(reader)?;
            reader.vector(catch)
        }
        I::Index => reader.u32().map(drop),
        I::TwoIndices => {
            reader.u32()?;
            reader.u32().map(drop)
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
        I::Memory => memory_access(reader),
        I::MemoryLane => {
            memory_access(reader)?;
            reader.byte().map(drop)
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
            reader.u32()?;
            reader.u32().map(drop)
        }
        I::Data => {
            reader.names_data = true;
            reader.u32().map(drop)
        }
        I::Zero => reader.expect(0, "zero byte expected"),
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

fn memory_access(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    let flags = reader.u32()?;
    if reader.has(F::MULTI_MEMORY) {
        if flags >= 0x80 {
            return refuse("malformed memop flags", at);
        }
        if flags & 0x40 != 0 {
            reader.u32()?;
        }
    } else if flags >= 32 {
        return refuse("malformed memop flags", at);
    }
    let bits = if reader.has(F::MEMORY64) { 64 } else { 32 };
    reader.unsigned(bits).map(drop)
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
