//! Wasmtime as an engine: `wassay run --engine wasmtime`, with its three ways to run code as configurations.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use wasmtime::{
    AnyRef, Config, Error, Extern, ExternRef, Instance, Module, RootScope, Rooted, SharedMemory,
    Store, Strategy, ThrownException, Trap, UpdateDeadline, Val, ValType, WasmFeatures,
};
use wassay::Conformance;
use wassay::adapter::{
    DirectiveId, Engine, Features, Fork, Hierarchy, Instances, Outcome, Partial, Reference,
    Session, SharedMemories, Value,
};

/// The version of Wasmtime: that of `Cargo.toml`.
pub const VERSION: &str = "48.0.8";

/// How Wasmtime runs code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Configuration {
    /// Compiled by Cranelift, the default.
    Cranelift,
    /// Compiled by Winch, in one pass.
    Winch,
    /// Compiled by Cranelift to the code of the interpreter Pulley.
    Pulley,
}

use Configuration::{Cranelift, Pulley, Winch};

/// What Wasmtime has beyond version 2.0 of the specification, and the configurations for which `wasmtime::Config` refuses it.
const PROPOSALS: [(&str, &[Configuration]); 11] = [
    ("custom-page-sizes", &[]),
    ("exceptions", &[Winch]),
    ("extended-const", &[]),
    ("function-references", &[Winch]),
    ("gc", &[Winch]),
    ("memory64", &[]),
    ("multi-memory", &[]),
    ("relaxed-simd", &[Winch]),
    ("tail-call", &[Winch]),
    ("threads", &[Pulley]),
    ("wide-arithmetic", &[]),
];

/// Wasmtime, in all of its configurations.
pub fn conformance() -> Conformance<'static> {
    static DEFAULT: Wasmtime = Wasmtime::new(Cranelift);
    static WINCH: Wasmtime = Wasmtime::new(Winch);
    static PULLEY: Wasmtime = Wasmtime::new(Pulley);
    wassay::conformance(&DEFAULT)
        .version(VERSION)
        .features(DEFAULT.features())
        .configuration("winch", &WINCH, WINCH.features())
        .configuration("pulley", &PULLEY, PULLEY.features())
}

/// Wasmtime in one configuration.
pub struct Wasmtime {
    configuration: Configuration,
    /// One engine for each set of features, which is fixed when an engine is made.
    engines: Mutex<Vec<(Features, wasmtime::Engine)>>,
}

impl Wasmtime {
    /// Wasmtime in a configuration.
    pub const fn new(configuration: Configuration) -> Self {
        Self { configuration, engines: Mutex::new(Vec::new()) }
    }

    /// The features that it has.
    ///
    /// # Panics
    ///
    /// Never: the names are known.
    pub fn features(&self) -> Features {
        let has = |lacking: &[Configuration]| !lacking.contains(&self.configuration);
        let names = PROPOSALS.iter().filter(|(_, lacking)| has(lacking)).map(|(name, _)| *name);
        // Winch supports references to functions, but no other references.
        let base: &[&str] = match self.configuration {
            Winch => &["wasm2", "-reference-types"],
            Cranelift | Pulley => &["wasm2"],
        };
        let names = base.iter().copied().chain(names).collect::<Vec<_>>().join(",");
        names.parse().expect("BUG: the names are known")
    }

    fn engine(&self, features: Features) -> Result<wasmtime::Engine, Error> {
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, engine)) = engines.iter().find(|(known, _)| *known == features) {
            return Ok(engine.clone());
        }
        let engine = wasmtime::Engine::new(&self.config(features)?)?;
        engines.push((features, engine.clone()));
        Ok(engine)
    }

    fn config(&self, features: Features) -> Result<Config, Error> {
        // Wasmtime uses another version of wasmparser than Wassay, with the same names.
        let wanted = features.intersection(self.features()).to_wasmparser().iter_names();
        let wanted = wanted.filter_map(|(name, _)| WasmFeatures::from_name(name));
        let mut wanted = wanted.fold(WasmFeatures::empty(), |all, flag| all | flag);
        if self.configuration == Winch {
            wanted.remove(WasmFeatures::GC_TYPES); // references to other things than functions
        }
        let mut config = Config::new();
        config.wasm_features(WasmFeatures::all() - wanted, false).wasm_features(wanted, true);
        let has_threads = wanted.contains(WasmFeatures::THREADS);
        config.shared_memory(has_threads).epoch_interruption(has_threads);
        match self.configuration {
            Cranelift => config.strategy(Strategy::Cranelift),
            Winch => config.strategy(Strategy::Winch),
            Pulley => config.target("pulley64")?,
        };
        Ok(config)
    }
}

