//! Structs, arrays and host values, as the host makes, reads and keeps them.

mod check;

use check::{call, engine, instantiate, stress_configurations};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wassay_runtime::{
    AnyKind, AnyRef, ArrayRef, ArrayType, Caller, Config, Engine, Exception, Extern, ExternRef,
    FieldType, Func, FuncType, Global, GlobalType, HeapType, RefType, ResourceError, StorageType,
    Store, StoreLimits, StructRef, StructType, Table, TableType, Tag, TypeError, Val, ValType,
};

fn everywhere(test: impl Fn(&mut Store)) {
    for config in stress_configurations() {
        test(&mut Store::new(&Engine::new(&config).unwrap()));
    }
}

fn reference(heap: HeapType) -> ValType {
    ValType::Ref(RefType { nullable: true, heap })
}

/// Counts how many such values were dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[track_caller]
fn refuses<T>(f: impl FnOnce() -> T) {
    assert!(catch_unwind(AssertUnwindSafe(f)).is_err());
}

/// A field of every storage.
fn fields() -> Vec<FieldType> {
    let mut fields = vec![StorageType::I8, StorageType::I16];
    let values = [
        ValType::I32,
        ValType::I64,
        ValType::F32,
        ValType::F64,
        ValType::V128,
        ValType::FUNCREF,
        ValType::EXTERNREF,
        ValType::EXNREF,
        ValType::ANYREF,
    ];
    fields.extend(values.map(StorageType::from));
    fields.into_iter().map(FieldType::mutable).collect()
}

#[test]
fn structs_have_fields_of_every_type() {
    everywhere(|store| {
        let ty = StructType::new(store.engine(), fields()).unwrap();
        assert!(ty.fields().eq(fields()));
        let func = Func::new(store, FuncType::new([], []), |_, _, _| Ok(())).unwrap();
        let host = ExternRef::new(store, 5).unwrap();
        let tag = Tag::new(store, [ValType::I32]).unwrap();
        let exception = Exception::new(store, tag, &[Val::I32(1)]).unwrap();
        let empty = StructRef::new_default(store, &ty).unwrap();
        let values = [
            Val::I32(-1),
            Val::I32(0x1_8000),
            Val::I32(-2),
            Val::I64(i64::MIN),
            Val::F32(0x7fa0_0001),
            Val::F64(0xfff0_0000_0000_0001),
            Val::V128(u128::MAX - 5),
            Val::FuncRef(Some(func)),
            Val::ExternRef(Some(host)),
            Val::ExnRef(Some(exception)),
            empty.into(),
        ];
        let object = StructRef::new(store, &ty, &values).unwrap();
        assert_eq!(object.field_count(store), 11);
        assert_eq!(object.get(store, 0), Some(Val::I32(0xff)));
        assert_eq!(object.get(store, 1), Some(Val::I32(0x8000)));
        for index in 2..8 {
            assert_eq!(object.get(store, index), Some(values[index as usize]));
        }
        let later: Vec<_> = (8..11).map(|index| object.get(store, index).unwrap()).collect();
        assert!(check::same(store, &later, &values[8..]));
        assert_eq!(object.get(store, 11), None);
        for (index, field) in (0..).zip(fields()) {
            let zero = match field.storage {
                StorageType::Val(ty) => Val::default_of(ty).unwrap(),
                _ => Val::I32(0),
            };
            assert_eq!(empty.get(store, index), Some(zero));
            let wrong = if zero == Val::I64(0) { Val::I32(0) } else { Val::I64(0) };
            let error = object.set(store, index, wrong).unwrap_err();
            assert!(matches!(error, ResourceError::Type { .. }));
            object.set(store, index, zero).unwrap();
            assert_eq!(object.get(store, index), Some(zero));
        }
        for wrong in [&values[..10], &[&values[..], &values[..1]].concat(), &[Val::I64(0); 11]] {
            let error = StructRef::new(store, &ty, wrong).unwrap_err();
            assert!(matches!(error, ResourceError::Type { .. }), "{error}");
        }
        assert!(object.set(store, 11, Val::I32(0)).is_err());
    });
}

