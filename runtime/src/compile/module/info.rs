//! What a module is, short of its code: the result of decoding, which translation and
//! instantiation read.

use crate::types::convert::ModuleTypes;
use crate::types::registry::TypeEntry;
use crate::types::{GlobalType, MemoryType, RefType, TableType, TypeId, ValType};
use crate::vm::Slot;
use crate::vm::layout::{Counts, InstanceLayout};
use crate::vm::object::is_traced;
use std::ops::Range;
use std::sync::Arc;

/// A decoded module. Index spaces list imports first.
#[derive(Default)]
pub(crate) struct ModuleInfo {
    pub(crate) types: ModuleTypes,
    pub(crate) imports: Vec<Import>,
    pub(crate) exports: Vec<Export>,
    /// Positions in `exports`, ordered by name.
    pub(crate) exports_by_name: Vec<u32>,
    /// The type index of each function.
    pub(crate) funcs: Vec<u32>,
    pub(crate) tables: Vec<TableType>,
    pub(crate) memories: Vec<MemoryType>,
    pub(crate) globals: Vec<GlobalType>,
    /// The type index of each tag.
    pub(crate) tags: Vec<u32>,
    /// The initial value of each defined table that has one other than null.
    pub(crate) table_inits: Vec<(u32, ConstExpr)>,
    /// The initial value of each defined global.
    pub(crate) global_inits: Vec<ConstExpr>,
    pub(crate) elements: Vec<ElementSegment>,
    pub(crate) data: Vec<DataSegment>,
    pub(crate) start: Option<u32>,
    /// For each defined function, one more than its position among the escaping functions, or 0 if it does not escape.
    /// Shorter than the list of functions when the last ones do not escape.
    escaping: Vec<u32>,
    pub(crate) counts: Counts,
    pub(crate) layout: InstanceLayout,
    /// Where the name section is in the binary.
    pub(crate) names: Option<Range<usize>>,
}

/// An import and the index that it has in the index space of its kind.
pub(crate) struct Import {
    pub(crate) module: Box<str>,
    pub(crate) name: Box<str>,
    pub(crate) item: ExternIndex,
    /// Whether a function must have exactly this type, not a subtype.
    pub(crate) exact: bool,
}

/// An export.
pub(crate) struct Export {
    pub(crate) name: Box<str>,
    pub(crate) item: ExternIndex,
}

/// An entity of a module, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExternIndex {
    Func(u32),
    Table(u32),
    Memory(u32),
    Global(u32),
    Tag(u32),
}

/// A constant expression. Nearly all are one instruction.
pub(crate) enum ConstExpr {
    One(ConstOp),
    Many(Box<[ConstOp]>),
}

/// An instruction of a constant expression.
#[derive(Clone, Copy)]
pub(crate) enum ConstOp {
    /// A number, a vector or null.
    Value(Slot),
    FuncRef(u32),
    Global(u32),
    I32Add,
    I32Sub,
    I32Mul,
    I64Add,
    I64Sub,
    I64Mul,
    /// This and the following ones have the type index of a struct or array.
    StructNew(u32),
    StructNewDefault(u32),
    /// This and the next one take a descriptor as their last operand.
    StructNewDesc(u32),
    StructNewDefaultDesc(u32),
    ArrayNew(u32),
    ArrayNewDefault(u32),
    /// The type index, and how many elements.
    ArrayNewFixed(u32, u32),
    RefI31,
    /// Between the hierarchies of `any` and `extern`, which have one representation.
    Convert,
}

/// An element segment.
pub(crate) struct ElementSegment {
    pub(crate) mode: SegmentMode,
    pub(crate) items: ElementItems,
}

/// The references of an element segment.
pub(crate) enum ElementItems {
    Funcs(Box<[u32]>),
    /// Expressions, and their type.
    Exprs(RefType, Box<[ConstExpr]>),
}

/// When a segment is used.
pub(crate) enum SegmentMode {
    Passive,
    /// Copied to `offset` of this table or memory at instantiation.
    Active {
        target: u32,
        offset: ConstExpr,
    },
    /// Only declares references.
    Declared,
}

/// A data segment: a range of the binary.
pub(crate) struct DataSegment {
    pub(crate) mode: SegmentMode,
    pub(crate) bytes: Range<usize>,
}

impl ElementSegment {
    /// The type of its references, if they can lead to objects of the heap.
    pub(crate) fn traced(&self) -> Option<RefType> {
        match self.items {
            ElementItems::Exprs(ty, _) if is_traced(ValType::Ref(ty)) => Some(ty),
            _ => None,
        }
    }
}

impl ModuleInfo {
    /// The type of a function.
    pub(crate) fn func_type(&self, index: u32) -> &Arc<TypeEntry> {
        self.types.entry(self.funcs[index as usize])
    }

    /// The id of a function's type.
    pub(crate) fn func_type_id(&self, index: u32) -> TypeId {
        self.func_type(index).id
    }

    /// The position of a defined function among those that have a record.
    pub(crate) fn escaping(&self, func_index: u32) -> Option<u32> {
        let defined = func_index.checked_sub(self.counts.imported_funcs)?;
        self.escaping.get(defined as usize)?.checked_sub(1)
    }

    /// The defined functions that have a record, with their positions.
    pub(crate) fn escaping_funcs(&self) -> impl Iterator<Item = (u32, u32)> {
        let defined = self.escaping.iter().enumerate();
        defined.filter_map(|(index, position)| Some((index as u32, position.checked_sub(1)?)))
    }

    /// Gives a function a record, as something may refer to it.
    pub(crate) fn escape(&mut self, func_index: u32) {
        let Some(defined) = func_index.checked_sub(self.counts.imported_funcs) else {
            return;
        };
        let defined = defined as usize;
        if self.escaping.len() <= defined {
            self.escaping.resize(defined + 1, 0);
        }
        if self.escaping[defined] == 0 {
            self.counts.escaping_funcs += 1;
            self.escaping[defined] = self.counts.escaping_funcs;
        }
    }

    /// The export of this name.
    pub(crate) fn export(&self, name: &str) -> Option<ExternIndex> {
        let name_at = |position: &u32| &*self.exports[*position as usize].name;
        let found = self.exports_by_name.binary_search_by(|at| name_at(at).cmp(name)).ok()?;
        Some(self.exports[self.exports_by_name[found] as usize].item)
    }
}
