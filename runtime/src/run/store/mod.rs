//! Stores: the owners of instances, functions, tables, memories, globals, tags, objects and host
//! values.
//!
//! Handles are the store's id and an index, checked on use. Invariant: nothing that compiled code,
//! a table or a global can refer to is freed before the store.
#![expect(unsafe_code, reason = "owns the records that compiled code sees")]

mod buffer;
pub(crate) mod func;
pub(crate) mod global;
pub(crate) mod memory;
pub(crate) mod parking;
pub(crate) mod shared;
mod slot;
pub(crate) mod table;
pub(crate) mod tag;

use crate::compile::engine::Engine;
use crate::compile::module::Module;
use crate::config::StoreLimits;
use crate::run::code_map::CodeMap;
use crate::run::heap::Heap;
use crate::run::instance::InstanceData;
use crate::run::libcall::addresses;
use crate::run::unwind::Pending;
use crate::run::value::Val;
use crate::types::registry::{RecGroup, TypeEntry};
use crate::types::{FuncType, ValType};
use crate::vm::{VmActivation, VmStore};
use func::{FuncData, HostFunc};
use global::GlobalData;
use memory::{Memory, MemoryData};
use shared::Waiter;
use std::collections::HashMap;
use std::fmt;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use table::TableData;
use tag::TagData;

/// A store's identity, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StoreId(u64);

/// Owns the instances, memories, tables, globals and objects of WebAssembly programs.
///
/// One thread uses a store at a time. Everything in a store lives until the store is dropped.
pub struct Store {
    inner: NonNull<StoreInner>,
}

// SAFETY: a store owns all that its pointers lead to, and what the host gave it is `Send`.
unsafe impl Send for Store {}

/// The store that called a host function, as long as the call lasts.
pub struct Caller<'a> {
    inner: &'a mut StoreInner,
}

/// A store to read from: a [`Store`] or the [`Caller`] of a host function.
pub trait AsStore: sealed::Inner {}
/// A store to change: a [`Store`] or the [`Caller`] of a host function.
pub trait AsStoreMut: AsStore + sealed::InnerMut {}

pub(crate) mod sealed {
    use super::StoreInner;

    pub trait Inner {
        #[doc(hidden)]
        fn inner(&self) -> &StoreInner;
    }

    pub trait InnerMut: Inner {
        #[doc(hidden)]
        fn inner_mut(&mut self) -> &mut StoreInner;
    }
}

impl AsStore for Store {}
impl AsStoreMut for Store {}
impl AsStore for Caller<'_> {}
impl AsStoreMut for Caller<'_> {}

impl sealed::Inner for Store {
    fn inner(&self) -> &StoreInner {
        // SAFETY: the store owns it, and `self` is borrowed.
        unsafe { self.inner.as_ref() }
    }
}

impl sealed::InnerMut for Store {
    fn inner_mut(&mut self) -> &mut StoreInner {
        // SAFETY: the store owns it, and `self` is borrowed mutably.
        unsafe { self.inner.as_mut() }
    }
}

impl sealed::Inner for Caller<'_> {
    fn inner(&self) -> &StoreInner {
        self.inner
    }
}

impl sealed::InnerMut for Caller<'_> {
    fn inner_mut(&mut self) -> &mut StoreInner {
        self.inner
    }
}

/// The inside of a store, which stays at one address.
pub struct StoreInner {
    pub(crate) id: StoreId,
    pub(crate) engine: Engine,
    pub(crate) record: *mut VmStore,
    pub(crate) instances: Vec<InstanceData>,
    pub(crate) funcs: Vec<FuncData>,
    pub(crate) host_funcs: Vec<HostFunc>,
    pub(crate) tables: Vec<TableData>,
    pub(crate) memories: Vec<MemoryData>,
    pub(crate) globals: Vec<GlobalData>,
    pub(crate) tags: Vec<TagData>,
    pub(crate) heap: Heap,
    /// The groups of types that the host has brought in, by address.
    types: HashMap<usize, Arc<RecGroup>>,
    pub(crate) code: Arc<CodeMap>,
    pub(crate) pending: Option<Pending>,
    pub(crate) interrupt: Arc<Interrupt>,
    /// The stack limit of the outermost activation.
    pub(crate) limit: usize,
    pub(crate) limits: StoreLimits,
    /// The bytes of all memories and the elements of all tables.
    pub(crate) memory_bytes: u64,
    pub(crate) table_elements: u64,
    /// The values of the last host call, to use their allocation again.
    pub(crate) host_values: Vec<Val>,
}

