//! Random sequences of heap operations, by the host and by compiled code, against a plain model.
//!
//! The model never frees anything and finds what is reachable by itself. After each collection the
//! heap must hold exactly that, byte for byte, and every value of the host that is not reachable must
//! have been dropped.

mod check;

use check::instantiate;
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use std::sync::{Arc, Mutex};
use wassay_runtime::{
    AnyKind, AnyRef, ArrayRef, ArrayType, Config, Engine, Exception, ExternRef, FieldType,
    HeapType, Instance, Outcome, Store, StructRef, StructType, Val,
};

const TEXT: &str = r#"(module
    (type $pair (struct (field (mut i64)) (field (mut anyref))))
    (type $list (array (mut anyref)))
    (tag $tag (param anyref))
    (table $table (export "table") 4 anyref)
    (table $exceptions (export "exceptions") 2 exnref)
    (global $global (export "global") (mut anyref) (ref.null any))
    (func (export "types") (result (ref null $pair) (ref null $list))
        (ref.null $pair) (ref.null $list))
    (func (export "pair") (param i64 anyref) (result anyref)
        (struct.new $pair (local.get 0) (local.get 1)))
    (func (export "list") (param anyref i32) (result anyref)
        (array.new $list (local.get 0) (local.get 1)))
    (func (export "throw") (param anyref) (throw $tag (local.get 0)))
    (func (export "catch") (param anyref i32)
        (table.set $exceptions (local.get 1) (block $h (result exnref)
            (try_table (catch_all_ref $h) (throw $tag (local.get 0))) unreachable)))
    (func (export "open") (param i32) (result anyref) (local $e exnref)
        (local.set $e (table.get $exceptions (local.get 0)))
        (if (ref.is_null (local.get $e)) (then (return (ref.null any))))
        (block $h (result anyref)
            (try_table (catch $tag $h) (throw_ref (local.get $e))) unreachable))
    (func (export "garbage") (param i32)
        (loop $next
            (drop (array.new $list (struct.new_default $pair) (i32.const 7)))
            (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))))"#;

const SLOTS: usize = 5;

/// Operations on slots, each of which may have a handle: first those of the host, then those of compiled code.
#[derive(Clone, Debug)]
enum Op {
    Integer { to: usize, value: i32 },
    HostValue { to: usize },
    Pair { to: usize, number: i64, from: usize, by_host: bool },
    List { to: usize, from: usize, length: u32, by_host: bool },
    Set { object: usize, index: u32, from: usize },
    Get { to: usize, object: usize, index: u32 },
    TableSet { index: usize, from: usize },
    TableGet { to: usize, index: usize },
    GlobalSet { from: usize },
    GlobalGet { to: usize },
    Throw { to: usize, from: usize },
    Catch { index: usize, from: usize },
    Open { to: usize, index: usize },
    Keep { slot: usize },
    Unroot { slot: usize },
    Garbage { count: i32 },
    Collect,
}

fn op() -> impl Strategy<Value = Op> {
    use Op::*;
    let slot = || 0..SLOTS;
    prop_oneof![
        (slot(), any::<i32>()).prop_map(|(to, value)| Integer { to, value }),
        slot().prop_map(|to| HostValue { to }),
        (slot(), any::<i64>(), slot(), any::<bool>())
            .prop_map(|(to, number, from, by_host)| Pair { to, number, from, by_host }),
        (slot(), slot(), 0..4u32, any::<bool>()).prop_map(|(to, from, length, by_host)| List {
            to,
            from,
            length,
            by_host
        }),
        (slot(), 0..4u32, slot()).prop_map(|(object, index, from)| Set { object, index, from }),
        (slot(), slot(), 0..4u32).prop_map(|(to, object, index)| Get { to, object, index }),
        (0..4usize, slot()).prop_map(|(index, from)| TableSet { index, from }),
        (slot(), 0..4usize).prop_map(|(to, index)| TableGet { to, index }),
        slot().prop_map(|from| GlobalSet { from }),
        slot().prop_map(|to| GlobalGet { to }),
        (slot(), slot()).prop_map(|(to, from)| Throw { to, from }),
        (0..2usize, slot()).prop_map(|(index, from)| Catch { index, from }),
        (slot(), 0..2usize).prop_map(|(to, index)| Open { to, index }),
        slot().prop_map(|slot| Keep { slot }),
        slot().prop_map(|slot| Unroot { slot }),
        (1..30i32).prop_map(|count| Garbage { count }),
        Just(Collect),
    ]
}

/// A reference in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ref {
    Null,
    Integer(i32),
    /// A value of the host, by its number.
    Host(usize),
    /// An object, by its position in the list of objects.
    Object(usize),
}

#[derive(Clone, Debug)]
enum Object {
    Pair(i64, Ref),
    List(Vec<Ref>),
}

