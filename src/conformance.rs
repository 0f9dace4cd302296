//! The tests of an engine's own repository: the trials of [`trials`](crate::trials) over one engine.

use crate::arguments::SuiteArgs;
use crate::cli::Cli;
use crate::engines::choice::EngineChoice;
use crate::engines::worker::{self, Configuration};
use crate::engines::{BuiltIn, DEFAULT_CONFIGURATION, Front, Rerun};
use crate::trials;
use anyhow::{anyhow, bail};
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;
use wassay_harness::engine::Engine;
use wassay_harness::run::protocol::Encoding;
use wassay_harness::script::features::Features;

/// The first argument that asks for a command of the program `wassay`, whose name it is.
const COMMAND: &str = "wassay";

/// Makes tests of an engine: one for each directive of a suite, as `cargo test` and nextest know them.
///
/// It is the `main` of a test target that has `harness = false` in Cargo.toml. Settings for which libtest has no flag
/// come from the environment: see [`trials`](crate::trials). If the first argument is `wassay`, the others are a
/// command line of the program [`wassay`](crate::cli), such as `cargo test --test spec -- wassay bless --reason TEXT`.
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
    let name = DEFAULT_CONFIGURATION.to_owned();
    let default = Configuration { name, engine, features: None };
    Conformance {
        configurations: vec![default],
        version: String::new(),
        suite: SuiteArgs::default(),
    }
}

/// Tests of one engine: see [`conformance`].
#[must_use = "`main` runs the tests"]
pub struct Conformance<'e> {
    /// The default configuration is first.
    configurations: Vec<Configuration<'e>>,
    version: String,
    suite: SuiteArgs,
}

impl<'e> Conformance<'e> {
    /// The scripts: a `.wast` file or a folder, relative to the package. Without this, the built-in suite is used,
    /// which the feature `suite` of this crate brings.
    pub fn suite(mut self, path: impl Into<PathBuf>) -> Self {
        self.suite.suite = vec![path.into()];
        self
    }

    /// The file of known failures, relative to the package. Without this, everything must pass.
    pub fn expectations(mut self, file: impl Into<PathBuf>) -> Self {
        self.suite.expectations = Some(file.into());
        self
    }

    /// The version of the engine, for files of results.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// The features that the engine has. Directives that need others are unsupported, and the engine is not asked about
    /// them. Without this, the engine is asked everything.
    pub fn features(mut self, features: Features) -> Self {
        self.configurations[0].features = Some(features);
        self
    }

    /// The engine in another configuration, with the features that it has there. `WASSAY_CONFIG=NAME` and `--config NAME`
    /// ask for it.
    pub fn configuration(
        mut self,
        name: impl Into<String>,
        engine: &'e dyn Engine,
        features: Features,
    ) -> Self {
        let (name, features) = (name.into(), Some(features));
        self.configurations.push(Configuration { name, engine, features });
        self
    }

    /// Speaks the engine protocol (docs/engine-protocol.md) on standard input and output, for `wassay run --engine PROGRAM`.
    pub fn serve(self) -> ! {
        worker::serve_engine(Encoding::Lines, &self.configurations, &self.version)
    }

    /// Runs the tests that the command line and the environment ask for, or a command of the program `wassay`.
    pub fn main(self) -> ExitCode {
        self.front().install();
        let Self { configurations, version, .. } = self;
        worker::serve_engine_if_asked(&configurations, &version);
        if env::args_os().nth(1).is_some_and(|argument| argument == COMMAND) {
            return Cli::main(env::args_os().skip(1));
        }
        let name = configurations[0].engine.name();
        let run = || {
            let args = trials::settings()?;
            let choice = EngineChoice { engine: name.to_owned(), ..args.judging.choice() };
            let configuration = worker::configuration(&configurations, &choice.configuration);
            let engine = configuration.map_err(|error| anyhow!(error))?.engine;
            let prepared = choice.prepare_own(engine, &version)?;
            trials::run(&args, &choice, &prepared)
        };
        run().unwrap_or_else(|error: anyhow::Error| {
            eprintln!("{name}: {error:#}");
            ExitCode::FAILURE
        })
    }

    /// The engine, suite and known failures that commands of the program `wassay` find. They live as long as the
    /// process.
    fn front(&self) -> Front {
        /// A front lives as long as the process, so the names in it must too.
        static CONFIGURATIONS: OnceLock<Vec<&str>> = OnceLock::new();
        let leak = |text: &str| -> &'static str { Box::leak(text.into()) };
        let leak_path = |path: &Option<PathBuf>| {
            let text = path.as_ref().map(|path| path.to_string_lossy());
            text.map(|text| leak(&text))
        };
        CONFIGURATIONS
            .get_or_init(|| self.configurations.iter().map(|it| leak(&it.name)).collect());
        let name = self.configurations[0].engine.name();
        let row = BuiltIn {
            configurations: || CONFIGURATIONS.get().cloned().unwrap_or_default(),
            ..BuiltIn::new(leak(name), leak(&self.version), |_| {
                bail!(
                    "commands run this engine in workers alone; the tests run it with WASSAY_IN_PROCESS=1"
                )
            })
        };
        Front {
            suite: leak_path(&self.suite.suite.first().cloned()),
            expectations: leak_path(&self.suite.expectations),
            ..Front::new(Box::leak(Box::new([row])), Rerun::CargoTest)
        }
    }
}
