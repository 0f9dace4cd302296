//! Checks that a name means one type: no two public types of a package share one.

use crate::modules::{Definition, Modules};
use std::collections::BTreeMap;

/// The names that several public types have.
pub(crate) fn shared_names(modules: &Modules) -> Vec<String> {
    let mut by_name: BTreeMap<&str, Vec<&Definition>> = BTreeMap::new();
    for ty in &modules.public_types {
        by_name.entry(&ty.name).or_default().push(ty);
    }
    let shared = by_name.into_iter().filter(|(_, types)| types.len() > 1);
    shared
        .map(|(name, types)| {
            let place = |ty: &Definition| format!("{}:{}", ty.file, ty.line);
            let others: Vec<String> = types[1..].iter().map(|ty| place(ty)).collect();
            format!(
                "{}: the public type `{name}` has the name of that of {}: give each a name of its own",
                place(types[0]),
                others.join(", ")
            )
        })
        .collect()
}
