//! One test for each directive of the suite, held against what tinywasm is known to fail.

use std::process::ExitCode;
use wassay_tinywasm::{TinyWasm, VERSION, features};

fn main() -> ExitCode {
    wassay::conformance(&TinyWasm)
        .version(VERSION)
        .features(features())
        .expectations("../../../testsuite/expectations/tinywasm.toml")
        .main()
}
