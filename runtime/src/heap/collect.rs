//! Collection: what the roots lead to is copied into a new space, and the old one is freed.
//! C. J. Cheney, A Nonrecursive List Compacting Algorithm, 1970.
//!
//! Roots are the references in frames of compiled code (Cranelift's stack maps), tables, globals,
//! element segments, values of exceptions, handles of the host and operands of constant expressions.
#![expect(unsafe_code, reason = "moves the objects that compiled code sees")]

use super::{MAX_SIZE, MAX_START, Position, Space, is_object};
use crate::store::StoreInner;
use crate::types::object::{LENGTH_OFFSET, ObjectLayout, ObjectType, is_traced};
use crate::types::{HeapType, Hierarchy, RefType, ValType};
use crate::unwind::CompiledFrames;
use std::collections::HashSet;
use std::ptr::NonNull;

/// A collection that is going on.
struct Collector {
    /// Where the objects were.
    from: NonNull<u8>,
    to: NonNull<u8>,
    next: usize,
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
unsafe fn size_of_object(object: NonNull<u8>) -> usize {
    // SAFETY: the caller's promise.
    match &unsafe { type_of(object) }.layout {
        ObjectLayout::Struct(layout) => layout.size as usize,
        // SAFETY: its type is that of an array.
        ObjectLayout::Array(element) => element.array_size(unsafe { length_of(object) }) as usize,
    }
}

/// The offsets of an object's references, with their types.
///
/// # Safety
///
/// As [`type_of`].
unsafe fn references<'a>(object: NonNull<u8>) -> impl Iterator<Item = (usize, ValType)> + 'a {
    // SAFETY: the caller's promise.
    let layout = &unsafe { type_of(object) }.layout;
    let (fields, descriptor, elements) = match layout {
        ObjectLayout::Struct(layout) => (&*layout.fields, layout.descriptor, None),
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

impl StoreInner {
    /// Collects into a new space of this size, if the system has the memory.
    ///
    /// # Safety
    ///
    /// - Compiled code stands where `position` says.
    /// - `size` is at least what is in use, and `MAX_START` more.
    pub(super) unsafe fn collect(&mut self, size: usize, position: Position) -> Option<()> {
        let stress = self.engine.config().gc_stress;
        let to = Space::new(size)?;
        self.heap.collections += 1;
        // Under stress no object stays where it was.
        let step = if stress { (self.heap.collections % 7) as usize } else { 0 };
        let start = 8 + 8 * step;
        const { assert!(8 + 8 * 6 <= MAX_START) };
        let from = self.heap.space.as_ref().map_or(to.base, |space| space.base);
        let mut collector = Collector { from, to: to.base, next: start };
        // SAFETY: the caller's promise, and no reference has been updated.
        unsafe { self.forward_roots(&mut collector, position) };
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
        // Under stress every allocation finds that there is no room, and comes to the host.
        record.heap_end = if stress { 0 } else { to.size.min(limit) };
        self.heap.space = Some(to);
        if cfg!(debug_assertions) {
            self.verify();
        }
        Some(())
    }

    /// # Safety
    ///
    /// As [`Self::collect`], and the collector is a new one.
    unsafe fn forward_roots(&mut self, collector: &mut Collector, position: Position) {
        let frames = match position {
            // SAFETY: the caller's promise.
            Position::Libcall => unsafe { CompiledFrames::of_libcall(self.record) },
            // SAFETY: the caller's promise.
            Position::Host => unsafe { CompiledFrames::of_host(self.record) },
        };
        for (return_address, fp) in frames {
            let Some(code) = self.code_at(return_address) else {
                continue; // a trampoline, which keeps no reference across its call
            };
            for below_fp in code.references_at(return_address) {
                let slot = (fp - *below_fp as usize) as *mut u32;
                // SAFETY: the stack map says that the frame has a reference here.
                let slot = unsafe { &mut *slot };
                // SAFETY: as above.
                unsafe { collector.forward(slot) };
            }
        }
        for global in self.globals.iter_mut().filter(|global| is_traced(global.ty.content)) {
            // SAFETY: records live as long as their store, and compiled code does not run now. The
            // value is in the first bytes.
            let value = unsafe { global.record.cast::<u32>().as_mut() };
            // SAFETY: the type says that it is a reference.
            unsafe { collector.forward(value) };
        }
        let tables = self.tables.iter_mut();
        for table in tables.filter(|table| is_traced(ValType::Ref(table.ty.element))) {
            for element in table.narrow_elements() {
                // SAFETY: the type says that it is a reference.
                unsafe { collector.forward(element) };
            }
        }
        for element in self.instances.iter_mut().flat_map(|instance| instance.traced_elements()) {
            let mut narrow = *element as u32;
            // SAFETY: the type of the segment says that it is a reference.
            unsafe { collector.forward(&mut narrow) };
            *element = narrow.into();
        }
        for mut slot in self.traced_exception_slots() {
            // SAFETY: the records live as long as their store, and compiled code does not run now.
            // The value is in the first bytes.
            let value = unsafe { slot.as_mut() };
            // SAFETY: the type of the tag says that it is a reference.
            unsafe { collector.forward(value) };
        }
        for handle in self.heap.handles.iter_mut() {
            // SAFETY: handles keep references.
            unsafe { collector.forward(handle) };
        }
        for (operand, _) in self.heap.operands.iter_mut().filter(|(_, is_traced)| *is_traced) {
            let mut narrow = *operand as u32;
            // SAFETY: it is marked as a reference.
            unsafe { collector.forward(&mut narrow) };
            *operand = narrow.into();
        }
    }

    /// Checks that every reference of the heap and of globals and tables leads to an object of a
    /// type that its place allows.
    ///
    /// # Panics
    ///
    /// When one does not.
    fn verify(&mut self) {
        let Some(base) = self.heap.space.as_ref().map(|space| space.base) else {
            return;
        };
        let end = self.heap_record().heap_next;
        let mut starts = HashSet::new();
        let mut at = self.heap.start;
        while at < end {
            starts.insert(at as u32);
            // SAFETY: objects follow each other without a gap.
            let object = unsafe { base.byte_add(at) };
            // SAFETY: as above.
            at += unsafe { size_of_object(object) };
        }
        assert_eq!(at, end, "BUG: the last object ends elsewhere");
        for start in &starts {
            // SAFETY: there is an object.
            let object = unsafe { base.byte_add(*start as usize) };
            // SAFETY: as above.
            for (offset, ty) in unsafe { references(object) } {
                // SAFETY: the object has a reference here.
                let field = unsafe { object.byte_add(offset) }.cast::<u32>();
                // SAFETY: as above.
                let raw = unsafe { field.read() };
                self.verify_reference(raw, ty, &starts);
            }
        }
        for global in self.globals.iter().filter(|global| is_traced(global.ty.content)) {
            // SAFETY: records live as long as their store; the value is in the first bytes.
            let raw = unsafe { *global.record.cast::<u32>().as_ref() };
            self.verify_reference(raw, global.ty.content, &starts);
        }
    }

    fn verify_reference(&self, raw: u32, ty: ValType, starts: &HashSet<u32>) {
        let ValType::Ref(ty) = ty else {
            panic!("BUG: {ty} is traced");
        };
        assert!(!is_object(raw) || starts.contains(&raw), "BUG: {raw:#x} is no object");
        let (heap, nullable) = (self.heap_type_of(raw), raw == 0);
        let actual = RefType { nullable, heap };
        let allowed = ty.heap.hierarchy() == Hierarchy::Extern && (!nullable || ty.nullable)
            || self.engine.types().is_ref_subtype(actual, ty);
        assert!(allowed, "BUG: {actual} in the place of {ty}");
    }

    /// What a reference of the hierarchy of `any` is: the least of its types.
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
            }
        }
    }
}