#[test]
fn arrays_are_made_and_read() {
    everywhere(|store| {
        let element = |ty: ValType| FieldType::mutable(ty.into());
        let anys = ArrayType::new(store.engine(), element(ValType::ANYREF)).unwrap();
        let bytes = ArrayType::new(store.engine(), FieldType::mutable(StorageType::I8)).unwrap();
        let constant =
            ArrayType::new(store.engine(), FieldType::immutable(ValType::I64.into())).unwrap();
        assert_eq!(bytes.element().storage, StorageType::I8);
        let byte = ArrayRef::new(store, &bytes, Val::I32(0x1fe), 5).unwrap();
        let seven = AnyRef::i31(store, 7);
        let list = ArrayRef::new_fixed(store, &anys, &[byte.into(), seven.into(), byte.into()]);
        let list = list.unwrap();
        let same = ArrayRef::new(store, &anys, list.into(), 3).unwrap();
        store.collect().unwrap();
        assert_eq!([byte, list, same].map(|array| array.len(store)), [5, 3, 3]);
        assert_eq!(byte.get(store, 4), Some(Val::I32(0xfe)));
        let Some(Val::AnyRef(Some(found))) = same.get(store, 2) else { panic!() };
        assert!(found.ref_eq(store, list.as_any()));
        let found = found.as_array(store).unwrap();
        let Some(Val::AnyRef(Some(number))) = found.get(store, 1) else { panic!() };
        assert_eq!((number.as_i31(store), number.kind(store)), (Some(7), AnyKind::I31(7)));
        assert_eq!(list.get(store, 3), None);
        assert!(list.set(store, 3, Val::AnyRef(None)).is_err());
        list.set(store, 0, list.into()).unwrap();
        let fixed = ArrayRef::new_default(store, &constant, 2).unwrap();
        assert_eq!(fixed.get(store, 1), Some(Val::I64(0)));
        assert!(fixed.set(store, 0, Val::I64(1)).is_err());
        let none = ArrayRef::new_default(store, &anys, 0).unwrap();
        assert!(none.is_empty(store) && !list.is_empty(store));
        let non_null = RefType { nullable: false, heap: HeapType::Any };
        let strict = ArrayType::new(store.engine(), element(ValType::Ref(non_null))).unwrap();
        assert!(ArrayRef::new_default(store, &strict, 1).is_err());
        assert!(ArrayRef::new(store, &strict, seven.into(), 1).is_ok());
        assert!(ArrayRef::new_fixed(store, &bytes, &[Val::I64(1)]).is_err());
    });
}

/// The same type from a module and from the host is equal, and casts agree with that.
#[test]
fn types_are_those_of_modules() {
    const TEXT: &str = r#"(module
        (type $pair (struct (field (mut i32)) (field (mut anyref))))
        (type $base (sub (struct (field i32))))
        (type $derived (sub final $base (struct (field i32) (field (mut i64)))))
        (type $pairs (array (mut (ref null $pair))))
        (func (export "pair") (param anyref) (result (ref $pair))
            (struct.new $pair (i32.const 3) (local.get 0)))
        (func (export "sum") (param (ref $pair)) (result i32)
            (i32.add (struct.get $pair 0 (local.get 0)) (i32.const 100)))
        (func (export "derived") (result (ref null $base))
            (struct.new $derived (i32.const 4) (i64.const 5)))
        (func (export "types") (result (ref null $base) (ref null $derived) (ref null $pairs))
            (ref.null $base) (ref.null $derived) (ref.null $pairs)))"#;
    everywhere(|store| {
        let instance = instantiate(store, TEXT, &[]);
        let engine = store.engine().clone();
        let fields = [ValType::I32, ValType::ANYREF].map(|ty| FieldType::mutable(ty.into()));
        let pair = StructType::new(&engine, fields).unwrap();
        let results = instance.func(store, "types").unwrap().ty(store).results.clone();
        let heap = |ty: ValType| {
            let ValType::Ref(ty) = ty else { panic!("{ty}") };
            ty.heap
        };
        let base = StructType::of(&engine, heap(results[0])).unwrap();
        let derived = StructType::of(&engine, heap(results[1])).unwrap();
        let pairs = ArrayType::of(&engine, heap(results[2])).unwrap();
        assert!(StructType::of(&engine, heap(results[2])).is_none());
        assert!(StructType::of(&engine, HeapType::Struct).is_none());
        assert_eq!(pairs.element().storage, StorageType::Val(reference(pair.heap_type())));
        let sum = instance.func(store, "sum").unwrap();
        let object = StructRef::new(store, &pair, &[Val::I32(8), Val::AnyRef(None)]).unwrap();
        assert_eq!(sum.call(store, &[object.into()]).unwrap().unwrap(), [Val::I32(108)]);
        let func = instance.func(store, "derived").unwrap();
        let made = func.call(store, &[]).unwrap().unwrap();
        let [Val::AnyRef(Some(made))] = made[..] else { panic!("{made:?}") };
        assert!(sum.call(store, &[made.into()]).is_err());
        assert_eq!(made.as_struct(store).unwrap().ty(store), derived);
        assert!(made.as_array(store).is_none() && made.as_i31(store).is_none());
        let matching = [base.heap_type(), derived.heap_type(), HeapType::Struct, HeapType::Eq];
        assert!(matching.into_iter().all(|heap| made.matches_ty(store, heap)));
        let others = [pair.heap_type(), HeapType::Array, HeapType::I31, HeapType::None];
        assert!(!others.into_iter().any(|heap| made.matches_ty(store, heap)));
        assert!(Val::from(made).matches_ty(store, results[0]));
        assert!(!Val::from(made).matches_ty(store, results[2]));
        assert!(Val::AnyRef(None).matches_ty(store, results[2]));
        assert!(!Val::AnyRef(None).matches_ty(store, ValType::EXTERNREF));
        let array = ArrayRef::new(store, &pairs, object.into(), 2).unwrap();
        assert!(array.set(store, 0, made.into()).is_err());
        assert!(array.matches_ty(store, HeapType::Array));
        let host = ExternRef::new(store, ()).unwrap().internalize();
        assert_eq!(host.kind(store), AnyKind::Host);
        assert!(host.matches_ty(store, HeapType::Any) && !host.matches_ty(store, HeapType::Eq));
    });
}

