//! Modules: what is refused and how, names, listings, and what published code looks like.

mod check;

use check::engine;
use expect_test::{Expect, expect};
use wassay_runtime::{
    Config, Engine, ExternType, Instance, Module, ModuleError, Outcome, Store, Val, WasmFeatures,
};

fn refusal(result: Result<Module, ModuleError>) -> String {
    match result {
        Ok(_) => "accepted".into(),
        Err(ModuleError::Text { .. }) => "text".into(),
        Err(ModuleError::Malformed { .. }) => "malformed".into(),
        Err(ModuleError::Invalid { .. }) => "invalid".into(),
        Err(ModuleError::Unsupported { feature }) => format!("unsupported: {feature}"),
        Err(other) => other.to_string(),
    }
}

#[test]
fn a_module_is_refused_for_the_first_reason_that_counts() {
    let engine = engine();
    for (text, expected) in [
        ("(module", "text"),
        ("(module (func (result i32)))", "invalid"),
        ("(module (memory 1 1 shared))", "accepted"),
        ("(module (memory 1 shared))", "invalid"),
        ("(module (tag) (func (try_table)))", "accepted"),
        ("(module (func (try_table)) (func (result i32)))", "invalid"),
        // Loops are looked into before their operators are validated.
        ("(module (func (loop (drop (local.get 1)))))", "invalid"),
        ("(module (func (loop (local.set 1 (i32.const 0)))))", "invalid"),
        ("(module (func (loop (br 7))))", "invalid"),
        ("(module (type (struct)) (func (drop (struct.new 0))))", "accepted"),
        ("(module (global i31ref (ref.i31 (i32.const 0))))", "accepted"),
        ("(module (type (struct)) (func (param (ref null 0))))", "accepted"),
    ] {
        assert_eq!(refusal(Module::new(&engine, text)), expected, "{text}");
    }
    let header = b"\0asm\x01\0\0\0";
    let with = |rest: &[u8]| [header, rest].concat();
    for (bytes, expected) in [
        (with(b""), "accepted"),
        (with(b"\x01"), "malformed"),
        (with(b"\x01\x02\x01"), "malformed"),
        (with(b"\x0e\x00"), "malformed"),
        (b"\0asm\x02\0\0\0".to_vec(), "malformed"),
        (b"\0asm".to_vec(), "malformed"),
        // A broken name section is no error.
        (with(b"\x00\x06\x04name\xff"), "accepted"),
    ] {
        assert_eq!(refusal(Module::new(&engine, &bytes)), expected, "{bytes:x?}");
    }
}

#[test]
fn a_module_that_needs_a_feature_that_is_off_is_malformed() {
    let engine = engine();
    let text = "(module (func (param v128)))";
    let module = Module::new(&engine, text);
    assert_eq!(refusal(module), "accepted");
    // The binary of the same module.
    let bytes =
        b"\0asm\x01\0\0\0\x01\x05\x01\x60\x01\x7b\x00\x03\x02\x01\x00\x0a\x04\x01\x02\x00\x0b";
    for (features, expected) in
        [(WasmFeatures::WASM1, "malformed"), (WasmFeatures::WASM2, "accepted")]
    {
        assert_eq!(refusal(Module::with_features(&engine, bytes, features)), expected);
    }
}

