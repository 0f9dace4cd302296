//! Into compiled code and out of it: the call of an entry trampoline, the end of an activation by
//! `raise`, and the walk over its frames.
//!
//! Traps need no signal: compiled code calls [`raise`], which leaves the outcome in the store and
//! jumps to the handler of the innermost entry trampoline. What that rests on: docs/unwinder.md.
#![expect(unsafe_code, reason = "frame walking, non-local jumps and the call into compiled code")]

use crate::compile::module::Refusal;
use crate::compile::trampoline::{STATUS_RAISED, STATUS_RETURNED};
use crate::run::backtrace::{Backtrace, Frame};
use crate::run::store::StoreInner;
use crate::run::throw::throw_from;
use crate::run::trap::{Exhaustion, Outcome, Trap};
use crate::vm::trap::{RaiseReason, TrapCode};
use crate::vm::{Slot, VmActivation, VmContext, VmFunc, VmInstance, VmStore};
use std::any::Any;
use std::arch::asm;
use std::sync::atomic::Ordering;

/// What ended an activation, between `raise` and the return of [`enter`].
pub(crate) enum Pending {
    Trap(Trap),
    Exhaustion(Exhaustion),
    /// An exception that nothing has caught so far, as a reference.
    Exception(u32),
    /// A host function panicked: the panic goes on where compiled code has been left.
    Panic(Box<dyn Any + Send>),
    /// Compiled code raised a word that names no reason: a bug, for which there is no panic before compiled code has been left.
    UnknownReason(u64),
}

/// Calls a function with its arguments in `values`, where its results come back.
///
/// # Safety
///
/// - `store` is live, and no reference to it is used until this returns.
/// - `func` is a function of that store, and `entry` the entry trampoline of its signature.
/// - `values` has a slot for each parameter and result, the former filled with values of the
///   parameters' types.
pub(crate) unsafe fn enter(
    store: *mut StoreInner,
    func: *const VmFunc,
    entry: *const u8,
    values: *mut Slot,
) -> Outcome<()> {
    type Entry = unsafe extern "C" fn(*mut VmContext, *const u8, *mut Slot) -> i64;
    // SAFETY: the caller's promise.
    let record = unsafe { (*store).record };
    // SAFETY: the record lives as long as the store; activations are `Copy`.
    let outer = unsafe { (*record).activation };
    let is_outermost = outer.entry_fp == 0;
    if is_outermost {
        // SAFETY: the caller's promise; the reference ends here.
        unsafe { (*store).set_stack_limit(&raw const outer as usize) };
    }
    let outer_pointer = if is_outermost { std::ptr::null() } else { &raw const outer };
    let inner = VmActivation { outer: outer_pointer, ..VmActivation::NONE };
    // SAFETY: the record is not borrowed.
    unsafe { (*record).activation = inner };
    // Until this returns, the host reaches the store through a pointer derived from the caller's, so that the compiler
    // knows that the store may change. SAFETY: as above.
    let outer_store = unsafe { (*record).store };
    // SAFETY: as above.
    unsafe { (*record).store = store.cast() };
    // SAFETY: entry trampolines have this type.
    let entry = unsafe { std::mem::transmute::<*const u8, Entry>(entry) };
    // SAFETY: records of functions live as long as their store.
    let VmFunc { code, context, .. } = *unsafe { &*func };
    // SAFETY: the caller's promises are what compiled code relies on.
    let status = unsafe { entry(context, code, values) };
    // SAFETY: as above.
    unsafe { (*record).activation = outer };
    // SAFETY: as above.
    unsafe { (*record).store = outer_store };
    if status == STATUS_RETURNED {
        return Outcome::Return(());
    }
    // SAFETY: compiled code has been left, so nobody else uses the store.
    let pending = unsafe { (*store).pending.take() };
    match pending.expect("BUG: set before resuming") {
        Pending::Trap(trap) => Outcome::Trap(trap),
        Pending::Exhaustion(exhaustion) => Outcome::Exhaustion(exhaustion),
        Pending::Exception(reference) => {
            // SAFETY: as above.
            Outcome::Exception(unsafe { (*store).thrown(reference) })
        }
        Pending::Panic(payload) => std::panic::resume_unwind(payload),
        Pending::UnknownReason(word) => {
            panic!("BUG: compiled code raised {word:#x}, which names no reason")
        }
    }
}

