//! What names mean in one category of things: modules, instances, threads, scripts.
//!
//! The categories are apart, and a name is bound once in each (reference interpreter, `script/runner.ml`, `bind`).

use crate::script::{DirectiveId, beginning};
use std::collections::HashMap;

/// The things of one category, by the directives that made them.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// What a directive means that gives no name.
    last: Option<DirectiveId>,
    named: HashMap<String, DirectiveId>,
}

impl Scope {
    /// Makes a directive the meaning of this name, and of no name.
    ///
    /// # Errors
    ///
    /// When the name is bound already, in the reference interpreter's words.
    pub(super) fn bind(
        &mut self,
        category: &str,
        name: Option<&str>,
        id: DirectiveId,
    ) -> Result<(), String> {
        if let Some(name) = name.filter(|name| self.named.contains_key(*name)) {
            return Err(format!("{category} ${} already defined", beginning(name)));
        }
        self.claim(name.map(str::to_owned), id);
        Ok(())
    }

    /// The same, but replaces what the name is bound to already.
    pub(super) fn claim(&mut self, name: Option<String>, id: DirectiveId) {
        self.last = Some(id);
        name.map(|name| self.named.insert(name, id));
    }

    /// The meaning of a name, or of no name.
    ///
    /// # Errors
    ///
    /// When there is nothing, with the name of the category.
    pub(super) fn look_up(
        &self,
        category: &str,
        name: Option<&str>,
    ) -> Result<DirectiveId, String> {
        match name {
            Some(name) => {
                let named = self.named.get(name).copied();
                named.ok_or_else(|| format!("no {category} is called ${}", beginning(name)))
            }
            None => self.last.ok_or_else(|| format!("there is no {category} yet")),
        }
    }
}
