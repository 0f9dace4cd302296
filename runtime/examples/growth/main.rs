//! How compile time and memory grow with a module: `ci/growth.sh` runs this.
//!
//! Each shape of modules is compiled at n, 2n and 4n, each time in a process of its own, in three configurations. n is
//! so large that compiling takes long enough to be measured. The exponent is the logarithm to the base 4 of the ratio
//! of the last to the first: 1 is linear, 2 quadratic.
//!
//! `growth [--rounds R] [--seconds S] [FILTER...]`: measures the shapes whose names contain a filter, takes the minimum
//! of R rounds, and chooses n so that it takes at least S seconds.

mod shapes;

use shapes::{SHAPES, Shape};
use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use wassay_runtime::{Config, Engine, Module, OptLevel, RegisterAllocator};

/// The time and memory that compiling one module took.
#[derive(Clone, Copy)]
struct Cost {
    /// User and system time.
    seconds: f64,
    /// How much the peak of resident memory rose.
    megabytes: f64,
}

const CONFIGURATIONS: [&str; 3] = ["default", "opt-speed", "single-pass"];

/// The exponent from which on a shape counts as growing too fast.
const TOO_FAST: f64 = 1.2;

struct Options {
    rounds: usize,
    seconds: f64,
    filters: Vec<String>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut options = Options { rounds: 1, seconds: 0.3, filters: Vec::new() };
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|text| text.parse::<f64>().ok());
        match &*argument {
            "--compile" => return compile(&arguments.next().unwrap_or_default()),
            "--rounds" => options.rounds = number().expect("--rounds takes a number") as usize,
            "--seconds" => options.seconds = number().expect("--seconds takes a number"),
            _ => options.filters.push(argument),
        }
    }
    let wanted = |shape: &&Shape| {
        let filters = &options.filters;
        filters.is_empty() || filters.iter().any(|filter| shape.name.contains(&**filter))
    };
    println!("| shape | configuration | n | CPU s at n, 2n, 4n | exponent | MB | exponent |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    let mut too_fast = 0;
    for shape in SHAPES.iter().filter(wanted) {
        for configuration in CONFIGURATIONS {
            too_fast += u32::from(!measure(shape, configuration, &options));
        }
    }
    println!("\nabove {TOO_FAST}: {too_fast}");
    ExitCode::SUCCESS
}

/// Prints the row of a shape. Returns whether it grows slowly enough.
fn measure(shape: &Shape, configuration: &str, options: &Options) -> bool {
    let binary = |n| wat::parse_str((shape.text)(n)).expect("the shape is a module");
    let print = |n: usize, rest: &str| {
        println!("| {} | {configuration} | {n} | {rest}", shape.name);
        let _ = std::io::stdout().flush();
    };
    let largest = shape.most / 4;
    let mut n = 125.min(largest);
    loop {
        match cost(&binary(n), configuration) {
            Ok(cost) if cost.seconds < options.seconds && n < largest => {
                // Go most of the way in one step. A shape that is worse than linear needs no larger n.
                let factor = (options.seconds / cost.seconds.max(0.001)).sqrt().clamp(1.5, 8.0);
                n = ((n as f64 * factor) as usize).min(largest);
            }
            Ok(_) => break,
            Err(refusal) => {
                print(n, &format!("{refusal} | | | |"));
                return true;
            }
        }
    }
    let mut costs = Vec::new();
    for factor in [1, 2, 4] {
        let binary = binary(factor * n);
        let mut best: Option<Cost> = None;
        for _ in 0..options.rounds {
            match cost(&binary, configuration) {
                Ok(cost) if best.is_none_or(|best| cost.seconds < best.seconds) => {
                    best = Some(cost)
                }
                Ok(_) => {}
                Err(refusal) => {
                    print(factor * n, &format!("{refusal} | | | |"));
                    return true;
                }
            }
        }
        costs.extend(best);
    }
    let exponent = |of: fn(&Cost) -> f64| (of(&costs[2]) / of(&costs[0])).log(4.0);
    let list = |of: fn(&Cost) -> f64, digits: usize| {
        let all: Vec<String> = costs.iter().map(|cost| format!("{:.digits$}", of(cost))).collect();
        all.join(", ")
    };
    let [time, memory]: [fn(&Cost) -> f64; 2] = [|cost| cost.seconds, |cost| cost.megabytes];
    let exponents = [exponent(time), exponent(memory)];
    let mark = |exponent: f64| match exponent > TOO_FAST {
        true => format!("**{exponent:.2}**"),
        false => format!("{exponent:.2}"),
    };
    let [of_time, of_memory] = exponents.map(mark);
    print(n, &format!("{} | {of_time} | {} | {of_memory} |", list(time, 2), list(memory, 0)));
    exponents.iter().all(|exponent| *exponent <= TOO_FAST)
}

/// Compiles a module in a process of its own.
fn cost(binary: &[u8], configuration: &str) -> Result<Cost, String> {
    let own = std::env::current_exe().expect("the system knows this program");
    let mut child = Command::new(own)
        .args(["--compile", configuration])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program starts again");
    let written = child.stdin.take().expect("it is piped").write_all(binary);
    let output = child.wait_with_output().expect("the child is waited for once");
    written.expect("the child reads its input");
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<f64> = answer.split_whitespace().map_while(|word| word.parse().ok()).collect();
    match numbers[..] {
        [seconds, megabytes] => Ok(Cost { seconds, megabytes }),
        _ if output.status.success() => Err(answer.trim().to_owned()),
        _ => Err(format!("{}: {}", output.status, answer.trim())),
    }
}

/// The child: compiles what it reads, and prints what that took, or why it is refused.
fn compile(configuration: &str) -> ExitCode {
    let mut binary = Vec::new();
    std::io::stdin().read_to_end(&mut binary).expect("the parent writes a module");
    let mut config = Config { verifier: false, parallel_compilation: false, ..Config::default() };
    match configuration {
        "opt-speed" => config.opt_level = OptLevel::Speed,
        "single-pass" => config.register_allocator = RegisterAllocator::SinglePass,
        _ => {}
    }
    let engine = Engine::new(&config).expect("this machine is supported");
    let before = used();
    let module = Module::new(&engine, &binary);
    let after = used();
    match module {
        Ok(_) => {
            let Cost { seconds, megabytes } = after;
            println!("{} {}", seconds - before.seconds, megabytes - before.megabytes);
        }
        Err(error) => println!("refused: {error}"),
    }
    ExitCode::SUCCESS
}

#[cfg(target_os = "linux")]
fn used() -> Cost {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the system counts");
    let time = usage.user_time() + usage.system_time();
    // The memory that `getrusage` reports includes the parent's, from before this program was started.
    let status = std::fs::read_to_string("/proc/self/status").expect("the system tells");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"));
    let kilobytes: f64 = peak.and_then(|peak| peak.trim().parse().ok()).expect("it is a number");
    Cost { seconds: time.num_microseconds() as f64 / 1e6, megabytes: kilobytes / 1e3 }
}

#[cfg(not(target_os = "linux"))]
fn used() -> Cost {
    panic!("time and memory are counted on Linux only");
}
