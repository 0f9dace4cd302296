//! Types in words for messages, by what they are made of: the ids of canonical types depend on everything that the engine
//! has seen before.
//!
//! A concrete type is written out where it stands; those within it are `$func`, `$struct` and `$array`. Invariant: a
//! description has at most [`LONGEST`] bytes and an ellipsis.

use super::registry::{StructEntry, TypeKind, TypeRegistry};
use super::{ExternType, FieldType, FuncType, GlobalType, HeapType, RefType, StorageType, ValType};
use std::fmt::{self, Write};

/// The most bytes of a type that are worth reading.
const LONGEST: usize = 400;

impl TypeRegistry {
    /// The type of an import or export in words.
    pub(crate) fn describe(&self, ty: &ExternType) -> String {
        let mut words = Words { types: self, text: String::new() };
        if words.external(ty).is_err() {
            words.text.push_str("...");
        }
        words.text
    }
}

/// Whether a concrete type is written out, or only what kind of type it is.
#[derive(Clone, Copy)]
enum Concrete {
    WrittenOut,
    Kind,
}

struct Words<'a> {
    types: &'a TypeRegistry,
    text: String,
}

impl Write for Words<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.text.len() + part.len() > LONGEST {
            return Err(fmt::Error);
        }
        self.text.push_str(part);
        Ok(())
    }
}

impl Words<'_> {
    fn external(&mut self, ty: &ExternType) -> fmt::Result {
        match ty {
            ExternType::Func(_, ty) => {
                self.write_str("func ")?;
                self.func(ty, Concrete::WrittenOut)
            }
            ExternType::Tag(_, ty) => {
                self.write_str("tag ")?;
                self.func(ty, Concrete::WrittenOut)
            }
            ExternType::Table(ty) => {
                write!(self, "table{} ", ty.limits())?;
                self.reference(ty.element, Concrete::WrittenOut)
            }
            ExternType::Global(GlobalType { content, mutable: true }) => {
                self.write_str("global (mut ")?;
                self.value(*content, Concrete::WrittenOut)?;
                self.write_str(")")
            }
            ExternType::Global(ty) => {
                self.write_str("global ")?;
                self.value(ty.content, Concrete::WrittenOut)
            }
            ExternType::Memory(_) => write!(self, "{ty}"),
        }
    }

    fn func(&mut self, ty: &FuncType, concrete: Concrete) -> fmt::Result {
        self.list(&ty.params, concrete)?;
        self.write_str(" -> ")?;
        self.list(&ty.results, concrete)
    }

    fn list(&mut self, types: &[ValType], concrete: Concrete) -> fmt::Result {
        self.write_str("[")?;
        for (position, ty) in types.iter().enumerate() {
            self.write_str(if position == 0 { "" } else { " " })?;
            self.value(*ty, concrete)?;
        }
        self.write_str("]")
    }

    fn value(&mut self, ty: ValType, concrete: Concrete) -> fmt::Result {
        match ty {
            ValType::Ref(ty) => self.reference(ty, concrete),
            _ => write!(self, "{ty}"),
        }
    }

    fn reference(&mut self, ty: RefType, concrete: Concrete) -> fmt::Result {
        self.write_str(if ty.nullable { "(ref null " } else { "(ref " })?;
        self.heap(ty.heap, concrete)?;
        self.write_str(")")
    }

    fn heap(&mut self, ty: HeapType, concrete: Concrete) -> fmt::Result {
        if ty.is_exact() {
            self.write_str("(exact ")?;
            self.definition(ty, concrete)?;
            return self.write_str(")");
        }
        self.definition(ty, concrete)
    }

    fn definition(&mut self, ty: HeapType, concrete: Concrete) -> fmt::Result {
        let Some(entry) = ty.type_id().and_then(|id| self.types.get(id)) else {
            return write!(self, "{ty}");
        };
        match (&entry.kind, concrete) {
            (TypeKind::Func(_), Concrete::Kind) => self.write_str("$func"),
            (TypeKind::Struct(_), Concrete::Kind) => self.write_str("$struct"),
            (TypeKind::Array(_), Concrete::Kind) => self.write_str("$array"),
            (TypeKind::Func(func), Concrete::WrittenOut) => {
                self.write_str("(func ")?;
                self.func(&func.ty, Concrete::Kind)?;
                self.write_str(")")
            }
            (TypeKind::Struct(StructEntry { fields, descriptor }), Concrete::WrittenOut) => {
                self.write_str("(struct")?;
                if descriptor.is_some() {
                    self.write_str(" (descriptor $struct)")?;
                }
                self.fields(fields)
            }
            (TypeKind::Array(element), Concrete::WrittenOut) => {
                self.write_str("(array")?;
                self.fields(std::slice::from_ref(element))
            }
        }
    }

    fn fields(&mut self, fields: &[FieldType]) -> fmt::Result {
        for field in fields {
            self.write_str(if field.mutable { " (mut " } else { " " })?;
            match field.storage {
                StorageType::I8 => self.write_str("i8")?,
                StorageType::I16 => self.write_str("i16")?,
                StorageType::Val(ty) => self.value(ty, Concrete::Kind)?,
            }
            self.write_str(if field.mutable { ")" } else { "" })?;
        }
        self.write_str(")")
    }
}
