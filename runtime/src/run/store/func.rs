//! Functions: handles, calls from the host, and functions of the host's own.
#![expect(unsafe_code, reason = "calls compiled code, and is called by it")]

use super::{AsStore, AsStoreMut, Caller, ResourceError, StoreId, StoreInner};
use crate::run::heap::exception::Exception;
use crate::run::trap::{Exhaustion, Outcome, Trap};
use crate::run::unwind::{Pending, enter, host_backtrace};
use crate::run::value::Val;
use crate::types::registry::TypeEntry;
use crate::types::{FuncType, TypeId};
use crate::vm::trap::TrapCode;
use crate::vm::{Slot, VmContext, VmFunc, VmHostFunc};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::Arc;

/// A function of a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Func {
    pub(crate) store: StoreId,
    pub(crate) index: u32,
}

/// What a store knows of a function that has a handle.
pub(crate) struct FuncData {
    pub(crate) record: *const VmFunc,
    pub(crate) ty: Arc<TypeEntry>,
}

type Callback = dyn Fn(&mut Caller<'_>, &[Val], &mut [Val]) -> Result<(), HostError> + Send + Sync;

/// A function of the host: its record, which it owns, and what it does.
pub(crate) struct HostFunc {
    record: NonNull<VmHostFunc>,
    ty: Arc<TypeEntry>,
    callback: Arc<Callback>,
}

/// Why a host function did not return. The same then happens to its caller.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HostError {
    /// The function traps.
    #[error("{0}")]
    Trap(#[from] Trap),
    /// The function ran out of a resource.
    #[error("{0}")]
    Exhaustion(Exhaustion),
    /// The function throws an exception, which its caller may catch.
    #[error("return: the host function threw an exception")]
    Exception(Exception),
}

impl From<Exhaustion> for HostError {
    fn from(exhaustion: Exhaustion) -> Self {
        HostError::Exhaustion(exhaustion)
    }
}

impl From<Exception> for HostError {
    fn from(exception: Exception) -> Self {
        HostError::Exception(exception)
    }
}

impl<T> Outcome<T> {
    /// The result, or what a host function returns to pass the outcome on to its own caller.
    ///
    /// # Errors
    ///
    /// When the computation did not return.
    pub fn propagate(self) -> Result<T, HostError> {
        match self {
            Outcome::Return(value) => Ok(value),
            Outcome::Trap(trap) => Err(trap.into()),
            Outcome::Exhaustion(exhaustion) => Err(exhaustion.into()),
            Outcome::Exception(exception) => Err(exception.into()),
        }
    }
}

/// Why a function could not be called.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The number of arguments is not that of the parameters.
    #[error("pass the arguments: expected {expected}, got {actual}")]
    ArgumentCount {
        /// How many parameters the function has.
        expected: usize,
        /// How many arguments were given.
        actual: usize,
    },
    /// An argument does not have the type of its parameter.
    #[error("pass argument {position}: expected {expected}")]
    ArgumentType {
        /// The argument's position, from 0.
        position: usize,
        /// The parameter's type.
        expected: String,
    },
    /// The code that enters functions of this type could not be made.
    #[error("{0}")]
    Resource(#[from] ResourceError),
}

impl Func {
    /// Makes a function of this type that calls the host.
    ///
    /// ```
    /// use wassay_runtime::{Config, Engine, Extern, Func, FuncType, Instance, Module, Store, Trap, Val, ValType};
    ///
    /// let engine = Engine::new(&Config::default())?;
    /// let mut store = Store::new(&engine);
    /// let ty = FuncType::new([ValType::I32], [ValType::I32]);
    /// let half = Func::new(&mut store, ty, |_caller, arguments, results| {
    ///     let [Val::I32(number)] = *arguments else { unreachable!("the type says so") };
    ///     if number % 2 != 0 {
    ///         return Err(Trap::host("an odd number").into()); // its caller traps
    ///     }
    ///     results[0] = Val::I32(number / 2);
    ///     Ok(())
    /// })?;
    ///
    /// let module = Module::new(&engine, r#"(module
    ///     (import "host" "half" (func $half (param i32) (result i32)))
    ///     (func (export "quarter") (param i32) (result i32) (call $half (call $half (local.get 0)))))"#)?;
    /// let instance = Instance::new(&mut store, &module, &[Extern::Func(half)])?.unwrap();
    /// let quarter = instance.func(&mut store, "quarter").expect("it is exported");
    /// assert_eq!(quarter.call(&mut store, &[Val::I32(20)])?.unwrap(), [Val::I32(5)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The callback reaches the store, and so memories and other functions, through its [`Caller`](crate::Caller).
    ///
    /// `callback` gets the caller's store, the arguments and a place for the results, which starts with default values
    /// (null where a reference has none). When it fails, its caller traps, or gets the exception. When it panics, or
    /// leaves a result of another type, the panic continues in the Rust code that called WebAssembly.
    ///
    /// # Errors
    ///
    /// When its trampoline or type cannot be made.
    pub fn new(
        store: &mut impl AsStoreMut,
        ty: FuncType,
        callback: impl Fn(&mut Caller<'_>, &[Val], &mut [Val]) -> Result<(), HostError>
        + Send
        + Sync
        + 'static,
    ) -> Result<Self, ResourceError> {
        let store = store.inner_mut();
        let entry = store.hold_func_type(&ty)?;
        let code = store.engine.exit_trampoline(entry.func());
        let code = code.map_err(|error| ResourceError::Code(error.to_string()))?;
        let context = VmContext { store: store.record };
        let index = store.host_funcs.len() as u32;
        let func = VmFunc { code, context: std::ptr::null_mut(), type_id: entry.id.0, handle: 0 };
        let record = Box::into_raw(Box::new(VmHostFunc { context, func, index }));
        // SAFETY: the record has just been made.
        unsafe { (*record).func.context = record.cast() };
        // SAFETY: as above.
        let func = unsafe { &raw mut (*record).func };
        let record = NonNull::new(record).expect("BUG: boxes are not null");
        store.host_funcs.push(HostFunc { record, ty: entry, callback: Arc::new(callback) });
        Ok(store.func_handle(func))
    }

    /// The type of this function.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn ty<'a>(&self, store: &'a impl AsStore) -> &'a FuncType {
        &store.inner().func(*self).ty.func().ty
    }

    /// The id of this function's type.
    ///
    /// # Panics
    ///
    /// When the handle belongs to another store.
    pub fn type_id(&self, store: &impl AsStore) -> TypeId {
        store.inner().func(*self).ty.id
    }

    /// Calls this function.
    ///
    /// # Errors
    ///
    /// When the arguments do not fit the parameters.
    ///
    /// # Panics
    ///
    /// When this function or an argument belongs to another store, and when a host function panics.
    pub fn call(
        &self,
        store: &mut impl AsStoreMut,
        arguments: &[Val],
    ) -> Result<Outcome<Vec<Val>>, CallError> {
        /// Most functions need no more slots, and no allocation for them.
        const FEW: usize = 8;
        let store = store.inner_mut();
        let data = store.func(*self);
        let (record, entry) = (data.record, data.ty.clone());
        let ty = &entry.func().ty;
        let count = ty.params.len().max(ty.results.len());
        let (mut few, mut many);
        let slots: &mut [Slot] = if count <= FEW {
            few = [0; FEW];
            &mut few
        } else {
            many = vec![0; count];
            &mut many
        };
        store.arguments(ty, arguments, slots)?;
        match store.call(record, &entry, slots)? {
            Outcome::Return(()) => {
                let results = ty.results.iter().zip(&*slots);
                let results = results.map(|(ty, slot)| store.val(*ty, *slot)).collect();
                Ok(Outcome::Return(results))
            }
            Outcome::Trap(trap) => Ok(Outcome::Trap(trap)),
            Outcome::Exhaustion(exhaustion) => Ok(Outcome::Exhaustion(exhaustion)),
            Outcome::Exception(exception) => Ok(Outcome::Exception(exception)),
        }
    }
}

impl StoreInner {
    /// What the store knows of a function.
    #[track_caller]
    pub(crate) fn func(&self, func: Func) -> &FuncData {
        self.check(func.store);
        &self.funcs[func.index as usize]
    }

    fn arguments(
        &self,
        ty: &FuncType,
        arguments: &[Val],
        slots: &mut [Slot],
    ) -> Result<(), CallError> {
        let (expected, actual) = (ty.params.len(), arguments.len());
        if expected != actual {
            return Err(CallError::ArgumentCount { expected, actual });
        }
        for (position, (ty, value)) in ty.params.iter().zip(arguments).enumerate() {
            slots[position] = self
                .slot(*ty, *value)
                .ok_or_else(|| CallError::ArgumentType { position, expected: ty.to_string() })?;
        }
        Ok(())
    }

    /// Calls a function of this store whose arguments are in `slots`, where its results come back.
    pub(crate) fn call(
        &mut self,
        record: *const VmFunc,
        entry: &TypeEntry,
        slots: &mut [Slot],
    ) -> Result<Outcome<()>, ResourceError> {
        let ty = &entry.func().ty;
        assert!(slots.len() >= ty.params.len().max(ty.results.len()), "BUG: too few slots");
        let code = self.engine.entry_trampoline(entry.func());
        let code = code.map_err(|error| ResourceError::Code(error.to_string()))?;
        // SAFETY: the record is a function's of this store and of this type, the slots suffice, and
        // `self` is not used until this returns but through the pointer.
        let outcome = unsafe { enter(self, record, code, slots.as_mut_ptr()) };
        self.drop_dead_values();
        Ok(outcome)
    }

    /// The handle of the function with this record, which is made when it is first asked for.
    pub(crate) fn func_handle(&mut self, record: *mut VmFunc) -> Func {
        // SAFETY: records of functions live as long as their store; host code alone uses the field.
        let record = unsafe { &mut *record };
        if record.handle == 0 {
            let ty = self.engine.types().get(TypeId(record.type_id));
            let ty = ty.expect("BUG: the type of a function is in use");
            self.funcs.push(FuncData { record, ty });
            record.handle = self.funcs.len() as u32;
        }
        self.handle(record.handle - 1)
    }
}

/// Calls a host function for its exit trampoline, and returns whether it succeeded. If not, what
/// happened is pending in the store.
///
/// # Safety
///
/// - `context` is a host function's, whose store is running and not borrowed.
/// - `values` has a slot for each of its parameters and results, the former filled.
pub(crate) unsafe fn call_host(context: *mut VmContext, values: *mut Slot) -> bool {
    // SAFETY: the caller's promise; host functions live as long as their store.
    let record = unsafe { &*context.cast::<VmHostFunc>() };
    // SAFETY: a record of a store lives as long as the store.
    let store = unsafe { StoreInner::of(record.context.store) };
    // SAFETY: the caller's promise: the reference is the only one.
    let store = unsafe { &mut *store };
    let host = &store.host_funcs[record.index as usize];
    let (entry, callback) = (host.ty.clone(), host.callback.clone());
    let ty = &entry.func().ty;
    let count = ty.params.len().max(ty.results.len());
    // SAFETY: the caller's promise.
    let slots = unsafe { std::slice::from_raw_parts_mut(values, count) };
    let call = AssertUnwindSafe(|| store.call_back(ty, &*callback, slots));
    let pending = match catch_unwind(call) {
        Ok(Ok(())) => return true,
        Ok(Err(Pending::Trap(trap))) if !trap.has_backtrace() => {
            // SAFETY: the exit trampoline that called this is still active.
            let backtrace = unsafe { host_backtrace(store) };
            Pending::Trap(trap.with_backtrace(backtrace))
        }
        Ok(Err(pending)) => pending,
        Err(payload) => Pending::Panic(payload),
    };
    store.pending = Some(pending);
    false
}

impl StoreInner {
    fn call_back(
        &mut self,
        ty: &FuncType,
        callback: &Callback,
        slots: &mut [Slot],
    ) -> Result<(), Pending> {
        self.drop_dead_values();
        let scope = self.heap.handles.enter();
        let mut values = std::mem::take(&mut self.host_values);
        values.clear();
        for (ty, slot) in ty.params.iter().zip(&*slots) {
            values.push(self.val(*ty, *slot));
        }
        let null = |ty: &crate::types::ValType| match ty {
            crate::types::ValType::Ref(ty) => Val::null(ty.heap.hierarchy()),
            ty => Val::default_of(*ty).expect("BUG: numbers have defaults"),
        };
        values.extend(ty.results.iter().map(null));
        let (params, results) = values.split_at_mut(ty.params.len());
        let called = callback(&mut Caller { inner: self }, params, results);
        if let Err(error) = called {
            // Read the exception's handle before the scope ends, which may give the handle back.
            let pending = match error {
                HostError::Trap(trap) => Pending::Trap(trap),
                HostError::Exhaustion(exhaustion) => Pending::Exhaustion(exhaustion),
                HostError::Exception(thrown) => Pending::Exception(self.raw_exception(thrown)),
            };
            self.heap.handles.leave(scope);
            return Err(pending);
        }
        for (position, (ty, value)) in ty.results.iter().zip(&*results).enumerate() {
            slots[position] = self.slot(*ty, *value).unwrap_or_else(|| {
                panic!("a host function left {value:?} as result {position}, which is no {ty}")
            });
        }
        self.heap.handles.leave(scope);
        self.host_values = values;
        Ok(())
    }
}

impl HostError {
    /// A trap with this code.
    pub fn trap(code: TrapCode) -> Self {
        HostError::Trap(Trap::new(code))
    }
}

impl Drop for HostFunc {
    fn drop(&mut self) {
        // SAFETY: it was made by `Func::new`, and goes with its store.
        drop(unsafe { Box::from_raw(self.record.as_ptr()) });
    }
}
