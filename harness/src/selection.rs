//! Which directives a run is about: filters by name, kind and group, with the meaning that they have
//! for libtest.

use crate::manifest::{File, Group, Manifest, ManifestError};
use crate::script::{DirectiveId, Kind};
use std::fmt::Write;

/// What is asked for. An empty list asks for everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A name must contain one of these, or be one of them if `exact`.
    pub names: Vec<String>,
    /// Whether names and skips are whole names.
    pub exact: bool,
    /// A name must contain none of these.
    pub skip: Vec<String>,
    /// The groups; without any, those that run by default, and those that a name begins with.
    pub groups: Vec<String>,
    /// The kinds of directives.
    pub kinds: Vec<Kind>,
}

/// The directives that a filter leaves.
#[derive(Debug)]
pub struct Selection<'m> {
    /// The files that have any, in the order of the manifest.
    pub files: Vec<SelectedFile<'m>>,
    /// How many directives of the groups in question are left out.
    pub filtered_out: usize,
}

/// The selected directives of one file.
#[derive(Debug)]
pub struct SelectedFile<'m> {
    /// The group.
    pub group: &'m Group,
    /// The file.
    pub file: &'m File,
    /// The directives, in order.
    pub directives: Vec<DirectiveId>,
}

/// Why nothing can be selected.
#[derive(Debug, thiserror::Error)]
pub enum SelectionError {
    /// There is no group of this name.
    #[error("there is no group `{name}`; the groups are {known}")]
    UnknownGroup {
        /// The name.
        name: String,
        /// The names of all groups.
        known: String,
    },
    /// The manifest is damaged.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
}

impl Filter {
    /// Selects directives.
    ///
    /// # Errors
    ///
    /// When a group does not exist, or the manifest is damaged.
    pub fn select<'m>(&self, manifest: &'m Manifest) -> Result<Selection<'m>, SelectionError> {
        self.check_groups(manifest)?;
        let mut selection = Selection { files: Vec::new(), filtered_out: 0 };
        for group in manifest.groups.iter().filter(|group| self.has_group(group)) {
            for file in &group.files {
                let directives = self.select_in(group, file)?;
                selection.filtered_out += file.len() - directives.len();
                if !directives.is_empty() {
                    selection.files.push(SelectedFile { group, file, directives });
                }
            }
        }
        Ok(selection)
    }

    /// Whether the filter may select anything of a file: a cheap test that errs to yes.
    pub fn may_select(&self, group: &Group, file: &File) -> bool {
        let named = || self.names.iter().any(|name| file.may_have(&group.name, name));
        self.has_group(group) && (!self.exact || self.names.is_empty() || named())
    }

    fn check_groups(&self, manifest: &Manifest) -> Result<(), SelectionError> {
        let exists = |name: &&String| manifest.groups.iter().any(|group| group.name == **name);
        let Some(name) = self.groups.iter().find(|name| !exists(name)) else { return Ok(()) };
        let known: Vec<&str> = manifest.groups.iter().map(|group| &*group.name).collect();
        Err(SelectionError::UnknownGroup { name: name.clone(), known: known.join(", ") })
    }

    fn has_group(&self, group: &Group) -> bool {
        let begins_with_group = |name: &String| {
            name.strip_prefix(&*group.name).is_some_and(|rest| rest.starts_with('/'))
        };
        match self.groups.is_empty() {
            true => group.default || self.names.iter().any(begins_with_group),
            false => self.groups.contains(&group.name),
        }
    }

    fn select_in(&self, group: &Group, file: &File) -> Result<Vec<DirectiveId>, ManifestError> {
        if !self.may_select(group, file) {
            return Ok(Vec::new());
        }
        let all = 0..file.len() as DirectiveId;
        let by_name = !(self.names.is_empty() && self.skip.is_empty());
        if !by_name && self.kinds.is_empty() {
            return Ok(all.collect());
        }
        let mut name = String::new();
        let mut selected = Vec::new();
        for (id, head) in all.zip(file.heads()?) {
            if !self.kinds.is_empty() && !self.kinds.contains(&head.kind) {
                continue;
            }
            if by_name {
                name.clear();
                write!(name, "{}", file.name(group, head)).expect("a string takes everything");
                if !self.has_name(&name) {
                    continue;
                }
            }
            selected.push(id);
        }
        Ok(selected)
    }

    fn has_name(&self, name: &str) -> bool {
        let is = |wanted: &String| match self.exact {
            true => name == wanted,
            false => name.contains(&**wanted),
        };
        (self.names.is_empty() || self.names.iter().any(is)) && !self.skip.iter().any(is)
    }
}

