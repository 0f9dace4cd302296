//! Structs and arrays as the host sees them.
//!
//! Everything that goes in is checked against the type, as validation does for compiled code: values are checked before
//! the allocation, and converted after it (*no address* in docs/heap.md).

use super::handle::Handle;
use super::reference::AnyRef;
use crate::run::heap::composite::{ArrayType, Composite, StructType};
use crate::run::store::{AsStore, AsStoreMut, ResourceError, StoreInner, counted};
use crate::run::value::Val;
use crate::types::{HeapType, ValType};
use crate::vm::Slot;
use crate::vm::object::{Field, ObjectLayout};

/// A reference to a struct. It lasts as long as the [`AnyRef`] that it is.
///
/// ```
/// use wassay_runtime::{
///     Config, Engine, FieldType, Instance, Module, Store, StructRef, StructType, Val, ValType,
/// };
///
/// let engine = Engine::new(&Config::default())?;
/// let mut store = Store::new(&engine);
/// let fields = [ValType::I32, ValType::ANYREF].map(|ty| FieldType::mutable(ty.into()));
/// let pair = StructType::new(&engine, fields)?;
/// let last = StructRef::new(&mut store, &pair, &[Val::I32(2), Val::AnyRef(None)])?;
/// let first = StructRef::new(&mut store, &pair, &[Val::I32(1), last.into()])?;
/// assert_eq!(first.get(&mut store, 0), Some(Val::I32(1)));
/// assert!(first.set(&mut store, 0, Val::I64(1)).is_err());
///
/// // A module that means the same type gets and returns the host's objects.
/// let module = Module::new(&engine, r#"(module
///     (type $pair (struct (field (mut i32)) (field (mut anyref))))
///     (func (export "second") (param (ref $pair)) (result anyref) (struct.get $pair 1 (local.get 0))))"#)?;
/// let instance = Instance::new(&mut store, &module, &[])?.unwrap();
/// let second = instance.func(&mut store, "second").expect("it is exported");
/// let results = second.call(&mut store, &[first.into()])?.unwrap();
/// let [Val::AnyRef(Some(object))] = results[..] else { panic!("{results:?}") };
/// assert!(object.ref_eq(&store, last.as_any()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StructRef(pub(super) AnyRef);

/// A reference to an array. It lasts as long as the [`AnyRef`] that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ArrayRef(pub(super) AnyRef);

impl StoreInner {
    /// The field of a struct or element of an array with this index, and its offset.
    fn field_at(&self, object: u32, index: u32) -> Option<(Field, u32)> {
        match &self.object_type(object).layout {
            ObjectLayout::Struct(layout) | ObjectLayout::Exception(layout) => {
                let field = layout.fields.get(index as usize)?;
                Some((*field, field.offset))
            }
            ObjectLayout::Array(element) => {
                let element = *element;
                let is_inside = index < self.array_length(object);
                is_inside.then(|| (element, element.offset + index * element.storage.size()))
            }
        }
    }

    /// The field or element at `index` of the object behind a handle.
    pub(crate) fn get_field(&mut self, handle: Handle, index: u32) -> Option<Val> {
        let raw = self.raw_of(handle);
        let (field, offset) = self.field_at(raw, index)?;
        let value = self.read_field(raw, field, offset);
        Some(self.val(field.storage.unpacked(), value))
    }

    fn set_field(&mut self, handle: Handle, index: u32, value: Val) -> Result<(), ResourceError> {
        let raw = self.raw_of(handle);
        let (field, offset) = self.field_at(raw, index).ok_or_else(|| no_field(index))?;
        if !field.mutable {
            return Err(ResourceError::Type { expected: "a mutable field".into() });
        }
        let value = self.field_value(field, value)?;
        self.write_field(raw, field, offset, value);
        Ok(())
    }

    /// Converts a value to what is stored in a field.
    pub(crate) fn field_value(&self, field: Field, value: Val) -> Result<Slot, ResourceError> {
        let ty: ValType = field.storage.unpacked();
        let value = self.slot(ty, value);
        value.ok_or_else(|| ResourceError::Type { expected: ty.to_string() })
    }

