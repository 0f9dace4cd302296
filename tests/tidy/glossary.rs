//! Checks the glossary: it has few words, each once, and a type beside a word is a public type.

use std::collections::BTreeSet;

pub(crate) const DOCUMENT: &str = "CONTRIBUTING.md";

/// The head of the table of words.
const HEAD: &str = "| word | type | meaning |";

/// With more words the glossary would help nobody.
const MAX_WORDS: usize = 25;

/// What is wrong with the glossary in a text.
pub(crate) fn problems(text: &str, public_types: &BTreeSet<&str>) -> Vec<String> {
    let mut problems = Vec::new();
    let mut words = BTreeSet::new();
    let rows = (1..).zip(text.lines()).skip_while(|(_, line)| *line != HEAD).skip(2);
    for (number, line) in rows.take_while(|(_, line)| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let &[word, ty, meaning] = &cells[..] else {
            problems.push(format!("{DOCUMENT}:{number}: a row of {} cells", cells.len()));
            continue;
        };
        if !words.insert(word) {
            problems.push(format!("{DOCUMENT}:{number}: `{word}` has two rows"));
        }
        let ty = ty.trim_matches('`');
        if !ty.is_empty() && !public_types.contains(ty) {
            problems.push(format!(
                "{DOCUMENT}:{number}: no public type is called `{ty}`: mend the row of `{word}`"
            ));
        }
        if meaning.is_empty() {
            problems.push(format!("{DOCUMENT}:{number}: `{word}` has no meaning"));
        }
    }
    if words.is_empty() {
        problems.push(format!("{DOCUMENT}: there is no table `{HEAD}`"));
    }
    if words.len() > MAX_WORDS {
        let count = words.len();
        problems.push(format!("{DOCUMENT}: {count} words, where {MAX_WORDS} are enough"));
    }
    problems
}
