//! The language features that a group of scripts has on, by name.
//!
//! Features belong to a group of the suite and are applied to each of its modules. Their names are
//! those of the proposals, in kebab case, plus one preset per version of the specification.

use super::{beginning, did_you_mean};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use wasmparser::WasmFeatures;

/// A set of language features.
///
/// It is written as its names, and in binary formats, which only the program itself reads, as wasmparser's flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Features(WasmFeatures);

/// A feature's name that is not known.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("unknown feature `{}`{}", beginning(name), hint(name))]
pub struct UnknownFeature {
    name: String,
}

/// The feature that was meant, or all that there are.
fn hint(name: &str) -> String {
    match did_you_mean(name, Features::known_names()) {
        meant if meant.is_empty() => {
            format!("; known are {}", Features::known_names().collect::<Vec<_>>().join(", "))
        }
        meant => meant,
    }
}

/// One row per name: presets first, then the proposals.
const NAMES: &[(&str, WasmFeatures)] = &[
    ("wasm1", WasmFeatures::WASM1),
    ("wasm2", WasmFeatures::WASM2),
    ("wasm3", WasmFeatures::WASM3.difference(WasmFeatures::THREADS)),
    ("mvp", WasmFeatures::MVP),
    ("acquire-release-atomics", WasmFeatures::ACQUIRE_RELEASE_ATOMICS),
    ("bulk-memory", WasmFeatures::BULK_MEMORY),
    ("bulk-memory-opt", WasmFeatures::BULK_MEMORY_OPT),
    ("call-indirect-overlong", WasmFeatures::CALL_INDIRECT_OVERLONG),
    ("compact-imports", WasmFeatures::COMPACT_IMPORTS),
    ("custom-descriptors", WasmFeatures::CUSTOM_DESCRIPTORS),
    ("custom-page-sizes", WasmFeatures::CUSTOM_PAGE_SIZES),
    ("exceptions", WasmFeatures::EXCEPTIONS),
    ("extended-const", WasmFeatures::EXTENDED_CONST),
    ("floats", WasmFeatures::FLOATS),
    ("function-references", WasmFeatures::FUNCTION_REFERENCES),
    ("gc", WasmFeatures::GC),
    ("gc-types", WasmFeatures::GC_TYPES),
    ("legacy-exceptions", WasmFeatures::LEGACY_EXCEPTIONS),
    ("memory-control", WasmFeatures::MEMORY_CONTROL),
    ("memory64", WasmFeatures::MEMORY64),
    ("multi-memory", WasmFeatures::MULTI_MEMORY),
    ("multi-value", WasmFeatures::MULTI_VALUE),
    ("multibyte-array-access", WasmFeatures::MULTIBYTE_ARRAY_ACCESS),
    ("mutable-global", WasmFeatures::MUTABLE_GLOBAL),
    ("nontrapping-float-to-int-conversions", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("reference-types", WasmFeatures::REFERENCE_TYPES),
    ("relaxed-simd", WasmFeatures::RELAXED_SIMD),
    ("shared-everything-threads", WasmFeatures::SHARED_EVERYTHING_THREADS),
    ("sign-extension-ops", WasmFeatures::SIGN_EXTENSION),
    ("simd", WasmFeatures::SIMD),
    ("stack-switching", WasmFeatures::STACK_SWITCHING),
    ("tail-call", WasmFeatures::TAIL_CALL),
    ("threads", WasmFeatures::THREADS),
    ("wide-arithmetic", WasmFeatures::WIDE_ARITHMETIC),
];

/// Parts of other features, and what is no proposal.
pub(crate) const PARTS: [&str; 4] =
    ["bulk-memory-opt", "call-indirect-overlong", "floats", "gc-types"];

/// Features that need others, as pairs: the needed one, then the one that needs it.
const RESTING: &[(&str, &str)] = &[
    ("simd", "relaxed-simd"),
    ("reference-types", "function-references"),
    ("function-references", "gc"),
    ("gc", "custom-descriptors"),
];

/// The repositories of proposals that are not called as their features, without the proposals of version 3.0.
const REPOSITORIES: [(&str, &str); 1] = [("compact-import-section", "compact-imports")];

impl Features {
    /// Everything that the specification's version 3.0 has.
    pub const WASM3: Features = Features(WasmFeatures::WASM3.difference(WasmFeatures::THREADS));

    /// Reads a list of names, from left to right: a preset or a feature adds, `-name` takes away.
    ///
    /// # Errors
    ///
    /// When a name is unknown.
    pub fn from_names<S: AsRef<str>>(
        names: impl IntoIterator<Item = S>,
    ) -> Result<Self, UnknownFeature> {
        let mut features = WasmFeatures::MVP;
        for name in names {
            let name = name.as_ref().trim();
            match name.strip_prefix('-') {
                Some(removed) => features.remove(flag(removed)?),
                None => features.insert(flag(name)?),
            }
        }
        Ok(Self(features))
    }

    /// Everything that version 3.0 has, and what a proposal adds, by the name of the feature or of the proposal's
    /// repository.
    pub(crate) fn of_proposal(name: &str) -> Self {
        let feature = REPOSITORIES.iter().find(|(repository, _)| *repository == name);
        Self::WASM3.with(feature.map_or(name, |(_, feature)| feature), true)
    }

    /// All names that are known, presets included.
    pub fn known_names() -> impl Iterator<Item = &'static str> + Clone {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// All names that are known, without presets.
    pub fn proposals() -> impl Iterator<Item = &'static str> + Clone {
        Self::known_names().filter(|name| !is_preset(name))
    }

    /// Whether everything that a name stands for is on. An unknown name is never on.
    pub fn has(self, name: &str) -> bool {
        flag(name).is_ok_and(|flag| self.0.contains(flag))
    }

    /// The name of a feature that is a proposal's, if it is known.
    pub fn proposal(name: &str) -> Option<&'static str> {
        let row = NAMES.iter().find(|(known, _)| *known == name && !is_preset(known));
        row.map(|(known, _)| *known)
    }

    /// The set with one feature on or off. Features that need it are switched off with it.
    ///
    /// A name that is not known changes nothing.
    #[must_use]
    pub fn with(self, name: &str, is_on: bool) -> Self {
        let Ok(flag) = flag(name) else { return self };
        if is_on {
            return Self(self.0.union(flag));
        }
        let resting = RESTING.iter().filter(|(below, _)| *below == name);
        resting.fold(Self(self.0.difference(flag)), |set, (_, above)| set.with(above, false))
    }

    /// The features of an engine that gives these names, which are read as by [`from_names`](Self::from_names). Parts
    /// of other features are included: an engine need not name them. Unknown names are ignored, as they may be newer
    /// than this program. `None` if there are no names: the engine does not tell its features.
    pub fn of_engine<S: AsRef<str>>(names: &[S]) -> Option<Self> {
        if names.is_empty() {
            return None;
        }
        let is_known = |name: &&S| flag(name.as_ref().trim_start_matches('-')).is_ok();
        let known = names.iter().filter(is_known);
        let features = Self::from_names(known).unwrap_or(Self(WasmFeatures::MVP));
        Some(PARTS.iter().fold(features, |set, name| set.with(name, true)))
    }

    /// The features that are in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The same set as wasmparser knows it.
    pub fn to_wasmparser(self) -> WasmFeatures {
        self.0
    }

    /// The names of all features that are on, without presets.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let known = NAMES.iter().filter(|(name, _)| !is_preset(name));
        known.filter(move |(_, flag)| self.0.contains(*flag)).map(|(name, _)| *name)
    }
}

