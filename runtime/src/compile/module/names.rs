//! Looks names up in the name section, when someone asks. What is wrong with the section hides
//! names and nothing else.

use wasmparser::{BinaryReader, Name, NameSectionReader};

fn subsections(section: &[u8]) -> impl Iterator<Item = Name<'_>> {
    NameSectionReader::new(BinaryReader::new(section, 0)).map_while(Result::ok)
}

/// The name of the module.
pub(super) fn module_name(section: &[u8]) -> Option<&str> {
    subsections(section).find_map(|name| match name {
        Name::Module { name, .. } => Some(name),
        _ => None,
    })
}

/// The name of a function.
pub(super) fn func_name(section: &[u8], func_index: u32) -> Option<&str> {
    subsections(section).find_map(|name| match name {
        Name::Function(names) => {
            let mut names = names.into_iter().map_while(Result::ok);
            names.find(|naming| naming.index == func_index).map(|naming| naming.name)
        }
        _ => None,
    })
}
