//! Several stores on several threads that share one memory.

mod check;

use check::{call, check, configurations, describe, engine, instantiate};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;
use wassay_runtime::{
    Engine, Extern, Instance, LinkError, Memory, MemoryType, Module, SharedMemory, Store, Val,
};

const THREADS: u32 = 4;

fn shared(minimum: u64, maximum: u64) -> SharedMemory {
    let ty = MemoryType { shared: true, ..MemoryType::new(minimum, Some(maximum)) };
    SharedMemory::new(ty).unwrap()
}

/// A new store with an instance that imports the memory, for a thread of its own.
fn import(engine: &Engine, text: &str, memory: &SharedMemory) -> (Store, Instance) {
    let mut store = Store::new(engine);
    let memory = memory.memory(&mut store).unwrap();
    let instance = instantiate(&mut store, text, &[Extern::Memory(memory)]);
    (store, instance)
}

/// Runs each call on a thread of its own, in a store of its own.
fn race(engine: &Engine, text: &str, memory: &SharedMemory, calls: &[(&str, Val)]) -> Vec<String> {
    thread::scope(|scope| {
        let spawn = |(name, argument)| {
            scope.spawn(move || {
                let (mut store, instance) = import(engine, text, memory);
                call(&mut store, instance, name, &[argument])
            })
        };
        let threads: Vec<_> = calls.iter().copied().map(spawn).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn read<const N: usize>(memory: &SharedMemory, address: u64) -> [u8; N] {
    let mut bytes = [0; N];
    memory.read(address, &mut bytes).unwrap();
    bytes
}

/// A loop around the instructions `body`.
fn looping(name: &str, body: &str) -> String {
    format!(
        r#"(func (export "{name}") (param $n i32) (local $old i32)
          (loop $again {body}
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))"#
    )
}

#[test]
fn read_modify_write_instructions_lose_nothing() {
    let cmpxchg = "(loop $retry
        (local.set $old (i32.atomic.load (i32.const 24)))
        (br_if $retry (i32.ne (local.get $old) (i32.atomic.rmw.cmpxchg (i32.const 24)
            (local.get $old) (i32.add (local.get $old) (i32.const 3))))))";
    let text = format!(
        r#"(module (import "" "" (memory 1 1 shared)) {} {} {} {})"#,
        looping("i32", "(drop (i32.atomic.rmw.add (i32.const 0) (i32.const 1)))"),
        looping("i64", "(drop (i64.atomic.rmw.sub (i32.const 8) (i64.const 1)))"),
        looping("i8", "(drop (i32.atomic.rmw8.xor_u (i32.const 17) (i32.const 0xffff)))"),
        looping("cmpxchg", cmpxchg),
    );
    for config in configurations() {
        let engine = Engine::new(&config).unwrap();
        let memory = shared(1, 1);
        const ROUNDS: u32 = 20_001;
        let argument = Val::I32(ROUNDS as i32);
        let names = ["i32", "i64", "i8", "cmpxchg"];
        let calls: Vec<(&str, Val)> =
            names.iter().flat_map(|name| vec![(*name, argument); 3]).collect();
        assert!(race(&engine, &text, &memory, &calls).iter().all(String::is_empty));
        assert_eq!(u32::from_le_bytes(read(&memory, 0)), 3 * ROUNDS);
        assert_eq!(i64::from_le_bytes(read(&memory, 8)), -3 * i64::from(ROUNDS));
        assert_eq!(read(&memory, 16), [0, 0xff, 0, 0], "an odd number of times");
        assert_eq!(u32::from_le_bytes(read(&memory, 24)), 9 * ROUNDS);
    }
}

/// The thread whose turn it is passes it on and wakes the others.
const TURNS: &str = r#"(module (import "" "" (memory 1 1 shared))
    (func (export "run") (param $me i32) (local $rounds i32) (local $now i32)
      (local.set $rounds (i32.const 1000))
      (loop $again
        (block $mine (loop $wait
          (local.set $now (i32.atomic.load (i32.const 0)))
          (br_if $mine (i32.eq (local.get $me) (i32.rem_u (local.get $now) (i32.const 4))))
          (drop (memory.atomic.wait32 (i32.const 0) (local.get $now) (i64.const -1)))
          (br $wait)))
        (i32.store (i32.const 4) (i32.add (i32.load (i32.const 4)) (i32.const 1)))
        (i32.atomic.store (i32.const 0) (i32.add (local.get $now) (i32.const 1)))
        (drop (memory.atomic.notify (i32.const 0) (i32.const -1)))
        (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))))"#;

#[test]
fn threads_wait_for_their_turn() {
    let memory = shared(1, 1);
    let calls: Vec<(&str, Val)> = (0..THREADS).map(|me| ("run", Val::I32(me as i32))).collect();
    race(&engine(), TURNS, &memory, &calls);
    assert_eq!(u32::from_le_bytes(read(&memory, 0)), THREADS * 1000);
    assert_eq!(u32::from_le_bytes(read(&memory, 4)), THREADS * 1000, "a plain store in turns");
}

