//! Repetitions of a run on an engine that changes its mind at chosen times.

use std::sync::atomic::{AtomicU32, Ordering};
use wassay_harness::engine::{Engine, Outcome, Partial, Session};
use wassay_harness::expectations::Expectations;
use wassay_harness::results::UnitReport;
use wassay_harness::results::in_suite_order;
use wassay_harness::results::{Record, RepeatedOutcome, Repetitions};
use wassay_harness::run::{Host, Options, plan, run, shuffle};
use wassay_harness::script::DirectiveId;
use wassay_harness::script::features::Features;
use wassay_harness::script::value::Value;
use wassay_harness::selection::Filter;
use wassay_harness::suite::GroupSource;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::verdict::Strictness;
use wassay_harness::verdict::reject::Messages;

/// Every function returns 1. Only `flips` returns 2 or traps, in the given repetitions.
struct Fickle {
    repetition: AtomicU32,
    returns_two: &'static [u32],
    traps: &'static [u32],
}

struct FickleSession<'e>(&'e Fickle);

impl Engine for Fickle {
    fn name(&self) -> &str {
        "fickle"
    }

    fn session(&self, _: Features) -> Box<dyn Session + '_> {
        Box::new(FickleSession(self))
    }
}

impl Session for FickleSession<'_> {
    fn define(&mut self, _: &[u8]) -> Partial<()> {
        Ok(())
    }

    fn instantiate(&mut self, _: DirectiveId, _: &[u8], _: &[(&str, DirectiveId)]) -> Partial<()> {
        Ok(())
    }

    fn invoke(&mut self, _: DirectiveId, export: &str, _: &[Value]) -> Partial<Vec<Value>> {
        let repetition = self.0.repetition.load(Ordering::SeqCst);
        match export {
            "flips" if self.0.traps.contains(&repetition) => {
                Err(Outcome::Trapped("unreachable".to_owned()))
            }
            "flips" if self.0.returns_two.contains(&repetition) => Ok(vec![Value::I32(2)]),
            _ => Ok(vec![Value::I32(1)]),
        }
    }

    fn get(&mut self, _: DirectiveId, export: &str) -> Partial<Value> {
        Err(Outcome::no_export("global", export))
    }
}

const SCRIPT: &str = r#"(module
  (func (export "flips") (result i32) (i32.const 1))
  (func (export "stays") (result i32) (i32.const 1)))
(assert_return (invoke "stays") (i32.const 1))
(assert_return (invoke "flips") (i32.const 1))
(assert_return (invoke "stays") (i32.const 2))
(module (func (export "stays") (result i32) (i32.const 1)))
(assert_return (invoke "stays") (i32.const 1))
"#;

/// Runs the script this many times on the engine, each time in another order.
fn repeat(count: u32, returns_two: &'static [u32], traps: &'static [u32]) -> Repetitions {
    let manifest = Manifest::lower(&[GroupSource::of_script("g", SCRIPT)]).unwrap();
    let selection = Filter::default().select(&manifest).unwrap();
    let mut jobs = plan(&selection).unwrap();
    assert_eq!(jobs.len(), 2, "there is an order to change");
    let expectations = Expectations::default();
    let options = Options {
        messages: Messages::builtin(),
        expectations: &expectations,
        strictness: Strictness::default(),
        threads: 1,
    };
    let engine = Fickle { repetition: AtomicU32::new(0), returns_two, traps };
    let mut repetitions: Option<Repetitions> = None;
    for number in 1..=count {
        engine.repetition.store(number, Ordering::SeqCst);
        shuffle(&mut jobs, number.into());
        let units = std::sync::Mutex::new(Vec::new());
        run(&jobs, Host::InProcess(&engine), options, |job, unit| {
            units.lock().unwrap().push((job, unit))
        })
        .unwrap();
        let mut units = units.into_inner().unwrap();
        units.sort_by_key(|(job, _)| *job);
        let units: Vec<UnitReport> = units.into_iter().map(|(_, unit)| unit).collect();
        let told = in_suite_order(&manifest, jobs.iter().zip(&units));
        let records = told.iter().map(|told| Record::new(told.job, told.report).unwrap());
        let records: Vec<Record> = records.collect();
        let lines: Vec<u32> = records.iter().map(line).collect();
        assert_eq!(
            lines,
            [1, 4, 5, 6, 7, 8],
            "in the order of the script, whatever the order of the run"
        );
        match &mut repetitions {
            None => repetitions = Some(Repetitions::new(records)),
            Some(repetitions) => _ = repetitions.add(&records),
        }
    }
    repetitions.unwrap()
}

fn line(record: &Record) -> u32 {
    record.name.rsplit(':').nth(1).unwrap().parse().unwrap()
}

#[test]
fn an_engine_that_stays_the_same_is_not_flaky() {
    let repetitions = repeat(4, &[], &[]);
    assert!(repetitions.flaky().is_empty());
    let statuses: Vec<&str> =
        repetitions.into_records().iter().map(|record| record.status.name()).collect();
    assert_eq!(statuses, ["passed", "passed", "passed", "failed", "passed", "passed"]);
}

#[test]
fn only_functions_that_flip_are_flaky_with_every_outcome() {
    let repetitions = repeat(6, &[3, 5], &[4]);
    let flaky = repetitions.flaky();
    assert_eq!(flaky.len(), 1);
    let shown = flaky[0].iter().map(|RepeatedOutcome { record, first_in, times }| {
        format!("{} {} {first_in} {times}", line(record), record.observation)
    });
    let expected = [
        "5 returned i32:1 (0x00000001) 1 3",
        "5 returned i32:2 (0x00000002) 3 2",
        "5 trapped: unreachable 4 1",
    ];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    let flaky: Vec<u32> = repetitions
        .into_records()
        .iter()
        .filter(|record| record.status.name() == "flaky")
        .map(line)
        .collect();
    assert_eq!(flaky, [5]);
}

#[test]
fn a_failure_at_first_that_passes_later_is_flaky_too() {
    let repetitions = repeat(2, &[1], &[]);
    let flaky = repetitions.flaky();
    assert_eq!(flaky[0][0].record.status.name(), "failed");
    assert_eq!(flaky[0][1].record.status.name(), "passed");
}