#[test]
fn values_of_other_stores_and_engines_are_refused() {
    let (here, there) = (engine(), engine());
    let field = || [FieldType::mutable(ValType::I32.into())];
    let [ours, theirs] = [&here, &there].map(|engine| StructType::new(engine, field()).unwrap());
    assert_ne!(ours, theirs);
    let mut store = Store::new(&here);
    let mut other = Store::new(&here);
    let mut foreign = Store::new(&there);
    let object = StructRef::new(&mut store, &ours, &[Val::I32(1)]).unwrap();
    // Another store of the same engine.
    refuses(|| object.get(&mut other, 0));
    refuses(|| object.keep(&mut other));
    refuses(|| object.unroot(&mut other));
    refuses(|| object.matches_ty(&other, HeapType::Any));
    let anys = ArrayType::new(&here, FieldType::mutable(ValType::ANYREF.into())).unwrap();
    refuses(|| ArrayRef::new(&mut other, &anys, object.into(), 1));
    let list = ArrayRef::new_default(&mut other, &anys, 1).unwrap();
    refuses(|| list.set(&mut other, 0, object.into()));
    let number = AnyRef::i31(&store, 1);
    refuses(|| list.set(&mut other, 0, number.into()));
    // Types of another engine.
    refuses(|| StructRef::new(&mut foreign, &ours, &[Val::I32(1)]));
    refuses(|| StructRef::new_default(&mut foreign, &ours));
    refuses(|| ArrayRef::new_default(&mut foreign, &anys, 1));
    let heap = ours.heap_type();
    assert!(StructType::of(&there, heap).is_none());
    let field = FieldType::mutable(reference(heap).into());
    let foreign_type = TypeError::Foreign(reference(heap));
    assert_eq!(StructType::new(&there, [field]).unwrap_err(), foreign_type);
    assert_eq!(ArrayType::new(&there, field).unwrap_err(), foreign_type);
    let is_refused = |error: ResourceError| assert!(matches!(error, ResourceError::Type { .. }));
    let ty = GlobalType { content: reference(heap), mutable: false };
    is_refused(Global::new(&mut foreign, ty, Val::AnyRef(None)).unwrap_err());
    let element = RefType { nullable: true, heap };
    let index = wassay_runtime::IndexType::I32;
    let ty = TableType { element, index, minimum: 0, maximum: None };
    is_refused(Table::new(&mut foreign, ty, Val::AnyRef(None)).unwrap_err());
    is_refused(Tag::new(&mut foreign, [reference(heap)]).unwrap_err());
    let ty = FuncType::new([reference(heap)], []);
    is_refused(Func::new(&mut foreign, ty, |_, _, _| Ok(())).unwrap_err());
}

