//! A part of the tests: shard I of N, for runs that are spread over machines.
//!
//! A unit belongs to a shard as a whole, since a directive of it runs what it needs of the unit anyway. A hash of what
//! the unit *is* decides which: its group, its file, the text of its first directive, and how many units of the file
//! before it begin with the same text. So every machine divides the suite in the same way, and a directive that is
//! added, removed or moved changes at most the shard of its own unit. Invariant: for each N, each directive is in
//! exactly one shard, whatever else is selected.

use crate::suite::manifest::{File, Group, ManifestError, digest};
use std::collections::HashMap;
use std::fmt;
use std::num::NonZero;
use std::str::FromStr;

/// One of several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 0.
    index: u32,
    total: NonZero<u32>,
}

/// Why a text names no shard.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    /// The text is not of the form `I/N`.
    #[error("`{0}` is not a shard: write I/N, for instance 1/3")]
    Form(String),
    /// There is no such shard.
    #[error("there is no shard {index} of {total}: the first is 1, the last is {total}")]
    Range {
        /// The number asked for, from 1.
        index: u64,
        /// How many there are.
        total: u32,
    },
}

impl Shard {
    /// The shard of this number, from 1.
    ///
    /// # Errors
    ///
    /// When there are none, or fewer.
    pub fn new(index: u32, total: u32) -> Result<Self, ShardError> {
        let range = ShardError::Range { index: index.into(), total };
        match (index.checked_sub(1), NonZero::new(total)) {
            (Some(index), Some(total)) if index < total.get() => Ok(Self { index, total }),
            _ => Err(range),
        }
    }

    /// Its number, from 1, and how many there are.
    pub fn parts(self) -> (u32, u32) {
        (self.index.saturating_add(1), self.total.get())
    }

    /// Whether the units of a file belong to it, by their numbers.
    pub(super) fn has_units(self, group: &Group, file: &File) -> Result<Vec<bool>, ManifestError> {
        let base = digest(format!("{}/{}", group.name, file.path()).as_bytes());
        let heads = file.heads()?;
        let mut has =
            vec![None; heads.iter().map(|head| head.unit as usize + 1).max().unwrap_or(0)];
        let mut begun: HashMap<u32, u64> = HashMap::new();
        // A unit's first directive is the first that names it.
        for head in heads {
            let has = &mut has[head.unit as usize];
            if has.is_none() {
                let before = begun.entry(head.digest).or_default();
                *has = Some(self.has(base, head.digest, *before));
                *before += 1;
            }
        }
        Ok(has.into_iter().map(|has| has.unwrap_or(false)).collect())
    }

    fn has(self, base: u64, digest: u32, before: u64) -> bool {
        let hash = mix(mix(base ^ u64::from(digest)).wrapping_add(before));
        // The hash as a fraction of 2^64, times N: even, and without a remainder's bias.
        (u128::from(hash) * u128::from(self.total.get())) >> 64 == u128::from(self.index)
    }
}

/// The finaliser of SplitMix64: every bit of the result depends on every bit of the argument.
fn mix(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, total) = self.parts();
        write!(f, "{index}/{total}")
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let form = || ShardError::Form(text.to_owned());
        let (index, total) = text.split_once('/').ok_or_else(form)?;
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| form());
        Self::new(number(index)?, number(total)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_read_from_text_or_refused() {
        assert_eq!("2/3".parse::<Shard>().unwrap().to_string(), "2/3");
        for (text, error) in [
            ("2", "`2` is not a shard: write I/N, for instance 1/3"),
            ("a/3", "`a/3` is not a shard: write I/N, for instance 1/3"),
            ("-1/3", "`-1/3` is not a shard: write I/N, for instance 1/3"),
            ("0/3", "there is no shard 0 of 3: the first is 1, the last is 3"),
            ("4/3", "there is no shard 4 of 3: the first is 1, the last is 3"),
            ("1/0", "there is no shard 1 of 0: the first is 1, the last is 0"),
        ] {
            assert_eq!(text.parse::<Shard>().unwrap_err().to_string(), error);
        }
    }
}
