//! Memories of a store: their buffers grow by need and are zeroed by the system.
#![expect(unsafe_code, reason = "owns the buffers that compiled code sees")]

use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner};
use crate::types::MemoryType;
use crate::vm::VmMemory;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;

/// A memory of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Memory {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// What a store knows of a memory.
pub(crate) struct MemoryData {
    pub(crate) record: NonNull<VmMemory>,
    pub(crate) ty: MemoryType,
    buffer: Buffer,
    /// Whether the host made it, so that the record is not part of an instance's.
    owned: bool,
}

/// Zeroed bytes that may be more than the memory has.
pub(crate) struct Buffer {
    base: NonNull<u8>,
    capacity: usize,
}

/// The alignment of buffers: enough for every access, and what the system's allocator gives anyway.
const BUFFER_ALIGN: usize = 16;

/// A memory that grows gets at most this much more than it asks for.
const MAX_SPARE: usize = 64 << 20;

/// An access past the end of a memory or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("access what is out of bounds")]
pub struct OutOfBounds;

impl Memory {
    /// A memory of the host.
    ///
    /// # Errors
    ///
    /// When there is not enough memory, or the store's limit does not allow it.
    pub fn new(store: &mut impl AsStoreMut, ty: MemoryType) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let empty = VmMemory { base: NonNull::dangling().as_ptr(), length: 0 };
        let record = NonNull::from(Box::leak(Box::new(empty)));
        let memory = store.add_memory(record, ty, true);
        store.allocate_memory(memory.index)?;
        Ok(memory)
    }

    /// The type of this memory; its minimum is the present size.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn ty(&self, store: &impl AsStore) -> MemoryType {
        MemoryType { minimum: self.size(store), ..store.inner().memory(*self).ty }
    }

    /// The size in pages.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn size(&self, store: &impl AsStore) -> u64 {
        store.inner().memory(*self).pages()
    }

    /// Grows the memory by this many pages, and returns the size before.
    ///
    /// # Errors
    ///
    /// When the type's maximum, the store's limit or the system does not allow it.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn grow(&self, store: &mut impl AsStoreMut, pages: u64) -> Result<u64, ResourceError> {
        let store = store.inner_mut();
        store.check(self.store);
        let grown = store.grow_memory(self.index, pages);
        grown.ok_or_else(|| ResourceError::Memory { what: format!("{pages} more pages") })
    }

    /// The bytes.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn data<'a>(&self, store: &'a impl AsStore) -> &'a [u8] {
        let store = store.inner();
        store.check(self.store);
        store.memory_bytes(self.index)
    }

    /// The bytes, to be changed.
    ///
    /// # Panics
    ///
    /// When it belongs to another store.
    pub fn data_mut<'a>(&self, store: &'a mut impl AsStoreMut) -> &'a mut [u8] {
        let store = store.inner_mut();
        store.check(self.store);
        store.memory_bytes_mut(self.index)
    }
}

impl MemoryData {
    fn length(&self) -> usize {
        // SAFETY: records live as long as their store, and compiled code does not run now.
        unsafe { (*self.record.as_ptr()).length }
    }

    pub(crate) fn pages(&self) -> u64 {
        self.length() as u64 >> self.ty.page_size_log2
    }

    /// Makes the memory this long, which is no less than before.
    fn resize(&mut self, length: usize) -> Option<()> {
        let old = self.length();
        if length > self.buffer.capacity {
            // Room for more, so that growing page by page does not copy each time.
            let spare = if old == 0 { 0 } else { (length / 2).min(MAX_SPARE) };
            let buffer = Buffer::new(length.checked_add(spare)?).or_else(|| Buffer::new(length))?;
            // SAFETY: both buffers are at least `old` bytes long, and different allocations.
            unsafe { buffer.base.copy_from_nonoverlapping(self.buffer.base, old) };
            self.buffer = buffer;
        }
        let record = VmMemory { base: self.buffer.base.as_ptr(), length };
        // SAFETY: records live as long as their store, and compiled code does not run now.
        unsafe { self.record.write(record) };
        Some(())
    }
}

impl Buffer {
    const EMPTY: Buffer = Buffer { base: NonNull::dangling(), capacity: 0 };

    fn new(capacity: usize) -> Option<Self> {
        if capacity == 0 {
            return Some(Self::EMPTY);
        }
        let layout = Layout::from_size_align(capacity, BUFFER_ALIGN).ok()?;
        // SAFETY: the layout's size is not zero.
        let base = NonNull::new(unsafe { alloc_zeroed(layout) })?;
        Some(Self { base, capacity })
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        if self.capacity > 0 {
            let layout = Layout::from_size_align(self.capacity, BUFFER_ALIGN);
            let layout = layout.expect("BUG: it was allocated with this layout");
            // SAFETY: it was allocated with this layout.
            unsafe { dealloc(self.base.as_ptr(), layout) };
        }
    }
}

