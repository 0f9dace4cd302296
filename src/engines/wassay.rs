//! The project's own runtime as an engine.
//!
//! Invariant: one store for each session, so everything that a unit creates lives until its end.

use super::{BacktraceRequest, BuiltIn, CodeRequest, Construction, TrapFrame};
use crate::limits::BACKTRACE_FRAMES;
use anyhow::{Context, Result};
use std::collections::{HashMap, VecDeque};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use wassay_harness::engine::spectest::{self, Item, NumberType};
use wassay_harness::engine::{
    Engine, Fork, NAN_CANONICALIZATION, Outcome, Partial, Phase, Session, SharedMemories,
    THREAD_STACK_BYTES,
};
use wassay_harness::limits::MAX_PRINTED;
use wassay_harness::run;
use wassay_harness::script::DirectiveId;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::{Hierarchy, Reference, Value};
use wassay_harness::verdict::reject;
use wassay_runtime as rt;
use wassay_runtime::{
    AnyKind, Extern, ExternRef, ExternType, Func, FuncType, Global, GlobalType, IndexType,
    Instance, LinkError, Memory, MemoryType, Module, ModuleError, RefType, SharedMemory, Store,
    Table, TableType, Val, ValType,
};

/// The row of the engine.
pub(super) const ENGINE: BuiltIn = BuiltIn {
    name: "wassay",
    argument: None,
    kept_as: "wassay",
    version: env!("CARGO_PKG_VERSION"),
    configurations: || CONFIGURATIONS.iter().map(|(name, _)| *name).collect(),
    features: || Module::FEATURES.into(),
    claims,
    expectations: include_str!("../../testsuite/expectations/wassay.toml"),
    construct: |construction| Ok(Box::new(Wassay::new(construction)?)),
    code: Some(code),
    backtrace: Some(backtrace),
};

/// A name, and what it changes of the default settings.
type Configuration = (&'static str, fn(&mut rt::Config));

/// The named configurations. In `default` a function is compiled when it is first called, which takes less time for the
/// suite (docs/performance.md); the other configurations compile whole modules. Code can be interrupted only on the
/// threads of scripts, because a run ends workers that loop for ever. In `single-pass` all code can be, so that the
/// check for interrupts is tested on all code.
const CONFIGURATIONS: [Configuration; 5] = [
    ("default", |config| config.compilation = rt::Compilation::Lazy),
    ("opt-speed", |config| config.opt_level = rt::OptLevel::Speed),
    ("single-pass", |config| {
        config.register_allocator = rt::RegisterAllocator::SinglePass;
        config.interruption = true;
    }),
    ("deterministic", |config| config.deterministic = true),
    ("gc-stress", |config| config.gc_stress = true),
];

/// What a configuration claims: NaNs are canonical in the deterministic profile.
fn claims(configuration: &str) -> &'static [&'static str] {
    match configuration {
        "deterministic" => &[NAN_CANONICALIZATION],
        _ => &[],
    }
}

/// The runtime, with its settings.
#[derive(Debug)]
pub(super) struct Wassay {
    engine: rt::Engine,
    /// The same settings for the threads of scripts, but with code that can be interrupted.
    threads: rt::Engine,
    recent: Arc<RecentModules>,
    /// What the engine claims beyond the specification.
    claims: &'static [&'static str],
    /// Keeps the trap with which a session's last request ended, if its frames are wanted.
    last_trap: Option<LastTrap>,
}

type LastTrap = Arc<Mutex<Option<rt::Trap>>>;

impl Wassay {
    /// The runtime in one of the [`CONFIGURATIONS`]. A store allocates no more than the limit for its memories, and as
    /// much for its garbage-collected heap.
    pub(super) fn new(construction: &Construction<'_>) -> Result<Self> {
        let mut config = self::config(construction.configuration)?;
        if let Some(limit) = construction.memory_limit {
            let limits = &mut config.store_limits;
            limits.memory_bytes = limits.memory_bytes.min(limit);
            limits.heap_bytes = limits.heap_bytes.min(limit);
        }
        Ok(Self { claims: claims(construction.configuration), ..Self::with_settings(&config)? })
    }

    fn with_settings(config: &rt::Config) -> Result<Self> {
        let threads = rt::Config { interruption: true, ..config.clone() };
        let [engine, threads] = [config, &threads].map(rt::Engine::new);
        Ok(Self {
            engine: engine?,
            threads: threads?,
            recent: Arc::default(),
            claims: &[],
            last_trap: None,
        })
    }
}

