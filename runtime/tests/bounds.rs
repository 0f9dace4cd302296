//! Bounds checks against a naive model in 128-bit arithmetic, on memories whose pages are one byte.

mod check;

use check::{call, engine, instantiate};
use proptest::prelude::*;
use wassay_runtime::{Config, Engine, Module, OptLevel, Store, Val};

/// Loads of each width.
const LOADS: [(&str, &str, u128); 5] = [
    ("i32.load8_u", "i32", 1),
    ("i32.load16_u", "i32", 2),
    ("i32.load", "i32", 4),
    ("i64.load", "i64", 8),
    ("v128.load", "v128", 16),
];

/// Numbers near every edge that the arithmetic has.
fn edge(bits: u32) -> impl Strategy<Value = u64> {
    let mask = if bits == 64 { u64::MAX } else { (1 << bits) - 1 };
    let near = |edge: u64| (0..40u64).prop_map(move |by| edge.wrapping_sub(20).wrapping_add(by));
    prop_oneof![
        0..100u64,
        near(1 << 16),
        near(1 << 31),
        near(1 << 32),
        near(1 << 63),
        near(0),
        any::<u64>()
    ]
    .prop_map(move |number| number & mask)
}

fn index(is_64: bool, number: u64) -> Val {
    if is_64 { Val::I64(number.cast_signed()) } else { Val::I32((number as u32).cast_signed()) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn loads_fit_exactly_when_the_model_says_so(
        is_64: bool,
        fast: bool,
        size in prop_oneof![0..40u64, 65_530..65_545u64],
        offsets in prop::collection::vec(edge(64), 5),
        indices in prop::collection::vec(edge(64), 30),
    ) {
        let opt_level = if fast { OptLevel::Speed } else { OptLevel::None };
        let engine = Engine::new(&Config { opt_level, ..Config::default() }).unwrap();
        let (ty, mask) = if is_64 { ("i64", u64::MAX) } else { ("i32", u64::from(u32::MAX)) };
        let functions: String = LOADS.iter().zip(&offsets).map(|((load, result, _), offset)| {
            let offset = offset & mask;
            format!(
                "(func (export \"{load}\") (param {ty}) (result {result})
                    ({load} offset={offset} (local.get 0)))"
            )
        }).collect();
        let text = format!("(module (memory {ty} {size} (pagesize 1)) {functions})");
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        for ((load, _, width), offset) in LOADS.iter().zip(&offsets) {
            // Indices at which the access ends near the end of memory are the likely mistakes.
            let last = u128::from(size).wrapping_sub(u128::from(offset & mask) + width) as u64;
            let near_last = (0..5).map(|by| last.wrapping_add(by).wrapping_sub(2));
            for number in indices.iter().copied().chain(near_last) {
                let number = number & mask;
                let end = u128::from(number) + u128::from(offset & mask) + width;
                let outcome = call(&mut store, instance, load, &[index(is_64, number)]);
                let fits = !outcome.starts_with("trap: out of bounds memory access");
                prop_assert_eq!(fits, end <= u128::from(size), "{} {} {}", load, offset, number);
            }
        }
    }

    #[test]
    fn bulk_operations_fit_exactly_when_the_model_says_so(
        to_64: bool,
        from_64: bool,
        to_size in 0..40u64,
        from_size in 0..40u64,
        numbers in prop::collection::vec((edge(64), edge(64), edge(64)), 20),
        small in prop::collection::vec((0..42u64, 0..42u64, 0..42u64), 20),
    ) {
        let name = |is_64| if is_64 { "i64" } else { "i32" };
        let (to_ty, from_ty) = (name(to_64), name(from_64));
        let length_ty = name(to_64 && from_64);
        let text = format!(
            "(module
                (memory $to {to_ty} {to_size} (pagesize 1))
                (memory $from {from_ty} {from_size} (pagesize 1))
                (table $t {to_ty} {to_size} funcref)
                (table $f {from_ty} {from_size} funcref)
                (data $d \"0123456789\")
                (func (export \"copy\") (param {to_ty} {from_ty} {length_ty})
                    (memory.copy $to $from (local.get 0) (local.get 1) (local.get 2)))
                (func (export \"table copy\") (param {to_ty} {from_ty} {length_ty})
                    (table.copy $t $f (local.get 0) (local.get 1) (local.get 2)))
                (func (export \"fill\") (param {to_ty} {to_ty})
                    (memory.fill $to (local.get 0) (i32.const 1) (local.get 1)))
                (func (export \"table fill\") (param {to_ty} {to_ty})
                    (table.fill $t (local.get 0) (ref.null func) (local.get 1)))
                (func (export \"init\") (param {to_ty} i32 i32)
                    (memory.init $to $d (local.get 0) (local.get 1) (local.get 2)))
                (func (export \"get\") (param {to_ty}) (drop (table.get $t (local.get 0)))))"
        );
        let engine = Engine::new(&Config::default()).unwrap();
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        let masked = |is_64: bool, number: u64| {
            if is_64 { number } else { number & u64::from(u32::MAX) }
        };
        for (to, from, length) in numbers.into_iter().chain(small) {
            let within = |is_64, start, length_64, length, size: u64| {
                let end = u128::from(masked(is_64, start)) + u128::from(masked(length_64, length));
                end <= u128::from(size)
            };
            let both = to_64 && from_64;
            let copies = within(to_64, to, both, length, to_size)
                && within(from_64, from, both, length, from_size);
            let fills = within(to_64, to, to_64, length, to_size);
            let inits = within(to_64, to, false, length, to_size)
                && within(false, from, false, length, 10);
            let gets = masked(to_64, to) < to_size;
            let (to_index, from_index) = (index(to_64, to), index(from_64, from));
            let copy = [to_index, from_index, index(both, length)];
            let fill = [to_index, index(to_64, length)];
            let init = [to_index, index(false, from), index(false, length)];
            for (name, arguments, fits) in [
                ("copy", &copy[..], copies),
                ("table copy", &copy, copies),
                ("fill", &fill, fills),
                ("table fill", &fill, fills),
                ("init", &init, inits),
                ("get", &copy[..1], gets),
            ] {
                let outcome = call(&mut store, instance, name, arguments);
                prop_assert_eq!(outcome.is_empty(), fits, "{} {:?}", name, arguments);
            }
        }
    }
}

/// Checks that follow from earlier ones are left out, but only where those have been passed.
#[test]
fn a_check_is_left_out_only_where_an_earlier_one_holds() {
    check::check(
        r#"(module
            (memory 1)
            (func (export "either") (param i32 i32) (result i32)
                (if (local.get 1) (then (drop (i64.load offset=8 (local.get 0)))))
                (i32.load8_u (local.get 0)))
            (func (export "or") (param i32 i32) (result i32)
                (if (result i32) (local.get 1)
                    (then (drop (i64.load (local.get 0))) (i32.const 1))
                    (else (i32.load8_u (local.get 0)))))
            (func (export "loop") (param i32) (result i32)
                (drop (i32.load8_u (local.get 0)))
                (loop (result i32)
                    (drop (i32.load8_u (local.get 0)))
                    (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                    (br_if 0 (local.get 0)) (i32.const 1)))
            (func (export "wider") (param i32) (result i64)
                (drop (i32.load8_u (local.get 0))) (i64.load (local.get 0)))
            (func (export "constant") (param i32) (result i32)
                (drop (i32.load8_u offset=65535 (i32.const 0)))
                (i32.load8_u offset=65535 (i32.const 1)))
            (func (export "grown") (result i32)
                (drop (memory.grow (i32.const 1))) (i32.load (i32.const 65533))))"#,
        &[
            ("either", &[Val::I32(65535), Val::I32(0)], "0"),
            ("either", &[Val::I32(65535), Val::I32(1)], "trap: out of bounds memory access"),
            ("either", &[Val::I32(65536), Val::I32(0)], "trap: out of bounds memory access"),
            ("or", &[Val::I32(65536), Val::I32(0)], "trap: out of bounds memory access"),
            ("or", &[Val::I32(65535), Val::I32(1)], "trap: out of bounds memory access"),
            ("loop", &[Val::I32(65530)], "trap: out of bounds memory access"),
            ("wider", &[Val::I32(65529)], "trap: out of bounds memory access"),
            ("constant", &[Val::I32(0)], "trap: out of bounds memory access"),
            ("grown", &[], "0"),
        ],
    );
}

/// An earlier check takes over a later one's bytes only where nobody can tell: each of these would
/// trap too early, or for another reason.
#[test]
fn what_can_be_seen_between_two_accesses_keeps_their_checks_apart() {
    let between = [
        ("division", "(drop (i32.div_u (i32.const 1) (local.get 1)))"),
        ("conversion", "(drop (i32.trunc_f32_s (f32.const nan)))"),
        ("store", "(i32.store8 (i32.const 100) (i32.const 7))"),
        ("vector store", "(v128.store8_lane 0 (i32.const 100) (v128.const i32x4 7 7 7 7))"),
        ("other memory", "(i32.store8 1 (i32.const 100) (i32.const 7))"),
        ("atomic store", "(i32.atomic.store8 (i32.const 100) (i32.const 7))"),
        ("global", "(global.set 0 (i32.const 7))"),
        ("table", "(table.set 0 (i32.const 0) (ref.func 0))"),
        ("call", "(call 0)"),
        ("fill", "(memory.fill (i32.const 100) (i32.const 7) (i32.const 1))"),
        ("data", "(data.drop 0)"),
        ("grow", "(drop (memory.grow (i32.const 1)))"),
        ("cast", "(drop (ref.as_non_null (ref.null func)))"),
        ("unreachable", "(if (local.get 1) (then) (else (unreachable)))"),
    ];
    let functions: String = between
        .iter()
        .map(|(name, code)| {
            format!(
                "(func (export \"{name}\") (param i32 i32)
                    (drop (i32.load8_u (local.get 0)))
                    {code}
                    (drop (i32.load8_u offset=65535 (local.get 0))))"
            )
        })
        .collect();
    let text = format!(
        "(module
            (memory 1 2) (memory 1) (global (mut i32) (i32.const 0)) (table 1 funcref) (data \"x\")
            (func (export \"set\") (global.set 0 (i32.const 7)))
            {functions}
            (func (export \"seen\") (result i32)
                (i32.or (global.get 0)
                    (i32.or (i32.load8_u (i32.const 100)) (i32.load8_u 1 (i32.const 100)))))
            (func (export \"table seen\") (result i32) (ref.is_null (table.get 0 (i32.const 0))))
            (func (export \"pages\") (result i32) (memory.size))
            (func (export \"none\") (param i32 i32)
                (drop (i32.load8_u (local.get 0)))
                (drop (i32.load8_u offset=65535 (local.get 0)))))"
    );
    let out_of_bounds = "trap: out of bounds memory access";
    for opt_level in [OptLevel::None, OptLevel::Speed] {
        let engine = Engine::new(&Config { opt_level, ..Config::default() }).unwrap();
        let arguments = [Val::I32(1), Val::I32(0)];
        // What traps in between must do so although the access after it does not fit either.
        let traps = [
            ("division", "trap: integer divide by zero"),
            ("conversion", "trap: invalid conversion to integer"),
            ("cast", "trap: null reference"),
            ("unreachable", "trap: unreachable"),
            ("none", out_of_bounds),
        ];
        for (name, trap) in traps {
            let mut store = Store::new(&engine);
            let instance = instantiate(&mut store, &text, &[]);
            let outcome = call(&mut store, instance, name, &arguments);
            assert!(outcome.starts_with(trap), "{name}: {outcome}");
        }
        // What writes in between has written when the access after it traps.
        let writes = [
            ("store", "seen", "7"),
            ("vector store", "seen", "7"),
            ("other memory", "seen", "7"),
            ("atomic store", "seen", "7"),
            ("global", "seen", "7"),
            ("call", "seen", "7"),
            ("fill", "seen", "7"),
            ("table", "table seen", "0"),
        ];
        for (name, seen, expected) in writes {
            let mut store = Store::new(&engine);
            let instance = instantiate(&mut store, &text, &[]);
            let outcome = call(&mut store, instance, name, &arguments);
            assert!(outcome.starts_with(out_of_bounds), "{name}: {outcome}");
            assert_eq!(call(&mut store, instance, seen, &[]), expected, "{name}");
        }
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        assert_eq!(call(&mut store, instance, "grow", &arguments), "");
        assert_eq!(call(&mut store, instance, "pages", &[]), "2");
    }
}

/// Structured code around loads, all at one index.
#[derive(Clone, Debug)]
enum Statement {
    Load {
        offset: u64,
    },
    /// Which bit of the conditions decides.
    If {
        bit: u32,
        then: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
    /// A block that is left in the middle if the bit says so.
    Block {
        before: Vec<Statement>,
        bit: u32,
        after: Vec<Statement>,
    },
    /// A loop that runs twice.
    Twice {
        body: Vec<Statement>,
    },
    /// A block that an exception leaves, if the bit says so, for what is after the handler.
    Try {
        before: Vec<Statement>,
        bit: u32,
        after: Vec<Statement>,
    },
}

fn statements() -> impl Strategy<Value = Vec<Statement>> {
    let load = (0..40u64).prop_map(|offset| Statement::Load { offset }).boxed();
    let list = prop::collection::vec(load, 0..4);
    list.prop_recursive(3, 24, 4, |inner| {
        let statement = prop_oneof![
            (0..40u64).prop_map(|offset| Statement::Load { offset }),
            (0..8u32, inner.clone(), inner.clone())
                .prop_map(|(bit, then, otherwise)| Statement::If { bit, then, otherwise }),
            (inner.clone(), 0..8u32, inner.clone())
                .prop_map(|(before, bit, after)| Statement::Block { before, bit, after }),
            inner.clone().prop_map(|body| Statement::Twice { body }),
            (inner.clone(), 0..8u32, inner).prop_map(|(before, bit, after)| Statement::Try {
                before,
                bit,
                after
            }),
        ];
        prop::collection::vec(statement, 0..4)
    })
}

/// The code of statements. Local 0 is the index, 1 the conditions, 2 and up count the rounds of loops.
fn code(statements: &[Statement], depth: usize) -> String {
    let condition = |bit: &u32| format!("(i32.and (local.get 1) (i32.const {}))", 1u32 << bit);
    let code_of = |statement: &Statement| match statement {
        Statement::Load { offset } => format!("(drop (i32.load8_u offset={offset} (local.get 0)))"),
        Statement::If { bit, then, otherwise } => {
            let [then, otherwise] = [then, otherwise].map(|part| code(part, depth));
            format!("(if {} (then {then}) (else {otherwise}))", condition(bit))
        }
        Statement::Block { before, bit, after } => {
            let [before, after] = [before, after].map(|part| code(part, depth));
            format!("(block {before} (br_if 0 {}) {after})", condition(bit))
        }
        Statement::Twice { body } => {
            let (body, round) = (code(body, depth + 1), depth + 2);
            format!(
                "(local.set {round} (i32.const 2))
                (loop {body} (br_if 0 (local.tee {round} (i32.sub (local.get {round}) (i32.const 1)))))"
            )
        }
        Statement::Try { before, bit, after } => {
            let [before, after] = [before, after].map(|part| code(part, depth));
            format!(
                "(block $out (block $caught
                    (try_table (catch_all $caught) {before} (if {} (then (throw $e))) {after})
                    (br $out)))",
                condition(bit)
            )
        }
    };
    statements.iter().map(code_of).collect()
}

/// Whether all loads fit that are reached.
fn all_fit(statements: &[Statement], index: u64, conditions: u32, size: u64) -> bool {
    let holds = |bit: &u32| conditions >> bit & 1 == 1;
    let fit = |part: &[Statement]| all_fit(part, index, conditions, size);
    statements.iter().all(|statement| match statement {
        Statement::Load { offset } => index + offset < size,
        Statement::If { bit, then, otherwise } => fit(if holds(bit) { then } else { otherwise }),
        Statement::Block { before, bit, after } | Statement::Try { before, bit, after } => {
            fit(before) && (holds(bit) || fit(after))
        }
        Statement::Twice { body } => fit(body),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// What an earlier check makes needless is left out, and nothing else.
    #[test]
    fn loads_in_structured_code_trap_exactly_when_the_model_says_so(
        statements in statements(),
        runs in prop::collection::vec((0..45u64, 0..256u32), 20),
        fast: bool,
    ) {
        let opt_level = if fast { OptLevel::Speed } else { OptLevel::None };
        let engine = Engine::new(&Config { opt_level, ..Config::default() }).unwrap();
        let text = format!(
            "(module (memory 40 (pagesize 1)) (tag $e)
                (func (export \"f\") (param i32 i32) (local i32 i32 i32 i32 i32 i32) {}))",
            code(&statements, 0)
        );
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        for (index, conditions) in runs {
            let arguments = [index as u32, conditions].map(|word| Val::I32(word.cast_signed()));
            let outcome = call(&mut store, instance, "f", &arguments);
            let expected = if all_fit(&statements, index, conditions, 40) {
                ""
            } else {
                "trap: out of bounds memory access"
            };
            prop_assert_eq!(outcome, expected, "{} {:#x}\n{}", index, conditions, text);
        }
    }
}

#[test]
fn a_check_holds_in_all_blocks_inside_its_own_and_after_them() {
    let load = |offset: u32| format!("(drop (i32.load8_u offset={offset} (local.get 0)))");
    let checks = |body: String| {
        let text = format!("(module (memory 1) (func (param i32 i32) {body}))");
        let module = Module::new(&engine(), &text).unwrap();
        module.disassemble(0).unwrap().clif.matches("icmp ugt").count()
    };
    let (four, nine) = (load(4), load(9));
    assert_eq!(checks(format!("{four} (if (local.get 1) (then {four}) (else {four})) {four}")), 1);
    assert_eq!(checks(format!("{four} (block (br_if 0 (local.get 1)) {four}) {four}")), 1);
    // A larger one inside does not hold outside, and a check of one arm not in the other.
    assert_eq!(checks(format!("{four} (if (local.get 1) (then {nine})) {four} {nine}")), 3);
    assert_eq!(checks(format!("(if (local.get 1) (then {four}) (else {four})) {four}")), 3);
}
