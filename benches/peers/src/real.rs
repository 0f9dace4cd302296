//! Real modules: the processor time, wall time and memory of `Module::new` alone, beside Wasmtime.
//!
//! `ci/bench.sh --real` installs the modules from npm (`real/package-lock.json` pins them). Each measurement is a
//! process of its own (`compile_one`), which writes three numbers; `real` starts them in turn and prints the tables.

use crate::child::{create, peak_kib, program};
use crate::compare::Repetitions;
use crate::engines::pool;
use crate::machine;
use crate::measure::{Sample, cpu};
use crate::report::{geometric_mean, median_of};
use crate::table::table;
use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use nix::sys::resource::UsageWho;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;
use wassay_runtime as wassay;

/// The modules, by their names in the tables and their files below `node_modules`.
const MODULES: [(&str, &str); 15] = [
    ("esbuild", "esbuild-wasm/esbuild.wasm"),
    ("lightningcss", "lightningcss-wasm/lightningcss_node.wasm"),
    ("canvaskit", "canvaskit-wasm/bin/canvaskit.wasm"),
    ("canvaskit, full", "canvaskit-wasm/bin/full/canvaskit.wasm"),
    ("canvaskit, profiling", "canvaskit-wasm/bin/profiling/canvaskit.wasm"),
    ("resvg", "@resvg/resvg-wasm/index_bg.wasm"),
    ("avif_dec", "@jsquash/avif/codec/dec/avif_dec.wasm"),
    ("avif_enc", "@jsquash/avif/codec/enc/avif_enc.wasm"),
    ("avif_enc_mt", "@jsquash/avif/codec/enc/avif_enc_mt.wasm"),
    ("sql-wasm", "sql.js/dist/sql-wasm.wasm"),
    ("sqlite3", "@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.wasm"),
    ("harfbuzz", "harfbuzzjs/dist/harfbuzz.wasm"),
    ("harfbuzz-subset", "harfbuzzjs/dist/harfbuzz-subset.wasm"),
    ("rollup", "@rollup/wasm-node/dist/wasm-node/bindings_wasm_bg.wasm"),
    ("quickjs", "@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm"),
];

/// Arguments of the comparison of compile times.
#[derive(Debug, clap::Args)]
pub struct RealArgs {
    /// The folder `node_modules` with the modules
    #[arg(long, value_name = "FOLDER")]
    modules: PathBuf,

    #[command(flatten)]
    repetitions: Repetitions,

    /// How many threads to compare with one
    #[arg(long, value_name = "N", default_value_t = 2,
          value_parser = clap::value_parser!(u8).range(2..))]
    jobs: u8,

    /// Only the modules whose names contain this
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,

    /// Only at this level
    #[arg(long, value_name = "LEVEL", value_enum)]
    level: Option<Level>,
}

/// Arguments of a child process.
#[derive(Debug, clap::Args)]
pub struct CompileArgs {
    /// Who compiles
    #[arg(long, value_enum)]
    compiler: Compiler,

    /// How much it optimises
    #[arg(long, value_enum)]
    level: Level,

    /// On how many threads
    #[arg(long, default_value_t = 1)]
    jobs: u8,

    /// Where to write the outcome
    #[arg(long, value_name = "FILE")]
    out: PathBuf,

    /// The module
    module: PathBuf,
}

/// Who compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Compiler {
    /// Wassay, whole modules at once.
    Wassay,
    /// Wasmtime, as it is by default: its memories have guard pages, and a signal is a trap.
    Wasmtime,
    /// Wasmtime with explicit checks in the place of signals, as Wassay has them.
    WasmtimeExplicit,
}

/// How much Cranelift optimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Level {
    Speed,
    None,
}

/// What is measured of one module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    level: Level,
    compiler: Compiler,
    jobs: u8,
}

/// A module, and all measurements of it.
struct Row {
    name: &'static str,
    path: PathBuf,
    bytes: u64,
    samples: BTreeMap<Subject, Vec<Sample>>,
}

