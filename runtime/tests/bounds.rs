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

/// Structured code around loads, all at one index and a constant more or less.
#[derive(Clone, Debug)]
enum Statement {
    Load {
        more: i32,
        offset: u64,
    },
    /// Adds to the index.
    Add {
        more: i32,
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
    let load = || {
        let more = prop_oneof![2 => Just(0), 1 => -9..9i32];
        (more, 0..40u64).prop_map(|(more, offset)| Statement::Load { more, offset })
    };
    let list = prop::collection::vec(load(), 0..4);
    list.prop_recursive(3, 24, 4, move |inner| {
        let statement = prop_oneof![
            load(),
            (-9..9i32).prop_map(|more| Statement::Add { more }),
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
        Statement::Load { more: 0, offset } => {
            format!("(drop (i32.load8_u offset={offset} (local.get 0)))")
        }
        Statement::Load { more, offset } => format!(
            "(drop (i32.load8_u offset={offset} (i32.add (local.get 0) (i32.const {more}))))"
        ),
        Statement::Add { more } => {
            format!("(local.set 0 (i32.add (local.get 0) (i32.const {more})))")
        }
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
fn all_fit(statements: &[Statement], index: &mut u32, conditions: u32, size: u64) -> bool {
    let holds = |bit: &u32| conditions >> bit & 1 == 1;
    let fit = |part: &[Statement], index: &mut u32| all_fit(part, index, conditions, size);
    statements.iter().all(|statement| match statement {
        Statement::Load { more, offset } => {
            u64::from(index.wrapping_add_signed(*more)) + offset < size
        }
        Statement::Add { more } => {
            *index = index.wrapping_add_signed(*more);
            true
        }
        Statement::If { bit, then, otherwise } => {
            fit(if holds(bit) { then } else { otherwise }, index)
        }
        Statement::Block { before, bit, after } | Statement::Try { before, bit, after } => {
            fit(before, index) && (holds(bit) || fit(after, index))
        }
        Statement::Twice { body } => fit(body, index) && fit(body, index),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// What an earlier check makes needless is left out, and nothing else.
    #[test]
    fn loads_in_structured_code_trap_exactly_when_the_model_says_so(
        statements in statements(),
        runs in prop::collection::vec((-20..45i32, 0..256u32), 20),
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
            let arguments = [index, conditions.cast_signed()].map(Val::I32);
            let outcome = call(&mut store, instance, "f", &arguments);
            let fit = all_fit(&statements, &mut index.cast_unsigned(), conditions, 40);
            let expected = if fit {
                ""
            } else {
                "trap: out of bounds memory access"
            };
            prop_assert_eq!(outcome, expected, "{} {:#x}\n{}", index, conditions, text);
        }
    }
}

/// How many checks of bounds are in a function of these fields and parameters.
fn checks(fields: &str, parameters: &str, body: &str) -> usize {
    let text = format!("(module {fields} (func (param {parameters}) {body}))");
    let module = Module::new(&engine(), &text).unwrap();
    module.disassemble(0).unwrap().clif.matches("icmp ugt").count()
}

#[test]
fn a_check_holds_in_all_blocks_inside_its_own_and_after_them() {
    let load = |offset: u32| format!("(drop (i32.load8_u offset={offset} (local.get 0)))");
    let checks = |body: String| checks("(memory 1)", "i32 i32", &body);
    let (four, nine) = (load(4), load(9));
    assert_eq!(checks(format!("{four} (if (local.get 1) (then {four}) (else {four})) {four}")), 1);
    assert_eq!(checks(format!("{four} (block (br_if 0 (local.get 1)) {four}) {four}")), 1);
    // A larger one inside does not hold outside, and a check of one arm not in the other.
    assert_eq!(checks(format!("{four} (if (local.get 1) (then {nine})) {four} {nine}")), 3);
    assert_eq!(checks(format!("(if (local.get 1) (then {four}) (else {four})) {four}")), 3);
    // In a loop too, if it only reads the index.
    let again = "(br_if 0 (local.get 1))";
    assert_eq!(checks(format!("{four} (loop {four} (loop {four} {again}) {again}) {four}")), 1);
    let set = "(local.set 0 (i32.const 7))";
    assert_eq!(checks(format!("{four} (loop {four} {again}) {set}")), 1);
    assert_eq!(checks(format!("{four} (loop {four} {set} {again})")), 2);
    assert_eq!(checks(format!("{four} (loop {four} (block {set}) {again})")), 2);
    assert_eq!(
        checks(format!("{four} (loop {four} (drop (local.tee 0 (local.get 1))) {again})")),
        2
    );
}

#[test]
fn a_check_holds_for_what_it_spans() {
    let memory = "(memory 1)";
    let pair = |index: &str, offset: u32| {
        format!(
            "(drop (i32.load offset=12 (local.get 0))) (drop (i32.load offset={offset} {index}))"
        )
    };
    let checks_32 = |index: &str, offset| checks(memory, "i32", &pair(index, offset));
    assert_eq!(checks_32("(i32.add (local.get 0) (i32.const 8))", 4), 1);
    assert_eq!(checks_32("(i32.add (local.get 0) (i32.const 8))", 5), 2);
    assert_eq!(checks_32("(i32.sub (local.get 0) (i32.const -8))", 4), 1);
    assert_eq!(checks_32("(i32.sub (local.get 0) (i32.const 8))", 4), 2);
    let wide = |more: i64| {
        format!("(i32.wrap_i64 (i64.add (i64.extend_i32_u (local.get 0)) (i64.const {more})))")
    };
    assert_eq!(checks_32(&wide(12), 0), 1);
    assert_eq!(checks_32(&wide(12 + (7_i64 << 32)), 0), 1);
    assert_eq!(checks_32(&wide(13), 0), 2);
    // Sixteen bits of it are another number.
    assert_eq!(checks_32("(i32.extend16_s (local.get 0))", 0), 2);
    let both = |index: &str| {
        format!(
            "(drop (i32.load offset=12 (i32.wrap_i64 (local.get 0)))) (drop (i32.load {index}))"
        )
    };
    assert_eq!(checks(memory, "i64", &both("(i32.wrap_i64 (local.get 0))")), 1);
    let in_64 = |index: &str| {
        let body = format!("(drop (i32.load offset=12 (local.get 0))) (drop (i32.load {index}))");
        checks("(memory i64 1)", "i64", &body)
    };
    assert_eq!(in_64("(i64.add (local.get 0) (i64.const 12))"), 1);
    assert_eq!(in_64("(i64.add (local.get 0) (i64.const 13))"), 2);
    assert_eq!(in_64("(i64.add (local.get 0) (i64.const 0x1_0000_0000))"), 2);
    assert_eq!(in_64("(i64.extend_i32_u (i32.wrap_i64 (local.get 0)))"), 2);
}

#[test]
fn an_index_that_always_fits_is_not_checked() {
    let checks_at = |fields: &str, index: &str, offset: u64| {
        checks(fields, "i32 i64", &format!("(drop (i32.load offset={offset} {index}))"))
    };
    let memories = ["(memory 1)", "(memory 65536 (pagesize 1))", "(memory 1 1 shared)"];
    // An index, and the greatest number that it can be.
    let byte = "(i32.load8_u (i32.const 7))";
    let indices = [
        ("(i32.const 65532)".into(), 65_532),
        ("(i32.and (local.get 0) (i32.const 255))".into(), 255),
        ("(i32.shl (i32.and (i32.const 255) (local.get 0)) (i32.const 34))".into(), 1_020),
        ("(i32.shr_u (local.get 0) (i32.const 20))".into(), 4_095),
        ("(i32.wrap_i64 (i64.shr_u (local.get 1) (i64.const 50)))".into(), 16_383),
        (byte.into(), 255),
        ("(i32.load16_u offset=2 (i32.const 7))".into(), 65_535),
        ("(i32.wrap_i64 (i64.load8_u (i32.const 7)))".into(), 255),
        (format!("(i32.add (i32.mul {byte} (i32.const 12)) (i32.const 100))"), 3_160),
        (format!("(i32.or (i32.shl {byte} (i32.const 3)) (i32.const 4))"), 2_047),
        (format!("(select {byte} (i32.const 1000) (local.get 0))"), 1_000),
    ];
    for memory in memories {
        for (index, greatest) in &indices {
            let last = 65_536_u64.checked_sub(greatest + 4);
            if let Some(last) = last {
                assert_eq!(checks_at(memory, index, last), 0, "{memory} {index}");
            }
            let past = last.map_or(0, |last| last + 1);
            assert_eq!(checks_at(memory, index, past), 1, "{memory} {index}");
        }
    }
    let imported = "(import \"m\" \"m\" (memory 2))";
    assert_eq!(checks_at(imported, "(i32.load16_u (i32.const 7))", 65_532), 0);
    // What wraps around can be anything.
    let large = "(i32.shr_u (local.get 0) (i32.const 1))";
    for index in [
        format!("(i32.shl {large} (i32.const 2))"),
        format!("(i32.add (i32.const 0x8000_0001) {large})"),
        format!("(i32.mul {large} (i32.const 3))"),
        format!("(i32.sub {byte} (i32.const 1))"),
    ] {
        assert_eq!(checks_at("(memory 32768)", &index, 0), 1, "{index}");
    }
}

/// An integer of either size that is computed from two parameters, an `i32` and an `i64`.
#[derive(Clone, Debug)]
enum Expression {
    Parameter,
    Constant(u64),
    /// All bits of a narrow load are set.
    LoadOnes {
        bytes: u32,
    },
    Binary(Operation, Box<Expression>, Box<Expression>),
    /// Of two, the first if the `i32` parameter is not zero.
    Select(Box<Expression>, Box<Expression>),
    /// From the other size, by `wrap_i64`, or extended with or without a sign.
    Convert {
        signed: bool,
        inner: Box<Expression>,
    },
    /// Of the lowest bits.
    SignExtend {
        bits: u32,
        inner: Box<Expression>,
    },
    IsZero(Box<Expression>),
}

#[derive(Clone, Copy, Debug)]
enum Operation {
    Add,
    Sub,
    Mul,
    And,
    Or,
    Xor,
    Shl,
    ShrU,
    ShrS,
}

use Operation as Op;

impl Expression {
    fn code(&self, bits: u32) -> String {
        let ty = format!("i{bits}");
        match self {
            Self::Parameter => format!("(local.get {})", u32::from(bits == 64)),
            Self::Constant(number) => format!("({ty}.const {:#x})", number & ones(bits)),
            Self::LoadOnes { bytes: 4 } if bits == 32 => "(i32.load $ones (i32.const 0))".into(),
            Self::LoadOnes { bytes } => {
                format!("({ty}.load{}_u $ones (i32.const 0))", bytes * 8)
            }
            Self::Binary(operation, a, b) => {
                let name = match operation {
                    Op::Add => "add",
                    Op::Sub => "sub",
                    Op::Mul => "mul",
                    Op::And => "and",
                    Op::Or => "or",
                    Op::Xor => "xor",
                    Op::Shl => "shl",
                    Op::ShrU => "shr_u",
                    Op::ShrS => "shr_s",
                };
                format!("({ty}.{name} {} {})", a.code(bits), b.code(bits))
            }
            Self::Select(a, b) => {
                format!("(select {} {} (local.get 0))", a.code(bits), b.code(bits))
            }
            Self::Convert { inner, .. } if bits == 32 => {
                format!("(i32.wrap_i64 {})", inner.code(64))
            }
            Self::Convert { signed, inner } => {
                let sign = if *signed { "s" } else { "u" };
                format!("(i64.extend_i32_{sign} {})", inner.code(32))
            }
            Self::SignExtend { bits: from, inner } => {
                format!("({ty}.extend{from}_s {})", inner.code(bits))
            }
            Self::IsZero(inner) if bits == 32 => format!("(i32.eqz {})", inner.code(32)),
            Self::IsZero(inner) => {
                format!("(i64.extend_i32_u (i64.eqz {}))", inner.code(64))
            }
        }
    }

    /// Its value, from numbers that no operation can make too large for their type.
    fn value(&self, bits: u32, parameters: (u32, u64)) -> u64 {
        let value = |part: &Self| i128::from(part.value(bits, parameters));
        let signed = |value: i128, bits: u32| {
            let value = value & i128::from(ones(bits));
            if value >> (bits - 1) & 1 == 1 { value - (1 << bits) } else { value }
        };
        let value = match self {
            Self::Parameter if bits == 64 => parameters.1.into(),
            Self::Parameter => parameters.0.into(),
            Self::Constant(number) => i128::from(*number),
            Self::LoadOnes { bytes } => ones(bytes * 8).into(),
            Self::Binary(operation, a, b) => {
                let (a, b) = (value(a), value(b));
                let count = b % i128::from(bits);
                match operation {
                    Op::Add => a + b,
                    Op::Sub => a - b,
                    // The lowest bits of a product do not depend on the others.
                    Op::Mul => a.wrapping_mul(b),
                    Op::And => a & b,
                    Op::Or => a | b,
                    Op::Xor => a ^ b,
                    Op::Shl => a.wrapping_mul(1 << count),
                    Op::ShrU => a / (1 << count),
                    Op::ShrS => signed(a, bits).div_euclid(1 << count),
                }
            }
            Self::Select(a, b) => value(if parameters.0 == 0 { b } else { a }),
            Self::Convert { inner, .. } if bits == 32 => inner.value(64, parameters).into(),
            Self::Convert { signed: false, inner } => inner.value(32, parameters).into(),
            Self::Convert { inner, .. } => signed(inner.value(32, parameters).into(), 32),
            Self::SignExtend { bits: from, inner } => signed(value(inner), *from),
            Self::IsZero(inner) => i128::from(value(inner) == 0),
        };
        value as u64 & ones(bits)
    }
}

/// The greatest number of so many bits.
fn ones(bits: u32) -> u64 {
    u64::MAX >> (64 - bits)
}

fn operation() -> impl Strategy<Value = Operation> {
    let all = [Op::Add, Op::Sub, Op::Mul, Op::And, Op::Or, Op::Xor, Op::Shl, Op::ShrU, Op::ShrS];
    prop::sample::select(all.to_vec())
}

fn constant() -> impl Strategy<Value = Box<Expression>> {
    prop_oneof![0..70u64, Just(255), Just(4095), edge(64)]
        .prop_map(|number| Box::new(Expression::Constant(number)))
}

/// Any expression.
fn any_expression() -> impl Strategy<Value = Expression> {
    use Expression as E;
    let leaf = prop_oneof![
        3 => Just(E::Parameter),
        1 => (0..3u32).prop_map(|log2| E::LoadOnes { bytes: 1 << log2 }),
        1 => constant().prop_map(|constant| *constant),
    ];
    leaf.prop_recursive(5, 12, 2, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            6 => (operation(), boxed(), constant()).prop_map(|(op, a, b)| E::Binary(op, a, b)),
            2 => (operation(), boxed(), boxed()).prop_map(|(op, a, b)| E::Binary(op, a, b)),
            1 => (boxed(), boxed()).prop_map(|(a, b)| E::Select(a, b)),
            2 => (any::<bool>(), boxed()).prop_map(|(signed, inner)| E::Convert { signed, inner }),
            1 => (prop::sample::select(vec![8, 16]), boxed())
                .prop_map(|(bits, inner)| E::SignExtend { bits, inner }),
            1 => boxed().prop_map(E::IsZero),
        ]
    })
}

/// A place in a table: a few bits of anything, and small numbers that they are combined with.
fn place_in_table() -> impl Strategy<Value = Expression> {
    use Expression as E;
    let small = || (0..20u64).prop_map(|number| Box::new(E::Constant(number)));
    let leaf = prop_oneof![
        any_expression().prop_map(|any| E::Binary(Op::And, any.into(), E::Constant(255).into())),
        (any_expression(), any::<bool>()).prop_map(|(any, narrow)| {
            let count = E::Constant(if narrow { 27 } else { 59 }).into();
            E::Binary(Op::ShrU, any.into(), count)
        }),
        (0..2u32).prop_map(|log2| E::LoadOnes { bytes: 1 << log2 }),
        small().prop_map(|small| *small),
    ];
    leaf.prop_recursive(3, 8, 2, move |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        let operations = vec![Op::Add, Op::Mul, Op::Or, Op::Shl, Op::ShrU, Op::Sub];
        let operation = || prop::sample::select(operations.clone());
        prop_oneof![
            3 => (operation(), boxed(), small()).prop_map(|(op, a, b)| E::Binary(op, a, b)),
            2 => (operation(), boxed(), boxed()).prop_map(|(op, a, b)| E::Binary(op, a, b)),
            1 => (boxed(), boxed()).prop_map(|(a, b)| E::Select(a, b)),
            1 => (any::<bool>(), boxed()).prop_map(|(signed, inner)| E::Convert { signed, inner }),
        ]
    })
}

/// A parameter with small constants added, in numbers of either size.
fn near_parameter() -> impl Strategy<Value = Expression> {
    use Expression as E;
    let small = || prop_oneof![0..20u64, (0..20u64).prop_map(|number| number.wrapping_neg())];
    Just(E::Parameter).prop_recursive(3, 3, 1, move |inner| {
        let operation = prop::sample::select(vec![Op::Add, Op::Sub]);
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            3 => (operation, boxed(), small())
                .prop_map(|(op, a, number)| E::Binary(op, a, E::Constant(number).into())),
            2 => (any::<bool>(), boxed()).prop_map(|(signed, inner)| E::Convert { signed, inner }),
            1 => (prop::sample::select(vec![8, 16]), boxed())
                .prop_map(|(bits, inner)| E::SignExtend { bits, inner }),
        ]
    })
}

type Access = (Expression, u64, usize);

/// Accesses by expressions of one kind: they are the likelier to have to do with each other.
fn accesses() -> impl Strategy<Value = Vec<Access>> {
    let list = |expression: BoxedStrategy<Expression>, count| {
        prop::collection::vec((expression, 0..30u64, 0..LOADS.len()), count)
    };
    prop_oneof![
        1 => list(any_expression().boxed(), 1..4),
        3 => list(place_in_table().boxed(), 1..2),
        3 => list(near_parameter().boxed(), 2..6),
    ]
}

/// Where an access ends.
fn end((expression, offset, load): &Access, bits: u32, parameters: (u32, u64)) -> u128 {
    u128::from(expression.value(bits, parameters)) + u128::from(*offset) + LOADS[*load].2
}

/// The largest memory that is made.
const MAX_SIZE: u64 = 1 << 20;

/// Parameters with which most expressions are greatest, as all bits are set.
const GREATEST: [(u32, u64); 3] = [(u32::MAX, u64::MAX), (u32::MAX, 0), (0, u64::MAX)];

/// The size of a memory that is small, or ends near where an access does that reaches furthest.
fn size(accesses: &[Access], bits: u32, small: Option<u64>, more: i64) -> u64 {
    let ends = GREATEST.map(|parameters| end(&accesses[0], bits, parameters));
    let furthest = ends.into_iter().max().and_then(|end| u64::try_from(end).ok());
    let furthest = furthest.unwrap_or(MAX_SIZE).saturating_add_signed(more);
    small.unwrap_or(furthest).min(MAX_SIZE)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Accesses whose checks may be left out, for how their indices are computed, trap exactly if they do not fit.
    #[test]
    fn computed_indices_trap_exactly_when_the_model_says_so(
        fast: bool,
        functions in prop::collection::vec(
            (accesses(), any::<bool>(), prop::option::of(20..60u64), -1..2i64),
            20,
        ),
        numbers in prop::collection::vec((edge(64), edge(64)), 4),
    ) {
        let opt_level = if fast { OptLevel::Speed } else { OptLevel::None };
        let engine = Engine::new(&Config { opt_level, ..Config::default() }).unwrap();
        let functions: Vec<_> = functions.into_iter().map(|(accesses, is_64, small, more)| {
            let bits = if is_64 { 64 } else { 32 };
            let size = size(&accesses, bits, small, more);
            (accesses, bits, size)
        }).collect();
        let fields: String = functions.iter().enumerate().map(|(at, (accesses, bits, size))| {
            let code: String = accesses.iter().map(|(expression, offset, load)| {
                let (load, index) = (LOADS[*load].0, expression.code(*bits));
                format!("(drop ({load} $m{at} offset={offset} {index}))\n")
            }).collect();
            format!(
                "(memory $m{at} i{bits} {size} (pagesize 1))
                (func (export \"{at}\") (param i32 i64) {code})\n"
            )
        }).collect();
        let text = format!(
            "(module {fields} (memory $ones 1)
                (data (memory $ones) (i32.const 0) \"\\ff\\ff\\ff\\ff\"))"
        );
        let mut store = Store::new(&engine);
        let instance = instantiate(&mut store, &text, &[]);
        for (at, (accesses, bits, size)) in functions.iter().enumerate() {
            // Numbers near the end, also with another bit above what an `i32` has, and those before 0.
            let near = (0..100).map(|by| size.wrapping_add(20).wrapping_sub(by));
            let near = near.flat_map(|number| [number, number.wrapping_add(1 << 32)]);
            let before = (1..20).map(u64::wrapping_neg);
            let random = numbers.iter().map(|(narrow, wide)| (*narrow as u32, *wide));
            let same = near.chain(before).map(|number| (number as u32, number));
            for run in GREATEST.into_iter().chain(random).chain(same) {
                let arguments = [Val::I32(run.0.cast_signed()), Val::I64(run.1.cast_signed())];
                let outcome = call(&mut store, instance, &at.to_string(), &arguments);
                let fit = accesses.iter().all(|access| end(access, *bits, run) <= (*size).into());
                let expected = if fit { "" } else { "trap: out of bounds memory access" };
                prop_assert_eq!(outcome, expected, "{} {:?}\n{}", at, run, text);
            }
        }
    }
}
