//! Bounds checks: the one place that computes whether an access fits.
//!
//! All arithmetic is 64-bit and cannot wrap unnoticed: a 32-bit index, an offset below 2^32 and a
//! width of at most 16 sum up to less than 2^64; a sum with a 64-bit index is checked for wrapping,
//! and an offset that wraps with the width alone traps always. Lengths are in bytes (or elements),
//! so pages of any size are the same. There is no Spectre masking.
//!
//! A memory never shrinks. So an access is not checked if its index, by its definition, always fits the minimum
//! of the memory's type, or if an earlier check has shown that it fits. A check holds in its block and in all
//! blocks inside it. An earlier check can also be widened to more bytes, as long as it is *open*: between it
//! and the access there is no write and no trap of another kind. Then nobody can tell which of the two trapped,
//! except by the position that the trap names.

use super::FunctionTranslator;
use crate::types::{IndexType, MemoryType};
use crate::vm::VmMemory;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I32, I64};
use cranelift_codegen::ir::{DataFlowGraph, Inst, InstBuilder, InstructionData, Opcode, Value};
use std::mem::offset_of;

/// How many checks are looked through for an earlier one of the same base.
const MAX_CHECKS: usize = 8;

/// How many definitions an index is followed through, on each way to what it is computed from.
const MAX_DEFINITIONS: u32 = 6;

/// An index by its definition: `base + constant`, modulo 2^32 or 2^64, as the index type says. If the base has
/// more bits than the index type, only its lowest bits count.
#[derive(Clone, Copy)]
struct Sum {
    base: Value,
    constant: u64,
}

/// A check that has succeeded whenever the place that is being translated is reached.
#[derive(Clone, Copy)]
pub(super) struct Check {
    memory: u32,
    index: Sum,
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
        match (ty, constant(&self.builder.func.dfg, index)) {
            (IndexType::I32, Some(index)) => self.ins().iconst(I64, i64::from(index as u32)),
            (IndexType::I32, None) => self.ins().uextend(I64, index),
            (IndexType::I64, _) => index,
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
        let Some(end) = offset.checked_add(width.into()) else {
            let always = self.ins().iconst(I8, 1);
            self.trap_if(always, TrapCode::OutOfBoundsMemoryAccess);
            return self.extend_index(index, ty.index);
        };
        let dfg = &self.builder.func.dfg;
        if always_fits(dfg, index, end, ty) {
            return self.extend_index(index, ty.index);
        }
        let sum = Sum::of(dfg, index, ty.index);
        let mut extended = None;
        let count = self.scratch.checks.len();
        for position in (count.saturating_sub(MAX_CHECKS)..count).rev() {
            let check = self.scratch.checks[position];
            if check.memory != memory || check.index.base != sum.base {
                continue;
            }
            // If bytes this far past the earlier index are within bounds, the index has not wrapped around:
            // a memory is never larger than its index type can address.
            let distance = sum.distance(check.index, ty.index);
            let is_covered = distance.checked_add(end).is_some_and(|end| end <= check.end);
            match distance {
                0 if is_covered || self.raise_check(position, end) => return check.extended,
                0 => extended = Some(check.extended),
                _ if is_covered => return self.extend_index(index, ty.index),
                _ => {}
            }
        }
        let extended = extended.unwrap_or_else(|| self.extend_index(index, ty.index));
        let length = self.record_field(record, offset_of!(VmMemory, length));
        let open = self.check_end(extended, ty.index, end, length);
        self.scratch.checks.push(Check { memory, index: sum, extended, end, open });
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

    /// Traps unless `index + end <= length`, where `index` has been extended from `ty`. Returns the
    /// instruction that has `end` as a constant.
    fn check_end(&mut self, index: Value, ty: IndexType, end: u64, length: Value) -> Option<Inst> {
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
        self.trap_if(outside, TrapCode::OutOfBoundsMemoryAccess);
        constant
    }
}

impl Sum {
    /// Takes an index apart.
    fn of(dfg: &DataFlowGraph, index: Value, ty: IndexType) -> Self {
        let mut sum = Self { base: dfg.resolve_aliases(index), constant: 0 };
        for _ in 0..MAX_DEFINITIONS {
            let Some(inst) = dfg.value_def(sum.base).inst() else { break };
            let (base, added) = match dfg.insts[inst] {
                InstructionData::Binary { opcode: Opcode::Iadd, args: [a, b] } => {
                    (a, constant(dfg, b))
                }
                InstructionData::Binary { opcode: Opcode::Isub, args: [a, b] } => {
                    (a, constant(dfg, b).map(i64::wrapping_neg))
                }
                // Modulo 2^32, this changes nothing.
                InstructionData::Unary {
                    opcode: Opcode::Uextend | Opcode::Sextend | Opcode::Ireduce,
                    arg,
                } if ty == IndexType::I32
                    && [arg, sum.base].iter().all(|value| dfg.value_type(*value).bits() >= 32) =>
                {
                    (arg, Some(0))
                }
                _ => break,
            };
            let Some(added) = added else { break };
            sum.base = dfg.resolve_aliases(base);
            sum.constant = sum.constant.wrapping_add_signed(added);
        }
        sum
    }

