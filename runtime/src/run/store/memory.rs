//! Memories of a store: their buffers grow by need and are zeroed by the system. Shared memories,
//! whose bytes are in [`SharedMemory`], look the same from outside, but no slice of them is made.
#![expect(unsafe_code, reason = "owns the buffers that compiled code sees")]

use super::buffer::Buffer;
use super::shared::SharedMemory;
use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner, counted};
use crate::types::MemoryType;
use crate::vm::VmMemory;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

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
    bytes: Bytes,
}

/// Where the bytes of a memory are, and whose its record is.
enum Bytes {
    /// The record is part of an instance's.
    InInstance(Buffer),
    /// The record is the memory's own.
    OnItsOwn(Buffer),
    /// The record is the shared memory's.
    Shared(SharedMemory),
}

/// An access past the end of a memory or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("access memory or a table out of bounds")]
pub struct OutOfBounds;

impl Memory {
    /// Makes a memory.
    ///
    /// # Errors
    ///
    /// When there is not enough memory, or the store's limit does not allow it.
    pub fn new(store: &mut impl AsStoreMut, ty: MemoryType) -> Result<Self, ResourceError> {
        store.inner_mut().new_memory(ty)
    }

    /// The type of this memory; its minimum is the present size.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty(&self, store: &impl AsStore) -> MemoryType {
        MemoryType { minimum: self.size(store), ..store.inner().memory(*self).ty }
    }

    /// The size in pages.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
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
    /// When the handle belongs to another store.
    pub fn grow(&self, store: &mut impl AsStoreMut, pages: u64) -> Result<u64, ResourceError> {
        let store = store.inner_mut();
        store.check(self.store);
        let grown = store.grow_memory(self.index, pages);
        grown.ok_or_else(|| ResourceError::Memory { what: counted(pages, "more page") })
    }

    /// The handle of a shared memory for other stores and threads.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn shared(&self, store: &impl AsStore) -> Option<SharedMemory> {
        let store = store.inner();
        store.check(self.store);
        store.shared_memory(self.index).cloned()
    }

    /// Copies bytes out.
    ///
    /// # Errors
    ///
    /// When the range is not within the memory.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn read(
        &self,
        store: &impl AsStore,
        address: u64,
        bytes: &mut [u8],
    ) -> Result<(), OutOfBounds> {
        let store = store.inner();
        store.check(self.store);
        if let Some(memory) = store.shared_memory(self.index) {
            return memory.read(address, bytes);
        }
        let source = store.memory_bytes(self.index);
        let range = range(address, bytes.len() as u64, source.len()).ok_or(OutOfBounds)?;
        bytes.copy_from_slice(&source[range]);
        Ok(())
    }

    /// Copies bytes in.
    ///
    /// # Errors
    ///
    /// When the range is not within the memory. Nothing is written then.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn write(
        &self,
        store: &mut impl AsStoreMut,
        address: u64,
        bytes: &[u8],
    ) -> Result<(), OutOfBounds> {
        let store = store.inner_mut();
        store.check(self.store);
        store.write_memory(self.index, address, bytes).ok_or(OutOfBounds)
    }

    /// The bytes.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or is shared: other threads may change its bytes.
    pub fn data<'a>(&self, store: &'a impl AsStore) -> &'a [u8] {
        let store = store.inner();
        store.check(self.store);
        store.memory_bytes(self.index)
    }

    /// The bytes, to be changed.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or is shared: other threads may change its bytes.
    pub fn data_mut<'a>(&self, store: &'a mut impl AsStoreMut) -> &'a mut [u8] {
        let store = store.inner_mut();
        store.check(self.store);
        store.memory_bytes_mut(self.index)
    }
}

impl MemoryData {
    fn length(&self) -> usize {
        // SAFETY: records live as long as their store, or are of a shared memory that this holds.
        unsafe { &(*self.record.as_ptr()).length }.load(Ordering::SeqCst)
    }

    pub(crate) fn pages(&self) -> u64 {
        self.length() as u64 >> self.ty.page_size_log2
    }

