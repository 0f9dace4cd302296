//! One test for each directive of the suite; what tinywasm is known to fail is expected.

use std::process::ExitCode;
use wassay_tinywasm::{TinyWasm, VERSION, features};

fn main() -> ExitCode {
    wassay::conformance(&TinyWasm)
        .version(VERSION)
        .features(features())
        .expectations("../../../testsuite/expectations/tinywasm.toml")
        .main()
}
