//! Adapters that misbehave in many ways (`misbehaving.py`): the fault of each is named rightly, in bounded time and
//! memory, and no other directive loses its result.

use crate::program::has;
use crate::runs::{script, setup};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Setup, Workers};
use wassay_harness::selection::Filter;

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/misbehaving.py");

const SCRIPT: &str = r#"(module (func (export "f") (result i32) (i32.const 1)))
(assert_return (invoke "f") (i32.const 1))
(assert_return (invoke "f") (i32.const 1))"#;

/// How long an adapter may take if it shall be timed out at a directive. It only needs to do the directives before and
/// after in time.
const SHORT_SECONDS: u32 = 5;

/// How long any other adapter may take: it needs less, however busy the machine is. A wait that never ends would show
/// as a directive that timed out after this many seconds.
const LONG_SECONDS: u32 = 120;

const TIMED_OUT: &str = "timed out after 5 s";

fn adapter(way: &str, timeout_seconds: u32) -> Setup {
    let mark = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("misbehaving-{way}"));
    _ = std::fs::remove_file(&mark);
    Setup {
        program: OsString::from("python3"),
        arguments: vec![PROGRAM.into(), way.into(), mark.into_os_string()],
        encoding: Encoding::Lines,
        timeout_seconds,
        ..setup("wassay")
    }
}

/// The ways to say hello, and the error for each.
const HELLOS: [(&str, &str); 18] = [
    ("exits_at_once", "does not say hello: exit code 0"),
    ("exits_with_a_reason", "does not say hello: exit code 1\nthere is no engine "),
    ("greets_people", "does not say hello: a message that is not understood: `Hello, world!`"),
    ("says_nothing_and_closes", "does not say hello: it closed its standard output"),
    ("answers_first", "does not say hello: its first message is no hello"),
    ("has_no_name", "missing field `engine`"),
    ("has_an_empty_name", "`` is not the name of an engine"),
    ("has_a_path_for_a_name", "`../wassay` is not the name of an engine"),
    ("has_a_coloured_name", r"`\u{1b}[31mred` is not the name of an engine"),
    ("has_a_long_name", "aaaaaaaa` is not the name of an engine"),
    ("speaks_version_0", "speaks version 0 of the protocol: the versions are 1 and 2"),
    ("speaks_version_3", "speaks version 3 of the protocol: the versions are 1 and 2"),
    ("has_a_text_for_a_version", "invalid type: string \"2\", expected u32"),
    ("says_two_things_in_one", "two messages in one line"),
    ("is_no_text", r"a message that is not understood: `\xff\xfe{\x00`"),
    ("is_too_long", "bytes: the limit is 16777216"),
    ("is_cut_short", "does not say hello: exit code 0"),
    ("changes", "says hello differently each time it is started"),
];

/// The ways to answer, and the observation of the directive at which the adapter misbehaves; all other directives pass.
const ANSWERS: [(&str, &str); 51] = [
    (
        "garbage",
        "crashed: protocol error: a message that is not understood: `Traceback (most recent",
    ),
    ("not_a_number", "crashed: protocol error: a message that is not understood"),
    ("not_utf8", "crashed: protocol error: a message that is not understood"),
    (
        "a_byte_order_mark",
        r"crashed: protocol error: a message that is not understood: `\xef\xbb\xbf",
    ),
    ("two_in_a_line", "trailing characters"),
    ("deep_nesting", "crashed: protocol error: a message that is not understood"),
    ("a_line_without_end", "bytes: the limit is 16777216"),
    ("blank_lines_without_end", TIMED_OUT),
    ("notes_without_end", TIMED_OUT),
    ("half_a_line", "crashed: exit code 0"),
    ("a_second_hello", "crashed: protocol error: a second hello"),
    ("an_unknown_message", "there is no `hello`, `answer`, `joined` or `noted`"),
    ("another_number", "crashed: protocol error: an answer to request 7, but request 1 is due"),
    ("a_negative_number", "expected u64"),
    (
        "joined_without_a_thread",
        "crashed: protocol error: the outcomes of a thread in the answer to directive 1",
    ),
    ("skipped_for_nothing", "crashed: protocol error: directive 1 was skipped, but nothing"),
    ("too_many_notes", "crashed: protocol error: more than 16 names in `noted`"),
    (
        "a_long_note",
        "crashed: protocol error: a name in `noted` that has more than one line or more than 100 bytes",
    ),
    ("no_outcome", "missing field `outcome`"),
    ("an_empty_outcome", "an object without an outcome"),
    ("an_unknown_outcome", "`succeeded` is not an outcome"),
    ("an_unknown_word", "`ok` is not an outcome"),
    ("two_outcomes", "two outcomes in one"),
    ("an_unknown_phase", "unknown variant `parse`, expected `malformed` or `invalid`"),
    ("negative_time", "expected u64"),
    ("a_wide_value", "`0x100000000` is not a number of this width"),
    ("a_value_as_a_number", "expected bits as a string"),
    ("a_value_of_no_type", "unknown variant `i33`"),
    ("a_negative_value", "`-1` is not a number of this width"),
    ("too_many_values", "returned i32:1 (0x00000001), i32:1 (0x00000001)"),
    ("a_million_values", "bytes: the limit is 16777216"),
    ("a_rejection", "rejected: no module"),
    ("a_panic", "panicked: index out of bounds"),
    ("exits_well", "crashed: exit code 0"),
    ("exits_with_3", "crashed: exit code 3"),
    ("is_killed", "crashed: SIGKILL"),
    ("aborts", "crashed: SIGABRT"),
    ("leaves_a_child", "crashed: exit code 4"),
    ("floods_stderr", "crashed: exit code 5"),
    ("closes_its_output", "crashed: protocol error: it closed its standard output"),
    ("closes_its_input", TIMED_OUT),
    ("never_answers", TIMED_OUT),
    ("answers_late", TIMED_OUT),
    // One answer too many is seen at the next directive.
    ("twice", RIGHT),
    // These are unusual, but right.
    ("further_fields", RIGHT),
    ("line_ends_of_windows", RIGHT),
    ("prints_without_end", RIGHT),
    ("a_long_time", RIGHT),
    ("behaves", RIGHT),
    ("does_not_end", RIGHT),
    ("ends_badly", RIGHT),
];