#[test]
fn imports_and_exports_are_listed_with_their_types() {
    let module = Module::new(
        &engine(),
        r#"(module $named
            (import "a" "f" (func $imported (param i32 v128) (result externref)))
            (import "a" "m" (memory i64 1 2))
            (table (export "t") 3 (ref null func))
            (global (export "g") (mut f64) (f64.const 0))
            (export "again" (func 0))
            (memory (export "tiny") 7 (pagesize 1)))"#,
    )
    .unwrap();
    assert_eq!((module.name(), module.func_name(0)), (Some("named"), Some("imported")));
    assert_eq!((module.func_name(1), module.func_count()), (None, 1));
    let imports = module
        .imports()
        .map(|import| format!("{}.{}: {}\n", import.module, import.name, import.ty));
    let exports = module.exports().map(|export| format!("{}: {}\n", export.name, export.ty));
    expect![[r#"
        a.f: func [i32 v128] -> [(ref null extern)]
        a.m: memory i64 1 2
        t: table 3 (ref null func)
        g: global (mut f64)
        again: func [i32 v128] -> [(ref null extern)]
        tiny: memory 7 (pagesize 1)
    "#]]
    .assert_eq(&imports.chain(exports).collect::<String>());
    let ids: Vec<_> = module
        .imports()
        .map(|import| import.ty)
        .chain(module.exports().map(|export| export.ty))
        .filter_map(|ty| match ty {
            ExternType::Func(id, _) => Some(id),
            _ => None,
        })
        .collect();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn a_module_past_a_limit_of_the_parser_is_neither_malformed_nor_invalid() {
    let chain: String =
        (1..70).map(|at| format!("(type $t{at} (sub $t{} (struct)))", at - 1)).collect();
    for (fields, expected) in [
        ("(memory 0)".repeat(101), "101 memories (the limit is 100)"),
        (r#"(import "m" "m" (memory 0))"#.repeat(102), "102 memories (the limit is 100)"),
        (
            r#"(import "m" "m" (memory 0))"#.repeat(60) + &"(memory 0)".repeat(41),
            "101 memories (the limit is 100)",
        ),
        (format!("(func (param {}))", "i32 ".repeat(1001)), "1001 parameters (the limit is 1000)"),
        (
            format!("(type (func (result {})))", "i32 ".repeat(2000)),
            "2000 results (the limit is 1000)",
        ),
        (
            format!("(type (struct {}))", "(field i32)".repeat(10_001)),
            "10001 fields (the limit is 10000)",
        ),
        (format!("(func (local {}))", "i32 ".repeat(50_001)), "more than 50000 locals"),
        (
            format!(r#"(func (export "{}"))"#, "n".repeat(100_001)),
            "a name of more than 100000 bytes",
        ),
        (format!("(type $t0 (sub (struct))) {chain}"), "a subtype at depth 64 (the limit is 63)"),
    ] {
        let error = Module::new(&engine(), format!("(module {fields})")).unwrap_err();
        let ModuleError::Limit { message } = error else {
            panic!("{error:?} instead of {expected}");
        };
        assert_eq!(message, expected);
    }
}

/// A module of 600 functions, each of which calls the next, with exceptions, references across calls and large frames
/// in them. `change` can replace the body of a function.
fn large_module(change: impl Fn(u32) -> Option<&'static str>) -> String {
    let function = |index: u32| {
        if let Some(other) = change(index) {
            return format!("(func $f{index} (type $t) {other})");
        }
        let sums = "(local.set 0 (i32.add (local.get 0) (i32.const 1000000)))".repeat(20);
        let next = match index {
            599 => "(i32.div_u (i32.const 7) (local.get 0))".to_owned(),
            _ => format!("(call $f{} (local.get 0))", index + 1),
        };
        match index % 3 {
            0 => format!("(func $f{index} (type $t) {sums} {next})"),
            1 => format!(
                "(func $f{index} (type $t) (local $s (ref null $s)) {sums} (local.set $s (struct.new $s (local.get 0)))
                 {next} (i32.add (struct.get $s 0 (local.get $s))))"
            ),
            _ => format!(
                "(func $f{index} (type $t) {sums} (block $h (result i32)
                   (try_table (result i32) (catch $e $h) {next})))"
            ),
        }
    };
    let functions: String = (0..600).map(function).collect();
    format!(
        r#"(module (type $t (func (param i32) (result i32))) (type $s (struct (field i32))) (tag $e (param i32))
            (func (export "wide") (type $t) {}{} (call $f0 (local.get 0)))
            (export "f0" (func $f0)) {functions})"#,
        "(i32.const 1)".repeat(20_000),
        "(drop)".repeat(20_000),
    )
}