    /// A zeroed object of a type of the host's choice, which the store holds from now on, and the
    /// reference to it.
    fn host_object(&mut self, ty: &Composite, length: u32) -> Result<u32, ResourceError> {
        if let ObjectLayout::Struct(layout) = &ty.object().layout
            && layout.descriptor.is_some()
        {
            return Err(ResourceError::Type { expected: "a type without a descriptor".into() });
        }
        self.hold_group(ty.group.clone());
        let object = self.allocate_from_host(ty.object(), length);
        self.drop_dead_values();
        object.ok_or_else(|| ResourceError::Memory { what: "an object".into() })
    }
}

fn no_field(index: u32) -> ResourceError {
    ResourceError::Type { expected: format!("an object with a field or element {index}") }
}

/// The zero or null of fields that have one.
fn default_of(field: Field) -> Result<Val, ResourceError> {
    let ty = field.storage.unpacked();
    Val::default_of(ty).ok_or_else(|| ResourceError::Type { expected: ty.to_string() })
}

/// What structs and arrays have in common.
macro_rules! object_reference {
    ($name:ident, $what:literal, $ty:ident) => {
        impl $name {
            /// The type of the object itself, which may be a subtype of the one that the host knows.
            ///
            /// # Panics
            ///
            /// When the handle belongs to another store, or its scope has ended.
            pub fn ty(&self, store: &impl AsStore) -> $ty {
                let store = store.inner();
                let id = store.object_type(store.raw_any(self.0)).id();
                let ty = Composite::of(&store.engine, id);
                $ty::from_composite(ty.expect("BUG: the type of an object is in use"))
            }

            /// Whether the reference has a type, as `ref.test` tells.
            ///
            /// # Panics
            ///
            /// When the handle belongs to another store, or its scope has ended.
            pub fn matches_ty(&self, store: &impl AsStore, heap: HeapType) -> bool {
                self.0.matches_ty(store, heap)
            }

            #[doc = concat!("The ", $what)]
            /// at `index`, if there is one. A packed value is zero-extended.
            ///
            /// # Panics
            ///
            /// When the handle belongs to another store, or its scope has ended.
            pub fn get(&self, store: &mut impl AsStoreMut, index: u32) -> Option<Val> {
                store.inner_mut().get_field(self.0.0, index)
            }

            #[doc = concat!("Sets the ", $what)]
            /// at `index`. A packed one takes the lowest bits of the value.
            ///
            /// # Errors
            ///
            /// When there is none at `index`, when it is immutable, or when the value does not have its type.
            ///
            /// # Panics
            ///
            /// When this or the value belongs to another store, or its scope has ended.
            pub fn set(
                &self,
                store: &mut impl AsStoreMut,
                index: u32,
                value: Val,
            ) -> Result<(), ResourceError> {
                store.inner_mut().set_field(self.0.0, index, value)
            }

            /// This as a reference of the hierarchy of `any`.
            pub fn as_any(&self) -> AnyRef {
                self.0
            }

            /// As [`AnyRef::keep`].
            ///
            /// # Panics
            ///
            /// When the handle belongs to another store, or its scope has ended.
            pub fn keep(&self, store: &mut impl AsStoreMut) -> Self {
                Self(self.0.keep(store))
            }

            /// As [`AnyRef::unroot`].
            ///
            /// # Panics
            ///
            /// When the handle belongs to another store.
            pub fn unroot(self, store: &mut impl AsStoreMut) {
                self.0.unroot(store);
            }
        }

        impl From<$name> for AnyRef {
            fn from(reference: $name) -> Self {
                reference.0
            }
        }

        impl From<$name> for Val {
            fn from(reference: $name) -> Self {
                Val::AnyRef(Some(reference.0))
            }
        }
    };
}

object_reference!(StructRef, "field", StructType);
object_reference!(ArrayRef, "element", ArrayType);

impl From<AnyRef> for Val {
    fn from(reference: AnyRef) -> Self {
        Val::AnyRef(Some(reference))
    }
}

