//! Numbers with their nouns.

/// A number and its noun: `1 directive`, `2 directives`.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let counts = [0, 1, 2].map(|count| counted(count, "test"));
        assert_eq!(counts, ["0 tests", "1 test", "2 tests"]);
    }
}
