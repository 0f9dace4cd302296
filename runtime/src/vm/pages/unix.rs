//! The calls of Unix: `mmap` and its relatives.

use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};
use std::io;
use std::ptr::NonNull;

pub(super) fn page_size() -> usize {
    rustix::param::page_size()
}

pub(super) fn reserve(length: usize) -> io::Result<NonNull<u8>> {
    map(length, ProtFlags::empty())
}

pub(super) fn allocate(length: usize) -> io::Result<NonNull<u8>> {
    map(length, ProtFlags::READ | ProtFlags::WRITE)
}

/// Does not use `MAP_NORESERVE`: the system counts memory when it is committed, and refuses to commit too much.
fn map(length: usize, protection: ProtFlags) -> io::Result<NonNull<u8>> {
    // SAFETY: the system chooses an address where nothing is.
    let base =
        unsafe { mmap_anonymous(std::ptr::null_mut(), length, protection, MapFlags::PRIVATE) };
    Ok(NonNull::new(base?.cast()).expect("BUG: nothing is mapped at address 0"))
}

/// # Safety
///
/// The range consists of whole pages, which the caller has reserved.
pub(super) unsafe fn commit(address: NonNull<u8>, length: usize) -> io::Result<()> {
    let access = MprotectFlags::READ | MprotectFlags::WRITE;
    // SAFETY: the caller's promise.
    Ok(unsafe { mprotect(address.as_ptr().cast(), length, access) }?)
}

/// # Safety
///
/// As [`commit`], and nobody writes to the range.
pub(super) unsafe fn make_executable(address: NonNull<u8>, length: usize) -> io::Result<()> {
    let access = MprotectFlags::READ | MprotectFlags::EXEC;
    // SAFETY: the caller's promise.
    Ok(unsafe { mprotect(address.as_ptr().cast(), length, access) }?)
}

/// Adds pages to committed ones, moving them to where there is room, if the system can do that. The old range is then
/// not the caller's any more.
///
/// # Safety
///
/// The range consists of whole pages of the caller's, all of them committed, and no reference leads to
/// any.
pub(super) unsafe fn remap(
    _base: NonNull<u8>,
    _used: usize,
    _length: usize,
) -> Option<NonNull<u8>> {
    #[cfg(target_os = "linux")]
    {
        use rustix::mm::{MremapFlags, mremap};
        let old = _base.as_ptr().cast();
        // SAFETY: the caller's promise.
        let new = unsafe { mremap(old, _used, _length, MremapFlags::MAYMOVE) };
        new.ok().and_then(|base| NonNull::new(base.cast()))
    }
    #[cfg(not(target_os = "linux"))]
    None
}

/// # Safety
///
/// The range consists of whole pages of the caller's, which nobody uses any more.
pub(super) unsafe fn release(address: NonNull<u8>, length: usize) {
    // SAFETY: the caller's promise.
    let released = unsafe { munmap(address.as_ptr().cast(), length) };
    debug_assert!(released.is_ok(), "BUG: {released:?}");
}

/// Anonymous memory at two addresses, the first of which can be written and the second executed.
#[cfg(target_os = "linux")]
pub(super) fn two_views(length: usize) -> io::Result<[NonNull<u8>; 2]> {
    use rustix::fs::{MemfdFlags, ftruncate, memfd_create};
    use rustix::mm::mmap;
    let memory = memfd_create("wassay-code", MemfdFlags::CLOEXEC)?;
    ftruncate(&memory, length as u64)?;
    let view = |protection| {
        let (anywhere, shared) = (std::ptr::null_mut(), MapFlags::SHARED);
        // SAFETY: the system chooses an address where nothing is.
        let base = unsafe { mmap(anywhere, length, protection, shared, &memory, 0) }?;
        io::Result::Ok(NonNull::new(base.cast()).expect("BUG: nothing is mapped at address 0"))
    };
    let writable = view(ProtFlags::READ | ProtFlags::WRITE)?;
    let executable = view(ProtFlags::READ | ProtFlags::EXEC).inspect_err(|_| {
        // SAFETY: it has just been made.
        unsafe { release_view(writable, length) };
    })?;
    Ok([writable, executable])
}

/// Not done here: Apple asks for other calls (docs/platforms.md).
#[cfg(not(target_os = "linux"))]
pub(super) fn two_views(_length: usize) -> io::Result<[NonNull<u8>; 2]> {
    Err(io::ErrorKind::Unsupported.into())
}

/// # Safety
///
/// This is a view of [`two_views`], the whole of it, and nobody uses it any more.
pub(super) unsafe fn release_view(address: NonNull<u8>, length: usize) {
    // SAFETY: the caller's promise.
    unsafe { release(address, length) };
}
