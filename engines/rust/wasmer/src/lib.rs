//! Wasmer as an engine: `wassay run --engine wasmer`, with its compilers as configurations.

use wasmer::sys::{CompilerConfig, Cranelift, EngineBuilder, Singlepass};
use wasmer::{
    CompileError, Extern, ExternRef, Instance, InstantiationError, LinkError, Module, RuntimeError,
    SharedMemory, Store, Value as Val, WasmError,
};
use wasmer_types::TrapCode;
use wassay::Conformance;
use wassay::adapter::{
    DirectiveId, Engine, Features, Fork, Hierarchy, Instances, Outcome, Partial, Reference,
    Session, SharedMemories, Value,
};

/// The version of Wasmer: that of `Cargo.toml`.
pub const VERSION: &str = "7.4.2";

/// What Wasmer has beyond version 2.0 of the specification, and whether Singlepass has it too.
const PROPOSALS: [(&str, bool); 6] = [
    ("exceptions", false),
    ("extended-const", true),
    ("multi-memory", true),
    ("relaxed-simd", false),
    ("threads", true),
    ("wide-arithmetic", false),
];

/// Wasmer, in both of its configurations.
pub fn conformance() -> Conformance<'static> {
    static CRANELIFT: Wasmer = Wasmer { singlepass: false };
    static SINGLEPASS: Wasmer = Wasmer { singlepass: true };
    wassay::conformance(&CRANELIFT).version(VERSION).features(CRANELIFT.features()).configuration(
        "singlepass",
        &SINGLEPASS,
        SINGLEPASS.features(),
    )
}

/// Wasmer with one of its compilers.
pub struct Wasmer {
    singlepass: bool,
}

impl Wasmer {
    /// The features that it has. It cannot switch most of them off.
    fn features(&self) -> Features {
        let standard: &[&str] = if self.singlepass { &["wasm2", "-simd"] } else { &["wasm2"] };
        let proposals = PROPOSALS.iter().filter(|(_, too)| *too || !self.singlepass);
        let names = standard.iter().chain(proposals.map(|(name, _)| name)).copied();
        names.collect::<Vec<_>>().join(",").parse().expect("BUG: the names are known")
    }

    fn engine(&self, features: Features) -> wasmer::Engine {
        let features = features.intersection(self.features());
        let mut own = wasmer::sys::Features::none();
        own.threads(features.has("threads"))
            .reference_types(features.has("reference-types"))
            .simd(features.has("simd"))
            .bulk_memory(features.has("bulk-memory"))
            .multi_value(features.has("multi-value"))
            .multi_memory(features.has("multi-memory"))
            .exceptions(features.has("exceptions"))
            .relaxed_simd(features.has("relaxed-simd"))
            .extended_const(features.has("extended-const"))
            .wide_arithmetic(features.has("wide-arithmetic"));
        let compiler: Box<dyn CompilerConfig> = match self.singlepass {
            true => Box::new(Singlepass::default()),
            false => Box::new(Cranelift::default()),
        };
        EngineBuilder::new(compiler).set_features(Some(own)).into()
    }
}

impl Engine for Wasmer {
    fn name(&self) -> &str {
        "wasmer"
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        Box::new(WasmerSession::new(self.engine(features)))
    }
}

struct WasmerSession {
    store: Store,
    instances: Instances<Instance>,
    shared: SharedMemories<SharedMemory>,
}

impl Session for WasmerSession {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self::module(&self.store, module).map(drop)
    }

    fn instantiate(
        &mut self,
        number: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        let module = self::module(&self.store, module)?;
        let found = module.imports().map(|it| self.import(imports, it.module(), it.name()));
        let found = found.collect::<Partial<Vec<_>>>()?;
        let instance = instantiate(&mut self.store, &module, &found)?;
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
        let function = instance.exports.get_function(export);
        let function = function.map_err(|_| Outcome::no_export("function", export))?;
        let arguments = arguments.iter().map(|value| self.val_of(value));
        let arguments = arguments.collect::<Partial<Vec<Val>>>()?;
        let ty = function.ty(&self.store);
        if !ty.params().iter().copied().eq(arguments.iter().map(Val::ty)) {
            return Err(Outcome::other_arguments(export));
        }
        let results = function.call(&mut self.store, &arguments).map_err(failed)?;
        Ok(results.iter().map(|val| self.value_of(val)).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let instance = self.instances.get(instance, "global", export)?;
        let global = instance.exports.get_global(export);
        let global = global.map_err(|_| Outcome::no_export("global", export))?;
        let val = global.get(&mut self.store);
        Ok(self.value_of(&val))
    }

    fn fork(&mut self, shared: &[DirectiveId]) -> Partial<Fork> {
        let engine = self.store.engine().clone();
        let shared = self.shared.fork(shared, |instance| {
            let instance = self.instances.get(instance, "memory", "")?;
            let memories = instance.exports.iter().filter_map(|(name, export)| match export {
                Extern::Memory(memory) => Some((name.clone(), memory.as_shared(&self.store)?)),
                _ => None,
            });
            Ok(memories.collect())
        })?;
        let session = move || -> Box<dyn Session> {
            Box::new(WasmerSession { shared, ..WasmerSession::new(engine) })
        };
        // Wasmer cannot interrupt a call, so the thread runs on.
        Ok(Fork::new(session, || {}))
    }
}

