//! `wassay adapter check`: finds what an adapter does wrong, and says so in plain words.
//!
//! Runs a fixed script of exchanges, some of them bad requests. Each part has a session and a process of its own, so
//! that a part that breaks off does not affect the others.

use super::exchange::{Exchange, Findings, Wanted, binary, shown};
use crate::engines::DEFAULT_CONFIGURATION;
use crate::engines::choice::EngineChoice;
use crate::exit::Exit;
use crate::output::to_stdout;
use anyhow::{Result, bail};
use clap::Args;
use std::io::Write;
use std::time::Duration;
use wassay_harness::engine::{Phase, Request, Verb};
use wassay_harness::limits::START_TIMEOUT;
use wassay_harness::run::protocol::{
    Encoding, FromEngine, Greeting, Hello, NEWEST, ToEngine, VERSION,
};
use wassay_harness::run::worker::{Conversation, Workers};
use wassay_harness::script::features::Features;
use wassay_harness::script::value::{Hierarchy, Reference, Value};

/// Check what an adapter answers, and say in plain words what it does wrong
///
/// It gets about 110 requests, good ones and bad ones, as docs/engine-protocol.md has them. What the engine says
/// it lacks is left out.
#[derive(Clone, Debug, Args)]
pub(super) struct CheckArgs {
    /// The command line of the adapter
    #[arg(value_name = "CMD")]
    adapter: String,

    /// How long it may take for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = crate::limits::DIRECTIVE_SECONDS,
        value_parser = clap::value_parser!(u32).range(1..))]
    timeout: u32,
}

/// A part of the script: its name, the features that it needs, and its exchanges.
type Part<'p> = (&'p str, &'p [&'p str], &'p dyn Fn(&mut Exchange<'_, '_>));

const PARTS: [Part<'_>; 9] = [
    ("modules", &["wasm1"], &modules),
    ("numbers", &["wasm1"], &numbers),
    ("names and arguments", &["wasm1"], &names),
    ("traps", &["wasm1"], &traps),
    ("state and imports", &["wasm1"], &state),
    ("spectest", &["wasm1"], &spectest),
    ("sessions and bad requests", &["wasm1"], &sessions),
    ("references", &["wasm1", "bulk-memory", "reference-types"], &references),
    ("vectors", &["wasm1", "simd"], &vectors),
];

/// Runs the script, and prints what is wrong.
///
/// # Errors
///
/// When the adapter cannot be started.
pub(super) fn run(args: &CheckArgs) -> Result<Exit> {
    let choice = EngineChoice::in_workers(&args.adapter, DEFAULT_CONFIGURATION, args.timeout);
    let workers = choice.other_workers()?;
    let mut findings = Findings::default();
    let hello = match greet(&workers, DEFAULT_CONFIGURATION, NEWEST) {
        Ok((hello, _)) => hello,
        Err(what) => bail!("the adapter does not say hello: {what}"),
    };
    check_hello(&hello, &mut findings);
    let patience = Duration::from_secs(args.timeout.into());
    for part in PARTS {
        check_part(&workers, &hello, patience, &mut findings, part);
    }
    check_threads(&workers, &hello, args.timeout, &mut findings);
    check_greetings(&workers, &hello, &mut findings);
    to_stdout(|out| report(out, &hello, &findings))?;
    Ok(Exit::as_expected(findings.wrong.is_empty()))
}

fn report(out: &mut dyn Write, hello: &Hello, findings: &Findings) -> Result<()> {
    let Hello { engine, version, protocol, .. } = hello;
    writeln!(out, "{} {}, version {protocol} of the protocol", shown(engine), shown(version))?;
    let Findings { right, wrong, left_out, notes } = findings;
    for line in wrong {
        writeln!(out, "wrong: {line}")?;
    }
    for line in notes {
        writeln!(out, "note: {line}")?;
    }
    writeln!(
        out,
        "{right} exchanges as they should be, {} wrong, {left_out} left out as unsupported",
        wrong.len()
    )?;
    Ok(())
}

// ---- Greetings ----