impl Object {
    /// The bytes that it takes in the heap: see docs/heap.md.
    fn bytes(&self) -> usize {
        match self {
            Object::Pair(..) => 8 + 8 + 8,
            Object::List(elements) => (12 + 4 * elements.len()).next_multiple_of(8),
        }
    }
}

/// The bytes that an exception takes: its type, its tag, and one reference.
const EXCEPTION_BYTES: usize = 8 + 4 + 4;

#[derive(Default)]
struct Model {
    objects: Vec<Object>,
    host_values: usize,
    slots: [Option<Ref>; SLOTS],
    table: [Option<Ref>; 4],
    global: Option<Ref>,
    exceptions: [Option<Ref>; 2],
}

impl Model {
    fn add(&mut self, object: Object) -> Ref {
        self.objects.push(object);
        Ref::Object(self.objects.len() - 1)
    }

    /// The objects and values of the host that something refers to.
    fn reachable(&self) -> (HashSet<usize>, HashSet<usize>) {
        let (mut objects, mut values) = (HashSet::new(), HashSet::new());
        let roots = self.slots.iter().chain(&self.table).chain(&self.exceptions);
        let mut pending: Vec<Ref> = roots.chain([&self.global]).flatten().copied().collect();
        while let Some(reference) = pending.pop() {
            match reference {
                Ref::Host(value) => _ = values.insert(value),
                Ref::Object(object) if objects.insert(object) => match &self.objects[object] {
                    Object::Pair(_, field) => pending.push(*field),
                    Object::List(elements) => pending.extend(elements),
                },
                _ => {}
            }
        }
        (objects, values)
    }
}

/// A value of the host, which notes when it is dropped.
struct Numbered(usize, Arc<Mutex<HashSet<usize>>>);

impl Drop for Numbered {
    fn drop(&mut self) {
        assert!(self.1.lock().unwrap().insert(self.0), "dropped twice");
    }
}

/// The heap and the model side by side.
struct Run {
    store: Store,
    instance: Instance,
    pair: StructType,
    list: ArrayType,
    slots: [Option<AnyRef>; SLOTS],
    dropped: Arc<Mutex<HashSet<usize>>>,
    model: Model,
}

impl Run {
    fn new(engine: &Engine) -> Self {
        let mut store = Store::new(engine);
        let instance = instantiate(&mut store, TEXT, &[]);
        let types = instance.func(&mut store, "types").unwrap().ty(&store).results.clone();
        let heap = |position: usize| -> HeapType {
            let wassay_runtime::ValType::Ref(ty) = types[position] else { panic!() };
            ty.heap
        };
        let pair = StructType::of(engine, heap(0)).unwrap();
        let list = ArrayType::of(engine, heap(1)).unwrap();
        assert!(pair.fields().all(|field: FieldType| field.mutable));
        let (slots, dropped, model) = Default::default();
        Self { store, instance, pair, list, slots, dropped, model }
    }

    fn call(&mut self, name: &str, arguments: &[Val]) -> Outcome<Vec<Val>> {
        let func = self.instance.func(&mut self.store, name).unwrap();
        func.call(&mut self.store, arguments).unwrap()
    }

    fn result(&mut self, name: &str, arguments: &[Val]) -> Val {
        self.call(name, arguments).unwrap()[0]
    }

    fn val(&self, slot: usize) -> Val {
        Val::AnyRef(self.slots[slot])
    }

    fn reference(&self, slot: usize) -> Ref {
        self.model.slots[slot].unwrap_or(Ref::Null)
    }

    /// Puts a reference in a slot, and gives back the handle that was there.
    fn put(&mut self, slot: usize, val: Val, reference: Ref) {
        let Val::AnyRef(handle) = val else { panic!("{val:?} is of another hierarchy") };
        if let Some(old) = std::mem::replace(&mut self.slots[slot], handle) {
            old.unroot(&mut self.store);
        }
        assert_eq!(handle.is_none(), reference == Ref::Null);
        self.model.slots[slot] = Some(reference);
    }

