//! The program `wassay`: see [`wassay::cli`].

use clap::Parser;
use std::process::ExitCode;
use wassay::cli::Cli;

fn main() -> ExitCode {
    wassay::worker::serve_if_asked();
    let cli = Cli::parse();
    cli.run().unwrap_or_else(|error| {
        eprintln!("wassay: {error:#}");
        ExitCode::from(wassay::cli::EXIT_COULD_NOT_RUN)
    })
}
