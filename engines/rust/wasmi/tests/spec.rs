//! One test for each directive of the suite; what wasmi is known to fail is expected.

use std::process::ExitCode;
use wassay_wasmi::{VERSION, Wasmi, features};

fn main() -> ExitCode {
    wassay::conformance(&Wasmi)
        .version(VERSION)
        .features(features())
        .expectations("../../../testsuite/expectations/wasmi.toml")
        .main()
}
