//! Ties entries to a suite: finds directives that have moved, and names that the suite lacks.
//!
//! An entry with a digest follows its directive when the line changes: the entry holds as before, and a note says where
//! its directive is now. `wassay bless` writes the new line.

use super::read::digest_of;
use super::{ExpectationError, Expectations};
use crate::script::{Glob, did_you_mean};
use crate::suite::manifest::{File, Group, Head, Manifest, ManifestError};
use std::collections::HashSet;

impl Expectations {
    /// Lets entries follow directives that have moved: to another line of their file, or with their file to another
    /// folder or group.
    ///
    /// Where several have the same text, each entry takes the nearest that no other has taken.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn follow(&mut self, manifest: &Manifest) -> Result<(), ManifestError> {
        let mut taken = HashSet::new();
        let mut away = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let (Some(name), Some(digest)) = (entry.exact(), entry.digest.as_deref()) else {
                continue;
            };
            let Some(digest) = digest_of(digest) else { continue };
            match has_text(manifest, &name, digest)? {
                true => _ = taken.insert(name),
                false => away.push((line_of(&name), number, name, digest)),
            }
        }
        away.sort();
        let mut lost = Vec::new();
        for (_, number, name, digest) in away {
            let Some(moved) = find_moved(manifest, &name, digest, &taken)? else {
                lost.push((number, name));
                continue;
            };
            let entry = &mut self.entries[number];
            entry.moved_from = entry.directives.replace(Glob::escape(&moved));
            taken.insert(moved);
        }
        for (number, name) in lost {
            self.entries[number].is_superseded = taken.contains(&name);
        }
        Ok(())
    }

    /// Checks that the groups and configurations that entries name exist, as far as those are known.
    ///
    /// # Errors
    ///
    /// When one is unknown.
    pub fn check_names(
        &self,
        groups: &[&str],
        configurations: Option<&[&str]>,
    ) -> Result<(), ExpectationError> {
        for entry in &self.entries {
            let group = entry.named_group();
            let names = [
                ("group", group.as_deref(), Some(groups)),
                ("configuration", entry.configuration.as_deref(), configurations),
            ];
            for (what, name, known) in names {
                let (Some(name), Some(known)) = (name, known) else { continue };
                if known.contains(&name) {
                    continue;
                }
                let hint = match did_you_mean(name, known.iter().copied()) {
                    hint if hint.is_empty() => format!("; known are {}", known.join(", ")),
                    hint => hint,
                };
                return Err(self.error(entry, format!("there is no {what} `{name}`{hint}")));
            }
        }
        Ok(())
    }
}

/// The file that has, or had, the directive of a name.
fn file_of<'m>(manifest: &'m Manifest, name: &str) -> Option<(&'m Group, &'m File)> {
    let files = manifest.groups.iter().flat_map(|g| g.files.iter().map(move |file| (g, file)));
    let mut files = files.filter(|(group, file)| file.may_have(&group.name, name));
    files.next()
}

/// The files that may have the directive of a name now. That is the file in the name. If that file is gone, it is the
/// files of the same name in other folders of the group. If there are none, it is those in other groups, as the scripts
/// of a proposal become the specification's.
fn candidates<'m>(manifest: &'m Manifest, name: &str) -> Vec<(&'m Group, &'m File)> {
    if let Some(found) = file_of(manifest, name) {
        return vec![found];
    }
    let last = |path: &str| path.rsplit('/').next().map(str::to_owned);
    let Some((group_name, rest)) = name.split_once('/') else { return Vec::new() };
    let path = rest.rsplitn(3, ':').last().unwrap_or_default();
    let of = |is_meant: &dyn Fn(&Group) -> bool| -> Vec<(&'m Group, &'m File)> {
        let groups = manifest.groups.iter().filter(|group| is_meant(group));
        let files = groups.flat_map(|group| group.files.iter().map(move |file| (group, file)));
        files.filter(|(_, file)| last(file.path()) == last(path)).collect()
    };
    let own = of(&|group| group.name == group_name);
    // Older versions of the specification have scripts of the same names.
    if own.is_empty() { of(&|group| group.default) } else { own }
}

/// Whether the directive of a name has this digest. A name for which the suite has no file at all counts as having it.
fn has_text(manifest: &Manifest, name: &str, digest: u32) -> Result<bool, ManifestError> {
    let Some((group, file)) = file_of(manifest, name) else {
        return Ok(candidates(manifest, name).is_empty());
    };
    let mut of_digest = file.heads()?.iter().filter(|head| head.digest == digest);
    Ok(of_digest.any(|head| file.name(group, head).to_owned_name() == name))
}

/// The name of the directive that the entry follows: it has the digest and the kind of the old name, no other entry has
/// taken it, and it is the nearest to the old line.
fn find_moved(
    manifest: &Manifest,
    name: &str,
    digest: u32,
    taken: &HashSet<String>,
) -> Result<Option<String>, ManifestError> {
    let line = line_of(name).unwrap_or(0);
    let kind = name.rsplit(':').next().unwrap_or_default();
    let mut nearest: Option<(u32, String)> = None;
    for (group, file) in candidates(manifest, name) {
        let same = |head: &&Head| head.digest == digest && head.kind.name() == kind;
        for head in file.heads()?.iter().filter(same) {
            let (distance, name) =
                (head.line.abs_diff(line), file.name(group, head).to_owned_name());
            let is_nearer = nearest.as_ref().is_none_or(|(nearest, _)| distance < *nearest);
            if is_nearer && !taken.contains(&name) {
                nearest = Some((distance, name));
            }
        }
    }
    Ok(nearest.map(|(_, name)| name))
}

fn line_of(name: &str) -> Option<u32> {
    let line = name.rsplit(':').nth(1)?;
    line.split('.').next()?.parse().ok()
}
