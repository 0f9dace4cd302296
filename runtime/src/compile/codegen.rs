//! From CLIF to machine code: the ISA's settings, and the contexts that threads use again.

use crate::compile::effort::Effort;
use crate::compile::engine::EngineError;
use crate::compile::translate::{Scratch, required_features};
use crate::config::{Config, OptLevel, RegisterAllocator};
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::isa::{OwnedTargetIsa, TargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{CodegenError, CompiledCode, Context};
use cranelift_frontend::FunctionBuilderContext;
use std::cell::RefCell;
use std::sync::LazyLock;
use wasmparser::FuncValidatorAllocations;

/// Allocations for the compilation of one function after the other.
pub(crate) struct CompileContext {
    pub(crate) codegen: Context,
    pub(crate) builder: FunctionBuilderContext,
    pub(crate) scratch: Scratch,
    pub(crate) validator: FuncValidatorAllocations,
    control: ControlPlane,
}

/// The function exceeds a limit of Cranelift's own.
#[derive(Debug)]
pub(crate) struct TooLarge;

thread_local! {
    static SPARE: RefCell<Option<Box<CompileContext>>> = const { RefCell::new(None) };
}

impl CompileContext {
    /// Runs `f` with this thread's context, or with a new one if it is in use.
    pub(crate) fn with<T>(f: impl FnOnce(&mut CompileContext) -> T) -> T {
        let mut context = SPARE.take().unwrap_or_else(|| Box::new(CompileContext::new()));
        let result = f(&mut context);
        // A panic in `f` leaves a half-used context behind: it is dropped, not put back.
        SPARE.set(Some(context));
        result
    }

    fn new() -> Self {
        Self {
            codegen: Context::new(),
            builder: FunctionBuilderContext::new(),
            scratch: Scratch::default(),
            validator: FuncValidatorAllocations::default(),
            control: ControlPlane::default(),
        }
    }

    /// Compiles the function in `codegen`.
    pub(crate) fn compile(&mut self, isa: &dyn TargetIsa) -> Result<&CompiledCode, TooLarge> {
        match self.codegen.compile(isa, &mut self.control) {
            Ok(_) => {}
            Err(error) => match error.inner {
                CodegenError::CodeTooLarge | CodegenError::ImplLimitExceeded => {
                    return Err(TooLarge);
                }
                inner => panic!("BUG: {inner:?} in\n{}", error.func),
            },
        }
        Ok(self.codegen.compiled_code().expect("BUG: compile() has just succeeded"))
    }
}

/// The stack that one call of a function takes, its return address and saved frame pointer included. The room that
/// `return_call` needs for more stack arguments than the caller has is not included.
pub(crate) fn frame_size(code: &CompiledCode) -> u64 {
    let layout = code.buffer.frame_layout().expect("BUG: every backend sets it");
    u64::from(layout.frame_to_fp_offset) + 16
}

/// The host's ISA with an engine's settings, and with the same at less effort, which few engines ever need. All have
/// the same ABI.
pub(crate) struct Isas {
    configured: OwnedTargetIsa,
    unoptimized: LazyIsa,
    single_pass: LazyIsa,
}

/// An ISA that is made when a function first needs it.
type LazyIsa = LazyLock<OwnedTargetIsa, Box<dyn FnOnce() -> OwnedTargetIsa + Send>>;

impl Isas {
    /// # Errors
    ///
    /// As [`host_isa`].
    pub(crate) fn new(config: &Config) -> Result<Self, EngineError> {
        let configured = host_isa(config)?;
        let unoptimized = Config { opt_level: OptLevel::None, ..config.clone() };
        let single_pass =
            Config { register_allocator: RegisterAllocator::SinglePass, ..unoptimized.clone() };
        Ok(Self {
            configured,
            unoptimized: lazy_isa(unoptimized),
            single_pass: lazy_isa(single_pass),
        })
    }

    pub(crate) fn with(&self, effort: Effort) -> &dyn TargetIsa {
        match effort {
            Effort::Configured => &*self.configured,
            Effort::Unoptimized => &**self.unoptimized,
            Effort::SinglePass => &**self.single_pass,
        }
    }
}

/// The host's ISA with these settings, made on demand. It has been made before, with settings that differ only in
/// effort.
fn lazy_isa(config: Config) -> LazyIsa {
    LazyLock::new(Box::new(move || host_isa(&config).expect("BUG: the host is supported")))
}

/// The host's ISA with these settings.
///
/// # Errors
///
/// When Cranelift does not support the host, or an extension is missing.
fn host_isa(config: &Config) -> Result<OwnedTargetIsa, EngineError> {
    check_processor(std::env::consts::ARCH)?;
    let opt_level = match config.opt_level {
        OptLevel::None => "none",
        OptLevel::Speed => "speed",
    };
    let register_allocator = match config.register_allocator {
        RegisterAllocator::Backtracking => "backtracking",
        RegisterAllocator::SinglePass => "single_pass",
    };
    let verifier = config.verifier.to_string();
    // Windows commits a stack page by page: a frame that steps over the guard page would fault.
    let probe = cfg!(windows).to_string();
    let canonical_nans = config.deterministic.to_string();
    let mut flags = settings::builder();
    for (name, value) in [
        ("opt_level", opt_level),
        ("regalloc_algorithm", register_allocator),
        ("preserve_frame_pointers", "true"), // backtraces walk them
        ("enable_multi_ret_implicit_sret", "true"), // more results than registers
        ("unwind_info", "false"),            // on by default, but nothing reads it
        ("machine_code_cfg_info", "false"),
        ("enable_nan_canonicalization", &canonical_nans),
        ("enable_verifier", &verifier),
        ("enable_probestack", &probe),
        ("probestack_strategy", "inline"),
    ] {
        flags.set(name, value).expect("BUG: a setting is misspelt");
    }
    let unsupported = |reason: &str| EngineError::UnsupportedMachine(reason.into());
    #[cfg_attr(
        not(all(target_arch = "aarch64", target_os = "linux")),
        expect(unused_mut, reason = "set there alone")
    )]
    let mut builder = cranelift_native::builder().map_err(unsupported)?;
    // Cranelift signs return addresses on macOS by itself, with the other key. Processors that cannot sign take the
    // instructions for no-ops.
    #[cfg(all(target_arch = "aarch64", target_os = "linux"))]
    builder.enable("sign_return_address").expect("BUG: a setting is misspelt");
    let isa = builder.finish(settings::Flags::new(flags));
    let isa = isa.map_err(|error| unsupported(&error.to_string()))?;
    required_features(&*isa)?;
    Ok(isa)
}

/// Refuses processors that Cranelift compiles for, but on which the runtime cannot enter and leave compiled code.
fn check_processor(processor: &str) -> Result<(), EngineError> {
    if PROCESSORS.contains(&processor) {
        return Ok(());
    }
    let known = PROCESSORS.join(" and ");
    Err(EngineError::UnsupportedMachine(format!("its processor is {processor}, known are {known}")))
}

/// The processors for which the few hand-written instructions exist (`run/unwind`, `run/heap/libcalls`, `compile/stub`,
/// `compile/module/lazy`).
const PROCESSORS: [&str; 2] = ["x86_64", "aarch64"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_processor_that_is_not_known_is_named() {
        let error = check_processor("s390x").unwrap_err().to_string();
        let expected =
            "compile for this machine: its processor is s390x, known are x86_64 and aarch64";
        assert_eq!(error, expected);
        PROCESSORS.iter().for_each(|processor| check_processor(processor).unwrap());
    }
}
