//! The rules of recursive types: supertypes, and descriptors and what they describe.
//!
//! Only the group that validation refused is looked at. Types are told apart by index: two groups that are equal by
//! structure count as different here, which can only change which of two causes is named.

use wasmparser::{
    CompositeInnerType, FieldType, HeapType, PackedIndex, Parser, Payload, RefType, StorageType,
    SubType, UnpackedIndex, ValType,
};

/// More types than this are not looked at: a chain of supertypes is walked for each reference.
const MAX_TYPES: usize = 1_000;

/// All types up to the end of the group that was refused, and where that group begins.
struct Types {
    all: Vec<SubType>,
    start: usize,
}

/// The rule that the group of types at `place` breaks.
pub(super) fn cause(bytes: &[u8], place: u64) -> Option<String> {
    let types = types_up_to(bytes, place)?;
    let clauses = types.descriptors().or_else(|| types.structs());
    let supertypes = || types.forward().or_else(|| types.supertypes());
    clauses.or_else(supertypes).or_else(|| types.bare_supertypes())
}

fn types_up_to(bytes: &[u8], place: u64) -> Option<Types> {
    let section = Parser::new(0).parse_all(bytes).find_map(|payload| match payload.ok()? {
        Payload::TypeSection(section) if section.range().contains(&place) => Some(section),
        _ => None,
    })?;
    let mut types = Types { all: Vec::new(), start: 0 };
    for group in section.into_iter_with_offsets() {
        let (offset, group) = group.ok()?;
        if offset > place {
            break;
        }
        types.start = types.all.len();
        types.all.extend(group.into_types());
        if types.all.len() > MAX_TYPES {
            return None;
        }
    }
    Some(types)
}

impl Types {
    fn group(&self) -> impl Iterator<Item = (usize, &SubType)> {
        self.all.iter().enumerate().skip(self.start)
    }

    fn in_group(&self, index: usize) -> Option<&SubType> {
        self.all.get(index).filter(|_| index >= self.start)
    }

    /// A type and its descriptor must name each other, in one group, the described type first.
    fn descriptors(&self) -> Option<String> {
        self.group().find_map(|(index, ty)| {
            let own = |clause: Option<PackedIndex>| clause.and_then(index_of) == Some(index);
            let described = ty.composite_type.describes_idx.and_then(index_of).map(|described| {
                match self.in_group(described) {
                    None => Some("described type is outside rec group"),
                    Some(ty) if !own(ty.composite_type.descriptor_idx) => {
                        Some("described type is not described by descriptor")
                    }
                    Some(_) => (described >= index).then_some("forward use of described type"),
                }
            });
            let descriptor =
                ty.composite_type.descriptor_idx.and_then(index_of).map(|descriptor| {
                    match self.in_group(descriptor) {
                        None => Some("descriptor type is outside rec group"),
                        Some(ty) => (!own(ty.composite_type.describes_idx))
                            .then_some("type is not described by its descriptor"),
                    }
                });
            described.flatten().or(descriptor.flatten()).map(str::to_owned)
        })
    }

    /// Only structures can describe and be described.
    fn structs(&self) -> Option<String> {
        self.group().find_map(|(_, ty)| {
            let composite = &ty.composite_type;
            let text = match composite.inner {
                CompositeInnerType::Struct(_) => return None,
                _ if composite.descriptor_idx.is_some() => "descriptor type must be a struct",
                _ if composite.describes_idx.is_some() => "described type must be a struct",
                _ => return None,
            };
            Some(text.to_owned())
        })
    }

    /// A supertype that is not there yet, or comes later in the same group, or is the type itself.
    fn forward(&self) -> Option<String> {
        self.group().find_map(|(index, ty)| {
            let above = index_of(*ty.supertype_idxs.first()?)?;
            match above {
                _ if above < index => None,
                _ if above < self.all.len() => {
                    Some(format!("forward use of type {above} in sub type definition"))
                }
                _ => Some(format!("unknown type {above}")),
            }
        })
    }

    fn supertypes(&self) -> Option<String> {
        self.group().find_map(|(index, ty)| {
            let above = index_of(*ty.supertype_idxs.first()?)?;
            let supertype = self.all.get(above).filter(|_| above < index)?;
            if supertype.is_final {
                return Some(format!("sub type {index} has final super type {above}"));
            }
            self.mismatch(index, ty, above, supertype)
        })
    }

    /// A type with a descriptor needs a supertype with one. This rule comes last: it is younger than the scripts of the
    /// suite, which name another rule that the same group breaks.
    fn bare_supertypes(&self) -> Option<String> {
        self.group().find_map(|(index, ty)| {
            let above = index_of(*ty.supertype_idxs.first()?)?;
            let supertype = self.all.get(above).filter(|_| above < index)?;
            let has_descriptor = |ty: &SubType| ty.composite_type.descriptor_idx.is_some();
            (has_descriptor(ty) && !has_descriptor(supertype))
                .then(|| format!("sub type {index} does not match super type {above}"))
        })
    }

