//! The bytes of an unshared memory: small ones from the allocator, large ones pages of their own.
//!
//! A buffer becomes pages when it grows past [`MAX_SMALL`]: its bytes are copied that once. Then it
//! has reserved space to grow into without moving, or moves its pages.
#![expect(unsafe_code, reason = "owns the bytes that compiled code sees")]

use crate::vm::pages::Pages;
use std::alloc::{Layout, alloc_zeroed, dealloc};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Zeroed bytes that may be more than the memory has.
pub(super) enum Buffer {
    /// From the allocator, if there are any.
    Small { base: NonNull<u8>, capacity: usize },
    /// The first `committed` bytes of the pages can be used. `counted` is their part of [`RESERVED`].
    Large { pages: Pages, committed: usize, counted: usize },
}

/// The alignment of small buffers: enough for every access, and what the system's allocator gives
/// anyway.
const SMALL_ALIGN: usize = 16;

/// The most bytes that come from the allocator.
const MAX_SMALL: usize = 1 << 20;

/// Reserved space is committed this much at a time, so that growing by little is cheap.
const COMMIT_STEP: usize = 1 << 20;

/// A buffer without reserved space gets at most this much more than it asks for when it grows.
const MAX_SPARE: usize = 64 << 20;

/// How much address space the buffers of all stores may reserve to grow into. A process has 128 TiB,
/// and needs some for other things.
const MAX_RESERVED: usize = 4 << 40;

static RESERVED: AtomicUsize = AtomicUsize::new(0);

impl Buffer {
    pub(super) const EMPTY: Buffer = Buffer::Small { base: NonNull::dangling(), capacity: 0 };

    pub(super) fn base(&self) -> NonNull<u8> {
        match self {
            Buffer::Small { base, .. } => *base,
            Buffer::Large { pages, .. } => pages.base(),
        }
    }

    /// Makes room for `length` bytes, of which the first `used` keep what they have and the others are zero. `most` is
    /// the greatest length that it may ever have. If there is no memory for this, the buffer stays as it is.
    pub(super) fn grow(&mut self, used: usize, length: usize, most: usize) -> Option<()> {
        match self {
            Buffer::Small { capacity, .. } if length <= *capacity => Some(()),
            Buffer::Small { .. } => {
                let larger = match length <= MAX_SMALL {
                    true => Self::small(used, length)?,
                    false => Self::large(used, length, most)?,
                };
                // SAFETY: both are at least `used` bytes long, and different allocations.
                unsafe { larger.base().copy_from_nonoverlapping(self.base(), used) };
                *self = larger;
                Some(())
            }
            Buffer::Large { committed, .. } if length <= *committed => Some(()),
            Buffer::Large { pages, committed, .. } if length <= pages.len() => {
                *committed = commit(pages, *committed, length)?;
                Some(())
            }
            Buffer::Large { pages, committed, counted } => {
                let used = *committed;
                let spare = (length / 2).min(MAX_SPARE);
                // SAFETY: so much is committed, and compiled code does not run now.
                let mut resize = |length| unsafe { pages.resize(used, length) }.ok();
                resize(length.saturating_add(spare)).or_else(|| resize(length))?;
                *committed = pages.len();
                RESERVED.fetch_sub(std::mem::take(counted), Ordering::Relaxed);
                Some(())
            }
        }
    }

    /// A buffer from the allocator.
    fn small(used: usize, length: usize) -> Option<Self> {
        // Room for more, so that growing page by page does not copy each time.
        let spare = if used == 0 { 0 } else { length / 2 };
        let new = |capacity: usize| {
            let layout = Layout::from_size_align(capacity, SMALL_ALIGN).ok()?;
            // SAFETY: the layout's size is not zero, as a memory grows to it.
            let base = NonNull::new(unsafe { alloc_zeroed(layout) })?;
            Some(Buffer::Small { base, capacity })
        };
        new((length + spare).min(MAX_SMALL)).or_else(|| new(length))
    }

    /// A buffer of pages: with reserved space up to `most`, if there is any.
    fn large(used: usize, length: usize, most: usize) -> Option<Self> {
        let more = |reserved: usize| {
            reserved.checked_add(most).filter(|all| most > length && *all <= MAX_RESERVED)
        };
        if RESERVED.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok() {
            if let Ok(pages) = Pages::reserve(most) {
                let mut buffer = Buffer::Large { pages, committed: 0, counted: most };
                return buffer.grow(0, length, most).map(|()| buffer);
            }
            RESERVED.fetch_sub(most, Ordering::Relaxed);
        }
        let spare = if used == 0 { 0 } else { (length / 2).min(MAX_SPARE) };
        let pages = Pages::committed(length.saturating_add(spare));
        let pages = pages.or_else(|_| Pages::committed(length)).ok()?;
        let committed = pages.len();
        Some(Buffer::Large { pages, committed, counted: 0 })
    }
}

/// Commits at least `length` bytes and returns how many.
fn commit(pages: &Pages, committed: usize, length: usize) -> Option<usize> {
    let whole = length.next_multiple_of(COMMIT_STEP).min(pages.len());
    let until = |end| pages.commit(committed, end).ok().map(|()| end);
    until(whole).or_else(|| until(length))
}

impl Drop for Buffer {
    fn drop(&mut self) {
        match self {
            Buffer::Small { base, capacity: capacity @ 1.. } => {
                let layout = Layout::from_size_align(*capacity, SMALL_ALIGN);
                let layout = layout.expect("BUG: it was allocated with this layout");
                // SAFETY: it was allocated with this layout.
                unsafe { dealloc(base.as_ptr(), layout) };
            }
            Buffer::Small { .. } => {}
            Buffer::Large { counted, .. } => {
                RESERVED.fetch_sub(*counted, Ordering::Relaxed);
            }
        }
    }
}
