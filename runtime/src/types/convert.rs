//! From wasmparser's types, which name types by module index, to canonical ones.

use super::registry::{
    CompositeKey, FieldKey, GroupKey, OutOfTypeIds, RecGroup, StorageKey, SubTypeKey, TypeEntry,
    TypeRefKey, TypeRegistry, ValTypeKey,
};
use super::{GlobalType, HeapType, IndexType, MemoryType, RefType, TableType, ValType};
use std::sync::Arc;
use wasmparser::{AbstractHeapType, CompositeInnerType, PackedIndex, StorageType, UnpackedIndex};

/// The types of one module, by type index. Keeps their groups.
#[derive(Default)]
pub(crate) struct ModuleTypes {
    entries: Vec<Arc<TypeEntry>>,
    heap_types: Vec<HeapType>,
    groups: Vec<Arc<RecGroup>>,
}

/// Why a type of a valid module has no canonical form here.
#[derive(Debug)]
pub(crate) enum ConversionError {
    /// The type belongs to a feature that is not supported.
    Unsupported(&'static str),
    OutOfTypeIds,
}

impl From<OutOfTypeIds> for ConversionError {
    fn from(_: OutOfTypeIds) -> Self {
        ConversionError::OutOfTypeIds
    }
}

type Result<T> = std::result::Result<T, ConversionError>;

impl ModuleTypes {
    /// The entry of the type at a module's index.
    pub(crate) fn entry(&self, index: u32) -> &Arc<TypeEntry> {
        &self.entries[index as usize]
    }

    /// The entry of a concrete heap type, exact or not.
    pub(crate) fn concrete(&self, ty: wasmparser::HeapType) -> Option<&Arc<TypeEntry>> {
        use wasmparser::HeapType::{Concrete, Exact};
        match ty {
            Concrete(UnpackedIndex::Module(index)) | Exact(UnpackedIndex::Module(index)) => {
                Some(self.entry(index))
            }
            _ => None,
        }
    }

    /// Adds a group of the module's type section, which has been validated.
    pub(crate) fn add_group(
        &mut self,
        registry: &Arc<TypeRegistry>,
        group: wasmparser::RecGroup,
    ) -> Result<()> {
        let start = self.entries.len() as u32;
        let mut key = Vec::with_capacity(group.types().len());
        let mut uses = Vec::new();
        for sub_type in group.types() {
            key.push(Canonicaliser { types: self, start, uses: &mut uses }.sub_type(sub_type)?);
        }
        let key: GroupKey = key.into();
        let group = registry.register(key, || {
            uses.sort_unstable();
            uses.dedup();
            let group = |index: &u32| {
                let entry = &self.entries[*index as usize];
                entry.group.get().and_then(|group| group.upgrade()).expect("BUG: held by `groups`")
            };
            uses.iter().map(group).collect()
        })?;
        for position in 0..group.types.len() {
            self.entries.push(group.types[position].clone());
            self.heap_types.push(group.heap_type(position));
        }
        self.groups.push(group);
        Ok(())
    }

    pub(crate) fn val_type(&self, ty: wasmparser::ValType) -> Result<ValType> {
        Ok(match ty {
            wasmparser::ValType::I32 => ValType::I32,
            wasmparser::ValType::I64 => ValType::I64,
            wasmparser::ValType::F32 => ValType::F32,
            wasmparser::ValType::F64 => ValType::F64,
            wasmparser::ValType::V128 => ValType::V128,
            wasmparser::ValType::Ref(ty) => ValType::Ref(self.ref_type(ty)?),
        })
    }

    pub(crate) fn ref_type(&self, ty: wasmparser::RefType) -> Result<RefType> {
        Ok(RefType { nullable: ty.is_nullable(), heap: self.heap_type(ty.heap_type())? })
    }

    pub(crate) fn heap_type(&self, ty: wasmparser::HeapType) -> Result<HeapType> {
        match ty {
            wasmparser::HeapType::Abstract { shared: false, ty } => abstract_heap_type(ty),
            wasmparser::HeapType::Abstract { shared: true, .. } => {
                Err(ConversionError::Unsupported("shared-everything-threads"))
            }
            wasmparser::HeapType::Concrete(UnpackedIndex::Module(index)) => {
                Ok(self.heap_types[index as usize])
            }
            wasmparser::HeapType::Exact(UnpackedIndex::Module(index)) => {
                Ok(self.heap_types[index as usize].exact())
            }
            wasmparser::HeapType::Concrete(_) | wasmparser::HeapType::Exact(_) => {
                panic!("BUG: no module index in a module")
            }
        }
    }

    pub(crate) fn table_type(&self, ty: &wasmparser::TableType) -> Result<TableType> {
        if ty.shared {
            return Err(ConversionError::Unsupported("shared-everything-threads"));
        }
        Ok(TableType {
            element: self.ref_type(ty.element_type)?,
            index: if ty.table64 { IndexType::I64 } else { IndexType::I32 },
            minimum: ty.initial,
            maximum: ty.maximum,
        })
    }

