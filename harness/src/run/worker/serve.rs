//! The child's side: an engine behind standard input and output.
//!
//! One thread always reads, and the other works. So requests can be sent ahead, and the process ends at once when its
//! input is closed, even while wasm loops. Every answer is written before the next request is begun: when the process
//! dies, no known answer is lost with it.

use crate::engine::{Engine, ModuleRef, Outcome, Phase, Request, THREAD_STACK_BYTES, VERBS};
use crate::limits::MAX_REQUEST_BYTES;
use crate::run::executor::Executor;
use crate::run::protocol::{
    Answer, Decoder, Encoding, FromEngine, Greeting, Hello, NEWEST, ToEngine, VERSION,
};
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::exit;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How much is read at once.
const READ_BYTES: usize = 64 << 10;

/// The exit code of a worker that does not understand what it reads, or cannot begin.
const EXIT_CANNOT_SERVE: i32 = 2;

/// The exit code of a worker in which something else than the engine panicked: the one that Rust itself uses.
const EXIT_PANICKED: i32 = 101;

/// The engine of a worker.
pub struct Served<'e> {
    /// The engine.
    pub engine: Box<dyn Engine + 'e>,
    /// Its version.
    pub version: String,
    /// The language features that the engine has, by the names that `--features` takes, versions of the specification
    /// included. The engine is not asked for anything that needs others. Empty if it does not tell its features.
    pub features: Vec<String>,
}

/// Answers the messages on standard input until that is closed, which ends the process.
///
/// `engine` is called when the harness has named the configuration.
pub fn serve<'e>(
    encoding: Encoding,
    engine: impl FnOnce(&Greeting) -> Result<Served<'e>, String> + Send,
) -> ! {
    let (sender, messages) = channel();
    let work = move || {
        let worked = catch_unwind(AssertUnwindSafe(|| work(encoding, &messages, engine)));
        // The other thread waits for input that may never come, so end the process here.
        exit(match worked {
            Ok(Err(reason)) => {
                eprintln!("{reason}");
                EXIT_CANNOT_SERVE
            }
            Ok(Ok(())) => 0,
            Err(_) => EXIT_PANICKED,
        })
    };
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(THREAD_STACK_BYTES);
        match builder.spawn_scoped(scope, work) {
            Ok(_) => exit(read(encoding, &sender)),
            Err(error) => {
                eprintln!("cannot start a thread: {error}");
                exit(EXIT_CANNOT_SERVE)
            }
        }
    })
}

type Message = ToEngine<'static>;

/// A message, as far as this version of the protocol knows it.
enum Incoming {
    Message(Message),
    /// A request with a task that this version does not know.
    UnknownTask {
        number: u64,
        task: String,
    },
    /// A message of a later version.
    Unknown,
}

impl<'de> Deserialize<'de> for Incoming {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.is_human_readable() {
            true => Self::of_text(Json::deserialize(deserializer)?).map_err(D::Error::custom),
            false => Message::deserialize(deserializer).map(Self::Message),
        }
    }
}

impl Incoming {
    /// Reads a message in text. The field that says which message it is may have others beside it, which are ignored.
    fn of_text(mut text: Json) -> serde_json::Result<Self> {
        let names = ["hello", "session", "request", "module"];
        let found = names.iter().find_map(|name| Some((*name, text.get_mut(*name)?.take())));
        let Some((name, fields)) = found else { return Ok(Self::Unknown) };
        let task = fields.get("task").and_then(Json::as_object);
        let unknown = task.and_then(|task| task.keys().find(|task| !VERBS.contains(&&***task)));
        if let (Some(task), Some(number)) = (unknown, fields.get("number").and_then(Json::as_u64)) {
            return Ok(Self::UnknownTask { number, task: task.clone() });
        }
        let message = serde_json::Map::from_iter([(name.to_owned(), fields)]);
        serde_json::from_value(Json::Object(message)).map(Self::Message)
    }
}

/// Reads messages and hands them on, until there are no more. Returns the code to exit with.
fn read(encoding: Encoding, messages: &Sender<Vec<Incoming>>) -> i32 {
    let mut stdin = std::io::stdin().lock();
    let mut decoder = Decoder::new(encoding, MAX_REQUEST_BYTES);
    let mut buffer = vec![0; READ_BYTES];
    loop {
        let count = match stdin.read(&mut buffer) {
            Ok(0) => return 0,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => {
                eprintln!("cannot read standard input: {error}");
                return EXIT_CANNOT_SERVE;
            }
        };
        decoder.push(&buffer[..count]);
        let mut batch = Vec::new();
        loop {
            match decoder.take() {
                Ok(Some(message)) => batch.push(message),
                Ok(None) => break,
                Err(error) => {
                    eprintln!("{error}");
                    return EXIT_CANNOT_SERVE;
                }
            }
        }
        if !batch.is_empty() && messages.send(batch).is_err() {
            return EXIT_CANNOT_SERVE;
        }
    }
}

