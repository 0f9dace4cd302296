//! Finds scripts in folders and reads them.
//!
//! Invariant: every file below a folder that has the name of a script becomes one, whatever is in it. If it cannot be
//! read as text, the script has a [`Problem`], which its only directive reports.

use super::{ScriptSource, SuiteError};
use crate::script::lower::InputText;
use crate::script::printable;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why nothing in a script is run: it is not understood, for this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(pub String);

/// The largest file that is read as a script.
const MAX_SCRIPT_BYTES: u64 = 256 << 20;

/// Finds all `.wast` files below a folder, or the one file that `path` is, in order.
///
/// What does not stop the run is added to `warnings`.
///
/// # Errors
///
/// When `path` cannot be read, is a file that is no script, or has no script in it.
pub fn read_scripts(
    path: &Path,
    warnings: &mut Vec<String>,
) -> Result<Vec<ScriptSource>, SuiteError> {
    let refuse = |error| SuiteError::Read { path: path.to_owned(), error };
    let mut files = Vec::new();
    if fs::metadata(path).map_err(refuse)?.is_file() {
        if let Some(kind) = module_kind(path) {
            return Err(SuiteError::Module { path: path.to_owned(), kind });
        }
        files.push(path.to_owned());
    } else {
        let folder = path.canonicalize().map_err(refuse)?;
        collect(path, &mut vec![folder], &mut files, warnings)?;
    }
    if files.is_empty() {
        return Err(SuiteError::Empty(path.to_owned()));
    }
    let root = if path.is_file() { path.parent().unwrap_or(Path::new("")) } else { path };
    let mut scripts: Vec<ScriptSource> =
        files.into_iter().map(|file| read_script(root, file)).collect();
    // Compare the paths as text, so that the order is the same on every system.
    scripts.sort_by(|a, b| (&a.path, &a.file).cmp(&(&b.path, &b.file)));
    Ok(scripts)
}

fn module_kind(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "wasm" => Some("in the binary format"),
        "wat" => Some("in the text format"),
        _ => None,
    }
}

/// Adds the scripts of a folder. `open` are the folders from the first to this one, without links.
fn collect(
    path: &Path,
    open: &mut Vec<PathBuf>,
    files: &mut Vec<PathBuf>,
    warnings: &mut Vec<String>,
) -> Result<(), SuiteError> {
    let refuse = |error| SuiteError::Read { path: path.to_owned(), error };
    for entry in fs::read_dir(path).map_err(refuse)? {
        let entry = entry.map_err(refuse)?.path();
        if entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if !entry.is_dir() {
            if entry.extension().is_some_and(|extension| extension == "wast") {
                files.push(entry);
            }
            continue;
        }
        let folder = match entry.canonicalize() {
            Ok(folder) => folder,
            Err(error) => {
                warnings.push(format!("{}: the folder cannot be read: {error}", entry.display()));
                continue;
            }
        };
        if open.contains(&folder) {
            let link = entry.display();
            warnings.push(format!("{link}: the link leads back to a folder above: not followed"));
            continue;
        }
        open.push(folder);
        collect(&entry, open, files, warnings)?;
        open.pop();
    }
    Ok(())
}

fn read_script(root: &Path, file: PathBuf) -> ScriptSource {
    let parts = file.strip_prefix(root).unwrap_or(&file).components();
    let parts: Vec<String> = parts
        .map(|part| printable(&part.as_os_str().to_string_lossy()).replace(' ', "_"))
        .collect();
    let (text, problem) = match read_bytes(&file) {
        Ok(bytes) => decode(&bytes),
        Err(error) => (String::new(), Some(format!("the file cannot be read: {error}"))),
    };
    let problem = problem.map(Problem);
    let root = Some(root.to_owned());
    let (path, claims) = (parts.join("/"), Vec::new());
    ScriptSource { path, text, file: Some(file), root, claims, problem }
}

/// Reads a script from an input that is no file.
///
/// # Errors
///
/// When it cannot be read.
pub fn read_script_from(mut input: impl Read, path: &str) -> Result<ScriptSource, SuiteError> {
    let refuse = |error| SuiteError::Read { path: path.into(), error };
    let mut bytes = Vec::new();
    input.by_ref().take(MAX_SCRIPT_BYTES + 1).read_to_end(&mut bytes).map_err(refuse)?;
    if bytes.len() as u64 > MAX_SCRIPT_BYTES {
        return Err(refuse(too_large()));
    }
    let (text, problem) = decode(&bytes);
    let problem = problem.map(Problem);
    Ok(ScriptSource { problem, ..ScriptSource::embedded(path, text) })
}