impl WasmerSession {
    fn new(engine: wasmer::Engine) -> Self {
        Self {
            store: Store::new(engine),
            instances: Instances::default(),
            shared: SharedMemories::default(),
        }
    }

    fn import(
        &mut self,
        imports: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
    ) -> Partial<Extern> {
        if let Some(memory) = self.shared.imported(imports, module, name) {
            return Ok(Extern::Memory(memory.clone().attach(&mut self.store)));
        }
        let exporter = self.instances.exporter(imports, module, name, |bytes| {
            let module = self::module(&self.store, bytes)?;
            instantiate(&mut self.store, &module, &[])
        })?;
        let found = exporter.exports.get_extern(name).cloned();
        found.ok_or_else(|| Outcome::unknown_import(module, name))
    }

    fn val_of(&mut self, value: &Value) -> Partial<Val> {
        Ok(match value {
            Value::I32(bits) => Val::I32(bits.cast_signed()),
            Value::I64(bits) => Val::I64(bits.cast_signed()),
            Value::F32(bits) => Val::F32(f32::from_bits(*bits)),
            Value::F64(bits) => Val::F64(f64::from_bits(*bits)),
            Value::V128(bits) => Val::V128(*bits),
            Value::Ref(Reference::Null(Hierarchy::Func)) => Val::FuncRef(None),
            Value::Ref(Reference::Null(Hierarchy::Extern)) => Val::ExternRef(None),
            Value::Ref(Reference::Null(Hierarchy::Exn)) => Val::ExceptionRef(None),
            Value::Ref(Reference::Extern(number)) => {
                Val::ExternRef(Some(ExternRef::new(&mut self.store, *number)))
            }
            Value::Ref(_) => return Err(Outcome::unsupported_argument(value)),
        })
    }

    fn value_of(&self, val: &Val) -> Value {
        Value::Ref(match val {
            Val::I32(number) => return Value::I32(number.cast_unsigned()),
            Val::I64(number) => return Value::I64(number.cast_unsigned()),
            Val::F32(float) => return Value::F32(float.to_bits()),
            Val::F64(float) => return Value::F64(float.to_bits()),
            Val::V128(bits) => return Value::V128(*bits),
            Val::FuncRef(None) => Reference::Null(Hierarchy::Func),
            Val::FuncRef(Some(_)) => Reference::Func,
            Val::ExternRef(None) => Reference::Null(Hierarchy::Extern),
            Val::ExternRef(Some(reference)) => match reference.downcast::<u32>(&self.store) {
                Some(number) => Reference::Extern(*number),
                None => Reference::ExternOther,
            },
            Val::ExceptionRef(None) => Reference::Null(Hierarchy::Exn),
            Val::ExceptionRef(Some(_)) => Reference::Exn,
        })
    }
}

/// Wasmer's errors do not tell a malformed module from an invalid one.
fn module(store: &Store, bytes: &[u8]) -> Partial<Module> {
    Module::from_binary(store, bytes).map_err(|error| match error {
        CompileError::Wasm(WasmError::InvalidWebAssembly { message, .. })
        | CompileError::Validate(message) => Outcome::Rejected { phase: None, message },
        // A module is validated before code is generated.
        CompileError::UnsupportedFeature(_)
        | CompileError::Codegen(_)
        | CompileError::Wasm(WasmError::Unsupported(_)) => Outcome::Unsupported(error.to_string()),
        CompileError::Wasm(WasmError::ImplLimitExceeded) | CompileError::Resource(_) => {
            Outcome::Exhausted(error.to_string())
        }
        other => Outcome::Rejected { phase: None, message: other.to_string() },
    })
}

fn instantiate(store: &mut Store, module: &Module, imports: &[Extern]) -> Partial<Instance> {
    Instance::new_by_index(store, module, imports).map_err(|error| match error {
        InstantiationError::Start(error) | InstantiationError::Link(LinkError::Trap(error)) => {
            failed(error)
        }
        InstantiationError::Link(LinkError::Import(_, _, error)) => {
            Outcome::Unlinkable(error.to_string())
        }
        other => Outcome::Exhausted(other.to_string()),
    })
}

/// Why running ended.
fn failed(error: RuntimeError) -> Outcome {
    if error.is_exception() {
        return Outcome::Threw;
    }
    let message = error.message();
    match error.to_trap() {
        Some(TrapCode::UncaughtException) => Outcome::Threw,
        Some(TrapCode::StackOverflow) | None => Outcome::Exhausted(message),
        Some(_) => Outcome::Trapped(message),
    }
}
