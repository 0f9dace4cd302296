//! A WebAssembly runtime that compiles with Cranelift.
//!
//! Three things set it apart:
//!
//! - **Traps are explicit checks**, without signals or guard pages. A real fault of the process is a bug of the runtime.
//! - **An instance lives exactly as long as its store.** Nothing that a table, a global or a reference leads to can be gone.
//! - **One entry and one exit trampoline serve all functions of a signature.** A small module costs little beyond its own code.
//!
//! # A tour
//!
//! An [`Engine`] has the settings and compiles. A [`Module`] is compiled code, which threads and stores can share. A [`Store`]
//! owns all that modules become at run time; an [`Instance`] is a module in a store, and a [`Func`] is one of its functions.
//!
//! ```
//! use wassay_runtime::{Config, Engine, Instance, Module, Outcome, Store, Val};
//!
//! let engine = Engine::new(&Config::default())?;
//! let text = r#"(module (func (export "div") (param i32 i32) (result i32)
//!     local.get 0 local.get 1 i32.div_s))"#;
//! let module = Module::new(&engine, text)?; // the text format, or a binary
//!
//! let mut store = Store::new(&engine);
//! let Outcome::Return(instance) = Instance::new(&mut store, &module, &[])? else {
//!     panic!("its start function traps")
//! };
//! let div = instance.func(&mut store, "div").expect("it is exported");
//!
//! let results = div.call(&mut store, &[Val::I32(6), Val::I32(2)])?.unwrap();
//! assert_eq!(results, [Val::I32(3)]);
//!
//! match div.call(&mut store, &[Val::I32(6), Val::I32(0)])? {
//!     Outcome::Trap(trap) => assert_eq!(trap.message(), "integer divide by zero"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A call has two kinds of failure. An `Err` says that the host did something wrong, such as to pass the wrong number of
//! arguments. How WebAssembly itself ends is an [`Outcome`]: it returns, traps, throws, or runs out of stack or heap. The texts
//! of errors fit after "failed to".
//!
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | call the host from WebAssembly | [`Func::new`] |
//! | make structs and arrays, and read them | [`StructRef`], [`StructType`], [`ArrayRef`] |
//! | throw and catch exceptions across the host | [`Exception`] |
//! | share memory between threads | [`SharedMemory`] |
//! | stop a run from another thread | [`InterruptHandle`] |
//! | limit what a store may allocate | [`StoreLimits`] |
//! | choose how code is compiled | [`Config`] |
//! | find out what a module imports and exports | [`Module::imports`], [`Module::exports`] |
//! | know where a trap happened | [`Trap::backtrace`] |
//! | know which modules are refused for their size | [`limits`] |
//!
//! # References
//!
//! References that the host has are handles, which the collector knows: [`AnyRef`], [`StructRef`], [`ArrayRef`],
//! [`ExternRef`] and [`Exception`]. Each keeps its object alive until it is given back, or until the [`Store::scope`]
//! or the call of a host function ends in which it was made. `keep` makes one that outlives its scope.
//!
//! # What it assumes of the machine
//!
//! - Shadow stacks (CET, GCS) are off: a trap jumps to the entry trampoline.
//! - The process holds no secrets from the code that it runs: nothing is masked against speculative execution.
//! - The thread that runs WebAssembly has [`Config::stack_budget`] and [`Config::stack_slack`] of its stack left, and what
//!   host functions need.
//!
//! # Reading the source
//!
//! From the bottom: `types` has the types of the specification, `vm` the shapes that compiled code and host code agree on.
//! `compile` makes machine code: `module` drives `translate` (operators to CLIF) and `codegen` (CLIF to machine code), and `code`
//! publishes it. `run` runs it: `store` owns everything, `instance` lays out what compiled code works on, `compile::trampoline` and
//! `run::unwind` are the ways in and out, `run::libcall` is what compiled code asks the host for.

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
