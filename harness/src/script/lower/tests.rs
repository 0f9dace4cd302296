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
        ["f64:nan:canonical", "v128:f32x4 0x3f800000 nan:arithmetic 0x00000000 0xbf800000"]
    );
}

#[test]
fn text_that_an_assertion_is_about_stays_text() {
    let directive = only(r#"(assert_malformed (module quote "(func" "\ff") "unexpected token")"#);
    assert_eq!(directive.action, Action::Define(ModuleSource::Text(b"(func \xff ".to_vec())));
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
fn what_acts_on_no_instance_is_broken() {
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
    let Action::Thread { shared: Some(0), directives } = &script.directives[1].action else {
        panic!("{:?}", script.directives[1])
    };
    assert_eq!(directives.iter().map(|inner| inner.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(directives[0].action, Action::Register { instance: SHARED });
    assert_eq!(directives[2].action.needs(), [2]);
    assert_eq!(script.directives[2].action, Action::Wait { thread: 1 });
    let Expected::Joined(expected) = &script.directives[2].expected else { panic!() };
    assert_eq!(expected.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4, 5]);
    let missing = Action::Broken("no thread is called $t".to_owned());
    assert_eq!(script.directives[3].action, missing);
    let unnamed = only(r#"(thread $t (invoke "f"))"#);
    let Action::Thread { shared: None, directives } = unnamed.action else { panic!() };
    let missing = Action::Broken("there is no module instance yet".to_owned());
    assert_eq!(directives[0].action, missing);
}
