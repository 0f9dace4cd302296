//! What compiled code calls the host for: one row each gives number, signature and address.
//!
//! Compiled code loads a libcall's address from its store's record. A libcall that can fail returns
//! a status or a sentinel that compiled code checks; why, says *nothing to drop* in docs/unwinder.md.
#![expect(unsafe_code, reason = "the functions that compiled code calls")]

use crate::run::heap::libcalls as heap;
use crate::run::instance::InstanceData;
use crate::run::store::StoreInner;
use crate::run::store::parking::Woken;
use crate::run::throw::throw;
use crate::run::unwind::{raise, raise_pending};
use crate::types::TypeId;
use crate::vm::{VmContext, VmFunc, VmInstance};
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type};
use cranelift_codegen::isa::CallConv;

macro_rules! libcalls {
    ($($(#[$doc:meta])* $name:ident = $function:path: ($($param:expr),*) $(-> $result:expr)?;)*) => {
        /// A function of the host that compiled code calls, by its place in `VmStore::libcalls`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Libcall {
            $($(#[$doc])* $name,)*
        }

        impl Libcall {
            pub(crate) const COUNT: usize = [$(Libcall::$name),*].len();

            /// The addresses, in the order of the variants.
            pub(crate) fn addresses() -> [usize; Self::COUNT] {
                [$($function as *const () as usize),*]
            }

            /// The parameters after the context, and the result.
            const fn types(self) -> (&'static [Type], Option<Type>) {
                match self {
                    $(Libcall::$name => (&[$($param),*], libcalls!(@result $($result)?)),)*
                }
            }
        }
    };
    (@result) => { None };
    (@result $result:expr) => { Some($result) };
}

libcalls! {
    /// (wasm offset << 32 | reason, detail, function index, frame pointer): ends the activation.
    Raise = raise: (I64, I64, I32, I64);
    /// Ends the activation with what the host left behind, or throws the exception that it did.
    RaisePending = raise_pending: ();
    /// (values) -> status: calls the host function whose context it is.
    HostCall = host_call: (I64) -> I32;
    /// (memory, pages) -> the size before, or −1.
    MemoryGrow = memory_grow: (I32, I64) -> I64;
    /// (memory, address, byte, length) -> status.
    MemoryFill = memory_fill: (I32, I64, I32, I64) -> I32;
    /// (to memory, from memory, to, from, length) -> status.
    MemoryCopy = memory_copy: (I32, I32, I64, I64, I64) -> I32;
    /// (memory, segment, to, from, length) -> status.
    MemoryInit = memory_init: (I32, I32, I64, I32, I32) -> I32;
    /// (segment).
    DataDrop = data_drop: (I32);
    /// (memory, address, count) -> how many were woken.
    MemoryNotify = memory_notify: (I32, I64, I32) -> I32;
    /// (memory, address, expected value, timeout) -> 0, 1 or 2, or [`INTERRUPTED`].
    MemoryWait32 = memory_wait32: (I32, I64, I32, I64) -> I32;
    /// (memory, address, expected value, timeout) -> 0, 1 or 2, or [`INTERRUPTED`].
    MemoryWait64 = memory_wait64: (I32, I64, I64, I64) -> I32;
    /// (table, elements, initial value) -> the size before, or −1.
    TableGrow = table_grow: (I32, I64, I64) -> I64;
    /// (table, index, value, length) -> status.
    TableFill = table_fill: (I32, I64, I64, I64) -> I32;
    /// (to table, from table, to, from, length) -> status.
    TableCopy = table_copy: (I32, I32, I64, I64, I64) -> I32;
    /// (table, segment, to, from, length) -> status.
    TableInit = table_init: (I32, I32, I64, I32, I32) -> I32;
    /// (segment).
    ElemDrop = elem_drop: (I32);
    /// (actual type, expected type) -> whether a function of the former may be called as the latter.
    IsSubtype = is_subtype: (I32, I32) -> I32;
    /// (type) -> a struct, not initialised, or a failure.
    AllocateStruct = heap::allocate_struct: (I64) -> I64;
    /// (type, length) -> an array of zeroes or nulls, or a failure.
    AllocateArray = heap::allocate_array: (I64, I32) -> I64;
    /// (type, segment, from, length) -> an array, or a failure.
    ArrayNewData = heap::array_new_data: (I64, I32, I32, I32) -> I64;
    /// (type, segment, from, length) -> an array, or a failure.
    ArrayNewElem = heap::array_new_elem: (I64, I32, I32, I32) -> I64;
    /// (array, index, length, low half, high half) -> status.
    ArrayFill = heap::array_fill: (I32, I32, I32, I64, I64) -> I32;
    /// (to array, to, from array, from, length) -> status.
    ArrayCopy = heap::array_copy: (I32, I32, I32, I32, I32) -> I32;
    /// (array, segment, to, from, length) -> which range is out of bounds, if one is.
    ArrayInitData = heap::array_init_data: (I32, I32, I32, I32, I32) -> I32;
    /// (array, segment, to, from, length) -> which range is out of bounds, if one is.
    ArrayInitElem = heap::array_init_elem: (I32, I32, I32, I32, I32) -> I32;
    /// (tag) -> an exception, whose values are not initialised, or a failure.
    ExceptionNew = heap::exception_new: (I32) -> I64;
    /// (reference, frame pointer): throws out of the function with this frame.
    Throw = throw: (I64, I64);
}

/// What libcalls with a status return when they have done their work.
const DONE: u32 = 0;
/// What they return when they did nothing, as an operand was out of bounds.
const FAILED: u32 = 1;

/// What a wait returns that was interrupted.
pub(crate) const INTERRUPTED: u32 = 3;

impl Libcall {
    /// The signature for calls from compiled code.
    pub(crate) fn signature(self, call_conv: CallConv) -> Signature {
        let (params, result) = self.types();
        let mut signature = Signature::new(call_conv);
        signature.params.push(AbiParam::new(I64));
        signature.params.extend(params.iter().map(|ty| AbiParam::new(*ty)));
        signature.returns.extend(result.map(AbiParam::new));
        signature
    }

    /// The offset of the address in the store's record.
    pub(crate) fn offset(self) -> i32 {
        (std::mem::offset_of!(crate::vm::VmStore, libcalls) + self as usize * 8) as i32
    }
}

/// The host's side of the store that a context belongs to.
///
/// # Safety
///
/// - `context` is that of a running activation.
/// - The reference is the only one to the store until it is last used.
unsafe fn store<'a>(context: *mut VmContext) -> &'a mut StoreInner {
    // SAFETY: a context lives as long as its store.
    let record = unsafe { (*context).store };
    // SAFETY: a store's record lives as long as the store, and points back to it.
    let store = unsafe { (*record).store };
    // SAFETY: the caller promises that nobody else uses the store now.
    unsafe { &mut *store }
}

/// The store, and the index in it of the instance that a context belongs to.
///
/// # Safety
///
/// As [`store`], and the context is an instance's.
pub(crate) unsafe fn instance<'a>(context: *mut VmContext) -> (&'a mut StoreInner, usize) {
    // SAFETY: the caller promises that this is the header of an instance's record.
    let index = unsafe { (*context.cast::<VmInstance>()).index };
    // SAFETY: the caller's promise.
    (unsafe { store(context) }, index as usize)
}

fn status(done: Option<()>) -> u32 {
    if done.is_some() { DONE } else { FAILED }
}

/// Calls the host function of a [`crate::vm::VmHostFunc`].
///
/// # Safety
///
/// For exit trampolines alone: `values` has a slot for each parameter and result.
unsafe extern "C" fn host_call(context: *mut VmContext, values: *mut u128) -> u32 {
    // SAFETY: the trampoline's contract, which is that of the function called.
    let succeeded = unsafe { crate::run::store::func::call_host(context, values) };
    if succeeded { DONE } else { FAILED }
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn memory_grow(context: *mut VmContext, memory: u32, pages: u64) -> u64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    store.grow_memory(memory, pages).unwrap_or(u64::MAX)
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn memory_fill(
    context: *mut VmContext,
    memory: u32,
    address: u64,
    byte: u32,
    length: u64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    status(store.fill_memory(memory, address, byte as u8, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn memory_copy(
    context: *mut VmContext,
    to_memory: u32,
    from_memory: u32,
    to: u64,
    from: u64,
    length: u64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memories = &store.instances[index].memories;
    let (to_memory, from_memory) = (memories[to_memory as usize], memories[from_memory as usize]);
    status(store.copy_memory(to_memory, from_memory, to, from, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn memory_init(
    context: *mut VmContext,
    memory: u32,
    segment: u32,
    to: u64,
    from: u32,
    length: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let (from, length) = (u64::from(from), u64::from(length));
    status(store.init_memory(index, memory, segment, to, from, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn data_drop(context: *mut VmContext, segment: u32) {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    store.instances[index].drop_data(segment);
}

/// # Safety
///
/// For compiled code alone, which has checked the address.
unsafe extern "C" fn memory_notify(
    context: *mut VmContext,
    memory: u32,
    address: u64,
    count: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    // Nobody can wait at a memory that is not shared.
    store.shared_memory(memory).map_or(0, |memory| memory.notify(address, count))
}

/// # Safety
///
/// For compiled code alone, which has checked the address, and that the memory is shared.
unsafe extern "C" fn memory_wait32(
    context: *mut VmContext,
    memory: u32,
    address: u64,
    expected: u32,
    timeout: i64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    let memory = store.shared_memory(memory).expect("BUG: the memory is shared");
    wait_result(memory.wait32(address, expected, timeout, &store.interrupt))
}

/// # Safety
///
/// As [`memory_wait32`].
unsafe extern "C" fn memory_wait64(
    context: *mut VmContext,
    memory: u32,
    address: u64,
    expected: u64,
    timeout: i64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    let memory = store.shared_memory(memory).expect("BUG: the memory is shared");
    wait_result(memory.wait64(address, expected, timeout, &store.interrupt))
}

fn wait_result(woken: Woken) -> u32 {
    match woken {
        Woken::Notified => 0,
        Woken::NotEqual => 1,
        Woken::TimedOut => 2,
        Woken::Interrupted => INTERRUPTED,
    }
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn table_grow(
    context: *mut VmContext,
    table: u32,
    elements: u64,
    value: u64,
) -> u64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let table = store.instances[index].tables[table as usize];
    store.grow_table(table, elements, value).unwrap_or(u64::MAX)
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn table_fill(
    context: *mut VmContext,
    table: u32,
    at: u64,
    value: u64,
    length: u64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let table = store.instances[index].tables[table as usize];
    status(store.fill_table(table, at, value, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn table_copy(
    context: *mut VmContext,
    to_table: u32,
    from_table: u32,
    to: u64,
    from: u64,
    length: u64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let tables = &store.instances[index].tables;
    let (to_table, from_table) = (tables[to_table as usize], tables[from_table as usize]);
    status(store.copy_table(to_table, from_table, to, from, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn table_init(
    context: *mut VmContext,
    table: u32,
    segment: u32,
    to: u64,
    from: u32,
    length: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let (from, length) = (u64::from(from), u64::from(length));
    status(store.init_table(index, table, segment, to, from, length))
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn elem_drop(context: *mut VmContext, segment: u32) {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    InstanceData::drop_elements(&mut store.instances[index], segment);
}

/// # Safety
///
/// For compiled code alone.
unsafe extern "C" fn is_subtype(context: *mut VmContext, actual: u32, expected: u32) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let store = unsafe { store(context) };
    let is_subtype = store.engine.types().is_concrete_subtype(TypeId(actual), TypeId(expected));
    u32::from(is_subtype)
}

const _: () = assert!(std::mem::offset_of!(VmFunc, code) == 0);
