//! Codes of traps: one row per trap gives its code, its name and the specification's text.
//!
//! Compiled code passes a [`RaiseReason`] to the libcall `raise`, which ends its activation. Invariant: the numbers in compiled
//! code are only ever made from a [`RaiseReason`].

use std::fmt;

macro_rules! traps {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why execution trapped. The texts are those of the specification's reference interpreter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum TrapCode {
            $($(#[$doc])* $name,)*
        }

        impl TrapCode {
            const ALL: &[TrapCode] = &[$(TrapCode::$name,)*];

            /// The specification's text, such as `integer divide by zero`.
            pub const fn text(self) -> &'static str {
                match self {
                    $(TrapCode::$name => $text,)*
                }
            }
        }
    };
}

traps! {
    /// The `unreachable` instruction.
    Unreachable = "unreachable",
    /// Division or remainder by zero.
    IntegerDivideByZero = "integer divide by zero",
    /// A quotient or a truncated float that the result type cannot hold.
    IntegerOverflow = "integer overflow",
    /// Truncation of a NaN.
    InvalidConversionToInteger = "invalid conversion to integer",
    /// A memory access or bulk operation past the end of a memory or data segment.
    OutOfBoundsMemoryAccess = "out of bounds memory access",
    /// A table access or bulk operation past the end of a table or element segment.
    OutOfBoundsTableAccess = "out of bounds table access",
    /// `call_indirect` with an index past the end of the table.
    UndefinedElement = "undefined element",
    /// `call_indirect` through a null reference.
    UninitializedElement = "uninitialized element",
    /// `call_indirect` to a function of another type.
    IndirectCallTypeMismatch = "indirect call type mismatch",
    /// `call_ref` of null.
    NullFunctionReference = "null function reference",
    /// `ref.as_non_null` or `ref.get_desc` of null.
    NullReference = "null reference",
    /// `throw_ref` of null.
    NullExceptionReference = "null exception reference",
    /// Access to a field of null.
    NullStructureReference = "null structure reference",
    /// Access to an element of null.
    NullArrayReference = "null array reference",
    /// The value of a null `i31ref`.
    NullI31Reference = "null i31 reference",
    /// A new struct, or a cast by descriptor, with null for a descriptor.
    NullDescriptorReference = "null descriptor reference",
    /// An array access or bulk operation past the end of an array.
    OutOfBoundsArrayAccess = "out of bounds array access",
    /// `ref.cast` of a reference of another type.
    CastFailure = "cast failure",
    /// `ref.cast_desc_eq` of a reference with another descriptor.
    DescriptorCastFailure = "descriptor cast failure",
    /// An atomic access to an address that is not a multiple of its width.
    UnalignedAtomic = "unaligned atomic",
    /// `memory.atomic.wait` on a memory that is not shared.
    ExpectedSharedMemory = "expected shared memory",
    /// The run was interrupted through an `InterruptHandle`.
    Interrupted = "interrupted",
    /// A host function returned an error.
    Host = "host function failed",
}

/// Why compiled code ends its activation: the reason that it passes to `raise`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RaiseReason {
    Trap(TrapCode),
    /// The check of the stack limit failed: an exhausted stack and an interruption look the same to compiled code.
    StackCheck,
    /// The heap is full of what is in use.
    HeapExhausted,
    /// The function could not be compiled when it was first called.
    NotCompiled,
}

impl RaiseReason {
    const STACK_CHECK: u8 = u8::MAX;
    const HEAP_EXHAUSTED: u8 = u8::MAX - 1;
    const NOT_COMPILED: u8 = u8::MAX - 2;

    const fn number(self) -> u8 {
        match self {
            RaiseReason::Trap(code) => code as u8,
            RaiseReason::StackCheck => Self::STACK_CHECK,
            RaiseReason::HeapExhausted => Self::HEAP_EXHAUSTED,
            RaiseReason::NotCompiled => Self::NOT_COMPILED,
        }
    }

    fn from_number(number: u8) -> Option<Self> {
        match number {
            Self::STACK_CHECK => Some(RaiseReason::StackCheck),
            Self::HEAP_EXHAUSTED => Some(RaiseReason::HeapExhausted),
            Self::NOT_COMPILED => Some(RaiseReason::NotCompiled),
            code => TrapCode::ALL.get(usize::from(code)).copied().map(RaiseReason::Trap),
        }
    }

    /// The reason and the offset of the operator in the module's binary, as compiled code passes them: in one word,
    /// which a single instruction can load in modules of up to 8 MiB.
    pub(crate) fn at(self, wasm_offset: u32) -> u64 {
        u64::from(wasm_offset) << 8 | u64::from(self.number())
    }

    /// The reason and the offset in a word that [`Self::at`] made, or none if the word names no reason.
    pub(crate) fn from_word(word: u64) -> Option<(Self, u32)> {
        let wasm_offset = u32::try_from(word >> 8).ok()?;
        Some((Self::from_number(word as u8)?, wasm_offset))
    }
}

impl From<TrapCode> for RaiseReason {
    fn from(code: TrapCode) -> Self {
        RaiseReason::Trap(code)
    }
}

impl fmt::Display for TrapCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_names_a_reason_only_if_a_reason_made_it() {
        let named = (0..=u8::MAX).filter_map(RaiseReason::from_number);
        let named: Vec<RaiseReason> = named.collect();
        assert_eq!(named.len(), TrapCode::ALL.len() + 3);
        for reason in named {
            for offset in [0, 0x1234, u32::MAX] {
                assert_eq!(RaiseReason::from_word(reason.at(offset)), Some((reason, offset)));
            }
        }
        let unknown = [TrapCode::ALL.len() as u64, 252, 1 << 40, u64::MAX];
        assert!(unknown.into_iter().all(|word| RaiseReason::from_word(word).is_none()));
    }
}
