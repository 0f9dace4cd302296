//! What the author of an engine needs to put it behind the [`Engine`] trait.
//!
//! An engine has a name and makes sessions; a session has a method for each of four verbs, and returns what was asked for,
//! or the [`Outcome`] in its place, so that `?` ends a request early. docs/own-engine.md has a whole one.

pub use wassay_harness::engine::{Engine, Fork, Outcome, Partial, Phase, Session, spectest};
pub use wassay_harness::run::protocol::Encoding;
pub use wassay_harness::run::worker::{Served, serve};
pub use wassay_harness::script::DirectiveId;
pub use wassay_harness::script::features::Features;
pub use wassay_harness::script::value::{Hierarchy, Reference, Value};
pub use wassay_harness::verdict::reject::decode;
