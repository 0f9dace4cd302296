//! The names of tests: `group/file:line:kind`, with `.2` after the line for the second on one line.
//!
//! Invariant: names are unique, have no spaces, and say where the directive stands.

use super::Head;
use std::fmt::{self, Write};

/// The name of one directive's test, written when it is needed.
#[derive(Clone, Copy, Debug)]
pub struct TestName<'a> {
    pub(super) group: &'a str,
    pub(super) path: &'a str,
    pub(super) head: &'a Head,
}

impl fmt::Display for TestName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { line, same_line, kind, .. } = self.head;
        f.write_str(self.group)?;
        f.write_char('/')?;
        f.write_str(self.path)?;
        match same_line {
            0 => write!(f, ":{line}:")?,
            before => write!(f, ":{line}.{}:", before + 1)?,
        }
        f.write_str(kind.name())
    }
}

impl TestName<'_> {
    /// The name as a string of its own.
    pub fn to_owned_name(self) -> String {
        // This capacity is enough for all but the longest names, so that the string is allocated once.
        let mut name = String::with_capacity(self.group.len() + self.path.len() + 32);
        write!(name, "{self}").expect("a string takes everything");
        name
    }
}
