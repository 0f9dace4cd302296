//! A WebAssembly runtime that compiles with Cranelift.
//!
//! Three things set it apart. Traps are explicit checks, without signals or guard pages, so that a
//! real fault is a bug. An instance lives exactly as long as its store, so that nothing that a
//! table, a global or a reference leads to can be gone. And one entry and one exit trampoline
//! serve all functions of a signature, so that small modules cost little beyond their own code.
//!
//! ```
//! use wassay_runtime::{Config, Engine, Instance, Module, Store, Val};
//!
//! let engine = Engine::new(&Config::default())?;
//! let text = r#"(module (func (export "add") (param i32 i32) (result i32)
//!     local.get 0 local.get 1 i32.add))"#;
//! let module = Module::new(&engine, text)?;
//! let mut store = Store::new(&engine);
//! let instance = Instance::new(&mut store, &module, &[])?.unwrap();
//! let add = instance.func(&mut store, "add").expect("it is exported");
//! let results = add.call(&mut store, &[Val::I32(2), Val::I32(3)])?.unwrap();
//! assert_eq!(results, [Val::I32(5)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Reading order
//!
//! From the bottom: `types` has the types of the specification, `vm` the shapes that compiled code
//! and host code agree on. `compile` makes machine code: its `module` drives `translate` (operators
//! to CLIF) and `codegen` (CLIF to machine code), and `code` publishes it. `run` runs it: `store` owns
//! everything, `instance` lays out what compiled code works on, `compile::trampoline` and
//! `run::unwind` are the ways in and out, `run::libcall` is what compiled code asks the host for.
//!
//! # References
//!
//! References that the host has are handles, which the collector knows: [`AnyRef`], [`StructRef`],
//! [`ArrayRef`], [`ExternRef`] and [`Exception`]. Each keeps what it refers to until the
//! [`Store::scope`] or the call of a host function ends in which it was made, or until it is given
//! back; `keep` makes one that outlives its scope. The host makes objects of types that it finds in a
//! module ([`StructType::of`]) or makes itself ([`StructType::new`]).
//!
//! # What it assumes of the machine
//!
//! Shadow stacks (CET, GCS) are off: a trap jumps to the entry trampoline. There is no masking
//! against speculative execution: do not run code in a process that holds secrets from it. The
//! thread that runs WebAssembly has [`Config::stack_budget`] and [`Config::stack_slack`] left, and
//! what host functions need.

mod compile;
mod config;
pub mod limits;
mod run;
mod types;
mod vm;

pub use compile::engine::{Engine, EngineError};
pub use compile::module::{Disassembly, ExportType, ImportType, Module, ModuleError};
pub use compile::translate::MissingFeature;
pub use config::{Compilation, Config, OptLevel, RegisterAllocator, StoreLimits};
pub use run::backtrace::Frame;
pub use run::heap::HeapUsage;
pub use run::heap::composite::{ArrayType, StructType, TypeError};
pub use run::heap::exception::Exception;
pub use run::heap::object::{ArrayRef, StructRef};
pub use run::heap::reference::{AnyKind, AnyRef, ExternRef};
pub use run::instance::{Extern, Instance, LinkError};
pub use run::store::func::{CallError, Func, HostError};
pub use run::store::global::Global;
pub use run::store::memory::{Memory, OutOfBounds};
pub use run::store::shared::SharedMemory;
pub use run::store::table::{Table, TableError};
pub use run::store::tag::Tag;
pub use run::store::{
    AsStore, AsStoreMut, Caller, InterruptHandle, InterruptionOff, ResourceError, Store,
};
pub use run::trap::{Exhaustion, Outcome, Trap};
pub use run::value::Val;
pub use types::{
    ExternType, FieldType, FuncType, GlobalType, HeapType, Hierarchy, IndexType, MemoryType,
    RefType, StorageType, TableType, TypeId, ValType,
};
pub use vm::trap::TrapCode;
/// The features of WebAssembly that [`Module::with_features`] can turn on and off.
pub use wasmparser::WasmFeatures;
