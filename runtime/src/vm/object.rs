//! The layout of structs, arrays and exceptions in a store's heap, computed once for each canonical
//! type.
//!
//! An object begins with the address of its [`ObjectType`], which compiled code sees as a
//! [`VmObjectType`]; an array's length, a struct's descriptor or an exception's tag follows. Invariant:
//! a field of a subtype is where its supertype has it, as both or neither have a descriptor, and the
//! fields that they share come first and are equally wide.

use crate::types::registry::TypeEntry;
use crate::types::{HeapType, Hierarchy, RefType, TypeId, ValType};
use crate::vm::{VmException, VmObjectType};

/// A struct or array type, or that of exceptions, at one address as long as the type is in use.
#[repr(C)]
pub(crate) struct ObjectType {
    /// First, so that the address of the whole is that of this.
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
    /// Where it refers to its descriptor, if the type has one. This is none of the fields.
    pub(crate) descriptor: Option<Field>,
    /// The size of the whole, a multiple of [`OBJECT_ALIGN`].
    pub(crate) size: u32,
}

/// A field of a struct or the elements of an array: the offset is the first one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    pub(crate) storage: Storage,
    pub(crate) mutable: bool,
    pub(crate) offset: u32,
}

/// What a field stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Storage {
    I8,
    I16,
    Val(ValType),
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
/// In the place of a type that is not there: no id, see `TypeRegistry::register`.
pub(crate) const NO_TYPE: u32 = u32::MAX;

impl Storage {
    /// The size in bytes, a power of two.
    pub(crate) fn size(self) -> u32 {
        match self {
            Storage::I8 => 1,
            Storage::I16 => 2,
            Storage::Val(ValType::I32 | ValType::F32) => 4,
            Storage::Val(ValType::I64 | ValType::F64) => 8,
            Storage::Val(ValType::V128) => 16,
            Storage::Val(ValType::Ref(ty)) => match ty.heap.hierarchy() {
                Hierarchy::Func => 8,
                Hierarchy::Extern | Hierarchy::Any | Hierarchy::Exn => 4,
            },
        }
    }

    /// Whether the collector has to look at it.
    pub(crate) fn is_traced(self) -> bool {
        matches!(self, Storage::Val(ty) if is_traced(ty))
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
    pub(crate) fn new_struct(
        display: &[TypeId],
        descriptor: Option<TypeId>,
        fields: impl IntoIterator<Item = (Storage, bool)>,
    ) -> Self {
        let layout = StructLayout::new(STRUCT_HEADER, descriptor.map(descriptor_field), fields);
        Self { vm: vm(display, VmObjectType::STRUCT), layout: ObjectLayout::Struct(layout) }
    }

    /// The type of exceptions whose tags have the function type `id` with these parameters.
    fn new_exception(id: TypeId, params: &[ValType]) -> Self {
        let fields = params.iter().map(|ty| (Storage::Val(*ty), false));
        let layout = StructLayout::new(EXCEPTION_HEADER, None, fields);
        Self { vm: vm(&[id], VmObjectType::EXCEPTION), layout: ObjectLayout::Exception(layout) }
    }

    /// The type of arrays of these elements. `display` ends with the type itself.
    pub(crate) fn new_array(display: &[TypeId], (storage, mutable): (Storage, bool)) -> Self {
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
    /// When it is none, which validation excludes where it is used.
    pub(crate) fn element(&self) -> Field {
        match &self.layout {
            ObjectLayout::Array(element) => *element,
            _ => panic!("BUG: type {} is not an array", self.vm.id),
        }
    }
}

/// A reference to a descriptor of this type, which no subtype of it can be, right after the type.
fn descriptor_field(id: TypeId) -> Field {
    let ty = RefType { nullable: false, heap: HeapType::ExactStruct(id) };
    Field { storage: Storage::Val(ValType::Ref(ty)), mutable: false, offset: STRUCT_HEADER }
}

impl StructLayout {
    /// Fields after a header of this size, and after the descriptor if there is one.
    fn new(
        header: u32,
        descriptor: Option<Field>,
        fields: impl IntoIterator<Item = (Storage, bool)>,
    ) -> Self {
        let mut end = header + descriptor.map_or(0, |field| field.storage.size());
        let fields = fields.into_iter().map(|(storage, mutable)| {
            let offset = end.next_multiple_of(storage.size().min(OBJECT_ALIGN));
            end = offset + storage.size(); // no overflow: validation allows 10,000 fields
            Field { storage, mutable, offset }
        });
        let fields = fields.collect();
        Self { fields, descriptor, size: end.next_multiple_of(OBJECT_ALIGN) }
    }
}

impl Field {
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
        use crate::types::registry::TypeKind;
        match &self.kind {
            TypeKind::Struct(object) | TypeKind::Array(object) => object,
            TypeKind::Func(_) => panic!("BUG: type {} is a function type", self.id.0),
        }
    }

    /// The type of exceptions whose tags have this function type.
    ///
    /// # Panics
    ///
    /// When this is not a function type, which validation excludes for tags.
    pub(crate) fn exception(&self) -> &ObjectType {
        let func = self.func();
        func.exception.get_or_init(|| Box::new(ObjectType::new_exception(self.id, &func.ty.params)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ValType::{F64, I32, V128};

    #[test]
    fn fields_follow_each_other_aligned() {
        let fields =
            [Storage::I8, Storage::I16, Storage::Val(V128), Storage::I8, Storage::Val(F64)];
        let object = ObjectType::new_struct(&[TypeId(7)], None, fields.map(|field| (field, true)));
        let layout = object.struct_layout();
        let offsets: Vec<_> = layout.fields.iter().map(|field| field.offset).collect();
        assert_eq!(offsets, [8, 10, 16, 32, 40]);
        assert_eq!(layout.size, 48);
        assert_eq!(object.vm.display[0], 7);
    }

    #[test]
    fn a_descriptor_comes_before_the_fields() {
        let fields = [I32, F64].map(|ty| (Storage::Val(ty), true));
        let layout = |fields: &[(Storage, bool)]| {
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
        let element = |storage| ObjectType::new_array(&[TypeId(7)], (storage, true)).element();
        let sizes = [0, 1, 4, 5].map(|length| element(Storage::I8).array_size(length));
        assert_eq!(sizes, [16, 16, 16, 24]);
        assert_eq!(element(Storage::Val(I32)).offset, 12);
        assert_eq!(element(Storage::Val(V128)).offset, 16);
        assert_eq!(element(Storage::Val(V128)).array_size(u32::MAX), 16 * (1 << 32));
    }
}
