//! Edits the text of a file of expectations in place. Only this file names `toml_edit`.
//!
//! Entries keep their numbers until some are removed. A comment directly before an entry belongs to the entry and is
//! removed with it; a comment before a blank line stays.

use super::ExpectationError;
use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, Table, Value};

/// The key of the entries.
const ENTRIES: &str = "expect";

/// A file of expectations.
#[derive(Debug)]
pub(super) struct Document {
    document: DocumentMut,
    /// Whether its lines end as they do on Windows.
    crlf: bool,
}

impl Document {
    /// Reads a text that is known to be a file of expectations.
    ///
    /// # Errors
    ///
    /// When its entries are no tables of their own.
    pub(super) fn parse(text: &str, file: &str) -> Result<Self, ExpectationError> {
        let error = |problem: &str| {
            let (file, problem) = (file.to_owned(), problem.to_owned());
            ExpectationError { file, line: 1, problem }
        };
        let crlf = text.contains("\r\n");
        let unix = text.replace("\r\n", "\n");
        let document: DocumentMut = unix.parse().map_err(|_| error("the file is not TOML"))?;
        match document.get(ENTRIES) {
            None | Some(Item::ArrayOfTables(_)) => Ok(Self { document, crlf }),
            Some(_) => Err(error("only entries that begin with `[[expect]]` can be changed")),
        }
    }

    fn entries(&mut self) -> &mut ArrayOfTables {
        let entries =
            self.document.entry(ENTRIES).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        entries.as_array_of_tables_mut().expect("BUG: `parse` refuses anything else")
    }

    /// Sets a key of the entry of this number, and keeps what is written around its value.
    pub(super) fn set(&mut self, number: usize, key: &str, value: impl Into<Value>) {
        let entry = self.entries().get_mut(number).expect("BUG: each entry was read from here");
        let mut value = value.into();
        match entry.get_mut(key).and_then(Item::as_value_mut) {
            Some(old) => {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            None => {
                entry.insert(key, Item::Value(value));
            }
        }
    }

    /// Removes entries by their numbers, with the comment directly before each.
    pub(super) fn remove(&mut self, is_removed: impl Fn(usize) -> bool) {
        let mut kept = ArrayOfTables::new();
        let mut pending = String::new();
        for (number, entry) in std::mem::take(self.entries()).into_iter().enumerate() {
            let mut entry = entry;
            let before = prefix(entry.decor());
            if is_removed(number) {
                let stays = before.rfind("\n\n").map_or("", |end| &before[..end + 1]);
                // Nothing but blank lines is no comment to keep.
                if stays.trim().is_empty() {
                    continue;
                }
                pending += stays;
                continue;
            }
            if !pending.is_empty() {
                let gap = if before.starts_with('\n') { "" } else { "\n" };
                entry.decor_mut().set_prefix(format!("{pending}{gap}{before}"));
                pending.clear();
            }
            kept.push(entry);
        }
        if let Some(first) = kept.get_mut(0) {
            let before = prefix(first.decor());
            first.decor_mut().set_prefix(before.trim_start_matches('\n').to_owned());
        }
        let trailing = self.document.trailing().as_str().unwrap_or_default();
        let trailing = format!("{pending}{trailing}");
        self.document.set_trailing(trailing);
        *self.entries() = kept;
    }

    /// Adds an entry with these keys at the end.
    pub(super) fn append(&mut self, fields: &[(&'static str, String)]) {
        let is_first = self.entries().is_empty();
        let mut entry = Table::new();
        for (key, value) in fields {
            entry.insert(key, Item::Value(value.as_str().into()));
        }
        // A comment at the end of a file without entries is about the file.
        let before = match is_first {
            true => {
                let trailing = self.document.trailing().as_str().unwrap_or_default().to_owned();
                self.document.set_trailing("");
                if trailing.is_empty() { trailing } else { trailing + "\n" }
            }
            false => "\n".to_owned(),
        };
        entry.decor_mut().set_prefix(before);
        self.entries().push(entry);
    }

    /// The text.
    pub(super) fn print(mut self) -> String {
        if self.entries().is_empty() {
            self.document.remove(ENTRIES);
        }
        let text = self.document.to_string();
        if self.crlf { text.replace('\n', "\r\n") } else { text }
    }
}

fn prefix(decor: &Decor) -> String {
    decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned()
}
