//! The tests of an engine's own repository: the trials of [`trials`](crate::trials) over one engine.

use crate::arguments::SuiteArgs;
use crate::cli::Cli;
use crate::engines::choice::EngineChoice;
use crate::engines::{BuiltIn, Front, Rerun, worker};
use crate::trials;
use anyhow::bail;
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use wassay_harness::engine::Engine;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::script::features::Features;

/// The first argument that asks for a command of the program `wassay`, whose name it is.
const COMMAND: &str = "wassay";

/// Makes tests of an engine: one for each directive of a suite, as `cargo test` and nextest know them.
///
/// It is the `main` of a test target that has `harness = false` in Cargo.toml. What libtest has no flag for comes through
/// the environment: see [`trials`](crate::trials). If the first argument is `wassay`, the others are a command line as
/// the program [`wassay`](crate::cli) takes it, such as `cargo test --test spec -- wassay bless --reason TEXT`.
///
/// ```no_run
/// # use wassay::adapter::{Engine, Features, Session};
/// # struct MyEngine;
/// # impl MyEngine { fn new() -> Self { Self } }
/// # impl Engine for MyEngine {
/// #     fn name(&self) -> &str { "my-engine" }
/// #     fn session(&self, _: Features) -> Box<dyn Session + '_> { unimplemented!() }
/// # }
/// fn main() -> std::process::ExitCode {
///     wassay::conformance(&MyEngine::new()).suite("tests/testsuite").expectations("tests/spec.toml").main()
/// }
/// ```
pub fn conformance(engine: &dyn Engine) -> Conformance<'_> {
    Conformance { engine, version: String::new(), features: None, suite: SuiteArgs::default() }
}

/// Tests of one engine: see [`conformance`].
#[must_use = "`main` runs the tests"]
pub struct Conformance<'e> {
    engine: &'e dyn Engine,
    version: String,
    features: Option<Features>,
    suite: SuiteArgs,
}

impl Conformance<'_> {
    /// The scripts: a `.wast` file or a folder, relative to the package. Without it the suite that is built in, which the
    /// feature `suite` of this crate brings.
    pub fn suite(mut self, path: impl Into<PathBuf>) -> Self {
        self.suite.suite = vec![path.into()];
        self
    }

    /// The file of what is known to fail, relative to the package. Without it everything must pass.
    pub fn expectations(mut self, file: impl Into<PathBuf>) -> Self {
        self.suite.expectations = Some(file.into());
        self
    }

    /// The version of the engine, for files of results.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// The features that the engine has: what needs others is unsupported, and it is not asked for it. Without it the engine
    /// says nothing of them, and is asked everything.
    pub fn features(mut self, features: Features) -> Self {
        self.features = Some(features);
        self
    }

    /// Speaks the engine protocol (docs/engine-protocol.md) on standard input and output, for `wassay run --engine PROGRAM`.
    pub fn serve(self) -> ! {
        worker::serve_engine(Encoding::Lines, self.engine, &self.version, self.features)
    }

    /// Runs the tests that the command line and the environment ask for, or a command of the program `wassay`.
    pub fn main(self) -> ExitCode {
        self.front().install();
        let Self { engine, version, features, .. } = self;
        worker::serve_engine_if_asked(engine, &version, features);
        if env::args_os().nth(1).is_some_and(|argument| argument == COMMAND) {
            return Cli::main(env::args_os().skip(1));
        }
        let run = || {
            let args = trials::settings()?;
            let choice = EngineChoice { engine: engine.name().to_owned(), ..args.judging.choice() };
            let prepared = choice.prepare_own(engine, &version)?;
            trials::run(&args, &choice, &prepared)
        };
        run().unwrap_or_else(|error: anyhow::Error| {
            eprintln!("{}: {error:#}", engine.name());
            ExitCode::FAILURE
        })
    }

    /// What commands of the program `wassay` find: this engine, its suite and what is known to fail. They live as long as
    /// the process.
    fn front(&self) -> Front {
        let leak = |text: &str| -> &'static str { Box::leak(text.into()) };
        let leak_path = |path: &Option<PathBuf>| {
            let text = path.as_ref().map(|path| path.to_string_lossy());
            text.map(|text| leak(&text))
        };
        let row = BuiltIn::new(leak(self.engine.name()), leak(&self.version), |_| {
            bail!(
                "commands run this engine in workers alone; the tests run it with WASSAY_IN_PROCESS=1"
            )
        });
        Front {
            suite: leak_path(&self.suite.suite.first().cloned()),
            expectations: leak_path(&self.suite.expectations),
            ..Front::new(Box::leak(Box::new([row])), Rerun::CargoTest)
        }
    }
}
