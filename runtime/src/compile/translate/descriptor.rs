//! Instructions of custom descriptors.
//! <https://github.com/WebAssembly/custom-descriptors/blob/main/proposals/custom-descriptors/Overview.md>
//!
//! The layout of a type says where its structs refer to their descriptors; a supertype that has descriptors has them in
//! the same place. A cast by descriptor looks at the type first: only then is there a descriptor to compare, and no
//! wrong one can make an object pass for more than it is.

use super::FunctionTranslator;
use super::object::Extension;
use crate::types::registry::TypeEntry;
use crate::vm::object::Field;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I32};
use cranelift_codegen::ir::{InstBuilder, Value};
use wasmparser::{HeapType, Operator, RefType};

/// Translates an operator of the proposal, or says that it is none.
pub(super) fn translate(f: &mut FunctionTranslator<'_>, operator: &Operator<'_>) -> bool {
    use Operator as O;
    match operator {
        O::StructNewDesc { struct_type_index: ty } => f.struct_new_desc(*ty),
        O::StructNewDefaultDesc { struct_type_index: ty } => f.struct_new_default_desc(*ty),
        O::RefGetDesc { type_index: ty } => f.ref_get_desc(*ty),
        O::RefCastDescEqNonNull { hty } => f.ref_cast_desc_eq(*hty, false),
        O::RefCastDescEqNullable { hty } => f.ref_cast_desc_eq(*hty, true),
        O::BrOnCastDescEq { relative_depth, to_ref_type, .. } => {
            f.br_on_cast_desc_eq(*relative_depth, *to_ref_type, true);
        }
        O::BrOnCastDescEqFail { relative_depth, to_ref_type, .. } => {
            f.br_on_cast_desc_eq(*relative_depth, *to_ref_type, false);
        }
        _ => return false,
    }
    true
}

/// Where structs of a type that has descriptors, or of one below it, refer to theirs.
fn place(ty: &TypeEntry) -> Field {
    ty.object().struct_layout().descriptor.expect("BUG: the type has a descriptor")
}

impl FunctionTranslator<'_> {
    fn pop_descriptor(&mut self) -> Value {
        let descriptor = self.pop();
        self.check_null(descriptor, TrapCode::NullDescriptorReference);
        descriptor
    }

    fn struct_new_desc(&mut self, type_index: u32) {
        let descriptor = self.pop_descriptor();
        self.struct_new(type_index);
        self.set_descriptor(type_index, descriptor);
    }

    fn struct_new_default_desc(&mut self, type_index: u32) {
        let descriptor = self.pop_descriptor();
        self.struct_new_default(type_index);
        self.set_descriptor(type_index, descriptor);
    }

    /// Gives the new struct on the stack its descriptor.
    fn set_descriptor(&mut self, type_index: u32, descriptor: Value) {
        let field = place(self.info.types.entry(type_index));
        let reference = *self.scratch.stack.last().expect("BUG: a struct was made");
        let address = self.object_address(reference);
        self.store_field(address, field, field.offset, descriptor);
    }

    fn ref_get_desc(&mut self, type_index: u32) {
        let field = place(self.info.types.entry(type_index));
        let reference = self.pop();
        self.check_null(reference, TrapCode::NullReference);
        let address = self.object_address(reference);
        self.load_field(address, field, Extension::Unsigned);
    }

    fn ref_cast_desc_eq(&mut self, heap: HeapType, nullable: bool) {
        let descriptor = self.pop_descriptor();
        let value = self.pop();
        let matches = self.matches_descriptor(value, descriptor, heap, nullable);
        let fails = self.ins().icmp_imm_u(IntCC::Equal, matches, 0);
        self.trap_if(fails, TrapCode::DescriptorCastFailure);
        self.push(value);
    }

    /// The reference stays on the stack: it is the last operand of the branch, and is still there if the branch is not
    /// taken.
    fn br_on_cast_desc_eq(&mut self, depth: u32, to: RefType, if_matches: bool) {
        let descriptor = self.pop_descriptor();
        let value = self.pop();
        let matches = self.matches_descriptor(value, descriptor, to.heap_type(), to.is_nullable());
        self.push(value);
        self.branch_if(matches, depth, if_matches);
    }

    /// Whether a reference is to a struct of a type with this descriptor, as an 8-bit number.
    fn matches_descriptor(
        &mut self,
        value: Value,
        descriptor: Value,
        heap: HeapType,
        nullable: bool,
    ) -> Value {
        let target = self.info.types.concrete(heap).expect("BUG: the type is concrete");
        let field = place(target);
        self.matches_object(value, nullable, |f, ty| {
            let has_type = match heap {
                HeapType::Exact(_) => f.is_type(ty, target),
                _ => f.is_subtype(ty, target),
            };
            let no = f.ins().iconst(I8, 0);
            f.test_if(has_type, no, |f| {
                let address = f.object_address(value);
                let flags = f.object_flags();
                let actual = f.ins().load(I32, flags, address, field.offset as i32);
                f.ins().icmp(IntCC::Equal, actual, descriptor)
            })
        })
    }
}