/// Starts a process and exchanges greetings with it.
fn greet<'w>(
    workers: &'w Workers,
    configuration: &str,
    newest: u32,
) -> Result<(Hello, Conversation<'w>), String> {
    let mut conversation = Conversation::begin(workers).map_err(|error| error.to_string())?;
    let configuration = configuration.to_owned();
    let greeting = Greeting { protocol: VERSION, configuration, memory_limit: None, newest };
    let mut bytes = Vec::new();
    let written = Encoding::Lines.write(&ToEngine::Hello(greeting), &mut bytes);
    written.expect("BUG: a greeting is short");
    conversation.send(bytes);
    match conversation.receive(START_TIMEOUT) {
        Ok(FromEngine::Hello(hello)) => Ok((hello, conversation)),
        Ok(_) => Err("its first message is no hello".to_owned()),
        Err((what, stderr)) => Err(format!("{what}\n{stderr}").trim_end().to_owned()),
    }
}

fn check_hello(hello: &Hello, findings: &mut Findings) {
    let Hello { protocol, engine, version, configuration, features, .. } = hello;
    findings.check(
        (VERSION..=NEWEST).contains(protocol),
        &format!("hello: `protocol` is {protocol}: the versions are {VERSION} to {NEWEST}"),
    );
    findings.check(
        hello.has_name(),
        &format!(
            "hello: `{engine}` is not the name of an engine: use letters, digits, `-` and `_`"
        ),
    );
    findings.check(!version.is_empty(), "hello: `version` is empty");
    findings.check(
        configuration == DEFAULT_CONFIGURATION,
        &format!("hello: `configuration` is `{configuration}`, where `default` was asked for"),
    );
    let known: Vec<&str> = Features::known_names().collect();
    let unknown = features.iter().find(|name| !known.contains(&name.trim_start_matches('-')));
    findings.check(
        unknown.is_none(),
        &format!(
            "hello: `features` names `{}`, which is no feature: see `wassay run --help`",
            unknown.map(String::as_str).unwrap_or_default()
        ),
    );
}

/// Checks greetings that differ from the one with which every run begins.
fn check_greetings(workers: &Workers, hello: &Hello, findings: &mut Findings) {
    match greet(workers, DEFAULT_CONFIGURATION, NEWEST) {
        Ok((again, conversation)) => {
            findings.check(again == *hello, "hello: a second process says hello differently");
            match conversation.end() {
                None => findings.right += 1,
                Some((how, _)) => findings.check(
                    false,
                    &format!(
                        "the adapter should end with exit code 0 when its input is closed after hello: {how}"
                    ),
                ),
            }
        }
        Err(what) => findings.check(false, &format!("another process: {what}")),
    }
    match greet(workers, "no-such-configuration", NEWEST) {
        Ok((other, _)) => findings.check(
            false,
            &format!(
                "asked for a configuration that does not exist, the adapter should end with a text on standard error, but says hello as `{}`",
                other.configuration
            ),
        ),
        Err(_) => findings.right += 1,
    }
    match greet(workers, DEFAULT_CONFIGURATION, VERSION) {
        Ok((old, _)) if old.protocol == VERSION => findings.right += 1,
        Ok(_) | Err(_) => findings.notes.push(
            "the adapter does not run with a harness that only speaks version 1 (`newest` is 1)"
                .to_owned(),
        ),
    }
}

// ---- Parts ----

fn check_part(
    workers: &Workers,
    hello: &Hello,
    patience: Duration,
    findings: &mut Findings,
    (name, features, part): Part<'_>,
) {
    let conversation = match greet(workers, DEFAULT_CONFIGURATION, NEWEST) {
        Ok((_, conversation)) => conversation,
        Err(what) => return findings.check(false, &format!("{name}: no hello: {what}")),
    };
    let mut exchange = Exchange::new(conversation, hello, findings, patience);
    match exchange.session(features) {
        true => part(&mut exchange),
        false => exchange.findings.left_out += 1,
    }
    exchange
        .end(&format!("{name}: the adapter should end with exit code 0 when its input is closed"));
}

