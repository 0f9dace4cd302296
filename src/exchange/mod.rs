//! Scripts in the forms that other runners read and write: JSON in two dialects, text with binary modules, JavaScript.
//!
//! ```text
//! suite -> commands -> json | binary text | JavaScript          json -> commands -> binary text -> suite
//! ```
//!
//! A directive that a form cannot express is named in the place of its command, never dropped silently.

mod commands;
mod javascript;
mod json;
mod read;
mod text;

pub use commands::commands;
pub use javascript::HARNESS;
pub use read::{INDEX, Index, IndexEntry, is_json, read_json_scripts};

use std::path::Path;
use wassay_harness::script::value::Value;
use wassay_harness::script::{DirectiveId, Expected, ModuleSource};

/// A form in which scripts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum ScriptFormat {
    /// JSON and a file for each module, as wasm-tools writes it
    Json,
    /// The same in the dialect of WABT's wast2json
    JsonWabt,
    /// Scripts in which every module is binary
    BinWast,
    /// JavaScript, for engines that have the WebAssembly JavaScript API
    Js,
}

/// One command of a script, which stands for one directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The number of the directive.
    pub id: DirectiveId,
    /// The line of the directive, from 1.
    pub line: u32,
    /// What it does, or why no form can express it.
    pub form: Result<Form, String>,
}

/// What a command does. Instances and definitions are identified by names; no name means the latest instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Instantiates a module.
    Module {
        /// The name of the instance, if a later command refers to it.
        name: Option<String>,
        /// The module.
        module: ModuleSource,
    },
    /// Defines a module and instantiates nothing.
    Definition(ModuleSource),
    /// Makes an instance known to imports.
    Register {
        /// The instance.
        instance: Option<String>,
        /// What imports call it.
        to: String,
    },
    /// Calls a function or reads a global.
    Act {
        /// What is done.
        action: Act,
        /// What it expects.
        expected: Expected,
    },
    /// Uses a module that is refused, or whose instantiation fails.
    Refuse {
        /// The module.
        module: ModuleSource,
        /// How it is refused or fails.
        expected: Expected,
    },
}

/// A call of a function, or the reading of a global.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The instance.
    pub instance: Option<String>,
    /// The name of the export.
    pub export: String,
    /// The arguments of a call; none when a global is read.
    pub arguments: Option<Vec<Value>>,
}

/// A script in one form: its text, and the files beside it.
#[derive(Debug, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Modules, by the names of their files.
    pub modules: Vec<(String, Vec<u8>)>,
    /// The directives that the form cannot express, and why.
    pub omitted: Vec<(DirectiveId, String)>,
}

impl ScriptFormat {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::JsonWabt => "json",
            Self::BinWast => "bin.wast",
            Self::Js => "mjs",
        }
    }

    /// Writes a script. `stem` is the name of its file without extension, `depth` how many folders it lies below the top.
    pub fn write(self, commands: &[Command], source: &str, stem: &str, depth: usize) -> Written {
        match self {
            Self::Json => json::write(commands, source, stem, json::Dialect::WasmTools),
            Self::JsonWabt => json::write(commands, source, stem, json::Dialect::Wabt),
            Self::BinWast => text::write_binary(commands),
            Self::Js => javascript::write(commands, source, depth),
        }
    }
}

/// The name of a file without its last extension.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
