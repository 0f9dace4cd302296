//! Where threads wait for each other: the queues behind `memory.atomic.wait` and `notify`.
//! <https://github.com/WebAssembly/threads/blob/main/proposals/threads/Overview.md#wait>
//!
//! One lock guards all queues of a memory, and a thread holds it from the comparison of the value
//! until it is asleep. Invariant: a thread that has compared is in its queue before any thread that
//! takes the lock later, so no wake-up is lost; whoever is not in its queue any more was woken.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The threads that wait at the addresses of one memory.
#[derive(Debug, Default)]
pub(crate) struct ParkingLot {
    queues: Mutex<HashMap<u64, VecDeque<Arc<Parked>>>>,
}

type Queues<'a> = MutexGuard<'a, HashMap<u64, VecDeque<Arc<Parked>>>>;

/// One wait of one thread.
#[derive(Debug, Default)]
pub(crate) struct Parked {
    signal: Condvar,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Woken {
    Notified,
    NotEqual,
    TimedOut,
    /// `is_interrupted` became true. It has to be followed by [`ParkingLot::recheck`].
    Interrupted,
}

impl ParkingLot {
    /// Waits at an address, if `is_equal` under the lock, until it is notified or the time is over.
    /// No timeout waits for ever.
    pub(crate) fn wait(
        &self,
        address: u64,
        parked: &Arc<Parked>,
        timeout: Option<Duration>,
        is_equal: impl FnOnce() -> bool,
        is_interrupted: impl Fn() -> bool,
    ) -> Woken {
        let mut queues = self.lock();
        if !is_equal() {
            return Woken::NotEqual;
        }
        // A deadline that the clock cannot represent is none: the thread waits for ever.
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        queues.entry(address).or_default().push_back(parked.clone());
        loop {
            if !is_queued(&queues, address, parked) {
                return Woken::Notified;
            }
            if is_interrupted() {
                leave(&mut queues, address, parked);
                return Woken::Interrupted;
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            queues = match left {
                Some(Duration::ZERO) => {
                    leave(&mut queues, address, parked);
                    return Woken::TimedOut;
                }
                Some(left) => {
                    let waited = parked.signal.wait_timeout(queues, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => parked.signal.wait(queues).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Wakes the first `count` of those that wait at an address, and says how many that were.
    pub(crate) fn notify(&self, address: u64, count: u32) -> u32 {
        let mut queues = self.lock();
        let Some(queue) = queues.get_mut(&address) else {
            return 0;
        };
        let count = queue.len().min(count as usize);
        queue.drain(..count).for_each(|parked| parked.signal.notify_one());
        if queue.is_empty() {
            queues.remove(&address);
        }
        count as u32 // no more than `count`
    }

    /// Makes a thread look whether it is interrupted.
    pub(crate) fn recheck(&self, parked: &Parked) {
        // Under the lock, so that the thread is either asleep, or has not looked yet.
        let _queues = self.lock();
        parked.signal.notify_one();
    }

    fn lock(&self) -> Queues<'_> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_queued(queues: &Queues<'_>, address: u64, parked: &Arc<Parked>) -> bool {
    queues.get(&address).is_some_and(|queue| queue.iter().any(|other| Arc::ptr_eq(other, parked)))
}

fn leave(queues: &mut Queues<'_>, address: u64, parked: &Arc<Parked>) {
    if let Some(queue) = queues.get_mut(&address) {
        queue.retain(|other| !Arc::ptr_eq(other, parked));
        if queue.is_empty() {
            queues.remove(&address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
    use std::thread;

    fn wait(lot: &ParkingLot, address: u64, word: &AtomicU32, expected: u32) -> Woken {
        let is_equal = || word.load(Ordering::SeqCst) == expected;
        lot.wait(address, &Arc::default(), None, is_equal, || false)
    }

    fn waiting(lot: &ParkingLot, address: u64) -> usize {
        lot.lock().get(&address).map_or(0, VecDeque::len)
    }

    /// Each thread hands the turn to the next and waits for its own: a wake-up that is lost
    /// hangs it.
    #[test]
    fn no_wake_up_is_lost() {
        const THREADS: u32 = 4;
        const ROUNDS: u32 = 5_000;
        let (lot, turn) = (ParkingLot::default(), AtomicU32::new(0));
        thread::scope(|scope| {
            for me in 0..THREADS {
                let (lot, turn) = (&lot, &turn);
                scope.spawn(move || {
                    for _ in 0..ROUNDS {
                        loop {
                            let now = turn.load(Ordering::SeqCst);
                            if now % THREADS == me {
                                break;
                            }
                            wait(lot, 0, turn, now);
                        }
                        turn.fetch_add(1, Ordering::SeqCst);
                        lot.notify(0, u32::MAX);
                    }
                });
            }
        });
        assert_eq!(turn.load(Ordering::SeqCst), THREADS * ROUNDS);
        assert!(lot.lock().is_empty());
    }

    #[test]
    fn the_first_to_wait_is_the_first_to_wake() {
        let (lot, word) = (ParkingLot::default(), AtomicU32::new(0));
        let woken = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for number in 0..4 {
                let (lot, word, woken) = (&lot, &word, &woken);
                scope.spawn(move || {
                    assert_eq!(wait(lot, 8, word, 0), Woken::Notified);
                    woken.lock().unwrap().push(number);
                });
                while waiting(lot, 8) <= number {
                    thread::yield_now();
                }
            }
            assert_eq!([lot.notify(8, 0), lot.notify(16, 9)], [0, 0]);
            for number in 0..4 {
                assert_eq!(lot.notify(8, 1), 1);
                while woken.lock().unwrap().len() <= number {
                    thread::yield_now();
                }
            }
        });
        assert_eq!(*woken.lock().unwrap(), [0, 1, 2, 3]);
        assert_eq!(lot.notify(8, 1), 0);
    }

    #[test]
    fn a_wait_ends_by_time_by_another_value_and_by_interruption() {
        let lot = ParkingLot::default();
        let end = |timeout, equal, interrupted: bool| {
            lot.wait(0, &Arc::default(), timeout, || equal, || interrupted)
        };
        let short = Some(Duration::from_millis(2));
        assert_eq!(end(short, true, false), Woken::TimedOut);
        assert_eq!(end(Some(Duration::ZERO), true, false), Woken::TimedOut);
        assert_eq!(end(None, false, false), Woken::NotEqual);
        assert_eq!(end(None, true, true), Woken::Interrupted);
        assert!(lot.lock().is_empty(), "those that left are in no queue");
    }

    #[test]
    fn an_interruption_reaches_a_thread_that_sleeps_or_is_about_to() {
        for _ in 0..2_000 {
            let (lot, parked) = (ParkingLot::default(), Arc::<Parked>::default());
            let interrupted = AtomicBool::new(false);
            thread::scope(|scope| {
                let waiter = scope.spawn(|| {
                    lot.wait(0, &parked, None, || true, || interrupted.load(Ordering::SeqCst))
                });
                interrupted.store(true, Ordering::SeqCst);
                lot.recheck(&parked);
                assert_eq!(waiter.join().unwrap(), Woken::Interrupted);
            });
        }
    }
}
