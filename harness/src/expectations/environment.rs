//! Where a run takes place: system, processor, configuration of the engine.

use serde::Deserialize;
use std::fmt;

/// The names of operating systems that an entry can be limited to, as Rust has them.
const SYSTEMS: [&str; 12] = [
    "linux",
    "macos",
    "windows",
    "android",
    "ios",
    "freebsd",
    "netbsd",
    "openbsd",
    "dragonfly",
    "illumos",
    "solaris",
    "wasi",
];

/// The names of processors, likewise.
const PROCESSORS: [&str; 12] = [
    "x86_64",
    "aarch64",
    "riscv64",
    "s390x",
    "x86",
    "arm",
    "loongarch64",
    "powerpc64",
    "powerpc",
    "mips64",
    "sparc64",
    "wasm32",
];

/// Where a run takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// The operating system, as Rust names it.
    pub system: String,
    /// The architecture, as Rust names it.
    pub processor: String,
    /// The configuration of the engine. It is empty if that has none.
    pub configuration: String,
}

impl Environment {
    /// This machine.
    pub fn here(configuration: &str) -> Self {
        use std::env::consts::{ARCH, OS};
        let configuration = configuration.to_owned();
        Self { system: OS.to_owned(), processor: ARCH.to_owned(), configuration }
    }

    /// Whether the run takes place on this platform.
    pub fn is_on(&self, platform: &PlatformPattern) -> bool {
        platform.system.as_ref().is_none_or(|system| *system == self.system)
            && platform.processor.as_ref().is_none_or(|processor| *processor == self.processor)
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self::here("")
    }
}

/// An operating system, a processor, or both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PlatformPattern {
    system: Option<String>,
    processor: Option<String>,
}

impl PlatformPattern {
    pub(super) fn overlaps(&self, other: &PlatformPattern) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| a == b || a.is_none() || b.is_none();
        same(&self.system, &other.system) && same(&self.processor, &other.processor)
    }
}

impl fmt::Display for PlatformPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.system, &self.processor].into_iter().flatten();
        f.write_str(&parts.map(String::as_str).collect::<Vec<_>>().join("-"))
    }
}

impl TryFrom<String> for PlatformPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        use std::env::consts::{ARCH, OS};
        // The names of this machine are always known.
        let system = |name: &str| (SYSTEMS.contains(&name) || name == OS).then(|| name.to_owned());
        let processor =
            |name: &str| (PROCESSORS.contains(&name) || name == ARCH).then(|| name.to_owned());
        let unknown = || {
            format!(
                "unknown platform `{text}`: expected a system ({}), a processor ({}), or both \
                 with `-` between them",
                SYSTEMS.join(", "),
                PROCESSORS.join(", ")
            )
        };
        if let Some((first, second)) = text.split_once('-') {
            return match (system(first), processor(second)) {
                (Some(first), Some(second)) => {
                    Ok(Self { system: Some(first), processor: Some(second) })
                }
                _ => Err(unknown()),
            };
        }
        match (system(&text), processor(&text)) {
            (None, None) => Err(unknown()),
            (system, processor) => Ok(Self { system, processor }),
        }
    }
}
