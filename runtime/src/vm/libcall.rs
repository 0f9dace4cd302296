//! What compiled code calls the host for: one row for each function gives its number, its body and its type.
//!
//! `compile` expands the rows to CLIF signatures, and `run` to the addresses of the bodies, where each must exist and
//! have the type of its row. Compiled code loads a libcall's address from its store's record. A libcall that can fail
//! returns a status or a sentinel that compiled code checks, for the reason given under *nothing to drop* in
//! docs/unwinder.md.

/// Calls a macro with the rows of all libcalls: documentation, variant of [`Libcall`], body, the parameters after the
/// context, and the result. The result `!` means that the body does not return.
macro_rules! for_each_libcall {
    ($callback:ident) => {
        $callback! {
            /// (wasm offset << 32 | reason, detail, function index, frame pointer): ends the activation.
            Raise raise(u64, u64, u32, usize) -> !;
            /// Ends the activation with what the host left behind, or throws the exception that it did.
            RaisePending raise_pending() -> !;
            /// (values) -> status: calls the host function whose context it is.
            HostCall host_call(SlotPointer) -> u32;
            /// (memory, pages) -> the size before, or −1.
            MemoryGrow memory_grow(u32, u64) -> u64;
            /// (memory, address, byte, length) -> status.
            MemoryFill memory_fill(u32, u64, u32, u64) -> u32;
            /// (to memory, from memory, to, from, length) -> status.
            MemoryCopy memory_copy(u32, u32, u64, u64, u64) -> u32;
            /// (memory, segment, to, from, length) -> status.
            MemoryInit memory_init(u32, u32, u64, u32, u32) -> u32;
            /// (segment).
            DataDrop data_drop(u32);
            /// (memory, address, count) -> how many were woken.
            MemoryNotify memory_notify(u32, u64, u32) -> u32;
            /// (memory, address, expected value, timeout) -> 0, 1 or 2, or [`INTERRUPTED`].
            MemoryWait32 memory_wait32(u32, u64, u32, i64) -> u32;
            /// (memory, address, expected value, timeout) -> 0, 1 or 2, or [`INTERRUPTED`].
            MemoryWait64 memory_wait64(u32, u64, u64, i64) -> u32;
            /// (table, elements, initial value) -> the size before, or −1.
            TableGrow table_grow(u32, u64, u64) -> u64;
            /// (table, index, value, length) -> status.
            TableFill table_fill(u32, u64, u64, u64) -> u32;
            /// (to table, from table, to, from, length) -> status.
            TableCopy table_copy(u32, u32, u64, u64, u64) -> u32;
            /// (table, segment, to, from, length) -> status.
            TableInit table_init(u32, u32, u64, u32, u32) -> u32;
            /// (segment).
            ElemDrop elem_drop(u32);
            /// (actual type, expected type) -> whether a function of the former may be called as the latter.
            IsSubtype is_subtype(u32, u32) -> u32;
            /// (type) -> a struct, not initialised, or a failure.
            AllocateStruct allocate_struct(ObjectTypePointer) -> i64;
            /// (type, length) -> an array of zeroes or nulls, or a failure.
            AllocateArray allocate_array(ObjectTypePointer, u32) -> i64;
            /// (type, segment, from, length) -> an array, or a failure.
            ArrayNewData array_new_data(ObjectTypePointer, u32, u32, u32) -> i64;
            /// (type, segment, from, length) -> an array, or a failure.
            ArrayNewElem array_new_elem(ObjectTypePointer, u32, u32, u32) -> i64;
            /// (array, index, length, low half, high half) -> status.
            ArrayFill array_fill(u32, u32, u32, u64, u64) -> u32;
            /// (to array, to, from array, from, length) -> status.
            ArrayCopy array_copy(u32, u32, u32, u32, u32) -> u32;
            /// (array, segment, to, from, length) -> which range is out of bounds, if one is.
            ArrayInitData array_init_data(u32, u32, u32, u32, u32) -> u32;
            /// (array, segment, to, from, length) -> which range is out of bounds, if one is.
            ArrayInitElem array_init_elem(u32, u32, u32, u32, u32) -> u32;
            /// (tag) -> an exception, whose values are not initialised, or a failure.
            ExceptionNew exception_new(u32) -> i64;
            /// (reference, frame pointer): throws out of the function with this frame.
            Throw throw(u64, usize) -> !;
        }
    };
}

pub(crate) use for_each_libcall;

macro_rules! libcall_enum {
    ($($(#[$doc:meta])* $name:ident $body:ident($($param:ident),*) $(-> $result:tt)?;)*) => {
        /// A function of the host that compiled code calls, by its place in `VmStore::libcalls`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Libcall {
            $($(#[$doc])* $name,)*
        }

        impl Libcall {
            pub(crate) const COUNT: usize = [$(Libcall::$name),*].len();
        }
    };
}

for_each_libcall!(libcall_enum);

/// What libcalls with a status return when they have done their work.
pub(crate) const DONE: u32 = 0;
/// What libcalls with a status return when they have done nothing because an operand was out of bounds.
pub(crate) const FAILED: u32 = 1;
/// What bulk operations of arrays return when a range of an array is out of bounds, and when one of a segment is.
pub(crate) const ARRAY_OUT_OF_BOUNDS: u32 = 1;
pub(crate) const SEGMENT_OUT_OF_BOUNDS: u32 = 2;
/// What an interrupted wait returns.
pub(crate) const INTERRUPTED: u32 = 3;
/// What allocations return when the heap is full.
pub(crate) const HEAP_FULL: i64 = -1;
/// What allocations return when a range of a segment is out of bounds.
pub(crate) const OUT_OF_SEGMENT: i64 = -2;
