//! The adapter as a program.

use wassay_tinywasm::{TinyWasm, VERSION, features};

fn main() {
    wassay::conformance(&TinyWasm).version(VERSION).features(features()).serve()
}
