//! The calls of Windows: `VirtualAlloc` and its relatives.

use std::io;
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use windows_sys::Win32::Foundation::{CloseHandle, INVALID_HANDLE_VALUE};
use windows_sys::Win32::System::Memory::{
    CreateFileMappingW, FILE_MAP_EXECUTE, FILE_MAP_READ, FILE_MAP_WRITE, MEM_COMMIT, MEM_RELEASE,
    MEM_RESERVE, MEMORY_MAPPED_VIEW_ADDRESS, MapViewOfFile, PAGE_EXECUTE_READ,
    PAGE_EXECUTE_READWRITE, PAGE_NOACCESS, PAGE_READWRITE, UnmapViewOfFile, VirtualAlloc,
    VirtualFree, VirtualProtect,
};
use windows_sys::Win32::System::SystemInformation::{GetSystemInfo, SYSTEM_INFO};

pub(super) fn page_size() -> usize {
    let mut info = MaybeUninit::<SYSTEM_INFO>::uninit();
    // SAFETY: the system fills the record.
    unsafe { GetSystemInfo(info.as_mut_ptr()) };
    // SAFETY: it has done so.
    unsafe { info.assume_init() }.dwPageSize as usize
}

pub(super) fn reserve(length: usize) -> io::Result<NonNull<u8>> {
    // SAFETY: the system chooses an address where nothing is.
    let base = unsafe { VirtualAlloc(std::ptr::null(), length, MEM_RESERVE, PAGE_NOACCESS) };
    NonNull::new(base.cast()).ok_or_else(io::Error::last_os_error)
}

pub(super) fn allocate(length: usize) -> io::Result<NonNull<u8>> {
    let (how, access) = (MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
    // SAFETY: the system chooses an address where nothing is.
    let base = unsafe { VirtualAlloc(std::ptr::null(), length, how, access) };
    NonNull::new(base.cast()).ok_or_else(io::Error::last_os_error)
}

/// # Safety
///
/// The range consists of whole pages, which the caller has reserved.
pub(super) unsafe fn commit(address: NonNull<u8>, length: usize) -> io::Result<()> {
    let address = address.as_ptr().cast();
    // SAFETY: the caller's promise.
    let base = unsafe { VirtualAlloc(address, length, MEM_COMMIT, PAGE_READWRITE) };
    succeeded(!base.is_null())
}

/// # Safety
///
/// As [`commit`], and nobody writes to the range.
pub(super) unsafe fn make_executable(address: NonNull<u8>, length: usize) -> io::Result<()> {
    let (address, mut before) = (address.as_ptr().cast(), 0);
    // SAFETY: the caller's promise.
    let changed = unsafe { VirtualProtect(address, length, PAGE_EXECUTE_READ, &raw mut before) };
    succeeded(changed != 0)
}

/// The system cannot do this.
///
/// # Safety
///
/// None is needed: this does nothing.
pub(super) unsafe fn remap(
    _base: NonNull<u8>,
    _used: usize,
    _length: usize,
) -> Option<NonNull<u8>> {
    None
}

/// # Safety
///
/// The range is what the caller has reserved, the whole of it, and nobody uses it any more.
pub(super) unsafe fn release(address: NonNull<u8>, _length: usize) {
    // SAFETY: the caller's promise.
    let released = unsafe { VirtualFree(address.as_ptr().cast(), 0, MEM_RELEASE) };
    debug_assert!(released != 0, "BUG: {}", io::Error::last_os_error());
}

/// A section of the paging file at two addresses, the first of which can be written and the second executed.
pub(super) fn two_views(length: usize) -> io::Result<[NonNull<u8>; 2]> {
    let (high, low) = ((length as u64 >> 32) as u32, length as u32);
    let (file, security, name) = (INVALID_HANDLE_VALUE, std::ptr::null(), std::ptr::null());
    // The section's protection is all that views of it may have; each view has only a part of that.
    let most = PAGE_EXECUTE_READWRITE;
    // SAFETY: nothing is needed for a section of the paging file.
    let section = unsafe { CreateFileMappingW(file, security, most, high, low, name) };
    succeeded(!section.is_null())?;
    let view = |access| {
        // SAFETY: the section is ours, and the system chooses an address where nothing is.
        let view = unsafe { MapViewOfFile(section, access, 0, 0, length) };
        NonNull::new(view.Value.cast::<u8>()).ok_or_else(io::Error::last_os_error)
    };
    let views = view(FILE_MAP_READ | FILE_MAP_WRITE).and_then(|writable| {
        let executable = view(FILE_MAP_READ | FILE_MAP_EXECUTE).inspect_err(|_| {
            // SAFETY: it has just been made.
            unsafe { release_view(writable, length) };
        })?;
        Ok([writable, executable])
    });
    // The views keep the section alive. SAFETY: the handle is ours.
    unsafe { CloseHandle(section) };
    views
}

/// # Safety
///
/// This is a view of [`two_views`], the whole of it, and nobody uses it any more.
pub(super) unsafe fn release_view(address: NonNull<u8>, _length: usize) {
    let address = MEMORY_MAPPED_VIEW_ADDRESS { Value: address.as_ptr().cast() };
    // SAFETY: the caller's promise.
    let released = unsafe { UnmapViewOfFile(address) };
    debug_assert!(released != 0, "BUG: {}", io::Error::last_os_error());
}

fn succeeded(succeeded: bool) -> io::Result<()> {
    if succeeded { Ok(()) } else { Err(io::Error::last_os_error()) }
}
