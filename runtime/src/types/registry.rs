//! The engine's canonical types: equal recursion groups of all modules share one entry.
//!
//! A group is looked up by its canonical form. In this form, a reference to a type of the same group is a position, and
//! any other is an id (iso-recursive equality,
//! <https://webassembly.github.io/spec/core/valid/conventions.html#rolling-and-unrolling>).
//!
//! Invariant: whoever uses an id holds, directly or through a group, the `Arc` of its group; the
//! registry holds groups weakly, so types go when the last module and store that use them go.

use super::{FieldType, FuncType, HeapType, Hierarchy, RefType, StorageType, TypeId, ValType};
use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

/// A recursion group in canonical form, the key under which it is shared.
pub(crate) type GroupKey = Box<[SubTypeKey]>;

/// One type of a group in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct SubTypeKey {
    pub(crate) is_final: bool,
    pub(crate) supertype: Option<TypeRefKey>,
    /// The type of the descriptors of a struct type that has them.
    pub(crate) descriptor: Option<TypeRefKey>,
    /// The type whose descriptors are of this struct type. It only decides whether types are equal.
    pub(crate) describes: Option<TypeRefKey>,
    pub(crate) composite: CompositeKey,
}

/// A reference to a type from inside a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TypeRefKey {
    /// A type of the same group, by position.
    InGroup(u32),
    /// A type of another group.
    Id(TypeId),
}

/// The structure of a type in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CompositeKey {
    Func { params: Box<[ValTypeKey]>, results: Box<[ValTypeKey]> },
    Struct(Box<[FieldKey]>),
    Array(FieldKey),
}

/// A field of a struct or the elements of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FieldKey {
    pub(crate) mutable: bool,
    pub(crate) storage: StorageKey,
}

/// What a field stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum StorageKey {
    I8,
    I16,
    Val(ValTypeKey),
}

/// A value type in canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ValTypeKey {
    /// A type that names no type of the same group.
    Plain(ValType),
    /// A reference to a type of the same group. What kind of type that is, its entry tells.
    InGroup { nullable: bool, exact: bool, position: u32 },
}

/// A canonical recursion group. Dropping the last `Arc` takes it out of the registry.
pub(crate) struct RecGroup {
    key: Arc<GroupKey>,
    pub(crate) types: Box<[Arc<TypeEntry>]>,
    registry: Weak<TypeRegistry>,
    /// Keeps the ids in `key` alive.
    uses: Vec<Arc<RecGroup>>,
}

/// A canonical type.
pub(crate) struct TypeEntry {
    pub(crate) id: TypeId,
    pub(crate) is_final: bool,
    /// All its supertypes, the root first, and itself last: the display.
    pub(crate) display: Box<[TypeId]>,
    pub(crate) kind: TypeKind,
    /// The group of this type, for holders of the type alone. Set when the group is built.
    pub(crate) group: OnceLock<Weak<RecGroup>>,
    /// See [`Self::layout`].
    layout: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// What kind of type an entry is.
pub(crate) enum TypeKind {
    Func(FuncEntry),
    Struct(StructEntry),
    /// The type of the elements.
    Array(FieldType),
}

/// What calls of a function type need.
pub(crate) struct FuncEntry {
    pub(crate) ty: FuncType,
    /// The addresses of the engine's trampolines for this signature, each set when it is first needed.
    pub(crate) entry_trampoline: OnceLock<usize>,
    pub(crate) exit_trampoline: OnceLock<usize>,
}

/// A struct type.
pub(crate) struct StructEntry {
    pub(crate) fields: Box<[FieldType]>,
    /// The type of its descriptors, if it has them.
    pub(crate) descriptor: Option<TypeId>,
}

impl TypeEntry {
    /// The function type.
    ///
    /// # Panics
    ///
    /// When this is not the type of a function, which validation excludes where it is used.
    pub(crate) fn func(&self) -> &FuncEntry {
        match &self.kind {
            TypeKind::Func(entry) => entry,
            _ => panic!("BUG: type {} is not a function type", self.id.0),
        }
    }