#[test]
fn a_memory_grows_while_others_use_it() {
    const TEXT: &str = r#"(module (import "" "" (memory 1 201 shared))
        ;; Grows page by page, and writes the end of each page that it got.
        (func (export "grow") (param $n i32) (local $end i32)
          (loop $again
            (local.set $end (i32.mul (i32.const 65536)
              (i32.add (i32.const 1) (memory.grow (i32.const 1)))))
            (if (i32.load (i32.sub (local.get $end) (i32.const 4))) (then unreachable))
            (drop (i32.atomic.rmw.add (i32.sub (local.get $end) (i32.const 4)) (i32.const 1)))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
        ;; Touches the end of what there is until all is there.
        (func (export "use") (param $pages i32) (local $size i32)
          (loop $again
            (local.set $size (memory.size))
            (drop (i64.load (i32.sub (i32.shl (local.get $size) (i32.const 16)) (i32.const 8))))
            (memory.fill (i32.sub (i32.shl (local.get $size) (i32.const 16)) (i32.const 4))
              (i32.const 0) (i32.const 0))
            (br_if $again (i32.lt_u (local.get $size) (local.get $pages))))))"#;
    let memory = shared(1, 201);
    let grow = ("grow", Val::I32(50));
    let calls = [("use", Val::I32(201)), grow, grow, ("use", Val::I32(201)), grow, grow];
    assert!(race(&engine(), TEXT, &memory, &calls).iter().all(String::is_empty));
    assert_eq!(memory.size(), 201);
    for page in 2..=201 {
        let last = u32::from_le_bytes(read(&memory, page * 65_536 - 4));
        assert_eq!(last, 1, "each page was handed out once: {page}");
    }
    let mut store = Store::new(&engine());
    let memory = memory.memory(&mut store).unwrap();
    assert!(memory.grow(&mut store, 1).is_err());
    assert_eq!(memory.grow(&mut store, 0).unwrap(), 201);
}

const WAIT: &str = r#"(module (import "" "" (memory 1 1 shared))
    (func (export "wait32") (param i64) (result i32)
      (memory.atomic.wait32 offset=8 (i32.const 8) (i32.const 0) (local.get 0)))
    (func (export "wait64") (param i64) (result i32)
      (memory.atomic.wait64 (i32.const 16) (i64.const 0) (local.get 0))))"#;

#[test]
fn a_wait_can_be_interrupted() {
    let engine = engine();
    for name in ["wait32", "wait64"] {
        for delay in [0, 0, 0, 0, 5] {
            let memory = shared(1, 1);
            let (send, receive) = mpsc::channel();
            let waiter = thread::spawn({
                let (engine, memory) = (engine.clone(), memory.clone());
                move || {
                    let (mut store, instance) = import(&engine, WAIT, &memory);
                    send.send(store.interrupt_handle().unwrap()).unwrap();
                    let first = call(&mut store, instance, name, &[Val::I64(-1)]);
                    // The interruption is over, and the thread is not in any queue.
                    (first, call(&mut store, instance, name, &[Val::I64(1000)]))
                }
            });
            let handle = receive.recv().unwrap();
            thread::sleep(Duration::from_millis(delay));
            handle.interrupt();
            let (first, second) = waiter.join().unwrap();
            assert_eq!((&*first, &*second), ("trap: interrupted", "2"));
            assert_eq!(memory.notify(16, u32::MAX), 0);
        }
    }
}

#[test]
fn the_host_notifies() {
    let (engine, memory) = (engine(), shared(1, 1));
    let waiter = thread::spawn({
        let (engine, memory) = (engine.clone(), memory.clone());
        move || {
            let (mut store, instance) = import(&engine, WAIT, &memory);
            call(&mut store, instance, "wait32", &[Val::I64(-1)])
        }
    });
    while memory.notify(16, 1) == 0 {
        thread::yield_now();
    }
    assert_eq!(waiter.join().unwrap(), "0");
}

#[test]
fn two_imports_of_two_modules_can_be_one_memory() {
    let engine = engine();
    let mut store = Store::new(&engine);
    let text = r#"(module
        (memory $own 1) (memory $shared (export "memory") 1 3 shared) (memory $small 2)
        (data (memory $shared) (i32.const 5) "abc") (data (memory $own) (i32.const 5) "xyz")
        (func (export "copies") (result i32)
          (memory.copy $small $shared (i32.const 65536) (i32.const 5) (i32.const 3))
          (memory.copy $shared $own (i32.const 10) (i32.const 5) (i32.const 3))
          (memory.copy $shared $shared (i32.const 6) (i32.const 5) (i32.const 3))
          (i32.load $small (i32.const 65536)))
        (func (export "sizes") (result i32 i32 i32)
          (memory.size $own) (memory.size $shared) (memory.size $small)))"#;
    let first = instantiate(&mut store, text, &[]);
    assert_eq!(call(&mut store, first, "copies", &[]), "6513249"); // "abc"
    let memory = first.memory(&mut store, "memory").unwrap();
    let mut bytes = [0; 8];
    memory.read(&store, 5, &mut bytes).unwrap();
    assert_eq!(&bytes, b"aabc\0xyz");
    memory.write(&mut store, 65_535, b"!").unwrap();
    assert!(memory.write(&mut store, 65_535, b"!!").is_err());
    let handle = memory.shared(&store).unwrap();
    assert_eq!(handle.memory(&mut store).unwrap(), memory, "the same memory each time");
    let mut other = Store::new(&engine);
    let imported = handle.memory(&mut other).unwrap();
    assert_eq!(imported.grow(&mut other, 2).unwrap(), 1);
    assert_eq!(call(&mut store, first, "sizes", &[]), "1 3 2");
    drop(store);
    assert_eq!(read(&handle, 5), *b"aabc", "a memory outlives the store that made it");
}

