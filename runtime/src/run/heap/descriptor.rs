//! Descriptors of structs: what the store and the host do with them.
//! <https://github.com/WebAssembly/custom-descriptors>
//!
//! A struct whose type has a descriptor refers to its descriptor from a separate place, which is set when the struct is
//! made, and never again. That place is not a field: only the collector treats it as one.

use super::reference::AnyRef;
use crate::run::store::{AsStoreMut, StoreInner};
use crate::vm::Slot;
use crate::vm::object::{Field, ObjectLayout};
use crate::vm::reference::is_object;

impl StoreInner {
    /// Where a struct refers to its descriptor, if its type has one.
    fn descriptor_field(&self, object: u32) -> Option<Field> {
        match &self.object_type(object).layout {
            ObjectLayout::Struct(layout) => layout.descriptor,
            ObjectLayout::Array(_) | ObjectLayout::Exception(_) => None,
        }
    }

    /// Gives a new struct its descriptor, which is not null.
    pub(crate) fn write_descriptor(&mut self, object: u32, descriptor: Slot) {
        let field = self.descriptor_field(object).expect("BUG: the type has a descriptor");
        self.write_field(object, field, field.offset, descriptor);
    }
}

impl AnyRef {
    /// The descriptor of a struct whose type has one.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn descriptor(&self, store: &mut impl AsStoreMut) -> Option<AnyRef> {
        let store = store.inner_mut();
        let object = Some(store.raw_any(*self)).filter(|raw| is_object(*raw))?;
        let field = store.descriptor_field(object)?;
        let descriptor = store.read_field(object, field, field.offset);
        store.any_ref(descriptor as u32)
    }
}
