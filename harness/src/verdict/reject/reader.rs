//! Bytes, integers, lengths and names: the lexical layer of the binary format.
//!
//! As in the reference, the reader is not bounded by sections: a section that reads on past its end is found
//! afterwards, by its size. Custom sections have readers of their own.

use std::borrow::Cow;

use wasmparser::WasmFeatures;

use super::binary::DecodeRefusal;

pub(super) type Result<T> = std::result::Result<T, DecodeRefusal>;

/// The text for bytes that end too early.
pub(super) const UNEXPECTED_END: &str = "unexpected end of section or function";

/// A position in the bytes of a module, and the features that decide its grammar.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    pub(super) features: WasmFeatures,
    /// Whether an instruction named a data segment, which needs a data count section.
    pub(super) names_data: bool,
}

/// Refuses with the specification's text at a place.
pub(super) fn refuse<T>(message: impl Into<Cow<'static, str>>, offset: usize) -> Result<T> {
    Err(DecodeRefusal { message: message.into(), offset })
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], features: WasmFeatures) -> Self {
        Reader { bytes, at: 0, features, names_data: false }
    }

    pub(super) fn has(&self, feature: WasmFeatures) -> bool {
        self.features.contains(feature)
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Returns to a place that was read before, to read it by another rule.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn byte(&mut self) -> Result<u8> {
        match self.peek() {
            Some(byte) => {
                self.at += 1;
                Ok(byte)
            }
            None => self.end(),
        }
    }

    /// The bytes ended too early.
    pub(super) fn end<T>(&self) -> Result<T> {
        refuse(UNEXPECTED_END, self.len())
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        match self.bytes[self.at..].get(..count) {
            Some(taken) => {
                self.at += count;
                Ok(taken)
            }
            None => self.end(),
        }
    }

    pub(super) fn expect(&mut self, byte: u8, message: &'static str) -> Result<()> {
        let at = self.at;
        if self.byte()? == byte { Ok(()) } else { refuse(message, at) }
    }

    /// An unsigned LEB128 integer of `bits` bits.
    pub(super) fn unsigned(&mut self, bits: u32) -> Result<u64> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let left = bits.saturating_sub(shift);
            if left == 0 {
                return refuse("integer representation too long", self.at);
            }
            let byte = self.byte()?;
            if left < 7 && byte & 0x7f >= 1 << left {
                return refuse("integer too large", self.at - 1);
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
            shift += 7;
        }
    }

    /// A signed LEB128 integer of `bits` bits.
    pub(super) fn signed(&mut self, bits: u32) -> Result<i64> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let left = bits.saturating_sub(shift);
            if left == 0 {
                return refuse("integer representation too long", self.at);
            }
            let byte = self.byte()?;
            if left < 7 {
                let sign_bits = (0x7f << (left - 1)) & 0x7f;
                if byte & sign_bits != 0 && byte & sign_bits != sign_bits {
                    return refuse("integer too large", self.at - 1);
                }
            }
            value |= i64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                let extends = byte & 0x40 != 0 && shift < 64;
                return Ok(if extends { value | -1 << shift } else { value });
            }
        }
    }

    /// A 32-bit index or count.
    pub(super) fn u32(&mut self) -> Result<u64> {
        match self.peek() {
            // Most integers of a module are one byte long.
            Some(byte @ 0..0x80) => {
                self.at += 1;
                Ok(u64::from(byte))
            }
            _ => self.unsigned(32),
        }
    }

    /// A length in bytes or elements, each of which takes at least a byte.
    pub(super) fn length(&mut self) -> Result<usize> {
        let at = self.at;
        let length = usize::try_from(self.u32()?).unwrap_or(usize::MAX);
        if length <= self.len() - at {
            Ok(length)
        } else if length <= self.len() {
            // Older versions compared a length with the whole module's, and met the end later.
            refuse("length out of bounds: longer than what is left", at)
        } else {
            refuse("length out of bounds", at)
        }
    }

    /// A vector: its length, then each element.
    pub(super) fn vector(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<()>,
    ) -> Result<()> {
        for _ in 0..self.length()? {
            element(self)?;
        }
        Ok(())
    }

    /// A name: bytes that must be UTF-8.
    pub(super) fn name(&mut self) -> Result<()> {
        let at = self.at;
        let length = self.length()?;
        match std::str::from_utf8(self.take(length)?) {
            Ok(_) => Ok(()),
            Err(_) => refuse("malformed UTF-8 encoding", at),
        }
    }

    /// Something that is preceded by its size in bytes.
    pub(super) fn sized(
        &mut self,
        body: impl FnOnce(&mut Self, usize) -> Result<()>,
    ) -> Result<()> {
        let size = self.length()?;
        let start = self.at;
        body(self, size)?;
        if self.at == start + size { Ok(()) } else { refuse("section size mismatch", start) }
    }
}
