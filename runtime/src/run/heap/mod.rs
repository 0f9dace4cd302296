//! The garbage-collected heap of a store: one space that objects are copied out of.
//!
//! Compiled code allocates by moving `VmStore::heap_next`; what does not fit comes here, and
//! [`collect`] makes room. How references and objects look, what the roots are, when a collection
//! runs, and the invariants that all of it rests on: docs/heap.md.
#![expect(unsafe_code, reason = "owns the objects that compiled code sees")]

pub(crate) mod collect;
pub(crate) mod composite;
mod descriptor;
pub(crate) mod exception;
pub(crate) mod handle;
pub(crate) mod host;
pub(crate) mod libcalls;
pub(crate) mod object;
pub(crate) mod reference;
mod verify;

use crate::run::store::{ResourceError, StoreInner};
use crate::vm::object::{Field, LENGTH_OFFSET, ObjectLayout, ObjectType};
use crate::vm::reference::is_object;
use crate::vm::{Slot, VmException, VmStore};
use handle::Handles;
use host::HostValues;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;

/// The part of a store's heap that compiled code does not see. The rest is in the store's record.
#[derive(Default)]
pub(crate) struct Heap {
    space: Option<Space>,
    /// The offset of the first object.
    start: usize,
    /// What was in use after the last collection.
    live: usize,
    /// The most bytes of all spaces that there were at once.
    peak: usize,
    /// Bytes of all objects made up to the last collection.
    allocated: u64,
    collections: u64,
    pub(crate) handles: Handles,
    host_values: HostValues,
    /// The operands of the constant expression that is being evaluated, and of finished ones that
    /// have no place yet; and whether they may refer to objects.
    pub(crate) operands: Vec<(Slot, bool)>,
}

/// How much memory the heap of a store uses, and how often it was collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeapUsage {
    /// Bytes that the heap has from the system.
    pub capacity: usize,
    /// Bytes of these that objects occupy, garbage included.
    pub used: usize,
    /// The most bytes that the heap has ever had: two spaces during a collection.
    pub peak: usize,
    /// Bytes of all objects ever made.
    pub allocated: u64,
    /// Values of the host that the store keeps.
    pub host_values: usize,
    /// Handles that the host has.
    pub handles: usize,
    /// Collections so far.
    pub collections: u64,
}

/// Memory that objects are in.
struct Space {
    base: NonNull<u8>,
    size: usize,
}

// SAFETY: a space owns its memory.
unsafe impl Send for Space {}

/// Where compiled code stands when a collection begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// In a libcall of [`libcalls`].
    Libcall,
    /// In the exit trampoline of a host function, or nowhere.
    Host,
}

/// The size of the first space, in bytes.
const FIRST_SIZE: usize = 16 << 10;
/// The greatest size of a space: references have 32 bits.
const MAX_SIZE: u64 = (1 << 32) - 64;
/// The most room before the first object. There is some, as no object's offset may be null; with `gc_stress` its size
/// changes at each collection, so that no object stays where it is.
const MAX_START: usize = 64;
const _: () = assert!(8 + 8 * 6 <= MAX_START);

impl Space {
    /// A space of zeroes, if the system has the memory.
    fn new(size: usize) -> Option<Self> {
        let layout = Layout::from_size_align(size, 16).ok().filter(|layout| layout.size() > 0)?;
        // SAFETY: the layout is not empty.
        let base = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        Some(Self { base, size })
    }
}

impl Drop for Space {
    fn drop(&mut self) {
        let layout = Layout::from_size_align(self.size, 16).expect("BUG: it was allocated so");
        // SAFETY: `new` allocated it with this layout.
        unsafe { dealloc(self.base.as_ptr(), layout) };
    }
}

impl StoreInner {
    pub(crate) fn heap_usage(&self) -> HeapUsage {
        // SAFETY: the record lives as long as the store, and compiled code does not run now.
        let next = unsafe { (*self.record).heap_next };
        HeapUsage {
            capacity: self.heap.space.as_ref().map_or(0, |space| space.size),
            used: next - self.heap.start,
            peak: self.heap.peak,
            allocated: self.heap.allocated + (next - self.heap.live) as u64,
            host_values: self.heap.host_values.len(),
            handles: self.heap.handles.len(),
            collections: self.heap.collections,
        }
    }

    /// The part of the store's record that is about the heap.
    fn heap_record(&mut self) -> &mut VmStore {
        // SAFETY: the record lives as long as the store, and compiled code does not run now.
        unsafe { &mut *self.record }
    }

