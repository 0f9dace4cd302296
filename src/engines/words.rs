//! Words of other engines: what their own texts of traps, link errors and rejections mean. The files are in
//! `testsuite/words/`.

use super::BUILT_IN;
use anyhow::Result;
use wassay_harness::verdict::reject::Messages;

/// The words of engines, by the names that they say in their hello.
static WORDS: [(&str, &str); 10] = [
    ("node", NODE),
    ("deno", NODE),
    ("chromium", NODE),
    ("bun", include_str!("../../testsuite/words/bun.toml")),
    ("firefox", include_str!("../../testsuite/words/firefox.toml")),
    ("wasmi", include_str!("../../testsuite/words/wasmi.toml")),
    ("tinywasm", include_str!("../../testsuite/words/tinywasm.toml")),
    ("wasmtime", WASMTIME),
    ("python-wasmtime", WASMTIME),
    ("wasmer", include_str!("../../testsuite/words/wasmer.toml")),
];

/// V8's, which serve all three.
const NODE: &str = include_str!("../../testsuite/words/node.toml");

/// Wasmtime's, by its crate and by its Python package.
const WASMTIME: &str = include_str!("../../testsuite/words/wasmtime.toml");

/// The words of an engine, if somebody has written them down.
pub fn of(engine: &str) -> Option<&'static str> {
    WORDS.iter().find(|(name, _)| *name == engine).map(|(_, words)| *words)
}

/// Whether an engine is of this project, whose texts the table of causes has.
pub fn is_own(engine: &str) -> bool {
    BUILT_IN.iter().any(|row| row.kept_as == engine)
}

/// The table of causes for an engine that calls itself so. What an engine says whose words nobody has written down may still be
/// the specification's or wasmparser's; all else tells no reason.
///
/// # Errors
///
/// When its words are not understood.
pub fn messages_of(engine: &str) -> Result<Messages> {
    match is_own(engine) {
        true => Ok(Messages::builtin().clone()),
        false => Ok(Messages::of_engine(of(engine))?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_understood() {
        for (engine, words) in WORDS {
            let read = Messages::of_engine(Some(words));
            assert!(read.is_ok(), "{engine}: {}", read.unwrap_err());
        }
        assert!(of("wassay").is_none());
    }

    #[test]
    fn every_file_of_words_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testsuite/words");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let engine = path.file_stem().unwrap().to_str().unwrap();
            assert_eq!(of(engine), Some(&*std::fs::read_to_string(&path).unwrap()), "{engine}");
        }
    }
}