impl Row {
    fn median(&self, subject: Subject, value: fn(&Sample) -> f64) -> f64 {
        median_of(&self.samples[&subject], value)
    }

    fn peak_mb(&self, subject: Subject) -> String {
        let peak = self.samples[&subject].iter().filter_map(|sample| sample.peak_kib).max();
        peak.map_or_else(|| "unknown".to_owned(), |kib| (kib / 1024).to_string())
    }
}

/// Measures all modules, and prints a table for each level, and one more for several threads.
///
/// # Errors
///
/// When a module is missing, or an engine does not compile one.
pub fn real(args: &RealArgs) -> Result<()> {
    let machine = machine::describe()?;
    let folder = tempfile::tempdir()?;
    let mut rows = rows(args)?;
    let repetitions = args.repetitions.count();
    let levels = match args.level {
        Some(level) => vec![level],
        None => vec![Level::Speed, Level::None],
    };
    let subjects: Vec<Subject> =
        levels.iter().flat_map(|level| subjects(*level, args.jobs)).collect();
    for round in 1..=repetitions {
        for row in &mut rows {
            eprintln!("round {round} of {repetitions}: {}", row.name);
            for subject in &subjects {
                let sample = compile_in_child(*subject, &row.path, &folder.path().join("out"))
                    .with_context(|| format!("{subject:?} of {}", row.name))?;
                row.samples.entry(*subject).or_default().push(sample);
            }
        }
    }
    println!(
        "## Compile time of real modules\n\n{machine}\
         - `Module::new` alone, in a process for each measurement; medians of {repetitions}\n"
    );
    for level in levels {
        print!("{}", one_thread(level, &rows));
        print!("{}", many_threads(level, args.jobs, &rows));
    }
    Ok(())
}

fn rows(args: &RealArgs) -> Result<Vec<Row>> {
    let wanted = MODULES.into_iter().filter(|(name, _)| name.contains(&args.only));
    let rows = wanted.map(|(name, file)| {
        let path = args.modules.join(file);
        let bytes = fs::metadata(&path).with_context(|| path.display().to_string())?.len();
        Ok(Row { name, path, bytes, samples: BTreeMap::new() })
    });
    let rows = rows.collect::<Result<Vec<Row>>>()?;
    if rows.is_empty() {
        bail!("no module's name contains `{}`", args.only);
    }
    Ok(rows)
}

/// In the order in which they take turns.
fn subjects(level: Level, jobs: u8) -> impl Iterator<Item = Subject> {
    let one = [Compiler::Wassay, Compiler::Wasmtime, Compiler::WasmtimeExplicit];
    let one = one.map(|compiler| Subject { level, compiler, jobs: 1 });
    let many = [Compiler::Wassay, Compiler::Wasmtime];
    let many = many.map(|compiler| Subject { level, compiler, jobs });
    one.into_iter().chain(many)
}

fn compile_in_child(subject: Subject, module: &Path, out: &Path) -> Result<Sample> {
    let argument = |value: &dyn Fn() -> Option<clap::builder::PossibleValue>| {
        value().expect("BUG: no value is hidden").get_name().to_owned()
    };
    let mut command = program("compile-one")?;
    command.args(["--compiler", &argument(&|| subject.compiler.to_possible_value())]);
    command.args(["--level", &argument(&|| subject.level.to_possible_value())]);
    command.args(["--jobs", &subject.jobs.to_string()]);
    command.arg("--out").arg(out).arg(module).stderr(Stdio::inherit());
    fs::write(out, "").with_context(|| out.display().to_string())?;
    let status = command.status()?;
    if !status.success() {
        bail!("the measured process failed: {status}");
    }
    let written = fs::read_to_string(out)?;
    let fields: Vec<&str> = written.split_whitespace().collect();
    let [cpu, wall, peak] = fields[..] else {
        bail!("the measured process did not come to its end")
    };
    Ok(Sample { cpu: cpu.parse()?, wall: wall.parse()?, peak_kib: peak.parse().ok() })
}

