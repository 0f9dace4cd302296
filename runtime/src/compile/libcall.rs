//! Libcalls as translation sees them: the CLIF signature of each, and where its address is.

use crate::vm::VmStore;
use crate::vm::libcall::{Libcall, for_each_libcall};
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{AbiParam, Signature, Type};
use cranelift_codegen::isa::CallConv;
use std::mem::offset_of;

/// The CLIF type of a parameter or result, if it has one.
macro_rules! clif_type {
    (u32) => {
        Some(I32)
    };
    (u64) => {
        Some(I64)
    };
    (i64) => {
        Some(I64)
    };
    (usize) => {
        Some(I64)
    };
    (SlotPointer) => {
        Some(I64)
    };
    (ObjectTypePointer) => {
        Some(I64)
    };
    (!) => {
        None
    };
    () => {
        None
    };
}

macro_rules! libcall_types {
    ($($(#[$doc:meta])* $name:ident $body:ident($($param:ident),*) $(-> $result:tt)?;)*) => {
        impl Libcall {
            /// The types of the parameters after the context, and of the result.
            const fn types(self) -> (&'static [Option<Type>], Option<Type>) {
                match self {
                    $(Libcall::$name => (&[$(clif_type!($param)),*], clif_type!($($result)?)),)*
                }
            }
        }
    };
}

for_each_libcall!(libcall_types);

impl Libcall {
    /// The signature for calls from compiled code.
    pub(super) fn signature(self, call_conv: CallConv) -> Signature {
        let (params, result) = self.types();
        let mut signature = Signature::new(call_conv);
        signature.params.push(AbiParam::new(I64));
        signature.params.extend(params.iter().flatten().map(|ty| AbiParam::new(*ty)));
        signature.returns.extend(result.map(AbiParam::new));
        signature
    }

    /// The offset of the address in the store's record.
    pub(super) fn offset(self) -> i32 {
        (offset_of!(VmStore, libcalls) + self as usize * size_of::<usize>()) as i32
    }
}
