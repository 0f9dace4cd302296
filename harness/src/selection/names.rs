//! Checks the names of a filter against the suite before anything runs: each must match something.
//!
//! `cargo test` does not use this: libtest allows filters that match nothing, and nextest relies on that.

use super::{Filter, SelectionError};
use crate::script::did_you_mean;
use crate::suite::manifest::{File, Manifest, ManifestError};

/// How many names an error lists for a name that is not unique.
const SHOWN: usize = 10;

impl Filter {
    /// If the filter has exact names, completes short ones. Checks that each name matches something, in any shard.
    ///
    /// # Errors
    ///
    /// When a name matches nothing or is not unique, or the manifest is damaged.
    pub fn complete_names(&mut self, manifest: &Manifest) -> Result<(), SelectionError> {
        if !self.exact {
            return self.check_parts(manifest);
        }
        let mut names = std::mem::take(&mut self.names);
        names.iter_mut().try_for_each(|name| {
            *name = whole_name(manifest, name)?;
            Ok::<_, SelectionError>(())
        })?;
        self.names = names;
        Ok(())
    }

    /// Checks that each name is a part of that of a directive.
    fn check_parts(&self, manifest: &Manifest) -> Result<(), SelectionError> {
        let mut left: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let files = manifest.groups.iter().filter(|group| self.has_group(group));
        let files = files.flat_map(|group| group.files.iter().map(move |file| (group, file)));
        for (group, file) in files {
            if left.is_empty() {
                return Ok(());
            }
            let path = format!("{}/{}", group.name, file.path());
            left.retain(|name| !path.contains(name) || file.is_empty());
            // Only for names with a line or a kind, the directives must be searched.
            if left.iter().all(|name| !name.contains(':') && !is_part_of_kind(name)) {
                continue;
            }
            for head in file.heads()? {
                let name = file.name(group, head).to_owned_name();
                left.retain(|part| !name.contains(part));
            }
        }
        match left.first() {
            None => Ok(()),
            Some(name) => {
                let hint = hint(name, manifest, left.len() - 1);
                Err(SelectionError::NoTest { name: (*name).to_owned(), hint })
            }
        }
    }
}

/// Whether a part of a name can come after the path: in a kind, or in a number.
fn is_part_of_kind(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
}

/// The whole name that a name means.
///
/// # Errors
///
/// When it means nothing or is not unique, or the manifest is damaged.
pub fn whole_name(manifest: &Manifest, name: &str) -> Result<String, SelectionError> {
    let found = manifest.find_all(name)?;
    let mut names = Vec::with_capacity(found.len());
    for (group, file, id) in found {
        let head = file.heads()?.get(id as usize).ok_or(ManifestError::Format)?;
        names.push(file.name(group, head).to_owned_name());
    }
    match names.len() {
        1 => Ok(names.remove(0)),
        0 => {
            let near = manifest.names_near(name)?;
            let hint = match near.is_empty() {
                true => hint(name, manifest, 0),
                false => format!("; near it are {}", near.join(", ")),
            };
            Err(SelectionError::NoTest { name: name.to_owned(), hint })
        }
        count => {
            let mut names = names.into_iter().take(SHOWN).collect::<Vec<_>>().join(", ");
            if count > SHOWN {
                names += &format!(" and {} more", count - SHOWN);
            }
            Err(SelectionError::NotUnique { name: name.to_owned(), names })
        }
    }
}

/// The file or group that was meant, and how many other names match nothing either.
fn hint(name: &str, manifest: &Manifest, others: usize) -> String {
    let file = name.split(':').next().unwrap_or(name);
    let file = file.rsplit('/').next().unwrap_or(file);
    let wanted = file.strip_suffix(".wast").unwrap_or(file);
    let groups = manifest.groups.iter().map(|group| &*group.name);
    let files = manifest.groups.iter().flat_map(|group| &group.files).map(File::path);
    let stems = files.map(|path| path.rsplit('/').next().unwrap_or(path));
    let stems = stems.map(|path| path.strip_suffix(".wast").unwrap_or(path));
    let mut hint = did_you_mean(wanted, groups.chain(stems));
    if others > 0 {
        hint += &format!(" (and of {others} other filters nothing)");
    }
    hint
}
