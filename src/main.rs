//! The program `wassay`: see [`wassay::cli`].

use std::process::ExitCode;
use wassay::engines::Front;

fn main() -> ExitCode {
    wassay::cli::main(Front::PROGRAM)
}
