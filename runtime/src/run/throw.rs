//! Throwing: what compiled code and exit trampolines call, and the search for the handler.
//!
//! A `throw` inside of a `try_table` of the same function is a jump; any other ends here. The search
//! goes from frame to frame, innermost first, and looks up each return address among the calls that
//! have a handler (`Code::catch_at`). It ends at the entry of the activation: from there the host
//! gets the exception as an outcome, and passes it on or not.
//!
//! Why frame and stack pointer are all that has to be restored: *no registers* in docs/unwinder.md.
#![expect(unsafe_code, reason = "frame walking and jumps to handlers")]

use crate::run::store::StoreInner;
use crate::run::unwind::{Pending, caller_of, resume, resume_at_entry};
use crate::vm::{VmActivation, VmContext, VmStore};

/// Where execution goes on.
#[derive(Clone, Copy)]
enum ResumePoint {
    Handler {
        handler: usize,
        sp: usize,
        fp: usize,
        /// The reference, and the exception's address.
        payload: [i64; 2],
    },
    Entry(VmActivation),
}

/// Throws an exception out of the function with the frame pointer `fp`.
///
/// # Safety
///
/// To be called only by compiled code, which passes its own context and frame pointer.
pub(crate) unsafe extern "C" fn throw(context: *mut VmContext, reference: u64, fp: usize) -> ! {
    // SAFETY: a context and its store's record live as long as the store.
    let record = unsafe { (*context).store };
    // SAFETY: the caller's contract.
    unsafe { throw_from(record, reference as u32, fp) }
}

/// Resumes in the innermost handler among the callers of the function with the frame pointer `fp`. If there is none,
/// resumes at the entry of the activation.
///
/// # Safety
///
/// - That function is active, innermost in the activation of the store's `record`, and is left.
/// - The store is not borrowed, and no frame that is left has a destructor to run.
pub(crate) unsafe fn throw_from(record: *mut VmStore, reference: u32, fp: usize) -> ! {
    // SAFETY: the caller's promise.
    match unsafe { find(record, reference, fp) } {
        // SAFETY: the site belongs to the call that this frame is in, and its handler takes the
        // payload. Nothing here has a destructor.
        ResumePoint::Handler { handler, sp, fp, payload } => unsafe {
            resume(handler, sp, fp, payload)
        },
        // SAFETY: nothing here has a destructor, and the entry is below us on this stack.
        ResumePoint::Entry(activation) => unsafe { resume_at_entry(activation) },
    }
}

/// Finds the innermost handler, or leaves the exception pending.
///
/// # Safety
///
/// As [`throw_from`].
unsafe fn find(record: *mut VmStore, reference: u32, mut fp: usize) -> ResumePoint {
    // SAFETY: a store's record lives as long as the store; activations are `Copy`.
    let activation = unsafe { (*record).activation };
    // SAFETY: as above.
    let store = unsafe { StoreInner::of(record) };
    // SAFETY: the caller's promise.
    let store = unsafe { &mut *store };
    loop {
        // SAFETY: the frame pointer is that of a frame above the entry.
        let (return_address, caller) = unsafe { caller_of(fp) };
        if caller == activation.entry_fp {
            store.pending = Some(Pending::Exception(reference));
            return ResumePoint::Entry(activation);
        }
        if let Some(site) = store.code.catch_at(return_address) {
            store.pending = None; // where a host function threw
            let exception = store.object_at(reference).as_ptr();
            let payload = [i64::from(reference), exception as i64];
            let sp = caller - site.fp_to_sp;
            return ResumePoint::Handler { handler: site.handler, sp, fp: caller, payload };
        }
        fp = caller;
    }
}
