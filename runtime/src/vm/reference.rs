//! References of the heap as compiled code has them: 32 bits, whose low ones tell what they refer to. docs/heap.md lists
//! the forms.

use super::object::OBJECT_ALIGN;

/// The bits of a reference that tell what it is.
pub(crate) const TAG_MASK: u32 = OBJECT_ALIGN - 1;
/// The tag of host values.
pub(crate) const HOST_TAG: u32 = 0b010;
/// How far the index of a host value is shifted.
pub(crate) const HOST_SHIFT: u32 = OBJECT_ALIGN.trailing_zeros();

/// Whether a reference is the offset of an object.
pub(crate) fn is_object(raw: u32) -> bool {
    raw != 0 && raw & TAG_MASK == 0
}

/// Whether a reference is to a value of the host.
pub(crate) fn is_host(raw: u32) -> bool {
    raw & TAG_MASK == HOST_TAG
}
