//! The formats that others keep and read: the protocol, files of results, files of expectations.
//!
//! The files beside this one are of the formats' first version. Each is read, written again and compared byte for byte.
//! So a change of a type cannot change what an adapter reads, or make last year's files unreadable. The tests use only
//! the public interface of the crate.
//!
//! A file covers everything that its format can say: [`names!`] lists the variants of a type with their names in the
//! format, and the compiler checks that none is missing. [`check_all_seen`] checks that each is in the file.

mod expectations;
mod filters;
mod protocol;
mod results;

use std::collections::BTreeSet;

/// The names that a format has for the variants of a type: a function from a value to its name, and all names.
macro_rules! names {
    ($ty:ty { $($variant:pat => $name:literal),* $(,)? }) => {
        {
            let name: fn(&$ty) -> &'static str = |value| match value { $($variant => $name),* };
            let all: &'static [&'static str] = &[$($name),*];
            (name, all)
        }
    };
}
pub(crate) use names;

/// The names of all variants of a type, as [`names!`] lists them.
type Names<T> = (fn(&T) -> &'static str, &'static [&'static str]);

/// Checks that a file has every variant, and that each is written under its name.
///
/// `written` gives the name under which a value is written.
#[track_caller]
fn check_all_seen<T>((name, all): Names<T>, values: &[T], written: impl Fn(&T) -> String) {
    for value in values {
        assert_eq!(written(value), name(value), "the name that is written");
    }
    let seen: BTreeSet<&str> = values.iter().map(name).collect();
    assert_eq!(seen, all.iter().copied().collect(), "what is in the file, and what there is");
}
