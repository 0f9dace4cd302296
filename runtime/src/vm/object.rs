//! The layout of structs, arrays and exceptions in a store's heap, computed once for each canonical
//! type.
//!
//! An object begins with the address of its [`ObjectType`], which compiled code sees as a [`VmObjectType`]; an array's
//! length, a struct's descriptor or an exception's tag follows. Invariant: a field of a subtype has the offset that it
//! has in the supertype: both types have a descriptor or neither has, and the fields that they share come first and are
//! equally wide.

use super::{VmException, VmObjectType};
use crate::types::registry::{StructEntry, TypeEntry, TypeKind};
use crate::types::{FieldType, HeapType, Hierarchy, RefType, StorageType, TypeId, ValType};

/// A struct, array or exception type. It stays at one address as long as the type is in use.
#[repr(C)]
pub(crate) struct ObjectType {
    /// The first field, so that both have the same address.
    pub(crate) vm: VmObjectType,
    pub(crate) layout: ObjectLayout,
}

/// Where the parts of an object are, from its start.
pub(crate) enum ObjectLayout {
    Struct(StructLayout),
    Array(Field),
    /// The values are its fields.
    Exception(StructLayout),
}

pub(crate) struct StructLayout {
    pub(crate) fields: Box<[Field]>,
    /// Where the struct refers to its descriptor, if the type has descriptors. This is not one of the fields.
    pub(crate) descriptor: Option<Field>,
    /// The size of the whole, a multiple of [`OBJECT_ALIGN`].
    pub(crate) size: u32,
}

/// A field of a struct or the elements of an array: the offset is the first one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    pub(crate) storage: StorageType,
    pub(crate) mutable: bool,
    pub(crate) offset: u32,
}

/// The alignment of objects: the low bits of references tell them from other values.
pub(crate) const OBJECT_ALIGN: u32 = 8;
/// Where an array has its length.
pub(crate) const LENGTH_OFFSET: u32 = 8;
/// The size of the header of a struct.
const STRUCT_HEADER: u32 = 8;
/// The size of the header of an array.
const ARRAY_HEADER: u32 = 12;
/// The size of the header of an exception: up to the end of the tag.
const EXCEPTION_HEADER: u32 = LENGTH_OFFSET + 4;
const _: () = assert!(std::mem::offset_of!(VmException, tag) == LENGTH_OFFSET as usize);

/// How many types of a display compiled code sees. Deeper ones ask the registry.
pub(crate) const INLINE_DISPLAY: usize = 8;
/// Stands for a missing type. No type has this id, see `TypeRegistry::register`.
pub(crate) const NO_TYPE: u32 = u32::MAX;

impl StorageType {
    /// The size in bytes, a power of two.
    pub(crate) fn size(self) -> u32 {
        match self {
            StorageType::I8 => 1,
            StorageType::I16 => 2,
            StorageType::Val(ValType::I32 | ValType::F32) => 4,
            StorageType::Val(ValType::I64 | ValType::F64) => 8,
            StorageType::Val(ValType::V128) => 16,
            StorageType::Val(ValType::Ref(ty)) => match ty.heap.hierarchy() {
                Hierarchy::Func => 8,
                Hierarchy::Extern | Hierarchy::Any | Hierarchy::Exn => 4,
            },
        }
    }

    /// The type that a field of this storage has on the operand stack.
    pub(crate) fn unpacked(self) -> ValType {
        match self {
            StorageType::I8 | StorageType::I16 => ValType::I32,
            StorageType::Val(ty) => ty,
        }
    }

    /// Whether the collector must look at the storage.
    pub(crate) fn is_traced(self) -> bool {
        matches!(self, StorageType::Val(ty) if is_traced(ty))
    }

    /// Whether the storage holds 64-bit references.
    pub(crate) fn is_wide(self) -> bool {
        matches!(self, StorageType::Val(ValType::Ref(ty)) if ty.heap.hierarchy() == Hierarchy::Func)
    }
}

/// Whether values of this type can refer to objects of the heap.
pub(crate) fn is_traced(ty: ValType) -> bool {
    match ty {
        ValType::Ref(ty) => ty.heap.hierarchy() != Hierarchy::Func,
        _ => false,
    }
}

impl ObjectType {
    /// The type of structs with these fields, and with descriptors of type `descriptor` if there is
    /// one. `display` ends with the type itself.
    fn new_struct(
        display: &[TypeId],
        descriptor: Option<TypeId>,
        fields: impl IntoIterator<Item = FieldType>,
    ) -> Self {
        let layout = StructLayout::new(STRUCT_HEADER, descriptor.map(descriptor_field), fields);
        Self { vm: vm(display, VmObjectType::STRUCT), layout: ObjectLayout::Struct(layout) }
    }

    /// The type of exceptions whose tags have the function type `id` with these parameters.
    fn new_exception(id: TypeId, params: &[ValType]) -> Self {
        let fields = params.iter().map(|ty| FieldType::immutable((*ty).into()));
        let layout = StructLayout::new(EXCEPTION_HEADER, None, fields);
        Self { vm: vm(&[id], VmObjectType::EXCEPTION), layout: ObjectLayout::Exception(layout) }
    }

    /// The type of arrays of these elements. `display` ends with the type itself.
    fn new_array(display: &[TypeId], FieldType { storage, mutable }: FieldType) -> Self {
        let offset = ARRAY_HEADER.next_multiple_of(storage.size().min(OBJECT_ALIGN));
        let element = Field { storage, mutable, offset };
        Self { vm: vm(display, VmObjectType::ARRAY), layout: ObjectLayout::Array(element) }
    }

    pub(crate) fn id(&self) -> TypeId {
        TypeId(self.vm.id)
    }

