//! `wassay show`: prints one directive, what it needs, its result, and the code of its module.

use super::directive::{Found, SliceRun, exactly, find, run_slice};
use crate::arguments::{JudgingArgs, RerunCommand, SuiteArgs};
use crate::engines::{self, BuiltIn, CodeRequest};
use crate::exit::Exit;
use crate::output::to_stdout;
use crate::report::{Finding, RunContext};
use crate::suite::Suite;
use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Serialize;
use std::io::Write;
use wassay_harness::script::{Action, Directive, DirectiveId, ModuleSource};
use wassay_harness::suite::manifest::File;
use wassay_harness::verdict::reject::parse_text;

/// Lines of the program's help.
pub const EXAMPLES: &str = "  wassay show core/i32.wast:37:assert_return --clif\n";

/// Show a directive, what it needs, its result, and the code of its module
#[derive(Clone, Debug, Args)]
pub struct ShowArgs {
    /// The name of a test
    #[arg(value_name = "NAME")]
    name: String,

    /// The Cranelift IR of the functions of its module
    #[arg(long)]
    clif: bool,

    /// The machine code of the functions of its module
    #[arg(long)]
    asm: bool,

    /// The bytes of its module as text
    #[arg(long)]
    wasm: bool,

    /// How to write it
    #[arg(long, value_enum, default_value_t = ShowFormat::Text, conflicts_with_all = ["clif", "asm", "wasm"])]
    format: ShowFormat,

    #[command(flatten)]
    suite: SuiteArgs,

    #[command(flatten)]
    judging: JudgingArgs,
}

/// Prints all that is known of one directive.
///
/// # Errors
///
/// When there is no such directive, or a part of it that is asked for.
pub fn run(args: &ShowArgs, color: bool) -> Result<Exit> {
    let code = args.code()?;
    let choice = args.judging.choice();
    let engine = choice.prepare()?;
    let suite = Suite::load(&args.suite, engine.name(), &exactly(&args.name))?;
    let suite = suite.in_configuration(&args.judging.config);
    let found = find(&suite.manifest, &args.name)?;
    let slice = run_slice(&suite, &engine, args.judging.strictness(), found)?;
    if args.wasm || code.is_some() {
        to_stdout(|out| print_module(out, args, code, found))?;
        return Ok(Exit::AsExpected);
    }
    let rerun = RerunCommand::new(&args.judging, &args.judging.config, &args.suite);
    let context = RunContext {
        suite: &suite,
        expectations: &suite.expectations,
        rerun: &rerun,
        selection: &slice.selection,
        shard: None,
    };
    let shown = Shown {
        finding: Finding::new(&slice.job, &slice.unit, slice.report(), context)?,
        needs: needs(found, &slice)?,
    };
    to_stdout(|out| match args.format {
        ShowFormat::Text => print(out, &shown, color),
        ShowFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &shown)?;
            Ok(writeln!(out)?)
        }
    })?;
    Ok(Exit::as_expected(!slice.report().status.is_unexpected()))
}

/// How a directive is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ShowFormat {
    /// For people
    Text,
    /// For programs: one object
    Json,
}

/// All that is known of a directive.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    finding: Finding,
    /// The directives that ran, in order: those that it needs, and itself.
    needs: Vec<Needed>,
}

/// A directive that ran because another needs it.
#[derive(Debug, Serialize)]
struct Needed {
    name: String,
    observation: String,
    microseconds: u128,
}

/// The function with which an engine prints the code of a module.
type Code = fn(&CodeRequest<'_>) -> Result<String>;

impl ShowArgs {
    /// The arguments that settings can set.
    pub(crate) fn judging_and_suite(
        &mut self,
    ) -> (Option<&mut JudgingArgs>, Option<&mut SuiteArgs>) {
        (Some(&mut self.judging), Some(&mut self.suite))
    }

    /// The function that prints the code of the module, if that is asked for.
    fn code(&self) -> Result<Option<Code>> {
        if !self.clif && !self.asm {
            return Ok(None);
        }
        let code = BuiltIn::find(&self.judging.engine).and_then(|(engine, _)| engine.code);
        let Some(code) = code else {
            bail!(
                "code is shown for the built-in engine only (`--engine {}`): `{}` does not tell what it makes of a module",
                engines::default_engine().unwrap_or_default(),
                self.judging.engine
            );
        };
        Ok(Some(code))
    }
}

/// Prints the module of a directive: its bytes as text, its code, or both.
fn print_module(
    out: &mut dyn Write,
    args: &ShowArgs,
    code: Option<Code>,
    Found { file, id, .. }: Found<'_>,
) -> Result<()> {
    let unit = file.unit(file.heads()?[id as usize].unit)?;
    let module = module_of(&unit, id, file)?;
    if args.wasm {
        let text = wasmprinter::print_bytes(&module).context("the bytes cannot be printed")?;
        writeln!(out, "{text}")?;
    }
    if let Some(code) = code {
        let request = CodeRequest {
            module: &module,
            features: file.features(),
            configuration: &args.judging.config,
            clif: args.clif,
            asm: args.asm,
        };
        write!(out, "{}", code(&request)?)?;
    }
    Ok(())
}

/// The directives that ran, in order.
fn needs(Found { group, file, .. }: Found<'_>, slice: &SliceRun<'_>) -> Result<Vec<Needed>> {
    let heads = file.heads()?;
    let needed = slice.unit.reports.iter().map(|needed| Needed {
        name: file.name(group, &heads[needed.observed.id as usize]).to_owned_name(),
        observation: needed.observed.observation.to_string(),
        microseconds: needed.observed.time.as_micros(),
    });
    Ok(needed.collect())
}

fn print(out: &mut dyn Write, shown: &Shown, color: bool) -> Result<()> {
    writeln!(out, "{}\n", shown.finding.text(&[], color))?;
    writeln!(out, "It needs:")?;
    for Needed { name, observation, microseconds } in &shown.needs {
        writeln!(out, "  {name} ({microseconds} us): {observation}")?;
    }
    Ok(())
}

/// The bytes of the module that a directive creates or acts on.
fn module_of(unit: &[Directive], id: DirectiveId, file: &File) -> Result<Vec<u8>> {
    let directive = unit.iter().find(|directive| directive.id == id);
    match directive.map(|directive| &directive.action) {
        Some(
            Action::Define(source)
            | Action::CheckCustom(source)
            | Action::Instantiate { module: source, .. },
        ) => match source {
            ModuleSource::Binary(bytes) => Ok(bytes.clone()),
            ModuleSource::Text(text) => parse_text(text, file.features().to_wasmparser())
                .map_err(|refusal| anyhow::anyhow!("its module is no binary: {}", refusal.message)),
        },
        Some(
            Action::Invoke { instance, .. }
            | Action::Get { instance, .. }
            | Action::Register { instance },
        ) => module_of(unit, *instance, file),
        _ => bail!("the directive has no module"),
    }
}
