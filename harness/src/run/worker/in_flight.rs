//! What the workers of a run are doing: for each, the directive in flight and since when.

use crate::script::DirectiveId;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A directive that is in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InFlight {
    /// The number of its job.
    pub job: usize,
    /// The directive.
    pub directive: DirectiveId,
    /// For how long it has been.
    pub time: Duration,
}

/// What one worker is doing: the job, the directive, and since when.
type Current = Arc<Mutex<Option<(usize, DirectiveId, Instant)>>>;

/// What all workers are doing.
#[derive(Debug, Default)]
pub(super) struct InFlightTable(Mutex<Vec<Current>>);

/// The place of one worker in the table.
#[derive(Debug)]
pub(super) struct InFlightSlot(Current);

impl InFlightTable {
    pub(super) fn slot(&self) -> InFlightSlot {
        let current = Current::default();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(current.clone());
        InFlightSlot(current)
    }

    pub(super) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(super) fn all(&self) -> Vec<InFlight> {
        let table = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let current = table.iter().filter_map(|current| {
            let (job, directive, since) =
                (*current.lock().unwrap_or_else(PoisonError::into_inner))?;
            Some(InFlight { job, directive, time: since.elapsed() })
        });
        let mut all: Vec<InFlight> = current.collect();
        all.sort_by_key(|in_flight| std::cmp::Reverse(in_flight.time));
        all
    }
}

impl InFlightSlot {
    /// Notes what the worker is doing, if anything.
    pub(super) fn set(&self, current: Option<(usize, DirectiveId, Instant)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = current;
    }
}
