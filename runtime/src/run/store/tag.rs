//! Tags of a store: what tells exceptions of one kind from all others.
//! <https://webassembly.github.io/spec/core/exec/runtime.html#tag-instances>
//!
//! A tag's identity is its number in the store: instances keep the numbers of their tags, and so do
//! exceptions.

use super::{AsStore, AsStoreMut, ResourceError, StoreId, StoreInner};
use crate::types::registry::TypeEntry;
use crate::types::{FuncType, TypeId, ValType};
use std::sync::Arc;

/// A tag of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// What a store knows of a tag. Its module, or the store, keeps the group of the type.
pub(crate) struct TagData {
    pub(crate) ty: Arc<TypeEntry>,
}

impl Tag {
    /// Makes a tag for exceptions that carry values of these types.
    ///
    /// # Errors
    ///
    /// When its type cannot be made.
    pub fn new(
        store: &mut impl AsStoreMut,
        params: impl IntoIterator<Item = ValType>,
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let ty = store.hold_func_type(&FuncType::new(params, []))?;
        Ok(store.add_tag(ty))
    }

    /// The type of this tag: its parameters are the values of its exceptions.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty<'a>(&self, store: &'a impl AsStore) -> &'a FuncType {
        &store.inner().tag(*self).ty.func().ty
    }

    /// The id of this tag's type.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn type_id(&self, store: &impl AsStore) -> TypeId {
        store.inner().tag(*self).ty.id
    }
}

impl StoreInner {
    #[track_caller]
    pub(crate) fn tag(&self, tag: Tag) -> &TagData {
        self.check(tag.store);
        &self.tags[tag.index as usize]
    }

    pub(crate) fn add_tag(&mut self, ty: Arc<TypeEntry>) -> Tag {
        self.tags.push(TagData { ty });
        Tag { store: self.id, index: self.tags.len() as u32 - 1 }
    }
}
