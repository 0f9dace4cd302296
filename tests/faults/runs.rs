//! Runs with workers of the program, and what they report.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use wassay::arguments::SuiteArgs;
use wassay::engines::choice::own_program;
use wassay::engines::{self, worker};
use wassay::suite::Suite;
use wassay_harness::expectations::Expectations;
use wassay_harness::limits::KNOWN_START_TIMEOUT;
use wassay_harness::results::Report;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::run::worker::{Setup, Workers};
use wassay_harness::run::{self, Host, Options, RunError};
use wassay_harness::selection::{Filter, Selection};
use wassay_harness::suite::GroupSource;
use wassay_harness::suite::manifest::Manifest;
use wassay_harness::verdict::Strictness;
use wassay_harness::verdict::reject::Messages;

/// How workers of the program are started.
pub(crate) fn setup(engine: &str) -> Setup {
    let (program, mut arguments) = own_program(env!("CARGO_BIN_EXE_wassay").into()).unwrap();
    arguments.extend([worker::ARGUMENT.into(), engine.into()]);
    Setup {
        program,
        arguments,
        encoding: Encoding::Frames,
        configuration: engines::DEFAULT_CONFIGURATION.to_owned(),
        memory_limit: None,
        timeout_seconds: 60,
        start_timeout: KNOWN_START_TIMEOUT,
    }
}

/// What was observed of each selected directive, in words, and the standard error that came with it.
pub(crate) type Observed = BTreeMap<String, (String, String)>;

/// Runs a selection. Fails if a directive is reported more than once.
#[track_caller]
pub(crate) fn run<'e>(
    selection: &Selection<'_>,
    engine: impl Into<Host<'e>>,
    threads: usize,
) -> Observed {
    try_run(selection, engine, threads).unwrap()
}

/// Runs a selection, or returns why nothing ran.
pub(crate) fn try_run<'e>(
    selection: &Selection<'_>,
    engine: impl Into<Host<'e>>,
    threads: usize,
) -> Result<Observed, RunError> {
    let jobs = run::plan(selection).unwrap();
    let expectations = Expectations::default();
    let options = Options {
        messages: Messages::builtin(),
        expectations: &expectations,
        strictness: Strictness::default(),
        threads,
    };
    let units = run::collect(&jobs, engine, options, |_| {})?;
    let mut observed = Observed::new();
    for (job, unit) in jobs.iter().zip(units) {
        let heads = job.file.heads().unwrap();
        for report in unit.reports.into_iter().filter(|report| report.selected) {
            let Report { observed: seen, .. } = report;
            let name = job.file.name(job.group, &heads[seen.id as usize]).to_owned_name();
            let what = (without_type_ids(&seen.observation.to_string()), seen.stderr);
            let before = observed.insert(name.clone(), what);
            assert_eq!(before, None, "{name} is reported twice");
        }
    }
    Ok(observed)
}

/// Removes the numbers from types such as `func#7`, which depend on everything that the engine has run before.
fn without_type_ids(text: &str) -> String {
    let mut parts = text.split('#');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "#" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// Some thousand directives of the official suite: arithmetic, state in memories and tables, links, traps, rejections.
pub(crate) static SAMPLE: LazyLock<Suite> = LazyLock::new(|| {
    let filter = sample_filter();
    Suite::load(&SuiteArgs::default(), engines::DEFAULT, &filter).unwrap()
});

fn sample_filter() -> Filter {
    let names = ["i32.wast", "f32.wast", "memory", "elem.wast", "linking", "call", "binary"];
    Filter {
        names: names.map(|name| format!("core/{name}")).into(),
        groups: vec!["core".to_owned()],
        ..Filter::default()
    }
}

/// The directives of [`SAMPLE`].
pub(crate) fn sample() -> Selection<'static> {
    let selection = sample_filter().select(&SAMPLE.manifest).unwrap();
    assert!(selection.len() > 4_000, "{} directives are no sample", selection.len());
    selection
}

/// What is observed of [`SAMPLE`] in this process.
pub(crate) static UNDISTURBED: LazyLock<Observed> = LazyLock::new(|| {
    let engine = engines::by_name(engines::DEFAULT, engines::DEFAULT_CONFIGURATION).unwrap();
    run(&sample(), &*engine, 2)
});

/// Lowers a test's own script as `core/a.wast`.
pub(crate) fn script(text: &str) -> Manifest {
    Manifest::lower(&[GroupSource::of_script("core", text)]).unwrap()
}

/// Runs a test's own script on one worker. The result has a line for each directive.
#[track_caller]
pub(crate) fn run_script(text: &str, setup: Setup) -> String {
    let manifest = script(text);
    let selection = Filter::default().select(&manifest).unwrap();
    let workers = Workers::new(setup);
    let observed = run(&selection, &workers, 1);
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (name, (observation, _)) in observed {
        let line = name.split(':').nth(1).and_then(|line| line.parse().ok()).unwrap();
        lines.push((line, format!("{line} {observation}\n")));
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}
