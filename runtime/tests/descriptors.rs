//! Custom descriptors and exact types, as the host sees them: what scripts cannot say.

mod check;

use check::{call, configurations, describe, engine, instantiate};
use wassay_runtime::{
    AnyRef, Config, Engine, Extern, FuncType, Global, GlobalType, Instance, Module, ModuleError,
    Outcome, Store, StoreLimits, StructRef, StructType, TrapCode, Val, ValType,
};

/// Functions that make objects with classes, and garbage of them.
const CLASSES: &str = r#"(module
    (rec
        (type $object (sub (descriptor $class) (struct (field i32) (field (ref null $object)))))
        (type $class (sub (describes $object) (descriptor $meta) (struct (field i64))))
        (type $meta (sub (describes $class) (struct (field $object (mut (ref null $object))))))
        (type $lower (sub $object (descriptor $lower-class) (struct (field i32) (field (ref null $object)))))
        (type $lower-class (sub $class (describes $lower) (descriptor $lower-meta) (struct (field i64))))
        (type $lower-meta (sub $meta (describes $lower-class) (struct (field $object (mut (ref null $object)))))))
    (func $object (export "object") (param i32) (result (ref (exact $object)))
        (local $meta (ref (exact $meta)))
        (local $object (ref (exact $object)))
        (local.set $meta (struct.new $meta (ref.null $object)))
        (local.set $object
            (struct.new_desc $object (local.get 0) (ref.null $object)
                (struct.new_desc $class (i64.extend_i32_s (local.get 0)) (local.get $meta))))
        (struct.set $meta $object (local.get $meta) (local.get $object))
        (local.get $object))
    (func (export "lower") (result (ref $object))
        (struct.new_default_desc $lower
            (struct.new_default_desc $lower-class (struct.new_default $lower-meta))))
    (func (export "class") (result anyref)
        (struct.new_default_desc $class (struct.new_default $meta)))
    (func (export "exactly") (param (ref null (exact $object))) (result i64)
        (struct.get $class 0 (ref.get_desc $object (local.get 0))))
    (func (export "again") (param i32) (param (ref (exact $class))) (result (ref $object))
        (struct.new_desc $object (local.get 0) (ref.null $object) (local.get 1)))
    (func (export "garbage") (param $rounds i32)
        (loop $next
            (drop (call $object (i32.const 1)))
            (br_if $next (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))))"#;

fn stress_configurations() -> impl Iterator<Item = Config> {
    let stress =
        |config: Config| [false, true].map(|gc_stress| Config { gc_stress, ..config.clone() });
    configurations().flat_map(stress)
}

/// The reference that an export returns.
#[track_caller]
fn reference(store: &mut Store, instance: Instance, name: &str, arguments: &[Val]) -> AnyRef {
    let func = instance.func(store, name).unwrap();
    match func.call(store, arguments).unwrap().unwrap()[..] {
        [Val::AnyRef(Some(reference))] => reference,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn the_host_sees_the_descriptor_of_an_object() {
    for config in stress_configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, CLASSES, &[]);
        let object = reference(&mut store, instance, "object", &[Val::I32(-3)]);
        let class = object.descriptor(&mut store).unwrap();
        call(&mut store, instance, "garbage", &[Val::I32(1000)]);
        let field = |store: &mut Store, object: AnyRef| {
            object.as_struct(store).expect("a struct").get(store, 0)
        };
        assert_eq!(field(&mut store, class), Some(Val::I64(-3)));
        let again = object.descriptor(&mut store).unwrap();
        assert!(class.ref_eq(&store, again));
        let meta = class.descriptor(&mut store).unwrap();
        assert_eq!(meta.descriptor(&mut store), None);
        let Some(Val::AnyRef(Some(same))) = field(&mut store, meta) else { panic!("no object") };
        assert!(same.ref_eq(&store, object));
        // The descriptor is not one of the fields.
        let count = |object: AnyRef| object.as_struct(&store).map(|it| it.field_count(&store));
        assert_eq!((count(object), count(meta)), (Some(2), Some(1)));
        assert_eq!(field(&mut store, object), Some(Val::I32(-3)));
        let number = AnyRef::i31(&store, 5);
        assert_eq!(number.descriptor(&mut store), None);
        assert!(store.collections() > 0);
    }
}

