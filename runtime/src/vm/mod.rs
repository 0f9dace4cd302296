//! The structs that compiled code sees.
//!
//! Compiled code addresses their fields through `offset_of!` on these very structs, so each layout
//! is written once. Invariants: every record stays where it is until its store is dropped, and
//! while compiled code runs, host code reaches records through raw pointers or short-lived
//! references only.

pub(crate) mod layout;
pub(crate) mod libcall;
pub(crate) mod object;
pub(crate) mod pages;
pub(crate) mod reference;
pub(crate) mod trap;

use libcall::Libcall;
use object::{INLINE_DISPLAY, ObjectType};
use std::sync::atomic::AtomicUsize;

/// What all instances of a store share. Lives as long as the store.
#[repr(C)]
pub(crate) struct VmStore {
    /// No compiled function may start its body with a stack pointer below this; the maximum
    /// interrupts at the next check. First, as an atomic load takes no offset on aarch64.
    pub(crate) stack_limit: AtomicUsize,
    /// The innermost activation of compiled code.
    pub(crate) activation: VmActivation,
    /// The addresses of the libcalls, by number.
    pub(crate) libcalls: [usize; Libcall::COUNT],
    /// The heap: where it is, where the next object goes, and where it ends, from the base.
    pub(crate) heap_base: *mut u8,
    pub(crate) heap_next: usize,
    pub(crate) heap_end: usize,
    /// Frame pointer and return address of the compiled function that called a libcall that may
    /// collect, for as long as that runs.
    pub(crate) collect_fp: usize,
    pub(crate) collect_pc: usize,
    /// The host side of the store, for libcalls: only the host knows what it is.
    pub(crate) store: *mut OpaqueStore,
}

/// The host side of a store. No code of this room follows the pointer to it.
#[repr(C)]
pub(crate) struct OpaqueStore {
    _nothing: [u8; 0],
}

/// One entry into compiled code: where it returns to, and where compiled code last left to the
/// host. Nested entries chain: each keeps the one outside it.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct VmActivation {
    /// Frame pointer, stack pointer and handler of the entry trampoline, to which `raise` returns.
    pub(crate) entry_fp: usize,
    pub(crate) entry_sp: usize,
    pub(crate) entry_handler: usize,
    /// Frame pointer of the exit trampoline that is running, and its return address.
    pub(crate) exit_fp: usize,
    pub(crate) exit_pc: usize,
    /// The activation outside this one, or null.
    pub(crate) outer: *const VmActivation,
}

impl VmActivation {
    pub(crate) const NONE: VmActivation = VmActivation {
        entry_fp: 0,
        entry_sp: 0,
        entry_handler: 0,
        exit_fp: 0,
        exit_pc: 0,
        outer: std::ptr::null(),
    };
}

/// What compiled code sees of a struct or array type: the start of an
/// [`ObjectType`].
#[repr(C)]
pub(crate) struct VmObjectType {
    /// The ids of the type's supertypes, the root first, and its own, as many as there is room for;
    /// then [`NO_TYPE`](object::NO_TYPE).
    pub(crate) display: [u32; INLINE_DISPLAY],
    pub(crate) id: u32,
    pub(crate) kind: u32,
}

impl VmObjectType {
    pub(crate) const STRUCT: u32 = 0;
    pub(crate) const ARRAY: u32 = 1;
    pub(crate) const EXCEPTION: u32 = 2;
}

/// The prefix that the contexts of instances and of host functions share: what the first argument
/// of every compiled function points to.
#[repr(C)]
pub(crate) struct VmContext {
    pub(crate) store: *mut VmStore,
}

/// The header of an instance's record; arrays follow it as `layout` says.
#[repr(C)]
pub(crate) struct VmInstance {
    pub(crate) context: VmContext,
    /// Position in the store's list of instances.
    pub(crate) index: u32,
    /// What a function that ends its activation passes to `raise`: a
    /// [`RaiseReason`](trap::RaiseReason), and a number for some messages.
    pub(crate) raise_word: u64,
    pub(crate) raise_detail: u64,
}

/// The context of a host function.
#[repr(C)]
pub(crate) struct VmHostFunc {
    pub(crate) context: VmContext,
    pub(crate) func: VmFunc,
    /// Position in the store's list of host functions.
    pub(crate) index: u32,
}

/// A function as others see it: what a funcref points to.
#[repr(C)]
pub(crate) struct VmFunc {
    /// The body, with the `tail` convention and the callee's context as its first argument.
    pub(crate) code: *const u8,
    pub(crate) context: *mut VmContext,
    /// The canonical type.
    pub(crate) type_id: u32,
    /// For the host alone: one more than the position in the store's list of functions, or 0 if the function is not in
    /// the list.
    pub(crate) handle: u32,
}

/// A memory.
#[repr(C)]
pub(crate) struct VmMemory {
    /// That of a shared memory never changes.
    pub(crate) base: *mut u8,
    /// In bytes. That of a shared memory may grow at any time, on any thread.
    pub(crate) length: AtomicUsize,
}

impl VmMemory {
    /// Without any bytes.
    pub(crate) fn empty() -> Self {
        Self { base: std::ptr::dangling_mut(), length: AtomicUsize::new(0) }
    }
}

/// A table. Elements of funcref tables are pointers to [`VmFunc`], all others are 32-bit.
#[repr(C)]
pub(crate) struct VmTable {
    pub(crate) base: *mut u8,
    /// In elements.
    pub(crate) length: usize,
}

/// A global: its value in the first bytes, as [`Slot`] has it.
#[repr(C, align(16))]
pub(crate) struct VmGlobal {
    pub(crate) value: Slot,
}

/// The beginning of an exception, which is an object of the heap. The values that it carries follow at the offsets in
/// the layout of its type.
#[repr(C)]
pub(crate) struct VmException {
    pub(crate) ty: *const VmObjectType,
    /// The store's number of its tag.
    pub(crate) tag: u32,
}

/// A value as it crosses between host and compiled code: its bytes from the lowest address on.
pub(crate) type Slot = u128;

/// The slots of parameters and results, as libcalls get them.
pub(crate) type SlotPointer = *mut Slot;

/// A struct or array type, as compiled code names it to libcalls.
pub(crate) type ObjectTypePointer = *const ObjectType;

/// The size of a slot in bytes.
pub(crate) const SLOT_SIZE: i32 = size_of::<Slot>() as i32;
