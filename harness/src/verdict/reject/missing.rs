//! Finds the features that are off and without which a module is refused.

use std::fmt;

use wasmparser::{Validator, WasmFeatures};

use super::{Phase, decode, parse_text};
use crate::script::Subject;
use crate::script::features::{Features, PARTS};

/// The proposals whose encodings the decoder knows, but which no group has, because the project's runtime has nothing
/// or only a part of them.
pub const UNFINISHED: [&str; 5] = [
    "acquire-release-atomics",
    "memory-control",
    "multibyte-array-access",
    "shared-everything-threads",
    "stack-switching",
];

/// Features that are off, and with which a module is valid, or at least well-formed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Missing {
    names: Vec<&'static str>,
}

impl Missing {
    /// The smallest set of features that must be added to `features` so that the module is valid, or at least
    /// well-formed, found by leaving out one after the other. `None` if no feature is the reason for the refusal.
    pub fn of(subject: Subject<'_>, features: WasmFeatures) -> Option<Self> {
        let smallest =
            |accepts: Check| smallest(subject, features, accepts).filter(|names| !names.is_empty());
        [is_valid, is_well_formed].into_iter().find_map(smallest).map(|names| Self { names })
    }

    /// Those of the missing features that are [`UNFINISHED`].
    pub fn unfinished(&self) -> Vec<&'static str> {
        self.names.iter().copied().filter(|name| UNFINISHED.contains(name)).collect()
    }
}

/// The smallest set of features of `wanted` that a binary needs and `has` lacks, found by leaving out one after the
/// other. With them the binary is as with all of `wanted`: valid, or refused for the same reason.
pub fn lacking(bytes: &[u8], wanted: Features, has: Features) -> Option<Vec<&'static str>> {
    let common = wanted.intersection(has);
    if common == wanted {
        return None;
    }
    let check = |names: &[&str]| refusal(bytes, with(common.to_wasmparser(), names));
    // With more features, no more modules are refused.
    let without = check(&[])?;
    let whole = refusal(bytes, wanted.to_wasmparser());
    if whole.as_ref() == Some(&without) {
        return None;
    }
    let mut names: Vec<&str> = wanted.names().filter(|name| !has.has(name)).collect();
    for name in names.clone() {
        let fewer: Vec<&str> = names.iter().copied().filter(|other| *other != name).collect();
        if check(&fewer) == whole {
            names = fewer;
        }
    }
    Some(names)
}

/// Why and where a binary is refused.
fn refusal(bytes: &[u8], features: WasmFeatures) -> Option<(Phase, String, u64)> {
    if let Err(refusal) = decode(bytes, features) {
        return Some((Phase::Malformed, refusal.message.into_owned(), refusal.offset as u64));
    }
    let error = Validator::new_with_features(features).validate_all(bytes).err()?;
    Some((Phase::Invalid, error.message().to_owned(), error.offset()))
}

