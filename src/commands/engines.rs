//! `wassay engines`: lists the engines, says which of them are installed, and how to get the others.

use crate::engines::choice::version_of;
use crate::engines::{self, BuiltIn, KnownEngine, known};
use crate::exit::Exit;
use crate::output::{Stream, to_stdout};
use crate::report::board::read_columns;
use crate::report::standings;
use anyhow::{Result, bail};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Lines of the program's help.
pub const EXAMPLES: &str =
    "  wassay engines                        which engines there are, and how to get them
  wassay run --engine node              the suite on one of them
";

/// List the engines: those that are built in, and those of other makers, found or not
#[derive(Clone, Debug, Args)]
pub struct EnginesArgs {
    /// Only these
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// For scripts: a line for each, of fields with tabs between them: the name, the program or `-`, by which tool it is got,
    /// what the tool is given, and how many run at once or `-`
    #[arg(long)]
    lines: bool,

    /// Print how engines stand by these results: a table in Markdown, with what was asked and how much of it came out right
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["names", "lines"])]
    table: Vec<PathBuf>,
}

/// Lists the engines.
///
/// # Errors
///
/// When there is none of a name that is asked for, or nothing can be written.
pub fn run(args: &EnginesArgs) -> Result<Exit> {
    if !args.table.is_empty() {
        let table = standings(&read_columns(&args.table)?);
        to_stdout(|out| Ok(out.write_all(table.as_bytes())?))?;
        return Ok(Exit::AsExpected);
    }
    let is_asked = |name: &str| args.names.is_empty() || args.names.iter().any(|n| n == name);
    for name in &args.names {
        if KnownEngine::find(name).is_none() && BuiltIn::find(name).is_none() {
            let others = known().iter().map(|engine| &*engine.name).collect::<Vec<_>>().join(", ");
            bail!("there is no engine `{name}`: there are {}, {others}", BuiltIn::names());
        }
    }
    // Do not buffer: an engine is started for its line, which takes a while.
    let mut out = Stream::Output;
    if args.lines {
        for engine in known().iter().filter(|engine| is_asked(&engine.name)) {
            writeln!(out, "{}", line(engine))?;
        }
        return Ok(Exit::AsExpected);
    }
    for row in engines::visible().filter(|row| is_asked(row.name)) {
        let configurations = (row.configurations)().join(", ");
        writeln!(
            out,
            "{} {}: built in\n  configurations: {configurations}",
            row.name, row.version
        )?;
    }
    for engine in known().iter().filter(|engine| is_asked(&engine.name)) {
        writeln!(out, "{}", described(engine))?;
    }
    Ok(Exit::AsExpected)
}

/// An engine as scripts read it.
fn line(engine: &KnownEngine) -> String {
    let program = engine.program().map_or("-".to_owned(), |path| path.display().to_string());
    let (tool, given) = engine.get.parts();
    let jobs = engine.jobs.map_or("-".to_owned(), |jobs| jobs.to_string());
    [&engine.name, &program, tool, given, &jobs].join("\t")
}

/// An engine as people read it.
fn described(engine: &KnownEngine) -> String {
    let KnownEngine { name, about, configurations, .. } = engine;
    let Some(program) = engine.program() else {
        return format!("{name}: not found ({about})\n  get it: {}", engine.how_to_get());
    };
    let version = match version_of(name) {
        Ok(version) => version,
        Err(error) => return format!("{name}: does not start ({about})\n  {error:#}"),
    };
    let (program, configurations) = (program.display(), configurations.join(", "));
    format!("{name} {version}: {program} ({about})\n  configurations: {configurations}")
}
