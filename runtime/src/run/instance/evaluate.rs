//! The values of constant expressions.
//! <https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions>
//!
//! Operands are in the store's heap while an expression is evaluated, as an allocation may collect.

use super::Failure;
use crate::compile::module::info::{ConstExpr, ConstOp};
use crate::run::store::{ResourceError, StoreInner};
use crate::types::registry::TypeEntry;
use crate::types::{RefType, ValType};
use crate::vm::Slot;
use crate::vm::object::is_traced;
use crate::vm::trap::TrapCode;
use std::sync::Arc;

impl StoreInner {
    /// The values of expressions of this type.
    pub(super) fn evaluate_all(
        &mut self,
        index: usize,
        ty: RefType,
        expressions: &[ConstExpr],
    ) -> Result<Box<[u64]>, Failure> {
        let start = self.heap.operands.len();
        for expression in expressions {
            let value = self.evaluate(index, expression)?;
            self.push_operand(value, is_traced(ValType::Ref(ty)));
        }
        Ok(self.heap.operands.drain(start..).map(|(value, _)| value as u64).collect())
    }

    /// The value of a constant expression. The globals that it reads have their values.
    pub(super) fn evaluate(
        &mut self,
        index: usize,
        expression: &ConstExpr,
    ) -> Result<Slot, Failure> {
        for operator in expression.operators() {
            if let Err(error) = self.evaluate_operator(index, operator) {
                self.heap.operands.clear();
                return Err(error);
            }
        }
        Ok(self.pop_operand())
    }

    fn push_operand(&mut self, value: Slot, is_traced: bool) {
        self.heap.operands.push((value, is_traced));
    }

    fn pop_operand(&mut self) -> Slot {
        self.heap.operands.pop().expect("BUG: the expression is valid").0
    }

    fn evaluate_operator(&mut self, index: usize, operator: &ConstOp) -> Result<(), Failure> {
        match operator {
            ConstOp::Value(value) => self.push_operand(*value, false),
            ConstOp::FuncRef(func) => {
                let record = self.instances[index].func(*func) as usize;
                self.push_operand(record as Slot, false);
            }
            ConstOp::Global(global) => {
                let global = self.instances[index].globals[*global as usize];
                let ty = self.globals[global as usize].ty.content;
                let value = self.global_value(global);
                self.push_operand(value, is_traced(ty));
            }
            ConstOp::StructNew(ty) => {
                let (entry, object) = self.new_object(index, *ty, 0)?;
                self.initialize_fields(&entry, object);
                self.push_operand(object.into(), true);
            }
            ConstOp::StructNewDefault(ty) => {
                let (_, object) = self.new_object(index, *ty, 0)?;
                self.push_operand(object.into(), true);
            }
            ConstOp::StructNewDesc(ty) => {
                let (entry, object) = self.new_described_object(index, *ty)?;
                self.initialize_fields(&entry, object);
                self.push_operand(object.into(), true);
            }
            ConstOp::StructNewDefaultDesc(ty) => {
                let (_, object) = self.new_described_object(index, *ty)?;
                self.push_operand(object.into(), true);
            }
            ConstOp::ArrayNew(ty) => {
                let length = self.pop_operand() as u32;
                let (_, object) = self.new_object(index, *ty, length)?;
                let value = self.pop_operand();
                self.fill_array(object, 0, length, value).expect("BUG: it is as long");
                self.push_operand(object.into(), true);
            }
            ConstOp::ArrayNewDefault(ty) => {
                let length = self.pop_operand() as u32;
                let (_, object) = self.new_object(index, *ty, length)?;
                self.push_operand(object.into(), true);
            }
            ConstOp::ArrayNewFixed(ty, length) => {
                let (entry, object) = self.new_object(index, *ty, *length)?;
                let element = entry.object().element();
                for position in (0..*length).rev() {
                    let value = self.pop_operand();
                    let offset = element.offset + position * element.storage.size();
                    self.write_field(object, element, offset, value);
                }
                self.push_operand(object.into(), true);
            }
            ConstOp::RefI31 => {
                let value = self.pop_operand() as u32;
                self.push_operand(Slot::from(value << 1 | 1), true);
            }
            ConstOp::Convert => {}
            binary => {
                let (b, a) = (self.pop_operand(), self.pop_operand());
                let (a32, b32, a64, b64) = (a as u32, b as u32, a as u64, b as u64);
                let value: Slot = match binary {
                    ConstOp::I32Add => a32.wrapping_add(b32).into(),
                    ConstOp::I32Sub => a32.wrapping_sub(b32).into(),
                    ConstOp::I32Mul => a32.wrapping_mul(b32).into(),
                    ConstOp::I64Add => a64.wrapping_add(b64).into(),
                    ConstOp::I64Sub => a64.wrapping_sub(b64).into(),
                    ConstOp::I64Mul => a64.wrapping_mul(b64).into(),
                    _ => panic!("BUG: handled above"),
                };
                self.push_operand(value, false);
            }
        }
        Ok(())
    }

    /// A struct of zeroes and nulls with the last operand for a descriptor.
    fn new_described_object(
        &mut self,
        index: usize,
        type_index: u32,
    ) -> Result<(Arc<TypeEntry>, u32), Failure> {
        if let Some((0, _)) = self.heap.operands.last() {
            return Err(Failure::Trap(TrapCode::NullDescriptorReference));
        }
        let (entry, object) = self.new_object(index, type_index, 0)?;
        let descriptor = self.pop_operand();
        self.write_descriptor(object, descriptor);
        Ok((entry, object))
    }

    /// Sets the fields of a struct to the last operands.
    fn initialize_fields(&mut self, entry: &TypeEntry, object: u32) {
        for field in entry.object().struct_layout().fields.iter().rev() {
            let value = self.pop_operand();
            self.write_field(object, *field, field.offset, value);
        }
    }

    /// A struct or array of zeroes and nulls, of the type at an instance's index.
    fn new_object(
        &mut self,
        index: usize,
        type_index: u32,
        length: u32,
    ) -> Result<(Arc<TypeEntry>, u32), ResourceError> {
        let entry = self.instances[index].module.info().types.entry(type_index).clone();
        let object = self.allocate_from_host(entry.object(), length);
        let what = || format!("an object of type {}: the heap is full", entry.id.0);
        let object = object.ok_or_else(|| ResourceError::Memory { what: what() })?;
        Ok((entry, object))
    }
}
