//! Exceptions of a store: a tag and the values that it asks for.
//! <https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances>
//!
//! A reference to an exception is one more than its position in the store's list, shifted left by
//! one, so that it is neither null nor an `i31`. Nothing collects exceptions yet: one that has
//! escaped (something may hold a reference to it) stays until the store is dropped, and
//! `StoreLimits::exception_bytes` bounds them. One that was only ever thrown and caught by its tag
//! has not escaped, and the next exception takes its place.
//!
//! Invariant: at most the last exception of the list has not escaped, and it is dead when the next
//! is made. No other code runs between throwing and catching, and where an exception leaves
//! compiled code, the host gets a handle, with which it escapes.
#![expect(unsafe_code, reason = "owns the records that compiled code sees")]

use super::tag::Tag;
use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner};
use crate::types::object::is_traced;
use crate::value::Val;
use crate::vm::{Slot, VmException};
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;

/// An exception of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exception {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// The exceptions of a store.
#[derive(Default)]
pub(crate) struct Exceptions {
    list: Vec<Record>,
    /// What all records together take.
    bytes: usize,
}

/// An exception's record, with the values behind it.
struct Record {
    record: NonNull<VmException>,
    layout: Layout,
}

/// The most exceptions of a store: references have 32 bits, of which one is that of `i31`.
const MAX_EXCEPTIONS: usize = 1 << 30;

impl Exception {
    /// An exception with this tag and these values, for a host function to throw.
    ///
    /// # Errors
    ///
    /// When the values are not those that the tag asks for, or the store keeps too many exceptions.
    ///
    /// # Panics
    ///
    /// When the tag or a value belongs to another store.
    pub fn new(
        store: &mut impl AsStoreMut,
        tag: Tag,
        fields: &[Val],
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let ty = store.tag(tag).ty.clone();
        let types = &ty.func().ty.params;
        if types.len() != fields.len() {
            return Err(ResourceError::Type { expected: format!("{} values", types.len()) });
        }
        let mut slots = Vec::with_capacity(types.len());
        for (ty, value) in types.iter().zip(fields) {
            let expected = || ResourceError::Type { expected: ty.to_string() };
            slots.push(store.slot(*ty, *value).ok_or_else(expected)?);
        }
        let what = || ResourceError::Memory { what: "another exception".into() };
        let record = store.new_exception(tag.index).ok_or_else(what)?;
        for (position, slot) in slots.into_iter().enumerate() {
            // SAFETY: the record has a slot for each value, and it is not borrowed.
            unsafe { field(record, position).write(slot) };
        }
        // SAFETY: the record is not borrowed.
        let reference = unsafe { record.as_ref() }.reference;
        Ok(store.exception_handle(reference).expect("BUG: it is not null"))
    }

    /// Its tag.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn tag(&self, store: &impl AsStore) -> Tag {
        let store = store.inner();
        let record = store.exception(store.raw_exception(*self));
        // SAFETY: the record lives as long as the store, which is borrowed.
        Tag { store: store.id, index: unsafe { record.as_ref() }.tag }
    }

    /// The values that it carries.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn fields(&self, store: &mut impl AsStoreMut) -> Vec<Val> {
        let tag = self.tag(store);
        let store = store.inner_mut();
        let record = store.exception(store.raw_exception(*self));
        let ty = store.tag(tag).ty.clone();
        let types = ty.func().ty.params.iter().enumerate();
        types
            .map(|(position, ty)| {
                // SAFETY: the record has a slot for each value, and compiled code does not run now.
                let slot = unsafe { field(record, position).read() };
                store.val(*ty, slot)
            })
            .collect()
    }
}

/// The slot of one of the values of an exception.
fn field(record: NonNull<VmException>, position: usize) -> NonNull<Slot> {
    // The callers say why the slot is in the record.
    NonNull::new(record.as_ptr().cast::<Slot>().wrapping_add(1 + position))
        .expect("BUG: records are not at the end of memory")
}

impl StoreInner {
    /// Where the exceptions of the store keep references to objects. A record whose values are not
    /// filled in yet has nulls, or those of the exception that was in its place.
    pub(crate) fn traced_exception_slots(&self) -> Vec<NonNull<u32>> {
        let slots = self.exceptions.list.iter().flat_map(|Record { record, .. }| {
            // SAFETY: records live as long as they are in the list.
            let tag = unsafe { record.as_ref() }.tag;
            let params = self.tags[tag as usize].ty.func().ty.params.iter().enumerate();
            let traced = params.filter(|(_, ty)| is_traced(**ty));
            traced.map(|(position, _)| field(*record, position).cast())
        });
        slots.collect()
    }

    /// A new exception with a tag of this store, whose values are to be filled in, or none if the
    /// store keeps too many. It has not escaped.
    pub(crate) fn new_exception(&mut self, tag: u32) -> Option<NonNull<VmException>> {
        if let Some(Record { record, .. }) = self.exceptions.list.last() {
            // SAFETY: records live as long as they are in the list.
            let last = unsafe { record.as_ref() };
            match last.escaped {
                0 if last.tag == tag => return Some(*record),
                0 => self.exceptions.pop(),
                _ => {}
            }
        }
        let fields = self.tags[tag as usize].ty.func().ty.params.len();
        let index = self.exceptions.list.len();
        let size = size_of::<VmException>() + fields * size_of::<Slot>();
        let bytes = self.exceptions.bytes.checked_add(size + size_of::<Record>())?;
        if index >= MAX_EXCEPTIONS || bytes > self.limits.exception_bytes {
            return None;
        }
        let layout = Layout::from_size_align(size, align_of::<VmException>()).ok()?;
        // SAFETY: the layout has the size of the header at least.
        let record = NonNull::new(unsafe { alloc_zeroed(layout) })?.cast::<VmException>();
        let reference = (index as u32 + 1) << 1;
        // SAFETY: the record begins with the header.
        unsafe { record.write(VmException { tag, reference, escaped: 0 }) };
        self.exceptions.list.push(Record { record, layout });
        self.exceptions.bytes = bytes;
        Some(record)
    }

    /// The record of the exception that compiled code has this reference to.
    pub(crate) fn exception(&self, reference: u32) -> NonNull<VmException> {
        self.exceptions.list[(reference as usize >> 1) - 1].record
    }

    /// The handle for a reference, with which the exception escapes, or none for null.
    pub(crate) fn exception_handle(&mut self, reference: u32) -> Option<Exception> {
        let index = (reference >> 1).checked_sub(1)?;
        let record = self.exception(reference).as_ptr();
        // SAFETY: records live as long as they are in the list, and compiled code does not run now.
        unsafe { (*record).escaped = 1 };
        Some(Exception { store: self.id, index })
    }

    /// The reference for a handle.
    #[track_caller]
    pub(crate) fn raw_exception(&self, exception: Exception) -> u32 {
        self.check(exception.store);
        (exception.index + 1) << 1
    }
}

impl Exceptions {
    fn pop(&mut self) {
        if let Some(record) = self.list.pop() {
            self.bytes -= record.layout.size() + size_of::<Record>();
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        // SAFETY: it was allocated with this layout, and is out of the list.
        unsafe { dealloc(self.record.as_ptr().cast(), self.layout) };
    }
}