fn i32(number: i32) -> Value {
    Value::I32(number.cast_unsigned())
}

fn returned<const N: usize>(values: [Value; N]) -> Wanted {
    Wanted::Returned(values.into())
}

fn modules(to: &mut Exchange<'_, '_>) {
    let done = returned([]);
    let malformed = Wanted::Rejected(Phase::Malformed);
    let invalid = Wanted::Rejected(Phase::Invalid);
    to.define("`define` with an empty module", b"\0asm\x01\0\0\0", &done);
    to.define("`define` with no bytes", b"", &malformed);
    to.define("`define` with bytes that are no module", b"not a module", &malformed);
    to.define("`define` with another version", b"\0asm\x02\0\0\0", &malformed);
    to.define(
        "`define` with a section that is cut short",
        b"\0asm\x01\0\0\0\x01\x05\x01",
        &malformed,
    );
    let no_result = binary("(func (result i32))");
    to.define("`define` with a function that lacks its result", &no_result, &invalid);
    let unknown_local =
        b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x07\x01\x05\0\x20\0\x1a\x0b";
    to.define("`define` with an unknown local", unknown_local, &invalid);
    let mut large = b"\0asm\x01\0\0\0\0\x84\x80\x40\x03big".to_vec();
    large.extend(vec![0; 1 << 20]);
    to.define("`define` with a custom section of a MiB", &large, &done);
    let instance = to.instantiate("`instantiate` with an empty module", "(module)", &[], &done);
    to.instantiate("the same a second time", "(module)", &[], &done);
    let module = to.module(&no_result);
    let verb = Verb::Instantiate { module, imports: Vec::new() };
    to.ask("`instantiate` with an invalid module", &[], verb, &invalid);
    // One module for several requests.
    let module = to.module(&binary("(module (func (export \"f\") (result i32) (i32.const 7)))"));
    to.ask("`define` with a module", &[], Verb::Define { module: module.clone() }, &done);
    let verb = Verb::Instantiate { module: module.clone(), imports: Vec::new() };
    let first =
        to.ask("`instantiate` with the module of the request before", &[], verb.clone(), &done);
    let second = to.ask("the same module once more", &[], verb, &done);
    to.invoke("`f` of its first instance", first, "f", &[], &returned([i32(7)]));
    to.invoke("`f` of its second instance", second, "f", &[], &returned([i32(7)]));
    to.invoke("a function that there is not", instance, "f", &[], &Wanted::Inapplicable);
}