impl Engine for Wasmtime {
    fn name(&self) -> &str {
        "wasmtime"
    }

    /// # Panics
    ///
    /// When Wasmtime refuses a feature that `features` names.
    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        let engine = self.engine(features);
        let engine = engine.unwrap_or_else(|error| panic!("Wasmtime with {features}: {error:#}"));
        Box::new(WasmtimeSession::new(&engine, Arc::default()))
    }
}

struct WasmtimeSession {
    store: Store<()>,
    instances: Instances<Instance>,
    shared: SharedMemories<SharedMemory>,
}

impl Session for WasmtimeSession {
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
        let func = instance.get_func(&mut self.store, export);
        let func = func.ok_or_else(|| Outcome::no_export("function", export))?;
        let ty = func.ty(&self.store);
        let mut scope = RootScope::new(&mut self.store);
        let arguments = arguments.iter().map(|value| val_of(&mut scope, value));
        let arguments = arguments.collect::<Partial<Vec<Val>>>()?;
        let fits = |(val, ty): (&Val, ValType)| val.matches_ty(&scope, &ty).unwrap_or(false);
        if arguments.len() != ty.params().len() || !arguments.iter().zip(ty.params()).all(fits) {
            return Err(Outcome::other_arguments(export));
        }
        let mut results = vec![Val::I32(0); ty.results().len()];
        match func.call(&mut scope, &arguments, &mut results) {
            Ok(()) => results.iter().map(|val| value_of(&mut scope, val)).collect(),
            Err(error) => {
                drop(scope);
                Err(failed(&mut self.store, &error))
            }
        }
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let instance = self.instances.get(instance, "global", export)?;
        let global = instance.get_global(&mut self.store, export);
        let global = global.ok_or_else(|| Outcome::no_export("global", export))?;
        let mut scope = RootScope::new(&mut self.store);
        let val = global.get(&mut scope);
        value_of(&mut scope, &val)
    }

    fn fork(&mut self, shared: &[DirectiveId]) -> Partial<Fork> {
        let engine = self.store.engine().clone();
        let is_interrupted = Arc::<AtomicBool>::default();
        let mut fork = WasmtimeSession::new(&engine, is_interrupted.clone());
        fork.shared = self.shared.fork(shared, |instance| {
            let instance = self.instances.get(instance, "memory", "")?;
            let memories = instance.exports(&mut self.store).filter_map(|export| {
                Some((export.name().to_owned(), export.into_extern().into_shared_memory()?))
            });
            Ok(memories.collect())
        })?;
        let interrupt = move || {
            is_interrupted.store(true, Ordering::SeqCst);
            engine.increment_epoch();
        };
        Ok(Fork::new(move || Box::new(fork), interrupt))
    }
}

impl WasmtimeSession {
    /// Each time that the epoch of the engine changes, which several sessions have, this one looks whether that concerns it.
    fn new(engine: &wasmtime::Engine, is_interrupted: Arc<AtomicBool>) -> Self {
        let mut store = Store::new(engine, ());
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(move |_| match is_interrupted.load(Ordering::SeqCst) {
            true => Err(Trap::Interrupt.into()),
            false => Ok(UpdateDeadline::Continue(1)),
        });
        Self { store, instances: Instances::default(), shared: SharedMemories::default() }
    }

    fn import(
        &mut self,
        imports: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
    ) -> Partial<Extern> {
        if let Some(memory) = self.shared.imported(imports, module, name) {
            return Ok(Extern::SharedMemory(memory.clone()));
        }
        let exporter = self.instances.exporter(imports, module, name, |bytes| {
            let module = self::module(&self.store, bytes)?;
            instantiate(&mut self.store, &module, &[])
        })?;
        let found = exporter.get_export(&mut self.store, name);
        found.ok_or_else(|| Outcome::unknown_import(module, name))
    }
}

/// Compiles a module. Wasmtime's error does not tell a malformed module from an invalid one.
fn module(store: &Store<()>, bytes: &[u8]) -> Partial<Module> {
    Module::new(store.engine(), bytes)
        .map_err(|error| Outcome::Rejected { phase: None, message: format!("{error:#}") })
}

fn instantiate(store: &mut Store<()>, module: &Module, imports: &[Extern]) -> Partial<Instance> {
    Instance::new(&mut *store, module, imports).map_err(|error| match format!("{error:#}") {
        text if text.starts_with("incompatible import type") => Outcome::Unlinkable(text),
        _ => failed(store, &error),
    })
}