const RIGHT: &str = "returned i32:1 (0x00000001)";

/// The ways that affect the last directive, and its observation.
const LAST: [(&str, &str); 3] = [
    ("twice", "crashed: protocol error: an answer to request 1, but request 2 is due"),
    (
        "does_not_end",
        "crashed: protocol error: it did not end when its input was closed, after the last",
    ),
    ("ends_badly", "crashed: exit code 6, after the last answer"),
];

#[test]
fn adapters_that_misbehave_are_named_rightly() {
    if !cfg!(unix) || !has("python3") {
        return;
    }
    type Check = fn(&str, &str) -> Result<(), String>;
    let hellos = HELLOS.iter().map(|(way, expected)| (check_hello as Check, *way, *expected));
    let answers = ANSWERS.iter().map(|(way, expected)| (check_answer as Check, *way, *expected));
    let checks: Vec<_> = hellos.chain(answers).collect();
    let (next, problems) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some((check, way, expected)) =
                    checks.get(next.fetch_add(1, Ordering::SeqCst))
                {
                    if let Err(problem) = check(way, expected) {
                        problems.lock().unwrap().push(format!("{way}: {problem}"));
                    }
                }
            });
        }
    });
    let problems = problems.into_inner().unwrap();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn check_hello(way: &str, expected: &str) -> Result<(), String> {
    let workers = Workers::new(adapter(way, LONG_SECONDS));
    let said = match way {
        "changes" => match observed(&workers) {
            Ok(observed) => return Err(format!("{observed:?}")),
            Err(error) => error,
        },
        _ => workers.hello().map(|hello| format!("{hello:?}")).unwrap_or_else(|e| e.to_string()),
    };
    match said.contains(expected) && said.len() < 6_000 {
        true => Ok(()),
        false => Err(said.chars().take(500).collect()),
    }
}

fn check_answer(way: &str, expected: &str) -> Result<(), String> {
    let seconds = if expected == TIMED_OUT { SHORT_SECONDS } else { LONG_SECONDS };
    let workers = Workers::new(adapter(way, seconds));
    let observed = observed(&workers)?;
    let last = LAST.iter().find(|(of, _)| *of == way).map_or(RIGHT, |(_, last)| last);
    let expected = ["returned nothing", expected, last];
    let lines: Vec<&String> = observed.values().collect();
    let is_right = lines.len() == 3
        && expected.iter().zip(&lines).all(|(expected, line)| line.contains(expected))
        && lines.iter().all(|line| line.len() < 1_000);
    match is_right {
        true => Ok(()),
        false => Err(format!("{lines:?}").chars().take(1_000).collect()),
    }
}

/// The observation of each directive by its line, or why there is none.
fn observed(workers: &Workers) -> Result<BTreeMap<String, String>, String> {
    let manifest = script(SCRIPT);
    let selection = Filter::default().select(&manifest).map_err(|error| error.to_string())?;
    crate::runs::try_run(&selection, workers, 1)
        .map(|observed| observed.into_iter().map(|(name, (what, _))| (name, what)).collect())
        .map_err(|error| error.to_string())
}
