//! How long units took in the last run, so that the next one can begin with the longest.
//!
//! Invariant: times change the order in which units run, and nothing else. If the file of times is missing, damaged or
//! of another suite, the run is slower at the worst.

use crate::limits::MAX_TIMES_BYTES;
use crate::results::Digest;
use crate::results::{Job, UnitReport};
use crate::suite::manifest::ManifestError;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::Path;
use std::{fs, io};

/// The version of the format.
const VERSION: u32 = 1;

/// The times of units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    wassay_times: u32,
    /// By group and path.
    files: BTreeMap<String, FileTimes>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTimes {
    /// The digest of the text that the units are of.
    digest: Digest,
    /// By the number of the unit; 0 where it is not known.
    microseconds: Vec<u32>,
}

impl Default for Times {
    fn default() -> Self {
        Self { wassay_times: VERSION, files: BTreeMap::new() }
    }
}

impl Times {
    /// Reads the times of an earlier run. If there is no such file, none are known.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or holds something else.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut bytes = Vec::new();
        match fs::File::open(path) {
            Ok(file) => _ = file.take(MAX_TIMES_BYTES).read_to_end(&mut bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        }
        let times: Self = serde_json::from_slice(&bytes)?;
        match times.wassay_times {
            VERSION => Ok(times),
            other => Err(io::Error::other(format!("its format {other} is not known"))),
        }
    }

    /// The text of the file.
    ///
    /// # Panics
    ///
    /// Never: numbers and names can always be written.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("BUG: numbers and names can be written")
    }

    /// Notes how long jobs took. Units that did not run as a whole are left out.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn learn<'a>(
        &mut self,
        ran: impl Iterator<Item = (&'a Job<'a>, &'a UnitReport)>,
    ) -> Result<(), ManifestError> {
        let mut lengths: HashMap<String, Vec<usize>> = HashMap::new();
        for (job, unit) in ran {
            let name = name_of(job);
            if !lengths.contains_key(&name) {
                lengths.insert(name.clone(), unit_lengths(job)?);
            }
            let (lengths, number) = (&lengths[&name], job.unit as usize);
            if lengths.get(number) != Some(&unit.reports.len()) {
                continue;
            }
            let digest = Digest(job.file.digest());
            let times =
                self.files.entry(name).or_insert(FileTimes { digest, microseconds: Vec::new() });
            if times.digest != digest {
                *times = FileTimes { digest, microseconds: Vec::new() };
            }
            times.microseconds.resize(lengths.len(), 0);
            let microseconds = u32::try_from(unit.time.as_micros()).unwrap_or(u32::MAX);
            times.microseconds[number] = microseconds.max(1);
        }
        Ok(())
    }

    fn of(&self, job: &Job<'_>) -> Option<u64> {
        let file = self.files.get(&name_of(job))?;
        let known = file.digest == Digest(job.file.digest());
        let time = file.microseconds.get(job.unit as usize).filter(|time| known && **time > 0);
        time.copied().map(u64::from)
    }

    /// Puts the jobs first that took longest. For jobs whose time is not known, it is estimated from their size and the
    /// speed of the others.
    pub fn longest_first(&self, jobs: &mut [Job<'_>]) {
        let known =
            jobs.iter().filter_map(|job| Some((self.of(job)?, job.file.unit_size(job.unit))));
        let (time, size) = known.fold((0, 0), |(times, sizes), (time, size)| {
            (u64::saturating_add(times, time), u64::saturating_add(sizes, size))
        });
        if time == 0 {
            return;
        }
        let by_size = |bytes: u64| u128::from(bytes) * u128::from(time) / u128::from(size.max(1));
        jobs.sort_by_cached_key(|job| {
            let estimate = || by_size(job.file.unit_size(job.unit));
            Reverse(self.of(job).map_or_else(estimate, u128::from))
        });
    }
}

fn name_of(job: &Job<'_>) -> String {
    format!("{}/{}", job.group.name, job.file.path())
}

