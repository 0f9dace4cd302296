//! Collection: what the roots lead to is copied into a new space, and the old one is freed.
//! C. J. Cheney, A Nonrecursive List Compacting Algorithm, 1970.
//!
//! The roots are what [`StoreInner::for_each_root`] visits, for the collector and for the verifier.
#![expect(unsafe_code, reason = "moves the objects that compiled code sees")]

use super::host::Marks;
use super::{MAX_SIZE, Position, Space};
use crate::run::store::StoreInner;
use crate::run::unwind::{CompiledFrames, Pending};
use crate::types::{HeapType, RefType, ValType};
use crate::vm::object::{LENGTH_OFFSET, ObjectLayout, ObjectType, is_traced};
use crate::vm::reference::{is_host, is_object};
use std::ptr::NonNull;

/// A collection that is going on.
struct Collector {
    /// Where the objects were.
    from: NonNull<u8>,
    to: NonNull<u8>,
    next: usize,
    /// The values of the host that it has met.
    marks: Marks,
}

impl Collector {
    /// Copies the object that a reference leads to, unless that has been done, and updates the
    /// reference.
    ///
    /// # Safety
    ///
    /// The reference is valid in the old space, and has not been updated.
    unsafe fn forward(&mut self, reference: &mut u32) {
        if !is_object(*reference) {
            if is_host(*reference) {
                self.marks.mark(*reference);
            }
            return;
        }
        // SAFETY: the caller's promise: an object of the old space is here.
        let object = unsafe { self.from.byte_add(*reference as usize) };
        // SAFETY: objects begin with the address of their type, or with where they have gone.
        let header = unsafe { *object.cast::<u64>().as_ref() };
        if header & 1 == 1 {
            *reference = (header >> 1) as u32;
            return;
        }
        // SAFETY: the header is that of an object that has not been copied.
        let size = unsafe { size_of_object(object) };
        // SAFETY: the new space has room for all that was in use in the old one.
        let copy = unsafe { self.to.byte_add(self.next) };
        // SAFETY: as above; the spaces are different.
        unsafe { copy.copy_from_nonoverlapping(object, size) };
        *reference = self.next as u32;
        // SAFETY: an object is at least as large as its header. The address of a type is even.
        unsafe { object.cast::<u64>().write((self.next as u64) << 1 | 1) };
        self.next += size;
    }

    /// Updates the references in a copied object, and returns the object's size.
    ///
    /// # Safety
    ///
    /// There is one at this offset of the new space, and its references have not been updated.
    unsafe fn scan(&mut self, at: usize) -> usize {
        // SAFETY: the caller's promise.
        let object = unsafe { self.to.byte_add(at) };
        // SAFETY: as above.
        for (offset, _) in unsafe { references(object) } {
            // SAFETY: the object has a reference here.
            let mut field = unsafe { object.byte_add(offset) }.cast::<u32>();
            // SAFETY: as above, and nothing else refers to it now.
            let field = unsafe { field.as_mut() };
            // SAFETY: the type says that it is a reference, which is updated once.
            unsafe { self.forward(field) };
        }
        // SAFETY: as above.
        unsafe { size_of_object(object) }
    }
}

/// The type of an object.
///
/// # Safety
///
/// There is one here, which has not been copied.
unsafe fn type_of<'a>(object: NonNull<u8>) -> &'a ObjectType {
    // SAFETY: objects begin with the address of their type.
    let ty = unsafe { *object.cast::<*const ObjectType>().as_ref() };
    // SAFETY: an object's type is in use as long as its store.
    unsafe { &*ty }
}

/// # Safety
///
/// As [`type_of`], and the object is an array.
unsafe fn length_of(object: NonNull<u8>) -> u32 {
    // SAFETY: an array has its length here.
    let length = unsafe { object.byte_add(LENGTH_OFFSET as usize) }.cast::<u32>();
    // SAFETY: as above.
    unsafe { length.read() }
}

/// # Safety
///
/// As [`type_of`].
pub(super) unsafe fn size_of_object(object: NonNull<u8>) -> usize {
    // SAFETY: the caller's promise.
    match &unsafe { type_of(object) }.layout {
        ObjectLayout::Struct(layout) | ObjectLayout::Exception(layout) => layout.size as usize,
        // SAFETY: its type is that of an array.
        ObjectLayout::Array(element) => element.array_size(unsafe { length_of(object) }) as usize,
    }
}

/// The offsets of an object's references, with their types.
///
/// # Safety
///
/// As [`type_of`].
pub(super) unsafe fn references<'a>(
    object: NonNull<u8>,
) -> impl Iterator<Item = (usize, ValType)> + 'a {
    // SAFETY: the caller's promise.
    let layout = &unsafe { type_of(object) }.layout;
    let (fields, descriptor, elements) = match layout {
        ObjectLayout::Struct(layout) | ObjectLayout::Exception(layout) => {
            (&*layout.fields, layout.descriptor, None)
        }
        ObjectLayout::Array(element) if element.storage.is_traced() => {
            // SAFETY: its type is that of an array.
            let length = unsafe { length_of(object) };
            (&[][..], None, Some((element, length)))
        }
        ObjectLayout::Array(_) => (&[][..], None, None),
    };
    let fields = fields.iter().copied().chain(descriptor);
    let fields = fields.filter(|field| field.storage.is_traced());
    let fields = fields.map(|field| (field.offset as usize, field.storage.unpacked()));
    let elements = elements.into_iter().flat_map(|(element, length)| {
        let (start, ty) = (element.offset as usize, element.storage.unpacked());
        (0..length as usize).map(move |index| (start + 4 * index, ty))
    });
    fields.chain(elements)
}

