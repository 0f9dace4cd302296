//! References of the heap in the hands of the host: handles that the collector knows.
//!
//! A handle is the store's id and a place in its list of roots, which the collector updates; small
//! integers and values of the host need none. A handle keeps its object until it is given back by
//! [`AnyRef::unroot`], until the [`scope`](crate::Store::scope) or the call of a host function in
//! which it was made ends, or until the store is dropped. One that is used later panics.

use super::{HOST_SHIFT, HOST_TAG, is_object};
use crate::store::{AsStore, AsStoreMut, ResourceError, Store, StoreId, StoreInner};
use crate::types::object::{Field, ObjectLayout};
use crate::types::{TypeId, ValType};
use crate::value::Val;
use std::any::Any;

/// A reference of the hierarchy of `any` that is not null.
///
/// Equality is that of handles: see [`AnyRef::ref_eq`] for that of what they refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AnyRef(Handle);

/// A reference of the hierarchy of `extern` that is not null: to a value of the host that a store
/// keeps, see [`ExternRef::new`], or one of WebAssembly's own that `extern.convert_any` made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExternRef(Handle);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Handle {
    store: StoreId,
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Target {
    /// The reference itself: a small integer or a value of the host.
    Immediate(u32),
    Root {
        index: u32,
        serial: u64,
    },
}

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

/// The roots of a store that the host has.
#[derive(Default)]
pub(crate) struct Handles {
    roots: Vec<Root>,
    /// Places in `roots` that are free.
    free: Vec<u32>,
    /// Where the roots of the innermost scope begin.
    scope_start: usize,
    next_serial: u64,
}

/// Where the roots of a scope and of the one outside it begin.
pub(crate) struct Scope {
    start: usize,
    outer: usize,
}

struct Root {
    raw: u32,
    /// Which handle the place belongs to; none has 0.
    serial: u64,
}

impl Handles {
    fn add(&mut self, raw: u32) -> Target {
        self.next_serial += 1;
        let serial = self.next_serial;
        let root = Root { raw, serial };
        // A free place outside the scope would outlive it.
        while let Some(index) = self.free.pop_if(|index| *index as usize >= self.scope_start) {
            if let Some(place) = self.roots.get_mut(index as usize) {
                *place = root;
                return Target::Root { index, serial };
            }
        }
        self.roots.push(root);
        Target::Root { index: self.roots.len() as u32 - 1, serial }
    }

    #[track_caller]
    fn get(&self, index: u32, serial: u64) -> u32 {
        let root = self.roots.get(index as usize).filter(|root| root.serial == serial);
        root.expect("a handle was used after its scope, or after it was given back").raw
    }

    fn remove(&mut self, index: u32, serial: u64) {
        let place = self.roots.get_mut(index as usize);
        if let Some(root) = place.filter(|root| root.serial == serial) {
            *root = Root { raw: 0, serial: 0 };
            self.free.push(index);
        }
    }

    /// Begins a scope, and returns what [`Self::leave`] needs.
    pub(crate) fn enter(&mut self) -> Scope {
        let start = self.roots.len();
        Scope { start, outer: std::mem::replace(&mut self.scope_start, start) }
    }

    /// Ends a scope, and those within that a panic has left open.
    pub(crate) fn leave(&mut self, scope: Scope) {
        self.roots.truncate(scope.start);
        self.scope_start = scope.outer;
    }

    /// The references, for the collector.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut u32> {
        self.roots.iter_mut().map(|root| &mut root.raw)
    }
}

impl Store {
    /// Runs `f`, and gives back the handles to objects that were made meanwhile.
    pub fn scope<T>(&mut self, f: impl FnOnce(&mut Store) -> T) -> T {
        let scope = inner_mut(self).heap.handles.enter();
        let result = f(self);
        inner_mut(self).heap.handles.leave(scope);
        result
    }

    /// How often the store's heap has been collected.
    pub fn collections(&self) -> u64 {
        inner(self).heap.collections()
    }
}

fn inner(store: &impl AsStore) -> &StoreInner {
    store.inner()
}

fn inner_mut(store: &mut impl AsStoreMut) -> &mut StoreInner {
    store.inner_mut()
}

impl StoreInner {
    /// A handle to what a reference refers to. It is not null.
    fn handle_to(&mut self, raw: u32) -> Handle {
        let target =
            if is_object(raw) { self.heap.handles.add(raw) } else { Target::Immediate(raw) };
        Handle { store: self.id, target }
    }

    pub(crate) fn any_ref(&mut self, raw: u32) -> Option<AnyRef> {
        (raw != 0).then(|| AnyRef(self.handle_to(raw)))
    }

    pub(crate) fn extern_ref(&mut self, raw: u32) -> Option<ExternRef> {
        (raw != 0).then(|| ExternRef(self.handle_to(raw)))
    }

    /// The reference of a handle.
    ///
    /// # Panics
    ///
    /// When it belongs to another store, or its scope has ended.
    #[track_caller]
    fn raw_of(&self, handle: Handle) -> u32 {
        self.check(handle.store);
        match handle.target {
            Target::Immediate(raw) => raw,
            Target::Root { index, serial } => self.heap.handles.get(index, serial),
        }
    }

    #[track_caller]
    pub(crate) fn raw_any(&self, reference: AnyRef) -> u32 {
        self.raw_of(reference.0)
    }

    #[track_caller]
    pub(crate) fn raw_extern(&self, reference: ExternRef) -> u32 {
        self.raw_of(reference.0)
    }

