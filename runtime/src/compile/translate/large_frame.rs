//! The small entry of a function whose frame is larger than the slack.
//!
//! A function checks the stack after its prologue, which has stored to the frame by then: the slack below the limit has
//! room for that. For a larger frame, an entry checks the stack for the whole frame first, and goes on into the
//! function by a tail call, which leaves no frame behind.

use super::{Environment, FunctionTranslator, Scratch, begin};
use crate::compile::code::BODY_NAMESPACE;
use crate::vm::VmStore;
use crate::vm::trap::RaiseReason;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{ExtFuncData, ExternalName, Function, InstBuilder, UserExternalName};
use cranelift_frontend::FunctionBuilderContext;
use std::mem::offset_of;

/// Writes into `function` the CLIF of the entry of function `index`, which takes `frame` bytes of
/// stack.
pub(crate) fn translate_entry(
    environment: Environment<'_>,
    index: u32,
    frame: u64,
    function: &mut Function,
    builder_context: &mut FunctionBuilderContext,
    scratch: &mut Scratch,
) {
    let mut translator = begin(environment, index, function, builder_context, scratch);
    translator.check_stack_for(frame);
    translator.go_on_into_body();
    translator.finish();
}

impl FunctionTranslator<'_> {
    /// The limit may be near either end of the address space, so nothing is added to it.
    fn check_stack_for(&mut self, frame: u64) {
        let store = self.store_record();
        let flags = self.record_flags();
        let limit = self.ins().load(I64, flags, store, offset_of!(VmStore, stack_limit) as i32);
        let sp = self.ins().get_stack_pointer(I64);
        let is_below = self.ins().icmp(IntCC::UnsignedLessThan, sp, limit);
        self.raise_if(is_below, RaiseReason::StackCheck);
        let room = self.ins().isub(sp, limit);
        let frame = self.ins().iconst(I64, frame.cast_signed());
        let is_short = self.ins().icmp(IntCC::UnsignedLessThan, room, frame);
        self.raise_if(is_short, RaiseReason::StackCheck);
    }

    fn go_on_into_body(&mut self) {
        let name = UserExternalName { namespace: BODY_NAMESPACE, index: self.func_index };
        let name = ExternalName::user(self.builder.func.declare_imported_user_function(name));
        let signature = self.builder.func.signature.clone();
        let signature = self.builder.import_signature(signature);
        let body = ExtFuncData { name, signature, colocated: true, patchable: false };
        let body = self.builder.import_function(body);
        let arguments = self.builder.block_params(self.entry).to_vec();
        self.ins().return_call(body, &arguments);
    }
}