/// The type of references that the collector follows.
fn traced(ty: ValType) -> Option<RefType> {
    match ty {
        ValType::Ref(reference) if is_traced(ty) => Some(reference),
        _ => None,
    }
}

/// Visits a reference that is kept in 64 bits.
fn visit_wide(element: &mut u64, visit: impl FnOnce(&mut u32)) {
    let mut narrow = *element as u32;
    visit(&mut narrow);
    *element = narrow.into();
}

impl StoreInner {
    /// Collects into a new space of this size, if the system has the memory.
    ///
    /// # Safety
    ///
    /// - Compiled code stands where `position` says.
    /// - `size` is at least what is in use, behind `next_start`.
    pub(super) unsafe fn collect(&mut self, size: usize, position: Position) -> Option<()> {
        let stress = self.engine.config().gc_stress;
        let to = Space::new(size)?;
        let start = self.next_start();
        self.heap.collections += 1;
        self.heap.allocated += (self.heap_record().heap_next - self.heap.live) as u64;
        self.engine.heap_collected();
        let before = self.heap.space.as_ref().map_or(0, |space| space.size);
        self.heap.peak = self.heap.peak.max(before + size);
        let from = self.heap.space.as_ref().map_or(to.base, |space| space.base);
        let marks = self.heap.host_values.marks();
        let mut collector = Collector { from, to: to.base, next: start, marks };
        let forward = &mut |reference: &mut u32, _| {
            // SAFETY: a root is a reference of the old space, and each is visited once.
            unsafe { collector.forward(reference) };
        };
        // SAFETY: the caller's promise.
        unsafe { self.for_each_root(position, forward) };
        let mut scanned = start;
        while scanned < collector.next {
            // SAFETY: the objects between have been copied but not scanned.
            scanned += unsafe { collector.scan(scanned) };
        }
        self.heap.start = start;
        self.heap.live = collector.next;
        let limit = self.limits.heap_bytes.min(MAX_SIZE) as usize;
        let record = self.heap_record();
        record.heap_base = to.base.as_ptr();
        record.heap_next = collector.next;
        // Under stress every allocation finds no room, so that it calls the host, which collects.
        record.heap_end = if stress { 0 } else { to.size.min(limit) };
        self.heap.space = Some(to);
        self.heap.host_values.sweep(&collector.marks);
        if cfg!(debug_assertions) {
            // SAFETY: the caller's promise.
            unsafe { self.verify(position) };
        }
        Some(())
    }

    /// Visits every root once: every reference outside of objects, with its type where that is known.
    ///
    /// # Safety
    ///
    /// As [`Self::collect`].
    pub(super) unsafe fn for_each_root(
        &mut self,
        position: Position,
        visit: &mut dyn FnMut(&mut u32, Option<RefType>),
    ) {
        // SAFETY: the caller's promise.
        unsafe { self.for_each_root_of_frames(position, visit) };
        for global in &self.globals {
            let Some(ty) = traced(global.ty.content) else {
                continue;
            };
            // SAFETY: records live as long as their store, and compiled code does not run now. The
            // value is in the first bytes.
            let value = unsafe { global.record.cast::<u32>().as_mut() };
            visit(value, Some(ty));
        }
        for table in &mut self.tables {
            let ty = table.ty.element;
            table.narrow_elements().iter_mut().for_each(|element| visit(element, Some(ty)));
        }
        for instance in &mut self.instances {
            for (ty, element) in instance.traced_elements() {
                visit_wide(element, |narrow| visit(narrow, Some(ty)));
            }
        }
        self.heap.handles.iter_mut().for_each(|handle| visit(handle, None));
        for (operand, _) in self.heap.operands.iter_mut().filter(|(_, is_traced)| *is_traced) {
            let mut narrow = *operand as u32;
            visit(&mut narrow, None);
            *operand = narrow.into();
        }
        if let Some(Pending::Exception(reference)) = &mut self.pending {
            visit(reference, Some(RefType { nullable: false, heap: HeapType::Exn }));
        }
    }

    /// # Safety
    ///
    /// As [`Self::collect`].
    unsafe fn for_each_root_of_frames(
        &mut self,
        position: Position,
        visit: &mut dyn FnMut(&mut u32, Option<RefType>),
    ) {
        let frames = match position {
            // SAFETY: the caller's promise.
            Position::Libcall => unsafe { CompiledFrames::of_libcall(self.record) },
            // SAFETY: the caller's promise.
            Position::Host => unsafe { CompiledFrames::of_host(self.record) },
        };
        let code = self.engine.inner().code_registry.read();
        for (return_address, fp) in frames {
            let Some((_, code)) = code.find(return_address) else {
                continue; // a trampoline, which keeps no reference across its call
            };
            for below_fp in code.references_at(return_address) {
                let slot = (fp - *below_fp as usize) as *mut u32;
                // SAFETY: the stack map says that the frame has a reference here.
                visit(unsafe { &mut *slot }, None);
            }
        }
    }

    /// The least type of a reference: `any` for a value of the host.
    pub(crate) fn heap_type_of(&self, raw: u32) -> HeapType {
        if raw == 0 {
            HeapType::None
        } else if raw & 1 == 1 {
            HeapType::I31
        } else if !is_object(raw) {
            HeapType::Any
        } else {
            let ty = self.object_type(raw);
            match ty.layout {
                ObjectLayout::Struct(_) => HeapType::ExactStruct(ty.id()),
                ObjectLayout::Array(_) => HeapType::ExactArray(ty.id()),
                ObjectLayout::Exception(_) => HeapType::Exn,
            }
        }
    }
}
