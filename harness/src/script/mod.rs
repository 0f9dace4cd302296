//! A conformance script as data: every directive of the language, what it does and what it expects.
//!
//! The language is that of the reference interpreter (WebAssembly/spec, `interpreter/README.md`).
//! Text has become data here: modules are bytes, constants are bits, and names are resolved to the
//! directives that they mean. Only text that an assertion is about is kept as text.
//!
//! Begin with [`Directive`]: its [`Action`] is what it does, its [`Expected`] what it expects. [`value`] has constants and
//! patterns, [`features`] the proposals by their names.

pub(crate) mod effects;
pub(crate) mod encoding;
pub mod features;
mod fields;
pub(crate) mod folded_try;
mod glob;
pub mod lower;
mod place;
mod plain;
mod printable;
pub mod slice;
mod suggest;
pub(crate) mod tokens;
pub mod value;

pub use fields::{ModuleField, module_fields};
pub use glob::Glob;
pub use place::{InstructionPlace, Part};
pub use plain::without_types;
pub use printable::{Printable, beginning, counted, printable, printable_lines};
pub use suggest::{did_you_mean, nearest};

use encoding::bytes;
use serde::{Deserialize, Serialize};
use std::fmt;
use value::{Pattern, Value};

/// The position of a directive in its script, from 0. An instance is named by the directive that
/// creates it.
pub type DirectiveId = u32;

/// How many numbers a thread uses for the instances that are shared with it: 0, 1, 2 and so on. The numbers of its own
/// directives follow. The number 0 is never one of its own directives.
pub fn shared_numbers(shared: &[DirectiveId]) -> usize {
    shared.len().max(1)
}

/// One directive of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// Its position in the script.
    pub id: DirectiveId,
    /// What it does.
    pub action: Action,
    /// What it expects.
    pub expected: Expected,
    /// Whether it can change state that another directive may see.
    pub writes: bool,
}

/// What a directive does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Decodes, validates and compiles a module, and creates nothing.
    Define(ModuleSource),
    /// Creates the instance that has the directive's own number.
    Instantiate {
        /// The module.
        module: ModuleSource,
        /// The registered instances that it imports from.
        imports: Vec<Import>,
        /// The directive that defined the module, if it is not this one.
        definition: Option<DirectiveId>,
    },
    /// Makes an instance known by a name. Names are resolved already, so the engine has no part.
    Register {
        /// The instance.
        instance: DirectiveId,
    },
    /// Calls an exported function.
    Invoke {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: String,
        /// The arguments.
        arguments: Vec<Value>,
    },
    /// Reads an exported global.
    Get {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: String,
    },
    /// Runs directives on a thread of their own, in a store of their own.
    Thread {
        /// The instances whose shared memories the thread can import. The thread knows them by the numbers 0, 1, 2 and so
        /// on.
        shared: Vec<DirectiveId>,
        /// The directives, numbered within the thread.
        directives: Vec<Directive>,
    },
    /// Waits until a thread has ended.
    Wait {
        /// The directive that began it.
        thread: DirectiveId,
    },
    /// Nothing: the form only names or contains others.
    Nothing,
    /// A form of the language that this harness does not run yet, by its name.
    Unsupported(String),
    /// Text that is no directive: it fails, and says why.
    Broken(String),
    /// Checks the custom sections or the annotations of a module, which no engine is asked about.
    CheckCustom(ModuleSource),
}

impl Action {
    /// The directives that must have been carried out for this one to make sense.
    pub fn needs(&self) -> Vec<DirectiveId> {
        match self {
            Self::Instantiate { imports, definition, .. } => {
                let imported = imports.iter().flat_map(|i| [i.instance, i.registered_by]);
                imported.chain(*definition).collect()
            }
            Self::Register { instance }
            | Self::Invoke { instance, .. }
            | Self::Get { instance, .. } => vec![*instance],
            Self::Thread { shared, .. } => shared.clone(),
            Self::Wait { thread } => vec![*thread],
            Self::Define(_) | Self::CheckCustom(_) | Self::Nothing => Vec::new(),
            Self::Unsupported(_) | Self::Broken(_) => Vec::new(),
        }
    }

    /// The module that stands in it.
    pub fn module(&self) -> Option<&ModuleSource> {
        match self {
            Self::Define(module) | Self::Instantiate { module, .. } | Self::CheckCustom(module) => {
                Some(module)
            }
            _ => None,
        }
    }

    /// Whether its outcome can depend on what earlier actions wrote.
    pub fn reads_state(&self) -> bool {
        match self {
            Self::Instantiate { .. } | Self::Invoke { .. } | Self::Get { .. } => true,
            Self::Thread { .. } | Self::Wait { .. } => true,
            Self::Define(_) | Self::CheckCustom(_) | Self::Register { .. } => false,
            Self::Nothing | Self::Unsupported(_) | Self::Broken(_) => false,
        }
    }
}

/// A module as a script gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModuleSource {
    /// The binary format.
    Binary(#[serde(with = "bytes")] Vec<u8>),
    /// The text format, which the text parser will judge. It may not even be UTF-8.
    Text(#[serde(with = "bytes")] Vec<u8>),
}

/// The source of a module, as a reader sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject<'a> {
    /// The source of a quoted module; any bytes.
    Text(&'a [u8]),
    /// A binary module; any bytes.
    Binary(&'a [u8]),
}

impl ModuleSource {
    /// The module, as the functions take it that find out why it was refused.
    pub fn subject(&self) -> Subject<'_> {
        match self {
            Self::Binary(bytes) => Subject::Binary(bytes),
            Self::Text(text) => Subject::Text(text),
        }
    }
}

/// The instance from which a module imports under a registered name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The name that the module imports from.
    pub module: String,
    /// The instance.
    pub instance: DirectiveId,
    /// The directive that registered it under this name.
    pub registered_by: DirectiveId,
}