    pub(crate) fn global_type(&self, ty: &wasmparser::GlobalType) -> Result<GlobalType> {
        if ty.shared {
            return Err(ConversionError::Unsupported("shared-everything-threads"));
        }
        Ok(GlobalType { content: self.val_type(ty.content_type)?, mutable: ty.mutable })
    }
}

/// The type of a memory.
pub(crate) fn memory_type(ty: &wasmparser::MemoryType) -> Result<MemoryType> {
    Ok(MemoryType {
        index: if ty.memory64 { IndexType::I64 } else { IndexType::I32 },
        minimum: ty.initial,
        maximum: ty.maximum,
        page_size_log2: ty.page_size_log2() as u8,
        shared: ty.shared,
    })
}

fn abstract_heap_type(ty: AbstractHeapType) -> Result<HeapType> {
    Ok(match ty {
        AbstractHeapType::Func => HeapType::Func,
        AbstractHeapType::NoFunc => HeapType::NoFunc,
        AbstractHeapType::Extern => HeapType::Extern,
        AbstractHeapType::NoExtern => HeapType::NoExtern,
        AbstractHeapType::Any => HeapType::Any,
        AbstractHeapType::Eq => HeapType::Eq,
        AbstractHeapType::I31 => HeapType::I31,
        AbstractHeapType::Struct => HeapType::Struct,
        AbstractHeapType::Array => HeapType::Array,
        AbstractHeapType::None => HeapType::None,
        AbstractHeapType::Exn => HeapType::Exn,
        AbstractHeapType::NoExn => HeapType::NoExn,
        AbstractHeapType::Cont | AbstractHeapType::NoCont => {
            return Err(ConversionError::Unsupported("stack-switching"));
        }
    })
}

/// Brings one group into canonical form, noting the types of other groups that it uses.
struct Canonicaliser<'a> {
    types: &'a ModuleTypes,
    /// The module index of the group's first type.
    start: u32,
    uses: &'a mut Vec<u32>,
}

impl Canonicaliser<'_> {
    fn sub_type(&mut self, ty: &wasmparser::SubType) -> Result<SubTypeKey> {
        let composite = &ty.composite_type;
        if composite.shared {
            return Err(ConversionError::Unsupported("shared-everything-threads"));
        }
        let descriptor = composite.descriptor_idx.map(|index| self.type_ref(index));
        let describes = composite.describes_idx.map(|index| self.type_ref(index));
        let composite = match &composite.inner {
            CompositeInnerType::Func(ty) => CompositeKey::Func {
                params: self.val_types(ty.params())?,
                results: self.val_types(ty.results())?,
            },
            CompositeInnerType::Array(ty) => CompositeKey::Array(self.field(&ty.0)?),
            CompositeInnerType::Struct(ty) => {
                let fields: Result<_> = ty.fields.iter().map(|field| self.field(field)).collect();
                CompositeKey::Struct(fields?)
            }
            CompositeInnerType::Cont(_) => {
                return Err(ConversionError::Unsupported("stack-switching"));
            }
        };
        let supertype = ty.supertype_idxs.first().map(|index| self.type_ref(*index));
        Ok(SubTypeKey { is_final: ty.is_final, supertype, descriptor, describes, composite })
    }

    fn val_types(&mut self, types: &[wasmparser::ValType]) -> Result<Box<[ValTypeKey]>> {
        types.iter().map(|ty| self.val_type(*ty)).collect()
    }

    fn val_type(&mut self, ty: wasmparser::ValType) -> Result<ValTypeKey> {
        if let wasmparser::ValType::Ref(ty) = ty
            && let Some(index) = ty.type_index()
            && let TypeRefKey::InGroup(position) = self.type_ref(index)
        {
            let (nullable, exact) = (ty.is_nullable(), ty.is_exact_type_ref());
            return Ok(ValTypeKey::InGroup { nullable, exact, position });
        }
        Ok(ValTypeKey::Plain(self.types.val_type(ty)?))
    }

    fn field(&mut self, field: &wasmparser::FieldType) -> Result<FieldKey> {
        let storage = match field.element_type {
            StorageType::I8 => StorageKey::I8,
            StorageType::I16 => StorageKey::I16,
            StorageType::Val(ty) => StorageKey::Val(self.val_type(ty)?),
        };
        Ok(FieldKey { mutable: field.mutable, storage })
    }

    fn type_ref(&mut self, index: PackedIndex) -> TypeRefKey {
        let index = index.as_module_index().expect("BUG: no module index in a module");
        if index >= self.start {
            return TypeRefKey::InGroup(index - self.start);
        }
        self.uses.push(index);
        TypeRefKey::Id(self.types.entry(index).id)
    }
}
