//! What the suite at hand tells about the rows of a page: what each directive expects, its text, and what it needs.
//!
//! A script is at hand if each of its rows is one of its directives by name and by the digest of the text. Then the
//! page shows nothing of it from another state of the suite.

use crate::report::matrix::Matrix;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use wassay_harness::results::Aligned;
use wassay_harness::selection::NeededFeatures;
use wassay_harness::suite::manifest::{File, Group, Located, Manifest, ManifestError};

/// The rows of one script, and the script if it is at hand.
pub(super) struct Script<'m, 'r> {
    pub(super) rows: &'m [Aligned<'r>],
    pub(super) source: Option<Source<'m>>,
}

/// A script that is at hand.
pub(super) struct Source<'m> {
    pub(super) group: &'m Group,
    pub(super) file: &'m File,
    /// The number of each row's directive.
    pub(super) ids: Vec<u32>,
    /// What each directive of the script expects, as reports show it.
    pub(super) expected: Vec<String>,
    /// The features that the module of each directive needs. `None` if the directive is about no module, or about one
    /// that is refused whatever is on.
    pub(super) features: Vec<Option<BTreeSet<&'static str>>>,
    needs: Vec<Vec<u32>>,
    flags: Vec<u8>,
}

/// Bits of a directive's flags.
const WRITES: u8 = 1;
const READS_STATE: u8 = 2;

/// Divides the rows by scripts, and finds each in the suite.
pub(super) fn scripts<'m, 'r>(
    matrix: &'m Matrix<'r>,
    manifest: &'m Manifest,
) -> Result<Vec<Script<'m, 'r>>, ManifestError> {
    let mut files: HashMap<String, (&Group, &File)> = HashMap::new();
    for group in &manifest.groups {
        for file in &group.files {
            files.insert(format!("{}/{}", group.name, file.path()), (group, file));
        }
    }
    let by_file = matrix.rows.chunk_by(|a, b| a.record().file() == b.record().file());
    let script = |rows: &'m [Aligned<'r>]| {
        let source = match files.get(rows[0].record().file()) {
            Some((group, file)) => source(group, file, rows)?,
            None => None,
        };
        Ok(Script { rows, source })
    };
    by_file.map(script).collect()
}

fn source<'m>(
    group: &'m Group,
    file: &'m File,
    rows: &[Aligned<'_>],
) -> Result<Option<Source<'m>>, ManifestError> {
    let heads = file.heads()?;
    let named = (0..).zip(heads).map(|(id, head)| (file.name(group, head).to_owned_name(), id));
    let named: HashMap<String, u32> = named.collect();
    let id = |row: &Aligned<'_>| {
        let record = row.record();
        let id = *named.get(&record.name)?;
        (u64::from(heads[id as usize].digest) == record.digest.0).then_some(id)
    };
    let Some(ids) = rows.iter().map(id).collect::<Option<Vec<u32>>>() else { return Ok(None) };
    let mut source = Source {
        group,
        file,
        ids,
        expected: vec![String::new(); heads.len()],
        features: vec![None; heads.len()],
        needs: vec![Vec::new(); heads.len()],
        flags: vec![0; heads.len()],
    };
    let mut needed = NeededFeatures::default();
    for unit in 0..file.unit_sizes().count() {
        let unit = file.unit(unit as u32)?;
        for directive in &unit {
            let id = directive.id as usize;
            if id >= heads.len() {
                return Err(ManifestError::Format);
            }
            source.expected[id] = directive.expected.to_string();
            source.features[id] = needed.of(&unit, directive.id).cloned();
            source.needs[id] = directive.action.needs();
            source.flags[id] = if directive.writes { WRITES } else { 0 }
                | if directive.action.reads_state() { READS_STATE } else { 0 };
        }
    }
    Ok(Some(source))
}

/// The texts of all scripts that are at hand, each text once, and how their directives depend on each other.
#[derive(Debug, Default, Serialize)]
pub(super) struct Sources {
    texts: Vec<String>,
    files: Vec<Option<FileSource>>,
}

/// The directives of one script, a list for each property.
#[derive(Debug, Serialize)]
struct FileSource {
    /// The group whose older wordings its assertions may use.
    wordings: String,
    /// The number of each text.
    texts: Vec<u32>,
    /// The unit of each.
    units: Vec<u32>,
    /// The directives that each needs, as how many positions before it they stand.
    needs: Vec<Vec<u32>>,
    /// Whether each writes state that others may read, and whether it reads such state.
    flags: Vec<u8>,
}

impl Sources {
    /// Takes the texts of all scripts.
    pub(super) fn of(scripts: &[Script<'_, '_>]) -> Result<Self, ManifestError> {
        let mut sources = Self::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for script in scripts {
            let file = script.source.as_ref().map(|source| file_source(source, &mut known));
            sources.files.push(file.transpose()?);
        }
        let mut texts: Vec<(String, u32)> = known.into_iter().collect();
        texts.sort_unstable_by_key(|(_, number)| *number);
        sources.texts = texts.into_iter().map(|(text, _)| text).collect();
        Ok(sources)
    }
}

fn file_source(
    source: &Source<'_>,
    known: &mut HashMap<String, u32>,
) -> Result<FileSource, ManifestError> {
    let Source { group, file, needs, flags, .. } = source;
    let (heads, whole) = (file.heads()?, file.source()?);
    let mut texts = Vec::with_capacity(heads.len());
    for head in heads {
        let text = match head.inside {
            None => whole.get(head.start as usize..(head.start + head.length) as usize),
            Some(_) => None,
        };
        let text = match text {
            Some(text) => text.to_owned(),
            None => {
                let Located { source, start, end, .. } = file.located(group, head)?;
                source.get(start..end).ok_or(ManifestError::Format)?.to_owned()
            }
        };
        let next = known.len() as u32;
        texts.push(*known.entry(text).or_insert(next));
    }
    let back = |(id, needs): (usize, &Vec<u32>)| {
        needs.iter().map(|needed| (id as u32).saturating_sub(*needed)).collect()
    };
    Ok(FileSource {
        wordings: file.wordings().to_owned(),
        texts,
        units: heads.iter().map(|head| head.unit).collect(),
        needs: needs.iter().enumerate().map(back).collect(),
        flags: flags.clone(),
    })
}