/// Carries out the messages, and answers.
fn work<'e>(
    encoding: Encoding,
    messages: &Receiver<Vec<Incoming>>,
    engine: impl FnOnce(&Greeting) -> Result<Served<'e>, String>,
) -> Result<(), String> {
    let mut messages = messages.iter().flatten();
    let Some(Incoming::Message(Message::Hello(greeting))) = messages.next() else {
        return Err("the first message is no hello".to_owned());
    };
    if greeting.protocol != VERSION {
        let asked = greeting.protocol;
        return Err(format!(
            "the harness asks for version {asked} of the protocol, but the engine speaks {VERSION}"
        ));
    }
    let version = greeting.newest.clamp(VERSION, NEWEST);
    let served = engine(&greeting)?;
    let mut out = Output { encoding, buffer: Vec::new() };
    out.send(&FromEngine::Hello(Hello {
        protocol: version,
        engine: served.engine.name().to_owned(),
        version: served.version,
        configuration: greeting.configuration,
        features: served.features,
        pipelined: true,
        threads: true,
    }))?;
    let mut executor = Executor::new(&*served.engine);
    let mut noted = HashMap::new();
    // The modules of this session, by their numbers.
    let mut modules: HashMap<u64, Vec<u8>> = HashMap::new();
    for incoming in messages {
        let message = match incoming {
            Incoming::Message(message) => message,
            Incoming::UnknownTask { number, task } => {
                let answer = Answer::Outcome(Outcome::Unsupported(task));
                out.send(&FromEngine::answer(number, Duration::ZERO, answer, Vec::new()))?;
                continue;
            }
            Incoming::Unknown => continue,
        };
        match message {
            Message::Hello(_) => return Err("a second hello".to_owned()),
            Message::Session { features } => {
                modules.clear();
                executor.begin(features);
            }
            Message::Module { number, bytes } => _ = modules.insert(number, bytes.into_owned()),
            Message::Request(mut request) => {
                insert_modules(&mut request, &modules)?;
                let start = Instant::now();
                let (answer, printed) = executor.perform(&request);
                let time = start.elapsed();
                let (answer, printed) = in_version(version, answer, printed);
                if request.last {
                    let notes = news(&mut noted, served.engine.notes());
                    if !notes.is_empty() {
                        out.send(&FromEngine::Noted(notes))?;
                    }
                }
                out.send(&FromEngine::answer(request.number, time, answer, printed))?;
            }
        }
    }
    Ok(())
}

/// Puts the modules that a request names into it.
fn insert_modules(
    request: &mut Request<'_>,
    modules: &HashMap<u64, Vec<u8>>,
) -> Result<(), String> {
    for module in request.modules_mut() {
        if let ModuleRef::Number(number) = module {
            let bytes = modules.get(number);
            let bytes = bytes.ok_or_else(|| format!("module {number} was not sent"))?;
            *module = ModuleRef::Bytes(Cow::Owned(bytes.clone()));
        }
    }
    Ok(())
}

/// Leaves out what a version of the protocol cannot say: version 1 cannot leave the phase open, nor tell what was
/// printed.
fn in_version(version: u32, answer: Answer, printed: Vec<String>) -> (Answer, Vec<String>) {
    match answer {
        _ if version > 1 => (answer, printed),
        Answer::Outcome(Outcome::Rejected { phase: None, message }) => {
            let phase = Some(Phase::Invalid);
            (Answer::Outcome(Outcome::Rejected { phase, message }), Vec::new())
        }
        answer => (answer, Vec::new()),
    }
}

/// By how much counts have grown since the last time.
fn news(noted: &mut HashMap<String, u64>, notes: Vec<(String, u64)>) -> Vec<(String, u64)> {
    let grown = notes.into_iter().filter_map(|(name, count)| {
        let before = noted.insert(name.clone(), count).unwrap_or(0);
        (count > before).then(|| (name, count - before))
    });
    grown.collect()
}

/// Standard output, one message at a time.
struct Output {
    encoding: Encoding,
    buffer: Vec<u8>,
}

impl Output {
    fn send(&mut self, message: &FromEngine) -> Result<(), String> {
        self.buffer.clear();
        self.encoding.write(message, &mut self.buffer).map_err(|error| error.to_string())?;
        let mut stdout = std::io::stdout().lock();
        let written = stdout.write_all(&self.buffer).and_then(|()| stdout.flush());
        written.map_err(|error| format!("cannot write standard output: {error}"))
    }
}
