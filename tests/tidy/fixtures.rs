//! The checks find what they are for: each test makes one mistake in a small package.

use crate::document::{dead_links, dead_paths};
use crate::layers::Layers;
use crate::modules::Modules;
use crate::names::shared_names;
use crate::tree::Tree;
use expect_test::{Expect, expect};

const TABLE: &str = "
| Rooms of `p/src`, from the bottom | what |
|---|---|
| `low/` | |
| `middle`, `beside` | two of one layer |
| `high` | |
| `lib.rs` | |
";

/// A package without mistakes, with every form of path that leads down.
const SOUND: [(&str, &str); 9] = [
    (
        "p/src/lib.rs",
        "//! See [`crate::high`].\nmod beside;\nmod high;\nmod low;\nmod middle;\npub use high::Top;",
    ),
    ("p/src/low/mod.rs", "mod inner;\npub(crate) use inner::Value;\n#[cfg(test)]\nmod tests;"),
    (
        "p/src/low/inner.rs",
        "pub struct Value;\nimpl Value { pub fn new() -> super::Value { Value } }",
    ),
    ("p/src/low/tests.rs", "use crate::high::Top;\nmod deeper;"),
    ("p/src/low/tests/deeper.rs", "use crate::Top;"),
    (
        "p/src/middle.rs",
        "use crate::low::{self, Value};\npub(in crate::high) fn f(_: low::Value) {}\n\
         fn g() { crate::beside::h() }",
    ),
    (
        "p/src/beside.rs",
        "/// Of [`crate::high::Top`]: crate::high\npub fn h() { /* crate::high::f */ }",
    ),
    ("p/src/high.rs", "pub struct Top;\nfn f() { crate::middle::f(crate::low::Value::new()) }"),
    // Another package, which is not in the table.
    ("q/src/lib.rs", "use crate::anything;"),
];

/// The package with some files changed or added.
fn changed(changes: &[(&str, &str)]) -> (Tree, Modules) {
    let is_changed = |path: &str| changes.iter().any(|(changed, _)| *changed == path);
    let sound = SOUND.iter().filter(|(path, _)| !is_changed(path));
    let tree = Tree::of(&sound.chain(changes).copied().collect::<Vec<_>>());
    let modules = Modules::read(&tree, "p/src", "p");
    (tree, modules)
}

fn problems(table: &str, changes: &[(&str, &str)]) -> Vec<String> {
    let tables = Layers::read(table);
    assert_eq!(tables.len(), 1);
    let (tree, modules) = changed(changes);
    tables[0].check(&tree, &modules)
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: Expect) {
    expected.assert_eq(&problems(TABLE, changes).join("\n"));
}

/// Checks which arrows of the package are found. The advice in the problems is left out.
#[track_caller]
fn check_arrows(changes: &[(&str, &str)], expected: Expect) {
    let problems = problems(TABLE, changes);
    let arrows: Vec<&str> =
        problems.iter().filter_map(|problem| problem.split(", but `").next()).collect();
    expected.assert_eq(&arrows.join("\n"));
}

#[test]
fn paths_that_lead_down_are_right() {
    check(&[], expect![""]);
}

