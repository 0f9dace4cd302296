//! Atomic memory instructions: one row for each opcode.
//! <https://webassembly.github.io/threads/core/syntax/instructions.html#atomic-memory-instructions>
//!
//! All are sequentially consistent. Invariant: an address is checked to be a multiple of the width
//! before anything else, so that Cranelift's atomics, which would fault, never see another.

use super::FunctionTranslator;
use crate::vm::libcall::{INTERRUPTED, Libcall};
use crate::vm::trap::{RaiseReason, TrapCode};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I16, I32, I64};
use cranelift_codegen::ir::{AtomicRmwOp as Rmw, InstBuilder, MemFlagsData, Type, Value};
use wasmparser::{MemArg, MemArgTarget, Operator};

/// Translates an atomic instruction, or says that the operator is none.
pub(super) fn translate(t: &mut FunctionTranslator<'_>, operator: &Operator<'_>) -> bool {
    use Operator as O;
    match operator {
        O::AtomicFence { .. } => _ = t.ins().fence(),
        O::MemoryAtomicNotify { memarg } => t.atomic_notify(memarg),
        O::MemoryAtomicWait32 { memarg } => t.atomic_wait(memarg, Libcall::MemoryWait32, 4),
        O::MemoryAtomicWait64 { memarg } => t.atomic_wait(memarg, Libcall::MemoryWait64, 8),

        O::I32AtomicLoad { memarg } => t.atomic_load(memarg, I32, I32),
        O::I64AtomicLoad { memarg } => t.atomic_load(memarg, I64, I64),
        O::I32AtomicLoad8U { memarg } => t.atomic_load(memarg, I32, I8),
        O::I32AtomicLoad16U { memarg } => t.atomic_load(memarg, I32, I16),
        O::I64AtomicLoad8U { memarg } => t.atomic_load(memarg, I64, I8),
        O::I64AtomicLoad16U { memarg } => t.atomic_load(memarg, I64, I16),
        O::I64AtomicLoad32U { memarg } => t.atomic_load(memarg, I64, I32),

        O::I32AtomicStore { memarg } => t.atomic_store(memarg, I32),
        O::I64AtomicStore { memarg } => t.atomic_store(memarg, I64),
        O::I32AtomicStore8 { memarg } => t.atomic_store(memarg, I8),
        O::I32AtomicStore16 { memarg } => t.atomic_store(memarg, I16),
        O::I64AtomicStore8 { memarg } => t.atomic_store(memarg, I8),
        O::I64AtomicStore16 { memarg } => t.atomic_store(memarg, I16),
        O::I64AtomicStore32 { memarg } => t.atomic_store(memarg, I32),

        O::I32AtomicRmwAdd { memarg } => t.atomic_rmw(memarg, Rmw::Add, I32, I32),
        O::I64AtomicRmwAdd { memarg } => t.atomic_rmw(memarg, Rmw::Add, I64, I64),
        O::I32AtomicRmw8AddU { memarg } => t.atomic_rmw(memarg, Rmw::Add, I32, I8),
        O::I32AtomicRmw16AddU { memarg } => t.atomic_rmw(memarg, Rmw::Add, I32, I16),
        O::I64AtomicRmw8AddU { memarg } => t.atomic_rmw(memarg, Rmw::Add, I64, I8),
        O::I64AtomicRmw16AddU { memarg } => t.atomic_rmw(memarg, Rmw::Add, I64, I16),
        O::I64AtomicRmw32AddU { memarg } => t.atomic_rmw(memarg, Rmw::Add, I64, I32),

        O::I32AtomicRmwSub { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I32, I32),
        O::I64AtomicRmwSub { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I64, I64),
        O::I32AtomicRmw8SubU { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I32, I8),
        O::I32AtomicRmw16SubU { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I32, I16),
        O::I64AtomicRmw8SubU { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I64, I8),
        O::I64AtomicRmw16SubU { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I64, I16),
        O::I64AtomicRmw32SubU { memarg } => t.atomic_rmw(memarg, Rmw::Sub, I64, I32),

        O::I32AtomicRmwAnd { memarg } => t.atomic_rmw(memarg, Rmw::And, I32, I32),
        O::I64AtomicRmwAnd { memarg } => t.atomic_rmw(memarg, Rmw::And, I64, I64),
        O::I32AtomicRmw8AndU { memarg } => t.atomic_rmw(memarg, Rmw::And, I32, I8),
        O::I32AtomicRmw16AndU { memarg } => t.atomic_rmw(memarg, Rmw::And, I32, I16),
        O::I64AtomicRmw8AndU { memarg } => t.atomic_rmw(memarg, Rmw::And, I64, I8),
        O::I64AtomicRmw16AndU { memarg } => t.atomic_rmw(memarg, Rmw::And, I64, I16),
        O::I64AtomicRmw32AndU { memarg } => t.atomic_rmw(memarg, Rmw::And, I64, I32),

        O::I32AtomicRmwOr { memarg } => t.atomic_rmw(memarg, Rmw::Or, I32, I32),
        O::I64AtomicRmwOr { memarg } => t.atomic_rmw(memarg, Rmw::Or, I64, I64),
        O::I32AtomicRmw8OrU { memarg } => t.atomic_rmw(memarg, Rmw::Or, I32, I8),
        O::I32AtomicRmw16OrU { memarg } => t.atomic_rmw(memarg, Rmw::Or, I32, I16),
        O::I64AtomicRmw8OrU { memarg } => t.atomic_rmw(memarg, Rmw::Or, I64, I8),
        O::I64AtomicRmw16OrU { memarg } => t.atomic_rmw(memarg, Rmw::Or, I64, I16),
        O::I64AtomicRmw32OrU { memarg } => t.atomic_rmw(memarg, Rmw::Or, I64, I32),

        O::I32AtomicRmwXor { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I32, I32),
        O::I64AtomicRmwXor { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I64, I64),
        O::I32AtomicRmw8XorU { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I32, I8),
        O::I32AtomicRmw16XorU { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I32, I16),
        O::I64AtomicRmw8XorU { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I64, I8),
        O::I64AtomicRmw16XorU { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I64, I16),
        O::I64AtomicRmw32XorU { memarg } => t.atomic_rmw(memarg, Rmw::Xor, I64, I32),

        O::I32AtomicRmwXchg { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I32, I32),
        O::I64AtomicRmwXchg { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I64, I64),
        O::I32AtomicRmw8XchgU { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I32, I8),
        O::I32AtomicRmw16XchgU { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I32, I16),
        O::I64AtomicRmw8XchgU { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I64, I8),
        O::I64AtomicRmw16XchgU { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I64, I16),
        O::I64AtomicRmw32XchgU { memarg } => t.atomic_rmw(memarg, Rmw::Xchg, I64, I32),

        O::I32AtomicRmwCmpxchg { memarg } => t.atomic_cmpxchg(memarg, I32, I32),
        O::I64AtomicRmwCmpxchg { memarg } => t.atomic_cmpxchg(memarg, I64, I64),
        O::I32AtomicRmw8CmpxchgU { memarg } => t.atomic_cmpxchg(memarg, I32, I8),
        O::I32AtomicRmw16CmpxchgU { memarg } => t.atomic_cmpxchg(memarg, I32, I16),
        O::I64AtomicRmw8CmpxchgU { memarg } => t.atomic_cmpxchg(memarg, I64, I8),
        O::I64AtomicRmw16CmpxchgU { memarg } => t.atomic_cmpxchg(memarg, I64, I16),
        O::I64AtomicRmw32CmpxchgU { memarg } => t.atomic_cmpxchg(memarg, I64, I32),
        _ => return false,
    }
    true
}