/// Compiles one module and writes the seconds of processor time, those of the clock, and the largest resident size.
///
/// # Errors
///
/// When the module cannot be read or compiled.
pub fn compile_one(args: &CompileArgs) -> Result<()> {
    let bytes = fs::read(&args.module).with_context(|| args.module.display().to_string())?;
    let compile: Box<dyn FnOnce() -> Result<()> + Send> = match args.compiler {
        Compiler::Wassay => wassay_compiler(args, bytes)?,
        Compiler::Wasmtime | Compiler::WasmtimeExplicit => wasmtime_compiler(args, bytes)?,
    };
    let pool = pool(usize::from(args.jobs))?;
    let (before, start) = (cpu(UsageWho::RUSAGE_SELF)?, Instant::now());
    pool.install(compile)?;
    let (wall, cpu) = (start.elapsed(), cpu(UsageWho::RUSAGE_SELF)? - before);
    let peak = peak_kib().map_or_else(|| "unknown".to_owned(), |kib| kib.to_string());
    writeln!(create(&args.out)?, "{} {} {peak}", cpu.as_secs_f64(), wall.as_secs_f64())?;
    Ok(())
}

/// Compiles everything at once, without what Wasmtime does not have by default either: code that can be interrupted.
fn wassay_config(level: Level, jobs: u8) -> wassay::Config {
    wassay::Config {
        opt_level: match level {
            Level::None => wassay::OptLevel::None,
            Level::Speed => wassay::OptLevel::Speed,
        },
        compilation: wassay::Compilation::Eager,
        parallel_compilation: jobs > 1,
        interruption: false,
        verifier: false,
        ..wassay::Config::default()
    }
}

fn wassay_compiler(
    args: &CompileArgs,
    bytes: Vec<u8>,
) -> Result<Box<dyn FnOnce() -> Result<()> + Send>> {
    let engine = wassay::Engine::new(&wassay_config(args.level, args.jobs))?;
    Ok(Box::new(move || {
        let module = wassay::Module::new(&engine, &bytes)?;
        std::mem::forget(module); // to free it is not to compile it
        Ok(())
    }))
}

fn wasmtime_compiler(
    args: &CompileArgs,
    bytes: Vec<u8>,
) -> Result<Box<dyn FnOnce() -> Result<()> + Send>> {
    let wrap = |error: wasmtime::Error| anyhow!("{error:#}");
    let mut config = wasmtime::Config::new();
    config.cranelift_opt_level(match args.level {
        Level::None => wasmtime::OptLevel::None,
        Level::Speed => wasmtime::OptLevel::Speed,
    });
    config.parallel_compilation(args.jobs > 1);
    if args.compiler == Compiler::WasmtimeExplicit {
        config.signals_based_traps(false);
    }
    let engine = wasmtime::Engine::new(&config).map_err(wrap)?;
    Ok(Box::new(move || {
        let module = wasmtime::Module::from_binary(&engine, &bytes).map_err(wrap)?;
        std::mem::forget(module);
        Ok(())
    }))
}

const CPU: fn(&Sample) -> f64 = |sample| sample.cpu;
const WALL: fn(&Sample) -> f64 = |sample| sample.wall;

