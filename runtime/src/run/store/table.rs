//! Tables of a store.
#![expect(unsafe_code, reason = "owns the elements that compiled code sees")]

use super::memory::{OutOfBounds, range};
use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner, counted};
use crate::run::value::Val;
use crate::types::{Hierarchy, TableType, ValType};
use crate::vm::VmTable;
use std::ptr::NonNull;

/// A table of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Table {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// What a store knows of a table.
pub(crate) struct TableData {
    pub(crate) record: NonNull<VmTable>,
    pub(crate) ty: TableType,
    elements: Elements,
    /// Whether the host made it, so that the record is not part of an instance's.
    owned: bool,
}

/// The elements, as wide as compiled code has references of their hierarchy.
enum Elements {
    /// Pointers to functions' records.
    Wide(Vec<u64>),
    Narrow(Vec<u32>),
}

impl Table {
    /// Makes a table that is filled with this value.
    ///
    /// # Errors
    ///
    /// When the value does not have the type of the elements, when there is not enough memory, or
    /// when the store's limit does not allow it.
    pub fn new(
        store: &mut impl AsStoreMut,
        ty: TableType,
        value: Val,
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let value = store.element(ty, value)?;
        store.hold_type(ValType::Ref(ty.element))?;
        let empty = VmTable { base: NonNull::dangling().as_ptr(), length: 0 };
        let record = NonNull::from(Box::leak(Box::new(empty)));
        let table = store.add_table(record, ty, true);
        store.allocate_table(table.index, value)?;
        Ok(table)
    }

    /// The type of this table; its minimum is the present size.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty(&self, store: &impl AsStore) -> TableType {
        TableType { minimum: self.size(store), ..store.inner().table(*self).ty }
    }

    /// The number of elements.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn size(&self, store: &impl AsStore) -> u64 {
        store.inner().table(*self).size()
    }

    /// The element at `index`, if there is one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn get(&self, store: &mut impl AsStoreMut, index: u64) -> Option<Val> {
        let store = store.inner_mut();
        let data = store.table(*self);
        let hierarchy = data.ty.element.heap.hierarchy();
        let raw = data.elements.get(usize::try_from(index).ok()?)?;
        Some(store.reference(hierarchy, raw))
    }

    /// Sets the element at `index`.
    ///
    /// # Errors
    ///
    /// When there is none, or the value does not have its type.
    ///
    /// # Panics
    ///
    /// When this table or the value belongs to another store.
    pub fn set(
        &self,
        store: &mut impl AsStoreMut,
        index: u64,
        value: Val,
    ) -> Result<(), TableError> {
        let store = store.inner_mut();
        let value = store.element(store.table(*self).ty, value)?;
        let filled = store.fill_table(self.index, index, value, 1);
        filled.ok_or(TableError::OutOfBounds(OutOfBounds))
    }

    /// Adds this many elements with this value, and returns the size before.
    ///
    /// # Errors
    ///
    /// When the value does not have the type of the elements, or when the type's maximum, the
    /// store's limit or the system does not allow it.
    ///
    /// # Panics
    ///
    /// When this table or the value belongs to another store.
    pub fn grow(
        &self,
        store: &mut impl AsStoreMut,
        elements: u64,
        value: Val,
    ) -> Result<u64, ResourceError> {
        let store = store.inner_mut();
        let value = store.element(store.table(*self).ty, value)?;
        let grown = store.grow_table(self.index, elements, value);
        grown.ok_or_else(|| ResourceError::Memory { what: counted(elements, "more element") })
    }
}

/// Why an element could not be set.
#[derive(Clone, Debug, thiserror::Error)]
pub enum TableError {
    /// There is no such element.
    #[error(transparent)]
    OutOfBounds(#[from] OutOfBounds),
    /// The value does not fit.
    #[error(transparent)]
    Resource(#[from] ResourceError),
}

impl TableData {
    pub(crate) fn size(&self) -> u64 {
        self.elements.len() as u64
    }

    /// The elements of a table of 32-bit references.
    pub(crate) fn narrow_elements(&mut self) -> &mut [u32] {
        match &mut self.elements {
            Elements::Narrow(elements) => elements,
            Elements::Wide(_) => &mut [],
        }
    }
}

impl Elements {
    fn len(&self) -> usize {
        match self {
            Elements::Wide(elements) => elements.len(),
            Elements::Narrow(elements) => elements.len(),
        }
    }

    fn get(&self, index: usize) -> Option<u64> {
        match self {
            Elements::Wide(elements) => elements.get(index).copied(),
            Elements::Narrow(elements) => elements.get(index).copied().map(u64::from),
        }
    }

    fn fill(&mut self, range: std::ops::Range<usize>, value: u64) {
        match self {
            Elements::Wide(elements) => elements[range].fill(value),
            Elements::Narrow(elements) => elements[range].fill(value as u32),
        }
    }

    /// Adds elements, or does nothing if the system has no memory for them.
    fn extend(&mut self, count: usize, value: u64) -> Option<()> {
        let length = self.len().checked_add(count)?;
        match self {
            Elements::Wide(elements) => {
                elements.try_reserve(count).ok()?;
                elements.resize(length, value);
            }
            Elements::Narrow(elements) => {
                elements.try_reserve(count).ok()?;
                elements.resize(length, value as u32);
            }
        }
        Some(())
    }

    fn copy_from(&mut self, to: usize, values: &[u64]) {
        match self {
            Elements::Wide(elements) => {
                elements[to..to + values.len()].copy_from_slice(values);
            }
            Elements::Narrow(elements) => {
                let targets = &mut elements[to..to + values.len()];
                targets.iter_mut().zip(values).for_each(|(to, from)| *to = *from as u32);
            }
        }
    }

    fn base(&mut self) -> *mut u8 {
        match self {
            Elements::Wide(elements) => elements.as_mut_ptr().cast(),
            Elements::Narrow(elements) => elements.as_mut_ptr().cast(),
        }
    }
}

impl Drop for TableData {
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: it was leaked by `Table::new`, and goes with its store.
            drop(unsafe { Box::from_raw(self.record.as_ptr()) });
        }
    }
}