    /// How objects of this type are laid out, or exceptions whose tags have it. The layout is made when it is first
    /// asked for, and stays at one address as long as the type is in use.
    ///
    /// # Panics
    ///
    /// When another `T` has been made before.
    pub(crate) fn layout<T: Any + Send + Sync>(&self, make: impl FnOnce(&Self) -> T) -> &T {
        let layout = self.layout.get_or_init(|| Box::new(make(self)));
        layout.downcast_ref().expect("BUG: there is one kind of layout")
    }

    pub(crate) fn heap_type(&self) -> HeapType {
        match self.kind {
            TypeKind::Func(_) => HeapType::ConcreteFunc(self.id),
            TypeKind::Struct(_) => HeapType::ConcreteStruct(self.id),
            TypeKind::Array(_) => HeapType::ConcreteArray(self.id),
        }
    }
}

/// The canonical types of one engine.
#[derive(Default)]
pub(crate) struct TypeRegistry {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    groups: HashMap<Arc<GroupKey>, Weak<RecGroup>>,
    types: HashMap<TypeId, Weak<TypeEntry>>,
}

/// All 2^32 type ids of the process are used up.
#[derive(Debug)]
pub(crate) struct OutOfTypeIds;

/// The id of the first of `count` new types. No two engines of the process have an id in common, so
/// that a type of one is never taken for a type of another.
fn new_ids(count: u32) -> Result<u32, OutOfTypeIds> {
    static NEXT_ID: AtomicU32 = AtomicU32::new(0);
    let next = |next: u32| next.checked_add(count);
    let first = NEXT_ID.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
    first.map_err(|_| OutOfTypeIds)
}

impl TypeRegistry {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        // No panic can leave the maps half-changed: each change is one insertion or removal.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The canonical group of this form. `uses` are the groups of the ids in `key`.
    pub(crate) fn register(
        self: &Arc<Self>,
        key: GroupKey,
        uses: impl FnOnce() -> Vec<Arc<RecGroup>>,
    ) -> Result<Arc<RecGroup>, OutOfTypeIds> {
        let mut inner = self.lock();
        if let Some(group) = inner.groups.get(&key).and_then(Weak::upgrade) {
            return Ok(group);
        }
        let count = u32::try_from(key.len()).map_err(|_| OutOfTypeIds)?;
        let first = new_ids(count)?;
        let types = inner.entries(&key, first);
        let registry = Arc::downgrade(self);
        let group = Arc::new(RecGroup { key: Arc::new(key), types, registry, uses: uses() });
        for entry in &group.types {
            inner.types.insert(entry.id, Arc::downgrade(entry));
            let _ = entry.group.set(Arc::downgrade(&group));
        }
        inner.groups.insert(group.key.clone(), Arc::downgrade(&group));
        Ok(group)
    }

    /// The group of a function type that stands alone, is final and has no supertype.
    pub(crate) fn register_func(
        self: &Arc<Self>,
        ty: &FuncType,
    ) -> Result<Arc<RecGroup>, OutOfTypeIds> {
        let plain = |types: &[ValType]| types.iter().map(|ty| ValTypeKey::Plain(*ty)).collect();
        let composite =
            CompositeKey::Func { params: plain(&ty.params), results: plain(&ty.results) };
        self.register_alone(composite, ty.params.iter().chain(&ty.results).copied())
    }

    /// The group of a type that stands alone, is final and has no supertype. `mentions` are the types
    /// in it.
    pub(crate) fn register_alone(
        self: &Arc<Self>,
        composite: CompositeKey,
        mentions: impl Iterator<Item = ValType>,
    ) -> Result<Arc<RecGroup>, OutOfTypeIds> {
        let (supertype, descriptor, describes) = (None, None, None);
        let key =
            Box::new([SubTypeKey { is_final: true, supertype, descriptor, describes, composite }]);
        let ids = mentions.filter_map(ValType::type_id);
        let uses: Vec<_> = ids.filter_map(|id| self.group_of(id)).collect();
        self.register(key, || uses)
    }

