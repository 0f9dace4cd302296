use super::*;
use crate::script::features::Features;
use crate::suite::{GroupScript, GroupSource, ScriptSource};
use crate::verdict::Status;

fn manifest() -> Manifest {
    let group = |name: &str, default: bool, paths: &[&str]| {
        let scripts = paths.iter().map(|path| {
            let text = "(module)\n(module)\n(register \"m\")".to_owned();
            let source = ScriptSource::embedded(*path, text);
            GroupScript { source, features: Features::WASM3, wordings: name.to_owned() }
        });
        GroupSource { name: name.to_owned(), default, scripts: scripts.collect() }
    };
    let groups =
        [group("core", true, &["a.wast", "ab.wast"]), group("spec-1.0", false, &["a.wast"])];
    Manifest::lower(&groups).unwrap()
}

#[track_caller]
fn check(filter: &Filter, expected: &[&str]) {
    let manifest = manifest();
    let selection = filter.select(&manifest).unwrap();
    let names: Vec<String> = selection
        .files
        .iter()
        .flat_map(|selected| {
            let heads = selected.file.heads().unwrap();
            let name = |id: &DirectiveId| selected.file.name(selected.group, &heads[*id as usize]);
            selected.directives.iter().map(name).map(|name| name.to_string())
        })
        .collect();
    assert_eq!(names, expected);
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn names_skips_and_kinds_are_combined() {
    let filter = Filter { names: names(&["/a.wast:2", "ab.wast:3"]), ..Filter::default() };
    check(&filter, &["core/a.wast:2:module", "core/ab.wast:3:register"]);
    let filter = Filter { skip: names(&["module"]), ..Filter::default() };
    check(&filter, &["core/a.wast:3:register", "core/ab.wast:3:register"]);
    let filter = Filter { kinds: vec![Kind::Register], names: names(&["/a"]), ..Filter::default() };
    check(&filter, &["core/a.wast:3:register", "core/ab.wast:3:register"]);
}

#[test]
fn exact_names_are_whole_names() {
    let exact = |name| Filter { names: names(&[name]), exact: true, ..Filter::default() };
    check(&exact("core/a.wast:1:module"), &["core/a.wast:1:module"]);
    check(&exact("core/a.wast:1"), &[]);
}

#[test]
fn a_group_that_is_not_run_by_default_must_be_asked_for() {
    check(&Filter { names: names(&["a.wast:1:"]), ..Filter::default() }, &["core/a.wast:1:module"]);
    let by_group =
        Filter { groups: names(&["spec-1.0"]), names: names(&[":1:"]), ..Filter::default() };
    check(&by_group, &["spec-1.0/a.wast:1:module"]);
    let by_name = Filter { names: names(&["spec-1.0/a.wast:1:"]), ..Filter::default() };
    check(&by_name, &["spec-1.0/a.wast:1:module"]);
}

#[test]
fn an_unknown_group_is_an_error() {
    let filter = Filter { groups: names(&["cor"]), ..Filter::default() };
    let error = filter.select(&manifest()).unwrap_err().to_string();
    assert_eq!(error, "there is no group `cor`: did you mean `core`?");
}

#[test]
fn groups_are_complete_when_nothing_is_left_out() {
    let manifest = manifest();
    let all = Filter::default().select(&manifest).unwrap();
    assert_eq!(all.complete_groups(), ["core"]);
    let filter = Filter { names: names(&["/a.wast"]), ..Filter::default() };
    assert!(filter.select(&manifest).unwrap().complete_groups().is_empty());
}

fn expressions(texts: &[&str]) -> Vec<ParsedFilter> {
    texts.iter().map(|text| text.parse().unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// Scripts with assertions, in groups with other features. Modules of the group `gc` need threads.
fn scripts() -> Manifest {
    let assertions = r#"(assert_trap (invoke "f") "unreachable")
(assert_malformed (module quote "(") "unexpected token")
(assert_invalid (module (func (result i32))) "type mismatch") (assert_return (invoke "f"))"#;
    let group = |name: &str, default, features: &str, paths: &[&str]| {
        let memory = if name == "gc" { "(memory 1 1 shared)" } else { "" };
        let module = format!(r#"(module $m {memory} (func (export "f") unreachable))"#);
        let scripts = paths.iter().map(|path| {
            let text = format!("{module}\n{assertions}\n{module}");
            let source = ScriptSource::embedded(*path, text);
            let features = features.parse().unwrap();
            GroupScript { source, features, wordings: name.to_owned() }
        });
        GroupSource { name: name.to_owned(), default, scripts: scripts.collect() }
    };
    let groups = [
        group("core", true, "wasm3", &["a.wast", "b/a.wast", "b/cc.wast"]),
        group("gc", true, "wasm3,threads", &["a.wast"]),
        group("spec-1.0", false, "wasm1", &["a.wast"]),
    ];
    Manifest::lower(&groups).unwrap()
}

#[track_caller]
fn selected(manifest: &Manifest, filter: &Filter) -> Vec<String> {
    let selection = filter.select(manifest).unwrap_or_else(|error| panic!("{error}"));
    let names = selection.files.iter().flat_map(|selected| {
        let heads = selected.file.heads().unwrap();
        let name = |id: &DirectiveId| {
            selected.file.name(selected.group, &heads[*id as usize]).to_owned_name()
        };
        selected.directives.iter().map(name)
    });
    names.collect()
}

#[track_caller]
fn check_expression(text: &str, expected: &[&str]) {
    let filter = Filter { expressions: expressions(&[text]), ..Filter::default() };
    assert_eq!(selected(&scripts(), &filter), expected, "{text}");
}

#[test]
fn each_predicate_selects_what_it_says() {
    check_expression("group(gc) and kind(assert_trap)", &["gc/a.wast:2:assert_trap"]);
    check_expression(
        "file(a) and kind(assert_trap)",
        &["core/a.wast:2:assert_trap", "core/b/a.wast:2:assert_trap", "gc/a.wast:2:assert_trap"],
    );
    let in_folder = ["core/b/a.wast:2:assert_trap", "core/b/cc.wast:2:assert_trap"];
    check_expression("file(b/*) and line(2)", &in_folder);
    check_expression("file(cc.wast) and line(5..)", &["core/b/cc.wast:5:module"]);
    check_expression("file(?c) and line(..1)", &["core/b/cc.wast:1:module"]);
    check_expression(
        "file(cc) and line(4)",
        &["core/b/cc.wast:4:assert_invalid", "core/b/cc.wast:4.2:assert_return"],
    );
    check_expression("name(gc/*:4.2:*)", &["gc/a.wast:4.2:assert_return"]);
    check_expression("name(gc/a.wast:1:module)", &["gc/a.wast:1:module"]);
    let about_the_module = ["gc/a.wast:2:assert_trap", "gc/a.wast:4.2:assert_return"];
    check_expression("feature(threads) and not kind(module)", &about_the_module);
    check_expression("not group(core) and feature(gc)", &[]);
    check_expression(
        r#"group(gc) and message("un*a*") or name(gc/*) and message(type mismatch)"#,
        &["gc/a.wast:2:assert_trap", "gc/a.wast:4:assert_invalid"],
    );
    check_expression(
        "group(gc) and not (message(*) or kind(module))",
        &["gc/a.wast:4.2:assert_return"],
    );
}

#[test]
fn expressions_join_with_the_other_filters_and_with_each_other() {
    let filter = Filter {
        expressions: expressions(&["group(gc)", "file(cc)"]),
        kinds: vec![Kind::AssertTrap, Kind::Module],
        skip: names(&[":5:"]),
        names: names(&["wast:1", "wast:5", "gc/"]),
        ..Filter::default()
    };
    let expected = ["core/b/cc.wast:1:module", "gc/a.wast:1:module", "gc/a.wast:2:assert_trap"];
    assert_eq!(selected(&scripts(), &filter), expected);
}

#[test]
fn an_expression_that_names_a_group_asks_for_it() {
    check_expression("group(spec-*) and line(5)", &["spec-1.0/a.wast:5:module"]);
    check_expression("name(spec-1.0/*:5:*)", &["spec-1.0/a.wast:5:module"]);
    check_expression("line(5) and not group(spec-1.0) and file(cc)", &["core/b/cc.wast:5:module"]);
    let filter = Filter { expressions: expressions(&["line(5)"]), ..Filter::default() };
    assert_eq!(selected(&scripts(), &filter).len(), 4, "not of spec-1.0");
}

#[test]
fn the_help_lists_all_statuses() {
    let (_, list) = EXPRESSIONS.split_once("the status in a results file: ").unwrap();
    let list = list.split_once("\n\n").unwrap().0.replace(" or", ",");
    let mut listed: Vec<&str> = list.split(',').map(str::trim).filter(|s| !s.is_empty()).collect();
    let mut all: Vec<&str> = Status::ALL.iter().map(|status| status.name()).collect();
    listed.sort_unstable();
    all.sort_unstable();
    assert_eq!(listed, all);
}

#[test]
fn recorded_statuses_follow_directives_that_moved() {
    let manifest = scripts();
    let file = &manifest.groups[0].files[2];
    let digest = |id: usize| u64::from(file.heads().unwrap()[id].digest);
    let mut recorded = StatusIndex::default();
    let failed = [
        ("core/b/cc.wast:2:assert_trap".to_owned(), digest(1)),
        ("core/b/cc.wast:93:assert_malformed".to_owned(), digest(2)), // it stood there
        ("core/b/cc.wast:4:assert_invalid".to_owned(), 1),            // another text stood there
    ];
    recorded.add(Status::Failed, "r.jsonl", failed);
    recorded.add(Status::Passed, "r.jsonl", []);
    let filter = |text| Filter {
        expressions: expressions(&[text]),
        recorded: recorded.clone(),
        ..Filter::default()
    };
    let expected = ["core/b/cc.wast:2:assert_trap", "core/b/cc.wast:3:assert_malformed"];
    assert_eq!(selected(&manifest, &filter("status(failed in r.jsonl)")), expected);
    assert!(selected(&manifest, &filter("status(passed in r.jsonl)")).is_empty());
    let error = filter("status(failed in s.jsonl)").select(&manifest).unwrap_err().to_string();
    assert!(error.contains("the results in s.jsonl have not been read"), "{error}");
}

#[test]
fn mistakes_are_shown_with_their_place_and_what_was_meant() {
    let error = |text: &str| match text.parse::<ParsedFilter>() {
        Err(error) => error.to_string(),
        Ok(expression) => {
            let filter = Filter { expressions: vec![expression], ..Filter::default() };
            filter.select(&scripts()).expect_err(text).to_string()
        }
    };
    let texts = [
        "group(gc) and kind(asert_trap)",
        "grup(gc)",
        "x(gc)",
        "group(gcc) or file(b)",
        "group(é) or group(xxxx)",
        "group(gc) or file(dcc)",
        "kind(x)",
        "feature(simdd)",
        "status(faild in x)",
        "status(failed)",
        "line(a)",
        "line(3..2)",
        "group(gc) adn kind(module)",
        "(group(gc) ro kind(module))",
        "(group(gc)",
        "group gc",
        "group()",
        "group(gc",
        "message(a (b))",
        "message(\"a)",
        "group(gc) and",
        "group(gc))",
    ];
    let errors: String = texts.map(|text| error(text) + "\n").concat();
    let expected = expect_test::expect![[r#"
        filter, column 20: there is no kind `asert_trap`: did you mean `assert_trap`?
            group(gc) and kind(asert_trap)
                               ^^^^^^^^^^
        filter, column 1: there is no predicate `grup`: did you mean `group`?
            grup(gc)
            ^^^^
        filter, column 1: there is no predicate `x`; the predicates are group, file, kind, name, line, feature, message, status
            x(gc)
            ^
        filter, column 7: there is no group `gcc`: did you mean `gc`?
            group(gcc) or file(b)
                  ^^^
        filter, column 7: there is no group `é`; the groups are core, gc, spec-1.0
            group(é) or group(xxxx)
                  ^
        filter, column 19: there is no file `dcc`: did you mean `cc`?
            group(gc) or file(dcc)
                              ^^^
        filter, column 6: there is no kind `x`; the kinds are module, module_definition, module_instance, register, invoke, get, assert_return, assert_trap, assert_exhaustion, assert_exception, assert_suspension, assert_invalid, assert_malformed, assert_unlinkable, assert_malformed_custom, assert_invalid_custom, thread, wait, script, input, output, component, assert_fuel, unknown
            kind(x)
                 ^
        filter, column 9: unknown feature `simdd`: did you mean `simd`?
            feature(simdd)
                    ^^^^^
        filter, column 8: there is no status `faild`: did you mean `failed`?
            status(faild in x)
                   ^^^^^^^^^^
        filter, column 8: a status needs a results file: `status(failed in results.jsonl)`
            status(failed)
                   ^^^^^^
        filter, column 6: expected a line such as 120, or lines such as 100..200, and not `a`
            line(a)
                 ^
        filter, column 6: no line is in `3..2`
            line(3..2)
                 ^^^^
        filter, column 11: expected `and`, `or` or the end: did you mean `and`?
            group(gc) adn kind(module)
                      ^^^
        filter, column 12: expected `and`, `or` or `)`: did you mean `or`?
            (group(gc) ro kind(module))
                       ^^
        filter, column 1: this parenthesis is not closed
            (group(gc)
            ^
        filter, column 1: expected `(`: a predicate is written `group(...)`
            group gc
            ^^^^^
        filter, column 6: there is nothing in the parentheses
            group()
                 ^^
        filter, column 6: this parenthesis is not closed
            group(gc
                 ^
        filter, column 11: a text with parentheses or quotes needs quotes around it, and `""` for each quote in it
            message(a (b))
                      ^
        filter, column 9: this quote is not closed
            message("a)
                    ^
        filter, column 14: expected a predicate, for instance `group(gc)`
            group(gc) and
                         ^
        filter, column 10: expected `and`, `or` or the end
            group(gc))
                     ^
    "#]];
    expected.assert_eq(&errors);
    assert!(
        error(&"not ".repeat(100))
            .contains("column 257: parentheses and `not` are nested deeper than 64")
    );
    assert!(error(&" ".repeat(1 << 17)).contains("longer than 65536 bytes"));
    assert!(error("").contains("column 1: expected a predicate"));
}

/// Whether an expression holds for the directive with this name, as far as the name tells.
fn naive(expression: &Expression, name: &str) -> bool {
    let (group, rest) = name.split_once('/').unwrap();
    let parts: Vec<&str> = rest.split(':').collect();
    let [path, line, kind] = parts[..] else { panic!("{name}") };
    let line: u32 = line.split('.').next().unwrap().parse().unwrap();
    match expression {
        Expression::Or(parts) => parts.iter().any(|part| naive(part, name)),
        Expression::And(parts) => parts.iter().all(|part| naive(part, name)),
        Expression::Not(inner) => !naive(inner, name),
        Expression::Is(predicate) => match predicate {
            Predicate::Group(glob) => glob.matches(group),
            Predicate::File(glob) => {
                let whole = format!("{group}/{path}");
                let shown = match glob {
                    TextPattern::Regex(regex) => return regex.is_match(&whole),
                    TextPattern::Glob(glob) if glob.as_str().contains('/') => vec![path, &whole],
                    TextPattern::Glob(_) => vec![path.split('/').next_back().unwrap()],
                };
                let is = |path: &&str| {
                    glob.matches(path) || glob.matches(path.trim_end_matches(".wast"))
                };
                shown.iter().any(is)
            }
            Predicate::Kind(glob) => glob.matches(kind),
            Predicate::Name(glob) => glob.matches(name),
            Predicate::Line(from, to) => {
                (from.unwrap_or(0)..=to.unwrap_or(u32::MAX)).contains(&line)
            }
            Predicate::Feature(feature) => match &**feature {
                "threads" => {
                    // The name of the module in the last line is taken, so it is no module.
                    group == "gc"
                        && kind != "assert_malformed"
                        && kind != "assert_invalid"
                        && line < 5
                }
                "simd" => false,
                other => panic!("{other}"),
            },
            Predicate::Message(glob) => match kind {
                "assert_trap" => glob.matches("unreachable"),
                "assert_malformed" => glob.matches("unexpected token"),
                "assert_invalid" => glob.matches("type mismatch"),
                _ => false,
            },
            Predicate::Status { .. } => panic!("no results here"),
        },
    }
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn expression(predicate: BoxedStrategy<Predicate>) -> impl Strategy<Value = Expression> {
        predicate.prop_map(Expression::Is).prop_recursive(4, 24, 4, |inner| {
            let several = || proptest::collection::vec(inner.clone(), 2..4);
            prop_oneof![
                several().prop_map(Expression::Or),
                several().prop_map(Expression::And),
                inner.clone().prop_map(|inner| Expression::Not(Box::new(inner))),
            ]
        })
    }

    fn lines() -> impl Strategy<Value = Predicate> {
        (0..7_u32, proptest::option::of(0..7_u32), any::<bool>()).prop_map(
            |(from, length, open)| match (length, open) {
                (Some(length), true) => Predicate::Line(None, Some(from + length)),
                (Some(length), false) => Predicate::Line(Some(from), Some(from + length)),
                (None, _) => Predicate::Line(Some(from), None),
            },
        )
    }

    /// Predicates with any arguments.
    fn any_predicate() -> BoxedStrategy<Predicate> {
        let glob =
            || "\\PC{1,12}".prop_filter_map("regex", |text: String| TextPattern::parse(&text).ok());
        let kind = prop_oneof![Just("assert_*"), Just("module"), Just("?et")];
        let status = proptest::sample::select(Status::ALL);
        let path = "\\PC{1,12}".prop_filter("ends", |path: &String| path.trim() == path);
        prop_oneof![
            glob().prop_map(Predicate::Group),
            glob().prop_map(Predicate::File),
            glob().prop_map(Predicate::Name),
            glob().prop_map(Predicate::Message),
            kind.prop_map(|kind| Predicate::Kind(TextPattern::parse(kind).unwrap())),
            lines(),
            Just(Predicate::Feature("gc".to_owned())),
            (status, path).prop_map(|(status, results)| Predicate::Status { status, results }),
        ]
        .boxed()
    }

    /// Predicates that are about the [`scripts`].
    fn fitting_predicate() -> BoxedStrategy<Predicate> {
        let glob = |texts: &'static [&'static str]| {
            proptest::sample::select(texts).prop_map(|text| TextPattern::parse(text).unwrap())
        };
        prop_oneof![
            glob(&["gc", "core", "*", "spec-*", "?c"]).prop_map(Predicate::Group),
            glob(&[
                "a",
                "a.wast",
                "b/a",
                "b/*",
                "c?",
                "*",
                "gc/a",
                "core/*",
                "~^gc/",
                "~[ab].wast$"
            ])
            .prop_map(Predicate::File),
            glob(&["module", "assert_*", "*return", "assert_trap"]).prop_map(Predicate::Kind),
            glob(&["gc/a.wast:2:assert_trap", "core/*", "*:4:*", "c*:1:?odule", "gc/b*", "*gc"])
                .prop_map(Predicate::Name),
            glob(&["un*", "*", "type mismatch", "*token"]).prop_map(Predicate::Message),
            lines(),
            proptest::sample::select(&["threads", "simd"][..])
                .prop_map(|name| Predicate::Feature(name.to_owned())),
        ]
        .boxed()
    }

    proptest! {
        #[test]
        fn a_printed_expression_is_read_back(expression in expression(any_predicate())) {
            let text = expression.to_string();
            let read = text.parse::<ParsedFilter>();
            prop_assert!(read.is_ok(), "{text}\n{}", read.unwrap_err());
            let read = read.unwrap();
            prop_assert_eq!(read.expression(), &expression, "{}", text);
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "\\PC{0,40}") {
            if let Err(error) = text.parse::<ParsedFilter>() {
                prop_assert!(error.to_string().contains('^'));
            }
        }

        #[test]
        fn no_text_of_its_words_makes_the_parser_panic(
            words in proptest::collection::vec(
                proptest::sample::select(&[
                    "group", "kind", "line", "status", "(", ")", "\"", "and", "or", "not", " ",
                    "gc", "module", "1", "..", "failed in ", "é", "\\", "\t\n", "\u{0}",
                ][..]),
                0..30,
            )
        ) {
            let text: String = words.concat();
            match text.parse::<ParsedFilter>() {
                Ok(read) => {
                    let printed = read.expression().to_string();
                    let again: ParsedFilter = printed.parse().unwrap();
                    prop_assert_eq!(again.expression(), read.expression());
                }
                Err(error) => prop_assert!(error.to_string().contains('^')),
            }
        }

        #[test]
        fn an_expression_selects_the_names_for_which_it_holds(expression in expression(fitting_predicate())) {
            let manifest = scripts();
            let groups = manifest.groups.iter().map(|group| group.name.clone()).collect();
            let all = selected(&manifest, &Filter { groups, ..Filter::default() });
            let text = expression.to_string();
            let filtering: ParsedFilter = text.parse().unwrap();
            // Ask for all groups: which groups an expression asks for is tested above.
            let groups = manifest.groups.iter().map(|group| group.name.clone()).collect();
            let filter = Filter { groups, expressions: vec![filtering], ..Filter::default() };
            let expected: Vec<&String> = all.iter().filter(|name| naive(&expression, name)).collect();
            let actual = selected(&manifest, &filter);
            prop_assert_eq!(actual.iter().collect::<Vec<_>>(), expected, "{}", text);
        }

        #[test]
        fn shards_are_disjoint_and_complete(total in 1..9_u32) {
            let manifest = scripts();
            let all = selected(&manifest, &Filter::default());
            let mut found = Vec::new();
            for index in 1..=total {
                let shard = Some(Shard::new(index, total).unwrap());
                found.extend(selected(&manifest, &Filter { shard, ..Filter::default() }));
            }
            found.sort();
            let mut sorted = all.clone();
            sorted.sort();
            prop_assert_eq!(found, sorted);
        }
    }
}

#[test]
fn a_shard_knows_what_is_in_the_others() {
    let manifest = scripts();
    let (mut here, mut in_others) = (0, 0);
    for index in 1..=3 {
        let shard = Some(Shard::new(index, 3).unwrap());
        let filter = Filter { shard, kinds: vec![Kind::AssertTrap], ..Filter::default() };
        let selection = filter.select(&manifest).unwrap();
        assert!(!selection.matches_nothing());
        here += selection.len();
        in_others += selection.in_other_shards.iter().map(|(_, count)| count).sum::<usize>();
        let selection = Filter { shard, ..Filter::default() }.select(&manifest).unwrap();
        assert_eq!(selection.whole_groups(), ["core", "gc"]);
        assert!(selection.complete_groups().len() < 2);
    }
    assert_eq!((here, in_others), (4, 8));
}

/// Directives that are added change the shard of no unit but their own.
#[test]
fn shards_stay_when_directives_are_added() {
    let shards = |text: &str| -> Vec<(String, u32)> {
        let manifest = Manifest::lower(&[GroupSource::of_script("core", text)]).unwrap();
        let mut found = Vec::new();
        for index in 1..=5 {
            let shard = Some(Shard::new(index, 5).unwrap());
            let selection = Filter { shard, ..Filter::default() }.select(&manifest).unwrap();
            for file in &selection.files {
                let source = file.file.source().unwrap();
                for id in &file.directives {
                    let head = &file.file.heads().unwrap()[*id as usize];
                    let (start, length) = (head.start as usize, head.length as usize);
                    found.push((source[start..start + length].to_owned(), index));
                }
            }
        }
        found.sort();
        found
    };
    let text: String = (0..40)
        .map(|n| {
            format!(
                "(module $m{n} (func (export \"f\")))\n(invoke $m{n} \"f\")\n\
                 (assert_invalid (module (func (result i32))) \"type mismatch\")\n"
            )
        })
        .collect();
    let before = shards(&text);
    let (first, second) = text.split_at(text.find("(module $m20").unwrap());
    let added = "(invoke $m3 \"f\")\n(module $new)\n\
                 (assert_invalid (module (func (result i32))) \"type mismatch\")\n";
    let mut after = shards(&format!("{first}{added}{second}"));
    assert_eq!(after.len(), before.len() + 3);
    for directive in &before {
        let place = after.iter().position(|other| other == directive);
        after.swap_remove(place.unwrap_or_else(|| panic!("{directive:?} is elsewhere now")));
    }
}
