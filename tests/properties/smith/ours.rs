//! The runtime of this project.

use super::side::{Ended, HostCall, Side, State};
use crate::embedding::{engine, imports};
use std::sync::{Arc, Mutex};
use wassay::engines::wassay::{val_without_store, value_without_store};
use wassay_harness::script::features::Features;
use wassay_harness::script::value::{Reference, Value};
use wassay_runtime::{
    Config, Engine, Exhaustion, Extern, ExternRef, ExternType, FuncType, Hierarchy, Instance,
    Module, ModuleError, OptLevel, Outcome, RegisterAllocator, Store, TrapCode, Val,
};

/// A compiled module.
pub(crate) struct Ours {
    module: Module,
}

/// An instance in a store of its own.
struct OurInstance {
    store: Store,
    instance: Instance,
    calls: Arc<Mutex<Vec<HostCall>>>,
}

/// The features that generated modules may use.
pub(crate) fn features() -> Features {
    Features::from_names(["wasm3", "custom-page-sizes", "wide-arithmetic"]).expect("they are known")
}

impl Ours {
    /// One engine for each way of making code.
    pub(crate) fn engines() -> Vec<Engine> {
        let levels = [OptLevel::None, OptLevel::Speed];
        let allocators = [RegisterAllocator::Backtracking, RegisterAllocator::SinglePass];
        let of_level = |opt_level| {
            allocators.map(|register_allocator| {
                engine(Config { opt_level, register_allocator, ..Config::default() })
            })
        };
        levels.into_iter().flat_map(of_level).collect()
    }

    pub(crate) fn compile(engine: &Engine, bytes: &[u8]) -> Result<Self, ModuleError> {
        let module = Module::with_features(engine, bytes, features().to_wasmparser())?;
        Ok(Self { module })
    }

    pub(crate) fn module(&self) -> &Module {
        &self.module
    }

    /// The exported functions.
    pub(crate) fn functions(&self) -> Vec<(String, FuncType)> {
        let exports = self.module.exports();
        exports
            .filter_map(|export| match export.ty {
                ExternType::Func(_, ty) => Some((export.name.to_owned(), ty)),
                _ => None,
            })
            .collect()
    }

    pub(crate) fn instantiate(&self) -> (Ended, Option<impl Side + use<>>) {
        let mut store = Store::new(self.module.engine());
        let calls: Arc<Mutex<Vec<HostCall>>> = Arc::default();
        let record = calls.clone();
        let imports = imports(&mut store, &self.module, move |names, arguments| {
            let arguments = arguments.iter().map(|val| bits_of(*val)).collect();
            let call = (names.clone(), arguments);
            record.lock().expect("no thread panics while it holds the lock").push(call);
        });
        let Some(imports) = imports else {
            return (Ended::Incomparable("an import cannot be made".to_owned()), None);
        };
        match Instance::new(&mut store, &self.module, &imports) {
            Ok(Outcome::Return(instance)) => {
                (Ended::Returned(Vec::new()), Some(OurInstance { store, instance, calls }))
            }
            Ok(outcome) => (ended(outcome.map(|_| Vec::new())), None),
            Err(error) => (Ended::Incomparable(error.to_string()), None),
        }
    }
}

impl Side for OurInstance {
    fn call(&mut self, name: &str, arguments: &[Value]) -> Ended {
        let func = self.instance.func(&mut self.store, name).expect("it is exported");
        let arguments: Vec<Val> =
            arguments.iter().map(|value| val(&mut self.store, value)).collect();
        let outcome = func.call(&mut self.store, &arguments).expect("the arguments fit");
        let outcome =
            outcome.map(|values| values.into_iter().map(|val| value(&self.store, val)).collect());
        ended(outcome)
    }

    fn exports(&self) -> Vec<String> {
        let exports = self.instance.module(&self.store).exports();
        exports.map(|export| export.name.to_owned()).collect()
    }

    fn state(&mut self, name: &str) -> State {
        match self.instance.export(&mut self.store, name).expect("it is exported") {
            Extern::Global(global) => {
                let val = global.get(&mut self.store);
                State::Global(value(&self.store, val))
            }
            Extern::Memory(memory) => State::Memory(memory.data(&self.store).to_vec()),
            Extern::Table(table) => {
                let elements = 0..table.size(&self.store);
                let elements = elements.map(|index| {
                    let val = table.get(&mut self.store, index).expect("it is in the table");
                    value(&self.store, val)
                });
                State::Table(elements.collect())
            }
            _ => State::Func,
        }
    }

    fn host_calls(&self) -> Vec<HostCall> {
        self.calls.lock().expect("no thread panics while it holds the lock").clone()
    }
}

fn ended(outcome: Outcome<Vec<Value>>) -> Ended {
    match outcome {
        Outcome::Return(values) => Ended::Returned(values),
        // wasmi has one trap code for both.
        Outcome::Trap(trap) if trap.code() == TrapCode::UndefinedElement => {
            Ended::Trapped(TrapCode::OutOfBoundsTableAccess)
        }
        Outcome::Trap(trap) => Ended::Trapped(trap.code()),
        Outcome::Exhaustion(Exhaustion::CallStack) => Ended::Incomparable("call stack".to_owned()),
        _ => panic!("an outcome that this test does not know"),
    }
}

fn val(store: &mut Store, value: &Value) -> Val {
    match value {
        Value::Ref(Reference::Extern(number)) => {
            Val::ExternRef(Some(ExternRef::new(store, *number).expect("there are few")))
        }
        value => val_without_store(value).unwrap_or(Val::null(Hierarchy::Func)),
    }
}

fn value(store: &Store, val: Val) -> Value {
    match val {
        Val::ExternRef(Some(reference)) => {
            let number = reference.value(store).and_then(|value| value.downcast_ref::<u32>());
            Value::Ref(Reference::Extern(*number.expect("all host values are numbers")))
        }
        val => bits_of(val),
    }
}

/// The value as it can be compared outside of its store. Of a host value, only whether it is null.
fn bits_of(val: Val) -> Value {
    match val {
        Val::ExternRef(Some(_)) => Value::Ref(Reference::ExternOther),
        val => value_without_store(&val).expect("the generated modules have no other values"),
    }
}
