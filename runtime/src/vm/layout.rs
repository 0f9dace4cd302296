//! The layout of an instance's record: a header, then arrays whose lengths depend on the module.
//!
//! Defined memories, tables, globals and functions are in the record itself, so that compiled code
//! reaches them with one load; imported ones are pointers to the records of their owners, and so are
//! shared memories, which belong to no store.

use super::{VmFunc, VmGlobal, VmInstance, VmMemory, VmTable};
use crate::limits::MAX_INSTANCE_SIZE;

/// How many entities of each kind a module imports and defines.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) imported_funcs: u32,
    pub(crate) imported_tables: u32,
    pub(crate) imported_memories: u32,
    /// How many memories, from the first on, are reached through pointers: all imported ones, and all up to the last
    /// shared one, as the record of a shared memory is in no instance.
    pub(crate) memory_pointers: u32,
    pub(crate) imported_globals: u32,
    pub(crate) defined_tables: u32,
    pub(crate) defined_memories: u32,
    pub(crate) defined_globals: u32,
    /// Defined functions that others can refer to: only they have a record.
    pub(crate) escaping_funcs: u32,
    /// Tags, imported and defined.
    pub(crate) tags: u32,
}

/// The offset of each array in the instance's record.
#[derive(Clone, Debug, Default)]
pub(crate) struct InstanceLayout {
    counts: Counts,
    imported_funcs: u32,
    imported_tables: u32,
    memory_pointers: u32,
    imported_globals: u32,
    memory_records: u32,
    defined_tables: u32,
    defined_globals: u32,
    funcs: u32,
    tags: u32,
    size: u32,
}

/// Where the record of a memory, table or global is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntityLocation {
    /// The instance's record has it at this offset.
    Inline(i32),
    /// The instance's record has a pointer to it at this offset.
    Indirect(i32),
}

/// The alignment of an instance's record, which globals need.
pub(crate) const INSTANCE_ALIGN: usize = align_of::<VmGlobal>();

impl InstanceLayout {
    /// Lays out the record, or returns its size if that is more than [`MAX_INSTANCE_SIZE`].
    pub(crate) fn new(counts: Counts) -> Result<Self, u64> {
        let mut end = size_of::<VmInstance>() as u64;
        let mut array = |count: u32, size: usize, align: usize| {
            let start = end.next_multiple_of(align as u64);
            end = start + u64::from(count) * size as u64;
            start as u32 // checked below: all starts are at most the end
        };
        let pointer = size_of::<usize>();
        let memories = counts.imported_memories + counts.defined_memories;
        let memory_records = memories - counts.memory_pointers;
        let mut layout = InstanceLayout {
            counts,
            imported_funcs: array(counts.imported_funcs, pointer, pointer),
            imported_tables: array(counts.imported_tables, pointer, pointer),
            memory_pointers: array(counts.memory_pointers, pointer, pointer),
            imported_globals: array(counts.imported_globals, pointer, pointer),
            memory_records: array(memory_records, size_of::<VmMemory>(), pointer),
            defined_tables: array(counts.defined_tables, size_of::<VmTable>(), pointer),
            defined_globals: array(counts.defined_globals, size_of::<VmGlobal>(), INSTANCE_ALIGN),
            funcs: array(counts.escaping_funcs, size_of::<VmFunc>(), pointer),
            tags: array(counts.tags, size_of::<u32>(), align_of::<u32>()),
            size: 0,
        };
        if end > MAX_INSTANCE_SIZE as u64 {
            return Err(end);
        }
        layout.size = end as u32;
        Ok(layout)
    }

    pub(crate) fn size(&self) -> usize {
        self.size as usize
    }

    /// The pointer to an imported function's record.
    pub(crate) fn imported_func(&self, index: u32) -> i32 {
        debug_assert!(index < self.counts.imported_funcs);
        at(self.imported_funcs, index, size_of::<usize>())
    }

    /// The record of an escaping function, by its position among them.
    pub(crate) fn func(&self, position: u32) -> i32 {
        debug_assert!(position < self.counts.escaping_funcs);
        at(self.funcs, position, size_of::<VmFunc>())
    }

