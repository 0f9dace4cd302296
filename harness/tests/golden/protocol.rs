//! The messages of the protocol, as `docs/engine-protocol.md` describes them.
//!
//! Frames are read by the program that writes them, so their contents may change from one build to the next. Only the
//! beginning of a frame and the two greetings must stay, so that two different builds notice that they differ.

use super::{check_all_seen, names};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::fmt::Debug;
use wassay_harness::engine::{Outcome, Phase, VERBS, Verb};
use wassay_harness::limits::MAX_MESSAGE_BYTES;
use wassay_harness::run::protocol::{Decoder, Encoding, FromEngine, ToEngine, VERSION};
use wassay_harness::script::value::{Hierarchy, Reference, Value};

const TO_ENGINE: &str = include_str!("protocol/to-engine.jsonl");
const FROM_ENGINE: &str = include_str!("protocol/from-engine.jsonl");
/// What version 2 adds.
const TO_ENGINE_2: &str = include_str!("protocol/to-engine-2.jsonl");
const FROM_ENGINE_2: &str = include_str!("protocol/from-engine-2.jsonl");
const FROM_ADAPTERS: &str = include_str!("protocol/from-adapters.jsonl");
const GREETINGS: &str = include_str!("protocol/greetings.frames");

fn read<T: DeserializeOwned>(encoding: Encoding, bytes: &[u8]) -> Vec<T> {
    let mut decoder = Decoder::new(encoding, MAX_MESSAGE_BYTES);
    decoder.push(bytes);
    let messages = std::iter::from_fn(|| decoder.take().unwrap()).collect();
    assert!(!decoder.is_within_message(), "all of it was read");
    messages
}

fn written<T: Serialize>(encoding: Encoding, messages: &[T]) -> Vec<u8> {
    let mut bytes = Vec::new();
    messages.iter().for_each(|message| encoding.write(message, &mut bytes).unwrap());
    bytes
}

/// Checks that a file is written as it was read, and that nothing is lost on the way through frames.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Vec<T> {
    let messages: Vec<T> = read(Encoding::Lines, text.as_bytes());
    assert_eq!(String::from_utf8(written(Encoding::Lines, &messages)).unwrap(), text);
    let through_frames: Vec<T> = read(Encoding::Frames, &written(Encoding::Frames, &messages));
    assert_eq!(through_frames, messages);
    messages
}

/// The name under which serde writes a variant: alone, or as the one key of an object.
fn variant(value: &impl Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        Json::String(name) => name,
        Json::Object(fields) if fields.len() == 1 => fields.keys().next().unwrap().clone(),
        other => panic!("`{other}` is no variant"),
    }
}

#[test]
fn messages_to_engines_stay_as_they_are() {
    let mut messages: Vec<ToEngine<'static>> = check(TO_ENGINE);
    messages.extend(check(TO_ENGINE_2));
    let all = names!(ToEngine<'static> {
        ToEngine::Hello(_) => "hello",
        ToEngine::Session { .. } => "session",
        ToEngine::Request(_) => "request",
        ToEngine::Module { .. } => "module",
    });
    check_all_seen(all, &messages, variant);
    let mut verbs = Vec::new();
    let mut arguments = Vec::new();
    for message in messages {
        let ToEngine::Request(request) = message else { continue };
        if let Verb::Invoke { arguments: own, .. } = &request.verb {
            arguments.extend(own.iter().cloned());
        }
        verbs.push(request.verb);
    }
    let all = names!(Verb<'static> {
        Verb::Define { .. } => "define",
        Verb::Instantiate { .. } => "instantiate",
        Verb::Invoke { .. } => "invoke",
        Verb::Get { .. } => "get",
        Verb::Thread { .. } => "thread",
        Verb::Wait { .. } => "wait",
    });
    assert_eq!(all.1, VERBS);
    check_all_seen(all, &verbs, variant);
    check_values(&arguments);
}