/// Ends the innermost activation with a trap or an exhausted stack.
///
/// # Safety
///
/// To be called only by compiled code, which passes its context, its function's index and frame pointer.
pub(crate) unsafe extern "C" fn raise(
    context: *mut VmContext,
    word: u64,
    detail: u64,
    func_index: u32,
    fp: usize,
) -> ! {
    // SAFETY: the caller's contract is that of both.
    let activation = unsafe { prepare_raise(context, word, detail, func_index, fp) };
    // SAFETY: nothing here has a destructor, and the entry is below us on this stack.
    unsafe { resume_at_entry(activation) }
}

/// Ends the innermost activation with the outcome that the host has left in the store. An exception goes to its handler
/// instead.
///
/// # Safety
///
/// To be called only by compiled code; with an exception, only by exit trampolines.
pub(crate) unsafe extern "C" fn raise_pending(context: *mut VmContext) -> ! {
    // SAFETY: a context and its store's record live as long as the store.
    let record = unsafe { (*context).store };
    // SAFETY: as above; activations are `Copy`.
    let activation = unsafe { (*record).activation };
    // SAFETY: as above.
    let store = unsafe { StoreInner::of(record) };
    // SAFETY: compiled code holds no reference to the store.
    if let Some(Pending::Exception(reference)) = unsafe { &(*store).pending } {
        let reference = *reference;
        // SAFETY: the exit trampoline is active, and nothing here has a destructor.
        unsafe { throw_from(record, reference, activation.exit_fp) }
    }
    // SAFETY: nothing here has a destructor, and the entry is below us on this stack.
    unsafe { resume_at_entry(activation) }
}

/// Leaves the outcome in the store.
///
/// # Safety
///
/// As [`raise`].
unsafe fn prepare_raise(
    context: *mut VmContext,
    word: u64,
    detail: u64,
    func_index: u32,
    fp: usize,
) -> VmActivation {
    // SAFETY: a context lives as long as its store.
    let record = unsafe { (*context).store };
    // SAFETY: a record lives as long as its store.
    let store = unsafe { StoreInner::of(record) };
    // SAFETY: compiled code holds no reference, and host code that waits for it uses none.
    let store = unsafe { &mut *store };
    // SAFETY: only instances raise; host functions fail through `raise_pending`.
    let instance = unsafe { (*context.cast::<VmInstance>()).index };
    // SAFETY: as above; activations are `Copy`.
    let activation = unsafe { (*record).activation };
    let Some((reason, wasm_offset)) = RaiseReason::from_word(word) else {
        store.pending = Some(Pending::UnknownReason(word));
        return activation;
    };
    let code = match reason {
        RaiseReason::Trap(code) => code,
        RaiseReason::StackCheck if store.take_interruption() => TrapCode::Interrupted,
        RaiseReason::StackCheck => {
            store.pending = Some(Pending::Exhaustion(Exhaustion::CallStack));
            return activation;
        }
        RaiseReason::HeapExhausted => {
            store.pending = Some(Pending::Exhaustion(Exhaustion::Heap));
            return activation;
        }
        RaiseReason::NotCompiled => {
            let refusal = store.instances[instance as usize].module.refusal(func_index);
            store.pending = Some(match refusal.expect("BUG: the function has been compiled") {
                Refusal::Limit(message) => Pending::Exhaustion(Exhaustion::Compilation {
                    message: message.as_str().into(),
                }),
                Refusal::Panic(said) => Pending::Panic(Box::new(said.clone())),
            });
            return activation;
        }
    };
    let trap = match code {
        TrapCode::UndefinedElement | TrapCode::UninitializedElement => {
            Trap::with_message(code, format!("{} {detail}", code.text()))
        }
        _ => Trap::new(code),
    };
    let module = store.instances[instance as usize].module.clone();
    let innermost = Frame::new(module, func_index, wasm_offset);
    // SAFETY: the function that raises has this frame, and `record` is its store's.
    let callers = unsafe { Frames::of_function(fp, activation) };
    let backtrace = Backtrace::new(Some(innermost), callers, store.code.clone());
    store.pending = Some(Pending::Trap(trap.with_backtrace(backtrace)));
    activation
}

/// The positions of the wasm functions in all activations of a store whose host function is running.
///
/// # Safety
///
/// The store's innermost activation has called a host function, which has not returned.
pub(crate) unsafe fn host_backtrace(store: &StoreInner) -> Backtrace {
    // SAFETY: the record lives as long as the store; activations are `Copy`.
    let activation = unsafe { (*store.record).activation };
    // SAFETY: the caller's promise.
    let frames = unsafe { Frames::of_exit(activation) };
    Backtrace::new(None, frames, store.code.clone())
}

