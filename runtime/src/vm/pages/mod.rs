//! Pages of address space: reserved, committed, protected, moved and released here and nowhere else.
//!
//! Reserved space costs nothing but addresses; committed pages can be read and written, and are zero at first. `unix`
//! and `windows` have the system's calls, each for whole pages. Invariant: nothing here assumes a size of pages, and a
//! range that is committed stays so until it is moved or released. No address is ever both writable and executable:
//! [`Pages`] are first the one and then the other, and [`TwoViews`] have an address for each.
#![expect(unsafe_code, reason = "address space is the system's")]

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use std::io;
use std::ptr::NonNull;

/// Address space of this process, a whole number of pages. Released when it is dropped.
#[derive(Debug)]
pub(crate) struct Pages {
    base: NonNull<u8>,
    /// In bytes, not 0.
    length: usize,
    page: PageSize,
}

/// The size of the pages that protection is for, a power of two. Tests use larger pages than the system's, to test the
/// rounding.
#[derive(Clone, Copy, Debug)]
struct PageSize(usize);

// SAFETY: address space belongs to the process, not to a thread.
unsafe impl Send for Pages {}
// SAFETY: as above; the system's calls may be made by several threads at once.
unsafe impl Sync for Pages {}

impl Pages {
    /// Reserves at least `length` bytes, which is not 0: none of them can be accessed.
    ///
    /// # Errors
    ///
    /// When the system does not have that much address space left for the process.
    pub(crate) fn reserve(length: usize) -> io::Result<Self> {
        Self::of_size(PageSize::of_system(), length, system::reserve)
    }

    /// At least `length` zero bytes, which is not 0, that can be read and written.
    ///
    /// # Errors
    ///
    /// When the system does not give that much memory.
    pub(crate) fn committed(length: usize) -> io::Result<Self> {
        Self::of_size(PageSize::of_system(), length, system::allocate)
    }

    fn of_size(
        page: PageSize,
        length: usize,
        map: impl FnOnce(usize) -> io::Result<NonNull<u8>>,
    ) -> io::Result<Self> {
        assert!(length > 0, "BUG: no pages were asked for");
        let length = page.round_up(length).ok_or(io::ErrorKind::OutOfMemory)?;
        Ok(Self { base: map(length)?, length, page })
    }

    /// The address of the first byte.
    pub(crate) fn base(&self) -> NonNull<u8> {
        self.base
    }

    /// How many bytes are reserved.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Commits the pages of a range. What has been committed before, by another thread perhaps, stays
    /// as it is.
    ///
    /// # Errors
    ///
    /// When the system does not give that much memory.
    ///
    /// # Panics
    ///
    /// When the range ends behind the reserved space.
    pub(crate) fn commit(&self, from: usize, to: usize) -> io::Result<()> {
        assert!(from <= to && to <= self.length, "BUG: {from}..{to} of {} bytes", self.length);
        let (start, end) = (self.page.round_down(from), self.page.round_up(to));
        let end = end.expect("BUG: it is within whole pages");
        if start == end {
            return Ok(());
        }
        // SAFETY: within the reserved space.
        let address = unsafe { self.base.add(start) };
        // SAFETY: these are pages of our own, and committing leaves what they have.
        unsafe { system::commit(address, end - start) }
    }

    /// Makes everything executable, and nothing writable any more.
    ///
    /// # Errors
    ///
    /// When the system does not allow it.
    ///
    /// # Safety
    ///
    /// Everything is committed, and nobody writes to it any more.
    pub(crate) unsafe fn make_executable(&mut self) -> io::Result<()> {
        // SAFETY: these are pages of our own; the caller's promise.
        unsafe { system::make_executable(self.base, self.length) }
    }

