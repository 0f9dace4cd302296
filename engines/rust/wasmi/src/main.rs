//! The adapter as a program.

use wassay_wasmi::{VERSION, Wasmi};

fn main() {
    wassay::conformance(&Wasmi).version(VERSION).serve()
}
