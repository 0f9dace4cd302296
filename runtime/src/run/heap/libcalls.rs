//! What compiled code calls the heap for.
//!
//! What may collect is called through [`collecting`], which notes where compiled code stands (*noted
//! frame* in docs/heap.md). Results are 64-bit: a reference or a negative number.
#![expect(unsafe_code, reason = "the functions that compiled code calls")]

use super::Position;
use crate::run::libcall::instance;
use crate::run::store::StoreInner;
use crate::run::store::memory::range;
use crate::vm::libcall::{
    ARRAY_OUT_OF_BOUNDS, DONE, HEAP_FULL, OUT_OF_SEGMENT, SEGMENT_OUT_OF_BOUNDS,
};
use crate::vm::{ObjectTypePointer, Slot, VmContext, VmStore};
use std::arch::naked_asm;
use std::mem::offset_of;

/// A function that notes its caller's frame pointer and its return address in the store's record, then jumps to another
/// function with the arguments unchanged.
macro_rules! collecting {
    ($($(#[$doc:meta])* $name:ident($($param:ty),*) => $function:ident;)*) => {$(
        $(#[$doc])*
        #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), unsafe(naked))]
        pub(crate) unsafe extern "C" fn $name(_: *mut VmContext, $(_: $param),*) -> i64 {
            #[cfg(all(target_arch = "x86_64", not(windows)))]
            naked_asm!(
                "mov rax, [rdi + {store}]",
                "mov r10, [rsp]",
                "mov [rax + {pc}], r10",
                "mov [rax + {fp}], rbp",
                "jmp {function}",
                store = const offset_of!(VmContext, store),
                pc = const offset_of!(VmStore, collect_pc),
                fp = const offset_of!(VmStore, collect_fp),
                function = sym $function,
            );
            #[cfg(all(target_arch = "x86_64", windows))]
            naked_asm!(
                "mov rax, [rcx + {store}]",
                "mov r10, [rsp]",
                "mov [rax + {pc}], r10",
                "mov [rax + {fp}], rbp",
                "jmp {function}",
                store = const offset_of!(VmContext, store),
                pc = const offset_of!(VmStore, collect_pc),
                fp = const offset_of!(VmStore, collect_fp),
                function = sym $function,
            );
            #[cfg(target_arch = "aarch64")]
            naked_asm!(
                "ldr x16, [x0, #{store}]",
                "str x30, [x16, #{pc}]",
                "str x29, [x16, #{fp}]",
                "b {function}",
                store = const offset_of!(VmContext, store),
                pc = const offset_of!(VmStore, collect_pc),
                fp = const offset_of!(VmStore, collect_fp),
                function = sym $function,
            );
            #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
            unreachable!("BUG: compiled code on a processor that `Engine::new` refuses")
        }
    )*};
}

collecting! {
    /// (type) -> a struct, not initialised.
    allocate_struct(ObjectTypePointer) => allocate_struct_here;
    /// (type, length) -> an array of zeroes or nulls.
    allocate_array(ObjectTypePointer, u32) => allocate_array_here;
    /// (type, segment, from, length) -> an array.
    array_new_data(ObjectTypePointer, u32, u32, u32) => array_new_data_here;
    /// (type, segment, from, length) -> an array.
    array_new_elem(ObjectTypePointer, u32, u32, u32) => array_new_elem_here;
    /// (tag) -> an exception, whose values are not initialised.
    exception_new(u32) => exception_new_here;
}

fn reference(object: Option<u32>) -> i64 {
    object.map_or(HEAP_FULL, i64::from)
}

/// # Safety
///
/// To be called only by compiled code, through [`allocate_struct`].
unsafe extern "C" fn allocate_struct_here(
    context: *mut VmContext,
    object: ObjectTypePointer,
) -> i64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, _) = unsafe { instance(context) };
    // SAFETY: compiled code passes a type of its module, which its store holds.
    let size = unsafe { &*object }.struct_layout().size;
    // SAFETY: as above.
    reference(unsafe { store.allocate_object(object, size.into(), Position::Libcall) })
}

/// # Safety
///
/// To be called only by compiled code, through [`allocate_array`].
unsafe extern "C" fn allocate_array_here(
    context: *mut VmContext,
    object: ObjectTypePointer,
    length: u32,
) -> i64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, _) = unsafe { instance(context) };
    // SAFETY: compiled code passes a type of its module, which its store holds.
    reference(unsafe { store.allocate_array(object, length, Position::Libcall) })
}

/// # Safety
///
/// To be called only by compiled code, through [`array_new_data`].
unsafe extern "C" fn array_new_data_here(
    context: *mut VmContext,
    object: ObjectTypePointer,
    segment: u32,
    from: u32,
    length: u32,
) -> i64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    // SAFETY: compiled code passes a type of its module, which its store holds.
    let size = unsafe { &*object }.element().storage.size();
    if store.data_range(index, segment, from, length, size).is_none() {
        return OUT_OF_SEGMENT;
    }
    let init = |store: &mut StoreInner, array| {
        store.init_array_data(index, array, segment, 0, from, length)
    };
    // SAFETY: as above, and compiled code called through a stub of this file.
    unsafe { initialized_array(store, object, length, init) }
}