impl StoreInner {
    #[track_caller]
    pub(crate) fn table(&self, table: Table) -> &TableData {
        self.check(table.store);
        &self.tables[table.index as usize]
    }

    /// A value as an element of a table.
    fn element(&self, ty: TableType, value: Val) -> Result<u64, ResourceError> {
        let expected = || ResourceError::Type { expected: ty.element.to_string() };
        self.raw_reference(ty.element, value).ok_or_else(expected)
    }

    /// Adds an empty table. `owned` says whether the record is the table's own.
    pub(crate) fn add_table(
        &mut self,
        record: NonNull<VmTable>,
        ty: TableType,
        owned: bool,
    ) -> Table {
        let elements = match ty.element.heap.hierarchy() {
            Hierarchy::Func => Elements::Wide(Vec::new()),
            Hierarchy::Extern | Hierarchy::Any | Hierarchy::Exn => Elements::Narrow(Vec::new()),
        };
        self.tables.push(TableData { record, ty, elements, owned });
        Table { store: self.id, index: self.tables.len() as u32 - 1 }
    }

    /// Gives a table that has just been added its elements.
    pub(crate) fn allocate_table(&mut self, index: u32, value: u64) -> Result<(), ResourceError> {
        let minimum = self.tables[index as usize].ty.minimum;
        let what = || format!("a table of {}", counted(minimum, "element"));
        match self.grow_table(index, minimum, value) {
            Some(_) => Ok(()),
            None => Err(ResourceError::Memory { what: what() }),
        }
    }

    /// Grows a table and returns its size before.
    pub(crate) fn grow_table(&mut self, index: u32, count: u64, value: u64) -> Option<u64> {
        let table = &mut self.tables[index as usize];
        let before = table.elements.len() as u64;
        before.checked_add(count).filter(|after| *after <= table.ty.limit())?;
        let total = self.table_elements.checked_add(count)?;
        if total > self.limits.table_elements {
            return None;
        }
        table.elements.extend(usize::try_from(count).ok()?, value)?;
        self.table_elements = total;
        let (base, length) = (table.elements.base(), table.elements.len());
        // SAFETY: records live as long as their store, and compiled code does not run now.
        unsafe { table.record.write(VmTable { base, length }) };
        Some(before)
    }

    /// Sets elements, or does nothing if one of them is out of bounds.
    pub(crate) fn fill_table(
        &mut self,
        table: u32,
        at: u64,
        value: u64,
        length: u64,
    ) -> Option<()> {
        let elements = &mut self.tables[table as usize].elements;
        let range = range(at, length, elements.len())?;
        elements.fill(range, value);
        Some(())
    }

    /// Copies within a table or between two, or does nothing if a range is out of bounds.
    pub(crate) fn copy_table(
        &mut self,
        to_table: u32,
        from_table: u32,
        to: u64,
        from: u64,
        length: u64,
    ) -> Option<()> {
        let (to_table, from_table) = (to_table as usize, from_table as usize);
        let from = range(from, length, self.tables[from_table].elements.len())?;
        let to = range(to, length, self.tables[to_table].elements.len())?.start;
        if to_table == from_table {
            match &mut self.tables[to_table].elements {
                Elements::Wide(elements) => elements.copy_within(from, to),
                Elements::Narrow(elements) => elements.copy_within(from, to),
            }
            return Some(());
        }
        let [source, target] = self
            .tables
            .get_disjoint_mut([from_table, to_table])
            .expect("BUG: two different tables of the store");
        match (&source.elements, &mut target.elements) {
            (Elements::Wide(source), Elements::Wide(target)) => {
                target[to..to + from.len()].copy_from_slice(&source[from]);
            }
            (Elements::Narrow(source), Elements::Narrow(target)) => {
                target[to..to + from.len()].copy_from_slice(&source[from]);
            }
            _ => panic!("BUG: validation compares the types of the elements"),
        }
        Some(())
    }

    /// Copies from an element segment, or does nothing if a range is out of bounds.
    pub(crate) fn init_table(
        &mut self,
        instance: usize,
        table: u32,
        segment: u32,
        to: u64,
        from: u64,
        length: u64,
    ) -> Option<()> {
        let instance = &self.instances[instance];
        let table = instance.tables[table as usize] as usize;
        let values = instance.elements(segment);
        let from = range(from, length, values.len())?;
        let elements = &mut self.tables[table].elements;
        let to = range(to, length, elements.len())?;
        elements.copy_from(to.start, &values[from]);
        Some(())
    }
}
