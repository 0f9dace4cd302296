//! Shows on standard error how far a run is: as a bar on a terminal, else as a line from time to time. Both name the
//! directives that have been running for long.

use super::counted;
use crate::limits::{LONG_RUNNING, PROGRESS_INTERVAL};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The parts of the bar.
const TEMPLATE: &str = "{wide_bar:.green} {human_pos}/{human_len} directives  {msg}";

/// How often the text beside the bar changes.
const TICK: Duration = Duration::from_millis(250);

/// Directives per second. A slower rate is not shown.
const SLOWEST_RATE: f64 = 1.0;

/// How many names of long-running directives are shown.
const LONG_SHOWN: usize = 2;

/// How far a run is. Threads report what they have done, and one thread shows it.
#[derive(Debug)]
pub struct Progress {
    shown: Shown,
    total: usize,
    done: AtomicUsize,
    start: Instant,
    has_ended: Mutex<bool>,
    ended: Condvar,
}

#[derive(Debug)]
enum Shown {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

/// A directive that has been running for long: its name, and for how long.
pub type LongRunning = (String, Duration);

impl Progress {
    /// Begins with none of this many directives done. If `is_quiet`, nothing is shown.
    pub fn begin(total: usize, is_quiet: bool) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let shown = match (is_quiet, stderr().is_terminal() && !is_dumb) {
            (true, _) => Shown::Nothing,
            (false, false) => Shown::Lines,
            (false, true) => {
                let bar =
                    ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
                let style = ProgressStyle::with_template(TEMPLATE);
                Shown::Bar(bar.with_style(style.expect("BUG: the template is a constant")))
            }
        };
        Self {
            shown,
            total,
            done: AtomicUsize::new(0),
            start: Instant::now(),
            has_ended: Mutex::new(false),
            ended: Condvar::new(),
        }
    }

    /// Notes that this many more directives are done.
    pub fn advance(&self, directives: usize) {
        self.done.fetch_add(directives, Ordering::Relaxed);
        if let Shown::Bar(bar) = &self.shown {
            bar.inc(directives as u64);
        }
    }

    /// Shows how far the run is until it ends. `in_flight` tells what is running, the longest first.
    pub fn watch(&self, in_flight: impl Fn() -> Vec<LongRunning>) {
        let interval = match self.shown {
            Shown::Bar(_) => TICK,
            Shown::Lines => PROGRESS_INTERVAL,
            Shown::Nothing => return,
        };
        let mut before = 0;
        let mut has_ended = self.has_ended.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let waited = self.ended.wait_timeout_while(has_ended, interval, |ended| !*ended);
            has_ended = waited.unwrap_or_else(PoisonError::into_inner).0;
            if *has_ended {
                return;
            }
            let done = self.done.load(Ordering::Relaxed);
            let mut long = in_flight();
            long.retain(|(_, time)| *time >= LONG_RUNNING);
            let hangs = done == before && !long.is_empty();
            before = done;
            let text = status(done, self.total, self.start.elapsed(), &long, hangs);
            match &self.shown {
                Shown::Bar(bar) => bar.set_message(text),
                _ => eprintln!("wassay: {done} of {}: {text}", counted(self.total, "directive")),
            }
        }
    }

    /// Prints something without disturbing the bar.
    pub fn aside(&self, print: impl FnOnce()) {
        match &self.shown {
            Shown::Bar(bar) => bar.suspend(print),
            _ => print(),
        }
    }

    /// Ends the display, and removes the bar.
    pub fn end(&self) {
        *self.has_ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.ended.notify_all();
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

/// The text beside the bar: the rate, the remaining time, and what has been running for long. While something hangs,
/// the remaining time is not known and not shown.
fn status(
    done: usize,
    total: usize,
    elapsed: Duration,
    long: &[LongRunning],
    hangs: bool,
) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(1e-3);
    let left = total.saturating_sub(done);
    let mut parts = Vec::new();
    if rate >= SLOWEST_RATE && !hangs {
        parts.push(format!("{rate:.0}/s"));
        if left > 0 {
            parts.push(format!("{} left", duration((left as f64 / rate).ceil() as u64)));
        }
    }
    let names = long.iter().take(LONG_SHOWN);
    let mut names: Vec<String> =
        names.map(|(name, time)| format!("{name} for {}", duration(time.as_secs()))).collect();
    if long.len() > LONG_SHOWN {
        names.push(format!("{} more", long.len() - LONG_SHOWN));
    }
    if !names.is_empty() {
        parts.push(format!("running: {}", names.join(", ")));
    }
    parts.join("  ")
}

fn duration(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_shows_the_remaining_time_and_what_is_running() {
        let check = |done, seconds, long: &[LongRunning], hangs, expected: &str| {
            assert_eq!(status(done, 1000, Duration::from_secs(seconds), long, hangs), expected);
        };
        let long = |names: &[&str]| -> Vec<LongRunning> {
            names.iter().map(|name| ((*name).to_owned(), Duration::from_secs(61))).collect()
        };
        check(250, 10, &[], false, "25/s  30 s left");
        check(1000, 10, &[], false, "100/s");
        check(999, 1000, &[], false, "");
        check(0, 10, &[], false, "");
        check(250, 10, &long(&["a"]), false, "25/s  30 s left  running: a for 1 min 1 s");
        check(250, 10, &long(&["a"]), true, "running: a for 1 min 1 s");
        let many = "running: a for 1 min 1 s, b for 1 min 1 s, 2 more";
        check(999, 10, &long(&["a", "b", "c", "d"]), true, many);
    }
}