    /// How far it is from `from` up to here, if both have the same base.
    fn distance(self, from: Self, ty: IndexType) -> u64 {
        let distance = self.constant.wrapping_sub(from.constant);
        match ty {
            IndexType::I32 => u64::from(distance as u32),
            IndexType::I64 => distance,
        }
    }
}

/// Whether `index + end` is at most the minimum of a memory in any case.
fn always_fits(dfg: &DataFlowGraph, index: Value, end: u64, ty: MemoryType) -> bool {
    let greatest = greatest(dfg, index, MAX_DEFINITIONS);
    let minimum = u128::from(ty.minimum) << ty.page_size_log2;
    u128::from(greatest) + u128::from(end) <= minimum
}

/// The greatest number that an integer of at most 64 bits can be, by so many definitions.
fn greatest(dfg: &DataFlowGraph, value: Value, definitions: u32) -> u64 {
    let bits = dfg.value_type(value).bits();
    let Some(unused) = 64_u32.checked_sub(bits) else { return u64::MAX };
    let all = u64::MAX >> unused;
    let (Some(inst), Some(further)) = (dfg.value_def(value).inst(), definitions.checked_sub(1))
    else {
        return all;
    };
    let of = |value| greatest(dfg, value, further);
    let shift = |count| constant(dfg, count).map(|count| count as u32 % bits);
    let greatest = match dfg.insts[inst] {
        InstructionData::UnaryImm { opcode: Opcode::Iconst, imm } => {
            Some(imm.bits().cast_unsigned() & all)
        }
        InstructionData::Load { opcode: Opcode::Uload8, .. } => Some(u8::MAX.into()),
        InstructionData::Load { opcode: Opcode::Uload16, .. } => Some(u16::MAX.into()),
        InstructionData::Load { opcode: Opcode::Uload32, .. } => Some(u32::MAX.into()),
        InstructionData::Unary { opcode: Opcode::Uextend | Opcode::Ireduce, arg } => Some(of(arg)),
        InstructionData::Ternary { opcode: Opcode::Select, args: [_, a, b] } => {
            Some(of(a).max(of(b)))
        }
        InstructionData::Binary { opcode, args: [a, b] } => match opcode {
            Opcode::Band => Some(of(a).min(of(b))),
            Opcode::Bor => {
                let unused = (of(a) | of(b)).leading_zeros();
                Some(u64::MAX.checked_shr(unused).unwrap_or(0))
            }
            Opcode::Iadd => of(a).checked_add(of(b)),
            Opcode::Imul => of(a).checked_mul(of(b)),
            Opcode::Ishl => shift(b).and_then(|count| of(a).checked_mul(1 << count)),
            Opcode::Ushr => shift(b).map(|count| of(a) >> count),
            _ => None,
        },
        _ => None,
    };
    // What is greater has wrapped around, or lost its highest bits.
    greatest.filter(|greatest| *greatest <= all).unwrap_or(all)
}

/// The number that a value always is, as CLIF has it: of an `i32`, the lowest 32 bits count.
fn constant(dfg: &DataFlowGraph, value: Value) -> Option<i64> {
    let inst = dfg.value_def(value).inst()?;
    match dfg.insts[inst] {
        InstructionData::UnaryImm { opcode: Opcode::Iconst, imm } => Some(imm.bits()),
        _ => None,
    }
}
