//! Checks the shape of the code: the layers of ARCHITECTURE.md, and the words of CONTRIBUTING.md.
//!
//! Each package has a table of rooms there, the lowest layer first. A file needs another if it names a path of its own package:
//! in `use`, an expression, a type, an attribute or a macro, but not in comments and tests. It needs the files in which the end
//! of the path is defined, and the modules that the path names. None of them may be above the room that needs them. There is no
//! list of exceptions.

mod document;
mod fixtures;
mod glossary;
mod layers;
mod modules;
mod names;
mod resolve;
mod tokens;
mod tree;

use layers::{DOCUMENT, Layers};
use modules::Modules;
use std::path::Path;
use std::sync::LazyLock;
use tree::Tree;

/// A package.
struct Package {
    /// The folder of its code.
    folder: &'static str,
    tree: Tree,
    modules: Modules,
}

/// The packages of the workspace.
static PACKAGES: LazyLock<Vec<Package>> = LazyLock::new(|| {
    let package = |(folder, library)| {
        let tree = Tree::read(top(), folder);
        let modules = Modules::read(&tree, folder, library);
        Package { folder, tree, modules }
    };
    let packages =
        [("harness/src", "wassay_harness"), ("runtime/src", "wassay_runtime"), ("src", "wassay")];
    packages.map(package).into()
});

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    std::fs::read_to_string(top().join(document)).unwrap()
}

fn document() -> String {
    read(DOCUMENT)
}

#[track_caller]
fn check(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}\n", problems.len(), problems.join("\n"));
}

#[test]
fn code_is_in_the_layers_that_its_table_says() {
    let tables = Layers::read(&document());
    let mut problems = Vec::new();
    for Package { folder, tree, modules } in &*PACKAGES {
        match tables.iter().filter(|table| table.folder == *folder).collect::<Vec<_>>()[..] {
            [table] => problems.extend(table.check(tree, modules)),
            ref tables => problems.push(format!(
                "{DOCUMENT}:1: {} tables of the rooms of `{folder}`, where there should be one",
                tables.len()
            )),
        }
    }
    check(&problems);
}

#[test]
fn no_two_public_types_of_a_library_share_a_name() {
    let shared = PACKAGES.iter().flat_map(|package| names::shared_names(&package.modules));
    check(&shared.collect::<Vec<_>>());
}

#[test]
fn paths_that_the_map_and_the_steps_name_exist() {
    let map = document();
    let tables = Layers::read(&map);
    let mut folders: Vec<String> =
        PACKAGES.iter().map(|package| package.folder.to_owned()).collect();
    for table in &tables {
        let rooms = table.rows.iter().flat_map(|(_, rooms)| rooms);
        folders.extend(rooms.map(|room| format!("{}/{room}", table.folder)));
    }
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let exists = |path: &str| top().join(path).exists();
    let mut problems = document::dead_paths(DOCUMENT, &map, &folders, exists);
    problems.extend(document::dead_paths(
        glossary::DOCUMENT,
        &read(glossary::DOCUMENT),
        &[],
        exists,
    ));
    check(&problems);
}

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut documents = Vec::new();
    for folder in
        ["", "docs", "docs/decisions", "engines/js", "engines/python", "testsuite/selftest"]
    {
        for entry in std::fs::read_dir(top().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".md") {
                documents.push(format!("{folder}/{name}").trim_start_matches('/').to_owned());
            }
        }
    }
    assert!(documents.len() > 30, "{documents:?}");
    let there = |path: &str| {
        let path = top().join(path);
        path.exists().then(|| std::fs::read_to_string(&path).unwrap_or_default())
    };
    let problems = documents.iter().flat_map(|name| document::dead_links(name, &read(name), there));
    check(&problems.collect::<Vec<_>>());
}

#[test]
fn the_words_of_the_glossary_are_the_names_of_types() {
    let text = read(glossary::DOCUMENT);
    let types = PACKAGES.iter().flat_map(|package| &package.modules.public_types);
    let types = types.map(|ty| ty.name.as_str()).collect();
    check(&glossary::problems(&text, &types));
}
