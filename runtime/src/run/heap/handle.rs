//! Handles: the host's references into the heap, which the collector knows.
//!
//! A handle is the store's id and a place in one of its two lists of roots, which the collector updates; 31-bit
//! integers need none. Handles that the host gets are *scoped*: they keep what they refer to until they are given back.
//! At the latest they end with the [`scope`](crate::Store::scope) or the call of a host function in which they were
//! made, or with the store. Handles that the host asks to keep are in the other list, which no scope shortens. Using a
//! handle after its end panics, as the serial number of its place tells.

use super::HeapUsage;
use crate::run::store::{AsStore, AsStoreMut, Caller, ResourceError, Store, StoreId, StoreInner};

/// What is behind [`AnyRef`](crate::AnyRef) and its like. Equality is that of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Handle {
    store: StoreId,
    target: HandleTarget,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum HandleTarget {
    /// The reference itself: a 31-bit integer.
    Immediate(u32),
    Scoped(RootPlace),
    Kept(RootPlace),
}

/// A place in a list of roots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct RootPlace {
    index: u32,
    serial: u64,
}

/// The roots of a store that the host has.
#[derive(Default)]
pub(crate) struct Handles {
    scoped: Roots,
    kept: Roots,
    /// Where the roots of the innermost scope begin.
    scope_start: usize,
    last_serial: u64,
}

#[derive(Default)]
struct Roots {
    list: Vec<Root>,
    /// Free places in the list. Those that the end of a scope has cut off do not count.
    free: Vec<u32>,
}

struct Root {
    raw: u32,
    /// The serial number of the handle that the place belongs to. No handle has 0.
    serial: u64,
}

/// Where the roots of a scope and of the one outside it begin.
pub(crate) struct Scope {
    start: usize,
    outer: usize,
}

impl Roots {
    /// Finds a place that is no earlier than `start`.
    fn add(&mut self, raw: u32, serial: u64, start: usize) -> RootPlace {
        let root = Root { raw, serial };
        while let Some(index) = self.free.pop_if(|index| *index as usize >= start) {
            if let Some(place) = self.list.get_mut(index as usize).filter(|root| root.serial == 0) {
                *place = root;
                return RootPlace { index, serial };
            }
        }
        self.list.push(root);
        RootPlace { index: self.list.len() as u32 - 1, serial }
    }

    #[track_caller]
    fn get(&self, place: RootPlace) -> u32 {
        let root = self.list.get(place.index as usize).filter(|root| root.serial == place.serial);
        root.expect("a handle was used after its scope, or after it was given back").raw
    }

    fn remove(&mut self, place: RootPlace) {
        let root = self.list.get_mut(place.index as usize);
        if let Some(root) = root.filter(|root| root.serial == place.serial) {
            *root = Root { raw: 0, serial: 0 };
            self.free.push(place.index);
        }
    }

    fn len(&self) -> usize {
        self.list.iter().filter(|root| root.serial != 0).count()
    }
}

impl Handles {
    fn serial(&mut self) -> u64 {
        self.last_serial += 1;
        self.last_serial
    }

    /// Begins a scope, and returns what [`Self::leave`] needs.
    pub(crate) fn enter(&mut self) -> Scope {
        let start = self.scoped.list.len();
        Scope { start, outer: std::mem::replace(&mut self.scope_start, start) }
    }

    /// Ends a scope, and those within that a panic has left open.
    pub(crate) fn leave(&mut self, scope: Scope) {
        self.scoped.list.truncate(scope.start);
        self.scope_start = scope.outer;
    }

    /// The references, for the collector.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut u32> {
        let roots = self.scoped.list.iter_mut().chain(&mut self.kept.list);
        roots.map(|root| &mut root.raw)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.scoped.len() + self.kept.len()
    }
}

impl Handle {
    /// A handle to a 31-bit integer, which no collection concerns.
    pub(super) fn immediate(store: &StoreInner, raw: u32) -> Self {
        Self { store: store.id, target: HandleTarget::Immediate(raw) }
    }
}

impl StoreInner {
    /// A handle to what a reference refers to, in the innermost scope. It is not null.
    pub(crate) fn handle_to(&mut self, raw: u32) -> Handle {
        if raw & 1 == 1 {
            return Handle::immediate(self, raw);
        }
        let handles = &mut self.heap.handles;
        let (serial, start) = (handles.serial(), handles.scope_start);
        let place = handles.scoped.add(raw, serial, start);
        Handle { store: self.id, target: HandleTarget::Scoped(place) }
    }

