//! Bounds checks: the one place that computes whether an access fits.
//!
//! All arithmetic is 64-bit and cannot wrap unnoticed: a 32-bit index, an offset below 2^32 and a
//! width of at most 16 sum up to less than 2^64; a sum with a 64-bit index is checked for wrapping,
//! and an offset that wraps with the width alone traps always. Lengths are in bytes (or elements),
//! so pages of any size are the same. There is no Spectre masking.
//!
//! A memory never shrinks, so what the type or an earlier check says is not checked again: a check holds
//! in the block that it is in, and in all blocks inside of that. An earlier check can also be widened to
//! more bytes, as long as it is *open*: between it and the access there is no write and no trap of
//! another kind. Then nobody can tell which of the two trapped, except by the position that the trap names.

use super::FunctionTranslator;
use crate::types::IndexType;
use crate::vm::VmMemory;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I32, I64};
use cranelift_codegen::ir::{Inst, InstBuilder, InstructionData, Opcode, Value};
use std::mem::offset_of;

/// How many checks are looked through for an earlier one of the same index.
const MAX_CHECKS: usize = 8;

/// A check that has succeeded whenever the place that is being translated is reached.
#[derive(Clone, Copy)]
pub(super) struct Check {
    memory: u32,
    index: Value,
    /// The index as a 64-bit number.
    extended: Value,
    /// The greatest offset from the index that was found within bounds.
    end: u64,
    /// The instruction that has this offset as a constant, if the check is open.
    open: Option<Inst>,
}

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

    /// Traps unless an access fits: `index + offset + width <= length`. Returns the index as a
    /// 64-bit number.
    pub(super) fn check_access(
        &mut self,
        memory: u32,
        record: (Value, i32),
        index: Value,
        offset: u64,
        width: u8,
    ) -> Value {
        let ty = self.info.memories[memory as usize];
        let end = offset.checked_add(width.into());
        if let Some(index) = self.constant_index(index, ty.index)
            && let Some(end) = end.and_then(|end| end.checked_add(index))
            && u128::from(end) <= u128::from(ty.minimum) << ty.page_size_log2
        {
            return self.ins().iconst(I64, index.cast_signed());
        }
        let index = self.builder.func.dfg.resolve_aliases(index);
        // The last one is of the greatest end.
        let is_earlier = |check: &Check| check.memory == memory && check.index == index;
        let (checks, count) = (&self.scratch.checks, self.scratch.checks.len());
        let looked_through = count.saturating_sub(MAX_CHECKS)..count;
        let earlier = looked_through.rev().find(|position| is_earlier(&checks[*position]));
        let known = earlier.map(|position| self.scratch.checks[position]);
        let extended = match known {
            Some(check) => check.extended,
            None => self.extend_index(index, ty.index),
        };
        if let (Some(position), Some(check), Some(end)) = (earlier, known, end)
            && (end <= check.end || self.raise_check(position, end))
        {
            return extended;
        }
        let length = self.record_field(record, offset_of!(VmMemory, length));
        let open = self.check_end(extended, ty.index, end, length);
        if let Some(end) = end {
            self.scratch.checks.push(Check { memory, index, extended, end, open });
        }
        extended
    }

    /// How many checks there are: those hold in all blocks that are opened now.
    pub(super) fn checks_so_far(&self) -> usize {
        self.scratch.checks.len()
    }

    /// Makes an earlier check one for more bytes, if it is open.
    fn raise_check(&mut self, position: usize, end: u64) -> bool {
        let check = &mut self.scratch.checks[position];
        let Some(constant) = check.open else { return false };
        check.end = end;
        let imm = end.cast_signed().into();
        self.builder.func.dfg.insts[constant] =
            InstructionData::UnaryImm { opcode: Opcode::Iconst, imm };
        true
    }

    /// Closes all checks, as what has just been translated can be seen.
    pub(super) fn settle_checks(&mut self) {
        self.scratch.checks.iter_mut().for_each(|check| check.open = None);
    }

    /// Forgets what was checked since there were so many checks, as there is another way here.
    pub(super) fn forget_checks_since(&mut self, so_far: usize) {
        self.scratch.checks.truncate(so_far);
    }

    /// The value of a constant index, as a 64-bit number.
    fn constant_index(&self, index: Value, ty: IndexType) -> Option<u64> {
        let dfg = &self.builder.func.dfg;
        let inst = dfg.value_def(index).inst()?;
        let InstructionData::UnaryImm { opcode: Opcode::Iconst, imm } = dfg.insts[inst] else {
            return None;
        };
        Some(match ty {
            IndexType::I32 => u64::from(imm.bits() as u32),
            IndexType::I64 => imm.bits().cast_unsigned(),
        })
    }

    /// Traps unless `index + end <= length`, where `index` has been extended from `ty`, and `end`
    /// is none if it passes 2^64. Returns the instruction that has `end` as a constant.
    fn check_end(
        &mut self,
        index: Value,
        ty: IndexType,
        end: Option<u64>,
        length: Value,
    ) -> Option<Inst> {
        let trap = TrapCode::OutOfBoundsMemoryAccess;
        let Some(end) = end else {
            let always = self.ins().iconst(I8, 1);
            self.trap_if(always, trap);
            return None;
        };
        let end = self.ins().iconst(I64, end.cast_signed());
        let constant = self.builder.func.dfg.value_def(end).inst();
        let sum = self.ins().iadd(index, end);
        let outside = self.ins().icmp(IntCC::UnsignedGreaterThan, sum, length);
        let outside = match ty {
            IndexType::I32 => outside,
            IndexType::I64 => {
                let wrapped = self.ins().icmp(IntCC::UnsignedLessThan, sum, end);
                self.ins().bor(outside, wrapped)
            }
        };
        self.trap_if(outside, trap);
        constant
    }
}