/// The smallest set of features beyond the first version of the language with which a module is valid, or at least
/// well-formed. `None` if it is neither with any features.
pub fn needed_features(subject: Subject<'_>) -> Option<Vec<&'static str>> {
    [is_valid, is_well_formed]
        .into_iter()
        .find_map(|accepts: Check| smallest(subject, WasmFeatures::MVP, accepts))
}

/// The smallest set that must be added to `features` for a module to be accepted, found by leaving out one after the
/// other. `None` if the module is not even accepted with all.
fn smallest(
    subject: Subject<'_>,
    features: WasmFeatures,
    accepts: Check,
) -> Option<Vec<&'static str>> {
    let accepts = |names: &[&'static str]| accepts(subject, with(features, names));
    let names = candidates(features);
    if accepts(&[]) {
        return Some(Vec::new());
    }
    if !accepts(&names) {
        return None;
    }
    let mut kept = Vec::new();
    leave_out(&names, &mut kept, &[], &accepts);
    Some(kept)
}

/// Adds those names of a row to `kept` that cannot be left out, while those of `behind` are undecided. Most can be left
/// out, so whole rows are tried first.
fn leave_out(
    names: &[&'static str],
    kept: &mut Vec<&'static str>,
    behind: &[&'static str],
    accepts: &impl Fn(&[&'static str]) -> bool,
) {
    if accepts(&[kept.as_slice(), behind].concat()) {
        return;
    }
    if let [name] = names {
        kept.push(name);
        return;
    }
    let (left, right) = names.split_at(names.len() / 2);
    leave_out(left, kept, &[right, behind].concat(), accepts);
    leave_out(right, kept, behind, accepts);
}

/// Says what a person can do about the missing features.
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted: Vec<String> = self.names.iter().map(|name| format!("`{name}`")).collect();
        let (are, them) = if quoted.len() == 1 { ("is", "it") } else { ("are", "them") };
        write!(f, "{} {are} off in this group", quoted.join(" and "))?;
        if !self.unfinished().is_empty() {
            return Ok(());
        }
        let keys = self.names.iter().map(|name| format!("`;;! {} = true`", name.replace('-', "_")));
        let keys: Vec<String> = keys.collect();
        write!(f, "; switch {them} on with {} or `--features`", keys.join(" and "))
    }
}

type Check = fn(Subject<'_>, WasmFeatures) -> bool;

fn is_well_formed(subject: Subject<'_>, features: WasmFeatures) -> bool {
    match subject {
        Subject::Binary(bytes) => decode(bytes, features).is_ok(),
        Subject::Text(source) => {
            parse_text(source, features).is_ok_and(|bytes| decode(&bytes, features).is_ok())
        }
    }
}

fn is_valid(subject: Subject<'_>, features: WasmFeatures) -> bool {
    let valid = |bytes: &[u8]| {
        decode(bytes, features).is_ok()
            && Validator::new_with_features(features).validate_all(bytes).is_ok()
    };
    match subject {
        Subject::Binary(bytes) => valid(bytes),
        Subject::Text(source) => parse_text(source, features).is_ok_and(|bytes| valid(&bytes)),
    }
}

/// The features that are off, in the order in which they are left out: the least likely ones come first.
fn candidates(features: WasmFeatures) -> Vec<&'static str> {
    // Parts of other features are named only if nothing else is enough.
    let rank = |name: &&str| match (PARTS.contains(name), UNFINISHED.contains(name)) {
        (true, _) => 0,
        (_, true) => 1,
        _ => 2,
    };
    let mut names: Vec<&str> =
        Features::proposals().filter(|name| !features.contains(flags(name))).collect();
    names.sort_by_key(rank);
    names
}

fn with(features: WasmFeatures, names: &[&str]) -> WasmFeatures {
    names.iter().fold(features, |features, name| features | flags(name))
}

/// The flags of a known name.
fn flags(name: &str) -> WasmFeatures {
    Features::from_names([name]).map_or(WasmFeatures::empty(), Features::to_wasmparser)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(features: &str, subject: Subject<'_>) -> Option<String> {
        let features: Features = features.parse().unwrap();
        Missing::of(subject, features.to_wasmparser()).map(|missing| missing.to_string())
    }

    #[test]
    fn a_module_lacks_the_features_that_make_a_difference() {
        let lacks = |has: &str, text: &str| {
            let wanted: Features = "wasm3,threads".parse().unwrap();
            let bytes = parse_text(text.as_bytes(), wanted.to_wasmparser()).unwrap();
            let has = Features::of_engine(&has.split(',').collect::<Vec<_>>()).unwrap();
            lacking(&bytes, wanted, has).map(|names| names.join(", "))
        };
        let some = |names: &str| Some(names.to_owned());
        let simd = "(func (result v128) (v128.const i64x2 0 0))";
        assert_eq!(lacks("wasm3", simd), None);
        assert_eq!(lacks("wasm2,-simd", simd), some("simd"));
        assert_eq!(lacks("wasm1", "(func (result i32) (i32.const 0))"), None);
        // A module that is invalid for the same reason with and without the features, and one for another reason.
        assert_eq!(lacks("wasm1", "(func (result i32))"), None);
        assert_eq!(
            lacks("wasm2,-simd", "(func (result i32) (v128.const i64x2 0 0))"),
            some("simd")
        );
        assert_eq!(lacks("wasm2", "(memory i64 1 2 shared)"), some("memory64, threads"));
        assert_eq!(lacks("wasm3", "(memory 1 2 shared)"), some("threads"));
        let bulk = "(memory 1) (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)))";
        assert_eq!(lacks("wasm1,bulk-memory", bulk), None);
    }

    #[test]
    fn a_module_needs_the_features_without_which_it_is_refused() {
        let needed = |text: &str| needed_features(Subject::Text(text.as_bytes()));
        for (text, names) in [
            ("(func (param i32))", ""),
            ("(func (result i32 i32) (i32.const 1) (i32.const 2))", "multi-value"),
            ("(type (struct))", "gc"),
            ("(memory i64 1 1 shared) (memory 1)", "memory64 multi-memory threads"),
            ("(func (result v128) (v128.const i64x2 1 2))", "simd"),
            ("(func (suspend 0))", "stack-switching"),
            // Invalid with any features.
            ("(func (result i32))", ""),
            ("(func (result v128))", "simd"),
        ] {
            let names: Vec<&str> = names.split_whitespace().collect();
            let mut found = needed(text).unwrap();
            found.sort_unstable();
            assert_eq!(found, names, "{text}");
        }
        assert_eq!(needed("(func"), None);
        assert_eq!(needed_features(Subject::Binary(b"\0asm\x01\0\0\0\xff\0")), None);
    }

    #[test]
    fn the_smallest_set_of_features_is_named() {
        let text = |features, text: &str| missing(features, Subject::Text(text.as_bytes()));
        let off = |names: &str| Some(names.to_owned());
        let threads = "`threads` is off in this group; switch it on with `;;! threads = true` or `--features`";
        assert_eq!(text("wasm3", "(memory 1 1 shared)"), off(threads));
        // Valid without the feature, or invalid with it.
        assert_eq!(text("wasm3,threads", "(memory 1 1 shared)"), None);
        assert_eq!(text("wasm3", "(func (result i32))"), None);
        assert_eq!(text("wasm3", "(func"), None);
        // A whole proposal and not a part of it, and several at once.
        let copy = "(memory 1) (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)))";
        let bulk = "`bulk-memory` is off in this group; switch it on with `;;! bulk_memory = true` or `--features`";
        assert_eq!(text("wasm1", copy), off(bulk));
        let both = "`memory64` and `threads` are off in this group; switch them on with \
            `;;! memory64 = true` and `;;! threads = true` or `--features`";
        assert_eq!(text("wasm2", "(memory i64 1 1 shared)"), off(both));
        // A rule of validation, and a module that is at least well-formed.
        let constants = "`extended-const` is off in this group; switch it on with \
            `;;! extended_const = true` or `--features`";
        let global = "(global i32 (i32.add (i32.const 1) (i32.const 2)))";
        assert_eq!(text("wasm2", global), off(constants));
        assert_eq!(
            text("wasm3", "(func (suspend 0))"),
            off("`stack-switching` is off in this group")
        );
    }
}