#[test]
fn functions_of_a_large_module_are_the_same_compiled_on_several_threads() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    let engine = |parallel_compilation| {
        Engine::new(&Config { parallel_compilation, stack_slack: 4 << 10, ..Config::default() })
            .unwrap()
    };
    let [one, several] = [engine(false), engine(true)];
    let both = |text: &str| {
        let compile = |engine| pool.install(|| Module::new(engine, text));
        [compile(&one), compile(&several)]
    };
    let run = |module: Result<Module, ModuleError>| {
        let module = module.unwrap();
        let mut store = Store::new(module.engine());
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let Outcome::Return(instance) = instance else { panic!("it starts nothing") };
        let mut call =
            |name, argument| check::call(&mut store, instance, name, &[Val::I32(argument)]);
        let most = (-600_i64 * 20_000_000) as i32;
        [call("f0", 1), call("wide", 7), call("f0", most), call("wide", most)]
    };
    let [first, second] = both(&large_module(|_| None)).map(run);
    assert_eq!(first, second);
    assert_eq!(first[2..], ["trap: integer divide by zero", "trap: integer divide by zero"]);

    let wrong = |others: &'static [u32]| {
        let change = |index| match index {
            50 => Some("(f32.const 0)"),
            _ => others.contains(&index).then_some("(i32.add (i64.const 1))"),
        };
        both(&large_module(change)).map(|refused| refused.unwrap_err().to_string())
    };
    let [first, second] = wrong(&[123, 456]);
    assert!(first.starts_with("validate the module"), "{first}");
    assert_eq!([&second, &wrong(&[])[1]], [&first, &first]);
}

#[test]
fn blocks_with_too_many_values_are_refused() {
    let results = "i32 ".repeat(1000);
    let values = "(i32.const 0)".repeat(1000);
    let blocks = "(block (type $t))".repeat(5000);
    let text = format!(
        "(module (type $t (func (param {results}) (result {results})))
            (func (result {results}) {values} {blocks}))"
    );
    let message = refusal(Module::new(&engine(), text));
    assert!(message.contains("function 0: its blocks and branches carry more"), "{message}");
}

#[test]
fn functions_with_too_many_live_values_are_refused() {
    let loads = "(i32.load (i32.const 0))".repeat(20_000);
    let blocks = "(block (br_if 0 (local.get 0)))".repeat(6_000);
    let sum = "i32.add ".repeat(19_999);
    let text =
        format!("(module (memory 1) (func (param i32) (result i32) {loads} {blocks} {sum}))");
    let message = refusal(Module::new(&engine(), text));
    let expected = "values live at the beginnings of its blocks (the limit is 200000000)";
    assert!(message.contains("function 0: ") && message.contains(expected), "{message}");
}

#[test]
fn functions_with_loops_too_deep_are_refused() {
    let text = format!("(module (func {}{}))", "loop ".repeat(32_769), "end ".repeat(32_769));
    let message = refusal(Module::new(&engine(), text));
    let expected = "function 0: more than 32768 loops are inside each other";
    assert!(message.contains(expected), "{message}");
}

#[test]
fn deep_nesting_needs_no_stack() {
    let depth = 100_000;
    let mut body = Vec::new();
    body.extend_from_slice(&[0]);
    body.extend(std::iter::repeat_n([0x02, 0x40], depth).flatten());
    body.extend(std::iter::repeat_n(0x0b, depth + 1));
    let mut bytes = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a".to_vec();
    let leb = |mut number: usize| {
        let mut bytes = Vec::new();
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    };
    let size = leb(body.len());
    bytes.extend(leb(1 + size.len() + body.len()));
    bytes.push(1);
    bytes.extend(size);
    bytes.extend(body);
    assert_eq!(refusal(Module::new(&engine(), bytes)), "accepted");
}