#[test]
fn types_go_with_their_last_user() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let ty = StructType::new(&engine, fields()).unwrap();
    let before = engine.live_rec_groups();
    let object = StructRef::new_default(&mut store, &ty).unwrap();
    drop(ty);
    assert_eq!(engine.live_rec_groups(), before);
    assert!(object.ty(&store).fields().eq(fields()));
    drop(store);
    assert_eq!(engine.live_rec_groups(), before - 1);
    let many = std::iter::repeat_n(fields()[0], 10_001);
    assert_eq!(StructType::new(&engine, many).unwrap_err(), TypeError::TooManyFields(10_001));
}

#[test]
fn a_full_heap_refuses_objects_of_the_host() {
    everywhere(|store| {
        store.set_limits(StoreLimits { heap_bytes: 4 << 10, ..StoreLimits::default() });
        let ty = FieldType::mutable(ValType::ANYREF.into());
        let ty = ArrayType::new(store.engine(), ty).unwrap();
        let mut list = AnyRef::i31(store, 0);
        let full = loop {
            match ArrayRef::new(store, &ty, list.into(), 20) {
                Ok(array) => list = array.as_any(),
                Err(error) => break error,
            }
        };
        assert!(matches!(full, ResourceError::Memory { .. }), "{full}");
        assert!(ArrayRef::new_default(store, &ty, u32::MAX).is_err());
        assert!(store.heap_usage().capacity <= 4 << 10, "{:?}", store.heap_usage());
        // Once the first handles are gone there is room again.
        let mut store = Store::new(store.engine());
        store.set_limits(StoreLimits { heap_bytes: 4 << 10, ..StoreLimits::default() });
        for _ in 0..200 {
            store.scope(|store| ArrayRef::new_default(store, &ty, 20).unwrap());
        }
    });
}

#[test]
fn values_of_the_host_go_when_nothing_refers_to_them() {
    const TEXT: &str = r#"(module
        (global $g (export "g") (mut externref) (ref.null extern))
        (table $t (export "t") 2 externref)
        (type $box (struct (field (mut anyref))))
        (tag $tag (param externref))
        (global $box (mut (ref null $box)) (ref.null $box))
        (global $exn (mut exnref) (ref.null exn))
        (func (export "global") (param externref) (global.set $g (local.get 0)))
        (func (export "table") (param externref) (table.set $t (i32.const 1) (local.get 0)))
        (func (export "box") (param externref)
            (global.set $box (struct.new $box (any.convert_extern (local.get 0)))))
        (func (export "exn") (param externref)
            (global.set $exn (block $h (result exnref)
                (try_table (catch_all_ref $h) (throw $tag (local.get 0))) unreachable)))
        (func (export "nothing") (param externref))
        (func (export "forget")
            (global.set $g (ref.null extern)) (table.set $t (i32.const 1) (ref.null extern))
            (global.set $box (ref.null $box)) (global.set $exn (ref.null exn))))"#;
    everywhere(|store| {
        let instance = instantiate(store, TEXT, &[]);
        for (place, kept) in [("global", 1), ("table", 1), ("box", 1), ("exn", 1), ("nothing", 0)] {
            let drops = Arc::new(AtomicUsize::new(0));
            store.scope(|store| {
                let value = ExternRef::new(store, Counted(drops.clone())).unwrap();
                assert_eq!(call(store, instance, place, &[Val::ExternRef(Some(value))]), "");
                (0..3).for_each(|_| store.collect().unwrap());
                assert_eq!(drops.load(Ordering::SeqCst), 0, "a handle keeps it: {place}");
                let value = value.value(store).unwrap();
                assert!(value.downcast_ref::<Counted>().is_some());
            });
            (0..3).for_each(|_| store.collect().unwrap());
            assert_eq!(drops.load(Ordering::SeqCst), 1 - kept, "{place}");
            assert_eq!(store.heap_usage().host_values, kept);
            assert_eq!(call(store, instance, "forget", &[]), "");
            store.collect().unwrap();
            assert_eq!(drops.load(Ordering::SeqCst), 1, "{place}");
            assert_eq!(store.heap_usage().host_values, 0);
        }
        let drops = Arc::new(AtomicUsize::new(0));
        let value = ExternRef::new(store, Counted(drops.clone())).unwrap();
        let kept = value.keep(store);
        value.unroot(store);
        store.collect().unwrap();
        assert_eq!(drops.load(Ordering::SeqCst), 0);
        kept.unroot(store);
        store.collect().unwrap();
        assert_eq!(drops.load(Ordering::SeqCst), 1);
    });
}