impl FunctionTranslator<'_> {
    /// Loads a value of type `ty`, extended from one of type `access`.
    fn atomic_load(&mut self, memarg: &MemArg, ty: Type, access: Type) {
        let (pointer, flags) = self.atomic_address(memarg, access);
        let value = self.ins().atomic_load(access, flags, pointer);
        self.push_extended(value, ty);
    }

    /// Stores the last operand, or as much of it as `access` has.
    fn atomic_store(&mut self, memarg: &MemArg, access: Type) {
        let value = self.pop_reduced(access);
        let (pointer, flags) = self.atomic_address(memarg, access);
        self.ins().atomic_store(flags, value, pointer);
    }

    /// Combines what is there with the last operand, and pushes what was there.
    fn atomic_rmw(&mut self, memarg: &MemArg, op: Rmw, ty: Type, access: Type) {
        let operand = self.pop_reduced(access);
        let (pointer, flags) = self.atomic_address(memarg, access);
        let before = self.ins().atomic_rmw(access, flags, op, pointer, operand);
        self.push_extended(before, ty);
    }

    /// Stores the last operand if what is there is the one before it, in as many bits as `access`
    /// has, and pushes what was there.
    fn atomic_cmpxchg(&mut self, memarg: &MemArg, ty: Type, access: Type) {
        let replacement = self.pop_reduced(access);
        let expected = self.pop_reduced(access);
        let (pointer, flags) = self.atomic_address(memarg, access);
        let before = self.ins().atomic_cas(flags, pointer, expected, replacement);
        self.push_extended(before, ty);
    }

    fn atomic_notify(&mut self, memarg: &MemArg) {
        let count = self.pop();
        let Some((memory, address)) = self.atomic_index(memarg, 4) else { return };
        let memory = self.index_constant(memory);
        let woken = self.libcall(Libcall::MemoryNotify, &[memory, address, count]);
        self.push(woken.expect("BUG: it returns how many"));
    }

    /// Waits with this libcall. An interruption during the wait ends the activation, as one at a loop header does.
    fn atomic_wait(&mut self, memarg: &MemArg, libcall: Libcall, width: u8) {
        let timeout = self.pop();
        let expected = self.pop();
        let Some((memory, address)) = self.atomic_index(memarg, width) else { return };
        if !self.info.memories[memory as usize].shared {
            let always = self.ins().iconst(I8, 1);
            self.trap_if(always, TrapCode::ExpectedSharedMemory);
        }
        let memory = self.index_constant(memory);
        let woken = self.libcall(libcall, &[memory, address, expected, timeout]);
        let woken = woken.expect("BUG: it returns why");
        let interrupted = self.ins().icmp_imm_s(IntCC::Equal, woken, i64::from(INTERRUPTED));
        self.raise_if(interrupted, RaiseReason::StackCheck);
        self.push(woken);
    }

    /// Pops an index, and checks alignment and bounds of an access to a value of this type.
    fn atomic_address(&mut self, memarg: &MemArg, access: Type) -> (Value, MemFlagsData) {
        self.check_alignment(memarg, access.bytes() as u8);
        let (pointer, flags, offset) = self.memory_address(memarg, access.bytes() as u8);
        let pointer = match offset {
            0 => pointer,
            offset => self.ins().iadd_imm_s(pointer, i64::from(offset)),
        };
        (pointer, flags)
    }

    /// Pops an index, checks alignment and bounds of an access, and returns memory and address for
    /// a libcall.
    fn atomic_index(&mut self, memarg: &MemArg, width: u8) -> Option<(u32, Value)> {
        let MemArgTarget::Memory(memory) = memarg.target else {
            self.unsupported("multibyte-array-access");
            return None;
        };
        self.check_alignment(memarg, width);
        let index = self.pop();
        let record = self.record(self.info.layout.memory(memory));
        let index = self.check_access(memory, record, index, memarg.offset, width);
        let offset = self.ins().iconst(I64, memarg.offset.cast_signed());
        Some((memory, self.ins().iadd(index, offset)))
    }

    /// Traps unless the last operand and the offset add up to a multiple of the width. The lowest bits are right even
    /// if the sum wraps; the access is out of bounds in that case.
    fn check_alignment(&mut self, memarg: &MemArg, width: u8) {
        if width == 1 {
            return;
        }
        let index = self.pop();
        self.push(index);
        let mask = i64::from(width) - 1;
        let offset = memarg.offset.cast_signed() & mask;
        let address = match offset {
            0 => index,
            offset => self.ins().iadd_imm_s(index, offset),
        };
        let misaligned = self.ins().band_imm_s(address, mask);
        self.trap_if(misaligned, TrapCode::UnalignedAtomic);
    }

    fn pop_reduced(&mut self, access: Type) -> Value {
        let value = self.pop();
        match self.value_type(value) == access {
            true => value,
            false => self.ins().ireduce(access, value),
        }
    }

    fn push_extended(&mut self, value: Value, ty: Type) {
        let value = match self.value_type(value) == ty {
            true => value,
            false => self.ins().uextend(ty, value),
        };
        self.push(value);
    }
}
