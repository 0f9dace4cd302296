//! Compares Wassay with other engines on the official suite.
//!
//! ```text
//! compare: scripts -> probe (who passes what) -> measure (on what both pass) -> report
//!             |         |  child processes   |
//!          kernels    child -> engines, each through its own runner of scripts
//! ```
//!
//! Invariant: a ratio only includes scripts that both pass as a whole, in the very process that is measured.

mod child;
mod compare;
mod engines;
mod kernels;
mod machine;
mod measure;
mod memory;
mod probe;
mod program;
mod real;
mod report;
mod scripts;
mod table;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    about = "Runs the official suite on Wassay, Wasmtime and wasmi, and compares their times"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare all engines and print the figures
    Compare(compare::CompareArgs),
    /// Compare the speed of compiled code alone, on eight kernels
    Kernels(kernels::KernelsArgs),
    /// Measure the program `wassay`: with workers and without, and ten times over
    Program(program::ProgramArgs),
    /// Compare how long real modules take to compile
    Real(real::RealArgs),
    /// Compile one module: a child process of `real`
    CompileOne(real::CompileArgs),
    /// Run scripts one by one on one engine: a child process of `compare`
    Probe(child::ChildArgs),
    /// Run scripts on one engine as fast as it can: a child process of `compare`
    Measure(child::ChildArgs),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Compare(args) => compare::compare(&args),
        Command::Kernels(args) => kernels::kernels(&args).map(|table| print!("{table}")),
        Command::Program(args) => program::program_table(&args).map(|table| print!("{table}")),
        Command::Real(args) => real::real(&args),
        Command::CompileOne(args) => real::compile_one(&args),
        Command::Probe(args) => child::probe(&args),
        Command::Measure(args) => child::measure(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peers: {error:#}");
            ExitCode::FAILURE
        }
    }
}