    /// How a type does not match its supertype.
    fn mismatch(
        &self,
        index: usize,
        ty: &SubType,
        above: usize,
        supertype: &SubType,
    ) -> Option<String> {
        let (sub, sup) = (&ty.composite_type, &supertype.composite_type);
        let differ = || Some(format!("sub type {index} does not match super type {above}"));
        match (sub.describes_idx.and_then(index_of), sup.describes_idx.and_then(index_of)) {
            (Some(a), Some(b)) if !self.is_below(a, b) => {
                return Some(format!("described type {a} does not match {b}"));
            }
            (Some(_), None) | (None, Some(_)) => return differ(),
            _ => {}
        }
        match (sub.descriptor_idx.and_then(index_of), sup.descriptor_idx.and_then(index_of)) {
            (Some(a), Some(b)) if !self.is_below(a, b) => {
                return Some(format!("descriptor type {a} does not match {b}"));
            }
            (None, Some(_)) => return differ(),
            _ => {}
        }
        if self.composite_matches(&sub.inner, &sup.inner) { None } else { differ() }
    }

    /// Whether type `a` is type `b` or has it among its supertypes.
    fn is_below(&self, mut a: usize, b: usize) -> bool {
        while a != b {
            let above = self.all.get(a).and_then(|ty| ty.supertype_idxs.first());
            match above.copied().and_then(index_of) {
                Some(above) if above < a => a = above,
                _ => return false,
            }
        }
        true
    }

    fn composite_matches(&self, a: &CompositeInnerType, b: &CompositeInnerType) -> bool {
        match (a, b) {
            (CompositeInnerType::Func(a), CompositeInnerType::Func(b)) => {
                a.params().len() == b.params().len()
                    && a.results().len() == b.results().len()
                    && b.params().iter().zip(a.params()).all(|(b, a)| self.value_matches(*b, *a))
                    && a.results().iter().zip(b.results()).all(|(a, b)| self.value_matches(*a, *b))
            }
            (CompositeInnerType::Array(a), CompositeInnerType::Array(b)) => {
                self.field_matches(&a.0, &b.0)
            }
            (CompositeInnerType::Struct(a), CompositeInnerType::Struct(b)) => {
                a.fields.len() >= b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(a, b)| self.field_matches(a, b))
            }
            _ => false,
        }
    }

    fn field_matches(&self, a: &FieldType, b: &FieldType) -> bool {
        let below = match (a.element_type, b.element_type) {
            (StorageType::Val(a), StorageType::Val(b)) => self.value_matches(a, b),
            (a, b) => a == b,
        };
        // Mutable elements must have the same type.
        below && a.mutable == b.mutable && (!a.mutable || a.element_type == b.element_type)
    }

    fn value_matches(&self, a: ValType, b: ValType) -> bool {
        match (a, b) {
            (ValType::Ref(a), ValType::Ref(b)) => self.reference_matches(a, b),
            (a, b) => a == b,
        }
    }

    fn reference_matches(&self, a: RefType, b: RefType) -> bool {
        (b.is_nullable() || !a.is_nullable()) && self.heap_matches(a.heap_type(), b.heap_type())
    }

    fn heap_matches(&self, a: HeapType, b: HeapType) -> bool {
        use wasmparser::AbstractHeapType as A;
        let index = |index: UnpackedIndex| match index {
            UnpackedIndex::Module(index) => Some(index as usize),
            _ => None,
        };
        let (a, b) = match (a, b) {
            (HeapType::Exact(a), HeapType::Exact(b)) => return index(a) == index(b),
            (HeapType::Concrete(_), HeapType::Exact(_)) => return false,
            (HeapType::Concrete(a) | HeapType::Exact(a), HeapType::Concrete(b)) => {
                return index(a).zip(index(b)).is_some_and(|(a, b)| self.is_below(a, b));
            }
            (HeapType::Concrete(a) | HeapType::Exact(a), HeapType::Abstract { ty, .. }) => {
                let ty_a =
                    index(a).and_then(|a| self.all.get(a)).map(|ty| &ty.composite_type.inner);
                let a = match ty_a {
                    Some(CompositeInnerType::Func(_)) => A::Func,
                    Some(CompositeInnerType::Array(_)) => A::Array,
                    Some(CompositeInnerType::Struct(_)) => A::Struct,
                    _ => return false,
                };
                (a, ty)
            }
            (HeapType::Abstract { ty, .. }, HeapType::Concrete(b) | HeapType::Exact(b)) => {
                let ty_b =
                    index(b).and_then(|b| self.all.get(b)).map(|ty| &ty.composite_type.inner);
                let bottom = match ty_b {
                    Some(CompositeInnerType::Func(_)) => A::NoFunc,
                    Some(CompositeInnerType::Array(_) | CompositeInnerType::Struct(_)) => A::None,
                    _ => return false,
                };
                return ty == bottom;
            }
            (HeapType::Abstract { ty: a, .. }, HeapType::Abstract { ty: b, .. }) => (a, b),
        };
        a == b
            || match b {
                A::Any => matches!(a, A::Eq | A::I31 | A::Struct | A::Array | A::None),
                A::Eq => matches!(a, A::I31 | A::Struct | A::Array | A::None),
                A::I31 | A::Struct | A::Array => a == A::None,
                A::Func => a == A::NoFunc,
                A::Extern => a == A::NoExtern,
                A::Exn => a == A::NoExn,
                _ => false,
            }
    }
}

/// An index as the module writes it.
fn index_of(index: PackedIndex) -> Option<usize> {
    index.as_module_index().map(|index| index as usize)
}
