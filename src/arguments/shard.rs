//! Which shard this process runs: named by the command line, or by Bazel.
//!
//! Bazel's variables tell a test which of its shards it is; the test touches a file to show that it follows them
//! (<https://bazel.build/reference/test-encyclopedia>, "Test sharding").

use anyhow::{Context, Result};
use clap::Args;
use std::ffi::OsString;
use std::fs::OpenOptions;
use wassay_harness::selection::Shard;

/// Which part of the tests.
#[derive(Clone, Debug, Args)]
pub struct ShardArgs {
    /// Take part I of N, which is the same on every machine
    ///
    /// What belongs together stays together: the parts are divided by units.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
}

/// The shard that the command line names, else the one that Bazel's variables name, if they do.
///
/// # Errors
///
/// When the variables name no shard, or the file that Bazel waits for cannot be written.
pub fn shard(named: Option<Shard>) -> Result<Option<Shard>> {
    let of_bazel = of_bazel(|name| std::env::var_os(name))?;
    Ok(named.or(of_bazel))
}

fn of_bazel(variable: impl Fn(&str) -> Option<OsString>) -> Result<Option<Shard>> {
    let Some(total) = variable("TEST_TOTAL_SHARDS") else { return Ok(None) };
    if let Some(file) = variable("TEST_SHARD_STATUS_FILE") {
        let touched = OpenOptions::new().create(true).append(true).open(&file);
        let context = || format!("cannot touch TEST_SHARD_STATUS_FILE: {}", file.display());
        touched.with_context(context)?;
    }
    let number = |name: &str, text: Option<OsString>| -> Result<u32> {
        let text = text.with_context(|| format!("{name} is not set, but TEST_TOTAL_SHARDS is"))?;
        let text = text.to_string_lossy();
        text.parse().with_context(|| format!("{name} is not a number: `{text}`"))
    };
    let total = number("TEST_TOTAL_SHARDS", Some(total))?;
    let index = number("TEST_SHARD_INDEX", variable("TEST_SHARD_INDEX"))?;
    // Bazel counts from 0.
    let shard = Shard::new(index.saturating_add(1), total);
    Ok(Some(shard.context("TEST_SHARD_INDEX and TEST_TOTAL_SHARDS")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Result<Option<&str>, &str>) {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let actual = of_bazel(variable);
        let actual = actual.map(|shard| shard.map(|shard| shard.to_string()));
        let actual = actual.map_err(|error| format!("{error:#}"));
        let expected = expected.map(|shard| shard.map(str::to_owned)).map_err(str::to_owned);
        assert_eq!(actual, expected);
    }

    #[test]
    fn bazels_variables_name_the_shard() {
        let (index, total) = ("TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS");
        check(&[], Ok(None));
        check(&[(index, "0")], Ok(None));
        check(&[(index, "0"), (total, "3")], Ok(Some("1/3")));
        check(&[(index, "2"), (total, "3")], Ok(Some("3/3")));
        let range = "TEST_SHARD_INDEX and TEST_TOTAL_SHARDS: there is no shard 4 of 3: the first is 1, the last is 3";
        check(&[(index, "3"), (total, "3")], Err(range));
        check(&[(total, "3")], Err("TEST_SHARD_INDEX is not set, but TEST_TOTAL_SHARDS is"));
        let number = "TEST_SHARD_INDEX is not a number: `x`: invalid digit found in string";
        check(&[(index, "x"), (total, "3")], Err(number));
    }

    #[test]
    fn the_status_file_is_touched() {
        let file = std::env::temp_dir().join(format!("wassay-shard-status-{}", std::process::id()));
        let variable = |name: &str| match name {
            "TEST_SHARD_STATUS_FILE" => Some(file.clone().into_os_string()),
            _ => Some(OsString::from("1")),
        };
        assert!(of_bazel(variable).is_err(), "there is no shard 2 of 1");
        assert!(file.exists());
        std::fs::remove_file(file).unwrap();
        assert!(of_bazel(|_| Some(OsString::from("no/such/folder/1"))).is_err());
    }
}
