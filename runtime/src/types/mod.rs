//! The types of the specification, with type indices replaced by canonical ids.
//!
//! `convert` replaces a module's own type indices, so that everything else compares types by value. [`registry`] gives
//! equal types of one engine equal ids. Specification: <https://webassembly.github.io/spec/core/syntax/types.html>.

pub(crate) mod convert;
pub(crate) mod describe;
pub(crate) mod registry;

use std::fmt;

/// A type's id: two types of an engine are the same exactly if their ids are.
///
/// Invariant: an id is never used again in the process, so one that outlives its type, or comes from
/// another engine, is stale, not wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) u32);

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValType {
    /// 32-bit integer.
    I32,
    /// 64-bit integer.
    I64,
    /// 32-bit float.
    F32,
    /// 64-bit float.
    F64,
    /// 128-bit vector.
    V128,
    /// Reference.
    Ref(RefType),
}

impl ValType {
    /// `funcref`.
    pub const FUNCREF: ValType = ValType::Ref(RefType::FUNCREF);
    /// `externref`.
    pub const EXTERNREF: ValType = ValType::Ref(RefType::EXTERNREF);
    /// `exnref`.
    pub const EXNREF: ValType = ValType::Ref(RefType::EXNREF);
    /// `anyref`.
    pub const ANYREF: ValType = ValType::Ref(RefType::ANYREF);

    /// The id of the concrete type that this refers to.
    pub fn type_id(self) -> Option<TypeId> {
        match self {
            ValType::Ref(ty) => ty.heap.type_id(),
            _ => None,
        }
    }
}

/// The type of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RefType {
    /// Whether null is a value of this type.
    pub nullable: bool,
    /// What it refers to.
    pub heap: HeapType,
}

impl RefType {
    /// `(ref null func)`.
    pub const FUNCREF: RefType = RefType { nullable: true, heap: HeapType::Func };
    /// `(ref null extern)`.
    pub const EXTERNREF: RefType = RefType { nullable: true, heap: HeapType::Extern };
    /// `(ref null exn)`.
    pub const EXNREF: RefType = RefType { nullable: true, heap: HeapType::Exn };
    /// `(ref null any)`.
    pub const ANYREF: RefType = RefType { nullable: true, heap: HeapType::Any };
}

/// What a reference refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the specification's")]
pub enum HeapType {
    Func,
    NoFunc,
    Extern,
    NoExtern,
    Any,
    Eq,
    I31,
    Struct,
    Array,
    None,
    Exn,
    NoExn,
    ConcreteFunc(TypeId),
    ConcreteStruct(TypeId),
    ConcreteArray(TypeId),
    /// A concrete type without those below it: `(exact $t)`.
    ExactFunc(TypeId),
    ExactStruct(TypeId),
    ExactArray(TypeId),
}

/// The top of a hierarchy of heap types: types of different hierarchies have no value in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the specification's")]
pub enum Hierarchy {
    Func,
    Extern,
    Any,
    Exn,
}

impl HeapType {
    /// The hierarchy that this type belongs to.
    pub fn hierarchy(self) -> Hierarchy {
        use HeapType as H;
        match self {
            H::Func | H::NoFunc | H::ConcreteFunc(_) | H::ExactFunc(_) => Hierarchy::Func,
            H::Extern | H::NoExtern => Hierarchy::Extern,
            H::Exn | H::NoExn => Hierarchy::Exn,
            H::Any | H::Eq | H::I31 | H::Struct | H::Array | H::None => Hierarchy::Any,
            H::ConcreteStruct(_) | H::ConcreteArray(_) => Hierarchy::Any,
            H::ExactStruct(_) | H::ExactArray(_) => Hierarchy::Any,
        }
    }