impl Drop for MemoryData {
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: it was leaked by `Memory::new`, and goes with its store.
            drop(unsafe { Box::from_raw(self.record.as_ptr()) });
        }
    }
}

impl StoreInner {
    #[track_caller]
    pub(crate) fn memory(&self, memory: Memory) -> &MemoryData {
        self.check(memory.store);
        &self.memories[memory.index as usize]
    }

    /// Adds an empty memory. `owned` says whether the record is the memory's own.
    pub(crate) fn add_memory(
        &mut self,
        record: NonNull<VmMemory>,
        ty: MemoryType,
        owned: bool,
    ) -> Memory {
        self.memories.push(MemoryData { record, ty, buffer: Buffer::EMPTY, owned });
        Memory { store: self.id, index: self.memories.len() as u32 - 1 }
    }

    /// Gives a memory that has just been added its pages.
    pub(crate) fn allocate_memory(&mut self, index: u32) -> Result<(), ResourceError> {
        let ty = self.memories[index as usize].ty;
        let what = || format!("a memory of {} pages of {} bytes", ty.minimum, page_size(ty));
        match self.grow_memory(index, ty.minimum) {
            Some(_) => Ok(()),
            None => Err(ResourceError::Memory { what: what() }),
        }
    }

    /// Grows a memory and returns its size before, in pages.
    pub(crate) fn grow_memory(&mut self, index: u32, pages: u64) -> Option<u64> {
        let memory = &mut self.memories[index as usize];
        let before = memory.pages();
        let after = before.checked_add(pages).filter(|after| *after <= memory.ty.limit())?;
        let bytes = u128::from(after) << memory.ty.page_size_log2;
        let length = usize::try_from(bytes).ok().filter(|bytes| *bytes <= isize::MAX as usize)?;
        let more = (length - memory.length()) as u64;
        let total = self.memory_bytes.checked_add(more)?;
        if total > self.limits.memory_bytes {
            return None;
        }
        memory.resize(length)?;
        self.memory_bytes = total;
        Some(before)
    }

    pub(crate) fn memory_bytes(&self, index: u32) -> &[u8] {
        let record = self.memories[index as usize].record;
        // SAFETY: records live as long as their store, and compiled code does not run now.
        let VmMemory { base, length } = *unsafe { record.as_ref() };
        // SAFETY: the buffer has that many bytes, and `self` is borrowed.
        unsafe { std::slice::from_raw_parts(base, length) }
    }

    pub(crate) fn memory_bytes_mut(&mut self, index: u32) -> &mut [u8] {
        let record = self.memories[index as usize].record;
        // SAFETY: records live as long as their store, and compiled code does not run now.
        let VmMemory { base, length } = *unsafe { record.as_ref() };
        // SAFETY: the buffer has that many bytes, and `self` is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(base, length) }
    }

    /// Copies within a memory or between two, or does nothing if a range is out of bounds.
    pub(crate) fn copy_memory(
        &mut self,
        to_memory: u32,
        from_memory: u32,
        to: u64,
        from: u64,
        length: u64,
    ) -> Option<()> {
        let from = range(from, length, self.memory_bytes(from_memory).len())?;
        let to = range(to, length, self.memory_bytes(to_memory).len())?;
        if to_memory == from_memory {
            self.memory_bytes_mut(to_memory).copy_within(from, to.start);
            return Some(());
        }
        let source = self.memory_bytes(from_memory)[from].as_ptr();
        let target = &mut self.memory_bytes_mut(to_memory)[to];
        // SAFETY: two memories have two buffers, and both ranges have been checked.
        unsafe { target.as_mut_ptr().copy_from_nonoverlapping(source, target.len()) };
        Some(())
    }

    /// Copies from a data segment, or does nothing if a range is out of bounds.
    pub(crate) fn init_memory(
        &mut self,
        instance: usize,
        memory: u32,
        segment: u32,
        to: u64,
        from: u64,
        length: u64,
    ) -> Option<()> {
        let memory = self.instances[instance].memories[memory as usize];
        let module = self.instances[instance].module.clone();
        let data: &[u8] = match self.instances[instance].is_data_dropped(segment) {
            true => &[],
            false => module.data(segment),
        };
        let bytes = &data[range(from, length, data.len())?];
        let target = self.memory_bytes_mut(memory);
        let to = range(to, length, target.len())?;
        target[to].copy_from_slice(bytes);
        Some(())
    }
}

fn page_size(ty: MemoryType) -> u64 {
    1 << ty.page_size_log2
}

/// The range of `length` from `start`, if it ends within `end`.
pub(crate) fn range(start: u64, length: u64, end: usize) -> Option<std::ops::Range<usize>> {
    let stop = start.checked_add(length).filter(|stop| *stop <= end as u64)?;
    Some(start as usize..stop as usize)
}
