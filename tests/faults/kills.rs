//! Kills workers at random during a run: no directive is lost, and none is reported twice.

use crate::runs::{UNDISTURBED, run, sample, setup};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use wassay_harness::run::worker::Workers;

/// How many kills must hit a worker.
const KILLS: usize = 200;

/// Numbers that look random and are the same in every run (Marsaglia, xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// How many runs may be needed for that: one, unless the machine is busy.
const RUNS: u64 = 10;

#[test]
fn no_directive_is_lost_or_doubled() {
    let mut kills = 0;
    for number in 1..=RUNS {
        kills += kill_during_a_run(Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(number)));
        if kills >= KILLS {
            return;
        }
    }
    panic!("only {kills} kills landed in {RUNS} runs");
}

/// Runs the sample while workers are killed all the time. Checks that each kill shows, and returns their number.
fn kill_during_a_run(mut random: Random) -> usize {
    // The engine is slow enough for the run to last as long as the kills.
    let workers = Workers::new(setup("fault:slow:10000"));
    let (kills, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let observed = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::SeqCst) {
                let choice = usize::try_from(random.next() % 64).expect("it is small");
                let was_alive = workers.kill_one(choice);
                kills.fetch_add(usize::from(was_alive), Ordering::SeqCst);
                std::thread::sleep(Duration::from_micros(3_000 + random.next() % 6_000));
            }
        });
        let observed = run(&sample(), &workers, 3);
        is_over.store(true, Ordering::SeqCst);
        observed
    });
    let kills = kills.into_inner();
    assert!(observed.keys().eq(UNDISTURBED.keys()), "the reports are those of the selection");
    let how = if cfg!(unix) { "crashed: SIGKILL" } else { "crashed: exit code 1" };
    let death = how.trim_start_matches("crashed: ");
    // A directive can show two kills: that of its worker, and that of the next worker at the end of the run.
    let of_kills = observed.values().filter(|(what, _)| what.starts_with(how));
    let shown: usize = of_kills.map(|(what, _)| what.matches(death).count()).sum();
    assert_eq!(shown, kills, "each kill is shown");
    for (name, (observation, _)) in &observed {
        let is_as_ever = *observation == UNDISTURBED[name].0;
        let is_of_a_kill = observation.starts_with(how) || observation.starts_with("blocked by");
        assert!(is_as_ever || is_of_a_kill, "{name}: {observation}");
    }
    kills
}
