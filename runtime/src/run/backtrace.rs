//! Backtraces: which wasm functions were active when a trap happened.
//!
//! Most traps are expected and nobody asks where they happened. So a trap keeps only return addresses, which become
//! frames when somebody asks.

use super::code_map::CodeMap;
use crate::compile::module::Module;
use crate::limits::MAX_BACKTRACE_FRAMES;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A wasm function that was active when a trap happened.
#[derive(Clone, Debug)]
pub struct Frame {
    module: Module,
    func_index: u32,
    offset: u32,
}

impl Frame {
    pub(super) fn new(module: Module, func_index: u32, offset: u32) -> Self {
        Self { module, func_index, offset }
    }

    /// The function's index in its module.
    pub fn func_index(&self) -> u32 {
        self.func_index
    }

    /// The function's name from the module's name section: any text that the module's author chose.
    pub fn func_name(&self) -> Option<&str> {
        self.module.func_name(self.func_index)
    }

    /// The offset in the module's binary of the instruction that trapped or called.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// The module that the function belongs to.
    pub fn module(&self) -> &Module {
        &self.module
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "func {}", self.func_index)?;
        if let Some(name) = self.func_name() {
            write!(f, " ${}", name.escape_debug())?;
        }
        write!(f, " @ {:#x}", self.offset)
    }
}

/// Where compiled code stood when a trap happened.
pub(crate) struct Backtrace {
    /// The function that trapped. None for a trap of a host function.
    innermost: Option<Frame>,
    /// The return addresses into its callers, innermost first.
    return_addresses: Box<[usize]>,
    /// Finds the functions of the addresses. Keeps their code, so that no other code can take its place.
    code: Arc<CodeMap>,
    frames: OnceLock<Box<[Frame]>>,
}

impl Backtrace {
    pub(super) fn new(
        innermost: Option<Frame>,
        return_addresses: impl Iterator<Item = usize>,
        code: Arc<CodeMap>,
    ) -> Self {
        let return_addresses = return_addresses.take(MAX_BACKTRACE_FRAMES).collect();
        Self { innermost, return_addresses, code, frames: OnceLock::new() }
    }

    /// The wasm functions, innermost first. The first call finds them.
    pub(super) fn frames(&self) -> &[Frame] {
        self.frames.get_or_init(|| {
            let callers = self.return_addresses.iter();
            let callers = callers.filter_map(|address| self.code.frame_at(*address));
            self.innermost.clone().into_iter().chain(callers).take(MAX_BACKTRACE_FRAMES).collect()
        })
    }
}

impl fmt::Debug for Backtrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frames().fmt(f)
    }
}
