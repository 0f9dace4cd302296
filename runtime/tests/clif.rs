//! The CLIF of each family of instructions: `clif/NAME.clif` has that of the functions in `clif/NAME.wat`.
//! `UPDATE_EXPECT=1 cargo test` writes the files anew.

use expect_test::{ExpectFile, expect_file};
use wassay_runtime::{Config, Engine, Module};

/// The CLIF of relaxed instructions depends on the processor, except in the deterministic mode.
fn check(wat: &str, expected: ExpectFile) {
    let config = Config { deterministic: true, verifier: true, ..Config::default() };
    let engine = Engine::new(&config).expect("the processor is supported");
    let module = Module::new(&engine, wat).expect("the module is valid");
    let functions: Vec<String> = (0..module.func_count())
        .map(|index| {
            let name = module.func_name(index).expect("all functions are named");
            let clif = module.disassemble(index).expect("the function is defined").clif;
            format!(";; ${name}\n{}", instructions(&clif))
        })
        .collect();
    expected.assert_eq(&functions.join("\n"));
}

/// A function's constants and blocks, without the parts that all functions share: signatures, regions of memory, and
/// the cold blocks that raise traps. The reason that each check passes on stays.
fn instructions(clif: &str) -> String {
    let (preamble, blocks) = clif.split_once("\n\n").expect("a preamble and blocks");
    let constants = preamble.lines().filter(|line| line.trim_start().starts_with("const"));
    let blocks = blocks.trim_end_matches("}\n").split("\n\n");
    let is_cold = |block: &str| block.lines().next().is_some_and(|head| head.contains("cold"));
    let is_reason = |block: &str| {
        let lines: Vec<&str> = block.lines().map(str::trim).collect();
        matches!(lines[..], [.., store, jump]
            if store.starts_with("store") && jump.starts_with("jump"))
    };
    let shown = blocks.filter(|block| !is_cold(block) || is_reason(block));
    let lines = constants.chain(shown.flat_map(str::lines));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn clif_of_numeric_instructions() {
    check(include_str!("clif/numeric.wat"), expect_file!["clif/numeric.clif"]);
}

#[test]
fn clif_of_bounds_checks() {
    check(include_str!("clif/bounds.wat"), expect_file!["clif/bounds.clif"]);
}

#[test]
fn clif_of_vector_instructions() {
    check(include_str!("clif/vector.wat"), expect_file!["clif/vector.clif"]);
}

/// The code of a function when nothing is thrown: landing pads are not in its way.
#[test]
fn clif_of_exception_instructions() {
    check(include_str!("clif/exception.wat"), expect_file!["clif/exception.clif"]);
}

#[test]
fn clif_of_relaxed_vector_instructions() {
    check(include_str!("clif/relaxed.wat"), expect_file!["clif/relaxed.clif"]);
}
