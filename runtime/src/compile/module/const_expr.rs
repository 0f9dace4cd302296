//! Decodes constant expressions, which validation has accepted, into what instances evaluate.

use super::info::{ConstExpr, ConstOp};
use crate::compile::translate::operator_feature;
use crate::types::convert::ConversionError;
use crate::vm::Slot;
use wasmparser::Operator;

impl ConstExpr {
    /// Decodes an expression without its `end`.
    pub(super) fn decode(expression: &wasmparser::ConstExpr<'_>) -> Result<Self, ConversionError> {
        let mut reader = expression.get_operators_reader();
        let mut next = || reader.read().expect("BUG: the validator has read the expression");
        let first = ConstOp::decode(&next())?;
        let mut operator = next();
        if let Operator::End = operator {
            return Ok(ConstExpr::One(first));
        }
        let mut operators = vec![first];
        while !matches!(operator, Operator::End) {
            operators.push(ConstOp::decode(&operator)?);
            operator = next();
        }
        Ok(ConstExpr::Many(operators.into()))
    }

    /// The instructions.
    pub(crate) fn operators(&self) -> &[ConstOp] {
        match self {
            ConstExpr::One(operator) => std::slice::from_ref(operator),
            ConstExpr::Many(operators) => operators,
        }
    }

    /// The functions that the expression refers to.
    pub(super) fn funcs(&self) -> impl Iterator<Item = u32> {
        self.operators().iter().filter_map(|operator| match operator {
            ConstOp::FuncRef(index) => Some(*index),
            _ => None,
        })
    }
}

impl ConstOp {
    fn decode(operator: &Operator<'_>) -> Result<Self, ConversionError> {
        Ok(match operator {
            Operator::I32Const { value } => ConstOp::Value(Slot::from(value.cast_unsigned())),
            Operator::I64Const { value } => ConstOp::Value(Slot::from(value.cast_unsigned())),
            Operator::F32Const { value } => ConstOp::Value(Slot::from(value.bits())),
            Operator::F64Const { value } => ConstOp::Value(Slot::from(value.bits())),
            Operator::V128Const { value } => ConstOp::Value(Slot::from_le_bytes(*value.bytes())),
            Operator::RefNull { .. } => ConstOp::Value(0),
            Operator::RefFunc { function_index } => ConstOp::FuncRef(*function_index),
            Operator::GlobalGet { global_index } => ConstOp::Global(*global_index),
            Operator::I32Add => ConstOp::I32Add,
            Operator::I32Sub => ConstOp::I32Sub,
            Operator::I32Mul => ConstOp::I32Mul,
            Operator::I64Add => ConstOp::I64Add,
            Operator::I64Sub => ConstOp::I64Sub,
            Operator::I64Mul => ConstOp::I64Mul,
            Operator::StructNew { struct_type_index: ty } => ConstOp::StructNew(*ty),
            Operator::StructNewDefault { struct_type_index: ty } => ConstOp::StructNewDefault(*ty),
            Operator::StructNewDesc { struct_type_index: ty } => ConstOp::StructNewDesc(*ty),
            Operator::StructNewDefaultDesc { struct_type_index: ty } => {
                ConstOp::StructNewDefaultDesc(*ty)
            }
            Operator::ArrayNew { array_type_index: ty } => ConstOp::ArrayNew(*ty),
            Operator::ArrayNewDefault { array_type_index: ty } => ConstOp::ArrayNewDefault(*ty),
            Operator::ArrayNewFixed { array_type_index: ty, array_size } => {
                ConstOp::ArrayNewFixed(*ty, *array_size)
            }
            Operator::RefI31 => ConstOp::RefI31,
            Operator::AnyConvertExtern | Operator::ExternConvertAny => ConstOp::Convert,
            other => return Err(ConversionError::Unsupported(operator_feature(other))),
        })
    }
}