    /// Makes these pages at least `length` bytes long, all of them committed. The first `used` bytes keep their
    /// contents, and the others are zero. The pages may move: on Linux without a copy.
    ///
    /// # Errors
    ///
    /// When the system does not give that much memory. Nothing has changed then.
    ///
    /// # Safety
    ///
    /// `used` bytes are committed, and no reference leads to any.
    pub(crate) unsafe fn resize(&mut self, used: usize, length: usize) -> io::Result<()> {
        let page = self.page;
        let used = page.round_up(used).expect("BUG: it is within whole pages");
        assert!(used <= self.length && used <= length, "BUG: pages become fewer");
        let whole = page.round_up(length).ok_or(io::ErrorKind::OutOfMemory)?;
        // SAFETY: the range is pages of our own, and the caller's promise.
        if let Some(base) = unsafe { system::remap(self.base, used, whole) } {
            // The moved pages are not ours here any more: others may have them already. Drop only the rest. SAFETY:
            // within the reserved space, or just behind it.
            self.base = unsafe { self.base.add(used) };
            self.length -= used;
            *self = Self { base, length: whole, page };
            return Ok(());
        }
        let larger = Self::of_size(page, whole, system::allocate)?;
        // SAFETY: so much is committed in both, and no two mappings overlap.
        unsafe { larger.base.copy_from_nonoverlapping(self.base, used) };
        *self = larger;
        Ok(())
    }
}

/// Pages that are at two addresses, zero at first: at one they can be read and written, at the other
/// read and executed. Released when it is dropped.
#[derive(Debug)]
pub(crate) struct TwoViews {
    writable: NonNull<u8>,
    executable: NonNull<u8>,
    /// In bytes, not 0.
    length: usize,
}

// SAFETY: as of `Pages`.
unsafe impl Send for TwoViews {}
// SAFETY: as of `Pages`.
unsafe impl Sync for TwoViews {}

impl TwoViews {
    /// Pages for at least `length` bytes, which is not 0. What is not touched takes no memory.
    ///
    /// # Errors
    ///
    /// When the system does not give that much, or has no two views of the same pages.
    pub(crate) fn new(length: usize) -> io::Result<Self> {
        assert!(length > 0, "BUG: no pages were asked for");
        let length = PageSize::of_system().round_up(length).ok_or(io::ErrorKind::OutOfMemory)?;
        let [writable, executable] = system::two_views(length)?;
        Ok(Self { writable, executable, length })
    }

    /// The address at which the pages can be written.
    pub(crate) fn writable(&self) -> NonNull<u8> {
        self.writable
    }

    /// The address at which the pages can be executed.
    pub(crate) fn executable(&self) -> NonNull<u8> {
        self.executable
    }

    /// The number of bytes.
    pub(crate) fn len(&self) -> usize {
        self.length
    }
}

impl Drop for TwoViews {
    fn drop(&mut self) {
        for view in [self.writable, self.executable] {
            // SAFETY: these are views of our own, which nobody uses any more.
            unsafe { system::release_view(view, self.length) };
        }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        if self.length > 0 {
            // SAFETY: these are pages of our own, which nobody uses any more.
            unsafe { system::release(self.base, self.length) };
        }
    }
}

impl PageSize {
    fn of_system() -> Self {
        Self(system::page_size())
    }

    fn round_down(self, length: usize) -> usize {
        length & !(self.0 - 1)
    }

