//! Globals of a store.
#![expect(unsafe_code, reason = "reads and writes the records that compiled code sees")]

use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner};
use crate::run::value::Val;
use crate::types::GlobalType;
use crate::vm::{Slot, VmGlobal};
use std::ptr::NonNull;

/// A global of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Global {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// What a store knows of a global.
pub(crate) struct GlobalData {
    pub(crate) record: NonNull<VmGlobal>,
    pub(crate) ty: GlobalType,
    /// Whether the host made it, so that the record is not part of an instance's.
    owned: bool,
}

impl Global {
    /// Makes a global with this value.
    ///
    /// # Errors
    ///
    /// When the value does not have the type.
    pub fn new(
        store: &mut impl AsStoreMut,
        ty: GlobalType,
        value: Val,
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let value = store.slot(ty.content, value);
        let expected = || ResourceError::Type { expected: ty.content.to_string() };
        let value = value.ok_or_else(expected)?;
        store.hold_type(ty.content)?;
        let record = NonNull::from(Box::leak(Box::new(VmGlobal { value })));
        Ok(store.add_global(GlobalData { record, ty, owned: true }))
    }

    /// The type of this global.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty(&self, store: &impl AsStore) -> GlobalType {
        store.inner().global(*self).ty
    }

    /// The value of this global.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn get(&self, store: &mut impl AsStoreMut) -> Val {
        let store = store.inner_mut();
        let (ty, value) = (store.global(*self).ty, store.global_value(self.index));
        store.val(ty.content, value)
    }

    /// Sets the value of this global.
    ///
    /// # Errors
    ///
    /// When the global is immutable, or the value does not have its type.
    ///
    /// # Panics
    ///
    /// When the global or the value belongs to another store.
    pub fn set(&self, store: &mut impl AsStoreMut, value: Val) -> Result<(), ResourceError> {
        let store = store.inner_mut();
        let GlobalData { ty, record, .. } = *store.global(*self);
        if !ty.mutable {
            return Err(ResourceError::Type { expected: "a mutable global".into() });
        }
        let value = store.slot(ty.content, value);
        let expected = || ResourceError::Type { expected: ty.content.to_string() };
        let value = value.ok_or_else(expected)?;
        // SAFETY: records live as long as their store, which is borrowed mutably.
        unsafe { (*record.as_ptr()).value = value };
        Ok(())
    }
}

impl GlobalData {
    /// A global whose record is part of an instance's.
    pub(crate) fn in_instance(record: NonNull<VmGlobal>, ty: GlobalType) -> Self {
        Self { record, ty, owned: false }
    }
}

impl StoreInner {
    #[track_caller]
    pub(crate) fn global(&self, global: Global) -> &GlobalData {
        self.check(global.store);
        &self.globals[global.index as usize]
    }

    pub(crate) fn add_global(&mut self, data: GlobalData) -> Global {
        self.globals.push(data);
        Global { store: self.id, index: self.globals.len() as u32 - 1 }
    }

    pub(crate) fn global_value(&self, index: u32) -> Slot {
        let record = self.globals[index as usize].record;
        // SAFETY: records live as long as their store, and compiled code does not run now.
        unsafe { (*record.as_ptr()).value }
    }
}

impl Drop for GlobalData {
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: it was leaked by `Global::new`, and goes with its store.
            drop(unsafe { Box::from_raw(self.record.as_ptr()) });
        }
    }
}
