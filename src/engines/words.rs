//! Words of other engines: what their own texts of traps, link errors and rejections mean. The files are in
//! `testsuite/words/`.

/// The words of engines, by the names that they say in their hello.
static WORDS: [(&str, &str); 5] = [
    ("node", NODE),
    ("deno", NODE),
    ("chromium", NODE),
    ("bun", include_str!("../../testsuite/words/bun.toml")),
    ("firefox", include_str!("../../testsuite/words/firefox.toml")),
];

/// V8's, which serve all three.
const NODE: &str = include_str!("../../testsuite/words/node.toml");

/// The words of an engine, if somebody has written them down.
pub fn of(engine: &str) -> Option<&'static str> {
    WORDS.iter().find(|(name, _)| *name == engine).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wassay_harness::verdict::reject::Messages;

    #[test]
    fn the_words_are_understood() {
        for (engine, words) in WORDS {
            let read = Messages::of_engine(Some(words));
            assert!(read.is_ok(), "{engine}: {}", read.unwrap_err());
        }
        assert!(of("wassay").is_none());
    }
}
