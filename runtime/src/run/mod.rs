//! Running compiled code: stores with everything that instances are made of, the ways into compiled code and out of it,
//! what it calls the host for, and the handles that the host has of all this.

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
