//! The harness is tested for failing: every assertion in `testsuite/selftest/` that is marked as
//! wrong must fail, with exactly the observation that its mark names, and no other may.

use std::path::Path;
use std::sync::Mutex;
use wassay::engines;
use wassay_harness::engine::{Engine, Outcome};
use wassay_harness::expectations::Expectations;
use wassay_harness::results::{Job, Report};
use wassay_harness::run::{Options, plan, run};
use wassay_harness::selection::Filter;
use wassay_harness::suite::manifest::{File, Manifest};
use wassay_harness::suite::{Suites, group_scripts, read_scripts};
use wassay_harness::verdict::reject::Messages;
use wassay_harness::verdict::with_cause;
use wassay_harness::verdict::{Observation, Strictness};

/// How a directive fails.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    /// The kind of outcome is the wrong one, or the phase.
    WrongOutcome(String),
    /// The value or the text is the wrong one.
    WrongDetail(String),
}

impl Mark {
    /// Reads the mark on the line before a directive.
    fn before(source: &str, start: usize) -> Option<Mark> {
        let line_start = source[..start].rfind('\n')?;
        let line = source[..line_start].lines().next_back()?;
        let outcome = line.strip_prefix(";;= ").map(|text| Mark::WrongOutcome(text.to_owned()));
        let detail = || line.strip_prefix(";;~ ").map(|text| Mark::WrongDetail(text.to_owned()));
        outcome.or_else(detail)
    }

    fn of(report: &Report) -> Option<Mark> {
        if !report.status.is_unexpected() {
            return None;
        }
        let observation = &report.observed.observation;
        let found = report.cause.as_ref().map(|cause| with_cause(observation, cause));
        let observation = found.as_ref().unwrap_or(observation).to_string();
        Some(match report.verdict.outcome {
            true => Mark::WrongDetail(observation),
            false => Mark::WrongOutcome(observation),
        })
    }
}

fn engine() -> Box<dyn Engine> {
    engines::by_name(engines::DEFAULT, engines::DEFAULT_CONFIGURATION).unwrap()
}

fn selftests() -> Manifest {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testsuite");
    let suites = std::fs::read_to_string(root.join("suites.toml")).unwrap();
    let suites = Suites::parse(&suites).unwrap();
    let mut warnings = Vec::new();
    let scripts = read_scripts(&root.join("selftest"), &mut warnings).unwrap();
    let groups = group_scripts(scripts, &suites, None, &mut warnings);
    assert!(warnings.is_empty(), "{warnings:?}");
    Manifest::lower(&groups).unwrap()
}

