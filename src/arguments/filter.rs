//! Which tests.

use anyhow::Result;
use clap::Args;
use wassay_harness::script::{Kind, did_you_mean};
use wassay_harness::selection::{
    EXPRESSIONS, Filter, FilterError, ParsedFilter, Shard, StatusIndex,
};

/// Which tests.
#[derive(Clone, Debug, Args)]
pub struct FilterArgs {
    /// Take the tests whose names contain one of these; or paths of scripts, as --suite takes them
    #[arg(value_name = "FILTER")]
    pub names: Vec<String>,

    /// Take the filters as whole names, or as short ones that are unique, such as `i32.wast:37`
    #[arg(long)]
    pub exact: bool,

    /// Leave out tests whose names contain this
    #[arg(long, value_name = "FILTER")]
    pub skip: Vec<String>,

    /// Take only these groups; `spec-1.0` and `spec-2.0` are left out unless named here
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub group: Vec<String>,

    /// Leave out these groups, unless --group names them
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub exclude_group: Vec<String>,

    /// Take only these kinds of directives, such as `module` or `assert_trap`
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = parse_kind)]
    pub kind: Vec<Kind>,

    /// Take only the tests for which this filter expression holds, such as `group(gc) and not file(i31)`
    ///
    /// With several, those for which one holds. The language is described below, with --help.
    #[arg(long, short = 'E', value_name = "EXPR")]
    pub filter: Vec<String>,
}

impl FilterArgs {
    /// The filter, with the statuses that it needs from files of results.
    ///
    /// # Errors
    ///
    /// When an expression is not understood, or such a file cannot be read.
    pub fn to_filter(&self, shard: Option<Shard>) -> Result<Filter> {
        // Not parsed by clap, which would repeat the whole text before it says what is wrong.
        let expressions = self.filter.iter().map(|text| text.parse());
        let expressions = expressions.collect::<Result<Vec<ParsedFilter>, FilterError>>()?;
        Ok(Filter {
            names: self.names.clone(),
            exact: self.exact,
            skip: self.skip.clone(),
            groups: self.group.clone(),
            left_out: self.exclude_group.clone(),
            kinds: self.kind.clone(),
            recorded: StatusIndex::read(&expressions)?,
            expressions,
            shard,
        })
    }
}

/// The end of the long help of commands with filters.
pub fn filter_help() -> String {
    format!("Filter expressions:\n{EXPRESSIONS}")
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    Kind::of_keyword(name).ok_or_else(|| {
        let known: Vec<&str> = Kind::ALL.iter().map(|(_, name)| *name).collect();
        match did_you_mean(name, known.iter().copied()) {
            meant if meant.is_empty() => format!("the kinds are {}", known.join(", ")),
            meant => format!("there is no such kind{meant}"),
        }
    })
}
