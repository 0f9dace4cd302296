//! Exceptions: `throw`, `throw_ref`, `try_table`.
//! <https://webassembly.github.io/spec/core/syntax/instructions.html#control-instructions>
//!
//! A `try_table` with clauses has one landing pad, which its calls name as their only handler and its throws jump to.
//! The pad gets the reference and the address of the exception, compares tags, and branches to the label of the first
//! clause that matches; if none does, the pad jumps to the pad around it, or throws on out of the function. The
//! invariant *no call* of docs/unwinder.md keeps the address right until then. The `try` of the legacy proposal has a
//! pad too: see `legacy_exception`.

use super::control::FrameKind;
use super::object::Extension;
use super::{FunctionTranslator, unreachable_code};
use crate::limits::MAX_BLOCK_VALUES;
use crate::types::{RefType, ValType};
use crate::vm::VmException;
use crate::vm::libcall::Libcall;
use crate::vm::object::Field;
use crate::vm::trap::TrapCode;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{
    Block, BlockArg, BlockCall, ExceptionTable, ExceptionTableData, ExceptionTableItem,
    InstBuilder, SigRef, Value,
};
use std::mem::offset_of;
use wasmparser::{Catch, TryTable};

/// What catches exceptions: an open `try_table` that has clauses, or a `try` whose body is open.
#[derive(Default)]
pub(super) struct Handler {
    /// None for a `try`, whose clauses come later.
    clauses: Vec<Catch>,
    /// Created when something may throw to it.
    landing: Option<Block>,
}