    /// The store's number of a tag, imported or defined: its identity.
    pub(crate) fn tag(&self, index: u32) -> i32 {
        debug_assert!(index < self.counts.tags);
        at(self.tags, index, size_of::<u32>())
    }

    pub(crate) fn memory(&self, index: u32) -> EntityLocation {
        let Counts { memory_pointers, .. } = self.counts;
        let (pointers, records) = (self.memory_pointers, self.memory_records);
        locate(index, memory_pointers, pointers, records, size_of::<VmMemory>())
    }

    pub(crate) fn table(&self, index: u32) -> EntityLocation {
        let Counts { imported_tables: imported, .. } = self.counts;
        let (pointers, records) = (self.imported_tables, self.defined_tables);
        locate(index, imported, pointers, records, size_of::<VmTable>())
    }

    pub(crate) fn global(&self, index: u32) -> EntityLocation {
        let Counts { imported_globals: imported, .. } = self.counts;
        let (pointers, records) = (self.imported_globals, self.defined_globals);
        locate(index, imported, pointers, records, size_of::<VmGlobal>())
    }
}

fn locate(index: u32, behind: u32, pointers: u32, records: u32, size: usize) -> EntityLocation {
    match index.checked_sub(behind) {
        None => EntityLocation::Indirect(at(pointers, index, size_of::<usize>())),
        Some(position) => EntityLocation::Inline(at(records, position, size)),
    }
}

/// No offset passes [`MAX_INSTANCE_SIZE`], so each fits an `i32`.
fn at(start: u32, index: u32, size: usize) -> i32 {
    (start as usize + index as usize * size) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the arrays begin.
    const HEAD: i32 = size_of::<VmInstance>() as i32;

    #[test]
    fn arrays_follow_each_other_without_overlap() {
        let counts = Counts {
            imported_funcs: 1,
            imported_tables: 2,
            imported_memories: 1,
            memory_pointers: 1,
            imported_globals: 1,
            defined_tables: 1,
            defined_memories: 2,
            defined_globals: 2,
            escaping_funcs: 3,
            tags: 2,
        };
        let layout = InstanceLayout::new(counts).unwrap();
        assert_eq!(layout.imported_func(0), HEAD);
        assert_eq!(
            [0, 1].map(|i| layout.table(i)),
            [EntityLocation::Indirect(HEAD + 8), EntityLocation::Indirect(HEAD + 16)]
        );
        assert_eq!(layout.memory(0), EntityLocation::Indirect(HEAD + 24));
        assert_eq!(layout.global(0), EntityLocation::Indirect(HEAD + 32));
        assert_eq!(
            [1, 2].map(|i| layout.memory(i)),
            [EntityLocation::Inline(HEAD + 40), EntityLocation::Inline(HEAD + 56)]
        );
        assert_eq!(layout.table(2), EntityLocation::Inline(HEAD + 72));
        assert_eq!(
            [1, 2].map(|i| layout.global(i)),
            [EntityLocation::Inline(HEAD + 96), EntityLocation::Inline(HEAD + 112)]
        );
        assert_eq!([0, 2].map(|i| layout.func(i)), [HEAD + 128, HEAD + 128 + 48]);
        assert_eq!([0, 1].map(|i| layout.tag(i)), [HEAD + 128 + 72, HEAD + 128 + 76]);
        assert_eq!(layout.size(), HEAD as usize + 128 + 80);
    }

    #[test]
    fn memories_up_to_the_last_shared_one_are_behind_pointers() {
        let counts = Counts {
            imported_memories: 1,
            memory_pointers: 2,
            defined_memories: 3,
            ..Counts::default()
        };
        let layout = InstanceLayout::new(counts).unwrap();
        assert_eq!(
            [0, 1].map(|i| layout.memory(i)),
            [EntityLocation::Indirect(HEAD), EntityLocation::Indirect(HEAD + 8)]
        );
        assert_eq!(
            [2, 3].map(|i| layout.memory(i)),
            [EntityLocation::Inline(HEAD + 16), EntityLocation::Inline(HEAD + 32)]
        );
    }

    #[test]
    fn a_record_past_the_limit_is_refused() {
        let counts = Counts { escaping_funcs: u32::MAX, ..Counts::default() };
        assert!(InstanceLayout::new(counts).is_err());
    }
}
