//! The text of a value of each variant of the enums of errors and outcomes.

use std::fmt::Display;
use std::io;
use wassay_harness::engine::{Outcome, Phase};
use wassay_harness::expectations::{EntryChange, ExpectationError, Expectations};
use wassay_harness::results::{MergeError, ResultsError};
use wassay_harness::run::protocol::WireError;
use wassay_harness::run::worker::StartError;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::Value;
use wassay_harness::selection::{ParsedFilter, SelectionError, ShardError};
use wassay_harness::suite::SuiteError;
use wassay_harness::suite::manifest::{Manifest, ManifestError};
use wassay_harness::verdict::Observation;
use wassay_harness::verdict::reject::{CustomRefusal, Messages, TableError, decode, parse_text};
use wassay_runtime::{
    CallError, Config, Engine, EngineError, Exception, Exhaustion, Extern, Func, FuncType,
    HostError, Instance, LinkError, Module, ModuleError, OutOfBounds, Store, Tag, Trap, TrapCode,
    TypeError, Val, ValType,
};

/// The samples of an enum, each under the name of its variant. A variant that is not listed does not compile. If the
/// enum may grow (`non_exhaustive`), the test `every_error_has_a_sample` finds the variant.
macro_rules! variants {
    ($samples:ident, $ty:ident: $($variant:ident = $sample:expr),+ $(,)?) => {
        $(
            let sample: $ty = $sample;
            assert!(matches!(sample, $ty::$variant { .. }), stringify!($variant));
            $samples.push((stringify!($ty::$variant).replace(' ', ""), sample.to_string()));
        )+
    };
}

/// The same for an enum that is not `non_exhaustive`.
macro_rules! all_variants {
    ($samples:ident, $ty:ident: $($variant:ident = $sample:expr),+ $(,)?) => {
        const _: fn(&$ty) = |value| match value { $($ty::$variant { .. } => {})+ };
        variants!($samples, $ty: $($variant = $sample),+);
    };
}

/// The name and the text of each sample.
pub(crate) fn samples() -> Vec<(String, String)> {
    let mut samples = Vec::new();
    runtime(&mut samples);
    outcomes(&mut samples);
    runs(&mut samples);
    suites(&mut samples);
    results(&mut samples);
    samples
}

fn missing() -> io::Error {
    io::Error::new(io::ErrorKind::NotFound, "no such file")
}

fn name() -> String {
    "a-name".to_owned()
}

fn error<T, E: Display>(result: Result<T, E>) -> E {
    result.err().expect("it fails")
}