const NUMBERS: &str = r#"(module
  (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "sub") (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  (func (export "f32") (param f32) (result f32) (local.get 0))
  (func (export "f64") (param f64) (result f64) (local.get 0))
  (func (export "bits") (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
  (func (export "nothing")))"#;

fn numbers(to: &mut Exchange<'_, '_>) {
    let it = to.instantiate("a module with functions on numbers", NUMBERS, &[], &returned([]));
    to.invoke("1 + 2", it, "add", &[i32(1), i32(2)], &returned([i32(3)]));
    to.invoke("1 + -2 (bits are unsigned)", it, "add", &[i32(1), i32(-2)], &returned([i32(-1)]));
    let arguments = [Value::I64(5), Value::I64(7)];
    let wanted = returned([Value::I64((-2_i64).cast_unsigned())]);
    to.invoke("5 - 7 in 64 bits (arguments in order)", it, "sub", &arguments, &wanted);
    let large = Value::I64(1 << 63 | 1);
    let wanted = returned([large.clone()]);
    to.invoke("64 bits that no double holds", it, "sub", &[large, Value::I64(0)], &wanted);
    for (about, bits) in [
        ("an f32 passed through", 0x4048_f5c3),
        ("the f32 -0", 0x8000_0000),
        ("an f32 NaN with a payload, bit by bit", 0x7fc1_2345),
        ("a signalling f32 NaN, bit by bit", 0x7fa0_0001),
    ] {
        to.invoke(about, it, "f32", &[Value::F32(bits)], &returned([Value::F32(bits)]));
    }
    let nan = Value::F64(0xfff8_0000_0000_0001);
    to.invoke(
        "an f64 NaN, bit by bit",
        it,
        "f64",
        std::slice::from_ref(&nan),
        &returned([nan.clone()]),
    );
    let nan = Value::F32(0x7fa0_0001);
    let wanted = returned([Value::I32(0x7fa0_0001)]);
    to.invoke("the bits of an f32 NaN that is an argument", it, "bits", &[nan], &wanted);
    to.invoke("a function without results", it, "nothing", &[], &returned([]));
    let decimal = format!(
        r#"{{"request":{{"number":{{number}},"directive":{{directive}},"needs":[{it}],"last":false,"task":{{"invoke":{{"instance":{it},"export":"add","arguments":[{{"i32":"4294967295"}},{{"i32":"2"}}]}}}}}}}}"#
    );
    to.ask_line("arguments in decimal digits", &[it], &decimal, &returned([i32(1)]));
}

const NAMES: &str = r#"(module
  (func (export "") (result i32) (i32.const 1))
  (func (export "\22ü\22 \\ \0a") (result i32) (i32.const 2))
  (func (export "__proto__") (result i32) (i32.const 3))
  (func (export "f") (param i32))
  (global (export "g") i32 (i32.const 4))
  (global (export "h") f64 (f64.const -0.0))
  (memory (export "m") 1))"#;

fn names(to: &mut Exchange<'_, '_>) {
    let it = to.instantiate("a module with odd names", NAMES, &[], &returned([]));
    to.invoke("an export without a name", it, "", &[], &returned([i32(1)]));
    to.invoke("a name with quotes and a line break", it, "\"ü\" \\ \n", &[], &returned([i32(2)]));
    to.invoke("the name `__proto__`", it, "__proto__", &[], &returned([i32(3)]));
    to.invoke("`invoke` of a missing export", it, "no", &[], &Wanted::Inapplicable);
    to.invoke("`invoke` of a global", it, "g", &[], &Wanted::Inapplicable);
    to.invoke("`invoke` of a memory", it, "m", &[], &Wanted::Inapplicable);
    to.invoke("`invoke` with an argument too few", it, "f", &[], &Wanted::Inapplicable);
    to.invoke("`invoke` with one too many", it, "f", &[i32(1), i32(2)], &Wanted::Inapplicable);
    to.invoke("`invoke` with another type", it, "f", &[Value::F64(0)], &Wanted::Inapplicable);
    to.get("`get` of a global", it, "g", &returned([i32(4)]));
    to.get("`get` of the f64 -0", it, "h", &returned([Value::F64(1 << 63)]));
    to.get("`get` of a missing export", it, "no", &Wanted::Inapplicable);
    to.get("`get` of a function", it, "f", &Wanted::Inapplicable);
    to.get("`get` of a function that was called", it, "", &Wanted::Inapplicable);
    to.invoke("`invoke` of a global that was read", it, "g", &[], &Wanted::Inapplicable);
}

const TRAPS: &str = r#"(module
  (type $v (func)) (type $i (func (param i32)))
  (table 2 funcref) (memory 1) (elem (i32.const 0) $f)
  (func $f (param i32))
  (func (export "unreachable") unreachable)
  (func (export "div") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func (export "trunc") (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  (func (export "call") (param i32) (call_indirect (type $v) (local.get 0)))
  (func $r (export "recurse") (call $r))
  (func (export "ok") (result i32) (i32.const 1)))"#;

fn traps(to: &mut Exchange<'_, '_>) {
    let it = to.instantiate("a module with traps", TRAPS, &[], &returned([]));
    let trapped = &Wanted::Trapped;
    to.invoke("`unreachable`", it, "unreachable", &[], trapped);
    to.invoke("1 / 0", it, "div", &[i32(1), i32(0)], trapped);
    to.invoke("the least i32 / -1", it, "div", &[i32(i32::MIN), i32(-1)], trapped);
    to.invoke("a NaN as an integer", it, "trunc", &[Value::F32(0x7fc0_0000)], trapped);
    to.invoke("a load beyond the memory", it, "load", &[i32(65_536)], trapped);
    to.invoke("a call of a function of another type", it, "call", &[i32(0)], trapped);
    to.invoke("a call of an element that is null", it, "call", &[i32(1)], trapped);
    to.invoke("a call beyond the table", it, "call", &[i32(2)], trapped);
    to.invoke("recursion without end", it, "recurse", &[], &Wanted::Exhausted);
    to.invoke("a call after all that", it, "ok", &[], &returned([i32(1)]));
    let start = "(module (func $f unreachable) (start $f))";
    to.instantiate("a start function that traps", start, &[], trapped);
    let data = "(module (memory 0) (data (i32.const 0) \"a\"))";
    to.instantiate("a data segment beyond its memory", data, &[], trapped);
}

const STATE: &str = r#"(module
  (memory (export "m") 1) (global $g (export "g") (mut i32) (i32.const 5))
  (func (export "set") (param i32) (i32.store (i32.const 8) (local.get 0)) (global.set $g (local.get 0)))
  (func (export "get") (result i32) (i32.load (i32.const 8))))"#;

const USER: &str = r#"(module
  (import "a" "get" (func $get (result i32))) (import "b" "m" (memory 1)) (import "a" "g" (global $g (mut i32)))
  (func (export "sum") (result i32)
    (i32.add (i32.add (call $get) (i32.load (i32.const 8))) (global.get $g))))"#;

