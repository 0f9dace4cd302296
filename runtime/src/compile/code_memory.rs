//! Memory for the code of an engine: many pieces of code share a mapping, so that none costs a system call of its own.
//!
//! Where the system gives two views of the same pages, code is written through one and executed in the other: there is
//! nothing to protect when it is published. Elsewhere each piece has pages of its own, which are written, then made
//! executable. Why, and what that means for security: docs/decisions/0013-code-memory.md.
#![expect(unsafe_code, reason = "memory protection and instruction caches")]

use crate::vm::pages::{Pages, TwoViews};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// The size of a mapping that pieces share.
const SHARED_BYTES: usize = 1 << 20;

/// A piece that is larger than this gets a mapping of its own, so that no more than that is left unused.
const MAX_SHARING_BYTES: usize = SHARED_BYTES / 8;

/// The alignment of a piece.
const PIECE_ALIGN: usize = 16;

/// Gives out room for an engine's code. A mapping is released with the last piece of code in it.
#[derive(Default)]
pub(crate) struct CodeMemory {
    current: Mutex<Option<Chunk>>,
}

/// A mapping that pieces share.
struct Chunk {
    views: Arc<TwoViews>,
    used: usize,
}

/// Room for a piece of code, which nobody executes yet.
pub(crate) struct Room {
    mapping: Mapping,
    /// Where the room begins in the mapping.
    offset: usize,
    length: usize,
}

/// A piece of code that can be executed. Keeps its mapping.
pub(crate) struct PublishedCode(Room);

enum Mapping {
    TwoViews(Arc<TwoViews>),
    Own(Pages),
}

impl CodeMemory {
    /// Room for `length` bytes, which is not 0.
    ///
    /// # Errors
    ///
    /// When the system does not give that much memory.
    pub(crate) fn allocate(&self, length: usize) -> io::Result<Room> {
        if length > MAX_SHARING_BYTES {
            let mapping = match TwoViews::new(length) {
                Ok(views) => Mapping::TwoViews(Arc::new(views)),
                Err(_) => Mapping::Own(Pages::committed(length)?),
            };
            return Ok(Room { mapping, offset: 0, length });
        }
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let has_room = |chunk: &Chunk| chunk.used + length <= chunk.views.len();
        if !current.as_ref().is_some_and(has_room) {
            let Ok(views) = TwoViews::new(SHARED_BYTES) else {
                let mapping = Mapping::Own(Pages::committed(length)?);
                return Ok(Room { mapping, offset: 0, length });
            };
            *current = Some(Chunk { views: Arc::new(views), used: 0 });
        }
        let chunk = current.as_mut().expect("BUG: it has just been made");
        let offset = chunk.used;
        chunk.used += length.next_multiple_of(PIECE_ALIGN);
        Ok(Room { mapping: Mapping::TwoViews(chunk.views.clone()), offset, length })
    }
}

impl Room {
    /// The address at which the code will be executed.
    pub(crate) fn address(&self) -> usize {
        let base = match &self.mapping {
            Mapping::TwoViews(views) => views.executable(),
            Mapping::Own(pages) => pages.base(),
        };
        base.as_ptr() as usize + self.offset
    }

    /// Writes the code, and makes it executable.
    ///
    /// # Errors
    ///
    /// When the system does not allow that.
    ///
    /// # Panics
    ///
    /// When the code is not as long as the room.
    pub(crate) fn publish(mut self, code: &[u8]) -> io::Result<PublishedCode> {
        assert_eq!(code.len(), self.length, "BUG: the room is for other code");
        let base = match &self.mapping {
            Mapping::TwoViews(views) => views.writable(),
            Mapping::Own(pages) => pages.base(),
        };
        // SAFETY: the room is within the mapping.
        let start = unsafe { base.add(self.offset) };
        // SAFETY: the room has this many bytes, can be written here, and is nobody else's.
        unsafe { start.as_ptr().copy_from_nonoverlapping(code.as_ptr(), code.len()) };
        if let Mapping::Own(pages) = &mut self.mapping {
            // SAFETY: they were committed as a whole, and all is written.
            unsafe { pages.make_executable() }?;
        }
        synchronize_instruction_cache(self.address() as *mut u8, self.length);
        Ok(PublishedCode(self))
    }
}

impl PublishedCode {
    /// The address at which the code begins.
    pub(crate) fn address(&self) -> usize {
        self.0.address()
    }
}

/// Makes the bytes just written visible to instruction fetch: x86 does so itself.
///
/// On aarch64 another thread must also drop what its processor fetched before: it does so where it
/// receives the code, see [`synchronize_context`].
fn synchronize_instruction_cache(_start: *mut u8, _length: usize) {
    #[cfg(all(target_arch = "aarch64", target_os = "linux"))]
    {
        unsafe extern "C" {
            fn __clear_cache(start: *mut u8, end: *mut u8);
        }
        // SAFETY: the range is one allocation, which is still mapped.
        unsafe { __clear_cache(_start, _start.wrapping_add(_length)) };
    }
    #[cfg(all(target_arch = "aarch64", target_os = "macos"))]
    {
        unsafe extern "C" {
            fn sys_icache_invalidate(start: *mut u8, length: usize);
        }
        // SAFETY: the range is one allocation, which is still mapped.
        unsafe { sys_icache_invalidate(_start, _length) };
    }
    #[cfg(all(target_arch = "aarch64", target_os = "windows"))]
    {
        unsafe extern "system" {
            fn GetCurrentProcess() -> isize;
            fn FlushInstructionCache(process: isize, start: *const u8, length: usize) -> i32;
        }
        // SAFETY: it has no precondition.
        let process = unsafe { GetCurrentProcess() };
        // SAFETY: the range is one allocation, which is still mapped.
        unsafe { FlushInstructionCache(process, _start, _length) };
    }
}

/// Makes this thread's processor see code that another thread has published: an instruction
/// barrier on aarch64, nothing on x86. Called whenever a store instantiates a module.
pub(crate) fn synchronize_context() {
    #[cfg(target_arch = "aarch64")]
    // SAFETY: a barrier changes no register and no memory.
    unsafe {
        std::arch::asm!("isb", options(nostack, preserves_flags));
    }
}

/// Makes every other thread's processor see code that has been published, before it can find the code without a call of
/// [`synchronize_context`]: a system call on aarch64, nothing on x86.
pub(crate) fn synchronize_other_threads() {
    #[cfg(all(target_arch = "aarch64", target_os = "linux"))]
    {
        use rustix::thread::{MembarrierCommand, membarrier};
        use std::sync::Once;
        static REGISTER: Once = Once::new();
        REGISTER.call_once(|| {
            let _ = membarrier(MembarrierCommand::RegisterPrivateExpeditedSyncCore);
        });
        // Kernels before 4.16 have neither call: there the runtime relies on code being at new addresses.
        let _ = membarrier(MembarrierCommand::PrivateExpeditedSyncCore);
    }
}