fn one_thread(level: Level, rows: &[Row]) -> String {
    let [ours, theirs, explicit] =
        [Compiler::Wassay, Compiler::Wasmtime, Compiler::WasmtimeExplicit]
            .map(|compiler| Subject { level, compiler, jobs: 1 });
    let figures = rows.iter().map(|row| {
        let times = [ours, theirs, explicit].map(|subject| row.median(subject, CPU));
        (row, times, vec![times[0] / times[1], times[0] / times[2]])
    });
    let figures: Vec<_> = figures.collect();
    let mut lines: Vec<Vec<String>> = Vec::new();
    for (row, times, ratios) in &figures {
        let mut line = vec![row.name.to_owned(), format!("{:.1}", row.bytes as f64 / 1e6)];
        line.extend(times.map(|time| format!("{time:.2}")));
        line.extend(ratios.iter().map(|ratio| format!("{ratio:.2}")));
        line.extend([ours, theirs, explicit].map(|subject| row.peak_mb(subject)));
        lines.push(line);
    }
    let sums = [0, 1, 2].map(|at| figures.iter().map(|(_, times, _)| times[at]).sum::<f64>());
    let mut sum = vec!["sum".to_owned(), String::new()];
    sum.extend(sums.map(|sum| format!("{sum:.2}")));
    sum.extend([sums[0] / sums[1], sums[0] / sums[2]].map(bold));
    sum.extend([(); 3].map(|()| String::new()));
    lines.push(sum);
    let ratios: Vec<Vec<f64>> = figures.into_iter().map(|(_, _, ratios)| ratios).collect();
    lines.extend(summary(&ratios, 5, 3));
    let header = [
        "module",
        "MB",
        "Wassay, CPU s",
        "Wasmtime",
        "Wasmtime, explicit checks",
        "Wassay / Wasmtime",
        "Wassay / explicit checks",
        "peak MB: Wassay",
        "Wasmtime",
        "explicit checks",
    ];
    format!("### {}, 1 thread\n\n{}\n", heading(level), table(&header, &lines))
}

fn many_threads(level: Level, jobs: u8, rows: &[Row]) -> String {
    let pair = |compiler| [1, jobs].map(|jobs| Subject { level, compiler, jobs });
    let (ours, theirs) = (pair(Compiler::Wassay), pair(Compiler::Wasmtime));
    let mut sums = [0.0; 4];
    let (mut lines, mut all_ratios) = (Vec::new(), Vec::new());
    for row in rows {
        let [one, many] = ours.map(|subject| row.median(subject, WALL));
        let [their_one, their_many] = theirs.map(|subject| row.median(subject, WALL));
        let times = [one, many, their_one, their_many];
        sums.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
        let ratios = vec![many / one, their_many / their_one];
        let mut line = vec![row.name.to_owned()];
        line.extend(times.map(|time| format!("{time:.2}")));
        line.extend(ratios.iter().map(|ratio| format!("{ratio:.2}")));
        line.extend([ours[1], theirs[1]].map(|subject| row.peak_mb(subject)));
        lines.push(line);
        all_ratios.push(ratios);
    }
    let mut sum = vec!["sum".to_owned()];
    sum.extend(sums.map(|sum| format!("{sum:.2}")));
    sum.extend([sums[1] / sums[0], sums[3] / sums[2]].map(bold));
    sum.extend([(); 2].map(|()| String::new()));
    lines.push(sum);
    lines.extend(summary(&all_ratios, 5, 2));
    let wall = format!("{jobs} threads");
    let ratio = format!("{jobs} / 1");
    let header = [
        "module",
        "Wassay, wall s: 1 thread",
        &wall,
        "Wasmtime: 1 thread",
        &wall,
        &format!("Wassay, {ratio}"),
        &format!("Wasmtime, {ratio}"),
        "peak MB: Wassay",
        "Wasmtime",
    ];
    format!("### {}, {jobs} threads\n\n{}\n", heading(level), table(&header, &lines))
}

/// The rows that sum up columns of ratios, which stand behind and before columns that are left empty.
fn summary(ratios: &[Vec<f64>], before: usize, after: usize) -> [Vec<String>; 2] {
    let column = |at: usize| ratios.iter().map(move |row| row[at]);
    let line = |name: &str, of: &dyn Fn(usize) -> f64| {
        let mut line = vec![name.to_owned()];
        line.extend((1..before).map(|_| String::new()));
        line.extend((0..ratios[0].len()).map(|at| bold(of(at))));
        line.extend((0..after).map(|_| String::new()));
        line
    };
    [
        line("geometric mean", &|at| geometric_mean(column(at))),
        line("worst", &|at| column(at).fold(0.0, f64::max)),
    ]
}

fn bold(ratio: f64) -> String {
    format!("**{ratio:.2}**")
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::Speed => "Optimised for speed",
        Level::None => "Not optimised",
    }
}
