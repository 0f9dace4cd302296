//! Objects of the heap, as structs and arrays share them: addresses, fields and allocation.
//!
//! The invariants *declared*, *no address* and *whole objects* of docs/heap.md are kept here.

use super::FunctionTranslator;
use crate::types::{RefType, StorageType, ValType};
use crate::vm::VmStore;
use crate::vm::libcall::{HEAP_FULL, Libcall, OUT_OF_SEGMENT};
use crate::vm::object::{Field, ObjectType, is_traced};
use crate::vm::trap::{RaiseReason, TrapCode};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8X16, I32, I64};
use cranelift_codegen::ir::{AliasRegion, AliasRegionData, InstBuilder, MemFlagsData, Type, Value};
use std::mem::offset_of;

/// How a packed field becomes 32-bit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extension {
    Signed,
    /// This is also used for fields that are not packed.
    Unsigned,
}

impl FunctionTranslator<'_> {
    /// Makes a value known to the collector if its type is that of references into the heap.
    pub(super) fn declare(&mut self, value: Value, ty: ValType) {
        if is_traced(ty) {
            self.builder.declare_value_needs_stack_map(value);
        }
    }

    /// As [`Self::declare`], for a reference.
    pub(super) fn declare_reference(&mut self, value: Value, ty: RefType) {
        self.declare(value, ValType::Ref(ty));
    }

    fn object_region(&mut self) -> AliasRegion {
        *self.regions.objects.get_or_insert_with(|| {
            let data = AliasRegionData { user_id: 6, description: "objects".into() };
            self.builder.func.dfg.alias_regions.insert(data)
        })
    }

    pub(super) fn object_flags(&mut self) -> MemFlagsData {
        MemFlagsData::trusted().with_alias_region(Some(self.object_region()))
    }

    /// The struct or array type of a module's index.
    pub(super) fn object_type(&self, type_index: u32) -> &ObjectType {
        self.info.types.entry(type_index).object()
    }

    /// Traps if a reference is null.
    pub(super) fn check_null(&mut self, reference: Value, trap: TrapCode) {
        let is_null = self.is_null(reference);
        self.trap_if(is_null, trap);
    }

    /// The address of an object, for use before the next call.
    pub(super) fn object_address(&mut self, reference: Value) -> Value {
        let store = self.store_record();
        let flags = self.record_flags();
        let base = self.ins().load(I64, flags, store, offset_of!(VmStore, heap_base) as i32);
        let offset = self.ins().uextend(I64, reference);
        self.ins().iadd(base, offset)
    }

    /// Flags for a field of this storage: vectors are aligned as numbers are.
    fn field_flags(&mut self, storage: StorageType) -> MemFlagsData {
        match storage {
            StorageType::Val(ValType::V128) => {
                let flags = MemFlagsData::new().with_notrap();
                flags.with_alias_region(Some(self.object_region()))
            }
            _ => self.object_flags(),
        }
    }

    /// Loads a field and pushes it.
    pub(super) fn load_field(&mut self, address: Value, field: Field, extension: Extension) {
        let flags = self.field_flags(field.storage);
        let offset = field.offset as i32;
        let value = match (field.storage, extension) {
            (StorageType::I8, Extension::Signed) => self.ins().sload8(I32, flags, address, offset),
            (StorageType::I8, _) => self.ins().uload8(I32, flags, address, offset),
            (StorageType::I16, Extension::Signed) => {
                self.ins().sload16(I32, flags, address, offset)
            }
            (StorageType::I16, _) => self.ins().uload16(I32, flags, address, offset),
            (StorageType::Val(ty), _) => {
                let value = self.ins().load(super::clif_type(ty), flags, address, offset);
                self.declare(value, ty);
                value
            }
        };
        self.push(value);
    }

    pub(super) fn store_field(&mut self, address: Value, field: Field, offset: u32, value: Value) {
        let flags = self.field_flags(field.storage);
        let offset = offset as i32;
        match field.storage {
            StorageType::I8 => self.ins().istore8(flags, value, address, offset),
            StorageType::I16 => self.ins().istore16(flags, value, address, offset),
            StorageType::Val(_) => self.ins().store(flags, value, address, offset),
        };
    }

    /// A zero or null of a field's type.
    pub(super) fn zero_of(&mut self, storage: StorageType) -> Value {
        let ty: Type = super::clif_type(storage.unpacked());
        self.zero(ty)
    }

    /// The address of a type, for libcalls and headers.
    pub(super) fn type_constant(&mut self, type_index: u32) -> Value {
        let address = self.object_type(type_index).address();
        self.ins().iconst(I64, address.cast_signed())
    }

    /// A struct that is not initialised: its fields must be set before the next call.
    pub(super) fn allocate_struct(&mut self, type_index: u32) -> Value {
        let size = i64::from(self.object_type(type_index).struct_layout().size);
        let (store, flags) = (self.store_record(), self.record_flags());
        let next_offset = offset_of!(VmStore, heap_next) as i32;
        let next = self.ins().load(I64, flags, store, next_offset);
        let end = self.ins().load(I64, flags, store, offset_of!(VmStore, heap_end) as i32);
        let after = self.ins().iadd_imm_s(next, size);
        let full = self.ins().icmp(IntCC::UnsignedGreaterThan, after, end);
        let [slow, fast, done] = [(); 3].map(|()| self.builder.create_block());
        self.builder.set_cold_block(slow);
        self.builder.append_block_param(done, I32);
        self.ins().brif(full, slow, &[], fast, &[]);
        self.builder.seal_block(slow);
        self.builder.seal_block(fast);
        self.builder.switch_to_block(slow);
        // Each block has a constant of its own: a shared one would live until the cold block.
        let ty = self.type_constant(type_index);
        let reference = self.allocating_libcall(Libcall::AllocateStruct, &[ty]);
        self.ins().jump(done, &[reference.into()]);
        self.builder.switch_to_block(fast);
        let ty = self.type_constant(type_index);
        self.ins().store(flags, after, store, next_offset);
        let reference = self.ins().ireduce(I32, next);
        let address = self.object_address(reference);
        let object_flags = self.object_flags();
        self.ins().store(object_flags, ty, address, 0);
        self.ins().jump(done, &[reference.into()]);
        self.builder.seal_block(done);
        self.builder.switch_to_block(done);
        let reference = self.builder.block_params(done)[0];
        self.builder.declare_value_needs_stack_map(reference);
        reference
    }

    /// Calls what allocates, and ends the activation if the heap is full.
    pub(super) fn allocating_libcall(&mut self, libcall: Libcall, arguments: &[Value]) -> Value {
        let result = self.libcall(libcall, arguments).expect("BUG: it returns a reference");
        if matches!(libcall, Libcall::ArrayNewData | Libcall::ArrayNewElem) {
            let outside = self.ins().icmp_imm_s(IntCC::Equal, result, OUT_OF_SEGMENT);
            let trap = match libcall {
                Libcall::ArrayNewData => TrapCode::OutOfBoundsMemoryAccess,
                _ => TrapCode::OutOfBoundsTableAccess,
            };
            self.trap_if(outside, trap);
        }
        let full = self.ins().icmp_imm_s(IntCC::Equal, result, HEAP_FULL);
        self.raise_if(full, RaiseReason::HeapExhausted);
        let reference = self.ins().ireduce(I32, result);
        self.builder.declare_value_needs_stack_map(reference);
        reference
    }

    /// A value as bulk operations take it: its lowest 128 bits.
    pub(super) fn value_bits(&mut self, value: Value) -> [Value; 2] {
        use cranelift_codegen::ir::types::{F32, F64, I64X2};
        let zero = self.ins().iconst(I64, 0);
        let bitcast = MemFlagsData::new();
        match self.value_type(value) {
            I64 => [value, zero],
            F64 => [self.ins().bitcast(I64, bitcast, value), zero],
            F32 => {
                let bits = self.ins().bitcast(I32, bitcast, value);
                [self.ins().uextend(I64, bits), zero]
            }
            I8X16 => {
                let little = bitcast.with_endianness(cranelift_codegen::ir::Endianness::Little);
                let lanes = self.ins().bitcast(I64X2, little, value);
                [0, 1].map(|lane| self.ins().extractlane(lanes, lane))
            }
            I32 => [self.ins().uextend(I64, value), zero],
            other => panic!("BUG: no value is a {other}"),
        }
    }
}