/// No memory of the process is ever writable and executable.
#[test]
#[cfg(target_os = "linux")]
fn code_is_never_writable_and_executable() {
    let mut store = wassay_runtime::Store::new(&engine());
    let text = r#"(module (func (export "f") (result i32) (i32.const 1)))"#;
    let executable = || {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let flags = maps.lines().filter_map(|line| line.split_whitespace().nth(1));
        let flags: Vec<String> = flags.map(str::to_owned).collect();
        assert!(!flags.iter().any(|flags| flags.contains("wx")), "{maps}");
        flags.iter().filter(|flags| flags.starts_with("r-x")).count()
    };
    let before = executable();
    let instance = check::instantiate(&mut store, text, &[]);
    assert_eq!(check::call(&mut store, instance, "f", &[]), "1");
    assert!(executable() >= before);
}

/// Checks the whole CLIF of a function, as translation leaves it. `TYPE` stands for the id that the type of a callee is
/// compared with, which depends on what else the process has done.
fn check_clif(text: &str, expected: Expect) {
    let config = Config { verifier: true, ..Config::default() };
    let module = Module::new(&Engine::new(&config).unwrap(), text).unwrap();
    let shown = module.disassemble(module.func_count() - 1).unwrap();
    assert!(!shown.asm.is_empty());
    // How compiled code calls the host is the system's convention.
    let conventions = ["windows_fastcall", "apple_aarch64"].into_iter();
    let clif = conventions.fold(shown.clif, |clif, name| clif.replace(name, "system_v"));
    let mut lines = clif.lines();
    let after = lines.find(|line| line.contains("load.i32 notrap aligned readonly "));
    let compared =
        after.and(lines.next()).and_then(|line| line.trim().split_once(" = iconst.i32 "));
    let Some((name, id)) = compared else {
        return expected.assert_eq(&clif);
    };
    let clif = clif
        .replace(&format!("{name} = iconst.i32 {id}\n"), &format!("{name} = iconst.i32 TYPE\n"));
    expected.assert_eq(&clif.replace(&format!("; {name} = {id}\n"), &format!("; {name} = TYPE\n")));
}

