//! Numbers, and numbers with their nouns.

pub use wassay_harness::script::counted;

/// A number and its noun, with commas between groups of three digits: `1,000 directives`.
pub(super) fn counted_grouped(count: usize, noun: &str) -> String {
    let ungrouped = counted(count, noun);
    ungrouped.replacen(&count.to_string(), &grouped(count), 1)
}

/// A number with commas between groups of three digits.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let parts = digits.as_bytes().rchunks(3).rev();
    let parts = parts.map(|part| str::from_utf8(part).expect("BUG: they are digits"));
    parts.collect::<Vec<&str>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let counts = [0, 1, 2].map(|count| counted(count, "test"));
        assert_eq!(counts, ["0 tests", "1 test", "2 tests"]);
        assert_eq!([1, 1000].map(|n| counted_grouped(n, "test")), ["1 test", "1,000 tests"]);
    }

    #[test]
    fn long_numbers_are_grouped() {
        let shown = [0, 999, 1000, 75_994, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "999", "1,000", "75,994", "1,234,567"]);
    }
}
