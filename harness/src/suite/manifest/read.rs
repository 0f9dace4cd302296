//! Reads a manifest: the index at once, everything else when it is asked for.

use super::{FileEntry, Head, Index, MAGIC, Span, TestName, digest_of_all};
use crate::script::features::Features;
use crate::script::{Directive, DirectiveId};
use crate::suite::read::decode;
use crate::suite::{GroupScript, GroupSource, Problem, ScriptSource};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// All groups of a suite, lowered.
#[derive(Debug)]
pub struct Manifest {
    /// The groups, in the order of `suites.toml`.
    pub groups: Vec<Group>,
}

/// One group of scripts.
#[derive(Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Whether it runs by default.
    pub default: bool,
    /// Its scripts.
    pub files: Vec<File>,
}

/// One script.
#[derive(Debug)]
pub struct File {
    entry: FileEntry,
    bytes: &'static [u8],
    heads: OnceLock<Vec<Head>>,
}

/// Where a directive stands.
#[derive(Debug)]
pub struct Located {
    /// The path to show.
    pub path: String,
    /// The whole text.
    pub source: String,
    /// The line of the directive, from 1.
    pub line: u32,
    /// The offset of its first byte.
    pub start: usize,
    /// The offset behind its last byte.
    pub end: usize,
}

/// Why bytes are no manifest.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The bytes are something else, of another version, or cut short.
    #[error("the manifest was written by another version: build the program again")]
    Format,
    /// A part of the manifest cannot be decoded.
    #[error("the manifest is damaged: {0}")]
    Decode(#[from] postcard::Error),
    /// The source of a script cannot be decompressed.
    #[error("the manifest is damaged: {0}")]
    Source(String),
}

impl Manifest {
    /// Reads the index of a manifest.
    ///
    /// # Errors
    ///
    /// When the bytes are no manifest of this version.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, ManifestError> {
        let header = bytes.strip_prefix(&MAGIC).ok_or(ManifestError::Format)?;
        let (offset, _) = header.split_first_chunk::<8>().ok_or(ManifestError::Format)?;
        let offset = u64::from_le_bytes(*offset);
        let index = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..));
        let index: Index = postcard::from_bytes(index.ok_or(ManifestError::Format)?)?;
        let file = |entry| File { entry, bytes, heads: OnceLock::new() };
        let groups = index.groups.into_iter().map(|group| Group {
            name: group.name,
            default: group.default,
            files: group.files.into_iter().map(file).collect(),
        });
        Ok(Self { groups: groups.collect() })
    }

    /// Lowers scripts that were read just now.
    ///
    /// The manifest stays in memory as long as the program runs: there is one for each suite that
    /// the command line names.
    ///
    /// # Errors
    ///
    /// As [`Manifest::from_bytes`].
    pub fn lower(groups: &[GroupSource]) -> Result<Self, ManifestError> {
        Self::from_bytes(super::write(groups).leak())
    }

    /// Finds a directive by the name of its test.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn find(&self, name: &str) -> Result<Option<(&Group, &File, DirectiveId)>, ManifestError> {
        for group in &self.groups {
            for file in group.files.iter().filter(|file| file.may_have(&group.name, name)) {
                for (id, head) in (0..).zip(file.heads()?) {
                    if file.name(group, head).to_owned_name() == name {
                        return Ok(Some((group, file, id)));
                    }
                }
            }
        }
        Ok(None)
    }
}

impl File {
    /// Its path inside the group.
    pub fn path(&self) -> &str {
        &self.entry.path
    }

    /// The features of its modules.
    pub fn features(&self) -> Features {
        self.entry.features
    }

    /// The group whose older wordings of texts its assertions may use.
    pub fn wordings(&self) -> &str {
        &self.entry.wordings
    }

    /// The first claim that the script needs and that is not among `claims`.
    pub fn unclaimed(&self, claims: &[&str]) -> Option<&str> {
        let needed = self.entry.claims.iter().map(String::as_str);
        needed.into_iter().find(|needed| !claims.contains(needed))
    }

    /// The digest of its text.
    pub fn digest(&self) -> u64 {
        self.entry.digest
    }

    /// How many directives it has.
    pub fn len(&self) -> usize {
        self.entry.directives as usize
    }

    /// Whether the file has no directive.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file that it was read from, if it is one that may change.
    pub fn disk_path(&self) -> Option<&Path> {
        self.entry.file.as_deref().map(Path::new)
    }

    /// The path to show: that of the file on disk if there is one, else the group and the path in it.
    pub fn shown_path(&self, group: &Group) -> String {
        match &self.entry.file {
            Some(file) => file.clone(),
            None => format!("{}/{}", group.name, self.entry.path),
        }
    }