impl StructRef {
    /// Makes a struct with these fields, as `struct.new` does.
    ///
    /// # Errors
    ///
    /// When the values are not those that the type asks for, or the heap is full.
    ///
    /// # Panics
    ///
    /// When the type belongs to another engine, or a value to another store. When the destructor of a host value panics
    /// that is dropped because nothing refers to it any more.
    pub fn new(
        store: &mut impl AsStoreMut,
        ty: &StructType,
        fields: &[Val],
    ) -> Result<Self, ResourceError> {
        let (store, ty) = (store.inner_mut(), ty.composite());
        ty.check(&store.engine);
        let layout = &ty.object().struct_layout().fields;
        if layout.len() != fields.len() {
            return Err(ResourceError::Type { expected: counted(layout.len(), "field") });
        }
        for (field, value) in layout.iter().zip(fields) {
            store.field_value(*field, *value)?;
        }
        let object = store.host_object(ty, 0)?;
        for (field, value) in layout.iter().zip(fields) {
            let value = store.field_value(*field, *value)?;
            store.write_field(object, *field, field.offset, value);
        }
        Ok(StructRef(AnyRef(store.handle_to(object))))
    }

    /// Makes a struct of zeroes and nulls, as `struct.new_default` does.
    ///
    /// # Errors
    ///
    /// When a field has no default value, or the heap is full.
    ///
    /// # Panics
    ///
    /// As [`StructRef::new`].
    pub fn new_default(
        store: &mut impl AsStoreMut,
        ty: &StructType,
    ) -> Result<Self, ResourceError> {
        let (store, ty) = (store.inner_mut(), ty.composite());
        ty.check(&store.engine);
        for field in &ty.object().struct_layout().fields {
            default_of(*field)?;
        }
        let object = store.host_object(ty, 0)?;
        Ok(StructRef(AnyRef(store.handle_to(object))))
    }

    /// How many fields the struct has.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn field_count(&self, store: &impl AsStore) -> u32 {
        self.ty(store).fields().len() as u32
    }
}

impl ArrayRef {
    /// Makes an array of this length with one value everywhere, as `array.new` does.
    ///
    /// # Errors
    ///
    /// When the value does not have the type of the elements, or the heap is full.
    ///
    /// # Panics
    ///
    /// As [`StructRef::new`].
    pub fn new(
        store: &mut impl AsStoreMut,
        ty: &ArrayType,
        value: Val,
        length: u32,
    ) -> Result<Self, ResourceError> {
        let (store, ty) = (store.inner_mut(), ty.composite());
        ty.check(&store.engine);
        let element = ty.object().element();
        store.field_value(element, value)?;
        let object = store.host_object(ty, length)?;
        let value = store.field_value(element, value)?;
        store.fill_array(object, 0, length, value).expect("BUG: it is as long");
        Ok(ArrayRef(AnyRef(store.handle_to(object))))
    }

    /// Makes an array of zeroes or nulls, as `array.new_default` does.
    ///
    /// # Errors
    ///
    /// When the elements have no default value, or the heap is full.
    ///
    /// # Panics
    ///
    /// As [`StructRef::new`].
    pub fn new_default(
        store: &mut impl AsStoreMut,
        ty: &ArrayType,
        length: u32,
    ) -> Result<Self, ResourceError> {
        let value = default_of(ty.composite().object().element())?;
        Self::new(store, ty, value, length)
    }

    /// Makes an array of these elements, as `array.new_fixed` does.
    ///
    /// # Errors
    ///
    /// When an element does not have the type, when there are 2^32 or more, or the heap is full.
    ///
    /// # Panics
    ///
    /// As [`StructRef::new`].
    pub fn new_fixed(
        store: &mut impl AsStoreMut,
        ty: &ArrayType,
        elements: &[Val],
    ) -> Result<Self, ResourceError> {
        let (store, ty) = (store.inner_mut(), ty.composite());
        ty.check(&store.engine);
        let what = || ResourceError::Memory {
            what: format!("an array of {}", counted(elements.len(), "element")),
        };
        let length = u32::try_from(elements.len()).map_err(|_| what())?;
        let element = ty.object().element();
        for value in elements {
            store.field_value(element, *value)?;
        }
        let object = store.host_object(ty, length)?;
        for (position, value) in (0..length).zip(elements) {
            let value = store.field_value(element, *value)?;
            let offset = element.offset + position * element.storage.size();
            store.write_field(object, element, offset, value);
        }
        Ok(ArrayRef(AnyRef(store.handle_to(object))))
    }

    /// How many elements the array has.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn len(&self, store: &impl AsStore) -> u32 {
        let store = store.inner();
        store.array_length(store.raw_any(self.0))
    }

    /// Whether the array has no element.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store, or its scope has ended.
    pub fn is_empty(&self, store: &impl AsStore) -> bool {
        self.len(store) == 0
    }
}
