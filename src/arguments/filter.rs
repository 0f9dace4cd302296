//! Which tests.

use anyhow::Result;
use clap::Args;
use wassay_harness::script::Kind;
use wassay_harness::selection::{EXPRESSIONS, Filter, ParsedFilter, Shard, StatusIndex};

/// Which tests.
#[derive(Clone, Debug, Args)]
pub struct FilterArgs {
    /// Parts of names: a test is taken if its name contains one of them
    #[arg(value_name = "FILTER")]
    pub names: Vec<String>,

    /// The filters are whole names
    #[arg(long)]
    pub exact: bool,

    /// Leave out tests whose names contain this
    #[arg(long, value_name = "FILTER")]
    pub skip: Vec<String>,

    /// Only this group; `spec-1.0` and `spec-2.0` run only if they are asked for
    #[arg(long, value_name = "NAME")]
    pub group: Vec<String>,

    /// Only this kind of directive, such as `module` or `assert_trap`
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    pub kind: Vec<Kind>,

    /// Only tests for which this filter expression holds, such as `group(gc) and not file(i31)`
    ///
    /// With several, those for which one holds. The language is described below, with --help.
    #[arg(long, short = 'E', value_name = "EXPR")]
    pub filter: Vec<ParsedFilter>,
}

impl FilterArgs {
    /// The filter, with what it asks of files of results.
    ///
    /// # Errors
    ///
    /// When such a file cannot be read.
    pub fn to_filter(&self, shard: Option<Shard>) -> Result<Filter> {
        Ok(Filter {
            names: self.names.clone(),
            exact: self.exact,
            skip: self.skip.clone(),
            groups: self.group.clone(),
            kinds: self.kind.clone(),
            expressions: self.filter.clone(),
            recorded: StatusIndex::read(&self.filter)?,
            shard,
        })
    }
}

/// What the long help of commands with filters says at its end.
pub fn filter_help() -> String {
    format!("Filter expressions:\n{EXPRESSIONS}")
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    Kind::of_keyword(name).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|(_, name)| *name).collect();
        format!("the kinds are {}", known.join(", "))
    })
}
