//! A message that is written is read back as it was, and anything else is an error.

use super::*;
use crate::engine::{ModuleRef, Phase, Verb};
use crate::limits::MAX_MESSAGE_BYTES;
use crate::script::value::Value;
use proptest::prelude::*;
use std::borrow::Cow;

fn messages() -> Vec<FromEngine> {
    let printed = || vec!["print_i32 i32:1".to_owned()];
    let answer = |outcome| {
        let (number, nanoseconds, printed) = (300, Some(7), printed());
        FromEngine::Answer(Answered { number, nanoseconds, outcome, printed })
    };
    vec![
        answer(Outcome::Returned(vec![Value::I64(u64::MAX), Value::V128(1 << 127)])),
        answer(Outcome::Rejected {
            phase: Some(Phase::Malformed),
            message: "\n\0\u{10ffff}".to_owned(),
        }),
        FromEngine::Joined(JoinedThread {
            number: 1,
            nanoseconds: None,
            outcomes: vec![Outcome::Skipped, Outcome::Threw],
        }),
        FromEngine::Noted(vec![("collections".to_owned(), u64::MAX)]),
    ]
}

fn written(encoding: Encoding) -> Vec<u8> {
    let mut bytes = Vec::new();
    messages().iter().for_each(|message| encoding.write(message, &mut bytes).unwrap());
    bytes
}

#[test]
fn messages_are_read_back_however_they_are_cut() {
    for encoding in [Encoding::Frames, Encoding::Lines] {
        for size in [1, 2, 7, 1000] {
            let mut decoder = Decoder::new(encoding, 1000);
            let mut read = Vec::new();
            for part in written(encoding).chunks(size) {
                decoder.push(part);
                while let Some(message) = decoder.take::<FromEngine>().unwrap() {
                    read.push(message);
                }
            }
            assert_eq!(read, messages(), "{encoding:?} in parts of {size}");
        }
    }
}

#[test]
fn a_request_is_read_back() {
    let verb = Verb::Instantiate {
        module: ModuleRef::Bytes(Cow::Borrowed(b"\0asm")),
        imports: vec![(Cow::Borrowed("a"), 3)],
    };
    let request = Request { number: 9, directive: 4, needs: vec![3], last: true, verb };
    let by_number =
        Request { verb: Verb::Define { module: ModuleRef::Number(7) }, ..request.clone() };
    let module = ToEngine::Module { number: 7, bytes: Cow::Borrowed(b"\0asm") };
    for encoding in [Encoding::Frames, Encoding::Lines] {
        for message in [
            ToEngine::Session { features: Features::WASM3 },
            ToEngine::Request(request.clone()),
            module.clone(),
            ToEngine::Request(by_number.clone()),
        ] {
            let mut decoder = Decoder::new(encoding, 1000);
            let mut bytes = Vec::new();
            encoding.write(&message, &mut bytes).unwrap();
            decoder.push(&bytes);
            assert_eq!(decoder.take().unwrap(), Some(message));
        }
    }
}

#[test]
fn long_messages_are_refused_before_they_are_there() {
    let mut frames = Decoder::new(Encoding::Frames, 100);
    frames.push(&101_u32.to_le_bytes());
    let too_long = |length| Err(WireError::TooLong { length, limit: 100 });
    assert_eq!(frames.take::<FromEngine>(), too_long(101));
    let mut lines = Decoder::new(Encoding::Lines, 100);
    lines.push(&[b' '; 101]);
    assert_eq!(lines.take::<FromEngine>(), too_long(101));
}

#[test]
fn deep_nesting_is_refused() {
    let mut decoder = Decoder::new(Encoding::Lines, MAX_MESSAGE_BYTES);
    decoder.push(&vec![b'['; 1 << 20]);
    decoder.push(b"\n");
    assert!(matches!(decoder.take::<FromEngine>(), Err(WireError::NotUnderstood { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_messages_or_an_error(
        parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..10),
        position in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        for encoding in [Encoding::Frames, Encoding::Lines] {
            let mut changed = written(encoding);
            let length = changed.len();
            changed[position.index(length)] = byte;
            for bytes in [parts.concat(), changed] {
                let mut decoder = Decoder::new(encoding, 1000);
                decoder.push(&bytes);
                while let Ok(Some(_)) = decoder.take::<FromEngine>() {}
            }
        }
    }
}