#[test]
fn an_arrow_that_leads_up_is_found() {
    check(
        &[("p/src/low/inner.rs", "pub struct Value;\n\nuse crate::high::Top;")],
        expect![
            "p/src/low/inner.rs:3: `low` needs `crate::high::Top` of p/src/high.rs, but `high` is above `low` in ARCHITECTURE.md: move what is needed down to `low`, or what needs it up to `high`"
        ],
    );
    let inner = |code: &str, expected| check_arrows(&[("p/src/low/inner.rs", code)], expected);
    inner(
        "pub struct Value;\nuse super::super::high::*;",
        expect!["p/src/low/inner.rs:2: `low` needs `super::super::high::*` of p/src/high.rs"],
    );
    inner(
        "pub struct Value;\nuse crate::{\n  beside as b,\n  high::{self, Top},\n};",
        expect![[r#"
        p/src/low/inner.rs:3: `low` needs `crate::beside` of p/src/beside.rs
        p/src/low/inner.rs:4: `low` needs `crate::high` of p/src/high.rs"#]],
    );
}

#[test]
fn inline_paths_are_found_wherever_they_stand() {
    let middle = |code: &str, expected| check_arrows(&[("p/src/middle.rs", code)], expected);
    middle(
        "pub fn f<T>(_: T) {\n  let _ = crate::high::f;\n}",
        expect!["p/src/middle.rs:2: `middle` needs `crate::high::f` of p/src/high.rs"],
    );
    middle(
        "type A = Vec<Option<crate::high::Top>>;",
        expect!["p/src/middle.rs:1: `middle` needs `crate::high::Top` of p/src/high.rs"],
    );
    middle(
        "fn f(x: u8) { match x { super::high::ONE => {} _ => {} } }",
        expect!["p/src/middle.rs:1: `middle` needs `super::high::ONE` of p/src/high.rs"],
    );
    middle(
        "fn f() { println!(\"{}\", [1, crate::high::f(&[2])][0]) }",
        expect!["p/src/middle.rs:1: `middle` needs `crate::high::f` of p/src/high.rs"],
    );
    middle(
        "macro_rules! m { ($x:ident) => { $crate::high::f($x::y) } }",
        expect!["p/src/middle.rs:1: `middle` needs `crate::high::f` of p/src/high.rs"],
    );
    middle(
        "struct S {\n  #[serde(with = \"crate::high::bits\")]\n  a: u8,\n}",
        expect!["p/src/middle.rs:2: `middle` needs `crate::high::bits` of p/src/high.rs"],
    );
    middle(
        "mod inner {\n  fn f() { super::super::high::f() }\n}",
        expect!["p/src/middle.rs:2: `middle` needs `super::super::high::f` of p/src/high.rs"],
    );
    middle(
        "use crate as all;\nfn f() { all::high::f() }",
        expect!["p/src/middle.rs:2: `middle` needs `all::high::f` of p/src/high.rs"],
    );
}

#[test]
fn a_reexport_hides_no_arrow() {
    let inner = ("p/src/low/inner.rs", "pub struct Value;\nuse crate::Top;");
    check_arrows(
        &[inner],
        expect!["p/src/low/inner.rs:2: `low` needs `crate::Top` of p/src/high.rs"],
    );
    check_arrows(
        &[("p/src/low/inner.rs", "pub struct Value;\nuse super::super::*;")],
        expect!["p/src/low/inner.rs:2: `low` needs `super::super::*` of p/src/high.rs"],
    );
    let modules = "mod beside;\nmod high;\nmod low;\nmod middle;\n";
    let renamed = format!("{modules}pub use self::high::Other as Top;");
    check_arrows(
        &[("p/src/lib.rs", &renamed), inner],
        expect!["p/src/low/inner.rs:2: `low` needs `crate::Top` of p/src/high.rs"],
    );
    let glob = format!("{modules}pub use high::*;");
    check_arrows(
        &[("p/src/lib.rs", &glob), inner, ("p/src/low/tests.rs", "")],
        expect![[r#"
        p/src/low/tests/deeper.rs:1: no `mod` declares this file: declare it, or delete it
        p/src/low/inner.rs:2: `low` needs `crate::Top` of p/src/high.rs"#]],
    );
    // The room below defines the item, but the path names the room above.
    check_arrows(
        &[
            ("p/src/high.rs", "pub struct Top;\npub use crate::low::Value;"),
            ("p/src/beside.rs", "pub fn h(_: crate::high::Value) {}"),
        ],
        expect!["p/src/beside.rs:1: `beside` needs `crate::high::Value` of p/src/high.rs"],
    );
}

#[test]
fn a_block_of_a_type_from_below_hides_no_arrow() {
    check_arrows(
        &[
            (
                "p/src/high.rs",
                "pub struct Top;\nuse crate::low::Value;\nimpl Value { fn raise() {} }",
            ),
            ("p/src/beside.rs", "use crate::low::Value;\npub fn h() {\n  Value::raise()\n}"),
        ],
        expect!["p/src/beside.rs:3: `beside` needs `Value::raise` of p/src/high.rs"],
    );
}

#[test]
fn a_circle_in_a_layer_is_found() {
    check(
        &[("p/src/beside.rs", "use crate::low::Value;\nuse crate::middle::f;\npub fn h() {}")],
        expect![
            "p/src/beside.rs:2: the rooms beside -> middle -> beside need each other: give each a layer of its own in ARCHITECTURE.md, and turn one arrow of p/src/beside.rs:2: `crate::middle::f`, p/src/middle.rs:3: `crate::beside::h`"
        ],
    );
}

#[test]
fn a_file_without_a_room_or_a_module_is_found() {
    let lib = "mod beside;\nmod high;\nmod low;\nmod middle;\nmod new;\npub use high::Top;";
    check(
        &[("p/src/lib.rs", lib), ("p/src/new/mod.rs", "")],
        expect![
            "p/src/new/mod.rs:1: `new` is no room of p/src: move the file into one, or give `new` a row in ARCHITECTURE.md"
        ],
    );
    check(
        &[("p/src/low/lost.rs", "")],
        expect!["p/src/low/lost.rs:1: no `mod` declares this file: declare it, or delete it"],
    );
    check(
        &[("p/src/middle.rs", "pub fn f() {}\nmod nowhere;")],
        expect!["p/src/middle.rs:2: the module `nowhere` has no file"],
    );
    check(
        &[("p/src/middle.rs", "pub fn f() {}\n#[path = \"high.rs\"]\nmod b;")],
        expect!["p/src/middle.rs:3: `#[path]` hides where a module is: name the file after it"],
    );
    check(
        &[("p/src/middle.rs", "pub fn f( {}")],
        expect!["p/src/middle.rs:1: this is no Rust that syn understands"],
    );
}

#[test]
fn a_table_that_is_out_of_date_is_found() {
    let of_table = |table: &str| problems(table, &[]).join("\n");
    expect!["ARCHITECTURE.md:4: there is no room `gone` in p/src: name it as it is called now, or strike it"].assert_eq(&of_table(&TABLE.replace("`low/`", "`low/`, `gone`")));
    expect!["ARCHITECTURE.md:7: the room `low` has a row already: strike one"]
        .assert_eq(&of_table(&TABLE.replace("| `high` | |", "| `high` | |\n| `low` | |")));
    expect!["p/src/high.rs:1: `high` is no room of p/src: move the file into one, or give `high` a row in ARCHITECTURE.md"].assert_eq(&of_table(&TABLE.replace("| `high` | |\n", "")));
}

#[test]
fn code_that_exists_only_for_tests_may_need_anything() {
    let test_only = "pub struct Value;
#[cfg(test)]
use crate::high::Top;
#[cfg(all(test, unix))]
fn f() -> crate::high::Top { crate::high::Top }
impl Value {
    #[cfg(test)]
    fn g(_: Vec<Value, crate::high::Top>) -> crate::high::Top { loop {} }
    pub fn new() -> Value { #[cfg(test)] crate::high::f(); Value }
}
struct S {
    #[cfg(test)]
    a: Map<Value, crate::high::Top>,
    b: u8,
}
#[cfg(test)]
mod tests { use crate::high::Top; }";
    check(&[("p/src/low/inner.rs", test_only)], expect![[""]]);
    let without_tests = "pub struct Value;\n#[cfg(not(test))]\nuse crate::high::Top;";
    check_arrows(
        &[("p/src/low/inner.rs", without_tests)],
        expect!["p/src/low/inner.rs:3: `low` needs `crate::high::Top` of p/src/high.rs"],
    );
}

#[test]
fn a_binary_names_its_library() {
    let table = TABLE.replace("| `lib.rs` |", "| `main.rs` | |\n| `lib.rs` |");
    let main = ("p/src/main.rs", "fn main() {\n  p::Top;\n  p::high::f();\n  p::unknown()\n}");
    expect!["p/src/main.rs:4: `main` needs `p::unknown` of p/src/lib.rs, but `lib` is above `main` in ARCHITECTURE.md: move what is needed down to `main`, or what needs it up to `lib`"].assert_eq(&problems(&table, &[main]).join("\n"));
}

#[test]
fn a_name_of_two_public_types_is_found() {
    let (_, modules) = changed(&[
        ("p/src/beside.rs", "\npub enum Value {}\npub fn h() {}\nmod sealed { pub trait Top {} }"),
        ("p/src/middle.rs", "enum Top {}\npub fn f() {}"),
    ]);
    expect!["p/src/beside.rs:2: the public type `Value` has the name of that of p/src/low/inner.rs:1: give each a name of its own"].assert_eq(&shared_names(&modules).join("\n"));
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    let text = "`low/inner`, `src/gone.rs`, `ENGINE.toml`, `a::b`, `--flag`, `and/or not`, `x/ENGINE.toml`.
```sh
cat `src/gone.rs`
```
| `low/gone` |";
    let exists = |path: &str| ["docs/a.md", "p/src/low/inner.rs"].contains(&path);
    expect![[r#"
        ARCHITECTURE.md:1: there is no `src/gone.rs`: name it as it is called now, or strike it
        ARCHITECTURE.md:5: there is no `low/gone`: name it as it is called now, or strike it"#]]
    .assert_eq(&dead_paths(crate::layers::DOCUMENT, text, &["p/src"], exists).join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let text = "[a](../README.md), [b](gone.md#there), [c](https://example.org/x), ![d](page.png)
[e](#one-thing-another), [f](a.md#one-thing-another-1), [g](../README.md#gone), [h](../docs)
# `One` thing, another
# One thing another
```sh
# [a](in-code.md)
```
";
    let read = |path: &str| match path {
        "docs/a.md" => Some(text.to_owned()),
        "README.md" | "docs" | "docs/page.png" => Some(String::new()),
        _ => None,
    };
    expect![[r#"
        docs/a.md:1: the link to `gone.md#there` leads nowhere: mend or strike it
        docs/a.md:2: the link to `../README.md#gone` leads to a heading that is not there: mend or strike it"#]]
    .assert_eq(&dead_links("docs/a.md", text, read).join("\n"));
}

#[test]
fn a_glossary_that_is_out_of_date_is_found() {
    let table = "\
| word | type | meaning |
|---|---|---|
| directive | `Directive` | a form |
| directive | `Renamed` | |
| slice | | what it needs |
";
    let problems = crate::glossary::problems(table, &["Directive"].into());
    expect![[r#"
        CONTRIBUTING.md:4: `directive` has two rows
        CONTRIBUTING.md:4: no public type is called `Renamed`: mend the row of `directive`
        CONTRIBUTING.md:4: `directive` has no meaning"#]]
    .assert_eq(&problems.join("\n"));
    expect!["CONTRIBUTING.md: there is no table `| word | type | meaning |`"]
        .assert_eq(&crate::glossary::problems("", &[].into()).join("\n"));
}