/// # Safety
///
/// To be called only by compiled code, through [`array_new_elem`].
unsafe extern "C" fn array_new_elem_here(
    context: *mut VmContext,
    object: ObjectTypePointer,
    segment: u32,
    from: u32,
    length: u32,
) -> i64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let elements = store.instances[index].elements(segment).len();
    if range(from.into(), length.into(), elements).is_none() {
        return OUT_OF_SEGMENT;
    }
    let init = |store: &mut StoreInner, array| {
        store.init_array_elem(index, array, segment, 0, from, length)
    };
    // SAFETY: compiled code passes a type of its module, which its store holds, through a stub of
    // this file.
    unsafe { initialized_array(store, object, length, init) }
}

/// # Safety
///
/// To be called only by compiled code, through [`exception_new`].
unsafe extern "C" fn exception_new_here(context: *mut VmContext, tag: u32) -> i64 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    let tag = store.instances[index].tags[tag as usize];
    // SAFETY: compiled code called through a stub of this file.
    reference(unsafe { store.allocate_exception(tag, Position::Libcall) })
}

/// Makes an array and fills it from a segment that has been found long enough.
///
/// # Safety
///
/// As [`StoreInner::allocate_array`], in a libcall of this file.
unsafe fn initialized_array(
    store: &mut StoreInner,
    object: ObjectTypePointer,
    length: u32,
    init: impl FnOnce(&mut StoreInner, u32) -> u32,
) -> i64 {
    // SAFETY: the caller's promise.
    let array = unsafe { store.allocate_array(object, length, Position::Libcall) };
    let Some(array) = array else {
        return HEAP_FULL;
    };
    let status = init(store, array);
    debug_assert_eq!(status, DONE);
    array.into()
}

/// # Safety
///
/// To be called only by compiled code.
pub(crate) unsafe extern "C" fn array_fill(
    context: *mut VmContext,
    array: u32,
    at: u32,
    length: u32,
    low: u64,
    high: u64,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, _) = unsafe { instance(context) };
    let value = Slot::from(high) << 64 | Slot::from(low);
    store.fill_array(array, at, length, value).map_or(ARRAY_OUT_OF_BOUNDS, |()| DONE)
}

/// # Safety
///
/// To be called only by compiled code.
pub(crate) unsafe extern "C" fn array_copy(
    context: *mut VmContext,
    to_array: u32,
    to: u32,
    from_array: u32,
    from: u32,
    length: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, _) = unsafe { instance(context) };
    let copied = store.copy_array(to_array, to, from_array, from, length);
    copied.map_or(ARRAY_OUT_OF_BOUNDS, |()| DONE)
}

/// # Safety
///
/// To be called only by compiled code.
pub(crate) unsafe extern "C" fn array_init_data(
    context: *mut VmContext,
    array: u32,
    segment: u32,
    to: u32,
    from: u32,
    length: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    store.init_array_data(index, array, segment, to, from, length)
}

/// # Safety
///
/// To be called only by compiled code.
pub(crate) unsafe extern "C" fn array_init_elem(
    context: *mut VmContext,
    array: u32,
    segment: u32,
    to: u32,
    from: u32,
    length: u32,
) -> u32 {
    // SAFETY: compiled code passes its own instance's context and holds no reference.
    let (store, index) = unsafe { instance(context) };
    store.init_array_elem(index, array, segment, to, from, length)
}

impl StoreInner {
    /// The bytes of `length` elements of this size from `from` on in a data segment, if it has them.
    fn data_range(
        &self,
        instance: usize,
        segment: u32,
        from: u32,
        length: u32,
        size: u32,
    ) -> Option<std::ops::Range<usize>> {
        let instance = &self.instances[instance];
        let dropped = instance.is_data_dropped(segment);
        let available = if dropped { 0 } else { instance.module.data(segment).len() };
        range(from.into(), u64::from(length) * u64::from(size), available)
    }

    fn init_array_data(
        &mut self,
        instance: usize,
        array: u32,
        segment: u32,
        to: u32,
        from: u32,
        length: u32,
    ) -> u32 {
        let size = self.object_type(array).element().storage.size();
        if self.elements_mut(array, to, length).is_none() {
            return ARRAY_OUT_OF_BOUNDS;
        }
        let Some(range) = self.data_range(instance, segment, from, length, size) else {
            return SEGMENT_OUT_OF_BOUNDS;
        };
        let module = self.instances[instance].module.clone();
        let elements = self.elements_mut(array, to, length).expect("BUG: checked above");
        if !range.is_empty() {
            elements.copy_from_slice(&module.data(segment)[range]);
        }
        DONE
    }

    fn init_array_elem(
        &mut self,
        instance: usize,
        array: u32,
        segment: u32,
        to: u32,
        from: u32,
        length: u32,
    ) -> u32 {
        let element = self.object_type(array).element();
        if self.elements_mut(array, to, length).is_none() {
            return ARRAY_OUT_OF_BOUNDS;
        }
        let values = self.instances[instance].elements(segment);
        let Some(range) = range(from.into(), length.into(), values.len()) else {
            return SEGMENT_OUT_OF_BOUNDS;
        };
        let values: Vec<u64> = values[range].to_vec();
        let elements = self.elements_mut(array, to, length).expect("BUG: checked above");
        if element.storage.is_wide() {
            let chunks = elements.chunks_exact_mut(8).zip(values);
            chunks.for_each(|(to, value)| to.copy_from_slice(&value.to_ne_bytes()));
        } else {
            let chunks = elements.chunks_exact_mut(4).zip(values);
            chunks.for_each(|(to, value)| to.copy_from_slice(&(value as u32).to_ne_bytes()));
        }
        DONE
    }
}
