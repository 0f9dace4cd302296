//! The adapter as a program.

fn main() {
    wassay_wasmer::conformance().serve()
}
