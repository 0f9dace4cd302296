//! Modules from wasm-smith, run here and on wasmi: the same results, traps, host calls and state.
//!
//! An exhausted call stack on one side is not compared: each engine decides how deep calls may nest. Neither is
//! anything that follows in the same instance, as the two engines stopped at different places.

mod ours;
mod script;
mod side;
mod theirs;

use crate::property::{Broken, check, survive};
use arbitrary::Unstructured;
use ours::Ours;
use proptest::prelude::*;
use script::Script;
use side::{Ended, Side};
use std::sync::atomic::{AtomicU32, Ordering};
use theirs::Theirs;
use wasm_smith::{Config, InstructionKind, InstructionKinds};
use wassay_harness::script::value::{Hierarchy, Reference, Value};
use wassay_runtime::{FuncType, ModuleError, ValType};

/// How often each function is called.
const CALLS: usize = 3;

/// How many calls, loop iterations, and bytes or elements of bulk instructions an instance may execute. This also
/// bounds how deep calls nest.
const FUEL: u32 = 500;

#[test]
fn generated_modules_run_as_they_do_on_wasmi() {
    let sides = (Ours::engines(), Theirs::engine());
    let (cases, compared) = (AtomicU32::new(0), AtomicU32::new(0));
    // A shorter input gives a smaller module.
    let input = (any::<u64>().no_shrink(), 0..6000_usize);
    check(2500, input, |(seed, length)| {
        let mut random = Random(seed);
        let config = config(&mut random, theirs::has_vectors(&sides.1));
        let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
        let Some(module) = generate(config, &bytes) else { return Ok(()) };
        let comparison = survive(|| compare(&sides.0, &sides.1, &module, &mut random));
        let comparison =
            comparison.map_err(|what| format!("{what}\n{}", script::text(&module)))??;
        cases.fetch_add(1, Ordering::Relaxed);
        compared.fetch_add(u32::from(comparison == Comparison::Done), Ordering::Relaxed);
        Ok(())
    });
    let (cases, compared) = (cases.into_inner(), compared.into_inner());
    assert!(compared > cases / 2, "only {compared} of {cases} modules could be compared");
}

/// Whether two engines could be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Done,
    /// One of them refused the module, or ran out of a resource.
    Impossible,
}

/// The features that both engines have, chosen by the first numbers of the case.
fn config(random: &mut Random, vectors: bool) -> Config {
    let mut kinds = vec![InstructionKind::Numeric, InstructionKind::Parametric];
    let further = [
        InstructionKind::Vector,
        InstructionKind::Reference,
        InstructionKind::Variable,
        InstructionKind::Table,
        InstructionKind::Memory,
        InstructionKind::Control,
    ];
    kinds.extend(further.into_iter().filter(|_| !random.one_in(5)));
    Config {
        allowed_instructions: InstructionKinds::new(&kinds),
        canonicalize_nans: true,
        disallow_traps: random.one_in(2),
        export_everything: true,
        // The runtime lacks these, or wasmi does.
        compact_imports_enabled: false,
        exceptions_enabled: false,
        gc_enabled: false,
        threads_enabled: false,
        // Each engine chooses its own results.
        relaxed_simd_enabled: false,
        simd_enabled: vectors,
        custom_page_sizes_enabled: random.one_in(4),
        memory64_enabled: random.one_in(2),
        wide_arithmetic_enabled: random.one_in(2),
        min_uleb_size: if random.one_in(4) { 3 } else { 1 },
        // Make modules large enough to have some of everything.
        min_funcs: 2,
        max_funcs: 8,
        max_imports: if random.one_in(2) { 8 } else { 0 },
        max_types: 12,
        max_globals: 8,
        max_instructions: 150,
        max_data_segments: 6,
        max_element_segments: 6,
        max_elements: 8,
        min_memories: 1,
        max_memories: 3,
        min_tables: 1,
        max_tables: 4,
        // If `grow` fails, it fails on both sides.
        max_memory32_bytes: 4 << 16,
        max_memory64_bytes: 4 << 16,
        memory_max_size_required: true,
        max_table_elements: 40,
        table_max_size_required: true,
        ..Config::default()
    }
}

fn generate(config: Config, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut module = wasm_smith::Module::new(config, &mut Unstructured::new(bytes)).ok()?;
    module.ensure_termination(FUEL).ok()?;
    Some(module.to_bytes())
}

