//! Memories that several stores use at once, on several threads.
//!
//! The address space of the maximum is taken at once, and only what the length covers can be
//! accessed, so growing never moves anything: it commits more pages, then publishes the length.
//! Invariant: all pages below the length are committed, base and maximum never change, and the
//! length never falls. The host reads and writes bytes by copying them through atomics; no slice
//! of them is ever made.
#![expect(unsafe_code, reason = "owns bytes that compiled code on other threads changes")]

use super::memory::{OutOfBounds, pages_of, range};
use super::parking::{Parked, ParkingLot, Woken};
use super::{AsStoreMut, Interrupt, Memory, ResourceError};
use crate::limits::MAX_SHARED_MEMORY_BYTES;
use crate::types::MemoryType;
use crate::vm::VmMemory;
use crate::vm::pages::Pages;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

/// A shared memory: a handle that can be cloned, sent to other threads, and used in any store.
///
/// Each thread has a store of its own, as a store runs one call at a time; the module is compiled once:
///
/// ```
/// use wassay_runtime::{Config, Engine, Extern, Instance, MemoryType, Module, SharedMemory, Store};
///
/// let engine = Engine::new(&Config::default())?;
/// let module = Module::new(&engine, r#"(module
///     (import "host" "memory" (memory 1 1 shared))
///     (func (export "count") (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))))"#)?;
/// let memory = SharedMemory::new(MemoryType { shared: true, ..MemoryType::new(1, Some(1)) })?;
///
/// std::thread::scope(|scope| {
///     for _ in 0..4 {
///         scope.spawn(|| {
///             let mut store = Store::new(&engine);
///             let import = memory.memory(&mut store).expect("the store has room for it");
///             let instance = Instance::new(&mut store, &module, &[Extern::Memory(import)]);
///             let instance = instance.expect("it links").unwrap();
///             let count = instance.func(&mut store, "count").expect("it is exported");
///             count.call(&mut store, &[]).expect("it takes nothing").unwrap();
///         });
///     }
/// });
///
/// let mut number = [0; 4];
/// memory.read(0, &mut number)?;
/// assert_eq!(u32::from_le_bytes(number), 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SharedMemory {
    inner: Arc<Inner>,
}

struct Inner {
    /// What compiled code of all stores sees.
    record: VmMemory,
    ty: MemoryType,
    /// Empty if the maximum is zero.
    pages: Option<Pages>,
    parking: ParkingLot,
}

// SAFETY: base and pages never change, the length is atomic, and the bytes behind the base are
// accessed by atomics and compiled code alone.
unsafe impl Send for Inner {}
// SAFETY: as above.
unsafe impl Sync for Inner {}

/// A waiting thread, as an interruption of its store needs it.
pub(crate) struct Waiter {
    memory: SharedMemory,
    parked: Arc<Parked>,
}

/// Host copies between shared memories go through a buffer of this size.
const CHUNK: usize = 4096;

impl SharedMemory {
    /// Makes a shared memory.
    ///
    /// # Errors
    ///
    /// When the type is not shared, its maximum is missing or larger than
    /// [`MAX_SHARED_MEMORY_BYTES`], or the system does not give that much.
    pub fn new(ty: MemoryType) -> Result<Self, ResourceError> {
        if !ty.shared || ty.maximum.is_none() {
            return Err(ResourceError::Type { expected: "a shared memory with a maximum".into() });
        }
        let maximum = ty.limit();
        let what = || format!("a shared memory of up to {}", pages_of(ty, maximum));
        let bytes = u128::from(maximum) << ty.page_size_log2;
        let capacity = usize::try_from(bytes).ok().filter(|all| *all <= MAX_SHARED_MEMORY_BYTES);
        let capacity = capacity.ok_or_else(|| {
            let what = format!("{} bytes: the limit is {MAX_SHARED_MEMORY_BYTES}", what());
            ResourceError::Memory { what }
        })?;
        let no_memory = |error| ResourceError::Memory { what: format!("{}: {error}", what()) };
        let pages = match capacity {
            0 => None,
            _ => Some(Pages::reserve(capacity).map_err(no_memory)?),
        };
        let base = pages.as_ref().map_or(NonNull::<u128>::dangling().cast(), Pages::base);
        let record = VmMemory { base: base.as_ptr(), length: AtomicUsize::new(0) };
        let inner = Inner { record, ty, pages, parking: ParkingLot::default() };
        let memory = Self { inner: Arc::new(inner) };
        let grown = memory.grow(ty.minimum);
        grown.map(|_| memory).ok_or_else(|| ResourceError::Memory { what: what() })
    }

