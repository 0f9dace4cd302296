//! Functions that are compiled when they are first called.
//!
//! Each has a slot, and is called through a stub ([`crate::compile::stub`]) until it has been compiled. A slot leads
//! first to [`resolve`], which saves the arguments, has the function compiled and jumps into it. A function that cannot
//! be compiled is replaced by one that ends its activation.
#![expect(unsafe_code, reason = "the way from compiled code to the compiler and back")]

use super::{ModuleError, ModuleInner, functions};
use crate::compile::code::{Code, CodeBuilder, CodeError, Link};
use crate::compile::code_memory::{
    CodeMemory, PublishedCode, synchronize_context, synchronize_other_threads,
};
use crate::compile::stub::{STUB_BYTES, stub};
use crate::vm::{VmContext, VmFunc};
use std::any::Any;
use std::arch::naked_asm;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, OnceLock};
use wasmparser::ValidatorResources;

/// The functions of a module, which has been validated.
pub(super) struct LazyFunctions {
    slots: Box<[LazySlot]>,
    /// What translation needs in order to validate along the way. None in a module without functions.
    resources: Option<ValidatorResources>,
    /// The stubs of the functions that have a record, in their order.
    stubs: Option<PublishedCode>,
}

/// A function: what stubs lead to.
#[repr(C)]
struct LazySlot {
    /// Where to go: to [`resolve`], then to the function. First, as stubs follow the slot's address.
    code: AtomicPtr<u8>,
    module: *const ModuleInner,
    /// The function's index among the defined ones.
    defined: u32,
    /// Where the body is in the binary.
    body: Range<u32>,
    compiled: OnceLock<Compiled>,
}

// SAFETY: the module, which never changes, owns the slot; all else is shared safely.
unsafe impl Send for LazySlot {}
// SAFETY: as above.
unsafe impl Sync for LazySlot {}

struct Compiled {
    code: Arc<Code>,
    /// Why `code` only ends the activation, if the function could not be compiled.
    refusal: Option<Refusal>,
}

/// Why a function has no code.
#[derive(Clone)]
pub(crate) enum Refusal {
    /// The function exceeds a limit, or there is no memory: which, and by how much.
    Limit(String),
    /// The compiler panicked: a bug, and this is what it said.
    Panic(String),
}

/// What is kept of the functions of a module after validation.
#[derive(Default)]
pub(super) struct Bodies {
    pub(super) ranges: Vec<Range<u32>>,
    pub(super) resources: Option<ValidatorResources>,
}

impl Bodies {
    /// Notes the next function. All are of the same module, whose resources are large and shared.
    pub(super) fn add(&mut self, resources: &ValidatorResources, body: Range<u64>) {
        self.resources.get_or_insert_with(|| resources.clone());
        self.ranges.push(body.start as u32..body.end as u32);
    }

    /// Adds the functions that follow.
    pub(super) fn append_all(&mut self, more: Bodies) {
        self.resources = self.resources.take().or(more.resources);
        self.ranges.extend(more.ranges);
    }
}

impl LazyFunctions {
    /// `escaping` are the indices, among the defined ones, of the functions with a record.
    pub(super) fn new(
        bodies: Bodies,
        escaping: impl ExactSizeIterator<Item = u32>,
        memory: &CodeMemory,
    ) -> Result<Self, CodeError> {
        let slots: Box<[LazySlot]> = (0..)
            .zip(bodies.ranges)
            .map(|(defined, body)| LazySlot {
                code: AtomicPtr::new(resolve as *mut u8),
                module: null(),
                defined,
                body,
                compiled: OnceLock::new(),
            })
            .collect();
        let mut stubs = Vec::with_capacity(escaping.len() * STUB_BYTES);
        escaping.for_each(|defined| stubs.extend(stub(slots[defined as usize].address())));
        let published = (!stubs.is_empty()).then(|| memory.allocate(stubs.len())?.publish(&stubs));
        let stubs = published.transpose().map_err(CodeError::OutOfMemory)?;
        Ok(Self { slots, resources: bodies.resources, stubs })
    }

    /// Says which module the functions are of, before anything of it runs.
    pub(super) fn belong_to(&mut self, module: *const ModuleInner) {
        self.slots.iter_mut().for_each(|slot| slot.module = module);
    }