    fn round_up(self, length: usize) -> Option<usize> {
        length.checked_next_multiple_of(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The system's own size, and those of other systems that are multiples of it.
    fn page_sizes() -> impl Iterator<Item = PageSize> {
        let system = system::page_size();
        let all = [system, 4 << 10, 16 << 10, 64 << 10];
        all.into_iter().filter(move |size| size.is_multiple_of(system)).map(PageSize)
    }

    fn reserved(page: PageSize, length: usize) -> Pages {
        Pages::of_size(page, length, system::reserve).unwrap()
    }

    fn read(pages: &Pages, at: usize) -> u8 {
        assert!(at < pages.len());
        // SAFETY: the tests read what they have committed.
        let byte = unsafe { pages.base().add(at) };
        // SAFETY: as above.
        unsafe { byte.read() }
    }

    fn write(pages: &Pages, at: usize, byte: u8) {
        assert!(at < pages.len());
        // SAFETY: the tests write to what they have committed.
        let place = unsafe { pages.base().add(at) };
        // SAFETY: as above.
        unsafe { place.write(byte) }
    }

    #[test]
    fn pages_are_committed_in_steps_of_any_size() {
        for page in page_sizes() {
            let pages = reserved(page, 1 << 20);
            assert_eq!(pages.len() % page.0, 0);
            let mut committed = 0;
            for step in [1, page.0 - 1, 1, page.0, 3 * page.0 + 7, 65_536] {
                pages.commit(committed, committed + step).unwrap();
                committed += step;
                assert_eq!(read(&pages, committed - 1), 0, "{page:?}");
                write(&pages, committed - 1, 7);
                write(&pages, 0, 1);
            }
            pages.commit(0, committed).unwrap();
            assert_eq!((read(&pages, 0), read(&pages, committed - 1)), (1, 7), "{page:?}");
            pages.commit(committed, pages.len()).unwrap();
            assert_eq!(read(&pages, pages.len() - 1), 0);
        }
    }

    /// On systems that count committed memory: macOS does not, and Linux can be told not to.
    #[cfg(any(windows, target_os = "linux"))]
    #[test]
    fn a_commit_that_the_system_refuses_changes_nothing() {
        let overcommit = std::fs::read_to_string("/proc/sys/vm/overcommit_memory");
        if overcommit.is_ok_and(|how| how.trim() == "1") {
            return;
        }
        const MORE_THAN_THERE_IS: usize = 2 << 40;
        let pages = Pages::reserve(MORE_THAN_THERE_IS).unwrap();
        pages.commit(0, 1).unwrap();
        write(&pages, 0, 7);
        pages.commit(0, MORE_THAN_THERE_IS).unwrap_err();
        pages.commit(1 << 20, 1 + (1 << 20)).unwrap();
        assert_eq!((read(&pages, 0), read(&pages, 1 << 20)), (7, 0));
    }

    #[test]
    fn lengths_are_rounded_up_to_whole_pages() {
        for page in page_sizes() {
            for length in [1, page.0 - 1, page.0, page.0 + 1] {
                let pages = Pages::of_size(page, length, system::allocate).unwrap();
                assert_eq!(pages.len(), length.div_ceil(page.0) * page.0);
                write(&pages, pages.len() - 1, 1);
            }
        }
        assert!(Pages::reserve(usize::MAX).is_err());
        assert!(Pages::committed(usize::MAX - 65_536).is_err());
    }

    /// On other systems `TwoViews::new` fails.
    #[cfg(any(windows, target_os = "linux"))]
    #[test]
    fn what_is_written_in_one_view_is_seen_in_the_other() {
        let views = TwoViews::new(100_000).unwrap();
        assert!(views.len() >= 100_000 && views.writable() != views.executable());
        for at in [0, 1, 99_999] {
            // SAFETY: within the pages.
            let written = unsafe { views.writable().add(at) };
            // SAFETY: as above.
            let seen = unsafe { views.executable().add(at) };
            // SAFETY: nobody else has the pages.
            unsafe { written.write(7) };
            // SAFETY: as above.
            assert_eq!(unsafe { seen.read() }, 7);
        }
        assert!(TwoViews::new(usize::MAX).is_err());
    }

    #[test]
    fn bytes_stay_where_pages_move_and_the_rest_is_released_once() {
        for page in page_sizes() {
            for (used, reserved_pages) in [(5, 5), (5, 9), (1, 9)] {
                let mut pages = reserved(page, reserved_pages * page.0);
                // Committed as two ranges, one after the other.
                pages.commit(0, 1).unwrap();
                write(&pages, 1, 2);
                pages.commit(page.0, used * page.0).unwrap();
                write(&pages, used * page.0 - 1, 3);
                // SAFETY: so much is committed.
                unsafe { pages.resize(used * page.0 - 7, 20 * page.0 - 1) }.unwrap();
                assert_eq!(pages.len(), 20 * page.0);
                // Other pages may get the addresses that they had.
                let other =
                    Pages::of_size(page, reserved_pages * page.0, system::allocate).unwrap();
                (0..other.len()).for_each(|at| write(&other, at, 9));
                let found = [0, 1, used * page.0 - 1, used * page.0, 20 * page.0 - 1];
                assert_eq!(found.map(|at| read(&pages, at)), [0, 2, 3, 0, 0], "{page:?}");
                // SAFETY: all is committed.
                assert!(unsafe { pages.resize(20 * page.0, usize::MAX / 2) }.is_err());
                assert_eq!(read(&pages, 1), 2);
            }
        }
    }
}
