//! Memories that grow: their bytes stay, new bytes are zero, and nothing else is touched.

mod check;

use check::{check, engine};
use wassay_runtime::{
    Config, Engine, IndexType, Memory, MemoryType, ResourceError, SharedMemory, Store, StoreLimits,
    Val,
};

const MIB: u64 = 1 << 20;

fn in_pages(bytes: u64, ty: MemoryType) -> u64 {
    bytes >> ty.page_size_log2
}

fn byte(memory: Memory, store: &Store, address: u64) -> u8 {
    let mut byte = [0];
    memory.read(store, address, &mut byte).unwrap();
    byte[0]
}

/// Types of memories that get their bytes in different ways.
fn types() -> Vec<MemoryType> {
    let unbounded = MemoryType::new(0, None);
    vec![
        unbounded,
        MemoryType::new(0, Some(in_pages(24 * MIB, unbounded))),
        MemoryType { index: IndexType::I64, ..unbounded },
        MemoryType { index: IndexType::I64, ..MemoryType::new(0, Some(1 << 40)) },
        MemoryType { page_size_log2: 0, ..unbounded },
        MemoryType { shared: true, ..MemoryType::new(0, Some(in_pages(64 * MIB, unbounded))) },
    ]
}

#[test]
fn bytes_stay_while_a_memory_grows_and_new_ones_are_zero() {
    // Lengths within what the allocator gives and beyond it, in small and large steps, and beyond what a small maximum
    // reserves.
    let lengths = [0, 64 << 10, 128 << 10, MIB, MIB + (64 << 10), 3 * MIB, 20 * MIB, 24 * MIB];
    for ty in types() {
        let mut store = Store::new(&engine());
        let memory = Memory::new(&mut store, ty).unwrap();
        let mut written = Vec::new();
        for length in lengths {
            let before = memory.size(&store);
            let more = in_pages(length, ty) - before;
            assert_eq!(memory.grow(&mut store, more).unwrap(), before, "{ty:?}");
            let old = before << ty.page_size_log2;
            for address in [old, length.saturating_sub(1)].into_iter().filter(|at| *at < length) {
                if address >= old {
                    assert_eq!(byte(memory, &store, address), 0, "{ty:?} at {address}");
                }
                let value = (address >> 12) as u8 | 1;
                memory.write(&mut store, address, &[value]).unwrap();
                written.push((address, value));
            }
            for (address, value) in &written {
                assert_eq!(byte(memory, &store, *address), *value, "{ty:?} at {address}");
            }
            assert!(memory.read(&store, length, &mut [0]).is_err());
        }
    }
}