    /// The entry of a type that is still in use.
    pub(crate) fn get(&self, id: TypeId) -> Option<Arc<TypeEntry>> {
        self.lock().types.get(&id).and_then(Weak::upgrade)
    }

    /// The group of a type that is still in use.
    pub(crate) fn group_of(&self, id: TypeId) -> Option<Arc<RecGroup>> {
        self.get(id)?.group.get()?.upgrade()
    }

    /// Whether a type is one of this engine's: what it refers to is in use.
    pub(crate) fn knows(&self, ty: ValType) -> bool {
        ty.type_id().is_none_or(|id| self.get(id).is_some())
    }

    /// How many groups are in use.
    pub(crate) fn len(&self) -> usize {
        self.lock().groups.len()
    }

    /// Whether every value of `a` is one of `b`.
    pub(crate) fn is_subtype(&self, a: ValType, b: ValType) -> bool {
        match (a, b) {
            (ValType::Ref(a), ValType::Ref(b)) => self.is_ref_subtype(a, b),
            _ => a == b,
        }
    }

    /// Whether every reference of `a` is one of `b`.
    pub(crate) fn is_ref_subtype(&self, a: RefType, b: RefType) -> bool {
        (b.nullable || !a.nullable) && self.is_heap_subtype(a.heap, b.heap)
    }

    /// Whether `a` matches `b`.
    /// <https://webassembly.github.io/spec/core/valid/matching.html#heap-types>
    pub(crate) fn is_heap_subtype(&self, a: HeapType, b: HeapType) -> bool {
        use HeapType as H;
        if a == b {
            return true;
        }
        match (a, b) {
            (H::NoFunc, _) => b.hierarchy() == Hierarchy::Func,
            (H::NoExtern, _) => b.hierarchy() == Hierarchy::Extern,
            (H::NoExn, _) => b.hierarchy() == Hierarchy::Exn,
            (H::None, _) => b.hierarchy() == Hierarchy::Any,
            (_, H::Func | H::Extern | H::Exn | H::Any) => a.hierarchy() == b.hierarchy(),
            (H::I31 | H::Struct | H::Array, H::Eq) => true,
            (H::ConcreteStruct(_) | H::ExactStruct(_), H::Struct | H::Eq) => true,
            (H::ConcreteArray(_) | H::ExactArray(_), H::Array | H::Eq) => true,
            (H::ConcreteFunc(a) | H::ExactFunc(a), H::ConcreteFunc(b))
            | (H::ConcreteStruct(a) | H::ExactStruct(a), H::ConcreteStruct(b))
            | (H::ConcreteArray(a) | H::ExactArray(a), H::ConcreteArray(b)) => {
                self.is_concrete_subtype(a, b)
            }
            // Nothing but a bottom type is below an exact one.
            _ => false,
        }
    }

