//! The bodies of the libcalls: what compiled code calls the host for. `vm::libcall` has the row of each.
#![expect(unsafe_code, reason = "the functions that compiled code calls")]

use crate::run::heap::libcalls::{
    allocate_array, allocate_struct, array_copy, array_fill, array_init_data, array_init_elem,
    array_new_data, array_new_elem, exception_new,
};
use crate::run::instance::InstanceData;
use crate::run::store::StoreInner;
use crate::run::store::parking::Woken;
use crate::run::throw::throw;
use crate::run::unwind::{raise, raise_pending};
use crate::types::TypeId;
use crate::vm::libcall::{DONE, FAILED, INTERRUPTED, Libcall, for_each_libcall};
use crate::vm::{ObjectTypePointer, SlotPointer, VmContext, VmFunc, VmInstance};

macro_rules! addresses {
    ($($(#[$doc:meta])* $name:ident $body:ident($($param:ident),*) $(-> $result:tt)?;)*) => {
        /// The addresses of the libcalls' bodies, in the order of [`Libcall`]. A body that is missing, or of another type
        /// than its row says, does not compile.
        pub(crate) fn addresses() -> [usize; Libcall::COUNT] {
            [$({
                let body: unsafe extern "C" fn(*mut VmContext $(, $param)*) $(-> $result)? = $body;
                body as usize
            }),*]
        }
    };
}

for_each_libcall!(addresses);

/// The host's side of the store that a context belongs to.
///
/// # Safety
///
/// - `context` is that of a running activation.
/// - The reference is the only one to the store until it is last used.
unsafe fn store<'a>(context: *mut VmContext) -> &'a mut StoreInner {
    // SAFETY: a context lives as long as its store.
    let record = unsafe { (*context).store };
    // SAFETY: a store's record lives as long as the store.
    let store = unsafe { StoreInner::of(record) };
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
/// To be called only by exit trampolines: `values` has a slot for each parameter and result.
unsafe extern "C" fn host_call(context: *mut VmContext, values: SlotPointer) -> u32 {
    // SAFETY: the trampoline's contract, which is that of the function called.
    let succeeded = unsafe { crate::run::store::func::call_host(context, values) };
    if succeeded { DONE } else { FAILED }
}

/// # Safety
///
/// To be called only by compiled code.
unsafe extern "C" fn memory_grow(context: *mut VmContext, memory: u32, pages: u64) -> u64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let memory = store.instances[index].memories[memory as usize];
    store.grow_memory(memory, pages).unwrap_or(u64::MAX)
}

/// # Safety
///
/// To be called only by compiled code.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
unsafe extern "C" fn data_drop(context: *mut VmContext, segment: u32) {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    store.instances[index].drop_data(segment);
}

/// # Safety
///
/// To be called only by compiled code, which has checked the address.
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
/// To be called only by compiled code, which has checked the address, and that the memory is shared.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
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
/// To be called only by compiled code.
unsafe extern "C" fn elem_drop(context: *mut VmContext, segment: u32) {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    InstanceData::drop_elements(&mut store.instances[index], segment);
}

/// # Safety
///
/// To be called only by compiled code.
unsafe extern "C" fn is_subtype(context: *mut VmContext, actual: u32, expected: u32) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let store = unsafe { store(context) };
    let is_subtype = store.engine.types().is_concrete_subtype(TypeId(actual), TypeId(expected));
    u32::from(is_subtype)
}

const _: () = assert!(std::mem::offset_of!(VmFunc, code) == 0);