impl StoreInner {
    /// Sets the limit for an outermost entry at this stack pointer.
    fn set_stack_limit(&mut self, sp: usize) {
        self.limit = sp.saturating_sub(self.engine.config().stack_budget);
        // SAFETY: the record lives as long as the store.
        let word = unsafe { &(*self.record).stack_limit };
        word.store(self.limit, Ordering::SeqCst);
        if self.interrupt.is_requested() {
            word.store(usize::MAX, Ordering::SeqCst);
        }
    }

    /// Whether a failed check of the limit was an interruption. If so, ends the interruption.
    fn take_interruption(&mut self) -> bool {
        self.interrupt.take_request(|| {
            // SAFETY: the record lives as long as the store.
            unsafe { &(*self.record).stack_limit }.store(self.limit, Ordering::SeqCst);
        })
    }
}

/// The return addresses of compiled frames, innermost first, over all activations. Addresses in
/// trampolines are among them.
struct Frames {
    /// The return address into a frame, and that frame's pointer.
    next: Option<(usize, usize)>,
    activation: VmActivation,
}

impl Frames {
    /// The callers of the function with the frame pointer `fp`.
    ///
    /// # Safety
    ///
    /// That function is active, innermost in `activation`, which is its store's.
    unsafe fn of_function(fp: usize, activation: VmActivation) -> Self {
        let mut frames = Self { next: None, activation };
        // SAFETY: the caller's promise.
        unsafe { frames.step_from(fp) };
        frames
    }

    /// The callers of the exit trampoline that is active in `activation`.
    ///
    /// # Safety
    ///
    /// There is one, innermost in `activation`.
    unsafe fn of_exit(activation: VmActivation) -> Self {
        // SAFETY: the exit trampoline is a function with this frame pointer.
        unsafe { Self::of_function(activation.exit_fp, activation) }
    }

    /// Goes to the caller of the frame at `fp`, through the host where that is an entry trampoline.
    ///
    /// # Safety
    ///
    /// `fp` is the frame pointer of a frame of `self.activation` above its entry.
    unsafe fn step_from(&mut self, mut fp: usize) {
        loop {
            // SAFETY: the caller's promise.
            let (return_address, caller) = unsafe { caller_of(fp) };
            if caller != self.activation.entry_fp {
                self.next = Some((return_address, caller));
                return;
            }
            if self.activation.outer.is_null() {
                self.next = None;
                return;
            }
            // SAFETY: the outer activation is on the stack of the `enter` that has not returned.
            self.activation = unsafe { *self.activation.outer };
            // The outer activation called the host, which entered this one.
            fp = self.activation.exit_fp;
        }
    }
}

impl Iterator for Frames {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (return_address, fp) = self.next?;
        // SAFETY: the frame pointer comes from the chain, above the entry.
        unsafe { self.step_from(fp) };
        Some(return_address)
    }
}

/// The return address of the frame at `fp`, and the frame pointer of its caller.
///
/// # Safety
///
/// `fp` is the frame pointer of a frame of compiled code above its entry.
pub(crate) unsafe fn caller_of(fp: usize) -> (usize, usize) {
    // SAFETY: `preserve_frame_pointers` keeps the chain (caller's FP, return address) whole.
    let [caller, return_address] = unsafe { *(fp as *const [usize; 2]) };
    (without_signature(return_address), caller)
}

/// The compiled frames of all activations, innermost first: the address in each that its callee
/// returns to, and its frame pointer.
pub(crate) struct CompiledFrames(Frames);

impl CompiledFrames {
    /// The frames while a libcall runs that compiled code called through
    /// [`collecting`](crate::run::heap::libcalls).
    ///
    /// # Safety
    ///
    /// The record is of a store whose innermost activation has made that call.
    pub(crate) unsafe fn of_libcall(record: *const VmStore) -> Self {
        // SAFETY: the record lives as long as its store, and compiled code does not run now.
        let VmStore { collect_pc: pc, collect_fp: fp, activation, .. } = unsafe { &*record };
        let (pc, fp, activation) = (*pc, *fp, *activation);
        Self(Frames { next: Some((without_signature(pc), fp)), activation })
    }