    /// The id of a concrete type, exact or not.
    pub fn type_id(self) -> Option<TypeId> {
        match self {
            HeapType::ConcreteFunc(id)
            | HeapType::ConcreteStruct(id)
            | HeapType::ConcreteArray(id)
            | HeapType::ExactFunc(id)
            | HeapType::ExactStruct(id)
            | HeapType::ExactArray(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the types below it are left out.
    pub(crate) fn is_exact(self) -> bool {
        matches!(self, HeapType::ExactFunc(_) | HeapType::ExactStruct(_) | HeapType::ExactArray(_))
    }

    /// A concrete type without those below it. An abstract type has no such form, and stays.
    pub(crate) fn exact(self) -> Self {
        match self {
            HeapType::ConcreteFunc(id) => HeapType::ExactFunc(id),
            HeapType::ConcreteStruct(id) => HeapType::ExactStruct(id),
            HeapType::ConcreteArray(id) => HeapType::ExactArray(id),
            other => other,
        }
    }
}

/// The type of a function.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FuncType {
    /// The types of the parameters.
    pub params: Box<[ValType]>,
    /// The types of the results.
    pub results: Box<[ValType]>,
}

impl FuncType {
    /// The type of functions from `params` to `results`.
    pub fn new(
        params: impl IntoIterator<Item = ValType>,
        results: impl IntoIterator<Item = ValType>,
    ) -> Self {
        Self { params: params.into_iter().collect(), results: results.into_iter().collect() }
    }
}

/// What a field of a struct or the elements of an array store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StorageType {
    /// The lowest 8 bits of an `i32`.
    I8,
    /// The lowest 16 bits of an `i32`.
    I16,
    /// A value.
    Val(ValType),
}

/// A field of a struct or the elements of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldType {
    /// What is stored.
    pub storage: StorageType,
    /// Whether it can be set.
    pub mutable: bool,
}

impl FieldType {
    /// A mutable field that stores this.
    pub fn mutable(storage: StorageType) -> Self {
        Self { storage, mutable: true }
    }

    /// An immutable field that stores this.
    pub fn immutable(storage: StorageType) -> Self {
        Self { storage, mutable: false }
    }
}

impl StorageType {
    /// The type that is stored, if it is that of a value.
    pub(crate) fn val_type(self) -> Option<ValType> {
        match self {
            StorageType::Val(ty) => Some(ty),
            StorageType::I8 | StorageType::I16 => None,
        }
    }
}

impl From<ValType> for StorageType {
    fn from(ty: ValType) -> Self {
        StorageType::Val(ty)
    }
}

/// Whether indices into a memory or table are 32 or 64 bits wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the specification's")]
pub enum IndexType {
    I32,
    I64,
}

/// The type of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TableType {
    /// The type of the elements.
    pub element: RefType,
    /// The type of its indices.
    pub index: IndexType,
    /// The least number of elements.
    pub minimum: u64,
    /// The greatest number of elements, if there is one.
    pub maximum: Option<u64>,
}

/// The type of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MemoryType {
    /// The type of its indices.
    pub index: IndexType,
    /// The least number of pages.
    pub minimum: u64,
    /// The greatest number of pages, if there is one.
    pub maximum: Option<u64>,
    /// The binary logarithm of the size of a page: 16, or 0 with custom page sizes.
    pub page_size_log2: u8,
    /// Whether several stores can use it at once. It needs a maximum then.
    pub shared: bool,
}

impl MemoryType {
    /// A memory with 32-bit indices and pages of 64 KiB.
    pub fn new(minimum: u64, maximum: Option<u64>) -> Self {
        Self { index: IndexType::I32, minimum, maximum, page_size_log2: 16, shared: false }
    }

    /// The most pages that a memory of this type can ever have: no memory passes the end of its
    /// index type.
    pub(crate) fn limit(&self) -> u64 {
        let bits = if self.index == IndexType::I64 { 64 } else { 32 };
        let pages = (1u128 << bits) >> self.page_size_log2;
        let pages = u64::try_from(pages).unwrap_or(u64::MAX);
        self.maximum.map_or(pages, |maximum| maximum.min(pages))
    }
}

impl TableType {
    /// The most elements that a table of this type can ever have.
    pub(crate) fn limit(&self) -> u64 {
        let elements = if self.index == IndexType::I64 { u64::MAX } else { u64::from(u32::MAX) };
        self.maximum.map_or(elements, |maximum| maximum.min(elements))
    }

