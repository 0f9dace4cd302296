//! The shared memories with which a session for another thread begins.

use super::Partial;
use crate::script::DirectiveId;
use std::collections::HashMap;

/// The shared memories that a thread of a script can import: those that are exported by the instances which another
/// thread shared with it. The number of such an instance is its position. On the first thread there are none.
///
/// `M` is what the engine calls a shared memory: a handle that can be cloned and moves between threads.
#[derive(Debug)]
pub struct SharedMemories<M>(Vec<HashMap<String, M>>);

impl<M> Default for SharedMemories<M> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<M: Clone> SharedMemories<M> {
    /// The memories for a thread with which this one shares `instances`, as [`Session::fork`](super::Session::fork) is
    /// given them. `exported` lists the shared memories that an instance of this session exports, by name.
    ///
    /// # Errors
    ///
    /// The outcome that `exported` returned in their place.
    pub fn fork(
        &self,
        instances: &[DirectiveId],
        mut exported: impl FnMut(DirectiveId) -> Partial<HashMap<String, M>>,
    ) -> Partial<Self> {
        let memories = instances.iter().map(|instance| match self.0.get(*instance as usize) {
            Some(memories) => Ok(memories.clone()),
            None => exported(*instance),
        });
        memories.collect::<Partial<_>>().map(Self)
    }

    /// The memory that a module imports as `name` of `module`, if another thread shared it. `imports` is what
    /// [`Session::instantiate`](super::Session::instantiate) is given.
    pub fn imported(
        &self,
        imports: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
    ) -> Option<&M> {
        let (_, number) = imports.iter().find(|(imported, _)| *imported == module)?;
        self.0.get(*number as usize)?.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Outcome;

    /// A thread with which the first one shared its instances 7 and 9. In these tests a memory is a number.
    fn thread() -> SharedMemories<u32> {
        let exported = |instance| Ok(HashMap::from([("memory".to_owned(), instance)]));
        SharedMemories::default().fork(&[7, 9], exported).unwrap()
    }

    #[test]
    fn a_thread_imports_from_instances_by_their_positions() {
        let thread = thread();
        let imports = [("first", 0), ("second", 1), ("own", 2)];
        assert_eq!(thread.imported(&imports, "first", "memory"), Some(&7));
        assert_eq!(thread.imported(&imports, "second", "memory"), Some(&9));
        assert_eq!(thread.imported(&imports, "second", "table"), None);
        assert_eq!(thread.imported(&imports, "own", "memory"), None);
        assert_eq!(thread.imported(&imports, "unknown", "memory"), None);
    }

    #[test]
    fn a_thread_shares_on_what_was_shared_with_it() {
        let own = |instance| Ok(HashMap::from([("memory".to_owned(), instance + 100)]));
        let inner = thread().fork(&[1, 5], own).unwrap();
        assert_eq!(inner.imported(&[("m", 0)], "m", "memory"), Some(&9));
        assert_eq!(inner.imported(&[("m", 1)], "m", "memory"), Some(&105));
    }

    #[test]
    fn a_missing_instance_ends_the_fork() {
        let missing = |_| Err(Outcome::no_export("memory", ""));
        let forked = thread().fork(&[0, 5], missing);
        assert_eq!(forked.err(), Some(Outcome::no_export("memory", "")));
    }
}
