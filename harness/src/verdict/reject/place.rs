//! Finds where a module is wrong, whatever an engine says of it.

use std::borrow::Cow;

use wasmparser::{Validator, WasmFeatures};

use super::{decode, parse_text};
use crate::script::Subject;

/// Where a module is wrong: the first place in the order of the specification's readers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RefusalPlace<'a> {
    /// A byte of the source of a text module.
    Text(usize),
    /// An offset in the bytes of a module, which may have been a text.
    Binary {
        /// The bytes.
        bytes: Cow<'a, [u8]>,
        /// The offset.
        offset: u64,
    },
}

impl<'a> RefusalPlace<'a> {
    /// Reads a module that was refused. `None` if nothing is wrong with it, or the place is not known.
    pub fn of(subject: Subject<'a>, features: WasmFeatures) -> Option<Self> {
        let bytes = match subject {
            Subject::Binary(bytes) => Cow::Borrowed(bytes),
            Subject::Text(source) => match parse_text(source, features) {
                Ok(bytes) => Cow::Owned(bytes),
                // A rule about the whole module has no place.
                Err(refusal) => return (refusal.offset > 0).then_some(Self::Text(refusal.offset)),
            },
        };
        let offset = match decode(&bytes, features) {
            Err(refusal) => refusal.offset as u64,
            Ok(()) => Validator::new_with_features(features).validate_all(&bytes).err()?.offset(),
        };
        Some(Self::Binary { bytes, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::InstructionPlace;
    use crate::script::features::Features;

    #[test]
    fn the_first_mistake_is_found() {
        let features = Features::WASM3.to_wasmparser();
        let of = |text: &'static str| RefusalPlace::of(Subject::Text(text.as_bytes()), features);
        assert_eq!(of("(func nonsense)"), Some(RefusalPlace::Text(6)));
        assert_eq!(of("(func (call $f))"), Some(RefusalPlace::Text(12)));
        assert_eq!(of("(func)"), None);
        let Some(RefusalPlace::Binary { bytes, offset }) =
            of("(func) (func (result i32) (nop) (i32.add (i32.const 1) (i64.const 2)))")
        else {
            panic!("it is invalid");
        };
        let place = InstructionPlace::at(&bytes, offset, features).unwrap();
        assert_eq!((place.index, place.instruction), (1, Some(3)), "the i32.add");
        let malformed =
            RefusalPlace::of(Subject::Binary(b"\0asm\x01\0\0\0\x0d\x00\x0e\x00"), features);
        assert!(
            matches!(malformed, Some(RefusalPlace::Binary { offset: 8.., .. })),
            "{malformed:?}"
        );
    }
}