/// Values that a host function makes in a loop are dropped without a call of `collect`.
#[test]
fn many_values_of_the_host_take_bounded_room() {
    let drops = Arc::new(AtomicUsize::new(0));
    let mut store = Store::new(&engine());
    let counter = drops.clone();
    let ty = FuncType::new([], [ValType::EXTERNREF]);
    let make = Func::new(&mut store, ty, move |caller: &mut Caller<'_>, _, results| {
        let value = ExternRef::new(caller, Counted(counter.clone())).unwrap();
        assert!(caller.heap_usage().host_values <= 1100, "{:?}", caller.heap_usage());
        results[0] = Val::ExternRef(Some(value));
        Ok(())
    });
    let text = r#"(module
        (import "" "make" (func $make (result externref)))
        (table $t 16 externref)
        (func (export "run") (param i32)
            (loop $next
                (table.set $t (i32.and (local.get 0) (i32.const 15)) (call $make))
                (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))"#;
    let instance = instantiate(&mut store, text, &[Extern::Func(make.unwrap())]);
    assert_eq!(call(&mut store, instance, "run", &[Val::I32(20_000)]), "");
    assert!(drops.load(Ordering::SeqCst) > 18_000);
    store.collect().unwrap();
    assert_eq!(drops.load(Ordering::SeqCst), 20_000 - 16);
    drop(store);
    assert_eq!(drops.load(Ordering::SeqCst), 20_000);
}

/// A destructor panics only while the host has control: compiled code that waits is left in order.
#[test]
fn a_destructor_may_panic() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("on purpose");
        }
    }
    const TEXT: &str = r#"(module
        (type $s (struct))
        (import "" "host" (func $host))
        (func (export "run") (result i32)
            (drop (struct.new $s)) (drop (struct.new $s)) (call $host) (i32.const 1))
        (func (export "ok") (result i32) (i32.const 2)))"#;
    let text = |payload: Box<dyn std::any::Any + Send>| *payload.downcast::<&str>().unwrap();
    let engine = Engine::new(&Config { gc_stress: true, ..Config::default() }).unwrap();
    let mut store = Store::new(&engine);
    let host = Func::new(&mut store, FuncType::new([], []), |_, _, _| Ok(())).unwrap();
    let instance = instantiate(&mut store, TEXT, &[Extern::Func(host)]);
    store.scope(|store| ExternRef::new(store, Bomb).unwrap());
    // Compiled code collects. The value is not dropped until the host function is called.
    let run = catch_unwind(AssertUnwindSafe(|| call(&mut store, instance, "run", &[])));
    assert_eq!(text(run.unwrap_err()), "on purpose");
    assert_eq!(call(&mut store, instance, "run", &[]), "1");
    store.scope(|store| ExternRef::new(store, Bomb).unwrap());
    let collected = catch_unwind(AssertUnwindSafe(|| store.collect()));
    assert_eq!(text(collected.unwrap_err()), "on purpose");
    assert_eq!(call(&mut store, instance, "ok", &[]), "2");
    assert_eq!(store.heap_usage().host_values, 0);
}

#[test]
fn handles_of_a_host_function_go_with_its_call() {
    everywhere(|store| {
        let ty = FuncType::new([ValType::ANYREF, ValType::EXTERNREF], [ValType::ANYREF]);
        let host = Func::new(store, ty, |caller, params, results| {
            let Val::AnyRef(Some(object)) = params[0] else { panic!() };
            let handles = caller.heap_usage().handles;
            caller.scope(|caller| {
                let object = object.as_struct(caller).unwrap();
                (0..20).for_each(|_| _ = object.get(caller, 0).unwrap());
                assert_eq!(caller.heap_usage().handles, handles + 20);
            });
            assert_eq!(caller.heap_usage().handles, handles);
            results[0] = params[0];
            Ok(())
        });
        let text = r#"(module
            (type $box (struct (field (mut anyref))))
            (import "" "host" (func $host (param anyref externref) (result anyref)))
            (func (export "run") (param i32 externref) (local $b (ref null $box))
                (local.set $b (struct.new_default $box))
                (struct.set $box 0 (local.get $b) (local.get $b))
                (loop $next
                    (local.set $b (ref.cast (ref $box) (call $host (local.get $b) (local.get 1))))
                    (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))"#;
        let instance = instantiate(store, text, &[Extern::Func(host.unwrap())]);
        let value = ExternRef::new(store, 1).unwrap();
        let arguments = [Val::I32(50), Val::ExternRef(Some(value))];
        assert_eq!(call(store, instance, "run", &arguments), "");
        assert_eq!(store.heap_usage().handles, 1);
    });
}
