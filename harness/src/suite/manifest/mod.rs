//! The manifest: one test per directive, as data.
//!
//! ```text
//! header | unit blobs, directive tables, sources (per file) | index
//! ```
//!
//! [`write()`] lowers scripts and lays them out; [`Manifest`] reads them back: a file's table when it is first asked
//! for, a unit when it runs. A suite that is read at run time goes through the same steps, so there is one format and
//! one reader. Begin with [`Manifest`], its [`Group`]s and their [`File`]s.

mod find;
mod name;
mod read;
mod write;

pub use find::{FoundDirective, may_be_meant};
pub use name::TestName;
pub use read::{File, Group, Located, Manifest, ManifestError};
pub use write::write;

use crate::script::Kind;
use crate::script::features::Features;
pub use crate::script::lower::Inside;
use serde::{Deserialize, Serialize};

/// The first bytes: a name and the version of the format.
const MAGIC: [u8; 8] = *b"wassay\x00\x03";

/// A range of bytes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Span {
    offset: u64,
    length: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Index {
    groups: Vec<GroupEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct GroupEntry {
    name: String,
    default: bool,
    files: Vec<FileEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileEntry {
    path: String,
    /// The file that it was read from, if it is one that may change.
    file: Option<String>,
    /// The folder of its suite, if it was read from one.
    root: Option<String>,
    /// The digest of its text, and of the scripts that it reads.
    digest: u64,
    features: Features,
    wordings: String,
    /// What an engine must claim.
    claims: Vec<String>,
    /// How many directives it has.
    directives: u32,
    /// Its table of [`Head`]s.
    heads: Span,
    /// Its units, each a list of directives.
    units: Vec<Span>,
    /// Its text, compressed.
    source: Span,
    /// The scripts that it reads with `input`.
    inputs: Vec<InputEntry>,
}

/// A script that another reads.
#[derive(Debug, Serialize, Deserialize)]
struct InputEntry {
    path: String,
    /// Its text, compressed.
    source: Span,
}

/// A directive without its unit: enough to name, list and show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// What kind of directive it is.
    pub kind: Kind,
    /// The line of its opening parenthesis, from 1.
    pub line: u32,
    /// The column of its opening parenthesis, in characters from 1.
    pub column: u32,
    /// How many directives begin before it on the same line.
    pub same_line: u16,
    /// The offset of its first byte.
    pub start: u32,
    /// The length of its text in bytes.
    pub length: u32,
    /// The number of its unit in the file.
    pub unit: u32,
    /// A digest of its text, which recognises it in another line.
    pub digest: u32,
    /// Where it stands in a script that this one reads with `input`. The other fields then have the place of the
    /// `input`.
    pub inside: Option<Inside>,
}

/// The digest of a script: of its text or, if it reads other scripts, of all texts.
fn digest_of_all<'a>(text: &str, inputs: impl Iterator<Item = &'a str>) -> u64 {
    let digests = inputs.flat_map(|input| digest(input.as_bytes()).to_le_bytes());
    let own = digest(text.as_bytes());
    let all: Vec<u8> = own.to_le_bytes().into_iter().chain(digests).collect();
    if all.len() == size_of::<u64>() { own } else { digest(&all) }
}

/// The digest of a text: FNV-1a, which needs no key and is the same on every machine.
pub fn digest(text: &[u8]) -> u64 {
    let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    text.iter().fold(0xcbf2_9ce4_8422_2325, fold)
}

#[cfg(test)]
mod tests;
