//! Filter expressions, as the program understands them. The page of `wassay report`, which has a parser of its own
//! (`src/report/page/js/filter.js`), is tested on these cases.
//!
//! `UPDATE_EXPECT=1 cargo test --test golden` writes the file with the results of the program's parser.

use expect_test::expect_file;
use serde_json::{Value, json};
use wassay_harness::script::features::Features;
use wassay_harness::selection::{
    Filter, NeededFeatures, ParsedFilter, SelectionError, StatusIndex,
};
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::suite::{GroupScript, GroupSource, ScriptSource};
use wassay_harness::verdict::Status;

const RESULTS: &str = "a.jsonl";

/// The scripts to select from: two groups, texts of traps and rejections, names with characters of more than one byte.
const SCRIPTS: [(&str, &str, &[&str], &str); 5] = [
    (
        "core",
        "i32.wast",
        &["wasm3"],
        "(module (func (export \"f\") (unreachable)))\n(assert_trap (invoke \"f\") \"unreachable\")\n(invoke \"f\")",
    ),
    (
        "core",
        "sub/é.wast",
        &["wasm1"],
        "(module) (module)\n(assert_invalid (module (func (result i32))) \"type mismatch\")",
    ),
    (
        "gc",
        "i31.wast",
        &["wasm3"],
        "(assert_malformed (module quote \"(\") \"unexpected \\28end\\29\")\n\n\n(module)",
    ),
    (
        "gc",
        "needs.wast",
        &["wasm3", "threads"],
        "(module $v (func (export \"f\") (result v128) (v128.const i64x2 0 0)))\n(invoke $v \"f\")\n\
         (module (memory 1 1 shared))\n(module (memory 1 1 shared) (func (param v128)))\n\
         (assert_invalid (module (type (struct)) (func (result i32))) \"type mismatch\")",
    ),
    (
        "threads",
        "wait(1).wast",
        &["wasm2", "threads"],
        "(register \"m\")\n(assert_exhaustion (invoke \"f\") \"call *\")",
    ),
];

/// Expressions that are right, and ones that are wrong in each way.
const EXPRESSIONS: &[&str] = &[
    "group(gc)",
    "group(g?)",
    "group(*)",
    " group ( core ) ",
    "file(i32)",
    "file(i32.wast)",
    "file(sub/é)",
    "file(sub/*)",
    "file(é)",
    "file(?)",
    "file(\"wait(1)\")",
    "file(\"wait(1).wast\")",
    "kind(module)",
    "kind(assert_*)",
    "kind(assert_?????)",
    "name(core/*)",
    "name(*:1:*)",
    "name(*:1.2:*)",
    "name(core/i32.wast:2:assert_trap)",
    "name(core/i32)",
    r"name(core\/i32.wast:3:invoke)",
    r"name(*\*)",
    "line(1)",
    "line(2..)",
    "line(..2)",
    "line( 2 .. 3 )",
    "line(+1)",
    "feature(threads)",
    "feature(gc)",
    "feature(simd)",
    "feature(threads) and not feature(simd)",
    "not feature(simd)",
    "feature(wasm2)",
    "message(unreachable)",
    "message(*mis*)",
    "message(\"unexpected (end)\")",
    r"message(call \*)",
    "message(*)",
    "status(passed in a.jsonl)",
    "status(failed   in   a.jsonl)",
    "not status(passed in a.jsonl)",
    "not group(core)",
    "not not group(core)",
    "group(core) and kind(module)",
    "group(core) or kind(module) and line(4)",
    "(group(core) or kind(module)) and line(4)",
    "not (group(core) or group(gc))",
    "not group(core) and not group(gc)",
    "group(core)and(kind(module))or group(gc)",
    "group(\"core\")",
    "group(\"co\"\"re\") or group(core)",
    "\u{2003}group(gc)\u{a0}",
    "group(core) & kind(module)",
    "group(core)&&kind(module)||group(gc)|group(threads)",
    "!group(core) & !(kind(module) | kind(invoke))",
    "! not group(core)",
    "file(core/i32)",
    "file(core/sub/é.wast)",
    "file(~^core/.*2\\.wast$)",
    "file(~[é-í])",
    "name(~:[12]:)",
    "kind(~^assert_(trap|invalid)$)",
    "group(~c$)",
    r"file(~^threads/wait\(1\)\.wast$)",
    r"file(~^threads/wait\(\d\))",
    "name(~((core|gc)/i3)(2|1))",
    "kind( ~^(?:module|get)$ )",
    r"name(~wait\S+:\w+$)",
    r"message(~call\s\*)",
    r"name(~\bi3[^2\]]\b)",
    r"name(~\x69\-?32)",
    "name(~i.{2}[.])",
    "group(\"~(core|gc)\")",
    "message(~mis+match)",
    "line(2..) & message(~^)",
    // Expressions that are wrong.
    "group(~[)",
    "name(~a(b)",
    r"name(~a\()",
    r"name(~a\",
    "name(~a\"b)",
    "name(~a)b)",
    "name(~(?=a))",
    "name(~(?<=a))",
    "name(\"~(a)\\1\")",
    r"name(~\p{L})",
    "name(~[[a]])",
    "name(~[a&&b])",
    "name(~a{2)",
    "group(core) and file(\"~a(\")",
    "kind(~^x)",
    "group(~nothing)",
    "group(core) &&& group(gc)",
    "group(core) | | group(gc)",
    "group(core) !",
    "",
    " ",
    "gc",
    "group",
    "group gc",
    "group(",
    "group(gc",
    "group()",
    "group(\"\")",
    "group( )",
    "group(gc))",
    "group(gc) group(core)",
    "group(gc) andd group(core)",
    "group(gc) and",
    "group(gc) or or",
    "and group(gc)",
    "not",
    "(group(gc)",
    "(group(gc) kind(module)",
    "()",
    "grup(gc)",
    "groups(gc)",
    "Group(gc)",
    "é(gc)",
    "ééé group(gc)",
    "group(\"gc)",
    "group(\"gc\" x)",
    "group(a(b)",
    "group(a\"b)",
    "file(wait(1))",
    "group(nothing)",
    "group(core) and not group(éé)",
    "file(nothing)",
    "file(i32.was)",
    "kind(assert_retrun)",
    "kind(x*)",
    "line(x)",
    "line()",
    "line(..)",
    "line(3..2)",
    "line(-1)",
    "line(4294967296)",
    "line(1..2..3)",
    "feature(simdd)",
    "status(passed)",
    "status(pased in a.jsonl)",
    "status(passed in)",
    "status(passed ina.jsonl)",
    "group(core) and line(x) and group(",
    "group(nothing) and line(x)",
    "\u{1f600}",
    "group(gc) \u{1f600}",
];

