//! The modules of a package as the compiler sees them: what each defines, imports and mentions.

use crate::tokens::{Mention, is_test_only, mentions};
use crate::tree::Tree;
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::{Item, UseTree, Visibility};

/// A package's modules.
#[derive(Debug, Default)]
pub(crate) struct Modules {
    /// The modules, the crate's root first. A binary's root is another one.
    pub(crate) all: Vec<Module>,
    /// The name by which a binary of the package calls its library.
    pub(crate) library: String,
    /// For a type and the name of a function, the modules that have the function in an `impl` block of that type.
    pub(crate) functions: BTreeMap<(Definition, String), BTreeSet<usize>>,
    /// The types that are `pub`. Those in an inline module that is not `pub` are left out, as nobody else can name
    /// them.
    pub(crate) public_types: Vec<Definition>,
    /// The files that exist only for tests.
    pub(crate) test_files: BTreeSet<String>,
    /// What is wrong with the modules themselves.
    pub(crate) problems: Vec<String>,
}

/// One module that does not exist only for tests.
#[derive(Debug)]
pub(crate) struct Module {
    /// The file that it is in.
    pub(crate) file: String,
    /// The module that declares it.
    pub(crate) parent: Option<usize>,
    /// Whether it is inline in another module's file, and not `pub`.
    is_private_part: bool,
    /// The items of each name. Types, values and macros can have the same name.
    pub(crate) items: BTreeMap<String, Vec<Named>>,
    /// The paths of which it imports everything.
    pub(crate) globs: Vec<Vec<String>>,
    /// The paths that it names.
    pub(crate) mentions: Vec<Mention>,
}

/// What a name means in a module.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    /// A module.
    Module(usize),
    /// Something that is imported.
    Import(Vec<String>),
    /// Something that is defined here.
    Definition(Definition),
}

/// Where something is defined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Definition {
    /// Its name.
    pub(crate) name: String,
    /// The file.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
}

/// An `impl` block whose type is resolved when all modules have been read.
struct Block {
    module: usize,
    ty: Vec<String>,
    functions: Vec<String>,
}

impl Modules {
    /// Reads the modules of the package whose code is in this folder.
    pub(crate) fn read(tree: &Tree, folder: &str, library: &str) -> Self {
        let mut reader = Reader { tree, modules: Self::default(), blocks: Vec::new() };
        reader.modules.library = library.to_owned();
        for root in ["lib.rs", "main.rs"] {
            let file = format!("{folder}/{root}");
            if tree.text(&file).is_some() {
                let root = reader.module(&file, None);
                reader.file(&file, root, folder);
            }
        }
        let Reader { mut modules, blocks, .. } = reader;
        let mut all = BTreeMap::<_, BTreeSet<usize>>::new();
        for Block { module, ty, functions } in &blocks {
            for ty in modules.definitions(*module, ty) {
                for function in functions {
                    all.entry((ty.clone(), function.clone())).or_default().insert(*module);
                }
            }
        }
        modules.functions = all;
        modules
    }

    /// The root of the crate that a module is in.
    pub(crate) fn root_of(&self, mut module: usize) -> usize {
        while let Some(parent) = self.all[module].parent {
            module = parent;
        }
        module
    }

    /// The files that some module is in, those of tests included.
    pub(crate) fn files(&self) -> BTreeSet<&str> {
        let files = self.all.iter().map(|module| &*module.file);
        files.chain(self.test_files.iter().map(|file| &**file)).collect()
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    modules: Modules,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn module(&mut self, file: &str, parent: Option<usize>) -> usize {
        self.modules.all.push(Module {
            file: file.to_owned(),
            parent,
            is_private_part: false,
            items: BTreeMap::new(),
            globs: Vec::new(),
            mentions: Vec::new(),
        });
        self.modules.all.len() - 1
    }

    /// Reads a file as a module. `folder` is where the files of its own modules are.
    fn file(&mut self, file: &str, module: usize, folder: &str) {
        match self.parse(file) {
            Some(parsed) => self.items(module, &parsed.items, folder),
            None => self
                .modules
                .problems
                .push(format!("{file}:1: this is no Rust that syn understands")),
        }
    }

    fn parse(&self, file: &str) -> Option<syn::File> {
        syn::parse_file(self.tree.text(file)?).ok()
    }

    fn items(&mut self, module: usize, items: &[Item], folder: &str) {
        for item in items {
            match item {
                Item::Mod(item) => self.submodule(module, item, folder),
                item if is_test_only(attributes(item)) => {}
                item => self.item(module, item),
            }
        }
    }

    fn submodule(&mut self, module: usize, item: &syn::ItemMod, folder: &str) {
        let name = item.ident.to_string();
        let file = self.modules.all[module].file.clone();
        let line = item.ident.span().start().line;
        let own_folder = format!("{folder}/{name}");
        let is_test = is_test_only(&item.attrs);
        if let Some((_, items)) = &item.content {
            match is_test {
                true => self.test_modules(items, &own_folder),
                false => {
                    let child = self.module(&file, Some(module));
                    let is_public = matches!(item.vis, Visibility::Public(_));
                    self.modules.all[child].is_private_part = !is_public;
                    self.add(module, name, Named::Module(child));
                    self.items(child, items, &own_folder);
                }
            }
            return;
        }
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("path")) {
            let problem =
                format!("{file}:{line}: `#[path]` hides where a module is: name the file after it");
            self.modules.problems.push(problem);
            return;
        }
        let Some(own_file) = self.file_of(&own_folder) else {
            let problem = format!("{file}:{line}: the module `{name}` has no file");
            self.modules.problems.push(problem);
            return;
        };
        if is_test {
            self.test_file(&own_file, &own_folder);
            return;
        }
        let child = self.module(&own_file, Some(module));
        self.add(module, name, Named::Module(child));
        self.file(&own_file, child, &own_folder);
    }