    fn perform(&mut self, op: &Op) {
        match *op {
            Op::Integer { to, value } => {
                let integer = AnyRef::i31(&self.store, value);
                self.put(to, integer.into(), Ref::Integer(value << 1 >> 1));
            }
            Op::HostValue { to } => {
                let number = self.model.host_values;
                let value = Numbered(number, self.dropped.clone());
                let value = ExternRef::new(&mut self.store, value).unwrap();
                self.model.host_values += 1;
                self.put(to, value.internalize().into(), Ref::Host(number));
            }
            Op::Pair { to, number, from, by_host } => {
                let fields = [Val::I64(number), self.val(from)];
                let val = match by_host {
                    true => StructRef::new(&mut self.store, &self.pair, &fields).unwrap().into(),
                    false => self.result("pair", &fields),
                };
                let reference = self.model.add(Object::Pair(number, self.reference(from)));
                self.put(to, val, reference);
            }
            Op::List { to, from, length, by_host } => {
                let value = self.val(from);
                let val = match by_host {
                    true => {
                        let list = ArrayRef::new(&mut self.store, &self.list, value, length);
                        list.unwrap().into()
                    }
                    false => self.result("list", &[value, Val::I32(length as i32)]),
                };
                let elements = vec![self.reference(from); length as usize];
                let reference = self.model.add(Object::List(elements));
                self.put(to, val, reference);
            }
            Op::Set { object, index, from } => self.set(object, index, from),
            Op::Get { to, object, index } => self.get(to, object, index),
            Op::TableSet { index, from } => {
                let table = self.instance.table(&mut self.store, "table").unwrap();
                table.set(&mut self.store, index as u64, Val::AnyRef(self.slots[from])).unwrap();
                self.model.table[index] = Some(self.reference(from));
            }
            Op::TableGet { to, index } => {
                let table = self.instance.table(&mut self.store, "table").unwrap();
                let val = table.get(&mut self.store, index as u64).unwrap();
                self.put(to, val, self.model.table[index].unwrap_or(Ref::Null));
            }
            Op::GlobalSet { from } => {
                let global = self.instance.global(&mut self.store, "global").unwrap();
                global.set(&mut self.store, Val::AnyRef(self.slots[from])).unwrap();
                self.model.global = Some(self.reference(from));
            }
            Op::GlobalGet { to } => {
                let global = self.instance.global(&mut self.store, "global").unwrap();
                let val = global.get(&mut self.store);
                self.put(to, val, self.model.global.unwrap_or(Ref::Null));
            }
            Op::Throw { to, from } => {
                let outcome = self.call("throw", &[self.val(from)]);
                let Outcome::Exception(exception) = outcome else { panic!("it throws") };
                let [val] = exception.fields(&mut self.store)[..] else { panic!("one value") };
                exception.unroot(&mut self.store);
                self.put(to, val, self.reference(from));
            }
            Op::Catch { index, from } => {
                let _ = self.call("catch", &[self.val(from), Val::I32(index as i32)]).unwrap();
                self.model.exceptions[index] = Some(self.reference(from));
            }
            Op::Open { to, index } => {
                let val = self.result("open", &[Val::I32(index as i32)]);
                self.put(to, val, self.model.exceptions[index].unwrap_or(Ref::Null));
            }
            Op::Keep { slot } => {
                if let Some(handle) = self.slots[slot] {
                    let kept = handle.keep(&mut self.store);
                    self.put(slot, kept.into(), self.reference(slot));
                }
            }
            Op::Unroot { slot } => self.put(slot, Val::AnyRef(None), Ref::Null),
            Op::Garbage { count } => _ = self.call("garbage", &[Val::I32(count)]).unwrap(),
            Op::Collect => self.collect(),
        }
    }

    fn set(&mut self, slot: usize, index: u32, from: usize) {
        let (Some(handle), value) = (self.slots[slot], self.val(from)) else { return };
        let store = &mut self.store;
        let reference = self.model.slots[from].unwrap_or(Ref::Null);
        let Some(Ref::Object(object)) = self.model.slots[slot] else {
            assert!(handle.as_struct(store).is_none() && handle.as_array(store).is_none());
            return;
        };
        match &mut self.model.objects[object] {
            Object::Pair(_, field) => {
                let pair = handle.as_struct(store).unwrap();
                assert_eq!(pair.set(store, index, value).is_ok(), index == 1);
                *field = if index == 1 { reference } else { *field };
            }
            Object::List(elements) => {
                let list = handle.as_array(store).unwrap();
                let element = elements.get_mut(index as usize);
                assert_eq!(list.set(store, index, value).is_ok(), element.is_some());
                if let Some(element) = element {
                    *element = reference;
                }
            }
        }
    }

    fn get(&mut self, to: usize, slot: usize, index: u32) {
        let (Some(handle), Ref::Object(object)) = (self.slots[slot], self.reference(slot)) else {
            return;
        };
        let (val, expected) = match &self.model.objects[object] {
            Object::Pair(number, field) => {
                let pair = handle.as_struct(&self.store).unwrap();
                assert_eq!(pair.get(&mut self.store, 0), Some(Val::I64(*number)));
                (pair.get(&mut self.store, 1), Some(*field))
            }
            Object::List(elements) => {
                let list = handle.as_array(&self.store).unwrap();
                assert_eq!(list.len(&self.store) as usize, elements.len());
                (list.get(&mut self.store, index), elements.get(index as usize).copied())
            }
        };
        assert_eq!(val.is_some(), expected.is_some());
        if let (Some(val), Some(expected)) = (val, expected) {
            self.put(to, val, expected);
        }
    }

