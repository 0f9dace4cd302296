//! What an embedder can set on an [`Engine`](crate::Engine), all in one plain struct.

/// The settings of an engine.
///
/// ```
/// use wassay_runtime::{Config, Engine, OptLevel};
///
/// let config = Config { opt_level: OptLevel::Speed, ..Config::default() };
/// let engine = Engine::new(&config).unwrap();
/// # let _ = engine;
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    /// How much Cranelift optimises. Default: [`OptLevel::None`], the fastest compiles.
    pub opt_level: OptLevel,
    /// How registers are allocated. Default: [`RegisterAllocator::Backtracking`].
    pub register_allocator: RegisterAllocator,
    /// Whether Cranelift verifies the code that it is given. Default: in debug builds.
    pub verifier: bool,
    /// Whether results are those of the specification's deterministic profile: relaxed vector
    /// instructions and the NaNs that instructions make are the same everywhere. Default: no.
    pub deterministic: bool,
    /// How many bytes of stack the compiled code of one outermost call may use, calls that host
    /// functions make included. The thread must have this much left, plus [`Config::stack_slack`] or
    /// [`MAX_ENTRY_FRAME_BYTES`](crate::limits::MAX_ENTRY_FRAME_BYTES), whichever is more, plus what
    /// host functions need. Default: 512 KiB.
    pub stack_budget: usize,
    /// How far below the limit a frame may reach, as the check runs after the prologue: functions
    /// with larger frames check the stack before it, at an entry of their own. Default: 64 KiB.
    pub stack_slack: u32,
    /// When the functions of a module are compiled. Default: [`Compilation::Eager`].
    pub compilation: Compilation,
    /// Whether the functions of a large module are compiled on all threads of the current rayon pool.
    /// The code and the errors are the same. Default: yes.
    pub parallel_compilation: bool,
    /// Whether another thread can stop a run, by [`Store::interrupt_handle`](crate::Store::interrupt_handle).
    /// Without it loop headers cost nothing, and code that loops for ever can only be ended with its
    /// process. Default: yes.
    pub interruption: bool,
    /// Whether every allocation on the garbage-collected heap collects, and so moves all objects.
    /// For tests: nothing that is wrong with a reference stays hidden. Default: no.
    pub gc_stress: bool,
    /// What one store may allocate. Default: see [`StoreLimits`].
    pub store_limits: StoreLimits,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            opt_level: OptLevel::None,
            register_allocator: RegisterAllocator::Backtracking,
            verifier: cfg!(debug_assertions),
            deterministic: false,
            stack_budget: 512 << 10,
            stack_slack: 64 << 10,
            compilation: Compilation::Eager,
            parallel_compilation: true,
            interruption: true,
            gc_stress: false,
            store_limits: StoreLimits::default(),
        }
    }
}

/// When functions are compiled. A module is validated as a whole in any case, before there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compilation {
    /// All of them before there is a module.
    #[default]
    Eager,
    /// Each when it is first called, on the thread of that call. The compiler uses the stack of the call, and takes up
    /// to a megabyte of it beyond [`Config::stack_budget`]. A function that cannot be compiled ends that call, and each
    /// later one, with [`Exhaustion::Compilation`](crate::Exhaustion::Compilation). Modules with features beyond
    /// [`Module::FEATURES`](crate::Module::FEATURES) are compiled as a whole, as what they need may be unsupported.
    Lazy,
}

/// How much Cranelift optimises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OptLevel {
    /// As little as possible: code is compiled as it stands.
    #[default]
    None,
    /// For the speed of the generated code.
    Speed,
}

/// Which of Cranelift's two register allocators is used. One checks the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RegisterAllocator {
    /// The allocator for good code.
    #[default]
    Backtracking,
    /// The allocator for fast compiles.
    SinglePass,
}

/// What one store may allocate. Past a limit, instantiation fails and `grow` returns −1.
///
/// ```
/// use wassay_runtime::{Config, Engine, Instance, Module, Store, StoreLimits, Val};
///
/// let store_limits = StoreLimits { memory_bytes: 2 << 16, ..StoreLimits::default() };
/// let engine = Engine::new(&Config { store_limits, ..Config::default() })?;
/// let module = Module::new(&engine, r#"(module (memory 1)
///     (func (export "grow") (result i32) (memory.grow (i32.const 1))))"#)?;
/// let mut store = Store::new(&engine);
/// let instance = Instance::new(&mut store, &module, &[])?.unwrap();
/// let grow = instance.func(&mut store, "grow").expect("it is exported");
/// assert_eq!(grow.call(&mut store, &[])?.unwrap(), [Val::I32(1)]);
/// assert_eq!(grow.call(&mut store, &[])?.unwrap(), [Val::I32(-1)]);
///
/// let error = Instance::new(&mut store, &module, &[]).unwrap_err();
/// assert_eq!(error.to_string(), "allocate a memory of 1 page (page size 65536)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct StoreLimits {
    /// Bytes of all memories together. Default: 8 GiB.
    pub memory_bytes: u64,
    /// Elements of all tables together. Default: 16 Mi.
    pub table_elements: u64,
    /// Bytes of the garbage-collected heap, exceptions included, short of 4 GiB. A collection needs up
    /// to twice as much for a moment. Past it, allocation ends with
    /// [`Exhaustion::Heap`](crate::Exhaustion::Heap). Default: 512 MiB.
    pub heap_bytes: u64,
    /// Instances. Default: 100,000.
    pub instances: usize,
}

impl Default for StoreLimits {
    fn default() -> Self {
        Self {
            memory_bytes: 8 << 30,
            table_elements: 16 << 20,
            heap_bytes: 512 << 20,
            instances: 100_000,
        }
    }
}
