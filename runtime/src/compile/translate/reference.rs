//! Reference instructions.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#reference-instructions>
//!
//! Null is zero in every hierarchy.

use super::{FunctionTranslator, reference_type};
use crate::types::HeapType;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::InstBuilder;
use cranelift_codegen::ir::Value;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I32;

impl FunctionTranslator<'_> {
    pub(super) fn ref_null(&mut self, heap: wasmparser::HeapType) {
        let heap = self.supported(self.info.types.heap_type(heap)).unwrap_or(HeapType::Any);
        let null = self.ins().iconst(reference_type(heap), 0);
        self.push(null);
    }

    pub(super) fn ref_is_null(&mut self) {
        let value = self.pop();
        let is_null = self.is_null(value);
        let is_null = self.ins().uextend(I32, is_null);
        self.push(is_null);
    }

    pub(super) fn is_null(&mut self, value: Value) -> Value {
        self.ins().icmp_imm_u(IntCC::Equal, value, 0)
    }

    pub(super) fn ref_func(&mut self, func_index: u32) {
        let record = self.func_record(func_index);
        self.push(record);
    }

    /// A pointer to the record of a function.
    pub(super) fn func_record(&mut self, func_index: u32) -> Value {
        if func_index < self.info.counts.imported_funcs {
            return self.constant_pointer(self.info.layout.imported_func(func_index));
        }
        let position = self.info.escaping(func_index).expect("BUG: it is declared as a reference");
        let offset = self.info.layout.func(position);
        let context = self.context;
        self.ins().iadd_imm_s(context, i64::from(offset))
    }

    pub(super) fn ref_eq(&mut self) {
        let [a, b] = self.pop2();
        let equal = self.ins().icmp(IntCC::Equal, a, b);
        let equal = self.ins().uextend(I32, equal);
        self.push(equal);
    }

    pub(super) fn ref_as_non_null(&mut self) {
        let value = self.pop();
        let is_null = self.is_null(value);
        self.trap_if(is_null, TrapCode::NullReference);
        self.push(value);
    }

    pub(super) fn br_on_null(&mut self, depth: u32) {
        let value = self.pop();
        self.branch_if(value, depth, false);
        self.push(value);
    }

    /// The reference is the last operand of the branch.
    pub(super) fn br_on_non_null(&mut self, depth: u32) {
        let value = self.pop();
        self.push(value);
        self.branch_if(value, depth, true);
        self.pop();
    }
}
