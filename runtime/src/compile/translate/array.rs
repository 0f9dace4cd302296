//! Instructions of arrays.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#aggregate-instructions>

use super::FunctionTranslator;
use super::object::Extension;
use crate::vm::libcall::{ARRAY_OUT_OF_BOUNDS, Libcall, SEGMENT_OUT_OF_BOUNDS};
use crate::vm::object::{Field, LENGTH_OFFSET};
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{InstBuilder, Value};

impl FunctionTranslator<'_> {
    fn array_element(&self, type_index: u32) -> Field {
        self.object_type(type_index).element()
    }

    fn allocate_array(&mut self, type_index: u32, length: Value) -> Value {
        let ty = self.type_constant(type_index);
        self.allocating_libcall(Libcall::AllocateArray, &[ty, length])
    }

    pub(super) fn array_new(&mut self, type_index: u32) {
        let [value, length] = self.pop2();
        let array = self.allocate_array(type_index, length);
        let zero = self.ins().iconst(I32, 0);
        self.fill(array, zero, value, length);
        self.push(array);
    }

    pub(super) fn array_new_default(&mut self, type_index: u32) {
        let length = self.pop();
        let array = self.allocate_array(type_index, length);
        self.push(array);
    }

    pub(super) fn array_new_fixed(&mut self, type_index: u32, count: u32) {
        let element = self.array_element(type_index);
        let length = self.index_constant(count);
        let array = self.allocate_array(type_index, length);
        let start = self.scratch.stack.len() - count as usize;
        let address = self.object_address(array);
        for position in 0..count {
            let value = self.scratch.stack[start + position as usize];
            let offset = element.offset + position * element.storage.size();
            self.store_field(address, element, offset, value);
        }
        self.scratch.stack.truncate(start);
        self.push(array);
    }

    /// `array.new_data` and `array.new_elem`.
    pub(super) fn array_new_segment(&mut self, type_index: u32, segment: u32, libcall: Libcall) {
        let [from, length] = self.pop2();
        let ty = self.type_constant(type_index);
        let segment = self.index_constant(segment);
        let array = self.allocating_libcall(libcall, &[ty, segment, from, length]);
        self.push(array);
    }

    /// The length of an array that must not be null.
    fn length(&mut self, array: Value) -> (Value, Value) {
        self.check_null(array, TrapCode::NullArrayReference);
        let address = self.object_address(array);
        let flags = self.object_flags();
        let length = self.ins().load(I32, flags, address, LENGTH_OFFSET as i32);
        (address, length)
    }

    /// An address from which the element at `index` has the offset that the first element has from the object's
    /// address.
    fn element_base(&mut self, array: Value, index: Value, element: Field) -> Value {
        let (address, length) = self.length(array);
        let outside = self.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, index, length);
        self.trap_if(outside, TrapCode::OutOfBoundsArrayAccess);
        let index = self.ins().uextend(I64, index);
        let shift = element.storage.size().trailing_zeros();
        let offset = self.ins().ishl_imm_u(index, i64::from(shift));
        self.ins().iadd(address, offset)
    }

    pub(super) fn array_get(&mut self, type_index: u32, extension: Extension) {
        let element = self.array_element(type_index);
        let [array, index] = self.pop2();
        let address = self.element_base(array, index, element);
        self.load_field(address, element, extension);
    }

    pub(super) fn array_set(&mut self, type_index: u32) {
        let element = self.array_element(type_index);
        let [array, index, value] = self.pop3();
        let address = self.element_base(array, index, element);
        self.store_field(address, element, element.offset, value);
    }

    pub(super) fn array_len(&mut self) {
        let array = self.pop();
        let (_, length) = self.length(array);
        self.push(length);
    }

    fn fill(&mut self, array: Value, at: Value, value: Value, length: Value) {
        let [low, high] = self.value_bits(value);
        let arguments = [array, at, length, low, high];
        self.libcall_or_trap(Libcall::ArrayFill, &arguments, TrapCode::OutOfBoundsArrayAccess);
    }

    pub(super) fn array_fill(&mut self) {
        let [at, value, length] = self.pop3();
        let array = self.pop();
        self.check_null(array, TrapCode::NullArrayReference);
        self.fill(array, at, value, length);
    }

    pub(super) fn array_copy(&mut self) {
        let [from_array, from, length] = self.pop3();
        let [to_array, to] = self.pop2();
        self.check_null(to_array, TrapCode::NullArrayReference);
        self.check_null(from_array, TrapCode::NullArrayReference);
        let arguments = [to_array, to, from_array, from, length];
        self.libcall_or_trap(Libcall::ArrayCopy, &arguments, TrapCode::OutOfBoundsArrayAccess);
    }

    /// `array.init_data` and `array.init_elem`.
    pub(super) fn array_init(&mut self, segment: u32, libcall: Libcall, outside: TrapCode) {
        let [to, from, length] = self.pop3();
        let array = self.pop();
        self.check_null(array, TrapCode::NullArrayReference);
        let segment = self.index_constant(segment);
        let status = self.libcall(libcall, &[array, segment, to, from, length]);
        let status = status.expect("BUG: the libcall has a status");
        for (reason, trap) in [
            (ARRAY_OUT_OF_BOUNDS, TrapCode::OutOfBoundsArrayAccess),
            (SEGMENT_OUT_OF_BOUNDS, outside),
        ] {
            let failed = self.ins().icmp_imm_u(IntCC::Equal, status, i64::from(reason));
            self.trap_if(failed, trap);
        }
    }
}