    fn file_of(&self, folder: &str) -> Option<String> {
        let files = [format!("{folder}.rs"), format!("{folder}/mod.rs")];
        files.into_iter().find(|file| self.tree.text(file).is_some())
    }

    /// Notes the files of modules that exist only for tests. Nothing else is checked about them.
    fn test_modules(&mut self, items: &[Item], folder: &str) {
        for item in items {
            let Item::Mod(item) = item else { continue };
            let own_folder = format!("{folder}/{}", item.ident);
            match &item.content {
                Some((_, items)) => self.test_modules(items, &own_folder),
                None => {
                    if let Some(own_file) = self.file_of(&own_folder) {
                        self.test_file(&own_file, &own_folder);
                    }
                }
            }
        }
    }

    fn test_file(&mut self, file: &str, folder: &str) {
        self.modules.test_files.insert(file.to_owned());
        if let Some(parsed) = self.parse(file) {
            self.test_modules(&parsed.items, folder);
        }
    }

    fn item(&mut self, module: usize, item: &Item) {
        let mentions = mentions(item.to_token_stream());
        self.modules.all[module].mentions.extend(mentions);
        match item {
            Item::Use(item) if item.leading_colon.is_none() => {
                self.import(module, &item.tree, &mut Vec::new());
            }
            Item::Impl(item) if item.trait_.is_none() => self.block(module, item),
            _ => {}
        }
        let Some(name) = defined_name(item) else { return };
        let file = self.modules.all[module].file.clone();
        let line = name.span().start().line;
        let definition = Definition { name: name.to_string(), file, line };
        if is_public_type(item) && !self.modules.all[module].is_private_part {
            self.modules.public_types.push(definition.clone());
        }
        self.add(module, name.to_string(), Named::Definition(definition.clone()));
        if attributes(item).iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            let root = self.modules.root_of(module);
            self.add(root, name.to_string(), Named::Definition(definition));
        }
    }

    fn add(&mut self, module: usize, name: String, named: Named) {
        self.modules.all[module].items.entry(name).or_default().push(named);
    }

    fn import(&mut self, module: usize, tree: &UseTree, path: &mut Vec<String>) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.import(module, &part.tree, path);
                path.pop();
            }
            UseTree::Name(name) if name.ident == "self" => {
                let Some(own) = path.last().cloned() else { return };
                self.add(module, own, Named::Import(path.clone()));
            }
            UseTree::Name(name) => {
                let own = name.ident.to_string();
                let path = [&**path, std::slice::from_ref(&own)].concat();
                // `use x;` with a name of this very module would resolve to itself.
                if path.len() > 1 {
                    self.add(module, own, Named::Import(path));
                }
            }
            UseTree::Rename(name) => {
                let mut path = path.clone();
                if name.ident != "self" {
                    path.push(name.ident.to_string());
                }
                self.add(module, name.rename.to_string(), Named::Import(path));
            }
            UseTree::Glob(_) => self.modules.all[module].globs.push(path.clone()),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.import(module, tree, path));
            }
        }
    }

    fn block(&mut self, module: usize, item: &syn::ItemImpl) {
        let syn::Type::Path(ty) = &*item.self_ty else { return };
        let ty = ty.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let functions = item.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(function) if !is_test_only(&function.attrs) => {
                Some(function.sig.ident.to_string())
            }
            syn::ImplItem::Const(constant) => Some(constant.ident.to_string()),
            _ => None,
        });
        self.blocks.push(Block { module, ty, functions: functions.collect() });
    }
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::ForeignMod(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::TraitAlias(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn defined_name(item: &Item) -> Option<&syn::Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

fn is_public_type(item: &Item) -> bool {
    let visibility = match item {
        Item::Enum(item) => &item.vis,
        Item::Struct(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Union(item) => &item.vis,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}
