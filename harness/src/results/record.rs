//! One line of results: the record of one directive.

use super::{Digest, Job, Report};
use crate::suite::manifest::ManifestError;
use crate::verdict::{Observation, ObservationKind, Status, Verdict};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The result of one directive, as everything that compares runs reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The name of its test: `group/file:line:kind`, with `/` in paths on every system.
    pub name: String,
    /// The digest of its text, which recognises the directive in another line.
    pub digest: Digest,
    /// What the verdict means, given the known failures.
    pub status: Status,
    /// How the observation compares with what the script expects.
    pub verdict: Verdict,
    /// The kind of what was observed.
    pub kind: ObservationKind,
    /// What was observed, as reports show it.
    pub observation: String,
    /// Why a module was refused or a call ended, in the specification's words, where that is not the cause that the
    /// script names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// What was observed in other repetitions, if the directive is flaky.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// The time from the request to the answer, in nanoseconds.
    pub nanoseconds: u64,
}

impl Record {
    /// The record of a directive that ran.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn new(job: &Job<'_>, report: &Report) -> Result<Self, ManifestError> {
        let heads = job.file.heads()?;
        let head_of = |id: u32| heads.get(id as usize).ok_or(ManifestError::Format);
        let head = head_of(report.observed.id)?;
        let observation = &report.observed.observation;
        let text = match observation {
            // A reader of the results alone cannot tell what the number of a directive means.
            Observation::Blocked { by } => {
                format!("blocked by {}", job.file.name(job.group, head_of(*by)?))
            }
            observation => observation.to_string(),
        };
        Ok(Self {
            name: job.file.name(job.group, head).to_owned_name(),
            digest: Digest(head.digest.into()),
            status: report.status,
            verdict: report.verdict,
            kind: observation.into(),
            observation: text,
            cause: report.cause.as_ref().filter(|cause| cause.is_found()).map(ToString::to_string),
            others: Vec::new(),
            nanoseconds: nanoseconds(report.observed.time),
        })
    }

    /// The group and the path of its file.
    pub fn file(&self) -> &str {
        split_name(&self.name).map_or(&self.name, |(file, _)| file)
    }

    /// The kind of directive, as its name says.
    pub fn directive_kind(&self) -> &str {
        split_name(&self.name).map_or("", |(_, kind)| kind)
    }

    /// The name of its group.
    pub fn group(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// How long it took.
    pub fn time(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds)
    }

    /// Whether two observations are the same, except for names of places in the script.
    pub fn observed_the_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.placeless_observation() == other.placeless_observation()
    }

    fn placeless_observation(&self) -> &str {
        match self.kind {
            ObservationKind::Blocked => "",
            ObservationKind::InThread => {
                self.observation.split_once(": ").map_or(&*self.observation, |(_, inner)| inner)
            }
            _ => &self.observation,
        }
    }
}

/// The parts of a name: the file with its group, and the kind. `None` if it is not the name of a test.
pub(super) fn split_name(name: &str) -> Option<(&str, &str)> {
    let (place, kind) = name.rsplit_once(':')?;
    let (file, line) = place.rsplit_once(':')?;
    let is_line =
        !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_line && file.contains('/') && !kind.is_empty()).then_some((file, kind))
}

/// Where a directive stands in its file, by its name: its line, and its number in that line.
pub(super) fn place_of(name: &str) -> (u32, u32) {
    let line = name.rsplit(':').nth(1).unwrap_or_default();
    let (line, number) = line.split_once('.').unwrap_or((line, "1"));
    (line.parse().unwrap_or(0), number.parse().unwrap_or(0))
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
