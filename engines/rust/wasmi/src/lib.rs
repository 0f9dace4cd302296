//! The interpreter wasmi as an engine: `wassay run --engine wasmi`.
//!
//! This shows what an adapter in Rust needs: the traits `Engine` and `Session`, and a `main` of one line.

use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    Config, Error, Extern, ExternRef, F32, F64, Instance, Module, Nullable, Store, TrapCode, V128,
    Val,
};
use wasmparser::Validator;
use wassay::adapter::{
    DirectiveId, Engine, Features, Hierarchy, Instances, Outcome, Partial, Phase, Reference,
    Session, Value, decode,
};

/// The version of wasmi: that of `Cargo.lock`.
pub const VERSION: &str = "2.0.0";

/// The proposals that wasmi has, beyond version 2.0 of the specification.
const PROPOSALS: [&str; 8] = [
    "simd",
    "relaxed-simd",
    "tail-call",
    "extended-const",
    "multi-memory",
    "memory64",
    "custom-page-sizes",
    "wide-arithmetic",
];

/// The features that wasmi has.
///
/// # Panics
///
/// Never: the names are known.
pub fn features() -> Features {
    let names = ["wasm2"].iter().chain(&PROPOSALS).copied().collect::<Vec<_>>();
    names.join(",").parse().expect("BUG: the names are known")
}

/// The interpreter.
#[derive(Debug)]
pub struct Wasmi;

impl Engine for Wasmi {
    fn name(&self) -> &str {
        "wasmi"
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        let engine = wasmi::Engine::new(&config(features));
        let store = Store::new(&engine, ());
        Box::new(WasmiSession { features, store, instances: Instances::default() })
    }
}

fn config(features: Features) -> Config {
    let features = features.to_wasmparser();
    let mut config = Config::default();
    config
        .wasm_mutable_global(features.mutable_global())
        .wasm_sign_extension(features.sign_extension())
        .wasm_saturating_float_to_int(features.saturating_float_to_int())
        .wasm_multi_value(features.multi_value())
        .wasm_multi_memory(features.multi_memory())
        .wasm_bulk_memory(features.bulk_memory())
        .wasm_reference_types(features.reference_types())
        .wasm_tail_call(features.tail_call())
        .wasm_extended_const(features.extended_const())
        .wasm_custom_page_sizes(features.custom_page_sizes())
        .wasm_memory64(features.memory64())
        .wasm_wide_arithmetic(features.wide_arithmetic())
        .wasm_simd(features.simd())
        .wasm_relaxed_simd(features.relaxed_simd());
    config
}

struct WasmiSession {
    features: Features,
    store: Store<()>,
    instances: Instances<Instance>,
}

impl Session for WasmiSession {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self::module(&self.store, self.features, module).map(drop)
    }

    fn instantiate(
        &mut self,
        number: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self::module(&self.store, self.features, module)?;
        let found = module.imports().map(|it| self.import(imports, it.module(), it.name()));
        let found = found.collect::<Partial<Vec<_>>>()?;
        let instance = Instance::new(&mut self.store, &module, &found).map_err(failed)?;
        self.instances.insert(number, instance);
        Ok(())
    }

    fn invoke(
        &mut self,
        instance: DirectiveId,
        export: &str,
        arguments: &[Value],
    ) -> Partial<Vec<Value>> {
        let instance = self.instances.get(instance, "function", export)?;
        let func = instance.get_func(&self.store, export);
        let func = func.ok_or_else(|| Outcome::no_export("function", export))?;
        let arguments =
            arguments.iter().map(|value| self.val_of(value)).collect::<Partial<Vec<Val>>>()?;
        let ty = func.ty(&self.store);
        let mut results: Vec<Val> = ty.results().iter().copied().map(Val::default_for_ty).collect();
        func.call(&mut self.store, &arguments, &mut results).map_err(failed)?;
        Ok(results.iter().map(|val| self.value_of(val)).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let instance = self.instances.get(instance, "global", export)?;
        let global = instance.get_global(&self.store, export);
        let val = global.ok_or_else(|| Outcome::no_export("global", export))?.get(&self.store);
        Ok(self.value_of(&val))
    }
}

