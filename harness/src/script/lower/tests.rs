use super::*;

fn only(source: &str) -> Directive {
    let script = lower(source);
    script.directives.last().expect("the script has a directive").clone()
}

#[test]
fn every_form_becomes_one_directive() {
    let script = lower(
        r#"(module (func (export "f") (result i32) (i32.const 1)))
        (assert_return (invoke "f") (i32.const 1)) (assert_return (invoke "f") (i32.const 1))
        (assert_retrun (invoke "f"))
        (assert_malformed (module quote "(func") "unexpected token")
        (input "other.wast")
        (get "g")"#,
    );
    let kinds: Vec<Kind> = script.places.iter().map(|place| place.kind).collect();
    use Kind as K;
    let expected = [
        K::Module,
        K::AssertReturn,
        K::AssertReturn,
        K::Unknown,
        K::AssertMalformed,
        K::Input,
        K::Get,
    ];
    assert_eq!(kinds, expected);
    let broken: Vec<bool> =
        script.directives.iter().map(|d| matches!(d.action, Action::Broken(_))).collect();
    assert_eq!(broken, [false, false, false, true, false, true, false]);
    assert_eq!((script.places[1].line, script.places[2].line), (2, 2));
    assert_eq!((script.places[1].column, script.places[2].column), (9, 52));
}

#[test]
fn floats_and_vectors_become_bits() {
    let directive = only(
        r#"(module) (assert_return
            (invoke "f" (f32.const -nan:0x200000) (f64.const -0) (v128.const i16x8 1 2 0 0 0 0 0 0))
            (f64.const nan:canonical) (v128.const f32x4 1 nan:arithmetic 0 -1))"#,
    );
    let Action::Invoke { arguments, instance: 0, .. } = directive.action else {
        panic!("{directive:?}")
    };
    let vector = u128::from_le_bytes([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(arguments, [Value::F32(0xffa0_0000), Value::F64(1 << 63), Value::V128(vector)]);
    let Expected::Results(results) = directive.expected else { panic!() };
    let shown: Vec<String> = results.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "f64:nan:canonical",
            "v128:f32x4 1.0 (0x3f800000) nan:arithmetic 0.0 (0x00000000) -1.0 (0xbf800000)"
        ]
    );
}

