//! Our engine with a fault of the process built in, for the tests of what a run does then.
//!
//! `fault:KIND:CALL` does what KIND says where a script calls an export with certain arguments, such as
//! `fault:abort:add:i32:0x1,i32:0x1`. `fault:slow:MICROSECONDS` takes that time for every request. These names are in
//! no help: no user needs them.

use super::wassay::{self, Wassay};
use super::{BuiltIn, Construction};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::time::Duration;
use wassay_harness::engine::{Engine, Fork, Outcome, Partial, Session};
use wassay_harness::run::protocol::{Answer, Encoding, FromEngine};
use wassay_harness::script::DirectiveId;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::Value;

/// The row of the engine. All that is not about faults is as in the engine that has them.
pub(super) const ENGINE: BuiltIn = BuiltIn {
    name: "fault",
    argument: Some("KIND:CALL"),
    construct: |construction| Ok(Box::new(Faulty::new(construction)?)),
    ..wassay::ENGINE
};

/// The names of the faults that occur in a call, for tests that try each.
pub fn faults() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// The engine with a fault.
struct Faulty {
    engine: Wassay,
    fault: Fault,
}

#[derive(Clone, Debug)]
enum Fault {
    /// Every request takes some time more.
    Slow(Duration),
    /// A call goes wrong in some way.
    At { call: String, kind: Kind },
}

/// How a call goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Abort,
    Segfault,
    Exit,
    Loop,
    Recurse,
    Allocate,
    Garbage,
    HugeFrame,
    WrongNumber,
    Close,
    Late,
    Panic,
    PanicAtEnd,
}

const KINDS: [(&str, Kind); 13] = [
    ("abort", Kind::Abort),
    ("segfault", Kind::Segfault),
    ("exit", Kind::Exit),
    ("loop", Kind::Loop),
    ("recurse", Kind::Recurse),
    ("allocate", Kind::Allocate),
    ("garbage", Kind::Garbage),
    ("huge-frame", Kind::HugeFrame),
    ("wrong-number", Kind::WrongNumber),
    ("close", Kind::Close),
    ("late", Kind::Late),
    ("panic", Kind::Panic),
    ("panic-at-end", Kind::PanicAtEnd),
];

/// How late a late answer is: later than the tests wait.
const LATE: Duration = Duration::from_secs(5);

/// How much is allocated at once.
const CHUNK_BYTES: usize = 16 << 20;

impl Faulty {
    /// Reads the fault, and makes the engine that has it.
    fn new(construction: &Construction<'_>) -> Result<Self> {
        let engine = Wassay::new(construction)?;
        let fault = construction.argument.and_then(|argument| argument.split_once(':'));
        let (kind, call) = fault.context("a fault is KIND:CALL")?;
        if kind == "slow" {
            let fault = Fault::Slow(Duration::from_micros(call.parse()?));
            return Ok(Self { engine, fault });
        }
        let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) else {
            bail!("there is no fault `{kind}`");
        };
        Ok(Self { engine, fault: Fault::At { call: call.to_owned(), kind: *kind } })
    }
}

impl Engine for Faulty {
    fn name(&self) -> &str {
        self.engine.name()
    }

    fn session(&self, features: Features) -> Box<dyn Session + '_> {
        let session = self.engine.session(features);
        Box::new(FaultySession { session, fault: self.fault.clone(), panics_at_end: false })
    }
}

struct FaultySession<'e> {
    session: Box<dyn Session + 'e>,
    fault: Fault,
    panics_at_end: bool,
}

impl FaultySession<'_> {
    /// Takes the time that a slow engine takes for every request.
    fn delay(&self) {
        if let Fault::Slow(time) = self.fault {
            std::thread::sleep(time);
        }
    }
}