/// The settings of a configuration.
fn config(configuration: &str) -> Result<rt::Config> {
    let row = CONFIGURATIONS.iter().find(|(name, _)| *name == configuration);
    let (_, change) = row.context("BUG: the configuration was checked")?;
    let mut config = rt::Config {
        interruption: false,
        parallel_compilation: false, // other units use the other cores
        stack_budget: THREAD_STACK_BYTES / 4, // a frame may take a megabyte; host functions need the rest
        ..rt::Config::default()
    };
    change(&mut config);
    Ok(config)
}

impl Engine for Wassay {
    fn name(&self) -> &str {
        ENGINE.name
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        let (engine, threads) = (self.engine.clone(), self.threads.clone());
        let session = WassaySession::new(engine, threads, self.recent.clone(), features);
        Box::new(WassaySession { last_trap: self.last_trap.clone(), ..session })
    }

    fn claims(&self) -> &'static [&'static str] {
        self.claims
    }

    fn notes(&self) -> Vec<(String, u64)> {
        let collections = self.engine.heap_collections() + self.threads.heap_collections();
        vec![("garbage collections".to_owned(), collections)]
    }
}

/// Keeps the last modules that were made. Groups repeat each other's scripts, so the next unit may have the same
/// modules, which the engine then finds.
#[derive(Debug, Default)]
struct RecentModules(Mutex<VecDeque<Module>>);

impl RecentModules {
    /// How many modules are kept: equal units run one after the other, and few have this many modules.
    const KEPT: usize = 64;
    /// Larger modules are rare, and would take much memory.
    const MAX_BYTES: usize = 64 << 10;

    fn add(&self, module: &Module) {
        if module.bytes().len() <= Self::MAX_BYTES {
            let mut modules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            modules.push_back(module.clone());
            let oldest = (modules.len() > Self::KEPT).then(|| modules.pop_front());
            drop(modules);
            drop(oldest);
        }
    }
}

struct WassaySession {
    engine: rt::Engine,
    threads: rt::Engine,
    recent: Arc<RecentModules>,
    features: Features,
    store: Store,
    instances: HashMap<DirectiveId, Instance>,
    shared: SharedMemories<SharedMemory>,
    /// The items of `spectest` that were asked for.
    spectest: HashMap<String, Extern>,
    /// What was printed since the last request, as far as it is shown.
    printed: Arc<Mutex<Vec<String>>>,
    /// The references to the host values that have a number.
    externs: HashMap<u32, ExternRef>,
    last_trap: Option<LastTrap>,
}