#[test]
fn compiled_code_sees_where_a_memory_has_moved() {
    let text = r#"(module (memory 1) (memory i64 1)
        (func (export "sum") (param i32) (result i32) (local i32)
            (loop $again
                (i32.store (i32.mul (local.get 0) (i32.const 65536)) (local.get 0))
                (i64.store 1 (i64.extend_i32_u (i32.mul (local.get 0) (i32.const 65536))) (i64.const 3))
                (drop (memory.grow 0 (i32.const 1)))
                (drop (memory.grow 1 (i64.const 1)))
                (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
            (i32.add (memory.size 0) (i32.load (i32.const 65536))))
        (func (export "last") (param i32) (result i32) (i32.load (local.get 0))))"#;
    let text =
        text.replace("(memory 1)", "(memory 101)").replace("(memory i64 1)", "(memory i64 101)");
    check(
        &text,
        &[
            ("sum", &[Val::I32(100)], "202"),
            ("last", &[Val::I32(100 << 16)], "100"),
            ("last", &[Val::I32((201 << 16) - 4)], "0"),
            ("last", &[Val::I32((201 << 16) - 3)], "trap: out of bounds memory access"),
        ],
    );
}

/// Each is larger than what comes from the allocator, so each has pages of its own. There are fewer on Windows, which
/// provides memory or a place in its page file for everything that is committed, used or not.
#[test]
fn thousands_of_memories_are_in_one_store() {
    const COUNT: usize = if cfg!(windows) { 1_000 } else { 30_000 };
    let limits = StoreLimits { memory_bytes: 1 << 40, ..StoreLimits::default() };
    let config = Config { store_limits: limits, ..Config::default() };
    let mut store = Store::new(&Engine::new(&config).unwrap());
    let new = |_| Memory::new(&mut store, MemoryType::new(17, None)).unwrap();
    let memories: Vec<Memory> = (0..COUNT).map(new).collect();
    for memory in &memories {
        assert_eq!(memory.grow(&mut store, 1).unwrap(), 17);
    }
    for (number, memory) in memories.iter().enumerate().step_by(100) {
        memory.write(&mut store, 18 * 65_536 - 4, &(number as u32).to_le_bytes()).unwrap();
    }
    for (number, memory) in memories.iter().enumerate().step_by(100) {
        let mut bytes = [0; 4];
        memory.read(&store, 18 * 65_536 - 4, &mut bytes).unwrap();
        assert_eq!(u32::from_le_bytes(bytes), number as u32);
    }
}

#[test]
fn the_stores_limit_is_asked_before_the_system() {
    let limits = StoreLimits { memory_bytes: 2 * MIB, ..StoreLimits::default() };
    let config = Config { store_limits: limits, ..Config::default() };
    let engine = Engine::new(&config).unwrap();
    for ty in types() {
        let mut store = Store::new(&engine);
        let memory = Memory::new(&mut store, ty).unwrap();
        memory.grow(&mut store, in_pages(2 * MIB, ty)).unwrap();
        assert!(memory.grow(&mut store, 1).is_err(), "{ty:?}");
        assert_eq!(memory.size(&store), in_pages(2 * MIB, ty));
        let huge = MemoryType { minimum: ty.maximum.unwrap_or(in_pages(4 << 30, ty)), ..ty };
        let refused = Memory::new(&mut Store::new(&engine), huge);
        assert!(matches!(refused, Err(ResourceError::Memory { .. })), "{ty:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn growing_touches_no_page() {
    let resident = || -> u64 {
        let status = std::fs::read_to_string("/proc/self/statm").unwrap();
        status.split(' ').nth(1).unwrap().parse::<u64>().unwrap() * 4096
    };
    let before = resident();
    let page = |bytes| in_pages(bytes, MemoryType::new(0, None));
    let shared = MemoryType { shared: true, ..MemoryType::new(0, Some(65_536)) };
    for ty in [
        MemoryType::new(0, None),
        MemoryType { index: IndexType::I64, ..MemoryType::new(0, None) },
        shared,
    ] {
        let mut store = Store::new(&engine());
        let memory = Memory::new(&mut store, ty).unwrap();
        memory.grow(&mut store, page(2 << 30)).unwrap();
        for _ in 0..1_000 {
            memory.grow(&mut store, 1).unwrap();
        }
        // Other tests of this file touch a little memory at the same time.
        assert!(resident() < before + (1 << 30), "{ty:?}: {} and {before}", resident());
    }
}

#[test]
fn shared_memories_reserve_their_maximum() {
    let ty = MemoryType { shared: true, ..MemoryType::new(1, Some(16_384)) };
    let memory = SharedMemory::new(ty).unwrap();
    let mut store = Store::new(&engine());
    let own = memory.memory(&mut store).unwrap();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let memory = memory.clone();
            std::thread::spawn(move || {
                let mut store = Store::new(&engine());
                let own = memory.memory(&mut store).unwrap();
                for _ in 0..100 {
                    let before = own.grow(&mut store, 1).unwrap();
                    memory.write(before << 16, &[7]).unwrap();
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(own.size(&store), 401);
    let mut byte = [0];
    for page in 1..401 {
        memory.read(page << 16, &mut byte).unwrap();
        assert_eq!(byte, [7]);
    }
}