    /// Whether the type `a` is `b` or declared below it.
    pub(crate) fn is_concrete_subtype(&self, a: TypeId, b: TypeId) -> bool {
        a == b || self.get(a).is_some_and(|entry| entry.display.contains(&b))
    }
}

impl Inner {
    fn entries(&self, key: &GroupKey, first: u32) -> Box<[Arc<TypeEntry>]> {
        let mut entries: Vec<Arc<TypeEntry>> = Vec::with_capacity(key.len());
        for (id, sub_type) in (first..).zip(key) {
            let id = TypeId(id);
            // Validation has checked that a supertype of the same group comes first.
            let supertype = sub_type.supertype.map(|supertype| match supertype {
                TypeRefKey::InGroup(position) => entries[position as usize].clone(),
                TypeRefKey::Id(id) => {
                    let entry = self.types.get(&id).and_then(Weak::upgrade);
                    entry.expect("BUG: a supertype is not in use")
                }
            });
            let supertype = supertype.as_deref();
            let mut display = supertype.map_or(Vec::new(), |entry| entry.display.to_vec());
            display.push(id);
            let kind = match &sub_type.composite {
                CompositeKey::Func { params, results } => {
                    let list = |types: &[ValTypeKey]| {
                        types.iter().map(|ty| open(*ty, key, first)).collect()
                    };
                    let ty = FuncType { params: list(params), results: list(results) };
                    let (entry_trampoline, exit_trampoline) = (OnceLock::new(), OnceLock::new());
                    TypeKind::Func(FuncEntry { ty, entry_trampoline, exit_trampoline })
                }
                CompositeKey::Struct(fields) => {
                    let fields =
                        fields.iter().map(|field| open_field(*field, key, first)).collect();
                    let descriptor = sub_type.descriptor.map(|descriptor| match descriptor {
                        TypeRefKey::InGroup(position) => TypeId(first + position),
                        TypeRefKey::Id(id) => id,
                    });
                    if let Some(TypeEntry { kind: TypeKind::Struct(supertype), .. }) = supertype {
                        let same = supertype.descriptor.is_some() == descriptor.is_some();
                        assert!(same, "BUG: only one of a type and its supertype has a descriptor");
                    }
                    TypeKind::Struct(StructEntry { fields, descriptor })
                }
                CompositeKey::Array(element) => TypeKind::Array(open_field(*element, key, first)),
            };
            let display = display.into_boxed_slice();
            let is_final = sub_type.is_final;
            let (group, layout) = (OnceLock::new(), OnceLock::new());
            entries.push(Arc::new(TypeEntry { id, is_final, display, kind, group, layout }));
        }
        entries.into()
    }
}

/// The type of a field, with ids in the place of positions.
fn open_field(field: FieldKey, key: &GroupKey, first: u32) -> FieldType {
    let storage = match field.storage {
        StorageKey::I8 => StorageType::I8,
        StorageKey::I16 => StorageType::I16,
        StorageKey::Val(ty) => StorageType::Val(open(ty, key, first)),
    };
    FieldType { storage, mutable: field.mutable }
}

/// Replaces a position in the group by the id that the type has got.
fn open(ty: ValTypeKey, key: &GroupKey, first: u32) -> ValType {
    match ty {
        ValTypeKey::Plain(ty) => ty,
        ValTypeKey::InGroup { nullable, exact, position } => {
            let id = TypeId(first + position);
            let heap = match key[position as usize].composite {
                CompositeKey::Func { .. } => HeapType::ConcreteFunc(id),
                CompositeKey::Struct(_) => HeapType::ConcreteStruct(id),
                CompositeKey::Array(_) => HeapType::ConcreteArray(id),
            };
            let heap = if exact { heap.exact() } else { heap };
            ValType::Ref(RefType { nullable, heap })
        }
    }
}

impl RecGroup {
    /// The heap type of the type at this position.
    pub(crate) fn heap_type(&self, position: usize) -> HeapType {
        self.types[position].heap_type()
    }
}

impl Drop for RecGroup {
    fn drop(&mut self) {
        if let Some(registry) = self.registry.upgrade() {
            let mut inner = registry.lock();
            for entry in &self.types {
                inner.types.remove(&entry.id);
            }
            // An equal group may have been registered since the last `Arc` of this one was dropped.
            if inner.groups.get(&self.key).is_some_and(|group| group.strong_count() == 0) {
                inner.groups.remove(&self.key);
            }
        }
        // A chain of a million groups must not recurse a million times.
        let mut pending = std::mem::take(&mut self.uses);
        while let Some(group) = pending.pop() {
            if let Some(mut group) = Arc::into_inner(group) {
                pending.append(&mut group.uses);
            }
        }
    }
}
