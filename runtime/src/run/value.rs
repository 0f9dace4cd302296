//! Values as the host has them.
//!
//! Floats are bits, so that no value passes through a register that would quiet a NaN.

use crate::run::heap::exception::Exception;
use crate::run::heap::reference::{AnyRef, ExternRef};
use crate::run::store::AsStore;
use crate::run::store::func::Func;
use crate::types::{Hierarchy, ValType};

/// A value.
///
/// Equality is that of bits for numbers, and that of handles for references: `ref_eq` of [`AnyRef`] and
/// its like tells whether two refer to the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Val {
    /// A 32-bit integer.
    I32(i32),
    /// A 64-bit integer.
    I64(i64),
    /// The bits of a 32-bit float.
    F32(u32),
    /// The bits of a 64-bit float.
    F64(u64),
    /// A vector: the lowest bits are lane 0.
    V128(u128),
    /// A function or null.
    FuncRef(Option<Func>),
    /// A host value or null.
    ExternRef(Option<ExternRef>),
    /// A struct, array, 31-bit integer or internalised host value, or null.
    AnyRef(Option<AnyRef>),
    /// An exception or null.
    ExnRef(Option<Exception>),
}

impl Val {
    /// The 32-bit float with these bits.
    pub fn f32(value: f32) -> Self {
        Val::F32(value.to_bits())
    }

    /// The 64-bit float with these bits.
    pub fn f64(value: f64) -> Self {
        Val::F64(value.to_bits())
    }

    /// The default value of a type: zero or null. Non-nullable references have none.
    pub fn default_of(ty: ValType) -> Option<Self> {
        Some(match ty {
            ValType::I32 => Val::I32(0),
            ValType::I64 => Val::I64(0),
            ValType::F32 => Val::F32(0),
            ValType::F64 => Val::F64(0),
            ValType::V128 => Val::V128(0),
            ValType::Ref(ty) if !ty.nullable => return None,
            ValType::Ref(ty) => Val::null(ty.heap.hierarchy()),
        })
    }

    /// Whether this is a value of a type.
    ///
    /// # Panics
    ///
    /// When it is a reference that belongs to another store, or whose scope has ended.
    pub fn matches_ty(&self, store: &impl AsStore, ty: ValType) -> bool {
        store.inner().slot(ty, *self).is_some()
    }

    /// Null of a hierarchy.
    pub fn null(hierarchy: Hierarchy) -> Self {
        match hierarchy {
            Hierarchy::Func => Val::FuncRef(None),
            Hierarchy::Extern => Val::ExternRef(None),
            Hierarchy::Any => Val::AnyRef(None),
            Hierarchy::Exn => Val::ExnRef(None),
        }
    }
}
