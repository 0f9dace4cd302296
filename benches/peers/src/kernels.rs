//! Compute kernels on Wassay and on Wasmtime: measures how fast compiled code is, without compiling it.
//!
//! Each kernel is a module in `kernels/` that exports `run`, from a number of rounds to a checksum. The contenders take
//! turns in one process, and the processor time of the thread counts. Invariant: a ratio is only printed for
//! computations with the same checksum.

use crate::report::{geometric_mean, median};
use crate::table::table;
use anyhow::{Context, Result, anyhow, bail};
use nix::time::{ClockId, clock_gettime};
use std::time::Duration;
use wassay_runtime::{
    Compilation, Config, Engine, Instance, Module, OptLevel, Outcome, Store, Val,
};

/// A computation.
struct Kernel {
    name: &'static str,
    text: &'static str,
    /// How many rounds one measurement has: about a tenth of a second.
    rounds: u32,
}

const KERNELS: [Kernel; 8] = [
    Kernel { name: "memory", text: include_str!("../kernels/memory.wat"), rounds: 24 },
    Kernel { name: "call", text: include_str!("../kernels/call.wat"), rounds: 60 },
    Kernel { name: "float", text: include_str!("../kernels/float.wat"), rounds: 120 },
    Kernel { name: "simd", text: include_str!("../kernels/simd.wat"), rounds: 12_000 },
    Kernel { name: "hash", text: include_str!("../kernels/hash.wat"), rounds: 240 },
    Kernel { name: "compression", text: include_str!("../kernels/compression.wat"), rounds: 160 },
    Kernel { name: "json", text: include_str!("../kernels/json.wat"), rounds: 60 },
    Kernel { name: "tree", text: include_str!("../kernels/tree.wat"), rounds: 100 },
];

/// A compiled kernel: runs some rounds and returns the checksum.
type Run = Box<dyn FnMut(u32) -> Result<i64>>;

/// The contenders. All others are divided by the first.
const CONTENDERS: [(&str, fn(&[u8]) -> Result<Run>); 5] = [
    ("Wasmtime", wasmtime),
    ("Wassay, opt-speed", |module| wassay(module, speed())),
    ("Wassay, opt-speed, interruptible", |module| {
        wassay(module, Config { interruption: true, ..speed() })
    }),
    ("Wassay, opt-speed, lazy", |module| {
        wassay(module, Config { compilation: Compilation::Lazy, ..speed() })
    }),
    ("Wassay, opt-none", |module| wassay(module, Config { opt_level: OptLevel::None, ..speed() })),
];

/// Arguments of the comparison of kernels.
#[derive(Debug, clap::Args)]
pub struct KernelsArgs {
    /// How often to measure; the median counts
    #[arg(long, value_name = "N", default_value_t = 9,
          value_parser = clap::value_parser!(u8).range(1..))]
    pub repetitions: u8,

    /// Only the kernel of this name
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
}

/// Times the kernels, and describes the result as a table.
///
/// # Errors
///
/// When an engine does not run a kernel, or two differ in what they compute.
pub fn kernels(args: &KernelsArgs) -> Result<String> {
    let is_wanted = |kernel: &&Kernel| args.only.as_ref().is_none_or(|only| only == kernel.name);
    let rows = KERNELS.iter().filter(is_wanted).map(|kernel| {
        row(kernel, args.repetitions).with_context(|| format!("kernel {}", kernel.name))
    });
    let (mut rows, ratios): (Vec<_>, Vec<_>) =
        rows.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    if rows.is_empty() {
        let names = KERNELS.map(|kernel| kernel.name).join(", ");
        bail!("there is no such kernel; the kernels are {names}");
    }
    let mut means = vec!["geometric mean".to_owned()];
    means.extend(CONTENDERS.map(|_| String::new()));
    means.extend((0..CONTENDERS.len() - 1).map(|at| {
        let mean = geometric_mean(ratios.iter().map(|of_kernel: &Vec<f64>| of_kernel[at]));
        format!("**{mean:.2}**")
    }));
    rows.push(means);
    let mut header = vec!["kernel".to_owned()];
    header.extend(CONTENDERS.map(|(name, _)| format!("{name}, CPU s")));
    let peer = CONTENDERS[0].0;
    header.extend(CONTENDERS[1..].iter().map(|(name, _)| format!("{name} / {peer}")));
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    Ok(format!(
        "### Kernels\n\nMedians of {} (least–most), without compilation.\n\n{}",
        args.repetitions,
        table(&header, &rows)
    ))
}