/// Why running ended.
fn failed(store: &mut Store<()>, error: &Error) -> Outcome {
    if error.is::<ThrownException>() {
        _ = store.take_pending_exception();
        return Outcome::Threw;
    }
    let Some(trap) = error.downcast_ref::<Trap>() else {
        // The outer errors contain addresses, which differ each time.
        return Outcome::Exhausted(error.root_cause().to_string());
    };
    let text = trap.to_string();
    let text = text.strip_prefix("wasm trap: ").unwrap_or(&text).to_owned();
    match trap {
        Trap::StackOverflow | Trap::AllocationTooLarge => Outcome::Exhausted(text),
        _ => Outcome::Trapped(text),
    }
}

fn val_of(scope: &mut RootScope<&mut Store<()>>, value: &Value) -> Partial<Val> {
    let broken = |error: Error| Outcome::Exhausted(format!("{error:#}"));
    Ok(match value {
        Value::I32(bits) => Val::I32(bits.cast_signed()),
        Value::I64(bits) => Val::I64(bits.cast_signed()),
        Value::F32(bits) => Val::F32(*bits),
        Value::F64(bits) => Val::F64(*bits),
        Value::V128(bits) => Val::V128((*bits).into()),
        Value::Ref(Reference::Null(Hierarchy::Func)) => Val::FuncRef(None),
        Value::Ref(Reference::Null(Hierarchy::Extern)) => Val::ExternRef(None),
        Value::Ref(Reference::Null(Hierarchy::Any)) => Val::AnyRef(None),
        Value::Ref(Reference::Null(Hierarchy::Exn)) => Val::ExnRef(None),
        Value::Ref(Reference::Extern(number)) => {
            Val::ExternRef(Some(ExternRef::new(scope, *number).map_err(broken)?))
        }
        Value::Ref(Reference::Host(number)) => {
            let host = ExternRef::new(&mut *scope, *number).map_err(broken)?;
            Val::AnyRef(Some(AnyRef::convert_extern(scope, host).map_err(broken)?))
        }
        Value::Ref(_) => return Err(Outcome::unsupported_argument(value)),
    })
}

fn value_of(scope: &mut RootScope<&mut Store<()>>, val: &Val) -> Partial<Value> {
    Ok(Value::Ref(match val {
        Val::I32(number) => return Ok(Value::I32(number.cast_unsigned())),
        Val::I64(number) => return Ok(Value::I64(number.cast_unsigned())),
        Val::F32(bits) => return Ok(Value::F32(*bits)),
        Val::F64(bits) => return Ok(Value::F64(*bits)),
        Val::V128(vector) => return Ok(Value::V128(vector.as_u128())),
        Val::FuncRef(None) => Reference::Null(Hierarchy::Func),
        Val::FuncRef(Some(_)) => Reference::Func,
        Val::ExternRef(None) => Reference::Null(Hierarchy::Extern),
        Val::ExternRef(Some(reference)) => {
            host_number(scope, *reference).map_or(Reference::ExternOther, Reference::Extern)
        }
        Val::AnyRef(None) => Reference::Null(Hierarchy::Any),
        Val::AnyRef(Some(reference)) => any_of(scope, *reference)?,
        Val::ExnRef(None) => Reference::Null(Hierarchy::Exn),
        Val::ExnRef(Some(_)) => Reference::Exn,
        Val::ContRef(_) => return Err(Outcome::Unsupported("stack-switching".to_owned())),
    }))
}

/// The number of a value that the host has made.
fn host_number(scope: &RootScope<&mut Store<()>>, reference: Rooted<ExternRef>) -> Option<u32> {
    let data = reference.data(scope).ok()??;
    data.downcast_ref::<u32>().copied()
}

fn any_of(scope: &mut RootScope<&mut Store<()>>, reference: Rooted<AnyRef>) -> Partial<Reference> {
    let broken = |error: Error| Outcome::Panicked(format!("{error:#}"));
    if let Some(number) = reference.as_i31(&*scope).map_err(broken)? {
        return Ok(Reference::I31(number.get_i32()));
    }
    if reference.is_struct(&*scope).map_err(broken)? {
        return Ok(Reference::Struct);
    }
    if reference.is_array(&*scope).map_err(broken)? {
        return Ok(Reference::Array);
    }
    let host = ExternRef::convert_any(&mut *scope, reference).map_err(broken)?;
    let unknown = || Outcome::Unsupported("an internal reference of another kind".to_owned());
    host_number(scope, host).map(Reference::Host).ok_or_else(unknown)
}
