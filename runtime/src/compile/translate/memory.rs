//! Memory instructions.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#memory-instructions>

use super::FunctionTranslator;
use crate::types::MemoryType;
use crate::vm::VmMemory;
use crate::vm::libcall::Libcall;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{Endianness, InstBuilder, MemFlagsData, Opcode, Type, Value};
use std::mem::offset_of;
use wasmparser::{MemArg, MemArgTarget};

impl FunctionTranslator<'_> {
    /// Pops the index of an access of `width` bytes and checks it. Returns a pointer and an offset
    /// from it, and the flags for any load or store there: little-endian and maybe unaligned.
    pub(super) fn memory_address(
        &mut self,
        memarg: &MemArg,
        width: u8,
    ) -> (Value, MemFlagsData, i32) {
        let index = self.pop();
        let MemArgTarget::Memory(memory) = memarg.target else {
            // Accesses to arrays are refused with their feature.
            self.unsupported("multibyte-array-access");
            return (self.context, MemFlagsData::new(), 0);
        };
        let record = self.record(self.info.layout.memory(memory));
        let offset = memarg.offset;
        let index = self.check_access(memory, record, index, offset, width);
        let base = self.record_field(record, offset_of!(VmMemory, base));
        let pointer = self.ins().iadd(base, index);
        let flags = MemFlagsData::new()
            .with_notrap()
            .with_endianness(Endianness::Little)
            .with_alias_region(Some(self.regions.heap));
        match i32::try_from(offset) {
            Ok(offset) => (pointer, flags, offset),
            Err(_) => {
                let offset = self.ins().iconst(I64, offset.cast_signed());
                (self.ins().iadd(pointer, offset), flags, 0)
            }
        }
    }

    /// Loads a value of type `ty`, as it is or extended by `opcode` from `width` bytes.
    pub(super) fn load(&mut self, memarg: &MemArg, opcode: Opcode, ty: Type, width: u8) {
        let (pointer, flags, offset) = self.memory_address(memarg, width);
        let flags = self.builder.func.dfg.mem_flags.insert_unchecked(flags);
        let (load, dfg) = self.builder.ins().Load(opcode, ty, flags, offset.into(), pointer);
        let value = dfg.first_result(load);
        self.push(value);
    }

    /// Stores the last operand, or its lowest `width` bytes with an `opcode` that narrows.
    pub(super) fn store(&mut self, memarg: &MemArg, opcode: Opcode, width: u8) {
        let value = self.pop();
        let ty = self.value_type(value);
        let (pointer, flags, offset) = self.memory_address(memarg, width);
        let flags = self.builder.func.dfg.mem_flags.insert_unchecked(flags);
        self.builder.ins().Store(opcode, ty, flags, offset.into(), value, pointer);
        self.settle_checks();
    }

    fn memory_type(&self, memory: u32) -> MemoryType {
        self.info.memories[memory as usize]
    }

    pub(super) fn memory_size(&mut self, memory: u32) {
        let ty = self.memory_type(memory);
        let record = self.record(self.info.layout.memory(memory));
        let length = self.record_field(record, offset_of!(VmMemory, length));
        let pages = self.ins().ushr_imm_u(length, i64::from(ty.page_size_log2));
        let pages = self.reduce_index(pages, ty.index);
        self.push(pages);
    }

    pub(super) fn memory_grow(&mut self, memory: u32) {
        let ty = self.memory_type(memory);
        let pages = self.pop();
        let pages = self.extend_index(pages, ty.index);
        let index = self.index_constant(memory);
        let before = self.libcall(Libcall::MemoryGrow, &[index, pages]);
        let before = self.reduce_index(before.expect("BUG: it returns the size"), ty.index);
        self.push(before);
    }

    pub(super) fn memory_fill(&mut self, memory: u32) {
        let ty = self.memory_type(memory).index;
        let [address, byte, length] = self.pop3();
        let [address, length] = [address, length].map(|value| self.extend_index(value, ty));
        let index = self.index_constant(memory);
        let arguments = [index, address, byte, length];
        self.libcall_or_trap(Libcall::MemoryFill, &arguments, TrapCode::OutOfBoundsMemoryAccess);
    }

    pub(super) fn memory_copy(&mut self, to_memory: u32, from_memory: u32) {
        let to_type = self.memory_type(to_memory).index;
        let from_type = self.memory_type(from_memory).index;
        let [to, from, length] = self.pop3();
        let to = self.extend_index(to, to_type);
        let from = self.extend_index(from, from_type);
        let length = self.extend_index(length, to_type.narrower(from_type));
        let memories = [to_memory, from_memory].map(|index| self.index_constant(index));
        let arguments = [memories[0], memories[1], to, from, length];
        self.libcall_or_trap(Libcall::MemoryCopy, &arguments, TrapCode::OutOfBoundsMemoryAccess);
    }

    pub(super) fn memory_init(&mut self, segment: u32, memory: u32) {
        let [to, from, length] = self.pop3();
        let to = self.extend_index(to, self.memory_type(memory).index);
        let [memory, segment] = [memory, segment].map(|index| self.index_constant(index));
        let arguments = [memory, segment, to, from, length];
        self.libcall_or_trap(Libcall::MemoryInit, &arguments, TrapCode::OutOfBoundsMemoryAccess);
    }

    pub(super) fn data_drop(&mut self, segment: u32) {
        let segment = self.index_constant(segment);
        self.libcall(Libcall::DataDrop, &[segment]);
    }
}
