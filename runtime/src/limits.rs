//! Bounds against hostile modules that cannot be set.
//!
//! A module that exceeds one is refused with [`ModuleError::Limit`](crate::ModuleError::Limit). The bounds of the format itself
//! (counts of types, functions and locals, sizes of bodies) are wasmparser's.

/// The most frames that a trap's backtrace keeps, innermost first.
pub const MAX_BACKTRACE_FRAMES: usize = 128;

/// The largest machine code of one module, in bytes: every call must reach every function. A call reaches 128 MiB on aarch64 and
/// 2 GiB on x86-64.
pub const MAX_CODE_SIZE: usize = if cfg!(target_arch = "aarch64") { 120 << 20 } else { 512 << 20 };

/// The most values that the branches and block parameters of one function may carry: blocks with
/// many parameters, nested deeply, would take memory out of proportion to the module's size.
pub const MAX_BLOCK_VALUES: usize = 4 << 20;

/// How deep loops may nest in one function: at the end of a loop, Cranelift's frontend looks through all loops inside
/// it for each variable.
pub const MAX_LOOP_DEPTH: u32 = 32 << 10;

/// The most values that may live at the beginnings of all blocks of one function together: register allocation takes
/// time in proportion to them.
pub const MAX_LIVE_VALUES_OF_BLOCKS: u64 = 200_000_000;

/// The largest frame of an entry, which checks the stack for a function with a large frame: it passes
/// on the parameters, of which there are at most 1,000.
pub const MAX_ENTRY_FRAME_BYTES: u64 = 32 << 10;

/// The largest maximum of a shared memory, in bytes: its address space is taken at once.
pub const MAX_SHARED_MEMORY_BYTES: usize = 4 << 30;

/// The largest instance record (pointers, globals, function records), in bytes.
pub const MAX_INSTANCE_SIZE: usize = 1 << 30;
