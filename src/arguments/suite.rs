//! Where the suite comes from.

use crate::engines::front;
use clap::Args;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use wassay_harness::script::features::{Features, UnknownFeature};
use wassay_harness::suite::GroupConfig;

/// Where a suite comes from.
#[derive(Clone, Debug, Default, Args)]
pub struct SuiteArgs {
    /// Read this .wast file, folder or script in JSON instead of the built-in suite; `-` reads a script from standard
    /// input
    ///
    /// It can be given several times, and a filter that is the path of a file or folder means the same. What is below
    /// `proposals/NAME/` is group NAME with that group's features, what is below `legacy/` is `legacy-exceptions`, all
    /// else is `core` with every finished feature. A script that begins with lines such as `;;! group = "simd"`,
    /// `;;! features = ["wasm2", "threads"]` or `;;! threads = true` says itself what it needs: see docs/scripts.md.
    #[arg(long, value_name = "PATH", default_value = front().suite)]
    pub suite: Vec<PathBuf>,

    /// The features of all modules of --suite: `wasm1`, `wasm2`, `wasm3` and names of proposals
    #[arg(long, value_name = "LIST")]
    pub features: Option<FeatureList>,

    /// The file of known failures; those that are built in apply to the built-in suite
    #[arg(long, value_name = "FILE", default_value = front().expectations)]
    pub expectations: Option<PathBuf>,

    /// The groups of the suite that the file of settings has, with paths as their sources.
    #[arg(skip)]
    pub groups: Vec<GroupConfig>,
}

impl SuiteArgs {
    /// Whether the suite is the one that is built in.
    pub fn is_built_in(&self) -> bool {
        self.suite.is_empty() && self.groups.is_empty()
    }

    /// Whether the command line names no suite, so that the program's own is used.
    pub fn is_default(&self) -> bool {
        self.suite.iter().map(PathBuf::as_path).eq(front().suite.iter().map(Path::new))
    }
}

/// A list of features, and how the user typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeatureList {
    /// The features.
    pub features: Features,
    /// The text.
    pub typed: String,
}

impl FromStr for FeatureList {
    type Err = UnknownFeature;

    fn from_str(typed: &str) -> Result<Self, UnknownFeature> {
        Ok(Self { features: typed.parse()?, typed: typed.to_owned() })
    }
}
