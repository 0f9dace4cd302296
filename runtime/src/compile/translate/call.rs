//! Calls: direct, imported, through tables and through references, each also as a tail call.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions>
//!
//! All functions have the `tail` convention with the callee's context first. A call to a function
//! of the same module is a relocation; any other goes through a function record.

use super::{FunctionTranslator, signature};
use crate::compile::code::FUNC_NAMESPACE;
use crate::types::HeapType;
use crate::types::registry::TypeEntry;
use crate::vm::VmFunc;
use crate::vm::libcall::Libcall;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{
    ExtFuncData, ExternalName, FuncRef, InstBuilder, SigRef, SourceLoc, UserExternalName, Value,
};
use std::mem::offset_of;

/// Whether a call returns to the caller or to the caller's caller.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Return {
    Here,
    Tail,
}

/// What is called.
enum Callee {
    Direct(FuncRef),
    /// Code and context.
    Indirect(Value, Value),
}

impl<'a> FunctionTranslator<'a> {
    pub(super) fn call(&mut self, func_index: u32, returns: Return) {
        let type_index = self.info.funcs[func_index as usize];
        let callee = if func_index < self.info.counts.imported_funcs {
            let record = self.constant_pointer(self.info.layout.imported_func(func_index));
            self.callee(record)
        } else {
            Callee::Direct(self.direct_callee(func_index, type_index))
        };
        self.emit_call(callee, type_index, returns);
    }

    pub(super) fn call_indirect(&mut self, type_index: u32, table: u32, returns: Return) {
        let table_type = self.table_type(table);
        let index = self.pop();
        let index = self.extend_index(index, table_type.index);
        let record = self.element(table, index, TrapCode::UndefinedElement);
        let is_null = self.is_null(record);
        self.trap_if_with(is_null, TrapCode::UninitializedElement, index);
        let expected = &**self.info.types.entry(type_index);
        if !always_matches(table_type.element.heap, expected) {
            self.check_type(record, expected);
        }
        let callee = self.callee(record);
        self.emit_call(callee, type_index, returns);
    }

    pub(super) fn call_ref(&mut self, type_index: u32, returns: Return) {
        let record = self.pop();
        let is_null = self.is_null(record);
        self.trap_if(is_null, TrapCode::NullFunctionReference);
        let callee = self.callee(record);
        self.emit_call(callee, type_index, returns);
    }

    fn check_type(&mut self, record: Value, expected: &TypeEntry) {
        let flags = self.constant_function_flags();
        let offset = offset_of!(VmFunc, type_id) as i32;
        let actual = self.ins().load(I32, flags, record, offset);
        let id = i64::from(expected.id.0);
        let trap = TrapCode::IndirectCallTypeMismatch;
        if expected.is_final {
            let differs = self.ins().icmp_imm_u(IntCC::NotEqual, actual, id);
            return self.trap_if(differs, trap);
        }
        // A type with subtypes: only another id asks the registry.
        let [ask, matches] = [(); 2].map(|()| self.builder.create_block());
        let same = self.ins().icmp_imm_u(IntCC::Equal, actual, id);
        self.ins().brif(same, matches, &[], ask, &[]);
        self.builder.seal_block(ask);
        self.builder.switch_to_block(ask);
        let expected = self.ins().iconst(I32, id);
        let is_subtype = self.libcall(Libcall::IsSubtype, &[actual, expected]);
        let is_subtype = is_subtype.expect("BUG: it returns whether");
        let differs = self.ins().icmp_imm_u(IntCC::Equal, is_subtype, 0);
        self.trap_if(differs, trap);
        self.ins().jump(matches, &[]);
        self.builder.seal_block(matches);
        self.builder.switch_to_block(matches);
    }

    /// Function records do not change, but a pointer to one may be null before its check.
    fn constant_function_flags(&self) -> cranelift_codegen::ir::MemFlagsData {
        cranelift_codegen::ir::MemFlagsData::trusted().with_readonly()
    }