fn runtime(samples: &mut Vec<(String, String)>) {
    let engine = Engine::new(&Config::default()).unwrap();
    let module = |text: &str| Module::new(&engine, text);
    let mut store = Store::new(&engine);
    let locals = format!("(module (func {}))", "(local i32)".repeat(50_001));
    variants!(samples, ModuleError:
        Text = error(module("(module")),
        Malformed = error(Module::new(&engine, b"\0asm\x01\0\0\0\x01")),
        Invalid = error(module("(module (func (result i32)))")),
        Limit = error(module(&locals)),
    );
    variants!(samples, EngineError: UnsupportedMachine = EngineError::UnsupportedMachine("no backend".to_owned()));
    let importing = module(r#"(module (import "host" "add" (func (param i32))))"#).unwrap();
    let other = Func::new(&mut store, FuncType::new([], []), |_, _, _| Ok(())).unwrap();
    variants!(samples, LinkError:
        UnknownImport = error(Instance::new(&mut store, &importing, &[])),
        IncompatibleImport = error(Instance::new(&mut store, &importing, &[Extern::Func(other)])),
    );
    variants!(samples, CallError:
        ArgumentCount = error(other.call(&mut store, &[Val::I32(1)])),
        ArgumentType = {
            let func = Func::new(&mut store, FuncType::new([ValType::I32], []), |_, _, _| Ok(())).unwrap();
            error(func.call(&mut store, &[Val::F32(0)]))
        },
    );
    let tag = Tag::new(&mut store, []).unwrap();
    let exception = Exception::new(&mut store, tag, &[]).unwrap();
    variants!(samples, HostError:
        Trap = HostError::Trap(Trap::new(TrapCode::Unreachable)),
        Exhaustion = HostError::Exhaustion(Exhaustion::CallStack),
        Exception = HostError::Exception(exception),
    );
    variants!(samples, Exhaustion: CallStack = Exhaustion::CallStack, Heap = Exhaustion::Heap,
        Compilation = Exhaustion::Compilation { message: "too many values".into() });
    variants!(samples, TypeError:
        Foreign = TypeError::Foreign(ValType::I32),
        TooManyFields = TypeError::TooManyFields(10_001),
    );
    samples.push(("OutOfBounds".to_owned(), OutOfBounds.to_string()));
    let uninterrupted = Engine::new(&Config { interruption: false, ..Config::default() }).unwrap();
    let off = error(Store::new(&uninterrupted).interrupt_handle());
    samples.push(("InterruptionOff".to_owned(), off.to_string()));
}

fn outcomes(samples: &mut Vec<(String, String)>) {
    let text = || "a text".to_owned();
    all_variants!(samples, Outcome:
        Returned = Outcome::Returned(vec![Value::I32(1), Value::I64(2)]),
        Trapped = Outcome::Trapped("integer overflow".to_owned()),
        Threw = Outcome::Threw,
        Exhausted = Outcome::Exhausted("call stack exhausted".to_owned()),
        Rejected = Outcome::Rejected { phase: Some(Phase::Invalid), message: "type mismatch".to_owned() },
        Unsupported = Outcome::Unsupported("gc".to_owned()),
        Unlinkable = Outcome::unknown_import("module", "name"),
        Inapplicable = Outcome::no_export("function", "f"),
        Panicked = Outcome::Panicked(text()),
        TimedOut = Outcome::TimedOut(10),
        Skipped = Outcome::Skipped,
        Joined = Outcome::Joined(1),
    );
    all_variants!(samples, Observation:
        Outcome = Observation::DONE,
        Returned = Observation::Returned(Vec::new()),
        Crashed = Observation::Crashed("SIGSEGV".to_owned()),
        Blocked = Observation::Blocked { by: 3 },
        Joined = Observation::Joined(vec![Observation::DONE]),
        InThread = Observation::InThread { line: 4, observation: Box::new(Observation::NotRun) },
        Lacking = Observation::Lacking("gc".to_owned()),
        NotUnderstood = Observation::NotUnderstood("expected a constant".to_owned()),
        RejectedCustom = Observation::RejectedCustom { phase: Phase::Malformed, message: text() },
        NotRun = Observation::NotRun,
    );
    let features = Features::WASM3.to_wasmparser();
    samples.push((
        "DecodeRefusal".to_owned(),
        error(decode(b"\0asm\x02\0\0\0", features)).to_string(),
    ));
    samples.push((
        "TextRefusal".to_owned(),
        error(parse_text(b"(module (func)", features)).to_string(),
    ));
}

fn runs(samples: &mut Vec<(String, String)>) {
    all_variants!(samples, StartError:
        Spawn = StartError::Spawn { program: name(), error: missing() },
        NoHello = StartError::NoHello { program: name(), how: "exit code 1".to_owned(), stderr: String::new() },
        Silent = StartError::Silent { program: name(), seconds: 10, stderr: String::new() },
        Idle = StartError::Idle { program: name(), how: "SIGKILL".to_owned() },
        Version = StartError::Version { engine: name(), version: 9 },
        Configuration = StartError::Configuration { engine: name(), has: "a".to_owned(), asked: "b".to_owned() },
        Changed = StartError::Changed { engine: name() },
        Name = StartError::Name("a name".to_owned()),
    );
    all_variants!(samples, WireError:
        TooLong = WireError::TooLong { length: 17, limit: 16 },
        NotUnderstood = WireError::NotUnderstood { shown: "Hello".to_owned(), reason: "expected value".to_owned() },
    );
}

fn suites(samples: &mut Vec<(String, String)>) {
    all_variants!(samples, SuiteError:
        Config = SuiteError::Config("invalid key".to_owned()),
        DuplicateGroup = SuiteError::DuplicateGroup(name()),
        Read = SuiteError::Read { path: "a.wast".into(), error: missing() },
        Empty = SuiteError::Empty("folder".into()),
        Module = SuiteError::Module { path: "a.wasm".into(), kind: "in the binary format" },
    );
    variants!(samples, ManifestError:
        Format = error(Manifest::from_bytes(&[])),
    );
    samples.push(("UnknownFeature".to_owned(), error("g".parse::<Features>()).to_string()));
    variants!(samples, TableError:
        Syntax = error(Messages::of_engine(Some("cause = 1"))),
        Twice = TableError::Twice { said: "divide by zero".to_owned() },
    );
    variants!(samples, SelectionError:
        UnknownGroup = SelectionError::UnknownGroup { name: name(), hint: ": did you mean `gc`?".to_owned() },
        NoTest = SelectionError::NoTest { name: name(), hint: ": did you mean `i31`?".to_owned() },
        NotUnique = SelectionError::NotUnique { name: name(), names: "gc/a.wast:1, core/a.wast:1".to_owned() },
    );
    all_variants!(samples, CustomRefusal:
        Module = CustomRefusal::Module { phase: Phase::Malformed, message: "unexpected end".to_owned() },
        Custom = CustomRefusal::Custom { phase: Phase::Malformed, message: "unexpected end".into() },
    );
    samples.push(("FilterError".to_owned(), error("grp(a)".parse::<ParsedFilter>()).to_string()));
    all_variants!(samples, ShardError:
        Form = ShardError::Form("1".to_owned()),
        Range = ShardError::Range { index: 4, total: 3 },
    );
    let expectations: Result<Expectations, ExpectationError> =
        Expectations::parse("[[expect]]", "e.toml");
    samples.push(("ExpectationError".to_owned(), error(expectations).to_string()));
}

fn results(samples: &mut Vec<(String, String)>) {
    let path = || "r.jsonl".to_owned();
    all_variants!(samples, ResultsError:
        Read = ResultsError::Read { path: path(), error: missing() },
        NotResults = ResultsError::NotResults(path()),
        Version = ResultsError::Version { path: path(), version: 9 },
        Line = ResultsError::Line { path: path(), line: 2, error: "there are lines after the end".to_owned() },
        Duplicate = ResultsError::Duplicate { path: path(), line: 3, first: 2, name: name() },
        CutShort = ResultsError::CutShort { path: path(), line: 2 },
    );
    let (first, second) = ("a.jsonl".to_owned(), "b.jsonl".to_owned());
    let pair = || (first.clone(), second.clone());
    all_variants!(samples, MergeError:
        Nothing = MergeError::Nothing,
        Incomplete = MergeError::Incomplete(path()),
        Differ = { let (first, second) = pair(); MergeError::Differ { first, second, what: "suites" } },
        Missing = MergeError::Missing { count: 3, missing: "shard 2".to_owned() },
        SameShard = { let (first, second) = pair(); MergeError::SameShard { first, second, number: 1 } },
        Duplicate = { let (first, second) = pair(); MergeError::Duplicate { name: name(), first, second } },
    );
    all_variants!(samples, EntryChange:
        Added = EntryChange::Added { name: name(), observation: "trapped: unreachable".to_owned() },
        Observation = EntryChange::Observation { name: name(), from: "a".to_owned(), to: "b".to_owned() },
        Count = EntryChange::Count { scope: "gc/*".to_owned(), from: 1, to: 2, known: 2 },
        Removed = EntryChange::Removed { scope: "gc/*".to_owned(), because: "matches nothing" },
        Narrowed = EntryChange::Narrowed { scope: "gc/*".to_owned(), names: 1 },
        Moved = EntryChange::Moved { from: "a.wast:1".to_owned(), to: "a.wast:2".to_owned() },
        Digests = EntryChange::Digests(2),
    );
}