/// The part of a store that an [`InterruptHandle`] on another thread may hold.
pub(crate) struct Interrupt {
    requested: AtomicBool,
    /// The stack limit of the store's record, until the store is dropped.
    word: Mutex<Option<Word>>,
    /// The wait that the store's thread is in.
    waiter: Mutex<Option<Waiter>>,
}

struct Word(NonNull<AtomicUsize>);

// SAFETY: atomics may be used from every thread, and the mutex sees to it that this one is there.
unsafe impl Send for Word {}

/// Stops a running store from another thread.
///
/// ```
/// use wassay_runtime::{Config, Engine, Instance, Module, Outcome, Store, TrapCode};
///
/// let engine = Engine::new(&Config::default())?; // `Config::interruption` is on
/// let module = Module::new(&engine, r#"(module (func (export "run") (loop (br 0))))"#)?;
/// let mut store = Store::new(&engine);
/// let instance = Instance::new(&mut store, &module, &[])?.unwrap();
/// let run = instance.func(&mut store, "run").expect("it is exported");
///
/// let handle = store.interrupt_handle()?;
/// let watch = std::thread::spawn(move || handle.interrupt()); // after some time, in a program
/// let Outcome::Trap(trap) = run.call(&mut store, &[])? else { panic!("it never returns") };
/// assert_eq!(trap.code(), TrapCode::Interrupted);
/// # watch.join().unwrap();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct InterruptHandle {
    interrupt: Arc<Interrupt>,
}

/// The engine compiles code without checks for interruption, so that nothing can stop a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupt code that was compiled without `Config::interruption`")]
pub struct InterruptionOff;

impl InterruptHandle {
    /// Makes the store's run trap with [`TrapCode::Interrupted`](crate::TrapCode::Interrupted) at
    /// its next call or loop iteration, or in the `memory.atomic.wait` that it is in; when nothing
    /// runs, the next run does. Does nothing once the store has been dropped.
    pub fn interrupt(&self) {
        let word = self.interrupt.word.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Word(word)) = &*word {
            self.interrupt.requested.store(true, Ordering::SeqCst);
            // SAFETY: the store takes the pointer away, under this lock, before it frees the word.
            unsafe { word.as_ref() }.store(usize::MAX, Ordering::SeqCst);
        }
        // A thread that begins to wait later sees the request itself.
        let waiter = self.interrupt.waiter.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(waiter) = &*waiter {
            waiter.recheck();
        }
    }
}

impl Interrupt {
    pub(crate) fn is_requested(&self) -> bool {
        self.requested.load(Ordering::SeqCst)
    }

    /// Notes where the store's thread waits, if it does, so that an interruption can wake it.
    pub(crate) fn set_waiter(&self, waiter: Option<Waiter>) {
        *self.waiter.lock().unwrap_or_else(PoisonError::into_inner) = waiter;
    }

    /// Takes the request for an interruption, if there is one, and says whether there was.
    ///
    /// The lock makes sure that a request is seen whole: flag and word.
    pub(crate) fn take_request(&self, restore: impl FnOnce()) -> bool {
        let _word = self.word.lock().unwrap_or_else(PoisonError::into_inner);
        let requested = self.requested.swap(false, Ordering::SeqCst);
        if requested {
            restore();
        }
        requested
    }
}

/// Why something could not be made: a resource ran out, or a value does not fit.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ResourceError {
    /// The system has no more memory, or the store's limit is reached.
    #[error("allocate {what}")]
    Memory {
        /// What for, and how much.
        what: String,
    },
    /// Compiled code could not be published.
    #[error("{0}")]
    Code(String),
    /// There are no type ids left.
    #[error("register a type: there are no ids left")]
    TypeIds,
    /// A value does not have the type that its place asks for.
    #[error("use the value: expected {expected}")]
    Type {
        /// The type asked for.
        expected: String,
    },
}

