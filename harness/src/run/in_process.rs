//! Runs one unit on an engine in this process.

use super::executor::Executor;
use super::unit_run::{Capabilities, UnitRun};
use crate::engine::Engine;
use crate::script::Directive;
use crate::script::features::Features;
use crate::verdict::Observed;
use std::time::Instant;

/// Runs the directives of a unit that `mask` marks.
///
/// A new session begins whenever one is lost. This ends, because each loss settles a directive. This thread needs the
/// stack that engines count on ([`THREAD_STACK_BYTES`](crate::engine::THREAD_STACK_BYTES)).
pub fn run_unit(
    engine: &dyn Engine,
    features: Features,
    unit: &[Directive],
    mask: &[bool],
) -> Vec<Observed> {
    let mut run = UnitRun::new(unit, mask.to_vec(), features, Capabilities::IN_PROCESS);
    let mut executor = Executor::new(engine);
    while !run.is_done() {
        executor.begin(features);
        while let Some(request) = run.next_request(unit, 0) {
            let start = Instant::now();
            let (answer, printed) = executor.perform(&request);
            let taken = run.take_answer(unit, answer, start.elapsed(), printed);
            taken.expect("BUG: the executor answers what it is asked");
        }
        run.end_pass(unit);
    }
    run.finish(unit)
}
