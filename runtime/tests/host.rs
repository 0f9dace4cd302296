//! Host functions, host values, and handles used where they do not belong.

mod check;

use check::{call, engine, instantiate};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use wassay_runtime::{
    CallError, Engine, Extern, ExternRef, Func, FuncType, Global, GlobalType, HostError, IndexType,
    Memory, MemoryType, RefType, Store, Table, TableType, TrapCode, Val, ValType,
};

/// A function that turns its many arguments round, called by wasm that passes its own on.
#[test]
fn host_functions_have_many_signatures() {
    let types = [ValType::I32, ValType::I64, ValType::F32, ValType::F64, ValType::V128];
    let names = ["i32", "i64", "f32", "f64", "v128"];
    for config in check::configurations() {
        let engine = Engine::new(&config).unwrap();
        for count in [0, 1, 2, 3, 7, 20, 90] {
            let mut store = Store::new(&engine);
            let list = |order: &mut dyn Iterator<Item = usize>| -> (Vec<ValType>, String) {
                let (types, names): (Vec<_>, Vec<_>) =
                    order.map(|i| (types[i % 5], names[i % 5])).unzip();
                (types, names.join(" "))
            };
            let (params, param_names) = list(&mut (0..count));
            let (results, result_names) = list(&mut (0..count).rev());
            let ty = FuncType::new(params, results);
            let turn = Func::new(&mut store, ty, |_, params, results| {
                results.iter_mut().zip(params.iter().rev()).for_each(|(to, from)| *to = *from);
                Ok(())
            })
            .unwrap();
            let gets: String = (0..count).map(|i| format!("(local.get {i})")).collect();
            let text = format!(
                r#"(module
                    (import "" "turn" (func $turn (param {param_names}) (result {result_names})))
                    (func (export "f") (param {param_names}) (result {result_names})
                        (call $turn {gets})))"#
            );
            let instance = instantiate(&mut store, &text, &[Extern::Func(turn)]);
            let func = instance.func(&mut store, "f").unwrap();
            let arguments: Vec<Val> = (0..count as u64)
                .map(|i| match i % 5 {
                    0 => Val::I32(-(i as i32)),
                    1 => Val::I64((i << 50) as i64),
                    2 => Val::F32(0xff80_0001 + i as u32),
                    3 => Val::F64(0xfff0_0000_0000_0001 + i),
                    _ => Val::V128(!u128::from(i)),
                })
                .collect();
            let turned: Vec<Val> = arguments.iter().rev().copied().collect();
            for func in [func, turn] {
                assert_eq!(func.call(&mut store, &arguments).unwrap().unwrap(), turned);
            }
        }
    }
}

#[test]
fn a_host_function_reads_and_writes_its_callers_store() {
    let mut store = Store::new(&engine());
    let memory = Memory::new(&mut store, MemoryType::new(1, None)).unwrap();
    let ty = GlobalType { content: ValType::I64, mutable: true };
    let global = Global::new(&mut store, ty, Val::I64(1)).unwrap();
    let grow = Func::new(&mut store, FuncType::new([], []), move |caller, _, _| {
        memory.grow(caller, 1).map_err(|_| HostError::trap(TrapCode::Host))?;
        memory.data_mut(caller)[65536] = 9;
        global.set(caller, Val::I64(5)).unwrap();
        Ok(())
    })
    .unwrap();
    let text = r#"(module
        (import "" "memory" (memory 1)) (import "" "grow" (func $grow))
        (import "" "global" (global $g (mut i64)))
        (func (export "f") (result i32 i64)
            (call $grow) (i32.load8_u (i32.const 65536)) (global.get $g)))"#;
    let imports = [Extern::Memory(memory), Extern::Func(grow), Extern::Global(global)];
    let instance = instantiate(&mut store, text, &imports);
    assert_eq!(call(&mut store, instance, "f", &[]), "9 5L");
}

#[test]
fn a_panic_in_a_host_function_goes_on_outside() {
    struct CountsDrops(Arc<AtomicUsize>);
    impl Drop for CountsDrops {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let drops = Arc::new(AtomicUsize::new(0));
    let counter = drops.clone();
    let mut store = Store::new(&engine());
    let panics = Func::new(&mut store, FuncType::new([], []), move |_, _, _| {
        let _owned = CountsDrops(counter.clone());
        panic!("on purpose");
    })
    .unwrap();
    let text = r#"(module (import "" "panics" (func $panics))
        (func (export "f") (call $panics)) (func (export "g") (result i32) (i32.const 1)))"#;
    let instance = instantiate(&mut store, text, &[Extern::Func(panics)]);
    let result = catch_unwind(AssertUnwindSafe(|| call(&mut store, instance, "f", &[])));
    assert_eq!(*result.unwrap_err().downcast::<&str>().unwrap(), "on purpose");
    assert_eq!(drops.load(Ordering::Relaxed), 1);
    assert_eq!(call(&mut store, instance, "g", &[]), "1");
}