/// Compiles a module. If wasmi refuses it, another validator tells whether the module is wrong or wasmi lacks a feature.
fn module(store: &Store<()>, features: Features, bytes: &[u8]) -> Partial<Module> {
    let features = features.to_wasmparser();
    decode(bytes, features).map_err(|refusal| Outcome::Rejected {
        phase: Some(Phase::Malformed),
        message: refusal.message.to_string(),
    })?;
    Module::new(store.engine(), bytes).map_err(|error| {
        let message = error.to_string();
        match Validator::new_with_features(features).validate_all(bytes) {
            Ok(_) => Outcome::Unsupported(message),
            Err(_) => Outcome::Rejected { phase: Some(Phase::Invalid), message },
        }
    })
}

impl WasmiSession {
    fn import(
        &mut self,
        imports: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
    ) -> Partial<Extern> {
        let exporter = self.instances.exporter(imports, module, name, |bytes| {
            // These modules are valid: if wasmi refuses one, it lacks a feature.
            let module = Module::new(self.store.engine(), bytes);
            let module = module.map_err(|error| Outcome::Unsupported(error.to_string()))?;
            Instance::new(&mut self.store, &module, &[]).map_err(failed)
        })?;
        let found = exporter.get_export(&self.store, name);
        found.ok_or_else(|| Outcome::unknown_import(module, name))
    }

    fn val_of(&mut self, value: &Value) -> Partial<Val> {
        Ok(match value {
            Value::I32(bits) => Val::I32(bits.cast_signed()),
            Value::I64(bits) => Val::I64(bits.cast_signed()),
            Value::F32(bits) => Val::F32(F32::from_bits(*bits)),
            Value::F64(bits) => Val::F64(F64::from_bits(*bits)),
            Value::V128(bits) => Val::V128(V128::from(*bits)),
            Value::Ref(Reference::Null(Hierarchy::Func)) => Val::FuncRef(Nullable::Null),
            Value::Ref(Reference::Null(Hierarchy::Extern)) => Val::ExternRef(Nullable::Null),
            Value::Ref(Reference::Extern(number)) => {
                Val::ExternRef(Nullable::Val(ExternRef::new(&mut self.store, *number)))
            }
            Value::Ref(_) => return Err(Outcome::unsupported_argument(value)),
        })
    }

    fn value_of(&self, val: &Val) -> Value {
        match val {
            Val::I32(number) => Value::I32(number.cast_unsigned()),
            Val::I64(number) => Value::I64(number.cast_unsigned()),
            Val::F32(float) => Value::F32(float.to_bits()),
            Val::F64(float) => Value::F64(float.to_bits()),
            Val::V128(vector) => Value::V128(vector.as_u128()),
            Val::FuncRef(Nullable::Val(_)) => Value::Ref(Reference::Func),
            Val::FuncRef(Nullable::Null) => Value::Ref(Reference::Null(Hierarchy::Func)),
            Val::ExternRef(Nullable::Null) => Value::Ref(Reference::Null(Hierarchy::Extern)),
            Val::ExternRef(Nullable::Val(reference)) => {
                let number = reference.data(&self.store).downcast_ref::<u32>();
                Value::Ref(number.map_or(Reference::ExternOther, |n| Reference::Extern(*n)))
            }
        }
    }
}

fn failed(error: Error) -> Outcome {
    if let Some(code) = error.as_trap_code() {
        return match code {
            TrapCode::StackOverflow
            | TrapCode::OutOfSystemMemory
            | TrapCode::OutOfFuel
            | TrapCode::GrowthOperationLimited => Outcome::Exhausted(error.to_string()),
            TrapCode::UnreachableCodeReached => Outcome::Trapped("unreachable".to_owned()),
            _ => Outcome::Trapped(error.to_string()),
        };
    }
    use InstantiationError as I;
    match error.kind() {
        ErrorKind::Instantiation(I::ElementSegmentDoesNotFit { .. }) => {
            Outcome::Trapped(error.to_string())
        }
        ErrorKind::Instantiation(
            I::ImportTypeMismatch { .. }
            | I::GlobalTypeMismatch { .. }
            | I::FuncTypeMismatch { .. }
            | I::TableTypeMismatch { .. }
            | I::MemoryTypeMismatch { .. },
        ) => Outcome::Unlinkable(format!("incompatible import type: {error}")),
        ErrorKind::Func(_) => Outcome::Inapplicable(error.to_string()),
        _ => Outcome::Exhausted(error.to_string()),
    }
}