    /// Makes an object of zeroes, after a collection if there is no room or the settings want one.
    /// None if that does not help.
    ///
    /// # Safety
    ///
    /// - Compiled code stands where `position` says.
    /// - `object` is a type that is in use as long as the store, and `size` that of an object of it.
    pub(crate) unsafe fn allocate_object(
        &mut self,
        object: *const ObjectType,
        size: u64,
        position: Position,
    ) -> Option<u32> {
        let limit = self.limits.heap_bytes.min(MAX_SIZE) as usize;
        let size = usize::try_from(size).ok().filter(|size| *size <= limit)?;
        let stress = self.engine.config().gc_stress;
        if stress || !self.fits(size, limit) {
            let space = self.next_size();
            // SAFETY: the caller's promise.
            unsafe { self.collect(space, position) }?;
            if !self.fits(size, limit) {
                let needed = self.heap_record().heap_next + size;
                if needed > limit {
                    return None;
                }
                let space = (2 * needed).min(limit).max(needed + MAX_START);
                // SAFETY: as above.
                unsafe { self.collect(space, position) }?;
            }
        }
        let at = self.heap_record().heap_next;
        self.heap_record().heap_next = at + size;
        let at = at as u32; // below `MAX_SIZE`
        // SAFETY: the object has just got this place.
        unsafe { self.object_at(at).cast::<*const ObjectType>().write(object) };
        Some(at)
    }

    /// The size of the next space: twice the last one's if more than half of that was in use after
    /// the collection before.
    fn next_size(&mut self) -> usize {
        let limit = self.limits.heap_bytes.min(MAX_SIZE) as usize;
        let used = self.heap_record().heap_next;
        let mut size = self.heap.space.as_ref().map_or(FIRST_SIZE, |space| space.size);
        if self.heap.live > size / 2 {
            size *= 2;
        }
        // Everything in use must have room, even past a limit that has been lowered since.
        size.min(limit).max(self.next_start() + used - self.heap.start)
    }

    /// Where the next space has its first object. Under stress no object stays where it was.
    fn next_start(&self) -> usize {
        let stress = self.engine.config().gc_stress;
        let step = if stress { self.heap.collections % 7 } else { 0 };
        8 + 8 * step as usize
    }

    /// Collects while the host runs.
    pub(crate) fn collect_from_host(&mut self) -> Result<(), ResourceError> {
        let size = self.next_size();
        // SAFETY: the host runs.
        let collected = unsafe { self.collect(size, Position::Host) };
        let what = || ResourceError::Memory { what: format!("{size} bytes of heap") };
        collected.ok_or_else(what)
    }

    /// Drops the values of the host that collections have found nothing to refer to. For when the
    /// host has control: see [`host`].
    pub(crate) fn drop_dead_values(&mut self) {
        drop(self.heap.host_values.take_dead());
    }

    fn fits(&mut self, size: usize, limit: usize) -> bool {
        let next = self.heap_record().heap_next;
        let room = |space: &Space| space.size.min(limit).saturating_sub(next);
        self.heap.space.as_ref().is_some_and(|space| size <= room(space))
    }

    /// Makes an array of zeroes or nulls.
    ///
    /// # Safety
    ///
    /// As [`Self::allocate_object`], with an array type.
    pub(crate) unsafe fn allocate_array(
        &mut self,
        object: *const ObjectType,
        length: u32,
        position: Position,
    ) -> Option<u32> {
        // SAFETY: the caller promises a type that is in use.
        let size = unsafe { &*object }.element().array_size(length);
        // SAFETY: the caller's promise.
        let array = unsafe { self.allocate_object(object, size, position) }?;
        // SAFETY: an array has its length here.
        let place = unsafe { self.object_at(array).byte_add(LENGTH_OFFSET as usize) }.cast::<u32>();
        // SAFETY: as above.
        unsafe { place.write(length) };
        Some(array)
    }

    /// Makes an exception with a tag of this store, whose values are zeroes and nulls.
    ///
    /// # Safety
    ///
    /// Compiled code stands where `position` says.
    pub(crate) unsafe fn allocate_exception(
        &mut self,
        tag: u32,
        position: Position,
    ) -> Option<u32> {
        let ty = self.tags[tag as usize].ty.clone();
        let (ty, size) = (ty.exception(), ty.exception().struct_layout().size);
        // SAFETY: the caller's promise; the store's tags hold their types.
        let exception = unsafe { self.allocate_object(ty, size.into(), position) }?;
        // SAFETY: an exception has its tag here.
        unsafe { (*self.object_at(exception).cast::<VmException>().as_ptr()).tag = tag };
        Some(exception)
    }

    /// As [`Self::allocate_exception`], while the host runs.
    pub(crate) fn exception_from_host(&mut self, tag: u32) -> Option<u32> {
        // SAFETY: the host runs.
        unsafe { self.allocate_exception(tag, Position::Host) }
    }

    /// The tag of an exception.
    pub(crate) fn exception_tag(&self, exception: u32) -> u32 {
        // SAFETY: an exception has its tag here.
        unsafe { (*self.object_at(exception).cast::<VmException>().as_ptr()).tag }
    }

