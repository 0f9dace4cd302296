//! What distinguishes one program made of this library from another: its engines, and how it runs one test again.

use super::{BUILT_IN, BuiltIn};
use std::path::Path;
use std::sync::OnceLock;

/// What distinguishes a program that is made of this library.
#[derive(Clone, Copy, Debug)]
pub struct Front {
    /// The engines that are built in; the first runs if none is named.
    pub engines: &'static [BuiltIn],
    /// How one test runs again.
    pub rerun: Rerun,
    /// The folder of the repository in which the program was built: files there are newer than what is built in.
    pub repository: Option<&'static str>,
    /// The suite, if it is another than the one that is built in.
    pub suite: Option<&'static str>,
    /// The file of what is known to fail, if it is another than the one that is built in.
    pub expectations: Option<&'static str>,
}

/// How one test runs again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rerun {
    /// By a command line with these words in front.
    Program(&'static str),
    /// By `cargo test`.
    CargoTest,
}

static FRONT: OnceLock<Front> = OnceLock::new();

impl Front {
    /// That of this project's program.
    pub const PROGRAM: Self = Self {
        repository: Some(env!("CARGO_MANIFEST_DIR")),
        ..Self::new(BUILT_IN, Rerun::Program("wassay"))
    };

    /// A program with these engines, and nothing else of its own.
    pub const fn new(engines: &'static [BuiltIn], rerun: Rerun) -> Self {
        Self { engines, rerun, repository: None, suite: None, expectations: None }
    }

    /// Makes this the front of the process. Only the first call has an effect, and only before [`front`] is first
    /// called.
    pub fn install(self) {
        _ = FRONT.set(self);
    }

    /// A file of the repository, if that is there.
    pub fn file(&self, path: &str) -> Option<std::path::PathBuf> {
        self.repository
            .map(Path::new)
            .filter(|folder| folder.is_dir())
            .map(|folder| folder.join(path))
    }
}

/// The front of the process: that of this project's program if none was installed.
pub fn front() -> &'static Front {
    FRONT.get_or_init(|| Front::PROGRAM)
}
