//! Whether the heap is what compiled code takes it for: checked after each collection, in debug
//! builds.
//!
//! Every reference, in objects and in roots, must be null, a 31-bit integer, a value of the host that is there, or the
//! start of an object; and it must have the type of its place. Stack maps and handles tell no type, so only the former
//! is checked of their references.
#![expect(unsafe_code, reason = "reads the objects that compiled code sees")]

use super::Position;
use super::collect::{references, size_of_object};
use crate::run::store::StoreInner;
use crate::types::{HeapType, Hierarchy, RefType, ValType};
use crate::vm::reference::{is_host, is_object};
use std::collections::HashSet;

impl StoreInner {
    /// Checks all references after a collection.
    ///
    /// # Panics
    ///
    /// When one is wrong.
    ///
    /// # Safety
    ///
    /// Compiled code stands where `position` says, and nothing was allocated since the collection.
    pub(super) unsafe fn verify(&mut self, position: Position) {
        let Some(base) = self.heap.space.as_ref().map(|space| space.base) else {
            return;
        };
        let end = self.heap_record().heap_next;
        let mut starts = HashSet::new();
        let mut at = self.heap.start;
        while at < end {
            starts.insert(at as u32);
            // SAFETY: objects follow each other without a gap.
            let object = unsafe { base.byte_add(at) };
            // SAFETY: as above.
            at += unsafe { size_of_object(object) };
        }
        assert_eq!(at, end, "BUG: the last object ends elsewhere");
        for start in &starts {
            // SAFETY: there is an object.
            let object = unsafe { base.byte_add(*start as usize) };
            // SAFETY: as above.
            for (offset, ty) in unsafe { references(object) } {
                let ValType::Ref(ty) = ty else {
                    panic!("BUG: {ty} is traced");
                };
                // SAFETY: the object has a reference here.
                let field = unsafe { object.byte_add(offset) }.cast::<u32>();
                // SAFETY: as above.
                let raw = unsafe { field.read() };
                self.verify_reference(raw, Some(ty), &starts);
            }
        }
        let mut roots = Vec::new();
        // SAFETY: the caller's promise.
        unsafe { self.for_each_root(position, &mut |raw, ty| roots.push((*raw, ty))) };
        for (raw, ty) in roots {
            self.verify_reference(raw, ty, &starts);
        }
    }

    fn verify_reference(&self, raw: u32, ty: Option<RefType>, starts: &HashSet<u32>) {
        let is_live = match raw {
            raw if is_object(raw) => starts.contains(&raw),
            raw if is_host(raw) => self.heap.host_values.get(raw).is_some(),
            raw => raw == 0 || raw & 1 == 1,
        };
        assert!(is_live, "BUG: {raw:#x} leads nowhere");
        if let Some(ty) = ty {
            let actual = self.heap_type_of(raw);
            assert!(self.may_hold(ty, raw), "BUG: {actual} ({raw:#x}) in the place of {ty}");
        }
    }

