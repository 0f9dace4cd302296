//! Properties that must hold for every module and script: checked on mutations of the suite's own, on generated
//! modules, and on slices of the suite.
//!
//! The cases are the same in every run. Two variables of the environment change them: `WASSAY_PROPERTY_CASES` is the
//! number of cases for each property, `WASSAY_PROPERTY_SEED` a number that leads to other cases. A case that fails is
//! made smaller and printed as a script.

mod binaries;
mod corpus;
mod embedding;
mod mutation;
mod property;
mod slices;
mod smith;
mod texts;