#[test]
fn text_that_an_assertion_is_about_stays_text() {
    let directive = only(r#"(assert_malformed (module quote "(func" "\ff") "unexpected token")"#);
    assert_eq!(directive.action, Action::Define(ModuleSource::Text(b"(func\xff".to_vec())));
}

#[test]
fn a_quoted_module_is_encoded_and_a_module_that_cannot_be_stays_text() {
    let directive = only(r#"(module quote "(func)")"#);
    let Action::Instantiate { module: ModuleSource::Binary(bytes), .. } = directive.action else {
        panic!("{directive:?}")
    };
    assert!(bytes.starts_with(b"\0asm"));
    let directive = only(r#"(assert_invalid (module $m (func (call $none))) "unknown function")"#);
    let expected = ModuleSource::Text(b"(module $m (func (call $none)))".to_vec());
    assert_eq!(directive.action, Action::Define(expected));
}

#[test]
fn annotations_stay_text_where_an_assertion_is_about_them_and_break_no_module() {
    let directive = only(r#"(assert_invalid_custom (module $m (@name "n")) "")"#);
    let text = ModuleSource::Text(br#"(module $m (@name "n"))"#.to_vec());
    assert_eq!(directive.action, Action::CheckCustom(text));
    let directive = only(r#"(module (func (@name 1)) (@custom))"#);
    let Action::Instantiate { module: ModuleSource::Binary(bytes), .. } = directive.action else {
        panic!("{directive:?}")
    };
    assert!(bytes.starts_with(b"\0asm"));
}

#[test]
fn the_fields_of_one_module_are_a_script() {
    let script = lower("(memory 1)\n(func (export \"f\"))");
    assert_eq!(script.places.len(), 1);
    assert!(matches!(
        script.directives[0].action,
        Action::Instantiate { module: ModuleSource::Binary(_), .. }
    ));
}

#[test]
fn an_action_without_an_instance_is_broken() {
    let directive = only(r#"(invoke "f")"#);
    assert_eq!(directive.action, Action::Broken("there is no module instance yet".to_owned()));
    let directive = only(r#"(module $a) (invoke $b "f")"#);
    assert_eq!(directive.action, Action::Broken("no module instance is called $b".to_owned()));
}

#[test]
fn forms_that_are_not_run_are_named() {
    let directive = only(r#"(module) (assert_suspension (invoke "f") "unhandled")"#);
    assert_eq!(directive.action, Action::Unsupported("assert_suspension".to_owned()));
}

#[test]
fn a_thread_is_a_script_of_its_own() {
    let script = lower(
        r#"(module $m (memory (export "memory") 1 1 shared))
        (thread $t (shared (module $m))
          (register "m" $m)
          (module (import "m" "memory" (memory 1 1 shared)) (func (export "f")))
          (assert_return (invoke "f")))
        (wait $t)
        (wait $t)"#,
    );
    let Action::Thread { shared, directives } = &script.directives[1].action else {
        panic!("{:?}", script.directives[1])
    };
    assert_eq!(shared, &[0]);
    assert_eq!(directives.iter().map(|inner| inner.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(directives[0].action, Action::Register { instance: 0 });
    assert_eq!(directives[2].action.needs(), [2]);
    assert_eq!(script.directives[2].action, Action::Wait { thread: 1 });
    let Expected::Joined(expected) = &script.directives[2].expected else { panic!() };
    assert_eq!(expected.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5]);
    assert_eq!(script.directives[3].action, Action::Nothing, "it has ended, and was judged");
    let unnamed = only(r#"(thread $t (invoke "f"))"#);
    let Action::Thread { shared, directives } = unnamed.action else { panic!() };
    assert!(shared.is_empty());
    let missing = Action::Broken("there is no module instance yet".to_owned());
    assert_eq!(directives[0].action, missing);
    let missing = Action::Broken("no thread is called $t".to_owned());
    assert_eq!(only("(wait $t)").action, missing);
}

#[test]
fn a_thread_has_threads_and_several_shared_instances() {
    let script = lower(
        r#"(module $a) (module $b) (module $c)
        (thread $t (shared (module $c)) (shared (module $a))
          (module $own)
          (register "a" $a)
          (thread $u (shared (module $a)) (shared (module $own)) (shared (module $a))
            (register "own" $own)
            (invoke $b "f"))
          (wait $u)
          (wait $t))
        (wait $t)"#,
    );
    let Action::Thread { shared, directives } = &script.directives[3].action else { panic!() };
    assert_eq!(shared, &[2, 0]);
    assert_eq!(directives.iter().map(|inner| inner.id).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
    assert_eq!(directives[1].action, Action::Register { instance: 1 });
    let Action::Thread { shared, directives: inner } = &directives[2].action else { panic!() };
    assert_eq!(shared, &[1, 2, 1]);
    assert_eq!(inner[0].action, Action::Register { instance: 1 });
    let missing = Action::Broken("no module instance is called $b".to_owned());
    assert_eq!(inner[1].action, missing, "it is not shared with that thread");
    assert_eq!(directives[3].action, Action::Wait { thread: 4 });
    assert_eq!(directives[4].action, Action::Broken("no thread is called $t".to_owned()));
    // What the inner thread does is judged by the wait for it, and nowhere else.
    let Expected::Joined(outer) = &script.directives[4].expected else { panic!() };
    let without = Action::Thread { shared: vec![1, 2, 1], directives: Vec::new() };
    assert_eq!(outer[2].1.action, without);
    let Expected::Joined(judged) = &outer[3].1.expected else { panic!() };
    assert_eq!(judged.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [6, 7]);
}

#[test]
fn a_thread_and_a_wait_without_a_name_mean_each_other() {
    let script = lower("(module) (thread (module (func (export \"f\"))) (invoke \"f\")) (wait)");
    assert_eq!(script.directives[2].action, Action::Wait { thread: 1 });
}

/// The meaning of a name in `script/runner.ml`, for modules and for instances separately.
#[test]
fn a_module_is_a_definition_and_an_instance() {
    let action = |source: &str| only(source).action;
    let definition = |source: &str| match action(source) {
        Action::Instantiate { definition, .. } => definition,
        other => panic!("{source}: {other:?}"),
    };
    assert_eq!(definition("(module) (module instance)"), Some(0));
    assert_eq!(definition("(module $m) (module) (module instance $m)"), Some(0));
    assert_eq!(definition("(module $m) (module) (module instance $i $m)"), Some(0));
    assert_eq!(definition("(module definition) (module $m) (module instance)"), Some(1));
    assert_eq!(definition("(module definition quote \"(func)\") (module instance)"), Some(0));
    assert_eq!(definition("(module $m quote \"(func)\") (module instance $i $m)"), Some(0));
    assert_eq!(
        definition(
            "(module definition $m binary \"\\00asm\" \"\\01\\00\\00\\00\") (module instance $m)"
        ),
        Some(0)
    );
    let no_module = Action::Broken("there is no module yet".to_owned());
    assert_eq!(action("(module instance)"), no_module);
    // A single name is the module's, and the instance has none.
    let none = Action::Broken("no module instance is called $m".to_owned());
    assert_eq!(action("(module definition $m) (module instance $m) (invoke $m \"f\")"), none);
    assert_eq!(action("(module $m) (module instance $i $m) (invoke $i \"f\")").needs(), [1]);
    assert_eq!(action("(module $m) (module instance $i $m) (invoke \"f\")").needs(), [1]);
}

#[test]
fn a_name_is_bound_once_in_each_category() {
    let twice = |source: &str| match only(source).action {
        Action::Broken(reason) => reason,
        other => panic!("{source}: {other:?}"),
    };
    assert_eq!(twice("(module $m) (module $m)"), "module $m already defined");
    assert_eq!(twice("(module definition $m) (module $m)"), "module $m already defined");
    let instances = "(module $m) (module instance $i $m) (module instance $i $m)";
    assert_eq!(twice(instances), "instance $i already defined");
    assert_eq!(twice("(script $s) (script $s)"), "script $s already defined");
    let apart = "(module definition $m) (module instance $m $m) (script $m (module $n))";
    let broken = |d: &Directive| matches!(d.action, Action::Broken(_));
    assert!(!lower(apart).directives.iter().any(broken));
}

/// `text/parser.mly`, `script_instance`: after its assertion, an inline module is the current definition, but not an
/// instance.
#[test]
fn assertions_instantiate_modules_that_stand_in_them_or_are_defined() {
    let script = lower(
        r#"(module $m (func (export "f")))
        (assert_trap (module $n (func $s unreachable) (start $s)) "unreachable")
        (module instance)
        (invoke "f")
        (assert_trap (module instance $j $m) "unreachable")
        (assert_unlinkable (module instance) "unknown import")
        (assert_unlinkable (module quote "(func)") "unknown import")
        (invoke $n "f")
        (invoke $j "f")
        (assert_trap (module definition) "unreachable")"#,
    );
    let definition = |id: usize| match &script.directives[id].action {
        Action::Instantiate { definition, .. } => *definition,
        other => panic!("{other:?}"),
    };
    assert_eq!(definition(1), None);
    assert_eq!(definition(2), Some(1));
    assert_eq!(script.directives[3].action.needs(), [2], "the instance, not the assertion's");
    assert_eq!(definition(4), Some(0));
    assert_eq!(definition(5), Some(1));
    assert_eq!(definition(6), None);
    let reason = |id: usize| match &script.directives[id].action {
        Action::Broken(reason) => &**reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(7), "no module instance is called $n");
    assert_eq!(reason(8), "no module instance is called $j");
    assert_eq!(reason(9), "misplaced module definition at `module definition) \"unreachable\")`");
}

#[test]
fn definitions_and_names_inside_assertions_bind_nothing() {
    let script = lower(
        r#"(assert_invalid (module definition $m (func (result i32))) "type mismatch")
        (assert_invalid (module $m quote "(func (result i32))") "type mismatch")
        (assert_malformed (module definition $m quote "(func") "unexpected token")
        (assert_malformed (module $m binary "") "unexpected end")
        (module instance)
        (module $m)"#,
    );
    let defined = |id: usize| matches!(script.directives[id].action, Action::Define(_));
    assert!((0..4).all(defined));
    assert_eq!(script.directives[4].action, Action::Broken("there is no module yet".to_owned()));
    assert!(matches!(script.directives[5].action, Action::Instantiate { .. }));
}

#[test]
fn a_module_that_cannot_be_encoded_is_its_text_without_the_word_of_scripts() {
    let directive = only("(module definition $m\n  (func (call $none)))");
    let expected = ModuleSource::Text(b"(module $m\n  (func (call $none)))".to_vec());
    assert_eq!(directive.action, Action::Define(expected));
}

#[test]
fn strings_of_a_quoted_module_are_concatenated() {
    let directive = only(r#"(assert_malformed (module quote "(fu" "nc") "")"#);
    assert_eq!(directive.action, Action::Define(ModuleSource::Text(b"(func".to_vec())));
}

#[test]
fn the_commands_of_a_script_are_directives_at_their_place() {
    let script =
        lower("(module)\n(script $s (module $m)\n  (script (invoke $m \"f\")) x)\n(invoke \"f\")");
    let found: Vec<_> =
        script.places.iter().map(|place| (place.kind, place.line, place.column)).collect();
    use Kind as K;
    let expected = [
        (K::Module, 1, 1),
        (K::Script, 2, 1),
        (K::Module, 2, 12),
        (K::Script, 3, 3),
        (K::Invoke, 3, 11),
        (K::Unknown, 3, 28),
        (K::Invoke, 4, 1),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        script.directives[6].action.needs(),
        [2],
        "the last module, also of an inner script"
    );
    let mut deep = "(script ".repeat(40);
    deep += &")".repeat(40);
    let Action::Broken(reason) = only(&deep).action else { panic!() };
    assert_eq!(reason, "scripts are nested deeper than 32");
}

#[test]
fn a_form_that_is_not_run_takes_the_place_of_what_it_would_make() {
    let unsupported = |source: &str, name: &str| {
        assert_eq!(only(source).action, Action::Unsupported(name.to_owned()), "{source}");
    };
    unsupported("(module) (output \"x.js\")", "output");
    unsupported("(module) (output $m)", "output");
    unsupported("(assert_fuel 3 (invoke \"f\"))", "assert_fuel");
    unsupported("(component $c (core module (@name 1)) \"s\" 1.5 -2 $\"x\")", "component");
    unsupported("(assert_invalid (component (import)) \"x\")", "component");
    unsupported("(assert_malformed (component quote \"(\") \"x\")", "component");
    unsupported("(assert_trap (component) \"x\")", "component");
    let on_component =
        only("(module) (component) (assert_return (invoke \"f\" (u8.const 1)) (str.const \"\"))");
    assert_eq!(on_component.action.needs(), [1]);
    let on_module = only("(module) (invoke \"f\" (u8.const 1))");
    let reason = "`u8.const` is a value of components, not of modules".to_owned();
    assert_eq!(on_module.action, Action::Broken(reason));
}

#[test]
fn expected_results_of_every_kind_are_read() {
    let results = |text: &str| {
        let directive = only(&format!("(module) (assert_return (invoke \"f\") {text})"));
        match (directive.action, directive.expected) {
            (Action::Broken(reason), _) => reason,
            (_, expected) => expected.to_string(),
        }
    };
    assert_eq!(results("(ref)"), "returned ref.any");
    assert_eq!(results("(ref.any) (ref.exn)"), "returned ref.any, ref.exn");
    assert_eq!(results("(ref.func)"), "returned ref.func");
    assert_eq!(results("(either (ref.exn) (ref.null))"), "returned either(ref.exn | ref.null)");
    assert_eq!(
        results("(ref.func 0)"),
        "a function's index cannot be observed from outside at `0))`"
    );
    assert_eq!(
        results("(ref.none)"),
        "expected a constant or a pattern of a result at `ref.none))`"
    );
    assert_eq!(results("(i32.const $x)"), "expected a i32 at `$x))`");
    let deep = format!("{}{}", "(either ".repeat(200), ")".repeat(200));
    assert!(results(&deep).starts_with("`either` is nested too deep"), "{}", results(&deep));
}

/// What `input` reads (`script/runner.ml`, `run_meta`), with a folder of these files.
#[test]
fn a_script_reads_others() {
    let files = [
        ("b.wast", "(module $m (func (export \"f\")))\n(invoke \"f\")"),
        ("loop.wast", "(input \"loop.wast\")"),
        ("fields.wast", "(func (export \"g\"))"),
        ("empty.wast", ";; nothing"),
        ("two.wast", "(input \"fields.wast\") (input \"fields.wast\")"),
        ("definition.wast", "(module definition)"),
    ];
    let read = |_: &str, name: &str| {
        let file = files.iter().find(|(path, _)| *path == name);
        let (path, text) = file.ok_or_else(|| format!("there is no `{name}`"))?;
        Ok(InputText { path: (*path).to_owned(), text: (*text).to_owned() })
    };
    let lower = |source: &str| lower_reading(source, &Inputs { path: "a.wast", read: &read });
    let reason = |source: &str, id: usize| match &lower(source).directives[id].action {
        Action::Broken(reason) => reason.clone(),
        other => panic!("{source}: {other:?}"),
    };
    let script = lower(
        "(module)\n (input $b \"b.wast\") (invoke $m \"f\") (invoke $b \"f\") (invoke \"f\")",
    );
    let ids: Vec<_> = script.directives.iter().map(|d| d.action.needs()).collect();
    assert_eq!(ids, [vec![], vec![], vec![], vec![2], vec![2], vec![2], vec![2]]);
    let places: Vec<_> = script
        .places
        .iter()
        .map(|place| (place.kind, place.line, place.inside.map(|i| i.line)))
        .collect();
    use Kind as K;
    let expected = [
        (K::Module, 1, None),
        (K::Input, 2, None),
        (K::Module, 2, Some(1)),
        (K::Invoke, 2, Some(2)),
        (K::Invoke, 2, None),
        (K::Invoke, 2, None),
        (K::Invoke, 2, None),
    ];
    assert_eq!(places, expected);
    let script = lower("(input \"two.wast\") (invoke \"g\")");
    assert_eq!(script.directives[5].action.needs(), [4], "fields of a module are one");
    assert_eq!(reason("(input \"none.wast\")", 0), "there is no `none.wast`");
    assert_eq!(reason("(input \"loop.wast\")", 1), "`loop.wast` reads itself");
    assert_eq!(reason("(input \"empty.wast\")", 1), "the script has only comments");
    assert_eq!(reason("(module $b) (input $b \"b.wast\")", 1), "module $b already defined");
    assert_eq!(reason("(input $d \"definition.wast\")", 0), "there is no module instance yet");
    let many = "(input \"fields.wast\")".repeat(MAX_INPUTS + 1);
    assert!(reason(&many, 2 * MAX_INPUTS).starts_with("a script reads more than 64"));
    // An `input` that cannot be read may have made anything, so it blocks what would act on earlier definitions.
    let script = lower("(module) (input \"none.wast\") (invoke \"f\")");
    assert_eq!(script.directives[2].action.needs(), [1]);
    let in_thread = lower("(thread $t (input \"b.wast\"))");
    let Action::Thread { directives, .. } = &in_thread.directives[0].action else { panic!() };
    assert_eq!(directives[0].action, Action::Unsupported("input in a thread".to_owned()));
}

#[test]
fn an_empty_script_says_so() {
    let nothing = Action::Broken("the script has nothing in it".to_owned());
    assert_eq!(only(" \n").action, nothing);
    let comments = Action::Broken("the script has only comments".to_owned());
    assert_eq!(only(";; a comment\n(; another ;)").action, comments);
}
