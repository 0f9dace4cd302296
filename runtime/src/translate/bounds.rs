//! Bounds checks: the one place that computes whether an access fits.
//!
//! All arithmetic is 64-bit and cannot wrap unnoticed: a 32-bit index, an offset below 2^32 and a
//! width of at most 16 sum up to less than 2^64; a sum with a 64-bit index is checked for wrapping,
//! and an offset that wraps with the width alone traps always. Lengths are in bytes (or elements),
//! so pages of any size are the same. There is no Spectre masking.

use super::FunctionTranslator;
use crate::trap::TrapCode;
use crate::types::IndexType;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I32, I64};
use cranelift_codegen::ir::{InstBuilder, Value};

impl FunctionTranslator<'_> {
    /// An index as a 64-bit number.
    pub(super) fn extend_index(&mut self, index: Value, ty: IndexType) -> Value {
        match ty {
            IndexType::I32 => self.ins().uextend(I64, index),
            IndexType::I64 => index,
        }
    }

    /// A 64-bit number as a result of an index type. The −1 of a failure stays −1.
    pub(super) fn reduce_index(&mut self, value: Value, ty: IndexType) -> Value {
        match ty {
            IndexType::I32 => self.ins().ireduce(I32, value),
            IndexType::I64 => value,
        }
    }

    /// Traps unless `index + offset + width <= length`, where `index` has been extended from `ty`.
    pub(super) fn check_bounds(
        &mut self,
        index: Value,
        ty: IndexType,
        offset: u64,
        width: u64,
        length: Value,
        trap: TrapCode,
    ) {
        let Some(end) = offset.checked_add(width) else {
            let always = self.ins().iconst(I8, 1);
            return self.trap_if(always, trap);
        };
        let end_value = self.ins().iconst(I64, end.cast_signed());
        let sum = self.ins().iadd(index, end_value);
        let outside = self.ins().icmp(IntCC::UnsignedGreaterThan, sum, length);
        let outside = match ty {
            IndexType::I32 => outside,
            IndexType::I64 => {
                let wrapped = self.ins().icmp(IntCC::UnsignedLessThan, sum, end_value);
                self.ins().bor(outside, wrapped)
            }
        };
        self.trap_if(outside, trap);
    }
}
