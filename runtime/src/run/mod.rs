//! Running compiled code: stores with everything that instances are made of, and the host's handles to it; the ways
//! into compiled code and out of it; and the bodies of the libcalls.

pub(crate) mod backtrace;
pub(crate) mod code_map;
pub(crate) mod heap;
pub(crate) mod instance;
pub(crate) mod libcall;
pub(crate) mod store;
pub(crate) mod throw;
pub(crate) mod trap;
pub(crate) mod unwind;
pub(crate) mod value;