fn manifest() -> Manifest {
    let mut groups: Vec<GroupSource> = Vec::new();
    for (group, path, features, text) in SCRIPTS {
        let source = ScriptSource::embedded(path, text.to_owned());
        let features = Features::from_names(features).unwrap();
        let script = GroupScript { source, features, wordings: group.to_owned() };
        match groups.iter_mut().find(|known| known.name == group) {
            Some(known) => known.scripts.push(script),
            None => {
                groups.push(GroupSource {
                    name: group.to_owned(),
                    default: true,
                    scripts: vec![script],
                });
            }
        }
    }
    Manifest::lower(&groups).unwrap()
}

/// The data of each directive that the page gets.
fn directives(manifest: &Manifest) -> Vec<Value> {
    let mut directives = Vec::new();
    for group in &manifest.groups {
        for file in &group.files {
            let mut needed = NeededFeatures::default();
            for (id, head) in (0..).zip(file.heads().unwrap()) {
                let unit = file.unit(head.unit).unwrap();
                let directive = unit.iter().find(|directive| directive.id == id).unwrap();
                directives.push(json!({
                    "name": file.name(group, head).to_string(),
                    "needs": needed.of(&unit, id),
                    "expected": directive.expected.to_string(),
                    "status": status(directives.len()).name(),
                }));
            }
        }
    }
    directives
}

/// The status of the directive with a number in the results: every third failed.
fn status(number: usize) -> Status {
    if number % 3 == 2 { Status::Failed } else { Status::Passed }
}

/// The directives that an expression selects, or the column of the mistake in it.
fn case(text: &str, manifest: &Manifest, recorded: &StatusIndex) -> Value {
    let expression: ParsedFilter = match text.parse() {
        Ok(expression) => expression,
        Err(error) => return json!({ "expression": text, "column": error.column() }),
    };
    let filter =
        Filter { expressions: vec![expression], recorded: recorded.clone(), ..Filter::default() };
    match filter.select(manifest) {
        Ok(selection) => {
            let names: Vec<String> = selection
                .files
                .iter()
                .flat_map(|selected| {
                    let heads = selected.file.heads().unwrap();
                    let name = |id: &u32| {
                        selected.file.name(selected.group, &heads[*id as usize]).to_string()
                    };
                    selected.directives.iter().map(name)
                })
                .collect();
            json!({ "expression": text, "names": names })
        }
        Err(SelectionError::Expression(error)) => {
            json!({ "expression": text, "column": error.column() })
        }
        Err(other) => panic!("{text}: {other}"),
    }
}

#[test]
fn filter_expressions_of_the_page_are_those_of_the_program() {
    let manifest = manifest();
    let directives = directives(&manifest);
    let mut recorded = StatusIndex::default();
    for wanted in Status::ALL {
        let with = directives.iter().filter(|directive| directive["status"] == wanted.name());
        let recorded_here = with.map(|directive| {
            let name = directive["name"].as_str().unwrap();
            (name.to_owned(), digest(&manifest, name))
        });
        recorded.add(*wanted, RESULTS, recorded_here);
    }
    let cases: Vec<String> =
        EXPRESSIONS.iter().map(|text| case(text, &manifest, &recorded).to_string()).collect();
    let directives: Vec<String> = directives.iter().map(Value::to_string).collect();
    let kinds: Vec<&str> =
        wassay_harness::script::Kind::ALL.iter().map(|(_, name)| *name).collect();
    let text = format!(
        "{{\"results\":\"{RESULTS}\",\n\"kinds\":{},\n\"features\":{},\n\"statuses\":{},\n\"directives\":[\n{}\n],\n\"cases\":[\n{}\n]}}\n",
        json!(kinds),
        json!(Features::proposals().collect::<Vec<_>>()),
        json!(Status::ALL.iter().map(|status| status.name()).collect::<Vec<_>>()),
        directives.join(",\n"),
        cases.join(",\n"),
    );
    expect_file!["../../../ci/page/filter-cases.json"].assert_eq(&text);
}

fn digest(manifest: &Manifest, name: &str) -> u64 {
    let (_, file, id) = manifest.find(name).unwrap().unwrap();
    file.heads().unwrap()[id as usize].digest.into()
}
