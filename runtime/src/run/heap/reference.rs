//! References of the hierarchies `any` and `extern` as the host has them.

use super::handle::Handle;
use super::object::{ArrayRef, StructRef};
use crate::run::store::{AsStore, AsStoreMut, ResourceError, StoreInner};
use crate::run::value::Val;
use crate::types::{HeapType, RefType, TypeId, ValType};
use crate::vm::object::ObjectLayout;
use crate::vm::reference::{is_host, is_object};
use std::any::Any;

/// A reference of the hierarchy of `any` that is not null.
///
/// It keeps what it refers to until the [`scope`](crate::Store::scope) or the call of a host function
/// ends in which the host got it. [`AnyRef::keep`] makes one that lasts.
///
/// Equality is that of handles: see [`AnyRef::ref_eq`] for that of what they refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnyRef(pub(super) Handle);

/// A reference of the hierarchy of `extern` that is not null: to a value of the host that a store
/// keeps, see [`ExternRef::new`], or one of WebAssembly's own that `extern.convert_any` made.
///
/// It lasts as long as an [`AnyRef`] does, and equality is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExternRef(Handle);

/// What an [`AnyRef`] refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnyKind {
    /// A 31-bit integer, sign-extended.
    I31(i32),
    /// A struct of this type.
    Struct(TypeId),
    /// An array of this type.
    Array(TypeId),
    /// A value of the host.
    Host,
}

impl StoreInner {
    pub(crate) fn any_ref(&mut self, raw: u32) -> Option<AnyRef> {
        (raw != 0).then(|| AnyRef(self.handle_to(raw)))
    }

    pub(crate) fn extern_ref(&mut self, raw: u32) -> Option<ExternRef> {
        (raw != 0).then(|| ExternRef(self.handle_to(raw)))
    }

    #[track_caller]
    pub(crate) fn raw_any(&self, reference: AnyRef) -> u32 {
        self.raw_of(reference.0)
    }

    #[track_caller]
    pub(crate) fn raw_extern(&self, reference: ExternRef) -> u32 {
        self.raw_of(reference.0)
    }
}

impl AnyRef {
    /// Makes the 31-bit integer of the lowest bits.
    pub fn i31(store: &impl AsStore, value: i32) -> Self {
        AnyRef(Handle::immediate(store.inner(), value.cast_unsigned() << 1 | 1))
    }

    /// What the reference refers to.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn kind(&self, store: &impl AsStore) -> AnyKind {
        let store = store.inner();
        let raw = store.raw_of(self.0);
        if raw & 1 == 1 {
            return AnyKind::I31(raw.cast_signed() >> 1);
        }
        if !is_object(raw) {
            return AnyKind::Host;
        }
        let ty = store.object_type(raw);
        match ty.layout {
            ObjectLayout::Struct(_) => AnyKind::Struct(ty.id()),
            ObjectLayout::Array(_) => AnyKind::Array(ty.id()),
            ObjectLayout::Exception(_) => panic!("BUG: an exception is not of this hierarchy"),
        }
    }

    /// The 31-bit integer, sign-extended, if this is one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn as_i31(&self, store: &impl AsStore) -> Option<i32> {
        match self.kind(store) {
            AnyKind::I31(value) => Some(value),
            _ => None,
        }
    }

    /// This as a reference to a struct, if it refers to one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn as_struct(&self, store: &impl AsStore) -> Option<StructRef> {
        matches!(self.kind(store), AnyKind::Struct(_)).then_some(StructRef(*self))
    }

    /// This as a reference to an array, if it refers to one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn as_array(&self, store: &impl AsStore) -> Option<ArrayRef> {
        matches!(self.kind(store), AnyKind::Array(_)).then_some(ArrayRef(*self))
    }

    /// Whether the reference has a type, as `ref.test` tells.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn matches_ty(&self, store: &impl AsStore, heap: HeapType) -> bool {
        let ty = ValType::Ref(RefType { nullable: false, heap });
        Val::AnyRef(Some(*self)).matches_ty(store, ty)
    }

    /// Whether both refer to the same object or value, as `ref.eq` tells.
    ///
    /// # Panics
    ///
    /// When one belongs to another store, or its scope has ended.
    pub fn ref_eq(&self, store: &impl AsStore, other: AnyRef) -> bool {
        let store = store.inner();
        store.raw_of(self.0) == store.raw_of(other.0)
    }

    /// This reference, converted to the hierarchy of `extern`.
    pub fn externalize(self) -> ExternRef {
        ExternRef(self.0)
    }

    /// A handle to the same object or value that no scope ends: it lasts until [`AnyRef::unroot`], or as long as the store.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn keep(&self, store: &mut impl AsStoreMut) -> Self {
        AnyRef(store.inner_mut().keep(self.0))
    }

    /// Gives the handle back, so that it no longer keeps its object. No copy of the handle can be used after that.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn unroot(self, store: &mut impl AsStoreMut) {
        store.inner_mut().unroot(self.0);
    }
}

impl ExternRef {
    /// Gives the store a value, and returns a reference to it. Each call makes another one.
    ///
    /// The value is dropped after a collection that has found no reference to it, while the host has
    /// control: in [`Store::collect`](crate::Store::collect), around calls, or with the store.
    ///
    /// # Errors
    ///
    /// When the store has 2^29 of them, or a collection that is due has no memory.
    ///
    /// # Panics
    ///
    /// When the destructor of another value panics, which is dropped because nothing refers to it any more.
    pub fn new(store: &mut impl AsStoreMut, value: impl Any + Send) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        if store.engine.config().gc_stress || store.heap.host_values.is_collection_due() {
            store.collect_from_host()?;
            store.drop_dead_values();
        }
        let raw = store.heap.host_values.add(Box::new(value));
        let raw = raw.ok_or_else(|| ResourceError::Memory { what: "a host value".into() })?;
        Ok(ExternRef(store.handle_to(raw)))
    }

    /// The value of the host that the reference refers to, if it refers to one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn value<'a>(&self, store: &'a impl AsStore) -> Option<&'a (dyn Any + Send)> {
        let store = store.inner();
        let raw = store.raw_of(self.0);
        let value = is_host(raw).then(|| store.heap.host_values.get(raw))?;
        Some(value.expect("BUG: a handle keeps its value"))
    }

    /// Whether both refer to the same value.
    ///
    /// # Panics
    ///
    /// When one belongs to another store, or its scope has ended.
    pub fn ref_eq(&self, store: &impl AsStore, other: ExternRef) -> bool {
        self.internalize().ref_eq(store, other.internalize())
    }

    /// This reference, converted to the hierarchy of `any`.
    pub fn internalize(self) -> AnyRef {
        AnyRef(self.0)
    }

    /// As [`AnyRef::keep`].
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn keep(&self, store: &mut impl AsStoreMut) -> Self {
        ExternRef(store.inner_mut().keep(self.0))
    }

    /// As [`AnyRef::unroot`].
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn unroot(self, store: &mut impl AsStoreMut) {
        store.inner_mut().unroot(self.0);
    }
}