    /// The address at which to call the function with this record: that of its stub, until the function has been
    /// compiled.
    pub(super) fn entry(&self, defined: u32, position: u32) -> *const u8 {
        if let Some(compiled) = self.slots[defined as usize].compiled.get() {
            return compiled.code.function(defined);
        }
        let stubs = self.stubs.as_ref().expect("BUG: a function without a record");
        (stubs.address() + position as usize * STUB_BYTES) as *const u8
    }

    /// The code of the functions that have been compiled.
    pub(super) fn compiled(&self) -> impl Iterator<Item = &Arc<Code>> {
        self.slots.iter().filter_map(|slot| Some(&slot.compiled.get()?.code))
    }

    /// Why a function has no code, if a call has found that it cannot be compiled.
    pub(super) fn refusal(&self, defined: u32) -> Option<&Refusal> {
        self.slots[defined as usize].compiled.get()?.refusal.as_ref()
    }

    /// How code that is published now calls a function.
    fn link(&self, defined: u32) -> Link {
        let slot = &self.slots[defined as usize];
        let compiled = slot.compiled.get().map(|compiled| compiled.code.function(defined) as usize);
        Link { slot: slot.address(), compiled }
    }
}

impl LazySlot {
    fn address(&self) -> usize {
        std::ptr::from_ref(self).expose_provenance()
    }

    /// The function's code. Compiles the function if that has not been done, or waits for the thread that is doing so.
    fn function(&self, module: &ModuleInner, functions: &LazyFunctions) -> *const u8 {
        let compiled = self.compiled.get_or_init(|| {
            let compile = || self.compile(module, functions);
            let refusal = match catch_unwind(AssertUnwindSafe(compile)) {
                Ok(Ok(code)) => return Compiled { code, refusal: None },
                Ok(Err(ModuleError::Limit { message })) => Refusal::Limit(message),
                Ok(Err(error)) => Refusal::Limit(error.to_string()),
                Err(panic) => Refusal::Panic(said(&*panic)),
            };
            let index = module.info.counts.imported_funcs + self.defined;
            let builder = functions::refused(&module.engine, &module.info, index);
            // Without memory for even this code the process ends, as when Rust's own allocator gets none.
            let code = self.publish(builder, module, functions).unwrap_or_else(|error| {
                panic!("failed to {error}, for a function that cannot be compiled")
            });
            Compiled { code, refusal: Some(refusal) }
        });
        compiled.code.function(self.defined)
    }

    fn compile(
        &self,
        module: &ModuleInner,
        functions: &LazyFunctions,
    ) -> Result<Arc<Code>, ModuleError> {
        let resources = functions.resources.clone().expect("BUG: functions without resources");
        let index = module.info.counts.imported_funcs + self.defined;
        let body = self.body.start as usize..self.body.end as usize;
        let builder = functions::compile_one(module, index, resources, body)?;
        self.publish(builder, module, functions).map_err(functions::code_error)
    }

    /// Publishes the function. Registers its addresses before anybody can call it.
    fn publish(
        &self,
        builder: CodeBuilder,
        module: &ModuleInner,
        functions: &LazyFunctions,
    ) -> Result<Arc<Code>, CodeError> {
        let engine = module.engine.inner();
        let link = |defined| functions.link(defined);
        let code = builder.publish_alone(&engine.code_memory, self.defined, link)?;
        let code = Arc::new(code);
        engine.code_registry.add(module.id, code.clone());
        synchronize_other_threads();
        Ok(code)
    }
}

