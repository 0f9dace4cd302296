//! Where the suite comes from.

use crate::engines::front;
use clap::Args;
use std::path::PathBuf;
use wassay_harness::script::features::Features;

/// Where a suite comes from.
#[derive(Clone, Debug, Default, Args)]
pub struct SuiteArgs {
    /// Run this .wast file or folder, or a script in JSON, read now, in the place of the suite that is built in
    ///
    /// What is below `proposals/NAME/` is group NAME with that group's features, what is below `legacy/` is
    /// `legacy-exceptions`, all else is `core`
    /// with every finished feature. A script that begins with lines such as `;;! group = "simd"`,
    /// `;;! features = ["wasm2", "threads"]` or `;;! threads = true` says itself what it needs: see docs/scripts.md.
    #[arg(long, value_name = "PATH", default_value = front().suite)]
    pub suite: Option<PathBuf>,

    /// The features of every module of --suite: `wasm1`, `wasm2`, `wasm3` and names of proposals
    #[arg(long, value_name = "LIST", requires = "suite")]
    pub features: Option<Features>,

    /// Known failures; those that are built in hold for the suite that is built in
    #[arg(long, value_name = "FILE", default_value = front().expectations)]
    pub expectations: Option<PathBuf>,
}
