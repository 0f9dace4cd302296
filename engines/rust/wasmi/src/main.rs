//! The adapter as a program.

use wassay_wasmi::{VERSION, Wasmi, features};

fn main() {
    wassay::conformance(&Wasmi).version(VERSION).features(features()).serve()
}
