//! Reads the header of a script: its first lines of the form `;;! key = value`, which Wasmtime and Wizard write too.
//!
//! The lines are TOML. Blank lines and comments before and between them do not matter; the first form ends them.

use super::read::Problem;
use crate::engine::NAN_CANONICALIZATION;
use crate::script::features::Features;
use crate::script::{beginning, did_you_mean};

/// What a header says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The group that the script belongs to.
    pub(super) group: Option<String>,
    /// All the features of its modules.
    pub(super) features: Option<Features>,
    /// Single features, on or off, by their names in [`Features`], in order.
    pub(super) switches: Vec<(&'static str, bool)>,
    /// What an engine must claim for the script to be run on it, by name.
    pub(super) claims: Vec<String>,
    /// Why the script is not run.
    pub(super) problem: Option<Problem>,
    /// Keys that are not known, with what may have been meant.
    pub(super) warnings: Vec<String>,
}

/// Keys that change nothing: how much memory a script needs, and whether it is the specification's.
const WITHOUT_EFFECT: [&str; 2] = ["hogs_memory", "spec_test"];

/// The beginning of other keys that change nothing: features of the component model, whose forms are not run anyway.
const OF_COMPONENTS: &str = "component_model_";

const MARK: &str = ";;!";

impl Header {
    /// Reads the header of a script.
    pub(super) fn parse(text: &str) -> Self {
        let lines: Vec<&str> =
            leading_comments(text).filter_map(|line| line.strip_prefix(MARK)).collect();
        let mut header = Self::default();
        let table = match lines.join("\n").parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                let reason = error.message().to_owned();
                header.problem = Some(Problem(format!("the header is not TOML: {reason}")));
                return header;
            }
        };
        for (key, value) in table {
            if let Err(reason) = header.take(&key, value) {
                let reason = format!("the header's key `{key}`: {reason}");
                header.problem.get_or_insert(Problem(reason));
            }
        }
        header
    }

    fn take(&mut self, key: &str, value: toml::Value) -> Result<(), String> {
        match key {
            "group" => {
                self.group = Some(value.try_into().map_err(|_| "expected a name in quotes")?)
            }
            "features" => {
                let names: Vec<String> =
                    value.try_into().map_err(|_| "expected a list of names in quotes")?;
                let features = Features::from_names(names).map_err(|error| error.to_string())?;
                self.features = Some(features);
            }
            _ => self.switch(key, &value)?,
        }
        Ok(())
    }

    fn switch(&mut self, key: &str, value: &toml::Value) -> Result<(), String> {
        let feature = Features::proposal(&key.replace('_', "-"));
        let is_claim = key == NAN_CANONICALIZATION;
        let is_without_effect = WITHOUT_EFFECT.contains(&key) || key.starts_with(OF_COMPONENTS);
        let is_known = is_without_effect || is_claim;
        if feature.is_none() && !is_known {
            let others = ["group", "features", NAN_CANONICALIZATION];
            let known = Features::known_names().chain(WITHOUT_EFFECT).chain(others);
            let meant = did_you_mean(key, known);
            self.warnings
                .push(format!("the header's key `{}` is not known{meant}", beginning(key)));
            return Ok(());
        }
        let is_on = value.as_bool().ok_or("expected true or false")?;
        if let Some(feature) = feature {
            self.switches.push((feature, is_on));
        }
        if is_claim && is_on {
            self.claims.push(key.to_owned());
        }
        Ok(())
    }

    /// The features of the script's modules, where those of its group are `base`.
    pub(super) fn features_on(&self, base: Features) -> Features {
        let base = self.features.unwrap_or(base);
        let switch = |features: Features, (name, is_on): &(&str, bool)| features.with(name, *is_on);
        self.switches.iter().fold(base, switch)
    }
}

/// The line comments before the first form.
fn leading_comments(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            if rest.starts_with(";;") {
                let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
                rest = behind;
                return Some(line.trim_end_matches('\r'));
            }
            rest = behind_block_comment(rest)?;
        }
    })
}

/// The text after the block comment at the beginning, if there is one.
fn behind_block_comment(text: &str) -> Option<&str> {
    text.starts_with("(;").then_some(())?;
    let mut depth = 0_usize;
    let mut rest = text;
    loop {
        if let Some(behind) = rest.strip_prefix("(;") {
            (depth, rest) = (depth + 1, behind);
        } else if let Some(behind) = rest.strip_prefix(";)") {
            (depth, rest) = (depth - 1, behind);
            if depth == 0 {
                return Some(rest);
            }
        } else {
            let next = rest.chars().next()?;
            rest = &rest[next.len_utf8()..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(header: &str, feature: &str) -> bool {
        Header::parse(header).features_on(Features::WASM3).has(feature)
    }

    #[test]
    fn keys_of_every_dialect_switch_features() {
        // Wasmtime's keys are added to the finished features.
        let wasmtime = ";;! gc = true\n;;! multi_memory = true\n;;! threads = true\n(module)";
        for feature in ["gc", "multi-memory", "threads", "simd"] {
            assert!(on(wasmtime, feature), "{feature}");
        }
        assert!(!on(";;! simd = false", "simd") && !on(";;! simd = false", "relaxed-simd"));
        assert!(!on(";;! reference_types = false", "gc"), "it rests on them");
        assert!(on(";;! stack_switching = true\n", "stack-switching"));
        let none = Header::parse(";;! hogs_memory = true\n;;! component_model_anything = true\n");
        assert_eq!(none, Header::default());
        let nan = Header::parse(";;! nan_canonicalization = true");
        assert_eq!((nan.claims, nan.problem), (vec!["nan_canonicalization".to_owned()], None));
        assert_eq!(Header::parse(";;! nan_canonicalization = false"), Header::default());
        // Our keys, and both together.
        let ours = ";;! group = \"threads\"\n;;! features = [\"wasm1\"]\n;;! threads = true";
        assert_eq!(Header::parse(ours).group.as_deref(), Some("threads"));
        assert!(on(ours, "threads") && !on(ours, "simd"));
    }

    #[test]
    fn a_header_stands_behind_comments_and_before_the_first_form() {
        for text in [
            ";; (c) somebody\n\n;;! simd = false",
            "(; a (; nested ;) comment ;)\r\n  ;;! simd = false\r\n(module)",
            ";;! gc = true\n;; why not\n;;! simd = false",
        ] {
            assert!(!on(text, "simd"), "{text}");
        }
        assert!(on("(module)\n;;! simd = false", "simd"));
        assert!(on("(; open\n;;! simd = false", "simd"));
        assert!(on("", "simd"));
    }

    #[test]
    fn an_unknown_key_is_a_warning_and_a_wrong_value_a_problem() {
        let header = Header::parse(";;! simmd = true\n;;! gc = true\n");
        assert_eq!(
            header.warnings,
            ["the header's key `simmd` is not known: did you mean `simd`?"]
        );
        assert_eq!((header.problem, header.switches), (None, vec![("gc", true)]));
        let problem = |text: &str| match Header::parse(text).problem {
            Some(Problem(reason)) => reason,
            None => panic!("{text} is understood"),
        };
        assert_eq!(problem(";;! gc = 3"), "the header's key `gc`: expected true or false");
        assert_eq!(problem(";;! group = 3"), "the header's key `group`: expected a name in quotes");
        let features = problem(";;! features = [\"smid\"]");
        assert!(features.starts_with("the header's key `features`: unknown feature `smid`"));
        assert!(problem(";;! this is a header").starts_with("the header is not TOML: "));
    }
}