/// How many directives each unit of a file has.
fn unit_lengths(job: &Job<'_>) -> Result<Vec<usize>, ManifestError> {
    let mut lengths = vec![0; job.file.unit_sizes().count()];
    for head in job.file.heads()? {
        *lengths.get_mut(head.unit as usize).ok_or(ManifestError::Format)? += 1;
    }
    Ok(lengths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Report;
    use crate::run::plan;
    use crate::script::{DirectiveId, Expected, Kind};
    use crate::selection::Filter;
    use crate::suite::GroupSource;
    use crate::suite::manifest::Manifest;
    use crate::verdict::{Observation, Observed, Status, Verdict};
    use std::time::Duration;

    fn manifest(text: &str) -> Manifest {
        Manifest::lower(&[GroupSource::of_script("g", text)]).unwrap()
    }

    const THREE: &str = "(module) (module (func)) (module (func) (func) (func))";

    fn order(times: &Times, manifest: &Manifest) -> Vec<u32> {
        let selection = Filter::default().select(manifest).unwrap();
        let mut jobs = plan(&selection).unwrap();
        times.longest_first(&mut jobs);
        jobs.iter().map(|job| job.unit).collect()
    }

    /// The report of a job whose directives all pass.
    fn unit_report(job: &Job<'_>, microseconds: u64) -> UnitReport {
        let report = |id: &DirectiveId| Report {
            observed: Observed {
                id: *id,
                observation: Observation::DONE,
                time: Duration::ZERO,
                stderr: String::new(),
                printed: Vec::new(),
            },
            expected: Expected::Success,
            cause: None,
            verdict: Verdict { outcome: true, detail: true, untold: None },
            status: Status::Passed,
            entry: None,
            selected: true,
        };
        let reports = job.targets.iter().map(report).collect();
        UnitReport { reports, time: Duration::from_micros(microseconds) }
    }

    fn learned(manifest: &Manifest, filter: &Filter, known: &[(u32, u64)]) -> Times {
        let selection = filter.select(manifest).unwrap();
        let jobs = plan(&selection).unwrap();
        let mut times = Times::default();
        for (unit, microseconds) in known {
            let job = jobs.iter().find(|job| job.unit == *unit).unwrap();
            let report = unit_report(job, *microseconds);
            times.learn(std::iter::once((job, &report))).unwrap();
        }
        times
    }

    #[test]
    fn the_longest_jobs_come_first_and_unknown_times_are_estimated_by_size() {
        let manifest = manifest(THREE);
        let learned = |known: &[(u32, u64)]| learned(&manifest, &Filter::default(), known);
        assert_eq!(order(&Times::default(), &manifest), [2, 1, 0], "by size");
        assert_eq!(order(&learned(&[(0, 9), (1, 5), (2, 7)]), &manifest), [0, 2, 1]);
        assert_eq!(order(&learned(&[(2, 7)]), &manifest), [2, 1, 0]);
        assert_eq!(order(&learned(&[(0, 1_000_000)]), &manifest), [2, 1, 0]);
    }

    #[test]
    fn times_are_known_only_for_whole_units_of_the_same_text() {
        let called = manifest("(module (func (export \"f\"))) (invoke \"f\")");
        let modules = Filter { kinds: vec![Kind::Module], ..Filter::default() };
        assert_eq!(learned(&called, &Filter::default(), &[(0, 9)]).files.len(), 1);
        assert!(learned(&called, &modules, &[(0, 9)]).files.is_empty());
        let times = learned(&manifest(THREE), &Filter::default(), &[(0, 9), (1, 5), (2, 7)]);
        assert_eq!(order(&times, &manifest(&format!("{THREE} "))), [2, 1, 0]);
    }

    #[test]
    fn times_are_read_back_and_a_damaged_file_is_an_error() {
        let folder = std::env::temp_dir().join(format!("wassay-times-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("times.json");
        assert_eq!(Times::read(&path).unwrap(), Times::default());
        let times = learned(&manifest(THREE), &Filter::default(), &[(1, 5)]);
        fs::write(&path, times.to_bytes()).unwrap();
        assert_eq!(Times::read(&path).unwrap(), times);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
        for damaged in ["", "{", "{\"wassay_times\":2,\"files\":{}}", "\u{0}"] {
            fs::write(&path, damaged).unwrap();
            Times::read(&path).unwrap_err();
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