/// What a script expects of a directive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expected {
    /// That it is carried out, whatever it returns.
    Success,
    /// These results.
    Results(Vec<Pattern>),
    /// A trap with this text.
    Trap(String),
    /// A resource that runs out, with this text.
    Exhaustion(String),
    /// An exception that nothing catches.
    Exception,
    /// A suspension that nothing handles, with this text.
    Suspension(String),
    /// A module that cannot be parsed or decoded, for this reason.
    Malformed(String),
    /// A module that does not validate, for this reason.
    Invalid(String),
    /// A module that cannot be linked, for this reason.
    Unlinkable(String),
    /// A thread that has ended, whose directives did as they expect, each at its line.
    Joined(Vec<(u32, Directive)>),
    /// A custom section that cannot be decoded, for this reason.
    MalformedCustom(String),
    /// A custom section that does not validate, for this reason.
    InvalidCustom(String),
}

/// The kinds of directives, by which tests are named and filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the keyword of the script language")]
pub enum Kind {
    Module,
    ModuleDefinition,
    ModuleInstance,
    Register,
    Invoke,
    Get,
    AssertReturn,
    AssertTrap,
    AssertExhaustion,
    AssertException,
    AssertSuspension,
    AssertInvalid,
    AssertMalformed,
    AssertUnlinkable,
    AssertMalformedCustom,
    AssertInvalidCustom,
    Thread,
    Wait,
    Script,
    Input,
    Output,
    /// A component, which Wasmtime's scripts have.
    Component,
    /// An assertion of Wasmtime's about how much fuel was used.
    AssertFuel,
    /// A form whose keyword is none of the language's.
    Unknown,
}

impl Kind {
    /// Every kind with the name that tests and filters give it.
    pub const ALL: [(Kind, &str); 24] = [
        (Kind::Module, "module"),
        (Kind::ModuleDefinition, "module_definition"),
        (Kind::ModuleInstance, "module_instance"),
        (Kind::Register, "register"),
        (Kind::Invoke, "invoke"),
        (Kind::Get, "get"),
        (Kind::AssertReturn, "assert_return"),
        (Kind::AssertTrap, "assert_trap"),
        (Kind::AssertExhaustion, "assert_exhaustion"),
        (Kind::AssertException, "assert_exception"),
        (Kind::AssertSuspension, "assert_suspension"),
        (Kind::AssertInvalid, "assert_invalid"),
        (Kind::AssertMalformed, "assert_malformed"),
        (Kind::AssertUnlinkable, "assert_unlinkable"),
        (Kind::AssertMalformedCustom, "assert_malformed_custom"),
        (Kind::AssertInvalidCustom, "assert_invalid_custom"),
        (Kind::Thread, "thread"),
        (Kind::Wait, "wait"),
        (Kind::Script, "script"),
        (Kind::Input, "input"),
        (Kind::Output, "output"),
        (Kind::Component, "component"),
        (Kind::AssertFuel, "assert_fuel"),
        (Kind::Unknown, "unknown"),
    ];

    /// The name of the kind: the keyword, with `_` for the space between two.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether its directives expect a text: see [`Expected::text`].
    pub fn expects_text(self) -> bool {
        matches!(
            self,
            Self::AssertTrap
                | Self::AssertExhaustion
                | Self::AssertSuspension
                | Self::AssertInvalid
                | Self::AssertMalformed
                | Self::AssertUnlinkable
                | Self::AssertMalformedCustom
                | Self::AssertInvalidCustom
        )
    }

    /// The kind of a form that begins with `keyword`.
    pub fn of_keyword(keyword: &str) -> Option<Kind> {
        Self::ALL.iter().find(|(_, name)| *name == keyword).map(|(kind, _)| *kind)
    }
}

impl Expected {
    /// The text that must come with the outcome, if the script names one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Trap(text)
            | Self::Exhaustion(text)
            | Self::Suspension(text)
            | Self::Malformed(text)
            | Self::Invalid(text)
            | Self::Unlinkable(text)
            | Self::MalformedCustom(text)
            | Self::InvalidCustom(text) => Some(text),
            Self::Success | Self::Results(_) | Self::Exception | Self::Joined(_) => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Success => f.write_str("success"),
            Self::Results(patterns) if patterns.is_empty() => f.write_str("returned nothing"),
            Self::Results(patterns) => {
                f.write_str("returned ")?;
                crate::script::value::write_list(f, patterns, ", ")
            }
            Self::Trap(text) => write!(f, "trapped: {}", Printable(text)),
            Self::Exhaustion(text) => write!(f, "exhausted: {}", Printable(text)),
            Self::Exception => f.write_str("an exception"),
            Self::Suspension(text) => write!(f, "suspended: {}", Printable(text)),
            Self::Malformed(text) => write!(f, "malformed: {}", Printable(text)),
            Self::Invalid(text) => write!(f, "invalid: {}", Printable(text)),
            Self::Unlinkable(text) => write!(f, "unlinkable: {}", Printable(text)),
            Self::Joined(directives) => {
                let directives = counted(directives.len(), "directive");
                write!(f, "success of the thread's {directives}")
            }
            Self::MalformedCustom(text) => {
                write!(f, "malformed custom section: {}", Printable(text))
            }
            Self::InvalidCustom(text) => write!(f, "invalid custom section: {}", Printable(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_kinds_is_in_the_order_of_the_enum() {
        for (index, (kind, name)) in Kind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, index);
            assert_eq!(kind.name(), *name);
        }
    }
}
