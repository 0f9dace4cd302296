//! Table instructions.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#table-instructions>

use super::{FunctionTranslator, reference_type};
use crate::types::TableType;
use crate::vm::VmTable;
use crate::vm::libcall::Libcall;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Value};
use std::mem::offset_of;

impl FunctionTranslator<'_> {
    pub(super) fn table_type(&self, table: u32) -> TableType {
        self.info.tables[table as usize]
    }

    fn element_flags(&self) -> MemFlagsData {
        MemFlagsData::trusted().with_alias_region(Some(self.regions.elements))
    }

    /// The address of the element at a 64-bit index, which is checked.
    fn element_address(&mut self, table: u32, index: Value, trap: TrapCode) -> Value {
        let record = self.record(self.info.layout.table(table));
        let length = self.record_field(record, offset_of!(VmTable, length));
        let outside = self.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, index, length);
        match trap {
            TrapCode::UndefinedElement => self.trap_if_with(outside, trap, index),
            _ => self.trap_if(outside, trap),
        }
        let base = self.record_field(record, offset_of!(VmTable, base));
        let size = reference_type(self.table_type(table).element.heap).bytes();
        let offset = self.ins().ishl_imm_u(index, i64::from(size.trailing_zeros()));
        self.ins().iadd(base, offset)
    }

    /// The element at a 64-bit index, which is checked.
    pub(super) fn element(&mut self, table: u32, index: Value, trap: TrapCode) -> Value {
        let address = self.element_address(table, index, trap);
        let element = self.table_type(table).element;
        let flags = self.element_flags();
        let value = self.ins().load(reference_type(element.heap), flags, address, 0);
        self.declare_reference(value, element);
        value
    }

    pub(super) fn table_get(&mut self, table: u32) {
        let index = self.pop();
        let index = self.extend_index(index, self.table_type(table).index);
        let value = self.element(table, index, TrapCode::OutOfBoundsTableAccess);
        self.push(value);
    }

    pub(super) fn table_set(&mut self, table: u32) {
        let [index, value] = self.pop2();
        let index = self.extend_index(index, self.table_type(table).index);
        let address = self.element_address(table, index, TrapCode::OutOfBoundsTableAccess);
        let flags = self.element_flags();
        self.ins().store(flags, value, address, 0);
    }

    pub(super) fn table_size(&mut self, table: u32) {
        let record = self.record(self.info.layout.table(table));
        let length = self.record_field(record, offset_of!(VmTable, length));
        let length = self.reduce_index(length, self.table_type(table).index);
        self.push(length);
    }

    /// A reference as libcalls take it: 64-bit.
    fn extend_reference(&mut self, value: Value) -> Value {
        match self.value_type(value) {
            I64 => value,
            _ => self.ins().uextend(I64, value),
        }
    }

    pub(super) fn table_grow(&mut self, table: u32) {
        let ty = self.table_type(table);
        let [value, elements] = self.pop2();
        let value = self.extend_reference(value);
        let elements = self.extend_index(elements, ty.index);
        let index = self.index_constant(table);
        let before = self.libcall(Libcall::TableGrow, &[index, elements, value]);
        let before = self.reduce_index(before.expect("BUG: it returns the size"), ty.index);
        self.push(before);
    }

    pub(super) fn table_fill(&mut self, table: u32) {
        let ty = self.table_type(table).index;
        let [at, value, length] = self.pop3();
        let [at, length] = [at, length].map(|value| self.extend_index(value, ty));
        let value = self.extend_reference(value);
        let index = self.index_constant(table);
        let arguments = [index, at, value, length];
        self.libcall_or_trap(Libcall::TableFill, &arguments, TrapCode::OutOfBoundsTableAccess);
    }

    pub(super) fn table_copy(&mut self, to_table: u32, from_table: u32) {
        let to_type = self.table_type(to_table).index;
        let from_type = self.table_type(from_table).index;
        let [to, from, length] = self.pop3();
        let to = self.extend_index(to, to_type);
        let from = self.extend_index(from, from_type);
        let length = self.extend_index(length, to_type.narrower(from_type));
        let tables = [to_table, from_table].map(|index| self.index_constant(index));
        let arguments = [tables[0], tables[1], to, from, length];
        self.libcall_or_trap(Libcall::TableCopy, &arguments, TrapCode::OutOfBoundsTableAccess);
    }

    pub(super) fn table_init(&mut self, segment: u32, table: u32) {
        let [to, from, length] = self.pop3();
        let to = self.extend_index(to, self.table_type(table).index);
        let [table, segment] = [table, segment].map(|index| self.index_constant(index));
        let arguments = [table, segment, to, from, length];
        self.libcall_or_trap(Libcall::TableInit, &arguments, TrapCode::OutOfBoundsTableAccess);
    }

    pub(super) fn elem_drop(&mut self, segment: u32) {
        let segment = self.index_constant(segment);
        self.libcall(Libcall::ElemDrop, &[segment]);
    }
}