#[test]
fn host_values_keep_their_identity() {
    let mut store = Store::new(&engine());
    let text = r#"(module
        (table $t (export "t") 2 externref)
        (func (export "keep") (param externref) (table.set $t (i32.const 1) (local.get 0)))
        (func (export "get") (param i32) (result externref) (table.get $t (local.get 0))))"#;
    let instance = instantiate(&mut store, text, &[]);
    let value = ExternRef::new(&mut store, "a value".to_owned()).unwrap();
    call(&mut store, instance, "keep", &[Val::ExternRef(Some(value))]);
    let get = instance.func(&mut store, "get").unwrap();
    let mut get = |index| get.call(&mut store, &[Val::I32(index)]).unwrap().unwrap()[0];
    assert_eq!(get(0), Val::ExternRef(None));
    let Val::ExternRef(Some(found)) = get(1) else {
        panic!("it is not null");
    };
    assert!(found.ref_eq(&store, value));
    assert_eq!(found.value(&store).unwrap().downcast_ref::<String>().unwrap(), "a value");
}

#[test]
fn functions_keep_their_identity() {
    let mut store = Store::new(&engine());
    let text = r#"(module
        (table (export "t") 2 funcref) (elem (i32.const 0) $f)
        (func $f (export "f") (export "also f") (result i32) (i32.const 3))
        (func (export "ref") (result funcref) (ref.func $f)))"#;
    let instance = instantiate(&mut store, text, &[]);
    let f = instance.func(&mut store, "f").unwrap();
    assert_eq!(instance.func(&mut store, "also f"), Some(f));
    let table = instance.table(&mut store, "t").unwrap();
    assert_eq!(table.get(&mut store, 0), Some(Val::FuncRef(Some(f))));
    assert_eq!(table.get(&mut store, 1), Some(Val::FuncRef(None)));
    assert_eq!(table.get(&mut store, 2), None);
    let func = instance.func(&mut store, "ref").unwrap();
    assert_eq!(func.call(&mut store, &[]).unwrap().unwrap(), [Val::FuncRef(Some(f))]);
}

#[test]
fn arguments_are_checked() {
    let mut store = Store::new(&engine());
    let text = r#"(module (func (export "f") (param i32 (ref func))))"#;
    let instance = instantiate(&mut store, text, &[]);
    let func = instance.func(&mut store, "f").unwrap();
    let error = func.call(&mut store, &[Val::I32(1)]).unwrap_err();
    assert!(matches!(error, CallError::ArgumentCount { expected: 2, actual: 1 }));
    let error = func.call(&mut store, &[Val::I64(1), Val::FuncRef(Some(func))]).unwrap_err();
    assert!(matches!(error, CallError::ArgumentType { position: 0, .. }));
    let error = func.call(&mut store, &[Val::I32(1), Val::FuncRef(None)]).unwrap_err();
    assert_eq!(error.to_string(), "pass argument 1: expected (ref func)");
    assert!(func.call(&mut store, &[Val::I32(1), Val::FuncRef(Some(func))]).is_ok());
}

#[test]
#[should_panic(expected = "another store")]
fn a_handle_of_another_store_is_refused() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let memory = Memory::new(&mut store, MemoryType::new(1, None)).unwrap();
    memory.size(&Store::new(&engine));
}

#[test]
fn tables_and_memories_keep_to_their_limits() {
    let mut store = Store::new(&engine());
    let memory = Memory::new(&mut store, MemoryType::new(1, Some(2))).unwrap();
    assert_eq!(memory.grow(&mut store, 1).unwrap(), 1);
    assert!(memory.grow(&mut store, 1).is_err());
    assert!(memory.grow(&mut store, u64::MAX).is_err());
    assert_eq!(memory.data(&store).len(), 2 << 16);
    let ty = TableType {
        element: RefType::FUNCREF,
        index: IndexType::I32,
        minimum: 1,
        maximum: Some(3),
    };
    let table = Table::new(&mut store, ty, Val::FuncRef(None)).unwrap();
    assert!(Table::new(&mut store, ty, Val::ExternRef(None)).is_err());
    assert_eq!(table.grow(&mut store, 2, Val::FuncRef(None)).unwrap(), 1);
    assert!(table.grow(&mut store, 1, Val::FuncRef(None)).is_err());
    assert!(table.set(&mut store, 3, Val::FuncRef(None)).is_err());
    let mut limits = store.engine().config().store_limits.clone();
    limits.memory_bytes = 3 << 16;
    store.set_limits(limits);
    assert!(Memory::new(&mut store, MemoryType::new(2, None)).is_err());
    assert!(Memory::new(&mut store, MemoryType::new(1, None)).is_ok());
}
