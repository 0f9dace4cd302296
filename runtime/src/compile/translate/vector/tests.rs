//! Every vector instruction becomes machine instructions, never a call of a library function, on
//! every processor that is accepted; and those for x86-64 are the expected ones.

use crate::compile::engine::Engine;
use crate::compile::module::Module;
use crate::compile::translate::{Environment, Scratch, translate};
use crate::config::Config;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::ExternalName;
use cranelift_codegen::isa::{Builder, OwnedTargetIsa, TargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{CompiledCode, Context, FinalizedRelocTarget};
use cranelift_frontend::FunctionBuilderContext;
use wasmparser::{FuncValidatorAllocations, Parser, ValidPayload, Validator, WasmFeatures};

/// Instructions by their types, with immediates after slashes. The roundings of scalars are here because they need the
/// same extensions.
const INSTRUCTIONS: &str = "\
-> v128: v128.const/i64x2/1/2
v128 v128 -> v128: i8x16.shuffle/1/12/3/4/5/6/7/8/17/18/19/20/21/22/23/31
v128 v128 -> v128: i8x16.swizzle i8x16.relaxed_swizzle
i32 -> v128: i8x16.splat i16x8.splat i32x4.splat
i64 -> v128: i64x2.splat
f32 -> v128: f32x4.splat
f64 -> v128: f64x2.splat
v128 -> i32: i8x16.extract_lane_s/3 i8x16.extract_lane_u/3 i16x8.extract_lane_s/3
v128 -> i32: i16x8.extract_lane_u/3 i32x4.extract_lane/3
v128 -> i64: i64x2.extract_lane/1
v128 -> f32: f32x4.extract_lane/3
v128 -> f64: f64x2.extract_lane/1
v128 i32 -> v128: i8x16.replace_lane/3 i16x8.replace_lane/3 i32x4.replace_lane/3
v128 i64 -> v128: i64x2.replace_lane/1
v128 f32 -> v128: f32x4.replace_lane/3
v128 f64 -> v128: f64x2.replace_lane/1
v128 v128 -> v128: i8x16.eq i8x16.ne i8x16.lt_s i8x16.lt_u i8x16.gt_s i8x16.gt_u
v128 v128 -> v128: i8x16.le_s i8x16.le_u i8x16.ge_s i8x16.ge_u
v128 v128 -> v128: i16x8.eq i16x8.ne i16x8.lt_s i16x8.lt_u i16x8.gt_s i16x8.gt_u
v128 v128 -> v128: i16x8.le_s i16x8.le_u i16x8.ge_s i16x8.ge_u
v128 v128 -> v128: i32x4.eq i32x4.ne i32x4.lt_s i32x4.lt_u i32x4.gt_s i32x4.gt_u
v128 v128 -> v128: i32x4.le_s i32x4.le_u i32x4.ge_s i32x4.ge_u
v128 v128 -> v128: i64x2.eq i64x2.ne i64x2.lt_s i64x2.gt_s i64x2.le_s i64x2.ge_s
v128 v128 -> v128: f32x4.eq f32x4.ne f32x4.lt f32x4.gt f32x4.le f32x4.ge
v128 v128 -> v128: f64x2.eq f64x2.ne f64x2.lt f64x2.gt f64x2.le f64x2.ge
v128 -> v128: v128.not
v128 v128 -> v128: v128.and v128.andnot v128.or v128.xor
v128 v128 v128 -> v128: v128.bitselect
v128 -> i32: v128.any_true
v128 -> v128: i8x16.abs i8x16.neg i8x16.popcnt
v128 -> i32: i8x16.all_true i8x16.bitmask
v128 v128 -> v128: i8x16.narrow_i16x8_s i8x16.narrow_i16x8_u
v128 i32 -> v128: i8x16.shl i8x16.shr_s i8x16.shr_u
v128 v128 -> v128: i8x16.add i8x16.add_sat_s i8x16.add_sat_u i8x16.sub i8x16.sub_sat_s
v128 v128 -> v128: i8x16.sub_sat_u i8x16.min_s i8x16.min_u i8x16.max_s i8x16.max_u i8x16.avgr_u
v128 v128 v128 -> v128: i8x16.relaxed_laneselect
v128 -> v128: i16x8.extadd_pairwise_i8x16_s i16x8.extadd_pairwise_i8x16_u i16x8.abs i16x8.neg
v128 v128 -> v128: i16x8.q15mulr_sat_s i16x8.relaxed_q15mulr_s
v128 -> i32: i16x8.all_true i16x8.bitmask
v128 v128 -> v128: i16x8.narrow_i32x4_s i16x8.narrow_i32x4_u
v128 -> v128: i16x8.extend_low_i8x16_s i16x8.extend_high_i8x16_s
v128 -> v128: i16x8.extend_low_i8x16_u i16x8.extend_high_i8x16_u
v128 i32 -> v128: i16x8.shl i16x8.shr_s i16x8.shr_u
v128 v128 -> v128: i16x8.add i16x8.add_sat_s i16x8.add_sat_u i16x8.sub i16x8.sub_sat_s
v128 v128 -> v128: i16x8.sub_sat_u i16x8.mul i16x8.min_s i16x8.min_u i16x8.max_s i16x8.max_u
v128 v128 -> v128: i16x8.avgr_u i16x8.extmul_low_i8x16_s i16x8.extmul_high_i8x16_s
v128 v128 -> v128: i16x8.extmul_low_i8x16_u i16x8.extmul_high_i8x16_u
v128 v128 -> v128: i16x8.relaxed_dot_i8x16_i7x16_s
v128 v128 v128 -> v128: i16x8.relaxed_laneselect
v128 -> v128: i32x4.extadd_pairwise_i16x8_s i32x4.extadd_pairwise_i16x8_u i32x4.abs i32x4.neg
v128 -> i32: i32x4.all_true i32x4.bitmask
v128 -> v128: i32x4.extend_low_i16x8_s i32x4.extend_high_i16x8_s
v128 -> v128: i32x4.extend_low_i16x8_u i32x4.extend_high_i16x8_u
v128 i32 -> v128: i32x4.shl i32x4.shr_s i32x4.shr_u
v128 v128 -> v128: i32x4.add i32x4.sub i32x4.mul i32x4.min_s i32x4.min_u i32x4.max_s i32x4.max_u
v128 v128 -> v128: i32x4.dot_i16x8_s i32x4.extmul_low_i16x8_s i32x4.extmul_high_i16x8_s
v128 v128 -> v128: i32x4.extmul_low_i16x8_u i32x4.extmul_high_i16x8_u
v128 v128 v128 -> v128: i32x4.relaxed_dot_i8x16_i7x16_add_s i32x4.relaxed_laneselect
v128 -> v128: i64x2.abs i64x2.neg
v128 -> i32: i64x2.all_true i64x2.bitmask
v128 -> v128: i64x2.extend_low_i32x4_s i64x2.extend_high_i32x4_s
v128 -> v128: i64x2.extend_low_i32x4_u i64x2.extend_high_i32x4_u
v128 i32 -> v128: i64x2.shl i64x2.shr_s i64x2.shr_u
v128 v128 -> v128: i64x2.add i64x2.sub i64x2.mul
v128 v128 -> v128: i64x2.extmul_low_i32x4_s i64x2.extmul_high_i32x4_s
v128 v128 -> v128: i64x2.extmul_low_i32x4_u i64x2.extmul_high_i32x4_u
v128 v128 v128 -> v128: i64x2.relaxed_laneselect
v128 -> v128: f32x4.ceil f32x4.floor f32x4.trunc f32x4.nearest f32x4.abs f32x4.neg f32x4.sqrt
v128 v128 -> v128: f32x4.add f32x4.sub f32x4.mul f32x4.div f32x4.min f32x4.max f32x4.pmin f32x4.pmax
v128 v128 -> v128: f32x4.relaxed_min f32x4.relaxed_max
v128 v128 v128 -> v128: f32x4.relaxed_madd f32x4.relaxed_nmadd
v128 -> v128: f64x2.ceil f64x2.floor f64x2.trunc f64x2.nearest f64x2.abs f64x2.neg f64x2.sqrt
v128 v128 -> v128: f64x2.add f64x2.sub f64x2.mul f64x2.div f64x2.min f64x2.max f64x2.pmin f64x2.pmax
v128 v128 -> v128: f64x2.relaxed_min f64x2.relaxed_max
v128 v128 v128 -> v128: f64x2.relaxed_madd f64x2.relaxed_nmadd
v128 -> v128: i32x4.trunc_sat_f32x4_s i32x4.trunc_sat_f32x4_u
v128 -> v128: i32x4.trunc_sat_f64x2_s_zero i32x4.trunc_sat_f64x2_u_zero
v128 -> v128: i32x4.relaxed_trunc_f32x4_s i32x4.relaxed_trunc_f32x4_u
v128 -> v128: i32x4.relaxed_trunc_f64x2_s_zero i32x4.relaxed_trunc_f64x2_u_zero
v128 -> v128: f32x4.convert_i32x4_s f32x4.convert_i32x4_u
v128 -> v128: f64x2.convert_low_i32x4_s f64x2.convert_low_i32x4_u
v128 -> v128: f32x4.demote_f64x2_zero f64x2.promote_low_f32x4
i32 -> v128: v128.load v128.load8x8_s v128.load8x8_u v128.load16x4_s v128.load16x4_u
i32 -> v128: v128.load32x2_s v128.load32x2_u v128.load8_splat v128.load16_splat
i32 -> v128: v128.load32_splat v128.load64_splat v128.load32_zero v128.load64_zero
i32 v128 -> v128: v128.load8_lane/3 v128.load16_lane/3 v128.load32_lane/3 v128.load64_lane/1
i32 v128 ->: v128.store v128.store8_lane/3 v128.store16_lane/3 v128.store32_lane/3
i32 v128 ->: v128.store64_lane/1
f32 -> f32: f32.ceil f32.floor f32.trunc f32.nearest
f64 -> f64: f64.ceil f64.floor f64.trunc f64.nearest
";

#[test]
fn all_instructions_are_listed() {
    // Fixed-width and relaxed ones, and the eight of scalars.
    assert_eq!(functions().count(), 236 + 20 + 8);
}

/// Each instruction with a function that consists of it.
fn functions() -> impl Iterator<Item = (&'static str, String)> {
    INSTRUCTIONS.lines().flat_map(|line| {
        let (types, names) = line.split_once(": ").expect("types end in a colon");
        let (params, results) = types.split_once("->").expect("the types of a function");
        let operands = 0..params.split_whitespace().count();
        let operands: String = operands.map(|index| format!(" (local.get {index})")).collect();
        names.split(' ').map(move |name| {
            let instruction = name.replace('/', " ");
            let body = format!("({instruction}{operands})");
            (name, format!("(func (param {params}) (result {results}) {body})"))
        })
    })
}

/// Compiles every instruction for `isa` and hands its code to `check`.
fn compile(isa: &dyn TargetIsa, deterministic: bool, mut check: impl FnMut(&str, &CompiledCode)) {
    let (names, functions): (Vec<_>, Vec<_>) = functions().unzip();
    let text = format!("(module (memory 1) {})", functions.concat());
    let binary = wat::parse_str(text).expect("the table is well-formed");
    let config = Config { deterministic, ..Config::default() };
    let engine = Engine::new(&config).expect("the host is supported");
    let module = Module::new(&engine, &binary).expect("the module is valid");
    let environment = Environment { info: module.info(), isa, config: &config };
    let mut validator = Validator::new_with_features(WasmFeatures::default());
    let mut names = names.iter();
    for payload in Parser::new(0).parse_all(&binary) {
        let payload = payload.expect("the module has been decoded before");
        let payload = validator.payload(&payload).expect("the module has been validated before");
        let ValidPayload::Func(function, body) = payload else {
            continue;
        };
        let mut validator = function.into_validator(FuncValidatorAllocations::default());
        let mut codegen = Context::new();
        codegen.set_disasm(true);
        let (mut builder, mut scratch) = (FunctionBuilderContext::new(), Scratch::default());
        let (function, scratch) = (&mut codegen.func, &mut scratch);
        translate(environment, &mut validator, &body, function, &mut builder, scratch)
            .expect("the function has been translated before");
        let name = names.next().expect("as many as functions");
        match codegen.compile(isa, &mut ControlPlane::default()) {
            Ok(code) => check(name, code),
            Err(error) => panic!("{name}: {:?}", error.inner),
        }
    }
}

fn finish(builder: Builder, opt_level: &str) -> OwnedTargetIsa {
    let mut flags = settings::builder();
    flags.set("opt_level", opt_level).expect("a setting");
    flags.set("preserve_frame_pointers", "true").expect("a setting");
    builder.finish(settings::Flags::new(flags)).expect("a target")
}

#[track_caller]
fn assert_no_library_calls(isa: &dyn TargetIsa) {
    for deterministic in [false, true] {
        compile(isa, deterministic, |name, code| {
            let is_library_call = |target: &FinalizedRelocTarget| {
                matches!(target, FinalizedRelocTarget::ExternalName(ExternalName::LibCall(_)))
            };
            let calls = code.buffer.relocs().iter().any(|reloc| is_library_call(&reloc.target));
            assert!(!calls, "{name} calls a library function");
        });
    }
}

#[test]
fn the_host_needs_no_library() {
    for opt_level in ["none", "speed"] {
        let builder = cranelift_native::builder().expect("the host is supported");
        assert_no_library_calls(&*finish(builder, opt_level));
    }
}

#[cfg(target_arch = "x86_64")]
mod x86_64 {
    use super::super::required_features;
    use super::*;
    use cranelift_codegen::isa::lookup_by_name;
    use std::fmt::Write;

    const LEAST: &[&str] = &["has_ssse3", "has_sse41"];
    const USUAL: &[&str] = &[
        "has_sse3",
        "has_ssse3",
        "has_sse41",
        "has_sse42",
        "has_popcnt",
        "has_avx",
        "has_avx2",
        "has_fma",
        "has_bmi1",
        "has_bmi2",
        "has_lzcnt",
    ];

    fn isa(extensions: &[&str], opt_level: &str) -> OwnedTargetIsa {
        let mut builder = lookup_by_name("x86_64-unknown-linux-gnu").expect("the host's backend");
        for extension in extensions {
            builder.enable(extension).expect("an extension");
        }
        finish(builder, opt_level)
    }

    #[test]
    fn the_least_processor_needs_no_library() {
        for opt_level in ["none", "speed"] {
            assert_no_library_calls(&*isa(LEAST, opt_level));
        }
    }

    #[test]
    fn a_missing_extension_is_named() {
        let missing = |extensions| {
            let missing = required_features(&*isa(extensions, "none"));
            missing.map_err(|error| error.to_string())
        };
        let lacks =
            |name| Err(format!("use this processor: it lacks {name}, which compiled code needs"));
        assert_eq!(missing(&[]), lacks("SSSE3"));
        assert_eq!(missing(&["has_sse41"]), lacks("SSSE3"));
        assert_eq!(missing(&["has_sse3", "has_ssse3"]), lacks("SSE4.1"));
        assert_eq!(missing(LEAST), Ok(()));
        assert_eq!(missing(USUAL), Ok(()));
    }

    /// One line per instruction: its vector instructions on the least processor, and on a usual
    /// one; then the relaxed ones once more, as they are in the deterministic mode.
    #[test]
    fn the_instructions_are_the_expected_ones() {
        let (least, usual) = (isa(LEAST, "none"), isa(USUAL, "none"));
        let mut listing = String::new();
        for (deterministic, heading) in [(false, "default"), (true, "deterministic")] {
            writeln!(listing, "# {heading}").expect("strings take all");
            let [least, usual] =
                [&least, &usual].map(|isa| vector_instructions(&**isa, deterministic));
            for ((name, least), (_, usual)) in least.iter().zip(&usual) {
                if !deterministic || name.contains("relaxed") {
                    writeln!(listing, "{name}: {least} | {usual}").expect("strings take all");
                }
            }
        }
        expect_test::expect_file!["x86_64.txt"].assert_eq(&listing);
    }

    /// The machine instructions that use a vector register, but for moves between registers, which
    /// are the register allocator's business.
    fn vector_instructions(isa: &dyn TargetIsa, deterministic: bool) -> Vec<(String, String)> {
        let mut listing = Vec::new();
        compile(isa, deterministic, |name, code| {
            let assembly = code.vcode.as_ref().expect("asked for");
            let instructions = assembly.lines().filter(|line| line.contains("%xmm"));
            let names = instructions.filter_map(|line| line.split_whitespace().next());
            let names = names.filter(|name| !["uninit", "movdqa", "vmovdqa"].contains(name));
            listing.push((name.to_owned(), names.collect::<Vec<_>>().join(" ")));
        });
        listing
    }
}
