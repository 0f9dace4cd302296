//! A hundred times the heap's limit in garbage of every kind, on several stores at once.
//!
//! The amounts of allocation and memory are those that the heap itself reports.

mod check;

use check::{call, instantiate};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use wassay_runtime::{
    ArrayRef, ArrayType, Config, Engine, Exception, Extern, ExternRef, FieldType, Func, FuncType,
    Instance, Store, StoreLimits, StructRef, StructType, Tag, Val, ValType,
};

const LIMIT: u64 = 128 << 10;
const THREADS: usize = 4;

/// Each export except the last two makes some kilobytes of objects that nothing refers to after its return, or soon
/// after.
const TEXT: &str = r#"(module
    (type $node (struct (field (mut i32)) (field (mut (ref null $node)))))
    (type $tree (struct (field (ref null $tree)) (field (ref null $tree))))
    (type $nodes (array (mut (ref null $node))))
    (import "" "host" (func $host (param anyref) (result anyref)))
    (import "" "thrown" (tag $thrown (param i64)))
    (tag $tag (param (ref null $node) i64))
    (global $global (mut anyref) (ref.null any))
    (global $kept (mut (ref null $node)) (ref.null $node))
    (table $table 32 anyref)

    (func $list (param $length i32) (result (ref null $node)) (local $list (ref null $node))
        (loop $next
            (local.set $list (struct.new $node (local.get $length) (local.get $list)))
            (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
        (local.get $list))
    (func $tree (param $depth i32) (result (ref null $tree))
        (if (i32.eqz (local.get $depth)) (then (return (ref.null $tree))))
        (struct.new $tree
            (call $tree (i32.sub (local.get $depth) (i32.const 1)))
            (call $tree (i32.sub (local.get $depth) (i32.const 1)))))
    (func $sum (param $list (ref null $node)) (result i32) (local $sum i32)
        (block $done
            (loop $next
                (br_if $done (ref.is_null (local.get $list)))
                (local.set $sum (i32.add (local.get $sum) (struct.get $node 0 (local.get $list))))
                (local.set $list (struct.get $node 1 (local.get $list)))
                (br $next)))
        (local.get $sum))

    (func (export "lists") (drop (call $list (i32.const 200))))
    (func (export "trees") (drop (call $tree (i32.const 8))))
    (func (export "cycles") (local $i i32) (local $first (ref null $node)) (local $last (ref null $node))
        (loop $next
            (local.set $first (struct.new $node (i32.const 1) (ref.null $node)))
            (local.set $last (struct.new $node (i32.const 2) (local.get $first)))
            (struct.set $node 1 (local.get $first) (local.get $last))
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 100)))))
    (func (export "arrays") (local $i i32) (local $array (ref null $nodes))
        (loop $next
            (local.set $array (array.new $nodes (call $list (i32.const 3)) (i32.const 40)))
            (array.set $nodes (local.get $array) (i32.const 39) (call $list (i32.const 2)))
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 20)))))
    (func (export "host calls") (local $i i32) (local $last anyref)
        (loop $next
            (local.set $last (call $host (call $list (i32.const 4))))
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 30)))))
    (func $throw (param $i i32)
        (if (i32.and (local.get $i) (i32.const 1)) (then (drop (call $host (ref.null any)))))
        (throw $tag (call $list (i32.const 3)) (i64.const 4)))
    (func (export "exceptions") (local $i i32) (local $last exnref)
        (loop $next
            (block $own (result (ref null $node) i64 exnref)
                (block $thrown (result i64 exnref)
                    (try_table (catch_ref $tag $own) (catch_ref $thrown $thrown)
                        (call $throw (local.get $i)))
                    unreachable)
                (br $own (local.set $last) (drop) (ref.null $node) (i64.const 0) (local.get $last)))
            (local.set $last) (drop) (drop)
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 60)))))
    (func (export "tables") (local $i i32)
        (loop $next
            (table.set $table (i32.and (local.get $i) (i32.const 31)) (call $list (i32.const 4)))
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 100)))))
    (func (export "globals") (local $i i32)
        (loop $next
            (global.set $global (call $tree (i32.const 3)))
            (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                (i32.const 30)))))

    (func (export "keep") (global.set $kept (call $list (i32.const 100))))
    (func (export "kept") (result i32) (call $sum (global.get $kept))))"#;