/// What a panic says.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Compiles the function of a slot, and returns where it is.
///
/// # Safety
///
/// To be called only by [`resolve`], which passes the slot of the stub, and the register of the function's first
/// argument.
unsafe extern "C" fn compile_slot(slot: *const LazySlot, first: *mut VmContext) -> *const u8 {
    // SAFETY: whoever calls a function keeps its module, which owns the slot.
    let slot = unsafe { &*slot };
    // SAFETY: as above; it was set when the module was made.
    let module = unsafe { &*slot.module };
    let functions = module.code.lazy().expect("BUG: a slot of a module that is compiled whole");
    let code = slot.function(module, functions);
    slot.code.store(code.cast_mut(), Ordering::Release);
    synchronize_context();
    let index = module.info.counts.imported_funcs + slot.defined;
    let results = module.info.func_type(index).func().ty.results.len();
    // One result is in a register; for many, Cranelift may put an area for them in front of the context.
    if results <= 1
        && let Some(position) = module.info.escaping(index)
    {
        let record = first.wrapping_byte_add(module.info.layout.func(position) as usize);
        // SAFETY: the first argument is the context of the function's instance, which has the record, and whose store
        // is this thread's. A caller that has read the stub's address from the record may go on using it.
        unsafe { (*record.cast::<VmFunc>()).code = code };
    }
    code
}

/// [`compile_slot`] in the convention in which [`resolve`] calls it on every system.
#[cfg(target_arch = "x86_64")]
unsafe extern "sysv64" fn compile_slot_sysv(
    slot: *const LazySlot,
    first: *mut VmContext,
) -> *const u8 {
    // SAFETY: this is for `resolve`.
    unsafe { compile_slot(slot, first) }
}

/// The target of a stub whose function has not been compiled yet. Saves all registers that can hold arguments of the
/// `tail` convention, gets the function's code, restores them and jumps into it. Leaves no frame behind.
#[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), unsafe(naked))]
unsafe extern "C" fn resolve() {
    #[cfg(target_arch = "x86_64")]
    naked_asm!(
        "push rbp",
        "mov rbp, rsp",
        "sub rsp, 176",
        "movups [rsp], xmm0",
        "movups [rsp + 16], xmm1",
        "movups [rsp + 32], xmm2",
        "movups [rsp + 48], xmm3",
        "movups [rsp + 64], xmm4",
        "movups [rsp + 80], xmm5",
        "movups [rsp + 96], xmm6",
        "movups [rsp + 112], xmm7",
        "mov [rsp + 128], rdi",
        "mov [rsp + 136], rsi",
        "mov [rsp + 144], rdx",
        "mov [rsp + 152], rcx",
        "mov [rsp + 160], r8",
        "mov [rsp + 168], r9",
        "mov rsi, rdi",
        "mov rdi, rax",
        "call {compile}",
        "movups xmm0, [rsp]",
        "movups xmm1, [rsp + 16]",
        "movups xmm2, [rsp + 32]",
        "movups xmm3, [rsp + 48]",
        "movups xmm4, [rsp + 64]",
        "movups xmm5, [rsp + 80]",
        "movups xmm6, [rsp + 96]",
        "movups xmm7, [rsp + 112]",
        "mov rdi, [rsp + 128]",
        "mov rsi, [rsp + 136]",
        "mov rdx, [rsp + 144]",
        "mov rcx, [rsp + 152]",
        "mov r8, [rsp + 160]",
        "mov r9, [rsp + 168]",
        "leave",
        "jmp rax",
        compile = sym compile_slot_sysv,
    );
    #[cfg(target_arch = "aarch64")]
    naked_asm!(
        "stp x29, x30, [sp, #-224]!",
        "mov x29, sp",
        "stp x0, x1, [sp, #16]",
        "stp x2, x3, [sp, #32]",
        "stp x4, x5, [sp, #48]",
        "stp x6, x7, [sp, #64]",
        "str x8, [sp, #80]",
        "stp q0, q1, [sp, #96]",
        "stp q2, q3, [sp, #128]",
        "stp q4, q5, [sp, #160]",
        "stp q6, q7, [sp, #192]",
        "mov x1, x2",
        "mov x0, x16",
        "bl {compile}",
        "mov x16, x0",
        "ldp x0, x1, [sp, #16]",
        "ldp x2, x3, [sp, #32]",
        "ldp x4, x5, [sp, #48]",
        "ldp x6, x7, [sp, #64]",
        "ldr x8, [sp, #80]",
        "ldp q0, q1, [sp, #96]",
        "ldp q2, q3, [sp, #128]",
        "ldp q4, q5, [sp, #160]",
        "ldp q6, q7, [sp, #192]",
        "ldp x29, x30, [sp], #224",
        "br x16",
        compile = sym compile_slot,
    );
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    unreachable!("BUG: compiled code on a processor that `Engine::new` refuses")
}
