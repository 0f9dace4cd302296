//! Properties that must hold for every module and script: checked on mutations of the suite's own, on generated
//! modules, and on slices of the suite.
//!
//! The cases are the same in every run. Two variables of the environment change them: `WASSAY_PROPERTY_CASES` is how
//! many cases each property gets, `WASSAY_PROPERTY_SEED` a number that gives other ones. A case that fails is made
//! smaller and printed as a script.

#[path = "properties/binaries.rs"]
mod binaries;
#[path = "properties/corpus.rs"]
mod corpus;
#[path = "properties/embedding.rs"]
mod embedding;
#[path = "properties/mutation.rs"]
mod mutation;
#[path = "properties/property.rs"]
mod property;
#[path = "properties/slices.rs"]
mod slices;
#[path = "properties/smith.rs"]
mod smith;
#[path = "properties/texts.rs"]
mod texts;