impl Selection<'_> {
    /// How many directives are selected.
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.directives.len()).sum()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The names of the groups of which every directive is selected.
    pub fn complete_groups(&self) -> Vec<&str> {
        let is_complete = |group: &Group| {
            let of_group = self.files.iter().filter(|selected| selected.group.name == group.name);
            let selected: usize = of_group.map(|selected| selected.directives.len()).sum();
            selected == group.files.iter().map(File::len).sum::<usize>()
        };
        let mut names: Vec<&str> = self
            .files
            .iter()
            .map(|f| f.group)
            .filter(|g| is_complete(g))
            .map(|g| &*g.name)
            .collect();
        names.dedup();
        names
    }
}

impl Manifest {
    /// Lowers again what has changed on disk since the manifest was written, as far as the filter
    /// may select it.
    ///
    /// # Errors
    ///
    /// When the manifest is damaged.
    pub fn refresh(&mut self, filter: &Filter) -> Result<(), ManifestError> {
        for group in &mut self.groups {
            for index in 0..group.files.len() {
                let file = &group.files[index];
                if filter.may_select(group, file)
                    && let Some(refreshed) = file.refreshed()?
                {
                    group.files[index] = refreshed;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Features;
    use crate::suite::{GroupScript, GroupSource, ScriptSource};

    fn manifest() -> Manifest {
        let group = |name: &str, default: bool, paths: &[&str]| {
            let scripts = paths.iter().map(|path| {
                let text = "(module)\n(module)\n(register \"m\")".to_owned();
                let source = ScriptSource { path: (*path).to_owned(), text, file: None };
                GroupScript { source, features: Features::WASM3, wordings: name.to_owned() }
            });
            GroupSource { name: name.to_owned(), default, scripts: scripts.collect() }
        };
        let groups =
            [group("core", true, &["a.wast", "ab.wast"]), group("spec-1.0", false, &["a.wast"])];
        Manifest::lower(&groups).unwrap()
    }

    #[track_caller]
    fn check(filter: &Filter, expected: &[&str]) {
        let manifest = manifest();
        let selection = filter.select(&manifest).unwrap();
        let names: Vec<String> = selection
            .files
            .iter()
            .flat_map(|selected| {
                let heads = selected.file.heads().unwrap();
                let name =
                    |id: &DirectiveId| selected.file.name(selected.group, &heads[*id as usize]);
                selected.directives.iter().map(name).map(|name| name.to_string())
            })
            .collect();
        assert_eq!(names, expected);
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn several_names_skips_and_kinds() {
        let filter = Filter { names: names(&["/a.wast:2", "ab.wast:3"]), ..Filter::default() };
        check(&filter, &["core/a.wast:2:module", "core/ab.wast:3:register"]);
        let filter = Filter { skip: names(&["module"]), ..Filter::default() };
        check(&filter, &["core/a.wast:3:register", "core/ab.wast:3:register"]);
        let filter =
            Filter { kinds: vec![Kind::Register], names: names(&["/a"]), ..Filter::default() };
        check(&filter, &["core/a.wast:3:register", "core/ab.wast:3:register"]);
    }

    #[test]
    fn exact_names_are_whole_names() {
        let exact = |name| Filter { names: names(&[name]), exact: true, ..Filter::default() };
        check(&exact("core/a.wast:1:module"), &["core/a.wast:1:module"]);
        check(&exact("core/a.wast:1"), &[]);
    }

    #[test]
    fn a_group_that_is_not_run_by_default_must_be_asked_for() {
        check(
            &Filter { names: names(&["a.wast:1:"]), ..Filter::default() },
            &["core/a.wast:1:module"],
        );
        let by_group =
            Filter { groups: names(&["spec-1.0"]), names: names(&[":1:"]), ..Filter::default() };
        check(&by_group, &["spec-1.0/a.wast:1:module"]);
        let by_name = Filter { names: names(&["spec-1.0/a.wast:1:"]), ..Filter::default() };
        check(&by_name, &["spec-1.0/a.wast:1:module"]);
    }

    #[test]
    fn an_unknown_group_is_an_error() {
        let filter = Filter { groups: names(&["cor"]), ..Filter::default() };
        let error = filter.select(&manifest()).unwrap_err().to_string();
        assert_eq!(error, "there is no group `cor`; the groups are core, spec-1.0");
    }

    #[test]
    fn groups_are_complete_when_nothing_is_left_out() {
        let manifest = manifest();
        let all = Filter::default().select(&manifest).unwrap();
        assert_eq!(all.complete_groups(), ["core"]);
        let filter = Filter { names: names(&["/a.wast"]), ..Filter::default() };
        assert!(filter.select(&manifest).unwrap().complete_groups().is_empty());
    }
}
