//! The interpreter tinywasm as an engine: `wassay run --engine tinywasm`.

use std::collections::HashMap;
use tinywasm::parser::ParseError;
use tinywasm::types::{ExternRef, FuncRef, Module, WasmValue};
use tinywasm::{Error, Extern, ExternItem, Imports, ModuleInstance, Store, Trap};
use wassay::adapter::{
    DirectiveId, Engine, Features, Hierarchy, Outcome, Partial, Reference, Session, Value, spectest,
};

/// The version of tinywasm: that of `Cargo.toml`.
pub const VERSION: &str = "0.10.0";

/// The features that tinywasm has: it cannot switch them off.
///
/// # Panics
///
/// Never: the names are known.
pub fn features() -> Features {
    "wasm2,simd,relaxed-simd,tail-call,extended-const,multi-memory,memory64,custom-page-sizes,wide-arithmetic"
        .parse()
        .expect("BUG: the names are known")
}

/// The interpreter.
#[derive(Debug)]
pub struct TinyWasm;

impl Engine for TinyWasm {
    fn name(&self) -> &str {
        "tinywasm"
    }

    fn session(&self, _: Features) -> Box<dyn Session + '_> {
        Box::new(TinySession::default())
    }
}

#[derive(Default)]
struct TinySession {
    store: Store,
    instances: HashMap<DirectiveId, ModuleInstance>,
    /// The items of `spectest` that were asked for, by instances that export each one.
    spectest: HashMap<String, ModuleInstance>,
}

impl Session for TinySession {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self::module(module).map(drop)
    }

    fn instantiate(
        &mut self,
        id: DirectiveId,
        module: &[u8],
        registered: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self::module(module)?;
        let mut imports = Imports::new();
        for import in &module.imports {
            let (module, name) = (&*import.module, &*import.name);
            let instance = match registered.iter().find(|(registered, _)| *registered == module) {
                Some((_, instance)) => self.instances.get(instance).cloned(),
                None if module == "spectest" => self.spectest(name)?,
                None => None,
            };
            let item = instance.and_then(|instance| instance.extern_item(name).ok());
            let item = item.ok_or_else(|| Outcome::unknown_import(module, name))?;
            imports.define(
                module,
                name,
                match item {
                    ExternItem::Func(function) => Extern::Function(function),
                    ExternItem::Memory(memory) => Extern::Memory(memory),
                    ExternItem::Table(table) => Extern::Table(table),
                    ExternItem::Global(global) => Extern::Global(global),
                },
            );
        }
        let instance = ModuleInstance::instantiate(&mut self.store, &module, Some(imports));
        self.instances.insert(id, instance.map_err(failed)?);
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
        let function = instance.func_untyped(&self.store, export).map_err(|_| missing())?;
        let arguments = arguments.iter().map(val_of).collect::<Partial<Vec<WasmValue>>>()?;
        let results = function.call(&mut self.store, &arguments).map_err(failed)?;
        Ok(results.iter().map(value_of).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let missing = || Outcome::no_export("global", export);
        let instance = self.instances.get(&instance).ok_or_else(missing)?;
        let value = instance.global_get(&self.store, export).map_err(|_| missing())?;
        Ok(value_of(&value))
    }
}

impl TinySession {
    /// An instance that exports an item of the host module `spectest`: the same one each time.
    fn spectest(&mut self, name: &str) -> Partial<Option<ModuleInstance>> {
        if let Some(made) = self.spectest.get(name) {
            return Ok(Some(made.clone()));
        }
        let Some(module) = spectest::module(name) else { return Ok(None) };
        let module = self::module(&module)?;
        let made = ModuleInstance::instantiate(&mut self.store, &module, None).map_err(failed)?;
        self.spectest.insert(name.to_owned(), made.clone());
        Ok(Some(made))
    }
}

/// Its errors do not tell a malformed module from an invalid one.
fn module(bytes: &[u8]) -> Partial<Module> {
    tinywasm::parse_bytes(bytes).map_err(|error| match error {
        ParseError::UnsupportedOperator(what) => Outcome::Unsupported(what),
        ParseError::ParseError { message, .. } => Outcome::Rejected { phase: None, message },
        // Sections that are none are among what it calls unsupported.
        other => Outcome::Rejected { phase: None, message: other.to_string() },
    })
}

fn failed(error: Error) -> Outcome {
    match error {
        Error::Trap(
            trap @ (Trap::CallStackOverflow | Trap::ValueStackOverflow | Trap::OutOfMemory),
        ) => Outcome::Exhausted(trap.message().to_owned()),
        Error::Trap(trap) => Outcome::Trapped(trap.message().to_owned()),
        Error::Linker(error) => Outcome::Unlinkable(error.message().to_owned()),
        Error::UnsupportedFeature(feature) => Outcome::Unsupported(feature.to_owned()),
        Error::Parser(error) => Outcome::Rejected { phase: None, message: error.to_string() },
        other => Outcome::Inapplicable(other.to_string()),
    }
}

fn val_of(value: &Value) -> Partial<WasmValue> {
    Ok(match value {
        Value::I32(bits) => WasmValue::I32(bits.cast_signed()),
        Value::I64(bits) => WasmValue::I64(bits.cast_signed()),
        Value::F32(bits) => WasmValue::F32(f32::from_bits(*bits)),
        Value::F64(bits) => WasmValue::F64(f64::from_bits(*bits)),
        Value::V128(bits) => WasmValue::V128(bits.to_le_bytes()),
        Value::Ref(Reference::Null(Hierarchy::Func)) => WasmValue::RefFunc(FuncRef::null()),
        Value::Ref(Reference::Null(Hierarchy::Extern)) => WasmValue::RefExtern(ExternRef::null()),
        Value::Ref(Reference::Extern(number)) => {
            WasmValue::RefExtern(ExternRef::new(Some(*number)))
        }
        Value::Ref(other) => {
            return Err(Outcome::Unsupported(format!("`{other}` as an argument")));
        }
    })
}

fn value_of(value: &WasmValue) -> Value {
    match value {
        WasmValue::I32(number) => Value::I32(number.cast_unsigned()),
        WasmValue::I64(number) => Value::I64(number.cast_unsigned()),
        WasmValue::F32(float) => Value::F32(float.to_bits()),
        WasmValue::F64(float) => Value::F64(float.to_bits()),
        WasmValue::V128(bytes) => Value::V128(u128::from_le_bytes(*bytes)),
        WasmValue::RefExtern(reference) => Value::Ref(match reference.addr() {
            Some(number) => Reference::Extern(number),
            None => Reference::Null(Hierarchy::Extern),
        }),
        WasmValue::RefFunc(reference) if reference.is_null() => {
            Value::Ref(Reference::Null(Hierarchy::Func))
        }
        WasmValue::RefFunc(_) => Value::Ref(Reference::Func),
    }
}