impl Session for WassaySession {
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
            let (module, name) = (import.module, import.name);
            let found = self.import(registered, module, name)?;
            imports.push(found.ok_or_else(|| Outcome::unknown_import(module, name))?);
        }
        let outcome = match Instance::new(&mut self.store, &module, &imports) {
            Ok(outcome) => outcome,
            Err(LinkError::Resource(error)) => {
                return Err(Outcome::Exhausted(error.to_string()));
            }
            Err(error) => return Err(Outcome::Unlinkable(error.to_string())),
        };
        let instance = self.ended(outcome)?;
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
        let instance = *self.instances.get(&instance).ok_or_else(missing)?;
        let func = instance.func(&mut self.store, export).ok_or_else(missing)?;
        let arguments =
            arguments.iter().map(|value| self.val_of(value)).collect::<Partial<Vec<Val>>>()?;
        let outcome = func.call(&mut self.store, &arguments);
        let outcome = outcome.map_err(|error| Outcome::Inapplicable(error.to_string()))?;
        let results = self.ended(outcome)?;
        Ok(results.into_iter().map(|val| self.value_of(val)).collect())
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        let missing = || Outcome::no_export("global", export);
        let instance = *self.instances.get(&instance).ok_or_else(missing)?;
        let global = instance.global(&mut self.store, export).ok_or_else(missing)?;
        let val = global.get(&mut self.store);
        Ok(self.value_of(val))
    }

    fn printed(&mut self) -> Vec<String> {
        std::mem::take(&mut *self.printed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn fork(&mut self, shared: &[DirectiveId]) -> Partial<Fork> {
        let (engine, threads) = (self.threads.clone(), self.threads.clone());
        let mut fork = WassaySession::new(engine, threads, self.recent.clone(), self.features);
        fork.shared = self.shared.fork(shared, |instance| {
            let missing = || Outcome::Inapplicable("there is no such instance".to_owned());
            let instance = *self.instances.get(&instance).ok_or_else(missing)?;
            let module = instance.module(&self.store).clone();
            let memories = module.exports().filter_map(|export| {
                let memory = instance.memory(&mut self.store, export.name)?;
                Some((export.name.to_owned(), memory.shared(&self.store)?))
            });
            Ok(memories.collect())
        })?;
        let handle = fork.store.interrupt_handle().expect("BUG: the engine for threads allows it");
        Ok(Fork::new(move || Box::new(fork), move || handle.interrupt()))
    }
}

impl WassaySession {
    fn new(
        engine: rt::Engine,
        threads: rt::Engine,
        recent: Arc<RecentModules>,
        features: Features,
    ) -> Self {
        Self {
            recent,
            features,
            store: Store::new(&engine),
            engine,
            threads,
            instances: HashMap::new(),
            shared: SharedMemories::default(),
            spectest: HashMap::new(),
            printed: Arc::default(),
            externs: HashMap::new(),
            last_trap: None,
        }
    }

    /// First decodes by the specification's own grammar, which is stricter than the parser of the runtime. A module
    /// that passes is not malformed, whatever the runtime says: wasmparser confuses the phases if a feature is off, and
    /// in constant expressions.
    fn module(&self, bytes: &[u8]) -> Partial<Module> {
        let features = self.features.to_wasmparser();
        reject::decode(bytes, features).map_err(|refusal| Outcome::Rejected {
            phase: Some(Phase::Malformed),
            message: refusal.message.to_string(),
        })?;
        let module = Module::with_features(&self.engine, bytes, features).map_err(refused)?;
        self.recent.add(&module);
        Ok(module)
    }

    fn import(
        &mut self,
        registered: &[(&str, DirectiveId)],
        module: &str,
        name: &str,
    ) -> Partial<Option<Extern>> {
        if let Some(memory) = self.shared.imported(registered, module, name) {
            let memory = memory.memory(&mut self.store);
            let memory = memory.map_err(|error| Outcome::Exhausted(error.to_string()))?;
            return Ok(Some(Extern::Memory(memory)));
        }
        match registered.iter().find(|(registered, _)| *registered == module) {
            Some((_, instance)) => {
                let instance = self.instances.get(instance).copied();
                Ok(instance.and_then(|instance| instance.export(&mut self.store, name)))
            }
            None if module == spectest::NAME => self.spectest(name),
            None => Ok(None),
        }
    }

    /// The value with which running ended, or the outcome in its place.
    fn ended<T>(&self, outcome: rt::Outcome<T>) -> Partial<T> {
        let last_trap = self.last_trap.as_ref().map(|trap| trap.lock());
        let mut last_trap = last_trap.map(|trap| trap.unwrap_or_else(PoisonError::into_inner));
        if let Some(last) = &mut last_trap {
            **last = None;
        }
        match outcome {
            rt::Outcome::Return(value) => Ok(value),
            rt::Outcome::Trap(trap) => {
                let outcome = Outcome::Trapped(trap.message().to_owned());
                if let Some(last) = &mut last_trap {
                    **last = Some(trap);
                }
                Err(outcome)
            }
            rt::Outcome::Exhaustion(exhaustion) => Err(Outcome::Exhausted(exhaustion.to_string())),
            rt::Outcome::Exception(_) => Err(Outcome::Threw),
            _ => Err(Outcome::Unsupported("an outcome that the adapter does not know".to_owned())),
        }
    }

    // ---- Values.

    fn val_of(&mut self, value: &Value) -> Partial<Val> {
        if let Some(val) = val_without_store(value) {
            return Ok(val);
        }
        match value {
            Value::Ref(Reference::Extern(number)) => {
                Ok(Val::ExternRef(Some(self.host_value(*number)?)))
            }
            Value::Ref(Reference::Host(number)) => {
                Ok(Val::AnyRef(Some(self.host_value(*number)?.internalize())))
            }
            value => Err(Outcome::unsupported_argument(value)),
        }
    }

    /// The reference to a host value: the same one each time, as `ref.eq` can tell.
    fn host_value(&mut self, number: u32) -> Partial<ExternRef> {
        if let Some(reference) = self.externs.get(&number) {
            return Ok(*reference);
        }
        let reference = ExternRef::new(&mut self.store, number)
            .map_err(|error| Outcome::Exhausted(error.to_string()))?;
        self.externs.insert(number, reference);
        Ok(reference)
    }

    fn value_of(&self, val: Val) -> Value {
        if let Some(value) = value_without_store(&val) {
            return value;
        }
        Value::Ref(match val {
            Val::ExternRef(Some(reference)) => {
                self.host_number(reference).map_or(Reference::ExternOther, Reference::Extern)
            }
            Val::AnyRef(Some(reference)) => match reference.kind(&self.store) {
                AnyKind::I31(number) => Reference::I31(number),
                AnyKind::Struct(_) => Reference::Struct,
                AnyKind::Array(_) => Reference::Array,
                _ => match self.host_number(reference.externalize()) {
                    Some(number) => Reference::Host(number),
                    None => Reference::ExternOther,
                },
            },
            other => panic!("BUG: the adapter does not know {other:?}"),
        })
    }

    /// The number of one of the script's host values.
    fn host_number(&self, reference: ExternRef) -> Option<u32> {
        reference.value(&self.store)?.downcast_ref::<u32>().copied()
    }

    // ---- The host module `spectest`.

    fn spectest(&mut self, name: &str) -> Partial<Option<Extern>> {
        if let Some(made) = self.spectest.get(name) {
            return Ok(Some(*made));
        }
        let Some(item) = spectest::item(name) else { return Ok(None) };
        let made = self.new_spectest(name, &item)?;
        self.spectest.insert(name.to_owned(), made);
        Ok(Some(made))
    }

    fn new_spectest(&mut self, name: &str, item: &Item) -> Partial<Extern> {
        fn exhausted(error: impl ToString) -> Outcome {
            Outcome::Exhausted(error.to_string())
        }
        match item {
            Item::Print(parameters) => {
                let ty = FuncType::new(parameters.iter().map(|ty| type_of(*ty)), []);
                let (name, printed) = (name.to_owned(), self.printed.clone());
                let func = Func::new(&mut self.store, ty, move |_, arguments, _| {
                    note_printed(&printed, &name, arguments);
                    Ok(())
                });
                func.map(Extern::Func).map_err(exhausted)
            }
            Item::Global(value) => {
                let content = NumberType::of(value).map(type_of);
                let content = content.expect("BUG: spectest has globals of numbers alone");
                let (ty, val) = (GlobalType { content, mutable: false }, self.val_of(value)?);
                Global::new(&mut self.store, ty, val).map(Extern::Global).map_err(exhausted)
            }
            Item::Table { index } => {
                let index = match index {
                    NumberType::I64 => IndexType::I64,
                    _ => IndexType::I32,
                };
                let (minimum, maximum) = spectest::TABLE_ELEMENTS;
                let (minimum, maximum) = (minimum.into(), Some(maximum.into()));
                let ty = TableType { element: RefType::FUNCREF, index, minimum, maximum };
                let table = Table::new(&mut self.store, ty, Val::FuncRef(None));
                table.map(Extern::Table).map_err(exhausted)
            }
            Item::Memory { shared } => {
                let (minimum, maximum) = spectest::MEMORY_PAGES;
                let ty = MemoryType::new(minimum.into(), Some(maximum.into()));
                let ty = MemoryType { shared: *shared, ..ty };
                Memory::new(&mut self.store, ty).map(Extern::Memory).map_err(exhausted)
            }
        }
    }
}

/// Notes a call of a function that prints, unless there are already as many as are shown.
fn note_printed(printed: &Mutex<Vec<String>>, name: &str, arguments: &[Val]) {
    let mut printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
    if printed.len() <= MAX_PRINTED {
        let values = arguments.iter().filter_map(value_without_store);
        let values: Vec<String> = values.map(|value| value.to_string()).collect();
        printed.push(format!("{name} {}", values.join(", ")).trim_end().to_owned());
    }
}

/// The runtime's form of a type of numbers.
fn type_of(ty: NumberType) -> ValType {
    match ty {
        NumberType::I32 => ValType::I32,
        NumberType::I64 => ValType::I64,
        NumberType::F32 => ValType::F32,
        NumberType::F64 => ValType::F64,
    }
}

/// The runtime's form of a value that needs no store: a number or a null reference.
pub fn val_without_store(value: &Value) -> Option<Val> {
    Some(match value {
        Value::I32(bits) => Val::I32(bits.cast_signed()),
        Value::I64(bits) => Val::I64(bits.cast_signed()),
        Value::F32(bits) => Val::F32(*bits),
        Value::F64(bits) => Val::F64(*bits),
        Value::V128(bits) => Val::V128(*bits),
        Value::Ref(Reference::Null(hierarchy)) => Val::null(match hierarchy {
            Hierarchy::Func => rt::Hierarchy::Func,
            Hierarchy::Extern => rt::Hierarchy::Extern,
            Hierarchy::Any => rt::Hierarchy::Any,
            Hierarchy::Exn => rt::Hierarchy::Exn,
        }),
        Value::Ref(_) => return None,
    })
}

/// The script's form of a value that needs no store, so not of a host value or an object.
pub fn value_without_store(val: &Val) -> Option<Value> {
    Some(match val {
        Val::I32(number) => Value::I32(number.cast_unsigned()),
        Val::I64(number) => Value::I64(number.cast_unsigned()),
        Val::F32(bits) => Value::F32(*bits),
        Val::F64(bits) => Value::F64(*bits),
        Val::V128(bits) => Value::V128(*bits),
        Val::FuncRef(Some(_)) => Value::Ref(Reference::Func),
        Val::FuncRef(None) => Value::Ref(Reference::Null(Hierarchy::Func)),
        Val::ExternRef(None) => Value::Ref(Reference::Null(Hierarchy::Extern)),
        Val::AnyRef(None) => Value::Ref(Reference::Null(Hierarchy::Any)),
        Val::ExnRef(Some(_)) => Value::Ref(Reference::Exn),
        Val::ExnRef(None) => Value::Ref(Reference::Null(Hierarchy::Exn)),
        _ => return None,
    })
}

fn refused(error: ModuleError) -> Outcome {
    let rejected = |phase, message| Outcome::Rejected { phase, message };
    match error {
        ModuleError::Malformed { message, .. } | ModuleError::Invalid { message, .. } => {
            rejected(Some(Phase::Invalid), message)
        }
        ModuleError::Unsupported { feature } => Outcome::Unsupported(feature.to_owned()),
        ModuleError::Limit { message } => Outcome::Unsupported(message),
        error => Outcome::Exhausted(error.to_string()),
    }
}

/// The intermediate representation and the machine code of all functions of a module.
fn code(request: &CodeRequest<'_>) -> Result<String> {
    let engine = rt::Engine::new(&config(request.configuration)?)?;
    let features = request.features.to_wasmparser();
    let module = Module::with_features(&engine, request.module, features)?;
    let is_func = |ty: &ExternType| matches!(ty, ExternType::Func(..));
    let imported = module.imports().filter(|import| is_func(&import.ty)).count();
    let mut text = String::new();
    for index in u32::try_from(imported)?..module.func_count() {
        let code = module.disassemble(index).context("BUG: a function is not defined")?;
        let name = module.func_name(index).unwrap_or_default();
        writeln!(text, ";; function {index} {name}")?;
        if request.clif {
            writeln!(text, "{}", code.clif)?;
        }
        if request.asm {
            writeln!(text, "{}", code.asm)?;
        }
    }
    Ok(text)
}

/// Runs the slice again, and looks up the frames of the trap with which its last directive ended.
fn backtrace(request: &BacktraceRequest<'_>) -> Result<Vec<TrapFrame>> {
    let last_trap = LastTrap::default();
    let engine = Wassay::with_settings(&config(request.configuration)?)?;
    let engine = Wassay { last_trap: Some(last_trap.clone()), ..engine };
    run::observe(&engine as &dyn Engine, request.features, request.unit, request.mask)?;
    let last_trap = last_trap.lock().unwrap_or_else(PoisonError::into_inner);
    let frames = last_trap.iter().flat_map(rt::Trap::backtrace).take(BACKTRACE_FRAMES);
    Ok(frames
        .map(|frame| TrapFrame {
            module: frame.module().bytes().into(),
            function: frame.func_index(),
            offset: frame.offset().into(),
        })
        .collect())
}
