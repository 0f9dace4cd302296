//! One test for each directive of the suite; what Wasmer is known to fail is expected.

use std::process::ExitCode;

fn main() -> ExitCode {
    wassay_wasmer::conformance().expectations("../../../testsuite/expectations/wasmer.toml").main()
}