fn compare(
    ours: &[wassay_runtime::Engine],
    theirs: &wasmi::Engine,
    bytes: &[u8],
    random: &mut Random,
) -> Result<Comparison, Broken> {
    let engine = &ours[random.below(ours.len())];
    let ours = match Ours::compile(engine, bytes) {
        Ok(module) => module,
        Err(ModuleError::Limit { .. }) => return Ok(Comparison::Impossible),
        Err(error) => return Err(format!("failed to {error}\n{}", script::text(bytes))),
    };
    let Ok(theirs) = Theirs::compile(theirs, bytes) else { return Ok(Comparison::Impossible) };
    for (name, ty) in ours.functions() {
        let mut script = Script::new(bytes, &ours);
        let arguments = (0..CALLS).map(|_| arguments(&ty, random)).collect::<Vec<_>>();
        let comparison = compare_calls(&ours, &theirs, &name, &arguments, &mut script)
            .map_err(|what| script.with(&what))?;
        if comparison == Comparison::Impossible {
            return Ok(comparison);
        }
    }
    Ok(Comparison::Done)
}

/// Calls one function of an instance on both sides, several times.
fn compare_calls(
    ours: &Ours,
    theirs: &Theirs,
    name: &str,
    arguments: &[Vec<Value>],
    script: &mut Script,
) -> Result<Comparison, Broken> {
    let ((our_end, ours), (their_end, theirs)) = (ours.instantiate(), theirs.instantiate());
    script.instantiated(&our_end, &their_end);
    let (Some(mut ours), Some(mut theirs)) = (ours, theirs) else {
        return same_end(&our_end, &their_end);
    };
    for arguments in arguments {
        let (our_end, their_end) = (ours.call(name, arguments), theirs.call(name, arguments));
        script.called(name, arguments, &our_end, &their_end);
        if same_end(&our_end, &their_end)? == Comparison::Impossible {
            return Ok(Comparison::Impossible);
        }
    }
    let (our_calls, their_calls) = (ours.host_calls(), theirs.host_calls());
    if our_calls != their_calls {
        return Err(format!(
            "the host was called with\n  {our_calls:?}\nand on wasmi with\n  {their_calls:?}"
        ));
    }
    for export in ours.exports() {
        let (our_state, their_state) = (ours.state(&export), theirs.state(&export));
        if our_state != their_state {
            let (our_state, their_state) =
                (our_state.different(&their_state), their_state.different(&our_state));
            return Err(format!("{export:?} is {our_state}, and on wasmi {their_state}"));
        }
    }
    Ok(Comparison::Done)
}

fn same_end(ours: &Ended, theirs: &Ended) -> Result<Comparison, Broken> {
    match (ours, theirs) {
        (Ended::Incomparable(_), _) | (_, Ended::Incomparable(_)) => Ok(Comparison::Impossible),
        _ if ours == theirs => Ok(Comparison::Done),
        _ => Err("the last outcomes differ".to_owned()),
    }
}

/// Arguments at the edges of their types, and others.
fn arguments(ty: &FuncType, random: &mut Random) -> Vec<Value> {
    ty.params.iter().map(|ty| argument(*ty, random)).collect()
}

fn argument(ty: ValType, random: &mut Random) -> Value {
    const I32: [u32; 8] = [0, 1, 2, 8, 0xFFFF_FFFF, 0x8000_0000, 0x7FFF_FFFF, 0x1_0000];
    const F64: [f64; 8] =
        [0.0, -0.0, 1.5, -1e10, f64::INFINITY, f64::NAN, f64::MIN_POSITIVE, 4_294_967_296.0];
    let (edge, any) = (random.below(8), random.next());
    match ty {
        ValType::I32 if random.one_in(3) => Value::I32(any as u32),
        ValType::I32 => Value::I32(I32[edge]),
        ValType::I64 if random.one_in(3) => Value::I64(any),
        ValType::I64 => Value::I64(i64::from(I32[edge].cast_signed()).cast_unsigned()),
        ValType::F32 if random.one_in(3) => Value::F32(any as u32),
        ValType::F32 => Value::F32((F64[edge] as f32).to_bits()),
        ValType::F64 if random.one_in(3) => Value::F64(any),
        ValType::F64 => Value::F64(F64[edge].to_bits()),
        ValType::V128 => Value::V128(u128::from(any) << 64 | u128::from(random.next())),
        ValType::Ref(ty) if ty.heap.hierarchy() == wassay_runtime::Hierarchy::Extern => {
            Value::Ref(match random.one_in(2) {
                true => Reference::Extern(any as u32),
                false => Reference::Null(Hierarchy::Extern),
            })
        }
        ValType::Ref(_) => Value::Ref(Reference::Null(Hierarchy::Func)),
    }
}

/// Numbers that follow from a seed: SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }
}