impl FunctionTranslator<'_> {
    /// Opens a `try_table`.
    pub(super) fn try_table(&mut self, try_table: &TryTable) {
        if try_table.catches.is_empty() {
            return self.block(try_table.ty);
        }
        self.scratch.handlers.push(Handler { clauses: try_table.catches.clone(), landing: None });
        self.try_block(FrameKind::TryTable, try_table.ty);
    }

    /// Closes a `try_table` with clauses: writes its landing pad. Its frame is gone and its last block is filled.
    pub(super) fn end_try_table(&mut self) {
        let (Handler { clauses, .. }, exception) = self.end_handler();
        self.reachable = false;
        let Some(exception) = exception else {
            return;
        };
        let mut thrown = None; // the tag, loaded once
        for clause in &clauses {
            let (tag, label, with_reference) = match *clause {
                Catch::One { tag, label } => (Some(tag), label, false),
                Catch::OneRef { tag, label } => (Some(tag), label, true),
                Catch::All { label } => (None, label, false),
                Catch::AllRef { label } => (None, label, true),
            };
            let Some(tag) = tag else {
                return self.catch(None, exception, with_reference, label);
            };
            let thrown = *thrown.get_or_insert_with(|| self.thrown_tag(exception));
            let next = self.match_tag(thrown, tag);
            self.catch(Some(tag), exception, with_reference, label);
            self.builder.switch_to_block(next);
            if self.block_values > MAX_BLOCK_VALUES {
                return; // the function is about to be refused
            }
        }
        self.throw_on(exception);
    }

    /// Ends the innermost handler, to which nothing throws from here on. If something has thrown to it,
    /// begins its landing pad and returns the exception there: reference and address.
    pub(super) fn end_handler(&mut self) -> (Handler, Option<[Value; 2]>) {
        let handler = self.scratch.handlers.pop().expect("BUG: a handler for each block with one");
        let Some(landing) = handler.landing else {
            return (handler, None);
        };
        self.builder.seal_block(landing);
        self.builder.switch_to_block(landing);
        let exception = self.builder.block_params(landing).try_into();
        (handler, Some(exception.expect("BUG: landing pads have two parameters")))
    }

    /// The tag of a caught exception.
    pub(super) fn thrown_tag(&mut self, [_, address]: [Value; 2]) -> Value {
        let flags = self.object_flags();
        self.ins().load(I32, flags, address, offset_of!(VmException, tag) as i32)
    }

    /// Compares the tag of a caught exception with one of the module. Translation goes on where they are equal; returns
    /// the block that is reached where they differ.
    pub(super) fn match_tag(&mut self, thrown: Value, tag: u32) -> Block {
        let own = self.tag(tag);
        let [matches, next] = [(); 2].map(|()| {
            let block = self.builder.create_block();
            self.builder.set_cold_block(block);
            block
        });
        let same = self.ins().icmp(IntCC::Equal, thrown, own);
        self.ins().brif(same, matches, &[], next, &[]);
        self.builder.seal_block(matches);
        self.builder.seal_block(next);
        self.builder.switch_to_block(matches);
        next
    }

    /// Branches to a label with what a clause gives it: the values of a tag's exception, and the
    /// reference.
    fn catch(
        &mut self,
        tag: Option<u32>,
        [reference, address]: [Value; 2],
        with_reference: bool,
        label: u32,
    ) {
        let height = self.scratch.stack.len();
        if let Some(tag) = tag {
            self.push_fields(tag, address);
        }
        if with_reference {
            let reference = self.caught_reference(reference);
            self.push(reference);
        }
        self.br(label);
        self.scratch.stack.truncate(height);
    }

    /// Pushes the values of an exception with this tag.
    pub(super) fn push_fields(&mut self, tag: u32, address: Value) {
        for field in self.tag_fields(tag) {
            self.load_field(address, *field, Extension::Unsigned);
        }
    }

    /// The reference that a landing pad gets, as an `exnref`.
    pub(super) fn caught_reference(&mut self, reference: Value) -> Value {
        let reference = self.ins().ireduce(I32, reference);
        self.declare_reference(reference, RefType::EXNREF);
        reference
    }

    pub(super) fn throw(&mut self, tag: u32) {
        let index = self.index_constant(tag);
        let reference = self.allocating_libcall(Libcall::ExceptionNew, &[index]);
        let address = self.object_address(reference);
        let fields = self.tag_fields(tag);
        let start = self.scratch.stack.len() - fields.len();
        for (position, field) in fields.iter().enumerate() {
            let value = self.scratch.stack[start + position];
            self.store_field(address, *field, field.offset, value);
        }
        self.scratch.stack.truncate(start);
        let reference = self.ins().uextend(I64, reference);
        self.throw_on([reference, address]);
    }

    pub(super) fn throw_ref(&mut self) {
        let reference = self.pop();
        let is_null = self.is_null(reference);
        self.trap_if(is_null, TrapCode::NullExceptionReference);
        self.throw_reference(reference);
    }

    /// Throws the exception of a reference that is not null.
    pub(super) fn throw_reference(&mut self, reference: Value) {
        let address = self.object_address(reference);
        let reference = self.ins().uextend(I64, reference);
        self.throw_on([reference, address]);
    }

    /// Throws to the innermost landing pad of this function, or out of it.
    pub(super) fn throw_on(&mut self, exception: [Value; 2]) {
        self.throw_to(self.scratch.handlers.len(), exception);
    }

    /// Throws to the landing pad of the last of the first `handlers` open handlers, or out of the function if there is
    /// none.
    pub(super) fn throw_to(&mut self, handlers: usize, [reference, address]: [Value; 2]) {
        match self.landing(handlers) {
            Some(landing) => {
                self.ins().jump(landing, &[reference.into(), address.into()]);
                self.reachable = false;
            }
            None => self.throw_out(reference),
        }
    }

    fn throw_out(&mut self, reference: Value) {
        let fp = self.ins().get_frame_pointer(I64);
        self.libcall(Libcall::Throw, &[reference, fp]);
        self.ins().trap(unreachable_code()); // a terminator: never reached
        self.reachable = false;
    }

    /// The landing pad of the last of the first `handlers` open handlers.
    fn landing(&mut self, handlers: usize) -> Option<Block> {
        let handler = self.scratch.handlers[..handlers].last_mut()?;
        Some(*handler.landing.get_or_insert_with(|| {
            let landing = self.builder.create_block();
            self.builder.set_cold_block(landing);
            self.builder.append_block_param(landing, I64);
            self.builder.append_block_param(landing, I64);
            landing
        }))
    }

    /// What a call inside of a handler needs besides callee and arguments: its exception table,
    /// and the block that follows it, whose parameters are the results.
    pub(super) fn exception_table(
        &mut self,
        signature: SigRef,
        results: &[ValType],
    ) -> Option<(ExceptionTable, Block)> {
        let landing = self.landing(self.scratch.handlers.len())?;
        let normal = self.builder.create_block();
        self.append_params(normal, results);
        let pool = &mut self.builder.func.dfg.value_lists;
        let returned = (0..results.len() as u32).map(BlockArg::TryCallRet);
        let to_normal = BlockCall::new(normal, returned, pool);
        let to_landing = BlockCall::new(landing, [0, 1].map(BlockArg::TryCallExn), pool);
        let handlers = [ExceptionTableItem::Default(to_landing)];
        let table = ExceptionTableData::new(signature, to_normal, handlers);
        Some((self.builder.func.dfg.exception_tables.push(table), normal))
    }

    /// The store's number of a tag.
    fn tag(&mut self, tag: u32) -> Value {
        let (flags, context) = (self.constant_flags(), self.context);
        let offset = self.info.layout.tag(tag);
        self.ins().load(I32, flags, context, offset)
    }
}

impl<'a> FunctionTranslator<'a> {
    /// Where an exception with this tag has its values.
    pub(super) fn tag_fields(&self, tag: u32) -> &'a [Field] {
        let ty = self.info.types.entry(self.info.tags[tag as usize]);
        &ty.exception().struct_layout().fields
    }
}