    /// The memory of a store that stands for this one: the same each time.
    ///
    /// # Errors
    ///
    /// When the store's limit does not allow as many bytes as it has.
    pub fn memory(&self, store: &mut impl AsStoreMut) -> Result<Memory, ResourceError> {
        store.inner_mut().use_shared_memory(self.clone())
    }

    /// The type of this memory; its minimum is the present size.
    pub fn ty(&self) -> MemoryType {
        MemoryType { minimum: self.size(), ..self.inner.ty }
    }

    /// The present size in pages.
    pub fn size(&self) -> u64 {
        self.len() as u64 >> self.inner.ty.page_size_log2
    }

    /// Copies bytes out, each on its own: another thread may write in the middle.
    ///
    /// # Errors
    ///
    /// When the range is not within the memory.
    pub fn read(&self, address: u64, bytes: &mut [u8]) -> Result<(), OutOfBounds> {
        let range = range(address, bytes.len() as u64, self.len()).ok_or(OutOfBounds)?;
        for (byte, offset) in bytes.iter_mut().zip(range) {
            *byte = self.byte(offset).load(Ordering::Relaxed);
        }
        Ok(())
    }

    /// Copies bytes in, each on its own: another thread may read in the middle.
    ///
    /// # Errors
    ///
    /// When the range is not within the memory. Nothing is written then.
    pub fn write(&self, address: u64, bytes: &[u8]) -> Result<(), OutOfBounds> {
        let range = range(address, bytes.len() as u64, self.len()).ok_or(OutOfBounds)?;
        for (byte, offset) in bytes.iter().zip(range) {
            self.byte(offset).store(*byte, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The present size in bytes, and everything that was published with it.
    pub(crate) fn len(&self) -> usize {
        self.inner.record.length.load(Ordering::SeqCst)
    }

    pub(crate) fn record(&self) -> NonNull<VmMemory> {
        NonNull::from(&self.inner.record)
    }

    pub(crate) fn same(&self, other: &SharedMemory) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Grows by this many pages, and returns the size before, in pages.
    pub(crate) fn grow(&self, pages: u64) -> Option<u64> {
        let ty = self.inner.ty;
        let mut old = self.len();
        loop {
            let before = old as u64 >> ty.page_size_log2;
            let after = before.checked_add(pages).filter(|after| *after <= ty.limit())?;
            let length = usize::try_from(after << ty.page_size_log2).ok()?; // it is in the maximum
            if let Some(pages) = &self.inner.pages {
                pages.commit(old, length).ok()?;
            }
            let length_word = &self.inner.record.length;
            match length_word.compare_exchange(old, length, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(_) => return Some(before),
                Err(now) => old = now, // another thread was faster
            }
        }
    }

    /// Writes one byte everywhere in a range, or does nothing if it is out of bounds.
    pub(crate) fn fill(&self, address: u64, byte: u8, length: u64) -> Option<()> {
        for offset in range(address, length, self.len())? {
            self.byte(offset).store(byte, Ordering::Relaxed);
        }
        Some(())
    }

    /// Copies a range from a shared memory, which may be this one, or does nothing if one is out of
    /// bounds.
    pub(crate) fn copy_from(
        &self,
        to: u64,
        source: &SharedMemory,
        from: u64,
        length: u64,
    ) -> Option<()> {
        let from = range(from, length, source.len())?;
        let to = range(to, length, self.len())?;
        let mut buffer = [0; CHUNK];
        let mut copy = |at: usize| {
            let part = &mut buffer[..CHUNK.min(from.len() - at)];
            // A length never falls, so what was within bounds still is.
            let read = source.read((from.start + at) as u64, part);
            read.and_then(|()| self.write((to.start + at) as u64, part)).ok()
        };
        // The ranges may overlap, so the direction is such that no byte is written before it is read.
        let chunks = (0..from.len()).step_by(CHUNK);
        match to.start <= from.start {
            true => chunks.into_iter().try_for_each(&mut copy),
            false => chunks.rev().try_for_each(&mut copy),
        }
    }

    fn byte(&self, offset: usize) -> &AtomicU8 {
        debug_assert!(offset < self.len());
        // SAFETY: the callers have checked that the offset is below the length.
        let byte = unsafe { self.inner.record.base.add(offset) };
        // SAFETY: it is accessible as long as this lives, and the host accesses it by atomics alone.
        unsafe { AtomicU8::from_ptr(byte) }
    }

    // ---- Waiting and notifying. <https://webassembly.github.io/threads/core/exec/instructions.html>

    /// `memory.atomic.wait32` at an address that is aligned and within bounds.
    pub(crate) fn wait32(
        &self,
        address: u64,
        expected: u32,
        timeout: i64,
        interrupt: &Interrupt,
    ) -> Woken {
        assert!(address.is_multiple_of(4) && address < self.len() as u64, "BUG: it was checked");
        // SAFETY: the address is below the length.
        let word = unsafe { self.inner.record.base.add(address as usize) };
        // SAFETY: it is aligned, so all of the word is in the memory; compiled code accesses it
        // atomically or takes what it gets.
        let word = unsafe { AtomicU32::from_ptr(word.cast()) };
        self.wait(address, timeout, || word.load(Ordering::SeqCst) == expected, interrupt)
    }

    /// `memory.atomic.wait64` at an address that is aligned and within bounds.
    pub(crate) fn wait64(
        &self,
        address: u64,
        expected: u64,
        timeout: i64,
        interrupt: &Interrupt,
    ) -> Woken {
        assert!(address.is_multiple_of(8) && address < self.len() as u64, "BUG: it was checked");
        // SAFETY: the address is below the length.
        let word = unsafe { self.inner.record.base.add(address as usize) };
        // SAFETY: as in `wait32`.
        let word = unsafe { AtomicU64::from_ptr(word.cast()) };
        self.wait(address, timeout, || word.load(Ordering::SeqCst) == expected, interrupt)
    }

    fn wait(
        &self,
        address: u64,
        timeout: i64,
        is_equal: impl FnOnce() -> bool,
        interrupt: &Interrupt,
    ) -> Woken {
        let timeout = u64::try_from(timeout).ok().map(Duration::from_nanos);
        let parked = Arc::<Parked>::default();
        interrupt.set_waiter(Some(Waiter { memory: self.clone(), parked: parked.clone() }));
        let is_interrupted = || interrupt.is_requested();
        let woken = self.inner.parking.wait(address, &parked, timeout, is_equal, is_interrupted);
        interrupt.set_waiter(None);
        woken
    }

    /// `memory.atomic.notify`: wakes up to `count` threads, and says how many.
    pub fn notify(&self, address: u64, count: u32) -> u32 {
        self.inner.parking.notify(address, count)
    }
}

impl Waiter {
    /// Makes the thread look whether it is interrupted.
    pub(crate) fn recheck(&self) {
        self.memory.inner.parking.recheck(&self.parked);
    }
}

impl std::fmt::Debug for SharedMemory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedMemory").field("ty", &self.ty()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_within_one_memory_move() {
        let ty = MemoryType { shared: true, ..MemoryType::new(1, Some(1)) };
        let memory = SharedMemory::new(ty).unwrap();
        let bytes: Vec<u8> = (0..20_000_u32).map(|at| at as u8 ^ (at >> 8) as u8).collect();
        for (from, to) in [(0, 100), (100, 0), (0, 5_000), (5_000, 0), (7, 7)] {
            memory.write(from, &bytes).unwrap();
            memory.copy_from(to, &memory, from, bytes.len() as u64).unwrap();
            let mut found = vec![0; bytes.len()];
            memory.read(to, &mut found).unwrap();
            assert!(found == bytes, "from {from} to {to}");
        }
        assert!(memory.copy_from(65_536, &memory, 0, 1).is_none());
        assert!(memory.copy_from(65_536, &memory, 65_536, 0).is_some());
    }

    #[test]
    fn types_that_cannot_be_shared_are_refused() {
        let shared = |ty| MemoryType { shared: true, ..ty };
        let error = |ty| SharedMemory::new(ty).unwrap_err().to_string();
        let missing = "use the value: expected a shared memory with a maximum";
        assert_eq!(error(MemoryType::new(1, Some(1))), missing);
        assert_eq!(error(shared(MemoryType::new(1, None))), missing);
        let index = crate::types::IndexType::I64;
        let huge = MemoryType { index, ..shared(MemoryType::new(0, Some(1 << 20))) };
        assert!(error(huge).contains("the limit is"), "{}", error(huge));
        assert_eq!(SharedMemory::new(shared(MemoryType::new(0, Some(0)))).unwrap().grow(1), None);
    }
}
