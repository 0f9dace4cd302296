//! Which units run, and in which order.
//!
//! Invariant: the order in which units run changes how long a run takes, and never its results. These are reported in
//! the order of the suite.

use crate::results::Job;
use crate::selection::Selection;
use crate::suite::manifest::{Head, ManifestError};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Divides a selection into jobs, the longest first. Groups repeat each other's scripts, so equal units are put next to
/// each other: an engine can then make one module for them.
///
/// # Errors
///
/// When the manifest is damaged.
pub fn plan<'m>(selection: &Selection<'m>) -> Result<Vec<Job<'m>>, ManifestError> {
    let mut jobs: Vec<((Reverse<u64>, u32), Job<'m>)> = Vec::new();
    for selected in &selection.files {
        let heads = selected.file.heads()?;
        let sizes: Vec<u64> = selected.file.unit_sizes().collect();
        let mut of_unit: HashMap<u32, usize> = HashMap::new();
        for id in &selected.directives {
            let Head { unit, digest, .. } =
                *heads.get(*id as usize).ok_or(ManifestError::Format)?;
            let index = *of_unit.entry(unit).or_insert_with(|| {
                let (group, file) = (selected.group, selected.file);
                let size = sizes.get(unit as usize).copied().unwrap_or(0);
                jobs.push((
                    (Reverse(size), digest),
                    Job { group, file, unit, targets: Vec::new() },
                ));
                jobs.len() - 1
            });
            jobs[index].1.targets.push(*id);
        }
    }
    // The sort is stable, so that the order is the same on every machine.
    jobs.sort_by_key(|(key, _)| *key);
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

/// Puts jobs into an order that only `seed` decides.
pub fn shuffle(jobs: &mut [Job<'_>], seed: u64) {
    fastrand::Rng::with_seed(seed).shuffle(jobs);
}
