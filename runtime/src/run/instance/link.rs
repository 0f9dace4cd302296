//! Whether what is given for an import matches its type.
//! <https://webassembly.github.io/spec/core/valid/matching.html#external-types>

use super::Extern;
use crate::compile::module::Module;
use crate::compile::module::info::{ExternIndex, Import};
use crate::run::store::{ResourceError, StoreInner};
use crate::types::{ExternType, MemoryType, TableType};

/// Why a module could not be instantiated.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// Nothing was given for an import.
    #[error("unknown import: {import}")]
    UnknownImport {
        /// The import, as "module" "name".
        import: String,
    },
    /// What was given for an import does not match its type.
    #[error("incompatible import type: {import} wants {expected}, got {actual}")]
    IncompatibleImport {
        /// The import, as "module" "name".
        import: String,
        /// The type of the import.
        expected: String,
        /// The type of what was given.
        actual: String,
    },
    /// A resource ran out: see [`ResourceError`].
    #[error(transparent)]
    Resource(#[from] ResourceError),
}

/// How much of a name a message repeats.
const MAX_SHOWN_BYTES: usize = 200;

/// A name in quotes, with what cannot be seen escaped: of a long one the beginning.
fn quoted(name: &str) -> String {
    match name.len() <= MAX_SHOWN_BYTES {
        true => format!("{name:?}"),
        false => format!("{:?}…", &name[..name.floor_char_boundary(MAX_SHOWN_BYTES)]),
    }
}

impl StoreInner {
    /// Checks that each import of a module is given and matches.
    pub(super) fn check_imports(
        &self,
        module: &Module,
        imports: &[Extern],
    ) -> Result<(), LinkError> {
        for (position, import) in module.info().imports.iter().enumerate() {
            let name = || format!("{} {}", quoted(&import.module), quoted(&import.name));
            let Some(given) = imports.get(position) else {
                return Err(LinkError::UnknownImport { import: name() });
            };
            if !self.matches(module, import, *given) {
                let types = self.engine.types();
                let mut expected = types.describe(&module.extern_type(import.item));
                let mut actual = types.describe(&self.present_type(*given));
                if actual == expected {
                    // Types with the same parts are different types if their recursion groups or supertypes differ.
                    actual.push_str(" of another definition");
                }
                if import.exact {
                    expected.insert_str(0, "exactly ");
                }
                return Err(LinkError::IncompatibleImport { import: name(), expected, actual });
            }
        }
        Ok(())
    }

    fn matches(&self, module: &Module, import: &Import, given: Extern) -> bool {
        let info = module.info();
        match (import.item, given) {
            (ExternIndex::Func(index), Extern::Func(func)) => {
                let actual = self.func(func).ty.id;
                let expected = info.func_type_id(index);
                let types = self.engine.types();
                actual == expected || !import.exact && types.is_concrete_subtype(actual, expected)
            }
            (ExternIndex::Table(index), Extern::Table(table)) => {
                let (expected, data) = (info.tables[index as usize], self.table(table));
                data.ty.element == expected.element
                    && data.ty.index == expected.index
                    && limits_match(
                        data.size(),
                        data.ty.maximum,
                        expected.minimum,
                        expected.maximum,
                    )
            }
            (ExternIndex::Memory(index), Extern::Memory(memory)) => {
                let (expected, data) = (info.memories[index as usize], self.memory(memory));
                let (minimum, maximum) = (expected.minimum, expected.maximum);
                data.ty.index == expected.index
                    && data.ty.page_size_log2 == expected.page_size_log2
                    && data.ty.shared == expected.shared
                    && limits_match(data.pages(), data.ty.maximum, minimum, maximum)
            }
            (ExternIndex::Global(index), Extern::Global(global)) => {
                let (expected, actual) = (info.globals[index as usize], self.global(global).ty);
                let types = self.engine.types();
                actual.mutable == expected.mutable
                    && (actual.content == expected.content
                        || !expected.mutable && types.is_subtype(actual.content, expected.content))
            }
            (ExternIndex::Tag(index), Extern::Tag(tag)) => {
                self.tag(tag).ty.id == info.types.entry(info.tags[index as usize]).id
            }
            _ => false,
        }
    }

    /// The present type of something: the minimum is its size.
    fn present_type(&self, given: Extern) -> ExternType {
        match given {
            Extern::Func(func) => {
                let entry = &self.func(func).ty;
                ExternType::Func(entry.id, entry.func().ty.clone())
            }
            Extern::Table(table) => {
                let data = self.table(table);
                ExternType::Table(TableType { minimum: data.size(), ..data.ty })
            }
            Extern::Memory(memory) => {
                let data = self.memory(memory);
                ExternType::Memory(MemoryType { minimum: data.pages(), ..data.ty })
            }
            Extern::Global(global) => ExternType::Global(self.global(global).ty),
            Extern::Tag(tag) => {
                let entry = &self.tag(tag).ty;
                ExternType::Tag(entry.id, entry.func().ty.clone())
            }
        }
    }
}

fn limits_match(
    size: u64,
    actual_maximum: Option<u64>,
    minimum: u64,
    expected_maximum: Option<u64>,
) -> bool {
    let maximum_matches = match (actual_maximum, expected_maximum) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(actual), Some(expected)) => actual <= expected,
    };
    size >= minimum && maximum_matches
}
