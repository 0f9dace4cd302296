//! Finds the word that a misspelt word was meant to be.

/// No known word is longer. Longer words are not compared, as the time is the product of the lengths.
const MAX_WORD: usize = 64;

/// The nearest known word, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > MAX_WORD {
        return None;
    }
    // One mistake in a word of up to five letters, two in one of six, and so on.
    let most = 1.max(length / 3);
    let distance = |known: &'a str| (strsim::damerau_levenshtein(word, known), known);
    let near = known.into_iter().filter(|known| known.len() <= MAX_WORD).map(distance);
    near.filter(|(distance, _)| *distance <= most).min().map(|(_, known)| known)
}

/// `: did you mean ...?`, or nothing.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map(|word| format!(": did you mean `{word}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_meant() {
        let known = ["simd", "gc", "threads"];
        assert_eq!(nearest("simdd", known), Some("simd"));
        assert_eq!(nearest("smid", known), Some("simd"));
        assert_eq!(nearest("reads", known), None);
        assert_eq!(nearest("treads", known), Some("threads"));
        assert_eq!(did_you_mean("core", known), "");
        assert_eq!(nearest(&"s".repeat(MAX_WORD + 1), known), None);
    }
}
