//! The files to check, as texts by their paths: those of the repository, or a few of a test.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts by their paths from the top of the repository, with `/` on every system.
#[derive(Debug, Default)]
pub(crate) struct Tree(BTreeMap<String, String>);

impl Tree {
    /// The Rust files of a folder of the repository.
    pub(crate) fn read(top: &Path, folder: &str) -> Self {
        let mut tree = Self::default();
        tree.read_folder(top, folder);
        tree
    }

    fn read_folder(&mut self, top: &Path, folder: &str) {
        let entries = fs::read_dir(top.join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"));
        for entry in entries {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().expect("names are UTF-8"));
            if entry.file_type().unwrap().is_dir() {
                self.read_folder(top, &path);
            } else if path.ends_with(".rs") {
                self.0.insert(path, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }

    /// These files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let owned = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self(owned.collect())
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The paths of the files in a folder, and of those in its folders.
    pub(crate) fn files_in(&self, folder: &str) -> impl Iterator<Item = &str> {
        let prefix = format!("{folder}/");
        self.0.keys().filter(move |path| path.starts_with(&prefix)).map(String::as_str)
    }
}