    /// Whether a reference that leads somewhere may be in a place of this type.
    fn may_hold(&self, ty: RefType, raw: u32) -> bool {
        let actual = self.heap_type_of(raw);
        match ty.heap.hierarchy() {
            _ if raw == 0 => ty.nullable,
            Hierarchy::Extern => ty.heap == HeapType::Extern && actual != HeapType::Exn,
            _ => self.engine.types().is_heap_subtype(actual, ty.heap),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::run::heap::host::HostValues;
    use crate::run::store::Store;
    use crate::run::store::sealed::{Inner, InnerMut};
    use crate::types::{RefType, ValType};
    use crate::{Config, Engine, Exception, FieldType, Global, GlobalType, StructRef, StructType};
    use crate::{IndexType, Table, TableType, Tag, Val};
    use std::panic::{AssertUnwindSafe, catch_unwind};

    const DANGLING: u32 = 1 << 20;
    const HOST: u32 = 5 << 3 | 0b010;

    struct Heap {
        store: Store,
        /// `(struct (mut (ref null $other)))`, and an object of it.
        object: StructRef,
        other: StructRef,
        global: Global,
        table: Table,
        exception: Exception,
    }

    /// A heap in which all is well.
    fn heap() -> Heap {
        let engine = Engine::new(&Config::default()).unwrap();
        let mut store = Store::new(&engine);
        let other = StructType::new(&engine, []).unwrap();
        let ty = RefType { nullable: true, heap: other.heap_type() };
        let field = FieldType::mutable(ValType::Ref(ty).into());
        let outer = StructType::new(&engine, [field]).unwrap();
        let other = StructRef::new(&mut store, &other, &[]).unwrap();
        let object = StructRef::new(&mut store, &outer, &[other.into()]).unwrap();
        let content = ValType::Ref(RefType { nullable: false, ..ty });
        let global = GlobalType { content, mutable: true };
        let global = Global::new(&mut store, global, other.into()).unwrap();
        let table = TableType { element: ty, index: IndexType::I32, minimum: 2, maximum: None };
        let table = Table::new(&mut store, table, other.into()).unwrap();
        let tag = Tag::new(&mut store, [ValType::EXTERNREF]).unwrap();
        let exception = Exception::new(&mut store, tag, &[Val::ExternRef(None)]).unwrap();
        Heap { store, object, other, global, table, exception }
    }

    impl Heap {
        fn raw(&self, reference: StructRef) -> u32 {
            self.store.inner().raw_any(reference.as_any())
        }

        fn raw_exception(&self) -> u32 {
            self.store.inner().raw_exception(self.exception)
        }

        fn write_global(&mut self, raw: u32) {
            let record = self.store.inner_mut().globals[self.global.index as usize].record;
            // SAFETY: the record lives as long as the store.
            unsafe { (*record.as_ptr()).value = raw.into() };
        }

        fn write_element(&mut self, raw: u32) {
            let table = self.table.index as usize;
            self.store.inner_mut().tables[table].narrow_elements()[1] = raw;
        }

        fn write_field(&mut self, object: u32, raw: u32) {
            let store = self.store.inner_mut();
            let field = store.object_type(object).struct_layout().fields[0];
            store.write_field(object, field, field.offset, raw.into());
        }
    }

    #[track_caller]
    fn check(corrupt: impl FnOnce(&mut Heap), message: &str) {
        let mut heap = heap();
        heap.store.collect().unwrap();
        corrupt(&mut heap);
        let store = heap.store.inner_mut();
        // SAFETY: the host runs.
        let verify = AssertUnwindSafe(|| unsafe { store.verify(super::Position::Host) });
        let panic = catch_unwind(verify).expect_err("it should be noticed");
        let text = panic.downcast::<String>().unwrap();
        assert!(text.contains(message), "{text}");
    }

    #[test]
    fn a_heap_in_order_passes() {
        let Heap { mut store, .. } = heap();
        (0..3).for_each(|_| store.collect().unwrap());
        assert!(store.collections() >= 3);
    }

    #[test]
    fn references_that_lead_nowhere_are_noticed() {
        check(|heap| heap.write_global(DANGLING), "leads nowhere");
        check(|heap| heap.write_element(HOST), "leads nowhere");
        let into_the_middle = |heap: &Heap| heap.raw(heap.object) + 8;
        check(|heap| heap.write_element(into_the_middle(heap)), "leads nowhere");
        check(|heap| heap.write_field(heap.raw(heap.object), DANGLING), "leads nowhere");
        check(|heap| heap.write_field(heap.raw_exception(), HOST), "leads nowhere");
        check(|heap| heap.write_element(0b110), "leads nowhere");
        let forget = |heap: &mut Heap| {
            let value = crate::ExternRef::new(&mut heap.store, 1).unwrap();
            let _ = value.keep(&mut heap.store);
            heap.store.inner_mut().heap.host_values = HostValues::default();
        };
        check(forget, "leads nowhere");
    }

    #[test]
    fn references_of_another_type_are_noticed() {
        let object = |heap: &Heap| heap.raw(heap.object);
        check(|heap| heap.write_global(object(heap)), "in the place of");
        check(|heap| heap.write_global(0), "in the place of (ref struct");
        check(|heap| heap.write_element(object(heap)), "in the place of");
        check(|heap| heap.write_element(3), "i31 (0x3) in the place of");
        check(|heap| heap.write_field(object(heap), object(heap)), "in the place of");
        let exception = |heap: &Heap| heap.raw_exception();
        check(|heap| heap.write_element(exception(heap)), "exn");
        check(|heap| heap.write_field(exception(heap), exception(heap)), "(ref null extern)");
        check(
            |heap| {
                let other = heap.raw(heap.other);
                heap.store.inner_mut().pending =
                    Some(crate::run::unwind::Pending::Exception(other));
            },
            "in the place of (ref exn)",
        );
    }
}
