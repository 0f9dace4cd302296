//! `wassay show`: one directive, what it needs, what comes of it, and the code of its module.

use super::find;
use crate::cli::{EXIT_AS_EXPECTED, EXIT_UNEXPECTED, ShowArgs};
use crate::engines::{Choice, wassay};
use crate::report::{excerpt, finding};
use crate::suite::{Suite, SuiteArgs};
use anyhow::{Context, Result, bail};
use std::io::Write;
use wassay_harness::run::{self, Host, Job, Options, Report, UnitReport, plan};
use wassay_harness::script::{Action, Directive, DirectiveId, ModuleSource};
use wassay_harness::selection::{Filter, SelectedFile, Selection};
use wassay_harness::suite::manifest::{File, Group};
use wassay_harness::verdict::reject::{Messages, parse_text};

/// Prints all that is known of one directive.
///
/// # Errors
///
/// When there is no such directive, or a part of it that is asked for.
pub fn run(args: &ShowArgs, color: bool) -> Result<u8> {
    let choice = Choice::new(&args.judging, &args.judging.config);
    let engine = choice.prepare()?;
    let filter = exactly(&args.name);
    let suite = Suite::load(&args.suite, &engine.name, &filter)?;
    let suite = suite.in_configuration(&args.judging.config);
    let (group, file, id) = find(&suite.manifest, &args.name)?;
    let strict = !args.judging.lenient_messages;
    let outcome = run_one(&suite, engine.host(), strict, group, file, id)?;
    let mut out = std::io::stdout().lock();
    if args.wasm || args.clif || args.asm {
        let unit = file.unit(file.heads()?[id as usize].unit)?;
        let module = module_of(&unit, id, file)?;
        if args.wasm {
            let text = wasmprinter::print_bytes(&module).context("the bytes cannot be printed")?;
            writeln!(out, "{text}")?;
        }
        if args.clif || args.asm {
            let code = wassay::code_of(
                &module,
                file.features(),
                &args.judging.config,
                args.clif,
                args.asm,
            )?;
            write!(out, "{code}")?;
        }
        return Ok(EXIT_AS_EXPECTED);
    }
    print_outcome(&mut out, group, file, &outcome, &args.suite, &choice, color)?;
    Ok(if outcome.report().status.is_unexpected() { EXIT_UNEXPECTED } else { EXIT_AS_EXPECTED })
}

/// The filter that selects the test of this name alone.
pub(super) fn exactly(name: &str) -> Filter {
    Filter { names: vec![name.to_owned()], exact: true, ..Filter::default() }
}

/// What came of one directive and of those that it needs.
pub(super) struct OneOutcome<'m> {
    job: Job<'m>,
    unit: UnitReport,
}

impl OneOutcome<'_> {
    /// The directives that ran, in order: the slice.
    pub(super) fn slice(&self) -> impl Iterator<Item = DirectiveId> {
        self.unit.reports.iter().map(|report| report.performed.id)
    }

    /// What came of the directive itself.
    pub(super) fn report(&self) -> &Report {
        let selected = self.unit.reports.iter().find(|report| report.selected);
        selected.expect("BUG: every selected directive gets a report")
    }
}

/// Runs the slice of one directive.
pub(super) fn run_one<'m>(
    suite: &Suite,
    engine: Host<'_>,
    strict_messages: bool,
    group: &'m Group,
    file: &'m File,
    id: DirectiveId,
) -> Result<OneOutcome<'m>> {
    let selected = SelectedFile { group, file, directives: vec![id] };
    let selection = Selection { files: vec![selected], ..Selection::default() };
    let mut jobs = plan(&selection)?;
    let options = Options {
        messages: Messages::builtin(),
        expectations: &suite.expectations,
        strict_messages,
        threads: 1,
    };
    let outcome = std::sync::Mutex::new(None);
    run::run(&jobs, engine, options, |_, unit| {
        *outcome.lock().expect("no thread panics while it holds the lock") = Some(unit);
    })?;
    let unit = outcome.into_inner().expect("no thread panics while it holds the lock");
    let unit = unit.context("BUG: the run reported nothing")?;
    Ok(OneOutcome { job: jobs.remove(0), unit })
}

fn print_outcome(
    out: &mut impl Write,
    group: &Group,
    file: &File,
    outcome: &OneOutcome<'_>,
    suite: &SuiteArgs,
    choice: &Choice,
    color: bool,
) -> Result<()> {
    let report = outcome.report();
    let heads = file.heads()?;
    if report.status.is_unexpected() {
        writeln!(out, "{}", finding(&outcome.job, &outcome.unit, report, suite, choice, color)?)?;
    } else {
        let head = &heads[report.performed.id as usize];
        let status = format!("{:?}", report.status);
        writeln!(out, "{}", excerpt(group, file, head, &status, color)?)?;
        writeln!(out, "   = expected: {}", report.expected)?;
        writeln!(out, "   = got:      {}\n", report.performed.observation)?;
    }
    writeln!(out, "It needs:")?;
    for needed in &outcome.unit.reports {
        let name = file.name(group, &heads[needed.performed.id as usize]);
        let time = needed.performed.time.as_micros();
        writeln!(out, "  {name} ({time} us): {}", needed.performed.observation)?;
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