#[test]
fn descriptors_are_collected_with_their_objects() {
    for config in configurations() {
        let store_limits = StoreLimits { heap_bytes: 64 << 10, ..StoreLimits::default() };
        let engine = Engine::new(&Config { store_limits, ..config }).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, CLASSES, &[]);
        // Makes cycles through two descriptors: in total a hundred times the limit.
        assert_eq!(call(&mut store, instance, "garbage", &[Val::I32(100_000)]), "");
        assert!(store.collections() > 90, "{}", store.collections());
    }
}

#[test]
fn the_host_must_pass_values_of_the_exact_type() {
    for config in stress_configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, CLASSES, &[]);
        let object = reference(&mut store, instance, "object", &[Val::I32(9)]);
        let lower = reference(&mut store, instance, "lower", &[]);
        let class = reference(&mut store, instance, "class", &[]);
        let exactly = instance.func(&mut store, "exactly").unwrap();
        let mut pass = |value| exactly.call(&mut store, &[Val::AnyRef(value)]);
        assert_eq!(describe(pass(Some(object)).unwrap()), "9L");
        assert_eq!(describe(pass(None).unwrap()), "trap: null reference");
        pass(Some(lower)).unwrap_err();
        pass(Some(class)).unwrap_err();

        let class = object.descriptor(&mut store).unwrap();
        let arguments = [Val::I32(1), Val::AnyRef(Some(class))];
        let again = reference(&mut store, instance, "again", &arguments);
        assert!(again.descriptor(&mut store).unwrap().ref_eq(&store, class));
        let other = lower.descriptor(&mut store);
        let func = instance.func(&mut store, "again").unwrap();
        func.call(&mut store, &[Val::I32(1), Val::AnyRef(other)]).unwrap_err();
    }
}

/// A struct without its descriptor would break what compiled code relies on.
#[test]
fn the_host_makes_no_struct_whose_type_has_a_descriptor() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, CLASSES, &[]);
    let object = reference(&mut store, instance, "object", &[Val::I32(1)]);
    let meta = object.descriptor(&mut store).unwrap().descriptor(&mut store).unwrap();
    let [object, meta] = [object, meta].map(|any| any.as_struct(&store).unwrap().ty(&store));
    // The same type, from a module that says that it is exact.
    let exactly = instance.func(&mut store, "exactly").unwrap();
    let ValType::Ref(exact) = exactly.ty(&store).params[0] else { panic!("no reference") };
    assert_eq!(StructType::of(&engine, exact.heap), Some(object.clone()));
    StructRef::new(&mut store, &object, &[Val::I32(1), Val::AnyRef(None)]).unwrap_err();
    StructRef::new_default(&mut store, &object).unwrap_err();
    StructRef::new_default(&mut store, &meta).unwrap();
}

/// The type of a module's first function.
fn func_type(engine: &Engine, types: &str) -> FuncType {
    let module = Module::new(engine, format!("(module {types})")).unwrap();
    module.func_type(0).unwrap().clone()
}

#[test]
fn clauses_and_exactness_are_part_of_a_type() {
    let engine = engine();
    let with = |first: &str, second: &str, reference: &str| {
        let types = format!("(rec (type $a {first} (struct)) (type $b {second} (struct)))");
        func_type(&engine, &format!("{types} (func (param (ref {reference})))"))
    };
    // The engine keeps a type for as long as a module uses it.
    let text = "(rec (type $a (descriptor $b) (struct)) (type $b (describes $a) (struct)))";
    let _module = Module::new(&engine, format!("(module {text} (func (param (ref $b))))")).unwrap();
    let described = with("(descriptor $b)", "(describes $a)", "$b");
    let again = with("(descriptor 1)", "(describes 0)", "1");
    let exact = with("(descriptor $b)", "(describes $a)", "(exact $b)");
    let plain = with("", "", "$b");
    assert_eq!(described, again);
    assert_ne!(described, plain);
    assert_ne!(described, exact);
    let text = |ty: &FuncType| ty.to_string().replace(|char: char| char.is_ascii_digit(), "");
    assert_eq!(text(&described), "[(ref struct#)] -> []");
    assert_eq!(text(&exact), "[(ref (exact struct#))] -> []");
}

#[test]
fn types_with_descriptors_go_with_their_modules() {
    let engine = engine();
    let before = engine.live_rec_groups();
    let module = Module::new(&engine, CLASSES).unwrap();
    assert!(engine.live_rec_groups() > before);
    drop(module);
    assert_eq!(engine.live_rec_groups(), before);
}