#[test]
fn messages_from_engines_stay_as_they_are() {
    let mut messages: Vec<FromEngine> = check(FROM_ENGINE);
    messages.extend(check(FROM_ENGINE_2));
    let all = names!(FromEngine {
        FromEngine::Hello(_) => "hello",
        FromEngine::Answer(_) => "answer",
        FromEngine::Joined(_) => "joined",
        FromEngine::Noted(_) => "noted",
    });
    check_all_seen(all, &messages, variant);
    let (mut answered, mut joined) = (Vec::new(), Vec::new());
    for message in messages {
        match message {
            FromEngine::Answer(answer) => answered.push(answer.outcome),
            FromEngine::Joined(thread) => joined.extend(thread.outcomes),
            FromEngine::Hello(_) | FromEngine::Noted(_) => {}
        }
    }
    let all = names!(Outcome {
        Outcome::Returned(_) => "returned",
        Outcome::Trapped(_) => "trapped",
        Outcome::Threw => "threw",
        Outcome::Exhausted(_) => "exhausted",
        Outcome::Rejected { .. } => "rejected",
        Outcome::Unsupported(_) => "unsupported",
        Outcome::Unlinkable(_) => "unlinkable",
        Outcome::Inapplicable(_) => "inapplicable",
        Outcome::Panicked(_) => "panicked",
        Outcome::TimedOut(_) => "timed_out",
        Outcome::Skipped => "skipped",
        Outcome::Joined(_) => "joined",
    });
    // This outcome occurs only among those of a thread.
    check_all_seen(all, &[&answered[..], &[Outcome::Joined(0)]].concat(), variant);
    check_all_seen(all, &joined, variant);
    let mut phases = Vec::new();
    let mut values = Vec::new();
    for outcome in answered {
        match outcome {
            Outcome::Rejected { phase, .. } => phases.extend(phase),
            Outcome::Returned(own) => values.extend(own),
            _ => {}
        }
    }
    let all = names!(Phase { Phase::Malformed => "malformed", Phase::Invalid => "invalid" });
    check_all_seen(all, &phases, variant);
    check_values(&values);
}

/// Checks that every kind of value is there.
fn check_values(values: &[Value]) {
    let all = names!(Value {
        Value::I32(_) => "i32",
        Value::I64(_) => "i64",
        Value::F32(_) => "f32",
        Value::F64(_) => "f64",
        Value::V128(_) => "v128",
        Value::Ref(_) => "ref",
    });
    check_all_seen(all, values, variant);
    let mut references = Vec::new();
    let mut nulls = Vec::new();
    for value in values {
        let Value::Ref(reference) = value else { continue };
        if let Reference::Null(hierarchy) = reference {
            nulls.push(*hierarchy);
        }
        references.push(reference.clone());
    }
    let all = names!(Reference {
        Reference::Null(_) => "null",
        Reference::Func => "func",
        Reference::Extern(_) => "extern",
        Reference::Host(_) => "host",
        Reference::I31(_) => "i31",
        Reference::Struct => "struct",
        Reference::Array => "array",
        Reference::Exn => "exn",
        Reference::ExternOther => "extern_other",
    });
    check_all_seen(all, &references, variant);
    let all = names!(Hierarchy {
        Hierarchy::Func => "func",
        Hierarchy::Extern => "extern",
        Hierarchy::Any => "any",
        Hierarchy::Exn => "exn",
    });
    check_all_seen(all, &nulls, variant);
}

/// Lines that an adapter of another maker may write, and below each the same as this program writes it.
#[test]
fn other_spellings_of_adapters_are_read() {
    let messages: Vec<FromEngine> = read(Encoding::Lines, FROM_ADAPTERS.as_bytes());
    assert!(messages.len() >= 2 && messages.len().is_multiple_of(2));
    for (pair, lines) in messages.chunks(2).zip(FROM_ADAPTERS.lines().collect::<Vec<_>>().chunks(2))
    {
        assert_eq!(pair[0], pair[1]);
        assert_ne!(lines[0], lines[1]);
        let ours = written(Encoding::Lines, &pair[..1]);
        assert_eq!(String::from_utf8(ours).unwrap().trim_end(), lines[1]);
    }
}

/// The frames of the first message in each file: first the length of the rest, then the version.
#[test]
fn greetings_in_frames_stay_as_they_are() {
    let (to, from): (Vec<ToEngine<'_>>, Vec<FromEngine>) = (
        read(Encoding::Lines, TO_ENGINE.as_bytes()),
        read(Encoding::Lines, FROM_ENGINE.as_bytes()),
    );
    let frames = [written(Encoding::Frames, &to[..1]), written(Encoding::Frames, &from[..1])];
    let shown = frames.each_ref().map(|frame| {
        let bytes = frame.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
        bytes.join(" ") + "\n"
    });
    assert_eq!(shown.concat(), GREETINGS);
    for frame in frames {
        let length = u32::from_le_bytes(frame[..4].try_into().unwrap());
        assert_eq!(length as usize, frame.len() - 4);
        assert_eq!(u32::from(frame[5]), VERSION, "after the number of the message's variant");
    }
}
