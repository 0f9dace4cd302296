//! Variable instructions: locals and globals.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#variable-instructions>

use super::{FunctionTranslator, clif_type};
use crate::vm::layout::EntityLocation;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Value};

impl FunctionTranslator<'_> {
    pub(super) fn local_get(&mut self, index: u32) {
        let value = self.builder.use_var(self.scratch.locals[index as usize]);
        self.push(value);
    }

    pub(super) fn local_set(&mut self, index: u32) {
        let value = self.pop();
        self.builder.def_var(self.scratch.locals[index as usize], value);
    }

    pub(super) fn local_tee(&mut self, index: u32) {
        let value = self.pop();
        self.builder.def_var(self.scratch.locals[index as usize], value);
        self.push(value);
    }

    pub(super) fn global_get(&mut self, index: u32) {
        let ty = self.info.globals[index as usize];
        let (record, offset) = self.global(index);
        let flags = self.global_flags();
        // The value of an immutable global is set before any code of its instance runs.
        // A reference can still move, so that it is loaded from the global each time.
        let may_move = crate::vm::object::is_traced(ty.content);
        let flags =
            if ty.mutable || may_move { flags } else { flags.with_readonly().with_can_move() };
        let value = self.ins().load(clif_type(ty.content), flags, record, offset);
        self.declare(value, ty.content);
        self.push(value);
    }

    pub(super) fn global_set(&mut self, index: u32) {
        let value = self.pop();
        let (record, offset) = self.global(index);
        let flags = self.global_flags();
        self.ins().store(flags, value, record, offset);
    }

    fn global_flags(&self) -> MemFlagsData {
        MemFlagsData::trusted().with_alias_region(Some(self.regions.globals))
    }

    fn global(&mut self, index: u32) -> (Value, i32) {
        self.record(self.info.layout.global(index))
    }

    /// A field of the record of a memory or table.
    pub(super) fn record_field(&mut self, (record, offset): (Value, i32), field: usize) -> Value {
        let flags = self.record_flags();
        self.ins().load(I64, flags, record, offset + field as i32)
    }

    /// A base and an offset from it for the record of a memory, table or global.
    pub(super) fn record(&mut self, location: EntityLocation) -> (Value, i32) {
        match location {
            EntityLocation::Inline(offset) => (self.context, offset),
            EntityLocation::Indirect(offset) => (self.constant_pointer(offset), 0),
        }
    }
}