fn is_preset(name: &str) -> bool {
    matches!(name, "wasm1" | "wasm2" | "wasm3" | "mvp")
}

fn flag(name: &str) -> Result<WasmFeatures, UnknownFeature> {
    let row = NAMES.iter().find(|(known, _)| *known == name);
    row.map(|(_, flag)| *flag).ok_or_else(|| UnknownFeature { name: name.to_owned() })
}

/// The same set, without features that scripts cannot name.
impl From<WasmFeatures> for Features {
    fn from(flags: WasmFeatures) -> Self {
        let nameable = NAMES.iter().fold(WasmFeatures::empty(), |all, (_, flag)| all | *flag);
        Self(flags & nameable)
    }
}

impl TryFrom<Vec<String>> for Features {
    type Error = UnknownFeature;

    fn try_from(names: Vec<String>) -> Result<Self, UnknownFeature> {
        Self::from_names(names)
    }
}

impl Serialize for Features {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_seq(self.names()),
            false => self.0.bits().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Features {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let names = Vec::<String>::deserialize(deserializer)?;
            return Self::from_names(names).map_err(D::Error::custom);
        }
        let flags = WasmFeatures::from_bits(Deserialize::deserialize(deserializer)?);
        flags.map(Self).ok_or_else(|| D::Error::custom("unknown flags"))
    }
}

/// Comma-separated names, as the command line takes them.
impl FromStr for Features {
    type Err = UnknownFeature;

    fn from_str(names: &str) -> Result<Self, UnknownFeature> {
        Self::from_names(names.split(',').filter(|name| !name.trim().is_empty()))
    }
}

impl fmt::Display for Features {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().collect::<Vec<_>>().join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_applied_from_left_to_right() {
        let features: Features = "wasm2,threads,-simd".parse().unwrap();
        let flags = features.to_wasmparser();
        assert!(flags.threads() && flags.bulk_memory() && !flags.simd() && !flags.gc());
    }

    #[test]
    fn the_names_of_a_set_give_the_same_set() {
        for (_, preset) in NAMES {
            let features = Features(WasmFeatures::MVP.union(*preset));
            assert_eq!(Features::from_names(features.names()), Ok(features));
        }
    }

    #[test]
    fn what_an_engine_has_is_what_it_names_and_the_parts_of_it() {
        assert_eq!(Features::of_engine::<&str>(&[]), None);
        let has = Features::of_engine(&["wasm1", "bulk-memory", "of-a-later-day"]).unwrap();
        assert!(has.has("bulk-memory") && has.has("bulk-memory-opt") && has.has("floats"));
        assert!(!has.has("gc"));
        let both = has.intersection(Features::WASM3);
        assert!(both.has("bulk-memory") && !both.has("simd"));
    }

    #[test]
    fn an_unknown_name_is_refused() {
        let error = |names: &str| names.parse::<Features>().unwrap_err().to_string();
        assert_eq!(error("wasm2,smid"), "unknown feature `smid`: did you mean `simd`?");
        let all = error("no-such-thing");
        assert!(all.starts_with("unknown feature `no-such-thing`; known are wasm1,"), "{all}");
    }
}