/// The row of a kernel, and the ratios in it.
fn row(kernel: &Kernel, repetitions: u8) -> Result<(Vec<String>, Vec<f64>)> {
    let module = wat(kernel.text)?;
    let mut runs = Vec::new();
    for (name, compile) in CONTENDERS {
        runs.push((name, compile(&module).with_context(|| name)?, Vec::new()));
    }
    let mut checksum = None;
    for repetition in 0..=repetitions {
        for (name, run, times) in &mut runs {
            let start = thread_cpu()?;
            let sum = run(kernel.rounds).with_context(|| *name)?;
            let time = thread_cpu()? - start;
            if *checksum.get_or_insert(sum) != sum {
                bail!("{name} computes {sum:#x}, and not {:#x}", checksum.unwrap_or_default());
            }
            if repetition > 0 {
                times.push(time.as_secs_f64()); // the first is a warm-up
            }
        }
    }
    let mut row = vec![kernel.name.to_owned()];
    let mut medians = Vec::new();
    for (_, _, times) in &mut runs {
        times.sort_by(f64::total_cmp);
        let (least, most) = (times[0], times[times.len() - 1]);
        medians.push(median(times));
        row.push(format!("{:.3} ({least:.3}–{most:.3})", median(times)));
    }
    let ratios: Vec<f64> = medians[1..].iter().map(|ours| ours / medians[0]).collect();
    row.extend(ratios.iter().map(|ratio| format!("**{ratio:.2}**")));
    Ok((row, ratios))
}

fn wat(text: &str) -> Result<Vec<u8>> {
    let buffer = wast::parser::ParseBuffer::new(text)?;
    Ok(wast::parser::parse::<wast::Wat<'_>>(&buffer)?.encode()?)
}

/// Compiled as a whole, for speed, and not interruptible, as Wasmtime's code is by default.
fn speed() -> Config {
    Config {
        opt_level: OptLevel::Speed,
        compilation: Compilation::Eager,
        interruption: false,
        verifier: false,
        ..Config::default()
    }
}

fn wassay(module: &[u8], config: Config) -> Result<Run> {
    let engine = Engine::new(&config)?;
    let module = Module::new(&engine, module)?;
    let mut store = Store::new(&engine);
    let Outcome::Return(instance) = Instance::new(&mut store, &module, &[])? else {
        bail!("the module does not start");
    };
    let run = instance.func(&mut store, "run").context("no function run")?;
    Ok(Box::new(move |rounds| match run.call(&mut store, &[Val::I32(rounds.cast_signed())])? {
        Outcome::Return(results) => match results[..] {
            [Val::I64(sum)] => Ok(sum),
            _ => bail!("run returns something else"),
        },
        other => bail!("run ends with {other:?}"),
    }))
}

fn wasmtime(module: &[u8]) -> Result<Run> {
    let wrap = |error: wasmtime::Error| anyhow!("{error:#}");
    let mut config = wasmtime::Config::new();
    config.wasm_function_references(true).wasm_gc(true); // off by default
    let engine = wasmtime::Engine::new(&config).map_err(wrap)?;
    let module = wasmtime::Module::new(&engine, module).map_err(wrap)?;
    let mut store = wasmtime::Store::new(&engine, ());
    let instance = wasmtime::Instance::new(&mut store, &module, &[]).map_err(wrap)?;
    let run = instance.get_typed_func::<i32, i64>(&mut store, "run").map_err(wrap)?;
    Ok(Box::new(move |rounds| run.call(&mut store, rounds.cast_signed()).map_err(wrap)))
}

fn thread_cpu() -> Result<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_compute_the_same() {
        for kernel in KERNELS {
            let module = wat(kernel.text).unwrap();
            let sums = CONTENDERS.map(|(_, compile)| compile(&module).unwrap()(2).unwrap());
            assert_eq!(sums, [sums[0]; 5], "{}", kernel.name);
            assert_ne!(sums[0], 0, "{}", kernel.name);
        }
    }
}