    /// The field of a struct or element of an array with this index, and its offset.
    fn field_at(&mut self, object: u32, index: u32) -> Option<(Field, u32)> {
        if !is_object(object) {
            return None;
        }
        match &self.object_type(object).layout {
            ObjectLayout::Struct(layout) => {
                let field = layout.fields.get(index as usize)?;
                Some((*field, field.offset))
            }
            ObjectLayout::Array(element) => {
                let element = *element;
                let is_inside = index < self.array_length(object);
                is_inside.then(|| (element, element.offset + index * element.storage.size()))
            }
        }
    }
}

impl AnyRef {
    /// The 31-bit integer of the lowest bits.
    pub fn i31(store: &impl AsStore, value: i32) -> Self {
        let raw = value.cast_unsigned() << 1 | 1;
        AnyRef(Handle { store: inner(store).id, target: Target::Immediate(raw) })
    }

    /// What it refers to.
    ///
    /// # Panics
    ///
    /// When it belongs to another store, or its scope has ended.
    pub fn kind(&self, store: &impl AsStore) -> AnyKind {
        let store = inner(store);
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
        }
    }

    /// Whether both refer to the same, as `ref.eq` tells.
    ///
    /// # Panics
    ///
    /// When one belongs to another store, or its scope has ended.
    pub fn ref_eq(&self, store: &impl AsStore, other: AnyRef) -> bool {
        let store = inner(store);
        store.raw_of(self.0) == store.raw_of(other.0)
    }

    /// How many fields or elements it has: none if it is no struct and no array.
    ///
    /// # Panics
    ///
    /// When it belongs to another store, or its scope has ended.
    pub fn len(&self, store: &mut impl AsStoreMut) -> u32 {
        let store = inner_mut(store);
        let raw = store.raw_of(self.0);
        if !is_object(raw) {
            return 0;
        }
        match &store.object_type(raw).layout {
            ObjectLayout::Struct(layout) => layout.fields.len() as u32,
            ObjectLayout::Array(_) => store.array_length(raw),
        }
    }

    /// Whether it has no field and no element.
    ///
    /// # Panics
    ///
    /// When it belongs to another store, or its scope has ended.
    pub fn is_empty(&self, store: &mut impl AsStoreMut) -> bool {
        self.len(store) == 0
    }

    /// The field or element at `index`, packed ones zero-extended, if there is one.
    ///
    /// # Panics
    ///
    /// When it belongs to another store, or its scope has ended.
    pub fn get(&self, store: &mut impl AsStoreMut, index: u32) -> Option<Val> {
        let store = inner_mut(store);
        let raw = store.raw_of(self.0);
        let (field, offset) = store.field_at(raw, index)?;
        let value = store.read_field(raw, field, offset);
        Some(store.val(field.storage.unpacked(), value))
    }

    /// Sets the field or element at `index`; packed ones take the lowest bits.
    ///
    /// # Errors
    ///
    /// When there is none, when it is immutable, or when the value does not have its type.
    ///
    /// # Panics
    ///
    /// When this or the value belongs to another store, or its scope has ended.
    pub fn set(
        &self,
        store: &mut impl AsStoreMut,
        index: u32,
        value: Val,
    ) -> Result<(), ResourceError> {
        let store = inner_mut(store);
        let raw = store.raw_of(self.0);
        let mutable = || ResourceError::Type { expected: "a mutable field".into() };
        let (field, offset) = store.field_at(raw, index).ok_or_else(mutable)?;
        if !field.mutable {
            return Err(mutable());
        }
        let ty: ValType = field.storage.unpacked();
        let value = store.slot(ty, value);
        let value = value.ok_or_else(|| ResourceError::Type { expected: ty.to_string() })?;
        store.write_field(raw, field, offset, value);
        Ok(())
    }

    /// The same as a reference of the hierarchy of `extern`.
    pub fn externalize(self) -> ExternRef {
        ExternRef(self.0)
    }

    /// Gives the handle back, so that it keeps its object no longer. No copy of it can be used then.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn unroot(self, store: &mut impl AsStoreMut) {
        let store = inner_mut(store);
        store.check(self.0.store);
        if let Target::Root { index, serial } = self.0.target {
            store.heap.handles.remove(index, serial);
        }
    }
}

impl ExternRef {
    /// Gives the store a value to keep, and returns a reference to it. Each call makes another one.
    ///
    /// # Errors
    ///
    /// When the store has 2^29 of them.
    pub fn new(store: &mut impl AsStoreMut, value: impl Any + Send) -> Result<Self, ResourceError> {
        const MAX_EXTERN_VALUES: usize = 1 << (u32::BITS - HOST_SHIFT);
        let store = inner_mut(store);
        let index = store.extern_values.len();
        if index >= MAX_EXTERN_VALUES {
            return Err(ResourceError::Memory { what: "another host value".into() });
        }
        store.extern_values.push(Box::new(value));
        let raw = (index as u32) << HOST_SHIFT | HOST_TAG;
        Ok(ExternRef(Handle { store: store.id, target: Target::Immediate(raw) }))
    }

    /// The value of the host that it refers to, if it is one.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn value<'a>(&self, store: &'a impl AsStore) -> Option<&'a (dyn Any + Send)> {
        let store = inner(store);
        store.check(self.0.store);
        match self.0.target {
            Target::Immediate(raw) if raw & 1 == 0 => {
                Some(&*store.extern_values[(raw >> HOST_SHIFT) as usize])
            }
            _ => None,
        }
    }

    /// The same as a reference of the hierarchy of `any`.
    pub fn internalize(self) -> AnyRef {
        AnyRef(self.0)
    }
}
