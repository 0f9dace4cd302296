//! The results of a run, as data that outlives it: JSON lines.
//!
//! ```text
//! {"wassay_results":1,"engine":{…},"platform":{…},…}     a header
//! {"name":"core/i32.wast:37:assert_return",…}            one record for each selected directive
//! {"end":{"records":75337,"complete":true}}              an end
//! ```
//!
//! [`Writer`] writes them, [`read()`] reads them back; everything that compares runs works on these records. Invariant:
//! the records of a file are in the order of the suite, each name once, and a file that is cut short is recognised by
//! its missing end.
//!
//! Begin with [`read()`] and [`Record`]. [`diff()`] compares two runs, [`align()`] puts several beside each other, [`merge()`]
//! joins the shards of one.

mod align;
mod diff;
mod merge;
mod read;
mod record;
mod repeat;
mod report;
mod write;

pub use align::{Aligned, align};
pub use diff::{Class, Diff, RecordChange, SLOWER_FLOOR, diff};
pub use merge::{MergeError, ShardResults, merge};
pub use read::{ResultsError, read, read_from};
pub use record::Record;
pub use repeat::{RepeatedOutcome, Repetitions, differences};
pub use report::{Job, Report, SelectedReport, UnitReport, in_suite_order};
pub use write::Writer;

use crate::suite::manifest::Manifest;
use crate::verdict::Strictness;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the format. A field that readers may ignore does not change it.
pub const VERSION: u32 = 1;

/// Everything that a file of results says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// What ran.
    pub header: Header,
    /// The record of each directive, in the order of the suite.
    pub records: Vec<Record>,
    /// Whether everything that was selected ran.
    pub complete: bool,
}

/// The first line: what ran, where, and how it was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`VERSION`].
    #[serde(rename = "wassay_results")]
    pub version: u32,
    /// The version of the harness that wrote it.
    pub harness: String,
    /// The engine.
    pub engine: EngineIdentity,
    /// The machine.
    pub platform: Platform,
    /// Whether the texts of rejections had to match.
    pub strict_messages: bool,
    /// Whether the engine also had to tell the phase and the reason.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub untold_fails: bool,
    /// Which part of the suite ran, if it was divided: the number of the part from 1, and how many
    /// there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<(u32, u32)>,
    /// When the run began, as RFC 3339 writes a time in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<String>,
    /// The name of the run, given by whoever started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The commit of what was tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// The flags that the environment or a file of settings set, with their values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// All groups of the suite, whatever was selected.
    pub groups: Vec<GroupDigest>,
}

/// Which engine ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngineIdentity {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its configuration.
    pub configuration: String,
}

/// The machine of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    /// The operating system, as Rust names it.
    pub os: String,
    /// The architecture, as Rust names it.
    pub arch: String,
}

/// The directives of a group: how many, and a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDigest {
    /// Its name.
    pub name: String,
    /// How many directives it has.
    pub directives: u64,
    /// A digest of the paths and texts of its files.
    pub digest: Digest,
}

/// A digest of a text, written in hexadecimal: numbers of JSON are not exact beyond 53 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(pub u64);

/// The last line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndLine {
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct End {
    records: usize,
    complete: bool,
}

impl Header {
    /// The header for a run on this machine.
    pub fn new(engine: EngineIdentity, strictness: Strictness, manifest: &Manifest) -> Self {
        Self {
            version: VERSION,
            harness: env!("CARGO_PKG_VERSION").to_owned(),
            engine,
            platform: Platform::here(),
            strict_messages: strictness != Strictness::Lenient,
            untold_fails: strictness == Strictness::Strict,
            shard: None,
            began: None,
            label: None,
            commit: None,
            settings: BTreeMap::new(),
            groups: group_digests(manifest),
        }
    }
}

impl Platform {
    /// This machine.
    pub fn here() -> Self {
        use std::env::consts::{ARCH, OS};
        Self { os: OS.to_owned(), arch: ARCH.to_owned() }
    }
}

impl fmt::Display for EngineIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.name, self.version, self.configuration)
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.arch, self.os)
    }
}

fn group_digests(manifest: &Manifest) -> Vec<GroupDigest> {
    let groups = manifest.groups.iter().map(|group| {
        let lines = group.files.iter().map(|file| format!("{} {:x}\n", file.path(), file.digest()));
        let lines: String = lines.collect();
        GroupDigest {
            name: group.name.clone(),
            directives: group.files.iter().map(|file| file.len() as u64).sum(),
            digest: Digest(crate::suite::manifest::digest(lines.as_bytes())),
        }
    });
    groups.collect()
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u64::from_str_radix(&text, 16).ok().filter(|_| digits);
        value.map(Self).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no digest")))
    }
}

#[cfg(test)]
mod tests;
