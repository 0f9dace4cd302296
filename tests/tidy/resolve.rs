//! Resolves paths: finds the modules on the way, and the place where the end is defined, through re-exports.

use crate::modules::{Definition, Modules, Named};

/// How many re-exports lead from a name to its definition at the most. A circle of globs has no end.
const MAX_STEPS: u32 = 16;

impl Modules {
    /// The files that a path needs: those in which its end is defined, and then those of the modules that it names.
    pub(crate) fn needed(&self, from: usize, path: &[String], is_glob: bool) -> Vec<&str> {
        let mut needed = Needed::default();
        self.walk(from, path, true, MAX_STEPS, &mut needed);
        let whole = self.begin(from, path).filter(|(_, rest)| rest.is_empty());
        // The path may mean anything that the root re-exports.
        if let Some((root, _)) = whole.filter(|(module, _)| is_glob && self.is_root(*module)) {
            for named in self.all[root].items.values().flatten() {
                if let Named::Import(path) = named {
                    self.walk(root, path, false, MAX_STEPS, &mut needed);
                }
            }
        }
        [needed.ends, needed.on_the_way].concat()
    }

    /// The places where a path's end is defined.
    pub(crate) fn definitions(&self, from: usize, path: &[String]) -> Vec<&Definition> {
        let mut needed = Needed::default();
        self.walk(from, path, false, MAX_STEPS, &mut needed);
        needed.definitions
    }

    fn is_root(&self, module: usize) -> bool {
        self.all[module].parent.is_none()
    }

    /// The module in which a path begins, and the rest of the path. None if it begins in another package.
    fn begin<'p>(&self, from: usize, path: &'p [String]) -> Option<(usize, &'p [String])> {
        let (first, rest) = path.split_first()?;
        match &**first {
            "crate" => Some((self.root_of(from), rest)),
            "self" => Some((from, rest)),
            "super" => {
                let parent = self.all[from].parent?;
                match rest.first().is_some_and(|next| next == "super") {
                    true => self.begin(parent, rest),
                    false => Some((parent, rest)),
                }
            }
            first if first == self.library && self.root_of(from) != 0 => Some((0, rest)),
            first => self.knows(from, first, MAX_STEPS).then_some((from, path)),
        }
    }

    /// Whether a name means something of this package in a module.
    fn knows(&self, module: usize, name: &str, steps: u32) -> bool {
        let Some(steps) = steps.checked_sub(1) else { return false };
        self.all[module].items.contains_key(name)
            || self.all[module].globs.iter().any(|glob| {
                // A glob that begins with this very name would lead here again.
                let begins_here = glob.first().is_some_and(|first| first == name);
                !begins_here
                    && self
                        .begin_of_glob(module, glob)
                        .is_some_and(|of| self.knows(of, name, steps))
            })
    }

    /// The module from which a glob imports everything, if that can be told.
    fn begin_of_glob(&self, module: usize, glob: &[String]) -> Option<usize> {
        let first = glob.first()?;
        let is_own = matches!(&**first, "crate" | "self" | "super")
            || self.all[module].items.contains_key(first);
        let (mut at, mut rest) = if is_own { self.begin(module, glob)? } else { return None };
        while let Some((name, tail)) = rest.split_first() {
            at = self.child(at, name)?;
            rest = tail;
        }
        Some(at)
    }

    fn child(&self, module: usize, name: &str) -> Option<usize> {
        self.all[module].items.get(name)?.iter().find_map(|named| match named {
            Named::Module(child) => Some(*child),
            _ => None,
        })
    }

    /// Follows a path. `names_modules` says whether the modules on the way are needed as well as its end.
    fn walk<'m>(
        &'m self,
        from: usize,
        path: &[String],
        names_modules: bool,
        steps: u32,
        needed: &mut Needed<'m>,
    ) {
        let Some(steps) = steps.checked_sub(1) else { return };
        let Some((mut module, mut rest)) = self.begin(from, path) else { return };
        loop {
            let file = &*self.all[module].file;
            if !self.is_root(module) && rest.is_empty() {
                needed.ends.push(file);
            } else if !self.is_root(module) && names_modules && module != from {
                needed.on_the_way.push(file);
            }
            let Some((name, tail)) = rest.split_first() else { return };
            match self.child(module, name) {
                Some(child) if !tail.is_empty() => (module, rest) = (child, tail),
                _ => return self.end(module, name, tail, steps, needed),
            }
        }
    }

    /// Finds what a name of a module means. `tail` is what follows it: a variant, or a function of a type.
    fn end<'m>(
        &'m self,
        module: usize,
        name: &str,
        tail: &[String],
        steps: u32,
        needed: &mut Needed<'m>,
    ) {
        let own = &self.all[module];
        for named in own.items.get(name).into_iter().flatten() {
            match named {
                Named::Module(child) => needed.ends.push(&self.all[*child].file),
                Named::Definition(definition) => self.define(definition, tail, needed),
                Named::Import(path) => {
                    self.walk(module, &[path, tail].concat(), false, steps, needed);
                }
            }
        }
        if own.items.contains_key(name) {
            return;
        }
        for glob in &own.globs {
            if self.begin_of_glob(module, glob).is_some_and(|of| self.knows(of, name, steps)) {
                let path = [&**glob, &[name.to_owned()], tail].concat();
                return self.walk(module, &path, false, steps, needed);
            }
        }
        // No visible definition: a macro of the module makes the item.
        needed.ends.push(&own.file);
    }

    fn define<'m>(&'m self, definition: &'m Definition, tail: &[String], needed: &mut Needed<'m>) {
        needed.ends.push(&definition.file);
        needed.definitions.push(definition);
        if let Some(function) = tail.first() {
            let key = (definition.clone(), function.clone());
            let blocks = self.functions.get(&key).into_iter().flatten();
            needed.ends.extend(blocks.map(|module| &*self.all[*module].file));
        }
    }
}

/// What a path needs.
#[derive(Default)]
struct Needed<'m> {
    /// The files in which its end is defined.
    ends: Vec<&'m str>,
    /// The files of the modules that it names before its end.
    on_the_way: Vec<&'m str>,
    /// What its end is.
    definitions: Vec<&'m Definition>,
}
