//! The interpreter tinywasm as an engine: `wassay run --engine tinywasm`.

use tinywasm::parser::ParseError;
use tinywasm::types::{ExternRef, FuncRef, Module, WasmValue};
use tinywasm::{Error, Extern, ExternItem, Imports, ModuleInstance, Store, Trap};
use wassay::adapter::{
    DirectiveId, Engine, Features, Hierarchy, Instances, Outcome, Partial, Reference, Session,
    Value,
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
    instances: Instances<ModuleInstance>,
}

impl Session for TinySession {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self::module(module).map(drop)
    }

    fn instantiate(
        &mut self,
        number: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self::module(module)?;
        let mut found = Imports::new();
        for import in &module.imports {
            let (from, name) = (&*import.module, &*import.name);
            let exporter = self.instances.exporter(imports, from, name, |bytes| {
                instantiate(&mut self.store, &self::module(bytes)?, None)
            })?;
            let item = exporter.extern_item(name);
            let item = item.map_err(|_| Outcome::unknown_import(from, name))?;
            found.define(from, name, to_extern(item));
        }
        let instance = instantiate(&mut self.store, &module, Some(found))?;
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
        let function = instance.func_untyped(&self.store, export);
        let function = function.map_err(|_| Outcome::no_export("function", export))?;
        let arguments = arguments.iter().map(val_of).collect::<Partial<Vec<WasmValue>>>()?;
        let results = function.call(&mut self.store, &arguments).map_err(failed)?;
        Ok(results.iter().map(value_of).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let instance = self.instances.get(instance, "global", export)?;
        let value = instance.global_get(&self.store, export);
        Ok(value_of(&value.map_err(|_| Outcome::no_export("global", export))?))
    }
}

fn instantiate(
    store: &mut Store,
    module: &Module,
    imports: Option<Imports>,
) -> Partial<ModuleInstance> {
    ModuleInstance::instantiate(store, module, imports).map_err(failed)
}

fn to_extern(item: ExternItem) -> Extern {
    match item {
        ExternItem::Func(function) => Extern::Function(function),
        ExternItem::Memory(memory) => Extern::Memory(memory),
        ExternItem::Table(table) => Extern::Table(table),
        ExternItem::Global(global) => Extern::Global(global),
    }
}

/// Compiles a module. The errors of tinywasm do not tell a malformed module from an invalid one.
fn module(bytes: &[u8]) -> Partial<Module> {
    tinywasm::parse_bytes(bytes).map_err(|error| match error {
        ParseError::UnsupportedOperator(what) => Outcome::Unsupported(what),
        ParseError::ParseError { message, .. } => Outcome::Rejected { phase: None, message },
        // This includes sections with invalid ids, which tinywasm calls unsupported.
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
        Value::Ref(_) => return Err(Outcome::unsupported_argument(value)),
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
