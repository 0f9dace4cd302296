//! `wassay show`: one directive, what it needs, its result, and the code of its module.

use super::directive::{Found, SliceRun, exactly, find, run_slice};
use crate::arguments::{JudgingArgs, SuiteArgs};
use crate::engines::{self, BacktraceRequest, BuiltIn, CodeRequest};
use crate::exit::Exit;
use crate::report::{RunContext, excerpt, finding, printed};
use crate::suite::Suite;
use annotate_snippets::Level;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::collections::HashSet;
use std::io::Write;
use wassay_harness::engine::Outcome;
use wassay_harness::results::Record;
use wassay_harness::script::{Action, Directive, DirectiveId, ModuleSource};
use wassay_harness::suite::manifest::File;
use wassay_harness::verdict::Observation;
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
    let slice = run_slice(&suite, engine.host(), args.judging.strictness(), found)?;
    let mut out = std::io::stdout().lock();
    if args.wasm || code.is_some() {
        print_module(&mut out, args, code, found)?;
        return Ok(Exit::AsExpected);
    }
    let context = RunContext {
        suite: &suite,
        expectations: &suite.expectations,
        suite_args: &args.suite,
        choice: &choice,
        selection: &slice.selection,
    };
    print_result(&mut out, found, &slice, context, color)?;
    print_backtrace(&mut out, args, found, &slice)?;
    Ok(Exit::as_expected(!slice.report().status.is_unexpected()))
}

/// How an engine prints the code of a module.
type Code = fn(&CodeRequest<'_>) -> Result<String>;

impl ShowArgs {
    /// What prints the code of the module, if that is asked for.
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
    out: &mut impl Write,
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

fn print_result(
    out: &mut impl Write,
    Found { group, file, .. }: Found<'_>,
    slice: &SliceRun<'_>,
    context: RunContext<'_>,
    color: bool,
) -> Result<()> {
    let report = slice.report();
    let heads = file.heads()?;
    if report.status.is_unexpected() {
        writeln!(out, "{}", finding(&slice.job, &slice.unit, report, context, color)?)?;
    } else {
        let record = Record::new(&slice.job, report)?;
        let title = format!("{}: {}", record.name, record.status.name());
        let title = Level::NOTE.primary_title(title);
        let head = &heads[report.observed.id as usize];
        writeln!(out, "{}", excerpt(group, file, head, title, color)?)?;
        writeln!(out, "   = expected: {}", report.expected)?;
        write!(out, "   = got:      {}", record.observation)?;
        if let Some(untold) = record.verdict.untold {
            write!(out, " ({untold})")?;
        }
        writeln!(out, "{}\n", printed(report))?;
    }
    writeln!(out, "It needs:")?;
    for needed in &slice.unit.reports {
        let name = file.name(group, &heads[needed.observed.id as usize]);
        let time = needed.observed.time.as_micros();
        writeln!(out, "  {name} ({time} us): {}", needed.observed.observation)?;
    }
    Ok(())
}

/// Prints the frames of a trap, the innermost first: for the built-in engine, which runs the slice again in this
/// process.
fn print_backtrace(
    out: &mut impl Write,
    args: &ShowArgs,
    Found { file, id, .. }: Found<'_>,
    slice: &SliceRun<'_>,
) -> Result<()> {
    let trapped =
        matches!(slice.report().observed.observation, Observation::Outcome(Outcome::Trapped(_)));
    let engine = BuiltIn::find(&args.judging.engine);
    let Some(backtrace) = engine.and_then(|(engine, _)| engine.backtrace).filter(|_| trapped)
    else {
        return Ok(());
    };
    let unit = file.unit(file.heads()?[id as usize].unit)?;
    let needed: HashSet<DirectiveId> = slice.slice().collect();
    let mask: Vec<bool> = unit.iter().map(|directive| needed.contains(&directive.id)).collect();
    let configuration = &args.judging.config;
    let request =
        BacktraceRequest { unit: &unit, mask: &mask, features: file.features(), configuration };
    let frames = backtrace(&request)?;
    if !frames.is_empty() {
        writeln!(out, "\nThe trap's backtrace, with offsets in the module's bytes:")?;
    }
    for frame in frames {
        writeln!(out, "  {frame}")?;
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
