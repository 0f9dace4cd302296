//! Requests: one verb each, for one directive. They are the same in this process, in a frame of bytes and in a line of
//! JSON.

use crate::script::DirectiveId;
use crate::script::encoding::bytes;
use crate::script::value::Value;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One request to an engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request<'a> {
    /// The number of the request, which its answer repeats. It rises by one with each.
    pub number: u64,
    /// The directive of the script that asks for it. An instance is known by the directive that creates it.
    pub directive: DirectiveId,
    /// The directives that must have returned in this session. If one has not, the engine answers
    /// [`Outcome::Skipped`](super::Outcome::Skipped) and does nothing.
    pub needs: Vec<DirectiveId>,
    /// Whether this is the last request of its session. The session then ends before the answer is given, so that a
    /// fault at its end shows in the session.
    pub last: bool,
    /// What to do.
    #[serde(rename = "task")]
    pub verb: Verb<'a>,
}

/// The names of the verbs.
pub const VERBS: [&str; 6] = ["define", "instantiate", "invoke", "get", "thread", "wait"];

/// What an engine does for a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb<'a> {
    /// Decode, validate and compile a module, and create nothing.
    Define {
        /// The module.
        module: ModuleRef<'a>,
    },
    /// Create the instance that has the directive's number.
    Instantiate {
        /// The module.
        module: ModuleRef<'a>,
        /// The instances that it imports from, by the name of the imported module.
        imports: Vec<(Cow<'a, str>, DirectiveId)>,
    },
    /// Call an exported function.
    Invoke {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
        /// The arguments.
        arguments: Cow<'a, [Value]>,
    },
    /// Read an exported global.
    Get {
        /// The instance that exports it.
        instance: DirectiveId,
        /// The name of the export.
        export: Cow<'a, str>,
    },
    /// Carry out requests on a thread of their own, in a session of their own, and return at once.
    Thread {
        /// The instances whose shared memories the thread can import, as those of its instances 0, 1, 2 and so on.
        #[serde(with = "shared")]
        shared: Cow<'a, [DirectiveId]>,
        /// What the thread does. It may begin threads, and wait for them.
        #[serde(rename = "asks")]
        requests: Vec<Request<'a>>,
    },
    /// Wait until a thread has ended, and answer with the outcomes of its requests.
    Wait {
        /// The directive that began it.
        thread: DirectiveId,
        /// For how long. After that the thread is interrupted and abandoned.
        seconds: u32,
    },
}

/// The module of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleRef<'a> {
    /// The binary format.
    Bytes(Cow<'a, [u8]>),
    /// The number under which it was sent before, in this session.
    Number(u64),
}

impl<'a> ModuleRef<'a> {
    /// The module in the binary format, if the request has it.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Number(_) => None,
        }
    }

    fn into_owned(self) -> ModuleRef<'static> {
        match self {
            Self::Bytes(bytes) => ModuleRef::Bytes(Cow::Owned(bytes.into_owned())),
            Self::Number(number) => ModuleRef::Number(number),
        }
    }
}

impl<'a> From<&'a [u8]> for ModuleRef<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Cow::Borrowed(bytes))
    }
}

/// Both forms, as they are in formats that do not describe themselves.
#[derive(Serialize, Deserialize)]
enum Tagged<'a> {
    Bytes(#[serde(with = "bytes")] Cow<'a, [u8]>),
    Number(u64),
}

/// In text, a string holds the bytes in base64, and a number is the module's number.
impl Serialize for ModuleRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, serializer.is_human_readable()) {
            (Self::Bytes(module), true) => bytes::serialize(module, serializer),
            (Self::Number(number), true) => number.serialize(serializer),
            (Self::Bytes(module), false) => {
                Tagged::Bytes(Cow::Borrowed(module)).serialize(serializer)
            }
            (Self::Number(number), false) => Tagged::Number(*number).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ModuleRef<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(TextOrNumber);
        }
        Ok(match Tagged::deserialize(deserializer)? {
            Tagged::Bytes(bytes) => ModuleRef::Bytes(Cow::Owned(bytes.into_owned())),
            Tagged::Number(number) => ModuleRef::Number(number),
        })
    }
}

struct TextOrNumber;

impl Visitor<'_> for TextOrNumber {
    type Value = ModuleRef<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a module as base64, or the number of one that was sent")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        bytes::decode(text).map(|bytes| ModuleRef::Bytes(Cow::Owned(bytes)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(ModuleRef::Number(number))
    }
}

impl<'a> Request<'a> {
    /// The modules of the request. For a thread, those of all its requests.
    pub fn modules_mut(&mut self) -> Vec<&mut ModuleRef<'a>> {
        match &mut self.verb {
            Verb::Define { module } | Verb::Instantiate { module, .. } => vec![module],
            Verb::Thread { requests, .. } => {
                requests.iter_mut().flat_map(Request::modules_mut).collect()
            }
            Verb::Invoke { .. } | Verb::Get { .. } | Verb::Wait { .. } => Vec::new(),
        }
    }
}

impl Request<'_> {
    /// The same request with nothing borrowed.
    pub fn into_owned(self) -> Request<'static> {
        let Self { number, directive, needs, last, verb } = self;
        Request { number, directive, needs, last, verb: verb.into_owned() }
    }
}

impl Verb<'_> {
    fn into_owned(self) -> Verb<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Define { module } => Verb::Define { module: module.into_owned() },
            Self::Instantiate { module, imports } => Verb::Instantiate {
                module: module.into_owned(),
                imports: imports.into_iter().map(|(name, id)| (owned(name), id)).collect(),
            },
            Self::Invoke { instance, export, arguments } => Verb::Invoke {
                instance,
                export: owned(export),
                arguments: Cow::Owned(arguments.into_owned()),
            },
            Self::Get { instance, export } => Verb::Get { instance, export: owned(export) },
            Self::Thread { shared, requests } => {
                let requests = requests.into_iter().map(Request::into_owned).collect();
                Verb::Thread { shared: Cow::Owned(shared.into_owned()), requests }
            }
            Self::Wait { thread, seconds } => Verb::Wait { thread, seconds },
        }
    }

    /// Whether this request creates something that has the directive's number, so that other requests can need it.
    pub fn creates(&self) -> bool {
        matches!(self, Self::Define { .. } | Self::Instantiate { .. } | Self::Thread { .. })
    }
}

/// The instances that a thread shares. In text, none or one is written as in version 1 of the protocol: null, or its
/// number.
mod shared {
    use super::{Cow, DirectiveId};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(DirectiveId),
        Many(Vec<DirectiveId>),
    }

    pub(super) fn serialize<S: Serializer>(
        shared: &[DirectiveId],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match (shared, serializer.is_human_readable()) {
            ([], true) => serializer.serialize_none(),
            ([one], true) => one.serialize(serializer),
            (many, _) => many.serialize(serializer),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Cow<'static, [DirectiveId]>, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Cow::Owned);
        }
        Ok(Cow::Owned(match Option::deserialize(deserializer)? {
            None => Vec::new(),
            Some(OneOrMany::One(one)) => vec![one],
            Some(OneOrMany::Many(many)) => many,
        }))
    }
}
