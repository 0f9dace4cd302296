//! The program `wassay`: see [`wassay::cli`].

use clap::Parser;
use std::process::ExitCode;
use wassay::cli::Cli;
use wassay::exit::Exit;

fn main() -> ExitCode {
    wassay::engines::worker::serve_if_asked();
    let exit = Cli::parse().run().unwrap_or_else(|error| {
        eprintln!("wassay: {error:#}");
        Exit::CouldNotRun
    });
    exit.into()
}
