//! One libtest trial for each directive of the suite: see [`wassay::trials`].

fn main() -> anyhow::Result<std::process::ExitCode> {
    wassay::trials::main()
}
