//! What the author of an engine needs to put it behind the [`Engine`] trait.
//!
//! An engine has a name and makes sessions. A session has a method for each of four verbs. Each returns what was asked
//! for, or the [`Outcome`] in its place, so that `?` ends a request early.
//!
//! This adapter supports only functions of `i32`, and answers everything else with `unsupported`. docs/own-engine.md
//! has a whole one.
//!
//! ```
//! use std::collections::HashMap;
//! use wassay::adapter::{DirectiveId, Engine, Features, Outcome, Partial, Session, Value};
//! use wassay_runtime::{self as runtime, Config, Extern, Instance, Module, Store, Val};
//!
//! struct MyEngine(runtime::Engine);
//!
//! impl Engine for MyEngine {
//!     fn name(&self) -> &str {
//!         "my-engine"
//!     }
//!
//!     fn session(&self, _: Features) -> Box<dyn Session + '_> {
//!         Box::new(MySession { store: Store::new(&self.0), instances: HashMap::new() })
//!     }
//! }
//!
//! struct MySession {
//!     store: Store,
//!     instances: HashMap<DirectiveId, Instance>,
//! }
//!
//! impl MySession {
//!     fn module(&self, bytes: &[u8]) -> Partial<Module> {
//!         let refused = |error: runtime::ModuleError| Outcome::Rejected { phase: None, message: error.to_string() };
//!         Module::new(self.store.engine(), bytes).map_err(refused)
//!     }
//!
//!     fn ended<T>(outcome: runtime::Outcome<T>) -> Partial<T> {
//!         match outcome {
//!             runtime::Outcome::Return(value) => Ok(value),
//!             runtime::Outcome::Trap(trap) => Err(Outcome::Trapped(trap.message().to_owned())),
//!             other => Err(Outcome::Unsupported(format!("{}", other.map(|_| ()).propagate().unwrap_err()))),
//!         }
//!     }
//! }
//!
//! impl Session for MySession {
//!     fn define(&mut self, module: &[u8]) -> Partial<()> {
//!         self.module(module).map(|_| ())
//!     }
//!
//!     fn instantiate(&mut self, id: DirectiveId, module: &[u8], imports: &[(&str, DirectiveId)]) -> Partial<()> {
//!         let module = self.module(module)?;
//!         let mut given: Vec<Extern> = Vec::new();
//!         for import in module.imports() {
//!             let from = imports.iter().find(|(name, _)| *name == import.module);
//!             let from = from.and_then(|(_, id)| self.instances.get(id).copied());
//!             let export = from.and_then(|instance| instance.export(&mut self.store, import.name));
//!             given.push(export.ok_or_else(|| Outcome::unknown_import(import.module, import.name))?);
//!         }
//!         let instance = Instance::new(&mut self.store, &module, &given);
//!         let instance = Self::ended(instance.map_err(|error| Outcome::Unlinkable(error.to_string()))?)?;
//!         self.instances.insert(id, instance);
//!         Ok(())
//!     }
//!
//!     fn invoke(&mut self, id: DirectiveId, export: &str, arguments: &[Value]) -> Partial<Vec<Value>> {
//!         let missing = || Outcome::no_export("function", export);
//!         let instance = *self.instances.get(&id).ok_or_else(missing)?;
//!         let func = instance.func(&mut self.store, export).ok_or_else(missing)?;
//!         let arguments = arguments.iter().map(|argument| match argument {
//!             Value::I32(bits) => Ok(Val::I32(bits.cast_signed())),
//!             other => Err(Outcome::Unsupported(format!("{other} as an argument"))),
//!         });
//!         let arguments = arguments.collect::<Partial<Vec<Val>>>()?;
//!         let outcome = func.call(&mut self.store, &arguments);
//!         let results = Self::ended(outcome.map_err(|error| Outcome::Inapplicable(error.to_string()))?)?;
//!         let results = results.into_iter().map(|result| match result {
//!             Val::I32(number) => Ok(Value::I32(number.cast_unsigned())),
//!             _ => Err(Outcome::Unsupported("a result that is no i32".to_owned())),
//!         });
//!         results.collect()
//!     }
//!
//!     fn get(&mut self, _: DirectiveId, _: &str) -> Partial<Value> {
//!         Err(Outcome::Unsupported("globals".to_owned()))
//!     }
//! }
//!
//! // In a test target with `harness = false`, this is the whole `main`: `wassay::conformance(&engine).main()`.
//! let engine = MyEngine(runtime::Engine::new(&Config::default())?);
//! let mut session = engine.session(Features::WASM3);
//! let module = br#"(module (func (export "add") (param i32 i32) (result i32)
//!     (i32.add (local.get 0) (local.get 1))))"#;
//! assert_eq!(session.instantiate(0, module, &[]), Ok(()));
//! assert_eq!(session.invoke(0, "add", &[Value::I32(1), Value::I32(2)]), Ok(vec![Value::I32(3)]));
//! assert_eq!(session.invoke(0, "sub", &[]), Err(Outcome::no_export("function", "sub")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub use wassay_harness::engine::{
    Engine, Fork, Instances, Outcome, Partial, Phase, Session, SharedMemories, spectest,
};
pub use wassay_harness::run::protocol::Encoding;
pub use wassay_harness::run::worker::{Served, serve};
pub use wassay_harness::script::DirectiveId;
pub use wassay_harness::script::features::Features;
pub use wassay_harness::script::value::{Hierarchy, Reference, Value};
pub use wassay_harness::verdict::reject::decode;
