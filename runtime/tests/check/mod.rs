//! Text in, text out: modules in the text format, calls, and their outcomes in words.
#![allow(dead_code, reason = "each test program uses its part")]

use wassay_runtime::{
    Compilation, Config, Engine, Extern, Instance, Module, OptLevel, Outcome, RegisterAllocator,
    Store, Val,
};

/// Every combination of the settings that change the code, and one with functions that are compiled when they are called.
pub(crate) fn configurations() -> impl Iterator<Item = Config> {
    let levels = [OptLevel::None, OptLevel::Speed];
    let allocators = [RegisterAllocator::Backtracking, RegisterAllocator::SinglePass];
    levels
        .into_iter()
        .flat_map(move |opt_level| {
            allocators.into_iter().map(move |register_allocator| Config {
                opt_level,
                register_allocator,
                ..Config::default()
            })
        })
        .chain([Config { compilation: Compilation::Lazy, ..Config::default() }])
}

pub(crate) fn engine() -> Engine {
    Engine::new(&Config::default()).unwrap()
}

/// Instantiates a module that must be valid and must not trap.
pub(crate) fn instantiate(store: &mut Store, text: &str, imports: &[Extern]) -> Instance {
    let module = Module::new(store.engine(), text).unwrap();
    Instance::new(store, &module, imports).unwrap().unwrap()
}

/// Calls an export and says how that ended.
pub(crate) fn call(store: &mut Store, instance: Instance, name: &str, arguments: &[Val]) -> String {
    let func = instance.func(store, name).unwrap_or_else(|| panic!("no function {name}"));
    describe(func.call(store, arguments).unwrap())
}

/// An outcome in words: the results, or `trap: TEXT`, or the exhausted resource.
pub(crate) fn describe(outcome: Outcome<Vec<Val>>) -> String {
    match outcome {
        Outcome::Return(values) => {
            values.iter().map(|value| describe_value(*value)).collect::<Vec<_>>().join(" ")
        }
        Outcome::Trap(trap) => format!("trap: {}", trap.message()),
        Outcome::Exhaustion(exhaustion) => exhaustion.to_string(),
        Outcome::Exception(_) => "exception".into(),
        _ => panic!("an outcome that this test does not know"),
    }
}

fn describe_value(value: Val) -> String {
    match value {
        Val::I32(value) => format!("{value}"),
        Val::I64(value) => format!("{value}L"),
        Val::F32(bits) => format!("f32:{bits:#x}"),
        Val::F64(bits) => format!("f64:{bits:#x}"),
        Val::V128(bits) => format!("v128:{bits:#x}"),
        Val::FuncRef(func) => if func.is_some() { "func" } else { "null" }.into(),
        Val::ExternRef(value) => if value.is_some() { "extern" } else { "null" }.into(),
        Val::ExnRef(Some(_)) => "exn".into(),
        _ => "null".into(),
    }
}

/// Whether values are the same: bits, or what references refer to.
pub(crate) fn same(store: &Store, a: &[Val], b: &[Val]) -> bool {
    let same = |(a, b): (&Val, &Val)| match (*a, *b) {
        (Val::ExternRef(Some(a)), Val::ExternRef(Some(b))) => a.ref_eq(store, b),
        (Val::AnyRef(Some(a)), Val::AnyRef(Some(b))) => a.ref_eq(store, b),
        (Val::ExnRef(Some(a)), Val::ExnRef(Some(b))) => a.ref_eq(store, b),
        (a, b) => a == b,
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// Every combination of the settings that change the code, and each once more with a collection at
/// every allocation.
pub(crate) fn stress_configurations() -> impl Iterator<Item = Config> {
    let stress =
        |config: Config| [false, true].map(|gc_stress| Config { gc_stress, ..config.clone() });
    configurations().flat_map(stress)
}

/// Runs calls on a fresh instance under every configuration. A call is an export's name, its
/// arguments and the expected outcome in words.
#[track_caller]
pub(crate) fn check(text: &str, calls: &[(&str, &[Val], &str)]) {
    for config in configurations() {
        check_with(&config, text, calls);
    }
}

/// Runs the calls under one configuration. Returns the store in which the calls were made.
#[track_caller]
pub(crate) fn check_with(config: &Config, text: &str, calls: &[(&str, &[Val], &str)]) -> Store {
    let engine = Engine::new(config).unwrap();
    let mut store = Store::new(&engine);
    let instance = instantiate(&mut store, text, &[]);
    for (name, arguments, expected) in calls {
        let actual = call(&mut store, instance, name, arguments);
        assert_eq!(actual, *expected, "{name} {arguments:?} with {config:?}");
    }
    store
}