    /// The frames while the host runs: none if no compiled code waits for it.
    ///
    /// # Safety
    ///
    /// The record is of a store whose innermost activation, if there is one, has called a host
    /// function.
    pub(crate) unsafe fn of_host(record: *const VmStore) -> Self {
        // SAFETY: the record lives as long as its store; activations are `Copy`.
        let activation = unsafe { (*record).activation };
        if activation.entry_fp == 0 {
            return Self(Frames { next: None, activation });
        }
        // SAFETY: the caller's promise.
        Self(unsafe { Frames::of_exit(activation) })
    }
}

impl Iterator for CompiledFrames {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let frame = self.0.next;
        self.0.next();
        frame
    }
}

/// Removes the pointer authentication code from a return address, which Apple's arm64 signs.
fn without_signature(return_address: usize) -> usize {
    #[cfg(target_arch = "aarch64")]
    {
        let stripped: usize;
        // SAFETY: `xpaclri` changes x30 alone, and does nothing on older processors.
        unsafe {
            asm!("mov x30, {0}", "hint #7", "mov {1}, x30", in(reg) return_address,
                lateout(reg) stripped, out("x30") _, options(pure, nomem, nostack));
        }
        stripped
    }
    #[cfg(not(target_arch = "aarch64"))]
    return_address
}

/// # Safety
///
/// As [`resume`], for the handler of the entry trampoline of `activation`.
pub(crate) unsafe fn resume_at_entry(activation: VmActivation) -> ! {
    let VmActivation { entry_fp, entry_sp, entry_handler, .. } = activation;
    // SAFETY: the trampoline stored these three for its one call, which has not returned.
    unsafe { resume(entry_handler, entry_sp, entry_fp, [STATUS_RAISED, 0]) }
}

/// Jumps to an exception handler of compiled code with its two payload values.
///
/// # Safety
///
/// - `handler` belongs to a `try_call` that is active on this stack in the frame of `fp` and `sp`.
/// - No Rust frame that the jump leaves has a destructor to run.
pub(crate) unsafe fn resume(handler: usize, sp: usize, fp: usize, payload: [i64; 2]) -> ! {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the handler expects nothing of the other registers: the call clobbered them all.
    unsafe {
        asm!("mov rsp, rcx", "mov rbp, rsi", "jmp rdi", in("rax") payload[0], in("rdx") payload[1],
            in("rcx") sp, in("rsi") fp, in("rdi") handler, options(noreturn))
    }
    #[cfg(target_arch = "aarch64")]
    // SAFETY: the handler expects nothing of the other registers: the call clobbered them all.
    unsafe {
        asm!("mov sp, x2", "mov x29, x3", "br x4", in("x0") payload[0], in("x1") payload[1],
            in("x2") sp, in("x3") fp, in("x4") handler, options(noreturn))
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    unreachable!(
        "BUG: compiled code on a processor that `Engine::new` refuses: {handler:#x} {sp:#x} {fp:#x} {payload:?}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::engine::Engine;
    use crate::compile::module::Module;
    use crate::config::Config;
    use crate::run::instance::Instance;
    use crate::run::store::Store;
    use crate::run::store::sealed::InnerMut;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// Stands for the entry trampoline of a function that raises a word that no [`RaiseReason`] makes.
    unsafe extern "C" fn raise_unknown(context: *mut VmContext, _: *const u8, _: *mut Slot) -> i64 {
        let outermost_frame = [0, 0];
        let fp = (&raw const outermost_frame) as usize;
        // SAFETY: the context is an instance's, and the frame is the first above the entry, whose frame pointer is 0.
        unsafe { prepare_raise(context, 77, 0, 0, fp) };
        STATUS_RAISED
    }

    #[test]
    fn an_unknown_reason_is_a_bug_and_no_outcome() {
        let engine = Engine::new(&Config::default()).unwrap();
        let module = Module::new(&engine, r#"(module (func (export "f")))"#).unwrap();
        let mut store = Store::new(&engine);
        let instance = Instance::new(&mut store, &module, &[]).unwrap().unwrap();
        let func = instance.func(&mut store, "f").unwrap();
        let inner = store.inner_mut();
        let record = inner.func(func).record;
        let entry = raise_unknown as *const u8;
        // SAFETY: the function is one of the store's, without parameters and results, and the entry does not call it.
        let entered = || unsafe { enter(inner, record, entry, std::ptr::null_mut()) };
        let panic = catch_unwind(AssertUnwindSafe(entered)).expect_err("the reason is unknown");
        let message = panic.downcast_ref::<String>().unwrap();
        assert_eq!(message, "BUG: compiled code raised 0x4d, which names no reason");
        assert!(func.call(&mut store, &[]).unwrap().unwrap().is_empty(), "the store goes on");
    }
}
