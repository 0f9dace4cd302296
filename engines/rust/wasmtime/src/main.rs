//! The adapter as a program.

fn main() {
    wassay_wasmtime::conformance().serve()
}