#[test]
fn an_exact_import_says_so() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let owner = r#"(module
        (type $f (sub (func))) (type $g (sub $f (func))) (func (export "g") (type $g)))"#;
    let owner = instantiate(&mut store, owner, &[]);
    let func = Extern::Func(owner.func(&mut store, "g").unwrap());
    let user = |form: &str| {
        let import = form.replace('_', "(type $f)");
        let text = format!(r#"(module (type $f (sub (func))) (import "a" "f" (func {import})))"#);
        Module::new(&engine, text).unwrap()
    };
    let (inexact, exact) = (user("_"), user("(exact _)"));
    assert!(!inexact.imports().next().unwrap().exact);
    assert!(exact.imports().next().unwrap().exact);
    let _ = Instance::new(&mut store, &inexact, &[func]).unwrap().unwrap();
    let error = Instance::new(&mut store, &exact, &[func]).unwrap_err().to_string();
    let expected = r#"incompatible import type: "a" "f" wants exactly func [] -> [], got func [] -> [] of another definition"#;
    assert_eq!(error, expected);
}

#[test]
fn a_constant_expression_that_traps_leaves_a_store_that_can_be_used() {
    for config in stress_configurations() {
        let engine = Engine::new(&config).unwrap();
        let mut store = Store::new(&engine);
        let types = "(rec (type $a (descriptor $b) (struct (field (ref null $b))))
            (type $b (describes $a) (struct)))";
        let trapping = format!(
            "(module {types} (table 2 (ref null $b) (struct.new $b))
                (global (ref $b) (struct.new $b))
                (global (ref $a) (struct.new_desc $a (struct.new $b) (ref.null none))))"
        );
        let trapping = Module::new(&engine, trapping).unwrap();
        let instance = instantiate(&mut store, CLASSES, &[]);
        for _ in 0..10 {
            match Instance::new(&mut store, &trapping, &[]).unwrap() {
                Outcome::Trap(trap) => assert_eq!(trap.code(), TrapCode::NullDescriptorReference),
                other => panic!("{other:?}"),
            }
            assert_eq!(call(&mut store, instance, "garbage", &[Val::I32(100)]), "");
        }
    }
}

/// The rules on which the layout of objects depends are checked before types are laid out.
#[test]
fn types_that_could_not_be_laid_out_are_refused() {
    let refused = [
        // A supertype without a descriptor has its first field where the subtype has the descriptor.
        "(rec (type $a (sub (struct (field i32))))
            (type $b (sub $a (descriptor $c) (struct (field i32))))
            (type $c (sub (describes $b) (struct))))",
        // A subtype without a descriptor, whose supertype has one.
        "(rec (type $a (sub (descriptor $c) (struct (field i32))))
            (type $b (sub $a (struct (field i32))))
            (type $c (sub (describes $a) (struct))))",
        // A descriptor of something else.
        "(rec (type $a (descriptor $c) (struct)) (type $b (struct)) (type $c (describes $b) (struct)))",
        "(rec (type $a (descriptor $c) (struct)) (type $c (describes $a) (array i8)))",
        // One of them could have subtypes, the other not.
        "(rec (type $a (sub (descriptor $c) (struct))) (type $c (describes $a) (struct)))",
    ];
    for types in refused {
        let result = Module::new(&engine(), format!("(module {types})"));
        assert!(matches!(result, Err(ModuleError::Invalid { .. })), "{types}: {result:?}");
    }
}

#[test]
fn globals_of_the_host_have_exact_types() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, CLASSES, &[]);
    let exactly = instance.func(&mut store, "exactly").unwrap();
    let ValType::Ref(exact) = exactly.ty(&store).params[0] else { panic!("no reference") };
    let object = reference(&mut store, instance, "object", &[Val::I32(4)]);
    let lower = reference(&mut store, instance, "lower", &[]);
    let ty = GlobalType { content: ValType::Ref(exact), mutable: true };
    let global = Global::new(&mut store, ty, Val::AnyRef(Some(object))).unwrap();
    global.set(&mut store, Val::AnyRef(Some(lower))).unwrap_err();
    call(&mut store, instance, "garbage", &[Val::I32(1000)]);
    let kept = global.get(&mut store);
    assert_eq!(describe(exactly.call(&mut store, &[kept]).unwrap()), "4L");
}