    /// Collects, and compares what is left with what the model can reach.
    fn collect(&mut self) {
        self.store.collect().unwrap();
        let (objects, values) = self.model.reachable();
        let bytes: usize = objects.iter().map(|object| self.model.objects[*object].bytes()).sum();
        let exceptions = self.model.exceptions.iter().flatten().count() * EXCEPTION_BYTES;
        let usage = self.store.heap_usage();
        assert_eq!(usage.used, bytes + exceptions, "{usage:?}");
        assert_eq!(usage.host_values, values.len(), "{usage:?}");
        let all = 0..self.model.host_values;
        let dead: HashSet<usize> = all.filter(|value| !values.contains(value)).collect();
        assert_eq!(*self.dropped.lock().unwrap(), dead);
        let is_rooted = |slot: &&Option<Ref>| matches!(slot, Some(Ref::Object(_) | Ref::Host(_)));
        assert_eq!(usage.handles, self.model.slots.iter().filter(is_rooted).count());
    }

    /// Walks through both, beginning at the slots.
    fn compare(&mut self) {
        let mut known: HashMap<usize, AnyRef> = HashMap::new();
        let slots = (0..SLOTS).map(|slot| (self.val(slot), self.reference(slot)));
        let mut pending: Vec<(Val, Ref)> = slots.collect();
        while let Some((val, expected)) = pending.pop() {
            let Val::AnyRef(handle) = val else { panic!("{val:?} is of another hierarchy") };
            let Some(handle) = handle else {
                assert_eq!(expected, Ref::Null);
                continue;
            };
            let store = &mut self.store;
            match (handle.kind(store), expected) {
                (AnyKind::I31(value), Ref::Integer(expected)) => assert_eq!(value, expected),
                (AnyKind::Host, Ref::Host(expected)) => {
                    let value = handle.externalize();
                    let value = value.value(store).unwrap().downcast_ref::<Numbered>().unwrap();
                    assert_eq!(value.0, expected);
                }
                (AnyKind::Struct(_) | AnyKind::Array(_), Ref::Object(object)) => {
                    if let Some(first) = known.insert(object, handle) {
                        assert!(first.ref_eq(store, handle));
                        continue;
                    }
                    match &self.model.objects[object] {
                        Object::Pair(number, field) => {
                            let pair = handle.as_struct(store).unwrap();
                            assert_eq!(pair.get(store, 0), Some(Val::I64(*number)));
                            pending.push((pair.get(store, 1).unwrap(), *field));
                        }
                        Object::List(elements) => {
                            let list = handle.as_array(store).unwrap();
                            assert_eq!(list.len(store) as usize, elements.len());
                            for (index, element) in (0..).zip(elements) {
                                pending.push((list.get(store, index).unwrap(), *element));
                            }
                        }
                    }
                }
                (actual, expected) => panic!("{actual:?} in the place of {expected:?}"),
            }
        }
        // No two objects of the model may be the same object of the heap.
        let handles: Vec<AnyRef> = known.into_values().collect();
        for (position, a) in handles.iter().enumerate() {
            assert!(!handles[..position].iter().any(|b| a.ref_eq(&self.store, *b)));
        }
    }
}

/// One engine for each way to collect: only when there is no room, and at every allocation.
static ENGINES: LazyLock<[Engine; 2]> = LazyLock::new(|| {
    [false, true].map(|gc_stress| Engine::new(&Config { gc_stress, ..Config::default() }).unwrap())
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_heap_agrees_with_the_model(
        ops in proptest::collection::vec(op(), 1..120),
        gc_stress in any::<bool>(),
    ) {
        let mut run = Run::new(&ENGINES[usize::from(gc_stress)]);
        for op in &ops {
            run.perform(op);
        }
        run.collect();
        run.compare();
        let Run { store, dropped, model, .. } = run;
        drop(store);
        assert_eq!(dropped.lock().unwrap().len(), model.host_values);
    }
}

/// The handles of exceptions are like those of objects.
#[test]
fn exceptions_are_kept_by_handles() {
    let mut run = Run::new(&ENGINES[0]);
    run.perform(&Op::HostValue { to: 0 });
    let Outcome::Exception(exception) = run.call("throw", &[run.val(0)]) else { panic!() };
    let kept: Exception = exception.keep(&mut run.store);
    exception.unroot(&mut run.store);
    run.put(0, Val::AnyRef(None), Ref::Null);
    run.store.collect().unwrap();
    assert_eq!(run.store.heap_usage().used, EXCEPTION_BYTES);
    assert!(run.dropped.lock().unwrap().is_empty());
    kept.unroot(&mut run.store);
    run.store.collect().unwrap();
    assert_eq!(run.store.heap_usage().used, 0);
    assert_eq!(run.dropped.lock().unwrap().len(), 1);
}
