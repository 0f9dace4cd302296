//! Every numeric and every vector instruction that accesses no memory, against plain Rust, on edge
//! values, under every configuration.

mod model;
mod numeric;
mod vector;

use model::{Expected, Model, Type};
use wassay_runtime::{
    Config, Engine, Func, Instance, Module, OptLevel, Outcome, RegisterAllocator, Store, Val,
};

#[test]
fn numeric_instructions_agree_with_plain_rust() {
    check(&numeric::models());
}

#[test]
fn vector_instructions_agree_with_plain_rust() {
    check(&vector::models());
}

fn check(models: &[Model]) {
    for (position, config) in configurations().enumerate() {
        let mut store = Store::new(&Engine::new(&config).expect("the host is supported"));
        let functions = functions(&mut store, models);
        for (model, function) in models.iter().zip(functions) {
            let inputs: Vec<&[u128]> = sample(&model.inputs, position).collect();
            check_model(model, &inputs, function, &mut store, &config);
        }
    }
}

/// All inputs for the first two configurations, the default and the deterministic one. To save time, each of the six
/// others gets a sixth of them.
fn sample(inputs: &[Vec<u128>], position: usize) -> impl Iterator<Item = &[u128]> {
    let (skipped, step) = if position < 2 { (0, 1) } else { (position - 2, 6) };
    inputs.iter().skip(skipped).step_by(step).map(Vec::as_slice)
}

fn configurations() -> impl Iterator<Item = Config> {
    let opt_levels = [OptLevel::None, OptLevel::Speed].into_iter();
    opt_levels.flat_map(|opt_level| {
        let allocators = [RegisterAllocator::Backtracking, RegisterAllocator::SinglePass];
        allocators.into_iter().flat_map(move |register_allocator| {
            [false, true].map(|deterministic| Config {
                opt_level,
                register_allocator,
                deterministic,
                ..Config::default()
            })
        })
    })
}

/// One function per model, which consists of its instruction.
fn functions(store: &mut Store, models: &[Model]) -> Vec<Func> {
    let keywords =
        |types: &[Type]| types.iter().map(|ty| ty.keyword()).collect::<Vec<_>>().join(" ");
    let function = |(position, model): (usize, &Model)| {
        let operands = (0..model.params.len()).map(|index| format!(" (local.get {index})"));
        let operands = operands.collect::<String>();
        let [params, results] = [&model.params, &model.results].map(|types| keywords(types));
        let body = format!("({}{operands})", model.text);
        format!("(func (export \"{position}\") (param {params}) (result {results}) {body})\n")
    };
    let functions: String = models.iter().enumerate().map(function).collect();
    let module = Module::new(store.engine(), format!("(module {functions})"));
    let module = module.expect("the instructions are well-formed and valid");
    let instance = Instance::new(store, &module, &[]).expect("it imports nothing").unwrap();
    let mut export = |position: usize| instance.func(store, &position.to_string());
    (0..models.len()).map(|position| export(position).expect("all are exported")).collect()
}

/// Checks that one alternative holds for all inputs, and in the deterministic mode the first.
fn check_model(
    model: &Model,
    inputs: &[&[u128]],
    function: Func,
    store: &mut Store,
    config: &Config,
) {
    let outcomes: Vec<Result<Vec<u128>, &str>> =
        inputs.iter().map(|input| call(model, function, store, input)).collect();
    let count = if config.deterministic { 1 } else { model.alternatives.len() };
    let mismatches = model.alternatives[..count].iter().map(|alternative| {
        let mut cases = inputs.iter().zip(&outcomes);
        cases.find(|(input, outcome)| !matches(&alternative(input), outcome))
    });
    let mismatches: Option<Vec<_>> = mismatches.collect();
    if let Some(mismatches) = mismatches {
        let (input, outcome) = mismatches[0];
        let expected = (model.alternatives[0])(input);
        panic!("{} of {input:#x?} is {outcome:#x?}, not {expected:#x?}, {config:?}", model.text);
    }
}

fn call(
    model: &Model,
    function: Func,
    store: &mut Store,
    input: &[u128],
) -> Result<Vec<u128>, &'static str> {
    let operands = model.params.iter().zip(input).map(|(ty, bits)| match ty {
        Type::I32 => Val::I32(*bits as i32),
        Type::I64 => Val::I64(*bits as i64),
        Type::F32 => Val::F32(*bits as u32),
        Type::F64 => Val::F64(*bits as u64),
        Type::V128 => Val::V128(*bits),
    });
    let operands: Vec<Val> = operands.collect();
    match function.call(store, &operands).expect("the operands fit") {
        Outcome::Return(results) => Ok(results.into_iter().map(bits).collect()),
        Outcome::Trap(trap) => Err(trap.code().text()),
        outcome => panic!("{} ended in {outcome:?}", model.text),
    }
}

fn bits(value: Val) -> u128 {
    match value {
        Val::I32(value) => value.cast_unsigned().into(),
        Val::I64(value) => value.cast_unsigned().into(),
        Val::F32(bits) => bits.into(),
        Val::F64(bits) => bits.into(),
        Val::V128(bits) => bits,
        _ => panic!("no instruction here gives a reference"),
    }
}

fn matches(expected: &Expected, outcome: &Result<Vec<u128>, &str>) -> bool {
    match (expected, outcome) {
        (Expected::Return(patterns), Ok(results)) => {
            let mut pairs = patterns.iter().zip(results);
            patterns.len() == results.len() && pairs.all(|(pattern, bits)| pattern.matches(*bits))
        }
        (Expected::Trap(expected), Err(actual)) => expected == actual,
        _ => false,
    }
}
