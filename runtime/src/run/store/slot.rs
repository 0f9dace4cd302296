//! Between the host's values and the slots in which they cross to compiled code.

use super::StoreInner;
use super::func::Func;
use crate::run::value::Val;
use crate::types::{HeapType, Hierarchy, RefType, ValType};
use crate::vm::{Slot, VmFunc};

impl StoreInner {
    /// A value of this type as compiled code left it.
    pub(crate) fn val(&mut self, ty: ValType, slot: Slot) -> Val {
        match ty {
            ValType::I32 => Val::I32((slot as u32).cast_signed()),
            ValType::I64 => Val::I64((slot as u64).cast_signed()),
            ValType::F32 => Val::F32(slot as u32),
            ValType::F64 => Val::F64(slot as u64),
            ValType::V128 => Val::V128(slot),
            ValType::Ref(ty) => self.reference(ty.heap.hierarchy(), slot as u64),
        }
    }

    /// A reference of this hierarchy as compiled code has it.
    pub(crate) fn reference(&mut self, hierarchy: Hierarchy, raw: u64) -> Val {
        match hierarchy {
            Hierarchy::Func => {
                let func = raw as usize as *mut VmFunc;
                Val::FuncRef((!func.is_null()).then(|| self.func_handle(func)))
            }
            Hierarchy::Extern => Val::ExternRef(self.extern_ref(raw as u32)),
            Hierarchy::Any => Val::AnyRef(self.any_ref(raw as u32)),
            Hierarchy::Exn => Val::ExnRef(self.exception_ref(raw as u32)),
        }
    }

    /// The slot of a value, if it has this type.
    pub(crate) fn slot(&self, ty: ValType, value: Val) -> Option<Slot> {
        Some(match (ty, value) {
            (ValType::I32, Val::I32(value)) => Slot::from(value.cast_unsigned()),
            (ValType::I64, Val::I64(value)) => Slot::from(value.cast_unsigned()),
            (ValType::F32, Val::F32(bits)) => Slot::from(bits),
            (ValType::F64, Val::F64(bits)) => Slot::from(bits),
            (ValType::V128, Val::V128(bits)) => bits,
            (ValType::Ref(ty), value) => Slot::from(self.raw_reference(ty, value)?),
            _ => return None,
        })
    }

    /// A reference as compiled code has it, if it has this type.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub(crate) fn raw_reference(&self, ty: RefType, value: Val) -> Option<u64> {
        let (actual, raw) = match value {
            Val::FuncRef(Some(func)) => {
                let data = self.func(func);
                (HeapType::ExactFunc(data.ty.id), data.record as usize as u64)
            }
            Val::ExternRef(Some(value)) => (HeapType::Extern, self.raw_extern(value).into()),
            Val::AnyRef(Some(value)) => {
                let raw = self.raw_any(value);
                (self.heap_type_of(raw), raw.into())
            }
            Val::FuncRef(None) => (HeapType::NoFunc, 0),
            Val::ExternRef(None) => (HeapType::NoExtern, 0),
            Val::AnyRef(None) => (HeapType::None, 0),
            Val::ExnRef(Some(exception)) => (HeapType::Exn, self.raw_exception(exception).into()),
            Val::ExnRef(None) => (HeapType::NoExn, 0),
            _ => return None,
        };
        let actual = RefType { nullable: raw == 0, heap: actual };
        let matches = actual == ty
            || (ty.heap == HeapType::Func && actual.heap.hierarchy() == Hierarchy::Func)
                && (ty.nullable || !actual.nullable)
            || self.engine.types().is_ref_subtype(actual, ty);
        matches.then_some(raw)
    }

    /// A handle to a function.
    pub(crate) fn handle(&self, index: u32) -> Func {
        Func { store: self.id, index }
    }
}