    /// A handle to the same, in no scope.
    #[track_caller]
    pub(crate) fn keep(&mut self, handle: Handle) -> Handle {
        let raw = self.raw_of(handle);
        if let HandleTarget::Immediate(_) = handle.target {
            return handle;
        }
        let handles = &mut self.heap.handles;
        let serial = handles.serial();
        Handle { store: self.id, target: HandleTarget::Kept(handles.kept.add(raw, serial, 0)) }
    }

    /// Gives a handle back. One that is stale already stays so.
    #[track_caller]
    pub(crate) fn unroot(&mut self, handle: Handle) {
        self.check(handle.store);
        match handle.target {
            HandleTarget::Immediate(_) => {}
            HandleTarget::Scoped(place) => self.heap.handles.scoped.remove(place),
            HandleTarget::Kept(place) => self.heap.handles.kept.remove(place),
        }
    }

    /// The reference of a handle.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    #[track_caller]
    pub(crate) fn raw_of(&self, handle: Handle) -> u32 {
        self.check(handle.store);
        match handle.target {
            HandleTarget::Immediate(raw) => raw,
            HandleTarget::Scoped(place) => self.heap.handles.scoped.get(place),
            HandleTarget::Kept(place) => self.heap.handles.kept.get(place),
        }
    }
}

fn inner(store: &impl AsStore) -> &StoreInner {
    store.inner()
}

fn scope<S: AsStoreMut, T>(store: &mut S, f: impl FnOnce(&mut S) -> T) -> T {
    let scope = store.inner_mut().heap.handles.enter();
    let result = f(store);
    store.inner_mut().heap.handles.leave(scope);
    result
}

fn collect(store: &mut impl AsStoreMut) -> Result<(), ResourceError> {
    let store = store.inner_mut();
    store.collect_from_host()?;
    store.drop_dead_values();
    Ok(())
}

impl Store {
    /// Runs `f`, then gives back the handles that were made meanwhile, except those that were
    /// [kept](crate::AnyRef::keep).
    pub fn scope<T>(&mut self, f: impl FnOnce(&mut Store) -> T) -> T {
        scope(self, f)
    }

    /// Collects the heap now, and drops the values of the host that nothing refers to.
    ///
    /// # Errors
    ///
    /// When the system does not have the memory for it.
    ///
    /// # Panics
    ///
    /// When a value's destructor does.
    pub fn collect(&mut self) -> Result<(), ResourceError> {
        collect(self)
    }

    /// How much memory the heap uses, and how often it was collected.
    pub fn heap_usage(&self) -> HeapUsage {
        inner(self).heap_usage()
    }

    /// How often the store's heap has been collected.
    pub fn collections(&self) -> u64 {
        self.heap_usage().collections
    }
}

impl Caller<'_> {
    /// As [`Store::scope`].
    pub fn scope<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        scope(self, f)
    }

    /// As [`Store::collect`].
    ///
    /// # Errors
    ///
    /// When the system does not have the memory for it.
    ///
    /// # Panics
    ///
    /// When a value's destructor does.
    pub fn collect(&mut self) -> Result<(), ResourceError> {
        collect(self)
    }

    /// How much memory the heap uses, and how often it was collected.
    pub fn heap_usage(&self) -> HeapUsage {
        inner(self).heap_usage()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_used_again_within_their_scope_alone() {
        let mut roots = Roots::default();
        let [a, b, c] = [1, 2, 3].map(|serial| roots.add(serial as u32 * 8, serial, 0));
        roots.remove(a);
        roots.remove(c);
        roots.remove(c); // twice is once
        let inner = roots.add(80, 4, 3); // in a scope that begins behind them
        assert_eq!((inner.index, roots.len()), (3, 2));
        roots.list.truncate(3);
        let [d, e, f] = [5, 6, 7].map(|serial| roots.add(serial as u32 * 8, serial, 0));
        let mut places = [b.index, d.index, e.index, f.index];
        places.sort_unstable();
        assert_eq!(places, [0, 1, 2, 3]);
        assert_eq!([b, d, e, f].map(|place| roots.get(place)), [16, 40, 48, 56]);
    }

    /// A place that was given back in a scope that has ended may belong to another handle by now.
    #[test]
    fn a_free_place_that_is_in_use_again_is_left_alone() {
        let mut roots = Roots::default();
        let places = [1, 2].map(|serial| roots.add(8, serial, 0));
        roots.remove(places[1]);
        roots.list.truncate(1);
        roots.list.push(Root { raw: 24, serial: 3 });
        let other = roots.add(32, 4, 0);
        assert_eq!(roots.get(RootPlace { index: 1, serial: 3 }), 24);
        assert_eq!((other.index, roots.get(other)), (2, 32));
    }
}