fn state(to: &mut Exchange<'_, '_>) {
    let done = returned([]);
    let it = to.instantiate("a module with state", STATE, &[], &done);
    to.get("`get` of a mutable global", it, "g", &returned([i32(5)]));
    to.invoke("a store", it, "set", &[i32(9)], &done);
    to.invoke("a load of what was stored before", it, "get", &[], &returned([i32(9)]));
    to.get("the global that was set", it, "g", &returned([i32(9)]));
    let imports = [("a", it), ("b", it)];
    let user = to.instantiate("imports from an instance of two names", USER, &imports, &done);
    to.invoke(
        "a function, memory and global of another instance",
        user,
        "sum",
        &[],
        &returned([i32(27)]),
    );
    to.invoke("a store in the first", it, "set", &[i32(1)], &done);
    to.invoke("what the second sees of it", user, "sum", &[], &returned([i32(3)]));
    let other = to.instantiate("another instance of the module", STATE, &[], &done);
    to.invoke("its memory, which is its own", other, "get", &[], &returned([i32(0)]));
    let unlinkable = &Wanted::Unlinkable;
    let missing = r#"(module (import "nobody" "f" (func)))"#;
    to.instantiate("an import from a name that nobody has", missing, &[], unlinkable);
    let missing = r#"(module (import "a" "no" (func)))"#;
    to.instantiate("an import of a missing export", missing, &[("a", it)], unlinkable);
    let kind = r#"(module (import "a" "get" (global i32)))"#;
    to.instantiate("an import of another kind", kind, &[("a", it)], unlinkable);
    let ty = r#"(module (import "a" "get" (func (result i64))))"#;
    to.instantiate("an import of another type", ty, &[("a", it)], unlinkable);
    let limits = r#"(module (import "a" "m" (memory 2)))"#;
    to.instantiate("an import of a larger memory", limits, &[("a", it)], unlinkable);
}

const PRINTING: &str = r#"(module
  (import "spectest" "print" (func $print)) (import "spectest" "print_i32" (func $i32 (param i32)))
  (import "spectest" "print_i64" (func (param i64))) (import "spectest" "print_f32" (func (param f32)))
  (import "spectest" "print_f64" (func (param f64))) (import "spectest" "print_i32_f32" (func (param i32 f32)))
  (import "spectest" "print_f64_f64" (func (param f64 f64)))
  (func (export "print") (call $print) (call $i32 (i32.const 13))))"#;

