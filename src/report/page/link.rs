//! The address of a file, relative to a page.

use std::path::{Component, Path, PathBuf};

/// The address of a file from a page: relative, so that both can be moved together. `None` if there is no relative
/// address.
pub fn link(file: &Path, page: Option<&Path>) -> Option<String> {
    let folder = match page.map(|page| page.parent().unwrap_or(Path::new(""))) {
        Some(folder) if folder != Path::new("") => folder.canonicalize().ok()?,
        _ => Path::new(".").canonicalize().ok()?,
    };
    let file = file.canonicalize().ok()?;
    Some(encoded(&relative(&file, &folder)?))
}

/// The relative path from a folder to a file, both of which are absolute.
fn relative(file: &Path, folder: &Path) -> Option<PathBuf> {
    let (file, folder): (Vec<_>, Vec<_>) =
        (file.components().collect(), folder.components().collect());
    let common = file.iter().zip(&folder).take_while(|(a, b)| a == b).count();
    // There is no relative path to another drive of Windows.
    if common == 0 {
        return None;
    }
    let up = folder[common..].iter().map(|_| Component::ParentDir);
    Some(up.chain(file[common..].iter().copied()).collect())
}

/// A relative path as an address. It begins with a dot, so that no browser takes a part of it for a scheme.
fn encoded(path: &Path) -> String {
    let mut address = String::from(".");
    for part in path.components() {
        address.push('/');
        for byte in part.as_os_str().to_string_lossy().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                    address.push(char::from(byte));
                }
                _ => address += &format!("%{byte:02X}"),
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_never_have_a_scheme() {
        let address =
            |file, folder| relative(Path::new(file), Path::new(folder)).map(|p| encoded(&p));
        let check = |file, folder, expected: &str| {
            assert_eq!(address(file, folder).as_deref(), Some(expected));
        };
        check("/a/b/r.jsonl", "/a/b", "./r.jsonl");
        check("/a/c/r 1.jsonl", "/a/b", "./../c/r%201.jsonl");
        check("/a/javascript:alert(1)", "/a", "./javascript%3Aalert%281%29");
        check("/a/\"><script>", "/a", "./%22%3E%3Cscript%3E");
        assert_eq!(link(Path::new("no-such-file"), None), None);
    }
}