#[test]
fn imports_must_agree_on_sharing_and_limits() {
    let mut store = Store::new(&engine());
    let memory = Extern::Memory(shared(1, 2).memory(&mut store).unwrap());
    let plain = Memory::new(&mut store, MemoryType::new(1, Some(2))).unwrap();
    let plain = Extern::Memory(plain);
    let mut link = |limits: &str, import: Extern| {
        let text = format!(r#"(module (import "" "" (memory {limits})))"#);
        let module = Module::new(store.engine(), text).unwrap();
        match Instance::new(&mut store, &module, &[import]) {
            Ok(_) => "linked".to_owned(),
            Err(LinkError::IncompatibleImport { actual, .. }) => actual,
            Err(error) => error.to_string(),
        }
    };
    let refused = "memory 1 2 shared";
    assert_eq!(link("1 2 shared", memory), "linked");
    assert_eq!(link("0 9 shared", memory), "linked");
    assert_eq!(link("1 2", memory), refused);
    assert_eq!(link("1 1 shared", memory), refused);
    assert_eq!(link("2 2 shared", memory), refused);
    assert_eq!(link("1 2 shared", plain), "memory 1 2");
}

#[test]
fn alignment_comes_before_bounds_and_bounds_before_sharing() {
    let text = r#"(module (memory 1) (memory $long i64 1) (memory $shared 1 1 shared)
        (func (export "load") (param i32) (result i32) (i32.atomic.load offset=2 (local.get 0)))
        (func (export "long") (param i64) (result i64)
          (i64.atomic.rmw.add $long offset=0xfffffffffffffff8 (local.get 0) (i64.const 1)))
        (func (export "wait") (param i32) (result i32)
          (memory.atomic.wait32 (local.get 0) (i32.const 0) (i64.const 0)))
        (func (export "notify") (param i32) (result i32)
          (memory.atomic.notify offset=4 (local.get 0) (i32.const 1)))
        (func (export "waits") (param i32 i64) (result i32)
          (memory.atomic.wait64 $shared (local.get 0) (i64.const 0) (local.get 1)))
        (func (export "far") (param i32) (result i32)
          (i32.atomic.load offset=0xfffffffe (local.get 0))))"#;
    let (unaligned, outside) = ("trap: unaligned atomic", "trap: out of bounds memory access");
    let (i32, i64) = (Val::I32, Val::I64);
    check(
        text,
        &[
            ("load", &[i32(2)], "0"),
            ("load", &[i32(65530)], "0"),
            ("load", &[i32(0)], unaligned),
            ("load", &[i32(-4)], unaligned),
            ("load", &[i32(65534)], outside),
            ("far", &[i32(2)], outside),
            ("far", &[i32(1)], unaligned),
            ("long", &[i64(0)], outside),
            ("long", &[i64(8)], outside),
            ("long", &[i64(12)], unaligned),
            ("wait", &[i32(1)], unaligned),
            ("wait", &[i32(65536)], outside),
            ("wait", &[i32(0)], "trap: expected shared memory"),
            ("notify", &[i32(0)], "0"),
            ("notify", &[i32(2)], unaligned),
            ("notify", &[i32(65532)], outside),
            ("waits", &[i32(4), i64(0)], unaligned),
            ("waits", &[i32(65536), i64(0)], outside),
            ("waits", &[i32(65528), i64(0)], "2"),
            ("waits", &[i32(65528), i64(1)], "2"),
        ],
    );
}

#[test]
#[should_panic(expected = "a slice of a shared memory")]
fn a_shared_memory_gives_no_slice() {
    let mut store = Store::new(&engine());
    let memory = shared(1, 1).memory(&mut store).unwrap();
    memory.data(&store);
}

#[test]
fn a_maximum_past_the_limit_is_refused_with_the_reason() {
    let mut store = Store::new(&engine());
    let module = Module::new(store.engine(), "(module (memory i64 1 0x1_0001 shared))").unwrap();
    let error = Instance::new(&mut store, &module, &[]).map(|outcome| outcome.unwrap());
    let text = error.unwrap_err().to_string();
    assert!(text.contains("the limit is 4294967296"), "{text}");
    let whole = Module::new(store.engine(), "(module (memory 1 65536 shared))").unwrap();
    let whole = Instance::new(&mut store, &whole, &[]).unwrap();
    assert!(matches!(describe(whole.map(|_| Vec::new())).as_str(), ""));
}