#[test]
fn clif_of_a_memory_access() {
    check_clif(
        "(module (memory 1) (func (param i32) (result i32) (i32.load offset=8 (local.get 0))))",
        expect![[r#"
            function u0:0(i64, i32) -> i32 tail {
                region0 = 0 "heap"
                region1 = 1 "elements"
                region2 = 2 "globals"
                region3 = 3 "records"
                sig0 = (i64, i64, i64, i32, i64) system_v

            block0(v0: i64, v1: i32):
                v2 = uextend.i64 v1
                v3 = load.i64 notrap aligned region3 v0+40
                v4 = iconst.i64 12
                v5 = iadd v2, v4  ; v4 = 12
                v6 = icmp ugt v5, v3
                brif v6, block1, block2

            block1 cold:
                v7 = iconst.i64 8196
                store notrap aligned region3 v7, v0+16  ; v7 = 8196
                jump block3

            block2:
                v8 = load.i64 notrap aligned region3 v0+32
                v9 = iadd v8, v2
                v10 = load.i32 notrap little region0 v9+8
                return v10

            block3 cold:
                v11 = load.i64 notrap aligned region3 v0+16
                v12 = load.i64 notrap aligned region3 v0+24
                v13 = iconst.i32 0
                v14 = get_frame_pointer.i64 
                v15 = load.i64 notrap aligned readonly can_move v0
                v16 = load.i64 notrap aligned readonly can_move v15+56
                call_indirect sig0, v16(v0, v11, v12, v13, v14)  ; v13 = 0
                trap user1
            }
        "#]],
    );
}

#[test]
fn clif_of_a_memory_access_with_a_64_bit_index() {
    check_clif(
        "(module (memory i64 1) (func (param i64 f64)
            (f64.store offset=0x100000000 (local.get 0) (local.get 1))))",
        expect![[r#"
            function u0:0(i64, i64, f64) tail {
                region0 = 0 "heap"
                region1 = 1 "elements"
                region2 = 2 "globals"
                region3 = 3 "records"
                sig0 = (i64, i64, i64, i32, i64) system_v

            block0(v0: i64, v1: i64, v2: f64):
                v3 = load.i64 notrap aligned region3 v0+40
                v4 = iconst.i64 0x0001_0000_0008
                v5 = iadd v1, v4  ; v4 = 0x0001_0000_0008
                v6 = icmp ugt v5, v3
                v7 = icmp ult v5, v4  ; v4 = 0x0001_0000_0008
                v8 = bor v6, v7
                brif v8, block1, block2

            block1 cold:
                v9 = iconst.i64 8708
                store notrap aligned region3 v9, v0+16  ; v9 = 8708
                jump block3

            block2:
                v10 = load.i64 notrap aligned region3 v0+32
                v11 = iadd v10, v1
                v12 = iconst.i64 0x0001_0000_0000
                v13 = iadd v11, v12  ; v12 = 0x0001_0000_0000
                store.f64 notrap little region0 v2, v13
                return

            block3 cold:
                v14 = load.i64 notrap aligned region3 v0+16
                v15 = load.i64 notrap aligned region3 v0+24
                v16 = iconst.i32 0
                v17 = get_frame_pointer.i64 
                v18 = load.i64 notrap aligned readonly can_move v0
                v19 = load.i64 notrap aligned readonly can_move v18+56
                call_indirect sig0, v19(v0, v14, v15, v16, v17)  ; v16 = 0
                trap user1
            }
        "#]],
    );
}

#[test]
fn clif_of_an_indirect_call() {
    check_clif(
        "(module (type $t (func (param i32) (result i32))) (import \"\" \"\" (table 0 funcref))
            (func (param i32) (result i32)
                (call_indirect (type $t) (local.get 0) (i32.const 7))))",
        expect![[r#"
            function u0:0(i64, i32) -> i32 tail {
                region0 = 0 "heap"
                region1 = 1 "elements"
                region2 = 2 "globals"
                region3 = 3 "records"
                sig0 = (i64, i32) -> i32 tail
                sig1 = (i64, i64, i64, i32, i64) system_v

                                            block0(v0: i64, v1: i32):
                                                v23 = load.i64 notrap aligned readonly can_move v0
                                                v24 = load.i64 notrap aligned region3 v23
                                                v25 = get_stack_pointer.i64 
                                                v26 = icmp ult v25, v24
                                                brif v26, block9, block8

                                            block8:
                                                v2 = iconst.i32 7
                                                v3 = iconst.i64 7
                                                v4 = load.i64 notrap aligned readonly can_move v0+32
                                                v5 = load.i64 notrap aligned region3 v4+8
                                                v6 = icmp uge v3, v5  ; v3 = 7
                                                brif v6, block1, block2

                                            block1 cold:
                                                store.i64 notrap aligned region3 v3, v0+24  ; v3 = 7
                                                v7 = iconst.i64 9734
                                                store notrap aligned region3 v7, v0+16  ; v7 = 9734
                                                jump block3

                                            block2:
                                                v8 = load.i64 notrap aligned region3 v4
                                                v9 = iconst.i64 3
                                                v10 = ishl.i64 v3, v9  ; v3 = 7, v9 = 3
                                                v11 = iadd v8, v10
                                                v12 = load.i64 notrap aligned region1 v11
                                                v13 = iconst.i64 0
                                                v14 = icmp eq v12, v13  ; v13 = 0
                                                brif v14, block4, block5

                                            block4 cold:
                                                store.i64 notrap aligned region3 v3, v0+24  ; v3 = 7
                                                v15 = iconst.i64 9735
                                                store notrap aligned region3 v15, v0+16  ; v15 = 9735
                                                jump block3

                                            block5:
                                                v16 = load.i32 notrap aligned readonly v12+16
                                                v17 = iconst.i32 TYPE
                                                v18 = icmp ne v16, v17  ; v17 = TYPE
                                                brif v18, block6, block7

                                            block6 cold:
                                                v19 = iconst.i64 9736
                                                store notrap aligned region3 v19, v0+16  ; v19 = 9736
                                                jump block3

                                            block7:
                                                v20 = load.i64 notrap aligned readonly v12
                                                v21 = load.i64 notrap aligned readonly v12+8
            @0026                               v22 = call_indirect sig0, v20(v21, v1)
            @0026                               return v22

                                            block9 cold:
                                                v27 = iconst.i64 255
                                                store notrap aligned region3 v27, v0+16  ; v27 = 255
                                                jump block3

                                            block3 cold:
            @0026                               v28 = load.i64 notrap aligned region3 v0+16
            @0026                               v29 = load.i64 notrap aligned region3 v0+24
            @0026                               v30 = iconst.i32 0
            @0026                               v31 = get_frame_pointer.i64 
            @0026                               v32 = load.i64 notrap aligned readonly can_move v0
            @0026                               v33 = load.i64 notrap aligned readonly can_move v32+56
            @0026                               call_indirect sig1, v33(v0, v28, v29, v30, v31)  ; v30 = 0
            @0026                               trap user1
            }
        "#]],
    );
}

#[test]
fn clif_of_a_loop() {
    check_clif(
        "(module (func (loop (br 0))))",
        expect![[r#"
            function u0:0(i64) tail {
                region0 = 0 "heap"
                region1 = 1 "elements"
                region2 = 2 "globals"
                region3 = 3 "records"
                sig0 = (i64, i64, i64, i32, i64) system_v

            block0(v0: i64):
                jump block1

            block1:
                v1 = load.i64 notrap aligned readonly can_move v0
                v2 = atomic_load.i64 notrap aligned v1
                v3 = iconst.i64 -1
                v4 = icmp eq v2, v3  ; v3 = -1
                brif v4, block2, block3

            block2 cold:
                v5 = iconst.i64 6143
                store notrap aligned region3 v5, v0+16  ; v5 = 6143
                jump block4

            block3:
                jump block1

            block4 cold:
                v6 = load.i64 notrap aligned region3 v0+16
                v7 = load.i64 notrap aligned region3 v0+24
                v8 = iconst.i32 0
                v9 = get_frame_pointer.i64 
                v10 = load.i64 notrap aligned readonly can_move v0
                v11 = load.i64 notrap aligned readonly can_move v10+56
                call_indirect sig0, v11(v0, v6, v7, v8, v9)  ; v8 = 0
                trap user1
            }
        "#]],
    );
}

#[test]
fn clif_of_a_recursive_function() {
    check_clif(
        "(module (func $f (call $f)))",
        expect![[r#"
            function u0:0(i64) tail {
                region0 = 0 "heap"
                region1 = 1 "elements"
                region2 = 2 "globals"
                region3 = 3 "records"
                sig0 = (i64) tail
                sig1 = (i64, i64, i64, i32, i64) system_v
                fn0 = colocated u0:0 sig0

                                            block0(v0: i64):
                                                v1 = load.i64 notrap aligned readonly can_move v0
                                                v2 = load.i64 notrap aligned region3 v1
                                                v3 = get_stack_pointer.i64 
                                                v4 = icmp ult v3, v2
                                                brif v4, block3, block2

                                            block2:
            @0017                               call fn0(v0)
            @0017                               return

                                            block3 cold:
                                                v5 = iconst.i64 255
                                                store notrap aligned region3 v5, v0+16  ; v5 = 255
                                                jump block1

                                            block1 cold:
            @0017                               v6 = load.i64 notrap aligned region3 v0+16
            @0017                               v7 = load.i64 notrap aligned region3 v0+24
            @0017                               v8 = iconst.i32 0
            @0017                               v9 = get_frame_pointer.i64 
            @0017                               v10 = load.i64 notrap aligned readonly can_move v0
            @0017                               v11 = load.i64 notrap aligned readonly can_move v10+56
            @0017                               call_indirect sig1, v11(v0, v6, v7, v8, v9)  ; v8 = 0
            @0017                               trap user1
            }
        "#]],
    );
}
