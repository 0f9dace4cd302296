//! The interpreter wasmi as an engine: `wassay run --engine wasmi`.
//!
//! It shows what an engine in Rust takes: the traits `Engine` and `Session`, and a `main` of one line.

use std::collections::HashMap;
use wasmi::errors::{ErrorKind, InstantiationError};
use wasmi::{
    Config, Error, Extern, ExternRef, F32, F64, Func, FuncType, Global, Instance, Memory,
    MemoryType, Module, Mutability, Nullable, Ref, RefType, Store, Table, TableType, TrapCode,
    V128, Val, ValType,
};
use wasmparser::Validator;
use wassay::adapter::spectest::{self, Item, NumberType};
use wassay::adapter::{
    DirectiveId, Engine, Features, Hierarchy, Outcome, Partial, Phase, Reference, Session, Value,
    decode,
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

impl Session for WasmiSession {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self.module(module).map(|_| ())
    }

    fn instantiate(
        &mut self,
        id: DirectiveId,
        module: &[u8],
        registered: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self.module(module)?;
        let mut imports = Vec::new();
        for import in module.imports() {
            let (module, name) = (import.module(), import.name());
            let found = match registered.iter().find(|(registered, _)| *registered == module) {
                Some((_, instance)) => {
                    let instance = self.instances.get(instance);
                    instance.and_then(|instance| instance.get_export(&self.store, name))
                }
                None if module == "spectest" => self.spectest(name)?,
                None => None,
            };
            imports.push(found.ok_or_else(|| Outcome::unknown_import(module, name))?);
        }
        let instance = Instance::new(&mut self.store, &module, &imports).map_err(failed)?;
        self.instances.insert(id, instance);
        Ok(())
    }

    fn invoke(
        &mut self,
        instance: DirectiveId,
        export: &str,
        arguments: &[Value],
    ) -> Partial<Vec<Value>> {
        let missing = || Outcome::no_export("function", export);
        let instance = self.instances.get(&instance).ok_or_else(missing)?;
        let func = instance.get_func(&self.store, export).ok_or_else(missing)?;
        let arguments =
            arguments.iter().map(|value| self.val_of(value)).collect::<Partial<Vec<Val>>>()?;
        let ty = func.ty(&self.store);
        let mut results: Vec<Val> = ty.results().iter().copied().map(Val::default_for_ty).collect();
        func.call(&mut self.store, &arguments, &mut results).map_err(failed)?;
        Ok(results.iter().map(|val| self.value_of(val)).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let missing = || Outcome::no_export("global", export);
        let instance = self.instances.get(&instance).ok_or_else(missing)?;
        let global = instance.get_global(&self.store, export).ok_or_else(missing)?;
        let val = global.get(&self.store);
        Ok(self.value_of(&val))
    }
}

impl WasmiSession {
    /// Where wasmi refuses a module, another validator tells what it lacks from what is wrong.
    fn module(&self, bytes: &[u8]) -> Partial<Module> {
        let features = self.features.to_wasmparser();
        decode(bytes, features).map_err(|refusal| Outcome::Rejected {
            phase: Some(Phase::Malformed),
            message: refusal.message.to_string(),
        })?;
        Module::new(self.store.engine(), bytes).map_err(|error| {
            let message = error.to_string();
            match Validator::new_with_features(features).validate_all(bytes) {
                Ok(_) => Outcome::Unsupported(message),
                Err(_) => Outcome::Rejected { phase: Some(Phase::Invalid), message },
            }
        })
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

    /// An item of the host module `spectest`: the same one each time.
    fn spectest(&mut self, name: &str) -> Partial<Option<Extern>> {
        if let Some(made) = self.spectest.get(name) {
            return Ok(Some(*made));
        }
        let Some(item) = spectest::item(name) else { return Ok(None) };
        let made = self.new_spectest(&item)?;
        self.spectest.insert(name.to_owned(), made);
        Ok(Some(made))
    }

    fn new_spectest(&mut self, item: &Item) -> Partial<Extern> {
        Ok(match item {
            Item::Print(parameters) => {
                let ty = FuncType::new(parameters.iter().map(|ty| type_of(*ty)), []);
                Extern::Func(Func::new(&mut self.store, ty, |_, _, _| Ok(())))
            }
            Item::Global(value) => {
                let value = self.val_of(value)?;
                Extern::Global(Global::new(&mut self.store, value, Mutability::Const))
            }
            Item::Table { index } => {
                let (minimum, maximum) = spectest::TABLE_ELEMENTS;
                let ty = match index {
                    NumberType::I64 => {
                        TableType::new64(RefType::Func, minimum.into(), Some(maximum.into()))
                    }
                    _ => TableType::new(RefType::Func, minimum, Some(maximum)),
                };
                let table = Table::new(&mut self.store, ty, Ref::null(RefType::Func));
                Extern::Table(table.map_err(failed)?)
            }
            Item::Memory { shared: true } => {
                return Err(Outcome::Unsupported("threads".to_owned()));
            }
            Item::Memory { shared: false } => {
                let (minimum, maximum) = spectest::MEMORY_PAGES;
                let memory = Memory::new(&mut self.store, MemoryType::new(minimum, Some(maximum)));
                Extern::Memory(memory.map_err(failed)?)
            }
        })
    }
}

fn type_of(ty: NumberType) -> ValType {
    match ty {
        NumberType::I32 => ValType::I32,
        NumberType::I64 => ValType::I64,
        NumberType::F32 => ValType::F32,
        NumberType::F64 => ValType::F64,
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
