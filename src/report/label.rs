//! How results describe the run that made them.

use super::HEADING;
use clap::Args;
use wassay_harness::results::Header;

/// The label and the commit of a run.
#[derive(Clone, Debug, Default, Args)]
pub struct LabelArgs {
    /// What to call the run in its results, such as `nightly` [env: WASSAY_LABEL]
    #[arg(long, value_name = "TEXT", help_heading = HEADING)]
    pub label: Option<String>,

    /// The commit of what is tested, for its results [env: WASSAY_COMMIT]
    #[arg(long, value_name = "ID", help_heading = HEADING)]
    pub commit: Option<String>,
}

impl LabelArgs {
    /// Writes label and commit into the header of results: from the command line, else from the environment.
    pub fn apply(&self, header: Header) -> Header {
        let text = |named: &Option<String>, variable: &str| {
            let of_environment = || std::env::var(variable).ok().filter(|text| !text.is_empty());
            named.clone().or_else(of_environment)
        };
        let label = text(&self.label, "WASSAY_LABEL");
        let commit = text(&self.commit, "WASSAY_COMMIT");
        Header { label, commit, ..header }
    }
}
