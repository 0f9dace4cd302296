//! Types, as the binary format writes them.

use wasmparser::WasmFeatures as F;

use crate::verdict::reject::reader::{Reader, Result, refuse};

/// A one-byte signed code: its byte, or why a longer one is refused.
fn code(reader: &mut Reader<'_>) -> Result<u8> {
    let byte = reader.byte()?;
    if byte & 0x80 == 0 { Ok(byte) } else { refuse("integer representation too long", reader.at()) }
}

/// The feature that an abstract heap type comes with.
fn abstract_heap_type(code: u8) -> Option<F> {
    Some(match code {
        0x70 | 0x6f => F::REFERENCE_TYPES,
        0x69 | 0x74 => F::EXCEPTIONS,
        0x6a..=0x6e | 0x71..=0x73 => F::GC,
        0x68 | 0x75 => F::STACK_SWITCHING,
        _ => return None,
    })
}

pub(super) fn heap_type(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    let byte = reader.peek();
    if byte == Some(0x62) && reader.has(F::CUSTOM_DESCRIPTORS) {
        reader.byte()?;
        return type_index(reader, at);
    }
    // A non-negative 33-bit integer is a type's index; everything else is a one-byte code.
    let is_code = byte.is_some_and(|byte| byte & 0xc0 == 0x40);
    if !is_code && reader.has(F::FUNCTION_REFERENCES) {
        return type_index(reader, at);
    }
    let code = code_after_shared(reader)?;
    match abstract_heap_type(code) {
        Some(feature) if reader.has(feature) => Ok(()),
        _ => refuse("malformed heap type", at),
    }
}

/// The code of an abstract heap type or a composite type, which may be shared.
fn code_after_shared(reader: &mut Reader<'_>) -> Result<u8> {
    match code(reader)? {
        0x65 if reader.has(F::SHARED_EVERYTHING_THREADS) => code(reader),
        code => Ok(code),
    }
}

/// The index of a type in a place where a heap type can stand too: a signed integer, whose negative values are the
/// codes of heap types.
fn type_index(reader: &mut Reader<'_>, at: usize) -> Result<()> {
    if reader.signed(33)? < 0 { refuse("malformed heap type", at) } else { Ok(()) }
}

pub(super) fn reference_type(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    match code_after_shared(reader)? {
        // This element type of tables existed before reference types.
        0x70 => Ok(()),
        0x63 | 0x64 if reader.has(F::FUNCTION_REFERENCES) => heap_type(reader),
        code => match abstract_heap_type(code) {
            Some(feature) if reader.has(feature) => Ok(()),
            _ if reader.has(F::REFERENCE_TYPES) => refuse("malformed reference type", at),
            _ => refuse("malformed element type", at),
        },
    }
}

pub(super) fn value_type(reader: &mut Reader<'_>) -> Result<()> {
    match reader.peek() {
        Some(0x7c..=0x7f) => reader.byte().map(drop),
        Some(0x7b) if reader.has(F::SIMD) => reader.byte().map(drop),
        _ if reader.has(F::REFERENCE_TYPES) => reference_type(reader),
        _ => {
            let at = reader.at();
            code(reader)?;
            refuse("malformed value type", at)
        }
    }
}

pub(super) fn block_type(reader: &mut Reader<'_>) -> Result<()> {
    match reader.peek() {
        Some(0x40) => reader.byte().map(drop),
        Some(byte) if byte & 0xc0 == 0x40 || !reader.has(F::MULTI_VALUE) => value_type(reader),
        _ => {
            let at = reader.at();
            if reader.signed(33)? < 0 { refuse("malformed reference type", at) } else { Ok(()) }
        }
    }
}

fn mutability(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    if reader.byte()? <= 1 { Ok(()) } else { refuse("malformed mutability", at) }
}

fn field_type(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    if matches!(reader.peek(), Some(0x77 | 0x78)) {
        reader.byte()?;
    } else if value_type(reader).is_err() {
        // The grammar tries the packed types last, so a mistake inside a value type gets their text.
        reader.back_to(at);
        code(reader)?;
        return refuse("malformed storage type", at);
    }
    mutability(reader)
}