#[test]
fn exactly_the_marked_directives_fail_and_as_the_marks_say() {
    let manifest = selftests();
    let selection = Filter::default().select(&manifest).unwrap();
    let jobs = plan(&selection).unwrap();
    let engine = engine();
    let expectations = Expectations::default();
    let options = Options {
        messages: Messages::builtin(),
        expectations: &expectations,
        strictness: Strictness::default(),
        threads: 1,
    };
    let (mut marked, mut judged, mut wrong) = (0, 0, Vec::new());
    let units = Mutex::new(Vec::new());
    run(&jobs, &*engine, options, |job, unit| units.lock().unwrap().push((job, unit))).unwrap();
    for (job, unit) in units.into_inner().unwrap() {
        let job = &jobs[job];
        let source = job.file.source().unwrap();
        for report in unit.reports {
            let head = job.file.heads().unwrap()[report.observed.id as usize];
            let expected = Mark::before(&source, head.start as usize);
            let actual = Mark::of(&report);
            marked += usize::from(expected.is_some());
            judged += 1;
            if expected != actual {
                let name = job.file.name(job.group, &head);
                wrong.push(format!("{name}\n  marked: {expected:?}\n  was:    {actual:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(judged, selection.len());
    assert!(marked > 60, "the marks were read: {marked}");
    assert_eq!(marked, count_of_marks(), "each mark stands before a directive");
}

fn count_of_marks() -> usize {
    let manifest = selftests();
    let files = manifest.groups.iter().flat_map(|group| &group.files);
    let is_mark = |line: &&str| line.starts_with(";;= ") || line.starts_with(";;~ ");
    let marks = |file: &File| file.source().unwrap().lines().filter(is_mark).count();
    files.map(marks).sum()
}

/// A module that decodes can only be invalid, even if the runtime's parser confuses the phases.
#[test]
fn modules_that_decode_are_not_malformed() {
    use wassay_harness::engine::Phase;
    use wassay_harness::verdict::reject::decode;
    let engine = engine();
    let modules: [(&str, &[u8]); 3] = [
        // A global whose initialiser is a block.
        ("wasm3", b"\0asm\x01\0\0\0\x06\x09\x01\x7f\0\x02\x7f\x41\x01\x0b\x0b"),
        // A function type with two results, without multi-value.
        ("wasm1", b"\0asm\x01\0\0\0\x01\x06\x01\x60\0\x02\x7f\x7f"),
        // A data segment for a missing memory 3, without bulk memory.
        ("wasm1", b"\0asm\x01\0\0\0\x0b\x07\x01\x03\x41\0\x0b\x01x"),
    ];
    for (features, module) in modules {
        let features: wassay_harness::script::features::Features = features.parse().unwrap();
        decode(module, features.to_wasmparser()).unwrap();
        let outcome = engine.session(features).define(module);
        let is_invalid =
            matches!(outcome, Err(Outcome::Rejected { phase: Some(Phase::Invalid), .. }));
        assert!(is_invalid, "{module:x?}: {outcome:?}");
    }
}

/// Changes expectations, because a harness that compared nothing would pass the official suite too.
mod mutated {
    use super::*;
    use wassay_harness::run::observe;
    use wassay_harness::script::value::{FloatPattern, Hierarchy, Lanes, Pattern};
    use wassay_harness::script::{Directive, Expected};
    use wassay_harness::verdict::Judge;

    /// Every directive of the sample whose expectation was met must fail when the expectation is
    /// changed by one bit or one word.
    #[test]
    fn every_changed_expectation_fails() {
        let engine = engine();
        let suite = wassay::suite::Suite::load(
            &wassay::arguments::SuiteArgs::default(),
            engines::DEFAULT,
            &Filter::default(),
        )
        .unwrap();
        let selection = Filter::default().select(&suite.manifest).unwrap();
        let jobs = plan(&selection).unwrap();
        let mut changed = 0;
        // A prime step takes units of every size from every group.
        for job in jobs.iter().step_by(13) {
            changed += check_unit(job, &*engine);
        }
        assert!(changed > 3_000, "{changed} expectations were changed");
    }

    /// Runs a unit once, and judges each observation against every change of its expectation.
    fn check_unit(job: &Job<'_>, engine: &dyn Engine) -> usize {
        let unit = job.file.unit(job.unit).unwrap();
        let judge = Judge {
            messages: Messages::builtin(),
            group: job.file.wordings(),
            features: job.file.features(),
            strictness: Strictness::default(),
        };
        let mask = vec![true; unit.len()];
        let mut changed = 0;
        let all = observe(engine, job.file.features(), &unit, &mask).unwrap();
        for (directive, observed) in unit.iter().zip(all) {
            let passes = |directive: &Directive, observation: &Observation| {
                judge.passes(directive, judge.verdict(directive, observation))
            };
            if !passes(directive, &observed.observation) {
                continue;
            }
            for expected in changes(&directive.expected) {
                let wrong = Directive { expected, ..directive.clone() };
                let name =
                    job.file.name(job.group, &job.file.heads().unwrap()[directive.id as usize]);
                assert!(
                    !passes(&wrong, &observed.observation),
                    "{name} passes with `{}`, observed: {}",
                    wrong.expected,
                    observed.observation
                );
                changed += 1;
            }
        }
        changed
    }

    /// Expectations that differ from this one by one bit or one word.
    fn changes(expected: &Expected) -> Vec<Expected> {
        // A text that ends with a space is followed by a name, which can be anything.
        let other = |text: &str| match text.ends_with(' ') {
            true => format!("x {text}"),
            false => format!("{text} x"),
        };
        match expected {
            Expected::Success => vec![Expected::Trap(String::new())],
            Expected::Results(patterns) => {
                let mut changes = vec![[patterns.clone(), vec![Pattern::I32(0)]].concat()];
                for index in 0..patterns.len() {
                    let mut changed = patterns.clone();
                    if let Some(pattern) = change(&patterns[index]) {
                        changed[index] = pattern;
                        changes.push(changed);
                    }
                    changes.push([&patterns[..index], &patterns[index + 1..]].concat());
                }
                changes.into_iter().map(Expected::Results).collect()
            }
            Expected::Trap(text) => vec![
                Expected::Trap(other(text)),
                Expected::Exhaustion(text.clone()),
                Expected::Results(Vec::new()),
            ],
            Expected::Exhaustion(text) => {
                vec![Expected::Exhaustion(other(text)), Expected::Trap(text.clone())]
            }
            Expected::Exception => vec![Expected::Trap(String::new()), Expected::Success],
            Expected::Malformed(text) => vec![
                Expected::Malformed(other(text)),
                Expected::Invalid(text.clone()),
                Expected::Success,
            ],
            Expected::Invalid(text) => vec![
                Expected::Invalid(other(text)),
                Expected::Malformed(text.clone()),
                Expected::Success,
            ],
            Expected::Unlinkable(text) => {
                vec![Expected::Unlinkable(other(text)), Expected::Trap(text.clone())]
            }
            // A change of the expectation of any of its directives.
            Expected::Joined(directives) => {
                let mut changed = vec![Expected::Success, Expected::Joined(Vec::new())];
                for (index, (_, directive)) in directives.iter().enumerate() {
                    changed.extend(changes(&directive.expected).into_iter().map(|expected| {
                        let mut directives = directives.clone();
                        directives[index].1.expected = expected;
                        Expected::Joined(directives)
                    }));
                }
                changed
            }
            Expected::MalformedCustom(text) => vec![
                Expected::MalformedCustom(other(text)),
                Expected::InvalidCustom(text.clone()),
                Expected::Malformed(text.clone()),
                Expected::Success,
            ],
            Expected::InvalidCustom(text) => vec![
                Expected::InvalidCustom(other(text)),
                Expected::MalformedCustom(text.clone()),
                Expected::Invalid(text.clone()),
                Expected::Success,
            ],
            Expected::Suspension(_) => Vec::new(),
        }
    }

    /// A pattern that no value matches that matches this one, if there is one.
    fn change(pattern: &Pattern) -> Option<Pattern> {
        Some(match pattern {
            Pattern::I32(bits) => Pattern::I32(bits ^ 1 << 31),
            Pattern::I64(bits) => Pattern::I64(bits ^ 1),
            Pattern::F32(float) => Pattern::F32(change_float(*float, |bits| bits ^ 1)),
            Pattern::F64(float) => Pattern::F64(change_float(*float, |bits| bits ^ 1 << 63)),
            Pattern::V128(lanes) => Pattern::V128(change_lanes(lanes)),
            Pattern::Null(Some(Hierarchy::Func)) => Pattern::Null(Some(Hierarchy::Extern)),
            Pattern::Null(_) => Pattern::Func,
            Pattern::Extern(Some(number)) => Pattern::Extern(Some(number + 1)),
            Pattern::Host(number) => Pattern::Host(number + 1),
            Pattern::Func
            | Pattern::Extern(None)
            | Pattern::Any
            | Pattern::Eq
            | Pattern::I31
            | Pattern::Struct
            | Pattern::Array
            | Pattern::Exn => Pattern::Null(None),
            // Change all alternatives, as the first may be one that does not hold anyway.
            Pattern::Either(patterns) => {
                Pattern::Either(patterns.iter().map(change).collect::<Option<_>>()?)
            }
        })
    }

    /// Flips bits of a number. An expected NaN becomes zero.
    fn change_float<Bits: From<u8>>(
        pattern: FloatPattern<Bits>,
        flip: fn(Bits) -> Bits,
    ) -> FloatPattern<Bits> {
        FloatPattern::Bits(match pattern {
            FloatPattern::Bits(bits) => flip(bits),
            FloatPattern::CanonicalNan | FloatPattern::ArithmeticNan => Bits::from(0),
        })
    }

    fn change_lanes(lanes: &Lanes) -> Lanes {
        let mut lanes = lanes.clone();
        match &mut lanes {
            Lanes::I8x16(lanes) => lanes[15] ^= 1,
            Lanes::I16x8(lanes) => lanes[0] ^= 1 << 15,
            Lanes::I32x4(lanes) => lanes[2] ^= 1,
            Lanes::I64x2(lanes) => lanes[1] ^= 1 << 63,
            Lanes::F32x4(lanes) => lanes[3] = change_float(lanes[3], |bits| bits ^ 1),
            // Do not flip the sign, as both zeros are often allowed.
            Lanes::F64x2(lanes) => lanes[1] = change_float(lanes[1], |bits| bits ^ 1),
        }
        lanes
    }
}