    fn callee(&mut self, record: Value) -> Callee {
        let flags = self.constant_function_flags();
        let code = self.ins().load(I64, flags, record, offset_of!(VmFunc, code) as i32);
        let context = self.ins().load(I64, flags, record, offset_of!(VmFunc, context) as i32);
        Callee::Indirect(code, context)
    }

    fn direct_callee(&mut self, func_index: u32, type_index: u32) -> FuncRef {
        if let Some(callee) = self.scratch.callees.get(&func_index) {
            return *callee;
        }
        let signature = self.signature_of(type_index);
        let name = UserExternalName { namespace: FUNC_NAMESPACE, index: func_index };
        let name = self.builder.func.declare_imported_user_function(name);
        let name = ExternalName::user(name);
        let data = ExtFuncData { name, signature, colocated: true, patchable: false };
        let callee = self.builder.import_function(data);
        self.scratch.callees.insert(func_index, callee);
        callee
    }

    fn signature_of(&mut self, type_index: u32) -> SigRef {
        if let Some(signature) = self.scratch.signatures.get(&type_index) {
            return *signature;
        }
        let entry = self.info.types.entry(type_index).func();
        let imported = self.builder.import_signature(signature(entry));
        self.scratch.signatures.insert(type_index, imported);
        imported
    }

    /// Pops the arguments, calls and pushes the results.
    fn emit_call(&mut self, callee: Callee, type_index: u32, returns: Return) {
        self.needs_stack_check = true;
        let ty = &self.info.types.entry(type_index).func().ty;
        let start = self.scratch.stack.len() - ty.params.len();
        let context = match callee {
            Callee::Direct(_) => self.context,
            Callee::Indirect(_, context) => context,
        };
        let mut arguments = Vec::with_capacity(ty.params.len() + 1);
        arguments.push(context);
        arguments.extend(self.scratch.stack.drain(start..));
        let signature = self.signature_of(type_index);
        // The return address leads a backtrace to this operator.
        self.builder.set_srcloc(SourceLoc::new(self.offset));
        if returns == Return::Here
            && let Some((table, normal)) = self.exception_table(signature, &ty.results)
        {
            match callee {
                Callee::Direct(callee) => self.ins().try_call(callee, &arguments, table),
                Callee::Indirect(code, _) => self.ins().try_call_indirect(code, &arguments, table),
            };
            self.builder.seal_block(normal);
            self.builder.switch_to_block(normal);
            let results = self.builder.func.dfg.block_params(normal);
            return self.scratch.stack.extend_from_slice(results);
        }
        let call = match (callee, returns) {
            (Callee::Direct(callee), Return::Here) => self.ins().call(callee, &arguments),
            (Callee::Direct(callee), Return::Tail) => self.ins().return_call(callee, &arguments),
            (Callee::Indirect(code, _), Return::Here) => {
                self.ins().call_indirect(signature, code, &arguments)
            }
            (Callee::Indirect(code, _), Return::Tail) => {
                self.ins().return_call_indirect(signature, code, &arguments)
            }
        };
        match returns {
            Return::Here => {
                let first = self.scratch.stack.len();
                let results = self.builder.func.dfg.inst_results(call);
                self.scratch.stack.extend_from_slice(results);
                for (position, ty) in ty.results.iter().enumerate() {
                    self.declare(self.scratch.stack[first + position], *ty);
                }
            }
            Return::Tail => {
                // Each argument takes at most 16 bytes of stack, and so do context and result area.
                let bytes = 16 * (arguments.len() as u32 + 1);
                self.tail_call_bytes = self.tail_call_bytes.max(bytes);
                self.reachable = false;
            }
        }
    }
}

/// Whether every function in a table has the expected type, so that nothing is left to check.
fn always_matches(element: HeapType, expected: &TypeEntry) -> bool {
    element == HeapType::ConcreteFunc(expected.id) || element == HeapType::ExactFunc(expected.id)
}