fn composite_type(reader: &mut Reader<'_>) -> Result<()> {
    let at = reader.at();
    let gc = reader.has(F::GC);
    match code(reader)? {
        0x5d if reader.has(F::STACK_SWITCHING) => heap_type(reader),
        0x60 => {
            reader.vector(value_type)?;
            reader.vector(value_type)
        }
        0x5f if gc => reader.vector(field_type),
        0x5e if gc => field_type(reader),
        _ if gc => refuse("malformed definition type", at),
        _ => refuse("malformed function type", at),
    }
}

fn sub_type(reader: &mut Reader<'_>) -> Result<()> {
    if reader.has(F::GC) && matches!(reader.peek(), Some(0x4f | 0x50)) {
        reader.byte()?;
        reader.vector(|reader| reader.u32().map(drop))?;
    }
    if reader.has(F::SHARED_EVERYTHING_THREADS) && reader.peek() == Some(0x65) {
        reader.byte()?;
    }
    if reader.has(F::CUSTOM_DESCRIPTORS) {
        // The type that it describes, then the type that describes it, each at most once.
        for clause in [0x4c, 0x4d] {
            if reader.peek() == Some(clause) {
                reader.byte()?;
                reader.u32()?;
            }
        }
    }
    composite_type(reader)
}

pub(super) fn recursive_type(reader: &mut Reader<'_>) -> Result<()> {
    if reader.has(F::GC) && reader.peek() == Some(0x4e) {
        reader.byte()?;
        return reader.vector(sub_type);
    }
    sub_type(reader)
}

/// The features that have flags of limits beside the maximum's.
const FLAGGED_LIMITS: F =
    F::MEMORY64.union(F::THREADS).union(F::CUSTOM_PAGE_SIZES).union(F::SHARED_EVERYTHING_THREADS);

/// Limits. Their flags may announce a maximum, and what `allowed` has besides.
fn limits(reader: &mut Reader<'_>, allowed: u8) -> Result<u8> {
    // Before the flags had a second bit, they were read as an integer of one bit.
    let flags = if reader.features.intersects(FLAGGED_LIMITS) {
        let at = reader.at();
        let flags = reader.byte()?;
        if flags & !(allowed | 1) != 0 {
            return refuse("malformed limits flags", at);
        }
        flags
    } else {
        u8::from(reader.unsigned(1)? == 1)
    };
    let bits = if reader.has(F::MEMORY64) { 64 } else { 32 };
    reader.unsigned(bits)?;
    if flags & 1 != 0 {
        reader.unsigned(bits)?;
    }
    Ok(flags)
}

/// The bit of limits flags that asks for 64-bit addresses.
fn address_flag(reader: &Reader<'_>) -> u8 {
    if reader.has(F::MEMORY64) { 0x04 } else { 0 }
}

pub(super) fn table_type(reader: &mut Reader<'_>) -> Result<()> {
    reference_type(reader)?;
    let mut allowed = address_flag(reader);
    if reader.has(F::SHARED_EVERYTHING_THREADS) {
        allowed |= 0x02;
    }
    limits(reader, allowed).map(drop)
}

pub(super) fn memory_type(reader: &mut Reader<'_>) -> Result<()> {
    let mut allowed = address_flag(reader);
    if reader.has(F::THREADS) {
        allowed |= 0x02;
    }
    if reader.has(F::CUSTOM_PAGE_SIZES) {
        allowed |= 0x08;
    }
    let flags = limits(reader, allowed)?;
    if flags & 0x08 != 0 {
        let at = reader.at();
        if reader.u32()? >= 64 {
            return refuse("invalid custom page size", at);
        }
    }
    Ok(())
}

pub(super) fn global_type(reader: &mut Reader<'_>) -> Result<()> {
    value_type(reader)?;
    if reader.has(F::SHARED_EVERYTHING_THREADS) && matches!(reader.peek(), Some(2 | 3)) {
        return reader.byte().map(drop);
    }
    mutability(reader)
}

pub(super) fn tag_type(reader: &mut Reader<'_>) -> Result<()> {
    reader.expect(0, "zero byte expected")?;
    reader.u32().map(drop)
}