/// A number of things, for messages.
pub(crate) fn counted(number: impl fmt::Display, noun: &str) -> String {
    let number = number.to_string();
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

impl Store {
    /// Makes an empty store with the engine's limits.
    pub fn new(engine: &Engine) -> Self {
        static NEXT_ID: AtomicU64 = AtomicU64::new(0);
        let record = Box::into_raw(Box::new(VmStore {
            stack_limit: AtomicUsize::new(0),
            activation: VmActivation::NONE,
            libcalls: addresses(),
            heap_base: std::ptr::null_mut(),
            heap_next: 0,
            heap_end: 0,
            collect_fp: 0,
            collect_pc: 0,
            store: std::ptr::null_mut(),
        }));
        // SAFETY: the record has just been made.
        let word = NonNull::from(unsafe { &(*record).stack_limit });
        let interrupt = Interrupt {
            requested: AtomicBool::new(false),
            word: Mutex::new(Some(Word(word))),
            waiter: Mutex::new(None),
        };
        let inner = Box::into_raw(Box::new(StoreInner {
            id: StoreId(NEXT_ID.fetch_add(1, Ordering::Relaxed)),
            engine: engine.clone(),
            record,
            instances: Vec::new(),
            funcs: Vec::new(),
            host_funcs: Vec::new(),
            tables: Vec::new(),
            memories: Vec::new(),
            globals: Vec::new(),
            tags: Vec::new(),
            heap: Heap::default(),
            types: HashMap::new(),
            code: Arc::new(CodeMap::new(engine)),
            pending: None,
            interrupt: Arc::new(interrupt),
            limit: 0,
            limits: engine.config().store_limits.clone(),
            memory_bytes: 0,
            table_elements: 0,
            host_values: Vec::new(),
        }));
        // SAFETY: nobody else has the record yet.
        unsafe { (*record).store = inner.cast() };
        Self { inner: NonNull::new(inner).expect("BUG: boxes are not null") }
    }

    /// The engine of this store.
    pub fn engine(&self) -> &Engine {
        &sealed::Inner::inner(self).engine
    }

    /// Sets what the store may allocate from now on.
    pub fn set_limits(&mut self, limits: StoreLimits) {
        sealed::InnerMut::inner_mut(self).limits = limits;
    }

    /// A handle with which another thread can stop what runs in this store.
    ///
    /// # Errors
    ///
    /// When the engine's [`Config::interruption`](crate::Config::interruption) is off: loops of its code would not stop.
    pub fn interrupt_handle(&self) -> Result<InterruptHandle, InterruptionOff> {
        let inner = sealed::Inner::inner(self);
        match inner.engine.config().interruption {
            true => Ok(InterruptHandle { interrupt: inner.interrupt.clone() }),
            false => Err(InterruptionOff),
        }
    }

    /// How many instances the store holds.
    pub fn instance_count(&self) -> usize {
        sealed::Inner::inner(self).instances.len()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // SAFETY: the store owns its inside, which nobody uses any more.
        let inner = unsafe { Box::from_raw(self.inner.as_ptr()) };
        let word = inner.interrupt.word.lock();
        word.unwrap_or_else(PoisonError::into_inner).take();
        let record = inner.record;
        inner.engine.instances_changed(-(inner.instances.len() as isize));
        drop(inner);
        // SAFETY: it was made by `new`, and the last to use it has been dropped.
        drop(unsafe { Box::from_raw(record) });
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("instances", &self.instance_count()).finish_non_exhaustive()
    }
}

impl StoreInner {
    /// The store that a record belongs to, as it is running: what [`enter`](crate::run::unwind::enter) was given.
    ///
    /// # Safety
    ///
    /// The record's store lives.
    pub(crate) unsafe fn of(record: *const VmStore) -> *mut StoreInner {
        // SAFETY: a store's record lives as long as the store, and points back to it.
        unsafe { (*record).store }.cast()
    }

    /// Keeps a module, whose code may run from now on.
    pub(crate) fn keep_code(&mut self, module: &Module) {
        if !self.code.has(module) {
            // If a trap still has the map, this makes a copy: a trap keeps the map as it was.
            Arc::make_mut(&mut self.code).add(module);
        }
    }

    /// Keeps a group of types as long as the store lives.
    pub(crate) fn hold_group(&mut self, group: Arc<RecGroup>) {
        self.types.entry(Arc::as_ptr(&group) as usize).or_insert(group);
    }

    /// Keeps the type that a value type refers to as long as the store lives.
    pub(crate) fn hold_type(&mut self, ty: ValType) -> Result<(), ResourceError> {
        let Some(id) = ty.type_id() else {
            return Ok(());
        };
        let group = self.engine.types().group_of(id);
        let expected = || ResourceError::Type { expected: "a type of this engine".into() };
        self.hold_group(group.ok_or_else(expected)?);
        Ok(())
    }

    /// Registers a function type of the host's, and keeps it as long as the store lives.
    fn hold_func_type(&mut self, ty: &FuncType) -> Result<Arc<TypeEntry>, ResourceError> {
        for ty in ty.params.iter().chain(&ty.results) {
            self.hold_type(*ty)?;
        }
        let group = self.engine.types().register_func(ty);
        let group = group.map_err(|_| ResourceError::TypeIds)?;
        let entry = group.types[0].clone();
        self.hold_group(group);
        Ok(entry)
    }

    /// Checks that a handle is this store's.
    ///
    /// # Panics
    ///
    /// When the handle is another store's.
    #[track_caller]
    pub(crate) fn check(&self, id: StoreId) {
        assert!(self.id == id, "a handle was used with another store than its own");
    }
}