    /// The table of its directives, in order.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn heads(&self) -> Result<&[Head], ManifestError> {
        if let Some(heads) = self.heads.get() {
            return Ok(heads);
        }
        let heads = self.decode(self.entry.heads)?;
        Ok(self.heads.get_or_init(|| heads))
    }

    /// The name of a directive's test.
    pub fn name<'a>(&'a self, group: &'a Group, head: &'a Head) -> TestName<'a> {
        TestName { group: &group.name, path: &self.entry.path, head }
    }

    /// Whether a test of this name could be one of its directives.
    pub fn may_have(&self, group: &str, name: &str) -> bool {
        let rest = name.strip_prefix(group).and_then(|rest| rest.strip_prefix('/'));
        rest.and_then(|rest| rest.strip_prefix(&*self.entry.path))
            .is_some_and(|rest| rest.starts_with(':'))
    }

    /// How many bytes its units take, a measure of the work to run them.
    pub fn unit_sizes(&self) -> impl Iterator<Item = u64> {
        self.entry.units.iter().map(|span| span.length)
    }

    /// How many bytes one unit takes, 0 if there is no such unit.
    pub fn unit_size(&self, unit: u32) -> u64 {
        self.entry.units.get(unit as usize).map_or(0, |span| span.length)
    }

    /// The directives of one unit, in order.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn unit(&self, unit: u32) -> Result<Vec<Directive>, ManifestError> {
        let span = self.entry.units.get(unit as usize).ok_or(ManifestError::Format)?;
        self.decode(*span)
    }

    /// Its text.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn source(&self) -> Result<String, ManifestError> {
        self.text(self.entry.source)
    }

    /// The text with a directive in it, and the place there. The text is that of the file, or of one that it reads.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn located(&self, group: &Group, head: &Head) -> Result<Located, ManifestError> {
        let Some(inside) = head.inside else {
            let (path, source) = (self.shown_path(group), self.source()?);
            let start = head.start as usize;
            let end = start + head.length as usize;
            return Ok(Located { path, source, line: head.line, start, end });
        };
        let input = self.entry.inputs.get(inside.input as usize).ok_or(ManifestError::Format)?;
        let (path, source) = (input.path.clone(), self.text(input.source)?);
        let range = inside.range();
        Ok(Located { path, source, line: inside.line, start: range.start, end: range.end })
    }

    fn text(&self, span: Span) -> Result<String, ManifestError> {
        let text = lz4_flex::decompress_size_prepended(self.part(span)?)
            .map_err(|error| ManifestError::Source(error.to_string()))?;
        String::from_utf8(text).map_err(|error| ManifestError::Source(error.to_string()))
    }

    /// The file as it is now, lowered again, if it has changed since the manifest was written.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn refreshed(&self) -> Result<Option<File>, ManifestError> {
        let Some(path) = self.disk_path() else { return Ok(None) };
        // If a file is gone, the script stays as it was built in, and so does a script that reads it.
        let read = |path: &Path| Some(decode(&std::fs::read(path).ok()?));
        let Some((text, problem)) = read(path) else { return Ok(None) };
        let inputs = self.entry.inputs.iter().map(|input| read(Path::new(&input.path)));
        let Some(inputs) = inputs.collect::<Option<Vec<_>>>() else { return Ok(None) };
        let inputs = inputs.iter().map(|(text, _)| &**text);
        if digest_of_all(&text, inputs) == self.entry.digest {
            return Ok(None);
        }
        let (path, file) = (self.entry.path.clone(), Some(path.to_owned()));
        let root = self.entry.root.as_ref().map(PathBuf::from);
        let (claims, problem) = (self.entry.claims.clone(), problem.map(Problem));
        let source = ScriptSource { path, text, file, root, claims, problem };
        let (features, wordings) = (self.entry.features, self.entry.wordings.clone());
        let script = GroupScript { source, features, wordings };
        let group = GroupSource { name: String::new(), default: true, scripts: vec![script] };
        let manifest = Manifest::lower(&[group])?;
        Ok(manifest.groups.into_iter().flat_map(|group| group.files).next())
    }

    fn part(&self, span: Span) -> Result<&'static [u8], ManifestError> {
        let start = usize::try_from(span.offset).map_err(|_| ManifestError::Format)?;
        let length = usize::try_from(span.length).map_err(|_| ManifestError::Format)?;
        let part = self.bytes.get(start..).and_then(|rest| rest.get(..length));
        part.ok_or(ManifestError::Format)
    }

    fn decode<T: Deserialize<'static>>(&self, span: Span) -> Result<T, ManifestError> {
        Ok(postcard::from_bytes(self.part(span)?)?)
    }
}