const KINDS: [&str; 8] =
    ["lists", "trees", "cycles", "arrays", "host calls", "exceptions", "tables", "globals"];

/// A store with an instance, whose host function makes garbage too: objects, exceptions, and values of the host that
/// count their drops. The host function throws when it is given null.
fn instance(engine: &Engine, dropped: &Arc<AtomicUsize>) -> (Store, Instance) {
    struct Counted(Arc<AtomicUsize>);
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let mut store = Store::new(engine);
    let field = FieldType::mutable(ValType::ANYREF.into());
    let pair = StructType::new(engine, [field; 2]).unwrap();
    let list = ArrayType::new(engine, field).unwrap();
    let tag = Tag::new(&mut store, [ValType::I64]).unwrap();
    let dropped = dropped.clone();
    let ty = FuncType::new([ValType::ANYREF], [ValType::ANYREF]);
    let host = Func::new(&mut store, ty, move |caller, params, results| {
        let value = ExternRef::new(caller, Counted(dropped.clone())).unwrap();
        let value = Val::AnyRef(Some(value.internalize()));
        let object = StructRef::new(caller, &pair, &[params[0], value]).unwrap();
        let array = ArrayRef::new(caller, &list, object.into(), 10).unwrap();
        let exception = Exception::new(caller, tag, &[Val::I64(1)]).unwrap();
        assert!(caller.heap_usage().capacity as u64 <= LIMIT);
        if params[0] == Val::AnyRef(None) {
            return Err(exception.into());
        }
        results[0] = array.into();
        Ok(())
    });
    let imports = [Extern::Func(host.unwrap()), Extern::Tag(tag)];
    let instance = instantiate(&mut store, TEXT, &imports);
    (store, instance)
}

fn make_garbage(engine: &Engine) {
    let dropped = Arc::new(AtomicUsize::new(0));
    let (mut store, instance) = instance(engine, &dropped);
    assert_eq!(call(&mut store, instance, "keep", &[]), "");
    for kind in KINDS {
        let before = store.heap_usage().allocated;
        while store.heap_usage().allocated - before < 13 * LIMIT {
            store.scope(|store| assert_eq!(call(store, instance, kind, &[]), ""));
            let usage = store.heap_usage();
            assert!(usage.capacity as u64 <= LIMIT, "{kind}: {usage:?}");
            assert!(usage.peak as u64 <= 2 * LIMIT, "{kind}: {usage:?}");
            assert!(usage.host_values <= 1100, "{kind}: {usage:?}");
        }
        assert_eq!(call(&mut store, instance, "kept", &[]), "5050");
    }
    let usage = store.heap_usage();
    assert!(usage.allocated > 100 * LIMIT && usage.collections > 100, "{usage:?}");
    assert!(dropped.load(Ordering::SeqCst) > 1000);
    assert_eq!(usage.handles, 0);
}

#[test]
fn a_hundred_times_the_limit_on_several_threads() {
    let store_limits = StoreLimits { heap_bytes: LIMIT, ..StoreLimits::default() };
    let engine = Engine::new(&Config { store_limits, ..Config::default() }).unwrap();
    thread::scope(|scope| {
        let threads = [(); THREADS].map(|()| scope.spawn(|| make_garbage(&engine)));
        threads.into_iter().for_each(|thread| thread.join().unwrap());
    });
    assert!(engine.heap_collections() > 100 * THREADS as u64);
}

/// The same programs with a collection at every allocation, for a shorter time.
#[test]
fn every_kind_of_garbage_under_stress() {
    let engine = Engine::new(&Config { gc_stress: true, ..Config::default() }).unwrap();
    thread::scope(|scope| {
        let run = || {
            let (mut store, instance) = instance(&engine, &Arc::default());
            assert_eq!(call(&mut store, instance, "keep", &[]), "");
            for kind in KINDS {
                store.scope(|store| assert_eq!(call(store, instance, kind, &[]), ""));
            }
            assert_eq!(call(&mut store, instance, "kept", &[]), "5050");
        };
        let threads = [(); 2].map(|()| scope.spawn(run));
        threads.into_iter().for_each(|thread| thread.join().unwrap());
    });
}