impl Session for FaultySession<'_> {
    fn define(&mut self, module: &[u8]) -> Partial<()> {
        self.delay();
        self.session.define(module)
    }

    fn instantiate(
        &mut self,
        instance: DirectiveId,
        module: &[u8],
        imports: &[(&str, DirectiveId)],
    ) -> Partial<()> {
        self.delay();
        self.session.instantiate(instance, module, imports)
    }

    fn invoke(
        &mut self,
        instance: DirectiveId,
        export: &str,
        arguments: &[Value],
    ) -> Partial<Vec<Value>> {
        self.delay();
        if let Fault::At { call, kind } = &self.fault
            && *call == written(export, arguments)
        {
            self.panics_at_end = *kind == Kind::PanicAtEnd;
            strike(*kind);
        }
        self.session.invoke(instance, export, arguments)
    }

    fn get(&mut self, instance: DirectiveId, export: &str) -> Partial<Value> {
        self.delay();
        self.session.get(instance, export)
    }

    fn printed(&mut self) -> Vec<String> {
        self.session.printed()
    }

    fn fork(&mut self, shared: &[DirectiveId]) -> Partial<Fork> {
        self.session.fork(shared)
    }
}

impl Drop for FaultySession<'_> {
    fn drop(&mut self) {
        assert!(!self.panics_at_end, "a fault at the end of the session");
    }
}

/// A call as names of faults write it.
fn written(export: &str, arguments: &[Value]) -> String {
    let written = arguments.iter().map(|value| match value {
        Value::I32(bits) => format!("i32:{bits:#x}"),
        Value::I64(bits) => format!("i64:{bits:#x}"),
        Value::F32(bits) => format!("f32:{bits:#x}"),
        Value::F64(bits) => format!("f64:{bits:#x}"),
        Value::V128(bits) => format!("v128:{bits:#x}"),
        Value::Ref(reference) => reference.to_string(),
    });
    format!("{export}:{}", written.collect::<Vec<_>>().join(","))
}

/// Performs the fault, and returns if the process survives it.
fn strike(kind: Kind) {
    match kind {
        Kind::Abort => {
            eprintln!("the engine aborts on purpose");
            std::process::abort()
        }
        Kind::Segfault => segfault(),
        Kind::Exit => std::process::exit(3),
        Kind::Loop => loop {
            std::hint::spin_loop();
        },
        Kind::Recurse => {
            let depth = recurse(0);
            eprintln!("the stack has no end: {depth}");
        }
        Kind::Allocate => {
            let mut kept = Vec::new();
            loop {
                kept.push(vec![1_u8; CHUNK_BYTES]);
                std::hint::black_box(&kept);
            }
        }
        Kind::Garbage => write(b"\x07\0\0\0garbage and more of it"),
        Kind::HugeFrame => write(&u32::MAX.to_le_bytes()),
        Kind::WrongNumber => {
            let outcome = Outcome::Returned(Vec::new());
            let answer = Answer::Outcome(outcome);
            let answer = FromEngine::answer(1 << 40, Duration::ZERO, answer, Vec::new());
            let mut bytes = Vec::new();
            Encoding::Frames.write(&answer, &mut bytes).expect("BUG: it is short");
            write(&bytes);
        }
        Kind::Close => close(),
        Kind::Late => std::thread::sleep(LATE),
        Kind::Panic => panic!("the engine panics on purpose"),
        Kind::PanicAtEnd => {}
    }
}

fn write(bytes: &[u8]) {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush()).expect("the harness reads");
}

/// Raises the signal again and again: Rust's own handler, which reports overflows of the stack, ignores the first
/// signal that is not one.
#[cfg(unix)]
fn segfault() {
    use nix::sys::signal::{Signal, raise};
    loop {
        raise(Signal::SIGSEGV).expect("the signal exists");
    }
}

/// The exit code of a process that is ended by an access violation.
#[cfg(not(unix))]
fn segfault() {
    std::process::exit(0xC000_0005_u32.cast_signed());
}

/// The process lives on, without standard output.
#[cfg(unix)]
fn close() {
    nix::unistd::close(1).expect("standard output is open");
    std::thread::sleep(LATE);
}

#[cfg(not(unix))]
fn close() {
    std::process::exit(0);
}

/// Recursion that no compiler turns into a loop.
#[expect(unconditional_recursion, reason = "the fault is that it has no end")]
fn recurse(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 64]);
    recurse(depth + 1) + frame[std::hint::black_box(7)]
}
