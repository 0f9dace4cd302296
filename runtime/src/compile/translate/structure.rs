//! Instructions of structs.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#aggregate-instructions>

use super::FunctionTranslator;
use super::object::Extension;
use crate::vm::object::Field;
use crate::vm::trap::TrapCode;

impl FunctionTranslator<'_> {
    fn fields(&self, type_index: u32) -> Box<[Field]> {
        self.object_type(type_index).struct_layout().fields.clone()
    }

    fn struct_field(&self, type_index: u32, field: u32) -> Field {
        self.object_type(type_index).struct_layout().fields[field as usize]
    }

    pub(super) fn struct_new(&mut self, type_index: u32) {
        let fields = self.fields(type_index);
        let reference = self.allocate_struct(type_index);
        let start = self.scratch.stack.len() - fields.len();
        let address = self.object_address(reference);
        for (position, field) in fields.iter().enumerate() {
            let value = self.scratch.stack[start + position];
            self.store_field(address, *field, field.offset, value);
        }
        self.scratch.stack.truncate(start);
        self.push(reference);
    }

    pub(super) fn struct_new_default(&mut self, type_index: u32) {
        let fields = self.fields(type_index);
        let reference = self.allocate_struct(type_index);
        let address = self.object_address(reference);
        for field in &fields {
            let zero = self.zero_of(field.storage);
            self.store_field(address, *field, field.offset, zero);
        }
        self.push(reference);
    }

    pub(super) fn struct_get(&mut self, type_index: u32, field: u32, extension: Extension) {
        let field = self.struct_field(type_index, field);
        let reference = self.pop();
        self.check_null(reference, TrapCode::NullStructureReference);
        let address = self.object_address(reference);
        self.load_field(address, field, extension);
    }

    pub(super) fn struct_set(&mut self, type_index: u32, field: u32) {
        let field = self.struct_field(type_index, field);
        let [reference, value] = self.pop2();
        self.check_null(reference, TrapCode::NullStructureReference);
        let address = self.object_address(reference);
        self.store_field(address, field, field.offset, value);
    }
}