    /// Grows an unshared memory to this length. `most` is the greatest length that it may ever have.
    fn resize(&mut self, length: usize, most: usize) -> Option<()> {
        let old = self.length();
        let (Bytes::InInstance(buffer) | Bytes::OnItsOwn(buffer)) = &mut self.bytes else {
            panic!("BUG: a shared memory grows by itself");
        };
        buffer.grow(old, length, most)?;
        let record = VmMemory { base: buffer.base().as_ptr(), length: length.into() };
        // SAFETY: records live as long as their store, and compiled code does not run now.
        unsafe { self.record.write(record) };
        Some(())
    }
}

impl Drop for MemoryData {
    fn drop(&mut self) {
        if let Bytes::OnItsOwn(_) = self.bytes {
            // SAFETY: it was leaked by `new_memory`, and goes with its store.
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

    /// The memory with this index, if it is shared.
    pub(crate) fn shared_memory(&self, index: u32) -> Option<&SharedMemory> {
        match &self.memories[index as usize].bytes {
            Bytes::Shared(memory) => Some(memory),
            Bytes::InInstance(_) | Bytes::OnItsOwn(_) => None,
        }
    }

    /// Makes a memory whose record is in no instance.
    pub(crate) fn new_memory(&mut self, ty: MemoryType) -> Result<Memory, ResourceError> {
        if ty.shared {
            // Check the store's limit first: a shared memory takes its address space when it is made.
            let bytes = u128::from(ty.minimum) << ty.page_size_log2;
            if u128::from(self.memory_bytes) + bytes > self.limits.memory_bytes.into() {
                return Err(ResourceError::Memory { what: memory_of_type(ty) });
            }
            return self.use_shared_memory(SharedMemory::new(ty)?);
        }
        let record = NonNull::from(Box::leak(Box::new(VmMemory::empty())));
        self.allocate_memory(MemoryData { record, ty, bytes: Bytes::OnItsOwn(Buffer::EMPTY) })
    }

    /// Makes a memory with this record, which is empty and part of an instance's.
    pub(crate) fn add_memory(
        &mut self,
        record: NonNull<VmMemory>,
        ty: MemoryType,
    ) -> Result<Memory, ResourceError> {
        self.allocate_memory(MemoryData { record, ty, bytes: Bytes::InInstance(Buffer::EMPTY) })
    }

    /// The memory of this store that stands for a shared one: the same each time.
    pub(crate) fn use_shared_memory(
        &mut self,
        shared: SharedMemory,
    ) -> Result<Memory, ResourceError> {
        let is_same = |data: &MemoryData| match &data.bytes {
            Bytes::Shared(known) => known.same(&shared),
            Bytes::InInstance(_) | Bytes::OnItsOwn(_) => false,
        };
        if let Some(known) = self.memories.iter().position(is_same) {
            return Ok(Memory { store: self.id, index: known as u32 });
        }
        let total = self.memory_bytes.saturating_add(shared.len() as u64);
        if total > self.limits.memory_bytes {
            return Err(ResourceError::Memory { what: format!("{shared:?}") });
        }
        self.memory_bytes = total;
        let (record, ty) = (shared.record(), shared.ty());
        Ok(self.push_memory(MemoryData { record, ty, bytes: Bytes::Shared(shared) }))
    }

    fn push_memory(&mut self, data: MemoryData) -> Memory {
        self.memories.push(data);
        Memory { store: self.id, index: self.memories.len() as u32 - 1 }
    }

    /// Adds an empty memory and gives it its pages.
    fn allocate_memory(&mut self, data: MemoryData) -> Result<Memory, ResourceError> {
        let ty = data.ty;
        let memory = self.push_memory(data);
        match self.grow_memory(memory.index, ty.minimum) {
            Some(_) => Ok(memory),
            None => Err(ResourceError::Memory { what: memory_of_type(ty) }),
        }
    }

    /// Grows a memory and returns its size before, in pages.
    pub(crate) fn grow_memory(&mut self, index: u32, pages: u64) -> Option<u64> {
        let memory = &mut self.memories[index as usize];
        let before = memory.pages();
        let after = before.checked_add(pages).filter(|after| *after <= memory.ty.limit())?;
        let bytes = u128::from(after) << memory.ty.page_size_log2;
        let length = usize::try_from(bytes).ok().filter(|bytes| *bytes <= isize::MAX as usize)?;
        let more = pages << memory.ty.page_size_log2; // at most the new length, so no bit is shifted out
        let total = self.memory_bytes.checked_add(more)?;
        if total > self.limits.memory_bytes {
            return None;
        }
        let before = match &memory.bytes {
            // Other stores may grow it at the same time, so the shared memory itself tells the size before.
            Bytes::Shared(memory) => memory.grow(pages)?,
            Bytes::InInstance(_) | Bytes::OnItsOwn(_) => {
                let most = u128::from(memory.ty.limit()) << memory.ty.page_size_log2;
                let most = most.min(self.limits.memory_bytes.into()).min(isize::MAX as u128);
                memory.resize(length, most as usize).map(|()| before)?
            }
        };
        self.memory_bytes = total;
        Some(before)
    }

    /// The base and the length of a memory that is not shared.
    ///
    /// # Panics
    ///
    /// When the memory is shared.
    #[track_caller]
    fn unshared(&self, index: u32) -> (*mut u8, usize) {
        let data = &self.memories[index as usize];
        assert!(
            !data.ty.shared,
            "a slice of a shared memory was asked for: copy its bytes instead"
        );
        // SAFETY: records live as long as their store, and compiled code does not run now.
        let base = unsafe { (*data.record.as_ptr()).base };
        (base, data.length())
    }

    #[track_caller]
    pub(crate) fn memory_bytes(&self, index: u32) -> &[u8] {
        let (base, length) = self.unshared(index);
        // SAFETY: the buffer has that many bytes, and `self` is borrowed.
        unsafe { std::slice::from_raw_parts(base, length) }
    }

    #[track_caller]
    pub(crate) fn memory_bytes_mut(&mut self, index: u32) -> &mut [u8] {
        let (base, length) = self.unshared(index);
        // SAFETY: the buffer has that many bytes, and `self` is borrowed mutably.
        unsafe { std::slice::from_raw_parts_mut(base, length) }
    }

    /// Copies bytes in, or does nothing if the range is out of bounds.
    fn write_memory(&mut self, index: u32, address: u64, bytes: &[u8]) -> Option<()> {
        if let Some(memory) = self.shared_memory(index) {
            return memory.write(address, bytes).ok();
        }
        let target = self.memory_bytes_mut(index);
        let range = range(address, bytes.len() as u64, target.len())?;
        target[range].copy_from_slice(bytes);
        Some(())
    }

    /// Writes one byte everywhere in a range, or does nothing if it is out of bounds.
    pub(crate) fn fill_memory(
        &mut self,
        index: u32,
        address: u64,
        byte: u8,
        length: u64,
    ) -> Option<()> {
        if let Some(memory) = self.shared_memory(index) {
            return memory.fill(address, byte, length);
        }
        let target = self.memory_bytes_mut(index);
        let range = range(address, length, target.len())?;
        target[range].fill(byte);
        Some(())
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
        match (self.shared_memory(to_memory), self.shared_memory(from_memory)) {
            (Some(target), Some(source)) => return target.copy_from(to, source, from, length),
            (Some(target), None) => {
                let source = self.memory_bytes(from_memory);
                let bytes = &source[range(from, length, source.len())?];
                return target.write(to, bytes).ok();
            }
            (None, Some(source)) => {
                let source = source.clone();
                let target = self.memory_bytes_mut(to_memory);
                let to = range(to, length, target.len())?;
                return source.read(from, &mut target[to]).ok();
            }
            (None, None) => {}
        }
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
        self.write_memory(memory, to, &data[range(from, length, data.len())?])
    }
}

fn memory_of_type(ty: MemoryType) -> String {
    format!("a memory of {}", pages_of(ty, ty.minimum))
}

/// How many pages a memory has, for messages.
pub(crate) fn pages_of(ty: MemoryType, pages: u64) -> String {
    format!("{} (page size {})", counted(pages, "page"), page_size(ty))
}

pub(crate) fn page_size(ty: MemoryType) -> u64 {
    1 << ty.page_size_log2
}

/// The range of `length` from `start`, if it ends within `end`.
pub(crate) fn range(start: u64, length: u64, end: usize) -> Option<std::ops::Range<usize>> {
    let stop = start.checked_add(length).filter(|stop| *stop <= end as u64)?;
    Some(start as usize..stop as usize)
}
