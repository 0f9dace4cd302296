//! From the observations of a unit to its reports: verdict and status of each directive.

use super::Options;
use crate::expectations::FileExpectations;
use crate::results::{Job, Report};
use crate::script::{Directive, DirectiveId};
use crate::suite::manifest::ManifestError;
use crate::verdict::{Judge, Judgement, Observation, Observed, Status};
use std::collections::HashMap;

/// Judges the directives of one unit.
pub(super) struct Judging<'a> {
    job: &'a Job<'a>,
    judge: Judge<'a>,
    expectations: FileExpectations<'a>,
}

impl<'a> Judging<'a> {
    pub(super) fn new(job: &'a Job<'a>, options: Options<'a>) -> Self {
        let judge = Judge {
            messages: options.messages,
            group: job.file.wordings(),
            features: job.file.features(),
            strictness: options.strictness,
        };
        Self { job, judge, expectations: options.expectations.of_file(job.group, job.file) }
    }

    /// Judges the observations, in the order of the unit. `is_target` tells which directives were selected.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub(super) fn judge(
        &self,
        unit: Vec<Directive>,
        observed: Vec<Observed>,
        is_target: impl Fn(DirectiveId) -> bool,
    ) -> Result<Vec<Report>, ManifestError> {
        let heads = self.job.file.heads()?;
        let mut statuses: HashMap<DirectiveId, Status> = HashMap::new();
        let mut directives = unit.into_iter();
        let mut reports = Vec::with_capacity(observed.len());
        for mut observed in observed {
            let id = observed.id;
            let directive =
                directives.find(|directive| directive.id == id).ok_or(ManifestError::Format)?;
            let head = heads.get(id as usize).ok_or(ManifestError::Format)?;
            let Judgement { observation, expected, verdict, passed, cause } =
                self.judge.judge(directive, observed.observation);
            observed.observation = observation;
            let observation = &observed.observation;
            let blocking = match observation {
                Observation::Blocked { by } => statuses.get(by).copied(),
                _ => None,
            };
            let (status, entry) = self.expectations.status(head, observation, passed, blocking);
            if status != Status::Passed {
                statuses.insert(id, status);
            }
            let selected = is_target(id);
            reports.push(Report { observed, expected, cause, verdict, status, entry, selected });
        }
        Ok(reports)
    }
}