const GLOBALS: &str = r#"(module
  (import "spectest" "global_i32" (global $i32 i32)) (import "spectest" "global_i64" (global $i64 i64))
  (import "spectest" "global_f32" (global $f32 f32)) (import "spectest" "global_f64" (global $f64 f64))
  (export "i32" (global $i32)) (export "i64" (global $i64)) (export "f32" (global $f32)) (export "f64" (global $f64))
  (import "spectest" "table" (table 10 20 funcref)) (import "spectest" "memory" (memory 1 2))
  (func (export "size") (result i32) (memory.size)))"#;

fn spectest(to: &mut Exchange<'_, '_>) {
    let done = returned([]);
    let it = to.instantiate("the functions of `spectest`", PRINTING, &[], &done);
    to.invoke("calls of two of them", it, "print", &[], &done);
    if !to.is_over() && to.printed.is_empty() && to.findings.left_out == 0 {
        to.note("what `spectest` prints is not told (`printed`): `show` would have it".to_owned());
    }
    let it = to.instantiate("the rest of `spectest`", GLOBALS, &[], &done);
    to.get("its `global_i32`", it, "i32", &returned([i32(666)]));
    to.get("its `global_i64`", it, "i64", &returned([Value::I64(666)]));
    to.get("its `global_f32`", it, "f32", &returned([Value::F32(666.6_f32.to_bits())]));
    to.get("its `global_f64`", it, "f64", &returned([Value::F64(666.6_f64.to_bits())]));
    to.invoke("the size of its memory", it, "size", &[], &returned([i32(1)]));
    let unlinkable = &Wanted::Unlinkable;
    let ty = r#"(module (import "spectest" "print_i32" (func (param i64))))"#;
    to.instantiate("a function of `spectest` with another type", ty, &[], unlinkable);
    let missing = r#"(module (import "spectest" "no" (func)))"#;
    to.instantiate("what `spectest` has not", missing, &[], unlinkable);
    let limits = r#"(module (import "spectest" "memory" (memory 1 1)))"#;
    to.instantiate("the memory of `spectest` with a lower maximum", limits, &[], unlinkable);
}

const SESSIONS: &str = r#"(module
  (global $g (export "g") (mut i32) (i32.const 0)) (func (export "set") (global.set $g (i32.const 1))))"#;

fn sessions(to: &mut Exchange<'_, '_>) {
    let done = returned([]);
    let it = to.instantiate("a module", SESSIONS, &[], &done);
    let invoke = |to: &mut Exchange<'_, '_>, needs: &[u32], wanted: &Wanted| {
        let verb =
            Verb::Invoke { instance: it, export: "set".into(), arguments: Vec::new().into() };
        to.ask("a request that needs a directive that did not run (`needs`)", needs, verb, wanted);
    };
    if to.is_pipelined() {
        invoke(to, &[it, 1_000], &Wanted::Skipped);
        to.get("what it would have changed", it, "g", &returned([i32(0)]));
    }
    to.ask_line(
        "a task that there is not",
        &[],
        r#"{"request":{"number":{number},"directive":{directive},"needs":[],"last":false,"task":{"frobnicate":{"a":1}}}}"#,
        &Wanted::Unsupported,
    );
    to.ask_line(
        "fields that there are not",
        &[it],
        &format!(
            r#"{{"x":[],"request":{{"number":{{number}},"directive":{{directive}},"needs":[{it}],"last":false,"y":{{}},"task":{{"get":{{"instance":{it},"export":"g","z":null}}}}}}}}"#
        ),
        &returned([i32(0)]),
    );
    to.line(r#"{"of_a_later_version":{"number":7}}"#);
    to.get("a request after a message that there is not", it, "g", &returned([i32(0)]));
    to.get("`get` of an instance that there is not", it, "no", &Wanted::Inapplicable);
    to.invoke("a change of the state", it, "set", &[], &done);
    to.get("the state", it, "g", &returned([i32(1)]));
    // Use the same numbers again in another session.
    to.session(&["wasm1"]);
    let it = to.instantiate("a module in another session", SESSIONS, &[], &done);
    to.get("its state, which is new", it, "g", &returned([i32(0)]));
    to.get_last("the last request of a session", it, "g", &returned([i32(0)]));
    to.session(&["wasm1"]);
    let it = to.instantiate("a module in a third session", SESSIONS, &[], &done);
    to.get("its state, which is new", it, "g", &returned([i32(0)]));
}

const REFERENCES: &str = r#"(module
  (func (export "extern") (param externref) (result externref) (local.get 0))
  (func (export "null") (result externref) (ref.null extern))
  (func (export "func") (result funcref) (ref.func 0))
  (func (export "is_null") (param funcref) (result i32) (ref.is_null (local.get 0))))"#;