    /// The address that objects of this type begin with.
    pub(crate) fn address(&self) -> u64 {
        &raw const *self as usize as u64
    }

    /// The layout of a struct or exception.
    ///
    /// # Panics
    ///
    /// When it is an array, which validation excludes where it is used.
    pub(crate) fn struct_layout(&self) -> &StructLayout {
        match &self.layout {
            ObjectLayout::Struct(layout) | ObjectLayout::Exception(layout) => layout,
            ObjectLayout::Array(_) => panic!("BUG: type {} is not a struct", self.vm.id),
        }
    }

    /// The elements of an array.
    ///
    /// # Panics
    ///
    /// When it is no array, which validation excludes where this is used.
    pub(crate) fn element(&self) -> Field {
        match &self.layout {
            ObjectLayout::Array(element) => *element,
            _ => panic!("BUG: type {} is not an array", self.vm.id),
        }
    }
}

/// The place of the reference to a descriptor, right after the type: the descriptor has exactly this type, not a
/// subtype.
fn descriptor_field(id: TypeId) -> Field {
    let ty = RefType { nullable: false, heap: HeapType::ExactStruct(id) };
    Field { storage: ValType::Ref(ty).into(), mutable: false, offset: STRUCT_HEADER }
}

impl StructLayout {
    /// Fields after a header of this size, and after the descriptor if there is one.
    fn new(
        header: u32,
        descriptor: Option<Field>,
        fields: impl IntoIterator<Item = FieldType>,
    ) -> Self {
        let mut end = header + descriptor.map_or(0, |field| field.storage.size());
        let fields = fields.into_iter().map(|FieldType { storage, mutable }| {
            let offset = end.next_multiple_of(storage.size().min(OBJECT_ALIGN));
            end = offset + storage.size(); // no overflow: validation allows 10,000 fields
            Field { storage, mutable, offset }
        });
        let fields = fields.collect();
        Self { fields, descriptor, size: end.next_multiple_of(OBJECT_ALIGN) }
    }
}

impl Field {
    /// The type of the field.
    pub(crate) fn ty(self) -> FieldType {
        FieldType { storage: self.storage, mutable: self.mutable }
    }

    /// The size of an array of this many elements, a multiple of [`OBJECT_ALIGN`].
    pub(crate) fn array_size(self, length: u32) -> u64 {
        let elements = u64::from(length) * u64::from(self.storage.size());
        (u64::from(self.offset) + elements).next_multiple_of(u64::from(OBJECT_ALIGN))
    }
}

fn vm(display: &[TypeId], kind: u32) -> VmObjectType {
    let mut inline = [NO_TYPE; INLINE_DISPLAY];
    inline.iter_mut().zip(display).for_each(|(to, from)| *to = from.0);
    let id = display.last().expect("BUG: a display ends with the type itself").0;
    VmObjectType { display: inline, id, kind }
}

impl TypeEntry {
    /// The struct or array type.
    ///
    /// # Panics
    ///
    /// When this is a function type, which validation excludes where it is used.
    pub(crate) fn object(&self) -> &ObjectType {
        self.layout(|entry| match &entry.kind {
            TypeKind::Struct(StructEntry { fields, descriptor }) => {
                ObjectType::new_struct(&entry.display, *descriptor, fields.iter().copied())
            }
            TypeKind::Array(element) => ObjectType::new_array(&entry.display, *element),
            TypeKind::Func(_) => panic!("BUG: type {} is a function type", entry.id.0),
        })
    }

    /// The type of exceptions whose tags have this function type.
    ///
    /// # Panics
    ///
    /// When this is not a function type, which validation excludes for tags.
    pub(crate) fn exception(&self) -> &ObjectType {
        self.layout(|entry| ObjectType::new_exception(entry.id, &entry.func().ty.params))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ValType::{F64, I32, V128};

    #[test]
    fn fields_follow_each_other_aligned() {
        let fields = [StorageType::I8, StorageType::I16, V128.into(), StorageType::I8, F64.into()];
        let object = ObjectType::new_struct(&[TypeId(7)], None, fields.map(FieldType::mutable));
        let layout = object.struct_layout();
        let offsets: Vec<_> = layout.fields.iter().map(|field| field.offset).collect();
        assert_eq!(offsets, [8, 10, 16, 32, 40]);
        assert_eq!(layout.size, 48);
        assert_eq!(object.vm.display[0], 7);
    }

    #[test]
    fn a_descriptor_comes_before_the_fields() {
        let fields = [I32, F64].map(|ty| FieldType::mutable(ty.into()));
        let layout = |fields: &[FieldType]| {
            let ty = ObjectType::new_struct(&[TypeId(7)], Some(TypeId(8)), fields.iter().copied());
            let layout = ty.struct_layout();
            let offsets: Vec<_> = layout.fields.iter().map(|field| field.offset).collect();
            (layout.descriptor.map(|field| field.offset), offsets, layout.size)
        };
        assert_eq!(layout(&[]), (Some(8), vec![], 16));
        assert_eq!(layout(&fields[..1]), (Some(8), vec![12], 16));
        assert_eq!(layout(&fields), (Some(8), vec![12, 16], 24));
    }

    #[test]
    fn elements_follow_the_length() {
        let element = |storage: StorageType| {
            ObjectType::new_array(&[TypeId(7)], FieldType::mutable(storage)).element()
        };
        let sizes = [0, 1, 4, 5].map(|length| element(StorageType::I8).array_size(length));
        assert_eq!(sizes, [16, 16, 16, 24]);
        assert_eq!(element(I32.into()).offset, 12);
        assert_eq!(element(V128.into()).offset, 16);
        assert_eq!(element(V128.into()).array_size(u32::MAX), 16 * (1 << 32));
    }
}
