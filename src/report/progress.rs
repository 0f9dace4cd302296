//! How far a run is, on standard error: a bar on a terminal, else a line from time to time.

use crate::limits::PROGRESS_INTERVAL;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The parts of the bar.
const TEMPLATE: &str =
    "{wide_bar:.green} {human_pos}/{human_len} directives  {per_sec}  {eta} left";

/// How far a run is. Threads tell it what they have done.
#[derive(Debug)]
pub enum Progress {
    /// On a terminal.
    Bar(ProgressBar),
    /// Anywhere else.
    Lines {
        /// How many directives there are.
        total: usize,
        /// How many are done.
        done: AtomicUsize,
        /// When the run began, and when the last line was printed.
        times: Mutex<(Instant, Instant)>,
    },
}

impl Progress {
    /// Begins with nothing done of this many directives.
    pub fn begin(total: usize) -> Self {
        if !stderr().is_terminal() {
            let now = Instant::now();
            return Self::Lines { total, done: AtomicUsize::new(0), times: Mutex::new((now, now)) };
        }
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let style = ProgressStyle::with_template(TEMPLATE);
        Self::Bar(bar.with_style(style.expect("BUG: the template is a constant")))
    }

    /// This many more are done.
    pub fn advance(&self, directives: usize) {
        match self {
            Self::Bar(bar) => bar.inc(directives as u64),
            Self::Lines { total, done, times } => {
                let done = done.fetch_add(directives, Ordering::Relaxed) + directives;
                // Whoever holds the lock prints: nobody waits for it.
                let Ok(mut times) = times.try_lock() else { return };
                let (start, last) = &mut *times;
                if last.elapsed() >= PROGRESS_INTERVAL {
                    *last = Instant::now();
                    eprintln!("{}", line(done, *total, start.elapsed()));
                }
            }
        }
    }

    /// Nothing more comes: a bar goes.
    pub fn end(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

fn line(done: usize, total: usize, elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f64().max(1e-3);
    let rate = done as f64 / seconds;
    let left = total.saturating_sub(done) as f64 / rate.max(1e-3);
    format!("wassay: {done} of {total} directives in {seconds:.0} s, {rate:.0}/s, {left:.0} s left")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_long_the_rest_takes() {
        let line = line(250, 1000, Duration::from_secs(10));
        assert_eq!(line, "wassay: 250 of 1000 directives in 10 s, 25/s, 30 s left");
    }
}
