//! Groups of arguments that several commands share.

mod filter;
mod jobs;
mod judging;
mod rerun;
mod shard;
mod suite;
mod volume;

pub use filter::{FilterArgs, filter_help};
pub use jobs::{JobsArgs, processors};
pub use judging::JudgingArgs;
pub use rerun::{RerunCommand, quoted};
pub use shard::{ShardArgs, shard};
pub use suite::{FeatureList, SuiteArgs};
pub use volume::{Volume, VolumeArgs};
