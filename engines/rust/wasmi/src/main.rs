//! The interpreter wasmi behind the engine protocol: `wassay run --engine path/to/wasmi-adapter`.
//!
//! It shows what an adapter in Rust takes: an `Engine`, and `serve`, which speaks the protocol.

use std::collections::HashMap;
use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    Config, Error, Extern, ExternRef, F32, F64, Func, FuncType, Global, Instance, Memory,
    MemoryType, Module, Mutability, Nullable, Ref, RefType, Store, Table, TableType, TrapCode,
    V128, Val, ValType,
};
use wasmparser::Validator;
use wassay_harness::engine::{Engine, Outcome, Phase, Session};
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Served, serve};
use wassay_harness::script::DirectiveId;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::{Hierarchy, Reference, Value};
use wassay_harness::verdict::reject::decode;

/// The version of wasmi: that of `Cargo.lock`.
const VERSION: &str = "2.0.0";

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

fn main() {
    serve(Encoding::Lines, |greeting| match &*greeting.configuration {
        "default" => Ok(Served {
            engine: Box::new(Wasmi),
            version: VERSION.to_owned(),
            features: PROPOSALS.map(str::to_owned).into(),
        }),
        other => Err(format!("there is no configuration `{other}`, only `default`")),
    })
}

struct Wasmi;

impl Engine for Wasmi {
    fn name(&self) -> &str {
        "wasmi"
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        let engine = wasmi::Engine::new(&config(features));
        let store = Store::new(&engine, ());
        let (instances, spectest) = (HashMap::new(), HashMap::new());
        Box::new(WasmiSession { features, store, instances, spectest })
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
    instances: HashMap<DirectiveId, Instance>,
    /// The items of `spectest` that were asked for.
    spectest: HashMap<String, Extern>,
}

/// A part of a request: an outcome in the place of a value ends the request early.
type Partial<T> = Result<T, Outcome>;

fn answer(values: Partial<Vec<Value>>) -> Outcome {
    values.map_or_else(|outcome| outcome, Outcome::Returned)
}

impl Session for WasmiSession {
    fn define(&mut self, module: &[u8]) -> Outcome {
        answer(self.module(module).map(|_| Vec::new()))
    }

    fn instantiate(
        &mut self,
        instance: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Outcome {
        answer(self.new_instance(instance, module, imports).map(|()| Vec::new()))
    }

    fn invoke(&mut self, instance: DirectiveId, export: &str, arguments: &[Value]) -> Outcome {
        answer(self.call(instance, export, arguments))
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Outcome {
        answer(self.global(instance, export).map(|value| vec![value]))
    }
}

impl WasmiSession {
    /// Where wasmi refuses a module, another validator tells what it lacks from what is wrong.
    fn module(&self, bytes: &[u8]) -> Partial<Module> {
        let features = self.features.to_wasmparser();
        decode(bytes, features).map_err(|refusal| Outcome::Rejected {
            phase: Phase::Malformed,
            message: refusal.message.to_string(),
        })?;
        Module::new(self.store.engine(), bytes).map_err(|error| {
            let message = error.to_string();
            match Validator::new_with_features(features).validate_all(bytes) {
                Ok(_) => Outcome::Unsupported(message),
                Err(_) => Outcome::Rejected { phase: Phase::Invalid, message },
            }
        })
    }

    fn new_instance(
        &mut self,
        id: DirectiveId,
        bytes: &[u8],
        registered: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self.module(bytes)?;
        let mut imports = Vec::new();
        for import in module.imports() {
            let (module, name) = (import.module(), import.name());
            let found = match registered.iter().find(|(registered, _)| *registered == module) {
                Some((_, instance)) => {
                    let instance = self.instances.get(instance);
                    instance.and_then(|instance| instance.get_export(&self.store, name))
                }
                None if module == "spectest" => self.spectest(name),
                None => None,
            };
            imports.push(found.ok_or_else(|| {
                Outcome::Unlinkable(format!("unknown import: `{module}` has no `{name}`"))
            })?);
        }
        let instance = Instance::new(&mut self.store, &module, &imports).map_err(failed)?;
        self.instances.insert(id, instance);
        Ok(())
    }

    fn call(
        &mut self,
        instance: DirectiveId,
        export: &str,
        arguments: &[Value],
    ) -> Partial<Vec<Value>> {
        let missing = || Outcome::Inapplicable(format!("there is no exported function `{export}`"));
        let instance = self.instances.get(&instance).ok_or_else(missing)?;
        let func = instance.get_func(&self.store, export).ok_or_else(missing)?;
        let arguments =
            arguments.iter().map(|value| self.val_of(value)).collect::<Partial<Vec<Val>>>()?;
        let ty = func.ty(&self.store);
        let mut results: Vec<Val> = ty.results().iter().copied().map(Val::default_for_ty).collect();
        func.call(&mut self.store, &arguments, &mut results).map_err(failed)?;
        Ok(results.iter().map(|val| self.value_of(val)).collect())
    }

    fn global(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let missing = || Outcome::Inapplicable(format!("there is no exported global `{export}`"));
        let instance = self.instances.get(&instance).ok_or_else(missing)?;
        let global = instance.get_global(&self.store, export).ok_or_else(missing)?;
        let val = global.get(&self.store);
        Ok(self.value_of(&val))
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
            Value::Ref(other) => {
                return Err(Outcome::Unsupported(format!("`{other}` as an argument")));
            }
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

    /// The host module `spectest` (WebAssembly/spec, `interpreter/host/spectest.ml`).
    fn spectest(&mut self, name: &str) -> Option<Extern> {
        use ValType::{F32 as F32Type, F64 as F64Type, I32, I64};
        if let Some(item) = self.spectest.get(name) {
            return Some(*item);
        }
        let item = match name {
            "print" => self.print(&[]),
            "print_i32" => self.print(&[I32]),
            "print_i64" => self.print(&[I64]),
            "print_f32" => self.print(&[F32Type]),
            "print_f64" => self.print(&[F64Type]),
            "print_i32_f32" => self.print(&[I32, F32Type]),
            "print_f64_f64" => self.print(&[F64Type, F64Type]),
            "global_i32" => self.constant(Val::I32(666)),
            "global_i64" => self.constant(Val::I64(666)),
            "global_f32" => self.constant(Val::F32(666.6_f32.into())),
            "global_f64" => self.constant(Val::F64(666.6_f64.into())),
            "table" => self.table(TableType::new(RefType::Func, 10, Some(20)))?,
            "table64" => self.table(TableType::new64(RefType::Func, 10, Some(20)))?,
            "memory" => {
                Extern::Memory(Memory::new(&mut self.store, MemoryType::new(1, Some(2))).ok()?)
            }
            _ => return None,
        };
        self.spectest.insert(name.to_owned(), item);
        Some(item)
    }

    fn print(&mut self, params: &[ValType]) -> Extern {
        let ty = FuncType::new(params.iter().copied(), []);
        Extern::Func(Func::new(&mut self.store, ty, |_, _, _| Ok(())))
    }

    fn constant(&mut self, value: Val) -> Extern {
        Extern::Global(Global::new(&mut self.store, value, Mutability::Const))
    }

    fn table(&mut self, ty: TableType) -> Option<Extern> {
        Some(Extern::Table(Table::new(&mut self.store, ty, Ref::null(RefType::Func)).ok()?))
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