fn too_large() -> io::Error {
    io::Error::other(format!("the file is larger than {} MiB", MAX_SCRIPT_BYTES >> 20))
}

fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    let size = fs::metadata(file)?.len();
    if size > MAX_SCRIPT_BYTES {
        return Err(too_large());
    }
    fs::read(file)
}

/// The text of a file, and why it is no script if its encoding is not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<String>) {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16, order: &str| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        let reason = format!("the file is in UTF-16 ({order}): a script is in UTF-8");
        (text.collect(), Some(reason))
    };
    match bytes {
        [b'\0', b'a', b's', b'm', ..] => {
            let reason = "the file is a module in the binary format, not a script";
            (String::new(), Some(reason.to_owned()))
        }
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes, "little endian"),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes, "big endian"),
        // Without a byte order mark, by the first character: that of a script is ASCII.
        [1..0x80, 0, ..] => utf_16(bytes, u16::from_le_bytes, "little endian"),
        [0, 1..0x80, ..] => utf_16(bytes, u16::from_be_bytes, "big endian"),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let reason = "the file begins with a byte order mark, which the text format does not \
                          have: save it without";
            (String::from_utf8_lossy(rest).into_owned(), Some(reason.to_owned()))
        }
        // Bytes that are no UTF-8 become U+FFFD, which the lexer refuses at its place.
        bytes => (String::from_utf8_lossy(bytes).into_owned(), None),
    }
}

/// Reads the script that the one in the file `from` names with `input`: relative to the folder of that file, and below the
/// folder `root` of the suite.
pub(super) fn read_input(root: &Path, from: &Path, name: &str) -> Result<InputText, String> {
    if Path::new(name).extension().is_none_or(|extension| extension != "wast") {
        return Err(format!("`{name}` is not a script: `input` reads .wast files only"));
    }
    let outside = || format!("there is no script `{name}` below the folder of the suite");
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let root = root.canonicalize().map_err(|_| outside())?;
    let folder = from.parent().unwrap_or(Path::new(""));
    let file = folder.join(name).canonicalize().map_err(|_| outside())?;
    if !file.starts_with(&root) || !file.is_file() {
        return Err(outside());
    }
    let bytes = read_bytes(&file).map_err(|error| format!("`{name}` cannot be read: {error}"))?;
    match decode(&bytes) {
        (text, None) => Ok(InputText { path: file.to_string_lossy().into_owned(), text }),
        (_, Some(problem)) => Err(format!("`{name}`: {problem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_encodings_are_told_apart() {
        let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| {
            text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        for (bytes, text, reason) in [
            (b"(module)".to_vec(), "(module)", None),
            (b"\xef\xbb\xbf(module)".to_vec(), "(module)", Some("the file begins with a byte")),
            (utf_16("\u{feff}(a)", u16::to_le_bytes), "(a)", Some("the file is in UTF-16 (little")),
            (utf_16("\u{feff}(a)", u16::to_be_bytes), "(a)", Some("the file is in UTF-16 (big")),
            (utf_16("(a)", u16::to_le_bytes), "(a)", Some("the file is in UTF-16 (little")),
            (utf_16("(a)", u16::to_be_bytes), "(a)", Some("the file is in UTF-16 (big")),
            (b"\0asm\x01\0\0\0".to_vec(), "", Some("the file is a module in the binary")),
            (b"\xff".to_vec(), "\u{fffd}", None),
            (b"".to_vec(), "", None),
        ] {
            let (found, problem) = decode(&bytes);
            assert_eq!(found, text, "{bytes:x?}");
            match (problem, reason) {
                (Some(problem), Some(reason)) => assert!(problem.starts_with(reason), "{problem}"),
                (problem, reason) => assert_eq!(problem.as_deref(), reason, "{bytes:x?}"),
            }
        }
    }

    #[test]
    fn a_missing_or_empty_folder_and_a_module_are_errors() {
        let mut warnings = Vec::new();
        let missing = read_scripts(Path::new("does/not/exist"), &mut warnings);
        assert!(matches!(missing, Err(SuiteError::Read { .. })));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(matches!(read_scripts(&source, &mut warnings), Err(SuiteError::Empty(_))));
        assert_eq!(module_kind(Path::new("a.wasm")), Some("in the binary format"));
        assert_eq!(module_kind(Path::new("a.wast")), None);
    }
}
