//! One test for each directive of the suite; what Wasmtime is known to fail is expected.

use std::process::ExitCode;

fn main() -> ExitCode {
    wassay_wasmtime::conformance()
        .expectations("../../../testsuite/expectations/wasmtime.toml")
        .main()
}