fn references(to: &mut Exchange<'_, '_>) {
    let it = to.instantiate("a module with references", REFERENCES, &[], &returned([]));
    let one = || Value::Ref(Reference::Extern(1));
    to.invoke("a value of the host passed through", it, "extern", &[one()], &returned([one()]));
    let null = || Value::Ref(Reference::Null(Hierarchy::Extern));
    to.invoke("a null passed through", it, "extern", &[null()], &returned([null()]));
    to.invoke("a null", it, "null", &[], &returned([null()]));
    to.invoke("a function", it, "func", &[], &returned([Value::Ref(Reference::Func)]));
    let null = Value::Ref(Reference::Null(Hierarchy::Func));
    to.invoke("a null function as an argument", it, "is_null", &[null], &returned([i32(1)]));
}

const VECTORS: &str = r#"(module
  (func (export "v128") (param v128) (result v128) (local.get 0))
  (func (export "lane") (param v128) (result i32) (i32x4.extract_lane 0 (local.get 0))))"#;

fn vectors(to: &mut Exchange<'_, '_>) {
    let it = to.instantiate("a module with vectors", VECTORS, &[], &returned([]));
    let vector = Value::V128(0x0000_0001_0000_0002_7fa0_0003_8000_0004);
    to.invoke(
        "a vector passed through",
        it,
        "v128",
        std::slice::from_ref(&vector),
        &returned([vector.clone()]),
    );
    let wanted = returned([Value::I32(0x8000_0004)]);
    to.invoke("its first lane, which is its lowest bits", it, "lane", &[vector], &wanted);
}

const SHARED: &str = r#"(module (memory (export "m") 1 1 shared)
  (func (export "get") (result i32) (i32.load (i32.const 0))))"#;

const THREAD: &str = r#"(module (import "s" "m" (memory 1 1 shared))
  (func (export "set") (i32.store (i32.const 0) (i32.const 7))))"#;

/// Checks a thread that writes to a shared memory, if the engine says that it has threads.
fn check_threads(workers: &Workers, hello: &Hello, seconds: u32, findings: &mut Findings) {
    if !hello.threads {
        findings.left_out += 1;
        return;
    }
    // Waiting for a thread may take as long as a directive, and the answer as long again.
    let patience = Duration::from_secs(2 * u64::from(seconds));
    let features = ["wasm1", "bulk-memory", "threads"];
    let part: Part<'_> = ("threads", &features, &|to| threads(to, seconds));
    check_part(workers, hello, patience, findings, part);
}

fn threads(to: &mut Exchange<'_, '_>, seconds: u32) {
    let done = returned([]);
    let shared = to.instantiate("a shared memory", SHARED, &[], &done);
    let module = to.module(&binary(THREAD));
    let imports = vec![("s".into(), 0)];
    let instantiate = Verb::Instantiate { module, imports };
    let set = Verb::Invoke { instance: 1, export: "set".into(), arguments: Vec::new().into() };
    let request =
        |number, directive, needs, verb| Request { number, directive, needs, last: false, verb };
    let requests = vec![request(0, 1, vec![0], instantiate), request(1, 2, vec![1], set)];
    let verb = Verb::Thread { shared: vec![shared].into(), requests };
    let thread = to.ask("`thread`", &[shared], verb, &done);
    let verb = Verb::Wait { thread, seconds };
    to.ask("`wait` for it, with two outcomes", &[thread], verb, &done);
    to.invoke("what the thread wrote", shared, "get", &[], &returned([i32(7)]));
}