    /// The limits in words.
    fn limits(&self) -> Limits {
        Limits(self.index, self.minimum, self.maximum)
    }
}

/// The type of a global.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlobalType {
    /// The type of its value.
    pub content: ValType,
    /// Whether it can be set.
    pub mutable: bool,
}

/// The type of an import or export.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExternType {
    /// A function of this type, whose id also tells its place among the subtypes.
    Func(TypeId, FuncType),
    /// A table.
    Table(TableType),
    /// A memory.
    Memory(MemoryType),
    /// A global.
    Global(GlobalType),
    /// A tag for exceptions with these parameters. The id is the type's: a tag matches no other.
    Tag(TypeId, FuncType),
}

impl fmt::Display for ValType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValType::I32 => f.write_str("i32"),
            ValType::I64 => f.write_str("i64"),
            ValType::F32 => f.write_str("f32"),
            ValType::F64 => f.write_str("f64"),
            ValType::V128 => f.write_str("v128"),
            ValType::Ref(ty) => ty.fmt(f),
        }
    }
}

impl fmt::Display for RefType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let null = if self.nullable { "null " } else { "" };
        write!(f, "(ref {null}{})", self.heap)
    }
}

impl fmt::Display for HeapType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            HeapType::Func => "func",
            HeapType::NoFunc => "nofunc",
            HeapType::Extern => "extern",
            HeapType::NoExtern => "noextern",
            HeapType::Any => "any",
            HeapType::Eq => "eq",
            HeapType::I31 => "i31",
            HeapType::Struct => "struct",
            HeapType::Array => "array",
            HeapType::None => "none",
            HeapType::Exn => "exn",
            HeapType::NoExn => "noexn",
            HeapType::ConcreteFunc(id) => return write!(f, "func#{}", id.0),
            HeapType::ConcreteStruct(id) => return write!(f, "struct#{}", id.0),
            HeapType::ConcreteArray(id) => return write!(f, "array#{}", id.0),
            HeapType::ExactFunc(id) => return write!(f, "(exact func#{})", id.0),
            HeapType::ExactStruct(id) => return write!(f, "(exact struct#{})", id.0),
            HeapType::ExactArray(id) => return write!(f, "(exact array#{})", id.0),
        })
    }
}

impl fmt::Display for FuncType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, types: &[ValType]| {
            f.write_str("[")?;
            for (position, ty) in types.iter().enumerate() {
                write!(f, "{}{ty}", if position == 0 { "" } else { " " })?;
            }
            f.write_str("]")
        };
        list(f, &self.params)?;
        f.write_str(" -> ")?;
        list(f, &self.results)
    }
}

impl fmt::Display for ExternType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExternType::Func(_, ty) => write!(f, "func {ty}"),
            ExternType::Table(ty) => write!(f, "table{} {}", ty.limits(), ty.element),
            ExternType::Memory(ty) => {
                let limits = Limits(ty.index, ty.minimum, ty.maximum);
                write!(f, "memory{limits}{}", if ty.shared { " shared" } else { "" })?;
                match ty.page_size_log2 {
                    16 => Ok(()),
                    log2 => write!(f, " (pagesize {})", 1u64 << log2),
                }
            }
            ExternType::Global(GlobalType { content, mutable: true }) => {
                write!(f, "global (mut {content})")
            }
            ExternType::Global(GlobalType { content, .. }) => write!(f, "global {content}"),
            ExternType::Tag(_, ty) => write!(f, "tag {ty}"),
        }
    }
}

/// Index type, minimum and maximum, in words.
struct Limits(IndexType, u64, Option<u64>);

impl fmt::Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(index, minimum, maximum) = self;
        let index = if *index == IndexType::I64 { " i64" } else { "" };
        write!(f, "{index} {minimum}")?;
        maximum.map_or(Ok(()), |maximum| write!(f, " {maximum}"))
    }
}

impl IndexType {
    /// The type of lengths in a copy between memories or tables of these index types.
    pub(crate) fn narrower(self, other: Self) -> Self {
        if self == IndexType::I64 && other == IndexType::I64 { self } else { IndexType::I32 }
    }
}
