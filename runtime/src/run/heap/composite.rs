//! Types of structs and arrays as the host names them.
//!
//! Each keeps its type in use, and knows the engine that it is of: a type of one engine is refused
//! wherever another engine is at work.

use crate::compile::engine::Engine;
use crate::types::registry::{
    CompositeKey, FieldKey, OutOfTypeIds, RecGroup, StorageKey, TypeEntry, TypeKind, ValTypeKey,
};
use crate::types::{FieldType, HeapType, StorageType, TypeId, ValType};
use crate::vm::object::ObjectType;
use std::fmt;
use std::sync::Arc;

/// The type of a struct.
#[derive(Clone)]
pub struct StructType(Composite);

/// The type of an array.
#[derive(Clone)]
pub struct ArrayType(Composite);

#[derive(Clone)]
pub(crate) struct Composite {
    engine: Engine,
    entry: Arc<TypeEntry>,
    pub(crate) group: Arc<RecGroup>,
}

/// Why a type could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TypeError {
    /// The type mentions another one that is not in use in this engine.
    #[error("use a type of another engine: {0}")]
    Foreign(ValType),
    /// The type has more fields than a struct may have.
    #[error("make a struct with too many fields: {0}")]
    TooManyFields(usize),
    /// There are no type ids left.
    #[error("register a type: there are no ids left")]
    OutOfTypeIds,
}

impl From<OutOfTypeIds> for TypeError {
    fn from(_: OutOfTypeIds) -> Self {
        TypeError::OutOfTypeIds
    }
}

/// The most fields of a struct: as many as validation allows.
const MAX_FIELDS: usize = 10_000;

/// The canonical form of a field whose type is one of the engine's.
fn key(field: FieldType, engine: &Engine) -> Result<FieldKey, TypeError> {
    let storage = match field.storage {
        StorageType::I8 => StorageKey::I8,
        StorageType::I16 => StorageKey::I16,
        StorageType::Val(ty) if engine.types().knows(ty) => StorageKey::Val(ValTypeKey::Plain(ty)),
        StorageType::Val(ty) => return Err(TypeError::Foreign(ty)),
    };
    Ok(FieldKey { mutable: field.mutable, storage })
}

impl Composite {
    fn new(engine: &Engine, key: CompositeKey, fields: &[FieldType]) -> Result<Self, TypeError> {
        let mentions = fields.iter().filter_map(|field| field.storage.val_type());
        let group = engine.types().register_alone(key, mentions)?;
        Ok(Self { engine: engine.clone(), entry: group.types[0].clone(), group })
    }

    /// The type with this id, if it is in use in this engine.
    pub(crate) fn of(engine: &Engine, id: TypeId) -> Option<Self> {
        let entry = engine.types().get(id)?;
        let group = engine.types().group_of(id)?;
        Some(Self { engine: engine.clone(), entry, group })
    }

    pub(crate) fn object(&self) -> &ObjectType {
        self.entry.object()
    }

    /// Checks that the type is one of this engine's.
    ///
    /// # Panics
    ///
    /// When the type is another engine's.
    #[track_caller]
    pub(crate) fn check(&self, engine: &Engine) {
        assert!(self.engine.same(engine), "a type was used with another engine than its own");
    }
}

macro_rules! named_type {
    ($name:ident, $what:literal, $concrete:ident, $exact:ident, $kind:ident) => {
        impl $name {
            /// The type behind a concrete heap type of this engine, exact or not, if it is one of
            #[doc = concat!($what, "s")]
            /// and in use. See [`HeapType`].
            pub fn of(engine: &Engine, heap: HeapType) -> Option<Self> {
                let (HeapType::$concrete(id) | HeapType::$exact(id)) = heap else {
                    return None;
                };
                Composite::of(engine, id).map(Self)
            }

            pub(crate) fn composite(&self) -> &Composite {
                &self.0
            }

            pub(crate) fn from_composite(composite: Composite) -> Self {
                debug_assert!(matches!(composite.entry.kind, TypeKind::$kind(_)));
                Self(composite)
            }

            /// Its id.
            pub fn id(&self) -> TypeId {
                self.0.entry.id
            }

            /// This type as a heap type.
            pub fn heap_type(&self) -> HeapType {
                HeapType::$concrete(self.id())
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.id() == other.id()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.heap_type().fmt(f)
            }
        }
    };
}

named_type!(StructType, "struct", ConcreteStruct, ExactStruct, Struct);
named_type!(ArrayType, "array", ConcreteArray, ExactArray, Array);

impl StructType {
    /// A final type without a supertype, in a recursion group of its own. A module's type that is
    /// the same is equal to it; others come from modules, through [`StructType::of`].
    ///
    /// # Errors
    ///
    /// When there are too many fields, when one is of a type of another engine, or when no type can be
    /// made any more.
    pub fn new(
        engine: &Engine,
        fields: impl IntoIterator<Item = FieldType>,
    ) -> Result<Self, TypeError> {
        let fields: Vec<FieldType> = fields.into_iter().collect();
        if fields.len() > MAX_FIELDS {
            return Err(TypeError::TooManyFields(fields.len()));
        }
        let keys = fields.iter().map(|field| key(*field, engine)).collect::<Result<_, _>>()?;
        Composite::new(engine, CompositeKey::Struct(keys), &fields).map(Self)
    }

    /// The fields.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = FieldType> + '_ {
        self.0.object().struct_layout().fields.iter().map(|field| field.ty())
    }
}

impl ArrayType {
    /// A final type without a supertype, in a recursion group of its own. A module's type that is
    /// the same is equal to it; others come from modules, through [`ArrayType::of`].
    ///
    /// # Errors
    ///
    /// When the elements are of a type of another engine, or when no type can be made any more.
    pub fn new(engine: &Engine, element: FieldType) -> Result<Self, TypeError> {
        let key = CompositeKey::Array(key(element, engine)?);
        Composite::new(engine, key, &[element]).map(Self)
    }

    /// The elements.
    pub fn element(&self) -> FieldType {
        self.0.object().element().ty()
    }
}
