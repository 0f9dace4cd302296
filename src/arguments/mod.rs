//! Groups of arguments that several commands share.

mod filter;
mod jobs;
mod judging;
mod shard;
mod suite;

pub use filter::{FilterArgs, filter_help};
pub use jobs::{JobsArgs, processors};
pub use judging::JudgingArgs;
pub use shard::{ShardArgs, shard};
pub use suite::SuiteArgs;
