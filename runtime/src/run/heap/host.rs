//! The values of the host to which references of a store lead.
//!
//! A reference to one is its index, tagged: making one takes no room in the heap. A collection marks the values to
//! which it meets references, and takes the others out.
//!
//! Invariant: a value is dropped while the host has control, never in a libcall, as its destructor is
//! code of the host's own, which may panic. Values wait for that in a list; as compiled code makes no
//! new ones, the list does not grow meanwhile.

use crate::vm::reference::{HOST_SHIFT, HOST_TAG};
use std::any::Any;

pub(crate) type HostValue = Box<dyn Any + Send>;

/// The values of a store.
pub(crate) struct HostValues {
    slots: Vec<Option<HostValue>>,
    free: Vec<u32>,
    /// From how many values on a new one asks for a collection.
    threshold: usize,
    /// Those that nothing refers to, until they are dropped.
    dead: Vec<HostValue>,
}

/// Which values a collection has met.
pub(super) struct Marks(Vec<bool>);

/// The most values of one store: references have 32 bits.
const MAX_HOST_VALUES: usize = 1 << (u32::BITS - HOST_SHIFT);
/// The least threshold: fewer values never ask for a collection.
const MIN_THRESHOLD: usize = 1 << 10;

impl Default for HostValues {
    fn default() -> Self {
        let (slots, free, dead) = Default::default();
        Self { slots, free, threshold: MIN_THRESHOLD, dead }
    }
}

fn index(raw: u32) -> usize {
    (raw >> HOST_SHIFT) as usize
}

impl HostValues {
    /// The reference to a new value, or none if there are too many.
    pub(super) fn add(&mut self, value: HostValue) -> Option<u32> {
        let index = match self.free.pop() {
            Some(index) => {
                self.slots[index as usize] = Some(value);
                index
            }
            None if self.slots.len() < MAX_HOST_VALUES => {
                self.slots.push(Some(value));
                self.slots.len() as u32 - 1
            }
            None => return None,
        };
        Some(index << HOST_SHIFT | HOST_TAG)
    }

    pub(super) fn get(&self, raw: u32) -> Option<&(dyn Any + Send)> {
        self.slots.get(index(raw))?.as_deref()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Whether there are so many that a collection is worth while before the next.
    pub(super) fn is_collection_due(&self) -> bool {
        self.len() >= self.threshold
    }

    /// The marks of a collection that begins: none is set.
    pub(super) fn marks(&self) -> Marks {
        Marks(vec![false; self.slots.len()])
    }

    /// Takes out what a collection has not met.
    pub(super) fn sweep(&mut self, marks: &Marks) {
        for (index, (slot, is_marked)) in self.slots.iter_mut().zip(&marks.0).enumerate() {
            if !is_marked && let Some(value) = slot.take() {
                self.dead.push(value);
                self.free.push(index as u32);
            }
        }
        self.threshold = (2 * self.len()).max(MIN_THRESHOLD);
    }

    /// Takes the values that are to be dropped.
    pub(super) fn take_dead(&mut self) -> Vec<HostValue> {
        std::mem::take(&mut self.dead)
    }
}

impl Marks {
    pub(super) fn mark(&mut self, raw: u32) {
        self.0[index(raw)] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::reference::is_host;

    #[test]
    fn unmarked_values_go_and_their_places_are_used_again() {
        let mut values = HostValues::default();
        let raws = [1, 2, 3].map(|number: i32| values.add(Box::new(number)).unwrap());
        assert!(raws.into_iter().all(is_host));
        let mut marks = values.marks();
        marks.mark(raws[1]);
        values.sweep(&marks);
        assert_eq!((values.len(), values.take_dead().len()), (1, 2));
        assert!(values.get(raws[0]).is_none());
        assert_eq!(values.get(raws[1]).unwrap().downcast_ref(), Some(&2));
        let again = values.add(Box::new(4)).unwrap();
        assert!(again == raws[0] || again == raws[2]);
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn a_collection_is_due_when_the_values_have_doubled() {
        let mut values = HostValues::default();
        for number in 0..MIN_THRESHOLD {
            assert!(!values.is_collection_due());
            values.add(Box::new(number)).unwrap();
        }
        assert!(values.is_collection_due());
        let mut marks = values.marks();
        (0..MIN_THRESHOLD as u32).for_each(|index| marks.mark(index << HOST_SHIFT | HOST_TAG));
        values.sweep(&marks);
        assert!(!values.is_collection_due());
        for number in 0..MIN_THRESHOLD {
            values.add(Box::new(number)).unwrap();
        }
        assert!(values.is_collection_due());
    }
}