    /// Makes an object while the host runs: a struct, or an array of this length.
    pub(crate) fn allocate_from_host(&mut self, object: &ObjectType, length: u32) -> Option<u32> {
        match &object.layout {
            // SAFETY: the host runs, and it holds the type for as long as the store.
            ObjectLayout::Struct(layout) | ObjectLayout::Exception(layout) => unsafe {
                self.allocate_object(object, layout.size.into(), Position::Host)
            },
            // SAFETY: as above.
            ObjectLayout::Array(_) => unsafe {
                self.allocate_array(object, length, Position::Host)
            },
        }
    }

    /// The address of an object, until the next collection.
    pub(crate) fn object_at(&self, object: u32) -> NonNull<u8> {
        let space = self.heap.space.as_ref().expect("BUG: a reference without a heap");
        debug_assert!(is_object(object) && (object as usize) < space.size);
        // SAFETY: references are offsets within the space.
        unsafe { space.base.byte_add(object as usize) }
    }

    /// The type of an object.
    pub(crate) fn object_type(&self, object: u32) -> &ObjectType {
        let space = self.heap.space.as_ref().expect("BUG: a reference without a heap");
        // SAFETY: references are offsets within the space.
        let header = unsafe { space.base.byte_add(object as usize) }.cast::<*const ObjectType>();
        // SAFETY: objects begin with the address of their type.
        let ty = unsafe { header.read() };
        // SAFETY: an object's type is in use as long as its store.
        unsafe { &*ty }
    }

    /// The length of an array.
    pub(crate) fn array_length(&self, array: u32) -> u32 {
        // SAFETY: an array has its length here.
        let place = unsafe { self.object_at(array).byte_add(LENGTH_OFFSET as usize) }.cast::<u32>();
        // SAFETY: as above.
        unsafe { place.read() }
    }

    /// The bytes of consecutive elements of an array, if it has that many.
    fn elements_mut(&mut self, array: u32, from: u32, length: u32) -> Option<&mut [u8]> {
        let (start, size) = self.elements_at(array, from, length)?;
        // SAFETY: the array has these elements, and the store is borrowed mutably.
        Some(unsafe { std::slice::from_raw_parts_mut(start.as_ptr(), size) })
    }

    /// The address of elements of an array and how many bytes they are, if it has that many.
    fn elements_at(&mut self, array: u32, from: u32, length: u32) -> Option<(NonNull<u8>, usize)> {
        let end = from.checked_add(length)?;
        if end > self.array_length(array) {
            return None;
        }
        let element = self.object_type(array).element();
        let size = element.storage.size() as usize;
        let offset = element.offset as usize + from as usize * size;
        // SAFETY: the offset is within the array.
        let start = unsafe { self.object_at(array).byte_add(offset) };
        Some((start, length as usize * size))
    }

    /// Writes a field at its offset, or at that of an element of an array.
    pub(crate) fn write_field(&mut self, object: u32, field: Field, offset: u32, value: Slot) {
        // SAFETY: the offset is that of a field of this object.
        let to = unsafe { self.object_at(object).byte_add(offset as usize) };
        let bytes = value.to_ne_bytes();
        // SAFETY: the field has this size.
        unsafe {
            to.copy_from_nonoverlapping(NonNull::from(&bytes).cast(), field.storage.size() as usize)
        };
    }

    /// Reads a field. Packed ones are zero-extended.
    pub(crate) fn read_field(&mut self, object: u32, field: Field, offset: u32) -> Slot {
        let mut bytes = [0; size_of::<Slot>()];
        // SAFETY: the offset is that of a field of this object.
        let from = unsafe { self.object_at(object).byte_add(offset as usize) };
        // SAFETY: the field has this size.
        unsafe {
            from.copy_to_nonoverlapping(
                NonNull::from(&mut bytes).cast(),
                field.storage.size() as usize,
            )
        };
        Slot::from_ne_bytes(bytes)
    }

    /// Sets elements to a value, or does nothing if the array does not have them.
    pub(crate) fn fill_array(
        &mut self,
        array: u32,
        at: u32,
        length: u32,
        value: Slot,
    ) -> Option<()> {
        let size = self.object_type(array).element().storage.size() as usize;
        let elements = self.elements_mut(array, at, length)?;
        let bytes = &value.to_ne_bytes()[..size];
        match bytes {
            [byte] => elements.fill(*byte),
            _ => elements.chunks_exact_mut(size).for_each(|to| to.copy_from_slice(bytes)),
        }
        Some(())
    }

    /// Copies within an array or between two, or does nothing if a range is out of bounds.
    pub(crate) fn copy_array(
        &mut self,
        to_array: u32,
        to: u32,
        from_array: u32,
        from: u32,
        length: u32,
    ) -> Option<()> {
        let (from, _) = self.elements_at(from_array, from, length)?;
        let (to, size) = self.elements_at(to_array, to, length)?;
        // SAFETY: validation has compared the types of the elements, so that both ranges are as
        // long; they may overlap.
        unsafe { to.copy_from(from, size) };
        Some(())
    }
}
